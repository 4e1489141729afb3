//! A record: its envelope as it is stored, and its body as the app reads it.

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

/// What can stand in an envelope.
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
    /// The device that had changed it.
    pub device: DeviceId,
    /// The body as it stood.
    pub body: Value,
}

/// A row as it is stored, with its body not yet read.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Envelope {
    /// Identity, equal to the row's key.
    pub id: RecordId,
    /// What the body is.
    pub kind: Kind,
    /// The schema that wrote the body.
    pub schema: u32,
    /// When the record was made.
    #[serde(with = "instant")]
    pub created: DateTime<Utc>,
    /// When it was last changed.
    #[serde(with = "instant")]
    pub changed: DateTime<Utc>,
    /// How many changes led here; the first is 1.
    pub revision: u64,
    /// The device of the last change.
    pub device: DeviceId,
    /// The changes of each device that led here; see [`Self::version`]. Earlier builds wrote none.
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
    /// The row as it was read, with whatever a later build put into it.
    #[serde(skip)]
    row: Value,
}

impl Envelope {
    /// Reads a row's text without looking into its body.
    ///
    /// # Errors
    /// [`RecordError::Unreadable`] when it is no envelope; [`RecordError::Schema`] when a newer
    /// build wrote it.
    pub fn read(row: &str) -> Result<Self, RecordError> {
        let row: Value = serde_json::from_str(row).map_err(unreadable)?;
        let mut envelope = Self::deserialize(&row).map_err(unreadable)?;
        envelope.row = row;
        schema::migrate(&envelope.kind, envelope.schema, &mut envelope.body)?;
        envelope.schema = schema::CURRENT;
        Ok(envelope)
    }

    /// The row's text. Fields that this build does not know are written back as they were read,
    /// which is why each field that it does know is always written, null included.
    #[must_use]
    pub fn write(&self) -> String {
        let known = serde_json::to_value(self).unwrap_or_default();
        overlaid(self.row.clone(), known).to_string()
    }

    /// What this copy has seen, whichever build wrote it.
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

    /// Takes over what only `other` has, of fields that this build does not know.
    pub fn keep_unknown_of(&mut self, other: &Self) {
        self.row = overlaid(other.row.clone(), self.row.take());
    }
}

/// `new` laid over `old`: what `new` says holds, and what only `old` has is kept. Lists grow at
/// their end, so their entries are matched by place.
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

/// A record with its body read.
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

    /// Opens an envelope.
    ///
    /// # Errors
    /// [`RecordError::Unreadable`] when the body does not have the shape of `B`.
    pub fn open(envelope: Envelope) -> Result<Self, RecordError> {
        Self::open_or_set_aside(envelope).map_err(|set_aside| set_aside.reason)
    }

    /// Opens an envelope, or gives its row back with the reason why it could not be read.
    ///
    /// # Errors
    /// The row, when the body does not have the shape of `B`.
    pub fn open_or_set_aside(mut envelope: Envelope) -> Result<Self, SetAside> {
        let read = if envelope.body.is_object() {
            B::deserialize(&envelope.body).map_err(unreadable)
        } else {
            // A list would be read field by field, in an order that nobody has written down.
            Err(RecordError::Unreadable("its body is no object".to_owned()))
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

    /// The next revision with another body; the one that it replaces is kept beside it.
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

    /// The next revision, alive again.
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

    /// Keeps the body as it stands beside the one that is to come.
    pub fn keep_beside(&mut self) {
        let superseded = self.close().as_superseded();
        self.envelope.superseded.push(superseded);
    }

    /// What this copy has seen.
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

/// A row that could not be opened, set aside and kept as it is.
#[derive(Clone, PartialEq, Debug)]
pub struct SetAside {
    /// The row's key.
    pub key: String,
    /// The row's text, untouched.
    pub row: String,
    /// Why it could not be read.
    pub reason: RecordError,
}

/// Why a row could not be opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RecordError {
    /// It is not JSON of a record's shape; the text says where.
    Unreadable(String),
    /// Its schema cannot be brought to this build's.
    Schema(SchemaError),
    /// It could not be read earlier, and another record has its place by now.
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
