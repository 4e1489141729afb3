//! The plan to the loop: its days and tasks, the days of the process, the check against the role.

mod days;
mod readiness;
mod role;
mod schedule;

use leptos::prelude::*;

use crate::route::Route;
use days::PlanDays;
use role::RoleCheckPage;
use schedule::PlanPage;

/// The pages of this feature.
pub fn page(place: Route) -> AnyView {
    match place {
        Route::PlanDays => view! { <PlanDays /> }.into_any(),
        Route::RoleCheck => view! { <RoleCheckPage /> }.into_any(),
        _ => view! { <PlanPage /> }.into_any(),
    }
}
