//! An item of a story's checklist, and what keeps a story weak whatever else it has.

use crate::domain::stories::story::{CheckAnswer, StarPart};

/// How an item of the checklist stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The text says it, or the candidate confirmed it.
    Met,
    /// The rules cannot tell. It costs nothing.
    Unclear,
    /// The text does not say it, or the candidate said so.
    Missing,
}

/// An item of the checklist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CheckItem {
    /// Stable identifier; the candidate's answers refer to it.
    pub id: &'static str,
    /// What it is.
    pub name: &'static str,
    /// The part to look at.
    pub part: StarPart,
    /// How it stands, after the candidate's answer.
    pub verdict: Verdict,
    /// The sentence it rests on; empty where there is none.
    pub quote: String,
    /// What was counted, where no single sentence says it.
    pub counted: String,
    /// The candidate's answer, if there is one for this sentence.
    pub answer: Option<bool>,
    /// Whether the candidate can answer: a length is counted, not judged.
    pub is_judged: bool,
}

impl CheckItem {
    /// The candidate's answer to this item as it stands.
    #[must_use]
    pub fn answered(&self, holds: bool) -> CheckAnswer {
        CheckAnswer {
            item: self.id.to_owned(),
            quote: self.quote.clone(),
            holds,
        }
    }
}

/// What is said first and keeps a story weak, whatever else it has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cap {
    /// The Action is empty.
    NoAction,
    /// In the Action, "I" does nothing.
    NoI,
    /// The Result is empty.
    NoResult,
    /// The Result does not say what came of it.
    NoOutcome,
    /// It takes over three minutes.
    TooLong,
}

impl Cap {
    /// What to do about it.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            Self::NoAction => "There is no Action. Say what you did, step by step.",
            Self::NoI => "In the Action, “I” doesn’t act. Say what you did yourself.",
            Self::NoResult => "There is no Result. Say how it ended, even if it failed.",
            Self::NoOutcome => "The Result doesn’t say what changed. Say it.",
            Self::TooLong => "It takes over three minutes to tell. Cut it to about two.",
        }
    }
}
