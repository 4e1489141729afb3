//! What people write around the digits of an amount: signs and codes of currencies, multiples, "per year".

/// Signs of currencies, with the codes that they may mean; the longer ones come first.
pub(super) const SIGNS: [(&str, &[&str]); 27] = [
    ("US$", &["USD"]),
    ("CA$", &["CAD"]),
    ("HK$", &["HKD"]),
    ("NZ$", &["NZD"]),
    ("MX$", &["MXN"]),
    ("NT$", &["TWD"]),
    ("Mex$", &["MXN"]),
    ("AU$", &["AUD"]),
    ("A$", &["AUD"]),
    ("C$", &["CAD"]),
    ("S$", &["SGD"]),
    ("R$", &["BRL"]),
    (
        "$",
        &[
            "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "CLP", "COP", "ARS",
        ],
    ),
    ("€", &["EUR"]),
    ("£", &["GBP"]),
    ("¥", &["JPY", "CNY"]),
    ("￥", &["JPY", "CNY"]),
    ("₹", &["INR"]),
    ("₩", &["KRW"]),
    ("₪", &["ILS"]),
    ("₺", &["TRY"]),
    ("zł", &["PLN"]),
    ("Kč", &["CZK"]),
    ("kr.", &["DKK", "ISK"]),
    ("kr", &["SEK", "NOK", "DKK", "ISK"]),
    ("Fr.", &["CHF"]),
    ("Rs", &["INR"]),
];

/// Words and letters that multiply, in lower case; the longer ones come first.
pub(super) const TIMES: [(&str, i64); 24] = [
    ("thousand", 1_000),
    ("millions", 1_000_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("crores", 10_000_000),
    ("crore", 10_000_000),
    ("lakhs", 100_000),
    ("lakh", 100_000),
    ("mio", 1_000_000),
    ("mrd", 1_000_000_000),
    ("tsd", 1_000),
    ("mn", 1_000_000),
    ("mm", 1_000_000),
    ("lpa", 100_000),
    ("lac", 100_000),
    ("万", 10_000),
    ("만", 10_000),
    ("億", 100_000_000),
    ("亿", 100_000_000),
    ("bn", 1_000_000_000),
    ("cr", 10_000_000),
    ("k", 1_000),
    ("m", 1_000_000),
    ("b", 1_000_000_000),
];

/// Words for "per year", which every base salary is, or for "no smaller unit".
const BEHIND: [&str; 11] = [
    "per year",
    "per annum",
    "a year",
    "/year",
    "/yr",
    "/y",
    "p.a.",
    "pa",
    "annually",
    ",-",
    ".-",
];

pub(super) fn without_period(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    // "12 LPA" are lakhs per annum.
    let rest = BEHIND
        .iter()
        .filter(|behind| **behind != "pa" || !lower.ends_with("lpa"))
        .find_map(|behind| lower.strip_suffix(behind));
    rest.and_then(|rest| text.get(..rest.len()))
        .unwrap_or(text)
        .trim()
}

/// A currency's code at either end of a text, and what is left.
pub(super) fn code_of(text: &str) -> Option<(String, &str)> {
    let is_code = |code: &&str| code.bytes().all(|letter| letter.is_ascii_alphabetic());
    let at_start = text.get(..3).filter(is_code).zip(text.get(3..));
    let end = text.len().saturating_sub(3);
    let at_end = text.get(end..).filter(is_code).zip(text.get(..end));
    let (code, rest) = at_start.or(at_end)?;
    let is_alone = !rest
        .trim()
        .starts_with(|letter: char| letter.is_alphabetic())
        && !rest.ends_with(|letter: char| {
            letter.is_alphabetic() && !matches!(letter, 'k' | 'K' | 'm' | 'M')
        });
    let is_multiple = TIMES
        .iter()
        .any(|(word, _)| code.eq_ignore_ascii_case(word));
    (is_alone && !is_multiple).then(|| (code.to_ascii_uppercase(), rest))
}
