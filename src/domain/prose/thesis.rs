//! Whether a paragraph says who acted and what came of it.

use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::prose::words::Words;

/// Verbs by which a memo claims or decides something. Sorted.
pub(crate) const CLAIMS: Words = Words::new(&[
    "argue",
    "argues",
    "believe",
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

/// Whether a paragraph says who acted (in the first person) and what was done or came of it.
pub(crate) fn is_in(reading: &Reading<'_>) -> bool {
    let mut is_first_person = false;
    let mut claims = false;
    for index in 0..reading.tokens.len() {
        if reading.is_own(index) {
            if is_first_person && claims {
                break;
            }
            let word = reading.word(index);
            is_first_person |= matches!(word, "i" | "my" | "me" | "we" | "our");
            claims |= reading.traits(index).any(Traits::FIGURE) || CLAIMS.has(word);
        }
    }
    is_first_person && claims
}
