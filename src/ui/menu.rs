//! The places that have no room in the bar of a phone.

use leptos::prelude::*;

use crate::route::{GuideRoute, OffersRoute, PlanRoute, Route, SettingsRoute};
use crate::ui::shared::Link;

/// Each of them, with what it is for.
#[component]
pub fn MenuPage() -> impl IntoView {
    let places = [
        (
            PlanRoute::Schedule.into(),
            "Plan",
            "The days from here to your loop, and what to do on each.",
        ),
        (
            GuideRoute::index().into(),
            "Guide",
            "The principles, the process, the documents, and calculators.",
        ),
        (
            OffersRoute::Compare.into(),
            "Offers",
            "What an offer pays, year by year, beside another.",
        ),
        (
            SettingsRoute::Settings.into(),
            "Settings",
            "Backup and import, theme, paper, names that must not leave.",
        ),
        (
            SettingsRoute::About.into(),
            "About",
            "What Loopready is, is not, and where your writing stays.",
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
        <h1>"Menu"</h1>
        <ul class="rows">{places.map(row).collect_view()}</ul>
    }
}
