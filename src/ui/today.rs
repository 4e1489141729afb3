//! What to do next.

use leptos::prelude::*;

use crate::domain::plan::next_step::{NextStep, next_step};
use crate::domain::principle::Principle;
use crate::domain::stories::coverage::gaps;
use crate::domain::stories::weight::not_counted;
use crate::route::{PlanRoute, PracticeRoute, Route, SettingsRoute, StoriesRoute, WritingRoute};
use crate::state::use_app;
use crate::ui::parts::Parts;
use crate::ui::shared::{Link, PlanInvitation};

/// The one next step, what the plan has for today, and where the preparation stands.
#[component]
pub fn TodayPage(parts: Parts) -> impl IntoView {
    let app = use_app();
    let (library, strengths) = (app.library, app.strengths);
    let step = move || {
        let (title, why, route, verb) = words(next_step(
            &library.living_memos(),
            &library.living_stories(),
            |story| strengths.seems_to_count(story),
        ));
        view! {
            <section class="next-step" aria-labelledby="next-step">
                <p class="eyebrow">"Next step"</p>
                <h2 id="next-step">{title}</h2>
                <p>{why}</p>
                <Link to=route class="button button--primary">{verb}</Link>
            </section>
        }
    };
    view! {
        <h1>"Today"</h1>
        {step}
        {parts.plan_for_today(library.may_have_plan(), plan_is_late)}
        <Standing />
        <p class="muted small">
            "Loopready is independent of Amazon. Nothing you write leaves this device. "
            <Link to=SettingsRoute::About>"How that works"</Link>
        </p>
    }
}

/// Holds the room of the next tasks until their part is there, so that nothing jumps; where there
/// can be none, what invites to a plan needs no part.
fn plan_is_late() -> AnyView {
    if use_app().library.may_have_plan() {
        view! {
            <div class="plan__next">
                <p><Link to=PlanRoute::Schedule>"The plan to your loop"</Link></p>
            </div>
        }
        .into_any()
    } else {
        view! { <PlanInvitation /> }.into_any()
    }
}

fn words(step: NextStep) -> (String, String, Route, &'static str) {
    match step {
        NextStep::GoOnWriting(memo) => (
            "Continue your memo".to_owned(),
            "A session is in progress. Your text is as you left it.".to_owned(),
            WritingRoute::Sheet(memo).into(),
            "Continue writing",
        ),
        NextStep::FirstDrill => (
            "Write a timed memo".to_owned(),
            "Choose one of two prompts, write about two pages, and see what a reader would question. Half an hour is \
             enough for a first try."
                .to_owned(),
            WritingRoute::Start.into(),
            "Choose a prompt",
        ),
        NextStep::FirstStory => (
            "Write your first story".to_owned(),
            "Start with the one you tell most often. A title and two sentences are enough for today."
                .to_owned(),
            StoriesRoute::New(None).into(),
            "Start a story",
        ),
        NextStep::CompleteStory(story, title) => (
            format!("Finish “{title}”"),
            "It’s missing a part of STAR. Interviewers will ask for that part, so add it first."
                .to_owned(),
            StoriesRoute::Story(story).into(),
            "Open the story",
        ),
        NextStep::StrengthenStory(story, title) => (
            format!("Strengthen “{title}”"),
            "It’s weak, so coverage doesn’t count it yet. Its checklist shows what to fix first."
                .to_owned(),
            StoriesRoute::Story(story).into(),
            "Open the story",
        ),
        NextStep::CloseGap(principle) => (
            format!("Find a story for {principle}"),
            format!("No story shows it yet. What they listen for: {}", principle.gist()),
            StoriesRoute::New(Some(principle)).into(),
            "Start a story",
        ),
        NextStep::Practice => (
            "Practice a question".to_owned(),
            "Every principle has a story. Now say them out loud: about two minutes each, then the follow-ups."
                .to_owned(),
            PracticeRoute::Session.into(),
            "Practice aloud",
        ),
    }
}

/// Where the preparation stands, in three counts that say what they count.
#[component]
fn Standing() -> impl IntoView {
    let app = use_app();
    let (library, strengths) = (app.library, app.strengths);
    // Those that count, and how many do not.
    let told = Memo::new(move |_| {
        let mut stories = library.living_stories();
        stories.retain(|story| !story.body.is_retired());
        let all = stories.len();
        stories.retain(|story| strengths.seems_to_count(story));
        let left_out = all - stories.len();
        (stories, left_out)
    });
    let stories = Memo::new(move |_| told.with(|(stories, _)| stories.len()));
    let target = Memo::new(move |_| app.plan.story_target(stories.get()));
    let left_out = move || {
        not_counted(told.with(|&(_, left_out)| left_out))
            .map(|told| view! { <p class="muted small" data-testid="not-counted">{told}</p> })
    };
    let covered = Memo::new(move |_| {
        let stories = told.with(|(stories, _)| stories.clone());
        Principle::ALL.len() - gaps(stories.iter().map(|story| &story.body)).len()
    });
    let memos = Memo::new(move |_| {
        library
            .living_memos()
            .iter()
            .filter(|memo| !memo.body.is_open())
            .count()
    });
    let count = |value: Memo<usize>,
                 of: Signal<Option<usize>>,
                 label: &'static str,
                 hint: Signal<String>,
                 route: Route| {
        view! {
            <li class="standing__item">
                <Link to=route class="standing__link">
                    <span class="standing__count">
                        {value}
                        // What is wanted, until there is more of it.
                        {move || of.get().filter(|of| value.get() <= *of).map(|of| view! { <span class="standing__of">" of "{of}</span> })}
                    </span>
                    <span class="standing__label">{label}</span>
                </Link>
                <span class="muted small">{hint}</span>
            </li>
        }
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
                    covered,
                    Signal::stored(Some(Principle::ALL.len())),
                    "principles with a story",
                    Signal::stored("Each interviewer covers one to three of them.".to_owned()),
                    StoriesRoute::list().into(),
                )}
                {count(
                    memos,
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
