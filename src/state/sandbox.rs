//! Looking around with an example: the app filled with a fictional candidate's records, apart from the
//! candidate's own.

use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::spawn_local;

use crate::domain::example;
use crate::ports::{DataFile, Row};
use crate::state::core::Core;
use crate::state::services::Services;

/// Opening and leaving the example; a copyable handle.
#[derive(Clone, Copy)]
pub struct SandboxDesk {
    core: &'static Core,
    is_open: bool,
}

impl SandboxDesk {
    pub(crate) fn new(core: &'static Core) -> Self {
        let is_open = is_open(core.services);
        Self { core, is_open }
    }

    /// Whether this page shows the example.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.is_open
    }

    /// Restarts the app with the example, moved to today.
    pub fn open(self) {
        spawn_local(async move {
            if let Err(told) = self.opened().await {
                self.core.notices.alert(told);
            }
        });
    }

    async fn opened(self) -> Result<(), String> {
        let services = self.core.services.get_value();
        let loaded = services.content.load(DataFile::Example).await;
        let text = loaded.map_err(|error| error.to_string())?;
        let today = self.core.day(self.core.now());
        let rows = example::rows(&text, today)
            .ok_or("The example could not be read. Reload the page, then try again.")?;
        let rows = rows.into_iter().map(|(key, text)| Row { key, text });
        let opened = services.sandbox.open(rows.collect()).await;
        opened.map_err(|error| error.to_string())
    }

    /// Restarts the app with the candidate's own records, and deletes the example.
    pub fn leave(self) {
        self.core
            .services
            .with_value(|services| services.sandbox.leave());
    }
}

/// Whether this page shows the example.
pub(crate) fn is_open(services: StoredValue<Services, LocalStorage>) -> bool {
    services.with_value(|services| services.sandbox.is_open())
}
