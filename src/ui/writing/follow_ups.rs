//! From the memo to the loop: what a reader is likely to ask, and the story that the memo spends.

use leptos::prelude::*;

use crate::domain::record::id::RecordId;
use crate::domain::review::follow_ups::follow_ups;
use crate::domain::writing::memo::MemoDraft;
use crate::state::use_app;

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
    let spent = move || memo.get().and_then(|memo| memo.story);
    let options = move || {
        library
            .living_stories()
            .into_iter()
            .map(|story| {
                let value = story.id().as_str().to_owned();
                let is_spent = spent().is_some_and(|spent| spent == *story.id());
                view! { <option value=value prop:selected=is_spent>{story.body.display_title()}</option> }
            })
            .collect_view()
    };
    let choose = move |value: String| {
        let story = (!value.is_empty()).then(|| RecordId::from_text(&value));
        library.edit(&id, |memo: &mut MemoDraft| memo.story = story);
    };
    view! {
        <details class="follow-ups">
            <summary>"What they may ask in the loop"</summary>
            <Show when=none_asked>
                <p class="muted">"Nothing in it makes a claim that could be asked about."</p>
            </Show>
            <ul class="follow-ups__list">{questions}</ul>
            <label class="field">
                <span class="field__label">"The story that this memo spends"</span>
                <span class="field__hint">"Interviewers may have read the memo, so plan not to tell the same story again."</span>
                <select class="input" name="story" on:change:target=move |event| choose(event.target().value())>
                    <option value="" prop:selected=move || spent().is_none()>"None of those in the bank"</option>
                    {options}
                </select>
            </label>
        </details>
    }
}
