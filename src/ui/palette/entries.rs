//! The search targets.

use crate::domain::practice::drill::DrillKind;
use crate::domain::text::fold::folded;
use crate::route::frame::{FRAMES, Frame};
use crate::route::{
    GuideRoute, LoopsRoute, MockRoute, OffersRoute, PracticeRoute, QuestionsRoute, Route,
    StoriesRoute, WritingRoute,
};
use crate::state::{App, Loaded};
use leptos::prelude::*;

/// A search target.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Entry {
    /// Its name, which the search matches.
    pub(super) name: String,
    /// Its kind.
    pub(super) kind: &'static str,
    /// Where it is.
    pub(super) to: Route,
}

impl Entry {
    fn new(name: impl Into<String>, kind: &'static str, to: impl Into<Route>) -> Self {
        Self {
            name: name.into(),
            kind,
            to: to.into(),
        }
    }
}

/// All search targets, with their names folded; tracked.
pub(super) fn entries(app: &'static App) -> (Vec<Entry>, Vec<String>) {
    let mut entries: Vec<Entry> = FRAMES.iter().map(|frame| page(frame)).collect();
    entries.extend(deeds());
    let stories = app.library.living_stories().into_iter();
    entries.extend(stories.map(|story| {
        let to = StoriesRoute::Story(story.id().clone());
        Entry::new(story.body.display_title(), "Story", to)
    }));
    let memos = app.library.living_memos().into_iter();
    entries.extend(memos.map(|memo| {
        let to = if memo.body.is_open() {
            WritingRoute::Sheet(memo.id().clone())
        } else {
            WritingRoute::Review(memo.id().clone())
        };
        Entry::new(memo.body.title(), "Memo", to)
    }));
    if let Some(Loaded::Ready(topics)) = app.catalogue.guide().get() {
        entries.extend(
            topics
                .into_iter()
                .map(|topic| Entry::new(topic.title, "Guide", GuideRoute::Topic(topic.id))),
        );
    }
    if let Some(Loaded::Ready(bank)) = app.catalogue.questions().get() {
        let questions = app.library.with_own_questions(bank).into_iter();
        entries.extend(questions.map(|question| {
            let to = QuestionsRoute::Question(question.id);
            Entry::new(question.text, "Question", to)
        }));
    }
    let names = entries.iter().map(|entry| folded(&entry.name)).collect();
    (entries, names)
}

/// A page. If it is below another page, that page is named as well, since two may have the same
/// heading.
fn page(frame: &Frame) -> Entry {
    let section = FRAMES.iter().find(|one| one.path == frame.section);
    let name = match section {
        Some(section) if section.path != frame.path => {
            format!("{}, {}", frame.heading, section.heading)
        }
        _ => frame.heading.to_owned(),
    };
    Entry::new(name, "Page", Route::parse(frame.path, ""))
}

/// Actions that start something new.
fn deeds() -> Vec<Entry> {
    let mut deeds = vec![
        Entry::new("New story", "Start", StoriesRoute::New(None)),
        Entry::new("New memo", "Start", WritingRoute::Start),
        Entry::new("New practice session", "Start", PracticeRoute::Session),
        Entry::new("New mock loop", "Start", MockRoute::New(None)),
        Entry::new("New loop", "Start", LoopsRoute::New),
        Entry::new("New number", "Start", StoriesRoute::Number(None)),
        Entry::new("New question", "Start", QuestionsRoute::New),
        Entry::new("New offer", "Start", OffersRoute::Offer(None)),
    ];
    deeds.extend(DrillKind::ALL.iter().map(|kind| {
        let name = format!("Start drill: {}", kind.name());
        Entry::new(name, "Start", PracticeRoute::Drill(*kind))
    }));
    deeds
}
