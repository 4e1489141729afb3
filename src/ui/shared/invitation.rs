//! The way to the plan, as long as there is none.

use leptos::prelude::*;

use crate::route::PlanRoute;
use crate::ui::shared::Link;

/// Says what a plan brings, and leads to it.
#[component]
pub fn PlanInvitation() -> impl IntoView {
    view! {
        <p class="prose">
            <Link to=PlanRoute::Schedule>"Plan the days until your loop"</Link>
            <br />
            <span class="muted">"Enter your loop date. Each day then has the few tasks that matter most."</span>
        </p>
    }
}
