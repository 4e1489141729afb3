//! A page whose record is not on this device.

use leptos::prelude::*;

use crate::route::Route;
use crate::ui::shared::Link;

/// Says that a record is not here, and why that may be.
#[component]
pub fn NotFoundHere(
    /// What was asked for.
    what: &'static str,
    /// Where its kind is listed.
    #[prop(into)]
    to: Route,
    /// What that page is called.
    place: &'static str,
) -> impl IntoView {
    view! {
        <h1>{format!("This {what} is not on this device")}</h1>
        <p class="lead">
            "It may have been deleted, or it’s in another browser. If you have a backup file, import it in the "
            "settings."
        </p>
        <p><Link to=to class="button button--primary">{format!("Go to {place}")}</Link></p>
    }
}
