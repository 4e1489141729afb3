//! The store's replacement when the store cannot be opened.

use std::future::ready;

use crate::ports::pending::Pending;
use crate::ports::store::{Change, Durability, Row, StorageError, Store, Table};

/// A store that is empty and refuses every write, so that nothing is reported as saved. It says
/// why.
pub struct Refusal(pub StorageError);

impl Store for Refusal {
    fn load(&self, _: Table) -> Pending<'_, Result<Vec<Row>, StorageError>> {
        Box::pin(ready(Ok(Vec::new())))
    }

    fn get(&self, _: Table, _: &str) -> Pending<'_, Result<Option<Row>, StorageError>> {
        Box::pin(ready(Ok(None)))
    }

    fn put_draft(&self, _: Row) -> Pending<'_, Result<(), StorageError>> {
        Box::pin(ready(Err(self.0.clone())))
    }

    fn commit(&self, _: Vec<Change>, _: Durability) -> Pending<'_, Result<(), StorageError>> {
        Box::pin(ready(Err(self.0.clone())))
    }

    // An empty store cannot be emptied.
    fn on_emptied(&self, _: Box<dyn Fn()>) {}
}
