//! Parses words that contain digits: "4.5m", "usd4.5m", "90-day", "2024-03-05", "iso".
//!
//! The words are in lower case and without the punctuation around them.

/// The kind of a word with digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Numeral<'a> {
    /// An amount: an optional currency, the digits, and a suffix.
    Amount {
        /// "usd", "us$"; empty without a currency.
        currency: &'a str,
        /// Digits with commas, points, and fractions: "1,200", "2.5", "1½".
        digits: &'a str,
        /// The text after the digits: "k", "min", "-day"; empty for a bare number.
        suffix: &'a str,
    },
    /// Several joined numbers: "5-10", "3/4", "4.6/5", "3:1".
    Several,
    /// A date, a year, a decade, a quarter, or a time of day.
    Date,
    /// An ordinal: "2nd".
    Ordinal,
    /// A name or code with a digit: "b2b", "v2", "1.2.3", "24/7".
    Name,
}

/// Currencies in letters. Sorted.
const CURRENCIES: &[&str] = &[
    "a$", "aed", "au$", "aud", "brl", "c$", "ca$", "cad", "chf", "cny", "czk", "dkk", "eur", "gbp",
    "hk$", "hkd", "inr", "jpy", "kr", "mxn", "nok", "nt$", "nz$", "nzd", "pln", "r$", "rmb", "rs",
    "rs.", "s$", "sek", "sgd", "try", "us$", "usd", "zar",
];

/// Suffixes of quantities. Sorted.
const UNITS: &[&str] = &[
    "b", "bb", "bn", "bp", "bps", "c", "cm", "cpm", "d", "days", "db", "dkk", "eur", "fps", "ft",
    "gb", "gbp", "gw", "gwh", "h", "ha", "hr", "hrs", "hz", "in", "inr", "k", "kb", "kbps", "kg",
    "khz", "kk", "km", "kpa", "kph", "kr", "kw", "kwh", "l", "lb", "lbs", "m", "mb", "mbps", "mg",
    "mi", "mil", "min", "mins", "ml", "mm", "mn", "mo", "mos", "mph", "ms", "mw", "mwh", "oz",
    "pct", "pm", "pp", "ppm", "ppt", "ppts", "pt", "pts", "px", "qps", "rpm", "rps", "s", "sec",
    "secs", "sek", "sqft", "sqm", "t", "tb", "tn", "tps", "usd", "w", "wh", "wk", "wks", "x", "yd",
    "yr", "yrs", "°c", "°f",
];

impl<'a> Numeral<'a> {
    /// Parses a word; `None` if it has no digit.
    pub(crate) fn of(word: &'a str) -> Option<Self> {
        // "x3" is 3x.
        if let Some(times) = word.strip_prefix(['x', '×'])
            && !times.is_empty()
            && times.bytes().all(|byte| byte.is_ascii_digit())
        {
            return Some(Self::Amount {
                currency: "",
                digits: times,
                suffix: "x",
            });
        }
        let first = word.find(is_digit)?;
        let lead = word.get(..first).unwrap_or_default();
        let rest = word.get(first..).unwrap_or_default();
        if lead.is_empty() || CURRENCIES.binary_search(&lead).is_ok() {
            return Some(Self::with_digits(lead, rest));
        }
        Some(if names_period(lead, rest) {
            Self::Date
        } else {
            Self::Name
        })
    }

    fn with_digits(currency: &'a str, rest: &'a str) -> Self {
        let end = rest
            .find(|letter: char| !is_digit(letter) && !matches!(letter, '.' | ','))
            .unwrap_or(rest.len());
        let (digits, suffix) = (
            rest.get(..end).unwrap_or_default(),
            rest.get(end..).unwrap_or_default(),
        );
        let amount = Self::Amount {
            currency,
            digits,
            suffix,
        };
        if suffix.is_empty() {
            let points = digits.matches('.').count();
            // "1.2.3" is a version, "3.5.2024" a date, and "1.234.567" an amount in European notation.
            let are_groups = digits.split('.').skip(1).all(|group| group.len() == 3);
            return match points {
                0 | 1 => amount,
                2 if is_day(digits, '.') => Self::Date,
                _ if are_groups && !digits.contains(',') => amount,
                _ => Self::Name,
            };
        }
        if !currency.is_empty() {
            return if is_unit(suffix) || suffix.starts_with(['-', '–', '/']) {
                amount
            } else {
                Self::Name
            };
        }
        if matches!(
            rest,
            "24/7"
                | "24-7"
                | "24x7"
                | "9/11"
                | "1:1"
                | "1-on-1"
                | "1-1"
                | "1-to-1"
                | "2d"
                | "3d"
                | "50-50"
        ) {
            return Self::Name;
        }
        if is_any_date(digits, suffix, rest) {
            return Self::Date;
        }
        if matches!(suffix, "st" | "nd" | "rd" | "th") {
            return Self::Ordinal;
        }
        let is_power = suffix.strip_prefix(['e', '^']).is_some_and(|power| {
            !power.is_empty() && power.bytes().all(|byte| byte.is_ascii_digit())
        });
        if is_unit(suffix) || is_power {
            return amount;
        }
        // "90-day" has its unit after a hyphen, "3-in-1" and "2-1-1" have more numbers.
        if let Some(noun) = suffix.strip_prefix(['-', '\u{2011}'])
            && noun.starts_with(char::is_alphabetic)
        {
            return if noun.contains(is_digit) {
                Self::Name
            } else {
                amount
            };
        }
        let are_several = suffix.chars().all(|letter| {
            is_digit(letter)
                || matches!(
                    letter,
                    '.' | ',' | '-' | '–' | '/' | ':' | '$' | '€' | '£' | '%' | 'k' | 'm' | 'x'
                )
        }) && suffix.contains(is_digit);
        if are_several {
            Self::Several
        } else {
            Self::Name
        }
    }
}

/// A digit, or a fraction that is one character.
pub(crate) fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || is_fraction(letter)
}

/// "½", "¼", "⅔".
pub(crate) fn is_fraction(letter: char) -> bool {
    matches!(letter, '¼'..='¾' | '⅐'..='⅞')
}

/// Whether the letters after a number are a unit; "k+" is one, too.
fn is_unit(suffix: &str) -> bool {
    UNITS.binary_search(&suffix).is_ok()
        || suffix.ends_with("fold") && matches!(suffix, "fold" | "-fold")
        || suffix.split_once('-').is_some_and(|(unit, noun)| {
            UNITS.binary_search(&unit).is_ok() && noun.chars().all(char::is_alphabetic)
        })
        || suffix.split_once('/').is_some_and(|(unit, per)| {
            (unit.is_empty() || UNITS.binary_search(&unit).is_ok())
                && per.chars().all(char::is_alphabetic)
                && !per.is_empty()
        })
}

/// "2024-03-05", "5/3/2024", "3.5.24".
fn is_day(text: &str, by: char) -> bool {
    let parts: Vec<&str> = text.split(by).collect();
    let [first, middle, last] = parts.as_slice() else {
        return false;
    };
    let fits = |part: &str, lengths: std::ops::RangeInclusive<usize>, most: u32| {
        lengths.contains(&part.len())
            && part
                .parse::<u32>()
                .is_ok_and(|value| (1..=most).contains(&value))
    };
    fits(first, 4..=4, 2100) && fits(middle, 1..=2, 12) && fits(last, 1..=2, 31)
        || fits(first, 1..=2, 31)
            && fits(middle, 1..=2, 31)
            && (fits(last, 4..=4, 2100) || by != '.' && fits(last, 2..=2, 99))
}

fn is_any_date(digits: &str, suffix: &str, whole: &str) -> bool {
    let is_time = |text: &str| {
        text.split_once(':').is_some_and(|(hour, minute)| {
            (1..=2).contains(&hour.len())
                && minute.len() == 2
                && hour.parse::<u32>().is_ok_and(|hour| hour < 24)
                && minute.parse::<u32>().is_ok_and(|minute| minute < 60)
        })
    };
    // "2023/24", "2019–2023", "2024-03".
    let are_years = is_year(digits)
        && suffix.strip_prefix(['-', '–', '/']).is_some_and(|next| {
            is_year(next) || next.len() == 2 && next.bytes().all(|byte| byte.is_ascii_digit())
        });
    let is_decade =
        digits.len() == 4 && is_year(digits) && matches!(suffix, "s" | "’s" | "e" | "h1" | "h2");
    let is_hour = matches!(suffix, "am" | "a.m" | "p.m" | "pm") && digits.len() <= 5
        || suffix
            .strip_suffix("am")
            .or(suffix.strip_suffix("pm"))
            .is_some_and(|minutes| minutes.starts_with(':'));
    // "1h24", "3q23", "2h".
    let is_half = digits.len() == 1
        && suffix.strip_prefix(['q', 'h']).is_some_and(|year| {
            matches!(year.len(), 2 | 4) && year.bytes().all(|byte| byte.is_ascii_digit())
        });
    ['-', '/', '.'].into_iter().any(|by| is_day(whole, by))
        || are_years
        || is_decade
        || is_hour
        || is_half
        || is_time(whole)
}

/// "q3", "fy24", "h1", "w12", "mid-2023".
fn names_period(lead: &str, rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..).unwrap_or_default();
    let is_plain = after.is_empty() || after.starts_with(['-', '’', '\'', '/', 'f']);
    match lead {
        "q" | "h" => digits == 1 && is_plain,
        "fy" | "cy" | "fy’" | "fy'" => matches!(digits, 2 | 4),
        "w" | "wk" | "cw" | "kw" => digits <= 2 && after.is_empty(),
        "mid-" | "late-" | "early-" | "pre-" | "post-" => {
            digits == 4 && (after.is_empty() || after == "s")
        }
        _ => false,
    }
}

/// A year of this century or the last.
pub(crate) fn is_year(word: &str) -> bool {
    word.len() == 4
        && word
            .parse::<u32>()
            .is_ok_and(|number| (1900..2100).contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_for_binary_search() {
        assert!(CURRENCIES.is_sorted() && UNITS.is_sorted());
    }

    #[test]
    fn amounts_keep_their_currency_and_unit() {
        for (word, currency, digits, suffix) in [
            ("12", "", "12", ""),
            ("1,200", "", "1,200", ""),
            ("150bps", "", "150", "bps"),
            ("45min", "", "45", "min"),
            ("2.5hrs", "", "2.5", "hrs"),
            ("usd4.5m", "usd", "4.5", "m"),
            ("us$4.5m", "us$", "4.5", "m"),
            ("r$30", "r$", "30", ""),
            ("90-day", "", "90", "-day"),
            ("½", "", "½", ""),
            ("1½", "", "1½", ""),
            ("10-fold", "", "10", "-fold"),
            ("100k-user", "", "100", "k-user"),
            ("5/day", "", "5", "/day"),
            ("60km/h", "", "60", "km/h"),
            ("1.234.567", "", "1.234.567", ""),
        ] {
            assert_eq!(
                Numeral::of(word),
                Some(Numeral::Amount {
                    currency,
                    digits,
                    suffix
                }),
                "{word}"
            );
        }
    }

    #[test]
    fn dates_names_and_joined_numbers_are_told_apart() {
        for word in [
            "2024-03-05",
            "2024-03",
            "5/3/2024",
            "3.5.2024",
            "05-03-2024",
            "1990s",
            "2023/24",
            "2019–2023",
            "q3",
            "q3-2024",
            "fy24",
            "fy2024",
            "h1",
            "1h24",
            "3q23",
            "9am",
            "9:30am",
            "17:40",
            "mid-2023",
            "w12",
        ] {
            assert_eq!(Numeral::of(word), Some(Numeral::Date), "{word}");
        }
        for word in [
            "b2b", "s3", "v2", "v2.1", "1.2.3", "24/7", "9/11", "1:1", "gpt-4", "covid-19", "h264",
            "401k)x", "2fa", "5g", "3d", "ps5", "3-in-1",
        ] {
            assert_eq!(Numeral::of(word), Some(Numeral::Name), "{word}");
        }
        for word in ["5-10", "3/4", "4.6/5", "3:1", "12–15", "10-15%"] {
            assert_eq!(Numeral::of(word), Some(Numeral::Several), "{word}");
        }
        assert_eq!(Numeral::of("2nd"), Some(Numeral::Ordinal));
        assert_eq!(Numeral::of("word"), None);
    }
}
