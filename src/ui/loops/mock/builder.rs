//! Planning a mock loop: the interviewers, the schedule, and how far the story bank covers it.

use leptos::html;
use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::loops::assignment::assign;
use crate::domain::loops::interview_loop::{INTERVIEWERS_AT_MOST, InterviewLoop};
use crate::domain::loops::mock::plan::{Days, MINUTES, MockPlan};
use crate::domain::questions::question::Question;
use crate::domain::record::id::RecordId;
use crate::route::{MockRoute, StoriesRoute};
use crate::state::{Typed, use_app};
use crate::ui::components::focus;
use crate::ui::components::form::{
    Bound, CheckBox, Choice, Select, TextField, listed, offered, or_none,
};
use crate::ui::loops::mock::words::{listed as and_listed, shortage, standing};
use crate::ui::shared::{DraftForm, Fields, InterviewerFields, Link, Weighed, entry, field};

/// The form of a new mock loop.
#[component]
pub fn Builder(of: Option<RecordId>, questions: StoredValue<Vec<Question>>) -> impl IntoView {
    let app = use_app();
    let room = app.mock_loops;
    let rehearsed = of.as_ref().and_then(|of| room.rehearsing(of));
    let is_rehearsal = rehearsed.is_some();
    let typed = room.plan_form(
        of.as_ref().filter(|_| is_rehearsal),
        rehearsed.unwrap_or_else(|| room.drawn(Days::One)),
    );
    let begin = move |()| {
        if let Some(id) = questions.with_value(|questions| room.begin(typed, questions)) {
            app.go(MockRoute::Run(id));
        }
    };
    let form = typed.form;
    let (title, lead) = if is_rehearsal {
        (
            "Rehearse your loop",
            "These are the interviewers of your loop. Questions are drawn when you start, each for one of the \
             interviewer’s principles.",
        )
    } else {
        (
            "New mock loop",
            "This is a plausible loop over the 16 principles. Change what you know. Questions are drawn when you \
             start.",
        )
    };
    let days = Bound::new(
        move || form.with(|plan| plan.days),
        move || typed.given.track(),
        move |days| typed.reshape(|plan| plan.set_days(days)),
    );
    view! {
        <DraftForm
            typed
            back=(MockRoute::List.into(), "Mock loops".to_owned())
            title
            lead
            recovered="Your unfinished plan was restored. "
            verb="Start mock loop"
            save=begin
        >
            <TextField name="mock-name" label="Name of this loop" value=field!(typed, name) />
            <Choice name="days" legend="Schedule" options=offered() value=days />
            <p class="muted" data-testid="length">{move || form.with(length)}</p>
            <CheckBox
                class="check-line"
                name="partner"
                label="A partner plays the interviewers and votes"
                value=field!(typed, has_partner)
            />
            <CheckBox
                class="check-line"
                name="realistic"
                label="Realistic: hide principles until the debrief, and fill the minutes with questions"
                value=field!(typed, is_realistic)
            />
            <Weighed><Danger form /></Weighed>
            <h2>"Interviewers"</h2>
            <Rehearsable typed is_rehearsal />
            <Seats typed />
        </DraftForm>
    }
}

/// How long it takes, in one sentence.
fn length(plan: &MockPlan) -> String {
    let table = plan.timetable();
    let ends = |day: u32| {
        table
            .iter()
            .filter(|one| one.day == day)
            .map(|one| one.starts + one.minutes)
            .max()
            .unwrap_or(0)
    };
    let hours = |minutes: u32| match (minutes / 60, minutes % 60) {
        (0, minutes) => counted(minutes, "minute", "minutes"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    };
    let who = counted(plan.seats.len(), "interview", "interviews");
    match plan.days {
        Days::One => format!("{who} in {}, breaks included.", hours(ends(1))),
        Days::Two => format!(
            "{who}: {} on the first day and {} on the second, breaks included.",
            hours(ends(1)),
            hours(ends(2))
        ),
        Days::Compressed => format!(
            "{who}, one question each, in {} without a break.",
            hours(ends(1))
        ),
    }
}

/// How far the story bank covers the plan.
#[component]
fn Danger(form: RwSignal<MockPlan>) -> impl IntoView {
    let room = use_app().mock_loops;
    // Only what affects the assignment, so that typing a name changes nothing.
    let asked = Memo::new(move |_| form.with(|plan| (plan.as_loop(), plan.of.clone())));
    let found = Memo::new(move |_| {
        let (of, rehearsed) = asked.get();
        assign(&room.tellers(rehearsed.as_ref()), &of)
    });
    let shortages = move || {
        let of = asked.with(|(of, _)| of.clone());
        found.with(|found| {
            found
                .bottlenecks
                .iter()
                .map(|bottleneck| {
                    let missing = bottleneck.principles.first().copied();
                    view! {
                        <li>
                            {shortage(&of, bottleneck)}" "
                            <Link to=StoriesRoute::New(missing)>"Write a story"</Link>
                        </li>
                    }
                })
                .collect_view()
        })
    };
    let spares = move || {
        found.with(|found| {
            let bare: Vec<String> = found
                .answers
                .iter()
                .filter(|answer| answer.story.is_some() && answer.runner_up.is_none())
                .filter_map(|answer| answer.story.as_ref())
                .map(|(story, _)| format!("“{}”", story.title))
                .collect();
            (!bare.is_empty()).then(|| {
                format!(
                    "No story in reserve for “another example”: {}.",
                    and_listed(&bare)
                )
            })
        })
    };
    view! {
        <section class="danger" aria-labelledby="danger">
            <h2 id="danger">"Stories at risk"</h2>
            <p data-testid="standing">{move || found.with(standing)}</p>
            <ul class="prose-list">{shortages}</ul>
            <p class="muted">{spares}</p>
        </section>
    }
}

/// Loops set up by hand, to copy their interviewers.
#[component]
fn Rehearsable(typed: Typed<MockPlan>, is_rehearsal: bool) -> impl IntoView {
    let app = use_app();
    let loops = Memo::new(move |_| {
        let loops = app.library.of::<InterviewLoop>();
        loops.map_living(|one| (one.id().clone(), one.body.display_name()))
    });
    let options =
        Signal::derive(move || or_none("None (use the interviewers below)", listed(loops.get())));
    let value = Bound::new(
        || None,
        || (),
        move |of: Option<RecordId>| {
            if let Some(plan) = of.and_then(|of| app.mock_loops.rehearsing(&of)) {
                let (has_partner, is_realistic) = typed
                    .form
                    .with_untracked(|plan| (plan.has_partner, plan.is_realistic));
                typed.reshape(|before| {
                    *before = MockPlan {
                        has_partner,
                        is_realistic,
                        ..plan
                    }
                });
            }
        },
    );
    view! {
        <Show when=move || !is_rehearsal && loops.with(|loops| !loops.is_empty())>
            <Select name="rehearse" label="Use the interviewers of a loop" options value />
        </Show>
    }
}

/// The interviewers' fields. They are redrawn only when interviewers are added or removed.
#[component]
fn Seats(typed: Typed<MockPlan>) -> impl IntoView {
    let room = use_app().mock_loops;
    let add = NodeRef::<html::Button>::new();
    let is_full = move || typed.with(|plan| plan.seats.len() >= INTERVIEWERS_AT_MOST);
    let seats = move || {
        let count = typed.given.get().unwrap_or_default().seats.len();
        (0..count)
            .map(|place| view! { <OneSeat typed place add /> })
            .collect_view()
    };
    let draw = move |_| {
        let drawn = room.drawn(typed.form.with_untracked(|plan| plan.days));
        typed.change("Interviewers drawn again.", |plan| {
            plan.seats = drawn.seats;
            plan.seed = drawn.seed;
        });
    };
    view! {
        {seats}
        <div class="actions">
            <button
                class="button"
                type="button"
                node_ref=add
                disabled=is_full
                on:click=move |_| typed.reshape(MockPlan::add_seat)
            >
                "Add an interviewer"
            </button>
            <button class="button" type="button" on:click=draw>"Draw again"</button>
        </div>
    }
}

#[component]
fn OneSeat(typed: Typed<MockPlan>, place: usize, add: NodeRef<html::Button>) -> impl IntoView {
    let interviewer = entry!(typed, seats, place, interviewer);
    let remove = move |()| {
        typed.reshape(|plan| {
            if place < plan.seats.len() {
                plan.seats.remove(place);
            }
        });
        // The focused button was removed.
        focus(add);
    };
    let is_bar_raiser = Bound::live(
        move || {
            typed.with(|plan| {
                let seat = plan.seats.get(place);
                seat.is_some_and(|seat| seat.interviewer.is_bar_raiser)
            })
        },
        move |is: bool| typed.edit(|plan| plan.set_bar_raiser(place, is)),
    );
    let minutes =
        entry!(typed, seats, place, minutes).bind(ToString::to_string, |minutes, text: String| {
            *minutes = text.parse().unwrap_or(0);
        });
    let minutes = view! {
        <TextField
            kind="number"
            mode="numeric"
            name=format!("minutes-{}", place + 1)
            label="Minutes"
            range=MINUTES
            value=minutes
        />
    }
    .into_any();
    // Empty seats are open for editing; drawn ones are collapsed to a line.
    let is_bare = interviewer.get().principles.is_empty();
    let held = move || {
        typed.with(|plan| {
            let interviewer = &plan.seats.get(place)?.interviewer;
            let held: Vec<String> = interviewer
                .principles
                .iter()
                .map(ToString::to_string)
                .collect();
            let raiser = interviewer.is_bar_raiser.then_some(" · Bar Raiser");
            let held = if held.is_empty() {
                "no principle yet".to_owned()
            } else {
                and_listed(&held)
            };
            Some(format!(" · {held}{}", raiser.unwrap_or_default()))
        })
    };
    view! {
        <details class="seat" open=is_bare>
            <summary>
                {move || typed.with(|plan| plan.label(place))}
                <span class="seat__held small">{held}</span>
            </summary>
            <InterviewerFields place interviewer is_bar_raiser remove more=minutes />
        </details>
    }
}
