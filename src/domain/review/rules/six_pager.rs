//! The parts of a six-page narrative, and its length.

use crate::domain::review::document_kind::DocumentKind;
use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "six-pager",
    name: "A part of the six-pager is missing",
    why: "Readers spend the first minutes of a meeting reading. What the document leaves out, they ask in the room.",
    fix: "Write the part, even in one paragraph. If it doesn’t apply, say so and give the reason.",
    severity: Severity::Serious,
    bears_on: Some(Dimension::Structure),
    reads_english: true,
    check: Check::Memo(check),
};

/// Below this percentage of the usual length, a document is far too short.
const FAR_TOO_SHORT: u32 = 50;

/// In a text with fewer words, parts can't be recognized, so none is reported as missing.
const FEWEST: usize = 250;

/// The required parts of such a document, and the words that identify them, in lower case.
const PARTS: [(&str, &[&str]); 5] = [
    (
        "nothing says who the customer is",
        &[
            "customer",
            "user",
            "client",
            "buyer",
            "seller",
            "shopper",
            "member",
            "guest",
            "patient",
            "reader",
            "rider",
            "driver",
            "student",
            "subscriber",
            "merchant",
            "passenger",
            "traveler",
            "parent",
            "tenant",
            "people who",
            "anyone who",
            "those who",
        ],
    ),
    (
        "no alternatives: what else could be done, and why not?",
        &[
            "alternative",
            "option",
            "instead",
            "reject",
            "rather than",
            "considered",
            "other way",
            "could have",
            "why not",
            "do nothing",
            "we chose",
            "i chose",
            "trade-off",
        ],
    ),
    (
        "no cost: what does it take in money or people?",
        &[
            "cost",
            "budget",
            "headcount",
            "invest",
            "spend",
            "price",
            "$",
            "£",
            "€",
            "dollar",
            "pound",
            "euro",
            "engineers",
            "hire",
            "staff",
            "people-week",
            "person-week",
            "engineer-week",
        ],
    ),
    (
        "no risks: what could make it fail?",
        &[
            "risk",
            "fail",
            "unknown",
            "open question",
            "assum",
            "threat",
            "might not",
            "may not",
            "could not",
            "uncertain",
            "go wrong",
            "if it does",
            "what would",
            "depend",
        ],
    ),
    (
        "no decision: what should readers agree to?",
        &[
            "decision",
            "decide",
            "approve",
            "approval",
            "agree",
            "ask for",
            "we ask",
            "i ask",
            "recommend",
            "propose",
            "proposal",
            "seek",
            "request",
        ],
    ),
];

fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    if memo.brief.kind != DocumentKind::SixPager {
        return;
    }
    let usual = DocumentKind::SixPager.target_words(DocumentKind::SixPager.page_limit());
    let words = u32::try_from(memo.words).unwrap_or(u32::MAX);
    if words.saturating_mul(100) < usual * FAR_TOO_SHORT {
        hits.add(
            None,
            format!("{words} words, which is far too short: six pages hold about {usual}"),
        );
    }
    if memo.words < FEWEST {
        return;
    }
    let lower = memo.text.to_ascii_lowercase();
    for (missing, words) in PARTS {
        if !words.iter().any(|word| lower.contains(word)) {
            hits.add(None, missing);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::manuscript::Brief;
    use crate::domain::review::tests::flagged_by;

    fn details(text: &str, kind: DocumentKind) -> Vec<String> {
        let brief = Brief {
            kind,
            ..Brief::default()
        };
        flagged_by(&RULE, text, &brief)
    }

    /// A sentence for each part, in the order of [`PARTS`].
    const SENTENCES: [&str; 5] = [
        "Customers wait 19 minutes at the desk.",
        "The alternative was a second desk, and it moved the wait to the door.",
        "It takes 118,000 pounds and two people for a quarter.",
        "The greatest risk is a bag that opens in the van.",
        "We ask you to approve the desk in 46 shops by June.",
    ];

    fn document(without: Option<usize>, filler: usize) -> String {
        let told = SENTENCES
            .iter()
            .enumerate()
            .filter(|(part, _)| Some(*part) != without)
            .map(|(_, sentence)| format!("{sentence}\n\n"));
        format!(
            "{}{}",
            told.collect::<String>(),
            "The van comes at night and takes the bags. ".repeat(filler)
        )
    }

    #[test]
    fn a_whole_document_is_let_be() {
        assert_eq!(
            details(&document(None, 200), DocumentKind::SixPager),
            [""; 0]
        );
        assert_eq!(details("Short.", DocumentKind::NarrativeMemo), [""; 0]);
    }

    #[test]
    fn each_part_that_is_taken_away_is_missed() {
        for (part, (missing, _)) in PARTS.iter().enumerate() {
            assert_eq!(
                details(&document(Some(part), 200), DocumentKind::SixPager),
                [*missing]
            );
        }
    }

    #[test]
    fn a_short_one_is_called_far_too_short_and_nothing_else() {
        assert_eq!(details("It pays first.", DocumentKind::SixPager).len(), 1);
        let found = details(&document(None, 60), DocumentKind::SixPager);
        assert_eq!(found.len(), 1);
        assert!(
            found[0].contains("far too short: six pages hold about 2400"),
            "{found:?}"
        );
    }
}
