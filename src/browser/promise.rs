//! Bridges between JavaScript promises and Rust futures.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Awaits a promise built from `resolve` and `reject`.
pub async fn settled(mut start: impl FnMut(Function, Function)) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::new(&mut |resolve, reject| start(resolve, reject))).await
}

/// Calls `resolve` after a number of milliseconds.
pub fn resolve_after(milliseconds: i32, resolve: &Function) {
    if let Some(window) = web_sys::window() {
        // It only fails without a window, and then there is nothing to wait for.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(resolve, milliseconds);
    }
}

/// An exception's message, for a person to read.
pub fn said(exception: &JsValue) -> String {
    match exception.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        None => exception
            .as_string()
            .unwrap_or_else(|| "no reason given".to_owned()),
    }
}

/// The name of an exception, such as `QuotaExceededError`.
pub fn name(exception: &JsValue) -> String {
    js_sys::Reflect::get(exception, &"name".into())
        .ok()
        .and_then(|name| name.as_string())
        .unwrap_or_default()
}
