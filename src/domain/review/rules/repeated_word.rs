//! A word written twice.

use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::prose::words::Words;
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "repeated-word",
    name: "A word written twice",
    why: "It’s a small typo, but readers take the memo as a sample of your standards.",
    fix: "Delete one of the two.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Concision),
    reads_english: true,
    check: Check::Paragraph(check),
};

/// Words that may be doubled: "that that is so", "had had", "log in in May". Sorted.
const RIGHTLY: Words = Words::new(&["had", "her", "in", "is", "on", "so", "that", "up"]);

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    for index in 1..reading.tokens.len() {
        let (before, word) = (reading.word(index - 1), reading.word(index));
        let traits = reading.traits(index);
        // A comma between them ("New York, New York") leaves the two unjoined, and two capitals
        // make a name.
        let is_slip = word == before
            && traits.any(Traits::JOINED)
            && reading.is_own(index)
            && word.bytes().all(|byte| byte.is_ascii_alphabetic())
            && !(traits.any(Traits::CAPITAL) && reading.traits(index - 1).any(Traits::CAPITAL))
            && !RIGHTLY.has(word)
            && same_ending(reading, index);
        if is_slip {
            hits.add(reading.span(index - 1, index), "once is enough");
        }
    }
}

/// Whether the two are the same word to the end: "the desk desk's".
fn same_ending(reading: &Reading<'_>, index: usize) -> bool {
    let length = |at: usize| {
        let span = reading.span(at, at);
        span.end - span.start
    };
    length(index) == length(index - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::{assert_allows, assert_flags};

    #[test]
    fn flags_a_word_written_twice_in_either_case() {
        assert_flags(&RULE, "The the desk was was slow.", &["The the", "was was"]);
    }

    #[test]
    fn allows_that_that_and_had_had() {
        assert_allows(&RULE, &["I knew that that desk had had its day."]);
    }

    #[test]
    fn allows_new_york_new_york() {
        assert_allows(
            &RULE,
            &[
                "I moved to New York, New York, in May.",
                "Walla Walla has 2 shops.",
            ],
        );
    }

    #[test]
    fn allows_numbers_and_what_punctuation_parts() {
        assert_allows(
            &RULE,
            &[
                "It showed 5 5 times.",
                "I asked, asked again, and left. Left alone.",
            ],
        );
    }
}
