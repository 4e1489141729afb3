//! Sentences of over 30 words.

use crate::domain::prose::reading::Reading;
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

/// The most words a sentence should have. Source: the house style described in public accounts
/// of the assessment ("under 30 words; 20 is better").
const LONGEST: usize = 30;

pub(crate) const RULE: Rule = Rule {
    id: "long-sentence",
    name: "A sentence of over 30 words",
    why: "A reader who has to reread a sentence loses the argument. Short sentences also show that you know what \
        matters.",
    fix: "Find the two statements in it, and make each its own sentence.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Clarity),
    reads_english: true,
    check: Check::Paragraph(check),
};

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    if !reading.kind.is_told() {
        return;
    }
    for sentence in &reading.sentences {
        let words = reading.own_words(sentence);
        if words > LONGEST {
            hits.add(sentence.span, format!("{words} words"));
        }
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
    fn flags_thirty_one_words_and_allows_thirty() {
        let text = format!("{} {}", sentence(30), sentence(31));
        assert_eq!(flagged(&RULE, &text), [sentence(31)]);
    }

    #[test]
    fn allows_abbreviations_decimals_and_hyphens() {
        let text = "Dr. Ruiz cut the hand-off from 4.5 to 3.1 days, i.e. by a third, across the well-staffed north-west region in Q3.";
        assert!(flagged(&RULE, text).is_empty());
    }

    #[test]
    fn allows_a_long_quotation() {
        let text = format!("The customer wrote “{}” to me.", vec!["word"; 40].join(" "));
        assert!(flagged(&RULE, &text).is_empty());
    }
}
