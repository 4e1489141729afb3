//! The story bank as loops, coverage, and question matching use it.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::loops::assignment::{Teller, bank};
use crate::domain::principle::Principle;
use crate::domain::questions::fit::{AskedFor, FittingStories, StoryFit};
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::stories::story::Story;
use crate::domain::stories::weight::{Weight, not_counted};
use crate::state::use_app;
use crate::ui::components::form::{Opt, listed};

/// The strength of each of these stories, by id; tracked.
pub fn weights(stories: &[Record<Story>]) -> impl Fn(&RecordId, &Story) -> Weight + use<> {
    let app = use_app();
    let pace = app.library.preferences.with(|record| record.body.pace);
    let known: BTreeMap<RecordId, Weight> = stories
        .iter()
        .map(|story| (story.id().clone(), app.strengths.of(story, pace)))
        .collect();
    move |id, _| known.get(id).copied().unwrap_or_default()
}

/// "2 weak or unfinished stories are not counted.", shown where only stories that count are used.
#[component]
pub fn NotCounted() -> impl IntoView {
    let strengths = use_app().strengths;
    move || {
        not_counted(strengths.not_counted())
            .map(|told| view! { <p class="muted small" data-testid="not-counted">{told}</p> })
    }
}

/// How many stories the loop needs and how many are ready, in one sentence.
#[component]
pub fn TargetInWords() -> impl IntoView {
    let app = use_app();
    let target = Memo::new(move |_| {
        app.plan
            .story_target(app.strengths.counted().len())
            .in_words()
    });
    view! { <p data-testid="story-target">{target}</p> }
}

/// The stories that count; tracked.
pub fn told_bank() -> Vec<Teller> {
    let stories = use_app().library.living_stories();
    bank(
        stories.iter().map(|story| (story.id(), &story.body)),
        weights(&stories),
    )
}

/// The stories by title, for a select; tracked.
pub fn stories() -> Vec<Opt<RecordId>> {
    let stories = use_app().library.of::<Story>();
    listed(stories.map_living(|story| (story.id().clone(), story.body.display_title())))
}

/// The stories offered for a question: matches with their reason, then all others; tracked.
pub fn offered(question: AskedFor<'_>) -> (Vec<StoryFit>, Vec<(RecordId, String)>) {
    let mut others = use_app().library.living_stories();
    others.retain(|story| !story.body.is_retired());
    let stories = FittingStories::of(others.iter().map(|story| (story.id(), &story.body)));
    let fitting = stories.fitting(question);
    others.retain(|story| fitting.iter().all(|fit| fit.id != *story.id()));
    let others = others
        .iter()
        .map(|story| (story.id().clone(), story.body.display_title()))
        .collect();
    (fitting, others)
}

/// Why a story fits a question, with the sentence that shows it.
#[component]
pub fn FitReason(fit: StoryFit, leading: Option<Principle>) -> impl IntoView {
    let sentence =
        (!fit.sentence.is_empty()).then(|| view! { <bdi>{format!(": “{}”", fit.sentence)}</bdi> });
    view! {
        <span class="muted small">
            {fit.reason(leading)}
            {sentence}
        </span>
    }
}
