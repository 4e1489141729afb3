//! Times without a date.

use crate::domain::prose::phrases::Phrases;
use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "vague-time",
    name: "A vague time",
    why: "The date is part of the evidence. “Recently” may mean last week or three years ago.",
    fix: "Give the month and year, or how many days it took.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Data),
    reads_english: true,
    check: Check::Paragraph(check),
};

const TIMES: Phrases = Phrases::new(&[
    ("a long time", "how long?"),
    ("a while", "how long?"),
    ("as soon as possible", "by when?"),
    ("asap", "by when?"),
    ("at some point", "when?"),
    ("for ages", "how long?"),
    ("for some time", "how long?"),
    ("in due course", "when?"),
    ("in recent months", "since when?"),
    ("in recent years", "since when?"),
    ("in the near future", "by when?"),
    ("in the not too distant future", "by when?"),
    ("in the recent past", "when?"),
    ("in the short term", "by when?"),
    ("lately", "since when?"),
    ("nowadays", "since when?"),
    ("quite some time", "how long?"),
    ("recently", "when?"),
    ("some time ago", "when?"),
    ("sooner or later", "by when?"),
    ("these days", "since when?"),
]);

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    if !reading.kind.is_told() {
        return;
    }
    for sentence in &reading.sentences {
        // A date or a number in the sentence already says when or how long.
        if reading.has(sentence, Traits::DATE) || reading.has(sentence, Traits::FIGURE) {
            continue;
        }
        for index in sentence.tokens.clone() {
            if let Some(found) = TIMES.at(reading, index) {
                hits.add(reading.span(index, found.last), found.advice);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::{assert_allows, assert_flags};

    #[test]
    fn the_table_is_sorted() {
        TIMES.assert_sorted();
    }

    #[test]
    fn flags_times_without_a_date() {
        assert_flags(
            &RULE,
            "Recently the queue grew, and for some time nobody looked.",
            &["Recently", "for some time"],
        );
    }

    #[test]
    fn allows_recently_with_a_date() {
        assert_allows(
            &RULE,
            &[
                "Recently, in May 2024, the queue grew.",
                "It took a while, 12 days in all.",
                "As soon as I saw it, I called.",
            ],
        );
    }
}
