//! The example in this browser: a database and a mirror of its own, and a mark in the tab's own storage
//! that tells the next start of this tab which records to open. Other tabs open the candidate's own
//! records.
//!
//! The next start deletes it, when its page can no longer write to it.

#![allow(
    unsafe_code,
    clippy::unnecessary_wraps,
    reason = "what `wasm_split` writes declares an import and an export, and fails where a part cannot be fetched"
)]

use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{IdbTransactionMode, Storage};

use crate::browser::storage::indexed_db::{IndexedDb, aborted, committed};
use crate::browser::storage::local_mirror::LocalMirror;
use crate::browser::storage::namespace::Namespace;
use crate::browser::storage::opening::{RECORDINGS, SOUND};
use crate::ports::pending::Pending;
use crate::ports::{Durability, Mirror, Row, Sandbox, StorageError, Table};

/// The mark's key and value.
const MARK: &str = "loopready-example";
const OPEN: &str = "open";
const LEFT: &str = "left";

/// `sessionStorage`, unless it is blocked.
fn tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Which records this start opens. Deletes an example left by an earlier page.
#[must_use]
pub fn chosen() -> Namespace {
    let mark = tab().and_then(|tab| tab.get_item(MARK).ok()?);
    match mark.as_deref() {
        Some(OPEN) => Namespace::EXAMPLE,
        Some(LEFT) => {
            throw_away();
            Namespace::OWN
        }
        _ => Namespace::OWN,
    }
}

/// Deletes the stored example. If another tab still has it open, the next start deletes it.
fn throw_away() {
    if let Some(tab) = tab() {
        // Anything that cannot be removed is tried again at the next start.
        let _ = tab.remove_item(MARK);
    }
    let mirror = LocalMirror::new(Namespace::EXAMPLE);
    for (name, _) in mirror.entries() {
        mirror.remove(&name);
    }
    if let Some(Ok(Some(factory))) = web_sys::window().map(|window| window.indexed_db()) {
        // Nobody waits for the deletion, since this page doesn't open that database.
        let _ = factory.delete_database(Namespace::EXAMPLE.name());
    }
}

/// The example of the app at an address.
pub struct BrowserSandbox {
    /// Where the app lives, ending in a slash.
    pub base: String,
    /// Which records this page has open.
    pub namespace: Namespace,
}

impl BrowserSandbox {
    /// Restarts the app at its first page.
    fn start(&self) {
        if let Some(window) = web_sys::window() {
            // A page that is unloading rejects this and doesn't need another reload.
            let _ = window.location().assign(&self.base);
        }
    }
}

impl Sandbox for BrowserSandbox {
    fn is_open(&self) -> bool {
        self.namespace == Namespace::EXAMPLE
    }

    fn open(&self, records: Vec<Row>) -> Pending<'_, Result<(), StorageError>> {
        Box::pin(async move {
            let blocked = || StorageError::Blocked("this tab has no storage of its own".to_owned());
            let tab = tab().ok_or_else(blocked)?;
            let missing = |_| StorageError::Blocked("a part of the app is missing".to_owned());
            filled(records).await.map_err(missing)?.await?;
            tab.set_item(MARK, OPEN).map_err(|_| StorageError::Full)?;
            self.start();
            Ok(())
        })
    }

    fn leave(&self) {
        if let Some(tab) = tab() {
            // It replaces a longer history of the same records, so there is room.
            let _ = tab.set_item(MARK, LEFT);
        }
        self.start();
    }
}

/// The result of filling.
type Filled = Pending<'static, Result<(), StorageError>>;

/// Replaces the example's database with these records.
#[wasm_split(plan, fallible)]
fn filled(records: Vec<Row>) -> Result<Filled, SplitLoaderError> {
    Ok(Box::pin(fill(records)))
}

async fn fill(records: Vec<Row>) -> Result<(), StorageError> {
    let database = IndexedDb::open(Namespace::EXAMPLE.name()).await?;
    let tables: Vec<&str> = Table::ALL
        .map(Table::name)
        .into_iter()
        .chain([RECORDINGS, SOUND])
        .collect();
    let transaction = database
        .begin(&tables, IdbTransactionMode::Readwrite, Durability::Strict)
        .await?;
    let ask = || {
        for table in &tables {
            transaction.object_store(table)?.clear()?;
        }
        let store = transaction.object_store(Table::Records.name())?;
        for row in &records {
            store.put_with_key(&row.text.as_str().into(), &row.key.as_str().into())?;
        }
        Ok(())
    };
    ask().map_err(|error| {
        // An abort that comes too late has nothing to undo.
        let _ = transaction.abort();
        aborted(&error)
    })?;
    committed(&transaction).await
}
