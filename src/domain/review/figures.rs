//! What counts as a figure, shared by the rules about numbers.
//!
//! Data is a number with a meaning: "90 days", "12 %", "two of five", "10x". A year, a date, a
//! quarter, a list number, "one of" and an identifier such as "B2B" are not.

use super::ParagraphKind;
use super::phrases::Words;
use super::reading::{Reading, Traits};
use crate::domain::text::Span;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Numbers in words, and verbs and adverbs that state a factor. Sorted.
const NUMBER_WORDS: Words = Words::new(&[
    "billion",
    "double",
    "doubled",
    "dozen",
    "eight",
    "eighteen",
    "eighty",
    "eleven",
    "fifteen",
    "fifty",
    "five",
    "forty",
    "four",
    "fourteen",
    "half",
    "halved",
    "hundred",
    "million",
    "nine",
    "nineteen",
    "ninety",
    "quadrupled",
    "seven",
    "seventeen",
    "seventy",
    "six",
    "sixteen",
    "sixty",
    "ten",
    "thirteen",
    "thirty",
    "thousand",
    "three",
    "tripled",
    "twelve",
    "twenty",
    "twice",
    "two",
]);

/// Letters that may follow a number and still leave it a quantity: "10x", "4k", "12ms".
const UNITS: &[&str] = &[
    "bn", "d", "eur", "gb", "h", "k", "kg", "km", "m", "mb", "mins", "mn", "ms", "pp", "pt", "s",
    "usd", "x",
];

/// Whether a passage holds a figure.
#[must_use]
pub fn has_figure(passage: &str) -> bool {
    let reading = Reading::of(passage, ParagraphKind::Prose);
    reading.any_in(0..reading.tokens.len(), Traits::FIGURE)
}

/// The figures of a passage, each with its sign and its unit: "£5", "12 %", "7 minutes".
#[must_use]
pub fn figures(passage: &str) -> Vec<Span> {
    let reading = Reading::of(passage, ParagraphKind::Prose);
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
    found
}

fn is_currency(letter: char) -> bool {
    matches!(letter, '$' | '€' | '£' | '₹' | '¥')
}

/// Marks the tokens that are figures, percentages, dates or numbers in words.
pub(super) fn mark(reading: &mut Reading<'_>) {
    for index in 0..reading.tokens.len() {
        let found = classify(reading, index);
        if let Some(token) = reading.tokens.get_mut(index) {
            token.traits.add(found);
        }
    }
}

fn classify(reading: &Reading<'_>, index: usize) -> Traits {
    let mut found = Traits::default();
    let word = reading.word(index);
    if !reading.traits(index).any(Traits::DIGIT) {
        if is_number_word(reading, index) {
            found.add(Traits::FIGURE);
            found.add(Traits::SPELLED);
            if matches!(reading.joined_after(index), "percent" | "per") {
                found.add(Traits::PERCENT);
            }
        } else if is_month(reading, index) {
            found.add(Traits::DATE);
        }
        return found;
    }
    let after = reading.text_after(index);
    let before = reading.text_before(index);
    // Currency and per-cent signs make even "2024" an amount.
    let is_percent = after.starts_with('%')
        || after.starts_with(" %")
        || after.starts_with("\u{a0}%")
        || after.starts_with("\u{202f}%")
        || reading.joined_after(index) == "percent"
        || (reading.joined_after(index) == "per" && reading.joined_after(index + 1) == "cent");
    if is_percent {
        found.add(Traits::PERCENT);
        found.add(Traits::FIGURE);
    } else if before.ends_with(is_currency) || after.starts_with(['€', '£', '$']) {
        found.add(Traits::FIGURE);
    } else if word.len() == 2 && word.starts_with('q') || is_year(word) {
        found.add(Traits::DATE);
    } else if is_quantity(word) {
        // Whether a number beside a month is the day or an amount, the reader knows as little.
        let is_day = index
            .checked_sub(1)
            .is_some_and(|before| is_month(reading, before))
            || is_month(reading, index + 1);
        found.add(if is_day { Traits::DATE } else { Traits::FIGURE });
    }
    found
}

fn is_number_word(reading: &Reading<'_>, index: usize) -> bool {
    reading
        .word(index)
        .split('-')
        .any(|part| NUMBER_WORDS.has(part))
}

/// "May" and "March" are months with a capital only, and "may" is a verb.
fn is_month(reading: &Reading<'_>, index: usize) -> bool {
    let word = reading.word(index);
    reading.traits(index).any(Traits::CAPITAL) && MONTHS.contains(&word)
}

/// Whether a word with a digit is a quantity.
fn is_quantity(bare_word: &str) -> bool {
    let digits = bare_word.trim_end_matches(|letter: char| letter.is_alphabetic());
    let unit = bare_word.get(digits.len()..).unwrap_or_default();
    let numeric = digits.chars().all(|letter| {
        letter.is_ascii_digit() || matches!(letter, '.' | ',' | '-' | '–' | '/' | ':')
    });
    let known_unit = unit.is_empty() || UNITS.binary_search(&unit).is_ok();
    // "90-day" is a quantity, with its unit behind a hyphen.
    let hyphenated = bare_word.split_once('-').is_some_and(|(number, noun)| {
        number.starts_with(|digit: char| digit.is_ascii_digit())
            && noun.chars().all(char::is_alphabetic)
    });
    (numeric && known_unit) || hyphenated
}

fn is_year(bare_word: &str) -> bool {
    bare_word.len() == 4
        && bare_word
            .parse::<u32>()
            .is_ok_and(|number| (1900..2100).contains(&number))
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

/// Words behind a figure that go on with the sentence. Sorted. Those that make it a difference
/// ("7 fewer") are taken for its unit, since it is no figure of the thing itself.
const NO_UNITS: Words = Words::new(&[
    "across", "again", "against", "ago", "although", "down", "during", "each", "ever", "every",
    "instead", "last", "now", "only", "out", "over", "per", "since", "still", "though", "through",
    "today", "under", "until", "up", "via", "where", "while", "within", "without",
]);

/// The figures of a passage that stand in digits and have one value, in order. A range, a time of
/// day, a fraction and a number in words are left out: two readers would not read them alike.
#[must_use]
pub fn quantities(passage: &str) -> Vec<Quantity> {
    let reading = Reading::of(passage, ParagraphKind::Prose);
    let mut found: Vec<Quantity> = (0..reading.tokens.len())
        .filter_map(|index| quantity(&reading, index))
        .collect();
    let between = |left: &Quantity, right: &Quantity| {
        let gap = Span {
            start: left.span.end,
            end: right.span.start,
        };
        let is_edge = |letter: char| letter.is_whitespace() || matches!(letter, ',' | '(' | ':');
        gap.of(passage).trim_matches(is_edge).to_lowercase()
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
    if !digits.chars().all(is_of_number) {
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
        // "3rd", "9:30" and "2-3" were no figures or have no single value.
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
            let is_noun = next.chars().all(char::is_alphabetic)
                && !reading.traits(last + 1).any(Traits::FUNCTION)
                && !NO_UNITS.has(next)
                && !next.is_empty();
            if next == "percentage" && reading.joined_after(last + 1) == "points" {
                last += 2;
                "pp".clone_into(&mut unit);
            } else if is_noun {
                unit = unit_of(next);
                last += 1;
            }
        }
    }
    span.end = span.end.max(reading.span(last, last).end);
    Some(Quantity {
        span,
        thousandths,
        unit,
    })
}

/// "1,200" and "3.5" in thousandths; what comes after the third decimal is let go.
fn thousandths_of(digits: &str) -> Option<u64> {
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
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
        "m" | "mn" | "million" => Some(1_000_000),
        "bn" | "billion" => Some(1_000_000_000),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        NUMBER_WORDS.assert_sorted();
        NO_UNITS.assert_sorted();
        assert!(UNITS.is_sorted());
    }

    #[test]
    fn a_figure_is_named_with_its_sign_and_unit() {
        let named = |text: &str| -> Vec<String> {
            figures(text)
                .into_iter()
                .map(|span| span.of(text).to_owned())
                .collect()
        };
        assert_eq!(
            named(
                "It fell from 19 to 7 minutes and cost £40, 12 % of the two hundred pounds in 2023."
            ),
            ["19", "7 minutes", "£40", "12 %", "two hundred pounds"]
        );
        assert!(named("It went well in May.").is_empty());
    }

    #[test]
    fn counts_quantities() {
        for passage in [
            "within 90 days",
            "by 12%",
            "fell 3.5 %",
            "ten times",
            "10x faster",
            "$2024 a head",
            "4k visits",
            "twenty-one desks",
            "a 90-day pilot",
            "it doubled",
            "1,200 orders",
            "from 8 to 5",
            "1.2 million",
        ] {
            assert!(has_figure(passage), "{passage}");
        }
    }

    #[test]
    fn does_not_count_years_dates_quarters_names_or_one() {
        for passage in [
            "in 2024",
            "on 9 May",
            "since March 2023",
            "in Q4",
            "a B2B product",
            "one of the teams",
            "no number",
            "the 2nd try",
            "an S3 bucket",
        ] {
            assert!(!has_figure(passage), "{passage}");
        }
    }

    fn read(passage: &str) -> Vec<(u64, String, &str)> {
        quantities(passage)
            .into_iter()
            .map(|found| (found.thousandths, found.unit, found.span.of(passage)))
            .collect()
    }

    #[test]
    fn a_quantity_has_a_value_and_a_unit_however_it_is_written() {
        for (passage, thousandths, unit, quoted) in [
            ("It took 7 minutes.", 7_000, "minute", "7 minutes"),
            ("It took 7 mins.", 7_000, "minute", "7 mins"),
            ("a 90-day pilot", 90_000, "day", "90-day"),
            ("1,200 orders a day", 1_200_000, "order", "1,200 orders"),
            ("up 3.5 % now", 3_500, "%", "3.5 %"),
            ("up 35 percent now", 35_000, "%", "35 percent"),
            (
                "It cost $1.2 million then.",
                1_200_000_000,
                "$",
                "$1.2 million",
            ),
            ("It cost 40k € then.", 40_000_000, "€", "40k €"),
            ("4k visits", 4_000_000, "visit", "4k visits"),
            ("10x faster", 10_000, "x", "10x"),
            ("by 2 percentage points", 2_000, "pp", "2 percentage points"),
        ] {
            assert_eq!(
                read(passage),
                [(thousandths, unit.to_owned(), quoted)],
                "{passage}"
            );
        }
    }

    #[test]
    fn two_figures_share_the_unit_that_stands_with_one_of_them() {
        for passage in [
            "from 19 to 7 minutes",
            "7 minutes, down from 19",
            "19 → 7 min",
        ] {
            let units: Vec<String> = quantities(passage)
                .into_iter()
                .map(|one| one.unit)
                .collect();
            assert_eq!(units, ["minute", "minute"], "{passage}");
        }
    }

    #[test]
    fn what_has_no_single_value_is_no_quantity() {
        for passage in [
            "5–10 minutes",
            "at 9:30",
            "3/4 of them",
            "in 2024",
            "twice",
            "ten times",
            "version 1.2.3",
            "99999999999999999999 orders",
        ] {
            assert_eq!(read(passage), [], "{passage}");
        }
    }
}
