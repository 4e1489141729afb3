//! The next step in words: as the main step, and as a row of today's other steps.

use leptos::prelude::*;

use crate::domain::format::dates;
use crate::domain::plan::situation::Unfinished;
use crate::domain::plan::task::Task;
use crate::domain::plan::today::NextStep;
use crate::route::{
    LoopsRoute, MockRoute, OffersRoute, PlanRoute, PracticeRoute, Route, StoriesRoute, WritingRoute,
};
use crate::state::PlanRoom;
use crate::ui::plan::around_loop::{LoopToday, ToBring};
use crate::ui::plan::schedule::{place, slot};
use crate::ui::plan::welcome::Welcome;
use crate::ui::shared::{Decision, Link};

/// A step in words.
struct Told {
    title: String,
    why: String,
    to: Route,
    verb: &'static str,
}

fn told(title: &str, why: &str, to: impl Into<Route>, verb: &'static str) -> Told {
    Told {
        title: title.to_owned(),
        why: why.to_owned(),
        to: to.into(),
        verb,
    }
}

fn words(step: &NextStep, room: PlanRoom) -> Told {
    match step {
        NextStep::Welcome => told(
            "When is your loop?",
            "Your plan leads up to that day.",
            PlanRoute::Days,
            "Set your dates",
        ),
        NextStep::GoOn(what) => words_of_unfinished(what),
        NextStep::Eve(_) => told(
            "Read the cheat sheet once, then stop",
            "Your loop is tomorrow. Don’t learn anything new tonight. You already know what you’ll say.",
            StoriesRoute::CheatSheet,
            "Open the cheat sheet",
        ),
        NextStep::LoopDay(of) => told(
            "Your loop is today",
            "Each interviewer gets a story that nobody else hears.",
            LoopsRoute::Loop(of.clone()),
            "Open your loop",
        ),
        NextStep::Log(of) => told(
            "Write down what you were asked",
            "Do it while it’s fresh: each question, who asked it, and the story you told. Later rounds and the next \
             loop build on it.",
            LoopsRoute::After(of.clone()),
            "Log the interview",
        ),
        NextStep::NoteDecision(of) => told(
            "Note what they decided",
            "Once you hear back, say it here. Loopready then leads you to the offer, or to the next loop.",
            LoopsRoute::Loop(of.clone()),
            "Open your loop",
        ),
        NextStep::EnterOffer => told(
            "Enter your offer",
            "See what it pays year by year, before you answer.",
            OffersRoute::Offer(None),
            "Enter the offer",
        ),
        NextStep::CompareOffers => told(
            "Compare your offers",
            "See them side by side: every year, leaving early, and what would make them equal.",
            OffersRoute::Compare,
            "Open offers",
        ),
        NextStep::DateNextLoop => told(
            "Set the date of your next loop",
            "Your stories, memos, and log stay. Without a date, the plan assumes five weeks.",
            PlanRoute::Days,
            "Set your dates",
        ),
        NextStep::Do(slot) => {
            let (why, verb) = words_of_task(&slot.task);
            told(&slot.task.title(), &why, place(&slot.task, room), verb)
        }
        NextStep::NothingLeft(next) => {
            let why = match next {
                Some((day, task)) => {
                    format!("Next: {}, on {}.", task.title(), dates::in_words(day))
                }
                None => "You can practice any day.".to_owned(),
            };
            told(
                "Nothing is left for today",
                &why,
                PracticeRoute::Session,
                "Practice anyway",
            )
        }
    }
}

fn words_of_unfinished(what: &Unfinished) -> Told {
    match what {
        Unfinished::Memo(memo) => told(
            "Continue your memo",
            "A session is in progress. Your text is as you left it.",
            WritingRoute::Sheet(memo.clone()),
            "Continue writing",
        ),
        Unfinished::Practice => told(
            "Continue your practice session",
            "It waits at the question where you left it.",
            PracticeRoute::Session,
            "Continue practice",
        ),
        Unfinished::MockLoop(run) => told(
            "Continue your mock loop",
            "It waits at the question where you left it.",
            MockRoute::Run(run.clone()),
            "Continue the mock loop",
        ),
    }
}

/// Why a task matters, and its button's label.
fn words_of_task(task: &Task) -> (String, &'static str) {
    let (why, verb) = match task {
        Task::Cover(principles) => {
            let told = if principles.len() > 1 {
                "One story can show all of them. "
            } else {
                "No story shows it yet. "
            };
            let gist = principles
                .first()
                .map(|one| format!("What they listen for: {}", one.gist()));
            return (
                format!("{told}{}", gist.unwrap_or_default()),
                "Start a story",
            );
        }
        Task::PrepareScreen => (
            "They ask for your introduction, why this company, and why you leave. Choose “Phone screen” there.",
            "Practice aloud",
        ),
        Task::LogicSet { .. } => (
            "A timed set shows how fast you have to read. Each item is explained afterward.",
            "Start a set",
        ),
        Task::WorkStyle => (
            "Say what is most and least like you, and see how consistent your answers are.",
            "Go through a set",
        ),
        Task::CheckRole => (
            "See what the role asks for, and which of your stories shows it.",
            "Check the role",
        ),
        Task::SetUpLoop => (
            "Say who asks about which principles. A guess is enough to see where stories run out.",
            "Add interviewers",
        ),
        Task::AnotherStory { .. } => (
            "Different stories keep you from telling the same one twice.",
            "Start a story",
        ),
        Task::Complete(..) => (
            "It’s missing a part of STAR. Interviewers will ask for that part, so add it first.",
            "Open the story",
        ),
        Task::Strengthen(..) => ("Its checklist shows what to fix first.", "Open the story"),
        Task::Probe(..) => (
            "Interviewers ask why until you reach the cause. Answer before they do.",
            "Open the follow-ups",
        ),
        Task::WriteMemo { .. } => (
            "Choose one of two prompts, write about two pages, and see what a reader would question.",
            "Choose a prompt",
        ),
        Task::Practice => (
            "Say your stories out loud: about two minutes each, then the follow-ups.",
            "Practice aloud",
        ),
        Task::Rehearse { .. } => (
            "Choose “Compressed”: one question an interviewer. See which follow-ups didn’t hold.",
            "Plan the mock loop",
        ),
        Task::LearnNumbers => (
            "Interviewers ask for them. Know them without looking.",
            "Start the round",
        ),
        Task::AnswerOffer(..) => (
            "They expect your answer. Check the gap to your target, and decide what to ask for.",
            "Open the negotiation sheet",
        ),
    };
    (why.to_owned(), verb)
}

/// The main next step.
#[component]
pub fn FirstStep(step: NextStep, room: PlanRoom) -> impl IntoView {
    if step == NextStep::Welcome {
        return view! { <Welcome room /> }.into_any();
    }
    let Told {
        title,
        why,
        to,
        verb,
    } = words(&step, room);
    let more = match &step {
        NextStep::Eve(of) => view! { <ToBring of=of.clone() /> }.into_any(),
        NextStep::LoopDay(of) => view! { <LoopToday of=of.clone() /> }.into_any(),
        NextStep::NoteDecision(of) => view! { <Decision of=of.clone() /> }.into_any(),
        _ => ().into_any(),
    };
    view! {
        <section class="next-step" aria-labelledby="next-step" data-testid="next-step">
            <p class="eyebrow">"Next step"</p>
            <h2 id="next-step">{title}</h2>
            <p>{why}</p>
            {more}
            <Link to class="button button--primary">{verb}</Link>
        </section>
    }
    .into_any()
}

/// Another step for today.
pub(super) fn row(step: &NextStep, room: PlanRoom) -> AnyView {
    if let NextStep::Do(one) = step {
        return slot(one, room).into_any();
    }
    let Told { title, to, .. } = words(step, room);
    view! {
        <li class="plan__task"><Link to class="plan__link">{title}</Link></li>
    }
    .into_any()
}
