//! Importing a backup: a device's data, what a file would change, and how to undo it.
//!
//! Input and output are stored rows. An import only adds and merges, and changes made after it
//! survive its undo.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::record::aside;
use crate::domain::record::backup::{Backup, KeptDraft, drafts_to_add, hash};
use crate::domain::record::draft::{Draft, DraftSource, is_within, newest_kept, take_newest};
use crate::domain::record::envelope::{Envelope, SetAside};
use crate::domain::record::id::{DeviceId, RecordId};
use crate::domain::record::json::from_json;
use crate::domain::record::merge;
use crate::domain::record::merge::{Deletions, MergePlan};

/// The texts of a table by their keys.
pub type Rows = BTreeMap<String, String>;

/// The tables of a device, and its mirror.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Tables {
    /// The rows of records.
    pub records: Rows,
    /// The rows of drafts.
    pub drafts: Rows,
    /// The texts of the mirror. It may hold the only copy of a draft, and holds other things as well.
    pub mirror: Rows,
}

impl Tables {
    /// The newest row of the draft with a key.
    fn under_way(&self, key: &String) -> Option<&String> {
        newest_row(self.drafts.get(key), self.mirror.get(key))
    }
}

/// Everything on a device that a backup must contain.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Holdings {
    /// Every record, with the newest text of its draft.
    pub records: BTreeMap<RecordId, Envelope>,
    /// The rows that cannot be read.
    pub set_aside: Vec<SetAside>,
    /// The records whose newest text is not in their row yet.
    pub unsaved: BTreeSet<RecordId>,
    /// The drafts of forms, the newest copy of each. A memo's text is in its record.
    pub drafts: Vec<KeptDraft>,
}

impl Holdings {
    /// Reads the tables of `device`.
    #[must_use]
    pub fn read(tables: &Tables, device: &DeviceId) -> Self {
        let Tables {
            records,
            drafts,
            mirror,
        } = tables;
        let mut holdings = Self::default();
        for (key, row) in records {
            match aside::read(key, row) {
                Ok(mut envelope) => {
                    let (in_drafts, in_mirror) = (drafts.get(key), mirror.get(key));
                    let is_unsaved = take_newest(
                        &mut envelope,
                        in_drafts.map(String::as_str),
                        in_mirror.map(String::as_str),
                        device,
                    );
                    if is_unsaved {
                        holdings.unsaved.insert(envelope.id.clone());
                    }
                    holdings.records.insert(envelope.id.clone(), envelope);
                }
                Err(reason) => holdings.set_aside.push(SetAside {
                    key: key.clone(),
                    row: row.clone(),
                    reason,
                }),
            }
        }
        let is_draft = |row: &&String| from_json::<Draft>(row).is_ok();
        let in_mirror = mirror.iter().filter(|(_, row)| is_draft(row));
        let mut keys: Vec<&String> = drafts.keys().chain(in_mirror.map(|(key, _)| key)).collect();
        keys.sort_unstable();
        keys.dedup();
        holdings.drafts = keys
            .into_iter()
            .filter(|key| {
                !holdings
                    .records
                    .contains_key(&RecordId::from_text(key.as_str()))
            })
            .filter_map(|key| {
                let row = tables.under_way(key)?;
                Some(KeptDraft {
                    key: key.clone(),
                    row: row.clone(),
                })
            })
            .collect();
        holdings
    }
}

/// The row with the newest copy of a draft; `None` if nothing is typed in that. A row that is there
/// and cannot be read is kept as it is.
fn newest_row<'a>(
    in_drafts: Option<&'a String>,
    in_mirror: Option<&'a String>,
) -> Option<&'a String> {
    let newest = newest_kept(
        None,
        in_drafts.map(String::as_str),
        in_mirror.map(String::as_str),
    );
    match newest {
        Some((_, draft)) if draft.text.is_empty() => None,
        Some((DraftSource::Mirror, _)) => in_mirror,
        Some(_) | None => in_drafts,
    }
}

/// A file's unreadable rows, as they will be stored here: one whose key is taken gets a new key.
fn set_aside_to_add(here: &Holdings, incoming: &[SetAside]) -> Rows {
    let is_here = |key: &str, row: &str| {
        let mut kept = here.set_aside.iter();
        kept.any(|kept| kept.key == key && kept.row == row)
    };
    let is_taken = |key: &str| {
        here.records.contains_key(&RecordId::from_text(key))
            || here.set_aside.iter().any(|kept| kept.key == key)
    };
    let mut rows = Rows::new();
    for kept in incoming {
        let own_key = aside::key_for(&kept.key, &kept.row);
        if is_here(&kept.key, &kept.row) || is_here(&own_key, &kept.row) {
            continue;
        }
        let key = if is_taken(&kept.key) || rows.contains_key(&kept.key) {
            own_key
        } else {
            kept.key.clone()
        };
        rows.insert(key, kept.row.clone());
    }
    rows
}

/// What importing a file would change.
#[derive(Clone, PartialEq, Debug)]
pub struct BackupPreview {
    /// The file's content.
    pub backup: Backup,
    /// The changes to records.
    pub plan: MergePlan,
    /// Whether to restore records that were deleted here since.
    pub deletions: Deletions,
    /// The drafts it would restore into forms without a draft.
    pub drafts: Vec<KeptDraft>,
    /// Unreadable rows that don't exist here yet.
    set_aside: Rows,
    /// The records here whose newest text is not in their row yet.
    unsaved: BTreeSet<RecordId>,
}

impl BackupPreview {
    /// Compares a file with what `device` holds.
    #[must_use]
    pub fn of(backup: Backup, here: &Holdings, device: &DeviceId, deletions: Deletions) -> Self {
        let (records, unsaved) = (&here.records, &here.unsaved);
        Self {
            plan: merge::plan(records, unsaved, device, &backup.records, deletions),
            deletions,
            drafts: drafts_to_add(&here.drafts, &backup.drafts),
            set_aside: set_aside_to_add(here, &backup.set_aside),
            unsaved: here.unsaved.clone(),
            backup,
        }
    }

    /// The same, with further rows to store as they are.
    #[must_use]
    pub fn along(mut self, rows: Rows) -> Self {
        self.set_aside.extend(rows);
        self
    }

    /// Whether everything in the file is here already.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.plan.is_empty() && self.set_aside.is_empty() && self.drafts.is_empty()
    }

    /// The rows to write, given the current tables.
    #[must_use]
    pub fn import(&self, here: &Tables) -> Import {
        let merged = self.plan.rows.iter();
        let mut records: Rows = merged
            .map(|row| (row.id.as_str().to_owned(), row.write()))
            .collect();
        records.extend(self.set_aside.clone());
        let drafts: Rows = self
            .drafts
            .iter()
            .map(|draft| (draft.key.clone(), draft.row.clone()))
            .collect();
        // A draft in progress stays; other old drafts are older than their record.
        let is_outdated = |row: &&Envelope| is_within(row.kind) && !self.unsaved.contains(&row.id);
        let outdated = self.plan.rows.iter().filter(is_outdated);
        let outdated = outdated.map(|row| row.id.as_str().to_owned()).collect();
        let way_back = WayBack::over(here, &records, &drafts, &outdated);
        Import {
            records,
            drafts,
            outdated,
            way_back,
        }
    }
}

/// An import, as rows to write in one transaction.
#[derive(Clone, PartialEq, Debug)]
pub struct Import {
    /// Rows for the table of records.
    pub records: Rows,
    /// Rows for the drafts table. The mirror has only empty texts under their keys, which it must
    /// drop: a later one would count as the newest copy.
    pub drafts: Rows,
    /// The keys of drafts whose text is now in a record, so that no old copy may replace it.
    pub outdated: BTreeSet<String>,
    /// How to undo it.
    pub way_back: WayBack,
}

impl Import {
    /// Whether the records read back equal those that were written.
    #[must_use]
    pub fn is_kept(&self, records: &Rows) -> bool {
        self.records
            .iter()
            .all(|(key, row)| records.get(key) == Some(row))
    }
}

/// The undo information of an import, stored on the device.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct WayBack {
    /// The rows of records that the import replaced.
    before: Vec<(String, String)>,
    /// The keys of records that were new.
    added: Vec<String>,
    /// The keys of drafts that were new.
    #[serde(default)]
    drafts: Vec<String>,
    /// SHA-256 of the rows that the import wrote, by key, to detect later changes. Imports by
    /// earlier builds have none.
    #[serde(default)]
    records_written: Rows,
    /// The same of drafts.
    #[serde(default)]
    drafts_written: Rows,
    /// The same for drafts of records that the import wrote.
    #[serde(default)]
    under_way: Rows,
}

/// Rows to write and to remove in one transaction, which undo an import.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Undo {
    /// Rows to restore in the records table.
    pub records: Rows,
    /// Keys to remove from the table of records.
    pub removed_records: Vec<String>,
    /// Keys to remove from the table of drafts.
    pub removed_drafts: Vec<String>,
    /// How many rows stay, since they were changed after the import.
    pub staying: usize,
}

impl WayBack {
    fn over(here: &Tables, records: &Rows, drafts: &Rows, outdated: &BTreeSet<String>) -> Self {
        let before = |key: &String| Some((key.clone(), here.records.get(key)?.clone()));
        let under_way = |key: &String| {
            let row = here.under_way(key).filter(|_| !outdated.contains(key));
            Some((key.clone(), hash([row?])))
        };
        let hashes = |rows: &Rows| {
            rows.iter()
                .map(|(key, row)| (key.clone(), hash([row])))
                .collect()
        };
        Self {
            before: records.keys().filter_map(before).collect(),
            added: records
                .keys()
                .filter(|key| !here.records.contains_key(*key))
                .cloned()
                .collect(),
            drafts: drafts.keys().cloned().collect(),
            records_written: hashes(records),
            drafts_written: hashes(drafts),
            under_way: records.keys().filter_map(under_way).collect(),
        }
    }

    /// Undoes everything, including rows changed since.
    #[must_use]
    pub fn everything(&self) -> Undo {
        self.filtered(|_| false, |_| false)
    }

    /// Undoes only rows that are unchanged since the import.
    #[must_use]
    pub fn untouched(&self, now: &Tables) -> Undo {
        let is_changed = |written: &Rows, now: &Rows, key: &String| match written.get(key) {
            Some(written) => now.get(key).is_some_and(|row| hash([row]) != *written),
            None => false,
        };
        let is_typed_into = |key: &String| {
            let row = now.under_way(key);
            row.is_some_and(|row| self.under_way.get(key) != Some(&hash([row])))
        };
        self.filtered(
            |key| is_changed(&self.records_written, &now.records, key) || is_typed_into(key),
            |key| is_changed(&self.drafts_written, &now.drafts, key),
        )
    }

    fn filtered(
        &self,
        stays: impl Fn(&String) -> bool,
        draft_stays: impl Fn(&String) -> bool,
    ) -> Undo {
        let mut undo = Undo::default();
        for (key, row) in &self.before {
            if stays(key) {
                undo.staying += 1;
            } else {
                undo.records.insert(key.clone(), row.clone());
            }
        }
        for key in &self.added {
            if stays(key) {
                undo.staying += 1;
            } else {
                undo.removed_records.push(key.clone());
            }
        }
        for key in &self.drafts {
            if draft_stays(key) {
                undo.staying += 1;
            } else {
                undo.removed_drafts.push(key.clone());
            }
        }
        undo
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::backup;
    use crate::domain::record::envelope::Record;
    use crate::domain::record::json::to_json;
    use crate::domain::stories::story::Story;
    use chrono::{DateTime, TimeDelta, Utc};
    use proptest::prelude::*;

    fn this_device() -> DeviceId {
        DeviceId("d".to_owned())
    }

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap() + TimeDelta::minutes(minutes)
    }

    fn story(id: &str, title: &str, minutes: i64) -> String {
        let body = Story {
            title: title.to_owned(),
            ..Story::default()
        };
        let id = RecordId::from_text(id);
        Record::new(id, body, at(minutes), &DeviceId("d".to_owned()))
            .close()
            .write()
    }

    fn memo(id: &str, draft: &Draft) -> String {
        serde_json::json!({
            "id": id, "kind": "memo", "schema": 1, "created": 0, "changed": 0, "revision": 1,
            "device": "d", "body": { "draft": draft },
        })
        .to_string()
    }

    fn draft(epoch: u64, sequence: u64, text: &str) -> Draft {
        Draft {
            epoch,
            sequence,
            text: text.to_owned(),
            over: None,
        }
    }

    fn rows(rows: &[(&str, String)]) -> Rows {
        rows.iter()
            .map(|(key, row)| ((*key).to_owned(), row.clone()))
            .collect()
    }

    fn typed(holdings: &Holdings) -> Vec<(&str, String)> {
        holdings
            .drafts
            .iter()
            .map(|kept| {
                let text = from_json::<Draft>(&kept.row).map(|draft| draft.text);
                (kept.key.as_str(), text.unwrap_or_else(|_| kept.row.clone()))
            })
            .collect()
    }

    #[test]
    fn the_newest_copy_of_what_stands_in_a_form_is_held_wherever_it_is() {
        let (old, new) = (to_json(&draft(1, 4, "old")), to_json(&draft(1, 5, "new")));
        let nothing = to_json(&draft(2, 0, ""));
        // A form's row in the draft table, its text in the mirror, and what a backup holds of it.
        let cases: [(Option<&str>, Option<&str>, Option<&str>); 10] = [
            (None, None, None),
            (Some(&new), None, Some("new")),
            (None, Some(&new), Some("new")),
            (Some(&old), Some(&new), Some("new")),
            (Some(&new), Some(&old), Some("new")),
            (Some(&nothing), Some(&new), None),
            (Some(&old), Some(&nothing), None),
            (Some("damaged"), None, Some("damaged")),
            (Some("damaged"), Some(&new), Some("new")),
            (Some(&new), Some("damaged"), Some("new")),
        ];
        for (in_drafts, in_mirror, expected) in cases {
            let table = |row: Option<&str>| {
                row.map(|row| ("story:new".to_owned(), row.to_owned()))
                    .into_iter()
                    .collect::<Rows>()
            };
            let device = Device {
                records: Rows::new(),
                drafts: table(in_drafts),
                mirror: table(in_mirror),
            };
            let holdings = device.holdings();
            let expected: Vec<(&str, String)> = expected
                .map(|text| ("story:new", text.to_owned()))
                .into_iter()
                .collect();
            assert_eq!(typed(&holdings), expected, "{in_drafts:?} {in_mirror:?}");
        }
    }

    #[test]
    fn what_the_mirror_keeps_besides_drafts_is_no_part_of_a_backup() {
        let mirror = rows(&[
            ("theme", "dark".to_owned()),
            ("recording", "on".to_owned()),
            ("reminded", "2026-12-07".to_owned()),
            ("other", "{\"epoch\":1}".to_owned()),
            ("number", "7".to_owned()),
        ]);
        let device = Device {
            mirror,
            ..Device::default()
        };
        assert_eq!(device.holdings(), Holdings::default());
    }

    #[test]
    fn the_newest_text_of_a_memo_is_held_in_its_record() {
        let copies = [draft(1, 1, "one"), draft(1, 2, "two"), draft(2, 0, "three")];
        for (record, in_drafts, in_mirror) in [
            (0, 1, 2),
            (0, 2, 1),
            (1, 0, 2),
            (1, 2, 0),
            (2, 0, 1),
            (2, 1, 0),
        ] {
            let device = Device {
                records: rows(&[("m", memo("m", &copies[record]))]),
                drafts: rows(&[("m", to_json(&copies[in_drafts]))]),
                mirror: rows(&[("m", to_json(&copies[in_mirror]))]),
            };
            let holdings = device.holdings();
            let held = &holdings.records[&RecordId::from_text("m")].body["draft"]["text"];
            assert_eq!(held, "three");
            assert!(holdings.drafts.is_empty());
        }
    }

    #[test]
    fn an_undo_row_of_an_earlier_build_undoes_everything() {
        let row = r#"{"before":[["a","old"]],"added":["b"]}"#;
        let way_back: WayBack = from_json(row).unwrap();
        let now = Device {
            records: rows(&[("a", "new".to_owned()), ("b", "edited".to_owned())]),
            ..Device::default()
        };
        let undo = way_back.untouched(&now);
        assert_eq!(undo, way_back.everything());
        assert_eq!(undo.records, rows(&[("a", "old".to_owned())]));
        assert_eq!(undo.removed_records, ["b"]);
    }

    type Device = Tables;

    impl Device {
        fn holdings(&self) -> Holdings {
            Holdings::read(self, &this_device())
        }

        fn backup(&self) -> Backup {
            let holdings = self.holdings();
            let records: Vec<Envelope> = holdings.records.into_values().collect();
            let file = backup::write(&records, &holdings.set_aside, &holdings.drafts, at(0));
            backup::read(&file).unwrap()
        }

        fn import(&mut self, backup: Backup) -> Import {
            let import =
                BackupPreview::of(backup, &self.holdings(), &this_device(), Deletions::Hold)
                    .import(self);
            self.records.extend(import.records.clone());
            self.drafts.extend(import.drafts.clone());
            let is_gone = |key: &String| import.outdated.contains(key);
            self.drafts.retain(|key, _| !is_gone(key));
            self.mirror
                .retain(|key, _| !import.drafts.contains_key(key) && !is_gone(key));
            import
        }

        fn undo(&mut self, undo: Undo) {
            self.records.extend(undo.records);
            for key in undo.removed_records {
                self.records.remove(&key);
            }
            for key in undo.removed_drafts {
                self.drafts.remove(&key);
            }
        }
    }

    fn record_rows() -> impl Strategy<Value = Rows> {
        // An id is that of one kind for good: a and b are stories, c and d memos.
        let row = (any::<bool>(), "[xyz]", 0..4_i64);
        proptest::collection::btree_map("[a-d]", row, 0..4).prop_map(|rows| {
            rows.into_iter()
                .map(|(id, (is_damaged, text, minutes))| {
                    let row = match id.as_str() {
                        _ if is_damaged => format!("{{\"damaged\":\"{text}"),
                        "a" | "b" => story(&id, &text, minutes),
                        _ => memo(&id, &draft(1, minutes.unsigned_abs(), &text)),
                    };
                    (id, row)
                })
                .collect()
        })
    }

    fn draft_rows() -> impl Strategy<Value = Rows> {
        let row = (0..3_u64, 0..3_u64, "[xyz]?")
            .prop_map(|(epoch, sequence, text)| to_json(&draft(epoch, sequence, &text)));
        proptest::collection::btree_map("[a-h]", row, 0..4)
    }

    fn devices() -> impl Strategy<Value = Device> {
        (record_rows(), draft_rows(), draft_rows()).prop_map(|(records, mut drafts, mut mirror)| {
            // A draft belongs to a form, or to a memo that is here.
            let belongs = |key: &String, _: &mut String| {
                let is_memo = |row: &String| row.contains("\"memo\"");
                key.as_str() > "d" || records.get(key).is_some_and(is_memo)
            };
            drafts.retain(belongs);
            mirror.retain(belongs);
            Device {
                records,
                drafts,
                mirror,
            }
        })
    }

    proptest! {
        #[test]
        fn a_backup_put_onto_an_empty_device_holds_everything(device in devices()) {
            let mut other = Device::default();
            let import = other.import(device.backup());
            prop_assert!(import.is_kept(&other.records));
            let (before, after) = (device.holdings(), other.holdings());
            let written = |holdings: &Holdings| -> Vec<String> {
                holdings.records.values().map(Envelope::write).collect()
            };
            prop_assert_eq!(written(&before), written(&after));
            let set_aside = |holdings: &Holdings| -> Vec<(String, String)> {
                let rows = holdings.set_aside.iter();
                rows.map(|kept| (kept.key.clone(), kept.row.clone())).collect()
            };
            prop_assert_eq!(set_aside(&before), set_aside(&after));
            prop_assert_eq!(before.drafts, after.drafts);
        }

        #[test]
        fn importing_twice_changes_nothing_more(mut here in devices(), there in devices()) {
            here.import(there.backup());
            let preview = BackupPreview::of(there.backup(), &here.holdings(), &this_device(), Deletions::Hold);
            prop_assert!(preview.plan.is_empty());
            prop_assert!(preview.drafts.is_empty());
            prop_assert!(preview.import(&here).records.is_empty());
        }

        #[test]
        fn an_import_removes_nothing_and_touches_nothing_under_way(
            mut here in devices(), there in devices(),
        ) {
            let before = here.clone();
            here.import(there.backup());
            prop_assert!(before.records.keys().all(|key| here.records.contains_key(key)));
            let under_way = before.holdings().drafts;
            let after = here.holdings().drafts;
            prop_assert!(under_way.iter().all(|draft| after.contains(draft)));
        }

        #[test]
        fn an_undo_leads_back_to_where_it_was(mut here in devices(), there in devices()) {
            let before = here.clone();
            let import = here.import(there.backup());
            let (mut one, mut two) = (here.clone(), here);
            one.undo(import.way_back.everything());
            two.undo(import.way_back.untouched(&two.clone()));
            // A draft that was here with nothing in it may be gone.
            prop_assert_eq!(&one.records, &before.records);
            prop_assert_eq!(one.holdings(), before.holdings());
            prop_assert_eq!(one, two);
        }

        #[test]
        fn what_was_changed_after_an_import_survives_its_undo(
            mut here in devices(), there in devices(), key in "[a-h]",
        ) {
            let import = here.import(there.backup());
            let edited = story(&key, "edited since", 9);
            here.records.insert(key.clone(), edited.clone());
            let typed = to_json(&draft(9, 9, "typed since"));
            here.drafts.insert(key.clone(), typed.clone());
            let undo = import.way_back.untouched(&here);
            here.undo(undo);
            prop_assert_eq!(here.records.get(&key), Some(&edited));
            prop_assert_eq!(here.drafts.get(&key), Some(&typed));
        }

        #[test]
        fn no_row_makes_the_reader_panic(key in any::<String>(), row in any::<String>()) {
            let table = Rows::from([(key, row)]);
            let device = Device {
                records: table.clone(),
                drafts: table.clone(),
                mirror: table,
            };
            let _ = device.holdings();
        }
    }
}
