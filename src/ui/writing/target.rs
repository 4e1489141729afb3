//! The target length in words, independent of the page limit.

use leptos::prelude::*;

use crate::domain::writing::memo::WORDS_ALLOWED;

/// A field for a number of words, with the usual number as its placeholder.
#[component]
pub fn TargetField(
    /// The field's name, unique on the page.
    name: &'static str,
    /// The chosen number, if any.
    chosen: Option<u32>,
    /// The usual number.
    #[prop(into)]
    usual: Signal<u32>,
    /// Called with the number on change; anything that is not a number is `None`.
    #[prop(into)]
    choose: Callback<Option<u32>>,
) -> impl IntoView {
    view! {
        <label class="field field--short">
            <span class="field__label">"Target length (words)"</span>
            <input
                class="input"
                type="number"
                name=name
                inputmode="numeric"
                min=WORDS_ALLOWED.start().to_string()
                max=WORDS_ALLOWED.end().to_string()
                placeholder=move || usual.get().to_string()
                prop:value=chosen.map(|words| words.to_string())
                on:input:target=move |event| choose.run(event.target().value().parse().ok())
            />
        </label>
    }
}
