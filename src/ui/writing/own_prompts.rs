//! The candidate's own prompts: added, changed, retired.

use leptos::prelude::*;

use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::record::json::{from_json, to_json};
use crate::domain::writing::prompt::{OwnPrompt, PromptForm, PromptKind};
use crate::state::{Unsent, use_app};
use crate::ui::components::form::{Bound, Select, TextArea, offered};

/// The list, and the form that adds to it.
#[component]
pub fn OwnPrompts() -> impl IntoView {
    let app = use_app();
    let library = app.library;
    let editing = RwSignal::new(None::<RecordId>);
    let text = RwSignal::new(String::new());
    let kind = RwSignal::new(PromptKind::Invention);
    let error = RwSignal::new(None::<&'static str>);
    let typed = Unsent::open(app.core(), "own-prompt");
    let form = move || PromptForm {
        of: editing.get_untracked(),
        text: text.get_untracked(),
        kind: kind.get_untracked(),
    };
    let fill = move |form: PromptForm| {
        editing.set(form.of);
        text.set(form.text);
        kind.set(form.kind);
    };
    let is_recovered = move || typed.given.with(Option::is_some);
    Effect::new(move |_| {
        if let Some(form) = typed.given.get().and_then(|text| from_json(&text).ok()) {
            fill(form);
        }
    });
    let typed_on = move || typed.edit(to_json(&form()));
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let form = form();
        let form = PromptForm {
            text: form.text.trim().to_owned(),
            ..form
        };
        if form.text.is_empty() {
            error.set(Some("Write the prompt first."));
            return;
        }
        library.keep_prompt(form, typed);
        editing.set(None);
        text.set(String::new());
        error.set(None);
    };
    let row = move |prompt: Record<OwnPrompt>| {
        let id = StoredValue::new(prompt.id().clone());
        let body = StoredValue::new(prompt.body.clone());
        let is_retired = prompt.body.is_retired;
        let change = move |_| {
            let (text, kind) = body.with_value(|body| (body.text.clone(), body.kind));
            fill(PromptForm {
                of: Some(id.get_value()),
                text,
                kind,
            });
            typed_on();
        };
        let turn = move |_| {
            id.with_value(|id| {
                library.edit(id, |prompt: &mut OwnPrompt| {
                    prompt.is_retired = !is_retired;
                });
            });
        };
        view! {
            <li class="row">
                <div class="row__text">
                    <p class="row__title--prose">{prompt.body.text}</p>
                    <p class="muted small">
                        {prompt.body.kind.name()} {is_retired.then_some(" · retired, no longer drawn")}
                    </p>
                </div>
                <button class="button button--quiet" type="button" on:click=change>"Change"</button>
                <button class="button button--quiet" type="button" on:click=turn>
                    {if is_retired { "Draw again" } else { "Retire" }}
                </button>
            </li>
        }
    };
    let body = Bound::new(
        move || text.get(),
        move || text.track(),
        move |typed| {
            text.set(typed);
            typed_on();
        },
    );
    let chosen = Bound::new(
        move || kind.get(),
        move || kind.track(),
        move |chosen| {
            kind.set(chosen);
            typed_on();
        },
    );
    view! {
        <details class="more" data-testid="own-prompts" open=is_recovered>
            <summary>"Your own prompts"</summary>
            <p class="muted">"A prompt that somebody told you of, or that you fear. It is drawn with the others."</p>
            <ul class="rows">{move || library.of::<OwnPrompt>().living().into_iter().map(row).collect_view()}</ul>
            <form on:submit=keep>
                <TextArea name="own-prompt" label="Prompt" value=body />
                <Select class="field field--short" name="own-kind" label="Kind" options=offered() value=chosen />
                <p class="form-error" role="alert">{move || error.get()}</p>
                <button class="button" type="submit">
                    {move || if editing.get().is_some() { "Keep the change" } else { "Add the prompt" }}
                </button>
            </form>
        </details>
    }
}
