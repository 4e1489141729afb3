//! Mock loops: planning, running, debriefing, and printing them, and the log of real loops.

mod answer;
mod builder;
mod debrief;
mod history;
mod lesson;
mod report;
mod run;
mod step;
pub mod words;

use leptos::prelude::*;

use crate::domain::loops::mock::mock_loop::MockLoop;
use crate::domain::questions::question::Question;
use crate::domain::record::id::RecordId;
use crate::route::MockRoute;
use crate::state::use_app;
use crate::ui::shared::{NotFoundHere, fetched};
use builder::Builder;
use debrief::DebriefPage;
use history::HistoryPage;
pub use history::mock_standing;
use report::ReportPage;
use run::RunPage;

/// The pages of this feature.
pub fn page(place: MockRoute) -> AnyView {
    match place {
        MockRoute::New(of) => with_questions(move |questions| {
            view! { <Builder of=of.clone() questions /> }.into_any()
        }),
        MockRoute::Run(id) => with_questions(move |questions| {
            let id = id.clone();
            of_loop(id.clone(), move || {
                view! { <RunPage id=id.clone() questions /> }.into_any()
            })
        }),
        MockRoute::Debrief(id) => of_loop(id.clone(), move || {
            view! { <DebriefPage id=id.clone() /> }.into_any()
        }),
        MockRoute::Report(id) => of_loop(id.clone(), move || {
            view! { <ReportPage id=id.clone() /> }.into_any()
        }),
        MockRoute::List => view! { <HistoryPage /> }.into_any(),
    }
}

/// A view that waits for the question bank.
fn with_questions(
    view: impl Fn(StoredValue<Vec<Question>>) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    fetched(
        use_app().catalogue.questions(),
        "the questions",
        move |questions| {
            // Questions added meanwhile are used in the next loop.
            let questions = untrack(|| use_app().library.with_own_questions(questions));
            view(StoredValue::new(questions))
        },
    )
}

/// The view of a mock loop, or that it is not here.
fn of_loop(id: RecordId, view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let loops = use_app().library.of::<MockLoop>();
    let is_here = Memo::new(move |_| loops.map(&id, |_| ()).is_some());
    (move || {
        if is_here.get() {
            view()
        } else {
            view! { <NotFoundHere what="mock loop" to=MockRoute::List place="the mock loops" /> }
                .into_any()
        }
    })
    .into_any()
}
