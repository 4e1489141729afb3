//! The sandbox: storage for the example, apart from the candidate's own records.

use crate::ports::pending::Pending;
use crate::ports::store::{Row, StorageError};

/// Opens and leaves the example. A page decides at startup which of the two it opens; neither is read
/// or written while the other is open.
pub trait Sandbox {
    /// Whether this page has the example open.
    fn is_open(&self) -> bool;

    /// Replaces the sandbox's records with these, and restarts the app there.
    ///
    /// # Errors
    /// If they, or the mark for the next start, could not be stored; this page then stays.
    fn open(&self, records: Vec<Row>) -> Pending<'_, Result<(), StorageError>>;

    /// Restarts the app with the candidate's own records, and deletes the sandbox.
    fn leave(&self);
}
