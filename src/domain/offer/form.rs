//! The offer form: its fields as typed.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::vesting::{HALVES, QUARTERS, SCHEDULES, VestEvery, VestingSchedule, YEARS, as_texts};
use crate::domain::choices::choices;
use crate::domain::format::amount::{self, Counts, DecimalMark};
use crate::domain::privacy::names::{OutgoingText, StandIn, replaced};
use crate::domain::privacy::outgoing::{Outgoing, piece};
use crate::domain::record::envelope::Body;
use crate::domain::record::kind::Kind;

/// The note on number formats that is shown beside the fields for numbers.
pub const HABIT: &str = "Write amounts like 175,000.50: a comma between thousands, a point before decimals. \
     175.000,50 is understood too. Where a number has two readings, you choose one.";

/// How the stock grant is stated.
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

/// How the bonus is stated.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BonusBy {
    /// In percent of the base.
    #[default]
    Percent,
    /// As an amount.
    Amount,
}

choices! {
    BonusBy {
        Percent: "percent", "% of base";
        Amount: "amount", "An amount";
    }
}

/// A grant at the start of a later year, as typed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Refresher {
    /// Its value at the share price on the day of the grant.
    pub amount: String,
    /// How often it vests.
    pub every: VestEvery,
    /// The part of it that vests in each year after the grant, in percent, evenly within the year.
    pub vesting: [String; YEARS],
}

impl Default for Refresher {
    fn default() -> Self {
        Self {
            amount: String::new(),
            every: VestEvery::default(),
            vesting: ["25", "25", "25", "25"].map(str::to_owned),
        }
    }
}

/// The years at whose start a refresher may be granted: the second and later.
pub const REFRESHERS: usize = YEARS - 1;

/// An offer as it is typed and saved. The fields are raw text, so that invalid input isn't lost.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Offer {
    /// Its name.
    pub name: String,
    /// The code of its currency.
    pub currency: String,
    /// Base salary per year.
    pub base: String,
    /// How the bonus is stated.
    #[serde(default)]
    pub bonus_by: BonusBy,
    /// The bonus of one year, if its target is met.
    #[serde(default)]
    pub bonus: String,
    /// The cash sign-on bonus of each year.
    pub sign_on: [String; YEARS],
    /// Whether it is paid month by month, for each year.
    #[serde(default)]
    pub sign_on_monthly: [bool; YEARS],
    /// Whether leaving midyear means repaying the rest of a sign-on bonus that was paid at once.
    pub pays_back: bool,
    /// How the stock grant is stated.
    pub grant_by: GrantBy,
    /// The grant's value, if stated as an amount.
    pub grant: String,
    /// The shares, if stated as shares.
    pub shares: String,
    /// The share price at grant.
    pub price: String,
    /// How often it vests. Switching keeps what was typed in each of the three schedules.
    #[serde(default)]
    pub vest_every: VestEvery,
    /// The percentage of the grant that vests at the end of each half-year.
    pub vesting: [String; HALVES],
    /// The percentage by quarter.
    #[serde(default)]
    pub vesting_quarters: [String; QUARTERS],
    /// The percentage by year.
    #[serde(default)]
    pub vesting_years: [String; YEARS],
    /// The refreshers: grants at the start of each later year.
    #[serde(default)]
    pub refreshers: [Refresher; REFRESHERS],
    /// How much the share price grows a year, in percent, by [`Scenario::ALL`].
    pub growth: [String; 3],
    /// The first day, as a date field's text.
    pub start: String,
    /// The last day, for calculating what leaving early means.
    pub leaving: String,
    /// The target average pay per year over four years.
    pub target: String,
    /// The exchange rate: the value of one unit in another currency.
    #[serde(default)]
    pub rate: String,
    /// The code of that other currency.
    #[serde(default)]
    pub rate_to: String,
    /// The date of the rate.
    #[serde(default)]
    pub rate_day: String,
    /// The deadline to answer.
    #[serde(default)]
    pub answer_by: String,
    /// Whether the candidate answered.
    #[serde(default)]
    pub is_answered: bool,
    /// Notes.
    #[serde(default)]
    pub notes: String,
}

impl Body for Offer {
    const KIND: Kind = Kind::Offer;
}

impl Default for Offer {
    fn default() -> Self {
        let [usual, ..] = SCHEDULES;
        let mut vesting = <[String; HALVES]>::default();
        fill(&mut vesting, usual.texts(VestEvery::Half));
        Self {
            name: String::new(),
            currency: "USD".to_owned(),
            base: String::new(),
            bonus_by: BonusBy::default(),
            bonus: String::new(),
            sign_on: <[String; YEARS]>::default(),
            sign_on_monthly: [false; YEARS],
            pays_back: false,
            grant_by: GrantBy::default(),
            grant: String::new(),
            shares: String::new(),
            price: String::new(),
            vest_every: VestEvery::default(),
            vesting,
            vesting_quarters: <[String; QUARTERS]>::default(),
            vesting_years: <[String; YEARS]>::default(),
            refreshers: <[Refresher; REFRESHERS]>::default(),
            growth: ["-10", "0", "10"].map(str::to_owned),
            start: String::new(),
            leaving: String::new(),
            target: String::new(),
            rate: String::new(),
            rate_to: String::new(),
            rate_day: String::new(),
            answer_by: String::new(),
            is_answered: false,
            notes: String::new(),
        }
    }
}

/// Fills fields with texts, in order.
fn fill(fields: &mut [String], texts: Vec<String>) {
    for (field, text) in fields.iter_mut().zip(texts) {
        *field = text;
    }
}

/// A field of the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OfferField {
    /// The currency's code.
    Currency,
    /// The base.
    Base,
    /// The bonus.
    Bonus,
    /// The sign-on of a year, from 0.
    SignOn(usize),
    /// The grant's value.
    Grant,
    /// The shares.
    Shares,
    /// The share price.
    Price,
    /// The part that vests on a vesting day, from 0.
    Vesting(VestEvery, usize),
    /// The value of a refresher, from 0.
    Refresher(usize),
    /// The part of a refresher that vests in a year after it, each from 0.
    RefresherVesting(usize, usize),
    /// The growth of a scenario, by its place.
    Growth(usize),
    /// The first day.
    Start,
    /// The last day.
    Leaving,
    /// The target.
    Target,
    /// The exchange rate.
    Rate,
    /// The currency that the rate is for.
    RateTo,
    /// The day of the rate.
    RateDay,
    /// The day by which to answer.
    AnswerBy,
}

/// An error in a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The field.
    pub field: OfferField,
    /// What is wrong and how to fix it, in one sentence.
    pub advice: String,
    /// The possible readings of an ambiguous number, each as text to type; empty if the text isn't
    /// ambiguous.
    pub readings: Vec<String>,
}
impl Offer {
    /// Its label.
    #[must_use]
    pub fn display_name(&self) -> String {
        match self.name.trim() {
            "" => "Untitled offer".to_owned(),
            name => name.to_owned(),
        }
    }

    /// A field's text.
    #[must_use]
    pub fn text(&self, field: OfferField) -> &str {
        match field {
            OfferField::Currency => &self.currency,
            OfferField::Base => &self.base,
            OfferField::Bonus => &self.bonus,
            OfferField::SignOn(year) => self.sign_on.get(year).map_or("", String::as_str),
            OfferField::Grant => &self.grant,
            OfferField::Shares => &self.shares,
            OfferField::Price => &self.price,
            OfferField::Vesting(every, place) => {
                self.schedule(every).get(place).map_or("", String::as_str)
            }
            OfferField::Refresher(place) => {
                let refresher = self.refreshers.get(place);
                refresher.map_or("", |refresher| refresher.amount.as_str())
            }
            OfferField::RefresherVesting(place, year) => {
                let refresher = self.refreshers.get(place);
                let text = refresher.and_then(|refresher| refresher.vesting.get(year));
                text.map_or("", String::as_str)
            }
            OfferField::Growth(scenario) => self.growth.get(scenario).map_or("", String::as_str),
            OfferField::Start => &self.start,
            OfferField::Leaving => &self.leaving,
            OfferField::Target => &self.target,
            OfferField::Rate => &self.rate,
            OfferField::RateTo => &self.rate_to,
            OfferField::RateDay => &self.rate_day,
            OfferField::AnswerBy => &self.answer_by,
        }
    }

    /// Sets a field's text.
    pub fn set_text(&mut self, field: OfferField, text: String) {
        let typed = match field {
            OfferField::Currency => Some(&mut self.currency),
            OfferField::Base => Some(&mut self.base),
            OfferField::Bonus => Some(&mut self.bonus),
            OfferField::SignOn(year) => self.sign_on.get_mut(year),
            OfferField::Grant => Some(&mut self.grant),
            OfferField::Shares => Some(&mut self.shares),
            OfferField::Price => Some(&mut self.price),
            OfferField::Vesting(every, place) => self.schedule_mut(every).get_mut(place),
            OfferField::Refresher(place) => {
                let refresher = self.refreshers.get_mut(place);
                refresher.map(|refresher| &mut refresher.amount)
            }
            OfferField::RefresherVesting(place, year) => {
                let refresher = self.refreshers.get_mut(place);
                refresher.and_then(|refresher| refresher.vesting.get_mut(year))
            }
            OfferField::Growth(scenario) => self.growth.get_mut(scenario),
            OfferField::Start => Some(&mut self.start),
            OfferField::Leaving => Some(&mut self.leaving),
            OfferField::Target => Some(&mut self.target),
            OfferField::Rate => Some(&mut self.rate),
            OfferField::RateTo => Some(&mut self.rate_to),
            OfferField::RateDay => Some(&mut self.rate_day),
            OfferField::AnswerBy => Some(&mut self.answer_by),
        };
        if let Some(typed) = typed {
            *typed = text;
        }
    }

    /// The typed schedule for this frequency.
    pub(super) fn schedule(&self, every: VestEvery) -> &[String] {
        match every {
            VestEvery::Quarter => &self.vesting_quarters,
            VestEvery::Half => &self.vesting,
            VestEvery::Year => &self.vesting_years,
        }
    }

    fn schedule_mut(&mut self, every: VestEvery) -> &mut [String] {
        match every {
            VestEvery::Quarter => &mut self.vesting_quarters,
            VestEvery::Half => &mut self.vesting,
            VestEvery::Year => &mut self.vesting_years,
        }
    }

    /// Fills in a common schedule.
    pub fn take_schedule(&mut self, schedule: &VestingSchedule) {
        let every = self.vest_every;
        fill(self.schedule_mut(every), schedule.texts(every));
    }

    /// Sets how often the grant vests. A schedule that was typed before comes back; otherwise it starts with
    /// the current percentages.
    pub fn vest_every(&mut self, every: VestEvery) {
        let is_blank = |texts: &[String]| texts.iter().all(|text| text.trim().is_empty());
        let old = std::mem::replace(&mut self.vest_every, every);
        if !is_blank(self.schedule(every)) {
            return;
        }
        let mut quarters = [Decimal::ZERO; QUARTERS];
        let ends = quarters
            .chunks_mut(old.quarters())
            .filter_map(<[Decimal]>::last_mut);
        for (quarter, text) in ends.zip(self.schedule(old)) {
            let read = amount::read(text, Counts::Percent, DecimalMark::default());
            let Ok(read) = read else { return };
            *quarter = read.map_or(Decimal::ZERO, |read| read.value);
        }
        fill(self.schedule_mut(every), as_texts(&quarters, every));
    }

    /// Replaces the grant with an amount, however it was stated.
    pub fn set_grant(&mut self, value: &str) {
        self.grant_by = GrantBy::Value;
        value.clone_into(&mut self.grant);
    }
}

impl Outgoing for Offer {
    fn pieces(&self) -> Vec<OutgoingText> {
        let name = piece("the name of an offer", &self.name);
        name.into_iter()
            .chain(piece("the notes of an offer", &self.notes))
            .collect()
    }

    fn with_stand_ins(&self, stand_ins: &[StandIn]) -> Self {
        Self {
            name: replaced(&self.name, stand_ins),
            notes: replaced(&self.notes, stand_ins),
            ..self.clone()
        }
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
