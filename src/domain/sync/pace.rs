//! When to sync: when the app opens, when its tab becomes visible, and a few seconds after the last save.
//! At most once a minute.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

/// How long to wait after the last save.
const QUIET: TimeDelta = TimeDelta::seconds(5);

/// The shortest pause between two runs.
const PAUSE: TimeDelta = TimeDelta::minutes(1);

/// The reasons to sync, by this device's wall clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SyncPace {
    /// The start of the last run.
    pub started: Option<DateTime<Utc>>,
    /// The last save that hasn't been synced yet.
    pub saved: Option<DateTime<Utc>>,
    /// Whether the app was opened or became visible since that run.
    pub is_seen: bool,
}

impl SyncPace {
    /// How long to wait for the next run; `None` if there is no reason for one.
    #[must_use]
    pub fn due_in(self, now: DateTime<Utc>) -> Option<Duration> {
        let quiet = match (self.is_seen, self.saved) {
            (true, _) => now,
            (false, Some(saved)) => saved + QUIET,
            (false, None) => return None,
        };
        let rested = self.started.map_or(now, |started| started + PAUSE);
        // A clock that was set back never makes the wait longer than the pause.
        let wait = (quiet.max(rested) - now).min(PAUSE);
        Some(wait.to_std().unwrap_or_default())
    }

    /// The reasons that remain after a run starts.
    #[must_use]
    pub fn after_start(now: DateTime<Utc>) -> Self {
        Self {
            started: Some(now),
            saved: None,
            is_seen: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn a_run_waits_for_quiet_and_for_a_minute_since_the_last() {
        for (started, saved, is_seen, expected) in [
            (None, None, false, None),
            (None, None, true, Some(0)),
            (None, Some(100), false, Some(5)),
            (None, Some(97), false, Some(2)),
            (None, Some(10), false, Some(0)),
            (Some(90), None, false, None),
            (Some(90), None, true, Some(50)),
            (Some(90), Some(100), false, Some(50)),
            (Some(40), Some(100), false, Some(5)),
            (Some(40), Some(99), true, Some(0)),
            // A clock that was years ahead, and was set right.
            (Some(99_999_999), None, true, Some(60)),
            (None, Some(99_999_999), false, Some(60)),
        ] {
            let pace = SyncPace {
                started: started.map(at),
                saved: saved.map(at),
                is_seen,
            };
            let due = pace.due_in(at(100)).map(|wait| wait.as_secs());
            assert_eq!(due, expected, "{pace:?}");
        }
    }
}
