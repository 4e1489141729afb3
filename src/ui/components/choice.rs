//! One of a few: radio buttons that look like what they choose.

use leptos::prelude::*;

/// A group of radio buttons.
#[component]
pub fn Choice(
    /// The group's name, unique on the page.
    name: &'static str,
    /// What is chosen.
    legend: &'static str,
    /// Values with their labels.
    options: Vec<(String, String)>,
    /// The value chosen.
    #[prop(into)]
    chosen: Signal<String>,
    /// Called with a value when it is chosen.
    #[prop(into)]
    choose: Callback<String>,
) -> impl IntoView {
    let option = move |(value, label): (String, String)| {
        let is_chosen = {
            let value = value.clone();
            move || chosen.with(|chosen| *chosen == value)
        };
        let chosen_value = value.clone();
        view! {
            <label class="choice__option">
                <input
                    type="radio"
                    name=name
                    value=value
                    prop:checked=is_chosen
                    on:change=move |_| choose.run(chosen_value.clone())
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choice">
            <legend>{legend}</legend>
            <div class="choice__options">{options.into_iter().map(option).collect_view()}</div>
        </fieldset>
    }
}
