//! The ledger of a loop: which interviewer has heard which story, and for which principle.
//! Interviewers compare notes, so a story that is told twice counts against the candidate.

use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;

/// An interviewer who has heard a story in this loop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heard {
    /// The interviewer's index.
    pub seat: usize,
    /// Their label.
    pub by: String,
    /// The principle of their question.
    pub principle: Principle,
}

/// An entry of the ledger.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeardStory {
    /// The interviewer's index.
    pub seat: usize,
    /// The question's principle.
    pub principle: Principle,
    /// The story; `None` if the answer used none from the bank.
    pub story: Option<RecordId>,
    /// Its title.
    pub title: String,
    /// Whether it had been told before in this loop.
    pub is_repeat: bool,
}
