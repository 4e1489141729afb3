//! A page whose record is not on this device.

use leptos::prelude::*;

use crate::route::Route;
use crate::state::use_app;
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
    // Where nothing could be read, the banner says why, and nobody knows what is here.
    if use_app().library.problem.with_untracked(Option::is_some) {
        let mut letters = what.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        return view! { <h1>{first + letters.as_str()}</h1> }.into_any();
    }
    view! {
        <h1>{format!("This {what} is not on this device")}</h1>
        <p class="lead">
            "It may have been deleted, or it’s in another browser. If you have a backup file, import it in the "
            "settings."
        </p>
        <p><Link to=to class="button button--primary">{format!("Go to {place}")}</Link></p>
    }
    .into_any()
}
