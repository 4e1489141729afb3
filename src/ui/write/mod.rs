//! The writing assessment: choose, write, review.

mod choose;
mod pages;
mod review;
mod sheet;

use leptos::prelude::*;

use crate::route::Route;
use choose::WritePage;
use review::ReviewPage;
use sheet::SheetPage;

/// The pages of this feature.
pub fn page(place: Route) -> AnyView {
    match place {
        Route::Sheet(id) => view! { <SheetPage id /> }.into_any(),
        Route::Review(id) => view! { <ReviewPage id /> }.into_any(),
        _ => view! { <WritePage /> }.into_any(),
    }
}
