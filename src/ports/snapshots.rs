//! A second storage for copies of all records, which does not share the fate of the store.

use crate::ports::pending::Pending;

/// Keeps texts under names. It may be missing or full at any time; it is never the only copy.
pub trait Snapshots {
    /// The names, in no particular order.
    fn names(&self) -> Pending<'_, Vec<String>>;

    /// Writes a text; whether that was done.
    fn write(&self, name: String, text: String) -> Pending<'_, bool>;

    /// The text of a name; none when there is none, or it cannot be read.
    fn read(&self, name: String) -> Pending<'_, Option<String>>;

    /// Removes a name; one that is not there is no error.
    fn remove(&self, name: String) -> Pending<'_, ()>;
}
