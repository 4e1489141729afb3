//! A sandbox in memory.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::ports::memory::{MemoryMirror, MemoryStore};
use crate::ports::pending::Pending;
use crate::ports::{Change, Durability, Row, Sandbox, StorageError, Store, Table};

/// A device's storage for the example. Clones share it, as the next start of a page does.
#[derive(Clone, Default)]
pub struct MemorySandbox {
    inner: Rc<Inner>,
}

#[derive(Default)]
struct Inner {
    is_open: Cell<bool>,
    kept: RefCell<(MemoryStore, MemoryMirror)>,
}

impl MemorySandbox {
    /// The example's storage, if the next start should open it.
    #[must_use]
    pub fn kept(&self) -> Option<(MemoryStore, MemoryMirror)> {
        let is_open = self.inner.is_open.get();
        is_open.then(|| self.inner.kept.borrow().clone())
    }
}

impl Sandbox for MemorySandbox {
    fn is_open(&self) -> bool {
        self.inner.is_open.get()
    }

    fn open(&self, records: Vec<Row>) -> Pending<'_, Result<(), StorageError>> {
        Box::pin(async move {
            let store = MemoryStore::default();
            let puts = records
                .into_iter()
                .map(|row| Change::Put(Table::Records, row))
                .collect();
            store.commit(puts, Durability::Strict).await?;
            self.inner.kept.replace((store, MemoryMirror::default()));
            self.inner.is_open.set(true);
            Ok(())
        })
    }

    fn leave(&self) {
        self.inner.is_open.set(false);
        self.inner.kept.take();
    }
}
