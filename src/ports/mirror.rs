//! A small synchronous second place for texts under way, for when the store itself fails.

/// Keeps short texts synchronously. It may be missing or full at any time, and says nothing:
/// it is never the only copy.
pub trait Mirror {
    /// Keeps a text under a name.
    fn put(&self, name: &str, text: &str);
    /// The text kept under a name.
    fn get(&self, name: &str) -> Option<String>;
    /// Forgets a name.
    fn remove(&self, name: &str);
    /// Every name with its text, in no particular order.
    fn entries(&self) -> Vec<(String, String)>;
}
