//! The current place, and navigation.

use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;

use crate::route::Route;
use crate::state::services::Services;

/// The current place; a copyable handle that lives as long as the page.
#[derive(Clone, Copy)]
pub struct Navigator {
    services: StoredValue<Services, LocalStorage>,
    /// The current place.
    pub route: RwSignal<Route>,
}

impl Navigator {
    pub(crate) fn new(services: StoredValue<Services, LocalStorage>) -> Self {
        Self {
            services,
            route: RwSignal::new(services.with_value(|services| services.navigation.current())),
        }
    }

    /// Follows the address bar, as long as the page lives.
    pub(crate) fn watch(self) {
        self.services.with_value(|services| {
            services
                .navigation
                .watch(Box::new(move |route| self.route.set(route)));
        });
    }

    /// Goes to a place.
    pub fn go(self, to: impl Into<Route>) {
        let to = to.into();
        self.services
            .with_value(|services| services.navigation.go(&to));
        self.route.set(to);
    }

    /// Replaces the current place, without a new history entry.
    pub fn replace(self, with: impl Into<Route>) {
        let with = with.into();
        self.services
            .with_value(|services| services.navigation.replace(&with));
        self.route.set(with);
    }

    /// The address of a place, for a link.
    #[must_use]
    pub fn href(self, to: &Route) -> String {
        self.services
            .with_value(|services| services.navigation.href(to))
    }
}
