//! What the list of questions is narrowed and ordered by.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::principle::Principle;
use crate::domain::questions::question::{QuestionLevel, Role, Skill};
use crate::domain::questions::search::{Only, QuestionFilter, QuestionOrder, SearchIndex};
use crate::route::QuestionsRoute;
use crate::state::use_app;

/// Shows another selection, in the stead of the one before.
pub fn apply(filter: QuestionFilter) {
    use_app().replace(QuestionsRoute::List(filter));
}

/// The words looked for, and behind a summary everything else.
#[component]
pub fn Filter(index: Arc<SearchIndex>, filter: Memo<QuestionFilter>) -> impl IntoView {
    let with = move |edit: fn(&mut QuestionFilter, &str), value: String| {
        let mut changed = filter.get_untracked();
        edit(&mut changed, &value);
        apply(changed);
    };
    let principles = Principle::ALL
        .iter()
        .map(|one| (one.slug(), one.name()))
        .collect();
    let skills = Skill::ALL
        .iter()
        .map(|one| (one.slug(), one.name()))
        .collect();
    let roles = Role::ALL.map(|one| (one.slug(), one.name())).to_vec();
    let levels = QuestionLevel::ALL
        .map(|one| (one.slug(), one.name()))
        .to_vec();
    let orders = QuestionOrder::ALL
        .map(|one| (one.slug(), one.name()))
        .to_vec();
    let tags = index.tags();
    let tags = (!tags.is_empty()).then(|| {
        let options = tags
            .into_iter()
            .map(|tag| {
                let value = tag.clone();
                let is_chosen =
                    filter.with_untracked(|filter| filter.tag.to_lowercase() == tag);
                view! { <option value=value selected=is_chosen>{tag}</option> }
            })
            .collect_view();
        view! {
            <label class="field">
                <span class="field__label">"Tag"</span>
                <select
                    class="input"
                    name="tag"
                    on:change:target=move |event| with(|filter, value| value.clone_into(&mut filter.tag), event.target().value())
                >
                    <option value="">"Any"</option>
                    {options}
                </select>
            </label>
        }
    });
    let only = Only::ALL
        .map(|only| {
            let is_wanted = move || filter.with(|filter| filter.only.contains(&only));
            let turn = move |is_wanted: bool| {
                let mut changed = filter.get_untracked();
                changed.set_only(only, is_wanted);
                apply(changed);
            };
            view! {
                <label class="choice__option">
                    <input
                        type="checkbox"
                        name=only.slug()
                        prop:checked=is_wanted
                        on:change:target=move |event| turn(event.target().checked())
                    />
                    <span>{only.name()}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <form class="question-filter" role="search" on:submit=|event| event.prevent_default()>
            <label class="field">
                <span class="field__label">"Search"</span>
                <input
                    class="input"
                    type="search"
                    name="search"
                    autocomplete="off"
                    prop:value=filter.get_untracked().search
                    on:input:target=move |event| with(|filter, value| value.clone_into(&mut filter.search), event.target().value())
                />
            </label>
            <details class="question-filter__more" open=filter.with_untracked(QuestionFilter::is_narrowed)>
                <summary>"Filter and sort"</summary>
                <div class="question-filter__choices">
                    <Select
                        name="principle"
                        label="Principle"
                        any=Some("All 16")
                        options=principles
                        chosen=Signal::derive(move || filter.with(|filter| filter.principle.map_or("", Principle::slug)))
                        choose=move |value| with(|filter, value| filter.principle = Principle::from_slug(value), value)
                    />
                    <Select
                        name="skill"
                        label="Skill"
                        any=Some("Any")
                        options=skills
                        chosen=Signal::derive(move || filter.with(|filter| filter.skill.map_or("", Skill::slug)))
                        choose=move |value| with(|filter, value| filter.skill = Skill::from_slug(value), value)
                    />
                    <Select
                        name="role"
                        label="Role"
                        any=None
                        options=roles
                        chosen=Signal::derive(move || filter.with(|filter| filter.role.slug()))
                        choose=move |value| with(|filter, value| filter.role = Role::from_slug(value).unwrap_or_default(), value)
                    />
                    <Select
                        name="level"
                        label="Level"
                        any=Some("Either")
                        options=levels
                        chosen=Signal::derive(move || filter.with(|filter| filter.level.map_or("", QuestionLevel::slug)))
                        choose=move |value| with(|filter, value| filter.level = QuestionLevel::from_slug(value), value)
                    />
                    {tags}
                    <Select
                        name="order"
                        label="Order"
                        any=None
                        options=orders
                        chosen=Signal::derive(move || filter.with(|filter| filter.order.slug()))
                        choose=move |value| with(|filter, value| filter.order = QuestionOrder::from_slug(value).unwrap_or_default(), value)
                    />
                </div>
                <fieldset class="choice question-filter__only">
                    <legend>"Only"</legend>
                    <div class="choice__options">{only}</div>
                </fieldset>
            </details>
        </form>
    }
}

/// One choice of a list.
#[component]
pub fn Select(
    /// The field's name.
    name: &'static str,
    /// What is chosen.
    label: &'static str,
    /// What to call no choice; none where there always is one.
    any: Option<&'static str>,
    /// Values with their labels.
    options: Vec<(&'static str, &'static str)>,
    /// The value chosen; empty for no choice.
    chosen: Signal<&'static str>,
    /// Called with a value when it is chosen.
    #[prop(into)]
    choose: Callback<String>,
) -> impl IntoView {
    let options = any
        .map(|any| ("", any))
        .into_iter()
        .chain(options)
        .map(|(value, name)| {
            view! { <option value=value prop:selected=move || chosen.get() == value>{name}</option> }
        })
        .collect_view();
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <select class="input" name=name on:change:target=move |event| choose.run(event.target().value())>
                {options}
            </select>
        </label>
    }
}
