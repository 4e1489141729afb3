//! Practice aloud, drills and recordings.

pub mod drills;
pub mod recordings;
pub mod room;
