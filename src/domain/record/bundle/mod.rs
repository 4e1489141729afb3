//! The bundle: the format in which devices exchange records, independent of the transport.
//!
//! It has JSON lines: a header, then records as they are stored, one per line, sorted by id. Records of
//! unknown kinds are passed on unchanged. An incomplete bundle is rejected, because half of one could
//! contain a memo without its story.

mod header;
mod rows;

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::domain::record::aside;
use crate::domain::record::backup::{Backup, hash};
use crate::domain::record::envelope::Envelope;
use crate::domain::record::id::{DeviceId, RecordId};
use crate::domain::record::import::Rows;
use crate::domain::record::json::to_json;
use crate::domain::record::schema;
use crate::domain::record::version::Version;

use header::{FORMAT, Header, VERSION};
use rows::Row;

/// The state of a device: for each record, the changes that its copy has seen, and the hash of its row.
/// Two copies with the same changes can still differ, because a merge doesn't count as a change.
pub type Known = BTreeMap<RecordId, (Version, String)>;

/// The device that makes a bundle.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sender {
    /// Its id.
    pub device: DeviceId,
    /// Its name, chosen by the candidate.
    pub name: String,
}

/// A parsed bundle.
#[derive(Clone, PartialEq, Debug)]
pub struct Bundle {
    /// Who made it.
    pub sender: Sender,
    /// When, by that device's clock.
    pub made: DateTime<Utc>,
    /// The changes of each device that it contains or builds on.
    pub vector: Version,
    rows: Vec<Row>,
}

/// A bundle to write.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WrittenBundle {
    /// Its text.
    pub text: String,
    /// The SHA-256 of its records; equal hashes mean equal content.
    pub sha256: String,
}

/// Why a bundle cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BundleError {
    /// It isn't a bundle.
    Foreign,
    /// A newer build made it.
    TooNew,
    /// It is incomplete or was changed.
    Incomplete,
}

impl fmt::Display for BundleError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Foreign => "This file wasn’t made by Loopready’s sync. It was left alone.",
            Self::TooNew => {
                "A newer version of Loopready wrote this file. Reload this page online to update, then sync again."
            }
            Self::Incomplete => {
                "This file isn’t complete yet. Nothing was read from it. The next sync tries again."
            }
        })
    }
}

/// The state of stored rows, without unreadable ones, which stay on their device.
#[must_use]
pub fn known(rows: &Rows) -> Known {
    own_rows(rows)
        .map(|row| (row.id.clone(), (row.version(), hash([&row.text]))))
        .collect()
}

/// A bundle of the stored rows that a device with the state `known` lacks; all rows if `known` is empty.
#[must_use]
pub fn write(rows: &Rows, known: &Known, sender: &Sender, now: DateTime<Utc>) -> WrittenBundle {
    let mut vector = Version::default();
    let mut lines = Vec::new();
    for row in own_rows(rows) {
        let version = row.version();
        let is_known = known.get(&row.id).is_some_and(|(known, sha256)| {
            *known > version || *known == version && *sha256 == hash([&row.text])
        });
        vector = vector.plus(&version);
        if !is_known {
            lines.push(row.text);
        }
    }
    let sha256 = hash(&lines);
    let header = Header {
        format: FORMAT.to_owned(),
        version: VERSION,
        schema: schema::CURRENT,
        device: sender.device.clone(),
        name: sender.name.clone(),
        made: now,
        vector,
        count: lines.len(),
        sha256: sha256.clone(),
    };
    let mut text = to_json(&header);
    for line in &lines {
        text.push('\n');
        text.push_str(line);
    }
    text.push('\n');
    WrittenBundle { text, sha256 }
}

/// The readable rows, each under its own key, sorted by id.
fn own_rows(rows: &Rows) -> impl Iterator<Item = Row> {
    rows.iter()
        .filter(|(key, _)| !aside::is_aside(key))
        .filter_map(|(key, text)| Row::read(text).filter(|row| row.id.as_str() == key))
}

/// Parses a bundle.
///
/// # Errors
/// If it isn't a bundle, is newer than this build, or is incomplete.
pub fn read(text: &str) -> Result<Bundle, BundleError> {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let first = lines.next().unwrap_or_default();
    let head: Value = serde_json::from_str(first).map_err(|_| BundleError::Foreign)?;
    if head.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(BundleError::Foreign);
    }
    let is_newer =
        |field: &str, known: u32| head.get(field).and_then(Value::as_u64) > Some(u64::from(known));
    if is_newer("version", VERSION) || is_newer("schema", schema::CURRENT) {
        return Err(BundleError::TooNew);
    }
    let header: Header = serde_json::from_value(head).map_err(|_| BundleError::Incomplete)?;
    let lines: Vec<&str> = lines.collect();
    if lines.len() != header.count || hash(&lines) != header.sha256 {
        return Err(BundleError::Incomplete);
    }
    let rows: Option<Vec<Row>> = lines.into_iter().map(Row::read).collect();
    Ok(Bundle {
        sender: Sender {
            device: header.device,
            name: header.name,
        },
        made: header.made,
        vector: header.vector,
        rows: rows.ok_or(BundleError::Foreign)?,
    })
}

impl Bundle {
    /// Its records in the form of a backup, because they are merged in the same way.
    #[must_use]
    pub fn backup(&self) -> Backup {
        Backup {
            exported: self.made,
            records: self
                .rows
                .iter()
                .filter_map(|row| Envelope::read(&row.text).ok())
                .collect(),
            set_aside: Vec::new(),
            drafts: Vec::new(),
            damaged: 0,
        }
    }

    /// Its rows of unknown kinds to store here unchanged.
    /// Of two copies, the one that has seen the other's changes stays. If neither has, both stay.
    #[must_use]
    pub fn unknown(&self, here: &Rows) -> Rows {
        let mut found = Rows::new();
        for theirs in self.rows.iter().filter(|row| !row.is_known_kind()) {
            let key = theirs.id.as_str();
            let Some(text) = here.get(key) else {
                found.insert(key.to_owned(), theirs.text.clone());
                continue;
            };
            let ours = Row::read(text);
            let is_seen = ours
                .as_ref()
                .is_some_and(|ours| !ours.is_known_kind() && theirs.version() > ours.version());
            let has_seen = ours.is_some_and(|ours| ours.version().covers(&theirs.version()));
            if is_seen {
                found.insert(key.to_owned(), theirs.text.clone());
            } else if !has_seen {
                let beside = aside::key_for(key, &theirs.text);
                if !here.contains_key(&beside) {
                    found.insert(beside, theirs.text.clone());
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::envelope::Record;
    use crate::domain::record::import::{BackupPreview, Holdings, Tables};
    use crate::domain::record::merge::Deletions;
    use crate::domain::stories::story::Story;
    use proptest::prelude::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
    }

    fn sender(name: &str) -> Sender {
        Sender {
            device: DeviceId(name.to_owned()),
            name: format!("My {name}"),
        }
    }

    fn story(id: &str, title: &str, device: &str, changes: i64) -> Envelope {
        let story = Story {
            title: title.to_owned(),
            ..Story::default()
        };
        let device = DeviceId(device.to_owned());
        let mut record = Record::new(RecordId::from_text(id), story, at(0), &device);
        for change in 1..changes {
            record = record.edited(at(change), &device, |_| ());
        }
        record.close()
    }

    fn stored(records: &[Envelope]) -> Rows {
        records
            .iter()
            .map(|record| (record.id.to_string(), record.write()))
            .collect()
    }

    /// A row of a kind from a later build.
    fn later(id: &str, text: &str, seen: &str) -> (String, String) {
        let row = format!(
            r#"{{"id":"{id}","kind":"hologram","schema":1,"created":0,"changed":0,"revision":0,"device":"d","seen":{seen},"body":{{"text":"{text}"}},"glow":7}}"#
        );
        (id.to_owned(), row)
    }

    /// The rows after merging a bundle, and how many were written.
    fn merged(here: &Rows, text: &str) -> (Rows, usize) {
        let bundle = read(text).unwrap();
        let device = DeviceId("here".to_owned());
        let tables = Tables {
            records: here.clone(),
            ..Tables::default()
        };
        let holdings = Holdings::read(&tables, &device);
        let preview = BackupPreview::of(bundle.backup(), &holdings, &device, Deletions::Hold)
            .along(bundle.unknown(here));
        let written = preview.import(&tables).records;
        let count = written.len();
        let mut after = here.clone();
        after.extend(written);
        (after, count)
    }

    #[test]
    fn a_bundle_tells_who_made_it_and_holds_every_row_as_it_is() {
        let mut rows = stored(&[story("b", "B", "phone", 3), story("a", "A", "phone", 1)]);
        rows.extend([later("c", "unknown", r#"{"d":2}"#)]);
        rows.insert("broken".to_owned(), "{".to_owned());
        rows.insert("set-aside.a.0".to_owned(), rows["a"].clone());
        let text = write(&rows, &Known::default(), &sender("phone"), at(9)).text;
        let lines: Vec<&str> = text.lines().skip(1).collect();
        assert_eq!(lines, [&rows["a"], &rows["b"], &rows["c"]]);
        let bundle = read(&text).unwrap();
        assert_eq!(bundle.sender, sender("phone"));
        assert_eq!(bundle.made, at(9));
        assert_eq!(bundle.vector.changes(), 3 + 1 + 2);
    }

    #[test]
    fn a_delta_holds_what_the_other_has_not_seen() {
        let (old, new) = (story("a", "A", "phone", 1), story("a", "A", "phone", 2));
        let other = story("b", "B", "phone", 1);
        for (rows, known, ids) in [
            (vec![&new, &other], vec![], vec!["a", "b"]),
            (vec![&new, &other], vec![&old], vec!["a", "b"]),
            (vec![&new, &other], vec![&new], vec!["b"]),
            (vec![&old, &other], vec![&new], vec!["b"]),
            (vec![&new, &other], vec![&new, &other], vec![]),
        ] {
            let table = |records: Vec<&Envelope>| {
                stored(&records.into_iter().cloned().collect::<Vec<Envelope>>())
            };
            let (rows, known) = (table(rows), super::known(&table(known)));
            let text = write(&rows, &known, &sender("phone"), at(0)).text;
            let found: Vec<String> = read(&text)
                .unwrap()
                .rows
                .iter()
                .map(|row| row.id.to_string())
                .collect();
            assert_eq!(found, ids);
        }
    }

    #[test]
    fn what_is_no_whole_bundle_of_this_build_is_refused() {
        let rows = stored(&[story("a", "A", "phone", 1), story("b", "B", "phone", 1)]);
        let text = write(&rows, &Known::default(), &sender("phone"), at(0)).text;
        let newer =
            |field: &str| text.replacen(&format!("\"{field}\":1"), &format!("\"{field}\":99"), 1);
        for (text, expected) in [
            (String::new(), BundleError::Foreign),
            ("<html>Sign in</html>".to_owned(), BundleError::Foreign),
            (
                "{\"format\":\"loopready-backup\"}".to_owned(),
                BundleError::Foreign,
            ),
            (newer("version"), BundleError::TooNew),
            (newer("schema"), BundleError::TooNew),
            (
                text.replacen("\"count\"", "\"counted\"", 1),
                BundleError::Incomplete,
            ),
            (text.replacen("\"B\"", "\"C\"", 1), BundleError::Incomplete),
            (format!("{text}{{}}\n"), BundleError::Incomplete),
        ] {
            assert_eq!(read(&text).err(), Some(expected), "{text}");
        }
        let longest = text.trim_end().len();
        for length in (0..longest).filter(|length| text.is_char_boundary(*length)) {
            assert!(read(&text[..length]).is_err(), "{length}");
        }
        assert!(read(&text).is_ok());
    }

    #[test]
    fn kinds_of_later_builds_travel_and_the_copy_that_has_seen_the_other_stays() {
        let row = |text: &str, seen: &str| later("c", text, seen);
        let bundle = |row: (String, String)| {
            write(&Rows::from([row]), &Known::default(), &sender("d"), at(0)).text
        };
        let old = row("old", r#"{"d":1}"#);
        let new = row("new", r#"{"d":2}"#);
        let apart = row("apart", r#"{"d":1,"e":1}"#);
        for (here, theirs, texts) in [
            (vec![], &old, vec!["old"]),
            (vec![old.clone()], &new, vec!["new"]),
            (vec![new.clone()], &old, vec!["new"]),
            (vec![new.clone()], &new, vec!["new"]),
            (vec![new.clone()], &apart, vec!["new", "apart"]),
        ] {
            let here: Rows = here.into_iter().collect();
            let text = bundle(theirs.clone());
            let (after, _) = merged(&here, &text);
            let found: Vec<&str> = after.values().map(|row| texts_in(row)).collect();
            assert_eq!(found, texts);
            assert_eq!(merged(&after, &text), (after.clone(), 0), "twice is once");
        }
    }

    fn texts_in(row: &str) -> &str {
        let rest = row.split("\"text\":\"").nth(1).unwrap();
        rest.split('"').next().unwrap()
    }

    proptest! {
        #[test]
        fn bundles_in_any_order_and_number_lead_to_the_same_rows(
            changes in prop::collection::vec((0_usize..3, 0_usize..3, any::<bool>()), 0..12),
            order in prop::collection::vec(0_usize..3, 6..12),
        ) {
            let names = ["laptop", "phone", "tablet"];
            let mut tables = [Rows::new(), Rows::new(), Rows::new()];
            for (step, (device, record, is_told)) in changes.into_iter().enumerate() {
                let (id, by) = (format!("r{record}"), DeviceId(names[device].to_owned()));
                let now = at(i64::try_from(step).unwrap());
                let title = format!("text {step}");
                let before = tables[device].get(&id).map(|row| Envelope::read(row).unwrap());
                let next = if let Some(before) = before {
                    Record::<Story>::open(before).unwrap().edited(now, &by, |story| story.title = title)
                } else {
                    let story = Story { title, ..Story::default() };
                    Record::new(RecordId::from_text(&id), story, now, &by)
                };
                tables[device].insert(id, next.close().write());
                if is_told {
                    let text = write(&tables[device], &Known::default(), &sender(names[device]), now).text;
                    let to = (device + 1) % 3;
                    tables[to] = merged(&tables[to], &text).0;
                }
            }
            let bundles: Vec<String> = (0..3)
                .map(|from| write(&tables[from], &Known::default(), &sender(names[from]), at(99)).text)
                .collect();
            let mut once = Rows::new();
            for text in &bundles {
                once = merged(&once, text).0;
            }
            let mut mixed = Rows::new();
            for from in order.into_iter().chain([2, 1, 0]) {
                mixed = merged(&mixed, &bundles[from]).0;
            }
            let says = |rows: &Rows| -> Vec<(String, Value, usize)> {
                rows.iter().map(|(key, row)| {
                    let envelope = Envelope::read(row).unwrap();
                    (key.clone(), envelope.body, envelope.superseded.len())
                }).collect()
            };
            for text in &bundles {
                prop_assert_eq!(merged(&mixed, text).1, 0, "twice is once");
            }
            // The order of merges can lead to a different text, but a mutual exchange settles it.
            for _ in 0..2 {
                let tell = |rows: &Rows| write(rows, &Known::default(), &sender("laptop"), at(99)).text;
                let (one, other) = (tell(&once), tell(&mixed));
                once = merged(&once, &other).0;
                mixed = merged(&mixed, &one).0;
            }
            prop_assert_eq!(says(&once), says(&mixed));
            // A delta has the same effect as a full bundle.
            let delta = write(&once, &known(&tables[0]), &sender("laptop"), at(99)).text;
            let whole = write(&once, &Known::default(), &sender("laptop"), at(99)).text;
            let by_delta = merged(&tables[0], &delta).0;
            prop_assert_eq!(merged(&by_delta, &whole).1, 0);
        }
    }
}
