//! A form of any kind under way. It is kept as a draft on every input, so that what was typed
//! survives a crash without having been saved.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::App;
use super::collection::Collected;
use super::library::Library;
use super::notices::Notices;
use super::saver::Saver;
use super::services::Services;
use crate::domain::record::{Record, RecordId, from_json, to_json};
use crate::domain::save_state::Saved;
use crate::ports::{Change, Durability, StorageError};

/// What can be typed and kept as a draft.
pub trait Form: Clone + Default + Serialize + DeserializeOwned + Send + Sync + 'static {}

impl<F: Clone + Default + Serialize + DeserializeOwned + Send + Sync + 'static> Form for F {}

/// A form; a copyable handle that lives as long as the view that opened it.
pub struct FormSession<F: 'static> {
    services: StoredValue<Services, LocalStorage>,
    library: &'static Library,
    notices: Notices,
    saver: RwSignal<Option<Saver>, LocalStorage>,
    form: RwSignal<F>,
    stored: StoredValue<F>,
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
    pub fn open(app: &'static App, key: String, stored: F) -> Self {
        let session = Self {
            services: app.services,
            library: app.library,
            notices: app.notices,
            saver: RwSignal::new_local(None),
            form: RwSignal::new(stored.clone()),
            stored: StoredValue::new(stored),
            was_recovered: RwSignal::new(false),
        };
        let services = app.services.get_value();
        services.page.on_hide(Box::new(move || session.leave()));
        on_cleanup(move || session.leave());
        spawn_local(async move {
            let (saver, source) = Saver::open(services, key, None).await;
            let unsaved = source.and_then(|_| from_json::<F>(&saver.draft().text).ok());
            if session.saver.try_set(Some(saver)).is_some() {
                // The view has gone meanwhile.
                return;
            }
            let typed = session.form.with_untracked(to_json);
            if typed != session.stored.with_value(to_json) {
                // Somebody typed before the draft was open, and that is the newest.
                session.keep_draft();
            } else if let Some(unsaved) = unsaved {
                session.was_recovered.set(true);
                session.form.set(unsaved);
            }
        });
        session
    }

    /// Looks at the form; tracked.
    pub fn with<T>(self, look: impl FnOnce(&F) -> T) -> T {
        self.form.with(look)
    }

    /// Takes an edit.
    pub fn edit(self, edit: impl FnOnce(&mut F)) {
        self.form.update(edit);
        self.keep_draft();
    }

    fn keep_draft(self) {
        let text = self.form.with_untracked(to_json);
        self.saver.with_untracked(|saver| {
            if let Some(saver) = saver {
                saver.edit(text);
            }
        });
    }

    /// What is known of the last edits; tracked.
    #[must_use]
    pub fn saved(self) -> Saved<StorageError> {
        let now = self
            .services
            .with_value(|services| services.clock.now().wall);
        self.saver.with(|saver| {
            saver
                .as_ref()
                .map_or(Saved::Untouched, |saver| saver.shown(now))
        })
    }

    /// Keeps what the form says as a record, with further changes in the same transaction, and
    /// gives its id: that of `id`, which is changed or made, or a new one. None while the draft is
    /// not open yet.
    pub(super) fn keep<B: Collected>(
        self,
        id: Option<RecordId>,
        body: B,
        mut changes: Vec<Change>,
    ) -> Option<RecordId> {
        let saver = self.saver.get_untracked()?;
        let before = id
            .as_ref()
            .and_then(|id| untrack(|| self.library.of::<B>().get(id)));
        let (now, device) = self.library.here();
        let record = match (before, id) {
            (Some(before), _) => before.edited(now, &device, |kept| *kept = body),
            (None, Some(id)) => Record::new(id, body, now, &device),
            (None, None) => self.library.new_record(body),
        };
        let id = record.id().clone();
        changes.push(saver.forgetting());
        self.library.keep(record, changes, Durability::Strict);
        saver.forget_mirror();
        self.saver.set(None);
        Some(id)
    }

    /// Goes back to what was last saved, and offers to take that back.
    pub fn discard(self) {
        let unsaved = self.form.get_untracked();
        self.was_recovered.set(false);
        self.edit(|form| *form = self.stored.get_value());
        self.notices
            .offer_undo("Unsaved changes put aside.", move || {
                // The form may have been left meanwhile.
                if self.saver.try_with_untracked(Option::is_some) == Some(true) {
                    self.edit(|form| form.clone_from(&unsaved));
                }
            });
    }

    /// Writes what is not yet on the disk, for when the page is hidden or left.
    fn leave(self) {
        let _ = self.saver.try_with_untracked(|saver| {
            if let Some(saver) = saver {
                saver.flush();
            }
        });
    }
}

impl<F: Form + Collected> FormSession<F> {
    /// Opens the form of a record, or of a new one; `name` says which kind of draft it is.
    #[must_use]
    pub fn of_record(app: &'static App, name: &str, id: Option<&RecordId>) -> Self {
        let stored = id.and_then(|id| untrack(|| app.library.of::<F>().get(id)));
        let key = id.map_or_else(|| format!("{name}:new"), |id| format!("{name}:{id}"));
        let stored = stored.map(|record| record.body).unwrap_or_default();
        Self::open(app, key, stored)
    }

    /// Keeps the form as the record that it was opened for; see [`Self::keep`].
    #[must_use]
    pub fn save(self, id: Option<RecordId>) -> Option<RecordId> {
        self.keep(id, self.form.get_untracked(), Vec::new())
    }
}
