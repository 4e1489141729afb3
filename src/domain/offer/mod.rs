//! An offer: what it pays in each half-year of its first four years, what is left of it for
//! somebody who leaves on a day, and what grant it would take to reach a target.
//!
//! The rules, all of them shown beside the result:
//! - A half-year ends six months after the start, and so on; stock vests on that day.
//! - The base is paid evenly, a sign-on at the beginning of its year.
//! - The share price grows by its yearly rate on each anniversary, and by half of that rate six
//!   months before.
//! - Amounts are rounded to the currency's smallest unit so that the half-years add up to the
//!   years, and these to the total, without a unit lost.

use chrono::{Datelike, Days, Months, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::format::money::{Currency, MOST, NumberError, number};
use crate::domain::format::{csv, dates};
use crate::domain::privacy::names::{OutgoingText, StandIn, replaced};
use crate::domain::privacy::outgoing::{Outgoing, piece};
use crate::domain::record::envelope::Body;
use crate::domain::record::kind::Kind;

/// Years that an offer is reckoned for.
pub const YEARS: usize = 4;

/// Half-years that a grant vests in.
pub const HALVES: usize = 8;

/// After so many years nobody plans to leave; a later day is a slip of the hand.
const LONGEST_YEARS: u32 = 40;

/// How a grant vests, in per cent of it a half-year: a name and the shares.
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

/// How the share price may go.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scenario {
    /// Worse than expected.
    Falls,
    /// As expected.
    #[default]
    Expected,
    /// Better than expected.
    Rises,
}

choices! {
    Scenario {
        Falls: "falls", "Lower";
        Expected: "expected", "Expected";
        Rises: "rises", "Higher";
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
    /// The part of the grant that vests at the end of each half-year, in per cent.
    pub vesting: [String; HALVES],
    /// How much the share price grows a year, in per cent, by [`Scenario::ALL`].
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

/// What keeps a field from being reckoned with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Which field.
    pub field: OfferField,
    /// What is wrong and what to do, a sentence.
    pub advice: String,
}

/// An offer that can be reckoned with.
#[derive(Clone, PartialEq, Debug)]
pub struct OfferTerms {
    /// What all amounts are in.
    pub currency: Currency,
    /// A year.
    pub base: Decimal,
    /// By year.
    pub sign_on: [Decimal; YEARS],
    /// Whether a sign-on is paid back for the part of its year that is not worked.
    pub pays_back: bool,
    /// The grant's value at the price when granted.
    pub grant: Decimal,
    /// By half-year, in per cent.
    pub vesting: [Decimal; HALVES],
    /// By scenario, in per cent a year.
    pub growth: [Decimal; 3],
    /// The first day.
    pub start: Option<NaiveDate>,
    /// The last day, not before the first.
    pub leaving: Option<NaiveDate>,
    /// What a year should pay on average.
    pub target: Option<Decimal>,
}

/// What an amount is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Pay {
    /// Base salary.
    pub base: Decimal,
    /// Cash sign-on.
    pub sign_on: Decimal,
    /// Stock, at its price on the day it vests.
    pub stock: Decimal,
}

impl Pay {
    /// All of it.
    #[must_use]
    pub fn total(self) -> Decimal {
        self.base + self.sign_on + self.stock
    }

    fn and(self, other: Self) -> Self {
        Self {
            base: self.base + other.base,
            sign_on: self.sign_on + other.sign_on,
            stock: self.stock + other.stock,
        }
    }
}

/// What an offer pays in its first four years.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Totals {
    /// By half-year.
    pub halves: [Pay; HALVES],
}

impl Totals {
    /// By year.
    #[must_use]
    pub fn years(&self) -> Vec<Pay> {
        self.halves
            .chunks(2)
            .map(|year| year.iter().fold(Pay::default(), |sum, half| sum.and(*half)))
            .collect()
    }

    /// All four years.
    #[must_use]
    pub fn whole(&self) -> Pay {
        self.halves
            .iter()
            .fold(Pay::default(), |sum, half| sum.and(*half))
    }
}

/// How the fifth year differs from the fourth, when nothing is granted anew.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Drop {
    /// What the fourth year pays.
    pub fourth: Decimal,
    /// What the fifth pays: the base.
    pub fifth: Decimal,
}

impl Drop {
    /// By how much the fifth year pays less.
    #[must_use]
    pub fn less(self) -> Decimal {
        self.fourth - self.fifth
    }

    /// The same in whole per cent of the fourth year, if that pays anything.
    #[must_use]
    pub fn percent(self) -> Option<Decimal> {
        (!self.fourth.is_zero()).then(|| (self.less() * Decimal::ONE_HUNDRED / self.fourth).round())
    }
}

/// What is left of an offer for somebody who leaves on a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leaving {
    /// Days worked, both ends included.
    pub days: i64,
    /// What was earned by then.
    pub earned: Pay,
    /// What of the sign-on has to be paid back.
    pub back: Decimal,
    /// The stock that had not vested, at the price when granted.
    pub forfeited: Decimal,
    /// The next day on which stock would have vested, and its value then.
    pub next: Option<(NaiveDate, Decimal)>,
}

impl Leaving {
    /// What stays with the candidate.
    #[must_use]
    pub fn kept(&self) -> Decimal {
        self.earned.total() - self.back
    }
}

/// What it takes to reach the target.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Solution {
    /// The smallest grant with which the four years pay the target on average.
    Grant(Decimal),
    /// Base and sign-on reach it without stock; so much is over, on four years.
    WithoutStock(Decimal),
    /// No grant that anybody makes reaches it: too little of it vests, or it is worth too little by
    /// then.
    Never,
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
        });
    }

    /// A number between two others with at most so many decimals; nothing typed is 0.
    fn number(
        &mut self,
        field: OfferField,
        text: &str,
        within: (Decimal, Decimal),
        decimals: u32,
    ) -> Decimal {
        let (least, most) = within;
        let advice = match number(text) {
            Ok(None) => return Decimal::ZERO,
            Ok(Some(value)) if value < least && least.is_zero() => {
                "It cannot be less than nothing. Take the minus sign away.".to_owned()
            }
            Ok(Some(value)) if value < least => format!("It cannot be less than {least}."),
            Ok(Some(value)) if value > most && most == MOST => {
                "That is more than a million millions. Look at the zeros again.".to_owned()
            }
            Ok(Some(value)) if value > most => format!("It cannot be more than {most}."),
            Ok(Some(value)) if value.scale() > decimals => match decimals {
                0 => "This currency has no smaller unit. Leave the decimals out.".to_owned(),
                _ => format!(
                    "It reads as {value}. At most {decimals} digits can stand behind the point."
                ),
            },
            Ok(Some(value)) => return value,
            Err(NumberError::NoNumber) => {
                "That is not a number. Write it like 175,000 or 175k.".to_owned()
            }
            Err(NumberError::TooLong) => "That has too many digits to be meant.".to_owned(),
        };
        self.tell(field, advice);
        Decimal::ZERO
    }

    fn amount(&mut self, field: OfferField, text: &str, currency: &Currency) -> Decimal {
        self.number(field, text, (Decimal::ZERO, MOST), currency.decimals())
    }

    fn day(&mut self, field: OfferField, text: &str) -> Option<NaiveDate> {
        let day = dates::from_field(text);
        let is_odd = day.is_some_and(|day| !(1990..=2100).contains(&day.year()));
        if is_odd {
            self.tell(
                field,
                "That is not a day this can be reckoned for. Look at the year again.",
            );
            return None;
        }
        if day.is_none() && !text.is_empty() {
            self.tell(field, "That is no day.");
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

    /// The offer to reckon with.
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
            *value = reader.number(OfferField::Vesting(half), text, within, 4);
        }
        let mut growth = [Decimal::ZERO; 3];
        for (scenario, (value, text)) in growth.iter_mut().zip(&self.growth).enumerate() {
            let within = (-Decimal::ONE_HUNDRED, Decimal::ONE_THOUSAND);
            *value = reader.number(OfferField::Growth(scenario), text, within, 2);
        }
        let start = reader.day(OfferField::Start, &self.start);
        let leaving = reader.day(OfferField::Leaving, &self.leaving);
        let latest =
            start.and_then(|start| start.checked_add_months(Months::new(12 * LONGEST_YEARS)));
        match (start, leaving) {
            (None, Some(_)) if self.start.is_empty() => reader.tell(
                OfferField::Start,
                "Give the first day, too, or leaving cannot be reckoned.",
            ),
            (Some(start), Some(leaving)) if leaving < start => reader.tell(
                OfferField::Leaving,
                "This is before the first day. One of the two is the wrong way round.",
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
                let shares = reader.number(OfferField::Shares, &self.shares, limits, 4);
                let price = reader.number(OfferField::Price, &self.price, limits, 4);
                let grant = currency.round(shares * price);
                if grant > MOST {
                    reader.tell(
                        OfferField::Shares,
                        "Shares times price is more than a million millions. Look at the zeros again.",
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

impl OfferTerms {
    /// What all parts of the schedule add up to, in per cent.
    #[must_use]
    pub fn vests(&self) -> Decimal {
        self.vesting.iter().sum::<Decimal>().normalize()
    }

    /// What is wrong with a schedule that does not vest the grant once, a sentence.
    #[must_use]
    pub fn schedule_warning(&self) -> Option<String> {
        let vests = self.vests();
        let off = (vests - Decimal::ONE_HUNDRED).normalize();
        if off.is_zero() {
            None
        } else if off.is_sign_negative() {
            Some(format!(
                "The schedule adds up to {vests} %. {} % of the grant never vests, and is not counted.",
                off.abs()
            ))
        } else {
            Some(format!(
                "The schedule adds up to {vests} %. That is {off} % more than was granted, and all of it is counted."
            ))
        }
    }

    /// How much the share price has grown at the end of a half-year, from 0, as a factor.
    fn factor(&self, scenario: Scenario, half: usize) -> Decimal {
        let growth = Scenario::ALL
            .into_iter()
            .zip(self.growth)
            .find_map(|(one, growth)| (one == scenario).then_some(growth))
            .unwrap_or_default();
        let yearly = Decimal::ONE + growth * Decimal::new(1, 2);
        let (anniversaries, is_between) = (half.div_ceil(2), half.is_multiple_of(2));
        let mut factor = Decimal::ONE;
        for _ in 0..anniversaries {
            factor *= yearly;
        }
        if is_between {
            factor *= Decimal::ONE + growth * Decimal::new(5, 3);
        }
        factor
    }

    /// The value of each half-year's stock for one unit granted, before any rounding.
    fn weights(&self, scenario: Scenario) -> impl Iterator<Item = Decimal> + '_ {
        self.vesting
            .iter()
            .enumerate()
            .map(move |(half, part)| part * Decimal::new(1, 2) * self.factor(scenario, half))
    }

    /// The value of what vests at the end of each half-year.
    fn stock(&self, scenario: Scenario, grant: Decimal) -> [Decimal; HALVES] {
        let exact = self.weights(scenario).map(|weight| grant * weight);
        rounded(&self.currency, exact)
    }

    /// What the offer pays in its first four years.
    #[must_use]
    pub fn totals(&self, scenario: Scenario) -> Totals {
        self.totals_with(scenario, self.grant)
    }

    fn totals_with(&self, scenario: Scenario, grant: Decimal) -> Totals {
        let half = self.base * Decimal::new(5, 1);
        let bases = rounded(&self.currency, std::iter::repeat_n(half, HALVES));
        let sign_ons = self.sign_on.iter().flat_map(|&year| [year, Decimal::ZERO]);
        let mut halves = [Pay::default(); HALVES];
        let parts = bases
            .into_iter()
            .zip(sign_ons)
            .zip(self.stock(scenario, grant));
        for (pay, ((base, sign_on), stock)) in halves.iter_mut().zip(parts) {
            *pay = Pay {
                base,
                sign_on,
                stock,
            };
        }
        Totals { halves }
    }

    /// How the fifth year differs from the fourth, when nothing is granted anew.
    #[must_use]
    pub fn drop(&self, scenario: Scenario) -> Drop {
        let fourth = self.totals(scenario).years().last().copied();
        Drop {
            fourth: fourth.unwrap_or_default().total(),
            fifth: self.base,
        }
    }

    /// The smallest grant with which the four years pay the target on average; none without a
    /// target.
    #[must_use]
    pub fn solve(&self, scenario: Scenario) -> Option<Solution> {
        let wanted = self.target? * Decimal::from(YEARS);
        let reaches = |grant| self.totals_with(scenario, grant).whole().total() >= wanted;
        let without = self.totals_with(scenario, Decimal::ZERO).whole().total();
        if without >= wanted {
            return Some(Solution::WithoutStock(without - wanted));
        }
        let worth: Decimal = self.weights(scenario).sum();
        let unit = self.currency.smallest();
        // What the stock comes to is rounded, so half a unit less than what is missing is enough.
        let enough = wanted - without - unit * Decimal::new(5, 1);
        let grant = enough
            .checked_div(worth)
            .filter(|&grant| grant <= MOST)
            .map(|grant| {
                let up = RoundingStrategy::AwayFromZero;
                grant.round_dp_with_strategy(self.currency.decimals(), up)
            });
        // A quotient has 28 digits; what they cannot hold may move the answer by a unit.
        let solution = grant
            .into_iter()
            .flat_map(|grant| [grant - unit, grant, grant + unit])
            .find(|&grant| reaches(grant));
        Some(solution.map_or(Solution::Never, Solution::Grant))
    }

    /// What is left for somebody whose last day is [`Self::leaving`]; none without the two days.
    /// Base and sign-on are earned day by day of their year; stock that vests on the last day
    /// counts. After the fourth year there is the base alone.
    #[must_use]
    pub fn leave(&self, scenario: Scenario) -> Option<Leaving> {
        let (start, last) = (self.start?, self.leaving?);
        let after = last.checked_add_days(Days::new(1))?;
        let mut earned = Pay::default();
        let mut back = Decimal::ZERO;
        for year in 0..=LONGEST_YEARS {
            let from = start.checked_add_months(Months::new(12 * year))?;
            if from > last {
                break;
            }
            let until = start.checked_add_months(Months::new(12 * (year + 1)))?;
            let length = Decimal::from((until - from).num_days());
            let worked = Decimal::from((after.min(until) - from).num_days());
            earned.base += self.currency.round(self.base * worked / length);
            let sign_on = usize::try_from(year)
                .ok()
                .and_then(|year| self.sign_on.get(year))
                .copied()
                .unwrap_or_default();
            earned.sign_on += sign_on;
            if self.pays_back {
                back += self.currency.round(sign_on * (length - worked) / length);
            }
        }
        let mut vested = Decimal::ZERO;
        let mut next = None;
        let stock = self.stock(scenario, self.grant);
        for ((month, part), value) in (6..).step_by(6).zip(self.vesting).zip(stock) {
            let day = start.checked_add_months(Months::new(month))?;
            if day <= last {
                earned.stock += value;
                vested += part;
            } else if next.is_none() && !value.is_zero() {
                next = Some((day, value));
            }
        }
        let unvested = (Decimal::ONE_HUNDRED - vested).max(Decimal::ZERO) * Decimal::new(1, 2);
        Some(Leaving {
            days: (after - start).num_days(),
            earned,
            back,
            forfeited: self.currency.round(self.grant * unvested),
            next,
        })
    }
}

/// Rounds parts so that any first few of them add up to what is nearest to their exact sum.
fn rounded(currency: &Currency, exact: impl IntoIterator<Item = Decimal>) -> [Decimal; HALVES] {
    let mut sum = Decimal::ZERO;
    let mut given = Decimal::ZERO;
    let mut parts = [Decimal::ZERO; HALVES];
    for (part, exact) in parts.iter_mut().zip(exact) {
        sum += exact;
        let rounded = currency.round(sum);
        *part = rounded - given;
        given = rounded;
    }
    parts
}

/// The half-years of several offers as CSV (RFC 4180), a row each, with amounts as plain decimals.
#[must_use]
pub fn to_csv(offers: &[Offer], scenario: Scenario) -> String {
    let head = "Offer,Currency,Share price,Year,Half-year,Base,Sign-on,Stock,Total\r\n";
    let mut text = format!("{}{head}", csv::MARK);
    for offer in offers {
        let Ok(terms) = offer.terms() else { continue };
        let currency = &terms.currency;
        for (half, pay) in terms.totals(scenario).halves.iter().enumerate() {
            let row = [
                harmless(&offer.display_name()),
                currency.code().to_owned(),
                scenario.name().to_owned(),
                (half / 2 + 1).to_string(),
                (half % 2 + 1).to_string(),
                currency.exact(pay.base),
                currency.exact(pay.sign_on),
                currency.exact(pay.stock),
                currency.exact(pay.total()),
            ];
            text.push_str(&csv::row(&row, ','));
            text.push_str("\r\n");
        }
    }
    text
}

/// A typed text that no spreadsheet takes for a formula: one that might be gets an apostrophe.
fn harmless(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@']);
    format!("{}{text}", if is_formula { "'" } else { "" })
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Check value (a) of the field: a base, two sign-ons and stock.
    fn first() -> Offer {
        offer("1,917,000", ["647,000", "518,000"], "1,556,000")
    }

    /// Check value (b): every year pays 350,000.
    fn second() -> Offer {
        offer("175,000", ["153,125", "109,375"], "437,500")
    }

    fn offer(base: &str, sign_on: [&str; 2], grant: &str) -> Offer {
        let [one, two] = sign_on.map(str::to_owned);
        Offer {
            base: base.to_owned(),
            sign_on: [one, two, String::new(), String::new()],
            grant: grant.to_owned(),
            ..Offer::default()
        }
    }

    fn years(offer: &Offer) -> Vec<String> {
        let terms = offer.terms().unwrap();
        let years = terms.totals(Scenario::Expected).years();
        years
            .into_iter()
            .map(|year| terms.currency.exact(year.total()))
            .collect()
    }

    fn advice(offer: &Offer) -> Vec<(OfferField, String)> {
        offer
            .terms()
            .unwrap_err()
            .into_iter()
            .map(|problem| (problem.field, problem.advice))
            .collect()
    }

    fn cents(amount: i64) -> Decimal {
        Decimal::new(amount, 2)
    }

    #[test]
    fn the_check_values_hold_to_the_cent() {
        assert_eq!(
            years(&first()),
            ["2641800.00", "2668400.00", "2539400.00", "2539400.00"]
        );
        assert_eq!(years(&second()), ["350000.00"; 4]);
    }

    #[test]
    fn shares_at_a_price_are_a_grant_of_their_product() {
        let by_shares = Offer {
            grant_by: GrantBy::Shares,
            shares: "1,750".to_owned(),
            price: "250".to_owned(),
            grant: "7".to_owned(),
            ..second()
        };
        assert_eq!(years(&by_shares), ["350000.00"; 4]);
    }

    #[test]
    fn the_share_price_grows_on_the_anniversary_and_by_half_of_it_before() {
        let rising = Offer {
            base: String::new(),
            sign_on: <[String; YEARS]>::default(),
            grant: "1000".to_owned(),
            vesting: ["10", "10", "10", "10", "10", "10", "10", "30"].map(str::to_owned),
            growth: ["-50", "0", "10"].map(str::to_owned),
            ..Offer::default()
        };
        let terms = rising.terms().unwrap();
        let stock = |scenario| {
            terms
                .totals(scenario)
                .halves
                .map(|half| terms.currency.exact(half.stock))
        };
        assert_eq!(
            stock(Scenario::Rises),
            [
                "105.00", "110.00", "115.50", "121.00", "127.05", "133.10", "139.76", "439.23"
            ]
        );
        assert_eq!(stock(Scenario::Falls)[..2], ["75.00", "50.00"]);
    }

    #[test]
    fn a_schedule_that_is_not_whole_says_by_how_much() {
        let mut odd = second();
        odd.vesting[7] = "15".to_owned();
        let short = odd.terms().unwrap().schedule_warning().unwrap();
        assert!(
            short.contains("95 %") && short.contains("5 % of the grant never vests"),
            "{short}"
        );
        odd.vesting[7] = "22.5".to_owned();
        let over = odd.terms().unwrap().schedule_warning().unwrap();
        assert!(
            over.contains("102.5 %") && over.contains("2.5 % more"),
            "{over}"
        );
        assert_eq!(second().terms().unwrap().schedule_warning(), None);
    }

    #[test]
    fn every_proposed_schedule_vests_the_grant_once() {
        for (name, vesting) in SCHEDULES {
            let offer = Offer {
                vesting: vesting.map(str::to_owned),
                ..second()
            };
            assert_eq!(offer.terms().unwrap().schedule_warning(), None, "{name}");
        }
    }

    #[test]
    fn bad_input_is_explained_field_by_field() {
        let bad = Offer {
            base: "-5".to_owned(),
            grant: "9999999999999".to_owned(),
            sign_on: ["some", "1.917", "", ""].map(str::to_owned),
            growth: ["-120", "0", "2000"].map(str::to_owned),
            start: "2027-03-01".to_owned(),
            leaving: "2026-03-01".to_owned(),
            ..Offer::default()
        };
        let told = advice(&bad);
        let fields: Vec<OfferField> = told.iter().map(|(field, _)| *field).collect();
        assert_eq!(
            fields,
            [
                OfferField::Base,
                OfferField::SignOn(0),
                OfferField::SignOn(1),
                OfferField::Grant,
                OfferField::Growth(0),
                OfferField::Growth(2),
                OfferField::Leaving
            ]
        );
        assert!(told[2].1.contains("It reads as 1.917"));
        assert!(told[6].1.contains("before the first day"));
    }

    #[test]
    fn a_currency_that_is_none_and_decimals_that_it_has_not_are_explained() {
        let unknown = Offer {
            currency: "dollars".to_owned(),
            ..second()
        };
        assert_eq!(advice(&unknown)[0].0, OfferField::Currency);
        let yen = Offer {
            currency: "jpy".to_owned(),
            base: "10.5".to_owned(),
            ..Offer::default()
        };
        assert!(advice(&yen)[0].1.contains("no smaller unit"));
    }

    #[test]
    fn leaving_needs_a_first_day() {
        let offer = Offer {
            leaving: "2027-03-01".to_owned(),
            ..second()
        };
        assert_eq!(advice(&offer)[0].0, OfferField::Start);
    }

    fn leaving(on: &str, pays_back: bool) -> Leaving {
        let offer = Offer {
            start: "2027-01-01".to_owned(),
            leaving: on.to_owned(),
            pays_back,
            ..second()
        };
        offer.terms().unwrap().leave(Scenario::Expected).unwrap()
    }

    #[test]
    fn leaving_within_a_year_pro_rates_base_and_sign_on_and_forfeits_what_had_not_vested() {
        // 73 of 365 days: a fifth of the year.
        let left = leaving("2027-03-14", true);
        assert_eq!(left.days, 73);
        assert_eq!(left.earned.base, cents(3_500_000));
        assert_eq!(left.earned.sign_on, cents(15_312_500));
        assert_eq!(left.back, cents(12_250_000));
        assert_eq!(left.earned.stock, Decimal::ZERO);
        assert_eq!(left.forfeited, cents(43_750_000));
        let first_vest = NaiveDate::from_ymd_opt(2028, 1, 1).unwrap();
        assert_eq!(left.next, Some((first_vest, cents(2_187_500))));
        assert_eq!(left.kept(), cents(3_500_000 + 15_312_500 - 12_250_000));
        assert_eq!(leaving("2027-03-14", false).back, Decimal::ZERO);
    }

    #[test]
    fn stock_that_vests_on_the_last_day_counts_and_on_the_day_after_does_not() {
        assert_eq!(leaving("2027-12-31", true).earned.stock, Decimal::ZERO);
        assert_eq!(leaving("2028-01-01", true).earned.stock, cents(2_187_500));
    }

    #[test]
    fn after_four_years_nothing_is_forfeited_and_the_base_goes_on() {
        let left = leaving("2031-12-31", true);
        assert_eq!(left.forfeited, Decimal::ZERO);
        assert_eq!((left.back, left.next), (Decimal::ZERO, None));
        assert_eq!(
            left.kept(),
            cents(5 * 17_500_000 + 15_312_500 + 10_937_500 + 43_750_000)
        );
    }

    #[test]
    fn the_fifth_year_drops_to_the_base() {
        let drop = second().terms().unwrap().drop(Scenario::Expected);
        assert_eq!(
            (drop.fourth, drop.fifth),
            (cents(35_000_000), cents(17_500_000))
        );
        assert_eq!(drop.percent(), Some(Decimal::from(50)));
        let nothing = Offer::default().terms().unwrap().drop(Scenario::Expected);
        assert_eq!(nothing.percent(), None);
    }

    #[test]
    fn the_target_of_the_second_check_value_asks_for_its_grant() {
        let mut offer = second();
        offer.target = "350,000".to_owned();
        offer.grant.clear();
        let terms = offer.terms().unwrap();
        assert_eq!(
            terms.solve(Scenario::Expected),
            Some(Solution::Grant(cents(43_750_000)))
        );
        offer.target = "200k".to_owned();
        assert_eq!(
            offer.terms().unwrap().solve(Scenario::Expected),
            Some(Solution::WithoutStock(cents(16_250_000)))
        );
        offer.vesting = <[String; HALVES]>::default();
        offer.target = "350k".to_owned();
        assert_eq!(
            offer.terms().unwrap().solve(Scenario::Expected),
            Some(Solution::Never)
        );
        offer.target.clear();
        assert_eq!(offer.terms().unwrap().solve(Scenario::Expected), None);
    }

    #[test]
    fn a_table_for_spreadsheets_has_a_row_a_half_year_and_runs_no_formula() {
        let mut named = second();
        named.name = "=A1, \"the\" offer".to_owned();
        let csv = to_csv(&[named], Scenario::Expected);
        assert_eq!(csv.lines().count(), 9);
        assert_eq!(
            csv.lines().nth(1),
            Some("\"'=A1, \"\"the\"\" offer\",USD,Expected,1,1,87500.00,153125.00,0.00,240625.00")
        );
    }

    #[test]
    fn an_offer_is_kept_as_it_was_typed() {
        let mut offer = second();
        offer.base = "a lot, they said".to_owned();
        let kept = serde_json::to_value(&offer).unwrap();
        assert_eq!(serde_json::from_value::<Offer>(kept).unwrap(), offer);
    }

    fn amount() -> impl Strategy<Value = String> {
        (0_i64..100_000_000_000).prop_map(|cents| Decimal::new(cents, 2).to_string())
    }

    /// Parts that add up to 100 %, in hundredths.
    fn schedule() -> impl Strategy<Value = [String; HALVES]> {
        proptest::array::uniform7(0_i64..=10_000).prop_map(|mut cuts| {
            cuts.sort_unstable();
            let mut from = 0;
            let mut parts = <[String; HALVES]>::default();
            for (part, to) in parts.iter_mut().zip(cuts.into_iter().chain([10_000])) {
                *part = Decimal::new(to - from, 2).to_string();
                from = to;
            }
            parts
        })
    }

    fn any_offer() -> impl Strategy<Value = Offer> {
        let amounts = (
            amount(),
            proptest::array::uniform4(amount()),
            amount(),
            amount(),
        );
        (amounts, schedule(), -10_000_i64..=20_000).prop_map(
            |((base, sign_on, grant, target), vesting, growth)| Offer {
                base,
                sign_on,
                grant,
                target,
                vesting,
                growth: ["-10", &Decimal::new(growth, 2).to_string(), "10"].map(str::to_owned),
                ..Offer::default()
            },
        )
    }

    proptest! {
        #[test]
        fn half_years_add_up_to_years_and_years_to_the_total(offer in any_offer()) {
            let terms = offer.terms().unwrap();
            for scenario in Scenario::ALL {
                let totals = terms.totals(scenario);
                let halves: Decimal = totals.halves.iter().map(|half| half.total()).sum();
                let years: Decimal = totals.years().iter().map(|year| year.total()).sum();
                prop_assert_eq!(halves, totals.whole().total());
                prop_assert_eq!(years, totals.whole().total());
                prop_assert_eq!(totals.whole().base, terms.base * Decimal::from(YEARS));
                for half in totals.halves {
                    prop_assert_eq!(terms.currency.round(half.total()), half.total());
                    prop_assert!(!half.stock.is_sign_negative() || half.stock.is_zero());
                }
            }
        }

        #[test]
        fn a_whole_schedule_vests_the_grant_exactly_while_the_price_stands(mut offer in any_offer()) {
            offer.growth[1] = "0".to_owned();
            let terms = offer.terms().unwrap();
            prop_assert_eq!(terms.totals(Scenario::Expected).whole().stock, terms.grant);
        }

        #[test]
        fn the_solved_grant_reaches_the_target_and_a_unit_less_does_not(mut offer in any_offer()) {
            offer.base = "0.01".to_owned();
            let terms = offer.terms().unwrap();
            let wanted = terms.target.unwrap() * Decimal::from(YEARS);
            if let Some(Solution::Grant(grant)) = terms.solve(Scenario::Expected) {
                let whole = |grant| terms.totals_with(Scenario::Expected, grant).whole().total();
                prop_assert!(whole(grant) >= wanted);
                prop_assert!(whole(grant - terms.currency.smallest()) < wanted);
            }
        }

        #[test]
        fn with_a_standing_price_the_solved_grant_pays_the_target_to_the_unit(mut offer in any_offer()) {
            offer.growth[1] = "0".to_owned();
            let terms = offer.terms().unwrap();
            if let Some(Solution::Grant(grant)) = terms.solve(Scenario::Expected) {
                offer.set_grant(&grant.to_string());
                let solved = offer.terms().unwrap().totals(Scenario::Expected).whole().total();
                prop_assert_eq!(solved, terms.target.unwrap() * Decimal::from(YEARS));
            }
        }

        #[test]
        fn what_is_kept_and_lost_by_leaving_is_never_more_than_the_offer(offer in any_offer(), days in 0_u64..3_000) {
            let start = NaiveDate::from_ymd_opt(2028, 2, 29).unwrap();
            let last = start + Days::new(days);
            let offer = Offer {
                start: dates::in_file_name(&start),
                leaving: dates::in_file_name(&last),
                pays_back: true,
                growth: ["0", "0", "0"].map(str::to_owned),
                ..offer
            };
            let terms = offer.terms().unwrap();
            let left = terms.leave(Scenario::Expected).unwrap();
            prop_assert_eq!(left.days, i64::try_from(days).unwrap() + 1);
            let off = left.earned.stock + left.forfeited - terms.grant;
            prop_assert!(off.abs() <= terms.currency.smallest());
            prop_assert!(left.back <= left.earned.sign_on);
        }

        #[test]
        fn no_typed_text_makes_an_offer_panic(texts in proptest::array::uniform8("\\PC{0,12}"), days in ("\\PC{0,12}", "[0-9]{1,5}-[0-9]{1,2}-[0-9]{1,2}")) {
            let [base, grant, shares, price, target, ..] = texts.clone();
            let offer = Offer { base, grant, shares, price, target, vesting: texts, start: days.1, leaving: days.0, ..Offer::default() };
            if let Ok(terms) = offer.terms() {
                let _ = (terms.totals(Scenario::Rises), terms.solve(Scenario::Falls), terms.leave(Scenario::Expected));
            }
        }
    }
}
