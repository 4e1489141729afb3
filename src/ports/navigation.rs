//! Where in the app the candidate is: the address bar, its history, and links.

use crate::route::Route;

/// The address bar.
pub trait Navigation {
    /// The place it shows now.
    fn current(&self) -> Route;

    /// Goes to a place; going back leads here again.
    fn go(&self, to: &Route);

    /// Shows another place in the stead of this one.
    fn replace(&self, with: &Route);

    /// The address of a place, for a link.
    fn href(&self, to: &Route) -> String;

    /// Calls back when the candidate follows a link or goes back, as long as the page lives.
    fn watch(&self, arrived: Box<dyn Fn(Route)>);
}
