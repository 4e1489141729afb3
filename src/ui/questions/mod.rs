//! The question bank: the list, one question, own questions, and their ways in and out.

mod asked;
mod filter;
mod form;
mod import;
mod list;
mod question;

use leptos::prelude::*;

use crate::route::Route;
use form::QuestionEditor;
use import::ImportPage;
use list::QuestionsPage;
use question::QuestionPage;

/// The pages of this feature.
pub fn page(place: Route) -> AnyView {
    match place {
        Route::Question(id) => view! { <QuestionPage id /> }.into_any(),
        Route::NewQuestion => view! { <QuestionEditor id=None /> }.into_any(),
        Route::EditQuestion(id) => view! { <QuestionEditor id=Some(id) /> }.into_any(),
        Route::ImportQuestions => view! { <ImportPage /> }.into_any(),
        _ => view! { <QuestionsPage /> }.into_any(),
    }
}
