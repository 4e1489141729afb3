//! The form of an offer. Typed text is stored and calculated immediately; "Save" makes it an offer.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::domain::format::money::PROPOSED;
use crate::domain::offer::{
    BonusBy, GrantBy, HABIT, Offer, OfferField, OfferTerms, Problem, REFRESHERS, SCHEDULES,
    Scenario, YEARS,
};
use crate::domain::record::id::RecordId;
use crate::route::OffersRoute;
use crate::state::{Typed, use_app};
use crate::ui::components::form::{CheckBox, Choice, Select, TextArea, TextField, offered};
use crate::ui::offer::figures::Figures;
use crate::ui::shared::{DraftForm, Fields, Link, NotFoundHere, field};

/// The form, and its calculated figures.
#[derive(Clone, Copy)]
struct Desk {
    typed: Typed<Offer>,
    terms: Memo<Result<OfferTerms, Vec<Problem>>>,
}

/// An offer in its form: an existing one, or a new one.
#[component]
pub fn OfferForm(id: Option<RecordId>) -> impl IntoView {
    let app = use_app();
    let offers = app.library.of::<Offer>();
    if id
        .as_ref()
        .is_some_and(|id| untrack(|| offers.get(id)).is_none())
    {
        return view! { <NotFoundHere what="offer" to=OffersRoute::Compare place="the offers" /> }
            .into_any();
    }
    let typed = Typed::<Offer>::of_record(app.core(), "offer", id.as_ref());
    let terms = Memo::new(move |_| typed.with(Offer::terms));
    let desk = Desk { typed, terms };
    let save = move |()| {
        if typed.save_as_typed().is_some() {
            app.library.tell_once_kept("Offer saved.");
            app.go(OffersRoute::Compare);
        }
    };
    // Beside the buttons, where a phone shows it while a field is filled in.
    let pinned = Memo::new(move |_| {
        let terms = terms.get().ok()?;
        let whole = terms.totals(Scenario::Expected).whole().total();
        let average = terms.currency.whole(whole / Decimal::from(YEARS));
        Some(format!("{} {average} a year", terms.currency.code()))
    });
    let state =
        view! { <strong class="offer__pinned" data-testid="pinned">{pinned}</strong> }.into_any();
    let sheet = id.clone().map(|id| {
        view! { <p><Link to=OffersRoute::Negotiation(id)>"Open the negotiation sheet"</Link></p> }
    });
    view! {
        <DraftForm
            typed
            back=(OffersRoute::Compare.into(), "Offers".to_owned())
            title=if id.is_some() { "Offer" } else { "New offer" }
            verb="Save offer"
            save
            state
        >
            <div class="offer">
                <div>
                    <TextField
                        name="name"
                        label="Name"
                        hint="For example, the company, the city, and the version."
                        value=field!(typed, name)
                    />
                    <Cash desk />
                    <Stock desk />
                    <Dates desk />
                    <Target desk />
                    <TextArea
                        name="notes"
                        label="Notes"
                        hint="What they said, who said it, and what is still open."
                        value=field!(typed, notes)
                    />
                </div>
                <div class="offer__aside">
                    <Figures typed terms />
                    {sheet}
                </div>
            </div>
        </DraftForm>
    }
    .into_any()
}

/// A text field of the offer, with its error.
#[component]
fn OfferText(
    desk: Desk,
    /// The field.
    field: OfferField,
    /// The label.
    #[prop(into)]
    label: String,
    /// The name of the control, unique on the page.
    #[prop(into)]
    name: String,
    /// A hint.
    #[prop(optional)]
    hint: &'static str,
    /// The input type.
    #[prop(default = "text")]
    kind: &'static str,
) -> impl IntoView {
    let Desk { typed, terms } = desk;
    let value = typed.bind(
        move |offer| offer.text(field).to_owned(),
        move |offer, text| offer.set_text(field, text),
    );
    let found = Memo::new(move |_| {
        terms.with(|terms| {
            let problems = terms.as_ref().err()?;
            let problem = problems.iter().find(|problem| problem.field == field)?;
            Some((problem.advice.clone(), problem.readings.clone()))
        })
    });
    let problem = Signal::derive(move || found.get().map(|(advice, _)| advice));
    let proposals =
        Signal::derive(move || found.get().map_or_else(Vec::new, |(_, readings)| readings));
    let is_currency = matches!(field, OfferField::Currency | OfferField::RateTo);
    let list = is_currency.then_some("currencies");
    let mode = if kind == "text" && list.is_none() {
        "decimal"
    } else {
        "text"
    };
    view! { <TextField class="field offer__field" name label hint kind mode list=list.unwrap_or_default() value problem proposals /> }
}

#[component]
fn Cash(desk: Desk) -> impl IntoView {
    let sign_ons = (0..YEARS)
        .map(|year| {
            let number = year + 1;
            let is_monthly = desk.typed.bind(
                move |offer| offer.sign_on_monthly.get(year).copied().unwrap_or_default(),
                move |offer, value| {
                    if let Some(is_monthly) = offer.sign_on_monthly.get_mut(year) {
                        *is_monthly = value;
                    }
                },
            );
            view! {
                <div>
                    <OfferText
                        desk
                        field=OfferField::SignOn(year)
                        label=format!("Sign-on, year {number}")
                        name=format!("sign-on-{number}")
                    />
                    <CheckBox
                        class="check-line offer__monthly"
                        name=format!("monthly-{number}")
                        label=format!("Year {number} paid monthly")
                        value=is_monthly
                    />
                </div>
            }
        })
        .collect_view();
    let bonus_by = Memo::new(move |_| desk.typed.with(|offer| offer.bonus_by));
    let bonus_label = move || match bonus_by.get() {
        BonusBy::Percent => "Target bonus a year, % of base",
        BonusBy::Amount => "Target bonus a year",
    };
    let bonus = move || view! { <OfferText desk field=OfferField::Bonus label=bonus_label() name="bonus" /> };
    let currencies = PROPOSED
        .iter()
        .map(|&code| view! { <option value=code></option> })
        .collect_view();
    view! {
        <fieldset class="offer__group">
            <legend>"Cash"</legend>
            <p class="muted small">{HABIT}</p>
            <div class="offer__grid">
                <OfferText desk field=OfferField::Currency label="Currency" name="currency" />
                <OfferText desk field=OfferField::Base label="Base a year" name="base" />
            </div>
            <Choice name="bonus-by" legend="Bonus as" options=offered() value=field!(desk.typed, bonus_by) />
            <div class="offer__grid">{bonus}</div>
            <div class="offer__grid">{sign_ons}</div>
            <datalist id="currencies">{currencies}</datalist>
            <CheckBox
                class="check-line"
                name="pays-back"
                label="I pay back part of the sign-on if I leave within its year"
                value=field!(desk.typed, pays_back)
            />
            <details>
                <summary>"Exchange rate, to compare currencies"</summary>
                <p class="muted small">"Nothing is fetched. Type the rate you found, and its day."</p>
                <div class="offer__grid">
                    <OfferText desk field=OfferField::Rate label="One unit is worth" name="rate" />
                    <OfferText desk field=OfferField::RateTo label="In this currency" name="rate-to" />
                    <OfferText desk field=OfferField::RateDay label="Day of the rate" name="rate-day" kind="date" />
                </div>
            </details>
        </fieldset>
    }
}

#[component]
fn Stock(desk: Desk) -> impl IntoView {
    let typed = desk.typed;
    let grant_by = Memo::new(move |_| typed.with(|offer| offer.grant_by));
    let grant = move || match grant_by.get() {
        GrantBy::Shares => view! {
            <div class="offer__grid">
                <OfferText desk field=OfferField::Shares label="Shares" name="shares" />
                <OfferText desk field=OfferField::Price label="Share price at grant" name="price" />
            </div>
        }
        .into_any(),
        GrantBy::Value => {
            view! { <OfferText desk field=OfferField::Grant label="Grant" name="grant" /> }
                .into_any()
        }
    };
    view! {
        <fieldset class="offer__group">
            <legend>"Stock"</legend>
            <Choice name="grant-by" legend="Granted as" options=offered() value=field!(typed, grant_by) />
            {grant}
            <Schedule desk />
            <Refreshers desk />
            <Growth desk />
        </fieldset>
    }
}

#[component]
fn Schedule(desk: Desk) -> impl IntoView {
    let Desk { typed, terms } = desk;
    let every = Memo::new(move |_| typed.with(|offer| offer.vest_every));
    let shown = typed.bind(|offer| offer.vest_every, Offer::vest_every);
    let days = move || {
        let every = every.get();
        (0..every.days())
            .zip((1_u32..).map(|day| day * every.months()))
            .map(|(place, month)| {
                view! {
                    <OfferText
                        desk
                        field=OfferField::Vesting(every, place)
                        label=format!("Month {month}")
                        name=format!("vesting-{month}")
                    />
                }
            })
            .collect_view()
    };
    let presets = SCHEDULES
        .iter()
        .map(|schedule| {
            let take = move |_| typed.reshape(|offer| offer.take_schedule(schedule));
            view! { <button class="button" type="button" on:click=take>{schedule.name}</button> }
        })
        .collect_view();
    let sum = move || {
        terms.with(|terms| {
            terms
                .as_ref()
                .map(|terms| format!("Adds up to {} %.", terms.grant.vests()))
                .unwrap_or_default()
        })
    };
    view! {
        <h2 class="offer__heading">"Vesting schedule, in % of the grant"</h2>
        <Choice name="vest-every" legend="Vests every" options=offered() value=shown />
        <div class="actions">{presets}</div>
        <div class="offer__grid offer__grid--tight">{days}</div>
        <p class="muted small" data-testid="schedule" aria-live="polite">{sum}</p>
    }
}

/// The grants of later years, each with its own schedule.
#[component]
fn Refreshers(desk: Desk) -> impl IntoView {
    let typed = desk.typed;
    let grants = (0..REFRESHERS)
        .map(|place| {
            let year = place + 2;
            let is_open = Memo::new(move |_| {
                typed.with(|offer| !offer.text(OfferField::Refresher(place)).trim().is_empty())
            });
            let every = typed.bind(
                move |offer| {
                    offer
                        .refreshers
                        .get(place)
                        .map(|one| one.every)
                        .unwrap_or_default()
                },
                move |offer, every| {
                    if let Some(refresher) = offer.refreshers.get_mut(place) {
                        refresher.every = every;
                    }
                },
            );
            let parts = move || {
                (0..YEARS)
                    .map(|after| {
                        view! {
                            <OfferText
                                desk
                                field=OfferField::RefresherVesting(place, after)
                                label=format!("In year {}, %", year + after)
                                name=format!("refresher-{year}-{}", year + after)
                            />
                        }
                    })
                    .collect_view()
            };
            view! {
                <OfferText
                    desk
                    field=OfferField::Refresher(place)
                    label=format!("Granted at the start of year {year}")
                    name=format!("refresher-{year}")
                />
                <Show when=move || is_open.get()>
                    <Select
                        name=format!("refresher-{year}-every")
                        label=format!("The year {year} grant vests every")
                        options=offered()
                        value=every
                    />
                    <div class="offer__grid offer__grid--tight">{parts}</div>
                </Show>
            }
        })
        .collect_view();
    view! {
        <details class="offer__more">
            <summary>"Refresher grants in later years"</summary>
            <p class="muted small">"Count only what they promise. An amount at that day’s share price."</p>
            {grants}
        </details>
    }
}

#[component]
fn Growth(desk: Desk) -> impl IntoView {
    let fields = Scenario::ALL
        .into_iter()
        .enumerate()
        .map(|(place, scenario)| {
            view! {
                <OfferText
                    desk
                    field=OfferField::Growth(place)
                    label=scenario.name()
                    name=format!("growth-{}", scenario.slug())
                />
            }
        })
        .collect_view();
    view! {
        <h2 class="offer__heading">"Share price change, in % a year"</h2>
        <p class="muted small">"Nobody knows. Three guesses show how much of the offer depends on it."</p>
        <div class="offer__grid offer__grid--tight">{fields}</div>
    }
}

#[component]
fn Dates(desk: Desk) -> impl IntoView {
    view! {
        <fieldset class="offer__group">
            <legend>"Days"</legend>
            <div class="offer__grid">
                <OfferText desk field=OfferField::Start label="First day" name="start" kind="date" />
                <OfferText desk field=OfferField::Leaving label="Test a leaving date" name="leaving" kind="date" />
                <OfferText
                    desk
                    field=OfferField::AnswerBy
                    label="Answer by"
                    name="answer-by"
                    kind="date"
                    hint="Your plan reminds you the day before."
                />
            </div>
            <CheckBox
                class="check-line"
                name="is-answered"
                label="I have answered this offer"
                value=field!(desk.typed, is_answered)
            />
        </fieldset>
    }
}

#[component]
fn Target(desk: Desk) -> impl IntoView {
    view! {
        <fieldset class="offer__group">
            <legend>"Target"</legend>
            <OfferText
                desk
                field=OfferField::Target
                label="Target pay a year, on average"
                name="target"
                hint="You then see what grant it takes, with this base and sign-on."
            />
        </fieldset>
    }
}
