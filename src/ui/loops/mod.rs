//! Loops: stories by interviewer, how long the bank lasts, the log after a real loop, and mock loops.

mod after;
mod exhaustion;
mod form;
mod list;
mod matches;
pub mod mock;
mod sheet;

use leptos::prelude::*;

use crate::route::LoopsRoute;
use crate::ui::shared::Weighed;
use after::AfterPage;
use form::LoopForm;
use list::{LoopPage, LoopsPage};
use sheet::LoopSheetPage;

/// The pages of this feature.
pub fn page(place: LoopsRoute) -> AnyView {
    match place {
        LoopsRoute::List => view! { <Weighed><LoopsPage /></Weighed> }.into_any(),
        LoopsRoute::New => view! { <LoopForm id=None /> }.into_any(),
        LoopsRoute::Edit(id) => view! { <LoopForm id=Some(id) /> }.into_any(),
        LoopsRoute::Loop(id) => view! { <Weighed><LoopPage id=id.clone() /></Weighed> }.into_any(),
        LoopsRoute::After(id) => view! { <AfterPage id /> }.into_any(),
        LoopsRoute::CheatSheet(id) => {
            view! { <Weighed><LoopSheetPage id=id.clone() /></Weighed> }.into_any()
        }
    }
}
