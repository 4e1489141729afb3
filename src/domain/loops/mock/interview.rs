//! An interview of a mock loop: its questions and answers.

use serde::{Deserialize, Serialize};

use crate::domain::clock::Drill;
use crate::domain::loops::mock::follow_ups::AskedFollowUp;
use crate::domain::loops::mock::plan::Drawn;
use crate::domain::loops::mock::votes::{PartnerSheet, Vote};
use crate::domain::record::id::RecordId;

/// How much of the principle an answer showed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Showing {
    /// None of it.
    Not,
    /// Some of it.
    Partly,
    /// All of it.
    Shown,
    /// More than is expected of the role.
    Above,
}

impl Showing {
    /// All four, the least first.
    pub const ALL: [Self; 4] = [Self::Not, Self::Partly, Self::Shown, Self::Above];

    /// A label for a person to read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Not => "Not shown",
            Self::Partly => "Partly shown",
            Self::Shown => "Shown",
            Self::Above => "Above the bar",
        }
    }

    /// What it means.
    #[must_use]
    pub fn hint(self) -> &'static str {
        match self {
            Self::Not => "Nothing to write down for this principle",
            Self::Partly => "Something, but no clear act or no number",
            Self::Shown => "A clear act, and a result that can be repeated",
            Self::Above => "More than half of those in the role would show",
        }
    }

    /// 0 to 3.
    #[must_use]
    pub fn points(self) -> u32 {
        match self {
            Self::Not => 0,
            Self::Partly => 1,
            Self::Shown => 2,
            Self::Above => 3,
        }
    }
}

/// One story told as an answer.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Telling {
    /// The story; `None` if the answer used none from the bank.
    pub story: Option<RecordId>,
    /// Its title at that time.
    pub title: String,
    /// The clock of the answer while it is spoken; in a realistic loop, then of each follow-up.
    pub clock: Option<Drill>,
    /// The speaking time, in seconds; `None` before it was spoken.
    pub seconds: Option<u32>,
    /// The follow-ups, in order.
    pub follow_ups: Vec<AskedFollowUp>,
    /// The rating, by the person with the device.
    pub showing: Option<Showing>,
}

/// A question of an interview.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct MockQuestion {
    /// The drawn question.
    pub drawn: Drawn,
    /// Whether the interviewer asks for another example.
    pub wants_another: bool,
    /// The answers: one, or two with another example. Empty until it is asked.
    pub tellings: Vec<Telling>,
}

/// One interviewer's part of the loop.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Interview {
    /// The questions, in order.
    pub asked: Vec<MockQuestion>,
    /// The clock; `None` before it has begun.
    pub clock: Option<Drill>,
    /// The candidate's notes afterward.
    pub notes: String,
    /// The candidate's own vote for this interview, given before any other vote is shown.
    pub own_vote: Option<Vote>,
    /// The partner's notes and vote, sealed until the debrief.
    pub partner: PartnerSheet,
    /// The vote of the second round.
    pub second_vote: Option<Vote>,
}
