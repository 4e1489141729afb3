//! Links to places of the app.

use leptos::prelude::*;

use crate::route::Route;
use crate::state::use_app;

/// A link to a place.
#[component]
pub fn Link(
    /// The place.
    #[prop(into)]
    to: Route,
    /// CSS classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! { <a class=class dir="auto" href=use_app().href(&to)>{children()}</a> }
}
