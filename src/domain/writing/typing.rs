//! When to update everything derived from a text (words, pages, findings) during typing, so that a
//! keystroke costs as little as possible. Times are monotonic readings.

use std::time::Duration;

/// The longest pause between keys while typing.
pub const BETWEEN_KEYS: Duration = Duration::from_millis(250);

/// During continuous typing, the text is counted at most this long after an edit.
const LONGEST_WAIT: Duration = Duration::from_secs(3);

/// The edits of a text since it was last counted.
#[derive(Clone, Copy, Default, Debug)]
pub struct Typing {
    last: Option<Duration>,
    /// The first uncounted edit.
    since: Option<Duration>,
    /// Whether a timer checks repeatedly if a count is due.
    is_watched: bool,
}

impl Typing {
    /// Records an edit. Returns whether the caller must start checking if a count is due: first after
    /// [`BETWEEN_KEYS`], and then after [`Self::next_look`].
    #[must_use]
    pub fn edited(&mut self, now: Duration) -> bool {
        self.last = Some(now);
        self.since.get_or_insert(now);
        !std::mem::replace(&mut self.is_watched, true)
    }

    /// How long until the next check; `None`, which ends the checks, if there is nothing to count. One
    /// timer restarted like this costs less than a timer per key.
    #[must_use]
    pub fn next_look(&mut self, now: Duration) -> Option<Duration> {
        self.is_watched = self.since.is_some();
        let last = self.last.filter(|_| self.is_watched)?;
        let rest = (last + BETWEEN_KEYS).saturating_sub(now);
        Some(rest.min(BETWEEN_KEYS))
    }

    /// Whether the candidate is typing: display updates should wait for the next keystroke, which redraws the
    /// page anyway.
    #[must_use]
    pub fn is_under_way(&self, now: Duration) -> bool {
        self.last
            .is_some_and(|last| now.saturating_sub(last) < BETWEEN_KEYS)
    }

    /// Whether there are uncounted edits after a pause, or waiting for long enough.
    #[must_use]
    pub fn is_count_due(&self, now: Duration) -> bool {
        self.since.is_some_and(|since| {
            !self.is_under_way(now) || now.saturating_sub(since) >= LONGEST_WAIT
        })
    }

    /// Marks everything as counted.
    pub fn counted(&mut self) {
        self.since = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    #[test]
    fn an_edit_alone_is_counted_once_it_has_settled() {
        let mut typing = Typing::default();
        assert!(!typing.is_count_due(at(0)));
        assert!(typing.edited(at(1_000)));
        assert!(typing.is_under_way(at(1_249)) && !typing.is_count_due(at(1_249)));
        assert!(!typing.is_under_way(at(1_250)) && typing.is_count_due(at(1_250)));
        typing.counted();
        assert!(!typing.is_count_due(at(9_000)));
    }

    #[test]
    fn keys_without_a_pause_are_counted_in_the_end() {
        let mut typing = Typing::default();
        let _ = typing.edited(at(0));
        for key in 1..30 {
            let _ = typing.edited(at(key * 100));
            assert!(!typing.is_count_due(at(key * 100)));
        }
        let _ = typing.edited(at(3_000));
        assert!(typing.is_count_due(at(3_000)));
    }

    #[test]
    fn one_looks_until_everything_is_counted_and_just_when_the_last_key_has_settled() {
        let mut typing = Typing::default();
        assert!(typing.edited(at(0)));
        assert!(!typing.edited(at(200)));
        assert_eq!(typing.next_look(at(250)), Some(at(200)));
        assert!(typing.is_count_due(at(450)));
        typing.counted();
        // The timer has not seen that yet, and continues after the next edit.
        assert!(!typing.edited(at(500)));
        assert_eq!(typing.next_look(at(510)), Some(at(240)));
        typing.counted();
        assert_eq!(typing.next_look(at(750)), None);
        assert!(typing.edited(at(9_000)));
    }

    #[test]
    fn a_clock_that_went_back_counts_no_sooner() {
        let mut typing = Typing::default();
        assert!(typing.edited(at(5_000)));
        assert!(typing.is_under_way(at(10)));
        assert!(!typing.is_count_due(at(10)));
        assert_eq!(typing.next_look(at(10)), Some(BETWEEN_KEYS));
    }
}
