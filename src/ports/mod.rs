//! Floor 1: what the app needs from a device, as traits, each with an in-memory implementation.
//!
//! A port uses the domain's types and guarantees what the contract suite checks
//! (`tests/contracts`). How a browser implements it doesn't matter here.

pub mod age;
mod aloud;
mod attention;
mod clock;
mod content;
mod documents;
pub mod files;
mod installation;
pub mod memory;
mod mirror;
mod navigation;
mod page;
pub mod pending;
mod places;
mod refusal;
mod reminders;
mod sandbox;
mod sealing;
mod snapshots;
pub mod store;
mod word;

pub use aloud::{
    Aloud, BringsAloud, Chunk, Heard, Listening, Recorder, Recordings, Sound, Sounds, Speech, Take,
    Transcriber, Transcribing,
};
pub use attention::Attention;
pub use clock::Clock;
pub use content::{Content, ContentError, DataFile};
pub use documents::{DocumentLocks, Lock, Peers};
pub use files::{File, FileError, Files, OpenedFile, Shared};
pub use installation::{InstallOffer, Installation, InstallationEvent};
pub use mirror::Mirror;
pub use navigation::Navigation;
pub use page::{Page, Space};
pub use pending::Pending;
pub use places::{BringsFolder, FolderAccess, PlacedFile, SyncFolder, SyncPlace};
pub use refusal::Refusal;
pub use reminders::{BringsReminders, Permission, Reminders};
pub use sandbox::Sandbox;
pub use sealing::Sealing;
pub use snapshots::Snapshots;
pub use store::{Change, Durability, Row, StorageError, Store, Table};
pub use word::WordFiles;
