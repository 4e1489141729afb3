//! Exchange rates that the candidate looked up. The app fetches nothing, so each rate has a date.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::format::dates;
use crate::domain::format::money::Currency;

/// The value of one unit of an offer's currency in another currency.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exchange {
    /// Units of the other currency per unit.
    pub rate: Decimal,
    /// The other currency.
    pub to: Currency,
    /// The date of the rate, if the candidate entered it.
    pub day: Option<NaiveDate>,
}

impl Exchange {
    /// The rate as text: "INR 1 = USD 0.0119 on 9 Mar 2026".
    #[must_use]
    pub fn in_words(&self, from: &Currency) -> String {
        let on = match self.day {
            Some(day) => format!(" on {}", dates::in_words(&day)),
            None => ", day not noted".to_owned(),
        };
        let rate = self.rate.normalize();
        format!("{} 1 = {} {rate}{on}", from.code(), self.to.code())
    }
}

/// The currency to compare offers in. `None` if all have the same currency, or if a rate is missing.
#[must_use]
pub fn common<'a>(offers: &[(&'a Currency, Option<&'a Exchange>)]) -> Option<&'a Currency> {
    let (first, _) = offers.first()?;
    if offers.iter().all(|(own, _)| own == first) {
        return None;
    }
    let others = offers
        .iter()
        .filter_map(|(_, exchange)| exchange.map(|exchange| &exchange.to));
    let mut candidates = offers.iter().map(|&(own, _)| own).chain(others);
    candidates.find(|&candidate| {
        offers.iter().all(|&(own, exchange)| {
            own == candidate || exchange.is_some_and(|exchange| exchange.to == *candidate)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    type Case<'a> = (&'a [(&'a Currency, Option<&'a Exchange>)], Option<&'a str>);

    #[test]
    fn offers_are_compared_in_a_currency_that_each_has_a_rate_for() {
        let of = |code| Currency::from_code(code).unwrap();
        let to = |code| Exchange {
            rate: Decimal::new(119, 4),
            to: of(code),
            day: None,
        };
        let (usd, inr, eur) = (of("USD"), of("INR"), of("EUR"));
        let (to_usd, to_eur) = (to("USD"), to("EUR"));
        let cases: [Case<'_>; 6] = [
            (&[], None),
            (&[(&usd, None), (&usd, Some(&to_eur))], None),
            (&[(&usd, None), (&inr, None)], None),
            (&[(&usd, None), (&inr, Some(&to_usd))], Some("USD")),
            (&[(&inr, Some(&to_usd)), (&usd, None)], Some("USD")),
            (
                &[(&usd, Some(&to_eur)), (&inr, Some(&to_eur)), (&eur, None)],
                Some("EUR"),
            ),
        ];
        for (offers, expected) in cases {
            assert_eq!(common(offers).map(Currency::code), expected, "{offers:?}");
        }
        let day = NaiveDate::from_ymd_opt(2026, 3, 9);
        assert_eq!(to_usd.in_words(&inr), "INR 1 = USD 0.0119, day not noted");
        assert_eq!(
            Exchange { day, ..to_usd }.in_words(&inr),
            "INR 1 = USD 0.0119 on 9 Mar 2026"
        );
    }
}
