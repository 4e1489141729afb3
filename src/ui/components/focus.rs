//! Moving the focus.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Moves the focus to an element that is on the page.
pub fn focus<E>(node: NodeRef<E>)
where
    E: ElementType + 'static,
    E::Output: AsRef<HtmlElement> + JsCast + Clone + 'static,
{
    if let Some(element) = node.try_get_untracked().flatten() {
        let element: &HtmlElement = element.as_ref();
        // An element on the page can always be focused.
        let _ = element.focus();
    }
}

/// A node that takes the focus when it is shown.
pub fn focused<E>() -> NodeRef<E>
where
    E: ElementType + 'static,
    E::Output: AsRef<HtmlElement> + JsCast + Clone + 'static,
{
    let node = NodeRef::<E>::new();
    Effect::new(move |_| {
        node.track();
        focus(node);
    });
    node
}
