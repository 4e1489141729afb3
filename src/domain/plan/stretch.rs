//! How much time there is until the loop, and what to do with it.

use crate::domain::stories::weight::Band;

/// The time available, which decides the goals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stretch {
    /// A few days: tell existing stories well.
    Days,
    /// About two weeks: cover everything once.
    Weeks,
    /// Two months: go deep.
    Months,
}

impl Stretch {
    pub(super) fn of(days: u64) -> Self {
        match days {
            0..=4 => Self::Days,
            5..=28 => Self::Weeks,
            _ => Self::Months,
        }
    }

    /// What this means for the plan, two sentences.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Days => {
                "With a few days, a handful of good stories beats many unfinished ones. Finish what you have, find \
                 one story that covers several principles, and say them out loud."
            }
            Self::Weeks => {
                "With a few weeks, every principle can have a story and every story its numbers. Write in the first \
                 half, and practice out loud in the second."
            }
            Self::Months => {
                "With this much time, you can write second stories, timed memos, and answers to the fifth why. In \
                 the last few weeks, only rehearse."
            }
        }
    }

    /// Memos to write. With days left, there is time for one if a sample is still due.
    pub(super) fn memos(self, is_due: bool) -> usize {
        match self {
            Self::Days => usize::from(is_due),
            Self::Weeks => 3,
            Self::Months => 5,
        }
    }

    /// Mock loops to run, compressed ones: they fit an hour.
    pub(super) fn rehearsals(self) -> usize {
        match self {
            Self::Days | Self::Weeks => 1,
            Self::Months => 2,
        }
    }

    /// The rating that stories should reach. Weak isn't enough, because a weak story never counts as
    /// coverage.
    pub(super) fn standing(self) -> Band {
        match self {
            Self::Days | Self::Weeks => Band::Fair,
            Self::Months => Band::Strong,
        }
    }

    /// How many stories should have follow-ups answered down to the fifth why.
    pub(super) fn probed(self) -> usize {
        match self {
            Self::Days => 3,
            Self::Weeks => 8,
            Self::Months => 12,
        }
    }
}
