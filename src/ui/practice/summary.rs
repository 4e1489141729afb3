//! What a session taught, where it ended: the answers, when they come back, and three things to do.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::format::dates;
use crate::domain::format::durations::clock_face;
use crate::domain::practice::session::PracticeSession;
use crate::domain::practice::summary::{AnswerGiven, NextThing, StoryAfter, next_things};
use crate::domain::questions::question::Question;
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::speaking::Length;
use crate::domain::stories::probe::{ProbeNeed, Probes};
use crate::route::{MockRoute, PracticeRoute, QuestionsRoute, Route, StoriesRoute};
use crate::state::use_app;
use crate::ui::components::{Table, number, words};
use crate::ui::shared::Link;

/// The session that ended last, where that was just now.
#[component]
pub fn Summary(questions: StoredValue<Vec<Question>>) -> impl IntoView {
    let room = use_app().practice;
    let ended = Memo::new(move |_| room.just_ended());
    move || {
        ended
            .get()
            .map(|session| view! { <Ended session questions /> })
    }
}

/// The current version of a story.
fn told(id: &RecordId) -> Option<StoryAfter> {
    let library = use_app().library;
    let story = library.story(id)?;
    let probes = library.of::<Probes>().get(&Probes::id_for(id));
    let gaps = probes.map_or(0, |probes| {
        let probes = probes.body.probes.iter();
        probes
            .filter(|probe| probe.need() == ProbeNeed::Gap)
            .count()
    });
    Some(StoryAfter {
        id: id.clone(),
        title: story.body.display_title(),
        is_sketch: !story.body.missing_parts().is_empty(),
        gaps,
    })
}

/// What to do, its place, and the words on the link.
fn in_words(thing: NextThing) -> (String, Route) {
    match thing {
        NextThing::WriteStory(principle) => (
            format!(
                "Write a story for {}. You had none to tell.",
                principle.name()
            ),
            StoriesRoute::New(Some(principle)).into(),
        ),
        NextThing::Finish(id, title) => (
            format!("Finish “{title}”. A part of STAR is missing."),
            StoriesRoute::Edit(id).into(),
        ),
        NextThing::TellAgain(id, title) => (
            format!("Read “{title}” and tell it again. It didn’t hold yet."),
            StoriesRoute::Story(id).into(),
        ),
        NextThing::AnswerGaps(id, title, gaps) => (
            format!(
                "Answer {} of “{title}”.",
                counted(gaps, "open follow-up", "open follow-ups")
            ),
            StoriesRoute::Probes(id).into(),
        ),
        NextThing::Shorten(id, title, seconds) => (
            format!("Cut “{title}” to two minutes. It took {}.", face(seconds)),
            StoriesRoute::Edit(id).into(),
        ),
        NextThing::SayMore(id, title, seconds) => (
            format!(
                "Say more in “{title}”: your actions and the result. It took {}.",
                face(seconds)
            ),
            StoriesRoute::Story(id).into(),
        ),
        NextThing::Drill => (
            "Drill one skill for five minutes.".to_owned(),
            PracticeRoute::Drills.into(),
        ),
        NextThing::RunLoop => (
            "Rehearse a full loop.".to_owned(),
            MockRoute::New(None).into(),
        ),
        NextThing::LearnNumbers => (
            "Say the numbers of your stories without looking.".to_owned(),
            StoriesRoute::NumbersByHeart.into(),
        ),
    }
}

fn face(seconds: u32) -> String {
    clock_face(Duration::from_secs(u64::from(seconds)))
}

#[component]
fn Ended(session: Record<PracticeSession>, questions: StoredValue<Vec<Question>>) -> impl IntoView {
    let app = use_app();
    let room = app.practice;
    let body = session.body;
    let given: Vec<(Option<Question>, AnswerGiven)> = body
        .questions
        .iter()
        .zip(&body.grades)
        .enumerate()
        .map(|(place, (id, &grade))| {
            let question =
                questions.with_value(|all| all.iter().find(|one| one.id == *id).cloned());
            let told_then = body.told.get(place);
            let answer = AnswerGiven {
                leading: question.as_ref().and_then(|question| question.leading),
                grade,
                seconds: told_then.map_or(0, |told| told.seconds),
                story: untrack(|| told_then.and_then(|one| told(one.story.as_ref()?))),
            };
            (question, answer)
        })
        .collect();
    let rows = given
        .iter()
        .map(|(question, answer)| {
            let back = question.as_ref().and_then(|question| {
                let back = untrack(|| questions.with_value(|all| room.comes_back(all, question)))?;
                Some(dates::in_words(&app.core().local(back)))
            });
            let name = match question {
                Some(question) => {
                    let (to, text) = (QuestionsRoute::Question(question.id.clone()), question.text.clone());
                    view! { <Link to>{text}</Link> }.into_any()
                }
                None => "A question that is no longer in the bank".into_any(),
            };
            let story = answer.story.as_ref().map(|story| story.title.clone());
            let length = (answer.seconds > 0).then(|| {
                format!("{} ({})", face(answer.seconds), Length::of(answer.seconds).words())
            });
            view! {
                <tr>
                    <th scope="row">{name}<span class="muted small summary__story" dir="auto">{story}</span></th>
                    <td>{answer.grade.name()}</td>
                    <td>{length}</td>
                    <td>{back}</td>
                </tr>
            }
        })
        .collect_view();
    let answers: Vec<AnswerGiven> = given.into_iter().map(|(_, answer)| answer).collect();
    let seconds: u32 = answers.iter().map(|answer| answer.seconds).sum();
    let told = format!(
        "{}, {} spoken.",
        counted(answers.len(), "answer", "answers"),
        face(seconds)
    );
    let things = next_things(&answers)
        .into_iter()
        .map(|thing| {
            let (text, to) = in_words(thing);
            view! { <li><Link to>{text}</Link></li> }
        })
        .collect_view();
    view! {
        <section class="summary" aria-labelledby="summary" data-testid="summary">
            <h2 id="summary">"What this session showed"</h2>
            <p>{told}</p>
            <Table scrolls="Answers of the session" heads=vec![words("Question"), words("Rating"), words("Time"), number("Comes back")]>
                {rows}
            </Table>
            <h3>"Do next"</h3>
            <ol class="prose" data-testid="next-things">{things}</ol>
        </section>
    }
}
