//! What every adapter of a port must keep: run natively on memory and in a browser on `IndexedDB`.

pub mod mirror;
pub mod places;
pub mod recorder;
pub mod recordings;
pub mod reminders;
pub mod snapshots;
pub mod store;
pub mod transcriber;
