//! The kinds of records.

use crate::domain::format::counts;

use serde::{Deserialize, Serialize};

/// What a record holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A STAR story.
    Story,
    /// A memo with its prompts, sittings and text.
    Memo,
    /// The preferences, one record.
    Preferences,
    /// A prompt of the candidate's own.
    Prompt,
    /// A story as it was before it was saved again.
    StoryVersion,
    /// The whys under a story.
    Probes,
    /// The practice on one question.
    Practice,
    /// A practice session.
    PracticeSession,
    /// A loop with its interviewers.
    Loop,
    /// A number of the ledger.
    Metric,
    /// A question of the candidate's own.
    OwnQuestion,
    /// What the candidate noted about a question.
    QuestionMark,
    /// A mock loop.
    MockLoop,
    /// What was really asked in a loop.
    LoopLog,
    /// An offer.
    Offer,
    /// The plan to a loop, one record.
    Plan,
    /// How the candidate stands to the role, one record.
    RoleCheck,
    /// A round of a practice drill.
    PracticeDrill,
    /// A timed set of logic items.
    AssessmentSet,
    /// A sitting with work-style statements.
    WorkStyle,
    /// A question that the candidate asks an interviewer.
    QuestionToAsk,
}

impl Kind {
    /// The plural for a person to read: "2 stories".
    #[must_use]
    pub fn counted(self, count: usize) -> String {
        let (one, many) = match self {
            Self::Story => ("story", "stories"),
            Self::Memo => ("memo", "memos"),
            Self::Preferences => ("set of preferences", "sets of preferences"),
            Self::Prompt => ("own prompt", "own prompts"),
            Self::StoryVersion => ("older text of a story", "older texts of stories"),
            Self::Probes => ("set of probes", "sets of probes"),
            Self::PracticeSession => ("practice session", "practice sessions"),
            Self::Practice => ("practiced question", "practiced questions"),
            Self::Loop => ("loop", "loops"),
            Self::Metric => ("number", "numbers"),
            Self::OwnQuestion => ("own question", "own questions"),
            Self::QuestionMark => ("note on a question", "notes on questions"),
            Self::MockLoop => ("mock loop", "mock loops"),
            Self::LoopLog => ("log of a loop", "logs of loops"),
            Self::Offer => ("offer", "offers"),
            Self::Plan => ("plan", "plans"),
            Self::RoleCheck => ("role check", "role checks"),
            Self::PracticeDrill => ("round of a drill", "rounds of drills"),
            Self::AssessmentSet => ("set of logic items", "sets of logic items"),
            Self::WorkStyle => ("work-style session", "work-style sittings"),
            Self::QuestionToAsk => ("question to ask", "questions to ask"),
        };
        counts::counted(count, one, many)
    }
}

impl Kind {
    /// Rows whose kind is not known: "1 entry", "2 entries".
    #[must_use]
    pub fn counted_rows(count: usize) -> String {
        counts::counted(count, "entry", "entries")
    }
    /// What is said of rows that could not be read: "1 entry could not be read and was set aside."
    #[must_use]
    pub fn set_aside_told(count: usize) -> String {
        let (rows, were) = (
            Self::counted_rows(count),
            counts::noun(count, "was", "were"),
        );
        format!("{rows} could not be read and {were} set aside.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_entry_was_set_aside_and_several_were() {
        for (count, told) in [
            (1, "1 entry could not be read and was set aside."),
            (2, "2 entries could not be read and were set aside."),
            (1_200, "1,200 entries could not be read and were set aside."),
        ] {
            assert_eq!(Kind::set_aside_told(count), told);
        }
    }
}
