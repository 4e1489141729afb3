//! The plan up to the loop: days and tasks, dates, and the role check.

mod around_loop;
mod days;
mod next_step;
mod readiness;
mod role;
mod schedule;
mod today;
mod welcome;

use leptos::prelude::*;

use crate::route::PlanRoute;
use days::PlanDays;
use role::RoleCheckPage;
use schedule::PlanPage;
use today::TodayPage;

/// The pages of this feature.
pub fn page(place: PlanRoute) -> AnyView {
    match place {
        PlanRoute::Days => view! { <PlanDays /> }.into_any(),
        PlanRoute::RoleCheck => view! { <RoleCheckPage /> }.into_any(),
        PlanRoute::Schedule => view! { <PlanPage /> }.into_any(),
    }
}

/// Today's content below its heading.
pub fn today() -> AnyView {
    view! { <TodayPage /> }.into_any()
}
