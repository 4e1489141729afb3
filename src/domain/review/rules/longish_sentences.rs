//! Paragraphs most of whose sentences are over 20 words.

use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::prose::reading::Reading;
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Rule, Severity};

/// The most words that a typical sentence should have. The source is the same as for the limit of 30.
const GOOD: usize = 20;

/// A paragraph with fewer sentences shows no pattern.
const FEWEST: usize = 4;

pub(crate) const RULE: Rule = Rule {
    id: "longish-sentences",
    name: "Sentence after sentence of over 20 words",
    why: "One sentence of 25 words is fine. Whole paragraphs of them tire a reader who has several memos to read.",
    fix: "Find the one that makes the point, and shorten it.",
    severity: Severity::Advice,
    bears_on: None,
    reads_english: true,
    check: Check::Paragraph(check),
};

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    let all = reading.sentences.len();
    if reading.kind != ParagraphKind::Prose || all < FEWEST {
        return;
    }
    let long = reading
        .sentences
        .iter()
        .filter(|sentence| reading.own_words(sentence) > GOOD)
        .count();
    if long * 3 > all * 2 {
        hits.add(
            reading.span(0, reading.tokens.len().saturating_sub(1)),
            format!("{long} of {all} sentences have over {GOOD} words"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::flagged;

    fn sentence(words: usize) -> String {
        format!("The {}.", vec!["word"; words - 1].join(" "))
    }

    #[test]
    fn flags_a_paragraph_with_most_of_its_sentences_over_twenty_words() {
        let text = [21, 22, 23, 8].map(sentence).join(" ");
        assert_eq!(flagged(&RULE, &text).len(), 1);
    }

    #[test]
    fn allows_a_mixture_and_a_short_paragraph() {
        assert!(flagged(&RULE, &[21, 22, 8, 8].map(sentence).join(" ")).is_empty());
        assert!(flagged(&RULE, &[21, 22, 23].map(sentence).join(" ")).is_empty());
    }
}
