//! Shares of a group of people whose size the memo never gives: "58% of customers", of how many?
//!
//! The rule only looks at groups of people. It stays silent if the paragraph counts anything, or if the
//! memo counts that group anywhere.

use crate::domain::prose::quantities::singular;
use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::prose::words::Words;
use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};
use crate::domain::review::stated::Shares;

pub(crate) const RULE: Rule = Rule {
    id: "share-base",
    name: "A share of people you never count",
    why: "58% of 12 customers is 7 people. Without the number asked, a reader can’t tell a sign from chance.",
    fix: "Give the count the share was taken of. For example: “58% of the 620 customers who answered”.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Data),
    reads_english: true,
    check: Check::Memo(check),
};

/// Groups of people, in the singular. Sorted.
const PEOPLE: Words = Words::new(&[
    "agent",
    "applicant",
    "assistant",
    "buyer",
    "caller",
    "candidate",
    "client",
    "customer",
    "developer",
    "donor",
    "driver",
    "employee",
    "engineer",
    "guest",
    "learner",
    "manager",
    "member",
    "merchant",
    "nurse",
    "parent",
    "participant",
    "passenger",
    "patient",
    "people",
    "reader",
    "respondent",
    "rider",
    "seller",
    "shopper",
    "student",
    "subscriber",
    "teacher",
    "tester",
    "user",
    "viewer",
    "visitor",
    "volunteer",
    "worker",
]);

/// The most words from a number to the people it counts: "620 new customers".
const NEAR: usize = 3;

/// The shares of people and the counts of them in a paragraph.
pub(crate) fn shares(reading: &Reading<'_>) -> Shares {
    let mut found = Shares::default();
    if !reading.any_in(0..reading.tokens.len(), Traits::FIGURE) {
        return found;
    }
    let who = |from: usize| {
        (from..from + NEAR).find_map(|at| {
            let word = singular(reading.word(at));
            PEOPLE.has(word).then(|| word.to_owned())
        })
    };
    let is_count = |index: usize| {
        let traits = reading.traits(index);
        traits.any(Traits::FIGURE) && !traits.any(Traits::PERCENT)
    };
    let has_count = (0..reading.tokens.len()).any(is_count);
    for index in 0..reading.tokens.len() {
        if is_count(index) {
            found.counted.extend(who(index + 1));
            // "The customers I asked were 620."
            let before = index.saturating_sub(2 * NEAR)..index;
            let people = before.map(|at| singular(reading.word(at)));
            found
                .counted
                .extend(people.filter(|word| PEOPLE.has(word)).map(str::to_owned));
        }
        let is_share = reading.kind.is_told()
            && reading.traits(index).any(Traits::PERCENT)
            && !reading.traits(index).any(Traits::QUOTED)
            && reading.word(index) != "100"
            && !has_count;
        if !is_share {
            continue;
        }
        let of = (index + 1..index + 3).find(|at| reading.word(*at) == "of");
        if let Some((of, people)) = of.and_then(|of| Some((of, who(of + 1)?))) {
            found.shares.push((reading.span(index, of), people));
        }
    }
    for (span, _) in &mut found.shares {
        *span = reading.raw(*span);
    }
    found
}

fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    let counted = |people: &String| {
        let mut paragraphs = memo.paragraphs.iter();
        paragraphs.any(|paragraph| paragraph.analysis.shares.counted.contains(people))
    };
    for paragraph in &memo.paragraphs {
        for (span, people) in &paragraph.analysis.shares.shares {
            if !counted(people) {
                hits.add(
                    span.shifted(paragraph.span.start),
                    format!("of how many {}?", plural(people)),
                );
            }
        }
    }
}

fn plural(people: &str) -> String {
    if people == "people" {
        people.to_owned()
    } else {
        format!("{people}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::{assert_allows, assert_flags};

    #[test]
    fn a_share_of_people_that_nobody_counted_is_found() {
        PEOPLE.assert_sorted();
        for (text, quote) in [
            (
                "I asked at the door. 58% of customers named the wait.",
                "58% of",
            ),
            (
                "More than 40 percent of our users came back.",
                "40 percent of",
            ),
            ("In spring 12% of all new members left.", "12% of"),
            ("About 30% of the people who saw it bought it.", "30% of"),
            ("We lost 9 % of drivers.", "9 % of"),
            (
                "It reached 70% of respondents.\n\nWe had 1,140 visits.",
                "70% of",
            ),
        ] {
            assert_flags(&RULE, text, &[quote]);
        }
    }

    #[test]
    fn a_share_whose_base_is_told_or_is_no_count_is_let_be() {
        assert_allows(
            &RULE,
            &[
                "58% of 620 customers named the wait.",
                "I asked 620 customers. 58% of customers named the wait.",
                "58% of customers named the wait.\n\nI had asked 620 of our customers.",
                "58% of customers named the wait.\n\nThe customers I asked were 620.",
                "58% of customers, or 360, named the wait.",
                "Costs are 58% of revenue.",
                "40% of the time it failed.",
                "58% of orders were late.",
                "I was 100% of the users.",
                "She told me, “58% of customers hate it.”",
                "Customers rose by 12%.",
                "We have 3 new members. 12% of the members left.",
            ],
        );
    }
}
