//! Opening the database, which a browser may refuse, delay, or never answer.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{DomException, IdbDatabase, IdbOpenDbRequest, IdbRequestReadyState};

use crate::browser::promise::{resolve_after, said, settled};
use crate::ports::{StorageError, Table};

/// The database's version, which defines its tables. Row contents have their own schema. Version 2
/// added the tables for recordings; a version only ever adds.
pub(crate) const VERSION: u32 = 2;

/// The tables of recordings: their rows, and their sound (see `recordings.rs`).
pub(crate) const RECORDINGS: &str = "recordings";
pub(crate) const SOUND: &str = "sound";

/// How long the first attempts to open may take, in milliseconds; browsers sometimes never answer
/// one attempt and answer the next right away.
const PATIENCE: [i32; 4] = [1_000, 2_000, 4_000, 8_000];

/// Opens a connection with increasing timeouts, and returns whether the database is new.
pub(crate) async fn connect(database: &str) -> Result<(IdbDatabase, bool), StorageError> {
    let is_held = Rc::new(Cell::new(false));
    let is_new = Rc::new(Cell::new(false));
    for patience in PATIENCE {
        if let Some(answer) = attempt(database, patience, &is_held, &is_new).await {
            return answer.map(|database| (database, is_new.get()));
        }
    }
    Err(if is_held.get() {
        StorageError::HeldByOtherTab
    } else {
        StorageError::Blocked("its storage does not answer".to_owned())
    })
}

/// One attempt; `None` if the browser did not answer in time. `is_held` is set when a tab with an older
/// version blocks it: that tab is asked to close its connection, which may take a moment. `is_new` is
/// set if there was no such database.
async fn attempt(
    database: &str,
    patience: i32,
    is_held: &Rc<Cell<bool>>,
    is_new: &Rc<Cell<bool>>,
) -> Option<Result<IdbDatabase, StorageError>> {
    let factory = match web_sys::window().map(|window| window.indexed_db()) {
        Some(Ok(Some(factory))) => factory,
        Some(Err(error)) => return Some(Err(StorageError::Blocked(said(&error)))),
        _ => {
            return Some(Err(StorageError::Blocked(
                "IndexedDB is missing".to_owned(),
            )));
        }
    };
    let request = match factory.open_with_u32(database, VERSION) {
        Ok(request) => request,
        Err(error) => return Some(Err(StorageError::Blocked(said(&error)))),
    };
    // These may be called long after this attempt was abandoned, so the browser owns them.
    let is_new = Rc::clone(is_new);
    let upgrade = Closure::once_into_js(move |event| is_new.set(upgrade(&event)));
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let held = Rc::clone(is_held);
    let blocked = Closure::once_into_js(move |_: web_sys::Event| held.set(true));
    request.set_onblocked(Some(blocked.unchecked_ref()));
    let answer = settled(|resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        resolve_after(patience, &resolve);
    })
    .await;
    match answer {
        Ok(_) if request.ready_state() == IdbRequestReadyState::Done => Some(opened(&request)),
        Ok(_) => {
            // It may still be answered, and a forgotten connection would block every later version.
            let too_late = Closure::once_into_js(close);
            request.set_onsuccess(Some(too_late.unchecked_ref()));
            None
        }
        Err(_) => Some(Err(refused(&request))),
    }
}

/// Closes the connection that a request opened.
fn close(event: web_sys::Event) {
    if let Some(database) = database_of(&event) {
        database.close();
    }
}

fn database_of(event: &web_sys::Event) -> Option<IdbDatabase> {
    let request = event.target()?.dyn_into::<IdbOpenDbRequest>().ok()?;
    request.result().ok()?.dyn_into().ok()
}

fn opened(request: &IdbOpenDbRequest) -> Result<IdbDatabase, StorageError> {
    request
        .result()
        .map(JsCast::unchecked_into)
        .map_err(|error| StorageError::Blocked(said(&error)))
}

fn refused(request: &IdbOpenDbRequest) -> StorageError {
    match request.error() {
        Ok(Some(error)) => refusal(&error),
        _ => StorageError::Blocked("no reason given".to_owned()),
    }
}

fn refusal(error: &DomException) -> StorageError {
    match error.name().as_str() {
        "VersionError" => StorageError::NewerDatabase,
        "QuotaExceededError" => StorageError::Full,
        _ => StorageError::Blocked(error.message()),
    }
}

/// Creates missing tables, and returns whether there were none.
fn upgrade(event: &web_sys::Event) -> bool {
    let Some(database) = database_of(event) else {
        return false;
    };
    let present = database.object_store_names();
    let is_new = present.length() == 0;
    for table in Table::ALL
        .map(Table::name)
        .into_iter()
        .chain([RECORDINGS, SOUND])
    {
        if !present.contains(table) {
            // A failure here aborts the upgrade and arrives at the request as an error.
            let _ = database.create_object_store(table);
        }
    }
    is_new
}
