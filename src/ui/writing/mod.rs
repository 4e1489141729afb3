//! The writing assessment: choose, write, review.

mod characters;
mod check;
mod choose;
mod dismissed;
mod elsewhere;
mod evidence;
mod findings;
mod follow_ups;
mod form;
mod history;
mod measure;
mod mechanics;
mod options;
mod out;
mod outline;
mod own_prompts;
mod pages;
mod panel;
mod paper;
mod progress;
mod prompt_cards;
mod rate_first;
mod review;
mod sheet;
mod slip;
mod target;
mod typeface;
mod versions;

use leptos::prelude::*;

use crate::route::WritingRoute;
use choose::WritePage;
use progress::ProgressPage;
use review::ReviewPage;
use sheet::SheetPage;

/// The pages of this feature.
pub fn page(place: WritingRoute) -> AnyView {
    match place {
        WritingRoute::Sheet(id) => view! { <SheetPage id /> }.into_any(),
        WritingRoute::Review(id) => view! { <ReviewPage id /> }.into_any(),
        WritingRoute::Progress => view! { <ProgressPage /> }.into_any(),
        WritingRoute::Start => view! { <WritePage /> }.into_any(),
    }
}
