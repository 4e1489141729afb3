//! Records as lines of text, parsed only as far as merging unknown kinds requires.

use serde::Deserialize;
use serde_json::Value;

use crate::domain::record::envelope::Envelope;
use crate::domain::record::id::{DeviceId, RecordId};
use crate::domain::record::json::from_json;
use crate::domain::record::version;
use crate::domain::record::version::Version;

/// A line and its envelope, of any kind.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Row {
    pub(super) id: RecordId,
    version: Version,
    pub(super) text: String,
}

/// The fields that every envelope has.
#[derive(Deserialize)]
struct Stub {
    id: RecordId,
    revision: u64,
    device: DeviceId,
    #[serde(default, deserialize_with = "version::or_none")]
    seen: Version,
}

impl Row {
    /// Parses a line; `None` if it isn't a record.
    pub(super) fn read(text: &str) -> Option<Self> {
        let stub: Stub = from_json(text).ok()?;
        // A handwritten row can have line breaks, but a bundle needs one line per record.
        let text = if text.contains(['\n', '\r']) {
            from_json::<Value>(text).ok()?.to_string()
        } else {
            text.to_owned()
        };
        Some(Self {
            version: stub.seen.counted(stub.revision, &stub.device),
            id: stub.id,
            text,
        })
    }

    /// The changes that it has seen.
    pub(super) fn version(&self) -> Version {
        self.version.clone()
    }

    /// Whether this build can read it as a record.
    pub(super) fn is_known_kind(&self) -> bool {
        Envelope::read(&self.text).is_ok()
    }
}
