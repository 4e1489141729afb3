//! The records of one kind, as a signal. A kind is parsed on first use.

use std::any::Any;
use std::collections::BTreeMap;

use reactive_graph::owner::Owner;
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;

use crate::domain::record::envelope::{Body, Envelope, Record, SetAside};
use crate::domain::record::id::RecordId;
use crate::domain::record::kind::Kind;

/// Every record of a kind by its id, so oldest first, tombstones included.
pub(crate) type Records<B> = BTreeMap<RecordId, Record<B>>;

/// Envelopes of kinds that were not used yet, by kind. A list is enough: there are few kinds, and each
/// additional map type adds its code.
#[derive(Default)]
pub(crate) struct Unread(Vec<(Kind, Vec<Envelope>)>);

impl Unread {
    pub(crate) fn push(&mut self, envelope: Envelope) {
        let kind = envelope.kind;
        match self.0.iter_mut().find(|(of, _)| *of == kind) {
            Some((_, envelopes)) => envelopes.push(envelope),
            None => self.0.push((kind, vec![envelope])),
        }
    }

    fn take(&mut self, kind: Kind) -> Vec<Envelope> {
        let place = self.0.iter().position(|(of, _)| *of == kind);
        place.map_or_else(Vec::new, |place| self.0.swap_remove(place).1)
    }

    fn has(&self, kind: Kind) -> bool {
        self.0.iter().any(|(of, _)| *of == kind)
    }
}

/// A body that the library can show as a signal; every body in this app qualifies.
pub trait Collected: Body + Send + Sync + 'static {}

impl<B: Body + Send + Sync + 'static> Collected for B {}

/// The collections in use, and the envelopes of all other kinds.
pub(crate) struct Shelves {
    /// Outlives the first views that use a kind, as its signal must: it is created before any view,
    /// so no parent can drop it.
    owner: Owner,
    open: Vec<(Kind, Box<dyn Shelved>)>,
    unread: Unread,
}

impl Shelves {
    pub(crate) fn new(unread: Unread) -> Self {
        Self {
            owner: Owner::new(),
            open: Vec::new(),
            unread,
        }
    }

    /// The records of a kind, and the unreadable ones found while parsing them just now.
    pub(crate) fn open<B: Collected>(&mut self) -> (Collection<B>, Vec<SetAside>) {
        let known = self
            .open
            .iter()
            .find(|(kind, _)| *kind == B::KIND)
            .and_then(|(_, shelved)| shelved.as_any().downcast_ref::<Collection<B>>());
        if let Some(collection) = known {
            return (*collection, Vec::new());
        }
        let (records, set_aside) = read(self.unread.take(B::KIND));
        let collection = self.owner.with(|| Collection::new(records));
        self.open.push((B::KIND, Box::new(collection)));
        (collection, set_aside)
    }

    /// Every record, parsed or not, tombstones included.
    pub(crate) fn envelopes(&self) -> Vec<Envelope> {
        let opened = self
            .open
            .iter()
            .flat_map(|(_, shelved)| shelved.envelopes());
        opened
            .chain(self.unread.0.iter().flat_map(|(_, unread)| unread.clone()))
            .collect()
    }

    /// Whether there may be records of a kind; if false, there are certainly none.
    pub(crate) fn may_have(&self, kind: Kind) -> bool {
        self.unread.has(kind) || self.open.iter().any(|(of, _)| *of == kind)
    }

    /// Replaces everything with the store's current rows, and returns unreadable ones.
    pub(crate) fn replace(&mut self, mut unread: Unread) -> Vec<SetAside> {
        let set_aside = self
            .open
            .iter()
            .flat_map(|(kind, shelved)| shelved.refill(unread.take(*kind)))
            .collect();
        self.unread = unread;
        set_aside
    }
}

/// A collection of any kind.
trait Shelved {
    /// Replaces all envelopes, and returns unreadable ones.
    fn refill(&self, envelopes: Vec<Envelope>) -> Vec<SetAside>;

    fn envelopes(&self) -> Vec<Envelope>;

    fn as_any(&self) -> &dyn Any;
}

impl<B: Collected> Shelved for Collection<B> {
    fn refill(&self, envelopes: Vec<Envelope>) -> Vec<SetAside> {
        let (records, set_aside) = read(envelopes);
        self.replace(records);
        set_aside
    }

    fn envelopes(&self) -> Vec<Envelope> {
        self.0
            .with_untracked(|records| records.values().map(Record::close).collect())
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn read<B: Body>(envelopes: Vec<Envelope>) -> (Records<B>, Vec<SetAside>) {
    let mut records = Records::new();
    let mut set_aside = Vec::new();
    for envelope in envelopes {
        match Record::open_or_set_aside(envelope) {
            Ok(record) => {
                records.insert(record.id().clone(), record);
            }
            Err(unreadable) => set_aside.push(unreadable),
        }
    }
    (records, set_aside)
}

/// The records of one kind; a copyable handle for a signal. Reads are tracked.
pub struct Collection<B: 'static>(RwSignal<Records<B>>);

impl<B> Clone for Collection<B> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<B> Copy for Collection<B> {}

impl<B: Collected> Collection<B> {
    pub(crate) fn new(records: Records<B>) -> Self {
        Self(RwSignal::new(records))
    }

    /// The records that are not deleted, oldest first.
    #[must_use]
    pub fn living(self) -> Vec<Record<B>> {
        self.0.with(|records| {
            records
                .values()
                .filter(|record| !record.is_deleted())
                .cloned()
                .collect()
        })
    }

    /// Maps each record that is not deleted, oldest first, without copying any.
    #[must_use]
    pub fn map_living<T>(self, make: impl Fn(&Record<B>) -> T) -> Vec<T> {
        self.0.with(|records| {
            records
                .values()
                .filter(|record| !record.is_deleted())
                .map(make)
                .collect()
        })
    }

    /// Maps a record that is not deleted.
    #[must_use]
    pub fn map<T>(self, id: &RecordId, make: impl FnOnce(&Record<B>) -> T) -> Option<T> {
        self.0.with(|records| {
            records
                .get(id)
                .filter(|record| !record.is_deleted())
                .map(make)
        })
    }

    /// A record that is not deleted.
    #[must_use]
    pub fn get(self, id: &RecordId) -> Option<Record<B>> {
        self.0.with(|records| {
            records
                .get(id)
                .filter(|record| !record.is_deleted())
                .cloned()
        })
    }

    /// Whether a record existed here and was deleted.
    pub(crate) fn was_deleted(self, id: &RecordId) -> bool {
        self.0
            .with(|records| records.get(id).is_some_and(Record::is_deleted))
    }

    pub(crate) fn replace(self, records: Records<B>) {
        self.0.set(records);
    }

    /// Inserts several at once.
    pub(crate) fn insert_all(self, several: Vec<Record<B>>) {
        self.0.update(|records| {
            for record in several {
                records.insert(record.id().clone(), record);
            }
        });
    }

    /// Removes several at once, without tombstones.
    pub(crate) fn remove_all(self, ids: &[RecordId]) {
        self.0.update(|records| {
            for id in ids {
                records.remove(id);
            }
        });
    }

    pub(crate) fn insert(self, record: Record<B>) {
        self.0.update(|records| {
            records.insert(record.id().clone(), record);
        });
    }
}
