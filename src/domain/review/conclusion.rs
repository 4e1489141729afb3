//! A memo that ends without a conclusion.

use super::{Hit, Manuscript, ParagraphKind, Rule, bare};
use crate::domain::text;

/// A last paragraph of fewer words closes nothing.
const SHORTEST: usize = 15;

/// Words of fewer letters (articles, pronouns, "with") tie no two paragraphs together.
const TELLING: usize = 5;

pub(super) const RULE: Rule = Rule {
    id: "conclusion",
    name: "No conclusion",
    why: "A reader who reaches the end should know what it came to. A memo that just stops leaves the judging to chance.",
    mend: "End with a paragraph that answers the prompt in one sentence, states the result, and says what you would do next or differently.",
    check,
};

fn check(manuscript: &Manuscript<'_>) -> Vec<Hit> {
    let body: Vec<_> = manuscript
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.kind != ParagraphKind::Heading)
        .collect();
    let [first, .., last] = body.as_slice() else {
        return vec![Hit {
            span: None,
            detail: "the whole memo is one paragraph".to_owned(),
        }];
    };
    let passage = manuscript.of(last.span);
    let words = text::word_count(passage);
    let detail = if last.kind == ParagraphKind::ListItem {
        "the memo ends with a list".to_owned()
    } else if words < SHORTEST {
        format!("the last paragraph has {words} words")
    } else if !passage
        .trim_end_matches(['"', '”', ')', '’', '\''])
        .ends_with(['.', '!', '?', '…', '。'])
    {
        "the last sentence is not finished".to_owned()
    } else if !comes_back_to(manuscript.of(first.span), passage) {
        "the last paragraph takes up no word of the first".to_owned()
    } else {
        return Vec::new();
    };
    vec![Hit {
        span: Some(last.span),
        detail,
    }]
}

/// Whether the two passages share a telling word.
fn comes_back_to(first: &str, last: &str) -> bool {
    let telling = |word: &str| -> Option<String> {
        let word = bare(word);
        (word.chars().count() >= TELLING || !word.is_ascii()).then_some(word)
    };
    let opening: Vec<String> = text::words(first).filter_map(telling).collect();
    text::words(last)
        .filter_map(telling)
        .any(|word| opening.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::super::review;
    use super::*;

    const OPENING: &str = "In 2023 I cut the waiting time at our returns desk from 19 to 7 minutes by letting \
        customers print their own labels.";

    fn details(last: &str) -> Vec<String> {
        review(&format!("{OPENING}\n{last}"), None)
            .into_iter()
            .filter(|finding| finding.rule.id == RULE.id)
            .map(|finding| finding.detail)
            .collect()
    }

    #[test]
    fn flags_an_ending_that_stops_short() {
        assert_eq!(details("It worked."), ["the last paragraph has 2 words"]);
        assert_eq!(details("- first\n- last"), ["the memo ends with a list"]);
    }

    #[test]
    fn flags_a_last_sentence_cut_off_by_the_clock() {
        let ending =
            "Looking back at the desk and at the customers, I would begin with the labels and then";
        assert_eq!(details(ending), ["the last sentence is not finished"]);
    }

    #[test]
    fn flags_an_ending_that_goes_somewhere_else() {
        let ending = "Afterwards I moved to another city, found a new flat near a river, and took up rowing there.";
        assert_eq!(
            details(ending),
            ["the last paragraph takes up no word of the first"]
        );
    }

    #[test]
    fn allows_an_ending_that_comes_back_to_the_opening() {
        let ending = "The returns desk taught me to watch customers before I trust a report, and 7 minutes still holds.";
        assert!(details(ending).is_empty());
    }
}
