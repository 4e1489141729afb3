//! Offers: each in its form with what it pays, and several side by side.

mod chart;
mod compare;
mod figures;
mod form;

use leptos::prelude::*;

use crate::route::OffersRoute;
use compare::OffersPage;
use form::OfferForm;

/// The pages of this feature.
pub fn page(place: OffersRoute) -> AnyView {
    match place {
        OffersRoute::Offer(id) => view! { <OfferForm id /> }.into_any(),
        OffersRoute::Compare => view! { <OffersPage /> }.into_any(),
    }
}
