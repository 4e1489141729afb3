//! The results of finished sets, by kind and over time. Every number is counted from stored answers;
//! nothing is estimated.

use std::time::Duration;

use crate::domain::assessment::item::ItemKind;
use crate::domain::assessment::set::AssessmentSet;
use crate::domain::format::numbers::percent;

/// The results for one kind of item.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ItemTally {
    /// Items that were asked.
    pub asked: u32,
    /// Items with an answer.
    pub answered: u32,
    /// Items with the right one.
    pub right: u32,
    /// The time over all items that were shown.
    pub spent: Duration,
    /// Items that were shown.
    pub seen: u32,
}

impl ItemTally {
    /// The tally of a set, over one kind or all.
    #[must_use]
    pub fn of(set: &AssessmentSet, kind: Option<ItemKind>) -> Self {
        let mut tally = Self::default();
        let items = set.items.iter().zip(&set.answers).enumerate();
        for (place, (item, answer)) in items {
            if kind.is_some_and(|kind| kind != item.kind) {
                continue;
            }
            tally.asked += 1;
            tally.answered += u32::from(answer.chosen.is_some());
            tally.right += u32::from(set.is_right(place) == Some(true));
            tally.spent += answer.spent;
            tally.seen += u32::from(answer.chosen.is_some() || answer.spent > Duration::ZERO);
        }
        tally
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            asked: self.asked + other.asked,
            answered: self.answered + other.answered,
            right: self.right + other.right,
            spent: self.spent + other.spent,
            seen: self.seen + other.seen,
        }
    }

    /// The share of right answers among all items, in percent: unanswered ones count as wrong.
    #[must_use]
    pub fn percent_right(self) -> Option<u64> {
        percent(u64::from(self.right), u64::from(self.asked))
    }

    /// Seconds per item, over those that were shown, rounded.
    #[must_use]
    pub fn seconds_each(self) -> Option<u64> {
        let seen = u64::from(self.seen);
        let millis = u64::try_from(self.spent.as_millis()).ok()?;
        (millis + 500 * seen).checked_div(1_000 * seen)
    }
}

/// The tallies of the sets that count, by kind, in the order of [`ItemKind::ALL`].
#[must_use]
pub fn by_kind(sets: &[AssessmentSet]) -> [(ItemKind, ItemTally); 4] {
    ItemKind::ALL.map(|kind| {
        let counting = sets.iter().filter(|set| set.counts());
        let tallies = counting.map(|set| ItemTally::of(set, Some(kind)));
        (kind, tallies.fold(ItemTally::default(), ItemTally::and))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::assessment::item::ItemLevel;
    use crate::domain::clock::ClockReading;
    use chrono::DateTime;

    fn at(seconds: u64) -> ClockReading {
        ClockReading {
            wall: DateTime::from_timestamp(1_790_000_000, 0).unwrap()
                + Duration::from_secs(seconds),
            monotonic: Duration::from_secs(seconds),
            page_load: 1,
        }
    }

    #[test]
    fn kinds_are_told_apart_and_what_was_left_open_is_not_right() {
        let mut set = AssessmentSet::begin(&ItemKind::ALL, ItemLevel::Easy, 8, 3, at(0)).unwrap();
        let right = set.items[0].right;
        set.choose(right, at(31));
        set.go_to(1, at(31));
        set.finish(at(40));
        let mut rushed =
            AssessmentSet::begin(&ItemKind::ALL, ItemLevel::Easy, 8, 3, at(0)).unwrap();
        rushed.choose(right, at(1));
        rushed.finish(at(2));
        let tallies = by_kind(&[set.clone(), rushed, set]);
        let (kind, series) = tallies[0];
        assert_eq!(kind, ItemKind::Series);
        assert_eq!((series.asked, series.answered, series.right), (4, 2, 2));
        assert_eq!(
            (series.percent_right(), series.seconds_each()),
            (Some(50), Some(31))
        );
        let (_, syllogisms) = tallies[1];
        assert_eq!(
            (syllogisms.answered, syllogisms.seconds_each()),
            (0, Some(9))
        );
        assert_eq!(tallies[2].1.seconds_each(), None);
        assert_eq!(ItemTally::default().percent_right(), None);
    }
}
