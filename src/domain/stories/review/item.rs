//! An item of a story's checklist, and the caps that keep a story weak.

use crate::domain::stories::story::{CheckAnswer, StarPart};

/// The status of a checklist item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The text says it, or the candidate confirmed it.
    Met,
    /// The rules can't decide; this has no effect.
    Unclear,
    /// The text does not say it, or the candidate said so.
    Missing,
}

/// An item of the checklist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CheckItem {
    /// Stable identifier; the candidate's answers refer to it.
    pub id: &'static str,
    /// Its label.
    pub name: &'static str,
    /// The part to look at.
    pub part: StarPart,
    /// Its status, after the candidate's decision.
    pub verdict: Verdict,
    /// Its evidence; empty if there is none.
    pub quote: String,
    /// A count, if no single sentence is the evidence.
    pub counted: String,
    /// The candidate's decision, if there is one for this sentence.
    pub answer: Option<bool>,
    /// Whether the candidate can decide: a length is counted, not judged.
    pub is_judged: bool,
}

impl CheckItem {
    /// The candidate's decision for the current evidence.
    #[must_use]
    pub fn answered(&self, holds: bool) -> CheckAnswer {
        CheckAnswer {
            item: self.id.to_owned(),
            quote: self.quote.clone(),
            holds,
        }
    }
}

/// A cap that keeps a story weak, shown first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cap {
    /// The Action is empty.
    NoAction,
    /// In the Action, "I" never acts.
    NoI,
    /// The Result is empty.
    NoResult,
    /// The Result has no outcome.
    NoOutcome,
    /// It takes over three minutes.
    TooLong,
}

impl Cap {
    /// How to fix it.
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
