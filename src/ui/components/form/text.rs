//! Text fields.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use leptos::html;
use leptos::prelude::*;

use crate::domain::format::dates;
use crate::ui::components::form::bound::Bound;

/// A single-line field.
#[component]
pub fn TextField(
    /// The field's name, unique on the page.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// The text.
    #[prop(into)]
    value: Bound<String>,
    /// A hint.
    #[prop(optional)]
    hint: &'static str,
    /// The input type.
    #[prop(default = "text")]
    kind: &'static str,
    /// The phone keyboard to show.
    #[prop(default = "text")]
    mode: &'static str,
    /// The minimum and maximum of a number.
    #[prop(optional)]
    range: Option<RangeInclusive<u32>>,
    /// The id of a datalist.
    #[prop(optional)]
    list: &'static str,
    /// The error, if there is one; a field that can show errors keeps its hint apart from its label.
    #[prop(optional)]
    problem: Option<Signal<Option<String>>>,
    /// Suggested corrections, each applied by a button.
    #[prop(optional, into)]
    proposals: Signal<Vec<String>>,
    /// The placeholder.
    #[prop(optional, into)]
    placeholder: Option<Signal<String>>,
    /// Classes of the style sheet.
    #[prop(default = "field")]
    class: &'static str,
    /// The class of the label.
    #[prop(default = "field__label")]
    label_class: &'static str,
    /// The element, so that the caller can move the focus to it.
    #[prop(optional)]
    field: NodeRef<html::Input>,
) -> impl IntoView {
    value.show(move |text| {
        if let Some(field) = field.get()
            && field.value() != text
        {
            field.set_value(&text);
        }
    });
    let has_hint = !hint.is_empty();
    let (id, hint_id, told) = (
        format!("field-{name}"),
        format!("{name}-hint"),
        format!("{name}-advice"),
    );
    let described = if has_hint {
        format!("{hint_id} {told}")
    } else {
        told.clone()
    };
    let propose = move |proposal: String| {
        let label = format!("Use {proposal}");
        let take = move |_| {
            if let Some(field) = field.get_untracked() {
                field.set_value(&proposal);
            }
            value.set(proposal.clone());
        };
        view! { <button class="button button--quiet" type="button" on:click=take>{label}</button> }
    };
    let input = view! {
        <input
            class="input"
            id=problem.map(|_| id.clone())
            type=kind
            name=name
            dir=(kind == "text").then_some("auto")
            autocomplete="off"
            inputmode=(mode != "text").then_some(mode)
            min=range.as_ref().map(|range| range.start().to_string())
            max=range.as_ref().map(|range| range.end().to_string())
            placeholder=placeholder
            list=(!list.is_empty()).then_some(list)
            aria-invalid=move || problem.is_some_and(|problem| problem.with(Option::is_some)).then_some("true")
            aria-describedby=problem.map(|_| described)
            node_ref=field
            on:input:target=move |event| value.set(event.target().value())
        />
    };
    match problem {
        None => view! {
            <label class=class>
                <span class=label_class>{label}</span>
                {has_hint.then(|| view! { <span class="field__hint">{hint}</span> })}
                {input}
            </label>
        }
        .into_any(),
        Some(problem) => view! {
            <div class=class>
                <label class=label_class for=id>{label}</label>
                {has_hint.then(|| view! { <span class="field__hint" id=hint_id>{hint}</span> })}
                {input}
                <span class="field__problem small" id=told aria-live="polite">{problem}</span>
                {move || proposals.get().into_iter().map(propose).collect_view()}
            </div>
        }
        .into_any(),
    }
}

/// A field for a day.
#[component]
pub fn DateField(
    /// The field's name, unique on the page.
    name: &'static str,
    /// The label.
    label: &'static str,
    /// The day.
    #[prop(into)]
    value: Bound<Option<NaiveDate>>,
    /// A hint.
    #[prop(optional)]
    hint: &'static str,
) -> impl IntoView {
    let value = value.bind(
        |day| day.as_ref().map(dates::in_file_name).unwrap_or_default(),
        |day, text: String| *day = dates::from_field(&text),
    );
    view! { <TextField kind="date" name label hint value /> }
}

/// A field of several lines.
#[component]
pub fn TextArea(
    /// The field's name, unique on the page.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// The text.
    #[prop(into)]
    value: Bound<String>,
    /// A hint.
    #[prop(optional)]
    hint: &'static str,
    /// The minimum number of lines shown.
    #[prop(default = 3)]
    rows: u32,
    /// The field's id, for links to it.
    #[prop(optional)]
    id: String,
    /// The element, so that the caller can move the focus to it.
    #[prop(optional)]
    area: NodeRef<html::Textarea>,
    /// Content beside the label.
    #[prop(optional)]
    count: Option<AnyView>,
    /// Classes of the style sheet.
    #[prop(default = "input input--text")]
    class: &'static str,
) -> impl IntoView {
    value.show(move |text| {
        if let Some(area) = area.get()
            && area.value() != text
        {
            area.set_value(&text);
        }
    });
    view! {
        <label class="field">
            <span class="field__label">{label}{count}</span>
            {(!hint.is_empty()).then(|| view! { <span class="field__hint">{hint}</span> })}
            <textarea
                class=class
                id=(!id.is_empty()).then_some(id)
                name=name
                dir="auto"
                rows=rows
                node_ref=area
                on:input:target=move |event| value.set(event.target().value())
            ></textarea>
        </label>
    }
}
