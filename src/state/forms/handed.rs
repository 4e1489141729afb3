//! Text shared and files opened from other apps, and what the candidate turns them into.

use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;

use crate::domain::incoming::encoding::{Encoding, decoded};
use crate::domain::incoming::handed::{FileFate, TextFate};
use crate::domain::prose::layout::unwrapped;
use crate::domain::questions::own::{LONGEST, OwnQuestion, one_line};
use crate::domain::review::document_kind::DocumentKind;
use crate::domain::stories::sketch::sketch;
use crate::domain::text::plain::plain_text;
use crate::domain::writing::memo::{MemoChoices, MemoDraft};
use crate::ports::{FileError, OpenedFile};
use crate::route::{HandedRoute, QuestionsRoute, Route, SettingsRoute, StoriesRoute, WritingRoute};
use crate::state::core::Core;
use crate::state::forms::unsent::Unsent;
use crate::state::records::backups::Backups;

/// What other apps handed over; a copyable handle.
#[derive(Clone, Copy)]
pub struct HandedDesk {
    core: &'static Core,
    backups: Backups,
    /// The files that wait for a decision, the first opened first.
    pub files: RwSignal<Vec<Result<OpenedFile, FileError>>>,
}

impl HandedDesk {
    pub(crate) fn new(core: &'static Core, backups: Backups) -> Self {
        Self {
            core,
            backups,
            files: RwSignal::new(Vec::new()),
        }
    }

    /// Watches for opened files as long as the page lives; `arrived` is called for each.
    pub(crate) fn watch(self, arrived: impl Fn() + 'static) {
        let opened = move |file| {
            self.files.update(|files| files.push(file));
            arrived();
        };
        self.core
            .services
            .with_value(|services| services.files.on_opened(Box::new(opened)));
    }

    /// Dismisses the first of the opened files.
    pub fn put_away(self) {
        self.files.update(|files| {
            if !files.is_empty() {
                files.drain(..1);
            }
        });
    }

    /// Hands the first of the opened files to the page that imports it, and returns where that is; `None`
    /// if there is none. A file that cannot be read stays.
    ///
    /// # Errors
    /// Why a Word file cannot be read.
    pub async fn open_as(self, fate: FileFate) -> Result<Option<Route>, String> {
        let file = self.files.with_untracked(|files| files.first().cloned());
        let Some(Ok(file)) = file else {
            return Ok(None);
        };
        let place = match fate {
            FileFate::Backup => {
                self.backups.look_into(file.bytes);
                SettingsRoute::Settings.into()
            }
            FileFate::Word => {
                let word = self
                    .core
                    .services
                    .with_value(|services| services.word.clone());
                let text = word.read(file.bytes, false).await;
                HandedRoute::Shared(text.map_err(|error| error.to_string())?).into()
            }
            FileFate::Text => HandedRoute::Shared(decoded(&file.bytes, Encoding::default())).into(),
            FileFate::Stories => {
                self.core.handed.set_value(Some(file));
                StoriesRoute::Import.into()
            }
            FileFate::Questions => {
                self.core.handed.set_value(Some(file));
                QuestionsRoute::Import.into()
            }
        };
        self.put_away();
        Ok(Some(place))
    }

    /// Turns a shared text into what was chosen and clears its draft, in one transaction; returns where
    /// it is now.
    ///
    /// # Errors
    /// Why it cannot become that.
    pub fn keep(self, fate: TextFate, text: &str, typed: Unsent) -> Result<Route, String> {
        if text.trim().is_empty() {
            return Err("There is no text yet. Paste it first.".to_owned());
        }
        let library = self.core.library;
        Ok(match fate {
            TextFate::Sketch => {
                let id = library.add_along(sketch(text), typed.forgetting());
                StoriesRoute::Edit(id).into()
            }
            TextFate::Question => {
                let question = one_line(text);
                if question.chars().count() > LONGEST {
                    return Err(format!(
                        "A question has at most {LONGEST} characters. Shorten the text first."
                    ));
                }
                let own = OwnQuestion {
                    text: question,
                    ..OwnQuestion::default()
                };
                let id = library.add_along(own, typed.forgetting());
                QuestionsRoute::Edit(id).into()
            }
            TextFate::Check => {
                let text = plain_text(text).map_err(|error| error.to_string())?;
                let preferences = library.preferences.get_untracked().body;
                let choices = MemoChoices::of_check(
                    DocumentKind::NarrativeMemo,
                    preferences.format,
                    preferences.lettering,
                );
                let memo =
                    MemoDraft::check(choices, unwrapped(&text).into_owned(), self.core.reading());
                WritingRoute::Review(library.add_along(memo, typed.forgetting())).into()
            }
        })
    }
}
