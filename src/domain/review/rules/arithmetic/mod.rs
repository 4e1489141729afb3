//! Finds numbers that contradict each other: a change and its percentage, parts and their whole, the ends
//! of a range.
//!
//! It only flags a passage if the words have a single reading, and if rounding can't explain the
//! difference.

mod amounts;
mod changes;
mod factors;
mod pairs;
mod ranges;
pub(crate) mod statements;
mod totals;
pub(crate) mod units;

use crate::domain::prose::reading::{Reading, Sentence, Traits};
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};
use crate::domain::review::rules::arithmetic::amounts::{ONE, StatedAmount, amounts};

pub(crate) const RULE: Rule = Rule {
    id: "arithmetic",
    name: "Numbers that don’t add up",
    why: "Readers check the arithmetic. One wrong sum makes them doubt every other number in the memo.",
    fix: "Check both numbers against your source, and correct the one that’s wrong.",
    severity: Severity::Serious,
    bears_on: Some(Dimension::Data),
    reads_english: true,
    check: Check::Paragraph(check),
};

/// A sentence with more amounts is a table; checking it costs more than it is worth.
const MOST_AMOUNTS: usize = 16;

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    if !reading.kind.is_told() {
        return;
    }
    for sentence in &reading.sentences {
        if !reading.has(sentence, Traits::FIGURE) {
            continue;
        }
        let amounts = amounts(reading, sentence.tokens.clone());
        if amounts.len() < 2 || amounts.len() > MOST_AMOUNTS {
            continue;
        }
        let passage = Passage {
            reading,
            sentence,
            amounts: &amounts,
        };
        let before = hits.found.len();
        changes::check(&passage, hits);
        ranges::check(&passage, hits);
        totals::check_formulas(&passage, hits);
        totals::check_shares(&passage, hits);
        if hits.found.len() == before {
            totals::check_sums(&passage, hits);
        }
    }
}

/// A sentence with its amounts.
struct Passage<'a, 't> {
    reading: &'a Reading<'t>,
    sentence: &'a Sentence,
    amounts: &'a [StatedAmount],
}

impl Passage<'_, '_> {
    /// The lower-cased word at a token of the sentence; empty outside of it.
    fn word(&self, index: usize) -> &str {
        if self.sentence.tokens.contains(&index) {
            self.reading.word(index)
        } else {
            ""
        }
    }

    /// The word a number of places before a token.
    fn back(&self, index: usize, places: usize) -> &str {
        index
            .checked_sub(places)
            .map_or("", |index| self.word(index))
    }

    /// Whether any word of the sentence is one of `wanted`.
    fn has_any(&self, wanted: &[&str]) -> bool {
        self.sentence
            .tokens
            .clone()
            .any(|index| wanted.contains(&self.reading.word(index)))
    }

    /// The text between two amounts, without white space around it.
    fn between(&self, left: &StatedAmount, right: &StatedAmount) -> &str {
        let text = self.reading.text();
        text.get(left.span.end..right.span.start)
            .unwrap_or_default()
            .trim()
    }

    /// The text of an amount.
    fn shown(&self, amount: &StatedAmount) -> &str {
        amount.span.of(self.reading.text())
    }
}

/// A value, formatted like the amount that it is compared with.
fn show_like(value: i128, like: &StatedAmount) -> String {
    let number = decimal(value);
    let currency = like.currency.map(String::from).unwrap_or_default();
    let percent = if like.is_percent { "%" } else { "" };
    [currency.as_str(), &number, percent].concat()
}

/// A value in millionths for a person to read, with two decimals at most.
fn decimal(value: i128) -> String {
    let hundredths = (value + ONE / 200 * value.signum()) / (ONE / 100);
    let value = i64::try_from(hundredths).unwrap_or(i64::MAX);
    crate::domain::format::numbers::unscaled(value, 2)
}
