//! The ports' contracts, kept by the adapters of a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

#[path = "../contracts/mod.rs"]
mod contracts;

use loopready::browser::indexed_db::IndexedDb;
use loopready::browser::local_mirror::LocalMirror;
use loopready::browser::recorder::BrowserRecorder;
use loopready::browser::reminders::Notifications;
use loopready::ports::Mirror;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// One database a promise; the browser's profile is new for each run.
const DATABASES: [&str; 10] = ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9"];
const RECORDINGS: [&str; 4] = ["r0", "r1", "r2", "r3"];

#[wasm_bindgen_test]
async fn indexed_db_keeps_the_contract_of_the_store() {
    contracts::store::holds(
        |number| async move { IndexedDb::open(DATABASES[number]).await.unwrap() },
    )
    .await;
}

#[wasm_bindgen_test]
async fn indexed_db_keeps_the_contract_of_recordings() {
    contracts::recordings::holds(|number| async move {
        IndexedDb::open(RECORDINGS[number]).await.unwrap()
    })
    .await;
}

/// The browser is started with a microphone that hums.
#[wasm_bindgen_test]
async fn the_browser_keeps_the_contract_of_the_recorder() {
    contracts::recorder::holds(&BrowserRecorder).await;
}

#[wasm_bindgen_test]
fn local_storage_keeps_the_contract_of_the_mirror() {
    let mirror = LocalMirror::new();
    assert_eq!(mirror.get("a"), None);
    mirror.put("a", "old");
    mirror.put("a", "new \u{1F600}\n");
    assert_eq!(mirror.get("a").as_deref(), Some("new \u{1F600}\n"));
    mirror.remove("a");
    mirror.remove("a");
    assert_eq!(mirror.get("a"), None);
}

#[wasm_bindgen_test]
async fn notifications_keep_the_contract_of_reminders() {
    contracts::reminders::holds(&Notifications::new(String::new())).await;
}
