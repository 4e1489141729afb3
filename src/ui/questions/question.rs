//! One question, what is behind it, and the stories that fit.

use leptos::prelude::*;

use crate::domain::question::Question;
use crate::route::Route;
use crate::state::{Loaded, use_app};
use crate::ui::components::Link;

/// A question of the bank.
#[component]
pub fn QuestionPage(id: String) -> impl IntoView {
    let questions = use_app().catalogue.questions();
    move || {
        match questions.get() {
        None | Some(Loaded::Loading) => view! { <p class="late muted">"Fetching the question"</p> }.into_any(),
        Some(Loaded::Failed(error)) => view! { <p class="banner" data-tone="alert">{error.to_string()}</p> }.into_any(),
        Some(Loaded::Ready(questions)) => match questions.into_iter().find(|question| question.id == id) {
            Some(question) => view! { <OneQuestion question /> }.into_any(),
            None => view! {
                <h1>"There is no such question"</h1>
                <p class="lead">"The bank may have changed since this address was kept."</p>
                <p><Link to=Route::questions() class="button button--primary">"Go to Questions"</Link></p>
            }
            .into_any(),
        },
    }
    }
}

#[component]
fn OneQuestion(question: Question) -> impl IntoView {
    let supporting: Vec<&str> = question
        .supporting
        .iter()
        .map(|principle| principle.name())
        .collect();
    let supporting = (!supporting.is_empty()).then(|| format!(" · also {}", supporting.join(", ")));
    let follow_ups = question
        .follow_ups
        .iter()
        .map(|text| view! { <li>{text.clone()}</li> })
        .collect_view();
    let warnings = question
        .warnings
        .iter()
        .map(|text| view! { <li>{text.clone()}</li> })
        .collect_view();
    view! {
        <article class="question">
            <p class="eyebrow">{question.skill.name()}</p>
            <h1 class="question__text">{question.text.clone()}</h1>
            <p class="muted">{question.leading.name()}{supporting}</p>
            <Fits question=question.clone() />
            <h2>"Follow-ups to expect"</h2>
            <ul class="prose-list">{follow_ups}</ul>
            <h2>"What is being tested"</h2>
            <p class="prose">{question.tests}</p>
            <h2>"A strong answer"</h2>
            <p class="prose">{question.strong}</p>
            <h2>"Warning signs"</h2>
            <ul class="prose-list">{warnings}</ul>
        </article>
    }
}

/// The stories that show the question's principles, best first.
#[component]
fn Fits(question: Question) -> impl IntoView {
    let library = use_app().library;
    let leading = question.leading;
    let fitting = Memo::new(move |_| {
        let mut fitting: Vec<_> = library
            .living_stories()
            .into_iter()
            .map(|story| (question.fit(&story.body), story))
            .filter(|(fit, _)| *fit > 0)
            .collect();
        fitting.sort_by_key(|(fit, _)| std::cmp::Reverse(*fit));
        fitting
    });
    let list = move || {
        let fitting = fitting.get();
        if fitting.is_empty() {
            return view! {
                <p class="empty">
                    {format!("No story of yours shows {leading} yet. ")}
                    <Link to=Route::NewStory(Some(leading))>"Write one"</Link>
                </p>
            }
            .into_any();
        }
        let rows = fitting
            .into_iter()
            .map(|(_, story)| {
                let shown: Vec<&str> = story.body.principles.iter().map(|principle| principle.name()).collect();
                view! {
                    <li class="row">
                        <div class="row__text">
                            <Link to=Route::Story(story.id().clone()) class="row__title">{story.body.display_title()}</Link>
                            <p class="muted small">"Shows "{shown.join(", ")}</p>
                        </div>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! {
        <h2>"Your stories that fit"</h2>
        {list}
    }
}
