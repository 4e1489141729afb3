//! The mirror in localStorage. Chromium commits it seconds late, so it is never the only copy; it
//! is for the day when `IndexedDB` itself fails.

use gloo_storage::{LocalStorage, Storage};

use crate::browser::storage::namespace::Namespace;
use crate::ports::Mirror;

/// This browser's mirror.
pub struct LocalMirror {
    /// The prefix of its entries.
    prefix: String,
    /// Accessing localStorage panics where it is blocked, so it is probed once, before use.
    available: bool,
}

impl LocalMirror {
    /// Probes for localStorage.
    #[must_use]
    pub fn new(namespace: Namespace) -> Self {
        let available =
            web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))));
        Self {
            prefix: namespace.prefix(),
            available,
        }
    }

    fn key(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
}

impl Mirror for LocalMirror {
    fn put(&self, name: &str, text: &str) {
        if self.available {
            // A full mirror loses nothing: the store has the text, or reports that it doesn't.
            let _ = LocalStorage::raw().set_item(&self.key(name), text);
        }
    }

    fn get(&self, name: &str) -> Option<String> {
        if !self.available {
            return None;
        }
        LocalStorage::raw().get_item(&self.key(name)).ok().flatten()
    }

    fn entries(&self) -> Vec<(String, String)> {
        if !self.available {
            return Vec::new();
        }
        let storage = LocalStorage::raw();
        (0..LocalStorage::length())
            .filter_map(|place| storage.key(place).ok().flatten())
            .filter_map(|key| {
                let name = key.strip_prefix(&self.prefix)?.to_owned();
                let text = self.get(&name)?;
                Some((name, text))
            })
            .collect()
    }

    fn remove(&self, name: &str) {
        if self.available {
            LocalStorage::delete(self.key(name));
        }
    }
}
