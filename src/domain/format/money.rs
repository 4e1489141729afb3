//! Amounts of money, as decimals and never as floats: rounded to a currency's smallest unit, and
//! formatted for people.

use rust_decimal::{Decimal, RoundingStrategy};

/// A larger amount in any currency counts as a typing error. This also keeps every product in an
/// offer far below the largest [`Decimal`].
pub const MOST: Decimal = Decimal::from_parts(3_567_587_328, 232, 0, false, 0);

/// The suggested currencies; any other three-letter code is accepted as well.
pub const PROPOSED: [&str; 24] = [
    "AED", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "ILS", "INR",
    "JPY", "KRW", "MXN", "NOK", "NZD", "PLN", "SEK", "SGD", "TRY", "USD", "ZAR",
];

/// Currencies without a smaller unit. Source: ISO 4217, list one.
const WHOLE: [&str; 16] = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
    "VUV", "XAF", "XOF",
];

/// Currencies whose smaller unit is a thousandth. Source: ISO 4217, list one.
const THOUSANDTHS: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

/// A currency by its ISO 4217 code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Currency {
    code: String,
    decimals: u32,
}

impl Currency {
    /// The currency of a code of three letters, in whatever case.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.trim().to_ascii_uppercase();
        let is_code = code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase());
        let decimals = if WHOLE.contains(&code.as_str()) || code == "XPF" {
            0
        } else if THOUSANDTHS.contains(&code.as_str()) {
            3
        } else {
            2
        };
        is_code.then_some(Self { code, decimals })
    }

    /// The code: "USD".
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Decimal places of its smallest unit.
    #[must_use]
    pub fn decimals(&self) -> u32 {
        self.decimals
    }

    /// The nearest payable amount; halves round away from zero, as is usual with money.
    #[must_use]
    pub fn round(&self, amount: Decimal) -> Decimal {
        amount.round_dp_with_strategy(self.decimals, RoundingStrategy::MidpointAwayFromZero)
    }

    /// The smallest payable amount.
    #[must_use]
    pub fn smallest(&self) -> Decimal {
        Decimal::new(1, self.decimals)
    }

    /// An amount to read: "2,641,800", and with its smaller unit where it has one, "0.50".
    #[must_use]
    pub fn grouped(&self, amount: Decimal) -> String {
        let text = self.exact(amount);
        let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
        let (sign, digits) = whole
            .strip_prefix('-')
            .map_or(("", whole), |digits| ("−", digits));
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        if rest.bytes().all(|digit| digit == b'0') {
            format!("{sign}{grouped}")
        } else {
            format!("{sign}{grouped}.{rest}")
        }
    }

    /// An amount to read, with the currency: "USD 2,641,800".
    #[must_use]
    pub fn say(&self, amount: Decimal) -> String {
        format!("{} {}", self.code, self.grouped(amount))
    }

    /// An amount for a table: "2,641,800", to the nearest whole unit, so that a column stays narrow.
    #[must_use]
    pub fn whole(&self, amount: Decimal) -> String {
        let nearest = RoundingStrategy::MidpointAwayFromZero;
        self.grouped(amount.round_dp_with_strategy(0, nearest))
    }

    /// An amount for a file: "2641800.00".
    #[must_use]
    pub fn exact(&self, amount: Decimal) -> String {
        let mut amount = self.round(amount);
        amount.rescale(self.decimals);
        if amount.is_zero() {
            amount.set_sign_positive(true);
        }
        amount.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dollars() -> Currency {
        Currency::from_code("usd").unwrap()
    }

    #[test]
    fn amounts_are_grouped_and_have_the_digits_of_their_currency() {
        let amount = Decimal::new(264_180_050, 2);
        assert_eq!(dollars().say(amount), "USD 2,641,800.50");
        assert_eq!(dollars().grouped(Decimal::from(999)), "999");
        assert_eq!(dollars().grouped(Decimal::new(-123_456, 0)), "−123,456");
        assert_eq!(dollars().whole(amount), "2,641,801");
        assert_eq!(dollars().whole(Decimal::new(-4, 1)), "0");
        assert_eq!(dollars().exact(Decimal::from(5)), "5.00");
        assert_eq!(dollars().exact(Decimal::new(-1, 3)), "0.00");
        let yen = Currency::from_code("JPY").unwrap();
        assert_eq!(yen.say(amount), "JPY 2,641,801");
        let dinar = Currency::from_code("KWD").unwrap();
        assert_eq!(dinar.exact(Decimal::ONE), "1.000");
        assert_eq!(Currency::from_code("dollars"), None);
    }

    #[test]
    fn the_most_is_a_million_millions() {
        assert_eq!(MOST, Decimal::from(1_000_000_000_000_i64));
    }
}
