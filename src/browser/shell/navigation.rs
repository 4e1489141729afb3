//! The browser's address bar and history, and links within the app, which don't reload the page.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlAnchorElement, Location, MouseEvent, Window};

use crate::ports::Navigation;
use crate::route::Route;

/// The navigation of the app at a base.
#[derive(Clone)]
pub struct BrowserNavigation {
    /// The app's base path, without a trailing slash.
    base: String,
}

impl BrowserNavigation {
    /// The navigation of the app at `base`, a path that ends in a slash.
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self {
            base: base.trim_end_matches('/').to_owned(),
        }
    }

    /// The place of an address; `None` outside the app.
    fn place(&self, path: &str, query: &str) -> Option<Route> {
        let inside = path.strip_prefix(&self.base)?;
        (inside.is_empty() || inside.starts_with('/'))
            .then(|| Route::parse(inside, query.trim_start_matches('?')))
    }

    /// The place that a clicked link leads to; `None` if the browser should follow it.
    fn followed(&self, event: &MouseEvent, location: &Location) -> Option<Route> {
        let is_plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
            && !event.default_prevented();
        let target: Element = event.target()?.dyn_into().ok()?;
        let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
        let is_ours = link.origin() == location.origin().ok()?
            && link.target().is_empty()
            && !link.has_attribute("download")
            // The browser handles links within the page.
            && link.hash().is_empty();
        if is_plain && is_ours {
            self.place(&link.pathname(), &link.search())
        } else {
            None
        }
    }
}

impl Navigation for BrowserNavigation {
    fn current(&self) -> Route {
        web_sys::window()
            .and_then(|window| {
                let location = window.location();
                self.place(&location.pathname().ok()?, &location.search().ok()?)
            })
            .unwrap_or(Route::NotFound)
    }

    fn go(&self, to: &Route) {
        if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
            // It only fails after hundreds of calls within seconds; the page changes anyway.
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&self.href(to)));
        }
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    fn replace(&self, with: &Route) {
        if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
            // As above.
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&self.href(with)));
        }
    }

    fn href(&self, to: &Route) -> String {
        format!("{}{}", self.base, to.path())
    }

    fn watch(&self, arrived: Box<dyn Fn(Route)>) {
        let Some(window) = web_sys::window() else {
            return;
        };
        let navigation = self.clone();
        let page: Window = window.clone();
        let heard = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
            match event.dyn_ref::<MouseEvent>() {
                Some(click) => {
                    if let Some(route) = navigation.followed(click, &page.location()) {
                        event.prevent_default();
                        navigation.go(&route);
                        arrived(route);
                    }
                }
                None => arrived(navigation.current()),
            }
        })
        .into_js_value();
        // The events are valid, so adding a listener cannot fail.
        let _ = window.add_event_listener_with_callback("click", heard.unchecked_ref());
        let _ = window.add_event_listener_with_callback("popstate", heard.unchecked_ref());
    }
}
