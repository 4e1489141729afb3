//! Exports offers as a table for spreadsheets.

use chrono::NaiveDate;

use super::form::Offer;
use super::pay::{PayPart, Scenario};
use crate::domain::format::{csv, dates};

/// The half-years of several offers as CSV (RFC 4180), one per row, with amounts as plain decimals. Like
/// the printout, each row states its share-price scenario, exchange rate, and date.
#[must_use]
pub fn to_csv(offers: &[Offer], scenario: Scenario, day: NaiveDate) -> String {
    let head = "Offer,Currency,Share price scenario,Share price growth (% a year),As of,Year,Half-year,Base,\
                Bonus,Sign-on,Stock,Refreshers,Total\r\n";
    let mut text = format!("{}{head}", csv::MARK);
    for offer in offers {
        let Ok(terms) = offer.terms() else { continue };
        let currency = &terms.currency;
        for (half, pay) in terms.totals(scenario).halves.iter().enumerate() {
            let mut row = vec![
                csv::guarded(&offer.display_name()),
                currency.code().to_owned(),
                scenario.name().to_owned(),
                terms.growth_in(scenario).normalize().to_string(),
                dates::in_file_name(&day),
                (half / 2 + 1).to_string(),
                (half % 2 + 1).to_string(),
            ];
            row.extend(PayPart::ALL.map(|part| currency.exact(pay.of(part))));
            row.push(currency.exact(pay.total()));
            text.push_str(&csv::row(&row, ','));
            text.push_str("\r\n");
        }
    }
    text
}
