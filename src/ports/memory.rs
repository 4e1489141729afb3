//! The ports' twins in memory: for native tests of everything above, and as the honest stand-in
//! when a browser blocks its store.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::{
    Change, DocumentLocks, Durability, Lock, Mirror, Pending, Row, StorageError, Store, Table,
};

/// A store that forgets everything with the page. Clones share their rows.
#[derive(Clone, Default)]
pub struct MemoryStore {
    rows: Rc<RefCell<BTreeMap<(Table, String), String>>>,
}

impl Store for MemoryStore {
    fn load(&self, table: Table) -> Pending<'_, Result<Vec<Row>, StorageError>> {
        let rows = self
            .rows
            .borrow()
            .iter()
            .filter(|((of, _), _)| *of == table)
            .map(|((_, key), text)| Row {
                key: key.clone(),
                text: text.clone(),
            })
            .collect();
        Box::pin(std::future::ready(Ok(rows)))
    }

    fn commit(&self, changes: Vec<Change>, _: Durability) -> Pending<'_, Result<(), StorageError>> {
        let mut rows = self.rows.borrow_mut();
        for change in changes {
            match change {
                Change::Put(table, row) => rows.insert((table, row.key), row.text),
                Change::Remove(table, key) => rows.remove(&(table, key)),
            };
        }
        Box::pin(std::future::ready(Ok(())))
    }
}

/// A mirror that forgets everything with the page.
#[derive(Default)]
pub struct MemoryMirror {
    texts: RefCell<BTreeMap<String, String>>,
}

impl Mirror for MemoryMirror {
    fn put(&self, name: &str, text: &str) {
        self.texts
            .borrow_mut()
            .insert(name.to_owned(), text.to_owned());
    }

    fn get(&self, name: &str) -> Option<String> {
        self.texts.borrow().get(name).cloned()
    }

    fn remove(&self, name: &str) {
        self.texts.borrow_mut().remove(name);
    }
}

/// Locks for a device with a single tab: always free, never lost.
pub struct SingleTab;

struct Unshared;

impl Lock for Unshared {
    fn lost(&self) -> Pending<'static, ()> {
        Box::pin(std::future::pending())
    }
}

impl DocumentLocks for SingleTab {
    fn acquire(&self, _: &str) -> Pending<'_, Option<Box<dyn Lock>>> {
        Box::pin(std::future::ready(
            Some(Box::new(Unshared) as Box<dyn Lock>),
        ))
    }

    fn take_over(&self, document: &str) -> Pending<'_, Option<Box<dyn Lock>>> {
        self.acquire(document)
    }
}
