//! How long a text takes to say, whether a spoken answer has a good length, and how it was delivered.

pub mod delivery;
pub mod envelope;
pub mod level;

use std::ops::RangeInclusive;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The target length of an answer, in seconds: accounts of the loop agree on about two minutes.
pub const AIM_SECONDS: u32 = 120;

/// Half the width of the band around [`AIM_SECONDS`], in seconds.
pub(crate) const BAND_SECONDS: u32 = 30;

/// An answer shorter than this, in seconds, is much too short: half of the target.
pub const MUCH_TOO_SHORT: u32 = AIM_SECONDS / 2;

/// How long an answer in the loop usually lasts, in seconds, before the follow-ups begin.
pub const ANSWER: Duration = Duration::from_mins(2);

/// How fast a person speaks, in words per minute.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pace(u32);

impl Pace {
    /// From slow to brisk. Recordings of conversations and lectures in English run at 130 to 160 words
    /// per minute; it is hard to take notes on anything faster.
    pub const RANGE: RangeInclusive<u32> = 130..=160;

    /// A pace of `words` per minute, or the nearest one in [`Self::RANGE`].
    #[must_use]
    pub fn new(words_a_minute: u32) -> Self {
        Self(words_a_minute.clamp(*Self::RANGE.start(), *Self::RANGE.end()))
    }

    /// Words per minute, always within [`Self::RANGE`], whatever was stored.
    #[must_use]
    pub fn words_a_minute(self) -> u32 {
        Self::new(self.0).0
    }

    /// How long it takes to say this many words.
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

/// How an answer's length compares with the target. A band, not an alarm.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Length {
    /// Shorter than the target: there is room for more.
    Short,
    /// About two minutes.
    Right,
    /// Time to stop.
    Long,
}

impl Length {
    /// The band for an answer that lasted this many seconds.
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

    /// What the band means, in words for the candidate.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Short => "there is room",
            Self::Right => "about two minutes",
            Self::Long => "time to stop",
        }
    }
}

/// The answer to a follow-up is much too short below this many seconds. They include the time to read
/// the question.
pub const FOLLOW_UP_LEAST: u32 = 10;

/// It is much too long above this many seconds: one question has to leave time for six follow-ups.
pub const FOLLOW_UP_MOST: u32 = 90;

/// How long the answer to a follow-up was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FollowUpLength {
    /// Too short to say anything.
    Short,
    /// A direct answer with a fact.
    Right,
    /// So long that it tells another story.
    Long,
}

impl FollowUpLength {
    /// The band for an answer to a follow-up that lasted this many seconds.
    #[must_use]
    pub fn of(seconds: u32) -> Self {
        match seconds {
            ..FOLLOW_UP_LEAST => Self::Short,
            FOLLOW_UP_LEAST..=FOLLOW_UP_MOST => Self::Right,
            _ => Self::Long,
        }
    }

    /// What the band means while the candidate is still speaking.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Short => "answer directly",
            Self::Right => "under a minute and a half",
            Self::Long => "time to stop",
        }
    }

    /// What was wrong with the length, said afterward; `None` if it was fine.
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
