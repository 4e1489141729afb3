//! Snapshots in memory.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::ports::Snapshots;
use crate::ports::pending::Pending;

/// Snapshots in memory. Clones share them.
#[derive(Clone, Default)]
pub struct MemorySnapshots {
    texts: Rc<RefCell<BTreeMap<String, String>>>,
    is_full: Rc<Cell<bool>>,
}

impl MemorySnapshots {
    /// Makes every write fail from now on, or succeed again.
    pub fn set_full(&self, is_full: bool) {
        self.is_full.set(is_full);
    }

    /// Damages the stored texts.
    pub fn damage(&self) {
        for text in self.texts.borrow_mut().values_mut() {
            text.pop();
        }
    }
}

impl Snapshots for MemorySnapshots {
    fn names(&self) -> Pending<'_, Vec<String>> {
        let names = self.texts.borrow().keys().cloned().collect();
        Box::pin(std::future::ready(names))
    }

    fn write(&self, name: String, text: String) -> Pending<'_, bool> {
        let has_room = !self.is_full.get();
        if has_room {
            self.texts.borrow_mut().insert(name, text);
        }
        Box::pin(std::future::ready(has_room))
    }

    fn read(&self, name: String) -> Pending<'_, Option<String>> {
        let text = self.texts.borrow().get(&name).cloned();
        Box::pin(std::future::ready(text))
    }

    fn remove(&self, name: String) -> Pending<'_, ()> {
        self.texts.borrow_mut().remove(&name);
        Box::pin(std::future::ready(()))
    }
}
