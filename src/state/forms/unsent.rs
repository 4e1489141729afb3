//! Text that was typed but not submitted. It is stored as a draft on every input, so that it
//! survives a crash.

use reactive_graph::owner::{LocalStorage, StoredValue, on_cleanup};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::domain::record::draft::joined;
use crate::ports::Change;
use crate::state::core::Core;
use crate::state::forms::early::Early;
use crate::state::records::saver::Saver;

/// A form's text; a copyable handle that lives as long as its view.
#[derive(Clone, Copy)]
pub struct Unsent {
    saver: RwSignal<Option<Saver>, LocalStorage>,
    /// Stores typed text until the draft is open.
    early: StoredValue<Early, LocalStorage>,
    /// Text typed before the draft was open.
    typed: StoredValue<Option<String>>,
    /// Unsubmitted text from earlier, for the form to show.
    pub given: RwSignal<Option<String>>,
}

impl Unsent {
    /// Opens the draft of the form of that name.
    #[must_use]
    pub fn open(core: &'static Core, name: &str) -> Self {
        let key = format!("form:{name}");
        let services = core.services.get_value();
        let early = Early::new(services.clone(), &key);
        let left = early.left.clone();
        let unsent = Self {
            saver: RwSignal::new_local(None),
            early: StoredValue::new_local(early),
            typed: StoredValue::new(None),
            given: RwSignal::new(None),
        };
        services
            .page
            .on_hide(Box::new(move || unsent.with_saver(Saver::flush)));
        on_cleanup(move || unsent.with_saver(Saver::flush));
        spawn_local(async move {
            let (saver, _) = Saver::open(services, key, None).await;
            let before = saver.draft().text;
            let Some(typed) = unsent.typed.try_get_value() else {
                // The view was removed meanwhile; the mirror has the text.
                return;
            };
            unsent.saver.set(Some(saver));
            let early = match (left, typed) {
                (Some(left), Some(typed)) => Some(joined(left, typed)),
                (left, typed) => left.or(typed),
            };
            if let Some(early) = early {
                let text = joined(before, early);
                unsent.edit(text.clone());
                unsent.with_saver(Saver::mirror);
                unsent.early.with_value(Early::taken);
                unsent.given.set(Some(text));
            } else if !before.is_empty() {
                unsent.given.set(Some(before));
            }
        });
        unsent
    }

    /// Takes an edit.
    pub fn edit(self, text: String) {
        if self.saver.with_untracked(Option::is_none) {
            self.early.with_value(|early| early.keep(&text));
            self.typed.set_value(Some(text));
        } else {
            self.with_saver(|saver| saver.edit(text));
        }
    }

    /// The changes that clear the text, for the transaction that stores the outcome.
    pub(crate) fn forgetting(self) -> Vec<Change> {
        let mut changes = Vec::new();
        self.with_saver(|saver| {
            changes.push(saver.forgetting());
        });
        if changes.is_empty() {
            let early = self.early.try_with_value(Early::forgetting);
            changes.extend(early);
        }
        changes
    }

    fn with_saver(self, act: impl FnOnce(&Saver)) {
        let _ = self.saver.try_with_untracked(|saver| {
            if let Some(saver) = saver {
                act(saver);
            }
        });
    }
}
