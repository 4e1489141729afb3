//! A memo on its way out: as a file, through the share sheet, onto paper.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::library::Library;
use super::notices::Notices;
use super::services::Services;
use crate::domain::document::{Document, FileKind, Margins};
use crate::domain::memo::MemoDraft;
use crate::ports::{File, FileError, Shared};

/// What leaves the app; a copyable handle.
#[derive(Clone, Copy)]
pub struct Handouts {
    services: StoredValue<Services, LocalStorage>,
    library: &'static Library,
    notices: Notices,
}

impl Handouts {
    pub(super) fn new(
        services: StoredValue<Services, LocalStorage>,
        library: &'static Library,
        notices: Notices,
    ) -> Self {
        Self {
            services,
            library,
            notices,
        }
    }

    /// Saves a memo as a file.
    pub fn save(self, memo: MemoDraft, kind: FileKind) {
        spawn_local(async move {
            let saved = match self.file(&memo, kind).await {
                Ok(file) => self
                    .services
                    .with_value(|services| services.files.save(&file)),
                Err(error) => Err(error),
            };
            match saved {
                Ok(()) => self.notices.tell("File handed to your browser."),
                Err(error) => self.notices.alert(error.to_string()),
            }
        });
    }

    /// Whether there is a share sheet.
    #[must_use]
    pub fn can_share(self) -> bool {
        self.services
            .with_value(|services| services.files.can_share())
    }

    /// Opens the share sheet for a memo's text, with its Word file where the sheet takes one.
    pub fn share(self, memo: MemoDraft) {
        spawn_local(async move {
            let text = memo.draft.text.clone();
            match self.file(&memo, FileKind::Word).await {
                Ok(file) => {
                    let files = self.services.with_value(|services| services.files.clone());
                    // Some sheets say that they take any file, and then let few kinds through.
                    if files.share(text.clone(), Some(file)).await == Shared::Refused {
                        self.offer_text(
                            "This browser did not let the memo out. You can save it, or share the text alone.",
                            text,
                        );
                    }
                }
                Err(error) => self.offer_text(error.to_string(), text),
            }
        });
    }

    /// Prints in the margins of a memo what the candidate wants there; tracked.
    pub fn show_margins(self, memo: &MemoDraft) {
        let margins = self
            .library
            .preferences
            .with(|preferences| Margins::of(memo, self.day(memo), &preferences.body));
        self.set_margins(&margins);
    }

    /// Prints nothing besides the memo.
    pub fn clear_margins(self) {
        self.set_margins(&Margins::default());
    }

    fn set_margins(self, margins: &Margins) {
        self.services.with_value(|services| {
            for (property, value) in margins.properties() {
                services.page.set_property(property, value.as_deref());
            }
        });
    }

    fn share_text(self, text: String) {
        // The browser is asked here and now, while the click is fresh. A sheet that was closed or
        // is not allowed leaves the memo where it was.
        let files = self.services.with_value(|services| services.files.clone());
        let asked = files.share(text, None);
        spawn_local(async move {
            let _ = asked.await;
        });
    }

    fn offer_text(self, why: impl Into<String>, text: String) {
        self.notices
            .offer(why, "Share the text", move || self.share_text(text.clone()));
    }

    async fn file(self, memo: &MemoDraft, kind: FileKind) -> Result<File, FileError> {
        let day = self.day(memo);
        let bytes = match kind {
            FileKind::Word => {
                let word = self.services.with_value(|services| services.word.clone());
                let preferences = self.library.preferences.get_untracked().body;
                word.write(Document::of(memo, day, &preferences)).await?
            }
            FileKind::Text => memo.draft.text.clone().into_bytes(),
            FileKind::Markdown => memo.to_markdown().into_bytes(),
        };
        Ok(File {
            name: kind.file_name(day),
            kind,
            bytes,
        })
    }

    /// The day on which a memo was written, where it was written.
    fn day(self, memo: &MemoDraft) -> NaiveDate {
        self.services.with_value(|services| {
            let written = memo.written().unwrap_or_else(|| services.clock.now().wall);
            services.clock.local(written).date_naive()
        })
    }
}
