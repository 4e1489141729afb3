//! A mock loop is planned: who asks, how it is spread, and what the story bank has to say to it.

use leptos::html;
use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::loops::assignment::assign;
use crate::domain::loops::interview_loop::{
    INTERVIEWERS_AT_MOST, InterviewLoop, Interviewer, LoopFormError,
};
use crate::domain::loops::mock::plan::{Days, MINUTES, MockPlan, Seat};
use crate::domain::questions::question::Question;
use crate::domain::record::id::RecordId;
use crate::route::{MockRoute, StoriesRoute};
use crate::state::{Typed, use_app};
use crate::ui::components::{Choice, SaveBadge, failure};
use crate::ui::loops::mock::words::{listed, shortage, standing};
use crate::ui::shared::{InterviewerFields, Link, Weighed};

/// The form of a new mock loop.
#[component]
pub fn Builder(of: Option<RecordId>, questions: StoredValue<Vec<Question>>) -> impl IntoView {
    let app = use_app();
    let room = app.mock_loops;
    let rehearsed = of.as_ref().and_then(|of| room.rehearsing(of));
    let is_rehearsal = rehearsed.is_some();
    let key = match (&of, is_rehearsal) {
        (Some(of), true) => format!("mock-loop:of:{of}"),
        _ => "mock-loop:new".to_owned(),
    };
    let typed = Typed::open(
        app.core(),
        key,
        rehearsed.unwrap_or_else(|| room.drawn(Days::One)),
    );
    let error = RwSignal::new(None::<LoopFormError>);
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match questions.with_value(|questions| room.begin(typed, questions)) {
            Ok(id) => app.go(MockRoute::Run(id)),
            Err(why) => error.set(Some(why)),
        }
    };
    let form = typed.form;
    Effect::new(move |_| {
        form.track();
        error.set(None);
    });
    let days = Signal::derive(move || form.with(|plan| plan.days.slug().to_owned()));
    let choices = Days::ALL
        .iter()
        .map(|days| (days.slug().to_owned(), days.name().to_owned()))
        .collect();
    let saved = Signal::derive(move || typed.saved());
    let trouble = Memo::new(move |_| failure(&saved.get()));
    let draw = move |_| {
        let before = form.get_untracked();
        let drawn = room.drawn(before.days);
        typed.reshape(|plan| {
            plan.seats = drawn.seats;
            plan.seed = drawn.seed;
        });
        app.notices.offer_undo("Interviewers drawn anew.", move || {
            let before = before.clone();
            typed.reshape(move |plan| *plan = before);
        });
    };
    view! {
        <form class="story-form" on:submit=begin>
            <p class="eyebrow"><Link to=MockRoute::List>"Mock loops"</Link></p>
            <h1>{if is_rehearsal { "Rehearse a loop" } else { "New mock loop" }}</h1>
            <p class="lead">
                {if is_rehearsal {
                    "The interviewers are those of your loop. The questions are drawn when you begin, each for a principle \
                     that its interviewer holds."
                } else {
                    "A plausible loop was drawn over the 16 principles. Change what you know better; the questions are drawn \
                     when you begin."
                }}
            </p>
            <Show when=move || typed.was_recovered.get()>
                <p class="banner" role="status">
                    "The plan that you were working on was brought back. "
                    <button class="button button--quiet" type="button" on:click=move |_| typed.discard()>
                        "Put it aside"
                    </button>
                </p>
            </Show>
            {move || trouble.get().map(|text| view! { <p class="banner" data-tone="alert" role="alert">{text}</p> })}
            <Choice
                name="days"
                legend="How it is spread"
                options=choices
                chosen=days
                choose=move |value: String| typed.reshape(|plan| plan.set_days(Days::from_slug(&value).unwrap_or_default()))
            />
            <p class="muted" data-testid="length">{move || form.with(length)}</p>
            <label class="interviewer__raiser">
                <input
                    type="checkbox"
                    name="partner"
                    prop:checked=move || form.with(|plan| plan.has_partner)
                    on:change:target=move |event| {
                        let has_partner = event.target().checked();
                        typed.edit(|plan| plan.has_partner = has_partner);
                    }
                />
                "A partner reads the interviewers’ part and votes"
            </label>
            <Weighed><Danger form /></Weighed>
            <h2>"Interviewers"</h2>
            <Rehearsable typed is_rehearsal />
            <Seats typed draw />
            <p class="form-error" role="alert">{move || error.get().as_ref().map(LoopFormError::advice)}</p>
            <div class="story-form__bar">
                <button class="button button--primary" type="submit">"Begin the loop"</button>
                <span class="small">"Plan: "<SaveBadge saved /></span>
            </div>
        </form>
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

/// What the story bank has to say to the plan.
#[component]
fn Danger(form: RwSignal<MockPlan>) -> impl IntoView {
    let room = use_app().mock_loops;
    // What stories are assigned to; a name that is typed changes nothing.
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
                    "In danger, since nothing stands by for “another example”: {}.",
                    listed(&bare)
                )
            })
        })
    };
    view! {
        <section class="danger" aria-labelledby="danger">
            <h2 id="danger">"Which stories are in danger"</h2>
            <p data-testid="standing">{move || found.with(standing)}</p>
            <ul class="prose-list">{shortages}</ul>
            <p class="muted">{spares}</p>
        </section>
    }
}

/// The loops that were set up by hand, to take their interviewers.
#[component]
fn Rehearsable(typed: Typed<MockPlan>, is_rehearsal: bool) -> impl IntoView {
    let app = use_app();
    let loops = move || {
        let loops = app.library.of::<InterviewLoop>().living();
        (!is_rehearsal && !loops.is_empty()).then(|| {
            let options = loops
                .iter()
                .map(|one| {
                    view! { <option value=one.id().as_str().to_owned()>{one.body.display_name()}</option> }
                })
                .collect_view();
            view! {
                <label class="field">
                    <span class="field__label">"Take those of a loop that you set up"</span>
                    <select
                        class="input"
                        name="rehearse"
                        on:change:target=move |event| {
                            let chosen = RecordId::from_text(&event.target().value());
                            if let Some(plan) = app.mock_loops.rehearsing(&chosen) {
                                let has_partner = typed.form.with_untracked(|plan| plan.has_partner);
                                typed.reshape(|before| *before = MockPlan { has_partner, ..plan });
                            }
                        }
                    >
                        <option value="">"None: as drawn below"</option>
                        {options}
                    </select>
                </label>
            }
        })
    };
    view! { {loops} }
}

/// The interviewers' fields. They are drawn anew only when other people are in the loop.
#[component]
fn Seats(
    typed: Typed<MockPlan>,
    draw: impl Fn(leptos::ev::MouseEvent) + Copy + 'static,
) -> impl IntoView {
    let add = NodeRef::<html::Button>::new();
    let is_full = move || {
        typed
            .form
            .with(|plan| plan.seats.len() >= INTERVIEWERS_AT_MOST)
    };
    let seats = move || {
        typed
            .given
            .get()
            .unwrap_or_default()
            .seats
            .into_iter()
            .enumerate()
            .map(|(place, seat)| view! { <OneSeat typed place seat add /> })
            .collect_view()
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
            <button class="button" type="button" on:click=draw>"Draw all anew"</button>
        </div>
    }
}

#[component]
fn OneSeat(
    typed: Typed<MockPlan>,
    place: usize,
    seat: Seat,
    add: NodeRef<html::Button>,
) -> impl IntoView {
    let edit_seat = move |edit: &dyn Fn(&mut Seat)| {
        typed.edit(|plan| {
            if let Some(seat) = plan.seats.get_mut(place) {
                edit(seat);
            }
        });
    };
    let edit = move |edited: Interviewer| {
        edit_seat(&|seat| {
            let is_bar_raiser = seat.interviewer.is_bar_raiser;
            seat.interviewer = Interviewer {
                is_bar_raiser,
                ..edited.clone()
            };
        });
    };
    let remove = move |()| {
        typed.reshape(|plan| {
            if place < plan.seats.len() {
                plan.seats.remove(place);
            }
        });
        // The button that had the focus is gone.
        if let Some(add) = add.get_untracked() {
            let _ = add.focus();
        }
    };
    let is_bar_raiser = Signal::derive(move || {
        typed.form.with(|plan| {
            let seat = plan.seats.get(place);
            seat.is_some_and(|seat| seat.interviewer.is_bar_raiser)
        })
    });
    let minutes = view! {
        <label class="field">
            <span class="field__label">"Minutes"</span>
            <input
                class="input"
                type="number"
                inputmode="numeric"
                name=format!("minutes-{}", place + 1)
                min=MINUTES.start().to_string()
                max=MINUTES.end().to_string()
                value=seat.minutes.to_string()
                on:input:target=move |event| {
                    let minutes = event.target().value().parse().unwrap_or(0);
                    edit_seat(&|seat| seat.minutes = minutes);
                }
            />
        </label>
    }
    .into_any();
    // What is to be filled in stands open; what was drawn is a line.
    let is_bare = seat.interviewer.principles.is_empty();
    let held = move || {
        typed.form.with(|plan| {
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
                listed(&held)
            };
            Some(format!(" · {held}{}", raiser.unwrap_or_default()))
        })
    };
    view! {
        <details class="seat" open=is_bare>
            <summary>
                {move || typed.form.with(|plan| plan.label(place))}
                <span class="seat__held small">{held}</span>
            </summary>
            <InterviewerFields
                place
                interviewer=seat.interviewer
                is_bar_raiser
                edit
                set_bar_raiser=move |is: bool| typed.edit(|plan| plan.set_bar_raiser(place, is))
                remove
                more=minutes
            />
        </details>
    }
}
