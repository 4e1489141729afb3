//! A select element.

use leptos::html;
use leptos::prelude::*;

use crate::ui::components::form::bound::{Bound, Value};
use crate::ui::components::form::options::Opt;

/// A select for one value.
#[component]
pub fn Select<V: Value>(
    /// The field's name.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// The options.
    #[prop(into)]
    options: Signal<Vec<Opt<V>>>,
    /// The selected value.
    #[prop(into)]
    value: Bound<V>,
    /// A hint.
    #[prop(optional)]
    hint: &'static str,
    /// Classes of the style sheet.
    #[prop(default = "field")]
    class: &'static str,
    /// The class of the label.
    #[prop(default = "field__label")]
    label_class: &'static str,
) -> impl IntoView {
    let field = NodeRef::<html::Select>::new();
    let shown = RwSignal::new(value.get());
    value.show(move |now| {
        let field = field.get();
        if shown.with_untracked(|shown| *shown == now) {
            return;
        }
        let slug = options.with_untracked(|options| {
            let option = options.iter().find(|option| option.value == now);
            option.map(|option| option.slug.clone())
        });
        // The browser ignores the options' `selected` attributes while their values stay the same.
        if let (Some(field), Some(slug)) = (field, slug) {
            field.set_value(&slug);
        }
        shown.set(now);
    });
    let choose = move |slug: String| {
        let chosen = options.with_untracked(|options| {
            let option = options.iter().find(|option| option.slug == slug);
            option.map(|option| option.value.clone())
        });
        if let Some(chosen) = chosen {
            shown.set(chosen.clone());
            value.set(chosen);
        }
    };
    let list = move || {
        let option = |option: Opt<V>| {
            let own = option.value;
            let is_chosen = move || shown.with(|shown| *shown == own);
            view! { <option value=option.slug prop:selected=is_chosen>{option.label}</option> }
        };
        options.get().into_iter().map(option).collect_view()
    };
    view! {
        <label class=class>
            <span class=label_class>{label}</span>
            {(!hint.is_empty()).then(|| view! { <span class="field__hint">{hint}</span> })}
            <select
                class="input"
                name=name
                node_ref=field
                on:change:target=move |event| choose(event.target().value())
            >
                {list}
            </select>
        </label>
    }
}
