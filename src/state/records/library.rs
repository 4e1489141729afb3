//! Everything the candidate has made, in memory as signals and in the store as records.
//!
//! A change is shown immediately and committed in the background. A failed commit is reported, and
//! the text stays on the screen.

use std::rc::Rc;

use crate::domain::format::instants::optional_instant;
use chrono::{DateTime, TimeDelta, Utc};
use reactive_graph::graph::untrack;
use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;
use serde::{Deserialize, Serialize};

use crate::domain::preferences::Preferences;
use crate::domain::record::envelope::{Body, Envelope, Record, RecordError, SetAside};
use crate::domain::record::id::{DeviceId, RecordId};
use crate::domain::record::json::{from_json, to_json};
use crate::domain::record::kind::Kind;
use crate::domain::record::{aside, draft};
use crate::ports::{Change, Durability, Row, StorageError, Table};
use crate::state::notices::Notices;
use crate::state::records::collection::{Collected, Collection, Shelves, Unread};
use crate::state::records::outbox::Outbox;
use crate::state::services::{Services, Start};

/// The key of this device's own row.
const DEVICE_KEY: &str = "device";

/// Data about this device only.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct DeviceFacts {
    id: DeviceId,
    #[serde(default, with = "optional_instant")]
    last_backup: Option<DateTime<Utc>>,
}

/// Everything stored, kind by kind, and the preferences. It lives as long as the page.
pub struct Library {
    pub(crate) services: StoredValue<Services, LocalStorage>,
    notices: Notices,
    shelves: StoredValue<Shelves, LocalStorage>,
    /// The preferences.
    pub preferences: RwSignal<Record<Preferences>>,
    /// Unreadable rows; they stay where they are.
    pub set_aside: RwSignal<Vec<SetAside>>,
    /// Why nothing can be stored, if so.
    pub problem: RwSignal<Option<StorageError>>,
    facts: RwSignal<DeviceFacts>,
    outbox: Outbox,
}

/// Rows, parsed.
#[derive(Default)]
struct Opened {
    unread: Unread,
    preferences: Option<Record<Preferences>>,
    set_aside: Vec<SetAside>,
}

impl Library {
    pub(crate) async fn load(
        services: StoredValue<Services, LocalStorage>,
        notices: Notices,
        start: Start,
    ) -> &'static Self {
        let handle = services.get_value();
        let mut problem = match start {
            Start::Stored => None,
            Start::NotStored(error) => Some(error),
        };
        let mut load = async |table| match handle.store.load(table).await {
            Ok(rows) => rows,
            Err(error) => {
                problem = Some(error);
                Vec::new()
            }
        };
        let (records, drafts, device) = (
            load(Table::Records).await,
            load(Table::Drafts).await,
            load(Table::Device).await,
        );
        let facts = device
            .iter()
            .find(|row| row.key == DEVICE_KEY)
            .and_then(|row| from_json::<DeviceFacts>(&row.text).ok());
        let is_new_device = facts.is_none();
        let now = handle.clock.now().wall;
        let facts = facts.unwrap_or_else(|| DeviceFacts {
            id: DeviceId(RecordId::new(now, handle.clock.entropy()).to_string()),
            last_backup: None,
        });
        let opened = open(records, &drafts, &handle, &facts.id);
        let preferences = opened.preferences.unwrap_or_else(|| {
            Record::new(
                RecordId::fixed("preferences"),
                Preferences::default(),
                now,
                &facts.id,
            )
        });
        let library: &'static Self = Box::leak(Box::new(Self {
            services,
            notices,
            shelves: StoredValue::new_local(Shelves::new(opened.unread)),
            preferences: RwSignal::new(preferences),
            set_aside: RwSignal::new(opened.set_aside),
            problem: RwSignal::new(problem),
            facts: RwSignal::new(facts),
            outbox: Outbox::new(services, notices),
        }));
        let again = Box::new(move || library.write_again());
        services.with_value(|services| services.store.on_emptied(again));
        if is_new_device && library.problem.with_untracked(Option::is_none) {
            // After a failed load, the id may still exist.
            library.save_facts();
        }
        library
    }

    /// Writes everything again after the browser emptied the store.
    fn write_again(&'static self) {
        let mut changes: Vec<Change> = self
            .shelves
            .with_value(Shelves::envelopes)
            .into_iter()
            .map(put)
            .collect();
        let preferences = self.preferences.with_untracked(Record::close);
        changes.extend((preferences.revision > 1).then(|| put(preferences)));
        self.set_aside.with_untracked(|set_aside| {
            changes.extend(set_aside.iter().map(|kept| {
                let (key, text) = (kept.key.clone(), kept.row.clone());
                Change::Put(Table::Records, Row { key, text })
            }));
        });
        self.save_facts();
        self.outbox.commit(changes, Durability::Strict);
        let notices = self.notices;
        self.outbox.once_kept(move || {
            notices.alert(
                "The browser emptied this site’s storage, most likely because the disk was full. What is on this \
                 page was saved again. Free some space and export a backup.",
            );
        });
    }

    /// Reloads the records after another tab changed them.
    pub fn reload(&'static self) {
        self.outbox.records_kept();
        spawn_local(self.reloaded());
    }

    pub(crate) async fn reloaded(&'static self) {
        let services = self.services.get_value();
        let (Ok(records), Ok(drafts)) =
            (self.rows().await, services.store.load(Table::Drafts).await)
        else {
            return;
        };
        let (_, device) = self.here();
        let opened = open(records, &drafts, &services, &device);
        let mut set_aside = opened.set_aside;
        self.shelves
            .update_value(|shelves| set_aside.extend(shelves.replace(opened.unread)));
        self.set_aside.set(set_aside);
        if let Some(preferences) = opened.preferences {
            services.page.show_theme(preferences.body.theme);
            self.preferences.set(preferences);
        }
    }

    /// The rows of all records as they are shown, whether or not the store has them yet.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(crate) async fn rows(&'static self) -> Result<Vec<Row>, StorageError> {
        let services = self.services.get_value();
        let mut rows = services.store.load(Table::Records).await?;
        let unkept = self.outbox.unkept();
        rows.retain(|row| !unkept.contains_key(&row.key));
        rows.extend(unkept.into_iter().map(|(key, text)| Row { key, text }));
        Ok(rows)
    }

    /// A number that rises with every change made on this page.
    pub(crate) fn changes(&'static self) -> u64 {
        self.outbox.last()
    }

    /// Records that the store has other rows than shown, under these keys.
    pub(crate) fn are_kept<'a>(&'static self, keys: impl Iterator<Item = &'a String>) {
        self.outbox.are_kept(keys);
    }

    /// The records of a kind, parsed on first use. So the code for a kind ships with the part of
    /// the program that uses it.
    #[must_use]
    pub fn of<B: Collected>(&'static self) -> Collection<B> {
        let (collection, set_aside) = self.shelves.write_value().open();
        if !set_aside.is_empty() {
            self.set_aside.update(|before| before.extend(set_aside));
        }
        collection
    }

    /// Whether there may be records of any of these kinds, without parsing one.
    #[must_use]
    pub fn may_have_any_of(&self, kinds: &[Kind]) -> bool {
        self.shelves
            .with_value(|shelves| kinds.iter().any(|kind| shelves.may_have(*kind)))
    }

    /// When the last backup was made on this device; tracked.
    #[must_use]
    pub fn last_backup(&'static self) -> Option<DateTime<Utc>> {
        self.facts.with(|facts| facts.last_backup)
    }

    pub(crate) fn backup_made(&'static self) {
        let now = self
            .services
            .with_value(|services| services.clock.now().wall);
        self.facts.update(|facts| facts.last_backup = Some(now));
        self.save_facts();
    }

    /// Stores a new record and returns its id.
    pub fn add<B: Collected>(&'static self, body: B) -> RecordId {
        self.add_along(body, Vec::new())
    }

    /// Stores a new record with further changes in the same transaction, and returns its id.
    pub(crate) fn add_along<B: Collected>(
        &'static self,
        body: B,
        changes: Vec<Change>,
    ) -> RecordId {
        let record = self.new_record(body);
        let id = record.id().clone();
        self.keep(record, changes, Durability::Strict);
        id
    }

    /// Stores several new records in one transaction, shows them once it completes, and offers to
    /// undo it; `told` is the confirmation.
    pub fn add_all<B: Collected>(&'static self, bodies: Vec<B>, told: String) {
        let (now, device) = self.here();
        // Ids sort by time, so each gets its own millisecond and the order stays.
        let times = (0..).map(|index| now + TimeDelta::milliseconds(index));
        let records: Vec<Record<B>> = bodies
            .into_iter()
            .zip(times)
            .map(|(body, time)| {
                let id = self.new_id(time);
                Record::new(id, body, now, &device)
            })
            .collect();
        self.insert_new(records, Vec::new(), || (), || (), told);
    }

    /// An id for that time.
    pub(crate) fn new_id(&'static self, time: DateTime<Utc>) -> RecordId {
        self.services
            .with_value(|services| RecordId::new(time, services.clock.entropy()))
    }

    /// Keeps new records with what belongs to them, in one transaction, shown once that is done, and
    /// offers to take them back. `shown` puts what belongs to them on its shelves, `undone` takes that
    /// back as well.
    pub(crate) fn insert_new<B: Collected>(
        &'static self,
        records: Vec<Record<B>>,
        along: Vec<Change>,
        shown: impl FnOnce() + 'static,
        undone: impl Fn() + Send + Sync + 'static,
        told: String,
    ) {
        let mut changes: Vec<Change> = records.iter().map(|record| put(record.close())).collect();
        changes.extend(along);
        let ids: Vec<RecordId> = records.iter().map(|record| record.id().clone()).collect();
        let services = self.services.get_value();
        let notices = self.notices;
        spawn_local(async move {
            match services.store.commit(changes, Durability::Strict).await {
                Ok(()) => {
                    self.of::<B>().insert_all(records);
                    self.outbox.records_kept();
                    shown();
                    services.peers.announce();
                    notices.offer_undo(told, move || {
                        undone();
                        self.take_back::<B>(ids.clone());
                    });
                }
                Err(error) => notices.alert(format!("Nothing was imported. {error}")),
            }
        });
    }

    pub(crate) fn take_back<B: Collected>(&'static self, ids: Vec<RecordId>) {
        let services = self.services.get_value();
        let notices = self.notices;
        spawn_local(async move {
            // Records that were edited since stay.
            let ids: Vec<RecordId> = ids
                .into_iter()
                .filter(|id| {
                    let record = untrack(|| self.of::<B>().get(id));
                    record.is_some_and(|record| record.changed() == record.created())
                })
                .collect();
            let changes = ids
                .iter()
                .map(|id| Change::Remove(Table::Records, id.as_str().to_owned()))
                .collect();
            match services.store.commit(changes, Durability::Strict).await {
                Ok(()) => {
                    self.of::<B>().remove_all(&ids);
                    services.peers.announce();
                    notices.tell("Undone.");
                }
                Err(error) => notices.alert(error.to_string()),
            }
        });
    }

    /// Changes a record, if it exists.
    pub fn edit<B: Collected>(&'static self, id: &RecordId, edit: impl FnOnce(&mut B)) {
        if let Some(record) = untrack(|| self.of::<B>().get(id)) {
            let (now, device) = self.here();
            let record = record.edited(now, &device, edit);
            self.keep(record, Vec::new(), Durability::Strict);
        }
    }

    /// Deletes a record and offers to undo that; `told` is the confirmation.
    pub fn delete<B: Collected>(&'static self, id: &RecordId, told: String) {
        let Some(record) = untrack(|| self.of::<B>().get(id)) else {
            return;
        };
        let (now, device) = self.here();
        let deleted = record.deleted(now, &device);
        self.keep(deleted.clone(), Vec::new(), Durability::Strict);
        self.offer_undo_once_kept(told, move || {
            let (now, device) = self.here();
            let restored = deleted.clone().restored(now, &device);
            self.keep(restored, Vec::new(), Durability::Strict);
        });
    }

    /// Shows a record, and returns the change that stores it, for the caller's transaction.
    pub(crate) fn keeping<B: Collected>(&'static self, record: Record<B>) -> Change {
        let change = put(record.close());
        self.of::<B>().insert(record);
        change
    }

    /// Shows and stores a record, with further changes in the same transaction.
    pub(crate) fn keep<B: Collected>(
        &'static self,
        record: Record<B>,
        mut changes: Vec<Change>,
        durability: Durability,
    ) {
        changes.push(self.keeping(record));
        self.commit(changes, durability);
    }

    pub(crate) fn new_record<B: Body>(&'static self, body: B) -> Record<B> {
        let (now, device) = self.here();
        let id = self
            .services
            .with_value(|services| RecordId::new(now, services.clock.entropy()));
        Record::new(id, body, now, &device)
    }

    /// The time and this device, for a change made now.
    pub(crate) fn here(&'static self) -> (DateTime<Utc>, DeviceId) {
        let now = self
            .services
            .with_value(|services| services.clock.now().wall);
        (now, self.facts.with_untracked(|facts| facts.id.clone()))
    }

    fn save_facts(&'static self) {
        let row = Row {
            key: DEVICE_KEY.to_owned(),
            text: to_json(&self.facts.get_untracked()),
        };
        self.commit(vec![Change::Put(Table::Device, row)], Durability::Relaxed);
    }

    /// Makes changes in one transaction; see [`Outbox::commit`]. A row that cannot be read and whose
    /// key is written again is kept under another one, in the same transaction.
    pub(crate) fn commit(&'static self, mut changes: Vec<Change>, durability: Durability) {
        let is_overwritten = |kept: &SetAside| {
            let touches =
                |change: &Change| change.table() == Table::Records && change.key() == kept.key;
            !aside::is_aside(&kept.key) && changes.iter().any(touches)
        };
        let moved: Vec<(String, SetAside)> = self.set_aside.with_untracked(|set_aside| {
            let overwritten = set_aside.iter().filter(|kept| is_overwritten(kept));
            overwritten
                .map(|kept| (kept.key.clone(), aside::moved(kept)))
                .collect()
        });
        if !moved.is_empty() {
            changes.extend(moved.iter().map(|(_, kept)| {
                let row = Row {
                    key: kept.key.clone(),
                    text: kept.row.clone(),
                };
                Change::Put(Table::Records, row)
            }));
            self.set_aside.update(|set_aside| {
                set_aside.retain(|kept| moved.iter().all(|(key, _)| *key != kept.key));
                set_aside.extend(moved.into_iter().map(|(_, kept)| kept));
            });
        }
        self.outbox.commit(changes, durability);
    }

    /// Why nothing can be stored now, if so; tracked.
    #[must_use]
    pub fn trouble(&'static self) -> Option<StorageError> {
        let problem = self.problem.get();
        problem.or_else(|| self.outbox.trouble.get())
    }

    /// Whether the store is still missing the shown version of a record.
    pub(crate) fn is_unkept(&'static self, id: &RecordId) -> bool {
        self.outbox.is_unkept(id.as_str())
    }

    /// Shows a confirmation once the last changes are stored.
    pub fn tell_once_kept(&'static self, text: impl Into<String>) {
        let (notices, text) = (self.notices, text.into());
        self.outbox.once_kept(move || notices.tell(text));
    }

    /// The same, with an undo button.
    pub(crate) fn offer_undo_once_kept(
        &'static self,
        text: impl Into<String>,
        undo: impl Fn() + Send + Sync + 'static,
    ) {
        let (notices, text) = (self.notices, text.into());
        self.outbox
            .once_kept(move || notices.offer_undo(text, undo));
    }

    /// Calls back whenever rows of records were stored, as long as the page lives.
    pub(crate) fn on_records_kept(&'static self, kept: Rc<dyn Fn()>) {
        self.outbox.on_records_kept(kept);
    }

    /// Retries what the store refused; called on each key.
    pub(crate) fn try_again(&'static self) {
        self.outbox.try_again();
    }
}

/// The change that stores a record.
pub(crate) fn put(envelope: Envelope) -> Change {
    let row = Row {
        key: envelope.id.as_str().to_owned(),
        text: envelope.write(),
    };
    Change::Put(Table::Records, row)
}

/// Parses rows; an unreadable one is set aside and never stops the others. The text of a memo in
/// progress comes from the newest copy of its draft.
fn open(records: Vec<Row>, drafts: &[Row], services: &Services, device: &DeviceId) -> Opened {
    let mut opened = Opened::default();
    for row in records {
        let taken = aside::read(&row.key, &row.text).and_then(|mut envelope| {
            if draft::is_within(envelope.kind) {
                let in_drafts = drafts.iter().find(|draft| draft.key == row.key);
                let in_drafts = in_drafts.map(|draft| draft.text.as_str());
                let in_mirror = services.mirror.get(&row.key);
                let _ = draft::take_newest(&mut envelope, in_drafts, in_mirror.as_deref(), device);
            }
            opened.take(envelope)
        });
        if let Err(reason) = taken {
            opened.set_aside.push(SetAside {
                key: row.key,
                row: row.text,
                reason,
            });
        }
    }
    opened
}

impl Opened {
    fn take(&mut self, envelope: Envelope) -> Result<(), RecordError> {
        if envelope.kind == Kind::Preferences {
            self.preferences = Some(Record::open(envelope)?);
        } else {
            self.unread.push(envelope);
        }
        Ok(())
    }
}
