//! A store and a mirror in memory, which can fail like a browser's.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use futures::channel::oneshot;

use crate::ports::pending::Pending;
use crate::ports::{Change, Durability, Mirror, Row, StorageError, Store, Table};

/// A store in memory. Clones share its rows.
#[derive(Clone, Default)]
pub struct MemoryStore {
    inner: Rc<Inner>,
}

#[derive(Default)]
struct Inner {
    rows: RefCell<BTreeMap<(Table, String), String>>,
    is_held: Cell<bool>,
    /// Pending transactions, oldest first.
    under_way: RefCell<Vec<(Vec<Change>, oneshot::Sender<Outcome>)>>,
    failure: RefCell<Option<StorageError>>,
    /// How many more transactions succeed before failures start.
    sound: Cell<usize>,
    /// Whether the database cannot be opened, so that reading fails, too.
    is_shut: Cell<bool>,
    commits: Cell<usize>,
    emptied: RefCell<Vec<Box<dyn Fn()>>>,
}

type Outcome = Result<(), StorageError>;

impl MemoryStore {
    /// Loses every row, as a browser may on a full disk, and notifies open pages.
    pub fn empty(&self) {
        self.inner.rows.borrow_mut().clear();
        for act in self.inner.emptied.borrow().iter() {
            act();
        }
    }

    /// Lets transactions begin but not complete, until [`Self::release`] or [`Self::lose`].
    pub fn hold(&self) {
        self.inner.is_held.set(true);
    }

    /// Completes pending transactions in order, and all later ones.
    pub fn release(&self) {
        self.inner.is_held.set(false);
        for (changes, done) in self.inner.under_way.take() {
            let outcome = self.inner.make(changes);
            // The receiver may have been dropped with its page.
            let _ = done.send(outcome);
        }
    }

    /// Drops pending transactions: the process ended before they completed.
    pub fn lose(&self) {
        self.inner.is_held.set(false);
        self.inner.under_way.take();
    }

    /// Makes every transaction fail from now on, or succeed again.
    pub fn fail_with(&self, failure: Option<StorageError>) {
        self.fail_after(0, failure);
    }

    /// Lets this many more transactions succeed and every later one fail, like a disk that fills up.
    pub fn fail_after(&self, sound: usize, failure: Option<StorageError>) {
        self.inner.sound.set(sound);
        self.inner.is_shut.set(false);
        *self.inner.failure.borrow_mut() = failure;
    }

    /// Makes everything fail from now on, reading as well: the database cannot be opened.
    pub fn shut_with(&self, failure: StorageError) {
        self.fail_with(Some(failure));
        self.inner.is_shut.set(true);
    }

    /// How many transactions were begun.
    #[must_use]
    pub fn commits(&self) -> usize {
        self.inner.commits.get()
    }

    /// The rows of a table, sorted by key.
    #[must_use]
    pub fn rows(&self, table: Table) -> Vec<Row> {
        self.inner
            .rows
            .borrow()
            .iter()
            .filter(|((of, _), _)| *of == table)
            .map(|((_, key), text)| Row {
                key: key.clone(),
                text: text.clone(),
            })
            .collect()
    }
}

impl Inner {
    /// Why nothing can be read, if so.
    fn shut(&self) -> Result<(), StorageError> {
        let failure = self.failure.borrow().clone();
        failure.filter(|_| self.is_shut.get()).map_or(Ok(()), Err)
    }

    fn make(&self, changes: Vec<Change>) -> Outcome {
        if let Some(failure) = self.failure.borrow().clone() {
            match self.sound.get().checked_sub(1) {
                Some(left) => self.sound.set(left),
                None => return Err(failure),
            }
        }
        let mut rows = self.rows.borrow_mut();
        for change in changes {
            match change {
                Change::Put(table, row) => rows.insert((table, row.key), row.text),
                Change::Remove(table, key) => rows.remove(&(table, key)),
            };
        }
        Ok(())
    }
}

impl Store for MemoryStore {
    fn load(&self, table: Table) -> Pending<'_, Result<Vec<Row>, StorageError>> {
        let rows = self.inner.shut().map(|()| self.rows(table));
        Box::pin(std::future::ready(rows))
    }

    fn get(&self, table: Table, key: &str) -> Pending<'_, Result<Option<Row>, StorageError>> {
        let rows = self.inner.rows.borrow();
        let found = rows.get(&(table, key.to_owned())).map(|text| Row {
            key: key.to_owned(),
            text: text.clone(),
        });
        let found = self.inner.shut().map(|()| found);
        Box::pin(std::future::ready(found))
    }

    fn put_draft(&self, row: Row) -> Pending<'_, Outcome> {
        self.commit(vec![Change::Put(Table::Drafts, row)], Durability::Relaxed)
    }

    fn on_emptied(&self, act: Box<dyn Fn()>) {
        self.inner.emptied.borrow_mut().push(act);
    }

    fn commit(&self, changes: Vec<Change>, _: Durability) -> Pending<'_, Outcome> {
        self.inner.commits.update(|count| count + 1);
        if !self.inner.is_held.get() {
            return Box::pin(std::future::ready(self.inner.make(changes)));
        }
        let (done, outcome) = oneshot::channel();
        self.inner.under_way.borrow_mut().push((changes, done));
        Box::pin(async {
            match outcome.await {
                Ok(outcome) => outcome,
                // It was lost with the process, and gets no answer.
                Err(oneshot::Canceled) => std::future::pending().await,
            }
        })
    }
}

/// A mirror in memory. Clones share its texts.
#[derive(Clone, Default)]
pub struct MemoryMirror {
    texts: Rc<RefCell<BTreeMap<String, String>>>,
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

    fn entries(&self) -> Vec<(String, String)> {
        self.texts.borrow().clone().into_iter().collect()
    }
}
