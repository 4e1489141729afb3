//! A tick about once a second, for times on the screen.

use std::time::Duration;

use chrono::{DateTime, Utc};
use reactive_graph::owner::{LocalStorage, StoredValue, on_cleanup};
use reactive_graph::prelude::*;
use reactive_graph::signal::ArcTrigger;
use reactive_graph::spawn_local;

use crate::state::services::Services;

const TICK: Duration = Duration::from_secs(1);

/// A tick about once a second, as long as a view follows it. Without one, no timer runs.
pub struct Ticker {
    services: StoredValue<Services, LocalStorage>,
    tick: ArcTrigger,
    followers: StoredValue<u32>,
    is_running: StoredValue<bool>,
}

impl Ticker {
    pub(crate) fn new(services: StoredValue<Services, LocalStorage>) -> Self {
        Self {
            services,
            tick: ArcTrigger::new(),
            followers: StoredValue::new(0),
            is_running: StoredValue::new(false),
        }
    }

    /// Ticks as long as the calling view lives.
    pub(crate) fn follow(&'static self) {
        self.followers.update_value(|count| *count += 1);
        on_cleanup(|| self.followers.update_value(|count| *count -= 1));
        if !self.is_running.get_value() {
            self.is_running.set_value(true);
            spawn_local(self.run());
        }
    }

    /// The wall time now; tracked, so that it updates with the next tick.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.tick.track();
        self.services
            .with_value(|services| services.clock.now().wall)
    }

    async fn run(&'static self) {
        let clock = self.services.with_value(|services| services.clock.clone());
        loop {
            clock.wait(TICK).await;
            if self.followers.get_value() == 0 {
                break;
            }
            self.tick.notify();
        }
        self.is_running.set_value(false);
    }
}
