//! The candidate's dates and time per day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::format::dates;
use crate::domain::questions::levels::TargetLevel;
use crate::domain::record::envelope::Body;
use crate::domain::record::id::RecordId;
use crate::domain::record::kind::Kind;

/// The possible times per day, in minutes.
pub const MINUTES_A_DAY: std::ops::RangeInclusive<u32> = 10..=600;

/// The candidate's dates and time per day. Only the loop itself stores its date.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LoopPlan {
    /// The role, in the candidate's words.
    pub role: String,
    /// Its level.
    pub level: TargetLevel,
    /// The recruiter's or the phone screen.
    #[serde(default, with = "dates::optional_day")]
    pub screen: Option<NaiveDate>,
    /// The online assessment.
    #[serde(default, with = "dates::optional_day")]
    pub assessment: Option<NaiveDate>,
    /// When the writing sample is due.
    #[serde(default, with = "dates::optional_day")]
    pub writing: Option<NaiveDate>,
    /// Time per day.
    pub minutes_a_day: u32,
    /// When to send reminders, in minutes after midnight in the candidate's time zone; `None` for
    /// never.
    pub remind_at: Option<u32>,
}

impl Default for LoopPlan {
    fn default() -> Self {
        Self {
            role: String::new(),
            level: TargetLevel::default(),
            screen: None,
            assessment: None,
            writing: None,
            minutes_a_day: 60,
            remind_at: None,
        }
    }
}

impl Body for LoopPlan {
    const KIND: Kind = Kind::Plan;
}

impl LoopPlan {
    /// The id of the only plan.
    #[must_use]
    pub fn id() -> RecordId {
        RecordId::fixed("plan")
    }
}

/// The form: the plan, and the loop's date.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PlanForm {
    /// The plan.
    pub plan: LoopPlan,
    /// The day of the loop.
    #[serde(default, with = "dates::optional_day")]
    pub loop_day: Option<NaiveDate>,
}

impl PlanForm {
    /// Doubts about the dates, a sentence each. They don't prevent a plan.
    #[must_use]
    pub fn doubts(&self) -> Vec<String> {
        let Some(loop_day) = self.loop_day else {
            return Vec::new();
        };
        [
            ("The screen", self.plan.screen),
            ("The assessment", self.plan.assessment),
            ("The writing sample", self.plan.writing),
        ]
        .into_iter()
        .filter(|(_, day)| day.is_some_and(|day| day >= loop_day))
        .map(|(what, _)| {
            format!(
                "{what} isn’t before the loop, so the plan leaves it out. If that’s wrong, change one of the dates."
            )
        })
        .collect()
    }
}
