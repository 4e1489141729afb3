//! Actions on a whole story: duplicate, merge, delete.

use leptos::prelude::*;

use crate::domain::format::dates;
use crate::domain::record::id::RecordId;
use crate::domain::stories::story::Story;
use crate::route::StoriesRoute;
use crate::state::{Typed, use_app};
use crate::ui::components::form::{Select, listed, or_none};

/// Other actions on a story.
#[component]
pub fn More(id: RecordId, typed: Typed<Story>) -> impl IntoView {
    let app = use_app();
    let chosen = RwSignal::new(None::<RecordId>);
    let own = id.clone();
    let others = Signal::derive(move || {
        let day = |at| dates::in_words(&app.core().local(at));
        let stories = app.library.of::<Story>().map_living(|story| {
            let title = story.body.display_title();
            (
                story.id().clone(),
                format!("{title} ({})", day(story.created())),
            )
        });
        let others = stories.into_iter().filter(|(other, _)| *other != own);
        or_none("Choose a story", listed(others))
    });
    let merge = move |_| {
        if let Some(other) = chosen.get_untracked() {
            typed.merge(&other);
            chosen.set(None);
        }
    };
    let duplicate = move |_| {
        let double = typed
            .form
            .with_untracked(|form| app.library.duplicate_story(form));
        app.library
            .tell_once_kept("This is the copy. The original is unchanged.");
        app.go(StoriesRoute::Edit(double));
    };
    let delete = move |_| {
        app.library.delete_story(&id);
        app.go(StoriesRoute::list());
    };
    view! {
        <details class="more">
            <summary>"Duplicate, merge, or delete"</summary>
            <div class="merge">
                <Select
                    name="merge"
                    label="Merge another story into this one"
                    hint="Its parts are added after this story’s parts, with its principles and follow-ups. Both \
                        current texts stay in the history."
                    options=others
                    value=chosen
                />
                <button class="button" type="button" disabled=move || chosen.with(Option::is_none) on:click=merge>
                    "Merge stories"
                </button>
            </div>
            <div class="actions">
                <button class="button" type="button" on:click=duplicate>"Duplicate"</button>
                <button class="button button--quiet" type="button" on:click=delete>"Delete story"</button>
            </div>
        </details>
    }
}
