//! The questions that a reader of the memo is likely to ask in the loop, made from what stands in
//! it: its figures, its causes, its decisions. Each is tied to its sentence.

use crate::domain::prose::quantities::has_figure;
use crate::domain::text::{Span, paragraphs, sentences, words};

/// The most questions asked; a loop has no time for more on one memo.
pub const MOST: usize = 8;

/// A likely question about a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LikelyFollowUp {
    /// The sentence that it comes from.
    pub span: Span,
    /// The question.
    pub question: &'static str,
}

/// What in a sentence makes a reader ask.
struct Trigger {
    question: &'static str,
    is_in: fn(&str) -> bool,
}

/// The questions, the sharpest first; each is asked at most twice.
const TRIGGERS: &[Trigger] = &[
    Trigger {
        question: "A share of what, and how many were they?",
        is_in: |sentence| sentence.contains('%') || has_word(sentence, &["per", "percent"]),
    },
    Trigger {
        question: "How do you know this was the cause? What else could it have been?",
        is_in: |sentence| has_word(sentence, &["because", "therefore", "caused", "led"]),
    },
    Trigger {
        question: "What else did you consider, and what would have changed your mind?",
        is_in: |sentence| {
            has_word(
                sentence,
                &["chose", "decided", "choose", "decision", "instead"],
            )
        },
    },
    Trigger {
        question: "Who disagreed, and what did you say to them?",
        is_in: |sentence| {
            has_word(
                sentence,
                &[
                    "objected",
                    "disagreed",
                    "refused",
                    "convinced",
                    "persuaded",
                    "argued",
                ],
            )
        },
    },
    Trigger {
        question: "What did you do yourself, and what did others do?",
        is_in: |sentence| has_word(sentence, &["we", "team", "our"]),
    },
    Trigger {
        question: "Who measured this, how, and over what period?",
        is_in: has_figure,
    },
];

/// The likely questions, in reading order.
#[must_use]
pub fn follow_ups(text: &str) -> Vec<LikelyFollowUp> {
    let all: Vec<Span> = paragraphs(text)
        .flat_map(|paragraph| {
            sentences(paragraph.of(text))
                .into_iter()
                .map(move |sentence| sentence.shifted(paragraph.start))
        })
        .collect();
    let mut found: Vec<LikelyFollowUp> = Vec::new();
    for trigger in TRIGGERS {
        let new = all
            .iter()
            .filter(|span| (trigger.is_in)(span.of(text)))
            .filter(|span| !found.iter().any(|asked| asked.span == **span))
            .take(2)
            .map(|&span| LikelyFollowUp {
                span,
                question: trigger.question,
            })
            .collect::<Vec<_>>();
        found.extend(new);
    }
    found.truncate(MOST);
    found.sort_by_key(|question| question.span);
    found
}

fn has_word(sentence: &str, wanted: &[&str]) -> bool {
    words(sentence).any(|word| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        wanted
            .iter()
            .any(|wanted| word.eq_ignore_ascii_case(wanted))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_causes_and_choices_are_asked_about_where_they_stand() {
        let text = "Returns fell by 12 % in May. I chose labels instead of staff.\n\nIt held because customers saw the date. Nothing else.";
        let asked: Vec<(&str, &str)> = follow_ups(text)
            .iter()
            .map(|question| (question.span.of(text), question.question))
            .collect();
        assert_eq!(asked.len(), 3, "{asked:?}");
        assert!(asked[0].0.starts_with("Returns") && asked[0].1.starts_with("A share of what"));
        assert!(asked[1].0.starts_with("I chose") && asked[1].1.starts_with("What else"));
        assert!(asked[2].0.starts_with("It held") && asked[2].1.contains("the cause"));
    }

    #[test]
    fn a_text_that_claims_nothing_is_asked_nothing() {
        assert!(follow_ups("").is_empty());
        assert!(follow_ups("It was a good year.").is_empty());
    }

    #[test]
    fn no_more_is_asked_than_a_loop_has_time_for() {
        let text = "I chose 5 of 9, because 12 % objected and we argued. ".repeat(40);
        assert!(follow_ups(&text).len() <= MOST);
    }
}
