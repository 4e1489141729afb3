//! Practice aloud: the memory model, sessions, drills, recordings, progress.

pub mod drill;
pub mod memory;
pub mod progress;
pub mod recording;
pub mod session;
pub mod standings;
pub mod summary;
pub mod transcript;
pub mod turns;
