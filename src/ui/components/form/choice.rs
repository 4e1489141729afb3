//! Radio buttons that look like buttons.

use leptos::prelude::*;

use crate::ui::components::form::bound::{Bound, Value};
use crate::ui::components::form::options::Opt;

/// A group of radio buttons.
#[component]
pub fn Choice<V: Value>(
    /// The group's name, unique on the page.
    #[prop(into)]
    name: String,
    /// The legend.
    #[prop(into)]
    legend: String,
    /// The options.
    options: Vec<Opt<V>>,
    /// The selected value.
    #[prop(into)]
    value: Bound<V>,
) -> impl IntoView {
    let shown = value.shown();
    let options = options
        .into_iter()
        .map(|option| {
            let own = StoredValue::new(option.value);
            view! {
                <label class="choice__option">
                    <input
                        type="radio"
                        name=name.clone()
                        value=option.slug
                        prop:checked=move || own.with_value(|own| shown.with(|shown| shown == own))
                        on:change=move |_| {
                            shown.set(own.get_value());
                            value.set(own.get_value());
                        }
                    />
                    <span>{option.label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="choice">
            <legend>{legend}</legend>
            <div class="choice__options">{options}</div>
        </fieldset>
    }
}
