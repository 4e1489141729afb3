//! Paragraphs with claims but without a figure.

use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

/// Shorter paragraphs (a bridge between two others) are skipped.
pub(crate) const WORTH_A_FIGURE: usize = 25;

pub(crate) const RULE: Rule = Rule {
    id: "no-figure",
    name: "A paragraph without a number",
    why: "Readers trust what they can measure. A claim without a number invites the question “how much?”",
    fix: "Add the number that supports the paragraph: baseline, result, period. If you don’t know it, say how you \
        would find it.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Data),
    reads_english: true,
    check: Check::Paragraph(check),
};

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    let words = reading.word_count();
    if reading.kind == ParagraphKind::Prose
        && words >= WORTH_A_FIGURE
        && !reading.any_in(0..reading.tokens.len(), Traits::FIGURE)
        && !is_thanks(reading)
        && !tells_lesson(reading)
    {
        hits.add(reading.whole(), format!("{words} words, no number"));
    }
}

/// Whether a paragraph thanks someone, which claims nothing.
fn is_thanks(reading: &Reading<'_>) -> bool {
    (0..reading.tokens.len()).any(|index| {
        matches!(
            reading.word(index),
            "thank" | "thanks" | "grateful" | "gratitude"
        )
    })
}

/// Whether a paragraph opens with a lesson, which is a rule for next time and not a claim.
fn tells_lesson(reading: &Reading<'_>) -> bool {
    const OPENINGS: [&[&str]; 9] = [
        &["i", "learned"],
        &["i", "have", "learned"],
        &["what", "i", "learned"],
        &["the", "lesson"],
        &["my", "lesson"],
        &["looking", "back"],
        &["in", "hindsight"],
        &["in", "retrospect"],
        &["if", "i", "did"],
    ];
    OPENINGS.iter().any(|opening| {
        opening
            .iter()
            .enumerate()
            .all(|(at, word)| reading.word(at) == *word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::flagged;

    const VAGUE: &str = "The desk had become a place that nobody wanted to work at, and customers who came \
        with a simple return left angry, which I saw for myself whenever I stood there.";

    #[test]
    fn flags_a_paragraph_of_claims() {
        assert_eq!(flagged(&RULE, VAGUE), [VAGUE]);
    }

    #[test]
    fn allows_thanks() {
        let text = format!("I thank everybody who helped. {VAGUE}");
        assert!(flagged(&RULE, &text).is_empty());
    }

    #[test]
    fn allows_what_was_learned() {
        for opening in [
            "What I learned is to ask.",
            "The lesson was plain.",
            "Looking back, I would ask.",
        ] {
            let text = format!("{opening} {VAGUE}");
            assert!(flagged(&RULE, &text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_date_alone_is_no_data() {
        let text = format!("In May 2024 it began. {VAGUE}");
        assert_eq!(flagged(&RULE, &text).len(), 1);
    }

    #[test]
    fn allows_a_number_in_words_and_a_short_bridge() {
        let text = format!("{VAGUE} Two of five stayed.\nThat was the problem.");
        assert!(flagged(&RULE, &text).is_empty());
    }
}
