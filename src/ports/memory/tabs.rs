//! Several tabs of one device.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use futures::channel::oneshot;

use crate::ports::pending::Pending;
use crate::ports::{DocumentLocks, Lock, Peers};

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

/// A device's locks, as one of its tabs sees them. Clones are the same tab.
#[derive(Clone, Default)]
pub struct MemoryLocks {
    held: Rc<RefCell<BTreeMap<String, Rc<Hold>>>>,
    own: Rc<RefCell<Vec<Own>>>,
}

/// A document that a tab has taken.
type Own = (String, Weak<Hold>);

/// A document held by a tab.
#[derive(Default)]
struct Hold {
    is_lost: Cell<bool>,
    watchers: RefCell<Vec<oneshot::Sender<()>>>,
}

/// The lock of a tab.
struct Held {
    document: String,
    hold: Rc<Hold>,
    locks: MemoryLocks,
}

impl MemoryLocks {
    /// The locks as another tab sees them.
    #[must_use]
    pub fn join(&self) -> Self {
        Self {
            held: Rc::clone(&self.held),
            own: Rc::default(),
        }
    }

    /// Releases everything this tab holds, as a browser does when a tab is closed.
    pub fn let_go(&self) {
        let mut held = self.held.borrow_mut();
        for (document, own) in self.own.take() {
            let own = own.upgrade();
            let is_own = held
                .get(&document)
                .zip(own.as_ref())
                .is_some_and(|(hold, own)| Rc::ptr_eq(hold, own));
            if is_own {
                held.remove(&document);
            }
        }
    }

    fn take(&self, document: &str) -> Box<dyn Lock> {
        let hold = Rc::new(Hold::default());
        let own = (document.to_owned(), Rc::downgrade(&hold));
        self.own.borrow_mut().push(own);
        let before = self
            .held
            .borrow_mut()
            .insert(document.to_owned(), Rc::clone(&hold));
        if let Some(before) = before {
            before.is_lost.set(true);
            for watcher in before.watchers.take() {
                // The receiver may have been dropped.
                let _ = watcher.send(());
            }
        }
        Box::new(Held {
            document: document.to_owned(),
            hold,
            locks: self.clone(),
        })
    }
}

impl DocumentLocks for MemoryLocks {
    fn acquire(&self, document: &str) -> Pending<'_, Option<Box<dyn Lock>>> {
        let is_free = !self.held.borrow().contains_key(document);
        Box::pin(std::future::ready(is_free.then(|| self.take(document))))
    }

    fn take_over(&self, document: &str) -> Pending<'_, Option<Box<dyn Lock>>> {
        Box::pin(std::future::ready(Some(self.take(document))))
    }
}

impl Lock for Held {
    fn lost(&self) -> Pending<'static, ()> {
        if self.hold.is_lost.get() {
            return Box::pin(std::future::ready(()));
        }
        let (watcher, lost) = oneshot::channel();
        self.hold.watchers.borrow_mut().push(watcher);
        Box::pin(async {
            if lost.await.is_err() {
                // This tab released it itself: nobody took it.
                std::future::pending::<()>().await;
            }
        })
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut held = self.locks.held.borrow_mut();
        let is_own = held
            .get(&self.document)
            .is_some_and(|hold| Rc::ptr_eq(hold, &self.hold));
        if is_own {
            held.remove(&self.document);
        }
    }
}

/// One of a device's tabs; clones are the same tab. Messages from other tabs wait until they are delivered.
#[derive(Clone, Default)]
pub struct MemoryPeers {
    tabs: Rc<RefCell<Vec<Rc<Inbox>>>>,
    own: Rc<Inbox>,
}

#[derive(Default)]
struct Inbox {
    news: Cell<bool>,
    heard: RefCell<Option<Box<dyn Fn()>>>,
}

impl MemoryPeers {
    /// Another tab of the same device.
    #[must_use]
    pub fn join(&self) -> Self {
        let own = Rc::new(Inbox::default());
        self.tabs.borrow_mut().push(Rc::clone(&own));
        Self {
            tabs: Rc::clone(&self.tabs),
            own,
        }
    }

    /// Delivers the other tabs' messages. Returns whether there were any.
    pub fn deliver(&self) -> bool {
        let has_news = self.own.news.take();
        if has_news && let Some(heard) = self.own.heard.borrow().as_ref() {
            heard();
        }
        has_news
    }
}

impl Peers for MemoryPeers {
    fn announce(&self) {
        for tab in self.tabs.borrow().iter() {
            if !Rc::ptr_eq(tab, &self.own) {
                tab.news.set(true);
            }
        }
    }

    fn on_announcement(&self, heard: Box<dyn Fn()>) {
        *self.own.heard.borrow_mut() = Some(heard);
    }
}
