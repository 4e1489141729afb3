//! When to reopen a lost database. On a full disk, a browser that cannot open one may start an
//! empty one in its place, so each attempt there is a risk.

use std::time::Duration;

use crate::domain::record::save_state::retry_after;

/// The pause after an attempt on a full disk, and the longest one.
const FULL: Duration = Duration::from_secs(30);
const FULL_AT_MOST: Duration = Duration::from_mins(10);

/// The history of attempts to open the database. Times are from a monotonic clock.
#[derive(Clone, Debug, Default)]
pub struct Reopening {
    failures: u32,
    not_before: Duration,
    is_full: bool,
}

impl Reopening {
    /// Whether an attempt may be made now.
    #[must_use]
    pub fn is_due(&self, now: Duration) -> bool {
        now >= self.not_before
    }

    /// Whether the disk was full, so that an attempt must wait until there is room.
    #[must_use]
    pub fn needs_room(&self) -> bool {
        self.is_full
    }

    /// A write found the disk full.
    pub fn found_full(&mut self) {
        self.is_full = true;
    }

    /// An attempt failed, or was skipped because there was no room.
    pub fn failed(&mut self, now: Duration) {
        self.failures += 1;
        let pause = if self.is_full {
            let doubled =
                FULL.checked_mul(1_u32.checked_shl(self.failures - 1).unwrap_or(u32::MAX));
            doubled.map_or(FULL_AT_MOST, |pause| pause.min(FULL_AT_MOST))
        } else {
            retry_after(self.failures)
        };
        self.not_before = now + pause;
    }

    /// The database is open, or the disk has taken something.
    pub fn succeeded(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pauses_grow_and_are_longer_on_a_full_disk() {
        let cases = [
            (false, [1, 2, 4, 8, 16, 30, 30]),
            (true, [30, 60, 120, 240, 480, 600, 600]),
        ];
        for (is_full, pauses) in cases {
            let mut reopening = Reopening::default();
            let mut now = Duration::from_hours(1);
            assert!(reopening.is_due(now));
            if is_full {
                reopening.found_full();
            }
            for pause in pauses.map(Duration::from_secs) {
                reopening.failed(now);
                assert!(!reopening.is_due(now + pause.mul_f64(0.999)));
                now += pause;
                assert!(reopening.is_due(now), "{is_full}, {pause:?}");
                assert_eq!(reopening.needs_room(), is_full);
            }
            reopening.succeeded();
            assert!(!reopening.needs_room());
            reopening.failed(now);
            assert!(reopening.is_due(now + Duration::from_secs(1)));
        }
    }
}
