//! The envelope around everything that is kept: who it is, which schema wrote it, how often and
//! where it changed, whether it was deleted, and every field that this build does not know.
//!
//! The envelope is what makes a later merge of two devices possible; it knows nothing about
//! where rows are stored.

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
