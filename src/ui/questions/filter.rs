//! The filters and sort order of the question list.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::questions::search::{Only, QuestionFilter, SearchIndex};
use crate::route::QuestionsRoute;
use crate::state::use_app;
use crate::ui::components::form::{
    Bound, CheckBox, FilterForm, Select, any_of, listed, offered, or_none,
};
use crate::ui::shared::field;

/// Applies another filter, without a new history entry.
pub fn apply(filter: QuestionFilter) {
    use_app().replace(QuestionsRoute::List(filter));
}

/// A search field, with all other controls behind a summary.
#[component]
pub fn Filter(index: Arc<SearchIndex>, filter: Memo<QuestionFilter>) -> impl IntoView {
    let value = Bound::live(move || filter.get(), apply);
    let tags = index.tags();
    let tags = (!tags.is_empty()).then(|| {
        let options = or_none(
            "Any",
            listed(tags.into_iter().map(|tag| (tag.clone(), tag))),
        );
        let value = value.bind(
            |filter| (!filter.tag.is_empty()).then(|| filter.tag.to_lowercase()),
            |filter, tag| filter.tag = tag.unwrap_or_default(),
        );
        view! { <Select name="tag" label="Tag" options value /> }
    });
    let only = Only::ALL
        .map(|only| {
            let value = value.bind(
                move |filter| filter.only.contains(&only),
                move |filter, is_wanted| filter.set_only(only, is_wanted),
            );
            view! { <CheckBox name=only.slug() label=only.name() value /> }
        })
        .collect_view();
    let more = view! {
        <fieldset class="choice list-filter__only">
            <legend>"Only"</legend>
            <div class="choice__options">{only}</div>
        </fieldset>
    }
    .into_any();
    let is_narrowed = filter.with_untracked(QuestionFilter::is_narrowed);
    view! {
        <FilterForm search=field!(value, search) is_narrowed more>
            <Select name="principle" label="Principle" options=any_of("All 16") value=field!(value, principle) />
            <Select name="skill" label="Skill" options=any_of("Any") value=field!(value, skill) />
            <Select name="role" label="Role" options=offered() value=field!(value, role) />
            <Select name="level" label="Level" options=any_of("Either") value=field!(value, level) />
            {tags}
            <Select name="order" label="Order" options=offered() value=field!(value, order) />
        </FilterForm>
    }
}
