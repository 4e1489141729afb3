//! Records: the library, its collections, the path of a draft, backups.

pub mod backups;
pub mod collection;
pub mod entries;
pub mod library;
pub(crate) mod outbox;
pub mod saver;
pub mod snapshots;
pub mod versions;
