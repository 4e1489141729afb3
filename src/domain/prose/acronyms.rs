//! Finds acronyms, and whether they are spelled out.

use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::prose::words::Words;
use crate::domain::text::Span;
use crate::domain::text::fold::fold_into;

/// A use of an acronym in a paragraph.
pub(crate) struct Use {
    pub span: Span,
    /// Whether the words around it spell it out.
    pub is_explained: bool,
}

/// Acronyms that every reader knows: states, time zones, countries, currencies, units, offices, companies,
/// common product terms, and words in capitals. Sorted.
const KNOWN: &[&str] = &[
    "AB", "ABC", "AC", "ACST", "AD", "ADT", "AED", "AEDT", "AEST", "AG", "AI", "AIDS", "AK", "AKA",
    "AKDT", "AKST", "AL", "ALL", "ALWAYS", "AM", "ANY", "AOL", "APAC", "API", "APIS", "APR", "AR",
    "ASAP", "ASEAN", "AST", "AT", "ATM", "ATS", "AU", "AUD", "AVP", "AWS", "AWST", "AZ", "BA",
    "BBC", "BBQ", "BC", "BCE", "BE", "BEST", "BIG", "BMW", "BP", "BR", "BRL", "BRT", "BS", "BSC",
    "BST", "BTC", "BTU", "BTW", "CA", "CAD", "CBS", "CCPA", "CD", "CDC", "CDS", "CDT", "CE", "CEO",
    "CEST", "CET", "CFO", "CH", "CHF", "CIA", "CIO", "CISO", "CLI", "CM", "CMO", "CMS", "CN",
    "CNN", "CNY", "CO", "COO", "COVID", "CPA", "CPI", "CPO", "CPU", "CRM", "CRO", "CSS", "CST",
    "CSV", "CT", "CTO", "CV", "DACH", "DB", "DC", "DE", "DHL", "DIY", "DJ", "DK", "DKK", "DMV",
    "DNA", "DNS", "DO", "DOJ", "DVD", "DVR", "EAT", "EDT", "EEC", "EEST", "EET", "EMEA", "EMT",
    "EOD", "EOY", "EPA", "EQ", "ER", "ERP", "ES", "ESPN", "EST", "ET", "ETA", "EU", "EUR", "EVERY",
    "EVP", "FAQ", "FAQS", "FBI", "FCC", "FDA", "FIFA", "FL", "FM", "FR", "FREE", "FT", "FTC",
    "FTP", "FX", "FYI", "GA", "GAAP", "GAP", "GB", "GBP", "GDP", "GDPR", "GE", "GHZ", "GIF", "GM",
    "GMBH", "GMT", "GNP", "GO", "GPA", "GPS", "GPU", "GRE", "GST", "GU", "HBO", "HD", "HDD",
    "HDMI", "HI", "HIPAA", "HIV", "HK", "HKD", "HKT", "HP", "HQ", "HR", "HSBC", "HST", "HTML",
    "HTTP", "HTTPS", "HZ", "IA", "IBM", "ICU", "ID", "IDE", "IDS", "IE", "IFRS", "IKEA", "IL",
    "IMF", "IMO", "IN", "INC", "INR", "IOC", "IP", "IPO", "IQ", "IRS", "IST", "IT", "JD", "JFK",
    "JP", "JPEG", "JPG", "JPY", "JS", "JSON", "JST", "KB", "KG", "KHZ", "KM", "KPH", "KPI", "KPIS",
    "KPMG", "KRW", "KS", "KST", "KW", "KWH", "KY", "LA", "LAN", "LATAM", "LAX", "LB", "LBS", "LCD",
    "LED", "LG", "LGBT", "LGBTQ", "LLB", "LLC", "LLP", "LOL", "LSE", "LTD", "MA", "MB", "MBA",
    "MD", "MDT", "ME", "MENA", "MFA", "MHZ", "MI", "MIT", "ML", "MLB", "MM", "MMS", "MN", "MO",
    "MP", "MPH", "MRI", "MS", "MSC", "MSK", "MSN", "MST", "MT", "MTV", "MUST", "MVP", "MW", "MWH",
    "MX", "MXN", "NAFTA", "NASA", "NATO", "NB", "NBA", "NBC", "NC", "NCAA", "ND", "NDA", "NE",
    "NEVER", "NEW", "NFC", "NFL", "NGO", "NGOS", "NH", "NHL", "NHS", "NJ", "NL", "NM", "NO", "NOK",
    "NOT", "NOW", "NPR", "NS", "NSA", "NV", "NY", "NYC", "NYT", "NYU", "NZ", "NZD", "NZDT", "NZST",
    "OECD", "OH", "OK", "OKR", "OKRS", "OLED", "ON", "ONE", "ONLY", "OOO", "OPEC", "OR", "OS",
    "OTP", "OZ", "PA", "PB", "PBS", "PC", "PCS", "PDF", "PDT", "PHD", "PIN", "PKT", "PL", "PLC",
    "PLN", "PM", "PNG", "PO", "PR", "PS", "PSI", "PST", "PT", "PTA", "PTO", "PWC", "QA", "QC",
    "QR", "RAM", "RD", "RFID", "RFP", "RFPS", "RI", "RIP", "RMB", "RNA", "ROI", "ROM", "RPM",
    "RSS", "RSVP", "RV", "SA", "SAAS", "SAME", "SAP", "SARS", "SAST", "SAT", "SC", "SD", "SDK",
    "SE", "SEC", "SEK", "SF", "SFO", "SG", "SGD", "SGT", "SIM", "SK", "SKU", "SKUS", "SMS", "SOS",
    "SQFT", "SQL", "SSD", "SSH", "SSL", "SSO", "STEM", "STOP", "SUV", "SUVS", "SVG", "SVP", "TB",
    "TBA", "TBC", "TBD", "TCP", "TLC", "TLS", "TN", "TSA", "TSV", "TV", "TVS", "TWO", "TX", "UAE",
    "UCLA", "UEFA", "UFO", "UHD", "UI", "UK", "UN", "UNESCO", "UNICEF", "UPS", "URI", "URL",
    "URLS", "US", "USA", "USB", "USC", "USD", "USSR", "UT", "UTC", "UX", "VA", "VAT", "VC", "VCR",
    "VCS", "VI", "VIP", "VP", "VPN", "VT", "VW", "WA", "WAN", "WAT", "WC", "WEST", "WET", "WFH",
    "WHO", "WI", "WIB", "WIFI", "WLAN", "WSJ", "WTO", "WV", "WY", "XL", "XML", "XS", "XXL", "YAML",
    "YES", "YMCA", "YT", "YTD", "ZAR", "ZIP",
];

/// The longest acronym, in letters; longer words in capitals are emphasis.
const LONGEST: usize = 6;

/// How many tokens on either side are searched for the words of an acronym.
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
        // A line in capitals is emphasis and has no acronyms.
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
    // "AND" and "NOT" are words.
    let is_none = Traits::DIGIT.and(Traits::QUOTED).and(Traits::FUNCTION);
    if !traits.any(Traits::CAPITALS) || traits.any(is_none) {
        return false;
    }
    let span = reading.span(index, index);
    let letters = letters(span.of(reading.text()));
    // "R-O-I" and "P&L" are not runs of letters; "AWS Lambda" and "Acme ACX" are names.
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
        && !is_dateline(reading, index)
}

/// Whether a word is the dateline of a press release: it opens the paragraph, and a date follows after
/// punctuation ("LONDON, 3 May 2025:", "SAN JOSE — May 3").
fn is_dateline(reading: &Reading<'_>, index: usize) -> bool {
    let is_place = |at: usize| {
        let traits = reading.traits(at);
        traits.any(Traits::CAPITAL.and(Traits::CAPITALS)) && !traits.any(Traits::FUNCTION)
    };
    let dates = index + 1..index + 7;
    index < 3
        && (0..index).all(is_place)
        && (index..index + 3).any(|at| !reading.traits(at + 1).any(Traits::JOINED))
        && !reading.traits(index + 1).any(Traits::FUNCTION)
        && reading.any_in(dates, Traits::DATE)
}

/// The capitals of "SKU", "SKUs", and "SKU's".
fn letters(word: &str) -> &str {
    let end = word
        .find(|letter: char| !letter.is_ascii_uppercase())
        .unwrap_or(word.len());
    match word.get(end..) {
        Some("" | "s" | "'s" | "’s" | "s'" | "s’") => word.get(..end).unwrap_or(word),
        _ => word,
    }
}

/// Roman numerals as they are used in texts; "MD" and "CD" aren't.
fn is_roman(letters: &str) -> bool {
    letters
        .bytes()
        .all(|letter| matches!(letter, b'I' | b'V' | b'X'))
}

/// Whether words near the acronym spell it out.
fn is_explained(reading: &Reading<'_>, index: usize) -> bool {
    let span = reading.span(index, index);
    let letters = letters(span.of(reading.text())).to_ascii_lowercase();
    let from = index.saturating_sub(NEARBY);
    let to = (index + NEARBY + 1).min(reading.tokens.len());
    let before = parts(reading, from..index);
    let after = parts(reading, index + 1..to);
    let is_spelled_in = |parts: &[String]| {
        (0..parts.len()).any(|start| {
            parts
                .get(start..)
                .is_some_and(|parts| spells(parts, letters.as_bytes(), true))
        })
    };
    is_spelled_in(&before)
        || is_spelled_in(&after)
        || is_in_brackets(reading, index) && has_initials(&before, &letters)
}

/// The initials of a range of words: "return-to-vendor" and "U.S." have one for each part.
fn parts(reading: &Reading<'_>, range: std::ops::Range<usize>) -> Vec<String> {
    let mut parts = Vec::new();
    for index in range {
        let mut word = String::new();
        fold_into(&mut word, reading.word(index));
        let split = word.split(|letter: char| !letter.is_alphanumeric());
        parts.extend(split.filter(|part| !part.is_empty()).map(str::to_owned));
    }
    parts
}

/// Whether words begin with these letters in order. Small words can be skipped, and a word that begins
/// with "ex" can provide an X.
fn spells(parts: &[String], letters: &[u8], is_first: bool) -> bool {
    let Some((wanted, rest)) = letters.split_first() else {
        return true;
    };
    let Some((part, next)) = parts.split_first() else {
        return false;
    };
    let begins =
        part.as_bytes().first() == Some(wanted) || *wanted == b'x' && part.starts_with("ex");
    begins && spells(next, rest, false)
        || !is_first && SMALL.has(part) && spells(next, letters, false)
}

/// Whether an acronym is alone in parentheses, as after its full form.
fn is_in_brackets(reading: &Reading<'_>, index: usize) -> bool {
    let is_open = reading.text_before(index).ends_with(['(', '[']);
    is_open
        && reading
            .text_after(index)
            .trim_start_matches(['’', '\'', 's'])
            .starts_with([')', ']', ',', ';'])
}

/// Whether the initials of the words right before include all letters, in any order: "International
/// Organization for Standardization (ISO)".
fn has_initials(before: &[String], letters: &str) -> bool {
    // As many words as letters, plus a few without one.
    let from = before.len().saturating_sub(letters.len() + PASSED);
    let mut initials: Vec<u8> = before
        .iter()
        .skip(from)
        .filter_map(|part| part.bytes().next())
        .collect();
    letters.bytes().all(|letter| {
        let place = initials.iter().position(|initial| *initial == letter);
        place.map(|place| initials.swap_remove(place)).is_some()
    })
}

/// The most words without a letter in the acronym.
const PASSED: usize = 3;

/// Words that an acronym skips. Sorted.
const SMALL: Words = Words::new(&[
    "a", "an", "and", "as", "at", "by", "da", "das", "de", "del", "der", "des", "di", "do", "du",
    "e", "el", "et", "for", "from", "fur", "in", "into", "la", "le", "les", "of", "off", "on",
    "or", "over", "per", "s", "the", "to", "und", "van", "von", "with", "y",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(KNOWN.is_sorted());
        SMALL.assert_sorted();
    }
}
