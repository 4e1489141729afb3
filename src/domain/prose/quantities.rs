//! Quantities: a figure with what it counts, such as "41%", "$2.2 million" or "90 days".

use crate::domain::prose;
use crate::domain::prose::figures::is_currency;
use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::prose::words::Words;
use crate::domain::text::Span;

/// Whether a passage holds a figure.
#[must_use]
pub fn has_figure(passage: &str) -> bool {
    let reading = prose::read(passage, ParagraphKind::Prose);
    reading.any_in(0..reading.tokens.len(), Traits::FIGURE)
}

/// The figures of a passage, each with its sign and its unit: "£5", "12 %", "7 minutes".
#[must_use]
pub fn figures(passage: &str) -> Vec<Span> {
    let reading = prose::read(passage, ParagraphKind::Prose);
    let mut found: Vec<Span> = Vec::new();
    for index in 0..reading.tokens.len() {
        if !reading.traits(index).any(Traits::FIGURE) {
            continue;
        }
        let mut span = reading.span(index, index);
        let before = reading.text_before(index);
        if let Some(sign) = before.chars().next_back().filter(|sign| is_currency(*sign)) {
            span.start -= sign.len_utf8();
        }
        let after = reading.text_after(index);
        let sign = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        if let Some(sign_of) = sign
            .chars()
            .next()
            .filter(|sign| *sign == '%' || is_currency(*sign))
        {
            span.end += after.len() - sign.len() + sign_of.len_utf8();
        } else if !reading.joined_after(index).is_empty()
            && !reading
                .traits(index + 1)
                .any(Traits::FUNCTION.and(Traits::FIGURE))
        {
            span.end = reading.span(index + 1, index + 1).end;
        }
        // "Two hundred" is one figure, "from 19 to 7" are two.
        let goes_on = reading.traits(index).any(Traits::JOINED)
            && index
                .checked_sub(1)
                .is_some_and(|before| reading.traits(before).any(Traits::FIGURE));
        match found.last_mut().filter(|_| goes_on) {
            Some(last) => last.end = span.end,
            None => found.push(span),
        }
    }
    found.into_iter().map(|span| reading.raw(span)).collect()
}

/// A figure in digits, read: how much of what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quantity {
    /// Where it stands in the passage, with its sign of currency or per cent, its factor and its
    /// unit.
    pub span: Span,
    /// How much, in thousandths.
    pub thousandths: u64,
    /// Of what, in the singular and in lower case: "minute", "order", "%", "$"; empty where the
    /// passage does not say.
    pub unit: String,
}

/// Words that may stand between a figure and another that shares its unit: "from 19 to 7 minutes".
const BEFORE_THE_UNIT: &[&str] = &["to", "and", "or", "→", "->", "down to", "up to"];

/// The same, where the unit stood with the first: "7 minutes, down from 19".
const AFTER_THE_UNIT: &[&str] = &[
    "down from",
    "from",
    "up from",
    "to",
    "→",
    "->",
    "instead of",
    "against",
];

/// Words behind a figure that go on with the sentence. Sorted. Those that make it a difference ("7
/// fewer") are taken for its unit, since it is not a figure of the thing itself.
pub(crate) const NO_UNITS: Words = Words::new(&[
    "across", "again", "against", "ago", "although", "down", "during", "each", "ever", "every",
    "instead", "last", "now", "only", "out", "over", "per", "since", "still", "though", "through",
    "today", "under", "until", "up", "via", "where", "while", "within", "without",
]);

/// The figures of a passage that stand in digits and have one value, in order. A range, a time of
/// day, a fraction and a number in words are left out: two readers would not read them alike.
#[must_use]
pub fn quantities(passage: &str) -> Vec<Quantity> {
    let reading = prose::read(passage, ParagraphKind::Prose);
    let mut found: Vec<Quantity> = (0..reading.tokens.len())
        .filter_map(|index| quantity(&reading, index))
        .collect();
    let between = |left: &Quantity, right: &Quantity| {
        let gap = Span {
            start: left.span.end,
            end: right.span.start,
        };
        let is_edge = |letter: char| letter.is_whitespace() || matches!(letter, ',' | '(' | ':');
        gap.of(reading.text()).trim_matches(is_edge).to_lowercase()
    };
    for index in 1..found.len() {
        let Some([left, right]) = found.get_mut(index - 1..=index) else {
            continue;
        };
        let words = between(left, right);
        if left.unit.is_empty() && BEFORE_THE_UNIT.contains(&words.as_str()) {
            left.unit.clone_from(&right.unit);
        } else if right.unit.is_empty() && AFTER_THE_UNIT.contains(&words.as_str()) {
            right.unit.clone_from(&left.unit);
        }
    }
    for quantity in &mut found {
        quantity.span = reading.raw(quantity.span);
    }
    found
}

fn quantity(reading: &Reading<'_>, index: usize) -> Option<Quantity> {
    let traits = reading.traits(index);
    if !traits.any(Traits::FIGURE) || !traits.any(Traits::DIGIT) {
        return None;
    }
    let word = reading.word(index);
    let is_of_number = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
    let digits = word.trim_end_matches(|letter: char| !is_of_number(letter));
    if digits.is_empty() || !digits.chars().all(is_of_number) {
        return None;
    }
    let mut thousandths = thousandths_of(digits)?;
    let mut span = reading.span(index, index);
    let mut last = index;
    let suffix = word.get(digits.len()..).unwrap_or_default();
    let mut unit = String::new();
    if let Some(factor) = factor_of(suffix) {
        thousandths = thousandths.checked_mul(factor)?;
    } else if !suffix.is_empty() {
        let noun = suffix.trim_start_matches('-');
        // "3rd", "9:30" and "2-3" were not figures or have no single value.
        if noun.is_empty() || !noun.chars().all(char::is_alphabetic) {
            return None;
        }
        unit = unit_of(noun);
    }
    if traits.any(Traits::PERCENT) {
        let after = reading.text_after(index);
        if let Some(at) = after.find('%').filter(|at| *at <= 3) {
            span.end += at + 1;
            "%".clone_into(&mut unit);
        } else {
            last += 1 + usize::from(reading.joined_after(index) == "per");
            "%".clone_into(&mut unit);
        }
        // Not "12 % points", which is a difference of two shares.
        if reading.joined_after(last) == "points" {
            "pp".clone_into(&mut unit);
        }
    } else if unit.is_empty() {
        if let Some(factor) = factor_of(reading.joined_after(index)).filter(|factor| *factor > 1) {
            thousandths = thousandths.checked_mul(factor)?;
            last += 1;
        }
        let sign = |letter: Option<char>| letter.filter(|one| "$€£₹¥".contains(*one));
        if let Some(sign) = sign(reading.text_before(index).chars().next_back()) {
            span.start -= sign.len_utf8();
            unit.push(sign);
        } else if let Some(sign) = sign(reading.text_after(last).trim_start().chars().next()) {
            let after = reading.text_after(last);
            span.end =
                reading.span(last, last).end + after.find(sign).unwrap_or(0) + sign.len_utf8();
            unit.push(sign);
        } else {
            let next = reading.joined_after(last);
            // "CHF 3.4 million" and "Rs 4 crore" have their currency before them.
            let code = code_of(reading.joined_before(index));
            let is_noun = next.chars().all(char::is_alphabetic)
                && !reading.traits(last + 1).any(Traits::FUNCTION)
                && !NO_UNITS.has(next)
                && !next.is_empty();
            if let Some(code) = code {
                span.start = reading.span(index - 1, index - 1).start;
                code.clone_into(&mut unit);
            } else if next == "percentage" && reading.joined_after(last + 1) == "points" {
                last += 2;
                "pp".clone_into(&mut unit);
            } else if is_noun {
                unit = unit_of(next);
                last += 1;
            }
        }
    }
    span.end = span.end.max(reading.span(last, last).end);
    // "1,2 auf 1,5" is read where money or a share says that it is one number.
    let is_noun = unit.is_empty() || is_thing(&unit);
    if is_noun && thousands_are_odd(digits) {
        return None;
    }
    Some(Quantity {
        span,
        thousandths,
        unit,
    })
}

/// Whether a unit is a noun, and no sign or code of a currency.
fn is_thing(unit: &str) -> bool {
    unit.chars().any(char::is_alphabetic) && code_of(unit).is_none() && unit != "pp"
}

/// Whether a comma stands where thousands have none: "14,6".
fn thousands_are_odd(digits: &str) -> bool {
    digits
        .split_once(',')
        .is_some_and(|(_, behind)| matches!(behind.len(), 1 | 2))
}

/// "1,200", "3.5" and "14,6" in thousandths; further decimals are dropped.
fn thousandths_of(digits: &str) -> Option<u64> {
    let comma = digits.split_once(',').filter(|(_, behind)| {
        thousands_are_odd(digits) && !behind.contains([',', '.']) && !digits.contains('.')
    });
    let (whole, decimals) = comma.or(digits.split_once('.')).unwrap_or((digits, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    let are_thousands = groups.iter().skip(1).all(|group| group.len() == 3);
    if !are_thousands || decimals.contains(['.', ',']) {
        return None;
    }
    let whole: u64 = groups.concat().parse().ok()?;
    let three: String = decimals.chars().chain("000".chars()).take(3).collect();
    whole.checked_mul(1_000)?.checked_add(three.parse().ok()?)
}

/// What a word or letter behind a number multiplies it by.
fn factor_of(word: &str) -> Option<u64> {
    match word {
        "" => Some(1),
        "k" | "thousand" => Some(1_000),
        "m" | "mn" | "mio" | "million" => Some(1_000_000),
        "bn" | "billion" => Some(1_000_000_000),
        "lakh" | "lakhs" => Some(100_000),
        "crore" | "crores" => Some(10_000_000),
        _ => None,
    }
}

/// A currency that stands before its amount in letters.
fn code_of(word: &str) -> Option<&'static str> {
    match word {
        "usd" => Some("$"),
        "eur" => Some("€"),
        "gbp" => Some("£"),
        "inr" | "rs" => Some("₹"),
        "jpy" => Some("¥"),
        "chf" => Some("chf"),
        "sek" => Some("sek"),
        "nok" => Some("nok"),
        "dkk" => Some("dkk"),
        "pln" => Some("pln"),
        "aed" => Some("aed"),
        "cad" => Some("cad"),
        "aud" => Some("aud"),
        "sgd" => Some("sgd"),
        _ => None,
    }
}

/// A unit under one name, however it is written.
fn unit_of(word: &str) -> String {
    match word {
        "s" | "sec" | "secs" => "second",
        "min" | "mins" => "minute",
        "h" | "hr" | "hrs" => "hour",
        "d" => "day",
        "wk" | "wks" => "week",
        "ms" => "millisecond",
        "eur" | "euro" | "euros" => "€",
        "usd" | "dollar" | "dollars" => "$",
        "times" | "x" => "x",
        other => return singular(other).to_owned(),
    }
    .to_owned()
}

/// A noun without the ending of its plural, as far as spelling tells: the same for both is what
/// matters, not that it is a word.
#[must_use]
pub fn singular(noun: &str) -> &str {
    let stem = ["sses", "ches", "shes", "xes"]
        .iter()
        .find(|ending| noun.ends_with(**ending))
        .and_then(|_| noun.strip_suffix("es"));
    match (stem, noun.strip_suffix('s')) {
        (Some(stem), _) => stem,
        (None, Some(stem)) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem,
        _ => noun,
    }
}
