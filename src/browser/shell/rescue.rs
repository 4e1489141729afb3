//! Crash handling: a panic ends a WASM program for good, so the page's own script
//! (`public/boot.js`) is notified and shows what can be rescued.

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// Reports every panic to the page's script, with its message.
pub fn on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        let init = CustomEventInit::new();
        init.set_detail(&JsValue::from_str(&panic.to_string()));
        let event = CustomEvent::new_with_event_init_dict("loopready:panic", &init);
        if let (Some(window), Ok(event)) = (web_sys::window(), event) {
            // If this fails as well, nothing is left to do.
            let _ = window.dispatch_event(&event);
        }
    }));
}
