//! Names of ledger numbers, and how to find them in a text.

use crate::domain::prose::quantities::singular;
use crate::domain::text::Span;

/// Words that identify nothing by themselves. Sorted.
const LITTLE_WORDS: &[&str] = &[
    "a", "an", "and", "at", "by", "for", "from", "in", "my", "of", "on", "our", "per", "the",
    "their", "to", "your",
];

/// The words of a text in lower case, with their spans.
pub(super) fn words_of(text: &str) -> Vec<(Span, String)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_within = letter.is_alphanumeric() || matches!(letter, '\'' | '’');
        match (start, is_within) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let span = Span {
                    start: from,
                    end: at,
                };
                words.push((span, span.of(text).to_lowercase()));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// A name by its distinctive words, so that "The waits at the desk" and "Wait at desk" are the
/// same.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Name {
    /// In their order.
    pub(super) words: Vec<String>,
}

impl Name {
    pub(super) fn of(name: &str) -> Self {
        let words = words_of(name)
            .into_iter()
            .filter(|(_, word)| LITTLE_WORDS.binary_search(&word.as_str()).is_err())
            .map(|(_, word)| singular(&word).to_owned())
            .collect();
        Self { words }
    }

    /// Whether this name contains another one.
    pub(super) fn holds(&self, other: &Self) -> bool {
        other.words.is_empty()
            || self
                .words
                .windows(other.words.len())
                .any(|window| window == other.words)
    }

    /// Where a sentence mentions it: its distinctive words in order, with small words between.
    pub(super) fn places_in(&self, words: &[(Span, String)]) -> Vec<Span> {
        let telling: Vec<(Span, &str)> = words
            .iter()
            .filter(|(_, word)| LITTLE_WORDS.binary_search(&word.as_str()).is_err())
            .map(|(span, word)| (*span, singular(word)))
            .collect();
        if self.words.is_empty() {
            return Vec::new();
        }
        telling
            .windows(self.words.len())
            .filter(|window| {
                window
                    .iter()
                    .map(|(_, word)| *word)
                    .eq(self.words.iter().map(String::as_str))
            })
            .filter_map(|window| {
                let (first, last) = (window.first()?, window.last()?);
                Some(Span {
                    start: first.0.start,
                    end: last.0.end,
                })
            })
            .collect()
    }
}

/// Whether two names are the same, ignoring inflection and small words.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    let one = Name::of(one);
    !one.words.is_empty() && one == Name::of(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(LITTLE_WORDS.is_sorted());
    }

    #[test]
    fn a_name_is_its_telling_words_however_they_are_inflected() {
        for (one, other, is_same) in [
            ("The waits at the desk", "Wait at desk", true),
            ("Wait", "Desk", false),
            ("", "", false),
        ] {
            assert_eq!(same_name(one, other), is_same, "{one} {other}");
        }
    }
}
