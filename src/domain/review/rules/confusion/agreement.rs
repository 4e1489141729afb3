//! Verbs and quantities that don't agree with the words around them.

use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::prose::words::Words;

/// Past forms that are not participles. Sorted.
pub(super) const NO_PARTICIPLES: Words = Words::new(&[
    "ate", "began", "came", "chose", "did", "drank", "drove", "flew", "forgave", "gave", "grew",
    "knew", "ran", "rang", "sang", "spoke", "swam", "threw", "took", "was", "went", "wore",
    "wrote",
]);

/// Countable plural nouns that are common in memos. Sorted.
pub(super) const COUNTED: Words = Words::new(&[
    "bugs",
    "calls",
    "cases",
    "clients",
    "complaints",
    "customers",
    "employees",
    "engineers",
    "errors",
    "features",
    "meetings",
    "mistakes",
    "orders",
    "parcels",
    "people",
    "products",
    "questions",
    "returns",
    "reviews",
    "shops",
    "stores",
    "tasks",
    "teams",
    "tickets",
    "users",
    "visitors",
]);

/// An error of agreement: the last token of the passage, and the correction.
pub(super) fn disagrees(reading: &Reading<'_>, index: usize) -> Option<(usize, &'static str)> {
    let (word, ending) = (reading.word(index), reading.ending(index));
    let (before, next) = (reading.joined_before(index), reading.joined_after(index));
    let next_is_bare = reading.ending(index + 1).is_empty();
    let meant = match (word, ending) {
        ("don", "t") if matches!(before, "he" | "she" | "it") => "“doesn’t”",
        ("have" | "has" | "had", "") if NO_PARTICIPLES.has(next) => "the participle",
        ("me", "")
            if next == "and"
                && reading.traits(index).any(Traits::FIRST)
                && reading.traits(index + 2).any(Traits::CAPITAL) =>
        {
            "“and I”, after the other name,"
        }
        ("less", "")
            if COUNTED.has(next)
                && !reading
                    .traits(index - usize::from(index > 0))
                    .any(Traits::FIGURE) =>
        {
            "“fewer”"
        }
        ("much", "") if COUNTED.has(next) => "“many”",
        ("many", "")
            if matches!(
                next,
                "advice" | "equipment" | "evidence" | "feedback" | "information"
            ) =>
        {
            let after = reading.joined_after(index + 1);
            // "Many feedback forms" counts the forms.
            if after.ends_with('s') {
                return None;
            }
            "“much”"
        }
        ("explain" | "explained", "")
            if matches!(next, "me" | "us" | "them" | "him")
                && matches!(
                    reading.joined_after(index + 1),
                    "a" | "her"
                        | "his"
                        | "how"
                        | "my"
                        | "our"
                        | "that"
                        | "the"
                        | "their"
                        | "what"
                        | "why"
                ) =>
        {
            "“explain to”"
        }
        ("since", "") if is_span_until_now(reading, index) => {
            return Some((index + 2, "“for”"));
        }
        (_, "t") if word == "didn" && is_past(next) && next_is_bare => "the base form of the verb",
        ("did", "") if next == "not" && is_past(reading.joined_after(index + 1)) => {
            return Some((index + 2, "the base form of the verb"));
        }
        _ => return None,
    };
    Some((index + 1, meant))
}

/// Whether "since" is used for a duration: "since three years I run it", not "since 3 May".
fn is_span_until_now(reading: &Reading<'_>, since: usize) -> bool {
    let is_unit = matches!(
        reading.joined_after(since + 1),
        "days" | "weeks" | "months" | "years"
    );
    is_unit
        && reading
            .traits(since + 1)
            .any(Traits::DIGIT.and(Traits::SPELLED))
        && matches!(
            reading.joined_after(since + 2),
            "" | "he" | "i" | "now" | "she" | "they" | "we"
        )
}

/// Whether a word can only be a past tense.
fn is_past(word: &str) -> bool {
    matches!(
        word,
        "went"
            | "saw"
            | "took"
            | "knew"
            | "gave"
            | "came"
            | "made"
            | "found"
            | "told"
            | "thought"
            | "wanted"
            | "worked"
            | "needed"
            | "helped"
            | "asked"
            | "called"
            | "changed"
            | "started"
            | "happened"
            | "had"
            | "was"
            | "were"
    )
}
