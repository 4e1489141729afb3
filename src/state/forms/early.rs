//! What is typed before its draft is open. No place has it yet, and the page may end at any moment, so
//! it goes to the mirror with each key.

use crate::ports::{Change, Table};
use crate::state::services::Services;

/// Stands before the key of a draft.
const BEFORE: &str = "early:";

/// Keeps what is typed into a form until its draft is open.
#[derive(Clone)]
pub(crate) struct Early {
    services: Services,
    name: String,
    /// What a page that ended before had kept here.
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

    /// Keeps what the form says.
    pub(crate) fn keep(&self, text: &str) {
        self.services.mirror.put(&self.name, text);
    }

    /// The draft has it.
    pub(crate) fn taken(&self) {
        self.services.mirror.remove(&self.name);
    }

    /// The change that forgets it, for the transaction that keeps what became of it.
    pub(crate) fn forgetting(&self) -> Change {
        Change::Remove(Table::Drafts, self.name.clone())
    }
}
