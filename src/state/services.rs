//! The ports, as the composition root hands them in.

use std::rc::Rc;

use crate::ports::{
    Attention, BringsAloud, BringsReminders, Clock, Content, DocumentLocks, Files, Installation,
    Mirror, Navigation, Page, Peers, Sandbox, Snapshots, StorageError, Store, WordFiles,
};

/// Every port the app uses.
#[derive(Clone)]
pub struct Services {
    /// Rows.
    pub store: Rc<dyn Store>,
    /// The second place for all records.
    pub snapshots: Rc<dyn Snapshots>,
    /// The second place for texts under way.
    pub mirror: Rc<dyn Mirror>,
    /// Clocks and chance.
    pub clock: Rc<dyn Clock>,
    /// Built-in content.
    pub content: Rc<dyn Content>,
    /// Who may write.
    pub locks: Rc<dyn DocumentLocks>,
    /// The other tabs.
    pub peers: Rc<dyn Peers>,
    /// Files, clipboard, share sheet, printer.
    pub files: Rc<dyn Files>,
    /// Documents for word processors.
    pub word: Rc<dyn WordFiles>,
    /// The installation.
    pub installation: Rc<dyn Installation>,
    /// The address bar.
    pub navigation: Rc<dyn Navigation>,
    /// The page.
    pub page: Rc<dyn Page>,
    /// Screen, sound and shaking.
    pub attention: Rc<dyn Attention>,
    /// Microphone, speaker and voice, when they are wanted.
    pub aloud: Rc<dyn BringsAloud>,
    /// Notifications, when they are wanted.
    pub reminders: Rc<dyn BringsReminders>,
    /// Where the example lives.
    pub sandbox: Rc<dyn Sandbox>,
}

/// How the store was found at start.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Start {
    /// It opened.
    Stored,
    /// It did not, and a store that refuses everything stands in for it.
    NotStored(StorageError),
}
