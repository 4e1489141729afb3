//! One answer: the question and the story, the timer, the follow-ups, and the rating.

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::domain::format::durations::clock_face;
use crate::domain::loops::mock::heard::Heard;
use crate::domain::loops::mock::interview::Showing;
use crate::domain::loops::mock::mock_loop::{Holder, MockLoop, Repeat};
use crate::domain::principle::Principle;
use crate::domain::questions::fit::{AskedFor, StoryFit};
use crate::domain::questions::question::{Question, Skill};
use crate::domain::record::id::RecordId;
use crate::domain::speaking::{FollowUpLength, Length};
use crate::route::StoriesRoute;
use crate::state::use_app;
use crate::ui::loops::mock::step::Run;
use crate::ui::shared::{
    FitReason, Link, Onward, RecordSwitch, Recorder, SpokenBand, SpokenTime, StepHeading, offered,
};

/// The current question with its principle; the partner also sees what it tests. Enter on it calls
/// `on_enter`.
#[component]
fn AskedQuestion(run: Run, #[prop(optional)] on_enter: Option<Callback<()>>) -> impl IntoView {
    let shown = run.state.with_untracked(|run| {
        let run = run.as_ref()?;
        let asked = run.asked()?;
        let is_another = asked.tellings.len() > 1;
        Some((
            asked.drawn.text.clone(),
            run.shows_principles()
                .then(|| format!(" · {}", asked.drawn.principle)),
            is_another,
            run.holder(),
            format!(
                "Question {} of {}",
                run.question_at() + 1,
                run.interview()?.asked.len()
            ),
        ))
    });
    shown.map(|(text, principle, is_another, holder, place)| {
        let another = is_another.then(|| {
            view! { <p class="mock__another">"Do you have another example?"</p> }
        });
        let script = (holder == Holder::Partner)
            .then(|| untrack(|| run.question()))
            .flatten()
            .map(script);
        view! {
            <p class="muted small">
                {place}{principle}
                {(holder == Holder::Partner).then_some(" · read it aloud")}
            </p>
            {another}
            <StepHeading
                text
                class=if is_another { "question__text mock__before" } else { "question__text" }
                nostrip:on_enter=on_enter
            />
            {script}
        }
    })
}

/// What the partner should listen for.
fn script(question: Question) -> impl IntoView {
    let warnings = question
        .warnings
        .into_iter()
        .map(|text| view! { <li>{text}</li> })
        .collect_view();
    view! {
        <dl class="facts script">
            <dt>"What it tests"</dt>
            <dd>{question.tests}</dd>
            <dt>"A strong answer"</dt>
            <dd>{question.strong}</dd>
            <dt>"Warning signs"</dt>
            <dd><ul class="prose-list">{warnings}</ul></dd>
        </dl>
    }
}

/// A story to choose from.
#[derive(Clone, PartialEq)]
struct Offer {
    id: RecordId,
    title: String,
    /// Why it fits, if it does.
    fit: Option<StoryFit>,
    /// The reason not to pick it.
    against: Option<String>,
}

/// The stories offered for the current question: the best matches, then the others.
fn offers(run: Run, principle: Principle) -> Memo<(Vec<Offer>, Vec<Offer>)> {
    let app = use_app();
    let question = untrack(|| run.question());
    let text = untrack(|| run.read(|run| Some(run.asked()?.drawn.text.clone())));
    let text = text.flatten().unwrap_or_default();
    let stories = Memo::new(move |_| match &question {
        Some(question) => offered(AskedFor::from(question)),
        None => offered(AskedFor {
            text: &text,
            leading: Some(principle),
            supporting: &[],
            skill: Skill::default(),
        }),
    });
    let of = untrack(|| run.read(|run| run.plan().of.clone())).flatten();
    let log = of.map(|of| app.mock_loops.log(&of));
    let shows_fit = untrack(|| run.read(MockLoop::shows_principles)) != Some(false);
    Memo::new(move |_| {
        let (mut fitting, mut others) = stories.get();
        if !shows_fit {
            let hidden = fitting.drain(..).map(|fit| (fit.id, fit.title));
            others.extend(hidden);
            others.sort_by(|(_, one), (_, other)| one.cmp(other));
        }
        let against = |id: &RecordId| {
            let heard = run.read(|run| run.heard_before(id)).flatten();
            let is_spent = log.as_ref().is_some_and(|log| log.is_spent(id));
            against(heard.as_ref(), is_spent)
        };
        let fitting = fitting
            .into_iter()
            .map(|fit| Offer {
                against: against(&fit.id),
                id: fit.id.clone(),
                title: fit.title.clone(),
                fit: Some(fit),
            })
            .collect();
        let others = others
            .into_iter()
            .map(|(id, title)| Offer {
                against: against(&id),
                id,
                title,
                fit: None,
            })
            .collect();
        (fitting, others)
    })
}

/// The story picked, and the one refused because an interviewer has heard it.
#[derive(Clone, Copy)]
struct Picking {
    run: Run,
    refused: RwSignal<Option<(RecordId, String, Heard)>>,
}

impl Picking {
    fn pick(self, story: Option<(RecordId, String)>, repeat: Repeat) {
        let tried = story.clone();
        let outcome = self.run.act(|run, _| run.pick(story, repeat));
        self.refused.set(match (outcome, tried) {
            (Some(Err(heard)), Some((id, title))) => Some((id, title, heard)),
            _ => None,
        });
    }

    /// The story picked or last refused; tracked.
    fn shown(self) -> Option<RecordId> {
        let refused = self.refused.with(|refused| {
            let refused = refused.as_ref();
            refused.map(|(id, ..)| id.clone())
        });
        let picked = |run: &MockLoop| run.telling().and_then(|telling| telling.story.clone());
        refused.or_else(|| self.run.read(picked).flatten())
    }

    /// An option for a story, or for none of them.
    fn option(self, story: Option<(RecordId, String)>, title: String, reason: AnyView) -> AnyView {
        let id = story.as_ref().map(|(id, _)| id.clone());
        let shown = Memo::new(move |_| self.shown() == id);
        view! {
            <label class="pickable">
                <input
                    type="radio"
                    name="story"
                    prop:checked=shown
                    on:change=move |_| self.pick(story.clone(), Repeat::Refused)
                />
                <span>
                    <span class="pickable__title" dir="auto">{title}</span>
                    {reason}
                </span>
            </label>
        }
        .into_any()
    }

    fn options(self, principle: Principle, offers: Vec<Offer>) -> Vec<AnyView> {
        let option = |offer: Offer| {
            let story = (offer.id, offer.title.clone());
            let reason = offer
                .fit
                .map(|fit| view! { <FitReason fit leading=Some(principle) /> });
            let against = offer
                .against
                .map(|told| view! { <span class="muted small">{told}</span> });
            let reason = view! {
                {reason}
                {against}
            };
            self.option(Some(story), offer.title, reason.into_any())
        };
        offers.into_iter().map(option).collect()
    }
}

/// Step: read the question and pick a story.
#[component]
pub fn Pick(run: Run) -> impl IntoView {
    let principle = untrack(|| run.read(|run| Some(run.asked()?.drawn.principle))).flatten();
    let principle = principle.unwrap_or(Principle::CustomerObsession);
    let offers = offers(run, principle);
    let shows_fit = untrack(|| run.read(MockLoop::shows_principles)) != Some(false);
    let picking = Picking {
        run,
        refused: RwSignal::new(None),
    };
    let list = move || {
        let (fitting, others) = offers.get();
        let none = (shows_fit && fitting.is_empty()).then(|| {
            view! {
                <p class="empty">
                    "None of your stories fits this question. Tell one that comes close, or answer without one. The \
                        loop waits while you "
                    <Link to=StoriesRoute::New(Some(principle))>"write one"</Link>
                    "."
                </p>
            }
        });
        let count = others.len();
        let others = (count > 0).then(|| {
            view! {
                <details open=!shows_fit>
                    <summary>
                        {if shows_fit { format!("Other stories ({count})") } else { format!("Your stories ({count})") }}
                    </summary>
                    <div class="pickables">{picking.options(principle, others)}</div>
                </details>
            }
        });
        let without = "This counts as an answer without a story from your bank.";
        let without = view! { <span class="muted small">{without}</span> }.into_any();
        view! {
            {none}
            <div class="pickables">
                {picking.options(principle, fitting)}
                {picking.option(None, "None of these".to_owned(), without)}
            </div>
            {others}
        }
    };
    let speak = move |()| {
        run.act(MockLoop::speak);
    };
    let holder = untrack(|| run.read(MockLoop::holder)).unwrap_or(Holder::Candidate);
    let (legend, verb) = match holder {
        Holder::Candidate => ("Which story will you tell?", "Start answer"),
        Holder::Partner => ("Which story are they telling?", "Start their answer"),
    };
    view! {
        <AskedQuestion run />
        <fieldset class="mock__stories">
            <legend>{legend}</legend>
            {list}
        </fieldset>
        {move || picking.refused.get().map(|refused| refusal(picking, refused))}
        <RecordSwitch />
        <Show when=move || picking.refused.with(Option::is_none)>
            <Onward label=verb go=speak takes_focus=false />
        </Show>
    }
}

/// Asks whether to repeat a story that was heard before.
fn refusal(picking: Picking, (id, title, heard): (RecordId, String, Heard)) -> impl IntoView {
    let told = format!(
        "{} has heard “{title}”, when you were asked about {}. Interviewers compare notes, so a repeat counts \
         against you.",
        heard.by, heard.principle
    );
    let repeat = move |_| picking.pick(Some((id.clone(), title.clone())), Repeat::Allowed);
    view! {
        <div class="banner" data-tone="alert" role="alert" data-testid="repeat">
            <p>{told}</p>
            <div class="actions">
                <button class="button" type="button" on:click=repeat>"Tell it anyway"</button>
                <button class="button button--quiet" type="button" on:click=move |_| picking.refused.set(None)>
                    "Choose another story"
                </button>
            </div>
        </div>
    }
}

/// The reason not to pick a story.
fn against(heard: Option<&Heard>, is_spent: bool) -> Option<String> {
    match heard {
        Some(heard) => Some(format!("{} has heard it", heard.by)),
        None => is_spent.then(|| "Already told in the real loop".to_owned()),
    }
}

/// The seconds of the answer, or of the answer to a follow-up; tracked.
fn spoken_seconds(run: Run) -> u32 {
    let now = run.now.get();
    let spoken = run.read(|run| run.spoken(now)).flatten();
    u32::try_from(spoken.unwrap_or_default().as_secs()).unwrap_or(u32::MAX)
}

/// How the length of an answer to a follow-up is shown.
fn follow_up_told(seconds: u32) -> SpokenBand {
    let length = FollowUpLength::of(seconds);
    let kind = match length {
        FollowUpLength::Short => "short",
        FollowUpLength::Right => "right",
        FollowUpLength::Long => "long",
    };
    (kind, length.words())
}

/// Step: speak the answer.
#[component]
pub fn Speak(run: Run) -> impl IntoView {
    let room = use_app().mock_loops;
    let seconds = Memo::new(move |_| spoken_seconds(run));
    // A recording is identified by the loop and the answer's number in it.
    let recorder = run
        .state
        .with_untracked(|state| {
            let state = state.as_ref()?;
            let drawn = &state.asked()?.drawn;
            Some(((drawn.question.clone(), drawn.text.clone()), state.number()))
        })
        .map(|(question, number)| {
            view! { <Recorder question card=(run.id.get_value(), number) /> }
        });
    let done = move |()| {
        let question = untrack(|| run.question());
        run.id
            .with_value(|id| room.stop_speaking(id, question.as_ref()));
    };
    view! {
        <AskedQuestion run on_enter=Callback::new(done) />
        <SpokenTime seconds />
        {recorder}
        <Onward label="Done" go=done takes_focus=false />
    }
}

/// Step: ask a follow-up.
#[component]
pub fn Probe(run: Run, at: usize) -> impl IntoView {
    let shown = run.state.with_untracked(|run| {
        let run = run.as_ref()?;
        let telling = run.telling()?;
        let follow_up = telling.follow_ups.get(at)?.clone();
        Some((
            follow_up,
            telling.follow_ups.len(),
            run.asked()?.drawn.text.clone(),
        ))
    });
    let mark = move |held: bool| {
        run.act(|run, now| run.mark(held, now));
    };
    let is_timed = untrack(|| run.read(|run| run.telling().is_some_and(|one| one.clock.is_some())));
    let clock = (is_timed == Some(true)).then(|| {
        let spoken = Memo::new(move |_| spoken_seconds(run));
        view! { <SpokenTime seconds=spoken told=follow_up_told /> }
    });
    shown.map(|(follow_up, count, question)| {
        view! {
            <p class="muted small" dir="auto">{question}</p>
            <p class="eyebrow">{format!("Follow-up {} of {count} · {}", at + 1, follow_up.origin.words())}</p>
            <StepHeading text=follow_up.text class="question__text" />
            <p class="muted small prose">
                "It held up if the answer came at once and fit the story. It also named a fact, a number, or a \
                 decision. A follow-up that didn’t hold up is kept as open under the story."
            </p>
            {clock}
            <div class="mock__marks" role="group" aria-label="Did your answer hold?">
                <button class="button button--primary" type="button" on:click=move |_| mark(true)>"It held up"</button>
                <button class="button" type="button" on:click=move |_| mark(false)>"It didn’t hold up"</button>
            </div>
        }
    })
}

/// Step: rate how much the answer showed.
#[component]
pub fn Judge(run: Run) -> impl IntoView {
    let judge = move |showing: Showing| {
        run.act(|run, now| run.judge(showing, now));
    };
    // One key rates the answer.
    let keyed = move |event: KeyboardEvent| {
        let key = event.key().parse::<usize>().ok();
        let place = key.and_then(|key| key.checked_sub(1));
        if let Some(&showing) = place.and_then(|place| Showing::ALL.get(place)) {
            event.prevent_default();
            judge(showing);
        }
    };
    let shown = run.state.with_untracked(|run| {
        let run = run.as_ref()?;
        let seconds = run.telling()?.seconds.unwrap_or_default();
        let principle = run.asked()?.drawn.principle;
        Some((run.shows_principles().then_some(principle), seconds))
    });
    let buttons = Showing::ALL
        .into_iter()
        .enumerate()
        .map(|(place, each)| {
            view! {
                <button class="button mock__judgment" type="button" on:click=move |_| judge(each)>
                    <span>{format!("{} {}", place + 1, each.name())}</span>
                    <span class="mock__hint">{each.hint()}</span>
                </button>
            }
        })
        .collect_view();
    shown.map(|(principle, seconds)| {
        let length = Length::of(seconds);
        let (heading, gist) = match principle {
            Some(principle) => (
                format!("How much {principle} did the answer show?"),
                principle.gist(),
            ),
            None => (
                "How much did the answer show?".to_owned(),
                "The debrief says which principle was asked for.",
            ),
        };
        let face = clock_face(Duration::from_secs(u64::from(seconds)));
        view! {
            <div on:keydown=keyed>
                <StepHeading text=heading />
                <p class="muted">{gist}</p>
                <p class="muted small">{format!("Spoken {face}: {}.", length.words())}</p>
                <div class="mock__judgments" role="group" aria-label="How much did the answer show?">
                    {buttons}
                </div>
            </div>
        }
    })
}
