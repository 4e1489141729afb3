//! When what follows from a text (its words, its pages, what is found in it) is brought up to date
//! while it is typed, so that a key costs no more than it must. Times are monotonic readings.

use std::time::Duration;

/// Keys follow each other this closely while somebody types.
pub const BETWEEN_KEYS: Duration = Duration::from_millis(250);

/// While keys come without a pause, the text is counted no later than this after an edit.
const LONGEST_WAIT: Duration = Duration::from_secs(3);

/// The edits of a text, seen from the last time it was counted.
#[derive(Clone, Copy, Default, Debug)]
pub struct Typing {
    last: Option<Duration>,
    /// The first edit that is not counted.
    since: Option<Duration>,
}

impl Typing {
    /// Notes an edit. Returns whether it is the first that is not counted: the caller then looks
    /// once after [`BETWEEN_KEYS`] whether a count is due, and else with its own tick.
    #[must_use]
    pub fn edited(&mut self, now: Duration) -> bool {
        self.last = Some(now);
        let is_first = self.since.is_none();
        self.since.get_or_insert(now);
        is_first
    }

    /// Whether somebody is typing: what changes by itself had better wait for the next key, which
    /// makes the page draw in any case.
    #[must_use]
    pub fn is_under_way(&self, now: Duration) -> bool {
        self.last
            .is_some_and(|last| now.saturating_sub(last) < BETWEEN_KEYS)
    }

    /// Whether there are edits to count that have settled, or have waited for long enough.
    #[must_use]
    pub fn is_count_due(&self, now: Duration) -> bool {
        self.since.is_some_and(|since| {
            !self.is_under_way(now) || now.saturating_sub(since) >= LONGEST_WAIT
        })
    }

    /// Everything is counted.
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
        assert!(typing.edited(at(9_000)));
    }

    #[test]
    fn keys_without_a_pause_are_counted_in_the_end() {
        let mut typing = Typing::default();
        assert!(typing.edited(at(0)));
        for key in 1..30 {
            assert!(!typing.edited(at(key * 100)));
            assert!(!typing.is_count_due(at(key * 100)));
        }
        assert!(!typing.edited(at(3_000)));
        assert!(typing.is_count_due(at(3_000)));
    }

    #[test]
    fn a_clock_that_went_back_counts_no_sooner() {
        let mut typing = Typing::default();
        assert!(typing.edited(at(5_000)));
        assert!(typing.is_under_way(at(10)));
        assert!(!typing.is_count_due(at(10)));
    }
}
