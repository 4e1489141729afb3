//! Extracts the numeric statements of a paragraph: changes from one value to another, and counts.

use crate::domain::prose::reading::{Reading, Sentence, Traits};
use crate::domain::prose::stems::stem;
use crate::domain::prose::words::Words;
use crate::domain::review::rules::arithmetic::amounts::{
    Hedging, ONE, StatedAmount, amounts, is_measure,
};
use crate::domain::review::rules::arithmetic::pairs::{is_like_a_verb, pair_at};
use crate::domain::review::rules::arithmetic::{MOST_AMOUNTS, Passage};
use crate::domain::review::stated::{Stated, StatedChange, StatedCount, StatedEnd, Told};
use crate::domain::text::Span;

/// Words that limit a number to a part, a time, or a wish, so that it is a different number. Sorted.
const NARROWS: Words = Words::new(&[
    "aim",
    "another",
    "average",
    "best",
    "control",
    "could",
    "each",
    "estimate",
    "estimated",
    "every",
    "expect",
    "expected",
    "first",
    "forecast",
    "goal",
    "half",
    "if",
    "initial",
    "initially",
    "later",
    "least",
    "may",
    "mean",
    "median",
    "might",
    "most",
    "new",
    "old",
    "other",
    "others",
    "peak",
    "per",
    "pilot",
    "plan",
    "planned",
    "remaining",
    "rest",
    "same",
    "second",
    "should",
    "some",
    "target",
    "test",
    "then",
    "third",
    "today",
    "weekday",
    "weekdays",
    "weekend",
    "weekends",
    "will",
    "worst",
    "would",
]);

/// The smallest count to compare, ignoring trailing zeros: small counts are true of too many things.
const LEAST_COUNT: i128 = 100;

/// The changes and counts of a paragraph that have a single reading.
pub(crate) fn stated(reading: &Reading<'_>) -> Stated {
    let mut stated = Stated::default();
    if !reading.kind.is_told() {
        return stated;
    }
    for (place, sentence) in reading.sentences.iter().enumerate() {
        if !reading.has(sentence, Traits::FIGURE) {
            continue;
        }
        let amounts = amounts(reading, sentence.tokens.clone());
        if amounts.is_empty() || amounts.len() > MOST_AMOUNTS {
            continue;
        }
        let passage = Passage {
            reading,
            sentence,
            amounts: &amounts,
        };
        let told = |span: Span, unit: String| Told {
            span: reading.raw(span),
            sentence: place,
            unit,
            scope: scope_of(reading, sentence),
        };
        let mut in_pair = vec![false; amounts.len()];
        for at in 0..amounts.len() {
            let Some(pair) = pair_at(&passage, at) else {
                continue;
            };
            for one in in_pair.iter_mut().skip(at).take(2) {
                *one = true;
            }
            let Some(unit) = shared_unit(pair.from, pair.to) else {
                continue;
            };
            let words = reading.span(pair.start, pair.end);
            let (from, to) = (pair.from.span, pair.to.span);
            let span = Span {
                start: words.start.min(from.start).min(to.start),
                end: words.end.max(from.end).max(to.end),
            };
            stated.changes.push(StatedChange {
                label: label_of(reading, sentence.tokens.start..pair.start),
                from: end_of(&passage, pair.from),
                to: end_of(&passage, pair.to),
                told: told(span, unit),
            });
        }
        let counts = amounts
            .iter()
            .zip(in_pair)
            .filter(|(_, is_paired)| !is_paired);
        for (amount, _) in counts.filter(|(amount, _)| is_count(amount)) {
            stated.counts.push(StatedCount {
                value: amount.value,
                shown: passage.shown(amount).to_owned(),
                told: told(amount.span, amount.unit.clone()),
            });
        }
    }
    stated
}

/// Whether an amount counts things exactly, and many of them.
fn is_count(amount: &StatedAmount) -> bool {
    amount.hedging == Hedging::Exact
        && amount.step >= ONE
        && amount.value / amount.step >= LEAST_COUNT
        && !amount.is_scaled
        && !amount.is_percent
        && !amount.is_points
        && amount.sign.is_none()
        && amount.currency.is_none()
        && amount.period.is_none()
        && !amount.unit.is_empty()
        && !is_measure(&amount.unit)
}

fn end_of(passage: &Passage<'_, '_>, amount: &StatedAmount) -> StatedEnd {
    StatedEnd {
        value: amount.value,
        slack: amount.slack(),
        shown: passage.shown(amount).to_owned(),
    }
}

/// The unit of both ends of a change, with its sign and period; `None` if they differ.
fn shared_unit(from: &StatedAmount, to: &StatedAmount) -> Option<String> {
    if from.is_scaled != to.is_scaled || (from.is_percent && !to.is_percent) {
        return None;
    }
    let one_of = |one: &str, other: &str| -> Option<String> {
        let agrees = one.is_empty() || other.is_empty() || one == other;
        agrees
            .then(|| [one, other].into_iter().find(|unit| !unit.is_empty()))?
            .map(str::to_owned)
            .or_else(|| Some(String::new()))
    };
    let unit = one_of(&from.unit, &to.unit)?;
    let period = one_of(
        from.period.unwrap_or_default(),
        to.period.unwrap_or_default(),
    )?;
    let sign = if to.is_percent { "%" } else { "" };
    let currency = to.currency.or(from.currency).map(String::from);
    Some(format!(
        "{}{sign}{unit} {period}",
        currency.unwrap_or_default()
    ))
}

/// The stems of the nouns among some words; sorted, each once.
fn label_of(reading: &Reading<'_>, tokens: std::ops::Range<usize>) -> Vec<u32> {
    let mut label: Vec<u32> = tokens
        .filter(|&index| {
            let traits = reading.traits(index);
            let word = reading.word(index);
            !traits.any(Traits::FUNCTION.and(Traits::FIGURE).and(Traits::DATE))
                && word.chars().all(char::is_alphabetic)
                && !is_like_a_verb(word)
                && !NARROWS.has(word)
        })
        .filter_map(|index| stem(reading.word(index)))
        .collect();
    label.sort_unstable();
    label.dedup();
    label
}

fn scope_of(reading: &Reading<'_>, sentence: &Sentence) -> Vec<String> {
    let mut scope: Vec<String> = sentence
        .tokens
        .clone()
        .filter(|&index| {
            let traits = reading.traits(index);
            let word = reading.word(index);
            let is_name = traits.any(Traits::CAPITAL) && !traits.any(Traits::FIRST) && word != "i";
            // "p95" and "v2" name something, too.
            let is_code = traits.any(Traits::DIGIT) && !traits.any(Traits::FIGURE);
            is_name || is_code || traits.any(Traits::DATE) || NARROWS.has(word)
        })
        .map(|index| reading.word(index).to_owned())
        .collect();
    scope.sort_unstable();
    scope.dedup();
    scope
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        NARROWS.assert_sorted();
    }
}
