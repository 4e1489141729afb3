//! A round of a drill: each card is asked, answered aloud, rated, and only then revealed.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::format::durations::clock_face;
use crate::domain::practice::drill::{
    Card, DrillKind, DrillStep, PracticeDrill, RETRIEVAL_SECONDS, tally,
};
use crate::domain::practice::memory::AnswerGrade;
use crate::domain::principle::Principle;
use crate::domain::questions::fit::{AskedFor, StoryFit};
use crate::domain::questions::question::Question;
use crate::domain::record::id::RecordId;
use crate::domain::stories::metric::Metric;
use crate::domain::stories::probe::Probes;
use crate::domain::stories::story::Story;
use crate::route::{PracticeRoute, Route, StoriesRoute};
use crate::state::{Seat, use_app};
use crate::ui::practice::card::{GradeAnswer, keyed_grade};
use crate::ui::practice::drills::said;
use crate::ui::shared::{FitReason, Link, Onward, ReadAloud, Seated, offered};

/// A drill: the current round, or the start of a new one.
#[component]
pub fn DrillPage(kind: DrillKind, questions: StoredValue<Vec<Question>>) -> impl IntoView {
    let app = use_app();
    app.recordings.open();
    let room = app.drills;
    let under_way = Memo::new(move |_| room.under_way(kind));
    view! {
        <p class="eyebrow"><Link to=PracticeRoute::Drills>"Drills"</Link></p>
        <h1>{kind.name()}</h1>
        {move || match under_way.get() {
            Some(id) => view! { <Round id questions /> }.into_any(),
            None => view! { <RoundStart kind questions /> }.into_any(),
        }}
    }
}

/// What is missing when there is nothing to ask, and where to create it.
fn missing(kind: DrillKind) -> (&'static str, Route, &'static str) {
    match kind {
        DrillKind::Numbers => (
            "You have no numbers yet. Add the ones in your stories.",
            StoriesRoute::Numbers.into(),
            "Open numbers",
        ),
        DrillKind::Whys => (
            "Your stories have no follow-ups yet. Open a story’s follow-ups to see suggestions.",
            StoriesRoute::list().into(),
            "Open stories",
        ),
        DrillKind::Retrieval | DrillKind::Another | DrillKind::Pivot => (
            "None of your stories fits a question yet, so there is no second example to practice.",
            StoriesRoute::New(None).into(),
            "Write a story",
        ),
    }
}

#[component]
fn RoundStart(kind: DrillKind, questions: StoredValue<Vec<Question>>) -> impl IntoView {
    let room = use_app().drills;
    let rounds = Memo::new(move |_| room.rounds());
    let is_empty = RwSignal::new(false);
    let begin = move |_| {
        let begins = questions.with_value(|questions| room.begin(kind, questions));
        is_empty.set(!begins);
    };
    let last = move || {
        let last = rounds.with(|rounds| {
            rounds
                .iter()
                .rfind(|round| round.kind == kind && !round.results.is_empty())
                .map(|round| (round.held(), round.results.len()))
        });
        last.map(|(held, of)| {
            view! {
                <p data-testid="last-round">
                    {format!("Your last round: {held} of {of} solid or better, by your own rating.")}
                </p>
            }
        })
    };
    view! {
        <p class="lead">{kind.gist()}</p>
        {last}
        <p class="muted">{move || rounds.with(|rounds| said(tally(kind, rounds)))}</p>
        <Show
            when=move || is_empty.get()
            fallback=move || view! {
                <button class="button button--primary" type="button" on:click=begin>"Start round"</button>
            }
        >
            {
                let (what, to, verb) = missing(kind);
                view! { <p class="empty" role="status">{what}" "<Link to>{verb}</Link></p> }
            }
        </Show>
    }
}

#[component]
fn Round(id: RecordId, questions: StoredValue<Vec<Question>>) -> impl IntoView {
    let app = use_app();
    let room = app.drills;
    let seat = Seat::take(app.core(), id.clone(), || {});
    on_cleanup(move || seat.leave(|| {}));
    let id = StoredValue::new(id);
    let round = Memo::new(move |_| id.with_value(|id| room.round(id)));
    let place = move || {
        round.with(|round| {
            round
                .as_ref()
                .map(|round| format!("{} of {}", round.position + 1, round.cards.len()))
        })
    };
    let current = Memo::new(move |_| {
        round.with(|round| {
            let round = round.as_ref()?;
            Some((round.kind, round.position, round.current()?.clone()))
        })
    });
    view! {
        <div class="practice">
            <Seated seat>
            <div class="practice__bar">
                <p class="muted" data-testid="place">{place}</p>
                <button
                    class="button button--quiet"
                    type="button"
                    on:click=move |_| id.with_value(|id| room.stop(id))
                >
                    "End round"
                </button>
            </div>
            {move || current.get().map(|(kind, _, card)| view! { <RoundCard id round kind card questions /> })}
            </Seated>
        </div>
    }
}

/// A card: its question, and what it reveals after the rating.
struct Shown {
    eyebrow: String,
    asked: String,
    task: AnyView,
    answer: AnyView,
}

#[component]
fn RoundCard(
    id: StoredValue<RecordId>,
    round: Memo<Option<PracticeDrill>>,
    kind: DrillKind,
    card: Card,
    questions: StoredValue<Vec<Question>>,
) -> impl IntoView {
    let room = use_app().drills;
    let step = Memo::new(move |_| {
        round.with(|round| round.as_ref().map(|round| round.step).unwrap_or_default())
    });
    let spoken = RwSignal::new(0_u32);
    let rate = move |grade: AnswerGrade| id.with_value(|id| room.rate(id, grade));
    let keyed = move |event: leptos::ev::KeyboardEvent| {
        if step.get_untracked() == DrillStep::Rate
            && let Some(grade) = keyed_grade(&event.key())
        {
            event.prevent_default();
            rate(grade);
        }
    };
    let card = StoredValue::new(card);
    // Rebuilt for each step, since a rating can be undone.
    let shown = move || untrack(|| card.with_value(|card| shown(kind, card, questions)));
    let Some(Shown { eyebrow, asked, .. }) = shown() else {
        return view! {
            <p class="banner">"This card’s subject was deleted. End this round and start another."</p>
        }
        .into_any();
    };
    let reading = asked.clone();
    let say = move |()| id.with_value(|id| room.said(id, spoken.get_untracked()));
    let go_on = move |()| id.with_value(|id| room.advance(id));
    let body = move || match step.get() {
        DrillStep::Ask => view! {
            <ReadAloud text=reading.clone() />
            {shown().map(|shown| shown.task)}
            <Count kind spoken />
            <Onward label="Done" go=say />
        }
        .into_any(),
        DrillStep::Rate => {
            view! { <GradeAnswer grade=rate hint=move |grade| kind.hint(grade) /> }.into_any()
        }
        DrillStep::Reveal => view! {
            <Outcome id round />
            {shown().map(|shown| shown.answer)}
            <Onward label="Next" go=go_on />
        }
        .into_any(),
    };
    view! {
        <article class="question" on:keydown=keyed>
            <p class="muted small">{eyebrow}</p>
            <h2 class="question__text" dir="auto" data-testid="asked">{asked}</h2>
            {body}
        </article>
    }
    .into_any()
}

/// The seconds so far, kept quiet; a retrieval has a target time.
#[component]
fn Count(kind: DrillKind, spoken: RwSignal<u32>) -> impl IntoView {
    let services = use_app().services;
    let monotonic = move || services.with_value(|services| services.clock.now().monotonic);
    let began = monotonic();
    spoken.set(0);
    let tick = move || {
        let seconds = monotonic().saturating_sub(began).as_secs();
        // The view may be gone when the last tick arrives.
        let _ = spoken.try_set(u32::try_from(seconds).unwrap_or(u32::MAX));
    };
    if let Ok(ticking) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || ticking.clear());
    }
    let aim = move || match kind {
        DrillKind::Retrieval if spoken.get() > RETRIEVAL_SECONDS => "ten seconds are over",
        DrillKind::Retrieval => "of ten seconds",
        _ => "",
    };
    view! {
        <p class="spoken">
            <span class="spoken__clock" role="timer">{move || face(spoken.get())}</span>
            <span class="muted">{aim}</span>
        </p>
    }
}

fn face(seconds: u32) -> String {
    clock_face(Duration::from_secs(u64::from(seconds)))
}

#[component]
fn Outcome(id: StoredValue<RecordId>, round: Memo<Option<PracticeDrill>>) -> impl IntoView {
    let room = use_app().drills;
    let said = round.with_untracked(|round| {
        round.as_ref()?.results.last().map(|result| {
            format!(
                "{} · said in {} ",
                result.grade.name(),
                face(result.seconds)
            )
        })
    });
    view! {
        <p class="practice__outcome" role="status" data-testid="outcome">
            {said}
            <button class="button button--quiet" type="button" on:click=move |_| id.with_value(|id| room.take_back(id))>
                "Change rating"
            </button>
        </p>
    }
}

/// A card's content; `None` if the record it asks about is gone.
fn shown(kind: DrillKind, card: &Card, questions: StoredValue<Vec<Question>>) -> Option<Shown> {
    match card {
        Card::Question(wanted) => {
            let question = questions.with_value(|questions| {
                questions
                    .iter()
                    .find(|question| question.id == *wanted)
                    .cloned()
            })?;
            Some(asked_question(kind, question))
        }
        Card::Metric(id) => use_app()
            .library
            .of::<Metric>()
            .get(id)
            .map(|metric| number(metric.body)),
        Card::Why { story, number } => why(story, *number),
    }
}

fn asked_question(kind: DrillKind, question: Question) -> Shown {
    let library = use_app().library;
    let (fitting, _) = offered(AskedFor::from(&question));
    let leading = question.leading;
    let eyebrow = question.about();
    let task = match (kind, fitting.first()) {
        (DrillKind::Another, Some(first)) => {
            format!("You told “{}”. Do you have another example?", first.title)
        }
        (DrillKind::Pivot, _) => {
            "No story needed. Say what you would find out first, what you would do, and which number would show it \
             worked."
                .to_owned()
        }
        _ => "Which story, and what’s its opening line?".to_owned(),
    };
    let from = usize::from(kind == DrillKind::Another);
    let rows = fitting
        .iter()
        .skip(from)
        .map(|fit| {
            let story = library.story(&fit.id).map(|story| story.body);
            story_row(fit, leading, &story.unwrap_or_default())
        })
        .collect_view();
    let has_stories = fitting.len() > from;
    let answer = if kind == DrillKind::Pivot {
        view! {
            <h3>"What it tests"</h3>
            <p class="prose">{question.tests}</p>
            <h3>"A strong answer"</h3>
            <p class="prose">{question.strong}</p>
        }
        .into_any()
    } else if has_stories {
        view! {
            <h3>{if from == 0 { "Your stories, best first" } else { "Your other stories, best first" }}</h3>
            <ul class="rows">{rows}</ul>
        }
        .into_any()
    } else {
        let what = if from == 0 {
            "No story"
        } else {
            "No second story"
        };
        view! {
            <p class="empty">
                {format!("{what} of yours fits yet. ")}
                <Link to=StoriesRoute::New(leading)>"Write a story"</Link>
            </p>
        }
        .into_any()
    };
    Shown {
        eyebrow,
        asked: question.text,
        task: view! { <p class="practice__task">{task}</p> }.into_any(),
        answer,
    }
}

fn story_row(fit: &StoryFit, leading: Option<Principle>, story: &Story) -> AnyView {
    let (to, title) = (StoriesRoute::Story(fit.id.clone()), fit.title.clone());
    let fit = fit.clone();
    let hook = story.hook.trim();
    let opening = if hook.is_empty() {
        "No opening line yet.".to_owned()
    } else {
        format!("“{hook}”")
    };
    view! {
        <li class="row">
            <div class="row__text">
                <Link to class="row__title">{title}</Link>
                <p>{opening}</p>
                <p><FitReason fit leading /></p>
            </div>
        </li>
    }
    .into_any()
}

fn number(metric: Metric) -> Shown {
    let library = use_app().library;
    let titles: Vec<String> = metric
        .stories
        .iter()
        .filter_map(|id| library.story(id))
        .map(|story| story.body.display_title())
        .collect();
    let eyebrow = if titles.is_empty() {
        "Not in a story yet".to_owned()
    } else {
        titles.join(" · ")
    };
    let basis: Vec<String> = [
        metric.method.clone(),
        metric.source.clone(),
        metric.certainty.name().to_owned(),
    ]
    .into_iter()
    .filter(|text| !text.is_empty())
    .collect();
    let line = metric.in_one_line();
    Shown {
        eyebrow,
        asked: metric.name,
        task: view! { <p class="practice__task">"What was it before, and after?"</p> }.into_any(),
        answer: view! {
            <p class="by-heart__figure">{line}</p>
            <p class="muted small">{basis.join(" · ")}</p>
        }
        .into_any(),
    }
}

fn why(story: &RecordId, number: u32) -> Option<Shown> {
    let library = use_app().library;
    let title = library.story(story)?.body.display_title();
    let probes = library.of::<Probes>().get(&Probes::id_for(story))?.body;
    let probe = probes.get(number)?.clone();
    let above = probe
        .parent
        .and_then(|parent| probes.get(parent))
        .map(|parent| {
            view! { <p class="drill__above muted"><bdi>{parent.question.clone()}</bdi>" "<bdi>{parent.answer.clone()}</bdi></p> }
        });
    let answer = if probe.answer.trim().is_empty() {
        "You have written no answer yet.".to_owned()
    } else {
        probe.answer
    };
    let to = StoriesRoute::Probes(story.clone());
    Some(Shown {
        eyebrow: title,
        asked: probe.question,
        task:
            view! { {above}<p class="practice__task">"Answer as you would in the interview."</p> }
                .into_any(),
        answer: view! {
            <h3>"Your written answer"</h3>
            <p class="prose" dir="auto">{answer}</p>
            <p><Link to>"Open these follow-ups"</Link></p>
        }
        .into_any(),
    })
}
