//! What to ask for: the gap to the target, and the ways to close it.

use rust_decimal::{Decimal, RoundingStrategy};

use super::form::{GrantBy, Offer};
use super::pay::{Bonus, OfferTerms, Scenario, Solution};
use super::vesting::YEARS;

/// A part of the offer that can be negotiated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lever {
    /// The initial stock grant.
    Grant,
    /// The sign-on bonus of the first year.
    SignOn,
    /// The base salary.
    Base,
}

impl Lever {
    /// Its name within a sentence.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Grant => "stock grant",
            Self::SignOn => "year 1 sign-on",
            Self::Base => "base",
        }
    }
}

/// One way to reach the target.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ask {
    /// The part to increase.
    pub lever: Lever,
    /// The offered amount.
    pub from: Decimal,
    /// The smallest amount that reaches the target if nothing else changes.
    pub to: Decimal,
}

impl OfferTerms {
    /// The average gap to the target per year; negative if the offer pays more. `None` without a target.
    #[must_use]
    pub fn gap(&self, scenario: Scenario) -> Option<Decimal> {
        let missing = self.wanted()? - self.totals(scenario).whole().total();
        Some(missing / Decimal::from(YEARS))
    }

    /// The ways to reach the target, each sufficient alone. Empty without a target, or if it is reached.
    #[must_use]
    pub fn asks(&self, scenario: Scenario) -> Vec<Ask> {
        let Some(wanted) = self.wanted() else {
            return Vec::new();
        };
        let missing = wanted - self.totals(scenario).whole().total();
        if missing <= Decimal::ZERO {
            return Vec::new();
        }
        let grant = match self.solve(scenario) {
            Some(Solution::Grant(to)) => Some(Ask {
                lever: Lever::Grant,
                from: self.grant.value,
                to,
            }),
            _ => None,
        };
        let [first, ..] = self.sign_on;
        let sign_on = Ask {
            lever: Lever::SignOn,
            from: first.amount,
            to: first.amount + missing,
        };
        grant
            .into_iter()
            .chain([sign_on])
            .chain(self.ask_for_base(wanted, missing, scenario))
            .collect()
    }

    /// The smallest base that closes the gap. A bonus in percent grows with it.
    fn ask_for_base(&self, wanted: Decimal, missing: Decimal, scenario: Scenario) -> Option<Ask> {
        let share = match self.bonus {
            Bonus::Percent(percent) => percent * Decimal::new(1, 2),
            Bonus::Amount(_) => Decimal::ZERO,
        };
        let more = missing.checked_div(Decimal::from(YEARS) * (Decimal::ONE + share))?;
        let up = RoundingStrategy::AwayFromZero;
        let guess = self.base + more.round_dp_with_strategy(self.currency.decimals(), up);
        let unit = self.currency.smallest();
        // Base and bonus are rounded separately, which can shift the answer by one unit.
        let to = [guess - unit, guess, guess + unit]
            .into_iter()
            .find(|&base| {
                let terms = Self {
                    base,
                    ..self.clone()
                };
                terms.totals(scenario).whole().total() >= wanted
            })?;
        Some(Ask {
            lever: Lever::Base,
            from: self.base,
            to,
        })
    }
}

impl Offer {
    /// Questions to the recruiter about what the offer leaves open.
    #[must_use]
    pub fn open_questions(&self, terms: &OfferTerms) -> Vec<&'static str> {
        let has_sign_on = terms.sign_on.iter().any(|one| !one.amount.is_zero());
        let at_once = terms
            .sign_on
            .iter()
            .any(|one| !one.amount.is_zero() && !one.is_monthly);
        let has_stock = !terms.grant.value.is_zero();
        [
            (
                true,
                "Where does this base sit in the pay band of the level?",
            ),
            (
                has_stock && self.grant_by == GrantBy::Value,
                "Which share price turns the grant into shares, and on which day?",
            ),
            (
                has_stock && terms.refreshers.is_empty(),
                "When are refresher grants decided, and how large are they at this level?",
            ),
            (
                terms.yearly_bonus().is_zero(),
                "Is there a bonus, and what decides it?",
            ),
            (
                has_sign_on && at_once && !terms.pays_back,
                "How much of the sign-on do I pay back if I leave early?",
            ),
            (terms.answer_by.is_none(), "By when do you need my answer?"),
        ]
        .into_iter()
        .filter_map(|(is_open, question)| is_open.then_some(question))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer() -> Offer {
        Offer {
            base: "160,000".to_owned(),
            sign_on: ["50,000", "40,000", "", ""].map(str::to_owned),
            grant: "300,000".to_owned(),
            target: "280,000".to_owned(),
            ..Offer::default()
        }
    }

    fn asked(offer: &Offer) -> Vec<(Lever, String)> {
        let terms = offer.terms().unwrap();
        let asks = terms.asks(Scenario::Expected);
        let said = asks
            .iter()
            .map(|ask| (ask.lever, terms.currency.exact(ask.to)));
        said.collect()
    }

    #[test]
    fn each_way_to_close_the_gap_closes_it_alone() {
        // 4 × 280,000 less 4 × 160,000, 90,000, and 300,000 leaves 90,000.
        let terms = offer().terms().unwrap();
        assert_eq!(terms.gap(Scenario::Expected), Some(Decimal::from(22_500)));
        assert_eq!(
            asked(&offer()),
            [
                (Lever::Grant, "390000.00".to_owned()),
                (Lever::SignOn, "140000.00".to_owned()),
                (Lever::Base, "182500.00".to_owned()),
            ]
        );
        let with_bonus = Offer {
            bonus: "12.5".to_owned(),
            ..offer()
        };
        // The bonus pays 80,000 of the 90,000; each 1.125 of a base's dollar counts four times.
        assert_eq!(asked(&with_bonus)[2], (Lever::Base, "162222.22".to_owned()));
    }

    #[test]
    fn nothing_is_asked_for_without_a_target_or_beyond_it() {
        for target in ["", "250,000"] {
            let offer = Offer {
                target: target.to_owned(),
                ..offer()
            };
            assert_eq!(asked(&offer), [], "{target}");
        }
        let over = Offer {
            target: "250,000".to_owned(),
            ..offer()
        };
        let gap = over.terms().unwrap().gap(Scenario::Expected);
        assert_eq!(gap, Some(Decimal::from(-7_500)));
    }

    #[test]
    fn what_an_offer_says_is_not_asked_again() {
        let open = |offer: &Offer| offer.open_questions(&offer.terms().unwrap()).len();
        assert_eq!(open(&offer()), 6);
        let mut told = offer();
        told.pays_back = true;
        told.bonus = "10".to_owned();
        told.answer_by = "2027-02-01".to_owned();
        told.refreshers[0].amount = "20,000".to_owned();
        assert_eq!(open(&told), 2);
        assert_eq!(open(&Offer::default()), 3);
    }
}
