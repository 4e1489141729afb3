//! The envelope of every stored record: its id, its schema, how often and on which devices it changed,
//! whether it was deleted, and all fields that this build doesn't know.
//!
//! The envelope makes it possible to merge two devices later. It doesn't depend on where rows are
//! stored.

pub mod aside;
pub mod backup;
pub mod bundle;
pub mod differing;
pub mod draft;
pub mod entries;
pub mod envelope;
pub mod id;
pub mod import;
pub mod json;
pub mod kind;
pub mod merge;
pub mod passphrase;
pub mod reopening;
pub mod save_state;
pub mod schema;
pub mod sealed;
pub mod snapshots;
pub mod unite;
pub mod version;
pub mod versions;
