//! "We" as the one who acts, more often than "I".

use crate::domain::format::counts::times;
use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "we-over-i",
    name: "“We” outweighs “I”",
    why: "The memo is about your judgment and your work. If “we” decided, a reader can’t tell what you did.",
    fix: "Say who did it. If it was you, write “I”. If it was someone else, name the role.",
    severity: Severity::Serious,
    bears_on: Some(Dimension::Relevance),
    reads_english: true,
    check: Check::Memo(check),
};

fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    let (we, i) = count(memo);
    if we <= i || !memo.is_narrative() {
        return;
    }
    for paragraph in memo.prose() {
        for sentence in &paragraph.notes().sentences {
            if sentence.has_we {
                hits.add(
                    sentence.span.shifted(paragraph.span.start),
                    format!("in the whole memo: “we” {}, “I” {}", times(we), times(i)),
                );
            }
        }
    }
}

/// How often "we" and "I" act in the paragraphs of sentences. "Our" and "us" weigh nothing, and
/// "US" is a country.
pub(crate) fn count(memo: &Manuscript<'_>) -> (usize, usize) {
    memo.prose().fold((0, 0), |(we, i), paragraph| {
        (we + paragraph.notes().we, i + paragraph.notes().i)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::flagged;

    #[test]
    fn shows_each_sentence_in_which_we_acts() {
        let text = "We moved the desk. I measured it. We've kept it since.";
        assert_eq!(
            flagged(&RULE, text),
            ["We moved the desk.", "We've kept it since."]
        );
    }

    #[test]
    fn allows_as_many_we_as_i() {
        assert!(flagged(&RULE, "We moved the desk. I’d measured it.").is_empty());
    }

    #[test]
    fn does_not_count_the_country_our_customers_or_quoted_speech() {
        let text = "In the US our customers pay us on time. She wrote \"we left\" and \"we will not be back\".";
        assert!(flagged(&RULE, text).is_empty());
    }
}
