//! The drills: what each one trains, and the results of its rounds.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::practice::drill::{DrillKind, DrillTally, tally};
use crate::route::{PracticeRoute, frame};
use crate::state::use_app;
use crate::ui::shared::Link;

/// The results of a drill's rounds, in words.
pub fn said(tally: DrillTally) -> String {
    match tally {
        DrillTally { rounds: 0, .. } => "Not tried yet.".to_owned(),
        DrillTally {
            rounds,
            cards,
            held,
        } => format!(
            "{}. {held} of {} solid or better last time.",
            counted(rounds, "round", "rounds"),
            counted(cards, "card was", "cards were"),
        ),
    }
}

/// The list of drills.
#[component]
pub fn DrillsPage() -> impl IntoView {
    let room = use_app().drills;
    let rounds = Memo::new(move |_| room.rounds());
    let row = |kind: DrillKind| {
        view! {
            <li class="row">
                <div class="row__text">
                    <Link to=PracticeRoute::Drill(kind) class="row__title">{kind.name()}</Link>
                    <p>{kind.gist()}</p>
                    <p class="muted small">
                        {move || if room.under_way(kind).is_some() { "A round is in progress. " } else { "" }}
                        {move || rounds.with(|rounds| said(tally(kind, rounds)))}
                    </p>
                </div>
            </li>
        }
    };
    view! {
        <p class="eyebrow"><Link to=PracticeRoute::Session>"Practice"</Link></p>
        <h1>{frame::DRILLS.heading}</h1>
        <p class="lead">{frame::DRILLS.lead}</p>
        <ul class="rows drills">{DrillKind::ALL.map(row)}</ul>
    }
}
