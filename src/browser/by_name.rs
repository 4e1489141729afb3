//! JavaScript called by its name: what `web-sys` has only behind an unstable flag, or with much code for
//! few calls.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Calls a method, and awaits its promise if it returns one.
///
/// # Errors
/// What it throws, or that there is no such method.
pub async fn call(of: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(of, &method.into())?.dyn_into()?;
    let arguments: Array = arguments.iter().collect();
    let answer = Reflect::apply(&method, of, &arguments)?;
    match answer.dyn_into::<Promise>() {
        Ok(promise) => JsFuture::from(promise).await,
        Err(answer) => Ok(answer),
    }
}

/// An object with these fields.
pub fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (field, value) in fields {
        // Setting a field of a new object cannot fail.
        let _ = Reflect::set(&object, &(*field).into(), value);
    }
    object.into()
}
