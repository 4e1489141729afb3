//! Who may write on a document when several tabs are open, and how tabs hear of each other.

use crate::ports::pending::Pending;

/// Held while this tab may write; dropping it lets the next tab in.
pub trait Lock {
    /// Completes when another tab has taken the document over.
    fn lost(&self) -> Pending<'static, ()>;
}

/// Gives one tab at a time the right to write on a document.
pub trait DocumentLocks {
    /// Takes the document if no other tab has it.
    fn acquire(&self, document: &str) -> Pending<'_, Option<Box<dyn Lock>>>;

    /// Takes the document from whichever tab has it.
    fn take_over(&self, document: &str) -> Pending<'_, Option<Box<dyn Lock>>>;
}

/// The other tabs of the app.
pub trait Peers {
    /// Tells them that records changed.
    fn announce(&self);

    /// Calls back whenever another tab announces, as long as the page lives.
    fn on_announcement(&self, heard: Box<dyn Fn()>);
}
