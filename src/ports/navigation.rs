//! The current place in the app: the address bar, its history, and links.

use crate::route::Route;

/// The address bar.
pub trait Navigation {
    /// The current place.
    fn current(&self) -> Route;

    /// Goes to a place, with a new history entry.
    fn go(&self, to: &Route);

    /// Replaces the current place, without a new history entry.
    fn replace(&self, with: &Route);

    /// The address of a place, for a link.
    fn href(&self, to: &Route) -> String;

    /// Calls back when the candidate follows a link or goes back, as long as the page lives.
    fn watch(&self, arrived: Box<dyn Fn(Route)>);
}
