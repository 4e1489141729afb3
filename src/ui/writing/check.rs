//! Reviewing a text that was pasted or opened from a file.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::incoming::encoding::{Encoding, decoded};
use crate::domain::incoming::word::is_word;
use crate::domain::paper::markup::Markup;
use crate::domain::prose::layout::unwrapped;
use crate::domain::text::plain::plain_text;
use crate::domain::writing::prompt::Prompt;
use crate::route::WritingRoute;
use crate::state::{Unsent, use_app};
use crate::ui::writing::form::Form;
use crate::ui::writing::paper::paste_structured;

/// The id of the input for a text file.
const TEXT_INPUT: &str = "text-file";

/// The files that it takes.
const ACCEPTED: &str = ".docx,.txt,.md,text/plain,text/markdown,application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Where the text is given.
#[component]
pub fn CheckText(
    form: Form,
    prompts: StoredValue<Vec<Prompt>>,
    error: RwSignal<Option<String>>,
) -> impl IntoView {
    let app = use_app();
    let field = NodeRef::<html::Textarea>::new();
    let typed = Unsent::open(app.core(), "check");
    Effect::new(move |_| {
        if let (Some(text), Some(field)) = (typed.given.get(), field.get())
            && field.value() != text
        {
            field.set_value(&text);
        }
    });
    let open = move |_| {
        spawn_local(async move {
            let files = app.services.with_value(|services| services.files.clone());
            let text = match files.chosen(TEXT_INPUT).await {
                Ok(None) => return,
                Ok(Some(bytes)) if is_word(&bytes) => {
                    let word = app.services.with_value(|services| services.word.clone());
                    let markup = form.document.get_untracked().markup();
                    let text = word.read(bytes, markup == Markup::Plain).await;
                    text.map_err(|error| error.to_string())
                }
                Ok(Some(bytes)) => plain_text(&decoded(&bytes, Encoding::default()))
                    .map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            };
            match text {
                Ok(text) => {
                    error.set(None);
                    if let Some(field) = field.try_get_untracked().flatten() {
                        field.set_value(&text);
                        typed.edit(text);
                    }
                }
                Err(message) => error.set(Some(message)),
            }
        });
    };
    let paste = move |event: web_sys::ClipboardEvent| {
        let takes = form.document.get_untracked().markup() == Markup::Structured;
        if let Some(field) = field.get_untracked().filter(|_| takes) {
            // What has no structure is left to the browser.
            let _ = paste_structured(&field, &event);
        }
    };
    let check = move |_| {
        let text = field
            .get_untracked()
            .map(|field| field.value())
            .unwrap_or_default();
        let choices = prompts.with_value(|prompts| form.choices(prompts));
        let outcome = plain_text(&text)
            .map(|text| unwrapped(&text).into_owned())
            .map_err(|error| error.to_string())
            .and_then(|text| choices.map(|choices| (choices, text)));
        match outcome {
            Ok((choices, text)) => {
                let id = app.library.check_text(choices, text, typed, form.choice());
                app.go(WritingRoute::Review(id));
            }
            Err(message) => error.set(Some(message)),
        }
    };
    view! {
        <label class="field">
            <span class="field__label">"The text"</span>
            <textarea
                class="input input--text"
                name="check"
                dir="auto"
                rows="8"
                node_ref=field
                on:input:target=move |event| typed.edit(event.target().value())
                on:paste=paste
            ></textarea>
        </label>
        <label class="field">
            <span class="field__label">"Or open a file"</span>
            <span class="field__hint">"Word (.docx), Markdown (.md), or plain text (.txt) in UTF-8"</span>
            <input class="input" type="file" id=TEXT_INPUT accept=ACCEPTED on:change=open />
        </label>
        <button class="button button--primary" type="button" on:click=check>"Review this text"</button>
    }
}
