//! A story in its form. The form is kept as a draft on every input, so that what was typed
//! survives a crash without having been saved.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::App;
use super::library::Library;
use super::notices::Notices;
use super::saver::Saver;
use super::services::Services;
use crate::domain::principle::Principle;
use crate::domain::record::{RecordId, from_json, to_json};
use crate::domain::save_state::Saved;
use crate::domain::story::{Story, StoryFormError};
use crate::ports::{Durability, StorageError};

/// A story in its form; a copyable handle that lives as long as the view that opened it.
#[derive(Clone, Copy)]
pub struct StorySession {
    services: StoredValue<Services, LocalStorage>,
    library: &'static Library,
    notices: Notices,
    id: StoredValue<Option<RecordId>>,
    saver: RwSignal<Option<Saver>, LocalStorage>,
    /// The form as it stands.
    pub form: RwSignal<Story>,
    /// A form that came from elsewhere, for the fields to take over.
    pub given: RwSignal<Option<Story>>,
    /// Whether unsaved changes from before were brought back.
    pub was_recovered: RwSignal<bool>,
    /// What keeps the form from being saved.
    pub error: RwSignal<Option<StoryFormError>>,
}

impl StorySession {
    /// Opens the form of a story, or of a new one with a principle ticked.
    #[must_use]
    pub fn open(app: &'static App, id: Option<RecordId>, principle: Option<Principle>) -> Self {
        let session = Self {
            services: app.services,
            library: app.library,
            notices: app.notices,
            id: StoredValue::new(id),
            saver: RwSignal::new_local(None),
            form: RwSignal::new(Story::default()),
            given: RwSignal::new(None),
            was_recovered: RwSignal::new(false),
            error: RwSignal::new(None),
        };
        spawn_local(async move {
            let key = format!("story:{}", session.key());
            let services = session.services.get_value();
            let (saver, source) = Saver::open(services, key, None).await;
            let unsaved = source.and_then(|_| from_json::<Story>(&saver.draft().text).ok());
            let stored = session.stored_form(principle);
            let unsaved = unsaved.filter(|unsaved| *unsaved != stored);
            let is_recovered = unsaved.is_some();
            if session.saver.try_set(Some(saver)).is_some() {
                // The view has gone meanwhile.
                return;
            }
            session.was_recovered.set(is_recovered);
            session.give(unsaved.unwrap_or(stored));
        });
        session
    }

    fn key(self) -> String {
        self.id.with_value(|id| {
            id.as_ref()
                .map_or_else(|| "new".to_owned(), ToString::to_string)
        })
    }

    fn stored_form(self, principle: Option<Principle>) -> Story {
        let story = self
            .id
            .get_value()
            .and_then(|id| untrack(|| self.library.story(&id)));
        match story {
            Some(story) => story.body,
            None => Story {
                principles: principle.into_iter().collect(),
                ..Story::default()
            },
        }
    }

    fn give(self, form: Story) {
        self.form.set(form.clone());
        self.given.set(Some(form));
    }

    /// Takes an edit.
    pub fn edit(self, edit: impl FnOnce(&mut Story)) {
        self.form.update(edit);
        self.error.set(None);
        self.saver.with_untracked(|saver| {
            if let Some(saver) = saver {
                saver.edit(self.form.with_untracked(to_json));
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

    /// Makes the form a story; false when something is missing, which `error` then says.
    #[must_use]
    pub fn save(self) -> bool {
        let (form, Some(saver)) = (self.form.get_untracked(), self.saver.get_untracked()) else {
            return false;
        };
        let before = self
            .id
            .get_value()
            .and_then(|id| untrack(|| self.library.story(&id)));
        let story = match form.finished() {
            Ok(story) => story,
            Err(error) => {
                self.error.set(Some(error));
                return false;
            }
        };
        let mut changes = vec![saver.forgetting()];
        let record = match before {
            Some(before) => {
                if !before.body.says_the_same(&story) {
                    let version = before.body.clone();
                    changes.push(self.library.keeping_version(before.id(), version));
                }
                let (now, device) = self.library.here();
                before.edited(now, &device, |body| *body = story)
            }
            None => self.library.new_record(story),
        };
        self.library.keep(record, changes, Durability::Strict);
        saver.forget_mirror();
        self.saver.set(None);
        true
    }

    /// Goes back to the story as it was last saved, and offers to take that back.
    pub fn discard(self) {
        let unsaved = self.form.get_untracked();
        let stored = self.stored_form(None);
        self.take(stored);
        self.notices
            .offer_undo("Unsaved changes put aside.", move || {
                if self
                    .saver
                    .try_with_untracked(Option::is_some)
                    .unwrap_or(false)
                {
                    self.take(unsaved.clone());
                }
            });
    }

    /// Brings an older text back, and keeps the present one, saved and unsaved, as versions.
    pub fn restore(self, version: Story) {
        let Some(before) = self
            .id
            .get_value()
            .and_then(|id| untrack(|| self.library.story(&id)))
        else {
            return;
        };
        let unsaved = self.form.get_untracked();
        let story = Story {
            status: unsaved.status,
            dismissed: unsaved.dismissed.clone(),
            ..version
        };
        let mut changes = Vec::new();
        if !before.body.says_the_same(&story) {
            let version = before.body.clone();
            changes.push(self.library.keeping_version(before.id(), version));
        }
        if !unsaved.says_the_same(&story) && !unsaved.says_the_same(&before.body) {
            changes.push(self.library.keeping_version(before.id(), unsaved));
        }
        let (now, device) = self.library.here();
        let body = story.clone();
        let record = before.edited(now, &device, |before| *before = body);
        self.library.keep(record, changes, Durability::Strict);
        self.take(story);
        self.notices
            .tell("The older text is back. The one it replaced is kept among the older texts.");
    }

    /// Puts another story under this one.
    pub fn merge(self, other: &RecordId) {
        let Some(id) = self.id.get_value() else {
            return;
        };
        let text = self.form.get_untracked();
        let before = text.clone();
        let undone = move || {
            if self
                .saver
                .try_with_untracked(Option::is_some)
                .unwrap_or(false)
            {
                self.take(before.clone());
            }
        };
        if let Some(merged) = self.library.merge_stories(&id, &text, other, undone) {
            self.take(merged);
        }
    }

    /// Shows a text in the form and keeps it as what is under way.
    fn take(self, story: Story) {
        self.was_recovered.set(false);
        self.edit(|form| *form = story.clone());
        self.give(story);
    }

    /// Writes what is not yet on the disk, for when the page is hidden or left.
    pub fn leave(self) {
        let _ = self.saver.try_with_untracked(|saver| {
            if let Some(saver) = saver {
                saver.flush();
            }
        });
    }
}
