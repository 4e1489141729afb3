//! Stretches of time that a result lies over.

use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::prose::words::Words;

/// Stretches of time that a result can lie over. Sorted.
pub(crate) const PERIODS: Words = Words::new(&[
    "annual",
    "annually",
    "christmas",
    "daily",
    "day",
    "days",
    "decade",
    "evenings",
    "fortnight",
    "hour",
    "hours",
    "month",
    "monthly",
    "months",
    "mornings",
    "night",
    "quarter",
    "quarterly",
    "quarters",
    "season",
    "sprint",
    "sprints",
    "summer",
    "week",
    "weekend",
    "weekly",
    "weeks",
    "winter",
    "year",
    "yearly",
    "years",
]);

/// Words before a number of days or weeks that make it a period, and no result in itself. Sorted.
const PERIOD_OPENERS: Words = Words::new(&[
    "a",
    "about",
    "after",
    "all",
    "and",
    "another",
    "around",
    "by",
    "during",
    "each",
    "every",
    "first",
    "following",
    "for",
    "in",
    "just",
    "last",
    "nearly",
    "next",
    "of",
    "over",
    "past",
    "per",
    "roughly",
    "that",
    "the",
    "this",
    "within",
]);

/// Words that may stand between those and the unit. Sorted.
const BETWEEN: Words = Words::new(&[
    "calendar", "entire", "first", "fiscal", "full", "half", "one", "same", "single", "whole",
]);

/// Whether a word begins or ends a stretch of time: a date, "over six weeks", "a month", "a
/// three-week test".
pub(crate) fn is_period(reading: &Reading<'_>, index: usize) -> bool {
    if reading.traits(index).any(Traits::DATE) {
        return true;
    }
    let word = reading.word(index);
    if word
        .rsplit_once('-')
        .is_some_and(|(count, unit)| !count.is_empty() && PERIODS.has(unit))
    {
        return true;
    }
    if !PERIODS.has(word) {
        return false;
    }
    let before = |back: usize| index.checked_sub(back).map_or("", |at| reading.word(at));
    let has_number = index
        .checked_sub(1)
        .is_some_and(|at| reading.traits(at).any(Traits::FIGURE));
    // "Over one quarter", "in the same week".
    if has_number || BETWEEN.has(before(1)) {
        PERIOD_OPENERS.has(before(2)) || BETWEEN.has(before(2)) && PERIOD_OPENERS.has(before(3))
    } else {
        word.ends_with("ly") || PERIOD_OPENERS.has(before(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        for table in [&PERIODS, &PERIOD_OPENERS, &BETWEEN] {
            table.assert_sorted();
        }
    }
}
