//! The index of the question bank, derived once for what is in the bank and then remembered, since
//! it costs a reading of every question.

use std::sync::Arc;

use reactive_graph::owner::StoredValue;
use reactive_graph::prelude::*;

use crate::domain::questions::own::OwnQuestion;
use crate::domain::questions::question::Question;
use crate::domain::questions::search::SearchIndex;
use crate::state::records::library::Library;

/// What an index was derived from: how many built-in and own questions, and the sum of the times
/// of the own ones' last changes, in milliseconds. Any change of them changes it.
type Source = (usize, usize, i64);

/// The index of the question bank; a copyable handle.
#[derive(Clone, Copy)]
pub struct QuestionIndex {
    library: &'static Library,
    known: StoredValue<Option<(Source, Arc<SearchIndex>)>>,
}

impl QuestionIndex {
    pub(crate) fn new(library: &'static Library) -> Self {
        Self {
            library,
            known: StoredValue::new(None),
        }
    }

    /// The index of the built-in questions and the candidate's own; tracked.
    #[must_use]
    pub fn of(self, bank: &[Question]) -> Arc<SearchIndex> {
        let times = self
            .library
            .of::<OwnQuestion>()
            .map_living(|record| record.changed().timestamp_millis());
        let sum = times
            .iter()
            .fold(0, |sum: i64, time| sum.wrapping_add(*time));
        let source = (bank.len(), times.len(), sum);
        let kept = self.known.with_value(|known| {
            known
                .as_ref()
                .filter(|(known, _)| *known == source)
                .map(|(_, index)| index.clone())
        });
        kept.unwrap_or_else(|| {
            let index = Arc::new(SearchIndex::of(
                bank,
                &self.library.of::<OwnQuestion>().living(),
            ));
            self.known.set_value(Some((source, index.clone())));
            index
        })
    }
}
