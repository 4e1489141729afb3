//! The notes on a paragraph: what the rules about the whole memo need to know about it.

use crate::domain::prose::language::SmallWords;
use crate::domain::prose::order::Order;
use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::prose::reading::{Reading, Sentence, Traits};
use crate::domain::prose::stems::{FNV_OFFSET, hash, stem};
use crate::domain::prose::{acronyms, syllables, thesis};
use crate::domain::text::Span;

/// A paragraph, analyzed. Spans are relative to it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that do not exclude each other"
)]
pub(crate) struct Notes {
    pub kind: ParagraphKind,
    pub words: usize,
    pub sentences: Vec<SentenceNote>,
    /// How often "we" and "I" act.
    pub we: usize,
    pub i: usize,
    pub acronyms: Vec<acronyms::Use>,
    /// The stems of its significant words, as numbers; sorted, each once.
    pub stems: Vec<u32>,
    /// The number of function words.
    pub function_words: usize,
    pub syllables: usize,
    /// The number of words that the reading grade counts: those without a digit.
    pub graded_words: usize,
    /// Whether it says who acted and what the result was.
    pub has_thesis: bool,
    pub ends_with_mark: bool,
    /// Whether it quotes a sentence.
    pub has_quotation: bool,
    pub has_date: bool,
    /// The languages of its function words.
    pub small_words: SmallWords,
    /// The number of punctuation marks: periods, commas, and the like.
    pub marks: usize,
    /// Whether its words are in an English order.
    pub order: Order,
}

/// The notes on a sentence.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that do not exclude each other"
)]
pub(crate) struct SentenceNote {
    pub span: Span,
    /// The number of the author's own words.
    pub words: usize,
    /// A hash of its words.
    pub wording: u32,
    /// A hash of its function words in order, the same for the same words in the same order; `None` if
    /// there are too few to compare.
    pub frame: Option<u32>,
    /// Whether "we" acts in it, and whether "I" does.
    pub has_we: bool,
    pub has_i: bool,
    /// The stems of its significant words, with repetitions.
    pub stems: Vec<u32>,
    pub has_figure: bool,
    /// Whether it reads as a sentence: several words, with function words among them.
    pub is_sentence: bool,
}

/// A shorter quotation, in words, is a term and not speech.
const SHORTEST_QUOTATION: usize = 5;
impl Notes {
    pub(crate) fn of(reading: &Reading<'_>) -> Self {
        let mut notes = Self {
            kind: reading.kind,
            words: reading.word_count(),
            sentences: reading
                .sentences
                .iter()
                .map(|sentence| note(reading, sentence))
                .collect(),
            we: 0,
            i: 0,
            acronyms: acronyms::uses(reading),
            stems: Vec::new(),
            function_words: 0,
            syllables: 0,
            graded_words: 0,
            has_thesis: thesis::is_in(reading),
            ends_with_mark: reading
                .text()
                .trim_end_matches(['"', '”', ')', '’', '\''])
                .ends_with(['.', '!', '?', '…', '。']),
            has_quotation: false,
            has_date: reading.any_in(0..reading.tokens.len(), Traits::DATE),
            small_words: SmallWords::of(reading),
            marks: reading
                .text()
                .bytes()
                .filter(|byte| b".,;:?!".contains(byte))
                .count(),
            order: Order::default(),
        };
        let mut quoted = 0;
        for index in 0..reading.tokens.len() {
            let word = reading.word(index);
            let traits = reading.traits(index);
            if traits.any(Traits::QUOTED) {
                quoted += 1;
                notes.has_quotation |= quoted >= SHORTEST_QUOTATION;
            } else {
                quoted = 0;
                match word {
                    "we" => notes.we += 1,
                    "i" => notes.i += 1,
                    _ => {}
                }
            }
            if traits.any(Traits::FUNCTION) {
                notes.function_words += 1;
            }
            if !traits.any(Traits::DIGIT) {
                notes.graded_words += 1;
                notes.syllables += syllables::count(word);
            }
        }
        for sentence in &reading.sentences {
            notes.order.add(Order::of(reading, sentence));
        }
        for sentence in &notes.sentences {
            notes.stems.extend_from_slice(&sentence.stems);
        }
        notes.stems.sort_unstable();
        notes.stems.dedup();
        notes
    }
}

/// Makes the notes on a sentence.
pub(crate) fn note(reading: &Reading<'_>, sentence: &Sentence) -> SentenceNote {
    let tokens = sentence.tokens.clone();
    let figures = tokens
        .clone()
        .filter(|&index| reading.traits(index).any(Traits::FIGURE))
        .count();
    let function_words = tokens
        .clone()
        .filter(|&index| reading.traits(index).any(Traits::FUNCTION))
        .count();
    let stems = tokens
        .clone()
        .filter(|&index| !reading.traits(index).any(Traits::FUNCTION))
        .filter_map(|index| stem(reading.word(index)))
        .collect();
    let acts = |who: &str| {
        tokens
            .clone()
            .any(|index| reading.is_own(index) && reading.word(index) == who)
    };
    let words = reading.own_words(sentence);
    SentenceNote {
        span: reading.raw(sentence.span),
        words,
        wording: tokens
            .clone()
            .fold(FNV_OFFSET, |sum, index| hash(sum, reading.word(index))),
        frame: (function_words >= FRAME).then(|| {
            tokens
                .clone()
                .filter(|&index| reading.traits(index).any(Traits::FUNCTION))
                .fold(FNV_OFFSET, |sum, index| hash(sum, reading.word(index)))
        }),
        has_we: acts("we"),
        has_i: acts("i"),
        stems,
        has_figure: figures > 0,
        is_sentence: words >= SHORTEST_SENTENCE
            && function_words > 0
            && function_words * 10 < words * 9,
    }
}

/// The fewest function words in a pattern.
const FRAME: usize = 3;

/// A sentence with fewer words says nothing by itself.
const SHORTEST_SENTENCE: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prose::stems::TELLING_NOTHING;
    use crate::domain::prose::words::FUNCTION_WORDS;

    #[test]
    fn the_tables_are_sorted() {
        FUNCTION_WORDS.assert_sorted();
        TELLING_NOTHING.assert_sorted();
    }

    #[test]
    fn forms_of_a_word_share_a_stem_and_small_words_have_none() {
        assert_eq!(stem("invented"), stem("invention"));
        assert_eq!(stem("desk"), stem("desks"));
        assert_ne!(stem("returns"), stem("refund"));
        assert!(stem("thing").is_none() && stem("the").is_none() && stem("2023").is_none());
    }
}
