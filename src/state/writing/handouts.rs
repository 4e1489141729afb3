//! Exports: as a file, through the share sheet, on paper. Before anything leaves, it is searched
//! for the names on the candidate's list.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::NaiveDate;
use reactive_graph::owner::LocalStorage;
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::domain::privacy::names::{OutgoingText, Sighting, StandIn, sightings, stand_ins};
use crate::domain::privacy::outgoing::Outgoing;
use crate::domain::record::envelope::Record;
use crate::domain::stories::bank::{Bank, BankedStory};
use crate::domain::stories::metric::Metric;
use crate::domain::stories::probe::Probes;
use crate::domain::stories::story::Story;
use crate::domain::writing::document::{Document, FileKind, Margins};
use crate::domain::writing::memo::MemoDraft;
use crate::ports::{File, FileError, Shared};
use crate::state::core::Core;
use crate::state::forms::typed::Typed;

/// The typed stand-ins, by name.
pub type TypedStandIns = BTreeMap<String, String>;

/// Points of half an em of the type that sheets are measured in.
const HALF_AN_EM: f64 = 40.0;

/// Exports something with stand-ins in place of names.
type Go = Rc<dyn Fn(&[StandIn])>;

/// Confidential names found in an export.
#[derive(Clone)]
pub struct Warning {
    /// The names, and where they appear.
    pub sightings: Vec<Sighting>,
    /// A suggested stand-in for each, in the same order.
    pub stand_ins: Vec<StandIn>,
    go: Go,
}

/// Exports; a copyable handle.
#[derive(Clone, Copy)]
pub struct Handouts {
    core: &'static Core,
    /// The export that waits for the candidate's decision about names.
    pub warning: RwSignal<Option<Warning>, LocalStorage>,
    /// The stand-ins that the page currently shows, so that they are printed.
    pub shown_with: RwSignal<Vec<StandIn>>,
}

impl Handouts {
    pub(crate) fn new(core: &'static Core) -> Self {
        Self {
            core,
            warning: RwSignal::new_local(None),
            shown_with: RwSignal::new(Vec::new()),
        }
    }

    /// Exports something: right away if no confidential name appears in it, or else after the
    /// candidate's decision. `go` gets it with the chosen stand-ins.
    pub fn let_out<T: Outgoing + 'static>(self, what: T, go: impl Fn(T) + 'static) {
        let pieces = what.pieces();
        self.ask(&pieces, move |stand_ins| go(what.with_stand_ins(stand_ins)));
    }

    /// Prints the page. If names appear in `what` it shows, the candidate decides first; the page
    /// then shows the stand-ins until [`Self::show_own_words`].
    pub fn print(self, what: &impl Outgoing) {
        self.show_own_words();
        self.ask(&what.pieces(), move |stand_ins| {
            self.shown_with.set(stand_ins.to_vec());
            let services = self.core.services.get_value();
            spawn_local(async move {
                services.page.drawn().await;
                services.files.print();
            });
        });
    }

    /// Shows the page with the original names again.
    pub fn show_own_words(self) {
        self.shown_with.update(Vec::clear);
    }

    fn ask(self, pieces: &[OutgoingText], go: impl Fn(&[StandIn]) + 'static) {
        let preferences = self.core.library.preferences.get_untracked().body;
        let sightings = sightings(pieces, &preferences.confidential);
        if sightings.is_empty() {
            go(&[]);
            return;
        }
        let stand_ins = stand_ins(&preferences.confidential, &preferences.stand_ins)
            .into_iter()
            .filter(|stand_in| sightings.iter().any(|seen| seen.name == stand_in.name))
            .collect();
        self.warning.set(Some(Warning {
            sightings,
            stand_ins,
            go: Rc::new(go),
        }));
    }

    /// Runs the waiting export with the typed stand-ins, or the suggested ones where nothing was
    /// typed; remembers them for next time.
    pub fn replace_and_go(self, typed: Typed<TypedStandIns>) {
        let Some(warning) = self.warning.get_untracked() else {
            return;
        };
        let chosen = typed.form.with_untracked(|typed| {
            let with = |one: StandIn| match typed.get(&one.name) {
                Some(with) if !with.trim().is_empty() => StandIn {
                    with: with.clone(),
                    ..one
                },
                _ => one,
            };
            warning.stand_ins.into_iter().map(with).collect::<Vec<_>>()
        });
        let names: Vec<String> = chosen.iter().map(|one| one.name.clone()).collect();
        self.core.library.save_preferences(
            |preferences| {
                preferences
                    .stand_ins
                    .retain(|kept| !names.contains(&kept.name));
                preferences.stand_ins.extend(chosen.iter().cloned());
            },
            typed.sent(),
        );
        self.go(&chosen);
    }

    /// Runs the waiting export unchanged.
    pub fn go_as_it_is(self) {
        self.go(&[]);
    }

    /// Cancels the waiting export.
    pub fn keep_back(self) {
        self.warning.set(None);
    }

    fn go(self, stand_ins: &[StandIn]) {
        if let Some(warning) = self.warning.get_untracked() {
            self.warning.set(None);
            (warning.go)(stand_ins);
        }
    }

    /// Saves a memo as a file.
    pub fn save(self, memo: MemoDraft, kind: FileKind) {
        spawn_local(async move {
            let saved = match self.file(&memo, kind).await {
                Ok(file) => self
                    .core
                    .services
                    .with_value(|services| services.files.save(&file)),
                Err(error) => Err(error),
            };
            match saved {
                Ok(()) => self.core.notices.tell("File saved by your browser."),
                Err(error) => self.core.notices.alert(error.to_string()),
            }
        });
    }

    /// Every active story, with its numbers and follow-ups; tracked.
    #[must_use]
    pub fn bank(self) -> Bank {
        let mut stories = self.core.library.living_stories();
        stories.retain(|story| !story.body.is_retired());
        self.bank_of(stories)
    }

    /// These stories, with their numbers and follow-ups; tracked.
    #[must_use]
    pub fn bank_of(self, stories: Vec<Record<Story>>) -> Bank {
        let library = self.core.library;
        let metrics = library.of::<Metric>().living();
        Bank {
            stories: stories
                .into_iter()
                .map(|story| BankedStory {
                    numbers: metrics
                        .iter()
                        .filter(|metric| metric.body.stories.contains(story.id()))
                        .map(|metric| metric.body.clone())
                        .collect(),
                    probes: library
                        .of::<Probes>()
                        .get(&Probes::id_for(story.id()))
                        .map(|probes| probes.body.probes)
                        .unwrap_or_default(),
                    story: story.body,
                })
                .collect(),
        }
    }

    /// Measures texts in fonts, in points. Without a browser that measures, letters are half as wide as
    /// high, which errs on the wide side.
    pub fn ruler(self) -> impl Fn(&str, &str) -> f64 {
        let page = self
            .core
            .services
            .with_value(|services| services.page.clone());
        let known: RefCell<BTreeMap<(String, String), f64>> = RefCell::default();
        move |font, text| {
            let key = (font.to_owned(), text.to_owned());
            if let Some(width) = known.borrow().get(&key) {
                return *width;
            }
            let width = page.text_width(font, text).unwrap_or_else(|| {
                let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
                f64::from(letters) * HALF_AN_EM
            });
            known.borrow_mut().insert(key, width);
            width
        }
    }

    /// Saves stories as a file; `write` makes its text.
    pub fn save_stories(self, bank: &Bank, kind: FileKind, write: fn(&Bank) -> String) {
        self.save_text("stories", kind, &write(bank));
    }

    /// Saves a text as a file with today's date; `of` names its content: "stories".
    pub fn save_text(self, of: &str, kind: FileKind, text: &str) {
        let file = self.file_of_today(of, kind, text);
        match self
            .core
            .services
            .with_value(|services| services.files.save(&file))
        {
            Ok(()) => self.core.notices.tell("File saved by your browser."),
            Err(error) => self.core.notices.alert(error.to_string()),
        }
    }

    /// Opens the share sheet for stories, with their file if the sheet accepts one.
    pub fn share_stories(self, bank: &Bank, write: fn(&Bank) -> String) {
        let text = write(bank);
        let file = self.file_of_today("stories", FileKind::Markdown, &text);
        let files = self
            .core
            .services
            .with_value(|services| services.files.clone());
        let asked = files.share(text.clone(), Some(file));
        spawn_local(async move {
            if asked.await == Shared::Refused {
                self.offer_text(
                    "This browser didn’t share the stories. You can save them, or share only the text.",
                    text,
                );
            }
        });
    }

    fn file_of_today(self, of: &str, kind: FileKind, text: &str) -> File {
        let day = self.core.services.with_value(|services| {
            let now = services.clock.now().wall;
            services.clock.local(now).date_naive()
        });
        File {
            name: kind.file_name(of, day),
            kind,
            bytes: text.as_bytes().to_vec(),
        }
    }

    /// Whether there is a share sheet.
    #[must_use]
    pub fn can_share(self) -> bool {
        self.core
            .services
            .with_value(|services| services.files.can_share())
    }

    /// Opens the share sheet for a memo's text, with its Word file if the sheet accepts one.
    pub fn share(self, memo: MemoDraft) {
        spawn_local(async move {
            let text = memo.draft.text.clone();
            match self.file(&memo, FileKind::Word).await {
                Ok(file) => {
                    let files = self
                        .core
                        .services
                        .with_value(|services| services.files.clone());
                    // Some share sheets claim to accept any file and then accept only a few types.
                    if files.share(text.clone(), Some(file)).await == Shared::Refused {
                        self.offer_text(
                            "This browser didn’t share the memo. You can save it, or share only the text.",
                            text,
                        );
                    }
                }
                Err(error) => self.offer_text(error.to_string(), text),
            }
        });
    }

    /// Prints the candidate's choices in a memo's margins; tracked.
    pub fn show_margins(self, memo: &MemoDraft) {
        let memo = &memo.with_stand_ins(&self.shown_with.get());
        let margins = self
            .core
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
        self.core.services.with_value(|services| {
            for (property, value) in margins.properties() {
                services.page.set_property(property, value.as_deref());
            }
        });
    }

    fn share_text(self, text: String) {
        // The browser must be asked right away, while the click counts as user activation. If the
        // sheet was closed or is not allowed, the memo stays as it is.
        let files = self
            .core
            .services
            .with_value(|services| services.files.clone());
        let asked = files.share(text, None);
        spawn_local(async move {
            let _ = asked.await;
        });
    }

    fn offer_text(self, why: impl Into<String>, text: String) {
        self.core
            .notices
            .offer(why, "Share text", move || self.share_text(text.clone()));
    }

    async fn file(self, memo: &MemoDraft, kind: FileKind) -> Result<File, FileError> {
        let day = self.day(memo);
        let bytes = match kind {
            FileKind::Word => {
                let word = self
                    .core
                    .services
                    .with_value(|services| services.word.clone());
                let preferences = self.core.library.preferences.get_untracked().body;
                word.write(Document::of(memo, day, &preferences)).await?
            }
            FileKind::Markdown => memo.to_markdown().into_bytes(),
            // A memo is prose: it has nothing for a table or a JSON file.
            FileKind::Text
            | FileKind::Csv
            | FileKind::Tsv
            | FileKind::Json
            | FileKind::Calendar
            | FileKind::SealedBackup => memo.draft.text.clone().into_bytes(),
        };
        Ok(File {
            name: kind.memo_name(memo, day),
            kind,
            bytes,
        })
    }

    /// The day on which a memo was written, in the local time zone.
    fn day(self, memo: &MemoDraft) -> NaiveDate {
        self.core.services.with_value(|services| {
            let written = memo.written().unwrap_or_else(|| services.clock.now().wall);
            services.clock.local(written).date_naive()
        })
    }
}
