//! How long a text takes to say, whether a spoken answer has a good length, and how it was delivered.

pub mod delivery;
pub mod envelope;
pub mod level;

use std::ops::RangeInclusive;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The answer to aim at, in seconds: accounts of the loop agree on about two minutes.
pub const AIM_SECONDS: u32 = 120;

/// Half the width of the band around [`AIM_SECONDS`], in seconds.
pub(crate) const BAND_SECONDS: u32 = 30;

/// Below so many seconds an answer is much too short: half of what to aim at.
pub const MUCH_TOO_SHORT: u32 = AIM_SECONDS / 2;

/// An answer in the loop lasts about so long; then the follow-ups begin.
pub const ANSWER: Duration = Duration::from_mins(2);

/// How fast somebody speaks, in words a minute.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pace(u32);

impl Pace {
    /// From slow to brisk. Source: recordings of conversation and of lectures in English lie
    /// between 130 and 160 words a minute; faster is hard to take notes on.
    pub const RANGE: RangeInclusive<u32> = 130..=160;

    /// A pace of so many words a minute, or the nearest in [`Self::RANGE`].
    #[must_use]
    pub fn new(words_a_minute: u32) -> Self {
        Self(words_a_minute.clamp(*Self::RANGE.start(), *Self::RANGE.end()))
    }

    /// Words a minute; within [`Self::RANGE`], whatever was stored.
    #[must_use]
    pub fn words_a_minute(self) -> u32 {
        Self::new(self.0).0
    }

    /// How long so many words take to say.
    #[must_use]
    pub fn time(self, words: usize) -> Duration {
        let words = u64::try_from(words).unwrap_or(u64::MAX);
        Duration::from_millis(words.saturating_mul(60_000) / u64::from(self.words_a_minute()))
    }
}

impl Default for Pace {
    fn default() -> Self {
        Self(145)
    }
}

/// How an answer's length stands to the aim. A band, not an alarm.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Length {
    /// There is room.
    Short,
    /// About two minutes.
    Right,
    /// Time to stop.
    Long,
}

impl Length {
    /// The length of an answer of so many seconds.
    #[must_use]
    pub fn of(seconds: u32) -> Self {
        if seconds + BAND_SECONDS < AIM_SECONDS {
            Self::Short
        } else if seconds <= AIM_SECONDS + BAND_SECONDS {
            Self::Right
        } else {
            Self::Long
        }
    }

    /// What it means, for a person to read.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Short => "there is room",
            Self::Right => "about two minutes",
            Self::Long => "time to stop",
        }
    }
}

/// Below so many seconds the answer to a follow-up is much too short: the question alone takes some of
/// them to read.
pub const FOLLOW_UP_LEAST: u32 = 10;

/// Above so many seconds it is much too long: six follow-ups have to fit beside an answer.
pub const FOLLOW_UP_MOST: u32 = 90;

/// How long the answer to a follow-up was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FollowUpLength {
    /// It says nothing yet.
    Short,
    /// A direct answer with a fact.
    Right,
    /// Another story.
    Long,
}

impl FollowUpLength {
    /// The length of an answer to a follow-up of so many seconds.
    #[must_use]
    pub fn of(seconds: u32) -> Self {
        match seconds {
            ..FOLLOW_UP_LEAST => Self::Short,
            FOLLOW_UP_LEAST..=FOLLOW_UP_MOST => Self::Right,
            _ => Self::Long,
        }
    }

    /// What it means while the answer goes on.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Short => "answer directly",
            Self::Right => "under a minute and a half",
            Self::Long => "time to stop",
        }
    }

    /// What was wrong with it afterward; `None` if nothing was.
    #[must_use]
    pub fn problem(self) -> Option<&'static str> {
        match self {
            Self::Short => Some("much too short"),
            Self::Right => None,
            Self::Long => Some("much too long"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_minutes_hold_290_words_at_the_usual_pace() {
        assert_eq!(Pace::default().time(290), ANSWER);
        assert_eq!(Pace::default().time(0), Duration::ZERO);
        assert!(Pace::new(130).time(290) > ANSWER && Pace::new(160).time(290) < ANSWER);
    }

    #[test]
    fn the_answer_to_a_follow_up_is_named_only_where_it_is_far_off() {
        for (seconds, problem) in [
            (0, Some("much too short")),
            (9, Some("much too short")),
            (10, None),
            (45, None),
            (90, None),
            (91, Some("much too long")),
            (u32::MAX, Some("much too long")),
        ] {
            assert_eq!(FollowUpLength::of(seconds).problem(), problem, "{seconds}");
        }
    }

    #[test]
    fn a_pace_stays_within_what_people_speak() {
        assert_eq!(Pace::new(20).words_a_minute(), 130);
        assert_eq!(Pace::new(500).words_a_minute(), 160);
        let stored: Pace = serde_json::from_str("0").unwrap();
        assert_eq!(stored.time(130), Duration::from_mins(1));
    }
}
