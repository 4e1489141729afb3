//! Matching stories to a loop: the candidate's pins, and the match they last saw.

use crate::domain::loops::interview_loop::InterviewLoop;
use crate::domain::loops::pins::{QuestionKey, SeenMatch};
use crate::domain::record::id::RecordId;
use crate::state::records::library::Library;

impl Library {
    /// Pins a story to a question of a loop, or removes the pin.
    pub fn pin_story(&'static self, of: &RecordId, at: QuestionKey, story: Option<RecordId>) {
        self.edit(of, |real: &mut InterviewLoop| real.pin(at, story));
    }

    /// Stores a match as seen.
    pub fn note_match(&'static self, of: &RecordId, now: Vec<SeenMatch>) {
        self.edit(of, |real: &mut InterviewLoop| real.seen = Some(now));
    }
}
