//! Recognizes figures, for all rules about numbers.
//!
//! A figure is a number that is data: "90 days", "12 %", "two of five", "10x". A year, a date, a quarter,
//! a list number, "one of", and an identifier such as "B2B" are not.

use crate::domain::prose::labels::{LABELS, NUMBERED, is_counted, is_label};
use crate::domain::prose::months::is_month;
use crate::domain::prose::numerals::{Numeral, is_year};
use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::prose::words::Words;

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
    "quintupled",
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
    "thrice",
    "tripled",
    "twelve",
    "twenty",
    "twice",
    "two",
    "zero",
]);

pub(crate) fn is_currency(letter: char) -> bool {
    matches!(letter, '$' | '€' | '£' | '₹' | '¥')
}

/// Marks the tokens that are figures, percentages, dates, or numbers in words.
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
    let Some(numeral) = Numeral::of(word) else {
        if is_number_word(reading, index) {
            found.add(Traits::FIGURE);
            found.add(Traits::SPELLED);
            if is_per_cent(reading, index) {
                found.add(Traits::PERCENT);
            }
        } else if is_month(reading, index) {
            found.add(Traits::DATE);
        }
        return found;
    };
    let after = reading.text_after(index);
    let before = reading.text_before(index);
    // Currency and percent signs make even "2024" an amount.
    if after.trim_start_matches(' ').starts_with('%') || is_per_cent(reading, index) {
        found.add(Traits::PERCENT);
        found.add(Traits::FIGURE);
        return found;
    }
    let has_currency = before.ends_with(is_currency) || after.starts_with(is_currency);
    match numeral {
        Numeral::Amount { .. } | Numeral::Several if has_currency => found.add(Traits::FIGURE),
        Numeral::Amount {
            currency,
            digits,
            suffix,
        } => {
            if !currency.is_empty() {
                found.add(Traits::FIGURE);
            } else if is_date(reading, index, digits, suffix) {
                found.add(Traits::DATE);
            } else if !is_name(reading, index, suffix) {
                found.add(Traits::FIGURE);
            }
        }
        Numeral::Several if !is_label(reading, index) => found.add(Traits::FIGURE),
        // "11:42 minutes" is a duration.
        Numeral::Date if word.contains(':') && is_time_unit(reading.joined_after(index)) => {
            found.add(Traits::FIGURE);
        }
        Numeral::Date => found.add(Traits::DATE),
        Numeral::Ordinal if has_month_beside(reading, index) => found.add(Traits::DATE),
        Numeral::Several | Numeral::Ordinal | Numeral::Name => {}
    }
    found
}

/// Whether "per cent" or "percent" follows a number.
fn is_per_cent(reading: &Reading<'_>, index: usize) -> bool {
    match reading.joined_after(index) {
        "percent" | "pct" => true,
        "per" => reading.joined_after(index + 1) == "cent",
        _ => false,
    }
}

/// Whether a number is a year, a day of a month, or a time of day.
fn is_date(reading: &Reading<'_>, index: usize, digits: &str, suffix: &str) -> bool {
    let (before, after) = (reading.joined_before(index), reading.joined_after(index));
    if suffix.is_empty() && is_year(digits) {
        // "There were 2000 orders" is a count; "they were 2019 models" is not.
        let is_round = before == "were" && digits.ends_with("00");
        return !(is_counted(after) && (is_round || COUNTING.has(before)));
    }
    // "The class of '98", "the 90s".
    let is_short_year = suffix.is_empty()
        && digits.len() == 2
        && reading.text_before(index).ends_with(['\'', '’'])
        && !reading.text_after(index).starts_with(['\'', '’']);
    let is_decade = suffix == "s"
        && digits.len() == 2
        && digits.ends_with('0')
        && (matches!(
            before,
            "the" | "early" | "late" | "mid" | "his" | "her" | "their" | "my"
        ) || reading.text_before(index).ends_with(['\'', '’']));
    let is_hour = suffix.is_empty()
        && (matches!(after, "am" | "pm" | "a.m" | "p.m")
            || reading.text_after(index).starts_with(" o'clock")
            || reading.text_after(index).starts_with(" o’clock"));
    let is_day = suffix.is_empty() && digits.len() <= 2 && has_month_beside(reading, index);
    is_short_year || is_decade || is_hour || is_day
}

/// Whether it is unclear, even to a reader, if a number next to a month is the day or an amount.
fn has_month_beside(reading: &Reading<'_>, index: usize) -> bool {
    index
        .checked_sub(1)
        .is_some_and(|before| is_month(reading, before))
        || is_month(reading, index + 1)
        || reading.joined_after(index) == "of" && is_month(reading, index + 2)
}

/// Whether a number only names something: "phase 2", "iPhone 15", "ISO 9001".
fn is_name(reading: &Reading<'_>, index: usize, suffix: &str) -> bool {
    if matches!(
        reading.text_before(index).chars().next_back(),
        Some('#' | '№')
    ) {
        return true;
    }
    // "A 404 error", "the 737 MAX", "a 360 review", "a 360-degree review".
    let after = reading.joined_after(index);
    let is_code = matches!(reading.joined_before(index), "a" | "an" | "the")
        && (matches!(after, "error" | "errors" | "max" | "page") && suffix.is_empty()
            || reading.word(index).trim_end_matches("-degree") == "360"
                && matches!(
                    after,
                    "review" | "reviews" | "feedback" | "view" | "degree" | "survey"
                ));
    if is_code {
        return true;
    }
    let is_bare = suffix.is_empty() || suffix.strip_prefix('-').is_some();
    is_bare && is_label(reading, index) || suffix == "k" && SCREENS.has(reading.joined_after(index))
}

fn is_time_unit(word: &str) -> bool {
    matches!(
        word,
        "minutes" | "minute" | "hours" | "hour" | "mins" | "min" | "hrs" | "seconds"
    )
}

/// Words that make a following year-like number a count: "had 2000 orders". Sorted.
const COUNTING: Words = Words::new(&[
    "about",
    "all",
    "almost",
    "another",
    "approximately",
    "around",
    "asked",
    "did",
    "exactly",
    "had",
    "handled",
    "has",
    "have",
    "interviewed",
    "least",
    "made",
    "most",
    "nearly",
    "only",
    "over",
    "read",
    "received",
    "roughly",
    "sampled",
    "sent",
    "served",
    "shipped",
    "sold",
    "some",
    "surveyed",
    "tested",
    "than",
    "these",
    "those",
    "timed",
    "took",
]);

/// Words for screens and video, for which "4K" is a resolution. Sorted.
const SCREENS: Words = Words::new(&[
    "camera", "display", "monitor", "picture", "screen", "stream", "tv", "video",
]);

/// Fractions in words, if the neighboring words show that they aren't ordinals. Sorted.
const PARTS: Words = Words::new(&[
    "eighth", "eighths", "fifth", "fifths", "fourth", "fourths", "half", "halves", "ninth",
    "ninths", "quarter", "quarters", "seventh", "sevenths", "sixth", "sixths", "tenth", "tenths",
    "third", "thirds",
]);

/// The beginnings of derived number words: "tenfold", "fivefold". Sorted.
const BEFORE_FOLD: Words = Words::new(&[
    "eight", "five", "four", "hundred", "many", "nine", "seven", "six", "ten", "thousand", "three",
    "twenty", "two",
]);

/// Set phrases with a number word that isn't a count. Sorted.
const NO_NUMBERS: Words = Words::new(&[
    "double-check",
    "double-checked",
    "double-click",
    "one-two",
    "two-faced",
    "two-fold",
    "two-way",
    "zero-based",
    "zero-day",
    "zero-sum",
    "zero-touch",
    "zero-trust",
]);

fn is_number_word(reading: &Reading<'_>, index: usize) -> bool {
    let word = reading.word(index);
    let (before, after) = (reading.joined_before(index), reading.joined_after(index));
    if word == "one" || word == "an" {
        // "One in five", "one hundred".
        return word == "one"
            && (after == "in" || after == "out")
            && NUMBER_WORDS.has(reading.joined_after(index + 1));
    }
    if let Some(times) = word.strip_suffix("fold") {
        return times != "many" && BEFORE_FOLD.has(times.trim_end_matches('-'));
    }
    let last = word.rsplit('-').next().unwrap_or_default();
    if PARTS.has(last) && !NUMBER_WORDS.has(word.split('-').next().unwrap_or_default())
        || word == "half"
    {
        return is_part(word, last, before, after)
            || word.starts_with("half-")
                && !matches!(
                    word,
                    "half-baked" | "half-hearted" | "half-time" | "half-way"
                );
    }
    // "Fifty Shades" in the middle of a sentence is a name.
    let traits = reading.traits(index);
    let is_title = traits.any(Traits::CAPITAL) && !traits.any(Traits::FIRST.and(Traits::CAPITALS));
    let is_number = word
        .split('-')
        .any(|part| NUMBER_WORDS.has(part) || PARTS.has(part) && part.ends_with('s'));
    let is_label = LABELS.has(before) || NUMBERED.has(before) && is_label(reading, index);
    is_number && !is_title && !is_label && !NO_NUMBERS.has(word)
}

/// "A third", "two thirds", "by half", "a quarter of them"; not "a third option", "the second half".
fn is_part(word: &str, last: &str, before: &str, after: &str) -> bool {
    if word.contains('-') {
        return word.starts_with("one-") || last.ends_with('s');
    }
    let goes_on = after.is_empty()
        || matches!(
            after,
            "of" | "as"
                | "in"
                | "to"
                | "from"
                | "by"
                | "for"
                | "and"
                | "or"
                | "on"
                | "at"
                | "with"
                | "after"
                | "before"
                | "over"
                | "since"
                | "within"
                | "without"
                | "were"
                | "was"
                | "are"
                | "is"
                | "had"
                | "have"
                | "did"
                | "left"
                | "said"
                | "came"
                | "went"
                | "fewer"
                | "less"
                | "more"
                | "lower"
                | "higher"
                | "faster"
                | "slower"
                | "cheaper"
                | "longer"
                | "shorter"
                | "smaller"
                | "larger"
                | "bigger"
                | "again"
                | "that"
                | "who"
                | "which"
                | "between"
                | "during"
                | "while"
                | "when"
                | "because"
        );
    match word {
        "half" => {
            !matches!(
                before,
                "second" | "first" | "other" | "latter" | "better" | "bottom" | "top" | "back"
            ) && !matches!(after, "past" | "year" | "time")
        }
        "halves" => !matches!(before, "the" | "both"),
        // "A quarter" alone is three months.
        "quarter" => matches!(before, "a" | "one") && after == "of",
        "quarters" => NUMBER_WORDS.has(before) && after == "of",
        _ if last.ends_with('s') => NUMBER_WORDS.has(before),
        _ => matches!(before, "a" | "one") && goes_on,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prose::quantities::{NO_UNITS, figures, has_figure, quantities};

    #[test]
    fn the_tables_are_sorted() {
        for table in [
            NUMBER_WORDS,
            NO_UNITS,
            COUNTING,
            SCREENS,
            PARTS,
            BEFORE_FOLD,
        ] {
            table.assert_sorted();
        }
    }

    #[test]
    fn k05_an_amount_counts_however_it_is_written() {
        for passage in [
            "Margin rose by 150bps in May.",
            "Margin rose by 15bp.",
            "The wait fell from 45min to 12min in May.",
            "It took 2.5hrs.",
            "It took 3 hrs.",
            "The cost fell by a third in May.",
            "Two thirds of them stayed.",
            "Three-quarters of them stayed.",
            "A quarter of them left.",
            "A fifth of orders came late.",
            "One third left.",
            "One in five left.",
            "It cost USD4.5M less.",
            "It cost US$4.5M less.",
            "It cost USD 4.5M less.",
            "It cost €40k.",
            "It cost 40k EUR.",
            "It cost CHF400.",
            "It cost R$30.",
            "It cost Rs500.",
            "Use rose tenfold.",
            "Use rose five-fold.",
            "Use rose 10-fold.",
            "½ of them left.",
            "It took 1½ hours.",
            "About ⅔ agreed.",
            "１２ of them left.",
            "１２％ of them left.",
            "It halved in May.",
            "It doubled.",
            "Half of them left.",
            "It fell by half.",
            "I asked a dozen customers.",
            "Latency fell to 120ms.",
            "It serves 300rps.",
            "It weighs 2kg.",
            "It weighs 2 kg.",
            "Revenue of $2T.",
            "Revenue of $5mm.",
            "It saved 300k+ hours.",
            "It grew 3x.",
            "It grew x3.",
            "It cost 300kr less.",
            "We had 1e6 users.",
            "We had 10^6 users.",
            "It fell to zero.",
            "It quintupled.",
            "It was thrice as fast.",
            "There were 2000 orders in May.",
            "It grew 0.5pp.",
            "It grew by 2 percentage points.",
            "It cost 12 per cent more.",
            "4.6/5 from 300 people",
            "a 3:1 ratio",
            "3/4 of them",
            "5-10 days",
            "between 5 and 10",
            "1.234.567 visits",
            "It ran 11:42 minutes.",
            "We had 2000 orders.",
            "More than 1950 people came.",
            "Each day 40 of them came.",
            "a 24-hour wait",
            "twenty-one desks",
            "several hundred thousand",
            "The team of five left.",
            "I spoke to 7 of 10.",
            "Sales were £1.2m–£1.5m.",
            "The first week 3 people came.",
        ] {
            assert!(has_figure(passage), "{passage}");
        }
    }

    #[test]
    fn k06_a_date_a_label_and_a_name_do_not_count() {
        for passage in [
            "It began on 2024-03-05.",
            "It began on 5/3/2024.",
            "It began on 05.03.2024.",
            "It was on Day 1.",
            "On day 1 it broke.",
            "It was in Phase 2.",
            "It was phase two.",
            "It began in the 1990s.",
            "It began in the '90s.",
            "It began in the 90s.",
            "It was a mid-2010s design.",
            "It runs 24/7.",
            "After 9/11 it changed.",
            "We sold the iPhone 15.",
            "We ran on Windows 11.",
            "We used Python 3.",
            "It is shown in Figure 3.",
            "See Fig. 3.",
            "See table 2.",
            "It met ISO 9001.",
            "It met ISO 27001 in May.",
            "In FY24 it fell.",
            "In H1 it fell.",
            "In Q3 2023 it fell.",
            "In 3Q23 it fell.",
            "It was version 2.0.",
            "It was v2.1 of the app.",
            "It was 1.2.3 of the app.",
            "On page 88 it says so.",
            "See p. 12.",
            "It was step 3.",
            "In week 3 it broke.",
            "By Week 12 it held.",
            "It was tier 1.",
            "It was a Level 5.",
            "It was number 7.",
            "It was No. 7.",
            "We were #1.",
            "It began at 9:30.",
            "It began at 9 a.m. sharp.",
            "It began at 9am.",
            "It began at 5 o'clock.",
            "It opened on May 5.",
            "It opened on 5 May.",
            "It opened on the 5th of May.",
            "It opened on Sept 5.",
            "It opened in Dec 2023.",
            "the 2nd try",
            "a B2B product",
            "an S3 bucket",
            "the GPT-4 model",
            "during COVID-19",
            "a 5G phone",
            "a 4K screen",
            "a 1:1 with her",
            "1-on-1 talks",
            "In 2023/24 it fell.",
            "From 2019–2023 it fell.",
            "the class of '98",
            "a Fortune 500 firm",
            "a Boeing 737 wing",
            "It was a third option.",
            "A third party asked.",
            "In the second half it fell.",
            "In a quarter we knew.",
            "The quarter was hard.",
            "one of the teams",
            "One day it broke.",
            "It was the one.",
            "a double-check",
            "Error 404 was shown.",
            "A 404 error was shown.",
            "It ran on Office 365.",
            "It met SOC 2.",
            "It was the 737 MAX.",
            "It was on port 443.",
            "It was Web 2.0 again.",
            "It was Industry 4.0 again.",
            "Near ZIP 98109 it failed.",
            "I took Highway 101 home.",
            "I asked for a 360 review.",
            "I asked for a 360-degree review.",
            "It came with Release 2024.1 at last.",
            "It is shown on slide 12.",
            "It was a zero-sum game.",
            "The plan was the 2019 one.",
            "I took bus 42 home.",
            "Everybody liked the Lumen 4.",
        ] {
            assert!(!has_figure(passage), "{passage}");
        }
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
