//! The settings and the About page.

mod about;
mod backup;
mod conflicts;
mod devices;
mod new_passphrase;
mod page;
mod safe_start;
mod sync_set_up;

use leptos::prelude::*;

use crate::route::SettingsRoute;
use about::AboutPage;
use conflicts::ConflictsPage;
use devices::DevicesPage;
use page::SettingsPage;
use safe_start::SafeStartPage;

/// The pages of this feature.
pub fn page(place: SettingsRoute) -> AnyView {
    match place {
        SettingsRoute::About => view! { <AboutPage /> }.into_any(),
        SettingsRoute::Devices => view! { <DevicesPage /> }.into_any(),
        SettingsRoute::Conflicts => view! { <ConflictsPage /> }.into_any(),
        SettingsRoute::SafeStart => view! { <SafeStartPage /> }.into_any(),
        SettingsRoute::Settings => view! { <SettingsPage /> }.into_any(),
    }
}
