//! The question bank: the list, and one question.

mod list;
mod question;

use leptos::prelude::*;

use crate::route::Route;
use list::QuestionsPage;
use question::QuestionPage;

/// The pages of this feature.
pub fn page(place: Route) -> AnyView {
    match place {
        Route::Question(id) => view! { <QuestionPage id /> }.into_any(),
        _ => view! { <QuestionsPage /> }.into_any(),
    }
}
