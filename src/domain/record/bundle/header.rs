//! The first line of a bundle.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::format::instants::instant;
use crate::domain::record::id::DeviceId;
use crate::domain::record::version::Version;

/// The header's name for the format.
pub(super) const FORMAT: &str = "loopready-bundle";

/// The version of the layout that this build writes and reads.
pub(super) const VERSION: u32 = 1;

/// The first line.
#[derive(Serialize, Deserialize)]
pub(super) struct Header {
    pub(super) format: String,
    pub(super) version: u32,
    /// The schema of the records within.
    pub(super) schema: u32,
    pub(super) device: DeviceId,
    #[serde(default)]
    pub(super) name: String,
    #[serde(with = "instant")]
    pub(super) made: DateTime<Utc>,
    #[serde(default)]
    pub(super) vector: Version,
    pub(super) count: usize,
    /// The SHA-256 of the lines below.
    pub(super) sha256: String,
}
