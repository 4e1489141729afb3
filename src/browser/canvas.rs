//! A canvas that is never shown, to measure text with.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// A canvas to measure text with; none in a browser without one.
pub(crate) fn canvas() -> Option<CanvasRenderingContext2d> {
    let canvas: HtmlCanvasElement = web_sys::window()?
        .document()?
        .create_element("canvas")
        .ok()?
        .unchecked_into();
    Some(canvas.get_context("2d").ok()??.unchecked_into())
}
