//! Places that several devices reach, such as a folder that something else syncs.

use std::rc::Rc;

use crate::domain::sync::setup::DavServer;
use crate::domain::sync::trouble::PlaceTrouble;
use crate::ports::pending::Pending;

/// A file in a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlacedFile {
    /// Its name.
    pub name: String,
    /// A text that changes whenever its content does.
    pub mark: String,
}

/// A flat list of files, which other devices may change at any time.
pub trait SyncPlace {
    /// The files that devices leave for each other, in no particular order.
    ///
    /// # Errors
    /// When the place cannot be read.
    fn list(&self) -> Pending<'_, Result<Vec<PlacedFile>, PlaceTrouble>>;

    /// The content of a file; `None` if there is none.
    ///
    /// # Errors
    /// When it cannot be read.
    fn read(&self, name: &str) -> Pending<'_, Result<Option<Vec<u8>>, PlaceTrouble>>;

    /// Writes a file, whole or not at all.
    ///
    /// # Errors
    /// When it cannot be written; the file is as it was then.
    fn write(&self, name: &str, content: Vec<u8>) -> Pending<'_, Result<(), PlaceTrouble>>;

    /// Removes a file; removing a missing one is not an error.
    ///
    /// # Errors
    /// When it cannot be removed.
    fn remove(&self, name: &str) -> Pending<'_, Result<(), PlaceTrouble>>;

    /// Makes the place if it is missing and can be made.
    ///
    /// # Errors
    /// When there is no such place and none can be made.
    fn prepare(&self) -> Pending<'_, Result<(), PlaceTrouble>> {
        Box::pin(std::future::ready(Ok(())))
    }
}

/// What the browser lets the page do with the chosen folder.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FolderAccess {
    /// None is chosen.
    Missing,
    /// It asks again, which takes a press.
    Asks,
    /// Reading and writing.
    Open,
}

/// The folder for sync and what goes with it, kept on this device.
pub trait SyncFolder {
    /// Whether this browser lets a page use a folder.
    fn is_offered(&self) -> bool;

    /// Lets the candidate choose a folder, and returns its name; `None` if they chose none. Works only
    /// during a press.
    ///
    /// # Errors
    /// When the browser refuses.
    fn choose(&self) -> Pending<'_, Result<Option<String>, PlaceTrouble>>;

    /// What the page may do with the folder that was chosen last.
    fn access(&self) -> Pending<'_, FolderAccess>;

    /// Asks for permission again, and returns whether it was given. Works only during a press.
    fn ask(&self) -> Pending<'_, bool>;

    /// The files of the folder.
    fn place(&self) -> Rc<dyn SyncPlace>;

    /// The site that the app was loaded from, such as `https://loop.example`, and the only one that it
    /// may talk to.
    fn origin(&self) -> String;

    /// The files of a folder on a server.
    fn server(&self, server: &DavServer, password: &str) -> Rc<dyn SyncPlace>;

    /// Keeps a secret text on this device, encrypted with a key that the browser does not hand out.
    /// Returns whether that worked.
    fn remember(&self, secret: String) -> Pending<'_, bool>;

    /// The secret text that was kept; `None` if there is none.
    fn recall(&self) -> Pending<'_, Option<String>>;

    /// Forgets the folder and the secret text. The files in the folder stay.
    fn forget(&self) -> Pending<'_, ()>;
}

/// Loads what a sync needs.
pub trait BringsFolder {
    /// The folder; `None` if its part of the program could not be fetched.
    fn bring(&self) -> Pending<'_, Option<Rc<dyn SyncFolder>>>;
}
