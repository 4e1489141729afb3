//! A number of the ledger in its form.

use reactive_graph::graph::untrack;
use reactive_graph::owner::StoredValue;
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;

use crate::domain::record::id::RecordId;
use crate::domain::record::save_state::Saved;
use crate::domain::stories::metric::{Metric, MetricFormError, Recall};
use crate::ports::StorageError;
use crate::state::core::Core;
use crate::state::forms::form_session::FormSession;
use crate::state::records::library::Library;

/// A number in its form; a copyable handle that lives as long as the view that opened it.
#[derive(Clone, Copy)]
pub struct MetricSession {
    library: &'static Library,
    id: StoredValue<Option<RecordId>>,
    session: FormSession<Metric>,
    /// A form that came from elsewhere, for the fields to take over.
    pub given: RwSignal<Option<Metric>>,
    /// Whether unsaved changes from before were brought back.
    pub was_recovered: RwSignal<bool>,
    /// What keeps the form from being saved.
    pub error: RwSignal<Option<MetricFormError>>,
}

impl MetricSession {
    /// Opens the form of a number, or of a new one.
    #[must_use]
    pub fn open(core: &'static Core, id: Option<RecordId>) -> Self {
        let session = FormSession::of_record(core, "metric", id.as_ref());
        Self {
            library: core.library,
            id: StoredValue::new(id),
            session,
            given: session.given,
            was_recovered: session.was_recovered,
            error: RwSignal::new(None),
        }
    }

    /// Looks at the form; tracked.
    pub fn with<T>(self, look: impl FnOnce(&Metric) -> T) -> T {
        self.session.with(look)
    }

    /// Takes an edit.
    pub fn edit(self, edit: impl FnOnce(&mut Metric)) {
        self.error.set(None);
        self.session.edit(edit);
    }

    /// What is known of the last edits; tracked.
    #[must_use]
    pub fn saved(self) -> Saved<StorageError> {
        self.session.saved()
    }

    /// Makes the form an entry; false when something is missing, which `error` then says.
    #[must_use]
    pub fn save(self) -> bool {
        let mut metric = match self.session.form.get_untracked().finished() {
            Ok(metric) => metric,
            Err(error) => {
                self.error.set(Some(error));
                return false;
            }
        };
        let id = self.id.get_value();
        let before = id
            .as_ref()
            .and_then(|id| untrack(|| self.library.of::<Metric>().get(id)));
        let numbers = |metric: &Metric| (metric.baseline.clone(), metric.result.clone());
        if before.is_some_and(|before| numbers(&before.body) != numbers(&metric)) {
            // Another number is not known by heart because the old one was.
            metric.recall = Recall::New;
        }
        self.session.keep(id, metric, Vec::new()).is_some()
    }

    /// Goes back to the number as it was last saved, and offers to take that back.
    pub fn discard(self) {
        self.session.discard();
    }
}
