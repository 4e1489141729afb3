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
    /// Whether the sentence answers the question itself.
    is_answered: fn(&str) -> bool,
}

/// Nothing in a sentence answers this.
const NEVER: fn(&str) -> bool = |_| false;

/// Verbs of somebody who measures. With "I" before it, who did it and how is said.
const MEASURING: &[&str] = &[
    "analyzed",
    "asked",
    "called",
    "checked",
    "compared",
    "counted",
    "interviewed",
    "logged",
    "measured",
    "observed",
    "polled",
    "read",
    "reviewed",
    "sampled",
    "surveyed",
    "tested",
    "timed",
    "tracked",
    "visited",
    "watched",
];

/// Words that say how a number came about.
const METHODS: &[&str] = &[
    "audit",
    "control",
    "experiment",
    "interviews",
    "log",
    "logs",
    "pilot",
    "sample",
    "survey",
    "test",
];

/// Whoever has a say.
const LEADS: &[&str] = &[
    "boss",
    "ceo",
    "cfo",
    "coo",
    "cto",
    "director",
    "executive",
    "head",
    "lead",
    "leadership",
    "manager",
    "president",
    "principal",
    "vp",
];

/// The questions, the sharpest first; each is asked at most twice.
const TRIGGERS: &[Trigger] = &[
    Trigger {
        question: "A share of what, and how many were they?",
        is_in: |sentence| sentence.contains('%') || has_word(sentence, &["percent"]),
        is_answered: counts_its_base,
    },
    Trigger {
        question: "How do you know this was the cause? What else could it have been?",
        is_in: |sentence| has_word(sentence, &["because", "therefore", "caused", "led"]),
        is_answered: |sentence| has_word(sentence, METHODS),
    },
    Trigger {
        question: "What was the obvious alternative, and why this instead?",
        is_in: |sentence| {
            has_word(
                sentence,
                &[
                    "chose", "decided", "choose", "decision", "picked", "selected",
                ],
            )
        },
        is_answered: |sentence| {
            has_word(sentence, &["instead", "over", "rather"])
                && has_word(sentence, &["because", "since"])
        },
    },
    Trigger {
        question: "What was their best argument, and what did you change because of it?",
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
                    "rejected",
                ],
            )
        },
        is_answered: |sentence| has_word(sentence, &["because", "since"]),
    },
    Trigger {
        question: "What did they say, and what did you answer?",
        is_in: |sentence| has_word(sentence, LEADS),
        is_answered: |sentence| {
            sentence.contains(['“', '"'])
                || has_word(sentence, &["said", "told", "answered", "replied"])
        },
    },
    Trigger {
        question: "What did you do yourself, and what did others do?",
        is_in: |sentence| has_word(sentence, &["we", "team", "our"]),
        is_answered: |sentence| has_word(sentence, &["i", "myself"]),
    },
    Trigger {
        question: "Why that number, and what would have been too few?",
        is_in: |sentence| has_figure(sentence) && measured_by_author(sentence),
        is_answered: NEVER,
    },
    Trigger {
        question: "Who measured this, how, and over what period?",
        is_in: has_figure,
        is_answered: |sentence| measured_by_author(sentence) || has_word(sentence, METHODS),
    },
];

/// Whether "I" is followed by a verb of measuring, at most three words on: "I myself read 200".
fn measured_by_author(sentence: &str) -> bool {
    let mut since_author = usize::MAX;
    words(sentence).any(|word| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        since_author = if word == "I" {
            0
        } else {
            since_author.saturating_add(1)
        };
        since_author <= 3 && MEASURING.iter().any(|verb| word.eq_ignore_ascii_case(verb))
    })
}

/// Whether a number stands beside the percentage that says what it is a share of: "of 340 guests".
fn counts_its_base(sentence: &str) -> bool {
    let mut after_of = false;
    words(sentence).any(|word| {
        let is_count =
            word.starts_with(|letter: char| letter.is_ascii_digit()) && !word.contains('%');
        let is_base = after_of && is_count;
        after_of =
            word.eq_ignore_ascii_case("of") || (after_of && word.eq_ignore_ascii_case("the"));
        is_base
    })
}

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
            .filter(|span| {
                let sentence = span.of(text);
                (trigger.is_in)(sentence) && !(trigger.is_answered)(sentence)
            })
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
        assert!(
            asked[1].0.starts_with("I chose") && asked[1].1.starts_with("What was the obvious")
        );
        assert!(asked[2].0.starts_with("It held") && asked[2].1.contains("the cause"));
    }

    #[test]
    fn nothing_is_asked_that_the_sentence_answers() {
        for (sentence, wanted) in [
            ("I read 200 recordings myself.", "Why that number"),
            ("I then counted 40 visits in 3 shops.", "Why that number"),
            ("The wait fell from 19 to 7 minutes.", "Who measured this"),
            (
                "Of 340 guests, 312 came back, or 92 % of 340.",
                "Who measured this",
            ),
            ("Complaints fell by 30 %.", "A share of what"),
            (
                "The head of loss prevention objected to the desk.",
                "What was their best argument",
            ),
            ("My manager wanted a second pilot.", "What did they say"),
            (
                "I chose labels instead of staff.",
                "What was the obvious alternative",
            ),
            (
                "We moved the desk to the front.",
                "What did you do yourself",
            ),
        ] {
            let asked = follow_ups(sentence);
            assert_eq!(asked.len(), 1, "{sentence}");
            assert!(
                asked[0].question.starts_with(wanted),
                "{sentence}: {asked:?}"
            );
        }
        for sentence in [
            "A survey of 412 customers showed it.",
            "I chose labels rather than staff since labels were cheaper.",
            "My manager said “wait”, and I told her why I would not.",
        ] {
            assert!(follow_ups(sentence).is_empty(), "{sentence}");
        }
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
