//! What the app is, for first-time visitors.

use leptos::prelude::*;

use crate::route::frame;

/// What the first visit asks for, and why.
#[component]
pub fn FirstQuestion() -> impl IntoView {
    view! {
        <h2>"When is your loop?"</h2>
        <p>"Your plan leads up to that day. You can change both answers later."</p>
    }
}

/// What it is and who it is for, in one line.
#[component]
pub fn Promise() -> impl IntoView {
    view! { <p class="lead">{frame::TODAY.lead}</p> }
}
