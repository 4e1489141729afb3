//! What happens when the app breaks: a panic ends a WASM program for good, so the page's own
//! script (`public/boot.js`) is told, and shows what can be rescued.

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// Tells the page's script of every panic, with its message.
pub fn on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        let init = CustomEventInit::new();
        init.set_detail(&JsValue::from_str(&panic.to_string()));
        let event = CustomEvent::new_with_event_init_dict("loopready:panic", &init);
        if let (Some(window), Ok(event)) = (web_sys::window(), event) {
            // Nothing is left to do should this fail, too.
            let _ = window.dispatch_event(&event);
        }
    }));
}
