//! What the columns of a table may be.

/// What a column of a table may be.
pub trait TableColumn: Copy + PartialEq + Send + Sync + 'static {
    /// Everything it may be, in the order of a file's columns.
    const EVERY: &'static [Self];

    /// The column that has the longest texts, where no name says which it is.
    const LONGEST: Option<Self> = None;

    /// The column that names Leadership Principles.
    const PRINCIPLES: Option<Self> = None;

    /// What such a column is called.
    fn name(self) -> &'static str;

    /// What a column is meant to be, by a name that means nothing else.
    fn guess(name: &str) -> Option<Self>;

    /// What a column may be meant to be, by what its name mentions: "Which question were you asked?".
    fn hint(name: &str) -> Option<Self> {
        Self::guess(name)
    }
}
