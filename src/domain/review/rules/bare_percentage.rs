//! Percentages without a base.

use crate::domain::prose::reading::{Reading, Sentence, Traits};
use crate::domain::prose::words::Words;
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "bare-percentage",
    name: "A percentage without its base",
    why: "“Up 50 %” may mean from two to three. Readers ask “of what?” and “from what?”, if not now then in the loop.",
    fix: "Give both numbers, or the number it’s a share of. For example: “from 8 to 12 orders a day, up 50 %”.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Data),
    reads_english: true,
    check: Check::Paragraph(check),
};

/// Words that give a percentage its base or make it a limit. Sorted.
const BASES: Words = Words::new(&[
    "above",
    "against",
    "below",
    "between",
    "compared",
    "confidence",
    "discount",
    "fee",
    "forecast",
    "from",
    "interest",
    "interval",
    "limit",
    "of",
    "target",
    "tax",
    "than",
    "threshold",
    "versus",
    "vs",
]);

/// Words beside a percentage that make it a change; a change is from something. Sorted.
const CHANGES: Words = Words::new(&[
    "by",
    "decline",
    "decrease",
    "decreased",
    "down",
    "drop",
    "dropped",
    "fall",
    "fell",
    "gain",
    "grew",
    "growth",
    "improvement",
    "increase",
    "increased",
    "reduction",
    "rise",
    "rose",
    "saving",
    "up",
    "uplift",
]);

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    if !reading.kind.is_told() {
        return;
    }
    let mut has_figure_before = false;
    for sentence in &reading.sentences {
        let is_count = |index: usize| {
            let traits = reading.traits(index);
            traits.any(Traits::FIGURE) && !traits.any(Traits::PERCENT)
        };
        let has_count = sentence.tokens.clone().any(is_count);
        for index in sentence.tokens.clone() {
            let is_change = (index.saturating_sub(1)..index + 2)
                .any(|at| sentence.tokens.contains(&at) && CHANGES.has(reading.word(at)));
            // "Risen to 41 %" states a level.
            let is_level = index
                .checked_sub(1)
                .is_some_and(|before| reading.word(before) == "to");
            // The base of a share can be any number in this sentence or the one before. The base of a
            // change is next to it.
            let has_number = if is_change {
                nearby(sentence, index, 7).any(is_count)
            } else {
                has_count || has_figure_before || is_level
            };
            if !has_number && is_bare(reading, sentence, index) {
                hits.add(reading.span(index, index), "of what, or from what?");
            }
        }
        has_figure_before = reading.has(sentence, Traits::FIGURE);
    }
}

/// The tokens of a sentence that are at most `reach` away from one of them.
fn nearby(sentence: &Sentence, index: usize, reach: usize) -> std::ops::Range<usize> {
    index.saturating_sub(reach).max(sentence.tokens.start)
        ..(index + reach + 1).min(sentence.tokens.end)
}

/// Whether a token is a percentage without a base next to it.
fn is_bare(reading: &Reading<'_>, sentence: &Sentence, index: usize) -> bool {
    let traits = reading.traits(index);
    if !traits.any(Traits::PERCENT) || traits.any(Traits::QUOTED) || reading.word(index) == "100" {
        return false;
    }
    // "58 % of the cards", "from 12 % to 8 %", and "of the cards 58 %" at the beginning.
    !nearby(sentence, index, 4).any(|at| BASES.has(reading.word(at)))
        && !matches!(reading.word(sentence.tokens.start), "of" | "among")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::{assert_allows, assert_flags};

    #[test]
    fn the_table_is_sorted() {
        BASES.assert_sorted();
        CHANGES.assert_sorted();
    }

    #[test]
    fn flags_a_percentage_that_stands_alone() {
        assert_flags(&RULE, "The rate rose by 20 % in May.", &["20"]);
        assert_flags(&RULE, "Conversion was up 35 percent.", &["35"]);
        assert_flags(&RULE, "Revenue grew 41%, churn fell 15%.", &["41", "15"]);
    }

    #[test]
    fn allows_a_percentage_with_its_base() {
        assert_allows(
            &RULE,
            &[
                "Of 620 cards, 58 % named the wait.",
                "It fell from 12 % to 8 %.",
                "It reached 12 % of customers.",
                "We had 9,300 customers. By May 4 % had left.",
                "Renewals have risen to 41%.",
                "Wrong refunds stayed below 3 %.",
                "I was 100% sure.",
            ],
        );
    }
}
