//! The labels of a story: its kinds, and the principles that it leads or supports.

use leptos::html;
use leptos::prelude::*;

use crate::domain::principle::Principle;
use crate::domain::stories::story::{KINDS, Shows, Story};
use crate::route::GuideRoute;
use crate::state::Typed;
use crate::ui::components::form::{Bound, CheckBox};
use crate::ui::shared::Link;

/// The kinds: those that interviewers ask for, and the candidate's own.
#[component]
pub fn Kinds(typed: Typed<Story>) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let own = Typed::<String>::worksheet(typed.core, "story-kind");
    Effect::new(move |_| {
        if let (Some(given), Some(field)) = (own.given.get(), field.get()) {
            field.set_value(&given);
        }
    });
    let offered = Memo::new(move |_| {
        let mut offered: Vec<String> = KINDS.iter().map(|&kind| kind.to_owned()).collect();
        typed.form.with(|form| {
            let own = form.kinds.iter().map(|kind| kind.to_lowercase());
            for kind in own {
                if !offered.contains(&kind) {
                    offered.push(kind);
                }
            }
        });
        offered
    });
    let add = move || {
        let kind = own.form.get_untracked();
        if !kind.trim().is_empty() {
            typed.edit(|form| form.set_kind(&kind, true));
        }
        own.reshape(String::clear);
    };
    let option = move |kind: String| {
        let name = kind.clone();
        let value = Bound::new(
            {
                let kind = kind.clone();
                move || typed.with(|form| form.is_of_kind(&kind))
            },
            move || typed.form.track(),
            move |is_of_it| typed.edit(|form| form.set_kind(&kind, is_of_it)),
        );
        view! { <CheckBox class="chip" name="kind" label=name value /> }
    };
    view! {
        <fieldset class="choice">
            <legend>"Kinds"</legend>
            <div class="choice__options">
                <For each=move || offered.get() key=String::clone children=option />
            </div>
            <div class="kinds__own">
                <label class="field field--inline">
                    <span class="visually-hidden">"Add a kind"</span>
                    <input
                        class="input"
                        name="own-kind"
                        dir="auto"
                        placeholder="Add a kind"
                        autocomplete="off"
                        maxlength="40"
                        node_ref=field
                        on:input:target=move |event| own.edit(|kind| *kind = event.target().value())
                        on:keydown=move |event| {
                            if event.key() == "Enter" {
                                // Enter must not submit the story's form.
                                event.prevent_default();
                                add();
                            }
                        }
                    />
                </label>
                <button class="button" type="button" on:click=move |_| add()>"Add"</button>
            </div>
        </fieldset>
    }
}

/// The three options per principle, with their labels.
const WAYS: [(Shows, &str); 3] = [
    (Shows::Not, "Not"),
    (Shows::Supporting, "Supports"),
    (Shows::Leading, "Leads"),
];

/// Which principles it shows; behind that, sixteen rows with one choice of three each.
#[component]
pub fn Principles(typed: Typed<Story>) -> impl IntoView {
    let rows = Principle::ALL
        .iter()
        .map(|&principle| view! { <Row typed principle /> })
        .collect_view();
    let counted = move || {
        let (leads, supports) = typed
            .form
            .with(|form| (form.principles.len(), form.supporting.len()));
        format!("leads {leads}, supports {supports}")
    };
    let named = Memo::new(move |_| {
        typed.form.with(|form| {
            let told = |principles: &[Principle], how: &str| {
                let names: Vec<&str> = principles.iter().map(|one| one.name()).collect();
                (!names.is_empty()).then(|| format!("{how} {}", names.join(", ")))
            };
            let named = [
                told(&form.principles, "Leads"),
                told(&form.supporting, "Supports"),
            ];
            let named: Vec<String> = named.into_iter().flatten().collect();
            if named.is_empty() {
                "No principle yet".to_owned()
            } else {
                named.join(". ")
            }
        })
    });
    view! {
        <fieldset class="shows">
            <legend>"Principles "<span class="field__count">{counted}</span></legend>
            <p data-testid="shown-principles">{named}</p>
            <details class="shows__picker">
            <summary>"Choose principles"</summary>
            <p class="field__hint">
                "It leads the one or two principles you’d tell it for. It supports others that an interviewer would \
                 also hear in it. "
                <Link to=GuideRoute::index()>"What each principle means"</Link>
            </p>
            {rows}
            </details>
        </fieldset>
    }
}

#[component]
fn Row(typed: Typed<Story>, principle: Principle) -> impl IntoView {
    let shown = Memo::new(move |_| typed.form.with(|form| form.shows(principle)));
    let label = format!("shows-{}", principle.slug());
    let options = WAYS
        .map(|(way, name)| {
            view! {
                <label class="segment">
                    <input
                        type="radio"
                        class="visually-hidden"
                        name=label.clone()
                        value=name.to_ascii_lowercase()
                        prop:checked=move || shown.get() == way
                        on:change=move |_| typed.edit(|form| form.set_shows(principle, way))
                    />
                    <span>{name}</span>
                </label>
            }
        })
        .collect_view();
    let labelled = label.clone();
    view! {
        <div class="shows__row" data-shows=move || (shown.get() > Shows::Not).then_some("true")>
            <span class="shows__name">
                <span id=label>{principle.name()}</span>
                <span class="muted small shows__gist">{principle.gist()}</span>
            </span>
            <div class="segments" role="radiogroup" aria-labelledby=labelled>{options}</div>
        </div>
    }
}
