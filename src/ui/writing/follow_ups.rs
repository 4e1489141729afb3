//! From the memo to the loop: likely questions, and the story that the memo uses.

use leptos::prelude::*;

use crate::domain::record::id::RecordId;
use crate::domain::review::evidence::criterion::Criterion;
use crate::domain::review::follow_ups::{LikelyFollowUp, follow_ups};
use crate::domain::writing::evidence::{EvidenceLine, gaps};
use crate::domain::writing::memo::MemoDraft;
use crate::route::PracticeRoute;
use crate::state::use_app;
use crate::ui::components::form::{Bound, Select, or_none};
use crate::ui::shared::stories;

/// Likely questions, and the link to a story.
#[component]
pub fn FollowUps(
    id: RecordId,
    text: Memo<String>,
    /// What a reader looks for, and whether the text has it.
    lines: Memo<Vec<EvidenceLine>>,
    #[prop(into)] memo: Signal<Option<MemoDraft>>,
) -> impl IntoView {
    let app = use_app();
    let library = app.library;
    let missing: Memo<Vec<Criterion>> = Memo::new(move |_| lines.with(|lines| gaps(lines)));
    let likely: Memo<Vec<LikelyFollowUp>> =
        Memo::new(move |_| text.with(|text| missing.with(|gaps| follow_ups(text, gaps))));
    let row = move |asked: LikelyFollowUp| {
        let quote = asked.span.map(|span| {
            let quote = text.with(|text| span.of(text).to_owned());
            view! { <blockquote dir="auto">{quote}</blockquote> }
        });
        view! {
            <li>
                {quote}
                <p>{asked.question}</p>
            </li>
        }
    };
    let questions = move || likely.get().into_iter().map(row).collect_view();
    let none_asked = move || likely.with(Vec::is_empty);
    let practice = move |_| {
        let title = memo.with_untracked(|memo| memo.as_ref().map(MemoDraft::title));
        let asked = likely.get_untracked().into_iter();
        let questions = asked.map(|asked| asked.question).collect();
        if !app
            .practice
            .begin_about(&title.unwrap_or_default(), questions)
        {
            app.notices
                .tell("Finish or stop your current practice session first.");
        }
        app.go(PracticeRoute::Session);
    };
    let options = Signal::derive(|| or_none("Not in your bank", stories()));
    let spent = Memo::new(move |_| memo.get().and_then(|memo| memo.story));
    let value = Bound::live(
        move || spent.get(),
        move |story| library.edit(&id, |memo: &mut MemoDraft| memo.story = story),
    );
    view! {
        <details class="follow-ups">
            <summary>"Likely follow-up questions"</summary>
            <Show
                when=none_asked
                fallback=move || view! {
                    <button class="button" type="button" on:click=practice>"Start practice aloud"</button>
                }
            >
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
