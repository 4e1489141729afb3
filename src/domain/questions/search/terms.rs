//! The words of a search.

use crate::domain::questions::search::forms::{is_stop_word, stem};
use crate::domain::text::Span;
use crate::domain::text::fold::{fold_into, is_accent, words};

/// A folded word of a text.
pub(super) struct Token {
    pub(super) word: String,
    /// Whether only punctuation separates it from the next one, as in "trade-off" and "P&L".
    pub(super) is_joined: bool,
}

/// The folded words of a text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut end_before = None;
    let mut tokens: Vec<Token> = Vec::new();
    for span in words(text) {
        let between = end_before.and_then(|end| text.get(end..span.start));
        if let (Some(between), Some(last)) = (between, tokens.last_mut()) {
            let mut marks = between.chars();
            last.is_joined = marks.next().is_some_and(is_joint) && marks.next().is_none();
        }
        end_before = Some(span.end);
        let mut word = String::new();
        fold_into(&mut word, span.of(text));
        tokens.push(Token {
            word,
            is_joined: false,
        });
    }
    tokens
}

/// The stems of a text's distinctive words, in order; a word may occur twice.
pub(crate) fn telling_stems(text: &str) -> Vec<String> {
    tokens(text)
        .into_iter()
        .map(|token| token.word)
        .filter(|word| word.len() > 2 && !is_stop_word(word))
        .filter(|word| !word.bytes().any(|byte| byte.is_ascii_digit()))
        .map(|word| stem(&word))
        .collect()
}

fn is_joint(mark: char) -> bool {
    matches!(mark, '-' | '/' | '&' | '\'' | '’' | '‑' | '–')
}

/// The chains of joined words, each as one word: "tradeoff" for "trade-off".
pub(super) fn chains(tokens: &[Token]) -> impl Iterator<Item = (usize, usize, String)> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(rest) = tokens.get(from..).filter(|rest| !rest.is_empty()) {
            let joints = rest.iter().take_while(|token| token.is_joined).count();
            let (start, length) = (from, joints + 1);
            from += length;
            if joints > 0 {
                let word = rest
                    .iter()
                    .take(length)
                    .map(|token| token.word.as_str())
                    .collect();
                return Some((start, length, word));
            }
        }
        None
    })
}

/// A search word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct SearchTerm {
    /// Words that match it: the word itself, or the corrections of a misspelling.
    pub(super) words: Vec<String>,
    /// Their stems, in their order.
    pub(super) stems: Vec<String>,
    /// The confidence in the words, out of [`RIGHT`].
    pub(super) trust: u32,
}

/// The confidence in a word as it was typed.
pub(super) const RIGHT: u32 = 8;

impl SearchTerm {
    pub(super) fn of(words: Vec<String>, errors: u32) -> Self {
        let stems = words.iter().map(|word| stem(word)).collect();
        Self {
            words,
            stems,
            trust: RIGHT.saturating_sub(errors),
        }
    }
}

/// A parsed search.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SearchTerms {
    /// The typed text, folded.
    pub(super) folded: String,
    pub(super) terms: Vec<SearchTerm>,
    /// Words that no question has and that are not misspellings.
    pub(super) unknown: Vec<String>,
    /// Misspelled words, each with its correction.
    pub(super) corrected: Vec<(String, String)>,
}

impl SearchTerms {
    /// Words that no question has.
    #[must_use]
    pub fn unknown(&self) -> &[String] {
        &self.unknown
    }

    /// Misspelled words, each with its correction.
    #[must_use]
    pub fn corrected(&self) -> &[(String, String)] {
        &self.corrected
    }

    /// Whether the search is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.unknown.is_empty()
    }

    /// The parts of a text that match the search, in order.
    #[must_use]
    pub fn hits(&self, text: &str) -> Vec<Span> {
        if self.terms.is_empty() {
            return Vec::new();
        }
        words(text)
            .filter_map(|span| {
                let word = span.of(text);
                let mut folded = String::new();
                fold_into(&mut folded, word);
                let begins = self
                    .terms
                    .iter()
                    .flat_map(|term| &term.words)
                    .filter(|term| folded.starts_with(term.as_str()))
                    .map(String::len)
                    .max();
                let length = begins.or_else(|| {
                    let stem = stem(&folded);
                    let mut stems = self.terms.iter().flat_map(|term| &term.stems);
                    stems.any(|one| *one == stem).then_some(folded.len())
                })?;
                Some(Span {
                    start: span.start,
                    end: span.start + beginning(word, length),
                })
            })
            .collect()
    }
}

/// How many bytes of a word fold to at least this many bytes, including accents that follow.
fn beginning(word: &str, folded_length: usize) -> usize {
    let mut folded = String::new();
    let mut end = 0;
    for (at, letter) in word.char_indices() {
        if folded.len() >= folded_length && !is_accent(letter) {
            break;
        }
        end = at + letter.len_utf8();
        fold_into(&mut folded, word.get(at..end).unwrap_or_default());
    }
    end
}
