//! The negotiation sheet: what is offered, the gap to the target, what to ask for. Made to be printed.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::domain::format::dates;
use crate::domain::offer::{Ask, Offer, OfferTerms, PayPart, Scenario, YEARS};
use crate::domain::privacy::outgoing::Outgoing;
use crate::domain::record::id::RecordId;
use crate::route::OffersRoute;
use crate::state::use_app;
use crate::ui::components::{Table, number, words};
use crate::ui::offer::figures::{Assumptions, Scenarios};
use crate::ui::shared::{BeforeItLeaves, Link, NotFoundHere, ShownWith};

/// The sheet of an offer.
#[component]
pub fn NegotiationPage(id: RecordId) -> impl IntoView {
    let app = use_app();
    let handouts = app.handouts;
    on_cleanup(move || handouts.show_own_words());
    let offers = app.library.of::<Offer>();
    let kept = {
        let id = id.clone();
        Memo::new(move |_| offers.get(&id).map(|record| record.body))
    };
    if kept.with_untracked(Option::is_none) {
        return view! { <NotFoundHere what="offer" to=OffersRoute::Compare place="the offers" /> }
            .into_any();
    }
    let shown = Memo::new(move |_| {
        let with = handouts.shown_with.get();
        kept.get().map(|offer| offer.with_stand_ins(&with))
    });
    let scenario = RwSignal::new(Scenario::Expected);
    let today = move || app.plan.day(app.plan.now());
    let day = RwSignal::new(today());
    let print = move |_| {
        // The page may have stood open since yesterday.
        day.set(today());
        if let Some(offer) = kept.get_untracked() {
            handouts.print(&offer);
        }
    };
    let name = move || shown.with(|offer| offer.as_ref().map(Offer::display_name));
    let sheet = move || {
        shown.with(|offer| {
            let offer = offer.as_ref()?;
            Some(match offer.terms() {
                Ok(terms) => sheet(offer, &terms, scenario.get()).into_any(),
                Err(_) => {
                    view! { <p class="empty">"Some fields of this offer need fixing first."</p> }
                        .into_any()
                }
            })
        })
    };
    view! {
        <p class="eyebrow"><Link to=OffersRoute::Compare>"Offers"</Link></p>
        <ShownWith />
        <BeforeItLeaves />
        <article class="negotiation">
            <h1>{name}", negotiation sheet"</h1>
            <p class="muted">{move || format!("As of {}.", dates::in_words(&day.get()))}</p>
            <Scenarios scenario />
            {sheet}
            <h2>"Assumptions"</h2>
            <Assumptions />
            <div class="actions">
                <button class="button button--primary" type="button" on:click=print>"Print or save as PDF"</button>
                <Link to=OffersRoute::Offer(Some(id)) class="button">"Edit offer"</Link>
            </div>
        </article>
    }
    .into_any()
}

fn sheet(offer: &Offer, terms: &OfferTerms, scenario: Scenario) -> impl IntoView + use<> {
    let totals = terms.totals(scenario);
    let currency = &terms.currency;
    let parts = totals.parts();
    let rows = totals
        .years()
        .into_iter()
        .zip(1..)
        .map(|(pay, year)| {
            let amounts =
                std::iter::once(pay.total()).chain(parts.iter().map(|&part| pay.of(part)));
            let cells = amounts
                .map(|amount| view! { <td class="number">{currency.whole(amount)}</td> })
                .collect_view();
            view! { <tr><th scope="row">{format!("Year {year}")}</th>{cells}</tr> }
        })
        .collect_view();
    let mut heads = vec![words(currency.code().to_owned()), number("Total")];
    heads.extend(parts.iter().map(|part| number(part.name())));
    let whole = totals.whole();
    let average = currency.say(whole.total() / Decimal::from(YEARS));
    let share = (!whole.total().is_zero())
        .then(|| (whole.of(PayPart::Stock) * Decimal::ONE_HUNDRED / whole.total()).round())
        .map(|share| format!(" Stock is {share} % of it."));
    let answer = terms
        .answer_by
        .map(|day| view! { <p><strong>"Answer by "{dates::in_words(&day)}"."</strong></p> });
    let notes = (!offer.notes.trim().is_empty()).then(|| {
        view! {
            <h2>"Notes"</h2>
            <p class="negotiation__notes" dir="auto">{offer.notes.clone()}</p>
        }
    });
    let questions = offer
        .open_questions(terms)
        .into_iter()
        .map(|question| view! { <li>{question}</li> })
        .collect_view();
    view! {
        {answer}
        <h2>"What they offer"</h2>
        <Table class="table offer__table" scrolls="Pay by year" heads>{rows}</Table>
        <p>
            {format!("{average} a year on average, with a share price of {}.", terms.growth_in_words(scenario))}
            {share}
        </p>
        <h2>"The gap"</h2>
        {gap(terms, scenario)}
        <h2>"What to ask them"</h2>
        <ul class="prose-list">{questions}</ul>
        {notes}
    }
}

fn gap(terms: &OfferTerms, scenario: Scenario) -> impl IntoView + use<> {
    let say = |amount| terms.currency.say(amount);
    let wanted = terms.target.map(say).unwrap_or_default();
    let told = match terms.gap(scenario) {
        None => "Set a target in the offer to see the gap and what closes it.".to_owned(),
        Some(gap) if gap > Decimal::ZERO => {
            format!(
                "The offer is {} a year below your target of {wanted}.",
                say(gap)
            )
        }
        Some(gap) if gap.is_zero() => format!("The offer pays your target of {wanted}."),
        Some(gap) => format!(
            "The offer is {} a year above your target of {wanted}.",
            say(gap.abs())
        ),
    };
    let asks = terms.asks(scenario);
    let rows = asks
        .iter()
        .map(|&Ask { lever, from, to }| {
            let more = say(to - from);
            let line = format!(
                "A {} of {} instead of {}: {more} more.",
                lever.name(),
                say(to),
                say(from)
            );
            view! { <li>{line}</li> }
        })
        .collect_view();
    let list = (!asks.is_empty()).then(|| {
        view! {
            <p>"Each of these closes the gap on its own. Ask for one, and keep the others for the next round."</p>
            <ul class="prose-list" data-testid="asks">{rows}</ul>
        }
    });
    view! {
        <p data-testid="gap">{told}</p>
        {list}
    }
}
