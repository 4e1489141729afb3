//! A whole number to choose.

use std::ops::RangeInclusive;

use leptos::prelude::*;

/// A short field for a whole number; what is no number counts as 0.
#[component]
pub fn NumberField(
    /// The field's name, unique on the page.
    name: &'static str,
    /// What it is.
    label: &'static str,
    /// What may be chosen.
    range: RangeInclusive<u32>,
    /// The number.
    value: RwSignal<u32>,
) -> impl IntoView {
    view! {
        <label class="field field--short">
            <span class="field__label">{label}</span>
            <input
                class="input"
                type="number"
                name=name
                inputmode="numeric"
                min=range.start().to_string()
                max=range.end().to_string()
                prop:value=value.get_untracked().to_string()
                on:input:target=move |event| value.set(event.target().value().parse().unwrap_or(0))
            />
        </label>
    }
}
