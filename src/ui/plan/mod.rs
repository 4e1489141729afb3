//! The plan to the loop: its days and tasks, the days of the process, the check against the role.

mod days;
mod readiness;
mod role;
mod schedule;
mod today;

use leptos::prelude::*;

use crate::route::PlanRoute;
use days::PlanDays;
use role::RoleCheckPage;
use schedule::PlanPage;
use today::PlanForToday;

/// The pages of this feature, and what it has for Today.
pub fn page(place: PlanRoute) -> AnyView {
    match place {
        PlanRoute::Days => view! { <PlanDays /> }.into_any(),
        PlanRoute::RoleCheck => view! { <RoleCheckPage /> }.into_any(),
        PlanRoute::Schedule => view! { <PlanPage /> }.into_any(),
    }
}

/// What the plan has for Today.
pub fn for_today() -> AnyView {
    view! { <PlanForToday /> }.into_any()
}
