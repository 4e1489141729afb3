//! Offers as they are made, against figures worked out apart from the app: `tests/fixtures/offers/cases.py` adds
//! them up month by month in Python decimals.

use loopready::domain::offer::{Offer, PayPart, Scenario, Solution};
use serde_json::{Value, json};

const CASES: &str = include_str!("../fixtures/offers/cases.json");

/// A case with its offer, typed into an empty form.
fn cases() -> Vec<(Offer, Value)> {
    let cases: Vec<Value> = serde_json::from_str(CASES).unwrap();
    let typed = |case: Value| {
        let mut offer = serde_json::to_value(Offer::default()).unwrap();
        for (field, value) in case["offer"].as_object().unwrap() {
            assert!(offer.get(field).is_some(), "no field {field}");
            offer[field] = value.clone();
        }
        (serde_json::from_value(offer).unwrap(), case)
    };
    cases.into_iter().map(typed).collect()
}

#[test]
fn what_an_offer_pays_is_what_independent_decimals_say() {
    let cases = cases();
    assert!(cases.len() >= 20);
    for (offer, case) in &cases {
        let terms = offer.terms().unwrap();
        let exact = |amount| terms.currency.exact(amount);
        let totals = terms.totals(Scenario::Expected);
        let years: Vec<String> = totals
            .years()
            .iter()
            .map(|year| exact(year.total()))
            .collect();
        assert_eq!(json!(years), case["years"], "{}", offer.name);
        let parts = [
            (PayPart::Base, "base"),
            (PayPart::Bonus, "bonus"),
            (PayPart::SignOn, "sign_on"),
            (PayPart::Stock, "stock"),
            (PayPart::Refreshers, "refreshers"),
        ];
        for (part, name) in parts {
            let sum = exact(totals.whole().of(part));
            assert_eq!(json!(sum), case["parts"][name], "{}: {name}", offer.name);
        }
        let [first, ..] = totals.halves;
        assert_eq!(
            json!(exact(first.total())),
            case["first_half"],
            "{}",
            offer.name
        );
    }
}

#[test]
fn what_is_kept_on_leaving_is_what_independent_decimals_say() {
    let mut compared = 0;
    for (offer, case) in cases() {
        let terms = offer.terms().unwrap();
        let kept = terms
            .leave(Scenario::Expected)
            .map(|left| terms.currency.exact(left.kept()));
        assert_eq!(json!(kept), case["kept"], "{}", offer.name);
        compared += usize::from(kept.is_some());
    }
    assert!(compared >= 5);
}

#[test]
fn the_grant_that_a_target_takes_is_what_independent_decimals_say() {
    let mut compared = 0;
    for (offer, case) in cases() {
        let terms = offer.terms().unwrap();
        let Some(solution) = terms.solve(Scenario::Expected) else {
            continue;
        };
        let Solution::Grant(grant) = solution else {
            panic!("{}: {solution:?}", offer.name);
        };
        assert_eq!(
            json!(terms.currency.exact(grant)),
            case["grant"],
            "{}",
            offer.name
        );
        compared += 1;
    }
    assert!(compared >= 2);
}
