//! A sentence that appears twice in the memo.

use std::collections::BTreeSet;

use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "repeated-sentence",
    name: "A repeated sentence",
    why: "A reader who sees a sentence again starts to skim and misses what follows.",
    fix: "Keep it where you need it, and cut it here.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Concision),
    reads_english: true,
    check: Check::Memo(check),
};

/// Shorter sentences ("It failed.") may repeat on purpose.
pub(crate) const SHORTEST: usize = 5;

fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    let mut met = BTreeSet::new();
    for paragraph in memo.told() {
        for sentence in &paragraph.notes().sentences {
            if sentence.words >= SHORTEST && !met.insert(sentence.wording) {
                hits.add(
                    sentence.span.shifted(paragraph.span.start),
                    "word for word as before",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::{assert_allows, assert_flags};

    #[test]
    fn flags_the_second_of_two_equal_sentences() {
        assert_flags(
            &RULE,
            "The desk was too slow. I timed it.\nThe desk was too slow.",
            &["The desk was too slow."],
        );
    }

    #[test]
    fn allows_short_sentences_and_other_words() {
        assert_allows(
            &RULE,
            &[
                "It failed. I tried again. It failed.",
                "The desk was too slow. The desk was too small.",
            ],
        );
    }
}
