//! All topics, with a search that is stored in the address.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::guide::topics::{FoundTopic, Group, Topic, search};
use crate::route::{GuideRoute, Route, frame};
use crate::state::use_app;
use crate::ui::shared::Link;

/// The guide's first page.
#[component]
pub fn GuidePage(topics: Vec<Topic>) -> impl IntoView {
    let app = use_app();
    let topics = StoredValue::new(topics);
    let query = Memo::new(move |_| match app.route.get() {
        Route::Guide(GuideRoute::Index(search)) => search,
        _ => String::new(),
    });
    let shown = move || {
        let query = query.get();
        topics.with_value(|topics| {
            if query.trim().is_empty() {
                view! { <All topics=topics.clone() /> }.into_any()
            } else {
                results(topics, &query)
            }
        })
    };
    view! {
        <h1>{frame::GUIDE.heading}</h1>
        <p class="lead">{frame::GUIDE.lead}</p>
        <form role="search" on:submit=|event| event.prevent_default()>
            <label class="field">
                <span class="field__label">"Search the guide"</span>
                <input
                    class="input"
                    type="search"
                    name="search"
                    dir="auto"
                    autocomplete="off"
                    prop:value=query.get_untracked()
                    on:input:target=move |event| app.replace(GuideRoute::Index(event.target().value()))
                />
            </label>
        </form>
        <p><Link to=GuideRoute::Examples class="button">"Show worked examples"</Link></p>
        {shown}
    }
}

/// Every topic, group by group.
#[component]
fn All(topics: Vec<Topic>) -> impl IntoView {
    Group::ALL
        .map(|group| {
            let rows = topics
                .iter()
                .filter(|topic| topic.group == group)
                .map(|topic| row(topic, view! { {topic.gist.clone()} }.into_any()))
                .collect_view();
            view! {
                <section>
                    <h2>{group.name()}</h2>
                    <ul class="rows guide__rows">{rows}</ul>
                </section>
            }
        })
        .collect_view()
}

fn row(topic: &Topic, told: AnyView) -> impl IntoView + use<> {
    let (id, title) = (topic.id.clone(), topic.title.clone());
    view! {
        <li class="row">
            <div class="row__text">
                <Link to=GuideRoute::Topic(id) class="row__title">{title}</Link>
                <p class="muted">{told}</p>
            </div>
        </li>
    }
}

fn results(topics: &[Topic], query: &str) -> AnyView {
    let found = search(topics, query);
    let count = match found.len() {
        0 => "No topic has all of these words.".to_owned(),
        count => counted(count, "topic", "topics"),
    };
    let rows = found
        .iter()
        .filter_map(|found| Some(row(topics.get(found.topic)?, marked(found))))
        .collect_view();
    view! {
        <p class="muted" role="status" data-testid="found">{count}</p>
        <ul class="rows guide__rows">{rows}</ul>
    }
    .into_any()
}

/// A passage with the search words marked.
fn marked(found: &FoundTopic) -> AnyView {
    let mut end = 0;
    let mut parts: Vec<AnyView> = Vec::new();
    for mark in &found.marks {
        let before = found
            .passage
            .get(end..mark.start)
            .unwrap_or_default()
            .to_owned();
        let word = mark.of(&found.passage).to_owned();
        parts.push(view! { {before}<mark>{word}</mark> }.into_any());
        end = mark.end;
    }
    let rest = found.passage.get(end..).unwrap_or_default().to_owned();
    view! { {parts}{rest} }.into_any()
}
