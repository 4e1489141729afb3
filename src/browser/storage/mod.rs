//! Storage on the device: records, drafts, recordings.

pub mod draft_worker;
pub mod folder;
pub mod indexed_db;
pub mod local_mirror;
pub mod namespace;
mod opening;
pub mod recordings;
pub mod sandbox;
pub mod snapshots;
pub mod webdav;
