//! The plan to the loop: its days and tasks, the days of the process, the check against the role.

mod days;
mod readiness;
mod role;
mod schedule;
mod today;

use leptos::prelude::*;

use crate::route::Route;
use days::PlanDays;
use role::RoleCheckPage;
use schedule::PlanPage;
use today::PlanForToday;

/// The pages of this feature, and what it has for Today.
pub fn page(place: Route) -> AnyView {
    match place {
        Route::PlanDays => view! { <PlanDays /> }.into_any(),
        Route::Today => view! { <PlanForToday /> }.into_any(),
        Route::RoleCheck => view! { <RoleCheckPage /> }.into_any(),
        _ => view! { <PlanPage /> }.into_any(),
    }
}
