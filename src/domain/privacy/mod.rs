//! Keeping confidential names on the device: the list of names, and checking exports.

mod folding;
pub mod names;
pub mod outgoing;
mod pattern;
