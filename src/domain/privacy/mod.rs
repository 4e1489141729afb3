//! Keeping confidential names on the device: the list of them, and what is about to leave.

mod folding;
pub mod names;
pub mod outgoing;
mod pattern;
