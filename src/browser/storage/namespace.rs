//! The name under which everything of a page is kept, so that the example and the candidate's own records
//! never meet.

/// A database, the entries of the mirror, the locks and the channel between tabs, all under one name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Namespace(&'static str);

impl Namespace {
    /// What is the candidate's own.
    pub const OWN: Self = Self("loopready");

    /// The example.
    pub const EXAMPLE: Self = Self("loopready-example");

    /// The name itself, which the database and the channel have.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0
    }

    /// What the names of the mirror's entries begin with. Neither is the beginning of the other.
    pub(crate) fn prefix(self) -> String {
        format!("{}.", self.0)
    }
}
