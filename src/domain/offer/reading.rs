//! Parses a typed offer, field by field, into an offer to calculate with or a list of errors.

use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;

use super::exchange::Exchange;
use super::form::{BonusBy, GrantBy, Offer, OfferField, Problem};
use super::pay::{Bonus, LONGEST_YEARS, OfferTerms, SignOn};
use super::vesting::{Grant, Vest, YEARS};
use crate::domain::format::amount::{self, Counts, DecimalMark, NumberError};
use crate::domain::format::dates;
use crate::domain::format::money::{Currency, MOST};

/// Parses fields and collects their errors.
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

    /// A number within a range and with a limited number of decimals. An empty field is 0.
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

    fn percent(&mut self, field: OfferField, text: &str) -> Decimal {
        let within = (Decimal::ZERO, Decimal::ONE_HUNDRED);
        self.number(field, text, Counts::Percent, within, 4)
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
    /// The offer to calculate with.
    ///
    /// # Errors
    /// The errors, by field, if one of them cannot be parsed.
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
        let bonus = match self.bonus_by {
            BonusBy::Percent => {
                let within = (Decimal::ZERO, Decimal::ONE_THOUSAND);
                let percent = Counts::Percent;
                Bonus::Percent(reader.number(OfferField::Bonus, &self.bonus, percent, within, 4))
            }
            BonusBy::Amount => {
                Bonus::Amount(reader.amount(OfferField::Bonus, &self.bonus, &currency))
            }
        };
        let mut sign_on = [SignOn::default(); YEARS];
        let texts = self.sign_on.iter().zip(self.sign_on_monthly);
        for (year, (value, (text, is_monthly))) in sign_on.iter_mut().zip(texts).enumerate() {
            *value = SignOn {
                amount: reader.amount(OfferField::SignOn(year), text, &currency),
                is_monthly,
            };
        }
        let grant = Grant {
            from: 0,
            value: self.read_grant(&mut reader, &currency),
            vesting: self.read_vesting(&mut reader),
        };
        let refreshers = self.read_refreshers(&mut reader, &currency);
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
        let exchange = self.read_exchange(&mut reader, &currency);
        let answer_by = reader.day(OfferField::AnswerBy, &self.answer_by);
        if !reader.problems.is_empty() {
            return Err(reader.problems);
        }
        Ok(OfferTerms {
            currency,
            base,
            bonus,
            sign_on,
            pays_back: self.pays_back,
            grant,
            refreshers,
            growth,
            start,
            leaving,
            target: has_target.then_some(target),
            exchange,
            answer_by,
        })
    }

    fn read_vesting(&self, reader: &mut Reader) -> Vec<Vest> {
        let every = self.vest_every;
        let months = (1_u32..).map(|place| place * every.months());
        let texts = self.schedule(every).iter().enumerate();
        texts
            .zip(months)
            .map(|((place, text), month)| Vest {
                month,
                percent: reader.percent(OfferField::Vesting(every, place), text),
            })
            .collect()
    }

    /// The refreshers that have an amount. Without one, the schedule isn't checked.
    fn read_refreshers(&self, reader: &mut Reader, currency: &Currency) -> Vec<Grant> {
        let mut grants = Vec::new();
        for ((place, refresher), from) in self.refreshers.iter().enumerate().zip((12..).step_by(12))
        {
            if refresher.amount.trim().is_empty() {
                continue;
            }
            let value = reader.amount(OfferField::Refresher(place), &refresher.amount, currency);
            let step = refresher.every.months();
            let parts = 12 / step;
            let mut vesting = Vec::new();
            for ((year, text), start) in refresher.vesting.iter().enumerate().zip((0..).step_by(12))
            {
                let percent = reader.percent(OfferField::RefresherVesting(place, year), text);
                let percent = percent / Decimal::from(parts);
                vesting.extend((1..=parts).map(|part| Vest {
                    month: start + part * step,
                    percent,
                }));
            }
            if !value.is_zero() {
                grants.push(Grant {
                    from,
                    value,
                    vesting,
                });
            }
        }
        grants
    }

    fn read_exchange(&self, reader: &mut Reader, currency: &Currency) -> Option<Exchange> {
        let day = reader.day(OfferField::RateDay, &self.rate_day);
        if self.rate.trim().is_empty() {
            return None;
        }
        let limits = (Decimal::ZERO, MOST);
        let rate = reader.number(OfferField::Rate, &self.rate, Counts::Things, limits, 8);
        let is_read = !reader
            .problems
            .iter()
            .any(|problem| problem.field == OfferField::Rate);
        if rate.is_zero() && is_read {
            reader.tell(OfferField::Rate, "A rate is more than zero. Check it.");
        }
        match Currency::from_code(&self.rate_to) {
            None => {
                reader.tell(
                    OfferField::RateTo,
                    "Say which currency the rate is for, like USD or EUR.",
                );
                None
            }
            Some(to) if to == *currency => {
                reader.tell(
                    OfferField::RateTo,
                    "That is this offer’s own currency. Type the other one.",
                );
                None
            }
            Some(to) => Some(Exchange { rate, to, day }),
        }
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
}
