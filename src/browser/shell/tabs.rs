//! Several tabs of one app: one Web Lock per document, and one broadcast channel.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::browser::promise::settled;
use crate::browser::storage::namespace::Namespace;
use crate::ports::memory::SingleTab;
use crate::ports::pending::Pending;
use crate::ports::{DocumentLocks, Lock, Peers};

#[wasm_bindgen]
extern "C" {
    /// `web-sys` has Web Locks only behind an unstable flag, so this binding is our own.
    type LockManager;

    #[wasm_bindgen(method)]
    fn request(this: &LockManager, name: &str, options: &Object, granted: &Function) -> Promise;
}

/// The lock manager; missing outside secure contexts and in old browsers.
fn manager() -> Option<LockManager> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    (!locks.is_undefined()).then(|| locks.unchecked_into())
}

/// The documents' locks in this browser.
pub struct BrowserLocks(pub Namespace);

impl DocumentLocks for BrowserLocks {
    fn acquire(&self, document: &str) -> Pending<'_, Option<Box<dyn Lock>>> {
        request(self.name(document), "ifAvailable")
    }

    fn take_over(&self, document: &str) -> Pending<'_, Option<Box<dyn Lock>>> {
        request(self.name(document), "steal")
    }
}

impl BrowserLocks {
    fn name(&self, document: &str) -> String {
        format!("{}:{document}", self.0.name())
    }
}

/// A lock held by this tab: the browser holds it until `release` resolves the promise returned by
/// its callback.
struct HeldLock {
    release: Function,
    /// Rejects when another tab steals the lock.
    ended: Promise,
}

impl Lock for HeldLock {
    fn lost(&self) -> Pending<'static, ()> {
        let ended = JsFuture::from(self.ended.clone());
        Box::pin(async move {
            if ended.await.is_ok() {
                // This tab released it itself: nobody took it.
                std::future::pending::<()>().await;
            }
        })
    }
}

impl Drop for HeldLock {
    fn drop(&mut self) {
        // Resolving a promise cannot fail.
        let _ = self.release.call0(&JsValue::UNDEFINED);
    }
}

fn request(name: String, manner: &str) -> Pending<'static, Option<Box<dyn Lock>>> {
    let Some(manager) = manager() else {
        // Without Web Locks, tabs can't know of each other; each may write.
        return Box::pin(async move { SingleTab.acquire("").await });
    };
    let options = Object::new();
    // Setting a field of a fresh object cannot fail.
    let _ = Reflect::set(&options, &manner.into(), &true.into());
    Box::pin(async move {
        let release: Rc<RefCell<Option<Function>>> = Rc::default();
        let mut ended = None;
        let granted = settled(|resolve, _| {
            let release = Rc::clone(&release);
            let callback = Closure::once_into_js(move |lock: JsValue| -> JsValue {
                let is_granted = !lock.is_null();
                let held = Promise::new(&mut |let_go, _| {
                    *release.borrow_mut() = Some(let_go);
                });
                let _ = resolve.call1(&JsValue::UNDEFINED, &is_granted.into());
                if is_granted {
                    held.into()
                } else {
                    JsValue::UNDEFINED
                }
            });
            ended = Some(manager.request(&name, &options, callback.unchecked_ref()));
        })
        .await;
        let is_granted = granted.is_ok_and(|answer| answer.is_truthy());
        let release = release.borrow_mut().take();
        match (is_granted, release, ended) {
            (true, Some(release), Some(ended)) => {
                Some(Box::new(HeldLock { release, ended }) as Box<dyn Lock>)
            }
            _ => None,
        }
    })
}

/// The other tabs, through a broadcast channel.
pub struct BrowserPeers {
    channel: Option<BroadcastChannel>,
}

impl BrowserPeers {
    /// Joins the channel, if the browser has one.
    #[must_use]
    pub fn new(namespace: Namespace) -> Self {
        Self {
            channel: BroadcastChannel::new(namespace.name()).ok(),
        }
    }
}

impl Peers for BrowserPeers {
    fn announce(&self) {
        if let Some(channel) = &self.channel {
            // If a message is lost, the next load catches up.
            let _ = channel.post_message(&"changed".into());
        }
    }

    fn on_announcement(&self, heard: Box<dyn Fn()>) {
        if let Some(channel) = &self.channel {
            let listener = Closure::<dyn Fn(MessageEvent)>::new(move |_| heard()).into_js_value();
            channel.set_onmessage(Some(listener.unchecked_ref()));
        }
    }
}
