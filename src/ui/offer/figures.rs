//! What an offer pays: by half-year and year, when leaving early, in the fifth year, and the grant
//! needed for a target.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::domain::format::counts::counted;
use crate::domain::format::dates;
use crate::domain::offer::{
    Leaving, Offer, OfferTerms, Pay, PayPart, Problem, Scenario, Solution, YEARS,
};
use crate::state::Typed;
use crate::ui::components::form::{Choice, offered};
use crate::ui::components::{Table, number, words};
use crate::ui::offer::chart::{PayChart, PayLegend};

/// The choice of a share price scenario.
#[component]
pub fn Scenarios(
    /// The selected one.
    scenario: RwSignal<Scenario>,
) -> impl IntoView {
    view! { <Choice name="scenario" legend="Share price" options=offered() value=scenario /> }
}

/// The figures of the offer currently in the form.
#[component]
pub fn Figures(
    /// The form.
    typed: Typed<Offer>,
    /// The calculated figures.
    terms: Memo<Result<OfferTerms, Vec<Problem>>>,
) -> impl IntoView {
    let scenario = RwSignal::new(Scenario::Expected);
    let figures = move || match terms.get() {
        Err(problems) => withheld(&problems).into_any(),
        Ok(terms) => figures(typed, &terms, scenario.get()).into_any(),
    };
    view! {
        <section aria-labelledby="figures">
            <h2 id="figures">"What it pays"</h2>
            <Scenarios scenario />
            <div data-testid="figures">{figures}</div>
            <details>
                <summary>"How this is calculated"</summary>
                <Assumptions />
            </details>
        </section>
    }
}

/// The rules behind every figure.
#[component]
pub fn Assumptions() -> impl IntoView {
    view! {
        <ul class="prose-list">
            <li>"The first half-year ends six months after the first day. Stock vests on the last day of its period, \
                at that day’s price."</li>
            <li>"The share price moves by its yearly rate on each anniversary, and evenly by part of it in between."</li>
            <li>"Base is paid evenly. A sign-on is paid at the start of its year, or in 12 equal parts at each month’s \
                end."</li>
            <li>"A bonus is counted at target, in full, at the end of each year."</li>
            <li>"A refresher is worth its amount on the day of its grant, and vests evenly within each year."</li>
            <li>"If you leave mid-year, base is counted to the day, monthly sign-on for whole months. The year’s bonus \
                isn’t."</li>
            <li>"Stock that vests on your last day counts. Later stock doesn’t."</li>
            <li>"If you pay back a sign-on, you pay for the days of its year you don’t work. Monthly parts stay \
                yours."</li>
            <li>"Amounts are exact decimals. Tables show whole units, and the CSV has the cents. No tax is \
                included."</li>
        </ul>
    }
}

fn withheld(problems: &[Problem]) -> impl IntoView + use<> {
    let count = problems.len();
    view! {
        <p class="empty" role="status">
            {if count == 1 {
                "One field needs fixing. Its message says why. The numbers return when it’s fixed.".to_owned()
            } else {
                format!("{count} fields need fixing. Their messages say why. The numbers return when they’re fixed.")
            }}
        </p>
    }
}

fn figures(typed: Typed<Offer>, terms: &OfferTerms, scenario: Scenario) -> impl IntoView + use<> {
    let totals = terms.totals(scenario);
    let currency = terms.currency.clone();
    let whole = totals.whole().total();
    let average = currency.say(whole / Decimal::from(YEARS));
    let rows: Vec<(String, Pay)> = totals
        .halves
        .into_iter()
        .enumerate()
        .map(|(half, pay)| {
            let which = if half % 2 == 0 { "first" } else { "second" };
            (format!("Year {}, {which} half", half / 2 + 1), pay)
        })
        .collect();
    let widest = rows
        .iter()
        .map(|(_, pay)| pay.total())
        .max()
        .unwrap_or_default();
    let title = format!(
        "Pay by half-year in {}: base, sign-on, and stock. The table below has the numbers.",
        currency.code()
    );
    let parts = totals.parts();
    let line = |label: String, pay: Pay, is_year: bool| {
        // The total stands first, where a narrow screen shows it.
        let amounts = std::iter::once(pay.total()).chain(parts.iter().map(|&part| pay.of(part)));
        let cells = amounts
            .map(|amount| view! { <td class="number">{currency.whole(amount)}</td> })
            .collect_view();
        view! { <tr data-year=is_year.then_some("true")><th scope="row">{label}</th>{cells}</tr> }
    };
    let lines = rows
        .chunks(2)
        .zip(totals.years())
        .enumerate()
        .map(|(year, (halves, sum))| {
            let halves = halves
                .iter()
                .zip(["First half", "Second half"])
                .map(|((_, pay), label)| line(label.to_owned(), *pay, false))
                .collect_view();
            view! { {line(format!("Year {}", year + 1), sum, true)} {halves} }
        })
        .collect_view();
    let sum = line("Four years".to_owned(), totals.whole(), true);
    let mut heads = vec![words(terms.currency.code().to_owned()), number("Total")];
    heads.extend(parts.iter().map(|part| number(part.name())));
    let warnings = terms
        .schedule_warnings()
        .into_iter()
        .map(|text| view! { <p class="banner" data-tone="alert" role="status">{text}</p> })
        .collect_view();
    view! {
        {warnings}
        <p class="offer__sum" data-testid="average"><strong>{average}</strong>" a year on average"</p>
        <p class="muted">{format!("{} over four years, before tax.", currency.say(whole))}</p>
        <PayLegend parts />
        <PayChart title rows currency=terms.currency.clone() widest />
        <Table class="table offer__table" scrolls="Pay by half-year" heads>
            {lines}{sum}
        </Table>
        <h3>"After year 4"</h3>
        <p class="prose">{after(terms, scenario)}</p>
        {terms.leave(scenario).map(|left| leaving(terms, &left))}
        {terms.solve(scenario).map(|solution| target(typed, terms, solution))}
    }
}

fn after(terms: &OfferTerms, scenario: Scenario) -> String {
    let drop = terms.drop(scenario);
    let currency = &terms.currency;
    let share = drop
        .percent()
        .map(|percent| format!(", {percent} % less"))
        .unwrap_or_default();
    let fifth = drop.fifth.total();
    let has = |part| !drop.fifth.of(part).is_zero();
    let made_of = match (has(PayPart::Bonus), has(PayPart::Refreshers)) {
        (false, false) => "only the base",
        (true, false) => "base and bonus",
        (false, true) => "the base and older refreshers",
        (true, true) => "base, bonus, and older refreshers",
    };
    match drop.less() {
        less if less > Decimal::ZERO => format!(
            "Without a new grant, year 5 pays {made_of}: {}. That is {} less than year 4{share}. Ask how and \
             when they grant more stock.",
            currency.say(fifth),
            currency.say(less)
        ),
        less if less.is_zero() => format!(
            "Without a new grant, year 5 pays {made_of}: {}, the same as year 4.",
            currency.say(fifth)
        ),
        less => format!(
            "Without a new grant, year 5 pays {made_of}: {}. That is {} more than year 4.",
            currency.say(fifth),
            currency.say(less.abs())
        ),
    }
}

fn leaving(terms: &OfferTerms, left: &Leaving) -> impl IntoView + use<> {
    let say = |amount| terms.currency.say(amount);
    let day = terms
        .leaving
        .map(|day| dates::in_words(&day))
        .unwrap_or_default();
    let next = left
        .next
        .map(|(next, value)| format!("{} more vests on {}.", say(value), dates::in_words(&next)));
    let facts = (!terms.yearly_bonus().is_zero()).then(|| {
        view! {
            <dt>"Bonus, for whole years"</dt>
            <dd>{say(left.earned.bonus)}</dd>
        }
    });
    view! {
        <h3>"If you leave on "{day}</h3>
        <p data-testid="kept"><strong>{say(left.kept())}</strong>" you keep, for "{counted(left.days, "day", "days")}</p>
        <dl class="facts">
            <dt>"Base, to the day"</dt>
            <dd>{say(left.earned.base)}</dd>
            {facts}
            <dt>"Sign-on paid"</dt>
            <dd>{say(left.earned.sign_on)}</dd>
            <dt>"Sign-on you pay back"</dt>
            <dd>{say(left.back)}</dd>
            <dt>"Vested stock"</dt>
            <dd>{say(left.earned.stock + left.earned.refreshers)}</dd>
            <dt>"Forfeited stock, at the grant price"</dt>
            <dd>{say(left.forfeited)}</dd>
        </dl>
        <p class="muted">{next}</p>
    }
}

fn target(typed: Typed<Offer>, terms: &OfferTerms, solution: Solution) -> impl IntoView + use<> {
    let say = |amount| terms.currency.say(amount);
    let wanted = terms.target.map(say).unwrap_or_default();
    let told = match solution {
        Solution::Grant(grant) if grant == terms.grant.value => {
            format!(
                "The grant of {} pays {wanted} a year on average.",
                say(grant)
            )
        }
        Solution::Grant(grant) => format!(
            "An average of {wanted} a year takes a grant of {}, {} {} than this one.",
            say(grant),
            say((grant - terms.grant.value).abs()),
            if grant > terms.grant.value {
                "more"
            } else {
                "less"
            }
        ),
        Solution::WithoutStock(over) => format!(
            "Without this grant, the offer pays {wanted} a year, with {} left over in four years.",
            say(over)
        ),
        Solution::Never => {
            format!("No grant pays {wanted} a year with this schedule and share price. Check both.")
        }
    };
    let take = match solution {
        Solution::Grant(grant) if grant != terms.grant.value => {
            let value = terms.currency.exact(grant);
            Some(view! {
                <button
                    class="button"
                    type="button"
                    on:click=move |_| typed.reshape(|offer| offer.set_grant(&value))
                >
                    "Use this grant"
                </button>
            })
        }
        _ => None,
    };
    view! {
        <h3>"The target"</h3>
        <p class="prose" data-testid="target">{told}</p>
        {take}
    }
}
