//! When a question was really asked: the list, and the form that adds to it.

use leptos::html;
use leptos::prelude::*;

use crate::domain::format::dates;
use crate::domain::questions::own::{AskedOnce, one_line};
use crate::domain::record::json::{from_json, to_json};
use crate::state::{Unsent, use_app};

/// The times that a question was really asked.
#[component]
pub fn TimesAsked(question: String) -> impl IntoView {
    let app = use_app();
    let question = StoredValue::new(question);
    let times = Memo::new(move |_| {
        question.with_value(|question| app.library.question_mark(question).asked)
    });
    let typed =
        question.with_value(|question| Unsent::open(app.core(), &format!("asked:{question}")));
    let form = RwSignal::new(AskedOnce::default());
    let company = NodeRef::<html::Input>::new();
    let show = move |asked: &AskedOnce| form.set(asked.clone());
    Effect::new(move |_| {
        if let Some(asked) = typed
            .given
            .get()
            .and_then(|text| from_json::<AskedOnce>(&text).ok())
        {
            show(&asked);
        }
    });
    let edit = move |edit: fn(&mut AskedOnce, String), value: String| {
        form.update(|asked| edit(asked, value));
        typed.edit(to_json(&form.get_untracked()));
    };
    let note = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let asked = form.get_untracked();
        let asked = AskedOnce {
            day: asked.day,
            company: one_line(&asked.company),
            round: one_line(&asked.round),
        };
        question.with_value(|question| app.library.note_asked(question, asked, typed));
        form.set(AskedOnce::default());
        if let Some(company) = company.get_untracked() {
            let _ = company.focus();
        }
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
                            "Take out" <span class="visually-hidden">{about}</span>
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    let day = move || {
        form.with(|asked| {
            asked
                .day
                .as_ref()
                .map(dates::in_file_name)
                .unwrap_or_default()
        })
    };
    let is_open = move || typed.given.with(Option::is_some);
    view! {
        <section aria-labelledby="asked">
            <h2 id="asked">"When it was really asked"</h2>
            <Show
                when=move || !times.with(Vec::is_empty)
                fallback=|| view! { <p class="muted">"Not that you noted it."</p> }
            >
                <ul class="rows">{rows}</ul>
            </Show>
            <details class="more" open=is_open>
                <summary>"Note that it was asked"</summary>
                <form class="asked-form" on:submit=note>
                    <label class="field">
                        <span class="field__label">"Company"</span>
                        <input
                            class="input"
                            name="asked-company"
                            autocomplete="off"
                            node_ref=company
                            prop:value=move || form.with(|asked| asked.company.clone())
                            on:input:target=move |event| edit(|asked, value| asked.company = value, event.target().value())
                        />
                    </label>
                    <label class="field">
                        <span class="field__label">"Round"</span>
                        <span class="field__hint">"Phone screen, or which interviewer of the loop."</span>
                        <input
                            class="input"
                            name="asked-round"
                            autocomplete="off"
                            prop:value=move || form.with(|asked| asked.round.clone())
                            on:input:target=move |event| edit(|asked, value| asked.round = value, event.target().value())
                        />
                    </label>
                    <label class="field">
                        <span class="field__label">"Day"</span>
                        <input
                            class="input"
                            type="date"
                            name="asked-day"
                            prop:value=day
                            on:input:target=move |event| edit(|asked, value| asked.day = dates::from_field(&value), event.target().value())
                        />
                    </label>
                    <button class="button" type="submit">"Note it"</button>
                </form>
            </details>
        </section>
    }
}

/// A time that it was asked, in one line.
fn told(asked: &AskedOnce) -> String {
    let day = asked.day.map(|day| dates::in_words(&day));
    let parts: Vec<&str> = [asked.company.as_str(), asked.round.as_str()]
        .into_iter()
        .chain(day.as_deref())
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        "Asked once; where and when was not noted".to_owned()
    } else {
        parts.join(" · ")
    }
}
