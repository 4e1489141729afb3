//! Practice aloud, drills and recordings.

pub mod drills;
pub mod listening;
pub mod recordings;
pub mod room;
mod written;
