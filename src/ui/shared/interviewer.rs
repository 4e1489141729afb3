//! The fields of an interviewer, as a loop and its rehearsal both have them.

use leptos::prelude::*;

use crate::domain::loops::interview_loop::{Interviewer, PRINCIPLES_AT_MOST, QUESTIONS_AT_MOST};
use crate::domain::principle::Principle;

/// The fields of one interviewer.
#[component]
pub fn InterviewerFields(
    /// The place in the loop.
    place: usize,
    /// What stands in the fields.
    interviewer: Interviewer,
    /// Whether it is the Bar Raiser, of whom there is one.
    is_bar_raiser: Signal<bool>,
    /// Called with all fields when one was edited; who the Bar Raiser is, is not among them.
    #[prop(into)]
    edit: Callback<Interviewer>,
    /// Called when the Bar Raiser is chosen.
    #[prop(into)]
    set_bar_raiser: Callback<bool>,
    /// Called when the interviewer is to go.
    #[prop(into)]
    remove: Callback<()>,
    /// A further field.
    #[prop(optional, into)]
    more: Option<AnyView>,
) -> impl IntoView {
    let number = place + 1;
    let fields = StoredValue::new(interviewer.clone());
    let change = move |change: &dyn Fn(&mut Interviewer)| {
        fields.update_value(|fields| change(fields));
        edit.run(fields.get_value());
    };
    let text = move |label: &'static str,
                     name: &'static str,
                     value: String,
                     set: fn(&mut Interviewer, &str)| {
        view! {
            <label class="field">
                <span class="field__label">{label}</span>
                <input
                    class="input"
                    name=format!("{name}-{number}")
                    autocomplete="off"
                    value=value
                    on:input:target=move |event| {
                        let value = event.target().value();
                        change(&|interviewer| set(interviewer, &value));
                    }
                />
            </label>
        }
    };
    let questions = (1..=QUESTIONS_AT_MOST)
        .map(|count| {
            view! {
                <option value=count.to_string() selected=count == interviewer.questions>{count}</option>
            }
        })
        .collect_view();
    let set_questions = move |value: String| {
        let questions = value.parse().unwrap_or(1);
        change(&|interviewer| interviewer.questions = questions);
    };
    let principles = interviewer.principles.clone();
    let hold = move |chosen: Vec<Principle>| {
        change(&|interviewer| interviewer.hold(chosen.iter().copied()));
    };
    view! {
        <fieldset class="interviewer">
            <legend>{format!("Interviewer {number}")}</legend>
            <div class="filter">
                {text("Name", "interviewer-name", interviewer.name, |one, name| name.clone_into(&mut one.name))}
                {text("Role", "interviewer-role", interviewer.role, |one, role| role.clone_into(&mut one.role))}
                <label class="field">
                    <span class="field__label">"Questions"</span>
                    <select
                        class="input"
                        name=format!("questions-{number}")
                        on:change:target=move |event| set_questions(event.target().value())
                    >
                        {questions}
                    </select>
                </label>
                {more}
            </div>
            <Held number held=principles hold=hold />
            <div class="interviewer__foot">
                <label class="interviewer__raiser">
                    <input
                        type="checkbox"
                        name=format!("bar-raiser-{number}")
                        prop:checked=is_bar_raiser
                        on:change:target=move |event| set_bar_raiser.run(event.target().checked())
                    />
                    "Bar Raiser"
                </label>
                <button class="button button--quiet" type="button" on:click=move |_| remove.run(())>
                    "Take out"
                    <span class="visually-hidden">{format!(" interviewer {number}")}</span>
                </button>
            </div>
        </fieldset>
    }
}

/// The principles that an interviewer holds: a list to choose from for each, so that their order
/// is that of the questions.
#[component]
fn Held(
    number: usize,
    held: Vec<Principle>,
    #[prop(into)] hold: Callback<Vec<Principle>>,
) -> impl IntoView {
    let chosen = StoredValue::new(
        (0..PRINCIPLES_AT_MOST)
            .map(|at| held.get(at).copied())
            .collect::<Vec<_>>(),
    );
    let choose = move |at: usize, principle: Option<Principle>| {
        chosen.update_value(|chosen| {
            if let Some(place) = chosen.get_mut(at) {
                *place = principle;
            }
        });
        hold.run(chosen.get_value().into_iter().flatten().collect());
    };
    let select = move |at: usize| {
        let label = match at {
            0 => "First principle",
            1 => "Second, if any",
            _ => "Third, if any",
        };
        let current = held.get(at).copied();
        let options = Principle::ALL
            .iter()
            .map(|&principle| {
                view! {
                    <option value=principle.slug() selected=current == Some(principle)>{principle.name()}</option>
                }
            })
            .collect_view();
        view! {
            <label class="field">
                <span class="field__label">{label}</span>
                <select
                    class="input"
                    name=format!("principle-{number}-{}", at + 1)
                    on:change:target=move |event| choose(at, Principle::from_slug(&event.target().value()))
                >
                    <option value="">"Not known"</option>
                    {options}
                </select>
            </label>
        }
    };
    view! { <div class="filter">{(0..PRINCIPLES_AT_MOST).map(select).collect_view()}</div> }
}
