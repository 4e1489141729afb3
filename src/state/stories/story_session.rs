//! A story in its form, and what can be made of its older texts.

use reactive_graph::graph::untrack;
use reactive_graph::owner::StoredValue;
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;

use crate::domain::principle::Principle;
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::record::save_state::Saved;
use crate::domain::stories::story::{Story, StoryFormError};
use crate::ports::{Durability, StorageError};
use crate::state::core::Core;
use crate::state::forms::form_session::FormSession;

/// A story in its form; a copyable handle that lives as long as the view that opened it.
#[derive(Clone, Copy)]
pub struct StorySession {
    core: &'static Core,
    id: StoredValue<Option<RecordId>>,
    session: FormSession<Story>,
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
    pub fn open(core: &'static Core, id: Option<RecordId>, principle: Option<Principle>) -> Self {
        let session = match principle.filter(|_| id.is_none()) {
            Some(principle) => {
                let fresh = Story {
                    principles: vec![principle],
                    ..Story::default()
                };
                FormSession::open(core, "story:new".to_owned(), fresh)
            }
            None => FormSession::of_record(core, "story", id.as_ref()),
        };
        Self {
            core,
            id: StoredValue::new(id),
            session,
            form: session.form,
            given: session.given,
            was_recovered: session.was_recovered,
            error: RwSignal::new(None),
        }
    }

    /// The story as it was last saved; none for a new one.
    fn stored(self) -> Option<Record<Story>> {
        let id = self.id.get_value()?;
        untrack(|| self.core.library.story(&id))
    }

    /// Takes an edit.
    pub fn edit(self, edit: impl FnOnce(&mut Story)) {
        self.error.set(None);
        self.session.edit(edit);
    }

    /// What is known of the last edits; tracked.
    #[must_use]
    pub fn saved(self) -> Saved<StorageError> {
        self.session.saved()
    }

    /// Makes the form a story; false when something is missing, which `error` then says.
    #[must_use]
    pub fn save(self) -> bool {
        let story = match self.form.get_untracked().finished() {
            Ok(story) => story,
            Err(error) => {
                self.error.set(Some(error));
                return false;
            }
        };
        let before = self.stored();
        let version = before
            .filter(|before| !before.body.says_the_same(&story))
            .map(|before| {
                self.core
                    .library
                    .keeping_version(before.id(), before.body.clone())
            });
        let changes = version.into_iter().collect();
        self.session
            .keep(self.id.get_value(), story, changes)
            .is_some()
    }

    /// Goes back to the story as it was last saved, and offers to take that back.
    pub fn discard(self) {
        let saved = self.stored().map(|story| story.body);
        self.session.discard_for(saved.unwrap_or_default());
    }

    /// Brings an older text back, and keeps the present one, saved and unsaved, as versions.
    pub fn restore(self, version: Story) {
        let Some(before) = self.stored() else {
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
            changes.push(self.core.library.keeping_version(before.id(), version));
        }
        if !unsaved.says_the_same(&story) && !unsaved.says_the_same(&before.body) {
            changes.push(self.core.library.keeping_version(before.id(), unsaved));
        }
        let (now, device) = self.core.library.here();
        let body = story.clone();
        let record = before.edited(now, &device, |before| *before = body);
        self.core.library.keep(record, changes, Durability::Strict);
        self.session.take(story);
        self.core
            .notices
            .tell("The older text is back. The one it replaced is kept among the older texts.");
    }

    /// Puts another story under this one.
    pub fn merge(self, other: &RecordId) {
        let Some(id) = self.id.get_value() else {
            return;
        };
        let text = self.form.get_untracked();
        let before = text.clone();
        let undone = move || self.session.take(before.clone());
        if let Some(merged) = self.core.library.merge_stories(&id, &text, other, undone) {
            self.session.take(merged);
        }
    }
}
