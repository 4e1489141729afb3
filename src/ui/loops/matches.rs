//! Matching stories to a loop by hand: recent changes and pins.

use leptos::html;
use leptos::prelude::*;

use crate::domain::format::counts::{counted, noun};
use crate::domain::loops::assignment::{AssignedAnswer, Assignment, Pinning, Teller, offered_to};
use crate::domain::loops::interview_loop::InterviewLoop;
use crate::domain::loops::pins::{Moved, QuestionKey, is_to_note, moved};
use crate::domain::record::id::RecordId;
use crate::domain::stories::story::Story;
use crate::state::use_app;
use crate::ui::components::focused;

/// Stores the match if nothing has to be shown; changes stay listed until the candidate has read
/// them.
pub fn note_quietly(id: &RecordId, of: &InterviewLoop, assignment: &Assignment) {
    let now = assignment.seen();
    if is_to_note(of.seen.as_deref(), &now) {
        let id = id.clone();
        let library = use_app().library;
        // This changes the loop that the page is reading.
        Effect::new(move |_| library.note_match(&id, now.clone()));
    }
}

/// Changes since the candidate last looked.
pub fn what_moved(
    id: &RecordId,
    of: &InterviewLoop,
    assignment: &Assignment,
) -> Option<impl IntoView + use<>> {
    let library = use_app().library;
    let now = assignment.seen();
    let moves = moved(of.seen.as_deref()?, &now);
    if moves.is_empty() {
        return None;
    }
    let told = format!(
        "{} another story since you last looked:",
        match moves.len() {
            1 => "1 question has".to_owned(),
            count => format!("{count} questions have"),
        }
    );
    let lines = moves.iter().map(|one| line(id, of, one)).collect_view();
    let id = id.clone();
    let keep = move |_| library.note_match(&id, now.clone());
    Some(view! {
        <section class="moved" aria-labelledby="moved" data-testid="moved">
            <h2 id="moved">"What moved"</h2>
            <p>{told}</p>
            <ul class="prose-list">{lines}</ul>
            <div class="actions">
                <button class="button" type="button" on:click=keep>"Keep this match"</button>
            </div>
        </section>
    })
}

fn line(id: &RecordId, of: &InterviewLoop, moved: &Moved) -> impl IntoView + use<> {
    let library = use_app().library;
    let title = |story: Option<&RecordId>| match story {
        None => "no story".to_owned(),
        Some(story) => library.of::<Story>().get(story).map_or_else(
            || "a deleted story".to_owned(),
            |story| format!("“{}”", story.body.display_title()),
        ),
    };
    let told = format!(
        "{}, {}: {} → {}",
        of.label_of(moved.at.by),
        moved.at.principle,
        title(moved.before.as_ref()),
        title(moved.now.as_ref())
    );
    let can_pin = moved.before.clone().filter(|story| {
        let stories = library.of::<Story>();
        stories
            .get(story)
            .is_some_and(|story| !story.body.is_retired())
    });
    let back = can_pin.map(|story| {
        let spoken = format!(" {} to {}", title(Some(&story)), moved.at.principle);
        let (id, at) = (id.clone(), moved.at);
        let pin = move |_| library.pin_story(&id, at, Some(story.clone()));
        view! {
            " "
            <button class="button button--quiet" type="button" on:click=pin>
                "Pin old story"
                <span class="visually-hidden">{spoken}</span>
            </button>
        }
    });
    view! { <li>{told}{back}</li> }
}

/// What the pins cost, if anything.
pub fn cost_of_pins(assignment: &Assignment) -> Option<String> {
    let lost = assignment.lost_to_pins;
    (lost > 0).then(|| {
        format!(
            "Your pins leave {} without a story that {} one otherwise.",
            counted(lost, "question", "questions"),
            noun(lost, "has", "have")
        )
    })
}

/// The field that pins a story to a question. `touched` is the question whose field was used last, so
/// that the focus can return after the page is redrawn.
pub fn pin_field(
    id: &RecordId,
    answer: &AssignedAnswer,
    of: &InterviewLoop,
    bank: &[Teller],
    touched: RwSignal<Option<QuestionKey>>,
) -> impl IntoView + use<> {
    let library = use_app().library;
    let at = answer.key;
    let pinned = of.pinned(at).cloned();
    let label = format!(
        "Story for {}, {}",
        of.label(answer.slot.interviewer),
        answer.slot.principle
    );
    let options = offered_to(bank, answer.slot.principle)
        .into_iter()
        .map(|story| {
            let is_chosen = pinned.as_ref() == Some(&story.id);
            view! {
                <option value=story.id.to_string() prop:selected=is_chosen>{format!("Pin “{}”", story.title)}</option>
            }
        })
        .collect_view();
    let broken = (answer.pinning == Pinning::Broken).then(|| {
        let title = pinned
            .as_ref()
            .and_then(|story| library.of::<Story>().get(story))
            .map_or_else(
                || "A deleted story".to_owned(),
                |story| format!("“{}”", story.body.display_title()),
            );
        let told = format!("{title} is pinned here but can’t be told, so the best match is used.");
        view! {
            <p class="muted small">{told}</p>
        }
    });
    let is_broken = broken.is_some();
    let node = if touched.get_untracked() == Some(at) {
        focused::<html::Select>()
    } else {
        NodeRef::new()
    };
    let id = id.clone();
    let choose = move |value: String| {
        touched.set(Some(at));
        let story = (!value.is_empty()).then(|| RecordId::from_text(&value));
        library.pin_story(&id, at, story);
    };
    view! {
        {broken}
        <select
            class="input input--inline hears__pin"
            aria-label=label
            node_ref=node
            on:change:target=move |event| choose(event.target().value())
        >
            <option value="" prop:selected=pinned.is_none()>"Best match"</option>
            {is_broken.then(|| view! { <option value="-" prop:selected=true disabled=true>"Pinned story not available"</option> })}
            {options}
        </select>
    }
}
