//! The places that don't fit into a phone's navigation bar.

use leptos::prelude::*;

use crate::route::{GuideRoute, OffersRoute, PlanRoute, Route, SettingsRoute, frame};
use crate::state::{Aid, use_app};
use crate::ui::shared::Link;

/// Each place with its purpose.
#[component]
pub fn MenuPage() -> impl IntoView {
    let aid = use_app().aid;
    let places = [
        (
            PlanRoute::Schedule.into(),
            "Plan",
            "What to do each day until your loop.",
        ),
        (
            GuideRoute::index().into(),
            "Guide",
            "The principles, the process, the documents, and calculators.",
        ),
        (
            OffersRoute::Compare.into(),
            "Offers",
            "What each offer pays, year by year.",
        ),
        (
            SettingsRoute::Settings.into(),
            "Settings",
            "Backup and import, theme, paper, and confidential names.",
        ),
        (
            SettingsRoute::About.into(),
            "About",
            "What Loopready is, what it isn’t, and where your writing is kept.",
        ),
    ];
    let row = |(route, name, what): (Route, &'static str, &'static str)| {
        view! {
            <li class="row">
                <div class="row__text">
                    <Link to=route class="row__title">{name}</Link>
                    <p class="muted small">{what}</p>
                </div>
            </li>
        }
    };
    view! {
        <h1>{frame::MENU.heading}</h1>
        <p class="lead">{frame::MENU.lead}</p>
        <div class="actions">
            <button class="button" type="button" on:click=move |_| aid.set(Some(Aid::Search))>
                "Search everything"
            </button>
        </div>
        <ul class="rows">{places.map(row).collect_view()}</ul>
    }
}
