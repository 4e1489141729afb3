//! What counts as a figure, shared by the rules about numbers.
//!
//! Data is a number with a meaning: "90 days", "12 %", "two of five", "10x". A year, a date, a
//! quarter, a list number, "one of" and an identifier such as "B2B" are not.

use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::prose::words::Words;
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
pub(crate) fn is_currency(letter: char) -> bool {
    matches!(letter, '$' | '€' | '£' | '₹' | '¥')
}

/// Marks the tokens that are figures, percentages, dates or numbers in words.
pub(crate) fn mark(reading: &mut Reading<'_>) {
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
pub(crate) fn is_quantity(bare_word: &str) -> bool {
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
    use crate::domain::prose::quantities::{NO_UNITS, figures, has_figure, quantities};

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
