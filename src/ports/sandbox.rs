//! The sandbox: a place for the example, apart from everything of the candidate's own.

use crate::ports::pending::Pending;
use crate::ports::store::{Row, StorageError};

/// Opens the example in this page, and leaves it. Which of the two is open is decided at the start of a
/// page; nothing of one is ever read or written while the other is.
pub trait Sandbox {
    /// Whether this page has the example open.
    fn is_open(&self) -> bool;

    /// Fills the sandbox with these records, in the stead of all that is in it, and starts the app again
    /// there.
    ///
    /// # Errors
    /// When they could not be kept, or the next start could not be told; this page stays then.
    fn open(&self, records: Vec<Row>) -> Pending<'_, Result<(), StorageError>>;

    /// Starts the app again with the candidate's own records, and throws the sandbox away.
    fn leave(&self);
}
