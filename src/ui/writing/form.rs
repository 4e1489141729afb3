//! What is chosen before a memo begins.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::paper::page::PageFormat;
use crate::domain::paper::typeface::TypeStyle;
use crate::domain::review::document_kind::DocumentKind;
use crate::domain::writing::memo::{
    HOURS_ALLOWED, MINUTES_ALLOWED, MemoChoices, PAGES_ALLOWED, TAKE_HOME_HOURS, WORDS_ALLOWED, Way,
};
use crate::domain::writing::prompt::Prompt;
use crate::state::use_app;

/// What the form holds; a copyable handle.
#[derive(Clone, Copy)]
pub struct Form {
    pub way: RwSignal<Way>,
    pub document: RwSignal<DocumentKind>,
    pub minutes: RwSignal<u32>,
    pub hours: RwSignal<u32>,
    pub is_strict: RwSignal<bool>,
    pub limit: RwSignal<u32>,
    /// Words to aim at, where the usual number is not wanted.
    pub target: RwSignal<Option<u32>>,
    pub format: RwSignal<PageFormat>,
    pub lettering: RwSignal<TypeStyle>,
    /// The seed of the draw that is shown.
    pub seed: RwSignal<u64>,
    /// Whether the two that candidates report are offered in place of a draw.
    pub is_reported: RwSignal<bool>,
    /// Draws before it.
    pub redraws: RwSignal<u32>,
    /// The chosen prompt: an index into the draw.
    pub chosen: RwSignal<Option<usize>>,
}

impl Form {
    pub fn new() -> Self {
        let app = use_app();
        let preferences = app.library.preferences.get_untracked().body;
        Self {
            way: RwSignal::new(Way::Drill),
            document: RwSignal::new(DocumentKind::NarrativeMemo),
            minutes: RwSignal::new(preferences.minutes),
            hours: RwSignal::new(TAKE_HOME_HOURS),
            is_strict: RwSignal::new(false),
            limit: RwSignal::new(DocumentKind::NarrativeMemo.page_limit()),
            target: RwSignal::new(None),
            format: RwSignal::new(preferences.format),
            lettering: RwSignal::new(preferences.lettering),
            seed: RwSignal::new(app.core().seed()),
            is_reported: RwSignal::new(untrack(|| app.library.living_memos()).is_empty()),
            redraws: RwSignal::new(0),
            chosen: RwSignal::new(None),
        }
    }

    /// The choices, or what is wrong with them.
    pub fn choices(self, drawn: &[Prompt]) -> Result<MemoChoices, String> {
        let way = self.way.get_untracked();
        let needs_prompt = matches!(way, Way::Drill | Way::TakeHome);
        let chosen = self.chosen.get_untracked();
        let without_prompt = !needs_prompt && chosen.is_none();
        if chosen.is_none() && !without_prompt {
            return Err("Choose one of the two prompts first.".to_owned());
        }
        let (minutes, hours) = (self.minutes.get_untracked(), self.hours.get_untracked());
        let time = match way {
            Way::TakeHome => within(hours, &HOURS_ALLOWED, "hours").map(|hours| hours * 60)?,
            Way::Drill => within(minutes, &MINUTES_ALLOWED, "minutes")?,
            Way::Free | Way::Check => 0,
        };
        Ok(MemoChoices {
            way,
            document: self.document.get_untracked(),
            offered: if without_prompt {
                Vec::new()
            } else {
                drawn.to_vec()
            },
            seed: self.seed.get_untracked(),
            redraws: self.redraws.get_untracked(),
            chosen: chosen.unwrap_or(0),
            time: Duration::from_secs(u64::from(time) * 60),
            is_strict: way == Way::Drill && self.is_strict.get_untracked(),
            limit: within(self.limit.get_untracked(), &PAGES_ALLOWED, "pages")?,
            format: self.format.get_untracked(),
            lettering: self.lettering.get_untracked(),
            target: self
                .target
                .get_untracked()
                .map(|words| within(words, &WORDS_ALLOWED, "words"))
                .transpose()?,
        })
    }
}

pub fn within(
    value: u32,
    range: &std::ops::RangeInclusive<u32>,
    unit: &str,
) -> Result<u32, String> {
    if range.contains(&value) {
        Ok(value)
    } else {
        Err(format!(
            "Choose between {} and {} {unit}.",
            range.start(),
            range.end()
        ))
    }
}
