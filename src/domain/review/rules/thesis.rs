//! A first paragraph without a claim.

use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};
pub(crate) const RULE: Rule = Rule {
    id: "thesis",
    name: "No claim in the first paragraph",
    why: "Readers decide in the first paragraph what the memo is about. Say there who acted and what changed.",
    fix: "Say in the opening what you did and what it changed, with a number if you have one.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Structure),
    reads_english: true,
    check: Check::Memo(check),
};
fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    if let Some(first) = memo.told().next()
        && memo.is_narrative()
        && first.notes().kind == ParagraphKind::Prose
        && !first.notes().has_thesis
    {
        hits.add(first.span, "it doesn’t say who did what, or what changed");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prose::thesis::{CLAIMS, DEEDS, PASTS, STATES};
    use crate::domain::review::tests::{assert_allows, flagged};

    /// Openings with a claim, and openings with only an opinion or a feeling.
    #[test]
    fn a_claim_is_what_somebody_did_and_not_what_they_think() {
        for opening in [
            "Closing the warehouse was my decision, against the advice of the regional lead.",
            "It was my call to refund every order of that week.",
            "I merged two teams that had never spoken to each other.",
            "In May I personally rewrote the returns policy.",
            "We then renegotiated the contract with the carrier.",
            "The worst of my plans came first: my plan ignored the night shift.",
            "I have sold this product at a loss and would do so again.",
        ] {
            let text = format!("{opening}\nIt was slow for everybody.");
            assert!(flagged(&RULE, &text).is_empty(), "{opening}");
        }
        for opening in [
            "I think that pricing is interesting and that there is much in it.",
            "I believe in data, and I have always believed in it.",
            "We wanted the best for our customers and hoped for more.",
            "My team was in retail, and our shops were in the north.",
            "Our customers are at the heart of what we do.",
            "I felt that the desk was slow.",
        ] {
            let text = format!("{opening}\nIt was slow for everybody.");
            assert_eq!(flagged(&RULE, &text).len(), 1, "{opening}");
        }
    }

    #[test]
    fn the_table_is_sorted() {
        for words in [&CLAIMS, &DEEDS, &PASTS, &STATES] {
            words.assert_sorted();
        }
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
