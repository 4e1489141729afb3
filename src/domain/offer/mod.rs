//! An offer: what it pays in each half-year of its first four years, what the candidate keeps when
//! leaving on a given day, and which grant would reach a target.
//!
//! The rules, which the app shows beside the result:
//! - Half-years are counted from the first day of work. Stock vests on the last day of its period.
//! - The base is paid evenly, a sign-on at the beginning of its year or in twelve monthly parts, and a
//!   bonus in full at the end of its year.
//! - The share price grows by its yearly rate on each anniversary, and by a proportional share of it in
//!   between. A refresher is worth its amount on the day it is granted.
//! - Amounts are rounded to the currency's smallest unit, in a way that the half-years add up exactly to
//!   the years, and the years to the total.

pub mod exchange;
pub mod form;
mod negotiation;
pub mod pay;
mod reading;
mod table;
mod vesting;

pub use exchange::Exchange;
pub use form::{BonusBy, GrantBy, HABIT, Offer, OfferField, Problem, REFRESHERS};
pub use negotiation::{Ask, Lever};
pub use pay::{Drop, Leaving, OfferTerms, Pay, PayPart, Scenario, Solution, Totals};
pub use table::to_csv;
pub use vesting::{HALVES, SCHEDULES, VestEvery, YEARS};

#[cfg(test)]
mod tests {
    use chrono::{Days, NaiveDate};
    use rust_decimal::Decimal;

    use super::*;
    use crate::domain::format::dates;
    use proptest::prelude::*;

    /// Reference case (a) of the domain notes: a base, two sign-ons, and stock.
    fn first() -> Offer {
        offer("1,917,000", ["647,000", "518,000"], "1,556,000")
    }

    /// Reference case (b): every year pays 350,000.
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
    fn the_rate_of_a_scenario_is_said_with_its_sign() {
        let offer = Offer {
            growth: ["-7.50", "0", "12"].map(str::to_owned),
            ..second()
        };
        let terms = offer.terms().unwrap();
        assert_eq!(
            Scenario::ALL.map(|scenario| terms.growth_in_words(scenario)),
            ["−7.5 % a year", "±0 % a year", "+12 % a year"]
        );
    }

    #[test]
    fn a_schedule_that_is_not_whole_says_by_how_much() {
        let mut odd = second();
        odd.vesting[7] = "15".to_owned();
        let short = odd.terms().unwrap().schedule_warnings().concat();
        assert!(
            short.contains("95 %") && short.contains("5 % of the grant never vests"),
            "{short}"
        );
        odd.vesting[7] = "22.5".to_owned();
        let over = odd.terms().unwrap().schedule_warnings().concat();
        assert!(
            over.contains("102.5 %") && over.contains("2.5 % more"),
            "{over}"
        );
        assert!(second().terms().unwrap().schedule_warnings().is_empty());
    }

    #[test]
    fn every_proposed_schedule_vests_the_grant_once() {
        for schedule in SCHEDULES {
            for every in VestEvery::ALL {
                let mut offer = Offer {
                    vest_every: every,
                    ..second()
                };
                offer.take_schedule(&schedule);
                let warnings = offer.terms().unwrap().schedule_warnings();
                assert!(warnings.is_empty(), "{warnings:?}");
            }
        }
    }

    #[test]
    fn vesting_more_or_less_often_begins_with_what_vests_now_and_loses_nothing() {
        let mut offer = second();
        let before = offer.terms().unwrap().totals(Scenario::Rises);
        offer.vest_every(VestEvery::Quarter);
        assert_eq!(offer.vesting_quarters[3], "5");
        assert_eq!(offer.terms().unwrap().totals(Scenario::Rises), before);
        offer.vesting_quarters[3] = "4".to_owned();
        offer.vest_every(VestEvery::Year);
        assert_eq!(offer.vesting_years, ["4", "15", "40", "40"]);
        offer.vest_every(VestEvery::Half);
        assert_eq!(offer.vesting, second().vesting);
        offer.vest_every(VestEvery::Quarter);
        assert_eq!(offer.vesting_quarters[3], "4");
        let mut unread = second();
        unread.vesting[0] = "some".to_owned();
        unread.vest_every(VestEvery::Year);
        assert_eq!(unread.vesting_years, [""; YEARS]);
    }

    #[test]
    fn an_exchange_rate_needs_another_currency_and_a_rate() {
        let with = |rate: &str, to: &str| Offer {
            rate: rate.to_owned(),
            rate_to: to.to_owned(),
            ..second()
        };
        for (rate, to, field) in [
            ("0.92", "", OfferField::RateTo),
            ("0.92", "usd", OfferField::RateTo),
            ("0", "EUR", OfferField::Rate),
            ("some", "EUR", OfferField::Rate),
        ] {
            let told = advice(&with(rate, to));
            assert_eq!(told.len(), 1, "{told:?}");
            assert_eq!(told[0].0, field);
        }
        assert_eq!(with("", "EUR").terms().unwrap().exchange, None);
        let terms = with("0.92", "eur").terms().unwrap();
        let exchange = terms.exchange.clone().unwrap();
        assert_eq!(
            terms.in_currency(cents(10_005), &exchange.to),
            Some(cents(9_205))
        );
        assert_eq!(terms.in_currency(cents(1), &terms.currency), Some(cents(1)));
        let yen = crate::domain::format::money::Currency::from_code("JPY").unwrap();
        assert_eq!(terms.in_currency(cents(1), &yen), None);
    }

    #[test]
    fn an_offer_from_before_bonus_and_refreshers_is_read_as_it_was() {
        let mut old = serde_json::to_value(second()).unwrap();
        let fields = old.as_object_mut().unwrap();
        for added in [
            "bonus_by",
            "bonus",
            "sign_on_monthly",
            "vest_every",
            "vesting_quarters",
            "vesting_years",
            "refreshers",
            "rate",
            "rate_to",
            "rate_day",
            "answer_by",
            "is_answered",
            "notes",
        ] {
            assert!(fields.remove(added).is_some(), "{added}");
        }
        assert_eq!(serde_json::from_value::<Offer>(old).unwrap(), second());
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
        assert!(told[2].1.contains("Type 1917 or 1.9170."));
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
            (drop.fourth, drop.fifth.total()),
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
    fn a_table_for_spreadsheets_names_its_share_price_and_day_and_runs_no_formula() {
        let mut named = second();
        named.name = "=A1, \"the\" offer".to_owned();
        named.growth = ["-7.50", "0", "12"].map(str::to_owned);
        let day = NaiveDate::from_ymd_opt(2026, 3, 9).unwrap();
        for (scenario, told) in [
            (Scenario::Falls, "Lower,-7.5,2026-03-09"),
            (Scenario::Expected, "Expected,0,2026-03-09"),
            (Scenario::Rises, "Higher,12,2026-03-09"),
        ] {
            let csv = to_csv(std::slice::from_ref(&named), scenario, day);
            let first = format!(
                "\"'=A1, \"\"the\"\" offer\",USD,{told},1,1,87500.00,0.00,153125.00,0.00,0.00,240625.00"
            );
            assert_eq!(csv.lines().count(), 9);
            assert_eq!(csv.lines().nth(1), Some(&*first));
        }
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
            prop_assert_eq!(terms.totals(Scenario::Expected).whole().stock, terms.grant.value);
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
            let off = left.earned.stock + left.forfeited - terms.grant.value;
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
