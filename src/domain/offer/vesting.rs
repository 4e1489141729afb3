//! When stock vests: how often, the schedules that offers usually have, and what a schedule is worth.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;

/// Years that an offer is calculated for.
pub const YEARS: usize = 4;

/// Half-years that a grant vests in.
pub const HALVES: usize = 8;

/// Quarters that a grant vests in.
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

    /// The vesting days of four years.
    #[must_use]
    pub fn days(self) -> usize {
        match self {
            Self::Quarter => QUARTERS,
            Self::Half => HALVES,
            Self::Year => YEARS,
        }
    }
}

/// A schedule that offers often have.
#[derive(Clone, Copy, Debug)]
pub struct VestingSchedule {
    /// What it is called.
    pub name: &'static str,
    /// What vests at the end of each quarter, in hundredths of a percent.
    quarters: [i64; QUARTERS],
}

/// The schedules that the form proposes. The first is what a new offer has.
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
    /// What vests on each vesting day, in percent, as it would be typed.
    #[must_use]
    pub fn texts(&self, every: VestEvery) -> Vec<String> {
        let percents = self.quarters.map(|hundredths| Decimal::new(hundredths, 2));
        as_texts(&percents, every)
    }
}

/// The parts of quarters, put together to those of longer periods, as they would be typed.
pub(super) fn as_texts(quarters: &[Decimal], every: VestEvery) -> Vec<String> {
    quarters
        .chunks(every.quarters())
        .map(|parts| parts.iter().sum::<Decimal>().normalize().to_string())
        .collect()
}

/// A part of a grant that vests on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Vest {
    /// Months after the grant.
    pub month: u32,
    /// How much of it, in percent.
    pub percent: Decimal,
}

/// Stock promised on a day, at its price on that day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Grant {
    /// Months after the first day of work.
    pub from: u32,
    /// Its value at the price when granted.
    pub value: Decimal,
    /// When it vests.
    pub vesting: Vec<Vest>,
}

impl Grant {
    /// What all parts of the schedule add up to, in percent.
    #[must_use]
    pub fn vests(&self) -> Decimal {
        let percents = self.vesting.iter().map(|vest| vest.percent);
        percents.sum::<Decimal>().normalize()
    }

    /// Each vesting day in months after the first day of work, with what vests then for one unit granted,
    /// before any rounding, where the price grows by so many percent a year.
    pub(super) fn weights(&self, growth: Decimal) -> impl Iterator<Item = (u32, Decimal)> + '_ {
        self.vesting.iter().map(move |vest| {
            let part = vest.percent * Decimal::new(1, 2);
            (self.from + vest.month, part * factor(growth, vest.month))
        })
    }

    /// The value of what vests on the days that are `within`, before any rounding.
    pub(super) fn vested(&self, growth: Decimal, within: impl Fn(u32) -> bool) -> Decimal {
        let weights = self.weights(growth).filter(|(month, _)| within(*month));
        weights.map(|(_, weight)| self.value * weight).sum()
    }
}

/// How much a price has grown after so many months, as a factor: by its yearly rate on each anniversary,
/// and by the months' share of that rate between two of them.
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
