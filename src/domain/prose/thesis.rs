//! Detects whether a paragraph says who acted and what the result was.

use crate::domain::prose::participles::is_participle;
use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::prose::words::Words;

/// Verbs for claims and decisions. Sorted.
pub(crate) const CLAIMS: Words = Words::new(&[
    "argue",
    "argues",
    "built",
    "changed",
    "chose",
    "closed",
    "concluded",
    "created",
    "cut",
    "decided",
    "delivered",
    "designed",
    "dropped",
    "ended",
    "explains",
    "failed",
    "invented",
    "killed",
    "launched",
    "learned",
    "learnt",
    "led",
    "made",
    "moved",
    "opened",
    "propose",
    "proposed",
    "raised",
    "recommend",
    "recommended",
    "reduced",
    "refused",
    "removed",
    "replaced",
    "saved",
    "shipped",
    "shows",
    "solved",
    "started",
    "stopped",
    "taught",
    "turned",
    "won",
]);

/// Verbs for opinions and feelings, which aren't acts. Sorted.
pub(crate) const STATES: Words = Words::new(&[
    "assumed", "believed", "enjoyed", "felt", "guessed", "had", "hoped", "joined", "knew", "liked",
    "loved", "needed", "seemed", "thought", "used", "wanted", "wished", "wondered", "worked",
]);

/// Nouns for one's own acts: "closing it was my decision". Sorted.
pub(crate) const DEEDS: Words = Words::new(&[
    "bet",
    "call",
    "choice",
    "decision",
    "design",
    "idea",
    "invention",
    "judgment",
    "mistake",
    "plan",
    "proposal",
    "recommendation",
]);

/// Adverbs that can be between the actor and the verb. Sorted.
const BETWEEN: Words = Words::new(&[
    "also",
    "alone",
    "first",
    "have",
    "instead",
    "never",
    "not",
    "only",
    "personally",
    "then",
]);

/// Past tenses that are not participles. Sorted.
pub(crate) const PASTS: Words = Words::new(&[
    "began",
    "broke",
    "drew",
    "drove",
    "forbade",
    "gave",
    "ran",
    "rewrote",
    "rose",
    "spoke",
    "threw",
    "took",
    "undertook",
    "undid",
    "withdrew",
    "wrote",
]);

/// Whether a paragraph says who acted (in the first person), and what the act or result was.
pub(crate) fn is_in(reading: &Reading<'_>) -> bool {
    let mut is_first_person = false;
    let mut claims = false;
    for index in 0..reading.tokens.len() {
        if !reading.is_own(index) {
            continue;
        }
        if is_first_person && claims {
            break;
        }
        let word = reading.word(index);
        is_first_person |= matches!(word, "i" | "my" | "me" | "we" | "our");
        claims |= reading.traits(index).any(Traits::FIGURE)
            || CLAIMS.has(word)
            || (matches!(word, "i" | "we") && is_deed(reading, index + 1))
            || (matches!(word, "my" | "our") && DEEDS.has(reading.joined_after(index)));
    }
    is_first_person && claims
}

/// Whether a past-tense verb for an act follows.
pub(crate) fn is_deed(reading: &Reading<'_>, mut index: usize) -> bool {
    while BETWEEN.has(reading.word(index)) {
        index += 1;
    }
    is_past_act(reading.word(index))
}

/// Whether a word is a past-tense verb for an act.
pub(crate) fn is_past_act(word: &str) -> bool {
    let is_past = word.ends_with("ed") || is_participle(word) || PASTS.has(word);
    is_past && !STATES.has(word)
}
