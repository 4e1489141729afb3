//! An interview of a mock loop: its questions, and what was told in answer.

use serde::{Deserialize, Serialize};

use crate::domain::clock::Drill;
use crate::domain::loops::mock::follow_ups::AskedFollowUp;
use crate::domain::loops::mock::plan::Drawn;
use crate::domain::loops::mock::votes::{PartnerSheet, Vote};
use crate::domain::record::id::RecordId;

/// How much of what was asked for an answer showed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Showing {
    /// Nothing of it.
    Not,
    /// Some of it.
    Partly,
    /// It.
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

/// One story told in answer to a question.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Telling {
    /// The story; none where the answer came from elsewhere.
    pub story: Option<RecordId>,
    /// What it was called then.
    pub title: String,
    /// The clock of the answer, while it is spoken.
    pub clock: Option<Drill>,
    /// How long it was, in seconds; none before it was spoken.
    pub seconds: Option<u32>,
    /// The follow-ups, in order.
    pub follow_ups: Vec<AskedFollowUp>,
    /// How much it showed, by whoever had the device.
    pub showing: Option<Showing>,
}

/// A question of an interview.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct MockQuestion {
    /// What was drawn.
    pub drawn: Drawn,
    /// Whether the interviewer wants another example.
    pub wants_another: bool,
    /// What was told: one story, or two with another example. Empty before it is asked.
    pub tellings: Vec<Telling>,
}

/// One interviewer's part of the loop.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Interview {
    /// The questions, in order.
    pub asked: Vec<MockQuestion>,
    /// The clock; none before it has begun.
    pub clock: Option<Drill>,
    /// What the candidate noted afterwards.
    pub notes: String,
    /// What the candidate would vote in the interviewer's place, before any other vote is shown.
    pub own_vote: Option<Vote>,
    /// What the partner wrote down and voted, sealed until the debrief.
    pub partner: PartnerSheet,
    /// The vote after everybody has read everything.
    pub second_vote: Option<Vote>,
}
