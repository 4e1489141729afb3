//! Records with more than one version, and actions on them.

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::domain::record::aside;
use crate::domain::record::differing::{Differing, differing};
use crate::domain::record::entries::name_of;
use crate::domain::record::envelope::Envelope;
use crate::domain::record::id::{DeviceId, RecordId};
use crate::domain::record::kind::Kind;
use crate::domain::record::version::Version;

/// A version kept in addition to the current one.
#[derive(Clone, PartialEq, Debug)]
pub struct OtherVersion {
    /// The record.
    pub id: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// Its name; may be empty.
    pub name: String,
    /// Its index among the versions of the record, oldest first.
    pub place: usize,
    /// When it was last changed.
    pub changed: DateTime<Utc>,
    /// The device that changed it.
    pub device: DeviceId,
    /// Its differences from the current version, which is `one`.
    pub differing: Vec<Differing>,
}

/// All versions kept in addition to the current ones, newest first. Unreadable rows have none.
#[must_use]
pub fn other_versions<'a>(rows: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<OtherVersion> {
    let mut versions: Vec<OtherVersion> = rows
        .into_iter()
        .filter_map(|(key, row)| aside::read(key, row).ok())
        .filter(|record| record.deleted.is_none())
        .flat_map(|record| {
            let beside = record.superseded.iter().enumerate();
            let versions: Vec<OtherVersion> = beside
                .map(|(place, version)| OtherVersion {
                    id: record.id.clone(),
                    kind: record.kind,
                    name: name_of(&record.body),
                    place,
                    changed: version.changed,
                    device: version.device.clone(),
                    differing: differing(&record.body, &version.body),
                })
                .collect();
            versions
        })
        .collect();
    versions.sort_by_key(|version| std::cmp::Reverse(version.changed));
    versions
}

/// The record with that version as the current one; the earlier one is kept. `None` if the version no
/// longer exists.
#[must_use]
pub fn used(
    record: &Envelope,
    version: &OtherVersion,
    now: DateTime<Utc>,
    device: &DeviceId,
) -> Option<Envelope> {
    let (mut next, body) = without(record, version, now, device)?;
    next.superseded.push(record.as_superseded());
    next.body = body;
    Some(next)
}

/// The record without that version. `None` if it no longer exists.
#[must_use]
pub fn dropped(
    record: &Envelope,
    version: &OtherVersion,
    now: DateTime<Utc>,
    device: &DeviceId,
) -> Option<Envelope> {
    without(record, version, now, device).map(|(next, _)| next)
}

/// The record without that version, and a new record with it. `None` if the version no longer exists.
#[must_use]
pub fn parted(
    record: &Envelope,
    version: &OtherVersion,
    id: RecordId,
    now: DateTime<Utc>,
    device: &DeviceId,
) -> Option<(Envelope, Envelope)> {
    let (next, body) = without(record, version, now, device)?;
    let mut other = record.clone();
    other.id = id;
    other.body = body;
    other.superseded = Vec::new();
    other.seen = Version::default();
    other.revision = 0;
    other.created = version.changed;
    other.touch(now, device);
    Some((next, other))
}

impl OtherVersion {
    /// Whether the version may become a record of its own. Of other kinds there is one of each, or one
    /// for each question or story.
    #[must_use]
    pub fn may_part(&self) -> bool {
        matches!(
            self.kind,
            Kind::Story
                | Kind::Memo
                | Kind::Prompt
                | Kind::Loop
                | Kind::Metric
                | Kind::OwnQuestion
                | Kind::MockLoop
                | Kind::Offer
                | Kind::QuestionToAsk
        )
    }
}

/// The next revision of the record without a version, and that version's body.
fn without(
    record: &Envelope,
    version: &OtherVersion,
    now: DateTime<Utc>,
    device: &DeviceId,
) -> Option<(Envelope, Value)> {
    let found = record.superseded.get(version.place)?;
    if found.changed != version.changed || differing(&record.body, &found.body) != version.differing
    {
        return None;
    }
    let mut next = record.clone();
    let taken = next.superseded.remove(version.place);
    next.touch(now, device);
    Some((next, taken.body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::envelope::Record;
    use crate::domain::stories::story::Story;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + 60 * minutes, 0).unwrap()
    }

    fn device() -> DeviceId {
        DeviceId("d".to_owned())
    }

    fn story(title: &str) -> Story {
        Story {
            title: title.to_owned(),
            ..Story::default()
        }
    }

    fn with_two() -> Envelope {
        let id = RecordId::from_text("a");
        let record = Record::new(id, story("first"), at(0), &device());
        let record = record.superseding(at(1), &device(), story("second"));
        record.superseding(at(2), &device(), story("third")).close()
    }

    fn listed(record: &Envelope) -> Vec<OtherVersion> {
        let row = record.write();
        other_versions([(record.id.as_str(), row.as_str()), ("damaged", "{")])
    }

    #[test]
    fn each_version_says_how_it_differs_and_can_be_used_or_dropped() {
        let record = with_two();
        let versions = listed(&record);
        let others: Vec<&str> = versions
            .iter()
            .map(|one| one.differing[0].other.as_str())
            .collect();
        assert_eq!(others, ["second", "first"]);
        assert_eq!(versions[0].name, "third");
        let after = used(&record, &versions[1], at(3), &device()).unwrap();
        assert_eq!(after.body["title"], "first");
        assert!(after.version().covers(&record.version()) && after.version() != record.version());
        let others: Vec<String> = listed(&after)
            .into_iter()
            .map(|one| one.differing[0].other.clone())
            .collect();
        assert_eq!(others, ["third", "second"]);
        let after = dropped(&record, &versions[0], at(3), &device()).unwrap();
        assert_eq!(
            (after.body["title"].as_str(), after.superseded.len()),
            (Some("third"), 1)
        );
        // It was listed, and changed since.
        assert_eq!(used(&after, &versions[0], at(4), &device()), None);
    }

    #[test]
    fn a_version_becomes_a_record_of_its_own() {
        let record = with_two();
        let versions = listed(&record);
        assert!(versions[0].may_part());
        let id = RecordId::from_text("b");
        let (rest, other) = parted(&record, &versions[0], id.clone(), at(3), &device()).unwrap();
        assert_eq!(
            (rest.body["title"].as_str(), rest.superseded.len()),
            (Some("third"), 1)
        );
        assert_eq!(
            (other.body["title"].as_str(), other.superseded.len()),
            (Some("second"), 0)
        );
        assert_eq!((&other.id, other.revision), (&id, 1));
        // Each reads as it was written.
        let read = Envelope::read(&other.write()).unwrap();
        assert_eq!((&read.id, &read.body), (&id, &other.body));
        assert_eq!(parted(&rest, &versions[0], id, at(4), &device()), None);
    }

    #[test]
    fn what_was_deleted_has_no_versions_to_choose_from() {
        let record = Record::<Story>::open(with_two()).unwrap();
        assert!(listed(&record.deleted(at(3), &device()).close()).is_empty());
    }
}
