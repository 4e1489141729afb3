//! The end of a set: it asks first while items have no answer.

use leptos::html;
use leptos::prelude::*;

use crate::domain::format::counts::{counted, noun};
use crate::domain::record::id::RecordId;
use crate::state::{AssessmentRoom, use_app};
use crate::ui::components::focused;

/// Ends a set, or sets `is_asked` while items of it have no answer.
pub fn finish(room: AssessmentRoom, id: StoredValue<RecordId>, is_asked: RwSignal<bool>) {
    let unanswered = id.with_value(|id| untrack(|| room.set(id)).map(|set| set.body.unanswered()));
    if unanswered.is_none_or(|unanswered| unanswered == 0) {
        id.with_value(|id| room.finish(id));
    } else {
        is_asked.set(true);
    }
}

/// Asks whether to end a set although items have no answer.
#[component]
pub fn Finish(id: StoredValue<RecordId>, is_asked: RwSignal<bool>) -> impl IntoView {
    view! {
        <Show when=move || is_asked.get()>
            <Question id is_asked />
        </Show>
    }
}

#[component]
fn Question(id: StoredValue<RecordId>, is_asked: RwSignal<bool>) -> impl IntoView {
    let room = AssessmentRoom::of(use_app().core());
    let keep = focused::<html::Button>();
    let told = move || {
        let set = id.with_value(|id| room.set(id));
        let unanswered = set.map_or(0, |set| set.body.unanswered());
        format!(
            "{} {} no answer and would count as wrong.",
            counted(unanswered, "item", "items"),
            noun(unanswered, "has", "have")
        )
    };
    let end = move |_| {
        is_asked.set(false);
        id.with_value(|id| room.finish(id));
    };
    view! {
        <div class="banner" role="group" aria-label="Finish the set">
            <p>{told}</p>
            <div class="actions">
                <button
                    class="button button--primary"
                    type="button"
                    node_ref=keep
                    on:click=move |_| is_asked.set(false)
                >
                    "Keep working"
                </button>
                <button class="button" type="button" on:click=end>"Finish anyway"</button>
            </div>
        </div>
    }
}
