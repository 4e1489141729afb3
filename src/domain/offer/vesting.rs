//! Vesting: how often stock vests, the usual schedules, and what a schedule is worth.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;

/// The number of years that an offer is calculated for.
pub const YEARS: usize = 4;

/// The number of half-years that a grant vests in.
pub const HALVES: usize = 8;

/// The number of quarters that a grant vests in.
pub const QUARTERS: usize = 16;

/// How often stock vests.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VestEvery {
    /// Every three months.
    Quarter,
    /// Every six months.
    #[default]
    Half,
    /// Every twelve months.
    Year,
}

choices! {
    VestEvery {
        Quarter: "quarter", "Quarter";
        Half: "half", "Half-year";
        Year: "year", "Year";
    }
}

impl VestEvery {
    /// The months between two vesting days.
    #[must_use]
    pub fn months(self) -> u32 {
        match self {
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
        }
    }

    /// The quarters between two vesting days.
    pub(super) fn quarters(self) -> usize {
        match self {
            Self::Quarter => 1,
            Self::Half => 2,
            Self::Year => 4,
        }
    }

    /// The number of vesting days in four years.
    #[must_use]
    pub fn days(self) -> usize {
        match self {
            Self::Quarter => QUARTERS,
            Self::Half => HALVES,
            Self::Year => YEARS,
        }
    }
}

/// A common schedule.
#[derive(Clone, Copy, Debug)]
pub struct VestingSchedule {
    /// Its name.
    pub name: &'static str,
    /// What vests at the end of each quarter, in hundredths of a percent.
    quarters: [i64; QUARTERS],
}

/// The schedules that the form offers. A new offer starts with the first.
pub const SCHEDULES: [VestingSchedule; 3] = [
    VestingSchedule {
        name: "5, 15, 40, 40 % a year",
        quarters: [
            0, 0, 0, 500, 0, 0, 0, 1_500, 0, 2_000, 0, 2_000, 0, 2_000, 0, 2_000,
        ],
    },
    VestingSchedule {
        name: "25 % a year",
        quarters: [625; QUARTERS],
    },
    VestingSchedule {
        name: "33, 33, 22, 12 % a year",
        quarters: [
            825, 825, 825, 825, 825, 825, 825, 825, 550, 550, 550, 550, 300, 300, 300, 300,
        ],
    },
];

impl VestingSchedule {
    /// The percentages for the form's fields, one per vesting day.
    #[must_use]
    pub fn texts(&self, every: VestEvery) -> Vec<String> {
        let percents = self.quarters.map(|hundredths| Decimal::new(hundredths, 2));
        as_texts(&percents, every)
    }
}

/// Adds quarters up to longer periods, as text for the form's fields.
pub(super) fn as_texts(quarters: &[Decimal], every: VestEvery) -> Vec<String> {
    quarters
        .chunks(every.quarters())
        .map(|parts| parts.iter().sum::<Decimal>().normalize().to_string())
        .collect()
}

/// A part of a grant and when it vests.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Vest {
    /// Months after the grant.
    pub month: u32,
    /// The part, in percent of the grant.
    pub percent: Decimal,
}

/// A stock grant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Grant {
    /// Months after the first day of work.
    pub from: u32,
    /// Its value at the share price on the day of the grant.
    pub value: Decimal,
    /// Its schedule.
    pub vesting: Vec<Vest>,
}

impl Grant {
    /// The sum of the schedule's parts, in percent.
    #[must_use]
    pub fn vests(&self) -> Decimal {
        let percents = self.vesting.iter().map(|vest| vest.percent);
        percents.sum::<Decimal>().normalize()
    }

    /// Each vesting day, in months after the first day of work, with the unrounded value that vests then per
    /// unit granted, if the price grows by this percentage each year.
    pub(super) fn weights(&self, growth: Decimal) -> impl Iterator<Item = (u32, Decimal)> + '_ {
        self.vesting.iter().map(move |vest| {
            let part = vest.percent * Decimal::new(1, 2);
            (self.from + vest.month, part * factor(growth, vest.month))
        })
    }

    /// The unrounded value of the stock that vests on the days that are `within`.
    pub(super) fn vested(&self, growth: Decimal, within: impl Fn(u32) -> bool) -> Decimal {
        let weights = self.weights(growth).filter(|(month, _)| within(*month));
        weights.map(|(_, weight)| self.value * weight).sum()
    }
}

/// The factor by which a price has grown after this many months: the yearly rate on each anniversary, and
/// a proportional share of it in between.
fn factor(growth: Decimal, months: u32) -> Decimal {
    let yearly = Decimal::ONE + growth * Decimal::new(1, 2);
    let mut factor = Decimal::ONE;
    for _ in 0..months / 12 {
        factor *= yearly;
    }
    match months % 12 {
        0 => factor,
        rest => factor * (Decimal::ONE + growth * Decimal::from(rest) / Decimal::new(1_200, 0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposed_schedule_is_typed_by_quarter_half_year_or_year() {
        let [usual, even, _] = SCHEDULES;
        for (schedule, every, texts) in [
            (
                usual,
                VestEvery::Half,
                &["0", "5", "0", "15", "20", "20", "20", "20"][..],
            ),
            (usual, VestEvery::Year, &["5", "15", "40", "40"]),
            (even, VestEvery::Quarter, &["6.25"; 16]),
            (even, VestEvery::Half, &["12.5"; 8]),
        ] {
            assert_eq!(schedule.texts(every), texts, "{} {every:?}", schedule.name);
            assert_eq!(texts.len(), every.days());
        }
    }

    #[test]
    fn a_price_grows_on_the_anniversary_and_by_a_share_of_its_rate_between() {
        let grown = |months| factor(Decimal::TEN, months).normalize().to_string();
        let cases = [
            (0, "1"),
            (3, "1.025"),
            (6, "1.05"),
            (12, "1.1"),
            (15, "1.1275"),
            (24, "1.21"),
        ];
        for (months, expected) in cases {
            assert_eq!(grown(months), expected, "{months}");
        }
    }
}
