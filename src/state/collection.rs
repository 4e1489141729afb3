//! The records of one kind, as a signal.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::library::Library;
use crate::domain::record::{Body, Record, RecordId};

/// Every record of a kind by its id, so oldest first, tombstones included.
pub(super) type Records<B> = BTreeMap<RecordId, Record<B>>;

/// What the library keeps in a collection of its own.
pub trait Collected: Body + Send + Sync + 'static {
    /// Where the library keeps it.
    fn collection(library: &Library) -> Collection<Self>;
}

/// The records of one kind; a copyable handle on a signal. What is read through it is tracked.
pub struct Collection<B: 'static>(RwSignal<Records<B>>);

impl<B> Clone for Collection<B> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<B> Copy for Collection<B> {}

impl<B: Collected> Collection<B> {
    pub(super) fn new(records: Records<B>) -> Self {
        Self(RwSignal::new(records))
    }

    /// The living records, oldest first.
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

    /// What is made of each living record, oldest first, without a copy of any.
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

    /// What is made of a living record.
    #[must_use]
    pub fn map<T>(self, id: &RecordId, make: impl FnOnce(&Record<B>) -> T) -> Option<T> {
        self.0.with(|records| {
            records
                .get(id)
                .filter(|record| !record.is_deleted())
                .map(make)
        })
    }

    /// A living record.
    #[must_use]
    pub fn get(self, id: &RecordId) -> Option<Record<B>> {
        self.0.with(|records| {
            records
                .get(id)
                .filter(|record| !record.is_deleted())
                .cloned()
        })
    }

    pub(super) fn replace(self, records: Records<B>) {
        self.0.set(records);
    }

    /// Takes in several at once.
    pub(super) fn insert_all(self, several: Vec<Record<B>>) {
        self.0.update(|records| {
            for record in several {
                records.insert(record.id().clone(), record);
            }
        });
    }

    /// Lets go of several at once, as if they had never been here.
    pub(super) fn remove_all(self, ids: &[RecordId]) {
        self.0.update(|records| {
            for id in ids {
                records.remove(id);
            }
        });
    }

    pub(super) fn insert(self, record: Record<B>) {
        self.0.update(|records| {
            records.insert(record.id().clone(), record);
        });
    }
}
