//! Dialogs that every page can open.

/// A dialog on top of any page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aid {
    /// Finds pages, stories, memos, questions and topics by their names.
    Search,
    /// Lists the keyboard shortcuts.
    Shortcuts,
}
