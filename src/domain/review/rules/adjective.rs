//! An adjective where a number belongs.

use crate::domain::prose::phrases::Phrases;
use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::prose::words::Words;
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "adjective",
    name: "An adjective where a number belongs",
    why: "Readers of this assessment look for data. “A huge saving” says that you were pleased, not how much you \
        saved.",
    fix: "Replace the adjective with the number: how large, against what baseline, over what period.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Data),
    reads_english: true,
    check: Check::Paragraph(check),
};

/// Adjectives of size and speed that a measurement could replace.
const ADJECTIVES: Phrases = Phrases::new(&[
    ("big", "how large?"),
    ("considerable", "how much?"),
    ("dramatic", "by how much?"),
    ("enormous", "how large?"),
    ("excellent", "what was it?"),
    ("exponential", "by which factor?"),
    ("extensive", "how much?"),
    ("great", "how large?"),
    ("huge", "how large?"),
    ("immense", "how large?"),
    ("impressive", "what was it?"),
    ("incredible", "what was it?"),
    ("major", "how large?"),
    ("massive", "how large?"),
    ("much better", "by how much?"),
    ("much cheaper", "by how much?"),
    ("much faster", "by how much?"),
    ("much higher", "by how much?"),
    ("much larger", "by how much?"),
    ("much longer", "by how much?"),
    ("much lower", "by how much?"),
    ("much quicker", "by how much?"),
    ("much shorter", "by how much?"),
    ("much smaller", "by how much?"),
    ("noticeable", "how much?"),
    ("phenomenal", "what was it?"),
    ("positive", "what was it?"),
    ("rapid", "how fast?"),
    ("remarkable", "what was it?"),
    ("sharp", "by how much?"),
    ("significant", "how large?"),
    ("sizeable", "how large?"),
    ("solid", "what was it?"),
    ("strong", "how strong?"),
    ("substantial", "how large?"),
    ("through the roof", "what was it?"),
    ("tremendous", "how large?"),
    ("unprecedented", "compared with what?"),
    ("vast", "how large?"),
]);

/// Nouns that can be measured; weaker adjectives count only before one of these. Sorted.
const MEASURABLE: Words = Words::new(&[
    "adoption",
    "cost",
    "costs",
    "decline",
    "decrease",
    "demand",
    "drop",
    "engagement",
    "fall",
    "feedback",
    "gain",
    "gains",
    "growth",
    "impact",
    "improvement",
    "improvements",
    "increase",
    "increases",
    "loss",
    "losses",
    "numbers",
    "performance",
    "reduction",
    "response",
    "result",
    "results",
    "rise",
    "sales",
    "saving",
    "savings",
    "success",
    "uplift",
    "uptake",
    "value",
]);

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    if !reading.kind.is_told() {
        return;
    }
    for sentence in &reading.sentences {
        if reading.has(sentence, Traits::FIGURE) || names_quarter(reading, sentence.tokens.clone())
        {
            continue;
        }
        for index in sentence.tokens.clone() {
            let Some(found) = ADJECTIVES.at(reading, index) else {
                continue;
            };
            let after = reading.joined_after(index);
            let is_meant = match found.phrase {
                "significant" => {
                    reading.joined_before(index) != "statistically" && after != "other"
                }
                // "A strong opinion" and "a major of the army" cannot be measured.
                "big" | "dramatic" | "excellent" | "extensive" | "great" | "major" | "rapid"
                | "remarkable" | "sharp" | "strong" => MEASURABLE.has(after),
                _ => true,
            };
            if is_meant {
                hits.add(reading.span(index, found.last), found.advice);
            }
        }
    }
}

/// A quarter is not data, but its sentence refers to a report that has some.
fn names_quarter(reading: &Reading<'_>, mut tokens: std::ops::Range<usize>) -> bool {
    tokens.any(|index| {
        reading.traits(index).any(Traits::DATE) && reading.word(index).starts_with('q')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::{assert_allows, assert_flags};

    #[test]
    fn the_tables_are_sorted() {
        ADJECTIVES.assert_sorted();
        MEASURABLE.assert_sorted();
    }

    #[test]
    fn flags_sizes_without_a_figure() {
        assert_flags(
            &RULE,
            "The pilot brought a huge saving and strong growth.",
            &["huge", "strong"],
        );
    }

    #[test]
    fn a_date_alone_is_no_data() {
        assert_flags(
            &RULE,
            "In May 2023 we saw substantial savings.",
            &["substantial"],
        );
    }

    #[test]
    fn allows_a_number_in_words() {
        assert_allows(&RULE, &["The huge saving of two million paid for it."]);
    }

    #[test]
    fn allows_10x() {
        assert_allows(&RULE, &["It was a massive 10x gain."]);
    }

    #[test]
    fn allows_a_quarter() {
        assert_allows(&RULE, &["The significant drop of Q4 is in the appendix."]);
    }

    #[test]
    fn allows_what_cannot_be_measured() {
        assert_allows(
            &RULE,
            &[
                "He held a strong opinion.",
                "The result was statistically significant.",
                "She called it “a huge mess”.",
            ],
        );
    }
}
