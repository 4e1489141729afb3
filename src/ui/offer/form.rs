//! The form of an offer. What is typed is kept at once and reckoned with; "Save" makes it an offer.

use leptos::prelude::*;

use crate::domain::format::money::PROPOSED;
use crate::domain::offer::{
    GrantBy, HALVES, Offer, OfferField, OfferTerms, Problem, SCHEDULES, Scenario, YEARS,
};
use crate::domain::record::id::RecordId;
use crate::route::OffersRoute;
use crate::state::{FormSession, use_app};
use crate::ui::components::{Choice, SaveBadge, failure};
use crate::ui::offer::figures::Figures;
use crate::ui::shared::Link;

/// The form, and what is reckoned from it.
#[derive(Clone, Copy)]
struct Desk {
    session: FormSession<Offer>,
    terms: Memo<Result<OfferTerms, Vec<Problem>>>,
}

/// An offer in its form: an existing one, or a new one.
#[component]
pub fn OfferForm(id: Option<RecordId>) -> impl IntoView {
    let app = use_app();
    let is_missing = id
        .as_ref()
        .is_some_and(|id| untrack(|| app.library.of::<Offer>().get(id)).is_none());
    if is_missing {
        return view! {
            <h1>"This offer is not on this device"</h1>
            <p class="lead">
                "It may have been deleted, or it was made in another browser. If you have a backup file, import it in the "
                "settings."
            </p>
            <p><Link to=OffersRoute::Compare class="button button--primary">"Go to the offers"</Link></p>
        }
        .into_any();
    }
    let session = FormSession::<Offer>::of_record(app.core(), "offer", id.as_ref());
    let terms = Memo::new(move |_| session.with(Offer::terms));
    let desk = Desk { session, terms };
    let is_new = id.is_none();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if session.save(id.clone()).is_some() {
            app.notices.tell("Offer saved.");
            app.go(OffersRoute::Compare);
        }
    };
    let saved = Signal::derive(move || session.saved());
    let trouble = Memo::new(move |_| failure(&saved.get()));
    view! {
        <p class="eyebrow"><Link to=OffersRoute::Compare>"Offers"</Link></p>
        <h1>{if is_new { "New offer" } else { "Offer" }}</h1>
        <Show when=move || session.was_recovered.get()>
            <p class="banner" role="status">
                "Unsaved changes from before were brought back. "
                <button class="button button--quiet" type="button" on:click=move |_| session.discard()>
                    "Put them aside"
                </button>
            </p>
        </Show>
        {move || trouble.get().map(|text| view! { <p class="banner" data-tone="alert" role="alert">{text}</p> })}
        <form class="offer" on:submit=save>
            <div>
                <Name session />
                <Cash desk />
                <Stock desk />
                <Dates desk />
                <Target desk />
            </div>
            <Figures session terms />
            <div class="story-form__bar offer__bar">
                <button class="button button--primary" type="submit">"Save offer"</button>
                <span class="small">"Typed text: "<SaveBadge saved /></span>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn Name(session: FormSession<Offer>) -> impl IntoView {
    let name = Memo::new(move |_| session.with(|offer| offer.name.clone()));
    view! {
        <label class="field">
            <span class="field__label">"Name"</span>
            <span class="field__hint">"What you call it: the company, the city, first or second version."</span>
            <input
                class="input"
                name="name"
                autocomplete="off"
                prop:value=name
                on:input:target=move |event| session.edit(|offer| offer.name = event.target().value())
            />
        </label>
    }
}

/// A text of the offer with what is wrong with it.
#[component]
fn OfferField(
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
    let Desk { session, terms } = desk;
    let text = Memo::new(move |_| session.with(|offer| offer.text(field).to_owned()));
    let advice = Memo::new(move |_| {
        terms.with(|terms| {
            let problems = terms.as_ref().err()?;
            let problem = problems.iter().find(|problem| problem.field == field)?;
            Some((problem.advice.clone(), problem.readings.clone()))
        })
    });
    let readings = move || {
        let readings = advice.with(|advice| advice.as_ref().map(|(_, readings)| readings.clone()));
        readings
            .unwrap_or_default()
            .into_iter()
            .map(|reading| {
                let typed = reading.clone();
                let use_it = move |_| session.edit(|offer| offer.set_text(field, typed.clone()));
                view! { <button class="button button--quiet" type="button" on:click=use_it>{format!("Use {reading}")}</button> }
            })
            .collect_view()
    };
    let id = format!("offer-{name}");
    let (told, hint_id) = (format!("{name}-advice"), format!("{name}-hint"));
    let described = if hint.is_empty() {
        told.clone()
    } else {
        format!("{hint_id} {told}")
    };
    let list = (field == OfferField::Currency).then_some("currencies");
    let mode = (kind == "text" && field != OfferField::Currency).then_some("decimal");
    view! {
        <div class="field offer__field">
            <label class="field__label" for=id.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <span class="field__hint" id=hint_id>{hint}</span> })}
            <input
                class="input"
                id=id
                type=kind
                name=name
                autocomplete="off"
                inputmode=mode
                list=list
                prop:value=text
                aria-invalid=move || advice.with(Option::is_some).then_some("true")
                aria-describedby=described
                on:input:target=move |event| {
                    let text = event.target().value();
                    session.edit(|offer| offer.set_text(field, text));
                }
            />
            <span class="offer__advice small" id=told aria-live="polite">
                {move || advice.with(|advice| advice.as_ref().map(|(advice, _)| advice.clone()))}
            </span>
            {readings}
        </div>
    }
}

#[component]
fn Cash(desk: Desk) -> impl IntoView {
    let session = desk.session;
    let sign_ons = (0..YEARS)
        .map(|year| {
            view! {
                <OfferField
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
    let pays_back = Memo::new(move |_| session.with(|offer| offer.pays_back));
    view! {
        <fieldset class="offer__group">
            <legend>"Cash"</legend>
            <div class="offer__grid">
                <OfferField desk field=OfferField::Currency label="Currency" name="currency" />
                <OfferField desk field=OfferField::Base label="Base a year" name="base" />
                {sign_ons}
            </div>
            <datalist id="currencies">{currencies}</datalist>
            <label class="offer__check">
                <input
                    type="checkbox"
                    name="pays-back"
                    prop:checked=pays_back
                    on:change:target=move |event| {
                        let pays_back = event.target().checked();
                        session.edit(|offer| offer.pays_back = pays_back);
                    }
                />
                "If I leave within its year, I pay the rest of the sign-on back"
            </label>
        </fieldset>
    }
}

#[component]
fn Stock(desk: Desk) -> impl IntoView {
    let session = desk.session;
    let by_shares = Memo::new(move |_| session.with(|offer| offer.grant_by == GrantBy::Shares));
    let chosen =
        Signal::derive(move || if by_shares.get() { "shares" } else { "value" }.to_owned());
    let choose = move |value: String| {
        session.edit(|offer| {
            offer.grant_by = if value == "shares" {
                GrantBy::Shares
            } else {
                GrantBy::Value
            };
        });
    };
    let options = vec![
        ("value".to_owned(), "An amount".to_owned()),
        ("shares".to_owned(), "Shares at a price".to_owned()),
    ];
    let grant = move || {
        if by_shares.get() {
            view! {
                <div class="offer__grid">
                    <OfferField desk field=OfferField::Shares label="Shares" name="shares" />
                    <OfferField desk field=OfferField::Price label="Price of one when granted" name="price" />
                </div>
            }
            .into_any()
        } else {
            view! { <OfferField desk field=OfferField::Grant label="Grant" name="grant" /> }
                .into_any()
        }
    };
    view! {
        <fieldset class="offer__group">
            <legend>"Stock"</legend>
            <Choice name="grant-by" legend="Promised as" options chosen choose />
            {grant}
            <Schedule desk />
            <Growth desk />
        </fieldset>
    }
}

#[component]
fn Schedule(desk: Desk) -> impl IntoView {
    let Desk { session, terms } = desk;
    let halves = (0..HALVES)
        .map(|half| {
            view! {
                <OfferField
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
            let take = move |_| session.edit(|offer| offer.vesting = parts.map(str::to_owned));
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
        <h2 class="offer__heading">"What vests when, in % of the grant"</h2>
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
                <OfferField
                    desk
                    field=OfferField::Growth(place)
                    label=scenario.name()
                    name=format!("growth-{}", scenario.slug())
                />
            }
        })
        .collect_view();
    view! {
        <h2 class="offer__heading">"How the share price may move, in % a year"</h2>
        <p class="muted small">"Nobody knows. Three guesses show how much of the offer hangs on it."</p>
        <div class="offer__grid offer__grid--tight">{fields}</div>
    }
}

#[component]
fn Dates(desk: Desk) -> impl IntoView {
    view! {
        <fieldset class="offer__group">
            <legend>"Days"</legend>
            <div class="offer__grid">
                <OfferField desk field=OfferField::Start label="First day" name="start" kind="date" />
                <OfferField desk field=OfferField::Leaving label="Leaving on, to try it out" name="leaving" kind="date" />
            </div>
        </fieldset>
    }
}

#[component]
fn Target(desk: Desk) -> impl IntoView {
    view! {
        <fieldset class="offer__group">
            <legend>"Target"</legend>
            <OfferField
                desk
                field=OfferField::Target
                label="What a year should pay on average"
                name="target"
                hint="The figures then say what grant it takes, with this base and sign-on."
            />
        </fieldset>
    }
}
