//! Amounts in a sentence: their values and their precision.

use crate::domain::prose::quantities::{NO_UNITS, singular};
use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::text::Span;

/// The fixed point: values are kept in millionths.
pub(super) const ONE: i128 = 1_000_000;

/// How the words around an amount limit it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Hedging {
    /// "40"
    Exact,
    /// "about 40"
    About,
    /// "nearly 40"
    Nearly,
    /// "at least 40", "more than 40", "40+"
    Least,
    /// "up to 40", "less than 40"
    Most,
}

/// An amount in a sentence.
#[derive(Clone, Debug)]
pub(super) struct StatedAmount {
    /// The first token of the number, and the one at which its bounding words begin.
    pub first: usize,
    pub lead: usize,
    /// The last token of the number: "million", "percent".
    pub last: usize,
    /// The number with its signs, for a finding to repeat.
    pub span: Span,
    /// In millionths.
    pub value: i128,
    /// The value of its last digit, which is twice the largest rounding error.
    pub step: i128,
    /// Whether a word such as "million" multiplies it.
    pub is_scaled: bool,
    pub is_percent: bool,
    /// Percentage points, the difference of two shares.
    pub is_points: bool,
    /// A minus or a plus before it.
    pub sign: Option<char>,
    pub currency: Option<char>,
    /// What it counts, in the singular; empty where no noun follows.
    pub unit: String,
    /// The period of a rate: the "day" of "40 orders a day".
    pub period: Option<&'static str>,
    pub hedging: Hedging,
}

/// The periods of a rate.
const PERIODS: [&str; 6] = ["hour", "day", "week", "month", "quarter", "year"];

/// How often a shorter period fits into a longer one, at least and at most, because a working week or
/// month is shorter than a calendar one.
pub(super) fn periods_in(shorter: &str, longer: &str) -> Option<(i128, i128)> {
    Some(match (shorter, longer) {
        ("hour", "day") => (8, 24),
        ("day", "week") => (5, 7),
        ("day", "month") => (20, 31),
        ("day", "quarter") => (60, 92),
        ("day", "year") => (220, 366),
        ("week", "month") => (4, 5),
        ("week", "quarter") => (12, 14),
        ("week", "year") => (48, 53),
        ("month", "quarter") => (3, 3),
        ("month", "year") => (12, 12),
        ("quarter", "year") => (4, 4),
        _ => return None,
    })
}

/// Seconds of a unit of time; `None` for those that a working day or month makes uncertain.
pub(super) fn seconds_of(unit: &str) -> Option<i128> {
    match unit {
        "second" | "sec" | "s" => Some(1),
        "minute" | "min" => Some(60),
        "hour" | "hr" | "h" => Some(3_600),
        _ => None,
    }
}

/// Whether a unit is a measure, so that its whole numbers can be rounded.
pub(super) fn is_measure(unit: &str) -> bool {
    seconds_of(unit).is_some()
        || matches!(
            unit,
            "day"
                | "week"
                | "month"
                | "quarter"
                | "year"
                | "ms"
                | "millisecond"
                | "kg"
                | "gram"
                | "ton"
                | "km"
                | "mile"
                | "meter"
                | "metre"
                | "foot"
                | "degree"
                | "point"
                | "mb"
                | "gb"
                | "tb"
                | "kb"
                | "kwh"
        )
}

impl StatedAmount {
    /// The amount at a token; `None` if its value is not certain.
    pub(super) fn at(reading: &Reading<'_>, first: usize) -> Option<Self> {
        let traits = reading.traits(first);
        if !traits.any(Traits::FIGURE) || traits.any(Traits::QUOTED) {
            return None;
        }
        let word = reading.word(first);
        let (mut value, mut step, mut unit) = if traits.any(Traits::DIGIT) {
            in_digits(word)?
        } else {
            let value = in_words(word)?;
            (value, ONE, String::new())
        };
        let mut last = first;
        let mut is_scaled =
            unit.is_empty() && traits.any(Traits::DIGIT) && word.ends_with(char::is_alphabetic);
        if unit.is_empty()
            && let Some(factor) = factor_of(reading.joined_after(last)).filter(|factor| *factor > 1)
        {
            value *= factor;
            step *= factor;
            last += 1;
            is_scaled = true;
            // "Two hundred thousand" and "two hundred forty" are left alone.
            if reading.traits(last + 1).any(Traits::FIGURE)
                && reading.traits(last + 1).any(Traits::JOINED)
            {
                return None;
            }
        }
        let mut span = reading.span(first, last);
        let before = reading.text_before(first);
        let mut signs = before.chars().rev().peekable();
        let currency = signs.next_if(|sign| "$€£₹¥".contains(*sign));
        span.start -= currency.map_or(0, char::len_utf8);
        let sign = signs.next_if(|sign| matches!(sign, '-' | '−' | '–' | '+' | '~' | '≈'));
        let is_glued = signs.peek().is_some_and(|letter| letter.is_alphanumeric());
        if is_glued {
            return None;
        }
        let after = reading.text_after(last);
        let is_plus = after.starts_with('+');
        let mut is_percent = traits.any(Traits::PERCENT);
        let mut is_points = false;
        if is_percent {
            if let Some(at) = after.find('%').filter(|at| *at <= 3) {
                span.end += at + 1;
            } else {
                last += 1 + usize::from(reading.joined_after(last) == "per");
                span.end = reading.span(last, last).end;
            }
        }
        let next = reading.joined_after(last);
        if is_percent && next == "points" || next == "percentage" {
            is_points = true;
            is_percent = false;
        } else if unit.is_empty()
            && !next.is_empty()
            && next.chars().all(char::is_alphabetic)
            && !reading.traits(last + 1).any(Traits::FUNCTION)
            && !NO_UNITS.has(next)
            && reading.ending(last + 1).is_empty()
        {
            singular(next).clone_into(&mut unit);
        }
        let (bound, lead) = bound_before(reading, first);
        let bound = match sign {
            Some('~' | '≈') => Hedging::About,
            _ if is_plus => Hedging::Least,
            _ => bound,
        };
        Some(Self {
            first,
            lead,
            last,
            span,
            value,
            step,
            is_scaled,
            is_percent,
            is_points,
            sign: sign.filter(|sign| !matches!(sign, '~' | '≈')),
            currency,
            period: period_after(reading, last),
            unit,
            hedging: bound,
        })
    }

    /// The largest rounding error of the value.
    pub(super) fn slack(&self) -> i128 {
        let rounded = if self.step < ONE
            || self.is_scaled
            || self.step > ONE
            || self.is_percent
            || is_measure(&self.unit)
        {
            self.step / 2
        } else {
            0
        };
        match self.hedging {
            Hedging::Exact => rounded,
            _ => rounded.max(self.value / 10),
        }
    }
}

/// A number in digits: its value, the value of its last digit, and the unit attached to it.
fn in_digits(word: &str) -> Option<(i128, i128, String)> {
    let is_of_number = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
    let end = word
        .find(|letter| !is_of_number(letter))
        .unwrap_or(word.len());
    let (digits, suffix) = (word.get(..end)?, word.get(end..)?);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut groups = whole.split(',');
    let is_first_short = groups
        .next()
        .is_some_and(|group| !whole.contains(',') || group.len() <= 3);
    if digits.len() > 12
        || whole.is_empty()
        || decimals.len() > 4
        || decimals.contains(['.', ','])
        || !is_first_short
        || groups.any(|group| group.len() != 3)
    {
        return None;
    }
    let number = whole.replace(',', "");
    let mut step = ONE;
    for _ in decimals.chars() {
        step /= 10;
    }
    let all: i128 = [number.as_str(), decimals].concat().parse().ok()?;
    let mut value = all * step;
    if decimals.is_empty() && number.len() >= 4 {
        // "2,000" can be "1,960" rounded: two digits are taken as significant.
        let zeros = number.len() - number.trim_end_matches('0').len();
        for _ in 0..zeros.min(number.len() - 2) {
            step *= 10;
        }
    }
    let mut unit = String::new();
    if let Some(factor) = factor_of(suffix) {
        value *= factor;
        step *= factor;
    } else {
        let noun = suffix.trim_start_matches(['-', '\u{2011}']);
        if noun.is_empty() || !noun.chars().all(char::is_alphabetic) {
            return None;
        }
        singular(noun).clone_into(&mut unit);
    }
    Some((value, step, unit))
}

/// The factor of a word or letter after a number.
fn factor_of(word: &str) -> Option<i128> {
    match word {
        "" => Some(1),
        "hundred" => Some(100),
        "k" | "thousand" => Some(1_000),
        "m" | "mn" | "million" => Some(1_000_000),
        "b" | "bn" | "billion" => Some(1_000_000_000),
        _ => None,
    }
}

/// A number in words up to ninety-nine.
fn in_words(word: &str) -> Option<i128> {
    const ONES: [&str; 19] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let place = |table: &[&str], part: &str| {
        let at = table.iter().position(|known| *known == part)?;
        i128::try_from(at).ok()
    };
    let (tens, ones) = match word.split_once('-') {
        Some((tens, ones)) => (Some(tens), Some(ones)),
        None if TENS.contains(&word) => (Some(word), None),
        None => (None, Some(word)),
    };
    let tens = tens.map_or(Some(0), |part| Some((place(&TENS, part)? + 2) * 10))?;
    let ones = ones.map_or(Some(0), |part| Some(place(&ONES, part)? + 1))?;
    Some((tens + ones) * ONE)
}

/// How the words before a number limit it, and the token at which they begin.
fn bound_before(reading: &Reading<'_>, first: usize) -> (Hedging, usize) {
    let before = reading
        .text_before(first)
        .trim_end_matches(['$', '€', '£', '₹', '¥'])
        .trim_end_matches(' ');
    let Some(at) = first
        .checked_sub(1)
        .filter(|at| reading.span(*at, *at).end == before.len())
    else {
        return (Hedging::Exact, first);
    };
    let one = reading.word(at);
    let bound = match one {
        "about" | "around" | "roughly" | "approximately" | "some" | "circa" | "maybe" => {
            Hedging::About
        }
        "nearly" | "almost" => Hedging::Nearly,
        "over" | "above" | "exceeding" => Hedging::Least,
        "under" | "below" => Hedging::Most,
        "exactly" | "only" | "just" | "fully" => Hedging::Exact,
        _ => {
            let two = reading.joined_before(at);
            let bound = match (two, one) {
                ("more" | "greater" | "higher" | "better" | "longer", "than") | ("at", "least") => {
                    Hedging::Least
                }
                ("less" | "fewer" | "lower" | "shorter", "than")
                | ("at", "most")
                | ("up", "to") => Hedging::Most,
                ("close", "to") => Hedging::About,
                _ => return (Hedging::Exact, first),
            };
            // "Up to" isn't a limit after a verb of rising.
            return (bound, at - 1);
        }
    };
    let two = reading.joined_before(at);
    if two == "just" && at > 0 {
        return (bound, at - 1);
    }
    (bound, at)
}

/// The period of a rate that an amount begins: "40 a day", "40 orders per week".
fn period_after(reading: &Reading<'_>, last: usize) -> Option<&'static str> {
    (last + 1..last + 4).find_map(|at| {
        if !reading.traits(at).any(Traits::JOINED) || reading.traits(at).any(Traits::FIGURE) {
            return None;
        }
        let leads = matches!(reading.word(at), "a" | "per" | "each" | "every" | "an");
        let word = reading.joined_after(at);
        let period = PERIODS.iter().find(|name| **name == word)?;
        leads.then_some(*period)
    })
}

/// The amounts of a sentence, in order.
pub(super) fn amounts(reading: &Reading<'_>, tokens: std::ops::Range<usize>) -> Vec<StatedAmount> {
    let mut found: Vec<StatedAmount> = Vec::new();
    for index in tokens {
        if found.last().is_some_and(|before| index <= before.last) {
            continue;
        }
        found.extend(StatedAmount::at(reading, index));
    }
    found
}
