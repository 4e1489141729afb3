//! A session that may be open in several tabs: which tab drives it, and how to take over.

use leptos::prelude::*;

use crate::state::{Access, Seat};

/// A session's view, usable only in the tab that drives it.
#[component]
pub fn Seated(
    /// This tab's seat.
    seat: Seat,
    children: Children,
) -> impl IntoView {
    let told = move || match seat.access.get() {
        Access::Reading => {
            Some("This session is under way in another tab. Here you can follow it.")
        }
        Access::TakenOver => Some("Another tab took this session over. Here you can follow it."),
        Access::Asking | Access::Writing | Access::Over => None,
    };
    view! {
        {move || told().map(|told| view! {
            <p class="banner" role="status" data-testid="follows">
                {told}" "
                <button class="button button--quiet" type="button" on:click=move |_| seat.take_over()>
                    "Continue here"
                </button>
            </p>
        })}
        <div inert=move || seat.follows()>{children()}</div>
    }
}
