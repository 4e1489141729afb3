//! The lessons of a mock loop: its questions with their background, and the next steps.

use leptos::prelude::*;

use crate::domain::loops::debrief::lessons::{Lesson, LessonStep, TaughtAnswer};
use crate::domain::questions::question::Question;
use crate::domain::questions::search::QuestionFilter;
use crate::route::{MockRoute, PracticeRoute, QuestionsRoute, Route, StoriesRoute};
use crate::state::use_app;
use crate::ui::shared::{ExpectedAtLevel, Link};

/// The question bank, own questions included, or an empty list until it is loaded: the page is
/// complete without it. Tracked.
pub fn bank_here() -> impl Fn() -> Vec<Question> + Copy + Send + Sync + 'static {
    let app = use_app();
    // Starts loading the list.
    let _ = app.catalogue.questions();
    move || {
        let questions = app.catalogue.questions_here().unwrap_or_default();
        app.library.with_own_questions(questions)
    }
}

/// A question with what it tests, a strong answer, warning signs, and how the answers went.
pub fn lesson(lesson: Lesson) -> impl IntoView {
    let told = |term: &'static str, text: String| {
        (!text.is_empty()).then(|| view! { <dt>{term}</dt><dd>{text}</dd> })
    };
    let warnings = (!lesson.warnings.is_empty()).then(|| {
        let signs = lesson
            .warnings
            .into_iter()
            .map(|text| view! { <li>{text}</li> })
            .collect_view();
        view! { <dt>"Warning signs"</dt><dd><ul class="prose-list">{signs}</ul></dd> }
    });
    let answers = if lesson.answers.is_empty() {
        view! { <p class="muted">"Not answered: the interview ended before it."</p> }.into_any()
    } else {
        lesson
            .answers
            .into_iter()
            .map(answer)
            .collect_view()
            .into_any()
    };
    view! {
        <section class="lesson" data-testid="lesson">
            <h3 dir="auto">{lesson.question}</h3>
            <dl class="facts">
                <dt>"Asked for"</dt>
                <dd>{lesson.principle.name()}</dd>
                {told("What it tests", lesson.tests)}
                {told("A strong answer", lesson.strong)}
                {warnings}
                <dt>"Your answer"</dt>
                <dd>{answers}</dd>
            </dl>
            <ExpectedAtLevel principle=lesson.principle />
        </section>
    }
}

fn answer(answer: TaughtAnswer) -> impl IntoView {
    let follow_ups = answer
        .follow_ups
        .into_iter()
        .map(|text| view! { <li dir="auto">{text}</li> })
        .collect_view();
    view! {
        <p dir="auto">{answer.line}</p>
        <ul class="prose-list">{follow_ups}</ul>
    }
}

/// A next step, with its link.
pub fn next_step(step: &LessonStep) -> impl IntoView + use<> {
    let (to, label): (Route, &str) = match step {
        LessonStep::AnswerFollowUps { story, .. } => (
            StoriesRoute::Probes(story.clone()).into(),
            "Open follow-ups",
        ),
        LessonStep::WriteStory { principle } => {
            (StoriesRoute::New(Some(*principle)).into(), "New story")
        }
        LessonStep::Retime { story, .. } => {
            (StoriesRoute::Story(story.clone()).into(), "Open story")
        }
        LessonStep::Practice { principle, .. }
        | LessonStep::Unanswered { principle }
        | LessonStep::Unasked { principle } => {
            let filter = QuestionFilter {
                principle: Some(*principle),
                ..QuestionFilter::default()
            };
            (QuestionsRoute::List(filter).into(), "Open questions")
        }
        LessonStep::PracticeDue { .. } => (PracticeRoute::Session.into(), "Start practice"),
        LessonStep::AnotherLoop(_) => (MockRoute::New(None).into(), "Plan a mock loop"),
        LessonStep::FindSpares => (StoriesRoute::Coverage.into(), "Open coverage"),
    };
    view! { <li dir="auto">{step.words()}" "<Link to>{label}</Link></li> }
}
