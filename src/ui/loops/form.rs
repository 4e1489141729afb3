//! The form of a loop. Typed text is stored immediately; "Save" makes it the loop.

use leptos::html;
use leptos::prelude::*;

use crate::domain::loops::interview_loop::{INTERVIEWERS_AT_MOST, InterviewLoop, Interviewer};
use crate::domain::record::id::RecordId;
use crate::route::LoopsRoute;
use crate::state::{Typed, use_app};
use crate::ui::components::focus;
use crate::ui::components::form::{Bound, DateField, TextField};
use crate::ui::shared::{DraftForm, Fields, InterviewerFields, NotFoundHere, field};

/// A loop in its form: an existing one, or a new one.
#[component]
pub fn LoopForm(id: Option<RecordId>) -> impl IntoView {
    let app = use_app();
    let loops = app.library.of::<InterviewLoop>();
    if id
        .as_ref()
        .is_some_and(|id| untrack(|| loops.get(id)).is_none())
    {
        return view! { <NoSuchLoop /> }.into_any();
    }
    let typed = Typed::of_loop(app.core(), id.as_ref());
    let save = move |()| {
        if let Some(id) = typed.save_loop() {
            app.library.tell_once_kept("Loop saved.");
            app.go(LoopsRoute::Loop(id));
        }
    };
    let add = NodeRef::<html::Button>::new();
    let count = move || {
        let given = typed.given;
        given.with(|form| form.as_ref().map_or(0, |form| form.interviewers.len()))
    };
    let is_full = move || count() >= INTERVIEWERS_AT_MOST;
    view! {
        <DraftForm
            typed
            back=(LoopsRoute::List.into(), "My loop".to_owned())
            title=if id.is_some() { "Edit loop" } else { "New loop" }
            lead="Enter what the recruiter told you, and guess the rest. Or draw a plausible loop."
            verb="Save loop"
            save
        >
            <div class="filter">
                <TextField name="loop-name" label="Name" value=field!(typed, name) />
                <DateField name="loop-date" label="Date, if you know it" value=field!(typed, date) />
            </div>
            <h2>"Interviewers"</h2>
            <Interviewers typed add />
            <div class="actions">
                <button
                    class="button"
                    type="button"
                    node_ref=add
                    disabled=is_full
                    on:click=move |_| typed.add_interviewer()
                >
                    "Add an interviewer"
                </button>
                <button class="button" type="button" on:click=move |_| typed.draw()>
                    {move || if count() == 0 { "Draw a plausible loop" } else { "Draw again" }}
                </button>
            </div>
        </DraftForm>
    }
    .into_any()
}

/// Shown when the loop in the address doesn't exist here.
#[component]
pub fn NoSuchLoop() -> impl IntoView {
    view! { <NotFoundHere what="loop" to=LoopsRoute::List place="My loop" /> }
}

/// The interviewers' fields. They are redrawn only when interviewers are added or removed.
#[component]
fn Interviewers(typed: Typed<InterviewLoop>, add: NodeRef<html::Button>) -> impl IntoView {
    move || {
        let count = typed.given.get().unwrap_or_default().interviewers.len();
        if count == 0 {
            return view! {
                <p class="empty">
                    "A loop has four to six interviewers. Each covers one to three principles and asks about two \
                     questions. "
                    "One of them, the Bar Raiser, comes from another team."
                </p>
            }
            .into_any();
        }
        (0..count)
            .map(|place| view! { <OneInterviewer typed place add /> })
            .collect_view()
            .into_any()
    }
}

#[component]
fn OneInterviewer(
    typed: Typed<InterviewLoop>,
    place: usize,
    add: NodeRef<html::Button>,
) -> impl IntoView {
    let interviewer = typed.bind(
        move |form| form.interviewers.get(place).cloned().unwrap_or_default(),
        move |form, edited: Interviewer| {
            if let Some(one) = form.interviewers.get_mut(place) {
                *one = edited;
            }
        },
    );
    let is_bar_raiser = Bound::live(
        move || {
            typed.with(|form| {
                form.interviewers
                    .get(place)
                    .is_some_and(|one| one.is_bar_raiser)
            })
        },
        move |is: bool| typed.edit(|form| form.set_bar_raiser(place, is)),
    );
    let remove = move |()| {
        typed.reshape(|form| form.take_out(place));
        // The focused button was removed.
        focus(add);
    };
    view! { <InterviewerFields place interviewer is_bar_raiser remove /> }
}
