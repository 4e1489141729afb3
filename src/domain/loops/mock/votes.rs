//! Votes, sealed and opened, and the decision of a debrief.

use crate::domain::format::instants::optional_instant;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::principle::Principle;

/// A vote of the debrief.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Vote {
    /// Strongly against.
    StronglyNot,
    /// Against.
    Not,
    /// For.
    Inclined,
    /// Strongly for.
    Strongly,
}

choices! {
    Vote {
        Strongly: "strongly", "Strongly inclined";
        Inclined: "inclined", "Inclined";
        Not: "not", "Not inclined";
        StronglyNot: "strongly-not", "Strongly not inclined";
    }
}

impl Vote {
    /// Whether it favors the candidate.
    #[must_use]
    pub fn is_for(self) -> bool {
        self >= Self::Inclined
    }

    pub(crate) fn step(self) -> i32 {
        match self {
            Self::StronglyNot => 0,
            Self::Not => 1,
            Self::Inclined => 2,
            Self::Strongly => 3,
        }
    }
}

/// The labels of the four votes, since accounts differ. An empty label means the usual one.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct VoteLabels {
    /// For [`Vote::Strongly`].
    pub strongly: String,
    /// For [`Vote::Inclined`].
    pub inclined: String,
    /// For [`Vote::Not`].
    pub not: String,
    /// For [`Vote::StronglyNot`].
    pub strongly_not: String,
}

impl VoteLabels {
    /// The label typed for a vote.
    pub fn typed_mut(&mut self, vote: Vote) -> &mut String {
        match vote {
            Vote::Strongly => &mut self.strongly,
            Vote::Inclined => &mut self.inclined,
            Vote::Not => &mut self.not,
            Vote::StronglyNot => &mut self.strongly_not,
        }
    }

    /// The label of a vote.
    #[must_use]
    pub fn of(&self, vote: Vote) -> &str {
        let typed = match vote {
            Vote::Strongly => &self.strongly,
            Vote::Inclined => &self.inclined,
            Vote::Not => &self.not,
            Vote::StronglyNot => &self.strongly_not,
        };
        match typed.trim() {
            "" => vote.name(),
            typed => typed,
        }
    }
}

/// A partner's notes about one principle.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Written {
    /// The principle.
    pub principle: Principle,
    /// The evidence.
    pub text: String,
}

/// A partner's assessment of an interview.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PartnerSheet {
    /// The evidence, by principle.
    pub evidence: Vec<Written>,
    /// The vote; `None` before it was given.
    pub vote: Option<Vote>,
}

impl PartnerSheet {
    /// The notes about a principle.
    #[must_use]
    pub fn about(&self, principle: Principle) -> &str {
        self.evidence
            .iter()
            .find(|written| written.principle == principle)
            .map_or("", |written| written.text.as_str())
    }

    /// Sets the notes about a principle.
    pub fn write(&mut self, principle: Principle, text: String) {
        match self
            .evidence
            .iter_mut()
            .find(|written| written.principle == principle)
        {
            Some(written) => written.text = text,
            None => self.evidence.push(Written { principle, text }),
        }
    }
}

/// A loop's decision.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// An offer.
    Offer,
    /// No offer.
    NoOffer,
}

impl Decision {
    /// The decision, for a person to read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Offer => "An offer",
            Self::NoOffer => "No offer",
        }
    }
}

/// The debrief's votes and decision.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Debrief {
    /// The labels of the votes.
    pub labels: VoteLabels,
    /// Whether the sealed votes have been opened.
    pub is_open: bool,
    /// What tipped the decision, in the candidate's words.
    pub tipped: String,
    /// The decision.
    pub decision: Option<Decision>,
    /// When it was made.
    #[serde(with = "optional_instant")]
    pub decided: Option<DateTime<Utc>>,
}

impl Debrief {
    /// A debrief that has not begun, with vote labels from an earlier one.
    #[must_use]
    pub fn with_labels(labels: VoteLabels) -> Self {
        Self {
            labels,
            ..Self::default()
        }
    }
}
