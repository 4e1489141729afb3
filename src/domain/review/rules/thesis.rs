//! A first paragraph that claims nothing.

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
    use crate::domain::prose::thesis::CLAIMS;
    use crate::domain::review::tests::{assert_allows, flagged};

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
