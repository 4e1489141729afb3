//! Detects texts whose words aren't in an English order.
//!
//! An article is followed by a noun phrase, never by "of", "and", "was", or the end of the sentence; "of"
//! and "to" are never followed by "was" or "and". In prose, one such word in fifty breaks these rules,
//! mostly by a typo; if the same words are shuffled, one in three does.

use crate::domain::prose::reading::{Reading, Sentence, Traits};
use crate::domain::prose::words::Words;

/// Words that come before a noun phrase. Sorted.
const BEFORE_A_NOUN: Words = Words::new(&["a", "an", "my", "our", "the", "their", "your"]);

/// Words that come before a noun phrase, a verb, or a clause. Sorted.
const BEFORE_A_PHRASE: Words =
    Words::new(&["and", "at", "because", "but", "from", "into", "of", "with"]);

/// Words that can't begin a noun phrase. Sorted.
const BEGINS_NO_NOUN: Words = Words::new(&[
    "a", "about", "an", "and", "are", "at", "because", "been", "but", "by", "could", "did", "for",
    "from", "had", "has", "have", "he", "i", "if", "in", "into", "is", "it", "my", "of", "or",
    "our", "she", "so", "than", "that", "the", "their", "them", "they", "this", "to", "was", "we",
    "were", "when", "which", "who", "will", "with", "would", "you", "your",
]);

/// Words that can't begin a noun phrase or clause after a preposition or "and". Sorted.
const BEGINS_NO_PHRASE: Words = Words::new(&[
    "are", "been", "could", "had", "has", "is", "of", "was", "were", "would",
]);

/// The number of checked words, and of those with an impossible successor.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Order {
    pub(crate) looked_at: usize,
    pub(crate) wrong: usize,
}

/// Fewer errors than this are typos, even in a short text.
const FEWEST: usize = 3;

impl Order {
    /// Checks the words of a sentence.
    pub(crate) fn of(reading: &Reading<'_>, sentence: &Sentence) -> Self {
        let mut order = Self::default();
        for index in sentence.tokens.clone() {
            if !reading.is_own(index) {
                continue;
            }
            let word = reading.word(index);
            let wants_noun = BEFORE_A_NOUN.has(word);
            if !wants_noun && !BEFORE_A_PHRASE.has(word) {
                continue;
            }
            // "A.", "option A", and "an I" are letters.
            if reading.traits(index).any(Traits::CAPITALS)
                || word == "a" && is_letter(reading, sentence, index)
            {
                continue;
            }
            order.looked_at += 1;
            let is_last = index + 1 == sentence.tokens.end;
            let next = reading.joined_after(index);
            let is_name = reading.traits(index + 1).any(Traits::CAPITAL) && next != "i";
            order.wrong += usize::from(if wants_noun {
                is_last && reading.sentences.len() > 1 || !is_name && BEGINS_NO_NOUN.has(next)
            } else {
                !is_last
                    && BEGINS_NO_PHRASE.has(next)
                    && !matches!((word, next), ("and" | "but", _) | ("because", "of"))
                    || matches!(word, "and" | "because" | "but") && is_last
                    || matches!((word, next), ("and" | "but", "of" | "and" | "been"))
            });
        }
        order
    }

    /// Adds the counts of another sentence.
    pub(crate) fn add(&mut self, more: Self) {
        self.looked_at += more.looked_at;
        self.wrong += more.wrong;
    }

    /// Whether the words are in no order: more than one error in thirteen words can't be typos.
    pub(crate) fn is_none(self) -> bool {
        self.wrong >= FEWEST && self.wrong * 13 >= self.looked_at
    }
}

/// "A" as a name: "option A", "from A to B".
fn is_letter(reading: &Reading<'_>, sentence: &Sentence, index: usize) -> bool {
    reading.traits(index).any(Traits::CAPITAL) && index != sentence.tokens.start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prose;
    use crate::domain::prose::paragraph::ParagraphKind;

    fn order(text: &str) -> Order {
        let mut order = Order::default();
        for paragraph in crate::domain::text::paragraphs(text) {
            let reading = prose::read(paragraph.of(text), ParagraphKind::Prose);
            for sentence in &reading.sentences {
                order.add(Order::of(&reading, sentence));
            }
        }
        order
    }

    /// Shuffles the words of each sentence by a seed.
    fn shuffled(text: &str, seed: u64) -> String {
        let mut random = fastrand::Rng::with_seed(seed);
        crate::domain::text::paragraphs(text)
            .map(|paragraph| {
                let paragraph = paragraph.of(text);
                crate::domain::text::sentences(paragraph)
                    .into_iter()
                    .map(|sentence| {
                        let sentence = sentence.of(paragraph).trim_end_matches('.');
                        let mut words: Vec<&str> = sentence.split(' ').collect();
                        random.shuffle(&mut words);
                        format!("{}.", words.join(" "))
                    })
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect::<Vec<_>>()
            .join("\n\n")
    }

    const MEMOS: [&str; 5] = [
        include_str!("../../../tests/fixtures/memos/returns-desk.txt"),
        include_str!("../../../tests/fixtures/memos/graded/01-platform-boards.txt"),
        include_str!("../../../tests/fixtures/memos/graded/03-payday-advance.txt"),
        include_str!("../../../tests/fixtures/memos/graded/14-gym-questions.txt"),
        include_str!("../../../tests/fixtures/memos/graded/15-stadium-launch.txt"),
    ];

    #[test]
    fn the_tables_are_sorted() {
        for table in [
            BEFORE_A_NOUN,
            BEFORE_A_PHRASE,
            BEGINS_NO_NOUN,
            BEGINS_NO_PHRASE,
        ] {
            table.assert_sorted();
        }
    }

    #[test]
    fn prose_is_in_order_and_its_words_shuffled_are_in_none() {
        for memo in MEMOS {
            let written = order(memo);
            assert!(
                !written.is_none() && written.wrong * 25 <= written.looked_at,
                "{written:?}"
            );
            for seed in 0..40 {
                let shuffled = order(&shuffled(memo, seed));
                assert!(
                    shuffled.is_none() && shuffled.wrong * 8 >= shuffled.looked_at,
                    "{seed} {shuffled:?}"
                );
            }
        }
    }

    #[test]
    fn words_backwards_by_the_alphabet_and_in_pairs_are_in_none() {
        for memo in MEMOS {
            let words: Vec<&str> = memo.split_whitespace().collect();
            let backwards: Vec<&str> = words.iter().rev().copied().collect();
            let mut sorted = words.clone();
            sorted.sort_unstable();
            let turned: Vec<&str> = words
                .chunks(2)
                .flat_map(|pair| pair.iter().rev().copied())
                .collect();
            for text in [backwards.join(" "), sorted.join(" "), turned.join(" ")] {
                assert!(
                    order(&text).is_none(),
                    "{:?} {}",
                    order(&text),
                    &text[..200]
                );
            }
        }
    }
}
