//! What counts as a figure, shared by the rules about numbers.
//!
//! Data is a number with a meaning: "90 days", "12 %", "two of five", "10x". A year, a date, a
//! quarter, a list number, "one of" and an identifier such as "B2B" are not.

use super::bare;
use crate::domain::text;

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
const NUMBER_WORDS: &[&str] = &[
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
];

/// Letters that may follow a number and still leave it a quantity: "10x", "4k", "12ms".
const UNITS: &[&str] = &[
    "bn", "d", "eur", "gb", "h", "k", "kg", "km", "m", "mb", "mins", "mn", "ms", "pp", "pt", "s",
    "usd", "x",
];

/// Whether a passage holds a figure.
#[must_use]
pub fn has_figure(passage: &str) -> bool {
    let words: Vec<&str> = text::words(passage).collect();
    words.iter().enumerate().any(|(index, word)| {
        let bare_word = bare(word);
        if !bare_word.contains(|letter: char| letter.is_ascii_digit()) {
            return bare_word
                .split('-')
                .any(|part| NUMBER_WORDS.binary_search(&part).is_ok());
        }
        let beside_month = [index.checked_sub(1), index.checked_add(1)]
            .into_iter()
            .flatten()
            .filter_map(|neighbour| words.get(neighbour))
            .any(|neighbour| MONTHS.contains(&bare(neighbour).as_str()));
        !beside_month && is_quantity(word, &bare_word)
    })
}

/// Whether a word with a digit is a quantity.
fn is_quantity(word: &str, bare_word: &str) -> bool {
    // Currency and per-cent signs make even "2024" an amount.
    if word.contains(['$', '€', '£', '%', '₹', '¥']) {
        return true;
    }
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
    ((numeric && known_unit) || hyphenated) && !is_year(bare_word)
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
    fn the_tables_are_sorted_for_binary_search() {
        assert!(NUMBER_WORDS.is_sorted());
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
