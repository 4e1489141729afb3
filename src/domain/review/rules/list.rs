//! Bullet points and numbered lists instead of sentences.

use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::{Manuscript, PlacedParagraph};
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};
use crate::domain::text::Span;
pub(crate) const RULE: Rule = Rule {
    id: "list",
    name: "A list instead of sentences",
    why: "The assessment asks for a narrative. A list hides how one point leads to the next, and readers look for \
        that reasoning.",
    fix: "Write the items as sentences that connect, or keep only the one that matters.",
    severity: Severity::Serious,
    bears_on: Some(Dimension::Structure),
    reads_english: true,
    check: Check::Memo(check),
};
fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    let is_item = |paragraph: &PlacedParagraph| paragraph.notes().kind == ParagraphKind::ListItem;
    for list in memo
        .paragraphs
        .chunk_by(|one, next| is_item(one) && is_item(next))
    {
        if let (Some(first), Some(last)) = (list.first(), list.last())
            && is_item(first)
        {
            let span = Span {
                start: first.span.start,
                end: last.span.end,
            };
            let items = if list.len() == 1 { "item" } else { "items" };
            hits.add(span, format!("a list of {} {items}", list.len()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::flagged;

    #[test]
    fn flags_a_list_once_whatever_its_marks() {
        for list in [
            "- cut the queue\n* moved the desk\n• hired Ana",
            "1. First\n(2) Second\na) Third",
            "i. I cut the queue.\nii. I moved the desk.",
            "o\tI cut the queue.\no\tI moved the desk.",
            "- one item",
        ] {
            let text = format!("I did these things.\n{list}\nAnd so it ended.");
            let quote: Vec<&str> = list.split_whitespace().collect();
            assert_eq!(flagged(&RULE, &text), [quote.join(" ")]);
        }
    }

    #[test]
    fn two_lists_are_two_findings() {
        let text = "First:\n- one\n\n- two\nThen I saw it.\n- three";
        assert_eq!(flagged(&RULE, text), ["- one - two", "- three"]);
    }

    #[test]
    fn allows_a_decimal_a_year_and_a_dash_inside_a_sentence() {
        let text = "1.2 million orders came in.\n2024 was the year.\nIt held - barely - until May.\nI was sure.";
        assert!(flagged(&RULE, text).is_empty());
    }
}
