//! What the plan has for today, on the first page: the next tasks and the way to the whole of it.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::plan::schedule::Schedule;
use crate::domain::plan::situation::Situation;
use crate::route::PlanRoute;
use crate::state::{PlanRoom, use_app};
use crate::ui::plan::schedule::{event, leads_to, slot};
use crate::ui::shared::{Link, PlanInvitation};

/// The tasks that are shown: what can be looked over at a glance.
const NEXT: usize = 3;

/// The next tasks of today, where there is a plan or a loop with its day; else how to get there.
#[component]
pub fn PlanForToday() -> impl IntoView {
    let room = use_app().plan;
    let is_made = Memo::new(move |_| room.plan().is_some());
    let is_dated = Memo::new(move |_| {
        room.next_loop()
            .is_some_and(|next| next.body.date.is_some())
    });
    move || {
        if is_made.get() || is_dated.get() {
            view! { <Next room is_made /> }.into_any()
        } else {
            view! { <PlanInvitation /> }.into_any()
        }
    }
}

#[component]
fn Next(room: PlanRoom, is_made: Memo<bool>) -> impl IntoView {
    let situation = Memo::new(move |_| room.situation());
    let schedule = Memo::new(move |_| situation.with(Situation::schedule));
    let assumed = move || {
        (!is_made.get()).then(|| {
            view! {
                " This assumes an hour a day. "
                <Link to=PlanRoute::Days>"Set your time"</Link>
            }
        })
    };
    let tasks = move || {
        let today = situation.with(|situation| situation.today);
        schedule.with(|schedule| {
            let lead = format!("{} {}", schedule.said_of(today), leads_to(schedule, today));
            let day = schedule.on(today);
            let events = day
                .into_iter()
                .flat_map(|day| day.events.clone())
                .map(event)
                .collect_view();
            let slots = day.into_iter().flat_map(|day| day.slots.iter().take(NEXT));
            let rows = slots.map(|one| slot(one, room)).collect_view();
            view! {
                <p class="muted prose">{lead}{assumed}</p>
                {events}
                <ul class="plan__tasks">{rows}</ul>
                <p>
                    {more(schedule, today)}
                    <Link to=PlanRoute::Schedule>"Show full plan"</Link>
                </p>
            }
        })
    };
    view! {
        <section class="plan__next" aria-labelledby="plan-for-today" data-testid="plan-for-today">
            <h2 id="plan-for-today">"For today"</h2>
            {tasks}
        </section>
    }
}

/// How many tasks of today are not shown.
fn more(schedule: &Schedule, today: NaiveDate) -> Option<String> {
    let count = schedule.on(today).map_or(0, |day| day.slots.len());
    (count > NEXT).then(|| format!("{} more today. ", count - NEXT))
}
