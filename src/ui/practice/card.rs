//! A card of a session: the question, the story, the spoken answer, the follow-ups, the
//! self-assessment, and only then what the question tests.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use crate::domain::format::durations::clock_face;
use crate::domain::practice::memory::AnswerGrade;
use crate::domain::practice::session::{CardStep, PracticeSession};
use crate::domain::questions::fit::AskedFor;
use crate::domain::questions::question::Question;
use crate::domain::record::id::RecordId;
use crate::domain::speaking::Length;
use crate::domain::stories::metric::Metric;
use crate::domain::stories::probe::{ProbeNeed, Probes};
use crate::route::StoriesRoute;
use crate::state::{Seat, use_app};
use crate::ui::components::focused;
use crate::ui::shared::{
    FitReason, Link, Onward, Player, ReadAloud, RecordSwitch, Recorder, Seated, SpokenTime,
    StoryText, behind, decide_by_key, offered,
};

/// Seconds between two stored readings while an answer is spoken: a crash loses no more than that.
const KEPT_EVERY: u32 = 15;

/// The current session.
#[component]
pub fn Session(id: RecordId, questions: StoredValue<Vec<Question>>) -> impl IntoView {
    let app = use_app();
    app.recordings.open();
    let seat = {
        let id = id.clone();
        Seat::take(app.core(), id.clone(), move || app.practice.take_up(&id))
    };
    let id = StoredValue::new(id);
    app.services.with_value(|services| {
        services.page.on_hide(Box::new(move || {
            // The view may be gone by then.
            let _ = id.try_with_value(|id| app.practice.watch(id));
        }));
    });
    on_cleanup(move || seat.leave(|| id.with_value(|id| app.practice.pause(id))));
    let session = Memo::new(move |_| {
        id.with_value(|id| app.library.of::<PracticeSession>().get(id))
            .map(|session| session.body)
    });
    let current = Memo::new(move |_| {
        session.with(|session| {
            session
                .as_ref()
                .and_then(PracticeSession::current)
                .map(str::to_owned)
        })
    });
    let place = move || {
        session.with(|session| {
            session.as_ref().map(|session| {
                format!(
                    "Question {} of {}",
                    session.position + 1,
                    session.questions.len()
                )
            })
        })
    };
    let stop = move |_| id.with_value(|id| app.practice.stop(id));
    let card = move || {
        let wanted = current.get()?;
        let found = questions.with_value(|questions| {
            questions
                .iter()
                .find(|question| question.id == wanted)
                .cloned()
        });
        Some(match found {
            Some(question) => view! { <Card id session question /> }.into_any(),
            // A later version of the bank may have dropped it.
            None => view! { <p class="banner">"This question is no longer in the bank. End this session and start \
                another."</p> }
                .into_any(),
        })
    };
    view! {
        <div class="practice">
            <Seated seat>
            <div class="practice__bar">
                <p class="eyebrow" data-testid="place">{place}</p>
                <button class="button button--quiet" type="button" on:click=stop>"End session"</button>
            </div>
            {card}
            </Seated>
        </div>
    }
}

#[component]
fn Card(
    id: StoredValue<RecordId>,
    session: Memo<Option<PracticeSession>>,
    question: Question,
) -> impl IntoView {
    let app = use_app();
    let follow_ups = question.follow_ups.len();
    let step = Memo::new(move |_| {
        session.with(|session| {
            session
                .as_ref()
                .map(|session| session.step)
                .unwrap_or_default()
        })
    });
    let position =
        session.with_untracked(|session| session.as_ref().map_or(0, |session| session.position));
    let on_with = move |()| id.with_value(|id| app.practice.advance(id, follow_ups));
    let grade = move |grade: AnswerGrade| id.with_value(|id| app.practice.grade(id, grade));
    // One key grades the answer, or keeps or deletes the recording, from anywhere on its step.
    let keyed = move |event: leptos::ev::KeyboardEvent| match step.get_untracked() {
        CardStep::Grade => {
            if let Some(chosen) = keyed_grade(&event.key()) {
                event.prevent_default();
                grade(chosen);
            }
        }
        CardStep::Reveal => {
            let recorded = untrack(|| id.with_value(|id| app.recordings.of_card(id, position)));
            decide_by_key(&event, &recorded);
        }
        CardStep::Think | CardStep::Speak | CardStep::Probe(_) => {}
    };
    let asked = StoredValue::new(question.clone());
    let body = move || match step.get() {
        CardStep::Think => view! {
            <ReadAloud text=asked.with_value(|question| question.text.clone()) />
            <PickStory id session question=asked.get_value() />
            <RecordSwitch />
            <Onward label="Start answer" go=on_with />
        }
        .into_any(),
        CardStep::Speak => {
            let question =
                asked.with_value(|question| (question.id.clone(), question.text.clone()));
            let card = (id.get_value(), position);
            view! { <Timer id session /> <Recorder question card /> <Onward label="Done" go=on_with /> }
                .into_any()
        }
        CardStep::Probe(shown) => {
            let asked = asked.with_value(|question| question.follow_ups.get(shown - 1).cloned());
            view! {
                <p class="eyebrow">{format!("Follow-up {shown} of {follow_ups}")}</p>
                <p class="practice__probe">{asked.clone()}</p>
                <ReadAloud text=asked.unwrap_or_default() />
                <Onward label=if shown == follow_ups { "Finish follow-ups" } else { "Next follow-up" } go=on_with />
            }
            .into_any()
        }
        CardStep::Grade => view! { <GradeAnswer grade hint=AnswerGrade::hint /> }.into_any(),
        CardStep::Reveal => view! {
            <Heard id position />
            <Reveal id session question=asked.get_value() />
            <Onward label="Next" go=on_with />
        }
        .into_any(),
    };
    view! {
        <article class="question" on:keydown=keyed>
            <h1 class="question__text">{question.text.clone()}</h1>
            <p class="muted">{question.about()}</p>
            {body}
        </article>
    }
}

/// The grade of a key, 1 to 4.
pub fn keyed_grade(key: &str) -> Option<AnswerGrade> {
    let place = key.parse::<usize>().ok()?.checked_sub(1)?;
    AnswerGrade::ALL.get(place).copied()
}

/// Choosing the story to tell: best matches first, with the reason, then all others.
#[component]
fn PickStory(
    id: StoredValue<RecordId>,
    session: Memo<Option<PracticeSession>>,
    question: Question,
) -> impl IntoView {
    let app = use_app();
    let (leading, is_own) = (question.leading, question.is_own());
    let picked = Memo::new(move |_| {
        session.with(|session| session.as_ref().and_then(|session| session.story.clone()))
    });
    let offers = Memo::new(move |_| offered(AskedFor::from(&question)));
    let option = move |own: RecordId, title: String, reason: Option<AnyView>| {
        let is_picked = {
            let own = own.clone();
            move || picked.with(|picked| picked.as_ref() == Some(&own))
        };
        view! {
            <label class="check">
                <input
                    type="radio"
                    name="story"
                    prop:checked=is_picked
                    on:change=move |_| id.with_value(|id| app.practice.pick(id, Some(own.clone())))
                />
                <span>
                    <span class="check__name" dir="auto">{title}</span>
                    {reason}
                </span>
            </label>
        }
    };
    move || {
        if leading.is_none() && !is_own {
            return view! { <p class="muted">"No story needed. Answer in one to two minutes."</p> }
                .into_any();
        }
        let (fitting, others) = offers.get();
        let none = fitting.is_empty().then(|| {
            view! {
                <p class="empty">
                    "None of your stories fits this question yet. Answer with what you have, or "
                    <Link to=StoriesRoute::New(leading)>"write one"</Link>
                    "; this session waits."
                </p>
            }
        });
        let fitting = fitting
            .into_iter()
            .map(|fit| {
                let (own, title) = (fit.id.clone(), fit.title.clone());
                option(
                    own,
                    title,
                    Some(view! { <FitReason fit leading /> }.into_any()),
                )
            })
            .collect_view();
        let count = others.len();
        let others = (count > 0).then(|| {
            let others = others
                .into_iter()
                .map(|(own, title)| option(own, title, None))
                .collect_view();
            view! {
                <details>
                    <summary>{format!("Other stories ({count})")}</summary>
                    <div>{others}</div>
                </details>
            }
        });
        view! {
            {none}
            <fieldset>
                <legend>"Which story will you tell?"</legend>
                <div>{fitting}</div>
                {others}
            </fieldset>
        }
        .into_any()
    }
}

/// The speaking time, with a band around two minutes; it can be hidden.
#[component]
fn Timer(id: StoredValue<RecordId>, session: Memo<Option<PracticeSession>>) -> impl IntoView {
    let room = use_app().practice;
    let now = RwSignal::new(room.reading());
    let spoken = Memo::new(move |_| {
        let now = now.get();
        let spoken = session.with(|session| session.as_ref().map(|session| session.spoken(now)));
        u32::try_from(spoken.unwrap_or_default().as_secs()).unwrap_or(u32::MAX)
    });
    let seconds = StoredValue::new(0_u32);
    let tick = move || {
        // The view may be gone when the last tick arrives.
        if now.try_set(room.reading()).is_some() {
            return;
        }
        seconds.update_value(|seconds| *seconds += 1);
        if seconds.get_value().is_multiple_of(KEPT_EVERY) {
            id.with_value(|id| room.watch(id));
        }
    };
    if let Ok(ticking) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || ticking.clear());
    }
    view! {
        <SpokenTime seconds=spoken />
    }
}

/// The candidate's self-assessment, before anything is revealed.
#[component]
pub fn GradeAnswer(
    grade: impl Fn(AnswerGrade) + Copy + 'static,
    hint: impl Fn(AnswerGrade) -> &'static str,
) -> impl IntoView {
    let group = focused::<html::Div>();
    let buttons = AnswerGrade::ALL
        .into_iter()
        .enumerate()
        .map(|(place, each)| {
            view! {
                <button class="button practice__grade" type="button" on:click=move |_| grade(each)>
                    <span class="check__name">{format!("{} {}", place + 1, each.name())}</span>
                    <span class="muted small">{hint(each)}</span>
                </button>
            }
        })
        .collect_view();
    view! {
        <h2>"How did it go?"</h2>
        <div class="practice__grades" tabindex="-1" role="group" aria-label="How did it go?" node_ref=group>{buttons}</div>
    }
}

/// The recorded answer, if there is one.
#[component]
fn Heard(id: StoredValue<RecordId>, position: usize) -> impl IntoView {
    let desk = use_app().recordings;
    let recorded = Memo::new(move |_| id.with_value(|id| desk.of_card(id, position)));
    view! {
        <For
            each=move || recorded.get()
            key=|(id, recording)| (id.clone(), recording.chunks)
            children=|(id, recording)| view! { <Player id recording at_once=true /> }
        />
        <Show when=move || recorded.with(|recorded| recorded.iter().any(|(_, one)| one.is_undecided()))>
            <p class="muted small player__keys"><kbd>"K"</kbd>" keeps it, "<kbd>"T"</kbd>" deletes it. Until then, \
                it stays."</p>
        </Show>
    }
}

/// What the question tests, and what the candidate's own story contains.
#[component]
fn Reveal(
    id: StoredValue<RecordId>,
    session: Memo<Option<PracticeSession>>,
    question: Question,
) -> impl IntoView {
    let app = use_app();
    let told = session.with_untracked(|session| {
        let story = session.as_ref()?.story.clone()?;
        untrack(|| app.library.story(&story))
    });
    let (seconds, grade) = session.with_untracked(|session| {
        session.as_ref().map_or((0, None), |session| {
            (session.seconds, session.grades.last().copied())
        })
    });
    let length = Length::of(seconds);
    let own = told.map(|story| {
        let result_is_empty = story.body.result.trim().is_empty();
        let (to, title) = (StoriesRoute::Story(story.id().clone()), story.body.display_title());
        let (of_numbers, of_gaps) = (story.id().clone(), story.id().clone());
        let missing = story.body.missing_parts();
        let missing: Vec<&str> = missing.into_iter().map(crate::domain::stories::story::StarPart::name).collect();
        view! {
            <h2>"Your story"</h2>
            <p class="prose"><Link to>{title}</Link></p>
            {result_is_empty.then(|| view! {
                <p class="prose">"Its Result is still empty. Interviewers write that part down."</p>
            })}
            <StoryText story=story.body />
            {(!missing.is_empty()).then(|| view! { <p class="muted">{format!("It’s missing {}.", missing.join(", "))}</p> })}
            <OwnNumbers story=of_numbers />
            <OwnGaps story=of_gaps />
        }
    });
    // Custom questions don't have these.
    let behind = (!question.tests.is_empty()).then(|| behind(&question));
    view! {
        <p class="practice__outcome" role="status" data-testid="outcome">
            {grade.map(|grade| format!("{} · ", grade.name()))}
            {format!("spoken {} ({})", clock_face(Duration::from_secs(u64::from(seconds))), length.words())}
            " "
            <button class="button button--quiet" type="button" on:click=move |_| id.with_value(|id| app.practice.take_back(id))>
                "Change rating"
            </button>
        </p>
        {behind}
        {own}
    }
}

/// The story's ledger numbers.
#[component]
fn OwnNumbers(story: RecordId) -> impl IntoView {
    let numbers = untrack(|| use_app().library.of::<Metric>().living())
        .into_iter()
        .filter(|metric| metric.body.stories.contains(&story))
        .map(|metric| {
            let line = metric.body.in_one_line();
            view! { <li>{format!("{}: {line}", metric.body.name)}</li> }
        })
        .collect::<Vec<_>>();
    (!numbers.is_empty()).then(|| {
        view! {
            <h3>"Numbers"</h3>
            <ul class="prose-list" data-testid="own-numbers">{numbers}</ul>
        }
    })
}

/// The story's follow-ups that were marked as gaps.
#[component]
fn OwnGaps(story: RecordId) -> impl IntoView {
    let probes = untrack(|| {
        use_app()
            .library
            .of::<Probes>()
            .get(&Probes::id_for(&story))
    });
    let gaps: Vec<_> = probes
        .into_iter()
        .flat_map(|probes| probes.body.probes)
        .filter(|probe| probe.need() == ProbeNeed::Gap)
        .map(|probe| view! { <li dir="auto">{probe.question}</li> })
        .collect();
    (!gaps.is_empty()).then(|| {
        view! {
            <h3>"Gaps"</h3>
            <ul class="prose-list" data-testid="own-gaps">{gaps}</ul>
            <p><Link to=StoriesRoute::Probes(story)>"Answer its follow-ups"</Link></p>
        }
    })
}
