//! A folder in memory that several devices share, with the faults of a real one.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::domain::sync::setup::DavServer;
use crate::domain::sync::setup::is_bundle_file;
use crate::domain::sync::trouble::PlaceTrouble;
use crate::ports::pending::Pending;
use crate::ports::{BringsFolder, FolderAccess, PlacedFile, SyncFolder, SyncPlace};

/// The files of a folder. Clones are the same folder.
#[derive(Clone, Default)]
pub struct MemoryPlace {
    inner: Rc<Shared>,
}

#[derive(Default)]
struct Shared {
    files: RefCell<BTreeMap<String, (u64, Vec<u8>)>>,
    writes: Cell<u64>,
    reading: RefCell<Option<PlaceTrouble>>,
    writing: RefCell<Option<PlaceTrouble>>,
}

impl MemoryPlace {
    /// Refuses everything from now on, or no longer.
    pub fn refuse(&self, trouble: Option<PlaceTrouble>) {
        *self.inner.reading.borrow_mut() = trouble;
    }

    /// Refuses writes from now on, or no longer.
    pub fn refuse_writes(&self, trouble: Option<PlaceTrouble>) {
        *self.inner.writing.borrow_mut() = trouble;
    }

    /// Puts a file there, as another program would.
    pub fn put(&self, name: &str, content: Vec<u8>) {
        let number = self.inner.writes.get() + 1;
        self.inner.writes.set(number);
        self.inner
            .files
            .borrow_mut()
            .insert(name.to_owned(), (number, content));
    }

    /// The content of a file.
    #[must_use]
    pub fn content(&self, name: &str) -> Option<Vec<u8>> {
        let files = self.inner.files.borrow();
        files.get(name).map(|(_, content)| content.clone())
    }

    /// The names of all files.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.inner.files.borrow().keys().cloned().collect()
    }

    /// How many writes there were.
    #[must_use]
    pub fn writes(&self) -> u64 {
        self.inner.writes.get()
    }

    fn readable(&self) -> Result<(), PlaceTrouble> {
        self.inner.reading.borrow().clone().map_or(Ok(()), Err)
    }

    fn writable(&self) -> Result<(), PlaceTrouble> {
        self.readable()?;
        self.inner.writing.borrow().clone().map_or(Ok(()), Err)
    }
}

impl SyncPlace for MemoryPlace {
    fn list(&self) -> Pending<'_, Result<Vec<PlacedFile>, PlaceTrouble>> {
        let files = self.inner.files.borrow();
        let bundles = files.iter().filter(|(name, _)| is_bundle_file(name));
        let list = bundles.map(|(name, (number, _))| PlacedFile {
            name: name.clone(),
            mark: number.to_string(),
        });
        let list = list.collect();
        Box::pin(std::future::ready(self.readable().map(|()| list)))
    }

    fn read(&self, name: &str) -> Pending<'_, Result<Option<Vec<u8>>, PlaceTrouble>> {
        let content = self.readable().map(|()| self.content(name));
        Box::pin(std::future::ready(content))
    }

    fn write(&self, name: &str, content: Vec<u8>) -> Pending<'_, Result<(), PlaceTrouble>> {
        let outcome = self.writable().map(|()| self.put(name, content));
        Box::pin(std::future::ready(outcome))
    }

    fn remove(&self, name: &str) -> Pending<'_, Result<(), PlaceTrouble>> {
        let outcome = self.writable().map(|()| {
            self.inner.files.borrow_mut().remove(name);
        });
        Box::pin(std::future::ready(outcome))
    }
}

/// The folder of a device. Clones are the same device.
#[derive(Clone, Default)]
pub struct MemoryFolder {
    device: Rc<OnDevice>,
}

#[derive(Default)]
struct OnDevice {
    offered: RefCell<Option<MemoryPlace>>,
    chosen: RefCell<Option<MemoryPlace>>,
    asks: Cell<bool>,
    secret: RefCell<Option<String>>,
    /// The servers that it reaches, by address, with their users and passwords.
    servers: RefCell<Vec<(DavServer, String, MemoryPlace)>>,
}

impl MemoryFolder {
    /// Offers a folder to choose; none in a browser without folders.
    pub fn offer(&self, place: &MemoryPlace) {
        *self.device.offered.borrow_mut() = Some(place.clone());
    }

    /// Has a server answer this user with this password.
    pub fn serve(&self, server: DavServer, password: &str, place: &MemoryPlace) {
        let entry = (server, password.to_owned(), place.clone());
        self.device.servers.borrow_mut().push(entry);
    }

    /// Makes the browser ask for permission again, as it does at a new start.
    pub fn ask_again(&self) {
        self.device.asks.set(true);
    }
}

impl SyncFolder for MemoryFolder {
    fn is_offered(&self) -> bool {
        self.device.offered.borrow().is_some()
    }

    fn choose(&self) -> Pending<'_, Result<Option<String>, PlaceTrouble>> {
        let offered = self.device.offered.borrow().clone();
        let name = offered.is_some().then(|| "Loop".to_owned());
        *self.device.chosen.borrow_mut() = offered;
        self.device.asks.set(false);
        Box::pin(std::future::ready(Ok(name)))
    }

    fn access(&self) -> Pending<'_, FolderAccess> {
        let is_chosen = self.device.chosen.borrow().is_some();
        let access = match (is_chosen, self.device.asks.get()) {
            (false, _) => FolderAccess::Missing,
            (true, true) => FolderAccess::Asks,
            (true, false) => FolderAccess::Open,
        };
        Box::pin(std::future::ready(access))
    }

    fn ask(&self) -> Pending<'_, bool> {
        self.device.asks.set(false);
        Box::pin(std::future::ready(true))
    }

    fn place(&self) -> Rc<dyn SyncPlace> {
        Rc::new(self.device.chosen.borrow().clone().unwrap_or_default())
    }

    fn origin(&self) -> String {
        "https://loop.example".to_owned()
    }

    fn server(&self, server: &DavServer, password: &str) -> Rc<dyn SyncPlace> {
        let servers = self.device.servers.borrow();
        let mut at_address = servers
            .iter()
            .filter(|(known, ..)| known.address == server.address);
        let Some((_, _, place)) = at_address.clone().next() else {
            let nowhere = MemoryPlace::default();
            nowhere.refuse(Some(PlaceTrouble::Unreachable));
            return Rc::new(nowhere);
        };
        if at_address.any(|(known, right, _)| known.user == server.user && right == password) {
            return Rc::new(place.clone());
        }
        let closed = MemoryPlace::default();
        closed.refuse(Some(PlaceTrouble::WrongLogin));
        Rc::new(closed)
    }

    fn remember(&self, secret: String) -> Pending<'_, bool> {
        *self.device.secret.borrow_mut() = Some(secret);
        Box::pin(std::future::ready(true))
    }

    fn recall(&self) -> Pending<'_, Option<String>> {
        let secret = self.device.secret.borrow().clone();
        Box::pin(std::future::ready(secret))
    }

    fn forget(&self) -> Pending<'_, ()> {
        *self.device.chosen.borrow_mut() = None;
        *self.device.secret.borrow_mut() = None;
        Box::pin(std::future::ready(()))
    }
}

impl BringsFolder for MemoryFolder {
    fn bring(&self) -> Pending<'_, Option<Rc<dyn SyncFolder>>> {
        let folder: Rc<dyn SyncFolder> = Rc::new(self.clone());
        Box::pin(std::future::ready(Some(folder)))
    }
}
