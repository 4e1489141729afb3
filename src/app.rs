//! The composition root: opens the browser's ports, loads the stored records, and mounts the shell.

use std::rc::Rc;

use any_spawner::Executor;
use futures::future::join;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::browser::clock::BrowserClock;
use crate::browser::content::FetchedContent;
use crate::browser::files::docx::DocxFiles;
use crate::browser::files::sealing::BrowserSealing;
use crate::browser::files::transfer::BrowserFiles;
use crate::browser::shell::attention::BrowserAttention;
use crate::browser::shell::installation::BrowserInstallation;
use crate::browser::shell::navigation::BrowserNavigation;
use crate::browser::shell::page::BrowserPage;
use crate::browser::shell::reminders::BrowserReminders;
use crate::browser::shell::rescue;
use crate::browser::shell::tabs::{BrowserLocks, BrowserPeers};
use crate::browser::sound::aloud::BrowserAloud;
use crate::browser::storage::folder::BrowserFolder;
use crate::browser::storage::indexed_db::IndexedDb;
use crate::browser::storage::local_mirror::LocalMirror;
use crate::browser::storage::namespace::Namespace;
use crate::browser::storage::sandbox;
use crate::browser::storage::sandbox::BrowserSandbox;
use crate::browser::storage::snapshots::BrowserSnapshots;
use crate::ports::memory::MemorySnapshots;
use crate::ports::{Refusal, Snapshots, Store};
use crate::route::{Route, SettingsRoute};
use crate::state::{App, Services, Start};
use crate::ui::{Parts, Shell};

/// Starts the app in the page's `#app`, whose content was the frame for the first paint.
pub fn run() {
    rescue::on_panic();
    // The state loads before anything is mounted, and its tasks must run by then. `init` fails only
    // if an executor already exists, which is fine.
    let _ = Executor::init_wasm_bindgen();
    spawn_local(async {
        let base = base();
        let namespace = sandbox::chosen();
        let opened = IndexedDb::open(namespace.name())
            .await
            .map(|database| database.with_draft_worker(format!("{base}draft-worker.js")));
        let database = opened.as_ref().ok().cloned();
        let (store, start): (Rc<dyn Store>, Start) = match opened {
            Ok(database) => (Rc::new(database), Start::Stored),
            Err(error) => (Rc::new(Refusal(error.clone())), Start::NotStored(error)),
        };
        let sandbox = BrowserSandbox {
            base: base.clone(),
            namespace,
        };
        let snapshots: Rc<dyn Snapshots> = match namespace {
            Namespace::OWN => Rc::new(BrowserSnapshots),
            // The example is never copied anywhere that outlives this page.
            _ => Rc::new(MemorySnapshots::default()),
        };
        let services = Services {
            store,
            mirror: Rc::new(LocalMirror::new(namespace)),
            snapshots,
            clock: Rc::new(BrowserClock::new()),
            content: Rc::new(FetchedContent::new(base.clone())),
            locks: Rc::new(BrowserLocks(namespace)),
            peers: Rc::new(BrowserPeers::new(namespace)),
            files: Rc::new(BrowserFiles),
            folder: Rc::new(BrowserFolder),
            sealing: Rc::new(BrowserSealing),
            word: Rc::new(DocxFiles),
            navigation: Rc::new(BrowserNavigation::new(&base)),
            reminders: Rc::new(BrowserReminders { base: base.clone() }),
            installation: Rc::new(BrowserInstallation::new(base)),
            page: Rc::new(BrowserPage::new(LocalMirror::new(namespace))),
            attention: Rc::new(BrowserAttention::new()),
            aloud: Rc::new(BrowserAloud { database }),
            sandbox: Rc::new(sandbox),
        };
        // The first page's part is fetched while the library loads.
        let parts = Parts::default();
        let place = services.navigation.current();
        let (app, ()) = join(App::start(services, start), parts.fetch_for(&place)).await;
        // A newcomer reads what the app is while the plan's part downloads. For everyone else that
        // part shows the next step, and a page that arrives whole does not jump.
        if place == Route::Today && app.plan.may_have_begun() {
            parts.fetch_today().await;
        }
        mount(app, parts);
        app.watch();
        parts.fetch_snapshots(app).await;
        // Anything automatic opens entries, which a safe start must not do.
        if place != SettingsRoute::SafeStart.into() {
            parts.fetch_rest(app).await;
        }
    });
}

fn mount(app: &'static App, parts: Parts) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let Some(frame) = document
        .get_element_by_id("app")
        .and_then(|frame| frame.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    frame.set_text_content(None);
    mount_to(frame, move || {
        provide_context(app);
        view! { <Shell parts /> }
    })
    .forget();
    if let Some(root) = document.document_element() {
        // Tells the bench and the journeys that the page is ready for input.
        let _ = root.set_attribute("data-ready", "true");
    }
}

/// The app's base path on its host, ending in a slash; the build writes it into the page.
fn base() -> String {
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("boot"))
        .and_then(|boot| boot.get_attribute("data-base"))
        .unwrap_or_else(|| "/".to_owned())
}
