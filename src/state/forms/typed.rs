//! A form that is kept as a draft on every input, so that what was typed survives a crash without
//! having been saved. Any value that can be written down can be such a form.

use reactive_graph::owner::{LocalStorage, StoredValue, on_cleanup};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::record::json::{from_json, to_json};
use crate::domain::record::save_state::Saved;
use crate::ports::{Change, StorageError};
use crate::state::core::Core;
use crate::state::records::saver::Saver;

/// What can be typed into a form.
pub trait Form: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {}

impl<T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static> Form for T {}

/// A form under way; a copyable handle that lives as long as the view that opened it.
pub struct Typed<T: 'static> {
    core: &'static Core,
    saver: RwSignal<Option<Saver>, LocalStorage>,
    /// What is kept already.
    stored: StoredValue<T>,
    /// The form as it stands; tracked.
    pub form: RwSignal<T>,
    /// A form whose fields are to be drawn anew, since it came from elsewhere; none until the
    /// draft is open.
    pub given: RwSignal<Option<T>>,
    /// Whether something that was typed before and not kept was brought back.
    pub was_recovered: RwSignal<bool>,
}

impl<T> Copy for Typed<T> {}

impl<T> Clone for Typed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Form> Typed<T> {
    /// Opens the draft with a key; `stored` is what is kept already.
    #[must_use]
    pub fn open(core: &'static Core, key: String, stored: T) -> Self {
        let typed = Self {
            core,
            saver: RwSignal::new_local(None),
            stored: StoredValue::new(stored.clone()),
            form: RwSignal::new(stored.clone()),
            given: RwSignal::new(None),
            was_recovered: RwSignal::new(false),
        };
        let services = core.services.get_value();
        core.ticker.follow();
        services.page.on_hide(Box::new(move || typed.flush()));
        on_cleanup(move || typed.flush());
        spawn_local(async move {
            let (saver, _) = Saver::open(services, key, None).await;
            let unsaved = from_json::<T>(&saver.draft().text)
                .ok()
                .filter(|unsaved| *unsaved != stored);
            if typed.saver.try_set(Some(saver)).is_some() {
                // The view has gone meanwhile.
                return;
            }
            let early = typed.form.get_untracked();
            if early == stored {
                typed.was_recovered.set(unsaved.is_some());
                typed.give(unsaved.unwrap_or(stored));
            } else {
                // It was typed before the draft was open.
                typed.edit(|form| *form = early);
            }
        });
        typed
    }

    fn give(self, form: T) {
        self.form.set(form.clone());
        self.given.set(Some(form));
    }

    /// Takes an edit of a field.
    pub fn edit(self, edit: impl FnOnce(&mut T)) {
        self.form.update(edit);
        let text = self.form.with_untracked(to_json);
        self.with_saver(|saver| saver.edit(text));
    }

    /// Takes an edit that changes which fields there are, or what stands in many of them. After
    /// the view has gone there is nothing to change.
    pub fn reshape(self, edit: impl FnOnce(&mut T)) {
        if self.saver.try_with_untracked(Option::is_some) == Some(true) {
            self.edit(edit);
            self.given.set(Some(self.form.get_untracked()));
        }
    }

    /// Shows another text in the form, as what is under way. After the view has gone there is
    /// nothing to show it in.
    pub(crate) fn take(self, form: T) {
        let _ = self.was_recovered.try_set(false);
        self.reshape(|typed| *typed = form);
    }

    /// Goes back to what is kept, and offers to take that back.
    pub fn discard(self) {
        self.discard_for(self.stored.get_value());
    }

    /// Goes back to what is kept now, where that may have changed while the form was open.
    pub(crate) fn discard_for(self, kept: T) {
        let typed = self.form.get_untracked();
        self.take(kept);
        self.core
            .notices
            .offer_undo("Unsaved changes put aside.", move || {
                self.reshape(|form| form.clone_from(&typed));
            });
    }

    /// What was typed, with the changes that forget the draft, for the transaction that keeps what
    /// became of it; none where that is kept already.
    pub(crate) fn settle(self) -> Option<(T, Vec<Change>)> {
        let form = self.form.try_get_untracked()?;
        let is_kept = self.stored.try_with_value(|stored| *stored == form)?;
        (!is_kept).then(|| {
            self.stored.set_value(form.clone());
            (form, self.forgetting())
        })
    }

    /// Ends the draft, and gives the changes that forget it; none while it is not open.
    pub(crate) fn close(self) -> Option<Vec<Change>> {
        let is_open = self.saver.try_with_untracked(Option::is_some)?;
        is_open.then(|| {
            let changes = self.forgetting();
            self.saver.set(None);
            changes
        })
    }

    /// The changes that forget the draft.
    pub(crate) fn forgetting(self) -> Vec<Change> {
        let mut changes = Vec::new();
        self.with_saver(|saver| {
            changes.push(saver.forgetting());
        });
        changes
    }

    /// What is known of the last edits, as of now; tracked.
    #[must_use]
    pub fn saved(self) -> Saved<StorageError> {
        let now = self.core.ticker.now();
        self.saver.with(|saver| {
            saver
                .as_ref()
                .map_or(Saved::Untouched, |saver| saver.shown(now))
        })
    }

    /// Writes what is not yet on the disk.
    fn flush(self) {
        self.with_saver(Saver::flush);
    }

    fn with_saver(self, act: impl FnOnce(&Saver)) {
        let _ = self.saver.try_with_untracked(|saver| {
            if let Some(saver) = saver {
                act(saver);
            }
        });
    }
}
