//! The ledger of a loop: which interviewer has heard which story, and for which principle.
//! Interviewers compare notes, so a story that is told twice counts against the candidate.

use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;

/// Somebody who has heard a story in this loop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heard {
    /// The interviewer's place.
    pub seat: usize,
    /// What they are called.
    pub by: String,
    /// What they had asked about.
    pub principle: Principle,
}

/// A line of the ledger.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeardStory {
    /// The interviewer's place.
    pub seat: usize,
    /// What was asked about.
    pub principle: Principle,
    /// The story; none where the answer came from elsewhere.
    pub story: Option<RecordId>,
    /// What it was called.
    pub title: String,
    /// Whether it had been told before in this loop.
    pub is_repeat: bool,
}
