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
    /// Whether somebody looks again and again whether a count is due.
    is_watched: bool,
}

impl Typing {
    /// Notes an edit. Returns whether the caller has to begin to look whether a count is due: once
    /// after [`BETWEEN_KEYS`], and then as [`Self::next_look`] says.
    #[must_use]
    pub fn edited(&mut self, now: Duration) -> bool {
        self.last = Some(now);
        self.since.get_or_insert(now);
        !std::mem::replace(&mut self.is_watched, true)
    }

    /// How long until the next look is worth while; none, and the looking ends, with nothing to count.
    /// One timer that is set again like this costs less than one that each key sets.
    #[must_use]
    pub fn next_look(&mut self, now: Duration) -> Option<Duration> {
        self.is_watched = self.since.is_some();
        let last = self.last.filter(|_| self.is_watched)?;
        let rest = (last + BETWEEN_KEYS).saturating_sub(now);
        Some(rest.min(BETWEEN_KEYS))
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
        // Whoever looks has not seen that yet, and goes on with the next edit.
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
