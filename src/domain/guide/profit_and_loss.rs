//! Profit and loss of one product: line by line, and from one year to the next. Amounts are whole cents
//! and percentages whole hundredths of a percent, so every line adds up exactly. A percentage of an
//! amount is rounded half up to the cent.

use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::format::amount::{Counts, NumberError, scaled};
use crate::domain::format::numbers::unscaled;
use crate::domain::record::id::RecordId;
use crate::domain::stories::metric::{Certainty, Metric};

/// The profit's drivers, in the order of the walk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Driver {
    /// Units sold.
    Units,
    /// Price per unit.
    Price,
    /// The share of sales that is returned and refunded.
    Returns,
    /// Cost of goods per unit.
    UnitCost,
    /// Packing and shipping per unit.
    Fulfilment,
    /// Payment fees as a share of net sales.
    Fees,
    /// Marketing.
    Marketing,
    /// Fixed costs: people, systems, rent.
    Fixed,
}

choices! {
    Driver {
        Units: "units", "Units sold";
        Price: "price", "Price of one";
        Returns: "returns", "Returned, in %";
        UnitCost: "unit-cost", "Cost of one";
        Fulfilment: "fulfilment", "Packing and shipping one";
        Fees: "fees", "Payment fees, in %";
        Marketing: "marketing", "Marketing";
        Fixed: "fixed", "Fixed costs";
    }
}

impl Driver {
    /// Its number of decimal places.
    fn places(self) -> u32 {
        if self == Self::Units { 0 } else { 2 }
    }

    fn counts(self) -> Counts<'static> {
        match self {
            Self::Units => Counts::Things,
            Self::Returns | Self::Fees => Counts::Percent,
            _ => Counts::Money(None),
        }
    }

    fn is_percentage(self) -> bool {
        matches!(self, Self::Returns | Self::Fees)
    }
}

/// One column, as typed: a text for each of [`Driver::ALL`].
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct StatementColumn {
    /// The texts, in the drivers' order.
    pub texts: Vec<String>,
}

impl StatementColumn {
    /// What was typed for a driver.
    #[must_use]
    pub fn text(&self, driver: Driver) -> &str {
        Driver::ALL
            .iter()
            .position(|one| *one == driver)
            .and_then(|place| self.texts.get(place))
            .map_or("", String::as_str)
    }

    /// Sets the text of a driver.
    pub fn set(&mut self, driver: Driver, text: String) {
        self.texts.resize(Driver::ALL.len(), String::new());
        let place = Driver::ALL.iter().position(|one| *one == driver);
        if let Some(own) = place.and_then(|place| self.texts.get_mut(place)) {
            *own = text;
        }
    }

    /// The column in numbers.
    ///
    /// # Errors
    /// The first driver that is not a number, or a percentage over 100.
    pub fn read(&self) -> Result<Drivers, UnreadDriver> {
        let mut numbers = [0; Driver::ALL.len()];
        for (number, driver) in numbers.iter_mut().zip(Driver::ALL) {
            *number = scaled(self.text(driver), driver.places(), driver.counts())
                .and_then(|number| {
                    let is_over = driver.is_percentage() && number > 10_000;
                    if is_over {
                        Err(NumberError::NoNumber)
                    } else {
                        Ok(number)
                    }
                })
                .map_err(|error| UnreadDriver { driver, error })?;
        }
        Ok(Drivers(numbers))
    }
}

/// A driver that cannot be calculated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnreadDriver {
    /// Which.
    pub driver: Driver,
    /// Why.
    pub error: NumberError,
}

impl UnreadDriver {
    /// What is wrong and what to do, for the place where the statement would be.
    #[must_use]
    pub fn advice(self) -> String {
        let name = self.driver.name();
        match self.error {
            NumberError::NoNumber => {
                format!(
                    "“{name}” isn’t a number yet, or it’s a percentage over 100. Fix it to see the statement."
                )
            }
            error => format!("“{name}”: {error} Fix it to see the statement."),
        }
    }
}

/// The drivers in numbers: units, cents, and hundredths of a percent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Drivers([i64; Driver::ALL.len()]);

/// The lines of a statement, in cents. Costs are positive numbers that are subtracted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProfitStatement {
    /// Units times price.
    pub gross_sales: i128,
    /// The share that is refunded.
    pub refunds: i128,
    /// Sales less refunds.
    pub net_sales: i128,
    /// Cost of all units. Returned units are written off.
    pub goods: i128,
    /// Packing and shipping of all units.
    pub fulfilment: i128,
    /// Fees on net sales.
    pub fees: i128,
    /// Net sales less the variable costs.
    pub contribution: i128,
    /// Marketing.
    pub marketing: i128,
    /// Fixed costs.
    pub fixed: i128,
    /// What is left.
    pub profit: i128,
}

impl Drivers {
    /// The resulting statement.
    #[must_use]
    pub fn statement(self) -> ProfitStatement {
        let [
            units,
            price,
            returns,
            unit_cost,
            fulfilment,
            fees,
            marketing,
            fixed,
        ] = self.0.map(i128::from);
        let share =
            |amount: i128, hundredths: i128| (amount * hundredths + 5_000).div_euclid(10_000);
        let gross_sales = units * price;
        let refunds = share(gross_sales, returns);
        let net_sales = gross_sales - refunds;
        let (goods, fulfilment) = (units * unit_cost, units * fulfilment);
        let fees = share(net_sales, fees);
        let contribution = net_sales - goods - fulfilment - fees;
        ProfitStatement {
            gross_sales,
            refunds,
            net_sales,
            goods,
            fulfilment,
            fees,
            contribution,
            marketing,
            fixed,
            profit: contribution - marketing - fixed,
        }
    }

    /// The bridge from one profit to another, driver by driver: each takes its new value in the
    /// order of [`Driver::ALL`] while later ones still have their old value, so the steps add up to
    /// the whole difference. Another order splits the same difference differently.
    #[must_use]
    pub fn walk_to(self, to: Self) -> Vec<(Driver, i128)> {
        let mut at = self;
        let mut profit = at.statement().profit;
        let mut steps = Vec::with_capacity(Driver::ALL.len());
        for ((own, new), driver) in (0..).zip(to.0).zip(Driver::ALL) {
            if let Some(number) = at.0.get_mut(own) {
                *number = new;
            }
            let after = at.statement().profit;
            steps.push((driver, after - profit));
            profit = after;
        }
        steps
    }
}

/// Two years of one product, stored as typed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ProfitSheet {
    /// What is sold.
    pub name: String,
    /// The year before.
    pub before: StatementColumn,
    /// The year after.
    pub after: StatementColumn,
}

impl Default for ProfitSheet {
    /// A worked example, to type over.
    fn default() -> Self {
        let column = |texts: [&str; 8]| StatementColumn {
            texts: texts.map(str::to_owned).to_vec(),
        };
        Self {
            name: "Reading lamp".to_owned(),
            before: column([
                "12,000", "39.90", "6", "14.20", "6.50", "2.9", "48,000", "90,000",
            ]),
            after: column([
                "15,500", "36.90", "4.5", "13.10", "6.80", "2.9", "61,000", "94,000",
            ]),
        }
    }
}

/// An amount in cents for a person to read: `12,480` or `12,480.5`.
#[must_use]
pub fn amount(cents: i128) -> String {
    unscaled(i64::try_from(cents).unwrap_or(i64::MAX), 2)
}

/// A change in cents with its sign: `+1,200`, `−310`.
#[must_use]
pub fn change(cents: i128) -> String {
    let sign = if cents > 0 { "+" } else { "" };
    format!("{sign}{}", amount(cents))
}

impl ProfitSheet {
    /// The change in profit as a number for a story. `None` while a driver is missing.
    #[must_use]
    pub fn as_metric(&self, story: RecordId) -> Option<Metric> {
        let (before, after) = (self.before.read().ok()?, self.after.read().ok()?);
        let walked: Vec<String> = before
            .walk_to(after)
            .into_iter()
            .filter(|(_, step)| *step != 0)
            .map(|(driver, step)| format!("{} {}", driver.name(), change(step)))
            .collect();
        let name = match self.name.trim() {
            "" => "a product",
            name => name,
        };
        Some(Metric {
            name: format!("Operating profit of {name}"),
            baseline: amount(before.statement().profit),
            result: amount(after.statement().profit),
            method: if walked.is_empty() {
                "Net sales less all costs".to_owned()
            } else {
                format!(
                    "Net sales less all costs; what changed it: {}",
                    walked.join("; ")
                )
            },
            certainty: Certainty::Estimated,
            stories: vec![story],
            ..Metric::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_example_adds_up_to_the_cent() {
        let sheet = ProfitSheet::default();
        let before = sheet.before.read().unwrap().statement();
        // 12,000 × 39.90 = 478,800; 6 % of it 28,728; net 450,072; goods 170,400; shipping 78,000;
        // fees 2.9 % of 450,072 = 13,052.088, so 13,052.09.
        assert_eq!(before.net_sales, 45_007_200);
        assert_eq!(before.fees, 1_305_209);
        assert_eq!(before.contribution, 18_861_991);
        assert_eq!(before.profit, 5_061_991);
        assert_eq!(amount(before.profit), "50,619.91");
        let after = sheet.after.read().unwrap().statement();
        // 15,500 × 36.90 = 571,950; 4.5 % 25,737.75; net 546,212.25; goods 203,050; shipping 105,400;
        // fees 15,840.15525, so 15,840.16.
        assert_eq!(
            after.profit,
            54_621_225 - 20_305_000 - 10_540_000 - 1_584_016 - 6_100_000 - 9_400_000
        );
    }

    #[test]
    fn a_column_names_the_first_number_that_is_missing() {
        let mut column = ProfitSheet::default().before;
        column.set(Driver::Fees, "130".to_owned());
        assert_eq!(
            column.read().map_err(|unread| unread.driver),
            Err(Driver::Fees)
        );
        column.set(Driver::Price, "much".to_owned());
        assert_eq!(
            column.read().map_err(|unread| unread.driver),
            Err(Driver::Price)
        );
        assert_eq!(
            StatementColumn::default()
                .read()
                .map_err(|unread| unread.driver),
            Err(Driver::Units)
        );
    }

    #[test]
    fn the_way_between_two_years_is_kept_with_its_steps() {
        let metric = ProfitSheet::default()
            .as_metric(RecordId::from_text("s"))
            .unwrap();
        assert_eq!(metric.baseline, "50,619.91");
        assert_eq!(metric.result, "66,922.09");
        assert!(metric.method.contains("Units sold +"), "{}", metric.method);
        assert!(!metric.method.contains("Payment fees"), "{}", metric.method);
    }

    proptest! {
        #[test]
        fn the_steps_always_add_up_to_the_difference(
            before in prop::array::uniform8(0_i64..10_000),
            after in prop::array::uniform8(0_i64..10_000),
        ) {
            let (before, after) = (Drivers(before), Drivers(after));
            let sum: i128 = before.walk_to(after).into_iter().map(|(_, step)| step).sum();
            prop_assert_eq!(sum, after.statement().profit - before.statement().profit);
        }

        #[test]
        fn every_line_is_what_is_left_of_the_one_above(numbers in prop::array::uniform8(0_i64..1_000_000)) {
            let told = Drivers(numbers).statement();
            prop_assert_eq!(told.gross_sales - told.refunds, told.net_sales);
            prop_assert_eq!(told.net_sales - told.goods - told.fulfilment - told.fees, told.contribution);
            prop_assert_eq!(told.contribution - told.marketing - told.fixed, told.profit);
        }
    }
}
