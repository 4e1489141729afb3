//! Where the preparation stands today, as the plan sees it.

use chrono::{Days, NaiveDate};

use crate::domain::plan::loop_plan::LoopPlan;
use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;
use crate::domain::stories::probe::Readiness;
use crate::domain::stories::weight::Weight;

/// The days that are planned when no loop has a day yet: about as long as the way there takes on
/// average.
pub const ASSUMED_DAYS: u64 = 35;

/// What the plan leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Until {
    /// A loop on a day.
    Loop(NaiveDate),
    /// No loop has a day; this one is assumed.
    Assumed(NaiveDate),
}

impl Until {
    /// The day.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        match self {
            Self::Loop(day) | Self::Assumed(day) => day,
        }
    }
}

/// A story as the plan sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlannedStory {
    /// Which.
    pub id: RecordId,
    /// What to call it.
    pub title: String,
    /// The day it was begun.
    pub begun: NaiveDate,
    /// The day it was last changed.
    pub changed: NaiveDate,
    /// Whether a part of STAR is missing.
    pub is_sketch: bool,
    /// How much it weighs.
    pub weight: Weight,
    /// How far the questions under it are answered.
    pub probes: Readiness,
    /// The day when these were last changed, if there are any.
    pub probed: Option<NaiveDate>,
    /// The principles it leads or supports.
    pub shows: Vec<Principle>,
}

impl PlannedStory {
    /// Whether it counts as cover: whole, and not weak.
    #[must_use]
    pub fn counts(&self) -> bool {
        !self.is_sketch && self.weight.counts()
    }
}

/// Where things stand today. Days are those where the candidate is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Situation {
    /// The day.
    pub today: NaiveDate,
    /// What the candidate said.
    pub plan: LoopPlan,
    /// The day of the next loop.
    pub loop_day: Option<NaiveDate>,
    /// Whether that loop has interviewers.
    pub has_interviewers: bool,
    /// The principles that its interviewers hold.
    pub held: Vec<Principle>,
    /// Stories that the loop needs.
    pub wanted_stories: usize,
    /// The stories that can be told.
    pub stories: Vec<PlannedStory>,
    /// The days on which a sitting of a memo was finished, in order.
    pub memos: Vec<NaiveDate>,
    /// The days on which a mock loop was run to its end, in order.
    pub rehearsals: Vec<NaiveDate>,
    /// Answers given aloud today.
    pub answers_today: usize,
    /// Questions that were answered aloud at least once.
    pub practiced: usize,
    /// Questions that are due; none while that is not known yet.
    pub due: Option<usize>,
    /// The mean chance of recall over the practiced questions on the day of the loop, in percent.
    pub recall: Option<u32>,
    /// Numbers known by heart, and all.
    pub numbers: (usize, usize),
    /// When the role was checked.
    pub role_checked: Option<NaiveDate>,
}

impl Situation {
    /// Whether a story shows the principle, be it weak: what it needs is another task.
    pub(super) fn has_story(&self, principle: Principle) -> bool {
        self.stories
            .iter()
            .any(|story| story.shows.contains(&principle))
    }

    /// How many stories that count show the principle.
    pub(super) fn covering(&self, principle: Principle) -> usize {
        self.stories
            .iter()
            .filter(|story| story.counts() && story.shows.contains(&principle))
            .count()
    }

    /// Days between today and the day, neither of them counted twice; 0 when it is not ahead.
    pub(super) fn days_to(&self, day: NaiveDate) -> u64 {
        u64::try_from((day - self.today).num_days()).unwrap_or(0)
    }

    /// What the plan leads to.
    #[must_use]
    pub fn until(&self) -> Until {
        let assumed = self.today + Days::new(ASSUMED_DAYS);
        self.loop_day
            .filter(|&day| day >= self.today)
            .map_or(Until::Assumed(assumed), Until::Loop)
    }

    /// The writing sample, while it is ahead.
    pub(super) fn writing(&self) -> Option<NaiveDate> {
        self.plan.writing
    }
}
