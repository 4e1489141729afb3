//! What the company decided after a loop, noted by the candidate.

use leptos::prelude::*;

use crate::domain::loops::interview_loop::{InterviewLoop, LoopOutcome};
use crate::domain::record::id::RecordId;
use crate::state::use_app;

/// The decision on a loop: what is noted, and the buttons that note it.
#[component]
pub fn Decision(
    /// The loop.
    of: RecordId,
) -> impl IntoView {
    let app = use_app();
    let of = StoredValue::new(of);
    let noted = Memo::new(move |_| {
        let loops = app.library.of::<InterviewLoop>();
        of.with_value(|of| loops.map(of, |record| record.body.outcome).flatten())
    });
    let note = move |outcome| of.with_value(|of| app.plan.note_decision(of, outcome));
    let is_noted = move |outcome| (noted.get() == Some(outcome)).to_string();
    view! {
        <div class="actions" role="group" aria-label="Decision" data-testid="decision">
            <button
                class="button"
                type="button"
                aria-pressed=move || is_noted(LoopOutcome::Offer)
                on:click=move |_| note(LoopOutcome::Offer)
            >
                "They made an offer"
            </button>
            <button
                class="button"
                type="button"
                aria-pressed=move || is_noted(LoopOutcome::NoOffer)
                on:click=move |_| note(LoopOutcome::NoOffer)
            >
                "No offer this time"
            </button>
        </div>
    }
}
