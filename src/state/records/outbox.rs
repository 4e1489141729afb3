//! Changes on their way to the store. Refused changes are retried, and confirmations appear once
//! the changes are stored.

use std::collections::BTreeMap;
use std::rc::Rc;

use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::domain::record::save_state::retry_after;
use crate::ports::{Change, Durability, Row, StorageError, Table};
use crate::state::notices::Notices;
use crate::state::services::Services;

/// Changes that belong together: one transaction.
struct Parcel {
    number: u64,
    changes: Vec<Change>,
    durability: Durability,
    /// The mirror's copies of drafts that the changes remove.
    mirrored: Vec<(String, String)>,
    /// The draft table's copies when the store refused; `None` while unknown.
    drafts: BTreeMap<String, String>,
}

/// The state of all parcels.
#[derive(Default)]
struct Ledger {
    last: u64,
    /// Parcels that are not stored yet.
    open: Vec<u64>,
    /// The last parcel that touches each row. Text and number, as in a `Version`: another map type would add
    /// a kilobyte to the download.
    latest: BTreeMap<String, u64>,
    /// The rows of records that the store is missing.
    unkept: BTreeMap<String, String>,
    refused: Vec<Parcel>,
    /// Callbacks for when a parcel is stored.
    hearing: Vec<(u64, Box<dyn FnOnce()>)>,
    is_trying: bool,
    /// The number of the wait that ends in a retry; earlier ones end in nothing.
    wait: u64,
    /// Notified when rows of records were stored.
    kept: Vec<Rc<dyn Fn()>>,
    /// Held while anything is refused, so that the browser asks before leaving.
    leaving: Option<Rc<()>>,
}

/// The queue of changes for the store. It lives as long as the page.
#[derive(Clone, Copy)]
pub(crate) struct Outbox {
    services: StoredValue<Services, LocalStorage>,
    notices: Notices,
    ledger: StoredValue<Ledger, LocalStorage>,
    /// Why the store refuses changes, as long as it does.
    pub(crate) trouble: RwSignal<Option<StorageError>>,
}

impl Outbox {
    pub(crate) fn new(services: StoredValue<Services, LocalStorage>, notices: Notices) -> Self {
        let outbox = Self {
            services,
            notices,
            ledger: StoredValue::new_local(Ledger::default()),
            trouble: RwSignal::new(None),
        };
        services.with_value(|services| {
            services.page.on_show(Box::new(move || outbox.try_again()));
        });
        outbox
    }

    /// Makes changes in one transaction. The mirror drops its drafts once their outcome is stored.
    pub(crate) fn commit(self, changes: Vec<Change>, durability: Durability) {
        let services = self.services.get_value();
        let mut mirrored = Vec::new();
        for change in &changes {
            if let Change::Remove(Table::Drafts, key) = change {
                let text = services.mirror.get(key);
                mirrored.extend(text.map(|text| (key.clone(), text)));
            }
        }
        let number = self.ledger.write_value().enter(&changes);
        let parcel = Parcel {
            number,
            changes,
            durability,
            mirrored,
            drafts: BTreeMap::new(),
        };
        spawn_local(async move {
            if let Err(error) = self.deliver(parcel).await {
                self.notices.alert(error.to_string());
                self.wait();
            } else {
                self.try_again();
            }
        });
    }

    /// Runs a callback once the last changes are stored, such as a confirmation.
    pub(crate) fn once_kept(self, say: impl FnOnce() + 'static) {
        let last = self.ledger.with_value(|ledger| {
            let is_open = ledger.open.contains(&ledger.last);
            is_open.then_some(ledger.last)
        });
        match last {
            Some(last) => {
                let say: Box<dyn FnOnce()> = Box::new(say);
                self.ledger.write_value().hearing.push((last, say));
            }
            None => say(),
        }
    }

    /// The rows of records that the store is missing: pending and refused ones.
    pub(crate) fn unkept(self) -> BTreeMap<String, String> {
        self.ledger.with_value(|ledger| ledger.unkept.clone())
    }

    /// Records that the store has other rows than shown, under these keys.
    pub(crate) fn are_kept<'a>(self, keys: impl Iterator<Item = &'a String>) {
        let mut ledger = self.ledger.write_value();
        ledger.last += 1;
        let number = ledger.last;
        for key in keys {
            ledger.unkept.remove(key);
            *ledger.latest.entry(place(Table::Records, key)).or_default() = number;
        }
    }

    /// Calls back whenever rows of records were stored, as long as the page lives.
    pub(crate) fn on_records_kept(self, kept: Rc<dyn Fn()>) {
        self.ledger.write_value().kept.push(kept);
    }

    /// Rows of records were stored, here or in another tab.
    pub(crate) fn records_kept(self) {
        let kept = self.ledger.with_value(|ledger| ledger.kept.clone());
        for kept in kept {
            kept();
        }
    }

    /// A number that rises with every change.
    pub(crate) fn last(self) -> u64 {
        self.ledger.with_value(|ledger| ledger.last)
    }

    /// Retries refused parcels one by one: one that is too large must not block the others.
    pub(crate) fn try_again(self) {
        let begins = self
            .ledger
            .try_update_value(|ledger| {
                let begins = !ledger.is_trying && !ledger.refused.is_empty();
                ledger.is_trying |= begins;
                begins
            })
            .unwrap_or_default();
        if !begins {
            return;
        }
        spawn_local(async move {
            let refused = std::mem::take(&mut self.ledger.write_value().refused);
            for parcel in refused {
                let parcel = self.without_outdated(parcel).await;
                // The problem was reported on the first refusal.
                let _ = self.deliver(parcel).await;
            }
            let mut ledger = self.ledger.write_value();
            ledger.is_trying = false;
            if ledger.refused.is_empty() {
                ledger.leaving = None;
                drop(ledger);
                self.show_trouble(None);
            }
        });
    }

    /// Retries after increasing pauses, until nothing is refused. A change that is refused later starts
    /// over with the short pauses.
    fn wait(self) {
        let wait = {
            let mut ledger = self.ledger.write_value();
            ledger.wait += 1;
            ledger.wait
        };
        let clock = self.services.with_value(|services| services.clock.clone());
        spawn_local(async move {
            let mut failures = 0;
            loop {
                failures += 1;
                clock.wait(retry_after(failures)).await;
                let is_over = self.ledger.with_value(|ledger| {
                    ledger.wait != wait || ledger.refused.is_empty() && !ledger.is_trying
                });
                if is_over {
                    return;
                }
                self.try_again();
            }
        });
    }

    fn show_trouble(self, trouble: Option<StorageError>) {
        if self.trouble.with_untracked(|shown| *shown != trouble) {
            self.trouble.set(trouble);
        }
    }

    /// Whether the store is still missing the shown version of a record.
    pub(crate) fn is_unkept(self, key: &str) -> bool {
        self.ledger
            .with_value(|ledger| ledger.unkept.contains_key(key))
    }

    async fn deliver(self, mut parcel: Parcel) -> Result<(), StorageError> {
        let services = self.services.get_value();
        let changes = parcel.changes.clone();
        let Err(error) = services.store.commit(changes, parcel.durability).await else {
            self.delivered(&parcel, &services);
            return Ok(());
        };
        for change in &parcel.changes {
            if let Change::Remove(Table::Drafts, key) = change
                && !parcel.drafts.contains_key(key)
                && let Ok(row) = services.store.get(Table::Drafts, key).await
            {
                let text = row.map(|row| row.text).unwrap_or_default();
                parcel.drafts.insert(key.clone(), text);
            }
        }
        let mut ledger = self.ledger.write_value();
        // In the order in which they were made, no matter which was refused first.
        let place = ledger
            .refused
            .partition_point(|other| other.number < parcel.number);
        ledger.refused.insert(place, parcel);
        if ledger.leaving.is_none() {
            ledger.leaving = Some(services.page.ask_before_leaving());
        }
        drop(ledger);
        self.show_trouble(Some(error.clone()));
        Err(error)
    }

    fn delivered(self, parcel: &Parcel, services: &Services) {
        let heard = self.ledger.write_value().close(parcel);
        // Text typed since then stays.
        for (key, text) in &parcel.mirrored {
            if services.mirror.get(key).as_ref() == Some(text) {
                services.mirror.remove(key);
            }
        }
        services.peers.announce();
        let touches_records = |change: &Change| change.table() == Table::Records;
        if parcel.changes.iter().any(touches_records) {
            self.records_kept();
        }
        for say in heard {
            say();
        }
    }

    /// A refused parcel without changes that a later parcel replaces, and without those that would
    /// remove text typed since.
    async fn without_outdated(self, mut parcel: Parcel) -> Parcel {
        let services = self.services.get_value();
        let mut changes = Vec::new();
        for change in std::mem::take(&mut parcel.changes) {
            let is_outdated = match &change {
                Change::Remove(Table::Drafts, key) => {
                    let row = services.store.get(Table::Drafts, key).await;
                    let text = row.map(|row| row.map(|row| row.text).unwrap_or_default());
                    text.ok().as_ref() != parcel.drafts.get(key)
                }
                Change::Put(table, Row { key, .. }) | Change::Remove(table, key) => {
                    let row = place(*table, key);
                    let latest = self
                        .ledger
                        .with_value(|ledger| ledger.latest.get(&row).copied());
                    latest.is_some_and(|latest| latest > parcel.number)
                }
            };
            if !is_outdated {
                changes.push(change);
            }
        }
        parcel.changes = changes;
        parcel
    }
}

/// A row's table and key.
fn place(table: Table, key: &str) -> String {
    [table.name(), "/", key].concat()
}

impl Ledger {
    /// Adds a parcel, and returns its number.
    fn enter(&mut self, changes: &[Change]) -> u64 {
        self.last += 1;
        self.open.push(self.last);
        for change in changes {
            if let Change::Put(Table::Records, row) = change {
                self.unkept.insert(row.key.clone(), row.text.clone());
            }
            let row = place(change.table(), change.key());
            *self.latest.entry(row).or_default() = self.last;
        }
        self.last
    }

    /// Removes a stored parcel, and returns its callbacks.
    fn close(&mut self, parcel: &Parcel) -> Vec<Box<dyn FnOnce()>> {
        self.open.retain(|number| *number != parcel.number);
        for change in &parcel.changes {
            // A later change of the same row may be pending by now.
            if let Change::Put(Table::Records, row) = change
                && self.unkept.get(&row.key) == Some(&row.text)
            {
                self.unkept.remove(&row.key);
            }
        }
        let (heard, waiting) = std::mem::take(&mut self.hearing)
            .into_iter()
            .partition(|(number, _)| *number == parcel.number);
        self.hearing = waiting;
        let heard: Vec<(u64, Box<dyn FnOnce()>)> = heard;
        heard.into_iter().map(|(_, say)| say).collect()
    }
}
