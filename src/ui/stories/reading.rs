//! A story to rehearse from: read from top to bottom, with one thumb, on a phone.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::format::durations::clock_face;
use crate::domain::questions::fit::answered_by;
use crate::domain::questions::question::of_own_role;
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::speaking::{ANSWER, Pace};
use crate::domain::stories::metric::Metric;
use crate::domain::stories::probe::{Probe, ProbeNeed, Probes};
use crate::domain::stories::story::{StarPart, Story};
use crate::domain::text::words;
use crate::route::{PracticeRoute, QuestionsRoute, StoriesRoute};
use crate::state::use_app;
use crate::ui::shared::{FitReason, Link, StoryText, fetched};
use crate::ui::stories::editor::NoSuchStory;

/// Questions that are listed under a story.
const QUESTIONS: usize = 8;

/// A story, to read.
#[component]
pub fn StoryPage(id: RecordId) -> impl IntoView {
    let library = use_app().library;
    let own = id.clone();
    let story = Memo::new(move |_| library.story(&own));
    move || match story.get() {
        None => view! { <NoSuchStory /> }.into_any(),
        Some(story) => view! { <Reading story /> }.into_any(),
    }
}

/// How long the whole story takes to say.
fn telling_time(story: &Story, pace: Pace) -> Duration {
    let parts = StarPart::ALL.map(|part| words(story.part(part)).count());
    pace.time(parts.iter().sum::<usize>() + words(&story.hook).count())
}

#[component]
fn Reading(story: Record<Story>) -> impl IntoView {
    let app = use_app();
    let id = story.id().clone();
    let body = story.body;
    let pace = app
        .library
        .preferences
        .with_untracked(|record| record.body.pace);
    let time = telling_time(&body, pace);
    let told = format!(
        "{} to tell at {} words a minute. Aim for {}.",
        clock_face(time),
        pace.words_a_minute(),
        clock_face(ANSWER)
    );
    let names = |principles: &[crate::domain::principle::Principle]| {
        let names: Vec<&str> = principles
            .iter()
            .map(|principle| principle.name())
            .collect();
        names.join(", ")
    };
    let leads = (!body.principles.is_empty()).then(|| format!("Leads {}", names(&body.principles)));
    let supports =
        (!body.supporting.is_empty()).then(|| format!("supports {}", names(&body.supporting)));
    let setting = Some(body.setting.trim().to_owned()).filter(|setting| !setting.is_empty());
    let about: Vec<String> = [setting, leads, supports].into_iter().flatten().collect();
    let title = body.display_title();
    let practice = {
        let (id, body) = (id.clone(), body.clone());
        move |_| {
            if app.practice.begin_with_story(&id, &body) {
                app.go(PracticeRoute::Session);
            } else {
                app.core()
                    .notices
                    .tell("No question fits this story yet. Give it a principle first.");
            }
        }
    };
    view! {
        <article class="rehearse">
            <p class="eyebrow"><Link to=StoriesRoute::list()>"Stories"</Link></p>
            <h1 dir="auto">{title}</h1>
            <p class="muted" dir="auto">{about.join(" · ")}</p>
            <p data-testid="telling-time">{told}</p>
            <h2 class="visually-hidden">"The story"</h2>
            <StoryText story=body.clone() />
            <Numbers story=id.clone() />
            <FollowUps story=id.clone() />
            <Answers id=id.clone() story=body />
            <div class="rehearse__bar">
                <button class="button button--primary" type="button" on:click=practice>"Practice this story"</button>
                <a class="button" href="#answers">"Questions it answers"</a>
                <Link to=StoriesRoute::Edit(id) class="button button--quiet">"Edit story"</Link>
            </div>
        </article>
    }
}

/// The numbers that it tells.
#[component]
fn Numbers(story: RecordId) -> impl IntoView {
    let library = use_app().library;
    let numbers = Memo::new(move |_| {
        let metrics = library.of::<Metric>().living();
        let of_it = metrics
            .into_iter()
            .filter(|metric| metric.body.stories.contains(&story));
        of_it
            .map(|metric| (metric.body.name.clone(), metric.body.in_one_line()))
            .collect::<Vec<_>>()
    });
    move || {
        let numbers = numbers.get();
        (!numbers.is_empty()).then(|| {
            let lines = numbers
                .into_iter()
                .map(|(name, line)| view! { <dt dir="auto">{name}</dt><dd dir="auto">{line}</dd> })
                .collect_view();
            view! {
                <h2>"Numbers"</h2>
                <dl class="facts rehearse__numbers">{lines}</dl>
            }
        })
    }
}

/// The follow-ups, each with its answer behind it.
#[component]
fn FollowUps(story: RecordId) -> impl IntoView {
    let library = use_app().library;
    let to = story.clone();
    let probes = Memo::new(move |_| {
        let probes = library.of::<Probes>().get(&Probes::id_for(&story));
        probes.map(|probes| probes.body.probes).unwrap_or_default()
    });
    let one = |probe: Probe| {
        let standing = match probe.need() {
            ProbeNeed::Gap => "gap",
            ProbeNeed::Unanswered => "no answer yet",
            ProbeNeed::Partial => "partial",
            ProbeNeed::Safe => "safe",
        };
        let answer = match probe.answer.trim() {
            "" => view! { <p class="muted">"No answer yet."</p> }.into_any(),
            answer => view! { <p class="told__text" dir="auto">{answer.to_owned()}</p> }.into_any(),
        };
        view! {
            <details class="rehearse__probe">
                <summary>
                    <bdi>{probe.question}</bdi>
                    " "
                    <span class="muted small">{standing}</span>
                </summary>
                {answer}
            </details>
        }
    };
    let list = move || {
        let probes = probes.get();
        if probes.is_empty() {
            return view! { <p class="muted">"None yet. Interviewers ask five or six about one story."</p> }.into_any();
        }
        probes.into_iter().map(one).collect_view().into_any()
    };
    view! {
        <h2>"Follow-ups"</h2>
        {list}
        <p><Link to=StoriesRoute::Probes(to)>"Open the follow-ups"</Link></p>
    }
}

/// The questions of the bank that it answers, the best fit first.
#[component]
fn Answers(id: RecordId, story: Story) -> impl IntoView {
    let app = use_app();
    let own = StoredValue::new((id, story));
    let list = fetched(
        app.catalogue.questions(),
        "the questions",
        move |questions| {
            let questions = of_own_role(untrack(|| app.library.with_own_questions(questions)));
            let rows: Vec<_> = own.with_value(|(id, story)| {
                answered_by(id, story, &questions)
                    .into_iter()
                    .take(QUESTIONS)
                    .map(|(question, fit)| {
                        let (to, leading) = (
                            QuestionsRoute::Question(question.id.clone()),
                            question.leading,
                        );
                        let text = question.text.clone();
                        view! {
                            <li class="row">
                                <div class="row__text">
                                    <Link to class="row__title">{text}</Link>
                                    <p><FitReason fit leading /></p>
                                </div>
                            </li>
                        }
                    })
                    .collect()
            });
            if rows.is_empty() {
                view! { <p class="muted">"None yet. Say which principle it shows, and what the result was."</p> }.into_any()
            } else {
                view! { <ul class="rows" data-testid="answers">{rows}</ul> }.into_any()
            }
        },
    );
    view! {
        <section id="answers" class="rehearse__answers" aria-labelledby="answers-title">
            <h2 id="answers-title">"Questions it answers"</h2>
            {list}
        </section>
    }
}
