//! A loop in its form. The form is kept as a draft on every input, so that what was typed
//! survives a crash without having been saved.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::App;
use super::library::Library;
use super::notices::Notices;
use super::saver::Saver;
use super::services::Services;
use crate::domain::interview_loop::{
    INTERVIEWERS_AT_MOST, InterviewLoop, Interviewer, LoopFormError, draw,
};
use crate::domain::record::{RecordId, from_json, to_json};
use crate::domain::save_state::Saved;
use crate::ports::{Durability, StorageError};

/// A loop in its form; a copyable handle that lives as long as the view that opened it.
#[derive(Clone, Copy)]
pub struct LoopSession {
    services: StoredValue<Services, LocalStorage>,
    library: &'static Library,
    notices: Notices,
    id: StoredValue<Option<RecordId>>,
    saver: RwSignal<Option<Saver>, LocalStorage>,
    form: StoredValue<InterviewLoop>,
    /// A form whose fields are to be drawn anew: it came from elsewhere, or has other
    /// interviewers than before.
    pub given: RwSignal<Option<InterviewLoop>>,
    /// The place of the Bar Raiser, if it is known.
    pub bar_raiser: RwSignal<Option<usize>>,
    /// Whether unsaved changes from before were brought back.
    pub was_recovered: RwSignal<bool>,
    /// What keeps the form from being saved.
    pub error: RwSignal<Option<LoopFormError>>,
}

impl LoopSession {
    /// Opens the form of a loop, or of a new one.
    #[must_use]
    pub fn open(app: &'static App, id: Option<RecordId>) -> Self {
        let session = Self {
            services: app.services,
            library: app.library,
            notices: app.notices,
            id: StoredValue::new(id),
            saver: RwSignal::new_local(None),
            form: StoredValue::new(InterviewLoop::default()),
            given: RwSignal::new(None),
            bar_raiser: RwSignal::new(None),
            was_recovered: RwSignal::new(false),
            error: RwSignal::new(None),
        };
        spawn_local(async move {
            let key = session.id.with_value(|id| {
                id.as_ref()
                    .map_or_else(|| "loop:new".to_owned(), |id| format!("loop:{id}"))
            });
            let services = session.services.get_value();
            let (saver, source) = Saver::open(services, key, None).await;
            let unsaved = source.and_then(|_| from_json::<InterviewLoop>(&saver.draft().text).ok());
            if session.saver.try_set(Some(saver)).is_some() {
                // The view has gone meanwhile.
                return;
            }
            session.was_recovered.set(unsaved.is_some());
            session.give(unsaved.unwrap_or_else(|| session.stored_form()));
        });
        session
    }

    fn stored_form(self) -> InterviewLoop {
        self.id
            .get_value()
            .and_then(|id| untrack(|| self.library.of::<InterviewLoop>().get(&id)))
            .map(|record| record.body)
            .unwrap_or_default()
    }

    fn give(self, form: InterviewLoop) {
        let bar_raiser = form.interviewers.iter().position(|one| one.is_bar_raiser);
        self.form.set_value(form.clone());
        self.bar_raiser.set(bar_raiser);
        self.given.set(Some(form));
    }

    /// Takes an edit of a field.
    pub fn edit(self, edit: impl FnOnce(&mut InterviewLoop)) {
        self.form.update_value(edit);
        self.error.set(None);
        let text = self.form.with_value(to_json);
        self.saver.with_untracked(|saver| {
            if let Some(saver) = saver {
                saver.edit(text);
            }
        });
    }

    /// Takes an edit of one interviewer's fields.
    pub fn edit_interviewer(self, place: usize, edit: impl FnOnce(&mut Interviewer)) {
        self.edit(|form| {
            if let Some(interviewer) = form.interviewers.get_mut(place) {
                edit(interviewer);
            }
        });
    }

    /// Makes an interviewer the one Bar Raiser, or no longer.
    pub fn set_bar_raiser(self, place: usize, is_bar_raiser: bool) {
        self.edit(|form| form.set_bar_raiser(place, is_bar_raiser));
        self.bar_raiser.set(is_bar_raiser.then_some(place));
    }

    /// Takes an edit that changes who is in the loop.
    fn reshape(self, edit: impl FnOnce(&mut InterviewLoop)) {
        self.edit(edit);
        self.give(self.form.get_value());
    }

    /// Adds an interviewer, as long as there is room.
    pub fn add_interviewer(self) {
        self.reshape(|form| {
            if form.interviewers.len() < INTERVIEWERS_AT_MOST {
                form.interviewers.push(Interviewer::default());
            }
        });
    }

    /// Takes an interviewer out of the loop.
    pub fn remove_interviewer(self, place: usize) {
        self.reshape(|form| {
            if place < form.interviewers.len() {
                form.interviewers.remove(place);
            }
        });
    }

    /// Draws other interviewers, and offers to take that back where there were some; the name
    /// and the day stay.
    pub fn draw(self) {
        let seed = self.services.with_value(|services| services.clock.seed());
        let before = self.form.with_value(|form| form.interviewers.clone());
        self.reshape(|form| form.interviewers = draw(seed).interviewers);
        if !before.is_empty() {
            self.notices
                .offer_undo("Interviewers drawn anew.", move || {
                    self.reshape_if_open(|form| form.interviewers.clone_from(&before));
                });
        }
    }

    /// For what may be taken back after the form was left.
    fn reshape_if_open(self, edit: impl FnOnce(&mut InterviewLoop)) {
        if self.saver.try_with_untracked(Option::is_some) == Some(true) {
            self.reshape(edit);
        }
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

    /// Makes the form a loop and gives its id; none when something is missing, which `error`
    /// then says.
    #[must_use]
    pub fn save(self) -> Option<RecordId> {
        let saver = self.saver.get_untracked()?;
        let finished = match self.form.get_value().finished() {
            Ok(finished) => finished,
            Err(error) => {
                self.error.set(Some(error));
                return None;
            }
        };
        let before = self
            .id
            .get_value()
            .and_then(|id| untrack(|| self.library.of::<InterviewLoop>().get(&id)));
        let record = match before {
            Some(before) => {
                let (now, device) = self.library.here();
                before.edited(now, &device, |body| *body = finished)
            }
            None => self.library.new_record(finished),
        };
        let id = record.id().clone();
        let changes = vec![saver.forgetting()];
        self.library.keep(record, changes, Durability::Strict);
        saver.forget_mirror();
        self.saver.set(None);
        Some(id)
    }

    /// Goes back to the loop as it was last saved, and offers to take that back.
    pub fn discard(self) {
        let unsaved = self.form.get_value();
        let stored = self.stored_form();
        self.was_recovered.set(false);
        self.reshape(|form| *form = stored);
        self.notices
            .offer_undo("Unsaved changes put aside.", move || {
                self.reshape_if_open(|form| *form = unsaved.clone());
            });
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
