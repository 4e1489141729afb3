//! From the memo to the loop: what a reader is likely to ask, and the story that the memo spends.

use leptos::prelude::*;

use crate::domain::record::id::RecordId;
use crate::domain::review::follow_ups::follow_ups;
use crate::domain::writing::memo::MemoDraft;
use crate::state::use_app;
use crate::ui::components::form::{Bound, Select, or_none};
use crate::ui::shared::stories;

/// Likely questions, and the link to a story.
#[component]
pub fn FollowUps(
    id: RecordId,
    text: Memo<String>,
    #[prop(into)] memo: Signal<Option<MemoDraft>>,
) -> impl IntoView {
    let library = use_app().library;
    let questions = move || {
        text.with(|text| {
            follow_ups(text)
                .into_iter()
                .map(|asked| {
                    view! {
                        <li>
                            <blockquote>{asked.span.of(text).to_owned()}</blockquote>
                            <p>{asked.question}</p>
                        </li>
                    }
                })
                .collect_view()
        })
    };
    let none_asked = move || text.with(|text| follow_ups(text).is_empty());
    let options = Signal::derive(|| or_none("Not in your bank", stories()));
    let spent = Memo::new(move |_| memo.get().and_then(|memo| memo.story));
    let value = Bound::live(
        move || spent.get(),
        move |story| library.edit(&id, |memo: &mut MemoDraft| memo.story = story),
    );
    view! {
        <details class="follow-ups">
            <summary>"Likely follow-up questions"</summary>
            <Show when=none_asked>
                <p class="muted">"This text makes no claim that leads to a question."</p>
            </Show>
            <ul class="follow-ups__list">{questions}</ul>
            <Select
                name="story"
                label="The story this memo tells"
                hint="Interviewers may have read the memo, so plan a different story for the loop."
                options
                value
            />
        </details>
    }
}
