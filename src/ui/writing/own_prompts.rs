//! The candidate's own prompts: added, changed, retired.

use leptos::prelude::*;

use crate::domain::record::differing::differing;
use crate::domain::record::envelope::Record;
use crate::domain::writing::prompt::{OwnPrompt, PromptForm};
use crate::state::{Typed, use_app};
use crate::ui::components::form::{Select, TextArea, offered};
use crate::ui::shared::{Fields, Overtaken, field};

/// The list, and the form that adds to it.
#[component]
pub fn OwnPrompts() -> impl IntoView {
    let app = use_app();
    let library = app.library;
    let typed = Typed::<PromptForm>::worksheet(app.core(), "own-prompt");
    let is_change = Memo::new(move |_| typed.with(|form| form.of.is_some()));
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        library.keep_prompt(typed);
    };
    let row = move |prompt: Record<OwnPrompt>| {
        let id = StoredValue::new(prompt.id().clone());
        let body = StoredValue::new(prompt.body.clone());
        let is_retired = prompt.body.is_retired;
        let change = move |_| {
            typed.take(body.with_value(|body| PromptForm::changing(id.get_value(), body)));
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
                    <p class="row__title--prose" dir="auto">{prompt.body.text}</p>
                    <p class="muted small">
                        {prompt.body.kind.name()} {is_retired.then_some(" · retired, no longer drawn")}
                    </p>
                </div>
                <button class="button button--quiet" type="button" on:click=change>"Edit"</button>
                <button class="button button--quiet" type="button" on:click=turn>
                    {if is_retired { "Draw again" } else { "Retire" }}
                </button>
            </li>
        }
    };
    view! {
        <details class="more" data-testid="own-prompts" open=move || typed.was_recovered.get()>
            <summary>"Your own prompts"</summary>
            <p class="muted">"A prompt you heard about or worry about. It’s drawn with the others, and you can choose it above."</p>
            <ul class="rows">{move || library.of::<OwnPrompt>().living().into_iter().map(row).collect_view()}</ul>
            <form on:submit=keep>
                <Overtaken
                    typed
                    parts=|one, other| differing(&one.typed(), &other.typed())
                    save=move |()| library.keep_prompt(typed)
                />
                <TextArea name="own-prompt" label="Prompt" value=field!(typed, text) />
                <Select class="field field--short" name="own-kind" label="Kind" options=offered() value=field!(typed, kind) />
                <p class="form-error" role="alert">{move || typed.error.get()}</p>
                <button class="button" type="submit">
                    {move || if is_change.get() { "Save change" } else { "Add prompt" }}
                </button>
            </form>
        </details>
    }
}
