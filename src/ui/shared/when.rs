//! Instants in local time.

use chrono::{DateTime, FixedOffset, Timelike, Utc};
use leptos::prelude::*;

use crate::domain::format::dates;
use crate::state::use_app;

/// "23 Nov 2026, 14:05".
fn day_and_time(local: DateTime<FixedOffset>) -> String {
    format!(
        "{}, {:02}:{:02}",
        dates::in_words(&local),
        local.hour(),
        local.minute()
    )
}

/// An instant, in local time.
#[component]
pub fn When(
    /// The instant.
    at: DateTime<Utc>,
) -> impl IntoView {
    let local = use_app().core().local(at);
    view! { <time datetime=at.to_rfc3339()>{day_and_time(local)}</time> }
}
