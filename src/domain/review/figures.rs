//! What counts as a figure, shared by the rules about numbers.
//!
//! Data is a number with a meaning: "90 days", "12 %", "two of five", "10x". A year, a date, a
//! quarter, a list number, "one of" and an identifier such as "B2B" are not.

use super::ParagraphKind;
use super::phrases::Words;
use super::reading::{Reading, Traits};

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
    } else if before.ends_with(['$', '€', '£', '₹', '¥']) || after.starts_with(['€', '£', '$'])
    {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        NUMBER_WORDS.assert_sorted();
        assert!(UNITS.is_sorted());
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
}
