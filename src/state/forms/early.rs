//! Text typed before its draft is open. Nothing stores it yet, and the page may be closed at any
//! moment, so it goes to the mirror with each key.

use crate::ports::{Change, Table};
use crate::state::services::Services;

/// The prefix before the key of a draft.
const BEFORE: &str = "early:";

/// Stores a form's text until its draft is open.
#[derive(Clone)]
pub(crate) struct Early {
    services: Services,
    name: String,
    /// Text stored here by an earlier page.
    pub(crate) left: Option<String>,
}

impl Early {
    pub(crate) fn new(services: Services, key: &str) -> Self {
        let name = format!("{BEFORE}{key}");
        let left = services.mirror.get(&name);
        Self {
            services,
            name,
            left,
        }
    }

    /// Stores the form's text.
    pub(crate) fn keep(&self, text: &str) {
        self.services.mirror.put(&self.name, text);
    }

    /// Clears it, since the draft has it now.
    pub(crate) fn taken(&self) {
        self.services.mirror.remove(&self.name);
    }

    /// The change that clears it, for the transaction that stores its outcome.
    pub(crate) fn forgetting(&self) -> Change {
        Change::Remove(Table::Drafts, self.name.clone())
    }
}
