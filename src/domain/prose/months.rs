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

/// "May" and "March" are months with a capital only, and "may" is a verb.
pub(crate) fn is_month(reading: &Reading<'_>, index: usize) -> bool {
    let word = reading.word(index);
    reading.traits(index).any(Traits::CAPITAL)
        && (MONTHS.contains(&word) || SHORT_MONTHS.contains(&word))
}

/// Months as they are shortened.
const SHORT_MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];
