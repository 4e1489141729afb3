//! Acronyms: where they stand, and whether they are spelled out.

use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::text::Span;

/// A use of an acronym in a paragraph.
pub(crate) struct Use {
    pub span: Span,
    /// Whether the words around it spell it out.
    pub is_explained: bool,
}

/// Acronyms that readers know as words, units, currencies, countries and names of companies.
/// Sorted.
pub(crate) const KNOWN: &[&str] = &[
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
pub(crate) fn uses(reading: &Reading<'_>) -> Vec<Use> {
    if !reading.kind.is_told() {
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
                    span: reading.raw(Span {
                        start: span.start,
                        end: span.start + letters(span.of(reading.text())).len(),
                    }),
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
    let letters = letters(span.of(reading.text()));
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
    let letters = letters(span.of(reading.text())).to_ascii_lowercase();
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
