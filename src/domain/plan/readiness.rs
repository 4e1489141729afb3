//! Readiness: counts, each with its basis.

use crate::domain::format::dates;
use crate::domain::plan::schedule::Schedule;
use crate::domain::plan::situation::{PlannedStory, Situation, Until};
use crate::domain::plan::task::Task;
use crate::domain::principle::Principle;
use crate::domain::stories::coverage::STORIES_WANTED;
use crate::domain::stories::probe::Readiness;
use crate::domain::stories::weight::{Band, not_counted};

/// A measure of readiness.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Measured {
    /// Principles with a story.
    Coverage,
    /// Whole stories.
    Stories,
    /// Questions under stories.
    Whys,
    /// Answers aloud.
    Practice,
    /// Memos.
    Memos,
    /// The ledger.
    Numbers,
}

impl Measured {
    /// A label for a person to read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Coverage => "Principles",
            Self::Stories => "Stories",
            Self::Whys => "Follow-ups",
            Self::Practice => "Spoken answers",
            Self::Memos => "Memos",
            Self::Numbers => "Numbers",
        }
    }
}

/// A count with its basis.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Measure {
    /// Of what.
    pub of: Measured,
    /// How many there are.
    pub have: usize,
    /// The goal in the time available; 0 if there is nothing to count yet.
    pub wanted: usize,
    /// What is counted, and from which records.
    pub evidence: String,
}

/// The goal for spoken answers: two questions per principle.
const ANSWERS_WANTED: usize = 2 * Principle::ALL.len();

/// What doesn't fit into the remaining days, so that no goal counts it.
#[derive(Default)]
struct LeftOut {
    principles: usize,
    stories: usize,
    memos: usize,
}

impl LeftOut {
    fn of(schedule: &Schedule) -> Self {
        let mut left_out = Self::default();
        for task in &schedule.left_out {
            match task {
                Task::Cover(principles) => {
                    left_out.principles += principles.len();
                    left_out.stories += 1;
                }
                Task::AnotherStory { .. } => left_out.stories += 1,
                Task::WriteMemo { .. } => left_out.memos += 1,
                _ => {}
            }
        }
        left_out
    }
}

impl Situation {
    /// All measures of readiness, each with its basis.
    #[must_use]
    pub fn readiness(&self, schedule: &Schedule) -> Vec<Measure> {
        let stretch = schedule.stretch;
        let no_room = LeftOut::of(schedule);
        let answers = self.practiced + schedule.answers_planned();
        let (spoken, goal) = if answers < ANSWERS_WANTED {
            (answers, "the goal is what your days have room for")
        } else {
            (ANSWERS_WANTED, "the goal is two per principle")
        };
        let whole: Vec<&PlannedStory> =
            self.stories.iter().filter(|story| story.counts()).collect();
        let left_out = not_counted(self.stories.len() - whole.len())
            .map(|told| format!(" {told}"))
            .unwrap_or_default();
        let covered = Principle::ALL
            .iter()
            .filter(|&&principle| self.covering(principle) > 0)
            .count();
        let twice = Principle::ALL
            .iter()
            .filter(|&&principle| self.covering(principle) >= STORIES_WANTED)
            .count();
        let strong = whole
            .iter()
            .filter(|story| story.weight.band == Band::Strong)
            .count();
        let sum = |count: fn(&Readiness) -> usize| -> usize {
            self.stories.iter().map(|story| count(&story.probes)).sum()
        };
        let (ready, asked) = (sum(|probes| probes.ready), sum(|probes| probes.asked));
        let (known, all) = self.numbers;
        let by = "by your own grades and the forgetting curve of FSRS-5";
        let on_the_day = match (self.recall, self.until()) {
            (None, _) if self.practiced == 0 => " You haven’t answered out loud yet.".to_owned(),
            (None, _) => String::new(),
            (Some(percent), Until::Loop(day)) => format!(
                " Over all 16 principles, you would recall {percent} % on {}, {by}.",
                dates::in_words(&day)
            ),
            (Some(percent), Until::Assumed(_) | Until::Past(_)) => {
                format!(" Over all 16 principles, you would recall {percent} % today, {by}.")
            }
        };
        vec![
            Measure {
                of: Measured::Coverage,
                have: covered,
                wanted: Principle::ALL.len() - no_room.principles,
                evidence: format!(
                    "Principles with a story. {twice} have two, for “another example?”.{left_out}"
                ),
            },
            Measure {
                of: Measured::Stories,
                have: whole.len(),
                wanted: self.stories_wanted(stretch).saturating_sub(no_room.stories),
                evidence: format!(
                    "Stories with all parts of STAR that are not weak. {strong} of them are strong.{left_out}"
                ),
            },
            Measure {
                of: Measured::Whys,
                have: ready,
                wanted: asked,
                evidence: "Follow-ups marked safe to the last why.".to_owned(),
            },
            Measure {
                of: Measured::Practice,
                have: self.practiced,
                wanted: spoken,
                evidence: format!(
                    "Questions answered out loud; {goal}.{on_the_day}{}",
                    match self.due {
                        None => String::new(),
                        Some(0) => " None is due now.".to_owned(),
                        Some(1) => " 1 is due now.".to_owned(),
                        Some(due) => format!(" {due} are due now."),
                    }
                ),
            },
            Measure {
                of: Measured::Memos,
                have: self.memos.len(),
                wanted: self.memos_wanted(stretch).saturating_sub(no_room.memos),
                evidence: "Finished memo sessions. Their reviews say how they read.".to_owned(),
            },
            Measure {
                of: Measured::Numbers,
                have: known,
                wanted: all,
                evidence: "Numbers you knew when last asked.".to_owned(),
            },
        ]
    }
}
