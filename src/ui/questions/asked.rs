//! When a question was really asked: the list, and a form to add to it.

use leptos::html;
use leptos::prelude::*;

use crate::domain::format::dates;
use crate::domain::questions::own::AskedOnce;
use crate::state::{Typed, use_app};
use crate::ui::components::focus;
use crate::ui::components::form::{DateField, TextField};
use crate::ui::shared::{Fields, field};

/// The occasions on which a question was really asked.
#[component]
pub fn TimesAsked(question: String) -> impl IntoView {
    let app = use_app();
    let question = StoredValue::new(question);
    let times = Memo::new(move |_| {
        question.with_value(|question| app.library.question_mark(question).asked)
    });
    let name = question.with_value(|question| format!("asked:{question}"));
    let typed = Typed::<AskedOnce>::worksheet(app.core(), &name);
    let company = NodeRef::<html::Input>::new();
    let note = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        question.with_value(|question| app.library.note_asked(question, typed));
        focus(company);
    };
    let rows = move || {
        times
            .get()
            .into_iter()
            .enumerate()
            .map(|(at, asked)| {
                let told = told(&asked);
                let forget = move |_| {
                    question.with_value(|question| app.library.forget_asked(question, at));
                };
                let about = format!(" “{told}”");
                view! {
                    <li class="row" data-testid="asked">
                        <p class="row__text">{told}</p>
                        <button class="button button--quiet" type="button" on:click=forget>
                            "Remove" <span class="visually-hidden">{about}</span>
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <section aria-labelledby="asked">
            <h2 id="asked">"When you were asked it"</h2>
            <Show
                when=move || !times.with(Vec::is_empty)
                fallback=|| view! { <p class="muted">"No dates noted."</p> }
            >
                <ul class="rows">{rows}</ul>
            </Show>
            <details class="more" open=move || typed.was_recovered.get()>
                <summary>"Note when it was asked"</summary>
                <form class="asked-form" on:submit=note>
                    <TextField name="asked-company" label="Company" field=company value=field!(typed, company) />
                    <TextField
                        name="asked-round"
                        label="Round"
                        hint="Phone screen, or which interviewer in the loop."
                        value=field!(typed, round)
                    />
                    <DateField name="asked-day" label="Day" value=field!(typed, day) />
                    <button class="button" type="submit">"Save note"</button>
                </form>
            </details>
        </section>
    }
}

/// One occasion, in a line.
fn told(asked: &AskedOnce) -> String {
    let day = asked.day.map(|day| dates::in_words(&day));
    let parts: Vec<&str> = [asked.company.as_str(), asked.round.as_str()]
        .into_iter()
        .chain(day.as_deref())
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        "Asked once, without a place or date".to_owned()
    } else {
        parts.join(" · ")
    }
}
