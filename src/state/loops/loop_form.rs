//! A loop in its form, with its interviewers.

use reactive_graph::prelude::*;

use crate::domain::loops::interview_loop::{
    INTERVIEWERS_AT_MOST, InterviewLoop, Interviewer, draw,
};
use crate::domain::record::id::RecordId;
use crate::state::core::Core;
use crate::state::forms::typed::Typed;

impl Typed<InterviewLoop> {
    /// Opens the form of a loop, or of a new one.
    #[must_use]
    pub fn of_loop(core: &'static Core, id: Option<&RecordId>) -> Self {
        Self::of_record(core, "loop", id)
    }

    /// Adds an interviewer, as long as there is room.
    pub fn add_interviewer(self) {
        self.reshape(|form| {
            if form.interviewers.len() < INTERVIEWERS_AT_MOST {
                form.add(Interviewer::default());
            }
        });
    }

    /// Draws new interviewers, and offers to undo that if there were any; the name and the date
    /// stay.
    pub fn draw(self) {
        let drawn = draw(self.core.seed()).interviewers;
        if self
            .form
            .with_untracked(|form| form.interviewers.is_empty())
        {
            self.reshape(|form| form.replace(drawn));
        } else {
            self.change("Interviewers drawn again.", |form| form.replace(drawn));
        }
    }

    /// Saves the form as a loop and returns its id; `None` if something is missing.
    #[must_use]
    pub fn save_loop(self) -> Option<RecordId> {
        let finished = self.finished(|form| form.finished().map_err(|missing| missing.advice()))?;
        self.keep(finished, Vec::new())
    }
}
