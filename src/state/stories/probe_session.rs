//! Editing a story's follow-ups. Every input is stored immediately as a draft; the record is
//! updated when a field loses the focus, a question is added or removed, or the page is hidden. If
//! several tabs are open, one drives and the others show the stored version.

use crate::domain::format::instants::optional_instant;
use chrono::{DateTime, Utc};
use reactive_graph::graph::untrack;
use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;
use serde::{Deserialize, Serialize};

use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::record::json::{from_json, to_json};
use crate::domain::record::save_state::Saved;
use crate::domain::stories::probe::{AnswerStanding, Probe, Probes};
use crate::ports::{Change, StorageError};
use crate::state::core::Core;
use crate::state::forms::typed::Typed;
use crate::state::records::saver::Saver;

/// Follow-ups being edited, and the record they are based on: text typed over an older one is
/// discarded.
#[derive(Serialize, Deserialize)]
struct UnderWay {
    #[serde(with = "optional_instant")]
    over: Option<DateTime<Utc>>,
    probes: Probes,
}

/// A story's follow-ups while they are edited; a copyable handle that lives as long as its view.
#[derive(Clone, Copy)]
pub struct ProbeSession {
    core: &'static Core,
    saver: RwSignal<Option<Saver>, LocalStorage>,
    over: StoredValue<Option<DateTime<Utc>>>,
    /// The current follow-ups.
    pub probes: RwSignal<Probes>,
    /// Whether they can be edited yet.
    pub is_open: RwSignal<bool>,
}

impl ProbeSession {
    /// Shows the follow-ups of a story. They can be edited after [`Self::take_up`].
    #[must_use]
    pub fn open(core: &'static Core, story: &RecordId) -> Self {
        core.ticker.follow();
        Self {
            core,
            saver: RwSignal::new_local(None),
            over: StoredValue::new(None),
            probes: RwSignal::new(untrack(|| core.library.probes_of(story))),
            is_open: RwSignal::new(false),
        }
    }

    /// Starts editing in this tab, from the stored version and the latest draft.
    pub fn take_up(self) {
        let Some(story) = self
            .probes
            .try_with_untracked(|probes| probes.story.clone())
        else {
            return;
        };
        let library = self.core.library;
        let stored = untrack(|| library.of::<Probes>().get(&Probes::id_for(&story)));
        self.over.set_value(stored.as_ref().map(Record::changed));
        self.probes
            .set(stored.map_or_else(|| Probes::none(story.clone()), |record| record.body));
        spawn_local(async move {
            let services = self.core.services.get_value();
            let (saver, source) = Saver::open(services, format!("probes:{story}"), None).await;
            let under_way = source
                .and_then(|_| from_json::<UnderWay>(&saver.draft().text).ok())
                .filter(|draft| Some(draft.over) == self.over.try_get_value());
            if self.saver.try_set(Some(saver)).is_some() {
                // The view was removed meanwhile.
                return;
            }
            if let Some(draft) = under_way {
                self.probes.set(draft.probes);
            }
            self.is_open.set(true);
        });
    }

    /// Shows the stored version while another tab drives; tracked.
    pub fn follow(self) {
        let Some(id) = self.id() else { return };
        let kept = self.core.library.of::<Probes>().get(&id);
        if let (false, Some(kept)) = (self.core.drives(&id), kept) {
            self.probes.set(kept.body);
        }
    }

    /// The id of the shared session; `None` once the view is gone.
    fn id(self) -> Option<RecordId> {
        self.probes
            .try_with_untracked(|probes| Probes::id_for(&probes.story))
    }

    /// Whether this tab may write.
    fn drives(self) -> bool {
        self.id().is_some_and(|id| self.core.drives(&id))
    }

    /// Changes one follow-up while typing; the record is updated later.
    pub fn type_into(self, number: u32, edit: impl FnOnce(&mut Probe)) {
        self.probes.update(|probes| {
            if let Some(probe) = probes.get_mut(number) {
                edit(probe);
            }
        });
        self.keep_draft();
    }

    /// Adds a question, and returns its number.
    pub fn ask(self, parent: Option<u32>, question: impl Into<String>) -> u32 {
        let number = self
            .probes
            .try_update(|probes| probes.ask(parent, question))
            .unwrap_or_default();
        self.keep_draft();
        self.commit();
        number
    }

    /// Adds the typed question, and returns its number; `None` if nothing was typed.
    pub fn ask_typed(self, typed: Typed<String>) -> Option<u32> {
        let question = typed.form.get_untracked();
        let question = question.trim();
        let is_open = self.is_open.get_untracked();
        (is_open && !question.is_empty()).then(|| {
            let asked = self.probes.try_update(|probes| probes.ask(None, question));
            self.keep_draft();
            self.commit_along(typed.sent());
            asked.unwrap_or_default()
        })
    }

    /// Marks how an answer holds up; marking the same again removes the mark.
    pub fn mark(self, number: u32, standing: Option<AnswerStanding>) {
        self.type_into(number, |probe| probe.standing = standing);
        self.commit();
    }

    /// Removes a question with everything below it, and offers to undo that.
    pub fn remove(self, number: u32) {
        let before = self.probes.get_untracked();
        self.probes.update(|probes| probes.remove(number));
        let gone = before.probes.len() - self.probes.with_untracked(|probes| probes.probes.len());
        self.keep_draft();
        self.commit();
        let told = match gone {
            1 => "Question deleted.".to_owned(),
            gone => format!("{gone} questions deleted."),
        };
        let library = self.core.library;
        self.core.library.offer_undo_once_kept(told, move || {
            if self.probes.try_set(before.clone()).is_none() {
                self.keep_draft();
                self.commit();
            } else {
                // The view is gone; the record is not.
                library.keep_probes(before.clone(), Vec::new());
            }
        });
    }

    fn keep_draft(self) {
        if !self.drives() {
            return;
        }
        let draft = UnderWay {
            over: self.over.get_value(),
            probes: self.probes.get_untracked(),
        };
        self.saver.with_untracked(|saver| {
            if let Some(saver) = saver {
                saver.edit(to_json(&draft));
            }
        });
    }

    /// Updates the record with the typed text.
    pub fn commit(self) {
        self.commit_along(Vec::new());
    }

    /// The same, with further changes if there is something to update.
    fn commit_along(self, mut along: Vec<Change>) {
        if !self.drives() {
            return;
        }
        let Some(Some(saver)) = self.saver.try_get_untracked() else {
            return;
        };
        let Some(probes) = self.probes.try_get_untracked() else {
            return;
        };
        let stored = untrack(|| self.core.library.probes_of(&probes.story));
        if stored == probes {
            return;
        }
        along.push(saver.forgetting());
        let changed = self.core.library.keep_probes(probes, along);
        self.over.try_set_value(Some(changed));
    }

    /// The save state; tracked.
    #[must_use]
    pub fn saved(self) -> Saved<StorageError> {
        let now = self.core.ticker.now();
        self.saver.with(|saver| {
            saver
                .as_ref()
                .map_or(Saved::Untouched, |saver| saver.shown(now))
        })
    }

    /// Writes unsaved text to disk, for when the page is hidden or closed.
    pub fn leave(self) {
        let _ = self.saver.try_with_untracked(|saver| {
            if let Some(saver) = saver {
                saver.flush();
            }
        });
        self.commit();
    }
}
