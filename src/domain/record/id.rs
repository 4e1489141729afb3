//! Identifiers of records and of the device.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A record's identity: the text of a UUID version 7, so that ids sort by creation.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordId(String);

impl RecordId {
    /// A new id from the creation time and ten random bytes (RFC 9562, section 5.7).
    #[must_use]
    pub fn new(now: DateTime<Utc>, entropy: [u8; 10]) -> Self {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        let id = uuid::Builder::from_unix_timestamp_millis(millis, &entropy).into_uuid();
        Self(id.hyphenated().to_string())
    }

    /// A fixed id for the one record of its kind (the preferences).
    #[must_use]
    pub fn fixed(name: &'static str) -> Self {
        Self(name.to_owned())
    }

    /// Parses an id from a URL or a row's key; the record may not exist.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The id's text, as in rows and URLs.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The device that changed a record, a random id made at the first start on that device.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeviceId(pub String);
