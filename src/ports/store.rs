//! The store: rows of text in tables, changed in transactions.

use std::fmt;

use crate::ports::pending::Pending;

/// Where a row lives.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Table {
    /// One row a record, an envelope as JSON.
    Records,
    /// One row a text under way, a draft as JSON.
    Drafts,
    /// What belongs to this device alone and is never part of a backup.
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
    /// Writes a row, in place of one with its key.
    Put(Table, Row),
    /// Removes a row; one that is not there is no error.
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

/// When a transaction may call itself complete.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Durability {
    /// Once the operating system has it: survives the browser's death.
    Relaxed,
    /// Once the disk has it: survives a loss of power.
    Strict,
}

/// Keeps rows.
pub trait Store {
    /// Every row of a table, sorted by key.
    ///
    /// # Errors
    /// When the store cannot be opened or read.
    fn load(&self, table: Table) -> Pending<'_, Result<Vec<Row>, StorageError>>;

    /// The row of a key; none when there is none.
    ///
    /// # Errors
    /// When the store cannot be opened or read.
    fn get(&self, table: Table, key: &str) -> Pending<'_, Result<Option<Row>, StorageError>>;

    /// Writes a row of [`Table::Drafts`], relaxed: what every key does, so it is the one write that
    /// has to be cheap. It completes in order with commits that touch the same table.
    ///
    /// # Errors
    /// As [`Self::commit`].
    fn put_draft(&self, row: Row) -> Pending<'_, Result<(), StorageError>>;

    /// Makes all the changes or none, in order. Success means that the transaction completed.
    ///
    /// # Errors
    /// When it was aborted or the store cannot be opened; nothing was changed then.
    fn commit(
        &self,
        changes: Vec<Change>,
        durability: Durability,
    ) -> Pending<'_, Result<(), StorageError>>;

    /// Calls back whenever it is found that the browser emptied the store while the page lived, as it
    /// does on a full disk. What is written from then on stays.
    fn on_emptied(&self, act: Box<dyn Fn()>);
}

/// Why the store did not do what was asked. Each says what happened, what is safe, what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StorageError {
    /// The browser does not let this page keep anything.
    Blocked(String),
    /// There is no space left.
    Full,
    /// The transaction was undone by the browser.
    Aborted(String),
    /// Another tab holds an older form of the database open.
    HeldByOtherTab,
    /// The database was made by a newer version of the app.
    NewerDatabase,
    /// The connection was closed under us and could not be opened again.
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
