//! The form of a loop. What is typed is kept at once; "Save" makes it the loop.

use leptos::html;
use leptos::prelude::*;

use crate::domain::format::dates;
use crate::domain::loops::interview_loop::{
    INTERVIEWERS_AT_MOST, InterviewLoop, Interviewer, LoopFormError,
};
use crate::domain::record::id::RecordId;
use crate::route::LoopsRoute;
use crate::state::{LoopSession, use_app};
use crate::ui::components::{SaveBadge, failure};
use crate::ui::shared::{InterviewerFields, Link};

/// A loop in its form: an existing one, or a new one.
#[component]
pub fn LoopForm(id: Option<RecordId>) -> impl IntoView {
    let app = use_app();
    let is_missing = id
        .as_ref()
        .is_some_and(|id| untrack(|| app.library.of::<InterviewLoop>().get(id)).is_none());
    if is_missing {
        return view! { <NoSuchLoop /> }.into_any();
    }
    let session = LoopSession::open(app.core(), id.clone());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(id) = session.save() {
            app.notices.tell("Loop saved.");
            app.go(LoopsRoute::Loop(id));
        }
    };
    let saved = Signal::derive(move || session.saved());
    let trouble = Memo::new(move |_| failure(&saved.get()));
    let add = NodeRef::<html::Button>::new();
    let is_full = move || count(session) >= INTERVIEWERS_AT_MOST;
    view! {
        <form class="story-form" on:submit=save>
            <p class="eyebrow"><Link to=LoopsRoute::List>"Loops"</Link></p>
            <h1>{if id.is_some() { "Change the loop" } else { "New loop" }}</h1>
            <p class="lead">
                "Put in what the recruiter told you, and guess the rest. Or let a plausible loop be drawn."
            </p>
            <Show when=move || session.was_recovered.get()>
                <p class="banner" role="status">
                    "Unsaved changes from before were brought back. "
                    <button class="button button--quiet" type="button" on:click=move |_| session.discard()>
                        "Put them aside"
                    </button>
                </p>
            </Show>
            {move || trouble.get().map(|text| view! { <p class="banner" data-tone="alert" role="alert">{text}</p> })}
            <About session />
            <h2>"Interviewers"</h2>
            <Interviewers session add />
            <div class="actions">
                <button
                    class="button"
                    type="button"
                    node_ref=add
                    disabled=is_full
                    on:click=move |_| session.add_interviewer()
                >
                    "Add an interviewer"
                </button>
                <button class="button" type="button" on:click=move |_| session.draw()>
                    {move || if count(session) == 0 { "Draw a plausible loop" } else { "Draw all anew" }}
                </button>
            </div>
            <p class="form-error" role="alert">{move || session.error.get().as_ref().map(LoopFormError::advice)}</p>
            <div class="story-form__bar">
                <button class="button button--primary" type="submit">"Save loop"</button>
                <span class="small">"Typed text: "<SaveBadge saved /></span>
            </div>
        </form>
    }
    .into_any()
}

/// A loop was asked for that is not here.
#[component]
pub fn NoSuchLoop() -> impl IntoView {
    view! {
        <h1>"This loop is not on this device"</h1>
        <p class="lead">
            "It may have been deleted, or it was made in another browser. If you have a backup file, import it in the "
            "settings."
        </p>
        <p><Link to=LoopsRoute::List class="button button--primary">"Go to Loops"</Link></p>
    }
}

/// How many interviewers there are; tracked.
fn count(session: LoopSession) -> usize {
    session
        .given
        .with(|form| form.as_ref().map_or(0, |form| form.interviewers.len()))
}

/// Name and day.
#[component]
fn About(session: LoopSession) -> impl IntoView {
    let name = NodeRef::<html::Input>::new();
    let day = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let (Some(form), Some(name), Some(day)) = (session.given.get(), name.get(), day.get()) {
            name.set_value(&form.name);
            day.set_value(
                &form
                    .date
                    .as_ref()
                    .map(dates::in_file_name)
                    .unwrap_or_default(),
            );
        }
    });
    view! {
        <div class="filter">
            <label class="field">
                <span class="field__label">"Name"</span>
                <input
                    class="input"
                    name="loop-name"
                    autocomplete="off"
                    node_ref=name
                    on:input:target=move |event| {
                        let name = event.target().value();
                        session.edit(|form| form.name = name);
                    }
                />
            </label>
            <label class="field">
                <span class="field__label">"Day, if it is known"</span>
                <input
                    class="input"
                    type="date"
                    name="loop-date"
                    node_ref=day
                    on:input:target=move |event| {
                        let date = dates::from_field(&event.target().value());
                        session.edit(|form| form.date = date);
                    }
                />
            </label>
        </div>
    }
}

/// The interviewers' fields. They are drawn anew only when other people are in the loop.
#[component]
fn Interviewers(session: LoopSession, add: NodeRef<html::Button>) -> impl IntoView {
    move || {
        let interviewers = session.given.get().unwrap_or_default().interviewers;
        if interviewers.is_empty() {
            return view! {
                <p class="empty">
                    "A loop has four to six interviewers. Each holds one to three principles and asks about two questions; "
                    "one of them, the Bar Raiser, comes from another team."
                </p>
            }
            .into_any();
        }
        interviewers
            .into_iter()
            .enumerate()
            .map(|(place, interviewer)| view! { <OneInterviewer session place interviewer add /> })
            .collect_view()
            .into_any()
    }
}

#[component]
fn OneInterviewer(
    session: LoopSession,
    place: usize,
    interviewer: Interviewer,
    add: NodeRef<html::Button>,
) -> impl IntoView {
    let edit = move |edited: Interviewer| {
        session.edit_interviewer(place, |interviewer| {
            let is_bar_raiser = interviewer.is_bar_raiser;
            *interviewer = Interviewer {
                is_bar_raiser,
                ..edited
            };
        });
    };
    let remove = move |()| {
        session.remove_interviewer(place);
        // The button that had the focus is gone.
        if let Some(add) = add.get_untracked() {
            let _ = add.focus();
        }
    };
    view! {
        <InterviewerFields
            place
            interviewer
            is_bar_raiser=Signal::derive(move || session.bar_raiser.get() == Some(place))
            edit
            set_bar_raiser=move |is_bar_raiser| session.set_bar_raiser(place, is_bar_raiser)
            remove
        />
    }
}
