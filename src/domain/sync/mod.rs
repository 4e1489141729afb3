//! Sync between devices through a folder that all of them can reach: its settings, when to sync, and
//! errors. `record` decides what is merged and how.

pub mod pace;
pub mod secrets;
pub mod setup;
pub mod trouble;
pub mod webdav;
