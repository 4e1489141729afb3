//! A record: its envelope as it is stored, and its parsed body.

use std::fmt;

use crate::domain::format::instants::{instant, optional_instant};
use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::record::id::{DeviceId, RecordId};
use crate::domain::record::kind::Kind;
use crate::domain::record::schema;
use crate::domain::record::schema::SchemaError;
use crate::domain::record::version;
use crate::domain::record::version::Version;

/// The body types of an envelope.
pub trait Body: Serialize + DeserializeOwned + Clone + PartialEq {
    /// The kind that the envelope names.
    const KIND: Kind;
}

/// A body that was replaced by a newer one in a merge, kept so that nothing is lost.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Superseded {
    /// When the body was last changed.
    #[serde(with = "instant")]
    pub changed: DateTime<Utc>,
    /// The device that changed it.
    pub device: DeviceId,
    /// The body.
    pub body: Value,
}

/// A stored row, with its body not yet parsed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Envelope {
    /// Its id, equal to the row's key.
    pub id: RecordId,
    /// The body's kind.
    pub kind: Kind,
    /// The body's schema.
    pub schema: u32,
    /// When the record was made.
    #[serde(with = "instant")]
    pub created: DateTime<Utc>,
    /// When it was last changed.
    #[serde(with = "instant")]
    pub changed: DateTime<Utc>,
    /// The number of changes so far; the first is 1.
    pub revision: u64,
    /// The device of the last change.
    pub device: DeviceId,
    /// The number of changes by each device; see [`Self::version`]. Earlier builds did not write
    /// it.
    #[serde(default, deserialize_with = "version::or_none")]
    pub seen: Version,
    /// Set when the record was deleted; the body is kept for undo.
    #[serde(default, with = "optional_instant")]
    pub deleted: Option<DateTime<Utc>>,
    /// Bodies that lost in a merge.
    #[serde(default)]
    pub superseded: Vec<Superseded>,
    /// The record's own content.
    pub body: Value,
    /// The row as parsed, with any fields from later builds.
    #[serde(skip)]
    row: Value,
}

impl Envelope {
    /// Reads a row's text without looking into its body.
    ///
    /// # Errors
    /// [`RecordError::Unreadable`] when it is not an envelope; [`RecordError::Schema`] when a newer
    /// build wrote it.
    pub fn read(row: &str) -> Result<Self, RecordError> {
        let row: Value = serde_json::from_str(row).map_err(unreadable)?;
        let mut envelope = Self::deserialize(&row).map_err(unreadable)?;
        envelope.row = row;
        schema::migrate(&envelope.kind, envelope.schema, &mut envelope.body)?;
        envelope.schema = schema::CURRENT;
        Ok(envelope)
    }

    /// The row's text. Unknown fields are written back as they were read. So every known field is
    /// always written, null included.
    #[must_use]
    pub fn write(&self) -> String {
        let known = serde_json::to_value(self).unwrap_or_default();
        overlaid(self.row.clone(), known).to_string()
    }

    /// The changes that this copy has seen, whichever build wrote it.
    #[must_use]
    pub fn version(&self) -> Version {
        self.seen.clone().counted(self.revision, &self.device)
    }

    /// The body as one that was replaced.
    #[must_use]
    pub fn as_superseded(&self) -> Superseded {
        Superseded {
            changed: self.changed,
            device: self.device.clone(),
            body: self.body.clone(),
        }
    }

    /// Makes it the next revision, changed on a device.
    pub fn touch(&mut self, now: DateTime<Utc>, device: &DeviceId) {
        self.seen = self.version();
        self.seen.raise(device);
        self.changed = now;
        self.revision = self.seen.changes();
        self.device = device.clone();
        self.schema = schema::CURRENT;
    }

    /// Copies unknown fields that only `other` has.
    pub fn keep_unknown_of(&mut self, other: &Self) {
        self.row = overlaid(other.row.clone(), self.row.take());
    }
}

/// `new` merged into `old`: values in `new` win, and values only in `old` are kept. Lists grow at
/// their end, so their entries are matched by index.
fn overlaid(old: Value, new: Value) -> Value {
    match (old, new) {
        (Value::Object(mut old), Value::Object(new)) => {
            for (key, value) in new {
                let before = old.remove(&key).unwrap_or_default();
                old.insert(key, overlaid(before, value));
            }
            Value::Object(old)
        }
        (Value::Array(old), Value::Array(new)) => {
            let before = old
                .into_iter()
                .map(Some)
                .chain(std::iter::repeat_with(|| None));
            let entries = new.into_iter().zip(before);
            Value::Array(
                entries
                    .map(|(new, old)| overlaid(old.unwrap_or_default(), new))
                    .collect(),
            )
        }
        (_, new) => new,
    }
}

fn unreadable(error: serde_json::Error) -> RecordError {
    RecordError::Unreadable(error.to_string())
}

/// A record with its parsed body.
#[derive(Clone, PartialEq, Debug)]
pub struct Record<B> {
    /// The envelope, whose own `body` is null while the record is open.
    envelope: Envelope,
    /// The content.
    pub body: B,
}

impl<B: Body> Record<B> {
    /// A first revision.
    #[must_use]
    pub fn new(id: RecordId, body: B, now: DateTime<Utc>, device: &DeviceId) -> Self {
        let mut seen = Version::default();
        seen.raise(device);
        Self {
            envelope: Envelope {
                id,
                kind: B::KIND,
                schema: schema::CURRENT,
                created: now,
                changed: now,
                revision: 1,
                device: device.clone(),
                seen,
                deleted: None,
                superseded: Vec::new(),
                body: Value::Null,
                row: Value::Null,
            },
            body,
        }
    }

    /// Parses an envelope's body.
    ///
    /// # Errors
    /// [`RecordError::Unreadable`] when the body does not have the shape of `B`.
    pub fn open(envelope: Envelope) -> Result<Self, RecordError> {
        Self::open_or_set_aside(envelope).map_err(|set_aside| set_aside.reason)
    }

    /// Parses an envelope's body, or returns its row with the error.
    ///
    /// # Errors
    /// The row, when the body does not have the shape of `B`.
    pub fn open_or_set_aside(mut envelope: Envelope) -> Result<Self, SetAside> {
        let read = if envelope.body.is_object() {
            B::deserialize(&envelope.body).map_err(unreadable)
        } else {
            // A list would be parsed field by field, in an undocumented order.
            Err(RecordError::Unreadable(
                "its body isn’t an object".to_owned(),
            ))
        };
        match read {
            Ok(body) => {
                envelope.body = Value::Null;
                Ok(Self { envelope, body })
            }
            Err(reason) => Err(SetAside {
                key: envelope.id.to_string(),
                row: envelope.write(),
                reason,
            }),
        }
    }

    /// The next revision, with the body changed by `edit`.
    #[must_use]
    pub fn edited(&self, now: DateTime<Utc>, device: &DeviceId, edit: impl FnOnce(&mut B)) -> Self {
        let mut next = self.clone();
        edit(&mut next.body);
        next.touch(now, device);
        next
    }

    /// The next revision with another body; the replaced one is kept beside it.
    #[must_use]
    pub fn superseding(&self, now: DateTime<Utc>, device: &DeviceId, body: B) -> Self {
        let mut next = self.clone();
        next.keep_beside();
        next.body = body;
        next.touch(now, device);
        next
    }

    /// The next revision, a tombstone.
    #[must_use]
    pub fn deleted(&self, now: DateTime<Utc>, device: &DeviceId) -> Self {
        let mut next = self.clone();
        next.envelope.deleted = Some(now);
        next.touch(now, device);
        next
    }

    /// The next revision, restored.
    #[must_use]
    pub fn restored(&self, now: DateTime<Utc>, device: &DeviceId) -> Self {
        let mut next = self.clone();
        next.envelope.deleted = None;
        next.touch(now, device);
        next
    }

    fn touch(&mut self, now: DateTime<Utc>, device: &DeviceId) {
        self.envelope.touch(now, device);
    }

    /// The record's identity.
    #[must_use]
    pub fn id(&self) -> &RecordId {
        &self.envelope.id
    }

    /// When it was made.
    #[must_use]
    pub fn created(&self) -> DateTime<Utc> {
        self.envelope.created
    }

    /// When it was last changed.
    #[must_use]
    pub fn changed(&self) -> DateTime<Utc> {
        self.envelope.changed
    }

    /// Whether it is a tombstone.
    #[must_use]
    pub fn is_deleted(&self) -> bool {
        self.envelope.deleted.is_some()
    }

    /// Keeps the current body beside the next one.
    pub fn keep_beside(&mut self) {
        let superseded = self.close().as_superseded();
        self.envelope.superseded.push(superseded);
    }

    /// The changes that this copy has seen.
    #[must_use]
    pub fn version(&self) -> Version {
        self.envelope.version()
    }

    /// The device of the last change.
    #[must_use]
    pub fn changed_by(&self) -> &DeviceId {
        &self.envelope.device
    }

    /// Bodies that lost in a merge and are kept.
    #[must_use]
    pub fn superseded(&self) -> &[Superseded] {
        &self.envelope.superseded
    }

    /// Closes the record into its envelope.
    #[must_use]
    pub fn close(&self) -> Envelope {
        let mut envelope = self.envelope.clone();
        envelope.body = serde_json::to_value(&self.body).unwrap_or(Value::Null);
        envelope
    }
}

/// An unreadable row, set aside and stored unchanged.
#[derive(Clone, PartialEq, Debug)]
pub struct SetAside {
    /// The row's key.
    pub key: String,
    /// The row's text, untouched.
    pub row: String,
    /// The error.
    pub reason: RecordError,
}

/// Why a row could not be parsed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RecordError {
    /// It is not JSON in the shape of a record; the text says where.
    Unreadable(String),
    /// Its schema cannot be migrated to this build's.
    Schema(SchemaError),
    /// It could not be read earlier, and another record has its key by now.
    SetAside,
}

impl From<SchemaError> for RecordError {
    fn from(error: SchemaError) -> Self {
        Self::Schema(error)
    }
}

impl fmt::Display for RecordError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(detail) => write!(out, "it is damaged ({detail})"),
            Self::Schema(error) => error.fmt(out),
            Self::SetAside => out.write_str("it could not be read earlier"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stories::story::Story;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
    }

    fn device() -> DeviceId {
        DeviceId("laptop".to_owned())
    }

    #[test]
    fn ids_sort_by_creation() {
        let early = RecordId::new(at(0), [255; 10]);
        let late = RecordId::new(at(1), [0; 10]);
        assert!(early < late);
        assert_eq!(early.as_str().len(), 36);
    }

    #[test]
    fn fields_of_a_later_build_survive_an_edit_by_this_one() {
        let row = r#"{"id":"a","kind":"story","schema":1,"created":1788256800000,
            "changed":1788256800000,"revision":3,"device":"phone","pinned":true,
            "body":{"title":"T","situation":"","task":"","action":"","result":"","principles":[],"mood":"calm"}}"#;
        let record = Record::<Story>::open(Envelope::read(row).unwrap()).unwrap();
        let edited = record.edited(at(0), &device(), |story| story.title = "U".to_owned());
        let written: Value = serde_json::from_str(&edited.close().write()).unwrap();
        assert_eq!(written["pinned"], true);
        assert_eq!(written["body"]["mood"], "calm");
        assert_eq!(written["body"]["title"], "U");
        assert_eq!(written["revision"], 4);
        assert_eq!(written["device"], "laptop");
    }

    #[test]
    fn a_record_that_is_restored_stays_alive_when_written_and_read() {
        let record = Record::new(
            RecordId::new(at(0), [1; 10]),
            Story::default(),
            at(0),
            &device(),
        );
        let row = record.deleted(at(1), &device()).close().write();
        let read = Record::<Story>::open(Envelope::read(&row).unwrap()).unwrap();
        assert!(read.is_deleted());
        let restored = read.restored(at(2), &device()).close().write();
        assert!(
            !Record::<Story>::open(Envelope::read(&restored).unwrap())
                .unwrap()
                .is_deleted()
        );
    }

    #[test]
    fn unknown_fields_inside_lists_stay_with_their_entry() {
        let old = serde_json::json!({"sittings": [{"n": 1, "mood": "calm"}, {"n": 2}]});
        let new = serde_json::json!({"sittings": [{"n": 1}, {"n": 5}, {"n": 3}]});
        let expected =
            serde_json::json!({"sittings": [{"n": 1, "mood": "calm"}, {"n": 5}, {"n": 3}]});
        assert_eq!(overlaid(old, new), expected);
    }

    #[test]
    fn a_tombstone_keeps_its_body_for_undo() {
        let record = Record::new(
            RecordId::new(at(0), [1; 10]),
            Story::default(),
            at(0),
            &device(),
        );
        let gone = record.deleted(at(1), &device());
        assert!(gone.is_deleted());
        assert!(!gone.restored(at(2), &device()).is_deleted());
        assert_eq!(gone.body, record.body);
    }

    #[test]
    fn a_damaged_row_says_so() {
        assert!(matches!(
            Envelope::read("{\"id\":"),
            Err(RecordError::Unreadable(_))
        ));
    }
}
