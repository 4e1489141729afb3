//! Offers: each in its form with what it pays, several side by side, and what to ask for.

mod chart;
mod compare;
mod figures;
mod form;
mod negotiation;

use leptos::prelude::*;

use crate::route::OffersRoute;
use compare::OffersPage;
use form::OfferForm;
use negotiation::NegotiationPage;

/// The pages of this feature.
pub fn page(place: OffersRoute) -> AnyView {
    match place {
        OffersRoute::Offer(id) => view! { <OfferForm id /> }.into_any(),
        OffersRoute::Negotiation(id) => view! { <NegotiationPage id /> }.into_any(),
        OffersRoute::Compare => view! { <OffersPage /> }.into_any(),
    }
}
