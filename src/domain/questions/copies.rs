//! Near-copies among questions: those that ask the same thing in mostly the same words.
//!
//! Stories are compared by runs of words ([`crate::domain::stories::near_copies`]). Questions are too short
//! for that, and thousands begin with "Tell me about a time when you …". So they are compared by their
//! distinctive words, as sets: two questions are near-copies if they share at least [`NEAR_PERCENT`] of
//! all distinctive words in either. Candidates come from an index of each question's rarest words, because
//! two sets this similar share at least one of those.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::domain::text::fold::folded;

/// Two questions are near-copies if they share this percentage of their distinctive words. No two
/// built-in questions do.
pub const NEAR_PERCENT: usize = 60;

/// And at least this many distinctive words: "Why A/B tests?" is not a copy of "When A/B tests?".
const NEAR_WORDS: usize = 3;

/// Words that introduce a question and say nothing about its subject; sorted.
const PHRASES: [&str; 53] = [
    "about",
    "and",
    "any",
    "are",
    "been",
    "both",
    "but",
    "could",
    "describe",
    "did",
    "ever",
    "example",
    "for",
    "from",
    "gave",
    "give",
    "had",
    "has",
    "have",
    "how",
    "into",
    "its",
    "made",
    "most",
    "one",
    "our",
    "share",
    "situation",
    "tell",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "they",
    "this",
    "through",
    "time",
    "walk",
    "was",
    "were",
    "what",
    "when",
    "where",
    "which",
    "who",
    "why",
    "with",
    "would",
    "you",
    "your",
];

/// The shortest distinctive word, in letters.
const TELLING_LETTERS: usize = 3;

/// A word that this many questions have among their rarest is no longer looked up, which keeps the
/// time linear.
const HOLDERS_A_WORD: usize = 64;

/// A text that asks the same thing as an earlier one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Copy {
    /// The index of the earlier text.
    pub of: usize,
    /// The share of common distinctive words, in percent; 100 if all are the same.
    pub percent: usize,
}

/// For each text, the earlier one it is a copy of, the closest if there are several. Texts that
/// differ only in case, accents, and punctuation are always copies.
#[must_use]
pub fn copies(texts: &[&str]) -> Vec<Option<Copy>> {
    let folded: Vec<String> = texts.iter().map(|text| folded(text)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for text in &folded {
        for word in telling(text) {
            *counts.entry(word).or_default() += 1;
        }
    }
    // Words as numbers, the rarest with the smallest.
    let mut by_count: Vec<(usize, &str)> = counts
        .into_iter()
        .map(|(word, count)| (count, word))
        .collect();
    by_count.sort_unstable();
    let ranks: HashMap<&str, usize> = by_count
        .into_iter()
        .enumerate()
        .map(|(rank, (_, word))| (word, rank))
        .collect();
    let mut same: HashMap<&str, usize> = HashMap::new();
    let mut holders: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut sets: Vec<Vec<usize>> = Vec::with_capacity(folded.len());
    let mut found = Vec::with_capacity(folded.len());
    for (place, text) in folded.iter().enumerate() {
        let mut set: Vec<usize> = telling(text)
            .filter_map(|word| ranks.get(word).copied())
            .collect();
        set.sort_unstable();
        set.dedup();
        let first = same
            .get(text.as_str())
            .copied()
            .filter(|_| !text.is_empty());
        let copy = first.map(|of| Copy { of, percent: 100 }).or_else(|| {
            let of = |other: usize| {
                folded
                    .get(other)
                    .is_some_and(|other| differ_by_number(text, other))
            };
            nearest(&set, &holders, &sets).filter(|copy| !of(copy.of))
        });
        if first.is_none() {
            same.insert(text, place);
            for &word in rarest(&set) {
                let holders = holders.entry(word).or_default();
                if holders.len() < HOLDERS_A_WORD {
                    holders.push(place);
                }
            }
        }
        sets.push(set);
        found.push(copy);
    }
    found
}

/// The distinctive words of a folded text.
fn telling(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(' ')
        .filter(|word| word.chars().count() >= TELLING_LETTERS || !word.is_ascii())
        .filter(|word| PHRASES.binary_search(word).is_err())
}

/// Whether both texts have numbers, and different ones: "in your first 30 days" and "in your first 90
/// days".
fn differ_by_number(one: &str, other: &str) -> bool {
    fn numbers(text: &str) -> Vec<&str> {
        text.split(' ')
            .filter(|word| word.starts_with(|letter: char| letter.is_ascii_digit()))
            .collect()
    }
    let (one, other) = (numbers(one), numbers(other));
    !one.is_empty() && !other.is_empty() && one != other
}

/// The rarest words of a sorted set; a near-copy has at least one of them.
fn rarest(set: &[usize]) -> &[usize] {
    let shared_at_least = (set.len() * NEAR_PERCENT).div_ceil(100);
    let count = (set.len() + 1).saturating_sub(shared_at_least.max(1));
    set.get(..count.min(set.len())).unwrap_or_default()
}

fn nearest(
    set: &[usize],
    holders: &HashMap<usize, Vec<usize>>,
    sets: &[Vec<usize>],
) -> Option<Copy> {
    let candidates: HashSet<usize> = rarest(set)
        .iter()
        .filter_map(|word| holders.get(word))
        .flatten()
        .copied()
        .collect();
    candidates
        .into_iter()
        .filter_map(|of| {
            let other = sets.get(of)?;
            let shared = set
                .iter()
                .filter(|word| other.binary_search(word).is_ok())
                .count();
            let all = set.len() + other.len() - shared;
            // All words except the introductory phrases are the same: a near-copy, but not identical.
            let percent = (shared * 100 / all.max(1)).min(99);
            (shared >= NEAR_WORDS && percent >= NEAR_PERCENT).then_some(Copy { of, percent })
        })
        .max_by_key(|copy| (copy.percent, Reverse(copy.of)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_that_differ_by_their_number_are_two() {
        let first = "What would you do in your first 30 days on the returns team?";
        let second = "What would you do in your first 90 days on the returns team?";
        let third = "What would you do in your first days on the returns team?";
        assert_eq!(of(&[first, second]), [None, None]);
        assert_eq!(of(&[first, third]), [None, Some(0)]);
    }

    fn of(texts: &[&str]) -> Vec<Option<usize>> {
        copies(texts)
            .into_iter()
            .map(|copy| copy.map(|copy| copy.of))
            .collect()
    }

    #[test]
    fn the_same_words_are_a_copy_whatever_their_case_accents_and_punctuation() {
        assert_eq!(
            of(&["Why?", "WHY", "Why not?", "Über uns", "uber uns!"]),
            [None, Some(0), None, None, Some(3)]
        );
        assert_eq!(of(&["", "?"]), [None, None]);
    }

    #[test]
    fn a_question_put_in_other_words_around_it_is_a_near_copy() {
        let texts = [
            "Tell me about a time when you disagreed with your manager over a launch date.",
            "Describe a situation where you disagreed with a manager about the launch date.",
            "Tell me about a time when you hired somebody better than yourself.",
            "Tell me about a time when you failed.",
            "Tell me about a time when you succeeded.",
        ];
        let found = copies(&texts);
        assert_eq!(found[1].map(|copy| copy.of), Some(0));
        assert!(found[1].is_some_and(|copy| (NEAR_PERCENT..100).contains(&copy.percent)));
        assert_eq!(found[2..], [None, None, None]);
    }

    #[test]
    fn the_phrases_are_sorted() {
        assert!(PHRASES.is_sorted());
    }

    #[test]
    fn a_copy_is_told_of_the_nearest_and_then_of_the_first() {
        let texts = [
            "How did forecast, budget and headcount change the roadmap?",
            "How did forecast, budget and headcount change the whole roadmap?",
            "How did forecast, budget and headcount change the roadmap, then?",
        ];
        assert_eq!(of(&texts), [None, Some(0), Some(0)]);
    }

    #[test]
    fn thousands_that_begin_alike_take_no_more_than_each_its_share() {
        let texts: Vec<String> = (0..20_000)
            .map(|number| format!("Tell me about project number {number} and its outcome"))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        assert_eq!(copies(&texts).len(), 20_000);
    }
}
