//! The guide: short topics, found by their words, with calculators.

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
use crate::state::use_app;
use crate::ui::shared::fetched;
use index::GuidePage;
use topic::TopicPage;

/// The pages of this feature.
pub fn page(place: GuideRoute) -> AnyView {
    fetched(use_app().catalogue.guide(), "the guide", move |topics| {
        shown(&place, topics)
    })
}

fn shown(place: &GuideRoute, topics: Vec<Topic>) -> AnyView {
    match place {
        GuideRoute::Topic(id) => view! { <TopicPage id=id.clone() topics /> }.into_any(),
        GuideRoute::Index(_) => view! { <GuidePage topics /> }.into_any(),
    }
}
