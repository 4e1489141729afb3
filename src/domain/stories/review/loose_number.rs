//! A Result whose number nobody could check: from what, over which time, and how it is known.

use crate::domain::prose::words::Words;
use crate::domain::stories::review::anchors::{Anchors, told_before};
use crate::domain::stories::review::found::Found;
use crate::domain::stories::review::outcome::number;
use crate::domain::stories::review::rule::StoryRule;
use crate::domain::stories::review::telling::StoryText;
use crate::domain::stories::review::verdict::Said;
use crate::domain::stories::story::StarPart;

pub(crate) const RULE: StoryRule = StoryRule {
    id: "story-loose-number",
    name: "A number on its own",
    why: "The first three follow-ups to any number are “from what?”, “over what period?”, and “how do you know?”",
    fix: "Add the baseline, the period, and how it was measured. For example: “from 19 to 7 minutes over six weeks, \
        timed on 150 visits”.",
    reads_english: true,
    check,
};

/// Outcomes that are a fact of record: nobody asks how a signature was measured. Sorted.
const ON_RECORD: Words = Words::new(&[
    "early", "hired", "late", "launched", "promoted", "renewed", "shipped", "signed", "won",
]);

/// Whether the numbers of a Result are on record: "six weeks late", "signed 12 clients".
pub(crate) fn is_on_record(telling: &StoryText<'_>) -> bool {
    let Said::Met(span) = number(telling.part(StarPart::Result)) else {
        return false;
    };
    telling
        .part(StarPart::Result)
        .told_sentences()
        .any(|(place, reading, sentence)| place == span && reading.has_word(sentence, &ON_RECORD))
}

fn check(telling: &StoryText<'_>, found: &mut Found) {
    let result = telling.part(StarPart::Result);
    let Said::Met(span) = number(result) else {
        return;
    };
    if is_on_record(telling) {
        return;
    }
    let mut missing = Anchors::of(result).missing();
    if told_before(telling).is_some() {
        missing.retain(|name| *name != "no baseline");
    }
    if !missing.is_empty() {
        found.at(StarPart::Result, span, missing.join(", "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::speaking::Pace;
    use crate::domain::stories::review::review;
    use crate::domain::stories::review::tests::{strong, with};

    fn detail(result: &str) -> Option<String> {
        review(&with(StarPart::Result, result), Pace::default())
            .findings
            .into_iter()
            .find(|finding| finding.rule.id == RULE.id)
            .map(|finding| finding.detail)
    }

    #[test]
    fn the_table_is_sorted() {
        ON_RECORD.assert_sorted();
    }

    #[test]
    fn says_what_a_number_misses() {
        assert_eq!(
            detail("We sold 340 more.").as_deref(),
            Some("no baseline, no period, not said how it was measured")
        );
        assert_eq!(
            detail("The wait fell from 19 to 7 minutes, timed by me.").as_deref(),
            Some("no period")
        );
        assert_eq!(
            detail("Complaints halved within a month.").as_deref(),
            Some("not said how it was measured")
        );
        assert_eq!(
            detail("It went from 9 to 5 days, and the logs show it.").as_deref(),
            Some("no period"),
            "days that are the result are no period"
        );
    }

    #[test]
    fn allows_a_number_with_all_three() {
        for text in [
            "Churn fell from 8% to 5% of 1,200 accounts over two quarters, as the finance report shows.",
            "Sales doubled in May, counted at the till and logged.",
            "Conversion rose from 2.1% to 2.6% in a three-week A/B test on 40,000 visitors.",
            "NPS went from 23 to 51 in two quarters, from 1,900 survey answers.",
            "We shipped six weeks late.",
            "I was promoted twice.",
            "Support said that somebody could be with them in five.",
        ] {
            assert_eq!(detail(text), None, "{text}");
        }
        assert_eq!(detail(&strong().result), None);
    }

    #[test]
    fn says_nothing_where_there_is_no_number() {
        assert_eq!(detail("It went well."), None);
        assert_eq!(detail(""), None);
    }
}
