//! A checkbox.

use leptos::prelude::*;

use crate::ui::components::form::bound::Bound;

/// A checkbox with a label.
#[component]
pub fn CheckBox(
    /// The field's name.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// Whether it is checked.
    #[prop(into)]
    value: Bound<bool>,
    /// Classes of the style sheet.
    #[prop(default = "choice__option")]
    class: &'static str,
    /// Whether it is disabled.
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
