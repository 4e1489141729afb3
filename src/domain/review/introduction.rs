//! A memo that begins without an introduction.

use super::{Hit, Manuscript, ParagraphKind, Rule};
use crate::domain::text;

/// A first paragraph of fewer words cannot say what happened, why it matters and what came of it.
const SHORTEST: usize = 25;

pub(super) const RULE: Rule = Rule {
    id: "introduction",
    name: "No introduction",
    why: "The first paragraph is read with most care. It should say what you will claim, for whom it mattered, and the result.",
    mend: "Open with two to four sentences: the problem, what you did, the outcome in a number. Then tell it from the start.",
    check,
};

fn check(manuscript: &Manuscript<'_>) -> Vec<Hit> {
    let mut body = manuscript
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.kind != ParagraphKind::Heading);
    let Some(first) = body.next() else {
        return Vec::new();
    };
    if first.kind == ParagraphKind::ListItem {
        return vec![Hit {
            span: Some(first.span),
            detail: "the memo begins with a list".to_owned(),
        }];
    }
    if body.next().is_none() {
        return vec![Hit {
            span: None,
            detail: "the whole memo is one paragraph".to_owned(),
        }];
    }
    let words = text::word_count(manuscript.of(first.span));
    if words < SHORTEST {
        return vec![Hit {
            span: Some(first.span),
            detail: format!("the first paragraph has {words} words"),
        }];
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::super::review;
    use super::*;

    const OPENING: &str = "In 2023 I cut the waiting time at our returns desk from 19 to 7 minutes by letting \
        customers print their own labels, and this memo says how and what I learnt.";

    fn details(text: &str) -> Vec<String> {
        review(text, None)
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
