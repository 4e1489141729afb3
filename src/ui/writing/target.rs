//! How many words to aim at, apart from the pages that may be filled.

use leptos::prelude::*;

use crate::domain::writing::memo::WORDS_ALLOWED;

/// A field for a number of words, which shows the usual number where it is left empty.
#[component]
pub fn TargetField(
    /// The field's name, unique on the page.
    name: &'static str,
    /// The number that was chosen, if one was.
    chosen: Option<u32>,
    /// The number that is usual.
    #[prop(into)]
    usual: Signal<u32>,
    /// Called with the number when it changes; what is no number is none.
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
