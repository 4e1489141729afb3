//! Practice progress. Every chart has a table behind it, and every number its evidence.

use std::time::Duration;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Utc};
use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::format::dates;
use crate::domain::format::durations::clock_face;
use crate::domain::practice::progress::{
    Forecast, NEGLECTED, PracticeDay, SkillStanding, Times, calendar, forecast, neglected,
    standings, times,
};
use crate::domain::principle::Principle;
use crate::domain::questions::question::{Question, Skill, of_own_role};
use crate::route::{LoopsRoute, PracticeRoute, QuestionsRoute, frame};
use crate::state::use_app;
use crate::ui::components::{Plot, Point, Table, number, words};
use crate::ui::shared::Link;

/// Weeks in the calendar: as many as are readable on a phone.
const WEEKS: usize = 16;

/// The size of a calendar cell, and the margins beside and above the cells, in the chart's own
/// units.
const CELL: usize = 20;
const SIDE: usize = 34;
const HEAD: usize = 20;

fn local(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    use_app().core().local(at)
}

fn face(seconds: u32) -> String {
    clock_face(Duration::from_secs(u64::from(seconds)))
}

fn percent(percent: Option<u32>) -> String {
    percent.map_or_else(|| "not yet".to_owned(), |percent| format!("{percent} %"))
}

/// The page.
#[component]
pub fn ProgressPage(questions: Vec<Question>) -> impl IntoView {
    let app = use_app();
    let room = app.practice;
    let questions = StoredValue::new(of_own_role(questions));
    let now = room.now();
    let practiced = Memo::new(move |_| room.practiced());
    let principles = Memo::new(move |_| {
        questions.with_value(|questions| {
            let of = |question: &Question| question.leading;
            practiced.with(|practiced| standings(Principle::ALL, of, questions, practiced, now))
        })
    });
    let skills = Memo::new(move |_| {
        questions.with_value(|questions| {
            let mut all: Vec<Skill> = questions.iter().map(|question| question.skill).collect();
            all.sort_unstable();
            all.dedup();
            let of = |question: &Question| Some(question.skill);
            practiced.with(|practiced| standings(&all, of, questions, practiced, now))
        })
    });
    let days = Memo::new(move |_| {
        let answers = practiced.with(|practiced| {
            practiced
                .values()
                .flat_map(|practice| &practice.answers)
                .map(|answer| local(answer.at).date_naive())
                .collect::<Vec<NaiveDate>>()
        });
        let rounds = app.drills.rounds();
        let cards = rounds
            .iter()
            .flat_map(|round| &round.results)
            .map(|result| local(result.at).date_naive());
        let all: Vec<NaiveDate> = answers.into_iter().chain(cards).collect();
        calendar(&all, local(now).date_naive(), WEEKS)
    });
    let loop_day = Memo::new(move |_| room.loop_day());
    let ahead = Memo::new(move |_| {
        questions.with_value(|questions| {
            practiced.with(|practiced| forecast(questions, practiced, now, loop_day.get()))
        })
    });
    view! {
        <p class="eyebrow"><Link to=PracticeRoute::Session>"Practice"</Link></p>
        <h1>{frame::PRACTICE_PROGRESS.heading}</h1>
        <p class="lead">{frame::PRACTICE_PROGRESS.lead}</p>
        <Ahead ahead loop_day />
        <Calendar days />
        <Neglected principles now />
        <section aria-labelledby="principles">
            <h2 id="principles">"Confidence by principle"</h2>
            <p class="muted prose">
                "The mean of your last ratings: Blank 0, Shaky 40, Solid 80, Fluent 100. Each is multiplied by the chance "
                "that you recall it now (FSRS-5). Open a row for its evidence."
            </p>
            {move || {
                principles.get().into_iter().map(|standing| row(standing.of.name(), standing)).collect_view()
            }}
        </section>
        <section aria-labelledby="skills">
            <h2 id="skills">"Confidence by skill"</h2>
            {move || skills.get().into_iter().map(|standing| row(standing.of.name(), standing)).collect_view()}
        </section>
        {move || practiced.with(|practiced| taken(times(practiced)))}
    }
}

#[component]
fn Ahead(ahead: Memo<Vec<Forecast>>, loop_day: Memo<Option<DateTime<Utc>>>) -> impl IntoView {
    let day = |at| dates::in_words(&local(at));
    let content = move || {
        let points = ahead.get();
        let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else {
            return view! {
                <p class="empty">
                    "The curve begins with your first answer. "
                    <Link to=PracticeRoute::Session>"Practice a question"</Link>
                </p>
            }
            .into_any();
        };
        let until = match loop_day.get().filter(|at| *at == last.at) {
            Some(at) => format!("on your next loop, {}", day(at)),
            None => format!("in 30 days, {}", day(last.at)),
        };
        let lost = match last.lost {
            0 => "None of the 16 would more likely be forgotten than recalled.".to_owned(),
            lost => format!("{lost} of the 16 would more likely be forgotten than recalled."),
        };
        let rows = points
            .iter()
            .map(|point| {
                view! {
                    <tr>
                        <th scope="row">{day(point.at)}</th>
                        <td class="number">{format!("{} %", point.recall)}</td>
                        <td class="number">{point.lost}</td>
                    </tr>
                }
            })
            .collect_view();
        let drawn = points
            .iter()
            .map(|point| Point {
                name: day(point.at),
                value: f64::from(point.recall),
            })
            .collect();
        view! {
            <p data-testid="forecast">
                {format!(
                    "Over all 16 principles, you would recall {} % {until}, without more practice; today it is {} %. {lost}",
                    last.recall, first.recall,
                )}
            </p>
            <Plot title=format!("Predicted recall in percent, from {} to {}", day(first.at), day(last.at)) points=drawn />
            <p class="muted small prose">
                "The mean recall that FSRS-5 predicts from your own ratings, for all 16 principles. One that you never "
                "practiced counts as 0. Practicing when principles are due keeps the others near 90 %."
            </p>
            {loop_day.get().is_none().then(|| view! {
                <p class="muted">"Set the date of a "<Link to=LoopsRoute::List>"loop"</Link>" to end the forecast on that day."</p>
            })}
            <details class="table-behind">
                <summary>"The forecast as a table"</summary>
                <div class="table-scroll">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">"Day"</th>
                                <th scope="col" class="number">"Recalled"</th>
                                <th scope="col" class="number">"More likely forgotten"</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="ahead">
            <h2 id="ahead">"Predicted recall"</h2>
            {content}
        </section>
    }
}

/// Four steps, as in every heat map: none, one or two, up to five, more.
fn step(count: usize) -> &'static str {
    match count {
        0 => "0",
        1..=2 => "1",
        3..=5 => "2",
        _ => "3",
    }
}

#[component]
fn Calendar(days: Memo<Vec<Vec<PracticeDay>>>) -> impl IntoView {
    let picture = move || {
        let weeks = days.get();
        let cells = weeks
            .iter()
            .enumerate()
            .flat_map(|(column, week)| {
                week.iter().enumerate().map(move |(row, day)| {
                    let (x, y) = (SIDE + column * CELL, HEAD + row * CELL);
                    let mark = (day.count > 0).then(|| {
                        view! {
                            <text class="calendar__count" data-step=step(day.count) x=(x + CELL / 2 - 1).to_string() y=(y + 13).to_string()>
                                {day.count}
                            </text>
                        }
                    });
                    view! {
                        <rect
                            class="calendar__day"
                            data-step=step(day.count)
                            x=x.to_string()
                            y=y.to_string()
                            width=(CELL - 2).to_string()
                            height=(CELL - 2).to_string()
                        />
                        {mark}
                    }
                })
            })
            .collect_view();
        let months = months(&weeks);
        let names = [(0, "Mon"), (2, "Wed"), (4, "Fri"), (6, "Sun")]
            .map(|(row, name)| {
                view! { <text class="calendar__name" x="0" y=(HEAD + row * CELL + 13).to_string()>{name}</text> }
            });
        let size = format!("0 0 {} {}", SIDE + WEEKS * CELL, HEAD + 7 * CELL);
        view! {
            <svg class="calendar" viewBox=size role="img" aria-label="Answers and drill cards a day. The table has \
                the numbers">
                {months}
                {names}
                {cells}
            </svg>
        }
    };
    let rows = move || {
        let days: Vec<PracticeDay> = days
            .get()
            .into_iter()
            .flatten()
            .filter(|day| day.count > 0)
            .collect();
        days.into_iter()
            .rev()
            .map(|day| {
                view! {
                    <tr>
                        <th scope="row">{dates::in_words(&day.date)}</th>
                        <td class="number">{day.count}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    let said = move || {
        let days: Vec<PracticeDay> = days.get().into_iter().flatten().collect();
        let practiced = days.iter().filter(|day| day.count > 0).count();
        let answers: usize = days.iter().map(|day| day.count).sum();
        format!(
            "{} on {} of the last {WEEKS} weeks.",
            counted(answers, "answer or drill card", "answers and drill cards"),
            counted(practiced, "day", "days"),
        )
    };
    view! {
        <section aria-labelledby="calendar">
            <h2 id="calendar">"Practice days"</h2>
            <p data-testid="calendar">{said}</p>
            {picture}
            <details class="table-behind">
                <summary>"The days as a table"</summary>
                <Table heads=vec![words("Day"), number("Answers and cards")]>{rows}</Table>
            </details>
        </section>
    }
}

/// The names of the months, above the first full week of each.
fn months(weeks: &[Vec<PracticeDay>]) -> AnyView {
    weeks
        .iter()
        .enumerate()
        .filter_map(|(column, week)| {
            let first = week.first()?.date;
            (first.day() <= 7).then(|| {
                let name = dates::in_words(&first);
                let name = name.split(' ').nth(1).unwrap_or_default().to_owned();
                view! { <text class="calendar__name" x=(SIDE + column * CELL).to_string() y="12">{name}</text> }
            })
        })
        .collect_view()
        .into_any()
}

#[component]
fn Neglected(principles: Memo<Vec<SkillStanding<Principle>>>, now: DateTime<Utc>) -> impl IntoView {
    let content = move || {
        let neglected = principles.with(|principles| neglected(principles, now));
        if neglected.is_empty() {
            return view! {
                <p>{format!("None. You practiced every principle within {} days.", NEGLECTED.num_days())}</p>
            }
            .into_any();
        }
        let rows = neglected
            .into_iter()
            .map(|standing| {
                let ago = match standing.last {
                    Some(last) => {
                        format!("{} ago", counted((now - last).num_days(), "day", "days"))
                    }
                    None => "never practiced".to_owned(),
                };
                view! { <li>{standing.of.name()}" "<span class="muted">{ago}</span></li> }
            })
            .collect_view();
        view! {
            <ul class="prose-list neglected">{rows}</ul>
            <p class="muted">"“Weakest first” on the "<Link to=PracticeRoute::Session>"practice page"</Link>" starts \
                with these."</p>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="neglected">
            <h2 id="neglected">"Neglected principles"</h2>
            {content}
        </section>
    }
}

/// A principle or skill: its bar, its numbers, and the answers behind them.
fn row<K>(name: &'static str, standing: SkillStanding<K>) -> AnyView {
    let answered = standing.evidence.len();
    let sum = match answered {
        0 => "not yet".to_owned(),
        _ => format!(
            "{} · {}",
            percent(standing.percent),
            counted(answered, "question", "questions")
        ),
    };
    let head = view! {
        <span class="standing-row__name">{name}</span>
        <span class="standing-row__sum">{sum}</span>
        <span class="sureness__bar" aria-hidden="true" style=("--share", standing.percent.unwrap_or(0).to_string())></span>
    };
    if answered == 0 {
        return view! { <div class="standing-row"><div class="standing-row__head">{head}</div></div> }.into_any();
    }
    let rows = standing
        .evidence
        .into_iter()
        .map(|evidence| {
            view! {
                <tr>
                    <th scope="row"><Link to=QuestionsRoute::Question(evidence.question)>{evidence.text}</Link></th>
                    <td>{evidence.grade.name()}</td>
                    <td class="number">{format!("{} %", evidence.recall)}</td>
                </tr>
            }
        })
        .collect_view();
    let seconds = standing.seconds.map(|seconds| {
        view! { <p class="muted small">{format!("Your median timed answer here takes {}.", face(seconds))}</p> }
    });
    view! {
        <details class="standing-row">
            <summary class="standing-row__head">{head}</summary>
            <div class="table-scroll">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">"Question"</th>
                            <th scope="col">"Last rating"</th>
                            <th scope="col" class="number">"Recalled now"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {seconds}
        </details>
    }
    .into_any()
}

/// How long answers took: three bars around two minutes.
fn taken(times: Times) -> AnyView {
    let all = times.short + times.right + times.long;
    let content = match times.median {
        None => view! { <p class="empty">"No answer was timed yet."</p> }.into_any(),
        Some(median) => {
            let bars = [
                ("Under 1:30, room left", times.short),
                ("1:30 to 2:30, about two minutes", times.right),
                ("Over 2:30, too long", times.long),
            ]
            .map(|(name, count)| {
                let share = (count * 100).checked_div(all).unwrap_or(0);
                view! {
                    <tr>
                        <th scope="row">
                            {name}
                            <span class="sureness__bar" aria-hidden="true" style=("--share", share.to_string())></span>
                        </th>
                        <td class="number">{count}</td>
                    </tr>
                }
            });
            view! {
                <p>{format!("The median of {all} timed answers is {}. Aim for 2:00.", face(median))}</p>
                <Table class="table sureness" heads=vec![words("Length"), number("Answers")]>{bars}</Table>
            }
            .into_any()
        }
    };
    view! {
        <section aria-labelledby="times">
            <h2 id="times">"Length of your answers"</h2>
            {content}
        </section>
    }
    .into_any()
}
