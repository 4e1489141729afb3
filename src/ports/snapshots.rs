//! A second storage for copies of all records, independent of the store.

use crate::ports::pending::Pending;

/// Stores texts under names. It may be missing or full at any time; it is never the only copy.
pub trait Snapshots {
    /// The names, in no particular order.
    fn names(&self) -> Pending<'_, Vec<String>>;

    /// Writes a text, and returns whether that worked.
    fn write(&self, name: String, text: String) -> Pending<'_, bool>;

    /// The text of a name; `None` if there is none, or it cannot be read.
    fn read(&self, name: String) -> Pending<'_, Option<String>>;

    /// Removes a name; removing a missing one is not an error.
    fn remove(&self, name: String) -> Pending<'_, ()>;
}
