//! What is kept of a paragraph: what its own rules found, and what the rules about the whole memo
//! and the scores need to know of it.

use super::phrases::Words;
use super::reading::{Reading, Sentence, Traits};
use super::{Check, Hit, Hits, ParagraphKind, RULES, acronym, syllables, thesis};
use crate::domain::text::Span;

/// A paragraph, analysed. Spans are relative to it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that do not exclude each other"
)]
pub(super) struct Analysis {
    pub kind: ParagraphKind,
    pub hits: Vec<Hit>,
    pub words: usize,
    pub sentences: Vec<SentenceNote>,
    /// How often "we" and "I" act.
    pub we: usize,
    pub i: usize,
    pub acronyms: Vec<acronym::Use>,
    /// The telling words, each as the number of its stem; sorted, each once.
    pub stems: Vec<u32>,
    /// Words that hold English sentences together.
    pub function_words: usize,
    pub syllables: usize,
    /// Words that the reading grade counts: those without a digit.
    pub graded_words: usize,
    /// Whether it says who acted and what came of it.
    pub has_thesis: bool,
    pub ends_with_mark: bool,
    /// Whether it quotes somebody with a sentence.
    pub has_quotation: bool,
    pub has_date: bool,
}

/// What is kept of a sentence.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that do not exclude each other"
)]
pub(super) struct SentenceNote {
    pub span: Span,
    /// The author's own words.
    pub words: usize,
    /// A number for its words, the same for the same words.
    pub wording: u32,
    /// Whether "we" acts in it, and whether "I" does.
    pub has_we: bool,
    pub has_i: bool,
    /// The stems of its telling words, as often as they stand.
    pub stems: Vec<u32>,
    pub has_figure: bool,
    /// Whether it names something: a figure, a date, a person or a place.
    pub is_definite: bool,
    /// Whether it drops one figure after the other, with too few words to say what they mean.
    pub drops_figures: bool,
    /// Whether it sets a figure against another: "from 19 to 7", "58% of 620".
    pub has_baseline: bool,
    /// Whether it reads as a sentence: a few words, with something that holds them together.
    pub is_sentence: bool,
}

/// A quotation of fewer words is a term, not somebody speaking.
const SHORTEST_QUOTATION: usize = 5;

/// Words that hold English sentences together; about four in ten words of prose. Sorted.
pub(super) const FUNCTION_WORDS: Words = Words::new(&[
    "a", "about", "after", "all", "an", "and", "are", "as", "at", "be", "because", "been",
    "before", "but", "by", "could", "did", "do", "for", "from", "had", "has", "have", "he", "her",
    "his", "i", "if", "in", "into", "is", "it", "its", "me", "my", "no", "not", "of", "on", "one",
    "or", "our", "she", "so", "than", "that", "the", "their", "them", "then", "there", "they",
    "this", "to", "was", "we", "were", "what", "when", "which", "who", "will", "with", "would",
    "you",
]);

impl Analysis {
    pub(super) fn of(text: &str, kind: ParagraphKind) -> Self {
        let reading = Reading::of(text, kind);
        let mut analysis = Self {
            kind,
            hits: hits(&reading),
            words: reading.word_count(),
            sentences: reading
                .sentences
                .iter()
                .map(|sentence| note(&reading, sentence))
                .collect(),
            we: 0,
            i: 0,
            acronyms: acronym::uses(&reading),
            stems: Vec::new(),
            function_words: 0,
            syllables: 0,
            graded_words: 0,
            has_thesis: thesis::is_in(&reading),
            ends_with_mark: text
                .trim_end_matches(['"', '”', ')', '’', '\''])
                .ends_with(['.', '!', '?', '…', '。']),
            has_quotation: false,
            has_date: reading.any_in(0..reading.tokens.len(), Traits::DATE),
        };
        let mut quoted = 0;
        for index in 0..reading.tokens.len() {
            let word = reading.word(index);
            let traits = reading.traits(index);
            if traits.any(Traits::QUOTED) {
                quoted += 1;
                analysis.has_quotation |= quoted >= SHORTEST_QUOTATION;
            } else {
                quoted = 0;
                match word {
                    "we" => analysis.we += 1,
                    "i" => analysis.i += 1,
                    _ => {}
                }
            }
            if traits.any(Traits::FUNCTION) {
                analysis.function_words += 1;
            }
            if !traits.any(Traits::DIGIT) {
                analysis.graded_words += 1;
                analysis.syllables += syllables::count(word);
            }
        }
        for sentence in &analysis.sentences {
            analysis.stems.extend_from_slice(&sentence.stems);
        }
        analysis.stems.sort_unstable();
        analysis.stems.dedup();
        analysis
    }
}

/// What the rules of paragraphs find.
fn hits(reading: &Reading<'_>) -> Vec<Hit> {
    let mut hits = Hits::default();
    for (place, rule) in RULES.iter().enumerate() {
        if let Check::Paragraph(check) = rule.check {
            hits.place = place;
            check(reading, &mut hits);
        }
    }
    hits.found
}

/// What is to be known of a sentence.
pub(super) fn note(reading: &Reading<'_>, sentence: &Sentence) -> SentenceNote {
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
    let drops_figures = figures >= MANY_FIGURES && figures * WORDS_A_FIGURE > words;
    SentenceNote {
        span: sentence.span,
        words,
        wording: tokens
            .clone()
            .fold(FNV_OFFSET, |sum, index| hash(sum, reading.word(index))),
        has_we: acts("we"),
        has_i: acts("i"),
        stems,
        has_figure: figures > 0,
        is_definite: tokens.clone().any(|index| is_definite(reading, index)),
        has_baseline: figures >= 2 && !drops_figures && reading.has_word(sentence, &COMPARING),
        drops_figures,
        is_sentence: words >= SHORTEST_SENTENCE
            && function_words > 0
            && function_words * 10 < words * 9,
    }
}

/// Words that each figure needs to be understood, where a sentence has so many figures.
const WORDS_A_FIGURE: usize = 4;
const MANY_FIGURES: usize = 4;

fn is_definite(reading: &Reading<'_>, index: usize) -> bool {
    let traits = reading.traits(index);
    traits.any(Traits::FIGURE.and(Traits::DATE))
        || traits.any(Traits::CAPITAL)
            && !traits.any(Traits::FIRST.and(Traits::CAPITALS))
            && reading.word(index) != "i"
}

/// A sentence of fewer words earns nothing, and costs nothing.
const SHORTEST_SENTENCE: usize = 4;

/// Words that set one figure against another. Sorted.
const COMPARING: Words = Words::new(&[
    "against", "compared", "from", "instead", "of", "than", "versus", "vs", "where", "while",
]);

const FNV_OFFSET: u32 = 2_166_136_261;

/// FNV-1a of 32 bits (Fowler, Noll and Vo), with a mark after each word.
fn hash(sum: u32, word: &str) -> u32 {
    word.bytes().chain([b' ']).fold(sum, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(16_777_619)
    })
}

/// Words that tell nothing of what a text is about, prompts' own words among them. Sorted.
const TELLING_NOTHING: Words = Words::new(&[
    "again",
    "also",
    "another",
    "anything",
    "because",
    "been",
    "being",
    "came",
    "choose",
    "come",
    "describe",
    "does",
    "done",
    "each",
    "else",
    "ever",
    "every",
    "everything",
    "explain",
    "first",
    "gave",
    "give",
    "going",
    "have",
    "having",
    "here",
    "itself",
    "just",
    "know",
    "last",
    "later",
    "less",
    "made",
    "make",
    "making",
    "many",
    "more",
    "most",
    "much",
    "myself",
    "next",
    "nothing",
    "once",
    "only",
    "other",
    "others",
    "over",
    "pick",
    "said",
    "same",
    "says",
    "self",
    "show",
    "since",
    "some",
    "someone",
    "something",
    "still",
    "such",
    "take",
    "tell",
    "than",
    "their",
    "them",
    "these",
    "they",
    "thing",
    "things",
    "those",
    "through",
    "time",
    "today",
    "told",
    "under",
    "until",
    "upon",
    "used",
    "very",
    "want",
    "well",
    "went",
    "whether",
    "while",
    "whom",
    "whose",
    "without",
    "write",
    "your",
    "yourself",
]);

/// Letters of a word that are compared: enough for "invented" and "invention" to be one.
const STEM: usize = 5;

/// The number of a telling word's stem: of its first letters, so that its forms are one.
pub(super) fn stem(word: &str) -> Option<u32> {
    let is_telling = (word.len() > 3 || !word.is_ascii())
        && !word.bytes().any(|byte| byte.is_ascii_digit())
        && !TELLING_NOTHING.has(word)
        && !FUNCTION_WORDS.has(word);
    let end = word
        .char_indices()
        .nth(STEM)
        .map_or(word.len(), |(end, _)| end);
    let start = word.get(..end).unwrap_or(word);
    // "desks" and "desk" alike.
    let start = if word.len() <= STEM {
        start.strip_suffix('s').unwrap_or(start)
    } else {
        start
    };
    is_telling.then(|| hash(FNV_OFFSET, start))
}

/// How many of `wanted` are in `stems`; both sorted.
pub(super) fn shared(wanted: &[u32], stems: &[u32]) -> usize {
    wanted
        .iter()
        .filter(|stem| stems.binary_search(stem).is_ok())
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        FUNCTION_WORDS.assert_sorted();
        COMPARING.assert_sorted();
        TELLING_NOTHING.assert_sorted();
    }

    #[test]
    fn forms_of_a_word_share_a_stem_and_small_words_have_none() {
        assert_eq!(stem("invented"), stem("invention"));
        assert_eq!(stem("desk"), stem("desks"));
        assert_ne!(stem("returns"), stem("refund"));
        assert!(stem("thing").is_none() && stem("the").is_none() && stem("2023").is_none());
    }

    #[test]
    fn a_figure_set_against_another_is_a_baseline() {
        let baselines = |text: &str| -> Vec<bool> {
            Analysis::of(text, ParagraphKind::Prose)
                .sentences
                .iter()
                .map(|sentence| sentence.has_baseline)
                .collect()
        };
        assert_eq!(
            baselines(
                "It fell from 19 to 7 minutes. Of 620 cards 58% named it. It cost 5 pounds. It began in 2022."
            ),
            [true, true, false, false]
        );
    }
}
