//! What helps on any page.

/// A dialog that stands before whatever page is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aid {
    /// Finds pages, stories, memos, questions and topics by their names.
    Search,
    /// Lists the keys.
    Shortcuts,
}
