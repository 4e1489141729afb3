//! The stories of the bank as loops and coverage weigh them.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::loops::assignment::{Teller, bank};
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::stories::coverage::FULL_STRENGTH;
use crate::domain::stories::story::Story;
use crate::state::use_app;
use crate::ui::components::form::{Opt, listed};

/// What each of these stories is worth, 0–100, by its id; tracked.
pub fn strengths(stories: &[Record<Story>]) -> impl Fn(&RecordId, &Story) -> u8 + use<> {
    let app = use_app();
    let pace = app.library.preferences.with(|record| record.body.pace);
    let known: BTreeMap<RecordId, u8> = stories
        .iter()
        .map(|story| {
            let points = u8::try_from(app.strengths.of(story, pace)).unwrap_or(FULL_STRENGTH);
            (story.id().clone(), points)
        })
        .collect();
    move |id, _| known.get(id).copied().unwrap_or(0)
}

/// The stories that can be told; tracked.
pub fn told_bank() -> Vec<Teller> {
    let stories = use_app().library.living_stories();
    bank(
        stories.iter().map(|story| (story.id(), &story.body)),
        strengths(&stories),
    )
}

/// The stories by their titles, to choose one from; tracked.
pub fn stories() -> Vec<Opt<RecordId>> {
    let stories = use_app().library.of::<Story>();
    listed(stories.map_living(|story| (story.id().clone(), story.body.display_title())))
}
