//! The guide: short topics with search and calculators.

mod examples;
mod index;
mod keep;
mod moscow;
mod profit;
mod rice;
mod to_ask;
mod topic;

use leptos::prelude::*;

use crate::route::GuideRoute;
use crate::state::use_app;
use crate::ui::shared::fetched;
use index::GuidePage;
use topic::TopicPage;

/// The pages of this feature.
pub fn page(place: GuideRoute) -> AnyView {
    match place {
        GuideRoute::Examples => examples::list(),
        GuideRoute::Example(id) => examples::example(id),
        GuideRoute::Topic(id) => fetched(use_app().catalogue.guide(), "the guide", move |topics| {
            view! { <TopicPage id=id.clone() topics /> }.into_any()
        }),
        GuideRoute::Index(_) => fetched(use_app().catalogue.guide(), "the guide", |topics| {
            view! { <GuidePage topics /> }.into_any()
        }),
    }
}
