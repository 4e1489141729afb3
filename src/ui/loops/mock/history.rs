//! The mock loops: the current one, finished ones, and their trend.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::format::dates;
use crate::domain::loops::debrief::VoteSource;
use crate::domain::loops::debrief::tally::{Calibration, Trend, calibration, shown_in_all, trends};
use crate::domain::loops::mock::mock_loop::MockLoop;
use crate::domain::loops::mock::plan::MockPlan;
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::route::{MockRoute, PracticeRoute, Route, frame};
use crate::state::use_app;
use crate::ui::components::{Plot, Point};
use crate::ui::shared::{Link, UnsavedForms, When};

/// How many loops the trend shows, the newest ones.
const SHOWN: usize = 6;

/// The page of the mock loops.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let room = use_app().mock_loops;
    let loops = Memo::new(move |_| room.living());
    let list = move || {
        let loops = loops.get();
        if loops.is_empty() {
            return view! {
                <p class="empty">
                    "No mock loop yet. The compressed version takes about an hour."
                </p>
            }
            .into_any();
        }
        let rows = loops.iter().map(row).collect_view();
        view! { <ul class="rows" data-testid="mock-loops">{rows}</ul> }.into_any()
    };
    view! {
        <p class="eyebrow"><Link to=PracticeRoute::Session>"Practice"</Link></p>
        <h1>{frame::MOCK_LOOPS.heading}</h1>
        <p class="lead">{frame::MOCK_LOOPS.lead}</p>
        <p><Link to=MockRoute::New(None) class="button button--primary">"New mock loop"</Link></p>
        <UnsavedForms forms=room.unsaved_plans() name=MockPlan::display_name to=form_of />
        {list}
        {move || together(&loops.get())}
    }
}

/// The form of a plan, for the loop that it rehearses.
fn form_of(of: Option<RecordId>) -> Route {
    MockRoute::New(of).into()
}

/// Where a mock loop stands, and where its link leads.
pub fn mock_standing(id: &RecordId, run: &MockLoop) -> (String, Route) {
    let count = run.interviews().len();
    if !run.is_over() {
        let told = format!("In progress: interview {} of {count}", run.at() + 1);
        return (told, MockRoute::Run(id.clone()).into());
    }
    if !run.debrief().is_open {
        let told = if run.plan().has_partner {
            "Done, votes sealed"
        } else {
            "Done, not debriefed yet"
        };
        let told = told.to_owned();
        return (told, MockRoute::Debrief(id.clone()).into());
    }
    match run.debrief().decision {
        None => (
            "Votes open".to_owned(),
            MockRoute::Debrief(id.clone()).into(),
        ),
        Some(decision) => (
            format!(
                "{}, {}",
                decision.name(),
                counted(count, "interview", "interviews")
            ),
            MockRoute::Report(id.clone()).into(),
        ),
    }
}

fn row(record: &Record<MockLoop>) -> impl IntoView + use<> {
    let library = use_app().library;
    let id = record.id().clone();
    let name = record.body.plan().display_name();
    let (told, to) = mock_standing(&id, &record.body);
    let spoken = format!(" “{name}”");
    let deleted = format!("“{name}” deleted.");
    let at = record.created();
    let delete = move |_| library.delete::<MockLoop>(&id, deleted.clone());
    view! {
        <li class="row">
            <div class="row__text">
                <Link to class="row__title">{name}</Link>
                <p class="muted small">{told}" · started "<When at /></p>
            </div>
            <button class="button button--quiet" type="button" on:click=delete>
                "Delete"
                <span class="visually-hidden">{spoken}</span>
            </button>
        </li>
    }
}

/// The trend over finished loops.
fn together(loops: &[Record<MockLoop>]) -> Option<impl IntoView + use<>> {
    let mut over: Vec<&Record<MockLoop>> = loops
        .iter()
        .filter(|one| one.body.is_over())
        .take(SHOWN)
        .collect();
    // The list has the newest first.
    over.reverse();
    let bodies: Vec<MockLoop> = over.iter().map(|one| one.body.clone()).collect();
    let found = trends(&bodies);
    let days: Vec<String> = over
        .iter()
        .map(|one| {
            let local = use_app().core().local(one.created());
            dates::in_words(&local)
        })
        .collect();
    let points: Vec<Point> = bodies
        .iter()
        .zip(&days)
        .filter_map(|(run, day)| {
            Some(Point {
                name: day.clone(),
                value: f64::from(shown_in_all(run)?),
            })
        })
        .collect();
    let all: Vec<MockLoop> = loops.iter().map(|one| one.body.clone()).collect();
    (!found.is_empty()).then(|| {
        let plot = (points.len() > 1).then(|| {
            let title = "How much your answers showed, loop by loop, in percent".to_owned();
            view! { <Plot title points /> }
        });
        view! {
            <section aria-labelledby="trend">
                <h2 id="trend">"Scores by principle"</h2>
                <p class="muted prose">
                    "The mean of your ratings: not shown 0, partly 33, shown 67, above the bar 100 %. A dash "
                    "means it wasn’t asked. The last "{SHOWN}" finished loops, oldest first."
                </p>
                {plot}
                {table(&found, &days)}
            </section>
            {calibrated(&all)}
        }
    })
}

fn table(trends: &[Trend], days: &[String]) -> impl IntoView + use<> {
    let heads = days
        .iter()
        .map(|day| view! { <th scope="col" class="number">{day.clone()}</th> })
        .collect_view();
    let rows = trends
        .iter()
        .map(|trend| {
            let cells = trend
                .percent
                .iter()
                .map(|percent| {
                    let told =
                        percent.map_or_else(|| "–".to_owned(), |percent| format!("{percent} %"));
                    view! { <td class="number">{told}</td> }
                })
                .collect_view();
            view! { <tr><th scope="row">{trend.principle.name()}</th>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="table-scroll" role="region" aria-label="Trend table" tabindex="0">
            <table class="table">
                <thead><tr><th scope="col">"Principle"</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// How the candidate's own votes compare with the others.
fn calibrated(loops: &[MockLoop]) -> Option<impl IntoView + use<>> {
    let lines: Vec<String> = [
        (VoteSource::Partner, "your partner’s"),
        (VoteSource::Evidence, "what the marks add up to"),
    ]
    .into_iter()
    .filter_map(|(source, whose)| in_words(calibration(loops, source), whose))
    .collect();
    let rows = lines
        .iter()
        .map(|line| view! { <li>{line.clone()}</li> })
        .collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section aria-labelledby="calibration">
                <h2 id="calibration">"How you judge yourself"</h2>
                <ul class="prose-list" data-testid="calibration">{rows}</ul>
                <p class="muted prose">
                    "Without a partner, the marks are your own. The comparison shows whether your vote follows \
                     from them, not how others see you."
                </p>
            </section>
        }
    })
}

fn in_words(found: Calibration, whose: &str) -> Option<String> {
    if found.pairs == 0 {
        return None;
    }
    let steps = match found.steps {
        0 => "In total, you judged the same".to_owned(),
        steps => {
            let side = if steps > 0 { "kinder" } else { "harsher" };
            let count = usize::try_from(steps.unsigned_abs()).unwrap_or(usize::MAX);
            format!(
                "In total you were {} {side}",
                counted(count, "step", "steps")
            )
        }
    };
    Some(format!(
        "Compared with {whose}: {} of {} the same, {} kinder, {} harsher. {steps}.",
        found.same,
        counted(found.pairs, "vote", "votes"),
        found.kinder,
        found.harsher
    ))
}
