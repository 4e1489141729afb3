//! The ports' contracts, kept by the adapters of a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

#[path = "../contracts/mod.rs"]
mod contracts;

use std::cell::Cell;

use futures::StreamExt;
use futures::channel::mpsc;
use js_sys::Array;
use loopready::browser::shell::reminders::Notifications;
use loopready::browser::sound::recorder::BrowserRecorder;
use loopready::browser::storage::folder::Directory;
use loopready::browser::storage::indexed_db::IndexedDb;
use loopready::browser::storage::local_mirror::LocalMirror;
use loopready::browser::storage::namespace::Namespace;
use loopready::browser::storage::snapshots::BrowserSnapshots;
use loopready::ports::{Change, Durability, Row, Snapshots, Store, Table};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Blob, BroadcastChannel, MessageEvent, Url};

wasm_bindgen_test_configure!(run_in_browser);

/// One database a promise; the browser's profile is new for each run.
const DATABASES: [&str; 14] = [
    "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12", "c13",
];
const WITH_WORKER: [&str; 14] = [
    "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "s12", "s13",
];
const DRAFT_WORKER: &str = include_str!("../../public/draft-worker.js");
const RECORDINGS: [&str; 4] = ["r0", "r1", "r2", "r3"];

#[wasm_bindgen_test]
async fn a_directory_keeps_the_contract_of_a_place() {
    // The private directory of the site, since another one takes a picker.
    let storage = web_sys::window().unwrap().navigator().storage();
    let directory = JsFuture::from(storage.get_directory()).await.unwrap();
    contracts::places::holds(&Directory::of(directory)).await;
}

#[wasm_bindgen_test]
async fn indexed_db_keeps_the_contract_of_the_store() {
    contracts::store::holds(
        |number| async move { IndexedDb::open(DATABASES[number]).await.unwrap() },
    )
    .await;
}

#[wasm_bindgen_test]
async fn indexed_db_with_a_scribe_keeps_the_contract_of_the_store() {
    let kept = Cell::new(0);
    contracts::store::holds(async |number| {
        let (store, mut said) = with_draft_worker(WITH_WORKER[number], DRAFT_WORKER).await;
        store.put_draft(row("first")).await.unwrap();
        if said.next().await == Some(1.0) {
            kept.update(|kept| kept + 1);
        }
        remove(&store).await;
        store
    })
    .await;
    assert_eq!(kept.get(), WITH_WORKER.len());
}

#[wasm_bindgen_test]
async fn a_scribe_that_is_lost_loses_nothing() {
    for (name, loss) in [
        ("l0", "throw new Error('lost')"),
        ("l1", "close()"),
        ("l2", "postMessage(-1)"),
    ] {
        let script = format!(
            "let about; onmessage = () => {{ if (about) {loss}; else {{ about = true; postMessage(0); }} }};"
        );
        let (store, _said) = with_draft_worker(name, &script).await;
        for text in ["one", "two", "three"] {
            assert_eq!(store.put_draft(row(text)).await, Ok(()));
            assert_eq!(store.load(Table::Drafts).await.unwrap(), [row(text)]);
        }
    }
}

/// A full disk makes opening a database dangerous, so the worker waits until the page has written.
#[wasm_bindgen_test]
async fn a_scribe_that_lost_its_connection_connects_again_after_the_page_has_written() {
    let script = format!(
        "{DRAFT_WORKER}
        new BroadcastChannel('k0-orders').onmessage = () => {{ database.close(); self.postMessage(0); }};"
    );
    let (store, mut said) = with_draft_worker("k0", &script).await;
    let orders = BroadcastChannel::new("k0-orders").unwrap();
    orders.post_message(&"close".into()).unwrap();
    assert_eq!(said.next().await, Some(0.0), "it is closed");
    assert_eq!(store.put_draft(row("by the page")).await, Ok(()));
    assert_eq!(said.next().await, Some(-1.0));
    assert_eq!(said.next().await, Some(0.0), "it is connected again");
    assert_eq!(store.put_draft(row("by the scribe")).await, Ok(()));
    assert_eq!(said.next().await, Some(2.0));
    let rows = store.load(Table::Drafts).await.unwrap();
    assert_eq!(rows, [row("by the scribe")]);
}

#[wasm_bindgen_test]
async fn without_workers_the_page_writes() {
    // A worker from elsewhere is refused.
    let elsewhere = "http://127.0.0.1:9/draft-worker.js".to_owned();
    let store = IndexedDb::open("n0")
        .await
        .unwrap()
        .with_draft_worker(elsewhere);
    assert_eq!(store.put_draft(row("here")).await, Ok(()));
    assert_eq!(store.load(Table::Drafts).await.unwrap(), [row("here")]);
}

/// An empty store whose worker takes writes, and what that says from then on.
async fn with_draft_worker(
    name: &'static str,
    script: &str,
) -> (IndexedDb, mpsc::UnboundedReceiver<f64>) {
    let (sent, mut said) = mpsc::unbounded();
    let listener = BroadcastChannel::new(name).unwrap();
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        // After the test nobody listens any more.
        let _ = sent.unbounded_send(message.data().as_f64().unwrap());
    })
    .into_js_value();
    listener.set_onmessage(Some(heard.unchecked_ref()));
    let script = format!(
        "const listeners = new BroadcastChannel('{name}');
        const answer = postMessage.bind(self);
        self.postMessage = (said) => {{ answer(said); listeners.postMessage(said); }};
        {script}"
    );
    let parts = Array::of1(&script.into());
    let script = Blob::new_with_str_sequence(&parts).unwrap();
    let script = Url::create_object_url_with_blob(&script).unwrap();
    let store = IndexedDb::open(name)
        .await
        .unwrap()
        .with_draft_worker(script);
    // The first write starts it.
    store.put_draft(row("start")).await.unwrap();
    assert_eq!(said.next().await, Some(0.0));
    remove(&store).await;
    (store, said)
}

fn row(text: &str) -> Row {
    Row {
        key: "a".to_owned(),
        text: text.to_owned(),
    }
}

async fn remove(store: &IndexedDb) {
    let remove = vec![Change::Remove(Table::Drafts, "a".to_owned())];
    store.commit(remove, Durability::Relaxed).await.unwrap();
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
    contracts::mirror::holds(&LocalMirror::new(Namespace::OWN));
}

#[wasm_bindgen_test]
async fn the_browser_keeps_the_contract_of_snapshots() {
    contracts::snapshots::holds(&BrowserSnapshots).await;
}

/// On a full disk Chromium empties the folder and the caches of a site.
#[wasm_bindgen_test]
async fn the_last_snapshot_outlives_its_folder() {
    let names = ["1.1.a.b.snapshot", "2.1.a.b.snapshot"].map(str::to_owned);
    for name in &names {
        assert!(
            BrowserSnapshots
                .write(name.clone(), format!("text of {name}"))
                .await
        );
    }
    let emptied = js_sys::Function::new_no_args(
        "return navigator.storage.getDirectory().then((all) => all.removeEntry('snapshots-of-loopready', { recursive: true }))",
    );
    let emptied: js_sys::Promise = emptied.call0(&JsValue::NULL).unwrap().into();
    JsFuture::from(emptied).await.unwrap();
    let [before, last] = names;
    assert_eq!(BrowserSnapshots.names().await, std::slice::from_ref(&last));
    assert_eq!(BrowserSnapshots.read(before).await, None);
    let text = BrowserSnapshots.read(last.clone()).await;
    assert_eq!(text, Some(format!("text of {last}")));
    BrowserSnapshots.remove(last).await;
    assert!(BrowserSnapshots.names().await.is_empty());
}

#[wasm_bindgen_test]
async fn notifications_keep_the_contract_of_reminders() {
    contracts::reminders::holds(&Notifications::new(String::new())).await;
}
