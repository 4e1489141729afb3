//! Instants as the candidate reads them off the wall.

use chrono::{DateTime, Datelike, FixedOffset, Timelike, Utc};
use leptos::prelude::*;

use crate::state::use_app;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// "23 Nov 2026, 14:05".
fn day_and_time(local: DateTime<FixedOffset>) -> String {
    let month = MONTHS
        .get(usize::try_from(local.month0()).unwrap_or(0))
        .copied()
        .unwrap_or_default();
    format!(
        "{} {month} {}, {:02}:{:02}",
        local.day(),
        local.year(),
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
    let local = use_app()
        .services
        .with_value(|services| services.clock.local(at));
    view! { <time datetime=at.to_rfc3339()>{day_and_time(local)}</time> }
}
