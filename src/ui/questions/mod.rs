//! The question bank: the list, a question's page, custom questions, import, and export.

mod asked;
mod filter;
mod form;
mod import;
mod list;
mod question;

use leptos::prelude::*;

use crate::route::QuestionsRoute;
use form::QuestionEditor;
use import::FilesPage;
use list::QuestionsPage;
use question::QuestionPage;

/// The pages of this feature.
pub fn page(place: QuestionsRoute) -> AnyView {
    match place {
        QuestionsRoute::Question(id) => view! { <QuestionPage id /> }.into_any(),
        QuestionsRoute::New => view! { <QuestionEditor id=None /> }.into_any(),
        QuestionsRoute::Edit(id) => view! { <QuestionEditor id=Some(id) /> }.into_any(),
        QuestionsRoute::Import => view! { <FilesPage /> }.into_any(),
        QuestionsRoute::List(_) => view! { <QuestionsPage /> }.into_any(),
    }
}
