//! A memo without a middle.

use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "body",
    name: "No body",
    why: "Between claim and conclusion, readers want your reasoning: what you found, weighed, did, and measured.",
    fix: "Give each step its own paragraph: the problem, the options, what you did, the result.",
    severity: Severity::Serious,
    bears_on: Some(Dimension::Structure),
    reads_english: true,
    check: Check::Memo(check),
};

/// The fewest paragraphs: an opening, a middle, and an end.
pub(crate) const LEAST: usize = 3;

fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    let paragraphs = memo.told().count();
    // Two other rules report a memo that is a single paragraph.
    if memo.is_narrative() && paragraphs > 1 && memo.prose().count() < LEAST {
        hits.add(None, "fewer than 3 paragraphs of sentences");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::{assert_allows, flagged};

    #[test]
    fn flags_an_opening_and_an_end_with_nothing_or_a_list_between() {
        assert_eq!(flagged(&RULE, "It began.\nIt ended.").len(), 1);
        assert_eq!(
            flagged(&RULE, "It began.\n- one\n- two\nIt ended.").len(),
            1
        );
    }

    #[test]
    fn allows_three_paragraphs() {
        assert_allows(&RULE, &["It began.\nIt went on.\nIt ended.", "It began."]);
    }
}
