//! Whole numbers as they are written for a person to read, and as a person types them.

/// A number with its thousands apart and a real minus sign: `−11,310`.
#[must_use]
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::new();
    if number < 0 {
        out.push('−');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A share in whole percent, halves rounded up; none of nothing. Both are counts, so not negative.
#[must_use]
pub fn percent(part: u64, whole: u64) -> Option<u64> {
    part.checked_mul(200)?
        .checked_add(whole)?
        .checked_div(whole.checked_mul(2)?)
}

/// The most digits before the point that a typed number may have: enough for any business, and far
/// from where products of three overflow.
const DIGITS: usize = 12;

/// A typed number that is not negative, in units of `10^-places`: "1,250.5" with two places is
/// 125,050. Commas, spaces and thin spaces between digits are passed over; more places than asked
/// for are an error unless they are zeros. None when it is no such number.
#[must_use]
pub fn scaled(text: &str, places: usize) -> Option<i64> {
    let is_gap = |letter: char| matches!(letter, ',' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}');
    let digits: String = text
        .trim()
        .chars()
        .filter(|letter| !is_gap(*letter))
        .collect();
    let (before, after) = digits.split_once('.').unwrap_or((&digits, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let beyond = after.get(places..).unwrap_or_default();
    if digits.len() == digits.matches('.').count()
        || before.len() > DIGITS
        || !is_digits(before)
        || !is_digits(after)
        || beyond.bytes().any(|byte| byte != b'0')
    {
        return None;
    }
    let after = after.get(..places).unwrap_or(after);
    format!("{before}{after:0<places$}").parse().ok()
}

/// A number in units of `10^-places` for a person to read, without zeros at its end: `1,250.5`.
#[must_use]
pub fn unscaled(number: i64, places: usize) -> String {
    let unit = 10_u64.saturating_pow(u32::try_from(places).unwrap_or(u32::MAX));
    let (size, sign) = (number.unsigned_abs(), if number < 0 { "−" } else { "" });
    let whole = grouped(i64::try_from(size / unit).unwrap_or(i64::MAX));
    let rest = format!("{:0>places$}", size % unit);
    match rest.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}.{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn thousands_stand_apart_and_a_minus_is_a_minus() {
        let told = [0, 7, -7, 999, 1_000, -11_310, 1_234_567].map(grouped);
        assert_eq!(
            told,
            ["0", "7", "−7", "999", "1,000", "−11,310", "1,234,567"]
        );
    }

    #[test]
    fn a_share_is_rounded_and_there_is_none_of_nothing() {
        assert_eq!(percent(1, 3), Some(33));
        assert_eq!(percent(1, 8), Some(13));
        assert_eq!(percent(0, 5), Some(0));
        assert_eq!(percent(0, 0), None);
    }

    #[test]
    fn a_typed_number_is_taken_exactly_or_not_at_all() {
        for (text, number) in [
            ("1,250.5", Some(125_050)),
            (" 12 000 ", Some(1_200_000)),
            (".5", Some(50)),
            ("7.", Some(700)),
            ("0.100", Some(10)),
            ("0.125", None),
            ("", None),
            (".", None),
            ("-3", None),
            ("1.2.3", None),
            ("12k", None),
            ("1234567890123", None),
        ] {
            assert_eq!(scaled(text, 2), number, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed_again(number in 0_i64..1_000_000_000_000, places in 0_usize..4) {
            prop_assert_eq!(scaled(&unscaled(number, places), places), Some(number));
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), places in 0_usize..4) {
            let _ = scaled(&text, places);
        }
    }
}
