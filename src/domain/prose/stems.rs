//! The telling words of a text, each as the number of its stem.

use crate::domain::prose::words::{FUNCTION_WORDS, Words};
use crate::domain::text::words;

pub(crate) const FNV_OFFSET: u32 = 2_166_136_261;

/// FNV-1a of 32 bits (Fowler, Noll and Vo), with a mark after each word.
pub(crate) fn hash(sum: u32, word: &str) -> u32 {
    word.bytes().chain([b' ']).fold(sum, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(16_777_619)
    })
}

/// Words that tell nothing of what a text is about, prompts' own words among them. Sorted.
pub(crate) const TELLING_NOTHING: Words = Words::new(&[
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
pub(crate) fn stem(word: &str) -> Option<u32> {
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
pub(crate) fn shared(wanted: &[u32], stems: &[u32]) -> usize {
    wanted
        .iter()
        .filter(|stem| stems.binary_search(stem).is_ok())
        .count()
}

/// The stems of a text's telling words, sorted, each once.
pub(crate) fn stems_of(text: &str) -> Vec<u32> {
    let mut stems: Vec<u32> = words(text)
        .filter_map(|word| {
            let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            stem(&bare.to_ascii_lowercase())
        })
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}
