//! The form of an offer. What is typed is kept at once and calculated; "Save" makes it an offer.

use leptos::prelude::*;

use crate::domain::format::money::PROPOSED;
use crate::domain::offer::{
    GrantBy, HABIT, HALVES, Offer, OfferField, OfferTerms, Problem, SCHEDULES, Scenario, YEARS,
};
use crate::domain::record::id::RecordId;
use crate::route::OffersRoute;
use crate::state::{Typed, use_app};
use crate::ui::components::form::{CheckBox, Choice, TextField, offered};
use crate::ui::offer::figures::Figures;
use crate::ui::shared::{DraftForm, Fields, NotFoundHere, field};

/// The form, and what is calculated from it.
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
    view! {
        <DraftForm
            typed
            back=(OffersRoute::Compare.into(), "Offers".to_owned())
            title=if id.is_some() { "Offer" } else { "New offer" }
            verb="Save offer"
            save
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
                </div>
                <Figures typed terms />
            </div>
        </DraftForm>
    }
    .into_any()
}

/// A text of the offer with what is wrong with it.
#[component]
fn OfferText(
    desk: Desk,
    /// Which.
    field: OfferField,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// The name of the control, unique on the page.
    #[prop(into)]
    name: String,
    /// What to know about it.
    #[prop(optional)]
    hint: &'static str,
    /// The type of the control.
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
    let is_currency = field == OfferField::Currency;
    let list = is_currency.then_some("currencies");
    let mode = if kind == "text" && !is_currency {
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
            view! {
                <OfferText
                    desk
                    field=OfferField::SignOn(year)
                    label=format!("Sign-on, year {}", year + 1)
                    name=format!("sign-on-{}", year + 1)
                />
            }
        })
        .collect_view();
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
                {sign_ons}
            </div>
            <datalist id="currencies">{currencies}</datalist>
            <CheckBox
                class="check-line"
                name="pays-back"
                label="I pay back part of the sign-on if I leave within its year"
                value=field!(desk.typed, pays_back)
            />
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
            <Growth desk />
        </fieldset>
    }
}

#[component]
fn Schedule(desk: Desk) -> impl IntoView {
    let Desk { typed, terms } = desk;
    let halves = (0..HALVES)
        .map(|half| {
            view! {
                <OfferText
                    desk
                    field=OfferField::Vesting(half)
                    label=format!("Month {}", (half + 1) * 6)
                    name=format!("vesting-{}", half + 1)
                />
            }
        })
        .collect_view();
    let presets = SCHEDULES
        .iter()
        .map(|&(name, parts)| {
            let take = move |_| typed.reshape(|offer| offer.vesting = parts.map(str::to_owned));
            view! { <button class="button" type="button" on:click=take>{name}</button> }
        })
        .collect_view();
    let sum = move || {
        terms.with(|terms| {
            terms
                .as_ref()
                .map(|terms| format!("Adds up to {} %.", terms.vests()))
                .unwrap_or_default()
        })
    };
    view! {
        <h2 class="offer__heading">"Vesting schedule, in % of the grant"</h2>
        <div class="actions">{presets}</div>
        <div class="offer__grid offer__grid--tight">{halves}</div>
        <p class="muted small" data-testid="schedule" aria-live="polite">{sum}</p>
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
            </div>
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
