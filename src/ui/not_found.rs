//! The page for an unknown address.

use leptos::prelude::*;

use crate::route::Route;
use crate::ui::shared::Link;

/// Says that nothing is here, and links to pages that exist.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <h1>"Page not found"</h1>
        <p class="lead">
            "The address may be mistyped, or the page was deleted on this device. Nothing you wrote has changed."
        </p>
        <p><Link to=Route::Today class="button button--primary">"Go to Today"</Link></p>
    }
}
