//! The guide: short topics, found by their words, with sheets to reckon on.

mod index;
mod keep;
mod moscow;
mod profit;
mod rice;
mod to_ask;
mod topic;

use leptos::prelude::*;

use crate::domain::guide::topics::Topic;
use crate::route::GuideRoute;
use crate::state::{Loaded, use_app};
use index::GuidePage;
use topic::TopicPage;

/// The pages of this feature.
pub fn page(place: GuideRoute) -> AnyView {
    let topics = use_app().catalogue.guide();
    (move || match topics.get() {
        None | Some(Loaded::Loading) => {
            view! { <p class="late muted">"Fetching the guide"</p> }.into_any()
        }
        Some(Loaded::Failed(error)) => {
            view! { <p class="banner" data-tone="alert">{error.to_string()}</p> }.into_any()
        }
        Some(Loaded::Ready(topics)) => shown(&place, topics),
    })
    .into_any()
}

fn shown(place: &GuideRoute, topics: Vec<Topic>) -> AnyView {
    match place {
        GuideRoute::Topic(id) => view! { <TopicPage id=id.clone() topics /> }.into_any(),
        GuideRoute::Index(_) => view! { <GuidePage topics /> }.into_any(),
    }
}
