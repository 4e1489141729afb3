//! A page whose record is not on this device.

use leptos::prelude::*;

use crate::route::Route;
use crate::state::use_app;
use crate::ui::shared::Link;

/// Says that a record is not here, and why.
#[component]
pub fn NotFoundHere(
    /// The kind of record.
    what: &'static str,
    /// The page that lists this kind.
    #[prop(into)]
    to: Route,
    /// The name of that page.
    place: &'static str,
) -> impl IntoView {
    // If nothing could be read, the banner says why, and we can't know what exists.
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
