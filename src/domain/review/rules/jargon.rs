//! Jargon and clichés.

use crate::domain::prose::phrases::Phrases;
use crate::domain::prose::reading::Reading;
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "jargon",
    name: "Jargon or a cliché",
    why: "Your readers come from other teams. A worn phrase costs attention and says nothing about you.",
    fix: "Say what happened, as you would tell a friend outside the company.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Clarity),
    reads_english: true,
    check: Check::Paragraph(check),
};

/// Clichés, each with a plain alternative; without one, the phrase should be cut.
const JARGON: Phrases = Phrases::new(&[
    ("actionable insight", "say what to do"),
    ("actionable insights", "say what to do"),
    ("amazing", "say what it did"),
    ("at the end of the day", "cut it"),
    ("awesome", "say what it did"),
    ("back to the drawing board", "began again"),
    ("ballpark", "rough"),
    ("best of breed", "say what is better"),
    ("best practice", "say which practice, and why"),
    ("best practices", "say which practices, and why"),
    ("best-in-class", "say what is better"),
    ("best-of-breed", "say what is better"),
    ("bleeding edge", "new"),
    ("bleeding-edge", "new"),
    ("blue-sky", "open"),
    ("boil the ocean", "do everything at once"),
    ("boots on the ground", "people there"),
    ("bring to the table", "offer"),
    ("circle back", "come back"),
    ("circled back", "came back"),
    ("core competencies", "what we do well"),
    ("core competency", "what we do well"),
    ("customer-centric", "say what customers got"),
    ("cutting edge", "new"),
    ("cutting-edge", "new"),
    ("deep dive", "close look"),
    ("deep-dive", "close look"),
    ("disruptive", "say what it changed"),
    ("double down", "do more"),
    ("doubled down", "did more"),
    ("drill down", "look closer"),
    ("elephant in the room", "name the problem"),
    ("fantastic", "say what it did"),
    ("fast-paced", "cut it"),
    ("future proof", "say which change it can take"),
    ("future-proof", "say which change it can take"),
    ("game changer", "say what changed"),
    ("game changing", "say what changed"),
    ("game-changer", "say what changed"),
    ("game-changing", "say what changed"),
    ("give it my all", "say what you did"),
    ("going forward", "from now on"),
    ("granularity", "detail"),
    ("groundbreaking", "say what was new"),
    ("hit the ground running", "began at once"),
    ("holistic", "whole"),
    ("holistically", "as a whole"),
    ("ideate", "think of ideas"),
    ("ideation", "finding ideas"),
    ("impactful", "say which effect"),
    ("in this day and age", "now"),
    ("industry-leading", "say by which measure"),
    ("key learning", "lesson"),
    ("key learnings", "lessons"),
    ("key takeaway", "lesson"),
    ("key takeaways", "lessons"),
    ("learnings", "lessons"),
    ("leverage", "use"),
    ("leveraged", "used"),
    ("leverages", "uses"),
    ("leveraging", "using"),
    ("low-hanging fruit", "easy first step"),
    ("market-leading", "say by which measure"),
    ("mission-critical", "needed"),
    ("move the needle", "change the figure"),
    ("moved the needle", "changed the figure"),
    ("moving forward", "from now on"),
    ("net-net", "in all"),
    ("next level", "say which"),
    ("next-generation", "new"),
    ("on the same page", "agreed"),
    ("operationalise", "put to use"),
    ("operationalize", "put to use"),
    ("out of the box", "say what was new"),
    ("outside the box", "say what was new"),
    ("pain point", "problem"),
    ("pain points", "problems"),
    ("paradigm shift", "change"),
    ("passionate about", "say what you did for it"),
    ("peel the onion", "ask why"),
    ("proven track record", "say what you did"),
    ("push the envelope", "go further"),
    ("quick win", "early result"),
    ("quick wins", "early results"),
    ("reach out to", "ask"),
    ("reached out to", "asked"),
    ("reaching out to", "asking"),
    ("reinvent the wheel", "do it twice"),
    ("revolutionary", "say what was new"),
    ("robust", "say what it withstands"),
    ("rock star", "say what they did"),
    ("rockstar", "say what they did"),
    ("seamless", "say what no longer stops"),
    ("seamlessly", "say what no longer stops"),
    ("secret sauce", "say what it was"),
    ("silver bullet", "single cure"),
    ("state of the art", "new"),
    ("state-of-the-art", "new"),
    ("step change", "say how large"),
    ("strategic alignment", "agreement on what"),
    ("synergies", "say what is gained"),
    ("synergise", "work together"),
    ("synergistic", "shared"),
    ("synergize", "work together"),
    ("synergy", "say what is gained"),
    ("take it offline", "talk later"),
    ("think outside the box", "say what was new"),
    ("thought leader", "say what they did"),
    ("thought leadership", "say what it taught"),
    ("tip of the iceberg", "say what was below it"),
    ("touch base", "talk"),
    ("touched base", "talked"),
    ("track record", "say what was done before"),
    ("turnkey", "ready"),
    ("unmatched", "say compared with what"),
    ("unparalleled", "say compared with what"),
    ("value add", "gain"),
    ("value-add", "gain"),
    ("value-added", "say what it adds"),
    ("win-win", "good for both"),
    ("world class", "say by which measure"),
    ("world-class", "say by which measure"),
]);

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    let mut next = 0;
    for index in 0..reading.tokens.len() {
        if index < next {
            continue;
        }
        let Some(found) = JARGON.at(reading, index) else {
            continue;
        };
        let is_meant = match found.phrase {
            // The noun has its own meaning in finance and mechanics.
            "leverage" => !matches!(
                reading.joined_before(index),
                "a" | "financial"
                    | "had"
                    | "have"
                    | "high"
                    | "more"
                    | "no"
                    | "of"
                    | "our"
                    | "the"
                    | "their"
                    | "whose"
            ),
            // "Moved the box out of the box room" and software that works at once.
            "out of the box" => matches!(
                reading.joined_before(index),
                "think" | "thinking" | "thought"
            ),
            // Moving something forward in space.
            "moving forward" => !matches!(
                reading.joined_before(index),
                "kept" | "keep" | "was" | "were"
            ),
            // A word of statistics.
            "robust" => !matches!(
                reading.joined_after(found.last),
                "error"
                    | "errors"
                    | "estimate"
                    | "estimator"
                    | "regression"
                    | "standard"
                    | "statistics"
            ),
            "next level" => !matches!(reading.joined_after(found.last), "of" | "in"),
            "disruptive" => !matches!(
                reading.joined_before(index),
                "was" | "less" | "more" | "too"
            ),
            _ => true,
        };
        if is_meant {
            hits.add(
                reading.span(index, found.last),
                ["plainer: ", found.advice].concat(),
            );
            next = found.last + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::{assert_allows, assert_flags};

    #[test]
    fn flags_worn_phrases_with_plain_ones() {
        assert_flags(
            &RULE,
            "At the end of the day we leveraged synergies. It was a game-changer, a real low-hanging fruit.",
            &[
                "At the end of the day",
                "leveraged",
                "synergies",
                "game-changer",
                "low-hanging fruit",
            ],
        );
    }

    #[test]
    fn flags_praise_that_measures_nothing() {
        assert_flags(
            &RULE,
            "We used best practices to build a robust, future-proof tool. It is amazing, with a proven track record.",
            &[
                "best practices",
                "robust",
                "future-proof",
                "amazing",
                "proven track record",
            ],
        );
        assert_allows(&RULE, &["I used robust standard errors."]);
    }

    #[test]
    fn allows_the_noun_and_quoted_speech() {
        assert_allows(
            &RULE,
            &[
                "The bank had more leverage than we had.",
                "He called it “a win-win”.",
                "It runs out of the box.",
            ],
        );
    }
}
