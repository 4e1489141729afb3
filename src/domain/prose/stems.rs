//! The significant words of a text, as hashes of their stems.

use crate::domain::prose::words::{FUNCTION_WORDS, Words};
use crate::domain::text::words;

pub(crate) const FNV_OFFSET: u32 = 2_166_136_261;

/// 32-bit FNV-1a (Fowler, Noll, and Vo), with a separator after each word.
pub(crate) fn hash(sum: u32, word: &str) -> u32 {
    word.bytes().chain([b' ']).fold(sum, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(16_777_619)
    })
}

/// Words that don't say what a text is about, including those of prompts. Sorted.
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

/// How many letters of a word are compared: enough to match "invented" and "invention".
const STEM: usize = 5;

/// The hash of a significant word's first letters, so that all its forms match.
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
    // "desks" matches "desk".
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

/// The stems of a text's significant words, sorted, each once.
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
