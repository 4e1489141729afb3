//! What an offer pays: its half-years, its years, the fifth year, the grant that a target takes,
//! and what is left for somebody who leaves on a day.

use chrono::{Days, Months, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::format::money::{Currency, MOST};

/// Years that an offer is calculated for.
pub const YEARS: usize = 4;

/// Half-years that a grant vests in.
pub const HALVES: usize = 8;
/// After so many years nobody plans to leave; a later day is a slip of the hand.
pub(super) const LONGEST_YEARS: u32 = 40;
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
/// An offer that can be calculated.
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
    /// By half-year, in percent.
    pub vesting: [Decimal; HALVES],
    /// By scenario, in percent a year.
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

/// How the fifth year differs from the fourth, when nothing more is granted.
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

    /// The same in whole percent of the fourth year, if that pays anything.
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
impl OfferTerms {
    /// What all parts of the schedule add up to, in percent.
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
                "The schedule adds up to {vests} %. {} % of the grant never vests and isn’t counted.",
                off.abs()
            ))
        } else {
            Some(format!(
                "The schedule adds up to {vests} %. That is {off} % more than the grant, and all of it is counted."
            ))
        }
    }

    /// How much the share price grows in a year, in percent.
    #[must_use]
    pub fn growth_in(&self, scenario: Scenario) -> Decimal {
        Scenario::ALL
            .into_iter()
            .zip(self.growth)
            .find_map(|(one, growth)| (one == scenario).then_some(growth))
            .unwrap_or_default()
    }

    /// The same for a person to read: "+10 % a year".
    #[must_use]
    pub fn growth_in_words(&self, scenario: Scenario) -> String {
        let growth = self.growth_in(scenario).normalize();
        let sign = match growth {
            none if none.is_zero() => "±",
            less if less.is_sign_negative() => "−",
            _ => "+",
        };
        format!("{sign}{} % a year", growth.abs())
    }

    /// How much the share price has grown at the end of a half-year, from 0, as a factor.
    fn factor(&self, scenario: Scenario, half: usize) -> Decimal {
        let growth = self.growth_in(scenario);
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

    pub(super) fn totals_with(&self, scenario: Scenario, grant: Decimal) -> Totals {
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

    /// How the fifth year differs from the fourth, when nothing more is granted.
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
