//! A task of the plan, and a task that has its day.

use crate::domain::plan::stretch::Stretch;
use crate::domain::practice::session::MINUTES_A_QUESTION;
use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;

/// Something to do, which the state says is done or not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Task {
    /// See what the role asks for.
    CheckRole,
    /// Say who asks in the loop.
    SetUpLoop,
    /// Find a story for a principle that has none.
    Cover(Principle),
    /// Write one more story, of so many.
    AnotherStory {
        /// Which one, from 1.
        number: usize,
        /// How many there should be.
        of: usize,
    },
    /// Fill the parts of STAR that a story misses.
    Complete(RecordId, String),
    /// Make a story stronger.
    Strengthen(RecordId, String),
    /// Answer the whys under a story.
    Probe(RecordId, String),
    /// Write a memo against the clock.
    WriteMemo {
        /// Which one, from 1.
        number: usize,
        /// How many there should be.
        of: usize,
    },
    /// Say answers aloud: what is due first, then what is new.
    Practice,
    /// Run a whole loop as a rehearsal.
    Rehearse {
        /// Which one, from 1.
        number: usize,
        /// How many there should be.
        of: usize,
    },
    /// Learn the numbers by heart.
    LearnNumbers,
}

impl Task {
    /// What to do, with a verb.
    #[must_use]
    pub fn title(&self) -> String {
        match self {
            Self::CheckRole => "Check yourself against the role".to_owned(),
            Self::SetUpLoop => "Add your interviewers".to_owned(),
            Self::Cover(principle) => format!("Find a story for {principle}"),
            Self::AnotherStory { number, of } => format!("Write story {number} of {of}"),
            Self::Complete(_, title) => format!("Finish “{title}”"),
            Self::Strengthen(_, title) => format!("Strengthen “{title}”"),
            Self::Probe(_, title) => format!("Answer the follow-ups of “{title}”"),
            Self::WriteMemo { number, of } => format!("Write memo {number} of {of}"),
            Self::Practice => "Practice aloud".to_owned(),
            Self::Rehearse { number, of } => format!("Run mock loop {number} of {of}"),
            Self::LearnNumbers => "Learn your numbers by heart".to_owned(),
        }
    }

    /// What to do, without a word of the candidate's own: for where others may read it.
    #[must_use]
    pub fn discreet_title(&self) -> String {
        match self {
            Self::Complete(..) => "Finish a story".to_owned(),
            Self::Strengthen(..) => "Strengthen a story".to_owned(),
            Self::Probe(..) => "Answer the follow-ups of a story".to_owned(),
            other => other.title(),
        }
    }

    /// The title of the story that it is about, if it is about one.
    #[must_use]
    pub fn story_title(&self) -> Option<&str> {
        match self {
            Self::Complete(_, title) | Self::Strengthen(_, title) | Self::Probe(_, title) => {
                Some(title)
            }
            _ => None,
        }
    }

    /// How long it takes, in minutes; practice takes what a day has for it.
    #[must_use]
    pub fn minutes(&self, stretch: Stretch) -> u32 {
        let is_short = stretch == Stretch::Days;
        match self {
            // A story shows two principles or three, so a gap takes its share of a story's time.
            Self::Cover(_) if is_short => 15,
            Self::AnotherStory { .. } | Self::WriteMemo { .. } | Self::Rehearse { .. }
                if is_short =>
            {
                30
            }
            Self::AnotherStory { .. } => 40,
            Self::WriteMemo { .. } | Self::Rehearse { .. } => 45,
            Self::CheckRole | Self::Complete(..) => 15,
            Self::SetUpLoop | Self::LearnNumbers => 10,
            Self::Cover(_) | Self::Strengthen(..) | Self::Probe(..) => 20,
            Self::Practice => MINUTES_A_QUESTION,
        }
    }
}

/// A task on a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TaskSlot {
    /// What.
    pub task: Task,
    /// For so long.
    pub minutes: u32,
    /// Which part of it, and of how many, when it takes several days.
    pub part: Option<(usize, usize)>,
}
