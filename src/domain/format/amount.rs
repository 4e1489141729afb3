//! The only parser for typed numbers: amounts of money, percentages, and counts, as people write
//! them in any country.
//!
//! "1.234" is a thousand and more in Berlin and a little over one in Boston. If a text has two
//! meanings, the parser returns both and decides nothing: the form shows them and asks.

use std::fmt;

use rust_decimal::Decimal;

use crate::domain::format::money::Currency;
use crate::domain::format::signs::{SIGNS, TIMES, code_of, without_period};

/// The most digits that a number may have.
const DIGITS: usize = 18;

/// The decimal mark of a region.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum DecimalMark {
    /// 1,234.50
    #[default]
    Point,
    /// 1.234,50
    Comma,
}

/// Languages with a decimal point; most others use a comma. Source: CLDR, the symbol `decimal` of
/// the locales.
const POINT_LANGUAGES: [&str; 22] = [
    "am", "bn", "cy", "en", "fil", "ga", "gu", "he", "hi", "ja", "kn", "ko", "ml", "mr", "ms",
    "pa", "sw", "ta", "te", "th", "ur", "zh",
];

/// Currencies of countries that mostly use a decimal comma. Source: CLDR, as above.
const COMMA_CURRENCIES: [&str; 29] = [
    "ARS", "BAM", "BGN", "BRL", "BYN", "CLP", "COP", "CRC", "CZK", "DKK", "EUR", "HUF", "IDR",
    "ISK", "MDL", "MKD", "NOK", "PLN", "PYG", "RON", "RSD", "RUB", "SEK", "TRY", "UAH", "UYU",
    "VES", "VND", "ZAR",
];

impl DecimalMark {
    /// The habit of a language, by its tag: "de-AT".
    #[must_use]
    pub fn of_language(tag: &str) -> Self {
        let mut parts = tag.split(['-', '_']);
        let language = parts.next().unwrap_or_default().to_ascii_lowercase();
        let region = parts.next_back().unwrap_or_default().to_ascii_uppercase();
        let is_point = match (language.as_str(), region.as_str()) {
            ("de" | "it" | "fr", "CH" | "LI")
            | ("es", "MX" | "US" | "PR" | "GT" | "HN" | "NI" | "SV" | "PA" | "DO" | "PE") => true,
            ("en", "ZA") => false,
            (language, _) => POINT_LANGUAGES.contains(&language) || language.is_empty(),
        };
        if is_point { Self::Point } else { Self::Comma }
    }

    /// The habit of a currency's countries.
    #[must_use]
    pub fn of_currency(currency: &Currency) -> Self {
        if COMMA_CURRENCIES.contains(&currency.code()) {
            Self::Comma
        } else {
            Self::Point
        }
    }
}

/// What a number measures.
#[derive(Clone, Copy, Debug)]
pub enum Counts<'a> {
    /// Money, with its currency if known.
    Money(Option<&'a Currency>),
    /// A percentage.
    Percent,
    /// Anything else: people, days, shares.
    Things,
}

/// A parsed number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TypedNumber {
    /// Its value.
    pub value: Decimal,
    /// The currency that was typed with it.
    pub currency: Option<Currency>,
    /// Whether a percent sign was typed with it.
    pub is_percent: bool,
}

/// Why a text is not a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberError {
    /// It has other characters than digits, separators, and known signs.
    NoNumber,
    /// It has more digits than anything that is counted here.
    TooLong,
    /// It has two meanings, the more likely one first.
    Doubtful(Decimal, Decimal),
    /// It is a percentage where an amount or a count is expected.
    Percentage,
    /// It is money where a count or a percentage is expected.
    Money,
    /// It names another currency than the form, by its three-letter code.
    OtherCurrency([u8; 3]),
}

impl fmt::Display for NumberError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoNumber => out.write_str("That is not a number. Write it like 175,000 or 175k."),
            Self::TooLong => out.write_str("That has more digits than any amount. Check it."),
            Self::Doubtful(first, second) => {
                write!(
                    out,
                    "{}? This could also mean {}. Type {} or {}.",
                    grouped(*first),
                    grouped(*second),
                    certain(*first),
                    certain(*second)
                )
            }
            Self::Percentage => {
                out.write_str("That is a percentage. Type an amount without the percent sign.")
            }
            Self::Money => out.write_str("That is an amount of money. Type the number alone."),
            Self::OtherCurrency(code) => {
                write!(
                    out,
                    "That is in {}. Convert it, or change the currency.",
                    String::from_utf8_lossy(code)
                )
            }
        }
    }
}

/// A number as typed with one meaning: a point and three digits might be a thousands separator.
#[must_use]
pub fn certain(number: Decimal) -> String {
    let number = number.normalize();
    let zero = if number.scale() == 3 { "0" } else { "" };
    format!("{number}{zero}")
}

/// A number to read, with two decimals at least: "175,000.00".
#[must_use]
pub fn grouped(number: Decimal) -> String {
    let mut number = number.normalize();
    if number.scale() < 2 {
        number.rescale(2);
    }
    let text = number.to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, "00"));
    let (sign, digits) = whole
        .strip_prefix('-')
        .map_or(("", whole), |digits| ("−", digits));
    let mut out = sign.to_owned();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    format!("{out}.{decimals}")
}

/// Reads a number as people write it: "175,000", "€1.917.000,50", "1'234.50", "12,34,567", "437.5k",
/// "175 000 USD", "12.5%". Nothing typed is none.
///
/// # Errors
/// Why it is not a number of this kind, or that it is two.
pub fn read(
    text: &str,
    counts: Counts<'_>,
    device: DecimalMark,
) -> Result<Option<TypedNumber>, NumberError> {
    let text = plain(text);
    let mut rest = text.trim();
    if rest.is_empty() {
        return Ok(None);
    }
    if matches!(counts, Counts::Money(_)) {
        rest = without_period(rest);
    }
    let mut signs = Signs::default();
    while let Some(shorter) = signs.taken_off(rest) {
        rest = shorter.trim();
    }
    let currency = match counts {
        Counts::Money(form) => {
            if signs.is_percent {
                return Err(NumberError::Percentage);
            }
            signs.currency(form)?
        }
        Counts::Percent | Counts::Things if !signs.codes.is_empty() => {
            return Err(NumberError::Money);
        }
        Counts::Things if signs.is_percent => return Err(NumberError::Percentage),
        Counts::Percent | Counts::Things => None,
    };
    let places = digits_of(rest)?;
    // "17,5000" is 175,000 or 17,500 with a slip, and no 17.5.
    if let (Counts::Money(_), Marked::Certain(places)) = (counts, &places)
        && places.decimals.len() > 3
        && places.whole.len() > 1
        && rest
            .rfind(['.', ','])
            .is_some_and(|at| rest.get(at..).is_some_and(|mark| mark.starts_with(',')))
    {
        return Err(NumberError::NoNumber);
    }
    let value = |reading: &Places<'_>| -> Result<Decimal, NumberError> {
        let value = reading.value()?;
        let value = value
            .checked_mul(Decimal::from(signs.times))
            .ok_or(NumberError::TooLong)?;
        Ok(if signs.is_negative { -value } else { value }.normalize())
    };
    match places {
        Marked::Certain(places) => Ok(Some(TypedNumber {
            value: value(&places)?,
            currency,
            is_percent: signs.is_percent,
        })),
        Marked::Either {
            mark,
            group,
            decimal,
        } => {
            let (group, decimal) = (value(&group)?, value(&decimal)?);
            let known = currency.as_ref().or(match counts {
                Counts::Money(form) => form,
                Counts::Percent | Counts::Things => None,
            });
            let certain = match (mark, counts) {
                // A comma with three digits behind it groups, as everywhere in this app; but no share
                // is a thousand percent.
                (',', Counts::Money(_) | Counts::Things) => Some(group),
                ('.', Counts::Percent) => Some(decimal),
                // Where a point groups by every habit.
                ('.', _) => {
                    let country = known.map_or(device, DecimalMark::of_currency);
                    (country == DecimalMark::Comma && device == DecimalMark::Comma).then_some(group)
                }
                _ => None,
            };
            let is_thousandths = known.is_some_and(|currency| currency.decimals() > 2);
            match certain.filter(|_| !is_thousandths) {
                Some(value) => Ok(Some(TypedNumber {
                    value,
                    currency,
                    is_percent: signs.is_percent,
                })),
                None if matches!(counts, Counts::Percent) => {
                    Err(NumberError::Doubtful(decimal, group))
                }
                None => Err(NumberError::Doubtful(group, decimal)),
            }
        }
    }
}

/// A typed count or percentage that is not negative, in units of `10^-places`: "1,250.5" with two
/// places is 125,050. More places than asked for are an error unless they are zeros.
///
/// # Errors
/// Why it is no such number; [`NumberError::NoNumber`] also where nothing is typed.
pub fn scaled(text: &str, places: u32, counts: Counts<'_>) -> Result<i64, NumberError> {
    let reading = read(text, counts, DecimalMark::Point)?.ok_or(NumberError::NoNumber)?;
    let mut value = reading.value;
    if value.is_sign_negative() || value.scale() > places {
        return Err(NumberError::NoNumber);
    }
    // Far from where products of three overflow.
    if value >= Decimal::from(1_000_000_000_000_i64) {
        return Err(NumberError::TooLong);
    }
    value.rescale(places);
    i64::try_from(value.mantissa()).map_err(|_| NumberError::TooLong)
}

/// A text whose digits and marks are those of ASCII, and whose spaces are one kind.
fn plain(text: &str) -> String {
    let figure =
        |letter: char, zero: u32| char::from_digit(u32::from(letter).checked_sub(zero)?, 10);
    text.chars()
        .filter(|letter| {
            !matches!(
                letter,
                '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{61c}'
            )
        })
        .map(|letter| match letter {
            '０'..='９' => figure(letter, 0xff10).unwrap_or(letter),
            '٠'..='٩' => figure(letter, 0x660).unwrap_or(letter),
            '٫' | '．' => '.',
            '٬' | '，' | '،' => ',',
            '％' | '٪' => '%',
            '−' | '–' | '－' => '-',
            '’' | 'ʼ' => '\'',
            letter if letter.is_whitespace() => ' ',
            letter => letter,
        })
        .collect()
}

/// The text around the digits.
struct Signs {
    /// The codes that a sign or a code may mean.
    codes: Vec<String>,
    times: i64,
    is_percent: bool,
    is_negative: bool,
    has_sign: bool,
}

impl Default for Signs {
    fn default() -> Self {
        Self {
            codes: Vec::new(),
            times: 1,
            is_percent: false,
            is_negative: false,
            has_sign: false,
        }
    }
}

impl Signs {
    /// The text without one sign at either end; `None` if there is no more.
    fn taken_off<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        if !self.has_sign {
            if let Some(inner) = text
                .strip_prefix('(')
                .and_then(|inner| inner.strip_suffix(')'))
            {
                (self.has_sign, self.is_negative) = (true, true);
                return Some(inner);
            }
            if let Some(rest) = text.strip_prefix(['-', '+']) {
                (self.has_sign, self.is_negative) = (true, text.starts_with('-'));
                return Some(rest);
            }
        }
        let percent = ["%", "percent", "per cent", "pct.", "pct"]
            .iter()
            .find_map(|sign| text.strip_suffix(sign).or_else(|| text.strip_prefix(sign)));
        if !self.is_percent
            && self.codes.is_empty()
            && self.times == 1
            && let Some(rest) = percent
        {
            self.is_percent = true;
            return Some(rest);
        }
        if self.codes.is_empty() && !self.is_percent {
            let sign = SIGNS.iter().find_map(|(sign, codes)| {
                Some((
                    codes,
                    text.strip_prefix(sign)
                        .or_else(|| text.strip_suffix(sign))?,
                ))
            });
            if let Some((codes, rest)) = sign {
                self.codes = codes.iter().map(|code| (*code).to_owned()).collect();
                return Some(rest);
            }
            if let Some((code, rest)) = code_of(text) {
                self.codes.push(code);
                return Some(rest);
            }
        } else if !self.is_percent
            && let Some(rest) = self.said_again(text)
        {
            return Some(rest);
        }
        if self.times == 1 && !self.is_percent {
            let lower = text.to_ascii_lowercase();
            let lower = lower.trim_end_matches('.');
            for (word, times) in TIMES {
                let Some(rest) = lower.strip_suffix(word) else {
                    continue;
                };
                let rest = text.get(..rest.len())?;
                if rest
                    .trim_end()
                    .ends_with(|letter: char| letter.is_ascii_digit() || letter == '.')
                {
                    self.times = times;
                    return Some(rest);
                }
            }
        }
        None
    }

    /// The text without a sign or a code that says the currency once more: "$175,000 USD".
    fn said_again<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let sign = SIGNS.iter().find_map(|(sign, codes)| {
            let rest = text
                .strip_prefix(sign)
                .or_else(|| text.strip_suffix(sign))?;
            Some((codes.iter().map(|code| (*code).to_owned()).collect(), rest))
        });
        let (codes, rest): (Vec<String>, &str) =
            sign.or_else(|| code_of(text).map(|(code, rest)| (vec![code], rest)))?;
        let both: Vec<String> = self
            .codes
            .iter()
            .filter(|code| codes.contains(code))
            .cloned()
            .collect();
        if both.is_empty() || both.len() == self.codes.len() && both.len() == codes.len() {
            return None;
        }
        self.codes = both;
        Some(rest)
    }

    /// The currency that is meant, if one is named.
    fn currency(&self, form: Option<&Currency>) -> Result<Option<Currency>, NumberError> {
        let Some(first) = self.codes.first() else {
            return Ok(None);
        };
        if let Some(form) = form {
            if self.codes.iter().any(|code| code == form.code()) {
                return Ok(Some(form.clone()));
            }
            let bytes: [u8; 3] = first
                .as_bytes()
                .try_into()
                .map_err(|_| NumberError::NoNumber)?;
            return Err(NumberError::OtherCurrency(bytes));
        }
        Ok(Currency::from_code(first))
    }
}

/// Digits before the decimal mark, with the marks that group them, and those behind it.
#[derive(Clone, Copy)]
struct Places<'a> {
    whole: &'a str,
    decimals: &'a str,
}

impl Places<'_> {
    fn value(&self) -> Result<Decimal, NumberError> {
        let whole: String = self.whole.chars().filter(char::is_ascii_digit).collect();
        if whole.len() + self.decimals.len() > DIGITS {
            return Err(NumberError::TooLong);
        }
        let scale = u32::try_from(self.decimals.len()).unwrap_or_default();
        let digits: i64 = format!("0{whole}{}", self.decimals)
            .parse()
            .map_err(|_| NumberError::NoNumber)?;
        Ok(Decimal::new(digits, scale))
    }
}

/// What the marks between digits mean.
enum Marked<'a> {
    Certain(Places<'a>),
    /// The only mark has three digits behind it.
    Either {
        mark: char,
        group: Places<'a>,
        decimal: Places<'a>,
    },
}

fn digits_of(text: &str) -> Result<Marked<'_>, NumberError> {
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !text.contains(|letter: char| letter.is_ascii_digit())
        || !text
            .chars()
            .all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' ' | '\'' | '_'))
    {
        return Err(NumberError::NoNumber);
    }
    let Some(place) = text.rfind(['.', ',']) else {
        return is_grouped(text)
            .then_some(Marked::Certain(Places {
                whole: text,
                decimals: "",
            }))
            .ok_or(NumberError::NoNumber);
    };
    let (whole, from) = text.split_at(place);
    let (mark, behind) = from.split_at(1);
    let mark = if mark == "," { ',' } else { '.' };
    let decimal = Places {
        whole,
        decimals: behind,
    };
    let all = Places {
        whole: text,
        decimals: "",
    };
    if whole.contains(mark) {
        // A mark that stands more than once groups.
        return is_grouped(text)
            .then_some(Marked::Certain(all))
            .ok_or(NumberError::NoNumber);
    }
    if !is_digits(behind) || !(whole.is_empty() || is_grouped(whole)) {
        return Err(NumberError::NoNumber);
    }
    let can_group = behind.len() == 3
        && is_digits(whole)
        && (1..=3).contains(&whole.len())
        && !whole.starts_with('0');
    Ok(if can_group {
        Marked::Either {
            mark,
            group: all,
            decimal,
        }
    } else {
        Marked::Certain(decimal)
    })
}

/// Whether digits are in groups of three, or as in India the last in three and the others in two,
/// with one kind of separator; or without separators.
fn is_grouped(text: &str) -> bool {
    let mut marks = text.chars().filter(|letter| !letter.is_ascii_digit());
    let Some(mark) = marks.next() else {
        return !text.is_empty();
    };
    if marks.any(|other| other != mark) {
        return false;
    }
    let mut groups: Vec<usize> = text.split(mark).map(str::len).collect();
    let (last, first) = (groups.pop(), groups.first().copied());
    let inner = groups.get(1..).unwrap_or_default();
    last == Some(3)
        && (inner.iter().all(|size| *size == 3)
            && first.is_some_and(|size| (1..=3).contains(&size))
            || inner.iter().all(|size| *size == 2)
                && first.is_some_and(|size| (1..=2).contains(&size)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a form in a currency makes of a text, on a device of a language: "EUR 175000" or the
    /// two readings.
    fn money(text: &str, code: &str, language: &str) -> String {
        let currency = Currency::from_code(code);
        match read(
            text,
            Counts::Money(currency.as_ref()),
            DecimalMark::of_language(language),
        ) {
            Ok(Some(reading)) => {
                let named = reading.currency.or(currency);
                format!(
                    "{} {}",
                    named.map_or(String::new(), |one| one.code().to_owned()),
                    reading.value
                )
                .trim()
                .to_owned()
            }
            Ok(None) => "nothing".to_owned(),
            Err(NumberError::Doubtful(first, second)) => format!("{first} or {second}"),
            Err(error) => format!("{error:?}"),
        }
    }

    #[test]
    fn k18_amounts_are_read_as_people_write_them_anywhere() {
        for (text, code, value) in [
            ("175000", "USD", "USD 175000"),
            ("175,000", "USD", "USD 175000"),
            ("175,000", "EUR", "EUR 175000"),
            ("$175,000", "USD", "USD 175000"),
            ("$175,000.50", "CAD", "CAD 175000.5"),
            ("US$ 175,000", "USD", "USD 175000"),
            ("€45,000", "EUR", "EUR 45000"),
            ("45.000,00 €", "EUR", "EUR 45000"),
            ("175,000 USD", "USD", "USD 175000"),
            ("USD 175,000", "USD", "USD 175000"),
            ("usd175k", "USD", "USD 175000"),
            ("437.5k", "USD", "USD 437500"),
            ("437,5k", "EUR", "EUR 437500"),
            ("$1.2m", "USD", "USD 1200000"),
            ("1.2 million", "USD", "USD 1200000"),
            ("1.2m USD", "USD", "USD 1200000"),
            ("175k EUR", "EUR", "EUR 175000"),
            ("1.234,56", "EUR", "EUR 1234.56"),
            ("1,234.56", "EUR", "EUR 1234.56"),
            ("1'234.50", "CHF", "CHF 1234.5"),
            ("1’234.50", "CHF", "CHF 1234.5"),
            ("1 234,50", "SEK", "SEK 1234.5"),
            ("1\u{a0}234\u{a0}567", "SEK", "SEK 1234567"),
            ("1\u{202f}234,5", "EUR", "EUR 1234.5"),
            ("175\u{2009}000", "EUR", "EUR 175000"),
            ("1 917 000.50", "USD", "USD 1917000.5"),
            ("1.917.000,50", "EUR", "EUR 1917000.5"),
            ("1.917.000", "EUR", "EUR 1917000"),
            ("19,17,000", "INR", "INR 1917000"),
            ("₹12,34,567.50", "INR", "INR 1234567.5"),
            ("25 lakh", "INR", "INR 2500000"),
            ("1.5 crore", "INR", "INR 15000000"),
            ("¥12,000,000", "JPY", "JPY 12000000"),
            ("１７５，０００", "JPY", "JPY 175000"),
            ("1250 kr", "SEK", "SEK 1250"),
            ("R$ 1.250,00", "BRL", "BRL 1250"),
            ("-2,5", "EUR", "EUR -2.5"),
            ("−10", "USD", "USD -10"),
            ("-$5", "USD", "USD -5"),
            ("(1,200)", "USD", "USD -1200"),
            (".5", "USD", "USD 0.5"),
            ("7.", "USD", "USD 7"),
            ("0.125", "USD", "USD 0.125"),
            ("1234.567", "USD", "USD 1234.567"),
            ("1 234.567", "USD", "USD 1234.567"),
            ("€45,000", "", "EUR 45000"),
            ("175,000", "", "175000"),
            ("$175,000 per year", "USD", "USD 175000"),
            ("175k/yr", "USD", "USD 175000"),
            ("45.000,00 € p.a.", "EUR", "EUR 45000"),
            ("175 000,-", "SEK", "SEK 175000"),
            ("$175,000 USD", "USD", "USD 175000"),
            ("USD $175,000", "USD", "USD 175000"),
            ("CAD $120k", "CAD", "CAD 120000"),
            ("850.000,50 kr.", "DKK", "DKK 850000.5"),
            ("$1.5MM", "USD", "USD 1500000"),
            ("₹ 12 LPA", "INR", "INR 1200000"),
            ("12.5 lac", "INR", "INR 1250000"),
            ("1200万", "JPY", "JPY 12000000"),
            ("¥1.2億", "JPY", "JPY 120000000"),
            ("17,5000", "USD", "NoNumber"),
            ("175,0000", "EUR", "NoNumber"),
            ("12 percent", "USD", "Percentage"),
            ("12.5 pct.", "USD", "Percentage"),
            ("€175,000 USD", "USD", "OtherCurrency([69, 85, 82])"),
            ("  ", "USD", "nothing"),
        ] {
            assert_eq!(money(text, code, "en-US"), value, "{text} in {code}");
        }
    }

    #[test]
    fn k18_two_readings_are_asked_about_unless_every_habit_agrees() {
        for (text, code, language, value) in [
            ("175.000", "EUR", "en-US", "175000 or 175"),
            ("35.000", "EUR", "en", "35000 or 35"),
            ("175.000", "EUR", "de-DE", "EUR 175000"),
            ("175.000", "USD", "en-US", "175000 or 175"),
            ("175.000", "USD", "de-DE", "175000 or 175"),
            ("1.234", "EUR", "fr-FR", "EUR 1234"),
            ("1.234", "GBP", "en-GB", "1234 or 1.234"),
            ("1.234", "CHF", "de-CH", "1234 or 1.234"),
            ("1.234k", "USD", "en-US", "1234000 or 1234"),
            ("€35.000", "EUR", "en-IE", "35000 or 35"),
            ("1,234", "KWD", "en-US", "1234 or 1.234"),
            ("1.234", "", "en-US", "1234 or 1.234"),
            ("1.234", "", "de", "1234"),
        ] {
            assert_eq!(
                money(text, code, language),
                value,
                "{text} in {code} on {language}"
            );
        }
        let asked = read("175.000", Counts::Money(None), DecimalMark::Point).unwrap_err();
        assert_eq!(
            asked.to_string(),
            "175,000.00? This could also mean 175.00. Type 175000 or 175."
        );
    }

    #[test]
    fn percentages_and_counts_have_the_same_reader() {
        for (text, counts, value) in [
            ("12.5%", Counts::Percent, Ok("12.5")),
            ("12,5 %", Counts::Percent, Ok("12.5")),
            ("12.125", Counts::Percent, Ok("12.125")),
            ("-10", Counts::Percent, Ok("-10")),
            ("4,000", Counts::Things, Ok("4000")),
            ("4k", Counts::Things, Ok("4000")),
            (
                "4.000",
                Counts::Things,
                Err(NumberError::Doubtful(
                    Decimal::from(4_000),
                    Decimal::from(4),
                )),
            ),
            (
                "12,500",
                Counts::Percent,
                Err(NumberError::Doubtful(
                    Decimal::new(125, 1),
                    Decimal::from(12_500),
                )),
            ),
            ("$5", Counts::Things, Err(NumberError::Money)),
            ("5%", Counts::Things, Err(NumberError::Percentage)),
            ("5%", Counts::Money(None), Err(NumberError::Percentage)),
        ] {
            let read = read(text, counts, DecimalMark::Point)
                .map(|reading| reading.unwrap().value.to_string());
            assert_eq!(read, value.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_and_what_is_in_another_currency_says_so() {
        for text in [
            "a lot",
            "12 apples",
            "-",
            ".",
            "1e9",
            "--1",
            "NaN",
            "k",
            "1.2.3",
            "1,2,3",
            "12 34",
            "1,23.45,6",
            "100-120k",
            "USD",
            "1'23",
            "$",
            "5 USD EUR",
            "1.234.56",
            "",
        ] {
            let read = read(text, Counts::Money(None), DecimalMark::Point);
            assert!(
                matches!(read, Err(NumberError::NoNumber) | Ok(None)),
                "{text}: {read:?}"
            );
        }
        assert_eq!(money("€45,000", "USD", "en"), "OtherCurrency([69, 85, 82])");
        assert_eq!(money(&"9".repeat(40), "USD", "en"), "TooLong");
    }

    #[test]
    fn a_count_is_taken_exactly_or_not_at_all() {
        for (text, number) in [
            ("1,250.5", Ok(125_050)),
            (" 12 000 ", Ok(1_200_000)),
            (".5", Ok(50)),
            ("7.", Ok(700)),
            ("0.100", Ok(10)),
            ("0.125", Err(NumberError::NoNumber)),
            ("", Err(NumberError::NoNumber)),
            ("-3", Err(NumberError::NoNumber)),
            ("12k", Ok(1_200_000)),
            ("1234567890123", Err(NumberError::TooLong)),
        ] {
            assert_eq!(scaled(text, 2, Counts::Things), number, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,30}", places in 0_u32..4) {
            for counts in [Counts::Money(None), Counts::Percent, Counts::Things] {
                let _ = read(&text, counts, DecimalMark::Comma);
            }
            let _ = scaled(&text, places, Counts::Things);
        }

        #[test]
        fn what_is_written_is_read_back(cents in -10_000_000_000_000_i64..10_000_000_000_000, code in "USD|EUR|CHF") {
            let currency = Currency::from_code(&code).unwrap();
            let amount = Decimal::new(cents, 2);
            for text in [currency.grouped(amount), currency.exact(amount), currency.say(amount), grouped(amount)] {
                let read = read(&text, Counts::Money(Some(&currency)), DecimalMark::Point).unwrap().unwrap();
                prop_assert_eq!(read.value, amount.normalize());
            }
        }
    }
}
