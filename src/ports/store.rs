//! The store: rows of text in tables, changed in transactions.

use std::fmt;

use crate::ports::pending::Pending;

/// The table of a row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Table {
    /// Records, each row an envelope as JSON.
    Records,
    /// Drafts, each row as JSON.
    Drafts,
    /// Data about this device only, never part of a backup.
    Device,
}

impl Table {
    /// All tables.
    pub const ALL: [Self; 3] = [Self::Records, Self::Drafts, Self::Device];

    /// The table's name in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Drafts => "drafts",
            Self::Device => "device",
        }
    }
}

/// A row: a key and a text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Row {
    /// The key, unique in its table.
    pub key: String,
    /// The content.
    pub text: String,
}

/// One change of a transaction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// Writes a row, replacing one with the same key.
    Put(Table, Row),
    /// Removes a row; removing a missing one is not an error.
    Remove(Table, String),
}

impl Change {
    /// The table that it touches.
    #[must_use]
    pub fn table(&self) -> Table {
        match self {
            Self::Put(table, _) | Self::Remove(table, _) => *table,
        }
    }

    /// The key of its row.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Put(_, row) => &row.key,
            Self::Remove(_, key) => key,
        }
    }
}

/// When a transaction counts as complete.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Durability {
    /// When the operating system has it: survives a browser crash.
    Relaxed,
    /// When the disk has it: survives a power failure.
    Strict,
}

/// Stores rows.
pub trait Store {
    /// Every row of a table, sorted by key.
    ///
    /// # Errors
    /// If the store cannot be opened or read.
    fn load(&self, table: Table) -> Pending<'_, Result<Vec<Row>, StorageError>>;

    /// The row of a key; `None` if there is none.
    ///
    /// # Errors
    /// When the store cannot be opened or read.
    fn get(&self, table: Table, key: &str) -> Pending<'_, Result<Option<Row>, StorageError>>;

    /// Writes a row of [`Table::Drafts`] with relaxed durability. Every key does this, so it must
    /// be cheap. It completes in order with commits that touch the same table.
    ///
    /// # Errors
    /// As [`Self::commit`].
    fn put_draft(&self, row: Row) -> Pending<'_, Result<(), StorageError>>;

    /// Makes all changes or none, in order. Success means that the transaction completed.
    ///
    /// # Errors
    /// When it was aborted or the store cannot be opened; nothing was changed then.
    fn commit(
        &self,
        changes: Vec<Change>,
        durability: Durability,
    ) -> Pending<'_, Result<(), StorageError>>;

    /// Calls back whenever the browser turns out to have emptied the store during the page's life, as
    /// it does on a full disk. Later writes stay.
    fn on_emptied(&self, act: Box<dyn Fn()>);
}

/// Why the store refused. Each message says what happened, what is safe, and what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StorageError {
    /// The browser doesn't let this page store anything.
    Blocked(String),
    /// There is no space left.
    Full,
    /// The browser rolled the transaction back.
    Aborted(String),
    /// Another tab has an older version of the database open.
    HeldByOtherTab,
    /// The database was made by a newer version of the app.
    NewerDatabase,
    /// The connection was closed and could not be reopened.
    Closed,
}

impl fmt::Display for StorageError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blocked(detail) => write!(
                out,
                "This browser does not let Loopready keep anything ({detail}). What you type stays on the screen \
                 only as long as this tab is open. Leave private mode or allow site data, or copy your text out."
            ),
            Self::Full => out.write_str(
                "There is no space left for this site. What was saved before is safe; your last words are only \
                 on this screen. Free some space on the device, or export and copy your text out.",
            ),
            Self::Aborted(detail) => write!(
                out,
                "The browser undid the last save ({detail}). What was saved before is safe. The next keystroke \
                 tries again; if this stays, copy your text out and reload."
            ),
            Self::HeldByOtherTab => out.write_str(
                "Another tab holds Loopready’s data open in an older version. Nothing is lost. Close the other \
                 tabs of Loopready, then reload this one.",
            ),
            Self::NewerDatabase => out.write_str(
                "The data on this device was written by a newer version of Loopready. It is safe and was not \
                 touched. Go online and reload to get the newer version; do not clear the site’s data.",
            ),
            Self::Closed => out.write_str(
                "The browser closed Loopready’s data. What was saved before is safe, and the last save is tried again. \
                 If this stays, reload the page.",
            ),
        }
    }
}
