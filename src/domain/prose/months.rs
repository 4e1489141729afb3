//! The names of months in a text.

use crate::domain::prose::reading::{Reading, Traits};

/// The months, in lower case.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// "May" and "March" are only months with a capital; "may" is a verb.
pub(crate) fn is_month(reading: &Reading<'_>, index: usize) -> bool {
    let word = reading.word(index);
    reading.traits(index).any(Traits::CAPITAL)
        && (MONTHS.contains(&word) || SHORT_MONTHS.contains(&word))
}

/// Abbreviated months.
const SHORT_MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];
