//! The exhaustion test, run in slices so that the page stays responsive.

use reactive_graph::owner::StoredValue;
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::domain::loops::assignment::Teller;
use crate::domain::loops::exhaustion::{Exhaustion, Outcome};
use crate::state::core::Core;

/// Loops per slice: a few milliseconds for a bank of 15 stories.
const SLICE: u32 = 25;

/// A test with its progress; a copyable handle that lives as long as its view.
#[derive(Clone, Copy)]
pub struct ExhaustionRun {
    core: &'static Core,
    /// The number of the latest run: an earlier one stops.
    number: StoredValue<u32>,
    /// The seed of the latest run.
    pub seed: RwSignal<u64>,
    /// The latest run's results so far; `None` before the first run.
    pub outcome: RwSignal<Option<Outcome>>,
    /// Whether a run is in progress.
    pub is_running: RwSignal<bool>,
}

impl ExhaustionRun {
    /// Before the first run.
    #[must_use]
    pub fn new(core: &'static Core) -> Self {
        Self {
            core,
            number: StoredValue::new(0),
            seed: RwSignal::new(0),
            outcome: RwSignal::new(None),
            is_running: RwSignal::new(false),
        }
    }

    /// Tests a bank against the loops drawn from a seed.
    pub fn start(self, bank: Vec<Teller>, seed: u64) {
        self.number.update_value(|number| *number += 1);
        let number = self.number.get_value();
        self.seed.set(seed);
        self.outcome.set(None);
        self.is_running.set(true);
        let services = self.core.services.get_value();
        spawn_local(async move {
            let mut test = Exhaustion::new(&bank, seed);
            while !test.is_done() {
                services.page.breathe().await;
                // The view may be gone, or a later run may have started.
                if self.number.try_get_value() != Some(number) {
                    return;
                }
                test.step(SLICE);
                self.outcome.set(Some(test.outcome().clone()));
            }
            self.is_running.set(false);
        });
    }

    /// Tests a bank against loops from a new seed.
    pub fn restart(self, bank: Vec<Teller>) {
        // Short enough to share with someone.
        let seed = self.core.seed() % 10_000;
        self.start(bank, seed);
    }
}
