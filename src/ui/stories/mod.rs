//! The story bank: the list with its coverage, and the editor.

mod coverage;
mod editor;
mod list;

use leptos::prelude::*;

use crate::route::Route;
use coverage::CoveragePage;
use editor::StoryEditor;
use list::StoriesPage;

/// The pages of this feature.
pub fn page(place: Route) -> AnyView {
    match place {
        Route::NewStory(principle) => view! { <StoryEditor id=None principle /> }.into_any(),
        Route::Story(id) => view! { <StoryEditor id=Some(id) principle=None /> }.into_any(),
        Route::Coverage => view! { <CoveragePage /> }.into_any(),
        _ => view! { <StoriesPage /> }.into_any(),
    }
}
