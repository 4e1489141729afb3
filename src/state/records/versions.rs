//! Versions kept besides the current one, and the choice between them.

use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::domain::record::aside;
use crate::domain::record::envelope::Envelope;
use crate::domain::record::versions::{OtherVersion, dropped, other_versions, parted, used};
use crate::ports::{Durability, StorageError};
use crate::state::notices::Notices;
use crate::state::records::library::{Library, put};
use crate::state::services::Services;

/// An action on a version.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VersionChoice {
    /// Makes it the current one; the other is kept.
    Use,
    /// Makes it a record of its own.
    Part,
    /// Deletes it.
    Delete,
}

/// The kept versions; a copyable handle.
#[derive(Clone, Copy)]
pub struct VersionDesk {
    services: StoredValue<Services, LocalStorage>,
    library: &'static Library,
    notices: Notices,
    /// All of them at the last refresh, newest first.
    pub list: RwSignal<Vec<OtherVersion>>,
}

impl VersionDesk {
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
                    self.list.set(other_versions(rows));
                }
                Err(error) => self.notices.alert(error.to_string()),
            }
        });
    }

    /// Applies an action, and offers to undo it.
    pub fn choose(self, version: OtherVersion, choice: VersionChoice) {
        spawn_local(async move {
            match self.chosen(&version, choice).await {
                Ok(Some((before, after))) => {
                    self.keep(&after);
                    let told = match choice {
                        VersionChoice::Use => "Version changed. The other one is kept.",
                        VersionChoice::Part => "Both kept. The other one is now a separate entry.",
                        VersionChoice::Delete => "Version deleted.",
                    };
                    self.library
                        .offer_undo_once_kept(told, move || self.take_back(&before, &after));
                }
                Ok(None) => {
                    self.notices
                        .tell("This entry changed meanwhile. Look at its versions again.");
                    self.look();
                }
                Err(error) => self.notices.alert(error.to_string()),
            }
        });
    }

    /// The record before the choice, and what stands after it, the record first; `None` if it has
    /// changed meanwhile.
    async fn chosen(
        self,
        version: &OtherVersion,
        choice: VersionChoice,
    ) -> Result<Option<(Envelope, Vec<Envelope>)>, StorageError> {
        let rows = self.library.rows().await?;
        let row = rows.iter().find(|row| row.key == version.id.as_str());
        let Some(before) = row.and_then(|row| aside::read(&row.key, &row.text).ok()) else {
            return Ok(None);
        };
        let (now, device) = self.library.here();
        let after = match choice {
            VersionChoice::Use => used(&before, version, now, &device).map(|after| vec![after]),
            VersionChoice::Delete => {
                dropped(&before, version, now, &device).map(|after| vec![after])
            }
            VersionChoice::Part => {
                let id = self.library.new_id(now);
                let parted = parted(&before, version, id, now, &device);
                parted.map(|(rest, other)| vec![rest, other])
            }
        };
        Ok(after.map(|after| (before, after)))
    }

    fn take_back(self, before: &Envelope, after: &[Envelope]) {
        let (now, device) = self.library.here();
        let mut back = after.to_vec();
        for record in &mut back {
            if record.id == before.id {
                let seen = record.version();
                record.clone_from(before);
                record.seen = seen;
            } else {
                record.deleted = Some(now);
            }
            record.touch(now, &device);
        }
        self.keep(&back);
    }

    fn keep(self, records: &[Envelope]) {
        let changes = records.iter().cloned().map(put).collect();
        self.library.commit(changes, Durability::Strict);
        self.library.reload();
        self.look();
        self.services
            .with_value(|services| services.peers.announce());
    }
}
