//! The fields of an interviewer, shared by real and mock loops.

use leptos::prelude::*;

use crate::domain::loops::interview_loop::{Interviewer, PRINCIPLES_AT_MOST, QUESTIONS_AT_MOST};
use crate::domain::principle::Principle;
use crate::ui::components::form::{Bound, CheckBox, Select, TextField, any_of, listed};
use crate::ui::shared::field;

/// The fields of one interviewer.
#[component]
pub fn InterviewerFields(
    /// The place in the loop.
    place: usize,
    /// The interviewer's data; editing it does not change who the Bar Raiser is.
    interviewer: Bound<Interviewer>,
    /// Whether this is the Bar Raiser; there is only one.
    is_bar_raiser: Bound<bool>,
    /// Called to remove the interviewer.
    #[prop(into)]
    remove: Callback<()>,
    /// An additional field.
    #[prop(optional)]
    more: Option<AnyView>,
) -> impl IntoView {
    let number = place + 1;
    let questions = listed((1..=QUESTIONS_AT_MOST).map(|count| (count, count.to_string())));
    view! {
        <fieldset class="interviewer">
            <legend>{format!("Interviewer {number}")}</legend>
            <div class="filter">
                <TextField name=format!("interviewer-name-{number}") label="Name" value=field!(interviewer, name) />
                <TextField name=format!("interviewer-role-{number}") label="Role" value=field!(interviewer, role) />
                <Select
                    name=format!("questions-{number}")
                    label="Questions"
                    options=questions
                    value=field!(interviewer, questions)
                />
                {more}
            </div>
            <Held number interviewer />
            <div class="interviewer__foot">
                <CheckBox
                    class="check-line"
                    name=format!("bar-raiser-{number}")
                    label="Bar Raiser"
                    value=is_bar_raiser
                />
                <button class="button button--quiet" type="button" on:click=move |_| remove.run(())>
                    "Remove"
                    <span class="visually-hidden">{format!(" interviewer {number}")}</span>
                </button>
            </div>
        </fieldset>
    }
}

/// The interviewer's principles: one select each, so that their order is the order of the
/// questions.
#[component]
fn Held(number: usize, interviewer: Bound<Interviewer>) -> impl IntoView {
    let mut held = [None; PRINCIPLES_AT_MOST];
    for (place, principle) in held.iter_mut().zip(interviewer.get().principles) {
        *place = Some(principle);
    }
    let chosen = RwSignal::new(held);
    let select = move |at: usize, label: &'static str| {
        let value = Bound::new(
            move || chosen.with(|chosen| chosen.get(at).copied().flatten()),
            || (),
            move |principle: Option<Principle>| {
                chosen.update(|chosen| {
                    if let Some(place) = chosen.get_mut(at) {
                        *place = principle;
                    }
                });
                let mut one = interviewer.get();
                one.hold(chosen.get_untracked().into_iter().flatten());
                interviewer.set(one);
            },
        );
        view! {
            <Select name=format!("principle-{number}-{}", at + 1) label options=any_of("Not sure") value />
        }
    };
    view! {
        <div class="filter">
            {select(0, "First principle")} {select(1, "Second, if any")} {select(2, "Third, if any")}
        </div>
    }
}
