//! The stories, and which principles they show.

use leptos::prelude::*;

use super::coverage::CoverageSummary;
use crate::domain::record::Record;
use crate::domain::story::Story;
use crate::route::Route;
use crate::state::use_app;
use crate::ui::components::Link;

/// The story bank.
#[component]
pub fn StoriesPage() -> impl IntoView {
    let library = use_app().library;
    let list = move || {
        let stories = library.living_stories();
        if stories.is_empty() {
            return view! {
                <p class="empty">
                    "A story is one thing you did, told in four parts: Situation, Task, Action, Result. Each can show "
                    "several principles. Start with one; the count below then says how many principles still wait."
                </p>
            }
            .into_any();
        }
        view! { <ol class="rows rows--numbered">{stories.iter().map(row).collect_view()}</ol> }
            .into_any()
    };
    view! {
        <h1>"Stories"</h1>
        <p class="lead">"Eight to ten distinct stories with exact numbers carry a whole loop."</p>
        <div class="actions">
            <Link to=Route::NewStory(None) class="button button--primary">"New story"</Link>
            <Link to=Route::Numbers class="button">"Numbers"</Link>
            <Link to=Route::CheatSheet class="button">"Cheat sheet and files"</Link>
            <Link to=Route::ImportStories class="button">"Take stories in"</Link>
        </div>
        {list}
        <CoverageSummary />
    }
}

fn row(story: &Record<Story>) -> impl IntoView + use<> {
    let library = use_app().library;
    let id = story.id().clone();
    let missing = story.body.missing_parts();
    let state = if missing.is_empty() {
        "all four parts".to_owned()
    } else {
        let names: Vec<&str> = missing
            .into_iter()
            .map(crate::domain::story::StarPart::name)
            .collect();
        format!("misses {}", names.join(", "))
    };
    let title = story.body.display_title();
    let kept = story.superseded().len();
    let principles: Vec<&str> = story
        .body
        .principles
        .iter()
        .map(|principle| principle.name())
        .collect();
    let shows = if principles.is_empty() {
        "no principle yet".to_owned()
    } else {
        principles.join(", ")
    };
    let deleted = format!(" “{title}”");
    view! {
        <li class="row">
            <div class="row__text">
                <Link to=Route::Story(id.clone()) class="row__title">{title}</Link>
                <p class="muted small">{state}" · "{shows}</p>
                {(kept > 0).then(|| view! {
                    <p class="muted small">{format!("{kept} older text kept from an import; see the story")}</p>
                })}
            </div>
            <button class="button button--quiet" type="button" on:click=move |_| library.delete_story(&id)>
                "Delete"
                <span class="visually-hidden">{deleted}</span>
            </button>
        </li>
    }
}
