//! The way to the plan, as long as there is none.

use leptos::prelude::*;

use crate::route::PlanRoute;
use crate::ui::shared::Link;

/// Says what a plan brings, and leads to it.
#[component]
pub fn PlanInvitation() -> impl IntoView {
    view! {
        <p class="prose">
            <Link to=PlanRoute::Schedule>"Plan the days to your loop"</Link>
            <br />
            <span class="muted">"Say when it is, and each day has the few things to do that matter most by then."</span>
        </p>
    }
}
