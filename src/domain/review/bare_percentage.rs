//! Percentages of nothing in particular.

use super::phrases::Words;
use super::reading::{Reading, Sentence, Traits};
use super::{Check, Dimension, Hits, ParagraphKind, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "bare-percentage",
    name: "A percentage without its base",
    why: "“Up 50 %” may be from two to three. Readers ask of what and from what, in the loop if not on the page.",
    mend: "Give the two numbers, or the number it is a share of: “from 8 to 12 orders a day, up 50 %”.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Data),
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
    "every",
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
    "to",
    "versus",
    "vs",
]);

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    if reading.kind == ParagraphKind::Heading {
        return;
    }
    let mut before: Option<&Sentence> = None;
    for sentence in &reading.sentences {
        if let Some(at) = bare(reading, sentence)
            && !before.is_some_and(|before| reading.has(before, Traits::FIGURE))
        {
            hits.add(reading.span(at, at), "of what, or from what?");
        }
        before = Some(sentence);
    }
}

/// The percentage of a sentence that has no other figure and nothing to be a share of.
fn bare(reading: &Reading<'_>, sentence: &Sentence) -> Option<usize> {
    let mut figures = sentence
        .tokens
        .clone()
        .filter(|&index| reading.traits(index).any(Traits::FIGURE));
    let first = figures.next()?;
    let is_alone = figures.next().is_none();
    let traits = reading.traits(first);
    let is_whole = reading.word(first) == "100";
    // "58 % of the cards", and "of the cards 58 %" at the beginning of a sentence.
    let (from, to) = (first.saturating_sub(4), first + 4);
    let has_base = (from.max(sentence.tokens.start)..to.min(sentence.tokens.end))
        .any(|index| BASES.has(reading.word(index)))
        || matches!(reading.word(sentence.tokens.start), "of" | "among");
    (is_alone
        && !is_whole
        && traits.any(Traits::PERCENT)
        && !traits.any(Traits::QUOTED)
        && !has_base)
        .then_some(first)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_allows, assert_flags};
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        BASES.assert_sorted();
    }

    #[test]
    fn flags_a_percentage_that_stands_alone() {
        assert_flags(&RULE, "The rate rose by 20 % in May.", &["20"]);
        assert_flags(&RULE, "Conversion was up 35 percent.", &["35"]);
    }

    #[test]
    fn allows_a_percentage_with_its_base() {
        assert_allows(
            &RULE,
            &[
                "Of 620 cards, 58 % named the wait.",
                "It fell from 12 % to 8 %.",
                "It reached 12 % of customers.",
                "We had 9,300 customers. The rate rose by 4 %.",
                "Wrong refunds stayed below 3 %.",
                "I was 100% sure.",
            ],
        );
    }
}
