//! The review of a story: the problems an interviewer would notice, and its checklist.
//!
//! As for memos, each rule has its own file, and [`RULES`] lists them all. The memo review's analysis is
//! reused for the parts, and so are its rules where they fit a story. Nothing is cached between reviews,
//! because a story is short.

use crate::domain::stories::review::found::Found;
use crate::domain::stories::review::rule::{StoryFinding, StoryRule};
use crate::domain::stories::review::telling::StoryText;
mod acts;
mod anchors;
mod bare_hook;
mod bare_percentage;
mod criteria;
pub mod found;
pub mod item;
mod loose_number;
mod no_learning;
mod no_number;
mod no_result;
mod no_stakes;
mod not_you;
pub(crate) mod outcome;
mod period;
pub mod rule;
pub mod strength;
pub mod telling;
mod thin_action;
mod too_long;
mod vague;
mod verdict;
mod we;
mod when;
use crate::domain::speaking::Pace;
use crate::domain::stories::story::{StarPart, Story};
pub use item::{Cap, CheckItem, Verdict};
pub use strength::Strength;

/// Every rule, in the order in which findings are shown.
pub const RULES: &[&StoryRule] = &[
    &no_result::RULE,
    &no_number::RULE,
    &loose_number::RULE,
    &bare_percentage::RULE,
    &we::RULE,
    &not_you::RULE,
    &thin_action::RULE,
    &no_stakes::RULE,
    &no_learning::RULE,
    &bare_hook::RULE,
    &too_long::RULE,
    &vague::RULE,
];

/// The words of one part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PartWords {
    /// The part.
    pub part: StarPart,
    /// Its words.
    pub words: usize,
}

/// A story, reviewed.
#[derive(Clone)]
pub struct StoryReview {
    /// By rule, and in reading order within a rule.
    pub findings: Vec<StoryFinding>,
    /// Its checklist.
    pub strength: Strength,
    /// The words of each part, in order.
    pub parts: [PartWords; 5],
    /// The words that are said: those of the hook and of the parts.
    pub words: usize,
    /// Whether the rules about words could read it: they know English only.
    pub is_english: bool,
}

/// Reviews a story. An empty story has no findings.
#[must_use]
pub fn review(story: &Story, pace: Pace) -> StoryReview {
    let telling = StoryText::read(story, pace);
    let is_english = telling.is_english();
    let mut findings = Vec::new();
    for rule in RULES {
        if telling.words == 0 || (rule.reads_english && !is_english) {
            continue;
        }
        let mut found = Found::default();
        (rule.check)(&telling, &mut found);
        let start = findings.len();
        findings.extend(found.0.into_iter().map(|hit| StoryFinding {
            rule,
            quote: match (hit.part, hit.span) {
                (Some(part), Some(span)) => span.of(story.part(part)).to_owned(),
                _ => String::new(),
            },
            part: hit.part,
            span: hit.span,
            detail: hit.detail,
        }));
        if let Some(new) = findings.get_mut(start..) {
            new.sort_by_key(|finding| (finding.part, finding.span));
        }
    }
    StoryReview {
        findings,
        strength: Strength::of(&telling),
        parts: StarPart::ALL.map(|part| PartWords {
            part,
            words: telling.part(part).words,
        }),
        words: telling.words,
        is_english,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A flawless story.
    pub(crate) fn strong() -> Story {
        Story {
            title: "Returns desk".to_owned(),
            hook: "I cut the wait at a returns desk to a third without a new hire.".to_owned(),
            setting: "Leeds, spring 2023".to_owned(),
            situation: "In March 2023 customers waited 19 minutes at our returns desk, and of 620 cards 58% \
                named the wait. We stood to lose the lease if complaints did not halve by June."
                .to_owned(),
            task: "I ran operations for the shop and had six weeks to bring the wait under ten minutes without \
                new staff."
                .to_owned(),
            action: "I stood at the desk for three mornings and timed 140 visits myself. I found that 11 of the \
                19 minutes went into typing the order number by hand. I asked the till supplier for a scanner \
                on trial, wrote a one-page rule that let staff refund under 40 pounds without a manager, and \
                trained all nine people before the doors opened. When the area manager refused the rule, I \
                showed him the 140 timings and offered to stop after a week if refunds rose. Each evening I \
                checked the refunds against those of the month before."
                .to_owned(),
            result: "The wait fell from 19 to 7 minutes over six weeks, measured with a stopwatch on 150 visits. \
                Wrong refunds stayed at 2 of 100, and the desk kept its lease."
                .to_owned(),
            ..Story::default()
        }
    }

    /// A story with one part replaced.
    pub(crate) fn with(part: StarPart, text: &str) -> Story {
        let mut story = strong();
        text.clone_into(story.part_mut(part));
        story
    }

    /// What one rule flags: the quotes or, for something missing, the details.
    pub(crate) fn flagged(rule: &StoryRule, story: &Story) -> Vec<String> {
        review(story, Pace::default())
            .findings
            .into_iter()
            .filter(|finding| finding.rule.id == rule.id)
            .map(|finding| match finding.span {
                Some(_) => finding.quote,
                None => finding.detail,
            })
            .collect()
    }

    #[test]
    fn a_strong_story_has_no_finding() {
        let found: Vec<(&str, String)> = review(&strong(), Pace::default())
            .findings
            .into_iter()
            .map(|finding| (finding.rule.id, finding.quote))
            .collect();
        assert_eq!(found, []);
    }

    #[test]
    fn rule_ids_are_unique_and_every_rule_says_why_and_how() {
        let ids: std::collections::BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), RULES.len());
        for rule in RULES {
            assert!(rule.why.len() > 40 && rule.fix.len() > 20, "{}", rule.id);
            assert!(!rule.why.contains('!') && !rule.fix.contains('!'));
        }
    }

    #[test]
    fn a_sketch_with_a_title_alone_has_no_finding() {
        let sketch = Story {
            title: "The returns desk that nobody wanted".to_owned(),
            ..Story::default()
        };
        let review = review(&sketch, Pace::default());
        assert!(review.findings.is_empty());
        assert_eq!((review.words, review.strength.weight().met), (0, 0));
    }

    #[test]
    fn a_story_in_another_language_is_not_judged_by_english_words() {
        let story = Story {
            situation: "返品カウンターでは毎日お客様が十九分も待っていました。".repeat(3),
            action: "私は三日間カウンターに立ち、百四十件を計りました。".repeat(8),
            result: "待ち時間は七分になりました。".to_owned(),
            ..Story::default()
        };
        let review = review(&story, Pace::default());
        assert!(!review.is_english);
        assert!(
            review
                .findings
                .iter()
                .all(|finding| !finding.rule.reads_english)
        );
    }

    #[test]
    fn the_words_of_the_parts_and_the_hook_are_what_is_said() {
        let story = Story {
            hook: "One two.".to_owned(),
            situation: "Three four five.".to_owned(),
            learning: "Six.".to_owned(),
            ..Story::default()
        };
        let review = review(&story, Pace::default());
        assert_eq!(review.words, 6);
        assert_eq!(review.parts.map(|part| part.words), [3, 0, 0, 0, 1]);
    }

    #[test]
    fn two_hundred_kilobytes_in_every_part_are_reviewed() {
        for piece in [
            "a.",
            "We were 5 % ",
            "\"",
            "\n",
            "語。",
            "😀 ",
            "recently many we ",
        ] {
            let mut story = Story::default();
            for part in StarPart::ALL {
                *story.part_mut(part) = piece.repeat(200_000 / piece.len());
            }
            let _ = review(&story, Pace::default());
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_a_rule_panic_and_every_quote_stands_where_it_says(
            texts in prop::array::uniform5("([A-Za-z\"“”0-9%$£.,;:!?—é語😀’' -]{0,60}\n{0,2}){0,4}"),
        ) {
            let mut story = Story::default();
            for (part, text) in StarPart::ALL.into_iter().zip(texts) {
                *story.part_mut(part) = text;
            }
            let review = review(&story, Pace::default());
            for finding in review.findings {
                match (finding.part, finding.span) {
                    (Some(part), Some(span)) => {
                        prop_assert_eq!(story.part(part).get(span.start..span.end), Some(finding.quote.as_str()));
                    }
                    _ => prop_assert!(finding.quote.is_empty()),
                }
            }
            prop_assert!(review.strength.weight().met <= review.strength.weight().of);
        }
    }
}
