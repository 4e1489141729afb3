//! Figures that say under which circumstances a number was reached, and parts with their whole.

use crate::domain::prose::participles::is_participle;
use crate::domain::prose::quantities::{Quantity, quantities};
use crate::domain::stories::metric::Metric;
use crate::domain::stories::naming::words_of;
use crate::domain::text::Span;

/// Whether a figure counts things, and is no money and no share.
pub(super) fn is_count(figure: &Quantity) -> bool {
    figure.unit.is_empty() || figure.unit.chars().any(char::is_alphabetic) && figure.unit != "pp"
}

/// The words between two figures.
fn gap_between<'a>(sentence: &'a str, one: &Quantity, next: &Quantity) -> &'a str {
    let gap = Span {
        start: one.span.end,
        end: next.span.start,
    };
    sentence.get(gap.start..gap.end).unwrap_or_default()
}

/// Whether a figure is what the one before it is a part of: "2 of 22", "0.1% of 90,000 emails".
pub(super) fn is_whole(sentence: &str, part: &Quantity, next: &Quantity) -> bool {
    let gap = gap_between(sentence, part, next);
    matches!(gap.trim(), "of" | "of the" | "out of" | "of all" | "of our") && is_count(next)
}

/// A part and its whole, as in the sentence: "2 of 22" of "2 of 22 named it".
pub(super) fn part_of<'a>(sentence: &'a str, part: &Quantity, whole: &Quantity) -> &'a str {
    let span = Span {
        start: part.span.start,
        end: whole.span.end,
    };
    let quoted = span.of(sentence);
    let verb = quoted
        .rsplit_once(' ')
        .filter(|(_, last)| is_participle(last));
    verb.map_or(quoted, |(figures, _)| figures)
}

/// Words before a figure that says under which circumstances another was reached. Sorted.
pub(super) const BEFORE_A_BASE: &[&str] = &[
    "across", "among", "at", "for", "in", "of", "on", "over", "per", "with",
];

/// Words before a figure that names a group. Sorted.
const BEFORE_A_GROUP: &[&str] = &["all", "our", "the", "these", "those"];

/// Whether a figure says where or among how many a number was found: "fell by 11% in the first 30 towns",
/// "At $12 churn rose", "all 12 had a job", "at -40 °C", "closed after 14".
pub(super) fn is_circumstance(sentence: &str, figure: &Quantity, has_number: bool) -> bool {
    let before = sentence.get(..figure.span.start).unwrap_or_default();
    let words = words_of(before);
    let mut back = words.iter().rev().map(|(_, word)| word.as_str());
    let last = back.next().unwrap_or_default();
    let is_below_zero = before.ends_with(['-', '−', '–']) && is_count(figure);
    let is_group = is_count(figure) && BEFORE_A_GROUP.binary_search(&last).is_ok();
    let preposition = if matches!(last, "first" | "next" | "last" | "all" | "other") {
        back.find(|word| *word != "the").unwrap_or_default()
    } else {
        last
    };
    let is_base = BEFORE_A_BASE.binary_search(&preposition).is_ok();
    let opens = matches!(last, "at" | "with") && words.len() == 1 && !before.contains(',');
    let elided = matches!(last, "after" | "within") && figure.unit.is_empty();
    is_below_zero || is_group || elided || is_base && (opens || has_number && is_count(figure))
}

/// Leaves out a number that is the difference of another: "by 6 points, from 31% to 37%".
pub(super) fn without_differences(numbers: Vec<Metric>) -> Vec<Metric> {
    let value = |text: &str| Some(quantities(text).first()?.thousandths);
    let differences: Vec<u64> = numbers
        .iter()
        .filter_map(|one| Some(value(&one.result)?.abs_diff(value(&one.baseline)?)))
        .collect();
    numbers
        .into_iter()
        .filter(|one| {
            !one.baseline.is_empty()
                || value(&one.result).is_none_or(|value| !differences.contains(&value))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        for table in [BEFORE_A_BASE, BEFORE_A_GROUP] {
            assert!(table.is_sorted(), "{table:?}");
        }
    }
}
