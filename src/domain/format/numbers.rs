//! Formatting whole numbers for people.

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
    use crate::domain::format::amount::{Counts, scaled};
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

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed_again(number in 0_i64..1_000_000_000_000, places in 0_usize..4) {
            let places_read = u32::try_from(places).unwrap();
            prop_assert_eq!(scaled(&unscaled(number, places), places_read, Counts::Money(None)), Ok(number));
        }
    }
}
