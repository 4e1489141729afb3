//! After a real loop: who asked what, which story was told, and how that compares with
//! what was prepared.

use leptos::html;
use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::loops::assignment::assign;
use crate::domain::loops::interview_loop::InterviewLoop;
use crate::domain::loops::log::{Comparison, LoggedQuestion, LoopLog};
use crate::domain::record::id::RecordId;
use crate::route::LoopsRoute;
use crate::state::{Typed, use_app};
use crate::ui::components::focus;
use crate::ui::components::form::{Select, TextArea, TextField, any_of, listed, or_none};
use crate::ui::loops::form::NoSuchLoop;
use crate::ui::loops::mock::words::{listed as and_listed, standing};
use crate::ui::shared::{DraftForm, Fields, Weighed, entry, stories};

/// The page after a loop.
#[component]
pub fn AfterPage(id: RecordId) -> impl IntoView {
    let app = use_app();
    let Some(of) = untrack(|| app.library.of::<InterviewLoop>().get(&id)) else {
        return view! { <NoSuchLoop /> }.into_any();
    };
    let of = StoredValue::new(of.body);
    let typed = app.mock_loops.log_form(&id);
    on_cleanup(move || app.mock_loops.keep_log(typed));
    let add = NodeRef::<html::Button>::new();
    let entries = move || {
        let count = typed.given.get().map_or(0, |log| log.entries.len());
        (0..count)
            .map(|place| view! { <OneEntry typed of place add /> })
            .collect_view()
    };
    let save = move |()| {
        let Some(count) = app.mock_loops.keep_log_with_questions(typed) else {
            return;
        };
        app.library.tell_once_kept(match count {
            0 => "Log saved.".to_owned(),
            1 => "Log saved. Its question was added to your questions.".to_owned(),
            count => format!("Log saved. {count} questions were added to your questions."),
        });
    };
    let name = of.with_value(InterviewLoop::display_name);
    view! {
        <DraftForm
            typed
            back=(LoopsRoute::Loop(id.clone()).into(), name)
            title="After the loop"
            lead="Write it down the same day: each question as you remember it, who asked, and which story you told. \
                Stories you told count as used in later rounds. The questions are added to yours."
            verb="Save log"
            save
        >
            {entries}
            <div class="actions">
                <button
                    class="button"
                    type="button"
                    node_ref=add
                    on:click=move |_| typed.reshape(|log| log.entries.push(LoggedQuestion::default()))
                >
                    "Add a question"
                </button>
            </div>
        </DraftForm>
        <Weighed>{
            let id = id.clone();
            view! { <Compared id=id.clone() of /> }
        }</Weighed>
    }
    .into_any()
}

/// One question that was asked.
#[component]
fn OneEntry(
    typed: Typed<LoopLog>,
    of: StoredValue<InterviewLoop>,
    place: usize,
    add: NodeRef<html::Button>,
) -> impl IntoView {
    let number = place + 1;
    let by = entry!(typed, entries, place, by);
    let people: Vec<(u32, String)> = of.with_value(|of| {
        // Also interviewers who were removed from the loop later.
        let gone = by.get().filter(|&key| of.place_of(key).is_none());
        let keys = of.interviewers.iter().filter_map(|one| one.key).chain(gone);
        keys.map(|key| (key, of.label_of(key))).collect()
    });
    let remove = move |_| {
        typed.change("Question removed.", |log| {
            if place < log.entries.len() {
                log.entries.remove(place);
            }
        });
        // The focused button was removed.
        focus(add);
    };
    view! {
        <fieldset class="interviewer">
            <legend>{format!("Question {number}")}</legend>
            <TextArea
                class="input"
                name=format!("asked-{number}")
                label="The question as you remember it"
                rows=2
                value=entry!(typed, entries, place, question)
            />
            <div class="filter">
                <Select name=format!("by-{number}") label="Asked by" options=or_none("Someone else", listed(people)) value=by />
                <Select
                    name=format!("about-{number}")
                    label="About"
                    options=any_of("Not clear")
                    value=entry!(typed, entries, place, principle)
                />
                <Select
                    name=format!("told-{number}")
                    label="Story told"
                    options=or_none("No story from your bank", stories())
                    value=entry!(typed, entries, place, story)
                />
            </div>
            <TextField name=format!("went-{number}") label="How it went" value=entry!(typed, entries, place, note) />
            <div class="interviewer__foot">
                <span></span>
                <button class="button button--quiet" type="button" on:click=remove>
                    "Remove"
                    <span class="visually-hidden">{format!(" question {number}")}</span>
                </button>
            </div>
        </fieldset>
    }
}

/// The comparison of prepared and asked questions, based on the saved log.
#[component]
fn Compared(id: RecordId, of: StoredValue<InterviewLoop>) -> impl IntoView {
    let room = use_app().mock_loops;
    move || {
        let log = room.log(&id);
        if log.entries.is_empty() {
            return ().into_any();
        }
        let prepared = of.with_value(|of| assign(&room.tellers(None), of));
        let compared = of.with_value(|of| log.compared(of, &prepared));
        let remaining = of.with_value(|of| log.remaining(of));
        let to_come = assign(&room.tellers(Some(&id)), &remaining);
        let rounds = if remaining.interviewers.is_empty() {
            "Every interviewer has asked.".to_owned()
        } else {
            format!(
                "{} left, without the stories you already told. {}",
                counted(remaining.interviewers.len(), "interviewer", "interviewers"),
                standing(&to_come)
            )
        };
        let lines = told(&log, &compared)
            .into_iter()
            .map(|(name, line)| view! { <dt>{name}</dt><dd>{line}</dd> })
            .collect_view();
        view! {
            <section aria-labelledby="compared">
                <h2 id="compared">"Compared with your plan"</h2>
                <dl class="facts" data-testid="compared">
                    {lines}
                    <dt>"Remaining rounds"</dt>
                    <dd>{rounds}</dd>
                </dl>
            </section>
        }
        .into_any()
    }
}

/// The comparison in words.
fn told(log: &LoopLog, compared: &Comparison) -> Vec<(&'static str, String)> {
    let about = |place: &usize| {
        let principle = log.entries.get(*place).and_then(|entry| entry.principle);
        principle.map(|principle| principle.name().to_owned())
    };
    let names = |places: &[usize]| {
        let mut names: Vec<String> = places.iter().filter_map(about).collect();
        names.dedup();
        and_listed(&names)
    };
    let asked = |count| counted(count, "question", "questions");
    let by_others = compared
        .found
        .iter()
        .filter(|one| !one.is_by_expected)
        .count();
    let with_prepared = compared
        .found
        .iter()
        .filter(|one| one.is_prepared_story)
        .count();
    let found = match compared.found.len() {
        0 => "Nothing you expected was asked.".to_owned(),
        count => format!(
            "{} about what you expected: {with_prepared} answered with the story you prepared, {by_others} asked by \
             a different interviewer.",
            asked(count)
        ),
    };
    let mut lines = vec![("Found", found)];
    lines.push((
        "Missed",
        match compared.missed.as_slice() {
            [] => "Nothing unexpected was asked.".to_owned(),
            missed => format!(
                "{} about principles you didn’t expect: {}.",
                asked(missed.len()),
                names(missed)
            ),
        },
    ));
    if !compared.unclear.is_empty() {
        lines.push((
            "Not clear",
            format!("{} without a principle.", asked(compared.unclear.len())),
        ));
    }
    let unused: Vec<String> = compared
        .unused
        .iter()
        .map(|story| format!("“{}”", story.title))
        .collect();
    lines.push((
        "Unused",
        if unused.is_empty() {
            "You told every story you prepared.".to_owned()
        } else {
            format!("{}.", and_listed(&unused))
        },
    ));
    lines
}
