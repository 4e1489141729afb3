//! Acronyms that nothing spells out.

use super::reading::{Reading, Traits};
use super::{Check, Dimension, Hits, Manuscript, ParagraphKind, Rule, Severity};
use crate::domain::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "acronym",
    name: "An acronym that is not spelled out",
    why: "The readers come from other teams and businesses. An acronym they do not know stops them at every use.",
    mend: "At the first use write the words with the acronym in brackets; if it stands only once or twice, write the words alone.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Clarity),
    check: Check::Memo(check),
};

/// A use of an acronym in a paragraph.
pub(super) struct Use {
    pub span: Span,
    /// Whether the words around it spell it out.
    pub is_explained: bool,
}

/// Acronyms that readers know as words, units, currencies, countries and names of companies.
/// Sorted.
const KNOWN: &[&str] = &[
    "AC", "AD", "AI", "AM", "ATM", "AWS", "BA", "BBC", "BC", "BMW", "CD", "CEO", "CFO", "CNN",
    "COO", "CTO", "CV", "DC", "DHL", "DIY", "DNA", "DVD", "EU", "EUR", "FAQ", "FAQS", "FBI", "FM",
    "GB", "GBP", "GDP", "GHZ", "GMT", "GPS", "HDMI", "HP", "HR", "HSBC", "HTML", "HTTP", "IBM",
    "ID", "IDS", "IKEA", "INR", "IQ", "IT", "JPY", "KB", "KG", "KM", "KPMG", "KW", "KWH", "LA",
    "LCD", "LED", "MA", "MB", "MBA", "MHZ", "MIT", "MP", "MPH", "NASA", "NATO", "NHS", "NO", "NY",
    "NYC", "OK", "PC", "PDF", "PHD", "PIN", "PM", "PR", "QR", "RAM", "SAP", "SIM", "SMS", "SOS",
    "TB", "TV", "UAE", "UK", "UN", "UPS", "URL", "URLS", "US", "USA", "USB", "USD", "UTC", "VAT",
    "VIP", "VP", "WC", "WIFI", "XL", "YES", "ZIP",
];

/// The longest acronym, in letters; longer words in capitals are emphasis.
const LONGEST: usize = 6;

/// Tokens on either side among which the words of an acronym are looked for.
const NEARBY: usize = 14;

/// Every use of an acronym in a paragraph.
pub(super) fn uses(reading: &Reading<'_>) -> Vec<Use> {
    if reading.kind == ParagraphKind::Heading {
        return Vec::new();
    }
    let mut uses = Vec::new();
    for sentence in &reading.sentences {
        let shouted = sentence
            .tokens
            .clone()
            .filter(|&index| reading.traits(index).any(Traits::CAPITALS))
            .count();
        // A line in capitals shouts; it abbreviates nothing.
        if shouted > 2 && shouted * 2 > sentence.tokens.len() {
            continue;
        }
        for index in sentence.tokens.clone() {
            if is_acronym(reading, index) {
                let span = reading.span(index, index);
                uses.push(Use {
                    span: Span {
                        start: span.start,
                        end: span.start + letters(span.of(reading.text)).len(),
                    },
                    is_explained: is_explained(reading, index),
                });
            }
        }
    }
    uses
}

fn is_acronym(reading: &Reading<'_>, index: usize) -> bool {
    let traits = reading.traits(index);
    if !traits.any(Traits::CAPITALS) || traits.any(Traits::DIGIT) || traits.any(Traits::QUOTED) {
        return false;
    }
    let span = reading.span(index, index);
    let letters = letters(span.of(reading.text));
    // "R-O-I" and "P&L" are no runs of letters; "AWS Lambda" and "Acme ACX" are names.
    let is_plain = letters.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_capital = |at: usize| {
        let traits = reading.traits(at);
        traits.any(Traits::CAPITAL) && !traits.any(Traits::CAPITALS) && reading.word(at).len() > 1
    };
    let has_name_before = reading.traits(index).any(Traits::JOINED)
        && index
            .checked_sub(1)
            .is_some_and(|before| is_capital(before) && !reading.traits(before).any(Traits::FIRST));
    let has_name_after = reading.traits(index + 1).any(Traits::JOINED) && is_capital(index + 1);
    is_plain
        && (2..=LONGEST).contains(&letters.len())
        && KNOWN.binary_search(&letters).is_err()
        && !is_roman(letters)
        && !has_name_before
        && !has_name_after
}

/// The capitals of "SKU", "SKUs" and "SKU's".
fn letters(word: &str) -> &str {
    let end = word
        .find(|letter: char| !letter.is_ascii_uppercase())
        .unwrap_or(word.len());
    match word.get(end..) {
        Some("" | "s" | "'s" | "’s" | "s'" | "s’") => word.get(..end).unwrap_or(word),
        _ => word,
    }
}

/// Roman numerals as they stand in texts; "MD" and "CD" are none.
fn is_roman(letters: &str) -> bool {
    letters
        .bytes()
        .all(|letter| matches!(letter, b'I' | b'V' | b'X'))
}

/// Whether consecutive words near the acronym begin with its letters, small words aside.
fn is_explained(reading: &Reading<'_>, index: usize) -> bool {
    let span = reading.span(index, index);
    let letters = letters(span.of(reading.text)).to_ascii_lowercase();
    let from = index.saturating_sub(NEARBY);
    let to = (index + NEARBY).min(reading.tokens.len());
    (from..to).any(|start| spells(reading, start..to, index, &letters))
}

fn spells(
    reading: &Reading<'_>,
    range: std::ops::Range<usize>,
    acronym: usize,
    letters: &str,
) -> bool {
    let mut wanted = letters.bytes().peekable();
    let mut is_first = true;
    for index in range {
        if index == acronym {
            return false;
        }
        // "Return-to-vendor" has three initials.
        for part in reading.word(index).split('-') {
            let Some(initial) = part.bytes().next() else {
                continue;
            };
            if wanted.peek() == Some(&initial) {
                wanted.next();
            } else if is_first
                || !matches!(
                    part,
                    "a" | "an"
                        | "and"
                        | "at"
                        | "for"
                        | "in"
                        | "of"
                        | "on"
                        | "or"
                        | "per"
                        | "the"
                        | "to"
                )
            {
                return false;
            }
            is_first = false;
        }
        if wanted.peek().is_none() {
            return true;
        }
    }
    false
}

fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    let mut met: std::collections::BTreeSet<&str> = std::collections::BTreeSet::new();
    for paragraph in &memo.paragraphs {
        for found in &paragraph.analysis.acronyms {
            let span = found.span.shifted(paragraph.span.start);
            if met.insert(memo.of(span)) && !found.is_explained {
                hits.add(span, "at its first use it is not spelled out");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_allows, assert_flags};
    use super::*;

    #[test]
    fn the_table_is_sorted_for_binary_search() {
        assert!(KNOWN.is_sorted());
    }

    #[test]
    fn flags_only_the_first_use() {
        assert_flags(
            &RULE,
            "The RMA was lost.\nI found the RMA, and both SKUs.",
            &["RMA", "SKU"],
        );
    }

    #[test]
    fn allows_what_is_spelled_out_on_either_side() {
        assert_allows(
            &RULE,
            &[
                "Each return merchandise authorisation (RMA) was lost. The RMA came back.",
                "The RMA (return merchandise authorisation) was lost.",
                "Our net promoter score, or NPS, fell by 4.",
                "The cost of goods sold (COGS) fell.",
                "The return-to-vendor (RTV) rule stayed.",
            ],
        );
    }

    #[test]
    fn flags_one_that_is_explained_too_late() {
        assert_flags(
            &RULE,
            "The RMA was lost.\nEach return merchandise authorisation (RMA) counts.",
            &["RMA"],
        );
    }

    #[test]
    fn allows_units_quarters_roman_numerals_and_i() {
        assert_allows(
            &RULE,
            &["I used 12 KB in Q4 of World War II, and I drove 5 KM in the US."],
        );
    }

    #[test]
    fn allows_capitals_in_headings_and_shouted_lines() {
        assert_allows(
            &RULE,
            &[
                "THE RETURNS DESK\nIt was slow.",
                "DO NOT OPEN THE BOX. It was slow.",
            ],
        );
    }

    #[test]
    fn allows_names() {
        assert_allows(
            &RULE,
            &[
                "I worked with IBM and with ARM Holdings.",
                "The Larkfield LX went on sale.",
            ],
        );
    }
}
