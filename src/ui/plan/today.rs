//! Today: the next step, the rest of the day, and readiness.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::plan::readiness::{Measure, Measured};
use crate::domain::plan::safeguard::Safeguard;
use crate::domain::plan::schedule::{Event, Schedule};
use crate::domain::plan::situation::{Situation, Until};
use crate::domain::plan::today::NextStep;
use crate::domain::principle::Principle;
use crate::domain::stories::weight::not_counted;
use crate::route::{PlanRoute, Route, SettingsRoute, StoriesRoute, WritingRoute};
use crate::state::{PlanRoom, use_app};
use crate::ui::plan::next_step::{FirstStep, row};
use crate::ui::plan::schedule::{event, leads_to};
use crate::ui::shared::Link;

/// How many further steps are shown.
const SHOWN: usize = 3;

/// Everything below the heading.
#[component]
pub fn TodayPage() -> impl IntoView {
    let room = use_app().plan;
    let situation = Memo::new(move |_| room.situation());
    let schedule = Memo::new(move |_| situation.with(Situation::schedule));
    let agenda =
        Memo::new(move |_| situation.with(|situation| schedule.with(|of| situation.agenda(of))));
    let first = Memo::new(move |_| agenda.with(|agenda| agenda.first.clone()));
    let is_new = Memo::new(move |_| first.with(|first| *first == NextStep::Welcome));
    let then = Memo::new(move |_| agenda.with(|agenda| agenda.then.clone()));
    view! {
        {move || view! { <FirstStep step=first.get() room /> }}
        <Show when=move || !is_new.get()>
            <Proposed situation room />
            <Then then situation schedule room />
            <Standing situation schedule />
        </Show>
        <p class="muted small">
            "Loopready is independent of Amazon. Nothing you write leaves this device. "
            <Link to=SettingsRoute::About>"How that works"</Link>
        </p>
    }
}

/// Suggestions that appear once there is data to lose.
#[component]
fn Proposed(situation: Memo<Situation>, room: PlanRoom) -> impl IntoView {
    let app = use_app();
    let proposal = Memo::new(move |_| {
        situation.with(|situation| room.proposal(situation, app.install_offer.get()))
    });
    let one = move |proposal: Safeguard| {
        let (told, verb) = match proposal {
            Safeguard::Backup => (
                "Your work is only in this browser. A backup file keeps it safe. ",
                "Export backup",
            ),
            Safeguard::Install => (
                "Install Loopready on this device: it then opens like an app, also offline. ",
                "Install Loopready",
            ),
        };
        let follow = move |_| {
            room.answer(proposal);
            app.go(SettingsRoute::Settings);
        };
        view! {
            <p class="banner" role="status" data-testid="proposal">
                {told}
                <button class="button button--quiet" type="button" on:click=follow>{verb}</button>
                <button class="button button--quiet" type="button" on:click=move |_| room.answer(proposal)>
                    "Dismiss"
                </button>
            </p>
        }
    };
    move || proposal.get().map(one)
}

/// The rest of today, and the time until the loop.
#[component]
fn Then(
    then: Memo<Vec<NextStep>>,
    situation: Memo<Situation>,
    schedule: Memo<Schedule>,
    room: PlanRoom,
) -> impl IntoView {
    let is_made = Memo::new(move |_| room.plan().is_some());
    let today = Memo::new(move |_| situation.with(|situation| situation.today));
    let assumed = move || {
        let until = schedule.with(|schedule| schedule.until);
        (!is_made.get() && !matches!(until, Until::Past(_))).then(|| {
            view! {
                " This assumes an hour a day. "
                <Link to=PlanRoute::Days>"Set your time"</Link>
            }
        })
    };
    let lead = move || schedule.with(|schedule| said(schedule, today.get()));
    let events = move || {
        let day = schedule.with(|schedule| schedule.on(today.get()).cloned());
        let events = day.into_iter().flat_map(|day| day.events);
        // On the loop day and the day before, the loop is the next step.
        let others = events.filter(|one| !matches!(one, Event::Eve | Event::Loop));
        others.map(event).collect_view()
    };
    let rows = move || {
        then.with(|then| {
            let shown = then.iter().take(SHOWN);
            shown.map(|step| row(step, room)).collect_view()
        })
    };
    let more = move || {
        let count = then.with(Vec::len);
        (count > SHOWN).then(|| format!("{} more today. ", count - SHOWN))
    };
    view! {
        <section class="plan__next" aria-labelledby="plan-for-today" data-testid="plan-for-today">
            <h2 id="plan-for-today">"For today"</h2>
            <p class="muted prose">{lead}{assumed}</p>
            {events}
            <ul class="plan__tasks">{rows}</ul>
            <p>
                {more}
                <Link to=PlanRoute::Schedule>"Show full plan"</Link>
            </p>
        </section>
    }
}

/// Today's minutes, and the loop's date.
fn said(schedule: &Schedule, today: NaiveDate) -> String {
    match schedule.until {
        Until::Past(_) => leads_to(schedule, today),
        Until::Loop(day) if day == today => leads_to(schedule, today),
        _ => format!("{} {}", schedule.said_of(today), leads_to(schedule, today)),
    }
}

/// Readiness, in three labeled counts.
#[component]
fn Standing(situation: Memo<Situation>, schedule: Memo<Schedule>) -> impl IntoView {
    let app = use_app();
    let (plan, strengths) = (app.plan, app.strengths);
    let measures = Memo::new(move |_| {
        situation.with(|situation| schedule.with(|schedule| situation.readiness(schedule)))
    });
    let have = move |of: Measured| {
        Memo::new(move |_| {
            let found = |measures: &Vec<Measure>| {
                measures.iter().find(|one| one.of == of).map(|one| one.have)
            };
            measures.with(found).unwrap_or_default()
        })
    };
    let stories = have(Measured::Stories);
    let target = Memo::new(move |_| plan.story_target(stories.get()));
    let count = |have: Memo<usize>,
                 of: Signal<Option<usize>>,
                 label: &'static str,
                 hint: Signal<String>,
                 route: Route| {
        // The target, until it is reached.
        let wanted = move || {
            let of = of.get().filter(|of| have.get() <= *of);
            of.map(|of| view! { <span class="standing__of">" of "{of}</span> })
        };
        view! {
            <li class="standing__item">
                <Link to=route class="standing__link">
                    <span class="standing__count">{have}{wanted}</span>
                    <span class="standing__label">{label}</span>
                </Link>
                <span class="muted small">{hint}</span>
            </li>
        }
    };
    let left_out = move || {
        not_counted(strengths.not_counted())
            .map(|told| view! { <p class="muted small" data-testid="not-counted">{told}</p> })
    };
    view! {
        <section aria-labelledby="standing">
            <h2 id="standing">"Where you stand"</h2>
            <ul class="standing">
                {count(
                    stories,
                    Signal::derive(move || Some(target.get().needed)),
                    "stories",
                    Signal::derive(move || target.get().in_words()),
                    StoriesRoute::list().into(),
                )}
                {count(
                    have(Measured::Coverage),
                    Signal::stored(Some(Principle::ALL.len())),
                    "principles with a story",
                    Signal::stored("Each interviewer covers one to three of them.".to_owned()),
                    StoriesRoute::list().into(),
                )}
                {count(
                    have(Measured::Memos),
                    Signal::stored(None),
                    "memos finished",
                    Signal::stored("Each is kept with its review, so you can compare.".to_owned()),
                    WritingRoute::Start.into(),
                )}
            </ul>
            {left_out}
        </section>
    }
}
