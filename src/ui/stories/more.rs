//! What can be done with a whole story: double it, put another one under it, delete it.

use leptos::prelude::*;

use crate::domain::format::dates;
use crate::domain::record::id::RecordId;
use crate::domain::stories::story::Story;
use crate::route::StoriesRoute;
use crate::state::{StorySession, use_app};

/// The ways on from a story.
#[component]
pub fn More(id: RecordId, session: StorySession) -> impl IntoView {
    let app = use_app();
    let chosen = RwSignal::new(String::new());
    let others = {
        let id = id.clone();
        move || {
            let day = |at| {
                app.services
                    .with_value(|services| dates::in_words(&services.clock.local(at)))
            };
            app.library
                .of::<Story>()
                .map_living(|story| {
                    let title = story.body.display_title();
                    (story.id().clone(), format!("{title} ({})", day(story.created())))
                })
                .into_iter()
                .filter(|(other, _)| *other != id)
                .map(|(other, name)| view! { <option value=other.as_str().to_owned()>{name}</option> })
                .collect_view()
        }
    };
    let merge = move |_| {
        let other = chosen.get_untracked();
        if !other.is_empty() {
            session.merge(&RecordId::from_text(&other));
            chosen.set(String::new());
        }
    };
    let duplicate = move |_| {
        let double = session
            .form
            .with_untracked(|form| app.library.duplicate_story(form));
        app.notices
            .tell("This is the copy; the other story stays as it was.");
        app.go(StoriesRoute::Story(double));
    };
    let delete = move |_| {
        app.library.delete_story(&id);
        app.go(StoriesRoute::list());
    };
    view! {
        <details class="more">
            <summary>"Duplicate, merge, delete"</summary>
            <div class="merge">
                <label class="field">
                    <span class="field__label">"Put another story under this one"</span>
                    <span class="field__hint">
                        "Its parts follow those of this story, its principles and probes join, and both texts as they "
                        "are now stay among the older texts."
                    </span>
                    <select
                        class="input"
                        name="merge"
                        prop:value=chosen
                        on:change:target=move |event| chosen.set(event.target().value())
                    >
                        <option value="">"Choose a story"</option>
                        {others}
                    </select>
                </label>
                <button class="button" type="button" disabled=move || chosen.with(String::is_empty) on:click=merge>
                    "Merge into this story"
                </button>
            </div>
            <div class="actions">
                <button class="button" type="button" on:click=duplicate>"Duplicate"</button>
                <button class="button button--quiet" type="button" on:click=delete>"Delete this story"</button>
            </div>
        </details>
    }
}
