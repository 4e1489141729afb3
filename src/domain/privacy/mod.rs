//! Keeping confidential names on the device: the list of them, and what is about to leave.

pub mod names;
pub mod outgoing;
