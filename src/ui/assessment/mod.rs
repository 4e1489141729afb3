//! Practice for the online assessment: timed logic items and work-style statements, all original.

mod figure;
mod finish;
mod outcome;
mod running;
mod start;
mod style;
mod trend;

use leptos::prelude::*;

use crate::domain::record::id::RecordId;
use crate::route::AssessmentRoute;
use crate::state::{AssessmentRoom, use_app};
use crate::ui::shared::NotFoundHere;
use outcome::Outcome;
use running::Running;
use start::StartPage;
use style::{SittingPage, StylePage};

/// The pages of this feature.
pub fn page(place: AssessmentRoute) -> AnyView {
    match place {
        AssessmentRoute::Set(id) => view! { <SetPage id /> }.into_any(),
        AssessmentRoute::WorkStyle => view! { <StylePage /> }.into_any(),
        AssessmentRoute::WorkStyleSitting(id) => view! { <SittingPage id /> }.into_any(),
        AssessmentRoute::Start => view! { <StartPage /> }.into_any(),
    }
}

/// A set: timed while it runs, explained when it is done.
#[component]
fn SetPage(id: RecordId) -> impl IntoView {
    let room = AssessmentRoom::of(use_app().core());
    let id = StoredValue::new(id);
    let is_done = Memo::new(move |_| {
        id.with_value(|id| room.set(id))
            .map(|set| set.body.is_done())
    });
    move || match is_done.get() {
        None => view! {
            <NotFoundHere what="set" to=AssessmentRoute::Start place="the assessment" />
        }
        .into_any(),
        Some(false) => view! { <Running id /> }.into_any(),
        Some(true) => view! { <Outcome id /> }.into_any(),
    }
}
