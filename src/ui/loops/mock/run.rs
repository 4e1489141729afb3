//! Running a mock loop: one step at a time, and whose turn it is.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::clock::Remaining;
use crate::domain::format::counts::counted;
use crate::domain::format::durations::clock_face;
use crate::domain::loops::mock::mock_loop::{Holder, MockLoop, MockStep};
use crate::domain::loops::mock::plan::BREAK_MINUTES;
use crate::domain::principle::Principle;
use crate::domain::questions::question::Question;
use crate::domain::record::id::RecordId;
use crate::route::MockRoute;
use crate::state::{Seat, use_app};
use crate::ui::loops::mock::answer::{Judge, Pick, Probe, Speak};
use crate::ui::loops::mock::step::{Run, go_on};
use crate::ui::loops::mock::words::{LoopText, VoteChoice, about};
use crate::ui::shared::{Link, Onward, Seated, StepHeading};

/// Seconds between two stored readings while a clock runs: a crash loses no more than that.
const KEPT_EVERY: u32 = 15;

/// The page of a loop.
#[component]
pub fn RunPage(id: RecordId, questions: StoredValue<Vec<Question>>) -> impl IntoView {
    let app = use_app();
    let room = app.mock_loops;
    let seat = {
        let id = id.clone();
        Seat::take(app.core(), id.clone(), move || room.observe(&id))
    };
    app.recordings.open();
    let id = StoredValue::new(id);
    let state = Memo::new(move |_| {
        id.with_value(|id| app.library.of::<MockLoop>().get(id))
            .map(|record| record.body)
    });
    let now = RwSignal::new(room.now());
    let run = Run {
        id,
        state,
        now,
        questions,
    };
    let seconds = StoredValue::new(0_u32);
    let tick = move || {
        // The view may be gone when the last tick arrives.
        if now.try_set(room.now()).is_some() {
            return;
        }
        seconds.update_value(|seconds| *seconds += 1);
        if seconds.get_value().is_multiple_of(KEPT_EVERY) {
            id.with_value(|id| room.observe(id));
        }
    };
    if let Ok(ticking) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || ticking.clear());
    }
    app.services.with_value(|services| {
        services.page.on_hide(Box::new(move || {
            let _ = id.try_with_value(|id| room.observe(id));
        }));
    });
    let is_running = Memo::new(move |_| run.read(MockLoop::is_running) == Some(true));
    let stay_awake = move |awake: bool| {
        app.services
            .with_value(|services| services.attention.stay_awake(awake));
    };
    Effect::new(move |_| stay_awake(is_running.get()));
    on_cleanup(move || {
        seat.leave(|| id.with_value(|id| room.pause(id)));
        stay_awake(false);
    });
    let step = Memo::new(move |_| run.read(MockLoop::step).unwrap_or_default());
    // A different question is a different page, even at the same step.
    let place = Memo::new(move |_| {
        run.read(|run| {
            let told = run.asked().map_or(0, |asked| asked.tellings.len());
            (run.at(), run.question_at(), told)
        })
    });
    let is_paused = Memo::new(move |_| run.read(MockLoop::is_paused) == Some(true));
    let body = move || {
        let _ = place.get();
        if is_paused.get() {
            return view! { <Paused run /> }.into_any();
        }
        match step.get() {
            MockStep::Door => view! { <Door run /> }.into_any(),
            MockStep::ToPartner => view! { <Curtain run to=Holder::Partner /> }.into_any(),
            MockStep::Pick => view! { <Pick run /> }.into_any(),
            MockStep::Speak => view! { <Speak run /> }.into_any(),
            MockStep::Probe(at) => view! { <Probe run at /> }.into_any(),
            MockStep::Judge => view! { <Judge run /> }.into_any(),
            MockStep::Assess => view! { <Assess run /> }.into_any(),
            MockStep::ToCandidate => view! { <Curtain run to=Holder::Candidate /> }.into_any(),
            MockStep::Notes => view! { <Notes run /> }.into_any(),
            MockStep::Over => view! { <Over run /> }.into_any(),
        }
    };
    view! {
        <div class="mock">
            <Seated seat>
                <Bar run step />
                {body}
            </Seated>
        </div>
    }
}

/// The position in the loop, the interview's clock, and ways to leave.
#[component]
fn Bar(run: Run, step: Memo<MockStep>) -> impl IntoView {
    let place =
        move || run.read(|run| format!("Interview {} of {}", run.at() + 1, run.interviews().len()));
    let is_asking = Memo::new(move |_| {
        matches!(
            step.get(),
            MockStep::Pick | MockStep::Speak | MockStep::Probe(_) | MockStep::Judge
        )
    });
    let left = Memo::new(move |_| {
        let now = run.now.get();
        run.read(|run| run.remaining(now)).flatten().map(in_minutes)
    });
    let is_hidden = RwSignal::new(false);
    let is_paused = move || run.read(MockLoop::is_paused) == Some(true);
    let can_step_back = move || run.read(MockLoop::can_step_back) == Some(true);
    view! {
        <div class="mock__bar">
            <p class="eyebrow" data-testid="place">{place}</p>
            <Show when=move || is_asking.get() && !is_paused()>
                <p class="mock__left muted small" data-testid="left">
                    {move || if is_hidden.get() { None } else { left.get() }}
                </p>
                <div class="mock__ways">
                    <Show when=can_step_back>
                        <button class="button button--quiet" type="button" on:click=move |_| {
                            run.act(MockLoop::step_back);
                        }>"Back"</button>
                    </Show>
                    <button class="button button--quiet" type="button" on:click=move |_| is_hidden.update(|hidden| *hidden = !*hidden)>
                        {move || if is_hidden.get() { "Show the time" } else { "Hide the time" }}
                    </button>
                    <button class="button button--quiet" type="button" on:click=move |_| {
                        run.act(MockLoop::pause);
                    }>"Pause"</button>
                    <button class="button button--quiet" type="button" on:click=move |_| {
                        run.act(MockLoop::break_off);
                    }>"End early"</button>
                </div>
            </Show>
        </div>
    }
}

/// The time left in an interview, in whole minutes, so that the clock stays quiet.
fn in_minutes(remaining: Remaining) -> String {
    match remaining {
        Remaining::Left(left) => {
            let minutes = left.as_secs().div_ceil(60);
            format!("{minutes} min left")
        }
        Remaining::Over(over) => format!("{} over time", clock_face(over)),
        Remaining::Unlimited(passed) => clock_face(passed),
    }
}

/// Shown while the clock is paused.
#[component]
fn Paused(run: Run) -> impl IntoView {
    let go = Callback::new(move |()| {
        run.act(MockLoop::resume);
    });
    view! {
        <StepHeading text="The clock is stopped" on_enter=go />
        <p class="lead">
            "Everything is where you left it. Time when this page was closed, or when the device’s clock was "
            "changed, doesn’t count. Resume when you’re ready, today or another day."
        </p>
        <Onward label="Resume" go takes_focus=false />
    }
}

/// Before an interview starts.
#[component]
fn Door(run: Run) -> impl IntoView {
    let shown = run.state.with_untracked(|run| {
        let run = run.as_ref()?;
        let seat = run.seat()?;
        let table = run.plan().timetable();
        let day = |at: usize| table.get(at).map(|one| one.day);
        let is_new_day = run.at() > 0 && day(run.at()) != day(run.at() - 1);
        let is_after_break = run.at() > 0 && !is_new_day && table.len() > 1 && {
            let ends = table.get(run.at() - 1).map(|one| one.starts + one.minutes);
            table.get(run.at()).map(|one| one.starts) > ends
        };
        let before = if is_new_day {
            Some("This is the second day. Start it whenever you like.".to_owned())
        } else if is_after_break {
            Some(format!(
                "Take a break of {BREAK_MINUTES} minutes here, as in the plan."
            ))
        } else {
            None
        };
        let asked = run.interview().map_or(0, |interview| interview.asked.len());
        let asks = counted(asked, "question", "questions");
        Some((
            run.plan().label(run.at()),
            about(run.plan(), run.at()),
            format!("{}, {asks}.", counted(seat.minutes, "minute", "minutes")),
            before,
            run.plan().has_partner,
        ))
    });
    shown.map(|(label, about, time, before, has_partner)| {
        view! {
            <StepHeading text=label on_enter=go_on(run) />
            <p class="muted">{about}</p>
            {before.map(|before| view! { <p>{before}</p> })}
            <p class="lead">
                {time}
                {if has_partner {
                    " Your partner plays the interviewer. Tell them which story you’re going to use."
                } else {
                    " Answer out loud, as in the interview: about two minutes, then the follow-ups."
                }}
            </p>
            <Onward label="Start interview" go=go_on(run) takes_focus=false />
        }
    })
}

/// While the device changes hands, the screen shows nothing that the other person must not see.
#[component]
fn Curtain(run: Run, to: Holder) -> impl IntoView {
    let (title, text, label) = match to {
        Holder::Partner => (
            "Give the device to your partner",
            "Next is the interviewer’s script, with what a strong answer shows. Only your partner should see it.",
            "Show script to partner",
        ),
        Holder::Candidate => (
            "Give the device back",
            "The vote is sealed until the debrief.",
            "Continue as candidate",
        ),
    };
    view! {
        <section class="curtain" data-testid="curtain">
            <StepHeading text=title on_enter=go_on(run) />
            <p class="lead" dir="auto">{text}</p>
            <Onward label go=go_on(run) takes_focus=false />
        </section>
    }
}

/// The way back into an interview that ended early.
#[component]
fn Undo(run: Run) -> impl IntoView {
    let can = untrack(|| run.read(MockLoop::can_go_back_in)) == Some(true);
    can.then(|| {
        let back = move |_| {
            run.act(|run, _| run.go_back_in());
        };
        view! {
            <p class="banner" role="status">
                "You ended this interview early. "
                <button class="button button--quiet" type="button" on:click=back>"Resume interview"</button>
            </p>
        }
    })
}

/// The partner's notes and vote.
#[component]
fn Assess(run: Run) -> impl IntoView {
    let Some((at, principles, sheet, labels)) = run.state.with_untracked(|run| {
        let run = run.as_ref()?;
        let interview = run.interview()?;
        let mut principles: Vec<Principle> = interview
            .asked
            .iter()
            .filter(|asked| !asked.tellings.is_empty())
            .map(|asked| asked.drawn.principle)
            .collect();
        principles.dedup();
        let labels = run.debrief().labels.clone();
        Some((run.at(), principles, interview.partner.clone(), labels))
    }) else {
        return ().into_any();
    };
    let field = |principle: Principle| {
        let put = move |run: &mut MockLoop, text: String| {
            run.write_evidence(at, principle, text);
        };
        view! {
            <LoopText
                id=run.id
                key=format!("evidence-{at}-{}", principle.slug())
                label=principle.name().to_owned()
                hint="What you heard: actions, numbers, words. Not impressions."
                stored=sheet.about(principle).to_owned()
                put
            />
        }
    };
    let fields = principles.into_iter().map(field).collect_view();
    let chosen = Signal::derive(move || {
        run.read(|run| run.interview().and_then(|one| one.partner.vote))
            .flatten()
    });
    let choose = move |vote| {
        run.act(|run, _| run.vote_as_partner(at, vote));
    };
    view! {
        <Undo run />
        <StepHeading text="Your assessment" />
        <p class="lead">"Interviewers write this before they hear anyone else. It stays sealed until the debrief."</p>
        {fields}
        <VoteChoice name="partner-vote".to_owned() legend="Your vote".to_owned() labels chosen choose />
        <p class="muted small">"If you don’t vote, the vote is calculated from your marks during the interview."</p>
        <p class="onward">
            <button class="button button--primary" type="button" on:click=move |_| go_on(run).run(())>"Seal vote"</button>
        </p>
    }
    .into_any()
}

/// The candidate's notes after an interview.
#[component]
fn Notes(run: Run) -> impl IntoView {
    let Some((at, stored, next)) = run.state.with_untracked(|run| {
        let run = run.as_ref()?;
        let next = run.at() + 1;
        let next = (next < run.interviews().len()).then(|| run.plan().label(next));
        Some((run.at(), run.interview()?.notes.clone(), next))
    }) else {
        return ().into_any();
    };
    let put = move |run: &mut MockLoop, text: String| run.write_notes(at, text);
    let label = match &next {
        Some(next) => format!("Next interview: {next}"),
        None => "Finish loop".to_owned(),
    };
    view! {
        <Undo run />
        <StepHeading text="After the interview" />
        <p class="lead">"While it’s fresh: what held up, what didn’t, and what you would change. The debrief shows \
            it."</p>
        <LoopText id=run.id key=format!("notes-{at}") label="Notes".to_owned() stored put />
        <p class="onward">
            <button class="button button--primary" type="button" on:click=move |_| go_on(run).run(())>{label}</button>
        </p>
    }
    .into_any()
}

/// Shown when every interview is done.
#[component]
fn Over(run: Run) -> impl IntoView {
    let id = run.id.get_value();
    let has_partner = untrack(|| run.read(|run| run.plan().has_partner)) == Some(true);
    let next = if has_partner {
        "Next is the debrief. You vote on each interview first, then open your partner’s sealed votes."
    } else {
        "Next is the debrief. You vote on each interview first, then see what your marks add up to."
    };
    view! {
        <StepHeading text="Interviews finished" />
        <p class="lead">{next}</p>
        <p><Link to=MockRoute::Debrief(id) class="button button--primary">"Open debrief"</Link></p>
    }
}
