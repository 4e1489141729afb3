//! When to reopen a lost database. On a full disk, a browser that cannot open one may start an
//! empty one in its place, so each attempt there is a risk.

use std::time::Duration;

use crate::domain::record::save_state::retry_after;

/// The pause between two checks for free space. A check is cheap and no risk to the database.
const LOOK: Duration = Duration::from_secs(1);

/// The pause after a failed attempt if the free space is unknown, and the longest pause.
const BLIND: Duration = Duration::from_secs(30);
const BLIND_AT_MOST: Duration = Duration::from_mins(10);

/// Whether the disk has free space.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Room {
    /// There is more than most records need.
    Enough,
    /// The disk is full.
    None,
    /// The browser has no way to find out.
    Unknown,
}

/// The history of attempts to open the database. Times are from a monotonic clock.
#[derive(Clone, Debug, Default)]
pub struct Reopening {
    failures: u32,
    not_before: Duration,
    was_open: bool,
    is_full: bool,
}

impl Reopening {
    /// Whether a check or an attempt can be made now.
    #[must_use]
    pub fn is_due(&self, now: Duration) -> bool {
        now >= self.not_before
    }

    /// Whether to check for free space before the next attempt, because there is data to lose or the disk
    /// was full.
    #[must_use]
    pub fn needs_room(&self) -> bool {
        self.was_open || self.is_full
    }

    /// A write or an attempt found the disk full.
    pub fn found_full(&mut self) {
        self.is_full = true;
    }

    /// There was no free space, so no attempt was made.
    pub fn lacked_room(&mut self, now: Duration) {
        self.is_full = true;
        self.not_before = now + LOOK;
    }

    /// An attempt failed, with this much free space.
    pub fn failed(&mut self, now: Duration, room: Room) {
        self.failures += 1;
        let pause = if room == Room::Unknown && self.needs_room() {
            let doubled =
                BLIND.checked_mul(1_u32.checked_shl(self.failures - 1).unwrap_or(u32::MAX));
            doubled.map_or(BLIND_AT_MOST, |pause| pause.min(BLIND_AT_MOST))
        } else {
            retry_after(self.failures)
        };
        self.not_before = now + pause;
    }

    /// The database is open.
    pub fn succeeded(&mut self) {
        *self = Self {
            was_open: true,
            ..Self::default()
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Duration = Duration::from_hours(1);

    fn lost() -> Reopening {
        let mut reopening = Reopening::default();
        reopening.succeeded();
        reopening
    }

    fn full() -> Reopening {
        let mut reopening = Reopening::default();
        reopening.found_full();
        reopening
    }

    #[test]
    fn the_pauses_grow_and_are_longer_when_an_attempt_is_a_risk() {
        let often = [1, 2, 4, 8, 16, 30, 30];
        let rarely = [30, 60, 120, 240, 480, 600, 600];
        let cases = [
            ("first", Reopening::default(), Room::Unknown, often),
            ("first", Reopening::default(), Room::Enough, often),
            ("lost", lost(), Room::Enough, often),
            ("lost", lost(), Room::Unknown, rarely),
            ("full", full(), Room::Enough, often),
            ("full", full(), Room::Unknown, rarely),
        ];
        for (name, mut reopening, room, pauses) in cases {
            let mut now = START;
            assert!(reopening.is_due(now));
            for pause in pauses.map(Duration::from_secs) {
                reopening.failed(now, room);
                assert!(!reopening.is_due(now + pause.mul_f64(0.999)));
                now += pause;
                assert!(reopening.is_due(now), "{name}, {room:?}, {pause:?}");
            }
            reopening.succeeded();
            reopening.failed(now, Room::Enough);
            assert!(reopening.is_due(now + Duration::from_secs(1)));
        }
    }

    #[test]
    fn a_database_with_something_to_lose_is_opened_only_with_room() {
        assert!(!Reopening::default().needs_room());
        assert!(lost().needs_room());
        assert!(full().needs_room());
    }

    #[test]
    fn without_room_it_looks_again_each_second_however_long_it_takes() {
        let mut reopening = lost();
        let mut now = START;
        for _ in 0..1_000 {
            assert!(reopening.is_due(now));
            reopening.lacked_room(now);
            assert!(!reopening.is_due(now + LOOK.mul_f64(0.999)));
            now += LOOK;
        }
        // No attempt was made, so none failed.
        reopening.failed(now, Room::Enough);
        assert!(reopening.is_due(now + Duration::from_secs(1)));
    }
}
