//! Which tab may write a document, and messages between tabs.

use crate::ports::pending::Pending;

/// Held while this tab may write; dropping it lets the next tab write.
pub trait Lock {
    /// Completes when another tab takes the document over.
    fn lost(&self) -> Pending<'static, ()>;
}

/// Gives one tab at a time the right to write a document.
pub trait DocumentLocks {
    /// Takes the document if no other tab has it.
    fn acquire(&self, document: &str) -> Pending<'_, Option<Box<dyn Lock>>>;

    /// Takes the document from the tab that has it.
    fn take_over(&self, document: &str) -> Pending<'_, Option<Box<dyn Lock>>>;
}

/// The other tabs of the app.
pub trait Peers {
    /// Tells the other tabs that records changed.
    fn announce(&self);

    /// Calls back whenever another tab reports a change, as long as the page lives.
    fn on_announcement(&self, heard: Box<dyn Fn()>);
}
