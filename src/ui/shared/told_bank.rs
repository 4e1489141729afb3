//! The stories of the bank as loops and coverage weigh them.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::loops::assignment::{Teller, bank};
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::stories::story::Story;
use crate::domain::stories::weight::{Weight, not_counted};
use crate::state::use_app;
use crate::ui::components::form::{Opt, listed};

/// How much each of these stories weighs, by its id; tracked.
pub fn weights(stories: &[Record<Story>]) -> impl Fn(&RecordId, &Story) -> Weight + use<> {
    let app = use_app();
    let pace = app.library.preferences.with(|record| record.body.pace);
    let known: BTreeMap<RecordId, Weight> = stories
        .iter()
        .map(|story| (story.id().clone(), app.strengths.of(story, pace)))
        .collect();
    move |id, _| known.get(id).copied().unwrap_or_default()
}

/// "2 weak or unfinished stories are not counted.", wherever only stories that count are looked at.
#[component]
pub fn NotCounted() -> impl IntoView {
    let strengths = use_app().strengths;
    move || {
        not_counted(strengths.not_counted())
            .map(|told| view! { <p class="muted small" data-testid="not-counted">{told}</p> })
    }
}

/// The stories that count and can be told; tracked.
pub fn told_bank() -> Vec<Teller> {
    let stories = use_app().library.living_stories();
    bank(
        stories.iter().map(|story| (story.id(), &story.body)),
        weights(&stories),
    )
}

/// The stories by their titles, to choose one from; tracked.
pub fn stories() -> Vec<Opt<RecordId>> {
    let stories = use_app().library.of::<Story>();
    listed(stories.map_living(|story| (story.id().clone(), story.body.display_title())))
}
