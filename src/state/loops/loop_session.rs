//! A loop in its form, with its interviewers.

use reactive_graph::computed::Memo;
use reactive_graph::owner::StoredValue;
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;

use crate::domain::loops::interview_loop::{
    INTERVIEWERS_AT_MOST, InterviewLoop, Interviewer, LoopFormError, draw,
};
use crate::domain::record::id::RecordId;
use crate::domain::record::save_state::Saved;
use crate::ports::StorageError;
use crate::state::core::Core;
use crate::state::forms::form_session::FormSession;

/// A loop in its form; a copyable handle that lives as long as the view that opened it.
#[derive(Clone, Copy)]
pub struct LoopSession {
    core: &'static Core,
    id: StoredValue<Option<RecordId>>,
    session: FormSession<InterviewLoop>,
    /// A form whose fields are to be drawn anew: it came from elsewhere, or has other
    /// interviewers than before.
    pub given: RwSignal<Option<InterviewLoop>>,
    /// The place of the Bar Raiser, if it is known.
    pub bar_raiser: Memo<Option<usize>>,
    /// Whether unsaved changes from before were brought back.
    pub was_recovered: RwSignal<bool>,
    /// What keeps the form from being saved.
    pub error: RwSignal<Option<LoopFormError>>,
}

impl LoopSession {
    /// Opens the form of a loop, or of a new one.
    #[must_use]
    pub fn open(core: &'static Core, id: Option<RecordId>) -> Self {
        let session = FormSession::<InterviewLoop>::of_record(core, "loop", id.as_ref());
        let is_bar_raiser = |one: &Interviewer| one.is_bar_raiser;
        Self {
            core,
            id: StoredValue::new(id),
            session,
            given: session.given,
            bar_raiser: Memo::new(move |_| {
                session.with(|form| form.interviewers.iter().position(is_bar_raiser))
            }),
            was_recovered: session.was_recovered,
            error: RwSignal::new(None),
        }
    }

    /// Takes an edit of a field.
    pub fn edit(self, edit: impl FnOnce(&mut InterviewLoop)) {
        self.error.set(None);
        self.session.edit(edit);
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
    }

    /// Takes an edit that changes who is in the loop.
    fn reshape(self, edit: impl FnOnce(&mut InterviewLoop)) {
        self.error.set(None);
        self.session.reshape(edit);
    }

    /// Adds an interviewer, as long as there is room.
    pub fn add_interviewer(self) {
        self.reshape(|form| {
            if form.interviewers.len() < INTERVIEWERS_AT_MOST {
                form.add(Interviewer::default());
            }
        });
    }

    /// Takes an interviewer out of the loop.
    pub fn remove_interviewer(self, place: usize) {
        self.reshape(|form| form.take_out(place));
    }

    /// Draws other interviewers, and offers to take that back where there were some; the name
    /// and the day stay.
    pub fn draw(self) {
        let seed = self.core.seed();
        let before = self
            .session
            .form
            .with_untracked(|form| form.interviewers.clone());
        self.reshape(|form| form.replace(draw(seed).interviewers));
        if !before.is_empty() {
            self.core
                .notices
                .offer_undo("Interviewers drawn anew.", move || {
                    self.session
                        .reshape(|form| form.interviewers.clone_from(&before));
                });
        }
    }

    /// What is known of the last edits; tracked.
    #[must_use]
    pub fn saved(self) -> Saved<StorageError> {
        self.session.saved()
    }

    /// Makes the form a loop and gives its id; none when something is missing, which `error`
    /// then says.
    #[must_use]
    pub fn save(self) -> Option<RecordId> {
        match self.session.form.get_untracked().finished() {
            Ok(finished) => self.session.keep(self.id.get_value(), finished, Vec::new()),
            Err(error) => {
                self.error.set(Some(error));
                None
            }
        }
    }

    /// Goes back to the loop as it was last saved, and offers to take that back.
    pub fn discard(self) {
        self.session.discard();
    }
}
