//! The state of the last edits: saved, being saved, or at risk.
//!
//! At most one write runs at a time, and an edit during it only schedules the next one, which writes the
//! latest text. The displayed state only depends on completed writes.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

/// Warn if there are unsaved edits and the last completed write is older than this.
const LATE: TimeDelta = TimeDelta::seconds(2);

/// A write takes milliseconds. For this long the badge keeps showing the last completed one, because
/// flickering at each keystroke would be useless and cost a layout. A write that takes longer is at
/// risk, and the text is then stored in a second place as well.
pub const GRACE: Duration = Duration::from_millis(250);

/// The pause before a failed write is retried: twice as long each time, half a minute at most.
#[must_use]
pub fn retry_after(failures: u32) -> Duration {
    let doubled = 1_u64.checked_shl(failures.saturating_sub(1));
    Duration::from_secs(doubled.unwrap_or(u64::MAX).min(30))
}

/// The save state of a text.
#[derive(Clone, PartialEq, Debug)]
pub struct SaveState<E> {
    in_flight: bool,
    dirty: bool,
    /// Since when there are edits without a completed write.
    unsaved_since: Option<DateTime<Utc>>,
    saved_at: Option<DateTime<Utc>>,
    error: Option<E>,
}

/// What the candidate sees.
#[derive(Clone, PartialEq, Debug)]
pub enum Saved<E> {
    /// Nothing was typed yet.
    Untouched,
    /// Every edit is in a completed write, the last this long ago.
    Ago(Duration),
    /// A write is pending, and still on time.
    Saving,
    /// Edits have waited too long for a write to complete.
    Late,
    /// The last write failed.
    Failed(E),
}

impl<E> Default for SaveState<E> {
    fn default() -> Self {
        Self {
            in_flight: false,
            dirty: false,
            unsaved_since: None,
            saved_at: None,
            error: None,
        }
    }
}

impl<E: Clone> SaveState<E> {
    /// An edit was made. Returns whether the caller should start a write now.
    #[must_use]
    pub fn edited(&mut self, now: DateTime<Utc>) -> bool {
        self.unsaved_since.get_or_insert(now);
        if self.in_flight {
            self.dirty = true;
            return false;
        }
        self.in_flight = true;
        true
    }

    /// The write completed. Returns whether to start another right away.
    #[must_use]
    pub fn completed(&mut self, now: DateTime<Utc>) -> bool {
        self.saved_at = Some(now);
        self.error = None;
        self.unsaved_since = self.dirty.then_some(now);
        self.in_flight = self.dirty;
        std::mem::take(&mut self.dirty)
    }

    /// The write failed; the edit stays unsaved, and the next edit tries again.
    pub fn failed(&mut self, error: E) {
        self.in_flight = false;
        self.dirty = false;
        self.error = Some(error);
    }

    /// The text is stored elsewhere from now on, so no edit waits for a write anymore.
    pub fn forgotten(&mut self) {
        self.dirty = false;
        self.unsaved_since = None;
    }

    /// Whether there are unsaved edits.
    #[must_use]
    pub fn has_unsaved(&self) -> bool {
        self.unsaved_since.is_some()
    }

    /// Whether a write is running.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.in_flight
    }

    /// Whether an edit has waited for longer than a write usually takes.
    #[must_use]
    pub fn is_slow(&self, now: DateTime<Utc>) -> bool {
        self.unsaved_since
            .is_some_and(|since| !is_usual(since, now))
    }

    /// The state to show.
    #[must_use]
    pub fn shown(&self, now: DateTime<Utc>) -> Saved<E> {
        // If the clock was set back, the last save would be in the future.
        let ago = |at: DateTime<Utc>| Saved::Ago((now - at).to_std().unwrap_or_default());
        match (&self.error, self.unsaved_since, self.saved_at) {
            (Some(error), ..) => Saved::Failed(error.clone()),
            (None, Some(since), _) if now - since > LATE => Saved::Late,
            (None, Some(since), Some(at)) if is_usual(since, now) => ago(at),
            (None, Some(_), _) => Saved::Saving,
            (None, None, Some(at)) => ago(at),
            (None, None, None) => Saved::Untouched,
        }
    }
}

/// Whether an edit made at `since` can still be waiting for its write.
fn is_usual(since: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    (now - since).to_std().is_ok_and(|waited| waited < GRACE) || now < since
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(1_790_000_000_000 + millis).unwrap()
    }

    fn ago(millis: u64) -> Saved<&'static str> {
        Saved::Ago(Duration::from_millis(millis))
    }

    #[test]
    fn a_save_ages_and_a_clock_set_back_makes_it_no_younger_than_now() {
        let mut state = SaveState::<&str>::default();
        assert!(state.edited(at(0)));
        assert!(!state.completed(at(5)));
        for (now, age) in [(5, 0), (1_005, 1_000), (3_600_005, 3_600_000), (-9_000, 0)] {
            assert_eq!(state.shown(at(now)), ago(age), "{now}");
        }
    }

    #[test]
    fn what_was_forgotten_is_not_written_after_the_write_under_way() {
        let mut state = SaveState::<&str>::default();
        assert!(state.edited(at(0)));
        assert!(!state.edited(at(1)));
        state.forgotten();
        assert!(!state.has_unsaved());
        assert!(!state.completed(at(2)));
        assert!(state.edited(at(3)));
    }

    #[test]
    fn only_one_write_is_under_way_and_the_latest_edit_wins() {
        let mut state = SaveState::<&str>::default();
        assert!(state.edited(at(0)));
        assert!(!state.edited(at(1)));
        assert!(!state.edited(at(2)));
        assert!(state.completed(at(3)), "the edits made meanwhile are due");
        assert!(!state.completed(at(4)));
        assert_eq!(state.shown(at(5)), ago(1));
    }

    #[test]
    fn nothing_is_called_saved_before_a_write_completes() {
        let mut state = SaveState::<&str>::default();
        assert_eq!(state.shown(at(0)), Saved::Untouched);
        assert!(state.edited(at(0)));
        assert_eq!(state.shown(at(100)), Saved::Saving);
        assert_eq!(state.shown(at(2_001)), Saved::Late);
    }

    #[test]
    fn the_last_completed_write_stays_shown_while_the_next_takes_no_longer_than_usual() {
        let mut state = SaveState::<&str>::default();
        assert!(state.edited(at(0)));
        assert!(!state.completed(at(5)));
        assert!(state.edited(at(100)));
        assert_eq!(state.shown(at(349)), ago(344));
        assert!(!state.is_slow(at(349)));
        assert_eq!(state.shown(at(350)), Saved::Saving);
        assert!(state.is_slow(at(350)));
        assert_eq!(state.shown(at(2_100)), Saved::Saving);
        assert_eq!(state.shown(at(2_101)), Saved::Late);
    }

    #[test]
    fn a_pause_doubles_up_to_half_a_minute() {
        let pauses = [1, 2, 3, 4, 5, 6, 7, 100].map(|failures| retry_after(failures).as_secs());
        assert_eq!(pauses, [1, 2, 4, 8, 16, 30, 30, 30]);
    }

    #[test]
    fn a_failure_stays_shown_until_a_write_completes() {
        let mut state = SaveState::default();
        assert!(state.edited(at(0)));
        state.failed("full");
        assert_eq!(state.shown(at(1)), Saved::Failed("full"));
        assert!(state.has_unsaved());
        assert!(state.edited(at(2)), "the next edit tries again");
        assert_eq!(state.shown(at(3)), Saved::Failed("full"));
        assert!(!state.completed(at(4)));
        assert_eq!(state.shown(at(5)), ago(1));
    }
}
