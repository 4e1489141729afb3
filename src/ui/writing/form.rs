//! The settings of a new memo.

use std::time::Duration;

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::domain::paper::page::PageFormat;
use crate::domain::paper::typeface::TypeStyle;
use crate::domain::review::document_kind::DocumentKind;
use crate::domain::writing::choosing::{Picked, PromptChoice, suited};
use crate::domain::writing::due;
use crate::domain::writing::memo::{
    MINUTES_ALLOWED, MemoChoices, PAGES_ALLOWED, WORDS_ALLOWED, Way,
};
use crate::domain::writing::prompt::Prompt;
use crate::state::{Typed, use_app};
use crate::ui::components::form::Bound;

/// The form's values; a copyable handle.
#[derive(Clone, Copy)]
pub struct Form {
    pub way: RwSignal<Way>,
    pub document: RwSignal<DocumentKind>,
    pub minutes: RwSignal<u32>,
    pub is_strict: RwSignal<bool>,
    pub limit: RwSignal<u32>,
    /// The target length in words, if it differs from the usual one.
    pub target: RwSignal<Option<u32>>,
    pub format: RwSignal<PageFormat>,
    pub lettering: RwSignal<TypeStyle>,
    proposed_due: StoredValue<String>,
    /// The prompts to choose from, and the one that was picked.
    choice: StoredValue<Typed<PromptChoice>>,
}

impl Form {
    pub fn new() -> Self {
        let app = use_app();
        let preferences = app.library.preferences.get_untracked().body;
        let now = app.core().local(app.core().now());
        Self {
            way: RwSignal::new(Way::Drill),
            document: RwSignal::new(DocumentKind::NarrativeMemo),
            minutes: RwSignal::new(preferences.minutes),
            is_strict: RwSignal::new(false),
            limit: RwSignal::new(DocumentKind::NarrativeMemo.page_limit()),
            target: RwSignal::new(None),
            format: RwSignal::new(preferences.format),
            lettering: RwSignal::new(preferences.lettering),
            proposed_due: StoredValue::new(due::in_field(&due::usual(now))),
            choice: StoredValue::new(Typed::open(
                app.core(),
                "form:prompt-choice".to_owned(),
                PromptChoice::default(),
            )),
        }
    }

    /// The prompts to choose from, and the one that was picked.
    pub fn choice(self) -> Typed<PromptChoice> {
        self.choice.get_value()
    }

    /// The due date field's value: the chosen time, or else the usual one.
    pub fn due(self) -> Bound<String> {
        let choice = self.choice();
        let shown = move || {
            let chosen = choice.with(|choice| choice.due.clone());
            chosen.unwrap_or_else(|| self.proposed_due.get_value())
        };
        Bound::new(
            shown,
            move || choice.given.track(),
            move |text| choice.edit(|choice| choice.due = Some(text)),
        )
    }

    /// The chosen instant, or what is wrong with it.
    fn due_instant(self) -> Result<DateTime<Utc>, &'static str> {
        let core = use_app().core();
        let local = due::from_field(&self.due().get()).ok_or("Choose a due date and time.")?;
        due::checked(due::instant(local, |at| core.local(at)), core.now())
    }

    /// Draws two prompts that suit the document, where those drawn do not and none is picked.
    pub fn draw_suited(self, prompts: &[Prompt]) {
        let (app, choice) = (use_app(), self.choice());
        let document = self.document.get_untracked();
        let stands = choice.form.with_untracked(|choice| {
            choice.has_pick(prompts) || choice.is_suited(prompts, document)
        });
        if !stands {
            let (recent, seed) = (app.library.recent_prompts(), app.core().seed());
            let suited = suited(prompts, document);
            choice.edit(|choice| choice.draw(&suited, &recent, seed));
        }
    }

    /// Draws the first two prompts, where none are drawn or one of them is gone.
    pub fn draw_first(self, prompts: &[Prompt]) {
        let choice = self.choice();
        let is_drawn = choice
            .form
            .with_untracked(|choice| choice.pair(prompts).is_some());
        if is_drawn {
            return;
        }
        let app = use_app();
        let seed = app.core().seed();
        let is_first = untrack(|| app.library.living_memos()).is_empty();
        let recent = app.library.recent_prompts();
        choice.edit(|choice| {
            if is_first {
                choice.offer_reported(prompts, seed);
            } else {
                choice.draw(prompts, &recent, seed);
            }
        });
    }

    /// The choices, or what is wrong with them. A typed prompt is saved with the custom ones.
    pub fn choices(self, prompts: &[Prompt]) -> Result<MemoChoices, String> {
        let way = self.way.get_untracked();
        let needs_prompt = matches!(way, Way::Drill | Way::TakeHome);
        let choice = self.choice().form.get_untracked();
        if needs_prompt && !choice.has_pick(prompts) {
            return Err("Choose a prompt first, or write the one you were given.".to_owned());
        }
        let given = (choice.picked == Picked::Given)
            .then(|| choice.given())
            .transpose()?;
        let minutes = self.minutes.get_untracked();
        let time = match way {
            Way::Drill => within(minutes, &MINUTES_ALLOWED, "minutes")?,
            Way::TakeHome | Way::Free | Way::Check => 0,
        };
        let due = (way == Way::TakeHome)
            .then(|| self.due_instant())
            .transpose()?;
        let mut choices = MemoChoices {
            way,
            document: self.document.get_untracked(),
            offered: Vec::new(),
            seed: choice.seed,
            redraws: choice.redraws,
            chosen: 0,
            time: Duration::from_secs(u64::from(time) * 60),
            due,
            is_strict: way == Way::Drill && self.is_strict.get_untracked(),
            limit: within(self.limit.get_untracked(), &PAGES_ALLOWED, "pages")?,
            format: self.format.get_untracked(),
            lettering: self.lettering.get_untracked(),
            target: self
                .target
                .get_untracked()
                .map(|words| within(words, &WORDS_ALLOWED, "words"))
                .transpose()?,
        };
        let given = given.map(|given| use_app().library.given_prompt(given));
        (choices.offered, choices.chosen) = choice.offered(prompts, given).unwrap_or_default();
        Ok(choices)
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
