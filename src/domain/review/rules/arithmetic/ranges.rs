//! Checks the ends of a range, and an average against its range.

use crate::domain::review::hits::Hits;
use crate::domain::review::rules::arithmetic::Passage;
use crate::domain::review::rules::arithmetic::amounts::{Hedging, ONE, StatedAmount};

pub(super) fn check(passage: &Passage<'_, '_>, hits: &mut Hits) {
    for at in 0..passage.amounts.len().saturating_sub(1) {
        let (Some(left), Some(right)) = (passage.amounts.get(at), passage.amounts.get(at + 1))
        else {
            continue;
        };
        let span = passage.reading.span(left.lead, right.last);
        if is_between(passage, left, right) {
            if left.value > right.value {
                let (low, high) = (passage.shown(right), passage.shown(left));
                hits.add(
                    span,
                    format!("the range runs backwards: {low} is less than {high}"),
                );
            } else if let Some(mean) = passage.amounts.get(at + 2)
                && is_mean(passage, right, mean)
                && (mean.value > right.value || mean.value < left.value)
            {
                let detail = format!(
                    "{} isn’t between {} and {}",
                    passage.shown(mean),
                    passage.shown(left),
                    passage.shown(right)
                );
                hits.add(passage.reading.span(left.lead, mean.last), detail);
            }
        } else if is_floor_above_ceiling(passage, left, right) {
            let detail = format!(
                "{} and {} leave nothing between them",
                passage.shown(left),
                passage.shown(right)
            );
            hits.add(span, detail);
        }
    }
}

/// Whether two amounts are given as a range: "between 15 and 20 minutes".
fn is_between(passage: &Passage<'_, '_>, left: &StatedAmount, right: &StatedAmount) -> bool {
    let is_led = passage.back(left.first, 1) == "between"
        && passage.back(right.first, 1) == "and"
        && right.first - left.last <= 3;
    let units = [left, right].map(|amount| amount.unit.as_str());
    let is_alike = left.currency == right.currency
        && (left.is_percent == right.is_percent || right.is_percent && left.unit.is_empty())
        && (units[0].is_empty() || units[0] == units[1])
        && left.sign.is_none()
        && right.sign.is_none()
        && left.is_points == right.is_points
        && left.is_scaled == right.is_scaled;
    // "The difference between 20 and 15" is not a range, and night shifts run "between 22 and 6".
    let is_choice = matches!(
        passage.back(left.first, 2),
        "difference"
            | "gap"
            | "choice"
            | "choose"
            | "chose"
            | "decide"
            | "spread"
            | "ratio"
            | "differences"
            | "distance"
            | "choosing"
            | "deciding"
            | "margin"
            | "correlation"
            | "halfway"
            | "midway"
            | "trade-off"
            | "tradeoff"
            | "link"
            | "swing"
            | "swung"
            | "alternate"
            | "alternated"
            | "switch"
            | "switched"
            | "toggle"
            | "fell"
            | "dropped"
            | "declined"
            | "falling"
            | "comparison"
            | "compare"
            | "rose"
            | "grew"
            | "changed"
    );
    let has_noun = !right.unit.is_empty() || right.is_percent || right.currency.is_some();
    let may_be_hours = !has_noun && left.value <= 24 * ONE && right.value <= 12 * ONE
        || matches!(right.unit.as_str(), "am" | "pm" | "o");
    is_led && is_alike && !is_choice && !may_be_hours
}

/// Whether an amount after a range is its average: "with a median of 17", "25 on average".
fn is_mean(passage: &Passage<'_, '_>, end: &StatedAmount, mean: &StatedAmount) -> bool {
    let prior = passage.back(mean.first, 1);
    let is_named = |word: &str| matches!(word, "average" | "mean" | "median" | "averaging");
    let is_led = is_named(prior) || prior == "of" && is_named(passage.back(mean.first, 2));
    let follows = (mean.last + 1..mean.last + 4)
        .any(|at| passage.word(at) == "on" && passage.word(at + 1) == "average");
    let is_alike = mean.currency == end.currency
        && mean.is_percent == end.is_percent
        && (mean.unit.is_empty() || end.unit.is_empty() || mean.unit == end.unit)
        && mean.hedging == Hedging::Exact
        && !mean.is_scaled
        && !end.is_scaled;
    let is_near = mean.first - end.last <= 7
        && !(end.last + 1..mean.first).any(|at| {
            matches!(
                passage.word(at),
                "but" | "while" | "whereas" | "industry" | "from"
            )
        });
    (is_led || follows) && is_alike && is_near
}

/// Whether two limits contradict each other: "at least 20 and at most 15".
fn is_floor_above_ceiling(
    passage: &Passage<'_, '_>,
    left: &StatedAmount,
    right: &StatedAmount,
) -> bool {
    let words =
        |amount: &StatedAmount| (passage.back(amount.first, 2), passage.back(amount.first, 1));
    let is_least =
        |amount: &StatedAmount| matches!(words(amount), ("at", "least") | ("minimum", "of"));
    let is_most =
        |amount: &StatedAmount| matches!(words(amount), ("at", "most") | ("maximum", "of"));
    let (floor, ceiling) = if is_least(left) && is_most(right) {
        (left, right)
    } else if is_most(left) && is_least(right) {
        (right, left)
    } else {
        return false;
    };
    let joins = (left.last + 1..right.first).any(|at| passage.word(at) == "and");
    let is_alike = floor.currency == ceiling.currency
        && floor.is_percent == ceiling.is_percent
        && floor.is_scaled == ceiling.is_scaled
        && (floor.unit.is_empty() && left.unit.is_empty() || floor.unit == ceiling.unit);
    joins && is_alike && right.first - left.last <= 5 && floor.value > ceiling.value
}
