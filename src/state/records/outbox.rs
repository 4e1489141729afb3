//! Changes on their way into the store. What the store refuses is tried again, and what was done
//! is said once it is kept.

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
    /// What the mirror had of drafts that the changes remove.
    mirrored: Vec<(String, String)>,
    /// What the draft table had of them when the store refused; none while that is not known.
    drafts: BTreeMap<String, String>,
}

/// What is known of parcels.
#[derive(Default)]
struct Ledger {
    last: u64,
    /// Parcels that are not kept yet.
    open: Vec<u64>,
    /// The last parcel that touches a row, by its place. Text and number, as in a `Version`: each other kind
    /// of map would add a kilobyte to the download.
    latest: BTreeMap<String, u64>,
    /// The rows of records that the store does not have.
    unkept: BTreeMap<String, String>,
    refused: Vec<Parcel>,
    /// What is to be said once a parcel is kept.
    hearing: Vec<(u64, Box<dyn FnOnce()>)>,
    is_trying: bool,
    is_waiting: bool,
    /// Told when rows of records were kept.
    kept: Option<Rc<dyn Fn()>>,
    /// Held while anything is refused, so that leaving the page asks first.
    leaving: Option<Rc<()>>,
}

/// The way into the store. It lives as long as the page.
#[derive(Clone, Copy)]
pub(crate) struct Outbox {
    services: StoredValue<Services, LocalStorage>,
    notices: Notices,
    ledger: StoredValue<Ledger, LocalStorage>,
    /// Why the store refuses, as long as it does.
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

    /// Makes changes in one transaction. What was typed is forgotten by the mirror once what became
    /// of it is kept.
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

    /// Does something once the changes made last are kept, such as to say so.
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

    /// The rows of records that the store does not have: those on their way, and those that it
    /// would not take.
    pub(crate) fn unkept(self) -> BTreeMap<String, String> {
        self.ledger.with_value(|ledger| ledger.unkept.clone())
    }

    /// The store has other rows than those that stand here, under these keys.
    pub(crate) fn are_kept<'a>(self, keys: impl Iterator<Item = &'a String>) {
        let mut ledger = self.ledger.write_value();
        ledger.last += 1;
        let number = ledger.last;
        for key in keys {
            ledger.unkept.remove(key);
            *ledger.latest.entry(place(Table::Records, key)).or_default() = number;
        }
    }

    /// Calls back whenever rows of records were kept, as long as the page lives.
    pub(crate) fn on_records_kept(self, kept: Rc<dyn Fn()>) {
        self.ledger.write_value().kept = Some(kept);
    }

    /// Rows of records were kept, here or in another tab.
    pub(crate) fn records_kept(self) {
        let kept = self.ledger.with_value(|ledger| ledger.kept.clone());
        if let Some(kept) = kept {
            kept();
        }
    }

    /// Tries what was refused once more, each parcel by itself: one that is too large must not keep
    /// the others out.
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
                // Its trouble was told when it was refused first.
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

    /// Tries again after longer and longer pauses, until nothing is refused.
    fn wait(self) {
        if std::mem::replace(&mut self.ledger.write_value().is_waiting, true) {
            return;
        }
        let clock = self.services.with_value(|services| services.clock.clone());
        spawn_local(async move {
            let mut failures = 0;
            loop {
                failures += 1;
                clock.wait(retry_after(failures)).await;
                let mut ledger = self.ledger.write_value();
                if ledger.refused.is_empty() && !ledger.is_trying {
                    ledger.is_waiting = false;
                    return;
                }
                drop(ledger);
                self.try_again();
            }
        });
    }

    fn show_trouble(self, trouble: Option<StorageError>) {
        if self.trouble.with_untracked(|shown| *shown != trouble) {
            self.trouble.set(trouble);
        }
    }

    /// Whether the store does not have a record as it stands here yet.
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
        // In the order in which they were made, whatever was refused first.
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
        // What was typed since stays.
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

    /// A refused parcel without the changes that a later one has made or makes, and without those that
    /// would remove what was typed since.
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

/// Where a row stands: its table and its key.
fn place(table: Table, key: &str) -> String {
    [table.name(), "/", key].concat()
}

impl Ledger {
    /// Takes down a parcel, and gives its number.
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

    /// Crosses out a parcel that is kept, and gives what is to be said of it.
    fn close(&mut self, parcel: &Parcel) -> Vec<Box<dyn FnOnce()>> {
        self.open.retain(|number| *number != parcel.number);
        for change in &parcel.changes {
            // A later change of the same row may be on its way by now.
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
