//! A number of the ledger in its form.

use reactive_graph::graph::untrack;

use crate::domain::record::id::RecordId;
use crate::domain::stories::metric::{Metric, MetricFormError, Recall};
use crate::state::core::Core;
use crate::state::forms::typed::Typed;

impl Typed<Metric> {
    /// Opens the form of a number, or of a new one.
    #[must_use]
    pub fn of_number(core: &'static Core, id: Option<&RecordId>) -> Self {
        Self::of_record(core, "metric", id)
    }

    /// Saves the form as an entry and returns its id; `None` if something is missing.
    #[must_use]
    pub fn save_number(self) -> Option<RecordId> {
        let mut metric = self.finished(|form| form.finished().map_err(MetricFormError::advice))?;
        let numbers = self.core.library.of::<Metric>();
        let before = self.id().and_then(|id| untrack(|| numbers.get(&id)));
        let numbers = |metric: &Metric| (metric.baseline.clone(), metric.result.clone());
        if before.is_some_and(|before| numbers(&before.body) != numbers(&metric)) {
            // Knowing the old number by heart says nothing about the new one.
            metric.recall = Recall::New;
        }
        self.keep(metric, Vec::new())
    }
}
