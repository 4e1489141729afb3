//! The kinds of records.

use crate::domain::format::counts;

use serde::{Deserialize, Serialize};

/// A record's kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A STAR story.
    Story,
    /// A memo with its prompts, sessions, and text.
    Memo,
    /// The preferences, one record.
    Preferences,
    /// A custom prompt.
    Prompt,
    /// An earlier version of a story.
    StoryVersion,
    /// The follow-ups of a story.
    Probes,
    /// The practice on one question.
    Practice,
    /// A practice session.
    PracticeSession,
    /// A loop with its interviewers.
    Loop,
    /// A number of the ledger.
    Metric,
    /// A custom question.
    OwnQuestion,
    /// The candidate's notes about a question.
    QuestionMark,
    /// A mock loop.
    MockLoop,
    /// The log of a real loop.
    LoopLog,
    /// An offer.
    Offer,
    /// The plan to a loop, one record.
    Plan,
    /// The role check, one record.
    RoleCheck,
    /// A round of a practice drill.
    PracticeDrill,
    /// A timed set of logic items.
    AssessmentSet,
    /// A session with work-style statements.
    WorkStyle,
    /// A question that the candidate asks an interviewer.
    QuestionToAsk,
}

impl Kind {
    /// The count with its noun: "2 stories".
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
            Self::WorkStyle => ("work-style session", "work-style sessions"),
            Self::QuestionToAsk => ("question to ask", "questions to ask"),
        };
        counts::counted(count, one, many)
    }
}

/// How to merge two bodies when a record was changed independently on two devices.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MergePolicy {
    /// One becomes the record, and the other is kept beside it.
    Whole,
    /// These lists are united; everything else as in [`Self::Whole`].
    Lists(&'static [UnitedList]),
    /// These lists are united; for the other fields, which are switches, the record's values win.
    Switches(&'static [UnitedList]),
    /// The probes are united, each under the answer it asks about.
    Probes,
}

/// A list that is merged entry by entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnitedList {
    /// The list's field in the body.
    pub field: &'static str,
    /// The fields that identify an entry; if empty, the whole entry.
    pub same: &'static [&'static str],
    /// The time field by which entries are ordered; `None` if they are in insertion order.
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

/// A practice record's answers, identified by their time.
const ANSWERS: [UnitedList; 1] = [UnitedList {
    field: "answers",
    same: &["at"],
    order: Some("at"),
}];

/// The questions logged after a loop.
const ENTRIES: [UnitedList; 1] = [UnitedList {
    field: "entries",
    same: &["by", "question"],
    order: None,
}];

/// The interviews where a question was asked.
const ASKED: [UnitedList; 1] = [UnitedList::of("asked")];

/// A name that is confidential on one device is confidential on both.
const PREFERRED: [UnitedList; 3] = [
    UnitedList::of("confidential"),
    UnitedList::of("stand_ins"),
    UnitedList::of("dismissed"),
];

impl Kind {
    /// How to merge two bodies of this kind.
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

    /// Rows of an unknown kind: "1 entry", "2 entries".
    #[must_use]
    pub fn counted_rows(count: usize) -> String {
        counts::counted(count, "entry", "entries")
    }
    /// The message about unreadable rows: "1 entry could not be read and was set aside."
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
