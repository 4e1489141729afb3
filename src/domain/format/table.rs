//! The possible roles of a table's columns.

/// The role of a column.
pub trait TableColumn: Copy + PartialEq + Send + Sync + 'static {
    /// All roles, in the order of a file's columns.
    const EVERY: &'static [Self];

    /// The role of the column with the longest texts, if no name says so.
    const LONGEST: Option<Self> = None;

    /// The role of a column with Leadership Principles.
    const PRINCIPLES: Option<Self> = None;

    /// The role's name.
    fn name(self) -> &'static str;

    /// The role with exactly this name.
    fn guess(name: &str) -> Option<Self>;

    /// The role that a column's name mentions: "Which question were you asked?".
    fn hint(name: &str) -> Option<Self> {
        Self::guess(name)
    }
}
