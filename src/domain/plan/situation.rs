//! The current state of the preparation, as the plan sees it.

use chrono::{Days, NaiveDate};

use crate::domain::loops::interview_loop::LoopOutcome;
use crate::domain::plan::loop_plan::{LoopPlan, MINUTES_A_DAY};
use crate::domain::plan::stretch::Stretch;
use crate::domain::plan::task::Task;
use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;
use crate::domain::stories::probe::Readiness;
use crate::domain::stories::weight::Weight;

/// The number of days to plan if no loop has a date yet: about the average length of the
/// process.
pub const ASSUMED_DAYS: u64 = 35;

/// The plan's goal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Until {
    /// A loop with a date.
    Loop(NaiveDate),
    /// No loop has a date; this one is assumed.
    Assumed(NaiveDate),
    /// The loop is over, and its outcome comes first.
    Past(NaiveDate),
}

impl Until {
    /// The day.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        match self {
            Self::Loop(day) | Self::Assumed(day) | Self::Past(day) => day,
        }
    }
}

/// How many days after a loop to wait for its decision. Candidates who hear nothing for longer move
/// on.
const WAITING_DAYS: u64 = 28;

/// How many stories to have when only days are left.
const HANDFUL: usize = 5;

/// The last loop and its outcome.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PastLoop {
    /// Its id.
    pub id: RecordId,
    /// Its date.
    pub day: NaiveDate,
    /// Whether its log has entries.
    pub is_logged: bool,
    /// The decision, once the candidate has heard.
    pub outcome: Option<LoopOutcome>,
}

/// An unfinished activity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unfinished {
    /// A session of a memo.
    Memo(RecordId),
    /// A practice session.
    Practice,
    /// A mock loop.
    MockLoop(RecordId),
}

/// A story as the plan sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlannedStory {
    /// Which.
    pub id: RecordId,
    /// Its title.
    pub title: String,
    /// The day it was begun.
    pub begun: NaiveDate,
    /// The day it was last changed.
    pub changed: NaiveDate,
    /// Whether a STAR part is missing.
    pub is_sketch: bool,
    /// Its weight.
    pub weight: Weight,
    /// How many of its follow-ups are answered.
    pub probes: Readiness,
    /// The day when these were last changed, if there are any.
    pub probed: Option<NaiveDate>,
    /// The principles it leads or supports.
    pub shows: Vec<Principle>,
}

impl PlannedStory {
    /// Whether it counts as coverage: finished, and not weak.
    #[must_use]
    pub fn counts(&self) -> bool {
        !self.is_sketch && self.weight.counts()
    }
}

/// How many days an overdue offer stays in the plan.
const LATE_DAYS: u64 = 7;

/// An offer with a deadline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OfferAnswer {
    /// Its id.
    pub offer: RecordId,
    /// Its name.
    pub name: String,
    /// The deadline.
    pub by: NaiveDate,
    /// Whether it was answered.
    pub is_answered: bool,
}

impl OfferAnswer {
    /// The task.
    pub(super) fn task(&self) -> Task {
        Task::AnswerOffer(self.offer.clone(), self.name.clone())
    }
}

/// The current state. Dates are in the candidate's time zone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Situation {
    /// Today.
    pub today: NaiveDate,
    /// The candidate's dates and time per day.
    pub plan: LoopPlan,
    /// Whether nothing except preferences was ever stored here.
    pub is_new: bool,
    /// The newest unfinished activity, with the day it was last worked on.
    pub unfinished: Option<(Unfinished, NaiveDate)>,
    /// The next loop.
    pub next_loop: Option<RecordId>,
    /// The day of the next loop.
    pub loop_day: Option<NaiveDate>,
    /// The last loop.
    pub last_loop: Option<PastLoop>,
    /// Offers that were entered.
    pub offers: usize,
    /// The offers among them that have a day to be answered by.
    pub answers: Vec<OfferAnswer>,
    /// Whether that loop has interviewers.
    pub has_interviewers: bool,
    /// The principles that its interviewers hold.
    pub held: Vec<Principle>,
    /// Stories that the loop needs.
    pub wanted_stories: usize,
    /// The active stories.
    pub stories: Vec<PlannedStory>,
    /// The days on which a memo session was finished, in order.
    pub memos: Vec<NaiveDate>,
    /// The days on which a mock loop was run to its end, in order.
    pub rehearsals: Vec<NaiveDate>,
    /// The days on which a practice session for the screen was finished, in order.
    pub screen_sessions: Vec<NaiveDate>,
    /// The days on which a set of logic items was finished, in order.
    pub logic_sets: Vec<NaiveDate>,
    /// The days on which a work-style set was finished, in order.
    pub work_styles: Vec<NaiveDate>,
    /// Answers given aloud today.
    pub answers_today: usize,
    /// Questions that were answered aloud at least once.
    pub practiced: usize,
    /// Questions that are due; `None` while that is unknown.
    pub due: Option<usize>,
    /// The mean chance of recall over all 16 principles on the day of the loop, in percent: 0 for one never
    /// practiced. None without practice, and while it is not known yet.
    pub recall: Option<u32>,
    /// Numbers known by heart, and all numbers.
    pub numbers: (usize, usize),
    /// When the role was checked.
    pub role_checked: Option<NaiveDate>,
}

impl Situation {
    /// Whether a story shows the principle, even a weak one: strengthening it is another task.
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

    /// Days from today to the day; 0 if it is not ahead.
    pub(super) fn days_to(&self, day: NaiveDate) -> u64 {
        u64::try_from((day - self.today).num_days()).unwrap_or(0)
    }

    /// The plan's goal.
    #[must_use]
    pub fn until(&self) -> Until {
        match (self.dated(), self.awaited()) {
            (Some(day), _) => Until::Loop(day),
            (None, Some(past)) => Until::Past(past.day),
            (None, None) => Until::Assumed(self.today + Days::new(ASSUMED_DAYS)),
        }
    }

    /// The day of the next loop, today or later.
    pub(super) fn dated(&self) -> Option<NaiveDate> {
        self.loop_day.filter(|&day| day >= self.today)
    }

    /// The last loop, while its decision or offer takes priority over preparation.
    pub(super) fn awaited(&self) -> Option<&PastLoop> {
        self.last_loop.as_ref().filter(|past| match past.outcome {
            _ if self.dated().is_some() => false,
            Some(LoopOutcome::Offer) => true,
            Some(LoopOutcome::NoOffer) => false,
            None => self.days_since(past.day) <= WAITING_DAYS,
        })
    }

    /// Days from the day to today; 0 if it is ahead.
    pub(super) fn days_since(&self, day: NaiveDate) -> u64 {
        u64::try_from((self.today - day).num_days()).unwrap_or(0)
    }

    /// The goal for stories in the time available: with days left, a handful.
    pub(super) fn stories_wanted(&self, stretch: Stretch) -> usize {
        match stretch {
            Stretch::Days => self.wanted_stories.min(HANDFUL),
            Stretch::Weeks | Stretch::Months => self.wanted_stories,
        }
    }

    /// The offers that still have to be answered, the most urgent last; one that is long overdue was
    /// answered somewhere else.
    pub(super) fn to_answer(&self) -> Vec<&OfferAnswer> {
        let is_open =
            |answer: &&OfferAnswer| !answer.is_answered && self.days_since(answer.by) <= LATE_DAYS;
        let mut answers: Vec<&OfferAnswer> = self.answers.iter().filter(is_open).collect();
        answers.sort_by_key(|answer| std::cmp::Reverse(answer.by));
        answers
    }

    /// The time of a day, in minutes.
    pub(super) fn time(&self) -> u32 {
        self.plan
            .minutes_a_day
            .clamp(*MINUTES_A_DAY.start(), *MINUTES_A_DAY.end())
    }

    /// How long a task takes, in minutes.
    pub(super) fn minutes(&self, task: &Task, stretch: Stretch) -> u32 {
        task.minutes(stretch, self.time())
    }

    /// The goal for memos in the time available.
    pub(super) fn memos_wanted(&self, stretch: Stretch) -> usize {
        stretch.memos(self.writing().is_some_and(|day| day > self.today))
    }

    /// A task's own deadline, if it is not the loop's.
    pub(super) fn deadline(&self, task: &Task) -> Option<NaiveDate> {
        match task {
            Task::WriteMemo { .. } => self.writing(),
            Task::PrepareScreen => self.plan.screen,
            Task::LogicSet { .. } | Task::WorkStyle => self.plan.assessment,
            _ => None,
        }
    }

    /// The writing sample, while it is ahead.
    pub(super) fn writing(&self) -> Option<NaiveDate> {
        self.plan.writing
    }
}

#[cfg(test)]
impl Situation {
    /// A new candidate, as a starting point for tests.
    pub(crate) fn nothing(today: NaiveDate) -> Self {
        Self {
            today,
            plan: LoopPlan::default(),
            is_new: false,
            unfinished: None,
            next_loop: None,
            loop_day: None,
            last_loop: None,
            offers: 0,
            answers: Vec::new(),
            has_interviewers: false,
            held: Vec::new(),
            wanted_stories: 12,
            stories: Vec::new(),
            memos: Vec::new(),
            rehearsals: Vec::new(),
            screen_sessions: Vec::new(),
            logic_sets: Vec::new(),
            work_styles: Vec::new(),
            answers_today: 0,
            practiced: 0,
            due: None,
            recall: None,
            numbers: (0, 0),
            role_checked: None,
        }
    }
}
