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

/// What becomes of two bodies when a record was changed on two devices, each without the other's
/// change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MergePolicy {
    /// One of them is the record, and the other is kept beside it.
    Whole,
    /// These lists are united; the rest is as for [`Self::Whole`].
    Lists(&'static [UnitedList]),
    /// These lists are united; the rest are switches, of which those of the record hold.
    Switches(&'static [UnitedList]),
    /// The probes are united, each under the answer that it digs into.
    Probes,
}

/// A list that is united entry by entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnitedList {
    /// The list's field in the body.
    pub field: &'static str,
    /// The fields by which an entry is the same as another; all of it where none is named.
    pub same: &'static [&'static str],
    /// The field with the time that the entries are in the order of; none where they stand in the
    /// order in which they were added.
    pub order: Option<&'static str>,
}

impl UnitedList {
    const fn of(field: &'static str) -> Self {
        Self {
            field,
            same: &[],
            order: None,
        }
    }
}

/// The answers of a practice, by the time at which each was given.
const ANSWERS: [UnitedList; 1] = [UnitedList {
    field: "answers",
    same: &["at"],
    order: Some("at"),
}];

/// What was really asked in a loop.
const ENTRIES: [UnitedList; 1] = [UnitedList {
    field: "entries",
    same: &["by", "question"],
    order: None,
}];

/// When a question was really asked.
const ASKED: [UnitedList; 1] = [UnitedList::of("asked")];

/// A name that is guarded on one device is guarded on both.
const PREFERRED: [UnitedList; 3] = [
    UnitedList::of("confidential"),
    UnitedList::of("stand_ins"),
    UnitedList::of("dismissed"),
];

impl Kind {
    /// What becomes of two bodies of this kind.
    #[must_use]
    pub fn merge_policy(self) -> MergePolicy {
        match self {
            Self::Practice => MergePolicy::Lists(&ANSWERS),
            Self::LoopLog => MergePolicy::Lists(&ENTRIES),
            Self::QuestionMark => MergePolicy::Lists(&ASKED),
            Self::Preferences => MergePolicy::Switches(&PREFERRED),
            Self::Probes => MergePolicy::Probes,
            Self::Story
            | Self::Memo
            | Self::Prompt
            | Self::StoryVersion
            | Self::PracticeSession
            | Self::Loop
            | Self::Metric
            | Self::OwnQuestion
            | Self::MockLoop
            | Self::Offer
            | Self::Plan
            | Self::RoleCheck
            | Self::PracticeDrill
            | Self::AssessmentSet
            | Self::WorkStyle
            | Self::QuestionToAsk => MergePolicy::Whole,
        }
    }

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
