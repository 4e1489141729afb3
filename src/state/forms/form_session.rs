//! A record in its form, which is kept as a draft on every input until it is saved.

use reactive_graph::graph::untrack;
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;

use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::record::save_state::Saved;
use crate::ports::{Change, Durability, StorageError};
use crate::state::core::Core;
use crate::state::forms::typed::{Form, Typed};
use crate::state::records::collection::Collected;
use crate::state::records::library::Library;

/// A form; a copyable handle that lives as long as the view that opened it.
pub struct FormSession<F: 'static> {
    library: &'static Library,
    typed: Typed<F>,
    /// The form as it stands; tracked.
    pub form: RwSignal<F>,
    /// A form whose fields are to be drawn anew, since it came from elsewhere; none until the
    /// draft is open.
    pub given: RwSignal<Option<F>>,
    /// Whether unsaved changes from before were brought back.
    pub was_recovered: RwSignal<bool>,
}

impl<F> Clone for FormSession<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for FormSession<F> {}

impl<F: Form> FormSession<F> {
    /// Opens the form whose draft has that key; `stored` is what it shows when nothing unsaved is
    /// found.
    #[must_use]
    pub fn open(core: &'static Core, key: String, stored: F) -> Self {
        let typed = Typed::open(core, key, stored);
        Self {
            library: core.library,
            typed,
            form: typed.form,
            given: typed.given,
            was_recovered: typed.was_recovered,
        }
    }

    /// Looks at the form; tracked.
    pub fn with<T>(self, look: impl FnOnce(&F) -> T) -> T {
        self.typed.form.with(look)
    }

    /// Takes an edit.
    pub fn edit(self, edit: impl FnOnce(&mut F)) {
        self.typed.edit(edit);
    }

    /// Takes an edit that changes which fields there are, or what stands in many of them. After
    /// the view has gone there is nothing to change.
    pub(crate) fn reshape(self, edit: impl FnOnce(&mut F)) {
        self.typed.reshape(edit);
    }

    /// Shows another text in the form, as what is under way.
    pub(crate) fn take(self, form: F) {
        self.typed.take(form);
    }

    /// What is known of the last edits; tracked.
    #[must_use]
    pub fn saved(self) -> Saved<StorageError> {
        self.typed.saved()
    }

    /// Keeps what the form says as a record, with further changes in the same transaction, and
    /// gives its id: that of `id`, which is changed or made, or a new one. What was deleted while it
    /// stood in the form becomes a new record, too. None while the draft is not open yet.
    pub(crate) fn keep<B: Collected>(
        self,
        id: Option<RecordId>,
        body: B,
        mut changes: Vec<Change>,
    ) -> Option<RecordId> {
        let forgetting = self.typed.close()?;
        let records = self.library.of::<B>();
        let id = id.filter(|id| untrack(|| !records.was_deleted(id)));
        let before = id.as_ref().and_then(|id| untrack(|| records.get(id)));
        let (now, device) = self.library.here();
        let record = match (before, id) {
            (Some(before), _) => before.edited(now, &device, |kept| *kept = body),
            (None, Some(id)) => Record::new(id, body, now, &device),
            (None, None) => self.library.new_record(body),
        };
        let id = record.id().clone();
        changes.extend(forgetting);
        self.library.keep(record, changes, Durability::Strict);
        Some(id)
    }

    /// Goes back to what was last saved, and offers to take that back.
    pub fn discard(self) {
        self.typed.discard();
    }

    /// Goes back to what is saved now, where that may have changed while the form was open.
    pub(crate) fn discard_for(self, saved: F) {
        self.typed.discard_for(saved);
    }
}

impl<F: Form + Default + Collected> FormSession<F> {
    /// Opens the form of a record, or of a new one; `name` says which kind of draft it is.
    #[must_use]
    pub fn of_record(core: &'static Core, name: &str, id: Option<&RecordId>) -> Self {
        let stored = id.and_then(|id| untrack(|| core.library.of::<F>().get(id)));
        let key = id.map_or_else(|| format!("{name}:new"), |id| format!("{name}:{id}"));
        let stored = stored.map(|record| record.body).unwrap_or_default();
        Self::open(core, key, stored)
    }

    /// Keeps the form as the record that it was opened for; see [`Self::keep`].
    #[must_use]
    pub fn save(self, id: Option<RecordId>) -> Option<RecordId> {
        self.keep(id, self.typed.form.get_untracked(), Vec::new())
    }
}
