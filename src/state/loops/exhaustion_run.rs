//! The exhaustion test, taken in slices between which the browser has its turn.

use reactive_graph::owner::StoredValue;
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::domain::loops::assignment::Teller;
use crate::domain::loops::exhaustion::{Exhaustion, Outcome};
use crate::state::core::Core;

/// Loops between two turns of the browser: a few milliseconds for a bank of 15 stories.
const SLICE: u32 = 25;

/// A test with its progress; a copyable handle that lives as long as the view that made it.
#[derive(Clone, Copy)]
pub struct ExhaustionRun {
    core: &'static Core,
    /// Which run is the latest: an earlier one gives up.
    number: StoredValue<u32>,
    /// The seed of the latest run.
    pub seed: RwSignal<u64>,
    /// What the latest run has found so far; none before the first.
    pub outcome: RwSignal<Option<Outcome>>,
    /// Whether one is under way.
    pub is_running: RwSignal<bool>,
}

impl ExhaustionRun {
    /// Nothing has been tried yet.
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

    /// Tries a bank against the loops of a seed.
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
                // The view may have gone, or a later run have begun.
                if self.number.try_get_value() != Some(number) {
                    return;
                }
                test.step(SLICE);
                self.outcome.set(Some(test.outcome().clone()));
            }
            self.is_running.set(false);
        });
    }

    /// Tries a bank against loops that were not drawn before.
    pub fn restart(self, bank: Vec<Teller>) {
        // Short enough to be told to somebody else.
        let seed = self.core.seed() % 10_000;
        self.start(bank, seed);
    }
}
