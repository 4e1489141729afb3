//! A field for a whole number.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use crate::ui::components::form::bound::Bound;
use crate::ui::components::form::text::TextField;

/// A short field for a whole number; anything else counts as 0.
#[component]
pub fn NumberField(
    /// The field's name, unique on the page.
    name: &'static str,
    /// The label.
    label: &'static str,
    /// The allowed range.
    range: RangeInclusive<u32>,
    /// The number.
    value: RwSignal<u32>,
) -> impl IntoView {
    let value = Bound::new(
        move || value.get_untracked().to_string(),
        || (),
        move |text: String| value.set(text.parse().unwrap_or(0)),
    );
    view! { <TextField class="field field--short" kind="number" mode="numeric" name label range value /> }
}
