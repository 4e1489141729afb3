//! Reading plain text: paragraphs, sentences and words, each with where it stands.
//!
//! Sentence ends come from the crate `sentencize`; words are what stands between white space, as
//! word processors count. Spans are byte ranges into the text they came from.

use serde::{Deserialize, Serialize};

/// A byte range into a text, on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The text in the span; empty when the span does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The same span seen from a text in which this one begins at `offset`.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        Self {
            start: self.start + offset,
            end: self.end + offset,
        }
    }
}

/// The span of `part` without white space at either end.
fn trimmed(text: &str, span: Span) -> Span {
    let part = span.of(text);
    let start = span.start + (part.len() - part.trim_start().len());
    Span {
        start,
        end: start + part.trim().len(),
    }
}

/// The paragraphs: every line with something on it is one, as in a word processor.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let span = trimmed(
            text,
            Span {
                start,
                end: start + line.len(),
            },
        );
        start += line.len();
        (span.start < span.end).then_some(span)
    })
}

/// The sentences of a paragraph.
#[must_use]
pub fn sentences(paragraph: &str) -> Vec<Span> {
    sentencize::Segmenter::default()
        .spans(paragraph)
        .into_iter()
        .map(|(start, end)| trimmed(paragraph, Span { start, end }))
        .filter(|span| span.start < span.end)
        .collect()
}

/// The words, as a person counts them: runs without white space that hold a letter or a digit;
/// each ideograph counts by itself, as word processors count Chinese and Japanese.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .flat_map(|run| {
            let parts = if run.is_ascii() {
                Vec::new()
            } else {
                around_ideographs(run)
            };
            let whole = parts.is_empty().then_some(run);
            whole.into_iter().chain(parts)
        })
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

/// A run cut before and after each of its ideographs; nothing when it has none.
fn around_ideographs(run: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, letter) in run
        .char_indices()
        .filter(|(_, letter)| is_ideograph(*letter))
    {
        let end = at + letter.len_utf8();
        parts.extend([
            Span { start, end: at }.of(run),
            Span { start: at, end }.of(run),
        ]);
        start = end;
    }
    if start > 0 {
        parts.push(
            Span {
                start,
                end: run.len(),
            }
            .of(run),
        );
    }
    parts
}

/// How many words; see [`words`].
#[must_use]
pub fn word_count(text: &str) -> usize {
    words(text).count()
}

/// Han, Hiragana and Katakana, which are written without spaces between words.
fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sentence_texts(paragraph: &str) -> Vec<&str> {
        sentences(paragraph)
            .into_iter()
            .map(|span| span.of(paragraph))
            .collect()
    }

    #[test]
    fn every_line_with_text_is_a_paragraph() {
        let text = "One.\r\n\r\n  Two.  \nThree.\n\n";
        let found: Vec<&str> = paragraphs(text).map(|span| span.of(text)).collect();
        assert_eq!(found, ["One.", "Two.", "Three."]);
    }

    #[test]
    fn sentences_do_not_end_at_abbreviations_or_decimals() {
        assert_eq!(
            sentence_texts("Dr. Ahn cut it by 1.4 points, e.g. in May. It held."),
            ["Dr. Ahn cut it by 1.4 points, e.g. in May.", "It held."]
        );
    }

    #[test]
    fn words_are_runs_with_a_letter_or_digit() {
        assert_eq!(
            word_count("A well-kept ledger \u{2014} 1,200 rows, 3% off & \"done\"."),
            8
        );
        assert_eq!(word_count(" \n\t"), 0);
    }

    #[test]
    fn ideographs_count_one_by_one() {
        assert_eq!(word_count("顧客第一"), 4);
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader_and_every_span_fits(text in any::<String>()) {
            let mut last = 0;
            for paragraph in paragraphs(&text) {
                prop_assert!(paragraph.start >= last);
                last = paragraph.end;
                let inner = paragraph.of(&text);
                prop_assert!(!inner.is_empty());
                for sentence in sentences(inner) {
                    prop_assert!(!sentence.of(inner).is_empty());
                }
            }
            prop_assert!(word_count(&text) <= text.chars().count());
        }
    }
}
