//! A first paragraph that claims nothing.

use super::phrases::Words;
use super::reading::{Reading, Traits};
use super::{Check, Dimension, Hits, Manuscript, ParagraphKind, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    id: "thesis",
    name: "No claim in the first paragraph",
    why: "Readers decide in the first paragraph what the memo is about. Who acted, and what came of it, belongs there.",
    mend: "Say in the opening what you did and what it changed, if you can with its figure.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Structure),
    check: Check::Memo(check),
};

/// Verbs by which a memo claims or decides something. Sorted.
const CLAIMS: Words = Words::new(&[
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
pub(super) fn is_in(reading: &Reading<'_>) -> bool {
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

fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    if let Some(first) = memo.under_headings().next()
        && memo.is_narrative()
        && first.analysis.kind == ParagraphKind::Prose
        && !first.analysis.has_thesis
    {
        hits.add(
            first.span,
            "it does not say who did what, or what came of it",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_allows, flagged};
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        CLAIMS.assert_sorted();
    }

    #[test]
    fn flags_an_opening_that_only_sets_the_scene() {
        let text = "Retail is a hard business, and customers expect more of it every year.\nI cut the wait.";
        assert_eq!(flagged(&RULE, text).len(), 1);
    }

    #[test]
    fn allows_a_claim_also_under_a_title() {
        assert_allows(
            &RULE,
            &[
                "I cut the wait at our desk.\nIt was slow.",
                "The desk\nMy team had waited for 12 weeks.\nIt was slow.",
            ],
        );
    }
}
