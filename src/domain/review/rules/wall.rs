//! Paragraphs that are a wall of text.

use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::prose::reading::Reading;
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

/// The most words of a paragraph; about a third of a printed page.
pub(crate) const LONGEST: usize = 200;

pub(crate) const RULE: Rule = Rule {
    id: "wall",
    name: "A wall of text",
    why: "A paragraph should make one point. In one of over 200 words, readers have to find the points themselves.",
    fix: "Find the sentence where the second point starts, and start a paragraph there.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Structure),
    reads_english: true,
    check: Check::Paragraph(check),
};

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    let words = reading.word_count();
    if reading.kind == ParagraphKind::Prose && words > LONGEST {
        hits.add(
            reading.span(0, reading.tokens.len().saturating_sub(1)),
            format!("{words} words in one paragraph"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::flagged;

    #[test]
    fn flags_two_hundred_and_one_words_and_allows_two_hundred() {
        let of = |words: usize| format!("The {}word.", "word ".repeat(words - 2));
        assert_eq!(flagged(&RULE, &of(201)).len(), 1);
        assert!(flagged(&RULE, &of(200)).is_empty());
    }
}
