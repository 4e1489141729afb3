//! Every entry as a row, to set aside one that crashes the app, and to restore it.

use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::domain::record::aside;
use crate::domain::record::entries::{Entry, entries};
use crate::ports::{Change, Durability, Row, StorageError, Table};
use crate::state::notices::Notices;
use crate::state::records::library::Library;
use crate::state::services::Services;

/// The rows of records; a copyable handle. Their bodies are not parsed.
#[derive(Clone, Copy)]
pub struct EntryDesk {
    services: StoredValue<Services, LocalStorage>,
    library: &'static Library,
    notices: Notices,
    /// All rows at the last refresh.
    pub list: RwSignal<Vec<Entry>>,
}

impl EntryDesk {
    pub(crate) fn new(
        services: StoredValue<Services, LocalStorage>,
        library: &'static Library,
        notices: Notices,
    ) -> Self {
        Self {
            services,
            library,
            notices,
            list: RwSignal::new(Vec::new()),
        }
    }

    /// Refreshes the list.
    pub fn look(self) {
        spawn_local(async move {
            match self.library.rows().await {
                Ok(rows) => {
                    let rows = rows.iter().map(|row| (row.key.as_str(), row.text.as_str()));
                    self.list.set(entries(rows));
                }
                Err(error) => self.notices.alert(error.to_string()),
            }
        });
    }

    /// Sets a row aside: no page reads it, and every backup has it.
    pub fn set_aside(self, key: String) {
        self.rename(
            key,
            aside::key_for,
            "Entry set aside. Start Loopready again.",
        );
    }

    /// Restores a row, unless its key is taken by now.
    pub fn put_back(self, key: String) {
        self.rename(
            key,
            |key, _| aside::first_key(key).to_owned(),
            "Entry restored.",
        );
    }

    fn rename(self, key: String, name: fn(&str, &str) -> String, told: &'static str) {
        spawn_local(async move {
            match self.renamed(&key, name).await {
                Ok(true) => {
                    self.notices.tell(told);
                    self.services
                        .with_value(|services| services.peers.announce());
                }
                Ok(false) => self
                    .notices
                    .tell("Another entry took its place. Both are kept."),
                Err(error) => self.notices.alert(error.to_string()),
            }
            self.look();
        });
    }

    /// Moves a row to another key in one transaction; false if that key is taken or the row is gone.
    async fn renamed(
        self,
        key: &str,
        name: fn(&str, &str) -> String,
    ) -> Result<bool, StorageError> {
        let store = self.services.with_value(|services| services.store.clone());
        let Some(row) = store.get(Table::Records, key).await? else {
            return Ok(false);
        };
        let renamed = Row {
            key: name(&row.key, &row.text),
            text: row.text,
        };
        if store.get(Table::Records, &renamed.key).await?.is_some() {
            return Ok(false);
        }
        let changes = vec![
            Change::Put(Table::Records, renamed),
            Change::Remove(Table::Records, key.to_owned()),
        ];
        store.commit(changes, Durability::Strict).await?;
        Ok(true)
    }
}
