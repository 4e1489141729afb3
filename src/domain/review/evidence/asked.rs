//! Splits a prompt into the parts that each ask for something.

use crate::domain::prose::stems::stems_of;
use crate::domain::prose::words::Words;
use crate::domain::review::evidence::cues::Cues;
use crate::domain::text::{Span, sentences};

/// Words that start another question after a comma. Sorted.
const ASKING: Words = Words::new(&[
    "how", "what", "when", "where", "which", "who", "whom", "whose", "why",
]);

/// Words that start another instruction after a comma. Sorted.
const ORDERS: Words = Words::new(&[
    "compare", "count", "defend", "describe", "end", "explain", "find", "give", "identify", "list",
    "name", "propose", "say", "set", "show", "state", "tell", "walk", "write",
]);

/// Words that start another item to name after a comma. Sorted.
const NAMED: Words = Words::new(&["a", "an", "the", "your"]);

/// Words that can come before a question word. Sorted.
const BEFORE_ASKING: Words = Words::new(&["and", "by", "for", "in", "or", "then", "to", "with"]);

/// A part with fewer words doesn't ask for anything by itself.
const SHORTEST: usize = 3;

/// A text with more parts than this is a form, not a prompt.
const MOST: usize = 8;

/// The parts of a prompt that each ask for something, in order.
#[must_use]
pub fn parts(prompt: &str) -> Vec<String> {
    let mut parts: Vec<Span> = Vec::new();
    for sentence in sentences(prompt) {
        let text = sentence.of(prompt);
        let mut start = 0;
        let is_order = first_word(text).is_some_and(|word| ORDERS.has(&word));
        for (comma, _) in text.match_indices([',', ';']) {
            let rest = text.get(comma + 1..).unwrap_or_default();
            let is_long = count(text.get(start..comma).unwrap_or_default()) >= SHORTEST;
            if is_long && count(rest) >= SHORTEST && begins_part(rest, is_order) {
                parts.push(Span {
                    start: sentence.start + start,
                    end: sentence.start + comma,
                });
                start = comma + 1;
            }
        }
        parts.push(Span {
            start: sentence.start + start,
            end: sentence.end,
        });
    }
    parts
        .into_iter()
        .map(|part| tidy(part.of(prompt)))
        .filter(|part| count(part) >= SHORTEST)
        .take(MOST)
        .collect()
}

/// Verbs in prompts whose past tense has another stem. Sorted.
const PASTS: [(&str, &str); 15] = [
    ("begin", "began"),
    ("bring", "brought"),
    ("build", "built"),
    ("catch", "caught"),
    ("choose", "chose"),
    ("find", "found"),
    ("held", "hold"),
    ("hide", "hidden"),
    ("hold", "held"),
    ("know", "knew"),
    ("lose", "lost"),
    ("meet", "met"),
    ("spend", "spent"),
    ("teach", "taught"),
    ("think", "thought"),
];

/// The stems of a part's significant words and of the past forms of its verbs; sorted.
pub(crate) fn stems(part: &str) -> Vec<u32> {
    let mut words = part.to_ascii_lowercase();
    for (word, past) in PASTS {
        let is_said = words.split_whitespace().map(bare).any(|said| said == word);
        if is_said {
            words.push(' ');
            words.push_str(past);
        }
    }
    stems_of(&words)
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

fn bare(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
        .to_ascii_lowercase()
}

fn first_word(text: &str) -> Option<String> {
    text.split_whitespace().next().map(bare)
}

/// Whether the text after a comma asks for something else.
fn begins_part(rest: &str, is_order: bool) -> bool {
    let mut words = rest.split_whitespace().map(bare);
    let Some(mut word) = words.next() else {
        return false;
    };
    while BEFORE_ASKING.has(&word) {
        match words.next() {
            Some(next) => word = next,
            None => return false,
        }
    }
    ASKING.has(&word) || ORDERS.has(&word) || is_order && NAMED.has(&word)
}

/// A part without the "and" before it and the punctuation around it.
fn tidy(part: &str) -> String {
    let part = part.trim();
    let part = ["and ", "then ", "or "]
        .into_iter()
        .fold(part, |part, word| part.strip_prefix(word).unwrap_or(part));
    part.trim_matches([' ', ',', ';', '.']).to_owned()
}

/// The kind of answer that a part of a prompt asks for.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that do not exclude each other"
)]
#[derive(Default)]
pub(crate) struct Asked {
    /// The topic itself: "Describe a time when…"
    pub(crate) topic: bool,
    act: bool,
    number: bool,
    learned: bool,
    reason: bool,
    alternatives: bool,
    other_side: bool,
    money: bool,
}

impl Asked {
    /// What a part asks for.
    pub(crate) fn of(part: &str) -> Self {
        let part = part.to_ascii_lowercase();
        let says = |any: &[&str]| any.iter().any(|word| part.contains(word));
        let begins = |any: &[&str]| any.iter().any(|word| part.starts_with(word));
        Self {
            topic: begins(&[
                "write about",
                "describe",
                "think of",
                "take",
                "pick",
                "choose",
                "recall",
                "give an",
                "tell",
                "set out a",
                "name the one",
                "an ",
                "a ",
                "two ",
                "which ",
                "whose ",
                "what is",
            ]),
            act: says(&["did you", "you do", "you did", "your part", "tried"]),
            number: says(&[
                "baseline",
                "figure",
                "metric",
                "how much",
                "know that",
                "sample",
                "how many",
                "result",
            ]),
            learned: says(&[
                "learn",
                "taught",
                "differently",
                "you now",
                "wrong",
                "today",
                "mislead",
            ]),
            reason: says(&["why", "reason", "cause"]),
            alternatives: says(&[
                "choice",
                "alternative",
                "option",
                "chose",
                "considered",
                "instead",
            ]),
            other_side: says(&["disagree", "object", "oppos", "advice", "lost"]),
            money: says(&["cost", "price", "money"]),
        }
    }

    /// How well a sentence answers it.
    pub(crate) fn points(&self, cues: Cues) -> usize {
        let all = [
            self.act && cues.has(Cues::I_ACT),
            self.number && cues.has(Cues::BASELINE),
            self.learned && cues.learned >= 3,
            self.reason && cues.has(Cues::REASON),
            self.alternatives && cues.alternatives >= 3,
            self.other_side && cues.other_side >= 3,
            self.money && cues.has(Cues::MONEY),
        ];
        3 * all.into_iter().filter(|is_so| *is_so).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prompt_has_a_part_for_each_thing_that_it_asks() {
        for (prompt, expected) in [
            (
                "Describe a measure that everyone trusted. What was it hiding, how did you find out, and which \
                 decisions changed?",
                &[
                    "Describe a measure that everyone trusted",
                    "What was it hiding",
                    "how did you find out",
                    "which decisions changed?",
                ][..],
            ),
            (
                "Name the inputs you watched, the scope you traded away, and the final figure.",
                &[
                    "Name the inputs you watched",
                    "the scope you traded away",
                    "the final figure",
                ],
            ),
            (
                "Say what existed before it, which part was yours, and what it moved.",
                &[
                    "Say what existed before it",
                    "which part was yours",
                    "what it moved",
                ],
            ),
            (
                "Tell me about a feature, process or offer of yours.",
                &["Tell me about a feature, process or offer of yours"],
            ),
            ("Why?", &[]),
            ("", &[]),
        ] {
            assert_eq!(parts(prompt), expected, "{prompt}");
        }
    }

    #[test]
    fn the_tables_are_sorted() {
        for table in [&ASKING, &ORDERS, &NAMED, &BEFORE_ASKING] {
            table.assert_sorted();
        }
        assert!(PASTS.is_sorted());
    }
}
