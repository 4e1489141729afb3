//! The store kept in `IndexedDB`.
//!
//! Success is the transaction's `complete`; quota and strictness fail only as `abort`. The browser
//! may close the connection at any time (iOS does after suspension), so it is reopened when needed.
//! A newer database is never touched.
//!
//! A worker writes drafts if there is one (`draft_worker.rs`); everything else is written here. The side
//! with a pending draft write also makes the next one, so that writes stay in order.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use futures::channel::oneshot::{Receiver, Sender, channel};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

use crate::browser::by_name::object;
use crate::browser::promise::{name, resolve_after, said, settled};
use crate::browser::storage::draft_worker::DraftWorker;
use crate::browser::storage::opening::{VERSION, connect};
use crate::browser::storage::snapshots::BrowserSnapshots;
use crate::domain::record::reopening::{Reopening, Room};
use crate::ports::pending::Pending;
use crate::ports::{Change, Durability, Row, StorageError, Store, Table};

/// How long a transaction may take, in milliseconds, plus a time per change. After that, its
/// connection counts as dead.
const ANSWER: i32 = 10_000;
const ANSWER_EACH: i32 = 20;

/// How often the wait is checked, in milliseconds. After sleep, a device fires one late timer and
/// then delivers the browser's answers, so a whole night counts as one interval.
const CUT: i32 = 500;

/// How long everything may take to be written again after the browser emptied the database, and how long
/// the browser keeps the file of a database open that nobody uses (two seconds in Chromium), both in
/// milliseconds and on the safe side.
const WRITTEN_AGAIN: i32 = 2_000;
const FILE_KEPT_OPEN: i32 = 4_000;

/// The most proofs in a row; see [`IndexedDb::prove`].
const PROOFS: u32 = 3;

#[wasm_bindgen]
extern "C" {
    /// `web-sys` has durability only behind an unstable flag, so this binding is our own.
    #[wasm_bindgen(extends = IdbDatabase)]
    type DurableDatabase;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction_with_options(
        this: &DurableDatabase,
        tables: &JsValue,
        mode: IdbTransactionMode,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;

    /// `web-sys` has `commit` only as an obsolete method of the same name.
    #[wasm_bindgen(extends = IdbTransaction)]
    type EagerTransaction;

    #[wasm_bindgen(method, catch)]
    fn commit(this: &EagerTransaction) -> Result<(), JsValue>;
}

/// A database. Clones share the connection.
#[derive(Clone)]
pub struct IndexedDb {
    database: &'static str,
    connection: Rc<RefCell<Option<IdbDatabase>>>,
    reopening: Rc<RefCell<Reopening>>,
    /// Why the last attempt to open it failed.
    refusal: Rc<RefCell<Option<StorageError>>>,
    emptied: Rc<Emptied>,
    rest: Rc<Rest>,
    /// The options for a relaxed and a strict transaction, created once, since every key begins a
    /// transaction.
    options: [JsValue; 2],
    desk: Rc<Desk>,
}

/// Callbacks for when the browser recreated the database while the page had it open.
#[derive(Default)]
struct Emptied {
    was_open: Cell<bool>,
    heard_by: RefCell<Vec<Box<dyn Fn()>>>,
}

/// A pause without any connection, in which the browser closes the file of the database.
#[derive(Default)]
struct Rest {
    /// Those who wait for its end; `None` when there is no such pause.
    waiting: RefCell<Option<Vec<Sender<()>>>>,
    /// How many proofs there were since the database was last found as it was left.
    proofs: Cell<u32>,
}

impl Rest {
    /// The end of the pause under way.
    fn end(&self) -> Option<Receiver<()>> {
        let mut waiting = self.waiting.borrow_mut();
        let (sender, receiver) = channel();
        waiting.as_mut()?.push(sender);
        Some(receiver)
    }

    async fn hold(&self) {
        self.waiting.replace(Some(Vec::new()));
        let _ = settled(|resolve, _| resolve_after(FILE_KEPT_OPEN, &resolve)).await;
        for sender in self.waiting.take().unwrap_or_default() {
            // The receiver may have been dropped.
            let _ = sender.send(());
        }
    }
}

/// Which side writes the current texts.
#[derive(Default)]
struct Desk {
    /// The address of the worker's script.
    script: Option<String>,
    /// Started with the first write.
    draft_worker: OnceCell<Option<DraftWorker>>,
    /// Number of pending writes made by the page.
    under_way: Cell<u32>,
}

impl Desk {
    /// The worker, if it can make the next write. The first call starts it.
    fn draft_worker(&self, database: &str) -> Option<&DraftWorker> {
        let script = self.script.as_ref()?;
        let table = Table::Drafts.name();
        self.draft_worker
            .get_or_init(|| DraftWorker::start(script, database, VERSION, table))
            .as_ref()
            .filter(|draft_worker| self.under_way.get() == 0 && draft_worker.is_idle())
    }

    /// Permission to write drafts from the page, once the worker's pending write is done.
    async fn turn(&self) -> Turn<'_> {
        self.under_way.update(|count| count + 1);
        let turn = Turn(self);
        if let Some(Some(draft_worker)) = self.draft_worker.get() {
            draft_worker.rest().await;
        }
        turn
    }
}

/// Permission to write drafts from the page.
struct Turn<'a>(&'a Desk);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.under_way.update(|count| count - 1);
    }
}

impl IndexedDb {
    /// Opens the database of that name, making its tables when it is new.
    ///
    /// # Errors
    /// When the browser refuses; nothing was changed then.
    pub async fn open(database: &'static str) -> Result<Self, StorageError> {
        let store = Self {
            database,
            connection: Rc::default(),
            reopening: Rc::default(),
            refusal: Rc::default(),
            emptied: Rc::default(),
            rest: Rc::default(),
            options: ["relaxed", "strict"].map(durability),
            desk: Rc::default(),
        };
        store.connection().await?;
        Ok(store)
    }

    /// The same, with a worker for drafts, whose script is at this address.
    #[must_use]
    pub fn with_draft_worker(self, script: String) -> Self {
        let desk = Desk {
            script: Some(script),
            ..Desk::default()
        };
        Self {
            desk: Rc::new(desk),
            ..self
        }
    }

    /// The connection, reopened if it was closed.
    async fn connection(&self) -> Result<IdbDatabase, StorageError> {
        while let Some(end) = self.rest.end() {
            // The sender is only dropped after it has answered.
            let _ = end.await;
        }
        if let Some(open) = self.connection.borrow().clone() {
            return Ok(open);
        }
        let (opened, is_new) = self.reopened().await?;
        let forget = {
            let connection = Rc::downgrade(&self.connection);
            Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
                // On `versionchange`, a newer version of the app waits for this connection to
                // close.
                if let Some(database) = event
                    .target()
                    .and_then(|target| target.dyn_into::<IdbDatabase>().ok())
                {
                    database.close();
                }
                if let Some(connection) = connection.upgrade() {
                    connection.borrow_mut().take();
                }
            })
            .into_js_value()
        };
        opened.set_onversionchange(Some(forget.unchecked_ref()));
        opened.set_onclose(Some(forget.unchecked_ref()));
        *self.connection.borrow_mut() = Some(opened.clone());
        if self.emptied.was_open.replace(true) && is_new {
            for act in self.emptied.heard_by.borrow().iter() {
                act();
            }
            self.prove();
        } else {
            self.rest.proofs.set(0);
        }
        Ok(opened)
    }

    /// Makes sure that a database which the browser emptied outlives the browser's end.
    ///
    /// After a disk was full, Chromium goes on appending to a damaged file, which it discards when it reads
    /// it again: at its next start, all that was written since is gone. So once everything was written
    /// again, every connection is closed until the browser has closed the file. If it then discards the
    /// file, everything is written once more, to a new one.
    fn prove(&self) {
        if self.rest.proofs.get() == PROOFS {
            return;
        }
        self.rest.proofs.update(|proofs| proofs + 1);
        let store = self.clone();
        spawn_local(async move {
            let _ = settled(|resolve, _| resolve_after(WRITTEN_AGAIN, &resolve)).await;
            if let Some(Some(draft_worker)) = store.desk.draft_worker.get() {
                draft_worker.disconnect();
            }
            // A transaction under way is completed first.
            if let Some(open) = store.connection.borrow_mut().take() {
                open.close();
            }
            store.rest.hold().await;
            // A failure shows at the next write.
            let _ = store.connection().await;
        });
    }

    /// Opens a connection if a retry is due, and returns whether the database is new. If there is something
    /// to lose, it first looks for room and waits until there is some.
    async fn reopened(&self) -> Result<(IdbDatabase, bool), StorageError> {
        if !self.reopening.borrow().is_due(running()) {
            let refusal = self.refusal.borrow().clone();
            return Err(refusal.unwrap_or(StorageError::Closed));
        }
        let needs_room = self.reopening.borrow().needs_room();
        let room = if needs_room {
            BrowserSnapshots.room().await
        } else {
            Room::Unknown
        };
        let opened = match room {
            Room::None => Err(StorageError::Full),
            Room::Enough | Room::Unknown => connect(self.database).await,
        };
        let mut reopening = self.reopening.borrow_mut();
        match &opened {
            Ok(_) => reopening.succeeded(),
            Err(_) if room == Room::None => reopening.lacked_room(running()),
            Err(error) => {
                if *error == StorageError::Full {
                    reopening.found_full();
                }
                reopening.failed(running(), room);
            }
        }
        *self.refusal.borrow_mut() = opened.as_ref().err().cloned();
        opened
    }

    /// Waits for a transaction. A connection that doesn't answer is abandoned.
    async fn committed_in_time(
        &self,
        transaction: &IdbTransaction,
        changes: usize,
    ) -> Result<(), StorageError> {
        let changes = i32::try_from(changes).unwrap_or(i32::MAX);
        let patience = ANSWER.saturating_add(changes.saturating_mul(ANSWER_EACH));
        eager(transaction);
        let outcome = completion_within(transaction, Some(patience)).await;
        match &outcome {
            Err(StorageError::Closed) => {
                if let Some(dead) = self.connection.borrow_mut().take() {
                    dead.close();
                }
            }
            Err(StorageError::Full) => self.reopening.borrow_mut().found_full(),
            Ok(()) | Err(_) => {}
        }
        outcome
    }

    /// Begins a transaction, on a new connection if the old one is dead.
    pub(crate) async fn begin(
        &self,
        tables: &[&str],
        mode: IdbTransactionMode,
        durability: Durability,
    ) -> Result<IdbTransaction, StorageError> {
        let names: Array = tables.iter().copied().map(JsValue::from).collect();
        let [relaxed, strict] = &self.options;
        let options = match durability {
            Durability::Relaxed => relaxed,
            Durability::Strict => strict,
        };
        let begun = |database: IdbDatabase| {
            database
                .unchecked_into::<DurableDatabase>()
                .transaction_with_options(&names, mode, options)
        };
        if let Ok(transaction) = begun(self.connection().await?) {
            return Ok(transaction);
        }
        self.connection.borrow_mut().take();
        begun(self.connection().await?).map_err(|_| StorageError::Closed)
    }
}

impl Store for IndexedDb {
    fn on_emptied(&self, act: Box<dyn Fn()>) {
        self.emptied.heard_by.borrow_mut().push(act);
    }

    fn load(&self, table: Table) -> Pending<'_, Result<Vec<Row>, StorageError>> {
        Box::pin(async move {
            let transaction = self
                .begin(
                    &[table.name()],
                    IdbTransactionMode::Readonly,
                    Durability::Relaxed,
                )
                .await?;
            every_row(&transaction, table.name()).await
        })
    }

    fn get(&self, table: Table, key: &str) -> Pending<'_, Result<Option<Row>, StorageError>> {
        let key = key.to_owned();
        Box::pin(async move {
            let transaction = self
                .begin(
                    &[table.name()],
                    IdbTransactionMode::Readonly,
                    Durability::Relaxed,
                )
                .await?;
            let found = transaction
                .object_store(table.name())
                .map_err(|_| StorageError::Closed)?
                .get(&key.as_str().into())
                .map_err(|error| aborted(&error))?;
            completion(&transaction).await?;
            let found = found.result().unwrap_or_default();
            Ok((!found.is_undefined()).then(|| Row {
                key,
                text: text_of(&found),
            }))
        })
    }

    fn put_draft(&self, row: Row) -> Pending<'_, Result<(), StorageError>> {
        Box::pin(async move {
            if let Some(draft_worker) = self.desk.draft_worker(self.database)
                && draft_worker.put(&row).await
            {
                return Ok(());
            }
            let put = vec![Change::Put(Table::Drafts, row)];
            self.commit(put, Durability::Relaxed).await?;
            if let Some(Some(draft_worker)) = self.desk.draft_worker.get() {
                draft_worker.revive();
            }
            Ok(())
        })
    }

    fn commit(
        &self,
        changes: Vec<Change>,
        durability: Durability,
    ) -> Pending<'_, Result<(), StorageError>> {
        Box::pin(async move {
            let is_touched = |table: Table| changes.iter().any(|change| change.table() == table);
            let touched = Table::ALL.into_iter().filter(|table| is_touched(*table));
            let tables: Vec<&str> = touched.map(Table::name).collect();
            let _turn = if is_touched(Table::Drafts) {
                Some(self.desk.turn().await)
            } else {
                None
            };
            if tables.is_empty() {
                return Ok(());
            }
            let transaction = self
                .begin(&tables, IdbTransactionMode::Readwrite, durability)
                .await?;
            for change in &changes {
                apply(&transaction, change).inspect_err(|_| {
                    // An abort that comes too late has nothing to undo.
                    let _ = transaction.abort();
                })?;
            }
            self.committed_in_time(&transaction, changes.len()).await
        })
    }
}

/// The options of a transaction of that durability.
fn durability(named: &str) -> JsValue {
    object(&[("durability", named.into())])
}

/// Waits until all requests of the transaction are stored.
pub(crate) async fn committed(transaction: &IdbTransaction) -> Result<(), StorageError> {
    eager(transaction);
    completion(transaction).await
}

fn eager(transaction: &IdbTransaction) {
    // Without this call, the browser waits one more turn of the event loop.
    let _ = transaction.unchecked_ref::<EagerTransaction>().commit();
}

/// A monotonic clock.
fn running() -> Duration {
    let window = web_sys::window();
    let now = window.and_then(|window| window.performance());
    let now = now.map_or(0.0, |performance| performance.now());
    Duration::try_from_secs_f64(now / 1_000.0).unwrap_or_default()
}

/// Every row of a table of texts, sorted by key.
pub(crate) async fn every_row(
    transaction: &IdbTransaction,
    table: &str,
) -> Result<Vec<Row>, StorageError> {
    let store = transaction
        .object_store(table)
        .map_err(|_| StorageError::Closed)?;
    let keys = store.get_all_keys().map_err(|error| aborted(&error))?;
    let texts = store.get_all().map_err(|error| aborted(&error))?;
    completion(transaction).await?;
    Ok(rows(&keys, &texts))
}

fn apply(transaction: &IdbTransaction, change: &Change) -> Result<(), StorageError> {
    let store: IdbObjectStore = transaction
        .object_store(change.table().name())
        .map_err(|error| aborted(&error))?;
    match change {
        Change::Put(_, row) => {
            store.put_with_key(&row.text.as_str().into(), &row.key.as_str().into())
        }
        Change::Remove(_, key) => store.delete(&key.as_str().into()),
    }
    .map(|_| ())
    .map_err(|error| aborted(&error))
}

fn rows(keys: &IdbRequest, texts: &IdbRequest) -> Vec<Row> {
    let list = |request: &IdbRequest| {
        request
            .result()
            .map(|list| Array::from(&list))
            .unwrap_or_default()
    };
    list(keys)
        .iter()
        .zip(list(texts).iter())
        .map(|(key, text)| Row {
            key: text_of(&key),
            text: text_of(&text),
        })
        .collect()
}

/// The text of a row. A row that isn't text was damaged; its remains are kept for the backup.
/// `undefined` has none: `stringify` then returns `undefined` itself, despite its type.
fn text_of(value: &JsValue) -> String {
    let remains = || {
        let text: JsValue = js_sys::JSON::stringify(value).ok()?.into();
        text.as_string()
    };
    value.as_string().or_else(remains).unwrap_or_default()
}

/// Waits until the transaction has completed.
pub(crate) async fn completion(transaction: &IdbTransaction) -> Result<(), StorageError> {
    completion_within(transaction, None).await
}

/// The same, with a timeout in milliseconds.
async fn completion_within(
    transaction: &IdbTransaction,
    patience: Option<i32>,
) -> Result<(), StorageError> {
    let mut left = patience;
    loop {
        let answer = settled(|resolve, reject| {
            if left.is_some() {
                resolve_after(CUT, &resolve);
            }
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
            transaction.set_onerror(Some(&reject));
        })
        .await;
        return match answer {
            // Only a timer passes no event.
            Ok(event) if event.is_undefined() => {
                left = left.map(|left| left.saturating_sub(CUT));
                if left.is_some_and(|left| left > 0) {
                    continue;
                }
                Err(StorageError::Closed)
            }
            Ok(_) => Ok(()),
            Err(_) => Err(match transaction.error() {
                Some(error) => aborted(&error),
                None => StorageError::Aborted("no reason given".to_owned()),
            }),
        };
    }
}

pub(crate) fn aborted(error: &JsValue) -> StorageError {
    match name(error).as_str() {
        "QuotaExceededError" => StorageError::Full,
        "InvalidStateError" => StorageError::Closed,
        kind => StorageError::Aborted(format!("{kind}: {}", said(error))),
    }
}
