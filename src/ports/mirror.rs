//! A small synchronous storage for drafts, for when the store itself fails.

/// Stores short texts synchronously. It may be missing or full at any time and doesn't report that:
/// it is never the only copy.
pub trait Mirror {
    /// Stores a text under a name.
    fn put(&self, name: &str, text: &str);
    /// The text stored under a name.
    fn get(&self, name: &str) -> Option<String>;
    /// Removes a name.
    fn remove(&self, name: &str);
    /// Every name with its text, in no particular order.
    fn entries(&self) -> Vec<(String, String)>;
}
