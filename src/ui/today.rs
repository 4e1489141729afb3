//! Today: its heading, and an introduction for first-time visitors. The next step comes with the
//! plan's part.

use leptos::prelude::*;

use crate::route::frame;
use crate::state::use_app;
use crate::ui::parts::Parts;
use crate::ui::shared::{FirstQuestion, Promise};

/// The first page.
#[component]
pub fn TodayPage(parts: Parts) -> impl IntoView {
    view! {
        <h1>{frame::TODAY.heading}</h1>
        {parts.today(late)}
    }
}

fn late() -> AnyView {
    if use_app().plan.may_have_begun() {
        view! { <p class="late muted">"Loading this page"</p> }.into_any()
    } else {
        // The fields come with the plan's part.
        view! {
            <Promise />
            <div class="next-step" aria-busy="true"><FirstQuestion /></div>
        }
        .into_any()
    }
}
