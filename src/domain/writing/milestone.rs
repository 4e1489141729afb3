//! The clock's milestones: halftime, ten minutes, one minute, and the end.

use std::time::Duration;

use crate::domain::clock::Remaining;

/// Time left at the two milestones before the end.
const TEN_MINUTES: Duration = Duration::from_mins(10);
const ONE_MINUTE: Duration = Duration::from_mins(1);

/// A milestone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Milestone {
    /// Half of the time has gone.
    Half,
    /// Ten minutes are left.
    TenMinutes,
    /// One minute is left.
    OneMinute,
    /// The time is up.
    Over,
}

impl Milestone {
    /// The announcement, worded politely.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Half => "Half of the time is gone.",
            Self::TenMinutes => "10 minutes left.",
            Self::OneMinute => "1 minute left.",
            Self::Over => "Time is up. You can keep writing. New text is marked as overtime.",
        }
    }
}

/// The milestone between two readings of the clock, the later one if there are several. A milestone
/// in the first minute does not count.
#[must_use]
pub fn passed(before: Remaining, after: Remaining, allowed: Option<Duration>) -> Option<Milestone> {
    let (Remaining::Left(before), Some(allowed)) = (before, allowed) else {
        return None;
    };
    let left = match after {
        Remaining::Left(left) => left,
        Remaining::Over(_) => return Some(Milestone::Over),
        Remaining::Unlimited(_) => return None,
    };
    [
        (ONE_MINUTE, Milestone::OneMinute),
        (TEN_MINUTES, Milestone::TenMinutes),
        (allowed / 2, Milestone::Half),
    ]
    .into_iter()
    .filter(|(at, _)| *at + ONE_MINUTE <= allowed)
    .find(|(at, _)| before > *at && left <= *at)
    .map(|(_, milestone)| milestone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(seconds: u64) -> Remaining {
        Remaining::Left(Duration::from_secs(seconds))
    }

    #[test]
    fn each_milestone_is_told_once() {
        let allowed = Some(Duration::from_mins(30));
        let told: Vec<Milestone> = (0..1_800)
            .rev()
            .filter_map(|second| passed(left(second + 1), left(second), allowed))
            .collect();
        assert_eq!(
            told,
            [Milestone::Half, Milestone::TenMinutes, Milestone::OneMinute]
        );
        let over = Remaining::Over(Duration::from_secs(1));
        assert_eq!(passed(left(0), over, allowed), Some(Milestone::Over));
        assert_eq!(passed(over, over, allowed), None);
    }

    #[test]
    fn after_a_sleep_only_the_latest_is_told() {
        let allowed = Some(Duration::from_mins(30));
        assert_eq!(
            passed(left(1_700), left(30), allowed),
            Some(Milestone::OneMinute)
        );
    }

    #[test]
    fn a_short_drill_does_not_begin_with_a_milestone() {
        let allowed = Some(Duration::from_mins(10));
        assert_eq!(passed(left(600), left(599), allowed), None);
        assert_eq!(passed(left(301), left(300), allowed), Some(Milestone::Half));
    }

    #[test]
    fn without_a_limit_nothing_is_told() {
        let open = Remaining::Unlimited(Duration::from_mins(15));
        assert_eq!(passed(open, open, None), None);
    }
}
