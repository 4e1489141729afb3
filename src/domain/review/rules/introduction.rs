//! A memo that begins without an introduction.

use crate::domain::format::counts::counted;
use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

/// A shorter first paragraph, in words, can't say what happened, why it matters, and how it ended.
pub(crate) const SHORTEST: usize = 25;

pub(crate) const RULE: Rule = Rule {
    id: "introduction",
    name: "No introduction",
    why: "Readers read the first paragraph most carefully. It should have your claim, who it mattered to, and the \
        result.",
    fix: "Open with two to four sentences: the problem, what you did, and the outcome in a number. Then tell it from \
        the start.",
    severity: Severity::Serious,
    bears_on: Some(Dimension::Structure),
    reads_english: true,
    check: Check::Memo(check),
};

fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    if !memo.is_narrative() {
        return;
    }
    let mut body = memo.told();
    let Some(first) = body.next() else {
        return;
    };
    if first.notes().kind == ParagraphKind::ListItem {
        hits.add(first.span, "the memo begins with a list");
    } else if body.next().is_none() {
        hits.add(None, "the whole memo is one paragraph");
    } else if first.notes().words < SHORTEST {
        hits.add(
            first.span,
            format!(
                "the first paragraph has {}",
                counted(first.notes().words, "word", "words")
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::manuscript::Brief;
    use crate::domain::review::review;

    const OPENING: &str = "In 2023 I cut the waiting time at our returns desk from 19 to 7 minutes by letting \
        customers print their own labels, and this memo says how and what I learned.";

    fn details(text: &str) -> Vec<String> {
        review(text, &Brief::default())
            .into_iter()
            .filter(|finding| finding.rule.id == RULE.id)
            .map(|finding| finding.detail)
            .collect()
    }

    #[test]
    fn flags_a_memo_of_one_paragraph() {
        assert_eq!(details(OPENING), ["the whole memo is one paragraph"]);
    }

    #[test]
    fn flags_an_opening_that_says_too_little_and_one_that_is_a_list() {
        assert_eq!(
            details("It was a hard year.\nThen it got better."),
            ["the first paragraph has 5 words"]
        );
        assert_eq!(
            details("- one\n- two\nAnd so on."),
            ["the memo begins with a list"]
        );
    }

    #[test]
    fn allows_a_real_opening_also_under_a_heading() {
        assert!(details(&format!("{OPENING}\nIt began in May.")).is_empty());
        assert!(details(&format!("The returns desk\n{OPENING}\nIt began in May.")).is_empty());
    }
}
