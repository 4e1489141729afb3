//! Practice aloud: sessions with their cards, short drills of one skill each, and recordings.

mod card;
mod drills;
mod progress;
mod recordings;
mod round;
mod start;
mod summary;

use leptos::prelude::*;

use crate::domain::questions::question::{Question, of_own_role};
use crate::route::PracticeRoute;
use crate::state::use_app;
use crate::ui::shared::fetched;
use card::Session;
use drills::DrillsPage;
use progress::ProgressPage;
use recordings::RecordingsPage;
use round::DrillPage;
use start::Start;

/// The pages of this feature.
pub fn page(place: PracticeRoute) -> AnyView {
    match place {
        PracticeRoute::Recordings => view! { <RecordingsPage /> }.into_any(),
        PracticeRoute::Progress => {
            with_questions(|questions| view! { <ProgressPage questions /> }.into_any())
        }
        PracticeRoute::Drills => view! { <DrillsPage /> }.into_any(),
        PracticeRoute::Drill(kind) => with_questions(move |questions| {
            let questions = StoredValue::new(of_own_role(questions));
            view! { <DrillPage kind questions /> }.into_any()
        }),
        PracticeRoute::Session => {
            with_questions(|questions| view! { <Practice questions /> }.into_any())
        }
    }
}

/// A page that waits for the questions.
fn with_questions(shown: impl Fn(Vec<Question>) -> AnyView + Send + Sync + 'static) -> AnyView {
    fetched(
        use_app().catalogue.questions(),
        "the questions",
        move |questions| {
            // Questions added elsewhere don't disturb the current session.
            shown(untrack(|| use_app().library.with_own_questions(questions)))
        },
    )
}

/// The current session, or the start of a new one.
#[component]
fn Practice(questions: Vec<Question>) -> impl IntoView {
    let room = use_app().practice;
    let questions = StoredValue::new(questions);
    let under_way = Memo::new(move |_| room.under_way().map(|session| session.id().clone()));
    move || match under_way.get() {
        Some(id) => view! { <Session id questions /> }.into_any(),
        None => view! { <Start questions /> }.into_any(),
    }
}
