//! Consecutive sentences that begin alike.

use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::prose::reading::{Reading, Sentence};
use crate::domain::prose::words::Words;
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};
use crate::domain::text::Span;

pub(crate) const RULE: Rule = Rule {
    id: "openings",
    name: "Sentences that start alike",
    why: "Three openings that sound the same read like a list and hide which sentence matters.",
    fix: "Join two of them, or start one with its time, reason, or result.",
    severity: Severity::Advice,
    bears_on: Some(Dimension::Concision),
    reads_english: true,
    check: Check::Paragraph(check),
};

/// This many in a row are a pattern.
const IN_A_ROW: usize = 3;

/// Openings that carry the story ("I", "The") count only with the word after them. Sorted.
const COMMON: Words = Words::new(&[
    "a", "an", "he", "i", "in", "it", "my", "our", "she", "the", "they", "this", "we",
]);

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    if reading.kind != ParagraphKind::Prose {
        return;
    }
    let mut rest = reading.sentences.as_slice();
    while let Some(first) = rest.first() {
        let alike = rest
            .iter()
            .take_while(|sentence| is_alike(reading, first, sentence))
            .count()
            .max(1);
        let (row, others) = rest.split_at(alike);
        if let Some(last) = row.last()
            && alike >= IN_A_ROW
        {
            hits.add(
                Span {
                    start: first.span.start,
                    end: last.span.end,
                },
                format!("{alike} sentences in a row start alike"),
            );
        }
        rest = others;
    }
}

fn is_alike(reading: &Reading<'_>, one: &Sentence, other: &Sentence) -> bool {
    let opening = |sentence: &Sentence| {
        let at = sentence.tokens.start;
        let is_there = at < sentence.tokens.end && reading.is_own(at);
        let first = if is_there { reading.word(at) } else { "" };
        let second = if COMMON.has(first) && at + 1 < sentence.tokens.end {
            reading.word(at + 1)
        } else {
            ""
        };
        (first, second)
    };
    let (one, other) = (opening(one), opening(other));
    !one.0.is_empty() && one == other
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::{assert_allows, assert_flags};

    #[test]
    fn the_table_is_sorted() {
        COMMON.assert_sorted();
    }

    #[test]
    fn flags_three_in_a_row() {
        assert_flags(
            &RULE,
            "Then I left. I was there. I was late. I was sorry. It ended.",
            &["I was there. I was late. I was sorry."],
        );
        assert_flags(
            &RULE,
            "Then I left. Then I came. Then I saw.",
            &["Then I left. Then I came. Then I saw."],
        );
    }

    #[test]
    fn allows_a_story_told_by_i() {
        assert_allows(
            &RULE,
            &[
                "I asked the desk. I timed the visits. I wrote it down.",
                "\"So\" it. \"So\" that. \"So\" on.",
            ],
        );
    }
}
