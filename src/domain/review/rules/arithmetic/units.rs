//! Finds units and periods that change midway: "from 40 a day to 300 a week", "from $40 to €30".

use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};
use crate::domain::review::rules::arithmetic::amounts::{StatedAmount, amounts};
use crate::domain::review::rules::arithmetic::pairs::pair_at;
use crate::domain::review::rules::arithmetic::{MOST_AMOUNTS, Passage};
use crate::domain::text::Span;

pub(crate) const RULE: Rule = Rule {
    id: "units",
    name: "The unit changes on the way",
    why: "A reader has to convert one number before the two can be compared, and wonders why you didn’t.",
    fix: "Give both numbers in one unit, over one period.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Data),
    reads_english: true,
    check: Check::Paragraph(check),
};

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
        for at in 0..amounts.len() {
            let Some(pair) = pair_at(&passage, at) else {
                continue;
            };
            let Some((earlier, later)) = change(pair.from, pair.to) else {
                continue;
            };
            let (from, to) = (pair.from.span, pair.to.span);
            let span = Span {
                start: from.start.min(to.start),
                end: from.end.max(to.end),
            };
            hits.add(span, format!("first {earlier}, then {later}"));
        }
    }
}

/// The units of the earlier and the later value, if they differ.
fn change(from: &StatedAmount, to: &StatedAmount) -> Option<(String, String)> {
    if let (Some(earlier), Some(later)) = (from.period, to.period)
        && earlier != later
    {
        return Some((format!("a {earlier}"), format!("a {later}")));
    }
    if let (Some(earlier), Some(later)) = (from.currency, to.currency)
        && earlier != later
    {
        return Some((earlier.to_string(), later.to_string()));
    }
    let is_count = |amount: &StatedAmount| {
        !amount.is_percent && amount.currency.is_none() && !amount.unit.is_empty()
    };
    if from.is_percent && is_count(to) {
        return Some(("a share".to_owned(), "a count".to_owned()));
    }
    if to.is_percent && is_count(from) {
        return Some(("a count".to_owned(), "a share".to_owned()));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::{assert_allows, assert_flags};

    #[test]
    fn a_unit_that_changes_on_the_way_is_found() {
        for (text, quote) in [
            (
                "Orders rose from 40 a day to 300 a week.",
                "40 a day to 300",
            ),
            (
                "Refunds went from 12 per week to 60 per month.",
                "12 per week to 60",
            ),
            ("The cost fell from $40 to €30.", "$40 to €30"),
            ("The price went from £9 to $8.", "£9 to $8"),
            ("Errors fell from 12% to 40 orders.", "12% to 40"),
            ("Returns fell from 40 orders to 3%.", "40 orders to 3%"),
        ] {
            assert_flags(&RULE, text, &[quote]);
        }
    }

    #[test]
    fn one_unit_and_times_that_read_well_are_let_be() {
        assert_allows(
            &RULE,
            &[
                "Orders rose from 40 a day to 60 a day.",
                "Orders rose from 40 to 60 a day.",
                "The wait fell from 2 hours to 40 minutes.",
                "The wait fell from 19 to 7 minutes.",
                "The cost fell from $40 to $30.",
                "The cost fell from 40 to $30.",
                "Churn fell from 12% to 8%.",
                "Churn fell from 12 to 8%.",
                "Churn fell by 4 points, from 12% to 8%.",
                "We moved 40 orders from Leeds to York.",
                "I cut 3 of 12 steps, or 25%.",
                "Of 620 cards, 58% named the wait.",
                "Sales rose from 2 to 3 million a year.",
                "We grew from 12 shops in May to 46 in June.",
                "It fell from 40 orders, or 12%, to 30 orders.",
                "The team went from 3 to 9 people in 2 years.",
            ],
        );
    }
}
