//! The settings, and what Loopready is.

mod about;
mod page;

use leptos::prelude::*;

use crate::route::Route;
use about::AboutPage;
use page::SettingsPage;

/// The pages of this feature.
pub fn page(place: Route) -> AnyView {
    match place {
        Route::About => view! { <AboutPage /> }.into_any(),
        _ => view! { <SettingsPage /> }.into_any(),
    }
}
