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

    /// Draws other interviewers, and offers to take that back where there were some; the name
    /// and the day stay.
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

    /// Makes the form a loop and gives its id; none when something is missing.
    #[must_use]
    pub fn save_loop(self) -> Option<RecordId> {
        let finished = self.finished(|form| form.finished().map_err(|missing| missing.advice()))?;
        self.keep(finished, Vec::new())
    }
}
