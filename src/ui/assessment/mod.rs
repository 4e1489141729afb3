//! Practice for the online assessment: timed logic items and work-style statements, all our own.

mod figure;
mod outcome;
mod running;
mod start;
mod style;
mod trend;

use leptos::prelude::*;

use crate::domain::record::id::RecordId;
use crate::route::Route;
use crate::state::{AssessmentRoom, use_app};
use crate::ui::shared::Link;
use outcome::Outcome;
use running::Running;
use start::StartPage;
use style::{SittingPage, StylePage};

/// The pages of this feature.
pub fn page(place: Route) -> AnyView {
    match place {
        Route::AssessmentSet(id) => view! { <SetPage id /> }.into_any(),
        Route::WorkStyle => view! { <StylePage /> }.into_any(),
        Route::WorkStyleSitting(id) => view! { <SittingPage id /> }.into_any(),
        _ => view! { <StartPage /> }.into_any(),
    }
}

/// A set: on the clock while it runs, explained when it is done.
#[component]
fn SetPage(id: RecordId) -> impl IntoView {
    let room = AssessmentRoom::of(use_app().core());
    let id = StoredValue::new(id);
    let is_done = Memo::new(move |_| {
        id.with_value(|id| room.set(id))
            .map(|set| set.body.is_done())
    });
    move || {
        match is_done.get() {
        None => view! {
            <h1>"This set is not on this device"</h1>
            <p class="lead">"It may have been deleted, or it was sat in another browser."</p>
            <p><Link to=Route::Assessment class="button button--primary">"Go to the assessment"</Link></p>
        }
        .into_any(),
        Some(false) => view! { <Running id /> }.into_any(),
        Some(true) => view! { <Outcome id /> }.into_any(),
    }
    }
}
