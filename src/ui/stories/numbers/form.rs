//! The form of a number. What is typed is kept at once; "Save" makes it an entry of the ledger.

use leptos::html;
use leptos::prelude::*;

use crate::domain::record::id::RecordId;
use crate::domain::stories::metric::{Certainty, Metric, MetricFormError};
use crate::route::StoriesRoute;
use crate::state::{MetricSession, use_app};
use crate::ui::components::{Choice, SaveBadge, failure};
use crate::ui::shared::Link;

/// A text of the form.
#[derive(Clone, Copy)]
struct Line {
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    text: fn(&mut Metric) -> &mut String,
}

const LINES: [Line; 6] = [
    Line {
        name: "name",
        label: "What is counted",
        hint: "The words you use for it in your stories: “Wait at the returns desk”.",
        text: |metric| &mut metric.name,
    },
    Line {
        name: "baseline",
        label: "Before",
        hint: "With its unit: “19 minutes”.",
        text: |metric| &mut metric.baseline,
    },
    Line {
        name: "result",
        label: "After",
        hint: "What it came to: “7 minutes”.",
        text: |metric| &mut metric.result,
    },
    Line {
        name: "period",
        label: "Over what time",
        hint: "“over 6 weeks”, “in 2024”.",
        text: |metric| &mut metric.period,
    },
    Line {
        name: "method",
        label: "How it was measured",
        hint: "“Timed by hand, 20 customers a day.”",
        text: |metric| &mut metric.method,
    },
    Line {
        name: "source",
        label: "Where it can be looked up",
        hint: "A report, a dashboard, a person.",
        text: |metric| &mut metric.source,
    },
];

/// A number in its form: an existing one, or a new one.
#[component]
pub fn NumberEditor(id: Option<RecordId>) -> impl IntoView {
    let app = use_app();
    let is_known = id
        .as_ref()
        .is_none_or(|id| untrack(|| app.library.of::<Metric>().get(id)).is_some());
    if !is_known {
        return view! {
            <h1>"This number is not on this device"</h1>
            <p class="lead">"It may have been deleted, or it was written in another browser."</p>
            <p><Link to=StoriesRoute::Numbers class="button button--primary">"Go to the numbers"</Link></p>
        }
        .into_any();
    }
    let session = MetricSession::open(app.core(), id.clone());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if session.save() {
            app.notices.tell("Number saved.");
            app.go(StoriesRoute::Numbers);
        }
    };
    let saved = Signal::derive(move || session.saved());
    let trouble = Memo::new(move |_| failure(&saved.get()));
    let certainties = Certainty::ALL
        .map(|one| (one.slug().to_owned(), one.name().to_owned()))
        .to_vec();
    let choose = move |slug: String| {
        let chosen = Certainty::ALL.into_iter().find(|one| one.slug() == slug);
        session.edit(|form| form.certainty = chosen.unwrap_or_default());
    };
    view! {
        <form class="story-form" on:submit=save>
            <h1>{if id.is_some() { "Number" } else { "New number" }}</h1>
            <Show when=move || session.was_recovered.get()>
                <p class="banner" role="status">
                    "Unsaved changes from before were brought back. "
                    <button class="button button--quiet" type="button" on:click=move |_| session.discard()>
                        "Put them aside"
                    </button>
                </p>
            </Show>
            {move || trouble.get().map(|text| view! { <p class="banner" data-tone="alert" role="alert">{text}</p> })}
            <div class="number-form">{LINES.map(|line| view! { <TextField session line /> }).collect_view()}</div>
            <Choice
                name="certainty"
                legend="How sure it is"
                options=certainties
                chosen=Signal::derive(move || session.with(|form| form.certainty.slug().to_owned()))
                choose
            />
            <Links session />
            <p class="form-error" role="alert">{move || session.error.get().map(MetricFormError::advice)}</p>
            <div class="story-form__bar">
                <button class="button button--primary" type="submit">"Save number"</button>
                <Link to=StoriesRoute::Numbers class="button">"Back"</Link>
                <span class="small">"Typed text: "<SaveBadge saved /></span>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn TextField(session: MetricSession, line: Line) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let (Some(mut form), Some(field)) = (session.given.get(), field.get()) {
            field.set_value((line.text)(&mut form));
        }
    });
    view! {
        <label class="field">
            <span class="field__label">{line.label}</span>
            <span class="field__hint">{line.hint}</span>
            <input
                class="input"
                name=line.name
                autocomplete="off"
                node_ref=field
                on:input:target=move |event| {
                    let text = event.target().value();
                    session.edit(|form| *(line.text)(form) = text);
                }
            />
        </label>
    }
}

/// What tells the number: stories and memos, each added from a list and taken away by a button.
#[component]
fn Links(session: MetricSession) -> impl IntoView {
    let library = use_app().library;
    let stories = Signal::derive(move || {
        library
            .living_stories()
            .into_iter()
            .map(|story| (story.id().clone(), story.body.display_title()))
            .collect()
    });
    let memos = Signal::derive(move || {
        library
            .living_memos()
            .into_iter()
            .map(|memo| (memo.id().clone(), memo.body.title().to_owned()))
            .collect()
    });
    view! {
        <LinkField session name="story" label="Told in the story" all=stories list=|form| &mut form.stories />
        <LinkField session name="memo" label="Told in the memo" all=memos list=|form| &mut form.memos />
    }
}

#[component]
fn LinkField(
    session: MetricSession,
    name: &'static str,
    label: &'static str,
    /// What there is to link to, with its title.
    all: Signal<Vec<(RecordId, String)>>,
    /// Where the form holds the links.
    list: fn(&mut Metric) -> &mut Vec<RecordId>,
) -> impl IntoView {
    let linked = move || session.with(|form| list(&mut form.clone()).clone());
    let options = move || {
        let linked = linked();
        all.get()
            .into_iter()
            .filter(|(id, _)| !linked.contains(id))
            .map(|(id, title)| view! { <option value=id.to_string()>{title}</option> })
            .collect_view()
    };
    let rows = move || {
        let titles = all.get();
        linked()
            .into_iter()
            .filter_map(|id| {
                let (_, title) = titles.iter().find(|(other, _)| *other == id)?.clone();
                let told = format!(" {title}");
                Some(view! {
                    <li class="row">
                        <span class="row__text">{title}</span>
                        <button
                            class="button button--quiet"
                            type="button"
                            on:click=move |_| session.edit(|form| list(form).retain(|other| *other != id))
                        >
                            "Remove"
                            <span class="visually-hidden">{told}</span>
                        </button>
                    </li>
                })
            })
            .collect_view()
    };
    view! {
        <Show when=move || !all.get().is_empty()>
            <label class="field">
                <span class="field__label">{label}</span>
                <select
                    class="input"
                    name=name
                    on:change:target=move |event| {
                        let id = RecordId::from_text(&event.target().value());
                        event.target().set_value("");
                        session.edit(|form| {
                            if !list(form).contains(&id) {
                                list(form).push(id);
                            }
                        });
                    }
                >
                    <option value="">"Choose one to add"</option>
                    {options}
                </select>
            </label>
            <ul class="rows rows--tight">{rows}</ul>
        </Show>
    }
}
