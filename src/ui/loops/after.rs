//! After a real loop: what was asked, by whom, which story was told, and how that compares with
//! what was prepared.

use leptos::html;
use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::loops::assignment::assign;
use crate::domain::loops::interview_loop::InterviewLoop;
use crate::domain::loops::log::{Comparison, LoggedQuestion, LoopLog};
use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;
use crate::route::LoopsRoute;
use crate::state::{Typed, use_app};
use crate::ui::components::SaveBadge;
use crate::ui::loops::mock::words::{listed, standing};
use crate::ui::shared::{Link, Weighed};

/// The page after a loop.
#[component]
pub fn AfterPage(id: RecordId) -> impl IntoView {
    let app = use_app();
    let Some(of) = untrack(|| app.library.of::<InterviewLoop>().get(&id)) else {
        return view! {
            <h1>"This loop is not on this device"</h1>
            <p class="lead">"It may have been deleted, or it was made in another browser."</p>
            <p><Link to=LoopsRoute::List class="button button--primary">"Go to Loops"</Link></p>
        }
        .into_any();
    };
    let of = StoredValue::new(of.body);
    let typed = Typed::open(
        app.core(),
        format!("loop-log:{id}"),
        untrack(|| app.mock_loops.log(&id)),
    );
    let keep = move || app.mock_loops.keep_log(typed);
    on_cleanup(keep);
    let saved = Signal::derive(move || typed.saved());
    let add = NodeRef::<html::Button>::new();
    let entries = move || {
        let entries = typed.given.get().map_or_else(Vec::new, |log| log.entries);
        entries
            .into_iter()
            .enumerate()
            .map(|(place, entry)| view! { <OneEntry typed of place entry add /> })
            .collect_view()
    };
    let name = of.with_value(InterviewLoop::display_name);
    view! {
        <p class="eyebrow"><Link to=LoopsRoute::Loop(id.clone())>{name}</Link></p>
        <h1>"After the loop"</h1>
        <p class="lead">
            "Write it down the same day: each question as you remember it, who asked, and which story you told. Told stories "
            "count as spent for the rounds to come, and the questions join your own."
        </p>
        <form class="story-form" on:submit=move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            app.notices.tell(match app.mock_loops.keep_log_with_questions(typed) {
                0 => "Log saved.".to_owned(),
                1 => "Log saved. Its question is among your own now.".to_owned(),
                count => format!("Log saved. {count} questions are among your own now."),
            });
        }>
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
            <div class="story-form__bar">
                <button class="button button--primary" type="submit">"Save the log"</button>
                <span class="small">"Typed text: "<SaveBadge saved /></span>
            </div>
        </form>
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
    entry: LoggedQuestion,
    add: NodeRef<html::Button>,
) -> impl IntoView {
    let app = use_app();
    let number = place + 1;
    let edit = move |edit: &dyn Fn(&mut LoggedQuestion)| {
        typed.edit(|log| {
            if let Some(entry) = log.entries.get_mut(place) {
                edit(entry);
            }
        });
    };
    let people = of.with_value(|of| {
        // Who was taken out of the loop later has asked all the same.
        let gone = entry.by.filter(|&key| of.place_of(key).is_none());
        of.interviewers
            .iter()
            .filter_map(|one| one.key)
            .chain(gone)
            .map(|key| {
                view! {
                    <option value=key.to_string() selected=entry.by == Some(key)>{of.label_of(key)}</option>
                }
            })
            .collect_view()
    });
    let principles = Principle::ALL
        .iter()
        .map(|&principle| {
            view! {
                <option value=principle.slug() selected=entry.principle == Some(principle)>{principle.name()}</option>
            }
        })
        .collect_view();
    let told = entry.story.clone();
    let stories = untrack(|| app.library.living_stories())
        .into_iter()
        .map(|story| {
            let is_told = told.as_ref() == Some(story.id());
            view! {
                <option value=story.id().as_str().to_owned() selected=is_told>{story.body.display_title()}</option>
            }
        })
        .collect_view();
    let remove = move |_| {
        let before = typed.form.get_untracked();
        typed.reshape(|log| {
            if place < log.entries.len() {
                log.entries.remove(place);
            }
        });
        app.notices.offer_undo("Question taken out.", move || {
            let before = before.clone();
            typed.reshape(move |log| *log = before);
        });
        // The button that had the focus is gone.
        if let Some(add) = add.get_untracked() {
            let _ = add.focus();
        }
    };
    view! {
        <fieldset class="interviewer">
            <legend>{format!("Question {number}")}</legend>
            <label class="field">
                <span class="field__label">"As you remember it"</span>
                <textarea
                    class="input"
                    rows="2"
                    name=format!("asked-{number}")
                    prop:value=entry.question
                    on:input:target=move |event| {
                        let question = event.target().value();
                        edit(&|entry| entry.question.clone_from(&question));
                    }
                ></textarea>
            </label>
            <div class="filter">
                <label class="field">
                    <span class="field__label">"Asked by"</span>
                    <select class="input" name=format!("by-{number}") on:change:target=move |event| {
                        let by = event.target().value().parse().ok();
                        edit(&|entry| entry.by = by);
                    }>
                        <option value="">"Somebody else"</option>
                        {people}
                    </select>
                </label>
                <label class="field">
                    <span class="field__label">"About"</span>
                    <select class="input" name=format!("about-{number}") on:change:target=move |event| {
                        let principle = Principle::from_slug(&event.target().value());
                        edit(&|entry| entry.principle = principle);
                    }>
                        <option value="">"Not clear"</option>
                        {principles}
                    </select>
                </label>
                <label class="field">
                    <span class="field__label">"Story told"</span>
                    <select class="input" name=format!("told-{number}") on:change:target=move |event| {
                        let value = event.target().value();
                        let story = (!value.is_empty()).then(|| RecordId::from_text(&value));
                        edit(&|entry| entry.story.clone_from(&story));
                    }>
                        <option value="">"None of the bank"</option>
                        {stories}
                    </select>
                </label>
            </div>
            <label class="field">
                <span class="field__label">"How it went"</span>
                <input
                    class="input"
                    name=format!("went-{number}")
                    autocomplete="off"
                    prop:value=entry.note
                    on:input:target=move |event| {
                        let note = event.target().value();
                        edit(&|entry| entry.note.clone_from(&note));
                    }
                />
            </label>
            <div class="interviewer__foot">
                <span></span>
                <button class="button button--quiet" type="button" on:click=remove>
                    "Take out"
                    <span class="visually-hidden">{format!(" question {number}")}</span>
                </button>
            </div>
        </fieldset>
    }
}

/// What was prepared against what was asked, as far as the log is saved.
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
            "Everybody in the loop has asked.".to_owned()
        } else {
            format!(
                "{} to come, without the stories told already. {}",
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
                <h2 id="compared">"Against what was prepared"</h2>
                <dl class="facts" data-testid="compared">
                    {lines}
                    <dt>"Rounds to come"</dt>
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
        listed(&names)
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
        0 => "Nothing that you expected was asked.".to_owned(),
        count => format!(
            "{} about what you expected; {with_prepared} answered with the story prepared for it, {by_others} asked by \
             somebody else than expected.",
            asked(count)
        ),
    };
    let mut lines = vec![("Found", found)];
    lines.push((
        "Missed",
        match compared.missed.as_slice() {
            [] => "Nothing was asked about that nobody was expected to ask about.".to_owned(),
            missed => format!(
                "{} about what nobody was expected to ask: {}.",
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
            "Every prepared story was told.".to_owned()
        } else {
            format!("{}.", listed(&unused))
        },
    ));
    lines
}
