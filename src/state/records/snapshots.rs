//! Snapshots of all records in another storage of the browser: written when idle, listed, and
//! restored through a backup's preview.

use chrono::{DateTime, Utc};
use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::domain::record::backup;
use crate::domain::record::backup::Backup;
use crate::domain::record::envelope::Envelope;
use crate::domain::record::import::{BackupPreview, Holdings, Rows, Tables};
use crate::domain::record::json::{from_json, to_json};
use crate::domain::record::merge::Deletions;
use crate::domain::record::snapshots::{Snapshot, due_in, listed, outdated, to_compare};
use crate::ports::{Change, Durability, Row, Table};
use crate::state::records::backups::Backups;
use crate::state::records::library::Library;
use crate::state::services::Services;

/// The key of the row with the snapshots that are no longer offered at startup.
const DECLINED_KEY: &str = "snapshots-declined";

/// A snapshot that has more records than the store.
#[derive(Clone, PartialEq, Debug)]
pub struct Fuller {
    /// The snapshot.
    pub snapshot: Snapshot,
    /// How many of its records are missing here.
    pub missing: usize,
}

/// The snapshots; a copyable handle.
#[derive(Clone, Copy)]
pub struct SnapshotDesk {
    services: StoredValue<Services, LocalStorage>,
    library: &'static Library,
    backups: Backups,
    /// Every snapshot, the last one first; `None` before the first look.
    pub list: RwSignal<Vec<Snapshot>>,
    /// A fuller snapshot found at startup.
    pub offered: RwSignal<Option<Fuller>>,
    /// The snapshot that the settings should show.
    pub chosen: RwSignal<Option<Snapshot>>,
    /// The first and the last change that no snapshot has; `None` if nothing changed.
    changed: StoredValue<Option<(DateTime<Utc>, DateTime<Utc>)>>,
}

impl SnapshotDesk {
    pub(crate) fn new(
        services: StoredValue<Services, LocalStorage>,
        library: &'static Library,
        backups: Backups,
    ) -> Self {
        Self {
            services,
            library,
            backups,
            list: RwSignal::new(Vec::new()),
            offered: RwSignal::new(None),
            chosen: RwSignal::new(None),
            changed: StoredValue::new(None),
        }
    }

    /// Starts writing snapshots, as long as the page lives, and looks for one with more records
    /// than the store.
    pub fn watch(self) {
        self.library
            .on_records_kept(std::rc::Rc::new(move || self.note_change()));
        spawn_local(async move { self.look_at_start().await });
    }

    /// Lists the snapshots.
    pub fn look(self) {
        spawn_local(async move {
            self.refresh().await;
        });
    }

    async fn refresh(self) -> Vec<Snapshot> {
        let services = self.services.get_value();
        let snapshots = listed(&services.snapshots.names().await);
        self.list.set(snapshots.clone());
        snapshots
    }

    /// Dismisses this start's snapshot, so that the settings show it.
    pub fn choose(self) {
        let offered = self.offered.get_untracked();
        self.offered.set(None);
        self.chosen.set(offered.map(|fuller| fuller.snapshot));
    }

    /// Previews the import of a snapshot, in place of a backup's preview.
    pub fn preview(self, snapshot: Snapshot) {
        spawn_local(async move {
            let preview = match self.open(&snapshot).await {
                Some(backup) => match self.holdings().await {
                    Some(holdings) => Ok(self.compared(backup, &holdings)),
                    None => Err("The records on this device can’t be read right now.".to_owned()),
                },
                None => Err("This snapshot is damaged. Choose an earlier one.".to_owned()),
            };
            self.backups.preview.set(Some(preview));
        });
    }

    fn compared(self, backup: Backup, holdings: &Holdings) -> BackupPreview {
        let (_, device) = self.library.here();
        BackupPreview::of(backup, holdings, &device, Deletions::Hold)
    }

    /// Dismisses this start's snapshot for good. It stays in the list.
    pub fn decline(self) {
        let Some(fuller) = self.offered.get_untracked() else {
            return;
        };
        self.offered.set(None);
        spawn_local(async move {
            let mut declined = self.declined().await;
            declined.push(fuller.snapshot.name());
            let row = Row {
                key: DECLINED_KEY.to_owned(),
                text: to_json(&declined),
            };
            let change = Change::Put(Table::Device, row);
            self.library.commit(vec![change], Durability::Relaxed);
        });
    }

    async fn declined(self) -> Vec<String> {
        let services = self.services.get_value();
        let row = services.store.get(Table::Device, DECLINED_KEY).await;
        let row = row.ok().flatten();
        row.and_then(|row| from_json(&row.text).ok())
            .unwrap_or_default()
    }

    async fn open(self, snapshot: &Snapshot) -> Option<Backup> {
        let services = self.services.get_value();
        let text = services.snapshots.read(snapshot.name()).await?;
        snapshot.open(&text)
    }

    async fn holdings(self) -> Option<Holdings> {
        let services = self.services.get_value();
        let by_key = |rows: Vec<Row>| -> Rows {
            let rows = rows.into_iter();
            rows.map(|row| (row.key, row.text)).collect()
        };
        let tables = Tables {
            records: by_key(self.library.rows().await.ok()?),
            drafts: by_key(services.store.load(Table::Drafts).await.ok()?),
            mirror: services.mirror.entries().into_iter().collect(),
        };
        Some(Holdings::read(&tables, &self.library.here().1))
    }

    async fn look_at_start(self) {
        let snapshots = self.refresh().await;
        let Some(holdings) = self.holdings().await else {
            return;
        };
        let (_, device) = self.library.here();
        // The page may have been closed before the snapshot for its last change was due.
        let own = snapshots.iter().find(|one| one.device == device);
        let last_change = holdings.records.values().map(|row| row.changed).max();
        if last_change > own.map(|own| own.at) {
            self.note_change();
        }
        let here = (&device, entries(&holdings));
        for snapshot in to_compare(&snapshots, here, &self.declined().await) {
            let Some(backup) = self.open(&snapshot).await else {
                continue;
            };
            let missing = self.compared(backup, &holdings).plan.added;
            if missing > 0 {
                self.offered.set(Some(Fuller { snapshot, missing }));
                return;
            }
        }
    }

    fn note_change(self) {
        let now = self.now();
        let before = self.changed.get_value();
        let first = before.map_or(now, |(first, _)| first);
        self.changed.set_value(Some((first, now)));
        if before.is_none() {
            spawn_local(async move { self.write_when_due().await });
        }
    }

    fn now(self) -> DateTime<Utc> {
        self.services
            .with_value(|services| services.clock.now().wall)
    }

    async fn write_when_due(self) {
        let services = self.services.get_value();
        while let Some(changed) = self.changed.get_value() {
            let last = listed(&services.snapshots.names().await);
            let last = last.first().map(|last| last.at);
            let pause = due_in(changed, last, self.now());
            if pause.is_zero() {
                self.changed.set_value(None);
                self.write().await;
            } else {
                services.clock.wait(pause).await;
            }
        }
    }

    /// Writes a snapshot, reads it back, and only then removes outdated ones.
    async fn write(self) {
        let services = self.services.get_value();
        let Some(holdings) = self.holdings().await else {
            return;
        };
        let entries = entries(&holdings);
        let records: Vec<Envelope> = holdings.records.into_values().collect();
        let now = self.now();
        let text = backup::write(&records, &holdings.set_aside, &holdings.drafts, now);
        let (_, device) = self.library.here();
        let snapshot = Snapshot::of(&text, entries, device, now);
        let is_written = services.snapshots.write(snapshot.name(), text).await;
        if !is_written || self.open(&snapshot).await.is_none() {
            services.snapshots.remove(snapshot.name()).await;
            return;
        }
        let day = |at| services.clock.local(at).date_naive();
        for outdated in outdated(&self.refresh().await, day) {
            services.snapshots.remove(outdated.name()).await;
        }
        self.refresh().await;
    }
}

/// How many rows of records there are.
fn entries(holdings: &Holdings) -> usize {
    holdings.records.len() + holdings.set_aside.len()
}
