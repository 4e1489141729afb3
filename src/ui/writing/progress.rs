//! Writing progress: charts over the finished sessions, and the table behind them.

use leptos::prelude::*;

use crate::domain::format::dates;
use crate::domain::format::durations::in_words;
use crate::domain::writing::progress::{Finished, finished};
use crate::domain::writing::rating::Rating;
use crate::route::{WritingRoute, frame};
use crate::state::use_app;
use crate::ui::components::{Plot, Point, Table, number, words};
use crate::ui::shared::{Link, When};

/// A chart with fewer points says nothing.
const ENOUGH: usize = 2;

/// The page.
#[component]
pub fn ProgressPage() -> impl IntoView {
    let app = use_app();
    let shown = move || {
        let now = app.core().reading();
        let sittings = finished(&app.library.living_memos(), now);
        if sittings.is_empty() {
            return view! {
                <p class="empty">
                    "No session is finished yet."
                </p>
                <p><Link to=WritingRoute::Start class="button button--primary">"Write a memo"</Link></p>
            }
            .into_any();
        }
        view! {
            <div class="plots">{plots(&sittings)}</div>
            <Sittings sittings />
        }
        .into_any()
    };
    view! {
        <p class="eyebrow"><Link to=WritingRoute::Start>"Write"</Link></p>
        <h1>{frame::PROGRESS.heading}</h1>
        <p class="lead">{frame::PROGRESS.lead}</p>
        {shown}
    }
}

/// A chart: its title, its explanation, the decimal places, and the value of a session.
struct Measure {
    title: &'static str,
    about: &'static str,
    digits: usize,
    of: fn(&Finished) -> Option<f64>,
}

const MEASURES: [Measure; 4] = [
    Measure {
        title: "Evidence confirmed",
        about: "Things a reader looks for that you confirmed in the text.",
        digits: 0,
        of: |sitting| Some(f64::from(u32::try_from(sitting.confirmed?).ok()?)),
    },
    Measure {
        title: "Findings per 100 words",
        about: "Findings you haven’t dismissed.",
        digits: 1,
        of: |sitting| sitting.rating.as_ref()?.findings_per_hundred_words(),
    },
    Measure {
        title: "Words per minute",
        about: "Words added to the text. Sessions with pasted text are left out.",
        digits: 0,
        of: |sitting| sitting.words_a_minute,
    },
    Measure {
        title: "Your rating",
        about: "The mean of your own ratings, 1 to 5, before you saw the review.",
        digits: 1,
        of: |sitting| sitting.rating.as_ref()?.mean_own(),
    },
];

fn plots(sittings: &[Finished]) -> Vec<AnyView> {
    MEASURES
        .iter()
        .map(|measure| {
            let points: Vec<Point> = sittings
                .iter()
                .filter_map(|sitting| {
                    Some(Point {
                        name: day(sitting),
                        value: (measure.of)(sitting)?,
                    })
                })
                .collect();
            let drawn = if points.len() < ENOUGH {
                let missing = "Shown after two sessions with this figure.";
                view! { <p class="muted small">{missing}</p> }.into_any()
            } else {
                let title = format!("{} over {} sessions", measure.title, points.len());
                view! { <Plot title points digits=measure.digits /> }.into_any()
            };
            view! {
                <section class="plots__one">
                    <h2>{measure.title}</h2>
                    <p class="muted small">{measure.about}</p>
                    {drawn}
                </section>
            }
            .into_any()
        })
        .collect()
}

fn day(sitting: &Finished) -> String {
    dates::in_words(&use_app().core().local(sitting.at))
}

#[component]
fn Sittings(sittings: Vec<Finished>) -> impl IntoView {
    let told = |value: Option<f64>, digits: usize| {
        value.map_or_else(|| "–".to_owned(), |value| format!("{value:.digits$}"))
    };
    // Scores are no longer given; old ones stay readable.
    let has_scores = sittings.iter().any(|sitting| {
        let rating = sitting.rating.as_ref();
        rating.and_then(Rating::mean_shown).is_some()
    });
    let rows = sittings
        .into_iter()
        .rev()
        .map(|sitting| {
            let rating = sitting.rating.as_ref();
            let then = told(
                rating.and_then(|rating| Some(f64::from(rating.mean_shown()?))),
                0,
            );
            let pages = rating
                .filter(|rating| rating.page_tenths > 0)
                .map(|rating| f64::from(rating.page_tenths) / 10.0);
            let [confirmed, findings, pace, own] = MEASURES.map(|measure| {
                let value = (measure.of)(&sitting);
                view! { <td class="number">{told(value, measure.digits)}</td> }
            });
            view! {
                <tr>
                    <th scope="row">
                        <Link to=WritingRoute::Review(sitting.memo.clone())>{sitting.title}</Link>
                    </th>
                    <td><When at=sitting.at /></td>
                    <td>{format!("{}, session {}", sitting.way.name(), sitting.sitting)}</td>
                    <td>{in_words(sitting.worked)}</td>
                    <td class="number">{sitting.words}</td>
                    <td class="number">{told(pages, 1)}</td>
                    {confirmed}
                    {findings}
                    {pace}
                    {own}
                    {has_scores.then(|| view! { <td class="number">{then}</td> })}
                </tr>
            }
        })
        .collect_view();
    let words_of = ["Memo", "Ended", "Mode", "Worked"].map(words);
    let numbers_of = [
        "Words",
        "Pages",
        "Confirmed",
        "Findings",
        "Pace",
        "Your rating",
    ]
    .map(number);
    let then = has_scores.then(|| number("Score that day"));
    let heads = words_of.into_iter().chain(numbers_of).chain(then).collect();
    view! {
        <h2>"All sessions"</h2>
        <Table class="table sessions" scrolls="All sessions" heads>{rows}</Table>
    }
}
