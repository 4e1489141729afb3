//! The plan: today's tasks, upcoming ones, what does not fit, and what is done.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use leptos::prelude::*;

use crate::domain::format::dates;
use crate::domain::format::durations::planned;
use crate::domain::loops::interview_loop::InterviewLoop;
use crate::domain::plan::calendar::to_ics;
use crate::domain::plan::loop_plan::PlanForm;
use crate::domain::plan::schedule::{Event, PlanDay, Schedule};
use crate::domain::plan::situation::{Situation, Until};
use crate::domain::plan::task::{Task, TaskSlot};
use crate::domain::plan::work::Done;
use crate::domain::record::envelope::Record;
use crate::domain::writing::document::FileKind;
use crate::route::{
    AssessmentRoute, LoopsRoute, MockRoute, OffersRoute, PlanRoute, PracticeRoute, Route,
    StoriesRoute, WritingRoute, frame,
};
use crate::state::{PlanRoom, use_app};
use crate::ui::plan::readiness::Readiness;
use crate::ui::shared::{BeforeItLeaves, Link, UnsavedForms};

/// The plan, derived from the current situation.
#[component]
pub fn PlanPage() -> impl IntoView {
    let room = use_app().plan;
    // A loop with a date is enough to plan.
    let is_made = Memo::new(move |_| {
        let is_dated = |next: Record<InterviewLoop>| next.body.date.is_some();
        room.plan().is_some() || room.next_loop().is_some_and(is_dated)
    });
    let page = move || {
        if is_made.get() {
            view! { <Made room /> }.into_any()
        } else {
            view! {
                <p class="empty">
                    "Enter your loop date and your time each day. The plan updates every time you open it, so a day \
                     off costs only that day."
                </p>
                <p><Link to=PlanRoute::Days class="button button--primary">"Set your dates"</Link></p>
            }
            .into_any()
        }
    };
    view! {
        <p class="eyebrow"><Link to=Route::Today>"Today"</Link></p>
        <h1>{frame::PLAN.heading}</h1>
        <p class="lead">{frame::PLAN.lead}</p>
        <UnsavedForms forms=room.unsaved_form() name=|_| "Your plan".to_owned() to=|_| PlanRoute::Days.into() />
        <UnsavedForms forms=room.unsaved_role_form() name=|_| "Your role check".to_owned() to=|_| PlanRoute::RoleCheck.into() />
        {page}
        <p class="plan__more">
            <Link to=PlanRoute::RoleCheck>"Check yourself against the role"</Link>
            " · "
            <Link to=OffersRoute::Compare>"Offers, side by side"</Link>
        </p>
    }
}

#[component]
fn Made(room: PlanRoom) -> impl IntoView {
    use_app().practice.want_due_count();
    let situation = Memo::new(move |_| room.situation());
    let schedule = Memo::new(move |_| situation.with(Situation::schedule));
    let today = situation.with_untracked(|situation| situation.today);
    let lead = move || schedule.with(|schedule| leads_to(schedule, today));
    let doubts = move || {
        let form = PlanForm {
            plan: room.plan().unwrap_or_default(),
            loop_day: room.next_loop().and_then(|next| next.body.date),
        };
        form.doubts()
            .into_iter()
            .map(|doubt| view! { <p class="banner" role="status">{doubt}</p> })
            .collect_view()
    };
    view! {
        <p data-testid="until">{lead}</p>
        {doubts}
        <p><Link to=PlanRoute::Days class="button">"Edit dates and time"</Link></p>
        {move || schedule.with(|schedule| for_today(schedule, today, room))}
        <section aria-labelledby="ahead">
            <h2 id="ahead">"Schedule"</h2>
            <p class="prose muted">{move || schedule.with(|schedule| schedule.stretch.words())}</p>
            {move || schedule.with(|schedule| weeks(schedule, today, room))}
        </section>
        {move || schedule.with(|schedule| left_out(schedule, room))}
        {move || schedule.with(|schedule| done(&schedule.done))}
        <Readiness situation schedule />
        <Out schedule room />
    }
}

/// "Your loop is on 7 Dec 2026, in 14 days."
pub(super) fn leads_to(schedule: &Schedule, today: NaiveDate) -> String {
    match schedule.until {
        Until::Past(day) => format!("Your loop was on {}.", dates::in_words(&day)),
        Until::Loop(day) => format!(
            "Your loop is on {}, {}.",
            dates::in_words(&day),
            dates::from_today(day, today)
        ),
        Until::Assumed(day) => format!(
            "Your loop has no date yet. This plan assumes five weeks, until {}, about the average.",
            dates::in_words(&day)
        ),
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Mon",
        Weekday::Tue => "Tue",
        Weekday::Wed => "Wed",
        Weekday::Thu => "Thu",
        Weekday::Fri => "Fri",
        Weekday::Sat => "Sat",
        Weekday::Sun => "Sun",
    }
}

/// The page where a task is done.
pub(super) fn place(task: &Task, room: PlanRoom) -> Route {
    match task {
        Task::CheckRole => PlanRoute::RoleCheck.into(),
        Task::SetUpLoop => untrack(|| room.next_loop()).map_or(LoopsRoute::New.into(), |next| {
            LoopsRoute::Edit(next.id().clone()).into()
        }),
        Task::LogicSet { .. } => AssessmentRoute::Start.into(),
        Task::WorkStyle => AssessmentRoute::WorkStyle.into(),
        Task::Cover(principles) => StoriesRoute::New(principles.first().copied()).into(),
        Task::AnotherStory { .. } => StoriesRoute::New(None).into(),
        Task::Complete(story, _) | Task::Strengthen(story, _) => {
            StoriesRoute::Edit(story.clone()).into()
        }
        Task::Probe(story, _) => StoriesRoute::Probes(story.clone()).into(),
        Task::WriteMemo { .. } => WritingRoute::Start.into(),
        Task::Practice | Task::PrepareScreen => PracticeRoute::Session.into(),
        Task::Rehearse { .. } => MockRoute::New(None).into(),
        Task::LearnNumbers => StoriesRoute::NumbersByHeart.into(),
        Task::AnswerOffer(offer, _) => OffersRoute::Negotiation(offer.clone()).into(),
    }
}

pub(super) fn slot(slot: &TaskSlot, room: PlanRoom) -> impl IntoView + use<> {
    let part = slot
        .part
        .map(|(part, of)| format!(", part {part} of {of}"))
        .unwrap_or_default();
    let title = format!("{}{part}", slot.task.title());
    view! {
        <li class="plan__task">
            <Link to=place(&slot.task, room) class="plan__link">{title}</Link>
            <span class="plan__minutes muted small">{planned(slot.minutes)}</span>
        </li>
    }
}

fn ticked(task: &Task) -> impl IntoView + use<> {
    view! {
        <li class="plan__task" data-done="true">
            <span class="plan__tick" aria-hidden="true">"✓"</span>
            <span class="visually-hidden">"Done: "</span>
            {task.title()}
        </li>
    }
}

pub(super) fn event(event: Event) -> impl IntoView {
    let name = match event {
        Event::Eve => view! { <Link to=StoriesRoute::CheatSheet>{event.name()}</Link> }.into_any(),
        _ => event.name().into_any(),
    };
    view! { <p class="plan__event">{name}</p> }
}

fn for_today(schedule: &Schedule, today: NaiveDate, room: PlanRoom) -> impl IntoView + use<> {
    let day = schedule.on(today);
    let events = day
        .into_iter()
        .flat_map(|day| day.events.clone())
        .map(event)
        .collect_view();
    let open: Vec<_> = day
        .into_iter()
        .flat_map(|day| &day.slots)
        .map(|one| slot(one, room))
        .collect();
    let done: Vec<_> = schedule.done_on(today).map(ticked).collect();
    let said = schedule.said_of(today);
    view! {
        <section class="plan__today" aria-labelledby="for-today" data-testid="today">
            <h2 id="for-today">"Today"</h2>
            {events}
            <p class="muted">{said}</p>
            <ul class="plan__tasks">{done} {open}</ul>
        </section>
    }
}

fn weeks(schedule: &Schedule, today: NaiveDate, room: PlanRoom) -> impl IntoView + use<> {
    let monday = |day: NaiveDate| {
        let since = u64::from(day.weekday().num_days_from_monday());
        day.checked_sub_days(Days::new(since)).unwrap_or(day)
    };
    let ahead: Vec<&PlanDay> = schedule
        .days
        .iter()
        .filter(|day| day.date > today)
        .collect();
    let first = ahead.first().map(|day| monday(day.date));
    ahead
        .chunk_by(|one, other| monday(one.date) == monday(other.date))
        .filter_map(|days| {
            let start = monday(days.first()?.date);
            let minutes: u32 = days.iter().map(|day| day.minutes()).sum();
            let title = format!("Week of {}", dates::in_words(&start));
            let sum = (minutes > 0).then(|| planned(minutes));
            let rows = days.iter().map(|one| day(one, room)).collect_view();
            Some(view! {
                <details class="plan__week" open=first == Some(start)>
                    <summary>{title}<span class="muted small">{sum}</span></summary>
                    <ol class="plan__days">{rows}</ol>
                </details>
            })
        })
        .collect_view()
}

fn day(day: &PlanDay, room: PlanRoom) -> impl IntoView + use<> {
    let events = day.events.iter().copied().map(event).collect_view();
    let slots = day.slots.iter().map(|one| slot(one, room)).collect_view();
    let has_slots = !day.slots.is_empty();
    view! {
        <li class="plan__day">
            <p class="plan__date">
                {weekday(day.date.weekday())} " " {dates::in_words(&day.date)}
            </p>
            <div>
                {events}
                {has_slots.then(|| view! { <ul class="plan__tasks">{slots}</ul> })}
            </div>
        </li>
    }
}

fn left_out(schedule: &Schedule, room: PlanRoom) -> impl IntoView + use<> {
    let tasks: Vec<_> = schedule
        .left_out
        .iter()
        .map(|task| {
            let title = task.title();
            view! { <li class="plan__task"><Link to=place(task, room) class="plan__link">{title}</Link></li> }
        })
        .collect();
    (!tasks.is_empty()).then(|| {
        view! {
            <section aria-labelledby="left-out" data-testid="left-out">
                <h2 id="left-out">"What does not fit"</h2>
                <p class="prose muted">
                    "You have less time than tasks, so the most important come first and these are left out. Add \
                     minutes "
                    "a day to fit them in. A story that supports a principle also closes its gap."
                </p>
                <ul class="plan__tasks">{tasks}</ul>
            </section>
        }
    })
}

fn done(done: &[Done]) -> impl IntoView + use<> {
    let count = done.len();
    let rows = done
        .iter()
        .map(|one| {
            let on = one
                .on
                .map(|day| view! { <span class="muted small">{dates::in_words(&day)}</span> });
            view! {
                <li class="plan__task" data-done="true">
                    <span class="plan__tick" aria-hidden="true">"✓"</span>
                    <span class="plan__link">{one.task.title()}</span>
                    {on}
                </li>
            }
        })
        .collect_view();
    (count > 0).then(|| {
        view! {
            <details class="plan__week" data-testid="done">
                <summary>"Done" <span class="muted small">{count}</span></summary>
                <ul class="plan__tasks">{rows}</ul>
            </details>
        }
    })
}

/// The calendar file, and a note about reminders.
#[component]
fn Out(schedule: Memo<Schedule>, room: PlanRoom) -> impl IntoView {
    let handouts = use_app().handouts;
    let save = move |_| {
        let remind_at = untrack(|| room.plan()).and_then(|plan| plan.remind_at);
        let now = room.now();
        let owner = untrack(|| room.calendar_owner());
        handouts.let_out(schedule.get_untracked(), move |schedule| {
            handouts.save_text(
                "plan",
                FileKind::Calendar,
                &to_ics(&schedule, remind_at, &owner, now),
            );
        });
    };
    view! {
        <section aria-labelledby="calendar">
            <h2 id="calendar">"In your calendar"</h2>
            <p class="prose muted">
                "A calendar also reminds you while Loopready is closed. Without a server, a web page can do so "
                <Link to=PlanRoute::Days>"only while it is open"</Link>
                ". Each task and date becomes an entry, at your start time if you set one. Import a new file when \
                 the plan "
                "changes. It moves the existing entries."
            </p>
            <BeforeItLeaves />
            <div class="actions">
                <button class="button" type="button" on:click=save>"Save calendar file"</button>
            </div>
        </section>
    }
}
