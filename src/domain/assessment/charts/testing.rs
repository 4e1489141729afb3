//! Shared helpers for the tests of tables and charts.

use super::Shown;
use crate::domain::assessment::item::{Given, ItemLevel, ItemTable};

/// Draws an item of one kind from a seed.
pub(super) fn shown(
    draw: fn(ItemLevel, &mut fastrand::Rng) -> Option<Shown>,
    level: ItemLevel,
    seed: u64,
) -> Shown {
    let mut chance = fastrand::Rng::with_seed(seed);
    std::iter::repeat_with(|| draw(level, &mut chance))
        .flatten()
        .next()
        .unwrap()
}

/// The table of an item, even if it is shown as a chart.
pub(super) fn table(given: &Given) -> &ItemTable {
    match given {
        Given::Table(table) | Given::Bars(table) => table,
        other => unreachable!("{other:?}"),
    }
}

/// The number in the text of an option.
pub(super) fn read(text: &str) -> f64 {
    let digits: String = text
        .chars()
        .filter(|letter| letter.is_ascii_digit() || *letter == '−')
        .map(|letter| if letter == '−' { '-' } else { letter })
        .collect();
    digits.parse().unwrap()
}

/// A whole number to calculate with.
pub(super) fn real(value: i64) -> f64 {
    f64::from(i32::try_from(value).unwrap())
}
