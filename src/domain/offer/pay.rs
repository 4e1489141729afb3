//! What an offer pays: by half-year, by year, and in the fifth year. Also the grant that reaches a target,
//! and what the candidate keeps after leaving on a given day.

use chrono::{Days, Months, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use super::exchange::Exchange;
use super::vesting::{Grant, HALVES, YEARS};
use crate::domain::choices::choices;
use crate::domain::format::money::{Currency, MOST};

/// A leaving date more than this many years ahead is taken for a typo.
pub(super) const LONGEST_YEARS: u32 = 40;
/// A scenario for the share price.
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
/// The bonus of one year, if its target is met.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bonus {
    /// In percent of the base.
    Percent(Decimal),
    /// An amount.
    Amount(Decimal),
}

/// The cash sign-on bonus of one year.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SignOn {
    /// The whole amount.
    pub amount: Decimal,
    /// Whether it is paid in twelve parts, each at the end of a month worked, and not all at once.
    pub is_monthly: bool,
}

/// A parsed offer, ready to calculate with.
#[derive(Clone, PartialEq, Debug)]
pub struct OfferTerms {
    /// The currency of all amounts.
    pub currency: Currency,
    /// Per year.
    pub base: Decimal,
    /// A year.
    pub bonus: Bonus,
    /// By year.
    pub sign_on: [SignOn; YEARS],
    /// Whether leaving midyear means repaying the rest of a sign-on bonus that was paid at once.
    pub pays_back: bool,
    /// The stock granted on the first day.
    pub grant: Grant,
    /// The stock granted in later years.
    pub refreshers: Vec<Grant>,
    /// By scenario, in percent a year.
    pub growth: [Decimal; 3],
    /// The first day.
    pub start: Option<NaiveDate>,
    /// The last day, not before the first.
    pub leaving: Option<NaiveDate>,
    /// The target average pay per year.
    pub target: Option<Decimal>,
    /// Its exchange rate to another currency.
    pub exchange: Option<Exchange>,
    /// The deadline to answer it.
    pub answer_by: Option<NaiveDate>,
}

/// The parts of an amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Pay {
    /// Base salary.
    pub base: Decimal,
    /// The bonus.
    pub bonus: Decimal,
    /// Cash sign-on.
    pub sign_on: Decimal,
    /// Stock of the first grant, at the share price on its vesting days.
    pub stock: Decimal,
    /// Stock of later grants, at the share price on their vesting days.
    pub refreshers: Decimal,
}

/// A part of what is paid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PayPart {
    /// Base salary.
    Base,
    /// The bonus.
    Bonus,
    /// Cash sign-on.
    SignOn,
    /// Stock of the first grant.
    Stock,
    /// Stock of later grants.
    Refreshers,
}

choices! {
    PayPart {
        Base: "base", "Base";
        Bonus: "bonus", "Bonus";
        SignOn: "sign-on", "Sign-on";
        Stock: "stock", "Stock";
        Refreshers: "refreshers", "Refreshers";
    }
}

impl PayPart {
    /// Whether it is rare enough to be shown only if it isn't zero.
    fn is_rare(self) -> bool {
        matches!(self, Self::Bonus | Self::Refreshers)
    }
}

impl Pay {
    /// All of it.
    #[must_use]
    pub fn total(self) -> Decimal {
        PayPart::ALL.into_iter().map(|part| self.of(part)).sum()
    }

    /// A part of it.
    #[must_use]
    pub fn of(self, part: PayPart) -> Decimal {
        match part {
            PayPart::Base => self.base,
            PayPart::Bonus => self.bonus,
            PayPart::SignOn => self.sign_on,
            PayPart::Stock => self.stock,
            PayPart::Refreshers => self.refreshers,
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            base: self.base + other.base,
            bonus: self.bonus + other.bonus,
            sign_on: self.sign_on + other.sign_on,
            stock: self.stock + other.stock,
            refreshers: self.refreshers + other.refreshers,
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

    /// The parts to show: base, sign-on, and stock always, the others only if they aren't zero.
    #[must_use]
    pub fn parts(&self) -> Vec<PayPart> {
        let whole = self.whole();
        let mut parts = PayPart::ALL.to_vec();
        parts.retain(|&part| !part.is_rare() || !whole.of(part).is_zero());
        parts
    }
}

/// How the fifth year differs from the fourth if there are no new grants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Drop {
    /// The pay of the fourth year.
    pub fourth: Decimal,
    /// The pay of the fifth year: base, bonus, and the rest of the refreshers.
    pub fifth: Pay,
}

impl Drop {
    /// How much less the fifth year pays.
    #[must_use]
    pub fn less(self) -> Decimal {
        self.fourth - self.fifth.total()
    }

    /// The difference in whole percent of the fourth year's pay; `None` if that is zero.
    #[must_use]
    pub fn percent(self) -> Option<Decimal> {
        (!self.fourth.is_zero()).then(|| (self.less() * Decimal::ONE_HUNDRED / self.fourth).round())
    }
}

/// What the candidate has earned, owes, and loses when leaving on a given day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leaving {
    /// Days worked, both ends included.
    pub days: i64,
    /// Earned so far.
    pub earned: Pay,
    /// The part of the sign-on to repay.
    pub back: Decimal,
    /// Unvested stock, at the price at grant.
    pub forfeited: Decimal,
    /// The next day on which stock would have vested, and its value then.
    pub next: Option<(NaiveDate, Decimal)>,
}

impl Leaving {
    /// What the candidate keeps.
    #[must_use]
    pub fn kept(&self) -> Decimal {
        self.earned.total() - self.back
    }
}

/// How to reach the target.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Solution {
    /// The smallest grant that brings the average of the four years up to the target.
    Grant(Decimal),
    /// Base and sign-on reach the target without stock; this much is left over in four years.
    WithoutStock(Decimal),
    /// No realistic grant reaches it: too little of it vests, or its value drops too much.
    Never,
}
impl OfferTerms {
    /// One error for each schedule that doesn't add up to 100 %.
    #[must_use]
    pub fn schedule_warnings(&self) -> Vec<String> {
        let warning = |grant: &Grant, what: String| {
            let vests = grant.vests();
            let off = (vests - Decimal::ONE_HUNDRED).normalize();
            if off.is_zero() {
                None
            } else if off.is_sign_negative() {
                Some(format!(
                    "{what} adds up to {vests} %. {} % of the grant never vests and isn’t counted.",
                    off.abs()
                ))
            } else {
                Some(format!(
                    "{what} adds up to {vests} %. That is {off} % more than the grant, and all of it is counted."
                ))
            }
        };
        let refreshers = self.refreshers.iter().filter_map(|grant| {
            let year = grant.from / 12 + 1;
            warning(
                grant,
                format!("The schedule of the refresher of year {year}"),
            )
        });
        warning(&self.grant, "The schedule".to_owned())
            .into_iter()
            .chain(refreshers)
            .collect()
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

    /// The growth as text: "+10 % a year".
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

    /// The amount of a year's bonus, if its target is met.
    #[must_use]
    pub fn yearly_bonus(&self) -> Decimal {
        match self.bonus {
            Bonus::Percent(percent) => self
                .currency
                .round(self.base * percent * Decimal::new(1, 2)),
            Bonus::Amount(amount) => amount,
        }
    }

    /// The value of what vests in each half-year.
    fn vesting(&self, scenario: Scenario, grants: &[Grant]) -> [Decimal; HALVES] {
        let growth = self.growth_in(scenario);
        let half = |end: u32| {
            let vested =
                |grant: &Grant| grant.vested(growth, |month| (end - 5..=end).contains(&month));
            grants.iter().map(vested).sum()
        };
        rounded(&self.currency, (6_u32..).step_by(6).map(half))
    }

    /// What the offer pays in its first four years.
    #[must_use]
    pub fn totals(&self, scenario: Scenario) -> Totals {
        self.totals_with(scenario, self.grant.value)
    }

    pub(super) fn totals_with(&self, scenario: Scenario, value: Decimal) -> Totals {
        let grant = Grant {
            value,
            ..self.grant.clone()
        };
        let half = self.base * Decimal::new(5, 1);
        let bases = rounded(&self.currency, std::iter::repeat_n(half, HALVES));
        let bonus = self.yearly_bonus();
        let cash = self.sign_on.iter().flat_map(|sign_on| {
            let first = if sign_on.is_monthly {
                self.currency.round(sign_on.amount * Decimal::new(5, 1))
            } else {
                sign_on.amount
            };
            [(first, Decimal::ZERO), (sign_on.amount - first, bonus)]
        });
        let stock = self.vesting(scenario, &[grant]);
        let refreshers = self.vesting(scenario, &self.refreshers);
        let mut halves = [Pay::default(); HALVES];
        let parts = bases
            .into_iter()
            .zip(cash)
            .zip(stock.into_iter().zip(refreshers));
        for (pay, ((base, (sign_on, bonus)), (stock, refreshers))) in halves.iter_mut().zip(parts) {
            *pay = Pay {
                base,
                bonus,
                sign_on,
                stock,
                refreshers,
            };
        }
        Totals { halves }
    }

    /// Compares the fifth year with the fourth, without new grants.
    #[must_use]
    pub fn drop(&self, scenario: Scenario) -> Drop {
        let fourth = self.totals(scenario).years().last().copied();
        let growth = self.growth_in(scenario);
        let refreshers = self.refreshers.iter();
        let refreshers =
            refreshers.map(|grant| grant.vested(growth, |month| (49..=60).contains(&month)));
        Drop {
            fourth: fourth.unwrap_or_default().total(),
            fifth: Pay {
                base: self.base,
                bonus: self.yearly_bonus(),
                refreshers: self.currency.round(refreshers.sum()),
                ..Pay::default()
            },
        }
    }

    /// An amount of this offer in its own currency or in that of its exchange rate.
    #[must_use]
    pub fn in_currency(&self, amount: Decimal, currency: &Currency) -> Option<Decimal> {
        if self.currency == *currency {
            return Some(amount);
        }
        let exchange = self.exchange.as_ref()?;
        (exchange.to == *currency).then(|| currency.round(amount * exchange.rate))
    }

    /// The total that the four years have to pay to meet the target, if there is one.
    pub(super) fn wanted(&self) -> Option<Decimal> {
        Some(self.target? * Decimal::from(YEARS))
    }

    /// The smallest grant that brings the average of the four years up to the target; `None` without a
    /// target.
    #[must_use]
    pub fn solve(&self, scenario: Scenario) -> Option<Solution> {
        let wanted = self.wanted()?;
        let reaches = |grant| self.totals_with(scenario, grant).whole().total() >= wanted;
        let without = self.totals_with(scenario, Decimal::ZERO).whole().total();
        if without >= wanted {
            return Some(Solution::WithoutStock(without - wanted));
        }
        let weights = self.grant.weights(self.growth_in(scenario));
        let worth: Decimal = weights.map(|(_, weight)| weight).sum();
        let unit = self.currency.smallest();
        // The value of the stock is rounded, so half a unit less than the gap is enough.
        let enough = wanted - without - unit * Decimal::new(5, 1);
        let grant = enough
            .checked_div(worth)
            .filter(|&grant| grant <= MOST)
            .map(|grant| {
                let up = RoundingStrategy::AwayFromZero;
                grant.round_dp_with_strategy(self.currency.decimals(), up)
            });
        // A quotient has 28 digits; rounding the rest can shift the answer by one unit.
        let solution = grant
            .into_iter()
            .flat_map(|grant| [grant - unit, grant, grant + unit])
            .find(|&grant| reaches(grant));
        Some(solution.map_or(Solution::Never, Solution::Grant))
    }

    /// What the candidate keeps when leaving on [`Self::leaving`]; `None` without a first and last day.
    /// Base and sign-on are earned day by day, a sign-on in parts month by month, and a bonus only by a
    /// whole year. Stock that vests on the last day counts. After the fourth year there are no sign-ons and
    /// no new grants.
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
            if until <= after {
                earned.bonus += self.yearly_bonus();
            }
            let sign_on = usize::try_from(year)
                .ok()
                .and_then(|year| self.sign_on.get(year))
                .copied()
                .unwrap_or_default();
            if sign_on.is_monthly {
                let ends =
                    (1..=12).map(|month| start.checked_add_months(Months::new(12 * year + month)));
                let months = ends.flatten().filter(|&end| end <= after).count();
                let parts = sign_on.amount * Decimal::from(months);
                earned.sign_on += self.currency.round(parts / Decimal::from(12));
            } else {
                earned.sign_on += sign_on.amount;
                if self.pays_back {
                    back += self
                        .currency
                        .round(sign_on.amount * (length - worked) / length);
                }
            }
        }
        let day_of = |months| start.checked_add_months(Months::new(months));
        let growth = self.growth_in(scenario);
        let is_vested = |month| day_of(month).is_some_and(|day| day <= last);
        let (mut refreshers, mut forfeited) = (Decimal::ZERO, Decimal::ZERO);
        let mut next: Option<(NaiveDate, Decimal)> = None;
        for grant in std::iter::once(&self.grant).chain(&self.refreshers) {
            if day_of(grant.from)? > last {
                continue;
            }
            let vested = grant.vested(growth, is_vested);
            if grant.from == 0 {
                earned.stock = self.currency.round(vested);
            } else {
                refreshers += vested;
            }
            let parts = grant.vesting.iter();
            let parts = parts.filter(|vest| is_vested(grant.from + vest.month));
            let part: Decimal = parts.map(|vest| vest.percent).sum();
            let left = (Decimal::ONE_HUNDRED - part).max(Decimal::ZERO);
            forfeited += grant.value * left * Decimal::new(1, 2);
            for (month, weight) in grant.weights(growth) {
                let (day, value) = (day_of(month)?, grant.value * weight);
                if day <= last || value.is_zero() {
                    continue;
                }
                next = match next {
                    Some((first, _)) if first < day => next,
                    Some((first, sum)) if first == day => Some((day, sum + value)),
                    _ => Some((day, value)),
                };
            }
        }
        earned.refreshers = self.currency.round(refreshers);
        Some(Leaving {
            days: (after - start).num_days(),
            earned,
            back,
            forfeited: self.currency.round(forfeited),
            next: next.map(|(day, value)| (day, self.currency.round(value))),
        })
    }
}

/// Rounds parts so that every prefix adds up to the value nearest to its exact sum.
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
