//! Yes or no.

use leptos::prelude::*;

use crate::ui::components::form::bound::Bound;

/// A box to tick.
#[component]
pub fn CheckBox(
    /// The field's name.
    #[prop(into)]
    name: String,
    /// What is ticked.
    #[prop(into)]
    label: String,
    /// Whether it is.
    #[prop(into)]
    value: Bound<bool>,
    /// Classes of the style sheet.
    #[prop(default = "choice__option")]
    class: &'static str,
    /// Whether it cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let shown = value.shown();
    view! {
        <label class=class>
            <input
                type="checkbox"
                name=name
                prop:checked=shown
                prop:disabled=disabled
                on:change:target=move |event| {
                    let is_ticked = event.target().checked();
                    shown.set(is_ticked);
                    value.set(is_ticked);
                }
            />
            <span>{label}</span>
        </label>
    }
}
