//! The story bank: the list with its coverage, the editor, and the ledger of its numbers.

mod coverage;
mod editor;
mod list;
mod number;
mod numbers;
mod practice;

use leptos::prelude::*;

use crate::route::Route;
use coverage::CoveragePage;
use editor::StoryEditor;
use list::StoriesPage;
use number::NumberEditor;
use numbers::NumbersPage;
use practice::PracticePage;

/// The pages of this feature.
pub fn page(place: Route) -> AnyView {
    match place {
        Route::NewStory(principle) => view! { <StoryEditor id=None principle /> }.into_any(),
        Route::Story(id) => view! { <StoryEditor id=Some(id) principle=None /> }.into_any(),
        Route::Coverage => view! { <CoveragePage /> }.into_any(),
        Route::Numbers => view! { <NumbersPage /> }.into_any(),
        Route::PracticeNumbers => view! { <PracticePage /> }.into_any(),
        Route::Number(id) => view! { <NumberEditor id /> }.into_any(),
        _ => view! { <StoriesPage /> }.into_any(),
    }
}
