//! The ports in memory: the state runs on them natively, and they replace the store and the locks
//! when a browser blocks its own. Clones share one device.

mod clock;
mod content;
mod page;
mod places;
mod reminders;
mod sandbox;
mod sealing;
mod snapshots;
mod sound;
mod store;
mod tabs;
mod transfer;

pub use clock::MemoryClock;
pub use content::MemoryContent;
pub use page::{MemoryAttention, MemoryInstallation, MemoryNavigation, MemoryPage};
pub use places::{MemoryFolder, MemoryPlace};
pub use reminders::MemoryReminders;
pub use sandbox::MemorySandbox;
pub use sealing::MemorySealing;
pub use snapshots::MemorySnapshots;
pub use sound::{
    MemoryAloud, MemoryRecorder, MemoryRecordings, MemorySounds, MemoryTranscriber, Mute,
};
pub use store::{MemoryMirror, MemoryStore};
pub use tabs::{MemoryLocks, MemoryPeers, SingleTab};
pub use transfer::{MemoryFiles, MemoryWord};
