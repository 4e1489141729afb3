//! The offers side by side.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::domain::format::dates;
use crate::domain::offer::exchange::common;
use crate::domain::offer::{Leaving, Offer, OfferTerms, Pay, PayPart, Scenario, YEARS, to_csv};
use crate::domain::privacy::outgoing::Outgoing;
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::writing::document::FileKind;
use crate::route::{OffersRoute, Route, frame};
use crate::state::{unsaved, use_app};
use crate::ui::offer::chart::{PayChart, PayLegend};
use crate::ui::offer::figures::{Assumptions, Scenarios};
use crate::ui::shared::{BeforeItLeaves, Link, ShownWith, UnsavedForms};

/// An offer that can be compared, with its name.
type Column = (String, OfferTerms);

/// The list of offers, and a comparison of their pay.
#[component]
pub fn OffersPage() -> impl IntoView {
    let app = use_app();
    let handouts = app.handouts;
    on_cleanup(move || handouts.show_own_words());
    let forms = unsaved::<Offer>(app.core(), "offer");
    let offers = Memo::new(move |_| app.library.of::<Offer>().living());
    let bodies = move || {
        offers.with(|offers| {
            offers
                .iter()
                .map(|one| one.body.clone())
                .collect::<Vec<_>>()
        })
    };
    let scenario = RwSignal::new(Scenario::Expected);
    let list = move || {
        offers.with(|offers| {
            if offers.is_empty() {
                return view! {
                    <p class="empty">
                        "Enter one to see what each half-year pays and what to ask for. Enter a second one to see \
                         both side by side."
                    </p>
                }
                .into_any();
            }
            let rows = offers.iter().map(row).collect_view();
            view! { <ul class="rows rows--wrapping">{rows}</ul> }.into_any()
        })
    };
    let columns = Memo::new(move |_| {
        let shown = handouts
            .shown_with
            .with(|with| bodies().with_stand_ins(with));
        shown
            .iter()
            .filter_map(|offer| Some((offer.display_name(), offer.terms().ok()?)))
            .collect::<Vec<Column>>()
    });
    let has_columns = Memo::new(move |_| columns.with(|columns| !columns.is_empty()));
    let today = move || app.plan.day(app.plan.now());
    let save = move |_| {
        let (scenario, day) = (scenario.get_untracked(), today());
        handouts.let_out(untrack(bodies), move |offers| {
            handouts.save_text("offers", FileKind::Csv, &to_csv(&offers, scenario, day));
        });
    };
    let day = RwSignal::new(today());
    let print = move |_| {
        // The page may have been open since yesterday.
        day.set(today());
        handouts.print(&untrack(bodies));
    };
    let basis = move || {
        format!(
            "Share price scenario: {}. As of {}.",
            scenario.get().name(),
            dates::in_words(&day.get())
        )
    };
    view! {
        <p class="eyebrow"><Link to=Route::Today>"Today"</Link></p>
        <h1>{frame::OFFERS.heading}</h1>
        <p class="lead">{frame::OFFERS.lead}</p>
        <p><Link to=OffersRoute::Offer(None) class="button button--primary">"New offer"</Link></p>
        <UnsavedForms forms name=Offer::display_name to=form_of />
        {list}
        <Show when=move || has_columns.get()>
            <ShownWith />
            <BeforeItLeaves />
            <section class="offers" aria-labelledby="side-by-side">
                <h2 id="side-by-side">"Side by side"</h2>
                <Scenarios scenario />
                <p class="muted" data-testid="basis">{basis}</p>
                {move || columns.with(|columns| table(columns, scenario.get()))}
                {move || columns.with(|columns| view! { <PayLegend parts=parts(columns) /> })}
                <div class="offers__charts">{move || columns.with(|columns| charts(columns, scenario.get()))}</div>
                <h3>"Assumptions"</h3>
                <Assumptions />
                <div class="actions">
                    <button class="button" type="button" on:click=print>"Print or save as PDF"</button>
                    <button class="button" type="button" on:click=save>"Save as CSV"</button>
                </div>
            </section>
        </Show>
    }
}

/// The form of an offer, or of a new one.
fn form_of(id: Option<RecordId>) -> Route {
    OffersRoute::Offer(id).into()
}

fn row(record: &Record<Offer>) -> impl IntoView + use<> {
    let library = use_app().library;
    let id = record.id().clone();
    let offer = record.body.clone();
    let name = offer.display_name();
    let told = match offer.terms() {
        Ok(terms) => {
            let whole = terms.totals(Scenario::Expected).whole().total();
            format!(
                "{} a year on average{}",
                terms.currency.say(whole / Decimal::from(YEARS)),
                answer(&offer, &terms)
            )
        }
        Err(problems) => match problems.len() {
            1 => "1 field needs fixing, so this offer isn’t compared".to_owned(),
            count => format!("{count} fields need fixing, so this offer isn’t compared"),
        },
    };
    let copy = move |_| {
        let mut copied = offer.clone();
        copied.name = format!("{}, a copy", offer.display_name());
        library.add(copied);
    };
    let deleted = format!("“{name}” deleted.");
    let delete = {
        let id: RecordId = id.clone();
        move |_| library.delete::<Offer>(&id, deleted.clone())
    };
    let spoken = format!(" “{name}”");
    let negotiated = spoken.clone();
    view! {
        <li class="row">
            <div class="row__text">
                <Link to=OffersRoute::Offer(Some(id.clone())) class="row__title">{name}</Link>
                <p class="muted small">{told}</p>
            </div>
            <Link to=OffersRoute::Negotiation(id) class="button button--quiet">
                "Negotiate"
                <span class="visually-hidden">{negotiated}</span>
            </Link>
            <button class="button button--quiet" type="button" on:click=copy>
                "Copy"
                <span class="visually-hidden">{spoken.clone()}</span>
            </button>
            <button class="button button--quiet" type="button" on:click=delete>
                "Delete"
                <span class="visually-hidden">{spoken}</span>
            </button>
        </li>
    }
}

/// By when it is to be answered, if that is known and it was not.
fn answer(offer: &Offer, terms: &OfferTerms) -> String {
    match terms.answer_by {
        Some(day) if !offer.is_answered => format!(" · answer by {}", dates::in_words(&day)),
        _ => String::new(),
    }
}

/// The parts of pay that any of the offers has.
fn parts(columns: &[Column]) -> Vec<PayPart> {
    let has = |part: &PayPart| {
        columns
            .iter()
            .any(|(_, terms)| terms.totals(Scenario::Expected).parts().contains(part))
    };
    let mut parts = PayPart::ALL.to_vec();
    parts.retain(has);
    parts
}

/// The average in one currency, at the rates that the candidate noted; or that there is none.
fn converted(columns: &[Column], scenario: Scenario) -> (Option<AnyView>, Option<AnyView>) {
    let mut codes: Vec<&str> = columns
        .iter()
        .map(|(_, terms)| terms.currency.code())
        .collect();
    codes.dedup();
    if codes.len() < 2 {
        return (None, None);
    }
    let own: Vec<_> = columns
        .iter()
        .map(|(_, terms)| (&terms.currency, terms.exchange.as_ref()))
        .collect();
    let Some(currency) = common(&own) else {
        let banner = view! {
            <p class="banner" role="status">
                "These offers are in different currencies. Add an exchange rate to an offer to compare them."
            </p>
        };
        return (Some(banner.into_any()), None);
    };
    let cells = columns
        .iter()
        .map(|(_, terms)| {
            let average = terms.totals(scenario).whole().total() / Decimal::from(YEARS);
            let amount = terms.in_currency(average, currency);
            let amount = amount.map_or_else(|| "–".to_owned(), |amount| currency.whole(amount));
            view! { <td class="number">{amount}</td> }
        })
        .collect_view();
    let rates = columns
        .iter()
        .filter(|(_, terms)| terms.currency != *currency)
        .filter_map(|(name, terms)| {
            let rate = terms.exchange.as_ref()?.in_words(&terms.currency);
            Some(view! { <p class="muted small">{format!("{name}: {rate}.")}</p> })
        })
        .collect_view();
    let row = view! {
        <tr data-year="true">
            <th scope="row">{format!("Average a year, in {}", currency.code())}</th>
            {cells}
        </tr>
    };
    (Some(rates.into_any()), Some(row.into_any()))
}

fn table(columns: &[Column], scenario: Scenario) -> impl IntoView + use<> {
    let names = columns
        .iter()
        .map(|(name, _)| view! { <th scope="col" class="number">{name.clone()}</th> })
        .collect_view();
    let line = |label: String, tell: &dyn Fn(&OfferTerms) -> String| {
        let cells = columns
            .iter()
            .map(|(_, terms)| view! { <td class="number">{tell(terms)}</td> })
            .collect_view();
        view! { <tr><th scope="row">{label}</th>{cells}</tr> }
    };
    let amount = |label: &str, of: &dyn Fn(&OfferTerms) -> Decimal| {
        line(label.to_owned(), &|terms| terms.currency.whole(of(terms)))
    };
    let years = (0..YEARS)
        .map(|year| {
            amount(&format!("Year {}", year + 1), &|terms| {
                year_of(terms, scenario, year)
            })
        })
        .collect_view();
    let has_leaving = columns.iter().any(|(_, terms)| terms.leaving.is_some());
    let leaving = has_leaving.then(|| {
        let day = line("If you leave on".to_owned(), &|terms| {
            terms
                .leaving
                .map_or_else(|| "–".to_owned(), |day| dates::in_words(&day))
        });
        let of = |tell: fn(&Leaving) -> Decimal| {
            move |terms: &OfferTerms| {
                terms
                    .leave(scenario)
                    .map_or_else(|| "–".to_owned(), |left| terms.currency.whole(tell(&left)))
            }
        };
        view! {
            {day}
            {line("You keep".to_owned(), &of(Leaving::kept))}
            {line("Forfeited stock".to_owned(), &of(|left| left.forfeited))}
        }
    });
    let four_years = parts(columns)
        .into_iter()
        .filter(|&part| part != PayPart::Base)
        .map(|part| {
            amount(&format!("{} in four years", part.name()), &|terms| {
                terms.totals(scenario).whole().of(part)
            })
        })
        .collect_view();
    let (rates, in_one_currency) = converted(columns, scenario);
    view! {
        {rates}
        <div class="table-scroll" tabindex="0" role="region" aria-label="Offers side by side">
            <table class="table offer__table" data-testid="compared">
                <thead><tr><th scope="col"><span class="visually-hidden">"Figure"</span></th>{names}</tr></thead>
                <tbody>
                    {line("Currency".to_owned(), &|terms| terms.currency.code().to_owned())}
                    {line(format!("Share price, {}", scenario.name()), &|terms| terms.growth_in_words(scenario))}
                    {years}
                    {amount("Four years", &|terms| terms.totals(scenario).whole().total())}
                    {amount("Average a year", &|terms| {
                        terms.totals(scenario).whole().total() / Decimal::from(YEARS)
                    })}
                    {in_one_currency}
                    {four_years}
                    {amount("Year 5 without a new grant", &|terms| terms.drop(scenario).fifth.total())}
                    {leaving}
                </tbody>
            </table>
        </div>
    }
}

fn year_of(terms: &OfferTerms, scenario: Scenario, year: usize) -> Decimal {
    terms
        .totals(scenario)
        .years()
        .get(year)
        .map_or(Decimal::ZERO, |pay| pay.total())
}

fn charts(columns: &[Column], scenario: Scenario) -> impl IntoView + use<> {
    let years: Vec<Vec<Pay>> = columns
        .iter()
        .map(|(_, terms)| terms.totals(scenario).years())
        .collect();
    columns
        .iter()
        .zip(&years)
        .map(|((name, terms), own)| {
            // Scaled to the highest year of any offer in the same currency.
            let widest = columns
                .iter()
                .zip(&years)
                .filter(|((_, other), _)| other.currency == terms.currency)
                .flat_map(|(_, years)| years.iter().map(|pay| pay.total()))
                .max()
                .unwrap_or_default();
            let rows = own
                .iter()
                .enumerate()
                .map(|(year, pay)| (format!("Year {}", year + 1), *pay))
                .collect();
            let title = format!(
                "{name}: pay by year in {}. The table has the numbers.",
                terms.currency.code()
            );
            view! {
                <figure class="offers__chart">
                    <figcaption>{format!("{name}, {}", terms.currency.code())}</figcaption>
                    <PayChart title rows currency=terms.currency.clone() widest />
                </figure>
            }
        })
        .collect_view()
}
