//! "We" acts more often than "I".

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
    // One finding for the memo, at the first "we": a finding per sentence would bury the others.
    let first = memo.prose().find_map(|paragraph| {
        let mut sentences = paragraph.notes().sentences.iter();
        let sentence = sentences.find(|sentence| sentence.has_we)?;
        Some(sentence.span.shifted(paragraph.span.start))
    });
    if let Some(first) = first {
        hits.add(
            first,
            format!("in the whole memo: “we” {}, “I” {}", times(we), times(i)),
        );
    }
}

/// How often "we" and "I" act in the paragraphs of sentences. "Our" and "us" don't count, and "US" is a
/// country.
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
    fn shows_once_where_we_acts_first() {
        let text = "We moved the desk. I measured it. We've kept it since.";
        assert_eq!(flagged(&RULE, text), ["We moved the desk."]);
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
