//! A task of the plan, and a scheduled task.

use crate::domain::format::counts::enumerated;
use crate::domain::plan::stretch::Stretch;
use crate::domain::practice::session::MINUTES_A_QUESTION;
use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;

/// The shortest session in which a memo can be written, in minutes.
const SHORTEST_MEMO: u32 = 30;

/// A task, which the records show as done or not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Task {
    /// Check yourself against the role.
    CheckRole,
    /// Enter the loop's interviewers.
    SetUpLoop,
    /// Prepare for the questions of the screen.
    PrepareScreen,
    /// Do a set of logic items, as the online assessment has them.
    LogicSet {
        /// Which one, from 1.
        number: usize,
        /// How many there should be.
        of: usize,
    },
    /// Go through work-style statements, as the online assessment has them.
    WorkStyle,
    /// Find one story for principles that have none.
    Cover(Vec<Principle>),
    /// Write one more story, out of several.
    AnotherStory {
        /// Which one, from 1.
        number: usize,
        /// How many there should be.
        of: usize,
    },
    /// Fill in a story's missing STAR parts.
    Complete(RecordId, String),
    /// Make a story stronger.
    Strengthen(RecordId, String),
    /// Answer a story's follow-ups.
    Probe(RecordId, String),
    /// Write a timed memo.
    WriteMemo {
        /// Which one, from 1.
        number: usize,
        /// How many there should be.
        of: usize,
    },
    /// Practice aloud: due questions first, then new ones.
    Practice,
    /// Run a mock loop.
    Rehearse {
        /// Which one, from 1.
        number: usize,
        /// How many there should be.
        of: usize,
    },
    /// Learn the numbers by heart.
    LearnNumbers,
    /// Answer an offer before its deadline.
    AnswerOffer(RecordId, String),
}

impl Task {
    /// The task in words, starting with a verb.
    #[must_use]
    pub fn title(&self) -> String {
        match self {
            Self::CheckRole => "Check yourself against the role".to_owned(),
            Self::SetUpLoop => "Add your interviewers".to_owned(),
            Self::PrepareScreen => "Practice for the screen".to_owned(),
            Self::LogicSet { number, of } => format!("Do logic set {number} of {of}"),
            Self::WorkStyle => "Go through a work-style set".to_owned(),
            Self::Cover(principles) => {
                let names: Vec<&str> = principles.iter().map(|one| one.name()).collect();
                format!("Find a story for {}", enumerated(&names))
            }
            Self::AnotherStory { number, of } => format!("Write story {number} of {of}"),
            Self::Complete(_, title) => format!("Finish “{title}”"),
            Self::Strengthen(_, title) => format!("Strengthen “{title}”"),
            Self::Probe(_, title) => format!("Answer the follow-ups of “{title}”"),
            Self::WriteMemo { number, of } => format!("Write memo {number} of {of}"),
            Self::Practice => "Practice aloud".to_owned(),
            Self::Rehearse { number, of } => format!("Run mock loop {number} of {of}"),
            Self::LearnNumbers => "Learn your numbers by heart".to_owned(),
            Self::AnswerOffer(_, name) => format!("Answer “{name}”"),
        }
    }

    /// The task without any of the candidate's own words, for where others may read it.
    #[must_use]
    pub fn discreet_title(&self) -> String {
        match self {
            Self::Complete(..) => "Finish a story".to_owned(),
            Self::Strengthen(..) => "Strengthen a story".to_owned(),
            Self::Probe(..) => "Answer the follow-ups of a story".to_owned(),
            Self::AnswerOffer(..) => "Answer an offer".to_owned(),
            other => other.title(),
        }
    }

    /// The candidate's own words in its title: the name of a story or an offer.
    #[must_use]
    pub fn own_words(&self) -> Option<&str> {
        match self {
            Self::Complete(_, title)
            | Self::Strengthen(_, title)
            | Self::Probe(_, title)
            | Self::AnswerOffer(_, title) => Some(title),
            _ => None,
        }
    }

    /// The same, mutable.
    pub(super) fn own_words_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Complete(_, title)
            | Self::Strengthen(_, title)
            | Self::Probe(_, title)
            | Self::AnswerOffer(_, title) => Some(title),
            _ => None,
        }
    }

    /// How long it takes if a day has this many minutes; practice takes the time the day has for
    /// it.
    #[must_use]
    pub fn minutes(&self, stretch: Stretch, minutes_a_day: u32) -> u32 {
        let is_short = stretch == Stretch::Days;
        match self {
            // With two days left, a story is only an outline of its parts.
            Self::Cover(_) | Self::AnotherStory { .. } if is_short => 20,
            Self::Cover(_) | Self::AnotherStory { .. } => 40,
            // A session is as long as the day allows, but only useful from half an hour on.
            Self::WriteMemo { .. } if is_short => SHORTEST_MEMO,
            Self::WriteMemo { .. } => minutes_a_day.clamp(SHORTEST_MEMO, 45),
            // A compressed loop: four interviewers with one question each.
            Self::Rehearse { .. } => 50,
            Self::LogicSet { .. } | Self::CheckRole | Self::Complete(..) => 15,
            Self::SetUpLoop | Self::LearnNumbers | Self::WorkStyle => 10,
            Self::PrepareScreen
            | Self::Strengthen(..)
            | Self::Probe(..)
            | Self::AnswerOffer(..) => 20,
            Self::Practice => MINUTES_A_QUESTION,
        }
    }

    /// Whether it is timed, so that it needs to fit into one day.
    #[must_use]
    pub fn is_timed(&self) -> bool {
        matches!(
            self,
            Self::WriteMemo { .. } | Self::Rehearse { .. } | Self::LogicSet { .. }
        )
    }
}

/// A scheduled task.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TaskSlot {
    /// The task.
    pub task: Task,
    /// Its length.
    pub minutes: u32,
    /// Its part number and the number of parts, if it takes several days.
    pub part: Option<(usize, usize)>,
}
