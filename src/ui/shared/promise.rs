//! What the app is, for who opens it the first time.

use leptos::prelude::*;

/// What it is and who it is for, in one line.
#[component]
pub fn Promise() -> impl IntoView {
    view! {
        <p class="lead">
            "Prepare for an Amazon product-manager loop: memo, stories, questions, mock interviews. Offline, on this \
             device."
        </p>
    }
}
