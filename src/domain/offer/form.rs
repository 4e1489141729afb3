//! The form of an offer: texts as they were typed, and what they are once they can be calculated.

use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::pay::{HALVES, LONGEST_YEARS, OfferTerms, YEARS};
use crate::domain::choices::choices;
use crate::domain::format::amount::{self, Counts, DecimalMark, NumberError};
use crate::domain::format::dates;
use crate::domain::format::money::{Currency, MOST};
use crate::domain::privacy::names::{OutgoingText, StandIn, replaced};
use crate::domain::privacy::outgoing::{Outgoing, piece};
use crate::domain::record::envelope::Body;
use crate::domain::record::kind::Kind;

/// How a grant vests, in percent of it a half-year: a name and the shares.
pub const SCHEDULES: [(&str, [&str; HALVES]); 3] = [
    (
        "5, 15, 40, 40 % a year",
        ["0", "5", "0", "15", "20", "20", "20", "20"],
    ),
    (
        "25 % a year",
        [
            "12.5", "12.5", "12.5", "12.5", "12.5", "12.5", "12.5", "12.5",
        ],
    ),
    (
        "33, 33, 22, 12 % a year",
        ["16.5", "16.5", "16.5", "16.5", "11", "11", "6", "6"],
    ),
];
/// How this app writes numbers and takes those with one mark, to be said beside the fields for them.
pub const HABIT: &str = "Write amounts like 175,000.50: a comma between thousands, a point before decimals. \
     175.000,50 is understood too. Where a number has two readings, you choose one.";

/// How the stock is promised.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GrantBy {
    /// As an amount.
    #[default]
    Value,
    /// As shares at a price.
    Shares,
}

choices! {
    GrantBy {
        Value: "value", "An amount";
        Shares: "shares", "Shares at a price";
    }
}
/// An offer as it is typed and kept: raw texts, so that nothing is lost that cannot be read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Offer {
    /// What the candidate calls it.
    pub name: String,
    /// The code of its currency.
    pub currency: String,
    /// Base salary a year.
    pub base: String,
    /// Cash sign-on of each year.
    pub sign_on: [String; YEARS],
    /// Whether a sign-on is paid back for the part of its year that is not worked.
    pub pays_back: bool,
    /// How the stock is promised.
    pub grant_by: GrantBy,
    /// The grant's value, if promised as such.
    pub grant: String,
    /// The shares, if promised as such.
    pub shares: String,
    /// The price of a share when granted.
    pub price: String,
    /// The part of the grant that vests at the end of each half-year, in percent.
    pub vesting: [String; HALVES],
    /// How much the share price grows a year, in percent, by [`Scenario::ALL`].
    pub growth: [String; 3],
    /// The first day, as a date field has it.
    pub start: String,
    /// The last day, if leaving is thought through.
    pub leaving: String,
    /// What a year should pay on average over the four.
    pub target: String,
}

impl Body for Offer {
    const KIND: Kind = Kind::Offer;
}

impl Default for Offer {
    fn default() -> Self {
        let texts = |texts: [&str; HALVES]| texts.map(str::to_owned);
        let [(_, usual), ..] = SCHEDULES;
        Self {
            name: String::new(),
            currency: "USD".to_owned(),
            base: String::new(),
            sign_on: <[String; YEARS]>::default(),
            pays_back: false,
            grant_by: GrantBy::default(),
            grant: String::new(),
            shares: String::new(),
            price: String::new(),
            vesting: texts(usual),
            growth: ["-10", "0", "10"].map(str::to_owned),
            start: String::new(),
            leaving: String::new(),
            target: String::new(),
        }
    }
}
/// A field of the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OfferField {
    /// The currency's code.
    Currency,
    /// The base.
    Base,
    /// The sign-on of a year, from 0.
    SignOn(usize),
    /// The grant's value.
    Grant,
    /// The shares.
    Shares,
    /// The share price.
    Price,
    /// The part of a half-year, from 0.
    Vesting(usize),
    /// The growth of a scenario, by its place.
    Growth(usize),
    /// The first day.
    Start,
    /// The last day.
    Leaving,
    /// The target.
    Target,
}

/// What keeps a field from being calculated.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Which field.
    pub field: OfferField,
    /// What is wrong and what to do, a sentence.
    pub advice: String,
    /// What the text may mean, each as it would be typed; empty where it has one meaning or none.
    pub readings: Vec<String>,
}
/// Reads fields, and keeps what is wrong with them.
struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    fn tell(&mut self, field: OfferField, advice: impl Into<String>) {
        self.problems.push(Problem {
            field,
            advice: advice.into(),
            readings: Vec::new(),
        });
    }

    /// A number between two others with at most so many decimals; nothing typed is 0.
    fn number(
        &mut self,
        field: OfferField,
        text: &str,
        counts: Counts<'_>,
        within: (Decimal, Decimal),
        decimals: u32,
    ) -> Decimal {
        let (least, most) = within;
        let read = amount::read(text, counts, DecimalMark::default());
        if let Err(NumberError::Doubtful(first, second)) = read {
            self.problems.push(Problem {
                field,
                advice: NumberError::Doubtful(first, second).to_string(),
                readings: vec![amount::certain(first), amount::certain(second)],
            });
            return Decimal::ZERO;
        }
        let advice = match read.map(|read| read.map(|read| read.value)) {
            Ok(None) => return Decimal::ZERO,
            Ok(Some(value)) if value < least && least.is_zero() => {
                "It can’t be less than zero. Remove the minus sign.".to_owned()
            }
            Ok(Some(value)) if value < least => format!("It can’t be less than {least}."),
            Ok(Some(value)) if value > most && most == MOST => {
                "That is more than a trillion. Check the zeros.".to_owned()
            }
            Ok(Some(value)) if value > most => format!("It can’t be more than {most}."),
            Ok(Some(value)) if value.scale() > decimals => match decimals {
                0 => "This currency has no smaller unit. Leave the decimals out.".to_owned(),
                _ => format!(
                    "It reads as {value}. Use at most {decimals} digits after the decimal point."
                ),
            },
            Ok(Some(value)) => return value,
            Err(error) => error.to_string(),
        };
        self.tell(field, advice);
        Decimal::ZERO
    }

    fn amount(&mut self, field: OfferField, text: &str, currency: &Currency) -> Decimal {
        let counts = Counts::Money(Some(currency));
        self.number(
            field,
            text,
            counts,
            (Decimal::ZERO, MOST),
            currency.decimals(),
        )
    }

    fn day(&mut self, field: OfferField, text: &str) -> Option<NaiveDate> {
        let day = dates::from_field(text);
        let is_odd = day.is_some_and(|day| !(1990..=2100).contains(&day.year()));
        if is_odd {
            self.tell(field, "That day is too far away. Check the year.");
            return None;
        }
        if day.is_none() && !text.is_empty() {
            self.tell(field, "That isn’t a date.");
        }
        day
    }
}

impl Offer {
    /// What to call it.
    #[must_use]
    pub fn display_name(&self) -> String {
        match self.name.trim() {
            "" => "Untitled offer".to_owned(),
            name => name.to_owned(),
        }
    }

    /// What is typed in a field.
    #[must_use]
    pub fn text(&self, field: OfferField) -> &str {
        match field {
            OfferField::Currency => &self.currency,
            OfferField::Base => &self.base,
            OfferField::SignOn(year) => self.sign_on.get(year).map_or("", String::as_str),
            OfferField::Grant => &self.grant,
            OfferField::Shares => &self.shares,
            OfferField::Price => &self.price,
            OfferField::Vesting(half) => self.vesting.get(half).map_or("", String::as_str),
            OfferField::Growth(scenario) => self.growth.get(scenario).map_or("", String::as_str),
            OfferField::Start => &self.start,
            OfferField::Leaving => &self.leaving,
            OfferField::Target => &self.target,
        }
    }

    /// Types into a field.
    pub fn set_text(&mut self, field: OfferField, text: String) {
        let typed = match field {
            OfferField::Currency => Some(&mut self.currency),
            OfferField::Base => Some(&mut self.base),
            OfferField::SignOn(year) => self.sign_on.get_mut(year),
            OfferField::Grant => Some(&mut self.grant),
            OfferField::Shares => Some(&mut self.shares),
            OfferField::Price => Some(&mut self.price),
            OfferField::Vesting(half) => self.vesting.get_mut(half),
            OfferField::Growth(scenario) => self.growth.get_mut(scenario),
            OfferField::Start => Some(&mut self.start),
            OfferField::Leaving => Some(&mut self.leaving),
            OfferField::Target => Some(&mut self.target),
        };
        if let Some(typed) = typed {
            *typed = text;
        }
    }

    /// The offer to calculate with.
    ///
    /// # Errors
    /// What is wrong, field by field, when something cannot be read.
    pub fn terms(&self) -> Result<OfferTerms, Vec<Problem>> {
        let mut reader = Reader {
            problems: Vec::new(),
        };
        let Some(currency) = Currency::from_code(&self.currency) else {
            reader.tell(
                OfferField::Currency,
                "A currency has a code of three letters, like USD or EUR.",
            );
            return Err(reader.problems);
        };
        let base = reader.amount(OfferField::Base, &self.base, &currency);
        let mut sign_on = [Decimal::ZERO; YEARS];
        for (year, (value, text)) in sign_on.iter_mut().zip(&self.sign_on).enumerate() {
            *value = reader.amount(OfferField::SignOn(year), text, &currency);
        }
        let grant = self.read_grant(&mut reader, &currency);
        let mut vesting = [Decimal::ZERO; HALVES];
        for (half, (value, text)) in vesting.iter_mut().zip(&self.vesting).enumerate() {
            let within = (Decimal::ZERO, Decimal::ONE_HUNDRED);
            *value = reader.number(OfferField::Vesting(half), text, Counts::Percent, within, 4);
        }
        let mut growth = [Decimal::ZERO; 3];
        for (scenario, (value, text)) in growth.iter_mut().zip(&self.growth).enumerate() {
            let within = (-Decimal::ONE_HUNDRED, Decimal::ONE_THOUSAND);
            *value = reader.number(
                OfferField::Growth(scenario),
                text,
                Counts::Percent,
                within,
                2,
            );
        }
        let start = reader.day(OfferField::Start, &self.start);
        let leaving = reader.day(OfferField::Leaving, &self.leaving);
        let latest =
            start.and_then(|start| start.checked_add_months(Months::new(12 * LONGEST_YEARS)));
        match (start, leaving) {
            (None, Some(_)) if self.start.is_empty() => reader.tell(
                OfferField::Start,
                "Add the first day too. Leaving can’t be calculated without it.",
            ),
            (Some(start), Some(leaving)) if leaving < start => reader.tell(
                OfferField::Leaving,
                "This is before the first day. Check both dates.",
            ),
            (Some(_), Some(leaving)) if latest.is_some_and(|latest| leaving > latest) => {
                reader.tell(
                    OfferField::Leaving,
                    "That is more than 40 years after the first day.",
                );
            }
            _ => {}
        }
        let has_target = !self.target.trim().is_empty();
        let target = reader.amount(OfferField::Target, &self.target, &currency);
        if !reader.problems.is_empty() {
            return Err(reader.problems);
        }
        Ok(OfferTerms {
            currency,
            base,
            sign_on,
            pays_back: self.pays_back,
            grant,
            vesting,
            growth,
            start,
            leaving,
            target: has_target.then_some(target),
        })
    }

    fn read_grant(&self, reader: &mut Reader, currency: &Currency) -> Decimal {
        match self.grant_by {
            GrantBy::Value => reader.amount(OfferField::Grant, &self.grant, currency),
            GrantBy::Shares => {
                let limits = (Decimal::ZERO, MOST);
                let shares =
                    reader.number(OfferField::Shares, &self.shares, Counts::Things, limits, 4);
                let price = reader.number(
                    OfferField::Price,
                    &self.price,
                    Counts::Money(Some(currency)),
                    limits,
                    4,
                );
                let grant = currency.round(shares * price);
                if grant > MOST {
                    reader.tell(
                        OfferField::Shares,
                        "Shares times price is more than a trillion. Check the zeros.",
                    );
                }
                grant
            }
        }
    }

    /// Takes a grant of that value, whatever it was promised as.
    pub fn set_grant(&mut self, value: &str) {
        self.grant_by = GrantBy::Value;
        value.clone_into(&mut self.grant);
    }
}
impl Outgoing for Vec<Offer> {
    fn pieces(&self) -> Vec<OutgoingText> {
        self.iter()
            .filter_map(|offer| piece("the name of an offer", &offer.name))
            .collect()
    }

    fn with_stand_ins(&self, stand_ins: &[StandIn]) -> Self {
        let mut offers = self.clone();
        for offer in &mut offers {
            offer.name = replaced(&offer.name, stand_ins);
        }
        offers
    }
}
