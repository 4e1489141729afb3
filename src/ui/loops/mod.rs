//! Loops: who hears which story, how long the bank lasts, what is noted after a real one, and mock loops.

mod after;
mod exhaustion;
mod form;
mod list;
mod mock;

use leptos::prelude::*;

use crate::route::Route;
use crate::ui::shared::Weighed;
use after::AfterPage;
use form::LoopForm;
use list::{LoopPage, LoopsPage};

/// The pages of this feature.
pub fn page(place: Route) -> AnyView {
    match place {
        Route::Loops => view! { <Weighed><LoopsPage /></Weighed> }.into_any(),
        Route::NewLoop => view! { <LoopForm id=None /> }.into_any(),
        Route::EditLoop(id) => view! { <LoopForm id=Some(id) /> }.into_any(),
        Route::Loop(id) => view! { <Weighed><LoopPage id=id.clone() /></Weighed> }.into_any(),
        Route::AfterLoop(id) => view! { <AfterPage id /> }.into_any(),
        other => mock::page(other),
    }
}
