//! One number with two different values in a memo.
//!
//! It flags two changes of the same thing and unit that share only one end, and two counts of a thing
//! with the same digits in another order. A statement narrowed by a name, a date, or a word such as
//! "pilot" is about another number.

use crate::domain::prose;
use crate::domain::prose::layout::blocks;
use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};
use crate::domain::review::rules::arithmetic::statements::stated;
use crate::domain::review::stated::{Stated, StatedChange, StatedCount, Told};
use crate::domain::text::Span;

pub(crate) const RULE: Rule = Rule {
    id: "two-values",
    name: "One number told two ways",
    why: "A reader who finds two values for one number trusts neither, and asks which one you can prove.",
    fix: "Look both up in your source, and use the same value in every place. If they count different things, say so.",
    severity: Severity::Serious,
    bears_on: Some(Dimension::Data),
    reads_english: true,
    check: Check::Memo(check),
};

/// A memo with more statements is a table; comparing all pairs would cost too much.
const MOST: usize = 200;

/// Two ends this close, in percent of the change, are the same end with a typo; others are stages.
const SLIP: i128 = 20;

/// A statement with its paragraph.
struct Placed<'a, T> {
    paragraph: usize,
    start: usize,
    what: &'a T,
}

fn check(manuscript: &Manuscript<'_>, hits: &mut Hits) {
    let mut changes: Vec<Placed<'_, StatedChange>> = Vec::new();
    let mut counts: Vec<Placed<'_, StatedCount>> = Vec::new();
    for (place, paragraph) in manuscript.paragraphs.iter().enumerate() {
        let (stated, start) = (&paragraph.analysis.stated, paragraph.span.start);
        changes.extend(placed(&stated.changes, place, start));
        counts.extend(placed(&stated.counts, place, start));
    }
    changes.truncate(MOST);
    counts.truncate(MOST);
    for (place, later) in changes.iter().enumerate() {
        let earlier = changes.iter().take(place).find(|earlier| {
            is_apart(
                (earlier.paragraph, &earlier.what.told),
                (later.paragraph, &later.what.told),
            ) && differs(earlier.what, later.what)
        });
        if let Some(earlier) = earlier {
            let (from, to) = (&earlier.what.from.shown, &earlier.what.to.shown);
            hits.add(
                span_of(&later.what.told, later.start),
                format!("earlier it goes from {from} to {to}"),
            );
        }
    }
    for (place, later) in counts.iter().enumerate() {
        let earlier = counts.iter().take(place).find(|earlier| {
            is_apart(
                (earlier.paragraph, &earlier.what.told),
                (later.paragraph, &later.what.told),
            ) && is_transposed(earlier.what.value, later.what.value)
        });
        if let Some(earlier) = earlier {
            hits.add(
                span_of(&later.what.told, later.start),
                format!("earlier it is {}", earlier.what.shown),
            );
        }
    }
}

/// The numbers of a text that have a different value in another text: the span of each, and the other
/// text's wording.
#[must_use]
pub fn told_otherwise(text: &str, other: &str) -> Vec<(Span, String)> {
    let stated_in = |text: &str| -> Vec<(usize, Stated)> {
        blocks(text)
            .into_iter()
            .map(|block| {
                let reading = prose::read(block.span.of(text), block.kind);
                (block.span.start, stated(&reading))
            })
            .collect()
    };
    let (own, others) = (stated_in(text), stated_in(other));
    let mut found = Vec::new();
    let is_like = |one: &Told, other: &Told| one.unit == other.unit && one.scope == other.scope;
    for (start, own) in own.iter().take(MOST) {
        for change in &own.changes {
            let mut changes = others.iter().flat_map(|(_, other)| &other.changes);
            let told = changes
                .clone()
                .any(|other| is_like(&change.told, &other.told) && is_same(change, other));
            let other =
                changes.find(|other| is_like(&change.told, &other.told) && differs(change, other));
            if let Some(other) = other.filter(|_| !told) {
                let (from, to) = (&other.from.shown, &other.to.shown);
                found.push((
                    change.told.span.shifted(*start),
                    format!("from {from} to {to}"),
                ));
            }
        }
        for count in &own.counts {
            let mut counts = others.iter().flat_map(|(_, other)| &other.counts);
            let other = counts.find(|other| {
                is_like(&count.told, &other.told) && is_transposed(count.value, other.value)
            });
            if let Some(other) = other {
                found.push((count.told.span.shifted(*start), other.shown.clone()));
            }
        }
    }
    found.truncate(MOST);
    found
}

/// Whether two changes are the same.
fn is_same(one: &StatedChange, other: &StatedChange) -> bool {
    is_one_thing(&one.label, &other.label)
        && one.from.agrees(&other.from)
        && one.to.agrees(&other.to)
}

fn placed<T>(all: &[T], paragraph: usize, start: usize) -> impl Iterator<Item = Placed<'_, T>> {
    all.iter().map(move |what| Placed {
        paragraph,
        start,
        what,
    })
}

fn span_of(told: &Told, start: usize) -> Span {
    told.span.shifted(start)
}

/// Whether two statements are in different sentences and have the same unit and scope.
fn is_apart(one: (usize, &Told), other: (usize, &Told)) -> bool {
    (one.0, one.1.sentence) != (other.0, other.1.sentence)
        && one.1.unit == other.1.unit
        && one.1.scope == other.1.scope
}

/// Whether two changes are the same one with conflicting values: one end matches, the other doesn't.
fn differs(one: &StatedChange, other: &StatedChange) -> bool {
    if !is_one_thing(&one.label, &other.label) {
        return false;
    }
    let (same_from, same_to) = (
        one.from.value == other.from.value,
        one.to.value == other.to.value,
    );
    if same_to && !same_from {
        return !one.from.agrees(&other.from);
    }
    if same_from && !same_to && !one.to.agrees(&other.to) {
        let change = (one.from.value - one.to.value).abs();
        let slip = (one.to.value - other.to.value).abs();
        return slip * 100 <= change * SLIP;
    }
    false
}

/// Whether two labels name the same thing: the longer one contains all words of the shorter one.
fn is_one_thing(one: &[u32], other: &[u32]) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    !short.is_empty() && short.iter().all(|stem| long.contains(stem))
}

/// Whether two counts have the same digits in another order: "1,140" and "1,410".
fn is_transposed(one: i128, other: i128) -> bool {
    let digits = |value: i128| {
        let mut digits: Vec<char> = value.to_string().chars().collect();
        digits.sort_unstable();
        digits
    };
    one != other && digits(one) == digits(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::{assert_allows, assert_flags};

    #[test]
    fn a_number_that_is_told_two_ways_is_found() {
        for (text, quote) in [
            (
                "I cut the wait from 19 to 7 minutes.\n\nAfter four weeks the wait had fallen from 21 to 7 minutes.",
                "from 21 to 7",
            ),
            (
                "The wait fell from 19 to 7 minutes.\n\nI cut the wait at the returns desk from 19 to 6 minutes.",
                "from 19 to 6",
            ),
            (
                "Churn fell from 12% to 8%. I led the work.\n\nWe cut churn from 14% to 8%.",
                "from 14% to 8%",
            ),
            (
                "Refunds went from 40 to 30 a day.\n\nThe daily refunds fell from 45 to 30 a day.",
                "from 45 to 30",
            ),
            (
                "The cost per order fell from $4.10 to $3.20.\n\nI cut the cost per order from $4.40 to $3.20.",
                "from $4.40 to $3.20",
            ),
            (
                "Load time fell from 2.4 to 1.2 seconds. I shipped it.\n\nThe load time was 1.2 seconds, down from 2.9.",
                "1.2 seconds, down from 2.9",
            ),
            (
                "I timed 1,140 visits over four weeks.\n\nIn the 1,410 visits the queue was the cause.",
                "1,410",
            ),
            (
                "I surveyed 412 customers.\n\nThe 421 customers told me why.",
                "421",
            ),
            (
                "I cut the backlog from 620 to 140 tickets.\n\nThe backlog fell from 260 to 140 tickets.",
                "from 260 to 140",
            ),
        ] {
            assert_flags(&RULE, text, &[quote]);
        }
    }

    #[test]
    fn other_numbers_stages_and_rounding_are_let_be() {
        assert_allows(
            &RULE,
            &[
                // The same values twice.
                "I cut the wait from 19 to 7 minutes.\n\nThe wait fell from 19 to 7 minutes.",
                // Rounded in one place.
                "I cut the wait from 19 to 7 minutes.\n\nThe wait fell from about 20 to 7 minutes.",
                "Churn fell from 12.4% to 8%.\n\nWe cut churn from 12% to 8%.",
                // Stages.
                "The wait fell from 19 to 12 minutes.\n\nThe wait fell from 12 to 7 minutes.",
                "The wait fell from 19 to 12 minutes.\n\nIn the end the wait fell from 19 to 7 minutes.",
                // Another place, another time, another part.
                "The wait fell from 19 to 7 minutes.\n\nIn Leeds the wait fell from 21 to 7 minutes.",
                "The wait fell from 19 to 7 minutes.\n\nIn 2023 the wait fell from 21 to 7 minutes.",
                "In the pilot the wait fell from 21 to 7 minutes.\n\nThe wait fell from 19 to 7 minutes.",
                "The median wait fell from 19 to 7 minutes.\n\nThe wait fell from 21 to 7 minutes.",
                "The p95 wait fell from 21 to 7 minutes.\n\nThe wait fell from 19 to 7 minutes.",
                "The target was to cut the wait from 21 to 7 minutes.\n\nThe wait fell from 19 to 7 minutes.",
                // Another thing.
                "The wait fell from 19 to 7 minutes.\n\nThe call fell from 21 to 7 minutes.",
                "Returns fell from 40 to 30 a day.\n\nReturns fell from 45 to 30 a week.",
                "Errors fell from 90 to 60.\n\nOrders went from 80 to 60.",
                "The cost fell from $4 to $3.\n\nThe cost fell from 5 hours to 3 hours.",
                // A comparison within a sentence.
                "Refunds fell from 40 to 30 orders, and returns from 45 to 30 orders.",
                // Counts of other things, and of the same thing at other times.
                "I timed 1,140 visits.\n\nWe had 1,410 orders.",
                "We had 412 customers in May.\n\nIn June we had 421 customers.",
                "We grew from 412 to 421 customers.\n\nOf the 412 customers, 30 left.",
                "About 412 customers answered.\n\nWe asked 421 customers.",
                "I read 412 tickets.\n\nI read 530 tickets.",
            ],
        );
    }

    #[test]
    fn digits_in_another_order_are_told_from_other_numbers() {
        for (one, other, expected) in [
            (1_140, 1_410, true),
            (412, 412, false),
            (412, 421, true),
            (412, 4_120, false),
            (412, 413, false),
        ] {
            assert_eq!(is_transposed(one, other), expected, "{one} {other}");
        }
    }
}
