//! Bullet points and numbered lists where sentences belong.

use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::prose::reading::Reading;
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};
use crate::domain::text::Span;
pub(crate) const RULE: Rule = Rule {
    id: "list",
    name: "A list instead of sentences",
    why: "The assessment asks for a narrative. A list hides how one point leads to the next, and that reasoning is what is read for.",
    mend: "Write the items as sentences that say how they hang together, or keep only the one that matters.",
    severity: Severity::Serious,
    bears_on: Some(Dimension::Structure),
    check: Check::Paragraph(check),
};
fn check(reading: &Reading<'_>, hits: &mut Hits) {
    if reading.kind == ParagraphKind::ListItem {
        let whole = Span {
            start: 0,
            end: reading.text.len(),
        };
        hits.add(whole, "a list item");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::flagged;

    #[test]
    fn flags_bullets_of_every_shape() {
        let text = "I did three things.\n- cut the queue\n* moved the desk\n• hired Ana";
        assert_eq!(
            flagged(&RULE, text),
            ["- cut the queue", "* moved the desk", "• hired Ana"]
        );
    }

    #[test]
    fn flags_numbers_and_letters() {
        assert_eq!(flagged(&RULE, "1. First\n(2) Second\na) Third").len(), 3);
    }

    #[test]
    fn allows_a_decimal_a_year_and_a_dash_inside_a_sentence() {
        let text = "1.2 million orders came in.\n2024 was the year.\nIt held - barely - until May.\nI was sure.";
        assert!(flagged(&RULE, text).is_empty());
    }
}
