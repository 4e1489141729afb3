//! The place that is shown, and how to get to another.

use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;

use crate::route::Route;
use crate::state::services::Services;

/// The place that is shown; a copyable handle that lives as long as the page.
#[derive(Clone, Copy)]
pub struct Navigator {
    services: StoredValue<Services, LocalStorage>,
    /// The place that is shown.
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

    /// Shows another place instead of this one, which leaves no trace in the history.
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
