//! The ports, as the composition root hands them in.

use std::rc::Rc;

use crate::ports::{
    Attention, BringsAloud, BringsFolder, BringsReminders, Clock, Content, DocumentLocks, Files,
    Installation, Mirror, Navigation, Page, Peers, Sandbox, Sealing, Snapshots, StorageError,
    Store, WordFiles,
};

/// Every port the app uses.
#[derive(Clone)]
pub struct Services {
    /// The store.
    pub store: Rc<dyn Store>,
    /// Snapshots of all records.
    pub snapshots: Rc<dyn Snapshots>,
    /// The mirror for drafts.
    pub mirror: Rc<dyn Mirror>,
    /// Clocks and random numbers.
    pub clock: Rc<dyn Clock>,
    /// Built-in content.
    pub content: Rc<dyn Content>,
    /// Locks between tabs.
    pub locks: Rc<dyn DocumentLocks>,
    /// The other tabs.
    pub peers: Rc<dyn Peers>,
    /// Files, clipboard, share sheet, printer.
    pub files: Rc<dyn Files>,
    /// The folder for sync, loaded on demand.
    pub folder: Rc<dyn BringsFolder>,
    /// Encryption, loaded on demand.
    pub sealing: Rc<dyn Sealing>,
    /// Documents for word processors.
    pub word: Rc<dyn WordFiles>,
    /// The installation.
    pub installation: Rc<dyn Installation>,
    /// The address bar.
    pub navigation: Rc<dyn Navigation>,
    /// The page.
    pub page: Rc<dyn Page>,
    /// Screen, sound, and vibration.
    pub attention: Rc<dyn Attention>,
    /// Microphone, speaker, and voice, loaded on demand.
    pub aloud: Rc<dyn BringsAloud>,
    /// Notifications, loaded on demand.
    pub reminders: Rc<dyn BringsReminders>,
    /// The example's storage.
    pub sandbox: Rc<dyn Sandbox>,
}

/// The store's state at startup.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Start {
    /// It opened.
    Stored,
    /// It didn't open, and a store that refuses everything takes its place.
    NotStored(StorageError),
}
