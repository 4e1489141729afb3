//! The list of loops, and the stories of one loop by interviewer.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::format::counts::{counted, noun};
use crate::domain::format::dates;
use crate::domain::loops::assignment::{
    AssignedAnswer, Assignment, Bottleneck, Standby, Teller, assign,
};
use crate::domain::loops::interview_loop::InterviewLoop;
use crate::domain::loops::log::LoopLog;
use crate::domain::loops::next::loop_at_hand;
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::stories::story::Shows;
use crate::route::{GuideRoute, LoopsRoute, MockRoute, PlanRoute, Route, StoriesRoute, frame};
use crate::state::{unsaved, use_app};
use crate::ui::loops::exhaustion::ExhaustionTest;
use crate::ui::loops::form::NoSuchLoop;
use crate::ui::loops::matches::{cost_of_pins, note_quietly, pin_field, what_moved};
use crate::ui::loops::mock::mock_standing;
use crate::ui::loops::mock::words::listed;
use crate::ui::shared::{Decision, Link, NotCounted, UnsavedForms, When, told_bank};

fn questions(count: usize) -> String {
    counted(count, "question", "questions")
}

/// The state of an assignment, in one sentence.
fn standing(assignment: &Assignment) -> String {
    let all = assignment.answers.len();
    if all == 0 {
        return "No interviewers yet. Add them; a guess is enough.".to_owned();
    }
    match all - assignment.answered() {
        0 => format!("Each of {} has its own story.", questions(all)),
        missing => format!(
            "{missing} of {} {} no story.",
            questions(all),
            noun(missing, "has", "have")
        ),
    }
}

/// The stored loops, and the exhaustion test.
#[component]
pub fn LoopsPage() -> impl IntoView {
    let app = use_app();
    let library = app.library;
    let forms = unsaved::<InterviewLoop>(app.core(), "loop");
    let list = move || {
        let loops = library.of::<InterviewLoop>().living();
        if loops.is_empty() {
            return Some(
                view! {
                    <p class="empty">
                        "Set one up from what the recruiter said, or draw one. Each question gets its story."
                    </p>
                }
                .into_any(),
            );
        }
        let at_hand = loop_at_hand(&loops, today()).map(Record::id);
        let others: Vec<_> = loops
            .iter()
            .filter(|one| Some(one.id()) != at_hand)
            .collect();
        if others.is_empty() {
            return None;
        }
        let stories = told_bank();
        let rows = others.iter().map(|one| row(one, &stories)).collect_view();
        Some(view! { <h2>"Other loops"</h2><ul class="rows">{rows}</ul> }.into_any())
    };
    let new = if untrack(|| library.of::<InterviewLoop>().living().is_empty()) {
        "button button--primary"
    } else {
        "button"
    };
    view! {
        <h1>{frame::LOOPS.heading}</h1>
        <p class="lead">{frame::LOOPS.lead}</p>
        <p><Link to=GuideRoute::Topic("loop".to_owned())>"What a loop is"</Link></p>
        <UnsavedForms forms name=InterviewLoop::display_name to=form_of />
        <LoopAtHand />
        <div class="actions">
            <Link to=LoopsRoute::New class=new>"New loop"</Link>
            <Link to=MockRoute::List class="button">"Mock loops"</Link>
            <Link to=PlanRoute::Schedule class="button">"Plan your days"</Link>
        </div>
        {list}
        <ExhaustionTest />
    }
}

/// The form of a loop, or of a new one.
fn form_of(id: Option<RecordId>) -> Route {
    id.map_or(LoopsRoute::New, LoopsRoute::Edit).into()
}

/// The next loop: its date, whether its questions have stories, and its actions.
#[component]
fn LoopAtHand() -> impl IntoView {
    let app = use_app();
    move || {
        let today = today();
        let loops = app.library.of::<InterviewLoop>().living();
        let record = loop_at_hand(&loops, today)?;
        let (id, of, name) = (
            record.id().clone(),
            &record.body,
            record.body.display_name(),
        );
        let day = match of.date {
            Some(day) => format!(
                "{} · {}",
                dates::in_words(&day),
                dates::from_today(day, today)
            ),
            None => "No date yet".to_owned(),
        };
        let who: Vec<String> = (0..of.interviewers.len())
            .map(|place| of.label(place))
            .collect();
        let who = (!who.is_empty()).then(|| format!("{}. ", listed(&who)));
        let told = standing(&assign(&told_bank(), of));
        let is_past = of.date.is_some_and(|day| day < today);
        let decision = is_past.then(|| view! { <Decision of=id.clone() /> });
        Some(view! {
            <section class="at-hand" aria-labelledby="at-hand" data-testid="at-hand">
                <h2 id="at-hand"><Link to=LoopsRoute::Loop(id.clone())><bdi>{name}</bdi></Link></h2>
                <p class="muted">{day}</p>
                <p class="prose"><bdi>{who}</bdi>{told}</p>
                {ways(&id, Some(delete(record).into_any()))}
                {decision}
                {rehearsals(&id)}
            </section>
        })
    }
}

/// The links and buttons of a loop.
fn ways(id: &RecordId, more: Option<AnyView>) -> impl IntoView + use<> {
    view! {
        <div class="actions">
            <Link to=MockRoute::New(Some(id.clone())) class="button button--primary">"Rehearse this loop"</Link>
            <Link to=LoopsRoute::CheatSheet(id.clone()) class="button">"Open cheat sheet"</Link>
            <Link to=LoopsRoute::Edit(id.clone()) class="button">"Edit loop"</Link>
            <Link to=LoopsRoute::After(id.clone()) class="button">"Log the interview"</Link>
            <Link to=GuideRoute::Topic("questions-to-ask".to_owned()) class="button">"Choose questions to ask"</Link>
            {more}
        </div>
    }
}

/// The mock loops that rehearse a loop, the newest first.
fn rehearsals(id: &RecordId) -> Option<impl IntoView + use<>> {
    let of_it: Vec<_> = use_app()
        .mock_loops
        .living()
        .into_iter()
        .filter(|run| run.body.plan().of.as_ref() == Some(id))
        .collect();
    let rows = of_it
        .iter()
        .map(|run| {
            let (told, to) = mock_standing(run.id(), &run.body);
            let (at, name) = (run.created(), run.body.plan().display_name());
            view! {
                <li><Link to>{name}</Link>" · "{told}", started "<When at /></li>
            }
        })
        .collect_view();
    (!of_it.is_empty()).then(|| {
        view! {
            <h3>"Rehearsals"</h3>
            <ul class="prose-list" data-testid="rehearsals">{rows}</ul>
        }
    })
}

fn today() -> NaiveDate {
    let plan = use_app().plan;
    plan.day(plan.now())
}

/// The button that deletes a loop.
fn delete(record: &Record<InterviewLoop>) -> impl IntoView + use<> {
    let library = use_app().library;
    let (id, name) = (record.id().clone(), record.body.display_name());
    let deleted = format!("“{name}” deleted.");
    let spoken = format!(" “{name}”");
    let delete = move |_| library.delete::<InterviewLoop>(&id, deleted.clone());
    view! {
        <button class="button button--quiet" type="button" on:click=delete>
            "Delete"
            <span class="visually-hidden">{spoken}</span>
        </button>
    }
}

fn row(record: &Record<InterviewLoop>, stories: &[Teller]) -> impl IntoView + use<> {
    let id = record.id().clone();
    let name = record.body.display_name();
    let day = record
        .body
        .date
        .map(|date| format!("{} · ", dates::in_words(&date)));
    let told = standing(&assign(stories, &record.body));
    view! {
        <li class="row">
            <div class="row__text">
                <Link to=LoopsRoute::Loop(id) class="row__title">{name}</Link>
                <p class="muted small">{day}{told}</p>
            </div>
            {delete(record)}
        </li>
    }
}

/// The stories of one loop, by interviewer.
#[component]
pub fn LoopPage(id: RecordId) -> impl IntoView {
    let app = use_app();
    let (library, room) = (app.library, app.mock_loops);
    let touched = RwSignal::new(None);
    move || {
        let Some(record) = library.of::<InterviewLoop>().get(&id) else {
            return view! { <NoSuchLoop /> }.into_any();
        };
        let log = room.log(&id);
        let of = log.remaining(&record.body);
        let bank = room.tellers(Some(&id));
        let assignment = assign(&bank, &of);
        note_quietly(&id, &of, &assignment);
        let told = told_already(&log, &of);
        let standing = if of.interviewers.is_empty() {
            "Every interviewer in this loop has asked.".to_owned()
        } else {
            standing(&assignment)
        };
        let interviewers = (0..of.interviewers.len())
            .map(|place| {
                let pins =
                    |one: &AssignedAnswer| pin_field(&id, one, &of, &bank, touched).into_any();
                heard(&of, place, &assignment, &pins)
            })
            .collect_view();
        let is_past = of
            .date
            .is_some_and(|date| date < app.plan.day(app.plan.now()));
        let day = of
            .date
            .map(|date| view! { <p class="muted">{dates::in_words(&date)}</p> });
        view! {
            <p class="eyebrow"><Link to=LoopsRoute::List>"My loop"</Link></p>
            <h1>{of.display_name()}</h1>
            {day}
            <p class="lead" data-testid="standing">{standing}</p>
            <NotCounted />
            {told.map(|told| view! { <p class="prose" data-testid="spent">{told}</p> })}
            {ways(&id, None)}
            {rehearsals(&id)}
            {is_past.then(|| view! {
                <section aria-labelledby="decision">
                    <h2 id="decision">"Decision"</h2>
                    <Decision of=id.clone() />
                </section>
            })}
            {what_moved(&id, &of, &assignment)}
            {breaks(&of, &assignment.bottlenecks)}
            <section aria-labelledby="heard">
                <h2 id="heard">"Stories by interviewer"</h2>
                <p class="prose muted">
                    "This match answers the most questions without repeating a story. If there are several such \
                     matches, "
                    "it prefers leading stories, then stronger ones. Pin a story to tell it at one question, whatever \
                     the match says."
                </p>
                {cost_of_pins(&assignment).map(|told| view! { <p class="prose" data-testid="pin-cost">{told}</p> })}
                <div class="heard" data-testid="assignment">{interviewers}</div>
            </section>
        }
        .into_any()
    }
}

/// Stories already told, once something was logged.
fn told_already(log: &LoopLog, remaining: &InterviewLoop) -> Option<String> {
    let mut told: Vec<&RecordId> = log
        .entries
        .iter()
        .filter_map(|entry| entry.story.as_ref())
        .collect();
    told.sort_unstable();
    told.dedup();
    let rounds = match remaining.interviewers.len() {
        0 => return None,
        1 => "1 interviewer is left".to_owned(),
        count => format!("{count} interviewers are left"),
    };
    let stories = match told.len() {
        0 => return None,
        1 => "1 story is".to_owned(),
        count => format!("{count} stories are"),
    };
    Some(format!(
        "By your log, {stories} used. This is for the remaining rounds: {rounds}."
    ))
}

/// Where stories run short.
fn breaks(of: &InterviewLoop, bottlenecks: &[Bottleneck]) -> Option<impl IntoView + use<>> {
    let item = |bottleneck: &Bottleneck| {
        let who: Vec<String> = bottleneck
            .interviewers
            .iter()
            .map(|&place| of.label(place))
            .collect();
        let about: Vec<String> = bottleneck
            .principles
            .iter()
            .map(ToString::to_string)
            .collect();
        let asks = if who.len() == 1 { "asks" } else { "ask" };
        let told = format!(
            "{} {asks} {} about {}.",
            listed(&who),
            questions(bottleneck.slots.len()),
            listed(&about)
        );
        let stories = if bottleneck.stories.is_empty() {
            let told = match bottleneck.slots.len() {
                1 => "No story answers it.",
                _ => "No story answers any of them.",
            };
            view! { <p>{told}</p> }.into_any()
        } else {
            let links = bottleneck
                .stories
                .iter()
                .map(|story| {
                    let (id, title) = (story.id.clone(), story.title.clone());
                    view! { <li><Link to=StoriesRoute::Story(id)>{title}</Link></li> }
                })
                .collect_view();
            let shared = match bottleneck.stories.len() {
                1 => "One story answers any of them:".to_owned(),
                count => format!("{count} stories answer any of them:"),
            };
            view! { <p>{shared}</p><ul class="prose-list">{links}</ul> }.into_any()
        };
        let these = if bottleneck.principles.len() == 1 {
            "it"
        } else {
            "any of these"
        };
        let missing = match bottleneck.missing() {
            1 => format!("So one question has no story. Write a story for {these}:"),
            count => {
                format!("So {count} questions have no story. Write {count} stories for {these}:")
            }
        };
        let write = bottleneck
            .principles
            .iter()
            .map(|&principle| {
                view! { <Link to=StoriesRoute::New(Some(principle)) class="button">{principle.name()}</Link> }
            })
            .collect_view();
        view! {
            <li class="bottleneck">
                <p><strong>{told}</strong></p>
                {stories}
                <p>{missing}</p>
                <div class="actions">{write}</div>
            </li>
        }
    };
    (!bottlenecks.is_empty()).then(|| {
        view! {
            <section aria-labelledby="breaks">
                <h2 id="breaks">"Where stories run out"</h2>
                <ul data-testid="bottlenecks">{bottlenecks.iter().map(item).collect_view()}</ul>
            </section>
        }
    })
}

/// The stories that one interviewer hears.
fn heard(
    of: &InterviewLoop,
    place: usize,
    assignment: &Assignment,
    pins: &dyn Fn(&AssignedAnswer) -> AnyView,
) -> impl IntoView + use<> {
    let interviewer = of.interviewers.get(place);
    let role = interviewer
        .map(|one| one.role.clone())
        .filter(|role| !role.is_empty() && *role != of.label(place));
    let is_bar_raiser = interviewer.is_some_and(|one| one.is_bar_raiser);
    let about = [role, is_bar_raiser.then(|| "Bar Raiser".to_owned())]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    let answers = assignment
        .answers
        .iter()
        .filter(|answer| answer.slot.interviewer == place)
        .map(|one| answer(one, of, pins(one)))
        .collect_view();
    let standbys = assignment
        .standbys
        .iter()
        .filter(|standby| standby.slot.interviewer == place)
        .map(standby)
        .collect_view();
    view! {
        <section class="hears">
            <h3>{of.label(place)}</h3>
            <p class="muted small">{about}</p>
            <ul class="rows">{answers}{standbys}</ul>
        </section>
    }
}

fn answer(answer: &AssignedAnswer, of: &InterviewLoop, pin: AnyView) -> impl IntoView + use<> {
    let story = if let Some((story, shows)) = &answer.story {
        let (id, title) = (story.id.clone(), story.title.clone());
        let how = match shows {
            Shows::Leading => "leads",
            Shows::Supporting => "supports",
            Shows::Not => "does not list this principle",
        };
        view! {
                <p class="hears__story"><Link to=StoriesRoute::Story(id) class="row__title">{title}</Link></p>
                <p class="muted small">{format!("{how}, {} met", counted(usize::from(story.strength), "checklist item", "checklist items"))}</p>
            }
            .into_any()
    } else {
        let repeat = answer.reuse.as_ref().map(|reuse| {
            format!(
                "If you must repeat one: “{}”, told to {} as {}",
                reuse.story.title,
                of.label(reuse.told.interviewer),
                reuse.told.principle
            )
        });
        view! {
            <p class="hears__none">"No story left"</p>
            {repeat.map(|told| view! { <p class="muted small" data-testid="reuse">{told}</p> })}
        }
        .into_any()
    };
    // If the question itself has no story, that says enough.
    let another = match &answer.runner_up {
        Some(story) => Some(format!("Another example: {}", story.title)),
        None => answer
            .story
            .is_some()
            .then(|| "Another example: no story left".to_owned()),
    };
    view! {
        <li class="row">
            <div class="row__text">
                <p class="hears__asked small">{answer.slot.principle.name()}</p>
                {story}
                {another.map(|another| view! { <p class="muted small">{another}</p> })}
                {pin}
            </div>
        </li>
    }
}

fn standby(standby: &Standby) -> impl IntoView + use<> {
    let story = match &standby.story {
        Some(story) => format!("In reserve: {}", story.title),
        None => "No story in reserve.".to_owned(),
    };
    view! {
        <li class="row">
            <div class="row__text">
                <p class="hears__asked small">{format!("{}, if they ask about it instead", standby.slot.principle)}</p>
                <p class="muted small">{story}</p>
            </div>
        </li>
    }
}
