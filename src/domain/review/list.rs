//! Bullet points and numbered lists where sentences belong.

use super::reading::Reading;
use super::{Check, Dimension, Hits, ParagraphKind, Rule, Severity};
use crate::domain::text::Span;

pub(super) const RULE: Rule = Rule {
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

/// Whether a line begins as an item of a list: a bullet, or a number or letter that is closed by
/// a full stop or a bracket, each followed by a space.
pub(super) fn is_item(line: &str) -> bool {
    let Some((head, _)) = line.split_once(char::is_whitespace) else {
        return false;
    };
    if matches!(head, "-" | "–" | "*" | "•" | "·" | "▪" | "◦" | "‣" | "+") {
        return true;
    }
    let opened = head.strip_prefix('(').unwrap_or(head);
    let Some(label) = opened.strip_suffix(['.', ')']) else {
        return false;
    };
    let numbered =
        label.len() <= 2 && !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit());
    let lettered = head.ends_with(')')
        && label.len() == 1
        && label.bytes().all(|byte| byte.is_ascii_lowercase());
    numbered || lettered
}

#[cfg(test)]
mod tests {
    use super::super::tests::flagged;
    use super::*;

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
