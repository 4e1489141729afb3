//! The index of the question bank, made once for what is in the bank and then remembered, since it
//! costs a reading of every question.

use std::sync::Arc;
use std::time::Duration;

use reactive_graph::graph::untrack;
use reactive_graph::owner::StoredValue;
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::domain::questions::own::OwnQuestion;
use crate::domain::questions::question::Question;
use crate::domain::questions::search::{Indexing, SearchIndex};
use crate::state::core::Core;

/// How long the browser waits for its turn while the index is made.
const SLICE: Duration = Duration::from_millis(8);

/// What an index was made of: how many built-in and own questions, and the sum of the times of the
/// own ones' last changes, in milliseconds. Any change of them changes it.
type Source = (usize, usize, i64);

/// The index of the question bank; a copyable handle.
#[derive(Clone, Copy)]
pub struct QuestionIndex {
    core: &'static Core,
    known: RwSignal<Option<(Source, Arc<SearchIndex>)>>,
    /// The sources of the index that is being built.
    under_way: StoredValue<Option<Source>>,
}

impl QuestionIndex {
    pub(crate) fn new(core: &'static Core) -> Self {
        Self {
            core,
            known: RwSignal::new(None),
            under_way: StoredValue::new(None),
        }
    }

    /// The index of the built-in questions and the candidate's own; tracked. While it is made, the one
    /// before, if any.
    #[must_use]
    pub fn of(self, bank: &Arc<[Question]>) -> Option<Arc<SearchIndex>> {
        let times = self
            .core
            .library
            .of::<OwnQuestion>()
            .map_living(|record| record.changed().timestamp_millis());
        let sum = times
            .iter()
            .fold(0, |sum: i64, time| sum.wrapping_add(*time));
        let source = (bank.len(), times.len(), sum);
        let (made_of, index) = self.known.get().unzip();
        if made_of != Some(source) && self.under_way.get_value() != Some(source) {
            self.make(bank.clone(), source);
        }
        index
    }

    /// Makes an index, with a turn for the browser whenever a slice is over.
    fn make(self, bank: Arc<[Question]>, source: Source) {
        self.under_way.set_value(Some(source));
        let own = untrack(|| self.core.library.of::<OwnQuestion>().living());
        let services = self.core.services.get_value();
        spawn_local(async move {
            let mut index = Indexing::default();
            let mut began = services.clock.now().monotonic;
            let (mut bank, mut own) = (bank.iter(), own.iter());
            loop {
                if let Some(question) = bank.next() {
                    index.add(question);
                } else if let Some(record) = own.next() {
                    index.add_own(record);
                } else {
                    break;
                }
                if services.clock.now().monotonic.saturating_sub(began) < SLICE {
                    continue;
                }
                services.page.breathe().await;
                // There may be other questions by now, and another index on its way.
                if self.under_way.get_value() != Some(source) {
                    return;
                }
                began = services.clock.now().monotonic;
            }
            self.under_way.set_value(None);
            self.known.set(Some((source, Arc::new(index.finish()))));
        });
    }
}
