//! The backup file: everything stored, one record per line, below a manifest with counts and
//! hashes. The caller compresses it; this is the text inside.
//!
//! A truncated file still yields its complete lines, and reports that it is incomplete.

use std::collections::BTreeMap;
use std::fmt;
use std::fmt::Write;

use crate::domain::format::instants::instant;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::domain::record::envelope::{Envelope, RecordError, SetAside};
use crate::domain::record::id::RecordId;
use crate::domain::record::json::{from_json, to_json};
use crate::domain::record::schema;

/// The manifest's name for the format.
const FORMAT: &str = "loopready-backup";

/// The version of the file's layout that this build writes and reads.
const VERSION: u32 = 1;

/// The first line of a backup.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Manifest {
    format: String,
    version: u32,
    /// The schema of the records within.
    pub schema: u32,
    /// When the file was made.
    #[serde(with = "instant")]
    pub exported: DateTime<Utc>,
    records: Part,
    set_aside: Part,
    #[serde(default = "Part::none")]
    drafts: Part,
}

/// One part of a backup: the number of its lines, and their SHA-256.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Part {
    count: usize,
    sha256: String,
}

/// An unreadable row in a backup.
#[derive(Serialize, Deserialize)]
struct SetAsideLine {
    set_aside: String,
    row: String,
}

/// Text typed into a form and not submitted, as in the draft table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KeptDraft {
    /// The draft's key, which names its form.
    #[serde(rename = "draft")]
    pub key: String,
    /// The draft as it is stored.
    pub row: String,
}

/// A parsed backup.
#[derive(Clone, PartialEq, Debug)]
pub struct Backup {
    /// When the file was made.
    pub exported: DateTime<Utc>,
    /// The records that could be read.
    pub records: Vec<Envelope>,
    /// Rows that this build cannot read; they are kept as they are.
    pub set_aside: Vec<SetAside>,
    /// Text typed into forms and not submitted.
    pub drafts: Vec<KeptDraft>,
    /// The number of missing or damaged lines.
    pub damaged: usize,
}

impl Backup {
    /// Whether every line is there and unchanged.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.damaged == 0
    }
}

/// Why a file cannot be imported.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BackupError {
    /// It was not made by Loopready, or its first line is gone.
    NotABackup,
    /// A later build made it.
    TooNew,
    /// It is larger than any backup can be.
    TooLarge,
}

impl fmt::Display for BackupError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NotABackup => {
                "This file is not a Loopready backup, or its beginning is damaged. Nothing was changed. \
                 Choose a file whose name ends in .loopready."
            }
            Self::TooNew => {
                "This backup was made by a newer version of Loopready. Nothing was changed. Update this \
                 app (reload it while online), then import the file again."
            }
            Self::TooLarge => {
                "This file is far larger than a Loopready backup can be, so it was not opened. Nothing was \
                 changed. Choose a file whose name ends in .loopready."
            }
        })
    }
}

/// Writes a backup's text.
#[must_use]
pub fn write(
    records: &[Envelope],
    set_aside: &[SetAside],
    drafts: &[KeptDraft],
    now: DateTime<Utc>,
) -> String {
    let sorted: BTreeMap<&RecordId, &Envelope> =
        records.iter().map(|record| (&record.id, record)).collect();
    let record_lines: Vec<String> = sorted.into_values().map(Envelope::write).collect();
    let set_aside_lines: Vec<String> = set_aside
        .iter()
        .map(|kept| {
            to_json(&SetAsideLine {
                set_aside: kept.key.clone(),
                row: kept.row.clone(),
            })
        })
        .collect();
    let draft_lines: Vec<String> = drafts.iter().map(to_json).collect();
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        schema: schema::CURRENT,
        exported: now,
        records: Part::of(&record_lines),
        set_aside: Part::of(&set_aside_lines),
        drafts: Part::of(&draft_lines),
    };
    let mut text = to_json(&manifest);
    for line in record_lines
        .iter()
        .chain(&set_aside_lines)
        .chain(&draft_lines)
    {
        text.push('\n');
        text.push_str(line);
    }
    text.push('\n');
    text
}

/// Parses a backup, complete or truncated.
///
/// # Errors
/// When the first line is not a manifest of a version that this build knows.
pub fn read(text: &str) -> Result<Backup, BackupError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = text.lines().map(str::trim_end);
    let first = lines.next().ok_or(BackupError::NotABackup)?;
    let head: Value = serde_json::from_str(first).map_err(|_| BackupError::NotABackup)?;
    if head.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(BackupError::NotABackup);
    }
    if head.get("version").and_then(Value::as_u64) > Some(u64::from(VERSION)) {
        return Err(BackupError::TooNew);
    }
    let manifest: Manifest = serde_json::from_value(head).map_err(|_| BackupError::NotABackup)?;
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();

    let mut backup = Backup {
        exported: manifest.exported,
        records: Vec::new(),
        set_aside: Vec::new(),
        drafts: Vec::new(),
        damaged: 0,
    };
    let mut unreadable = 0;
    for line in &lines {
        match Envelope::read(line) {
            Ok(envelope) => backup.records.push(envelope),
            Err(RecordError::Schema(reason)) => {
                let key = key_of(line);
                backup.set_aside.push(SetAside {
                    key,
                    row: (*line).to_owned(),
                    reason: reason.into(),
                });
            }
            Err(reason) => {
                if let Ok(kept) = from_json::<SetAsideLine>(line) {
                    backup.set_aside.push(SetAside {
                        key: kept.set_aside,
                        row: kept.row,
                        reason,
                    });
                } else if let Ok(draft) = from_json::<KeptDraft>(line) {
                    backup.drafts.push(draft);
                } else {
                    unreadable += 1;
                }
            }
        }
    }
    let expected = manifest
        .records
        .count
        .saturating_add(manifest.set_aside.count)
        .saturating_add(manifest.drafts.count);
    let missing = expected.saturating_sub(lines.len());
    let (record_lines, rest) = lines.split_at(manifest.records.count.min(lines.len()));
    let (set_aside_lines, draft_lines) = rest.split_at(manifest.set_aside.count.min(rest.len()));
    let intact = Part::of(record_lines) == manifest.records
        && Part::of(set_aside_lines) == manifest.set_aside
        && Part::of(draft_lines) == manifest.drafts;
    backup.damaged = (missing + unreadable).max(usize::from(!intact));
    Ok(backup)
}

/// The id of a newer build's row, under which it is kept here.
fn key_of(line: &str) -> String {
    serde_json::from_str::<Value>(line)
        .ok()
        .and_then(|row| row.get("id")?.as_str().map(str::to_owned))
        .unwrap_or_else(|| hash([line]))
}

/// A backup's drafts for forms without a draft here.
#[must_use]
pub fn drafts_to_add(here: &[KeptDraft], incoming: &[KeptDraft]) -> Vec<KeptDraft> {
    incoming
        .iter()
        .filter(|draft| here.iter().all(|mine| mine.key != draft.key))
        .cloned()
        .collect()
}

impl Part {
    /// The number of lines in a part that this build doesn't know.
    fn none() -> Self {
        Self::of::<&str>(&[])
    }

    fn of<L: AsRef<str>>(lines: &[L]) -> Self {
        Self {
            count: lines.len(),
            sha256: hash(lines),
        }
    }
}

/// SHA-256 over lines, each with its line end, in hexadecimal.
pub(super) fn hash<L: AsRef<str>>(lines: impl IntoIterator<Item = L>) -> String {
    let mut hasher = Sha256::new();
    for line in lines {
        hasher.update(line.as_ref().as_bytes());
        hasher.update(b"\n");
    }
    hasher
        .finalize()
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            // Writing to a String cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::envelope::Record;
    use crate::domain::record::id::DeviceId;
    use crate::domain::stories::story::Story;
    use proptest::prelude::*;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    fn envelopes(count: u8) -> Vec<Envelope> {
        (0..count)
            .map(|number| {
                let story = Story {
                    title: format!("Story {number}"),
                    ..Story::default()
                };
                let id = RecordId::new(now(), [number; 10]);
                Record::new(id, story, now(), &DeviceId("d".to_owned())).close()
            })
            .collect()
    }

    fn set_aside() -> Vec<SetAside> {
        let row = "{\"id\":\"broken".to_owned();
        vec![SetAside {
            key: "k".to_owned(),
            row,
            reason: RecordError::Unreadable(String::new()),
        }]
    }

    fn drafts() -> Vec<KeptDraft> {
        vec![KeptDraft {
            key: "story:new".to_owned(),
            row: "{\"epoch\":1,\"sequence\":2,\"text\":\"typed\"}".to_owned(),
        }]
    }

    #[test]
    fn what_is_written_is_read_back_with_the_rows_set_aside_and_the_drafts() {
        let backup = read(&write(&envelopes(3), &set_aside(), &drafts(), now())).unwrap();
        assert!(backup.is_complete());
        let written =
            |records: &[Envelope]| records.iter().map(Envelope::write).collect::<Vec<String>>();
        assert_eq!(written(&backup.records), written(&envelopes(3)));
        assert_eq!(backup.set_aside[0].row, set_aside()[0].row);
        assert_eq!(backup.drafts, drafts());
    }

    #[test]
    fn a_backup_from_before_drafts_were_in_it_is_complete() {
        let text = write(&envelopes(2), &[], &[], now());
        let (head, rest) = text.split_once('\n').unwrap();
        let mut head: Value = serde_json::from_str(head).unwrap();
        assert!(head.as_object_mut().unwrap().remove("drafts").is_some());
        assert!(read(&format!("{head}\n{rest}")).unwrap().is_complete());
    }

    #[test]
    fn a_lost_draft_is_noticed() {
        let text = write(&envelopes(1), &[], &drafts(), now());
        let cut = text.trim_end().rsplit_once('\n').unwrap().0;
        assert_eq!(read(cut).unwrap().damaged, 1);
    }

    #[test]
    fn a_draft_is_added_only_where_nothing_is_under_way() {
        let other = KeptDraft {
            key: "form:names".to_owned(),
            row: "{}".to_owned(),
        };
        let incoming = [drafts(), vec![other.clone()]].concat();
        assert_eq!(drafts_to_add(&drafts(), &incoming), vec![other]);
    }

    #[test]
    fn a_truncated_file_yields_its_whole_lines_and_says_what_is_missing() {
        let text = write(&envelopes(5), &[], &[], now());
        let cut = &text[..text.len() - 30];
        let backup = read(cut).unwrap();
        assert_eq!(backup.records.len(), 4);
        assert_eq!(backup.damaged, 1);
    }

    #[test]
    fn a_changed_letter_is_noticed() {
        let text = write(&envelopes(2), &[], &[], now()).replace("Story 1", "Story 9");
        assert!(!read(&text).unwrap().is_complete());
    }

    #[test]
    fn foreign_and_newer_files_are_refused() {
        for foreign in [
            "",
            "hello",
            "{}",
            "[1,2]",
            "{\"format\":\"other\"}",
            "\u{0}\u{1}",
            "null",
        ] {
            assert_eq!(read(foreign), Err(BackupError::NotABackup), "{foreign}");
        }
        let newer = write(&[], &[], &[], now()).replace("\"version\":1", "\"version\":2");
        assert_eq!(read(&newer), Err(BackupError::TooNew));
    }

    #[test]
    fn a_record_of_a_newer_schema_is_set_aside_not_lost() {
        let text = write(&envelopes(1), &[], &[], now())
            .replace("\"revision\":1,\"schema\":1", "\"revision\":1,\"schema\":9");
        let backup = read(&text).unwrap();
        assert!(backup.records.is_empty());
        assert_eq!(backup.set_aside.len(), 1);
    }

    proptest! {
        #[test]
        fn no_file_makes_the_reader_panic(text in any::<String>()) {
            let _ = read(&text);
            let _ = read(&format!("{}{text}", write(&envelopes(1), &[], &[], now())));
        }
    }
}
