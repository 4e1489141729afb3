//! A timed set of items: its items, answers, and clock, so that it can be interrupted and resumed.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::domain::assessment::draw;
use crate::domain::assessment::item::{Item, ItemKind, ItemLevel};
use crate::domain::clock::{ClockReading, Drill, Phase, Remaining};
use crate::domain::format::durations::millis;
use crate::domain::record::envelope::Body;
use crate::domain::record::kind::Kind;

/// The offered lengths, in items.
pub const LENGTHS: [usize; 3] = [8, 12, 20];

/// The largest seed that JSON can represent exactly.
const SEEDS: u64 = 1 << 53;

/// The candidate's work on an item.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ItemAnswer {
    /// The option chosen last; `None` while there is none.
    pub chosen: Option<usize>,
    /// How long the item was shown.
    #[serde(with = "millis")]
    pub spent: Duration,
}

/// A set, running or done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AssessmentSet {
    /// How hard its items are.
    pub level: ItemLevel,
    /// The seed it was drawn with.
    pub seed: u64,
    /// The complete items, in order.
    pub items: Vec<Item>,
    /// The work on each, in the same order.
    pub answers: Vec<ItemAnswer>,
    /// The index of the current item.
    pub position: usize,
    /// The clock's time when it was shown, or when its time was last noted.
    #[serde(with = "millis")]
    pub noted: Duration,
    /// The clock.
    pub clock: Drill,
}

impl Body for AssessmentSet {
    const KIND: Kind = Kind::AssessmentSet;
}

/// The kinds of a set's items: the chosen ones in turn, in the order of [`ItemKind::ALL`].
fn in_turn(kinds: &[ItemKind], count: usize) -> impl Iterator<Item = ItemKind> + '_ {
    kinds.iter().copied().cycle().take(count)
}

/// The time for this many items of these kinds.
#[must_use]
pub fn time_for(kinds: &[ItemKind], count: usize) -> Duration {
    in_turn(kinds, count).map(ItemKind::time).sum()
}

impl AssessmentSet {
    /// Draws a set and starts its clock. The same seed draws the same items. None without a kind.
    #[must_use]
    pub fn begin(
        kinds: &[ItemKind],
        level: ItemLevel,
        count: usize,
        seed: u64,
        now: ClockReading,
    ) -> Option<Self> {
        let mut chance = fastrand::Rng::with_seed(seed);
        let items: Vec<Item> = in_turn(kinds, count)
            .map(|kind| draw(kind, level, chance.u64(0..SEEDS)))
            .collect();
        (!items.is_empty()).then(|| Self {
            level,
            seed,
            answers: vec![ItemAnswer::default(); items.len()],
            items,
            position: 0,
            noted: Duration::ZERO,
            clock: Drill::start(Some(time_for(kinds, count)), now),
        })
    }

    /// The current item.
    #[must_use]
    pub fn current(&self) -> Option<&Item> {
        self.items.get(self.position)
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.clock.phase() == Phase::Finished
    }

    /// Whether its clock is paused.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.clock.phase() == Phase::Paused
    }

    /// How many have an answer.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.answers
            .iter()
            .filter(|answer| answer.chosen.is_some())
            .count()
    }

    /// Whether the answer to an item is right; none without an answer.
    #[must_use]
    pub fn is_right(&self, place: usize) -> Option<bool> {
        let chosen = self.answers.get(place)?.chosen?;
        Some(self.items.get(place)?.right == chosen)
    }

    /// How many answers are right.
    #[must_use]
    pub fn right(&self) -> usize {
        (0..self.items.len())
            .filter(|&place| self.is_right(place) == Some(true))
            .count()
    }

    /// How many have no answer.
    #[must_use]
    pub fn unanswered(&self) -> usize {
        self.items.len() - self.answered().min(self.items.len())
    }

    /// Whether the set counts: at least one item was answered, and most answers took at least as long as
    /// reading the item does.
    #[must_use]
    pub fn counts(&self) -> bool {
        let is_read = |(item, answer): &(&Item, &ItemAnswer)| {
            answer.chosen.is_some() && answer.spent >= item.kind.least_time()
        };
        let read = self.items.iter().zip(&self.answers).filter(is_read).count();
        read > 0 && 2 * read >= self.answered()
    }

    /// Answers the current item or changes its answer, while there is time left.
    pub fn choose(&mut self, option: usize, now: ClockReading) {
        let is_option = self
            .current()
            .is_some_and(|item| option < item.options.len());
        if is_option && self.clock.phase() == Phase::Running && !self.is_over(now) {
            self.note(now);
            if let Some(answer) = self.answers.get_mut(self.position) {
                answer.chosen = Some(option);
            }
        }
    }

    /// Goes to another item.
    pub fn go_to(&mut self, place: usize, now: ClockReading) {
        if place < self.items.len() && self.clock.phase() == Phase::Running && !self.is_over(now) {
            self.note(now);
            self.position = place;
        }
    }

    /// Pauses the clock.
    pub fn pause(&mut self, now: ClockReading) {
        self.note(now);
        self.clock.pause(now);
    }

    /// Resumes the clock.
    pub fn resume(&mut self, now: ClockReading) {
        self.clock.resume(now);
    }

    /// Whether the time is up.
    #[must_use]
    pub fn is_over(&self, now: ClockReading) -> bool {
        !matches!(self.clock.remaining(now), Remaining::Left(left) if left > Duration::ZERO)
    }

    /// Ends it; what was answered counts.
    pub fn finish(&mut self, now: ClockReading) {
        self.note(now);
        self.clock.finish(now);
    }

    /// The time on the clock, at most the time allowed.
    #[must_use]
    pub fn elapsed(&self, now: ClockReading) -> Duration {
        let elapsed = self.clock.elapsed(now);
        self.clock
            .allowed()
            .map_or(elapsed, |allowed| elapsed.min(allowed))
    }

    /// Adds the time since it was last noted to the current item.
    fn note(&mut self, now: ClockReading) {
        // The clock takes the reading too, so that a later jump can be recognized.
        self.clock.observe(now);
        let elapsed = self.elapsed(now);
        let passed = elapsed.saturating_sub(self.noted);
        self.noted = elapsed;
        if let Some(answer) = self.answers.get_mut(self.position) {
            answer.spent += passed;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn at(seconds: u64, page_load: u64) -> ClockReading {
        ClockReading {
            wall: DateTime::from_timestamp(1_790_000_000, 0).unwrap()
                + Duration::from_secs(seconds),
            monotonic: Duration::from_secs(seconds),
            page_load,
        }
    }

    fn set() -> AssessmentSet {
        AssessmentSet::begin(&ItemKind::ALL, ItemLevel::Medium, 8, 7, at(0, 1)).unwrap()
    }

    #[test]
    fn a_set_takes_its_kinds_in_turn_and_the_same_seed_draws_the_same() {
        let set = set();
        let kinds: Vec<ItemKind> = set.items.iter().map(|item| item.kind).collect();
        assert_eq!(kinds[..4], ItemKind::ALL);
        assert_eq!(kinds[4..], ItemKind::ALL);
        assert_eq!(set, self::set());
        assert_eq!(set.clock.allowed(), Some(Duration::from_mins(10)));
        assert_eq!(
            AssessmentSet::begin(&[], ItemLevel::Easy, 8, 7, at(0, 1)),
            None
        );
    }

    #[test]
    fn the_time_of_an_item_is_the_time_it_was_up_over_all_its_visits() {
        let mut set = set();
        set.choose(0, at(20, 1));
        set.go_to(1, at(30, 1));
        set.go_to(0, at(50, 1));
        set.choose(1, at(55, 1));
        let seconds: Vec<u64> = set
            .answers
            .iter()
            .map(|answer| answer.spent.as_secs())
            .collect();
        assert_eq!(seconds[..3], [35, 20, 0]);
        assert_eq!(set.answers[0].chosen, Some(1));
    }

    #[test]
    fn a_reload_loses_no_answer_and_no_second() {
        let mut set = set();
        set.choose(2, at(20, 1));
        let kept = crate::domain::record::json::to_json(&set);
        let mut set: AssessmentSet = crate::domain::record::json::from_json(&kept).unwrap();
        // The monotonic clock restarted with the page.
        let reading = ClockReading {
            monotonic: Duration::ZERO,
            ..at(45, 2)
        };
        set.go_to(1, reading);
        assert_eq!(
            set.answers[0],
            ItemAnswer {
                chosen: Some(2),
                spent: Duration::from_secs(45)
            }
        );
        assert_eq!(set.elapsed(reading), Duration::from_secs(45));
    }

    #[test]
    fn nothing_is_answered_in_a_pause_or_after_the_time() {
        let mut set = set();
        set.pause(at(10, 1));
        set.choose(0, at(20, 1));
        set.resume(at(100, 1));
        assert_eq!(set.answered(), 0);
        set.choose(0, at(110, 1));
        assert_eq!(set.answers[0].spent, Duration::from_secs(20));
        assert!(!set.is_over(at(689, 1)));
        assert!(set.is_over(at(690, 1)));
        set.choose(1, at(691, 1));
        assert_eq!(set.answers[0].chosen, Some(0));
        set.finish(at(700, 1));
        assert!(set.is_done());
        assert_eq!(set.answers[0].spent, Duration::from_mins(10));
        assert_eq!(set.elapsed(at(9_000, 1)), Duration::from_mins(10));
    }

    #[test]
    fn a_set_that_was_clicked_through_in_seconds_does_not_count() {
        // Seconds on each of the first items, all of them answered; a minute or 90 seconds are given.
        for (seconds, counts) in [
            (&[][..], false),
            (&[1], false),
            (&[5], false),
            (&[6], true),
            (&[2, 1, 3, 2, 1, 2, 1, 2], false),
            (&[30, 2, 2], false),
            (&[30, 2, 60, 2], true),
            (&[30, 25, 60, 2], true),
            // Data sufficiency has something to read first.
            (&[2, 2, 8, 9], false),
            (&[2, 2, 9, 9], true),
        ] {
            let mut set = set();
            let mut now = 0;
            for (place, took) in seconds.iter().enumerate() {
                set.go_to(place, at(now, 1));
                now += took;
                set.choose(0, at(now, 1));
            }
            set.finish(at(now, 1));
            assert_eq!(set.counts(), counts, "{seconds:?}");
            assert_eq!(set.unanswered(), 8 - seconds.len());
        }
    }

    #[test]
    fn right_answers_are_counted_and_open_ones_are_neither() {
        let mut set = set();
        let right = set.items[0].right;
        set.choose(right, at(1, 1));
        set.go_to(1, at(2, 1));
        let wrong = (set.items[1].right + 1) % 5;
        set.choose(wrong, at(3, 1));
        assert_eq!((set.right(), set.answered()), (1, 2));
        assert_eq!(
            [0, 1, 2].map(|place| set.is_right(place)),
            [Some(true), Some(false), None]
        );
    }
}
