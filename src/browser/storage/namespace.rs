//! The namespace of a page's storage, which keeps the example apart from the candidate's own records.

/// One name for a database, the mirror's entries, the locks, and the channel between tabs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Namespace(&'static str);

impl Namespace {
    /// The candidate's own records.
    pub const OWN: Self = Self("loopready");

    /// The example.
    pub const EXAMPLE: Self = Self("loopready-example");

    /// The name of the database and the channel.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0
    }

    /// The prefix of the mirror's entries. Neither namespace's prefix is a prefix of the other.
    pub(crate) fn prefix(self) -> String {
        format!("{}.", self.0)
    }
}
