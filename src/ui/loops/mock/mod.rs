//! Mock loops: planned, run from door to door, debriefed, put on paper; and what is noted after a
//! real one.

mod answer;
mod builder;
mod debrief;
mod history;
mod report;
mod run;
mod step;
pub mod words;

use leptos::prelude::*;

use crate::domain::loops::mock::mock_loop::MockLoop;
use crate::domain::questions::question::Question;
use crate::domain::record::id::RecordId;
use crate::route::MockRoute;
use crate::state::{Loaded, use_app};
use crate::ui::shared::Link;
use builder::Builder;
use debrief::DebriefPage;
use history::HistoryPage;
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

/// A view that needs the question bank, once that is here.
fn with_questions(
    view: impl Fn(StoredValue<Vec<Question>>) -> AnyView + Send + 'static,
) -> AnyView {
    let questions = use_app().catalogue.questions();
    (move || match questions.get() {
        None | Some(Loaded::Loading) => {
            view! { <p class="late muted">"Fetching the questions"</p> }.into_any()
        }
        Some(Loaded::Failed(error)) => {
            view! { <p class="banner" data-tone="alert">{error.to_string()}</p> }.into_any()
        }
        Some(Loaded::Ready(questions)) => {
            // A question that is added meanwhile comes with the next loop.
            let questions = untrack(|| use_app().library.with_own_questions(questions));
            view(StoredValue::new(questions))
        }
    })
    .into_any()
}

/// The view of a mock loop, or that it is not here.
fn of_loop(id: RecordId, view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let loops = use_app().library.of::<MockLoop>();
    let is_here = Memo::new(move |_| loops.map(&id, |_| ()).is_some());
    (move || {
        if is_here.get() {
            view()
        } else {
            view! {
                <h1>"This mock loop is not on this device"</h1>
                <p class="lead">
                    "It may have been deleted, or it was run in another browser. If you have a backup file, import it in "
                    "the settings."
                </p>
                <p><Link to=MockRoute::List class="button button--primary">"Go to the mock loops"</Link></p>
            }
            .into_any()
        }
    })
    .into_any()
}
