//! The form of a story, and restoring its versions.

use reactive_graph::graph::untrack;
use reactive_graph::prelude::*;

use crate::domain::principle::Principle;
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::stories::story::{Story, StoryFormError};
use crate::ports::Durability;
use crate::state::core::Core;
use crate::state::forms::typed::Typed;

impl Typed<Story> {
    /// Opens the form of a story, or of a new one with a principle ticked.
    #[must_use]
    pub fn of_story(
        core: &'static Core,
        id: Option<&RecordId>,
        principle: Option<Principle>,
    ) -> Self {
        let fresh = Story {
            principles: principle.into_iter().collect(),
            ..Story::default()
        };
        Self::of_record_or(core, "story", id, fresh)
    }

    /// The story as it was last saved; `None` for a new one.
    fn saved_story(self) -> Option<Record<Story>> {
        let id = self.id()?;
        untrack(|| self.core.library.story(&id))
    }

    /// Saves the form as a story and returns its id; `None` if something is missing.
    #[must_use]
    pub fn save_story(self) -> Option<RecordId> {
        let story = self.finished(|form| form.finished().map_err(StoryFormError::advice))?;
        if self.is_overtaken() {
            return None;
        }
        let version = self
            .saved_story()
            .filter(|before| !before.body.says_the_same(&story))
            .map(|before| {
                let library = self.core.library;
                library.keeping_version(before.id(), before.body.clone())
            });
        self.keep(story, version.into_iter().collect())
    }

    /// Restores an earlier version, and keeps the current text, saved and unsaved, as versions.
    pub fn restore(self, version: Story) {
        let Some(before) = self.saved_story() else {
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
        self.now_kept(story.clone());
        self.take(story);
        self.core
            .library
            .tell_once_kept("The older text is restored. The text it replaced is in the history.");
    }

    /// Merges another story into this one.
    pub fn merge(self, other: &RecordId) {
        let Some(id) = self.id() else {
            return;
        };
        let text = self.form.get_untracked();
        let before = text.clone();
        let undone = move || self.take(before.clone());
        if let Some(merged) = self.core.library.merge_stories(&id, &text, other, undone) {
            self.now_kept(merged.clone());
            self.take(merged);
        }
    }
}
