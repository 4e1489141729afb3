//! A question of the candidate's own in its form. The form is kept as a draft on every input, so
//! that what was typed survives a crash without having been saved.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::App;
use super::library::Library;
use super::saver::Saver;
use super::services::Services;
use crate::domain::own_question::{OwnQuestion, QuestionForm, QuestionFormError};
use crate::domain::record::{Record, RecordId, from_json, to_json};
use crate::domain::save_state::Saved;
use crate::ports::{Durability, StorageError};

/// A question in its form; a copyable handle that lives as long as the view that opened it.
#[derive(Clone, Copy)]
pub struct QuestionSession {
    services: StoredValue<Services, LocalStorage>,
    library: &'static Library,
    id: StoredValue<Option<RecordId>>,
    saver: RwSignal<Option<Saver>, LocalStorage>,
    form: RwSignal<QuestionForm>,
    /// Counts the forms that came from elsewhere, for the fields to take over.
    pub given: RwSignal<u32>,
    /// Whether unsaved changes from before were brought back.
    pub was_recovered: RwSignal<bool>,
    /// What keeps the form from being saved.
    pub error: RwSignal<Option<QuestionFormError>>,
}

impl QuestionSession {
    /// Opens the form of a question, or of a new one.
    #[must_use]
    pub fn open(app: &'static App, id: Option<RecordId>) -> Self {
        let session = Self {
            services: app.services,
            library: app.library,
            id: StoredValue::new(id),
            saver: RwSignal::new_local(None),
            form: RwSignal::new(QuestionForm::default()),
            given: RwSignal::new(0),
            was_recovered: RwSignal::new(false),
            error: RwSignal::new(None),
        };
        spawn_local(async move {
            let name = session.id.with_value(|id| {
                id.as_ref()
                    .map_or_else(|| "new".to_owned(), ToString::to_string)
            });
            let services = session.services.get_value();
            let (saver, source) = Saver::open(services, format!("question:{name}"), None).await;
            let unsaved = source.and_then(|_| from_json::<QuestionForm>(&saver.draft().text).ok());
            let was_recovered = unsaved.is_some();
            let form = unsaved.unwrap_or_else(|| session.stored_form());
            if session.saver.try_set(Some(saver)).is_some() {
                // The view has gone meanwhile.
                return;
            }
            session.was_recovered.set(was_recovered);
            session.give(form);
        });
        session
    }

    fn stored(self) -> Option<Record<OwnQuestion>> {
        let id = self.id.get_value()?;
        untrack(|| self.library.of::<OwnQuestion>().get(&id))
    }

    fn stored_form(self) -> QuestionForm {
        self.stored()
            .map(|question| QuestionForm::of(&question.body))
            .unwrap_or_default()
    }

    fn give(self, form: QuestionForm) {
        self.form.set(form);
        self.given.update(|given| *given += 1);
    }

    /// Looks at the form; tracked.
    pub fn with<T>(self, look: impl FnOnce(&QuestionForm) -> T) -> T {
        self.form.with(look)
    }

    /// Takes an edit.
    pub fn edit(self, edit: impl FnOnce(&mut QuestionForm)) {
        self.form.update(edit);
        self.error.set(None);
        let text = to_json(&self.form.get_untracked());
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

    /// Makes the form a question and gives its id; none when something is missing, which `error`
    /// then says.
    #[must_use]
    pub fn save(self) -> Option<RecordId> {
        let saver = self.saver.get_untracked()?;
        let stored = self.stored();
        let before = stored
            .as_ref()
            .map(|record| record.body.clone())
            .unwrap_or_default();
        let question = match self.form.with_untracked(|form| form.finished(before)) {
            Ok(question) => question,
            Err(error) => {
                self.error.set(Some(error));
                return None;
            }
        };
        let record = match stored {
            Some(before) => {
                let (now, device) = self.library.here();
                before.edited(now, &device, |body| *body = question)
            }
            None => self.library.new_record(question),
        };
        let id = record.id().clone();
        self.library
            .keep(record, vec![saver.forgetting()], Durability::Strict);
        saver.forget_mirror();
        self.saver.set(None);
        Some(id)
    }

    /// Goes back to the question as it was last saved, and gives what was typed, for an undo.
    pub fn discard(self) -> QuestionForm {
        let typed = self.form.get_untracked();
        self.was_recovered.set(false);
        self.fill(self.stored_form());
        typed
    }

    /// Puts a whole form in the place of what is typed, if the view is still there.
    pub fn fill(self, form: QuestionForm) {
        if self.saver.try_with_untracked(Option::is_some) == Some(true) {
            self.edit(|typed| typed.clone_from(&form));
            self.give(form);
        }
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
