//! Each field of each kind damaged in turn, beside healthy rows of every kind: nothing stops the app, and
//! nothing healthy is hidden.

use std::collections::BTreeSet;

use loopready::domain::guide::to_ask::QuestionToAsk;
use loopready::domain::loops::log::{LoggedQuestion, LoopLog};
use loopready::domain::offer::form::Offer;
use loopready::domain::record::id::RecordId;
use loopready::domain::stories::probe::Probes;
use loopready::domain::stories::story::{Story, StoryVersion};
use loopready::domain::writing::prompt::{OwnPrompt, PromptKind};
use loopready::ports::{Row, Table};
use serde_json::{Value, json};

use super::damaged::{device_with, healthy, look_at_all, row};
use super::device::Device;
use super::tabs::{drill_begun, set_begun, sitting_begun, start_memo};

/// Rows in a store, beside the healthy ones.
const TOGETHER: usize = 50;

/// Damaged rows that every run looks at.
const LOOKED_AT: usize = 2_000;

/// A healthy row of every kind.
fn of_every_kind() -> Vec<Row> {
    let device = Device::new();
    let tab = device.open();
    start_memo(&tab);
    drill_begun(&device, &tab);
    set_begun(&device, &tab);
    sitting_begun(&device, &tab);
    device.settle();
    let mut rows = healthy();
    rows.extend(device.store.rows(Table::Records));
    let story = RecordId::from_text("story");
    let mut probes = Probes::none(story.clone());
    probes.ask(None, "Why?");
    let log = LoopLog {
        of: RecordId::from_text("loop"),
        entries: vec![LoggedQuestion {
            question: "What did you simplify?".to_owned(),
            ..LoggedQuestion::default()
        }],
    };
    let version = StoryVersion {
        story: story.clone(),
        text: Story::default(),
    };
    let prompt = OwnPrompt {
        text: "Why this job?".to_owned(),
        kind: PromptKind::default(),
        is_retired: false,
    };
    rows.extend([
        row(Probes::id_for(&story), probes),
        row(LoopLog::id_for(&log.of.clone()), log),
        row(RecordId::from_text("version"), version),
        row(RecordId::from_text("prompt"), prompt),
        row(RecordId::from_text("offer"), Offer::default()),
        row(RecordId::from_text("to-ask"), QuestionToAsk::default()),
    ]);
    rows
}

/// What is put in the place of a value: dates from year -270,000 to +270,000, the edges of the types, and
/// every type that it is not.
fn odd() -> Vec<Value> {
    let mut values = vec![
        Value::Null,
        json!(true),
        json!(""),
        json!("NaN"),
        json!("+270000-01-01"),
        json!("2026-02-30"),
        json!("\u{0}\u{202e}\u{feff}"),
        json!([]),
        json!([null, {}, 7]),
        json!({}),
        json!({"id": []}),
        json!(-1),
        json!(0.5),
        json!(1.5e308),
        json!(i64::MIN),
        json!(i64::MAX),
        json!(u64::MAX),
        json!(u32::MAX),
    ];
    let years = [-270_000_i64, -9_999, 0, 9_999, 10_000, 270_000];
    // Milliseconds since 1970, with the mean length of a year.
    values.extend(years.map(|year| json!((year - 1970) * 31_556_952_000)));
    values
}

/// The pointers to every value of a row. Of a list its first entry stands for all.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                places(field, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(entries) => {
            if let Some(entry) = entries.first() {
                places(entry, &format!("{at}/0"), found);
            }
        }
        _ => {}
    }
}

/// Every row with one damage, each under a key of its own.
fn damaged_rows(healthy: &[Row]) -> Vec<(String, Value)> {
    let mut rows = Vec::new();
    for one in healthy {
        let row: Value = serde_json::from_str(&one.text).unwrap();
        let kind = row["kind"].as_str().unwrap().to_owned();
        let mut found = Vec::new();
        places(&row, "", &mut found);
        found.retain(|place| !place.is_empty());
        for place in found {
            let (above, name) = place.rsplit_once('/').unwrap();
            for value in odd() {
                let mut damaged = row.clone();
                *damaged.pointer_mut(&place).unwrap() = value.clone();
                rows.push((format!("{kind}{place} = {value}"), damaged));
            }
            let mut without = row.clone();
            if let Some(fields) = without.pointer_mut(above).and_then(Value::as_object_mut) {
                fields.remove(name);
                rows.push((format!("{kind}{place} missing"), without));
            }
        }
        for (what, change) in [
            ("a later kind", json!({"kind": "telepathy"})),
            ("a later schema", json!({"schema": 99})),
            ("the id of a healthy row", json!({})),
        ] {
            let mut damaged = row.clone();
            for (field, value) in change.as_object().unwrap() {
                damaged[field] = value.clone();
            }
            rows.push((format!("{kind}: {what}"), damaged));
        }
    }
    rows
}

/// The keys of the living records and what they say, as a backup has them.
fn exported(device: &Device) -> BTreeSet<String> {
    let (_, backup) = device.files.last_compressed().unwrap();
    backup.lines().map(str::to_owned).collect()
}

/// Looks at a store of healthy and other rows: as many records are read as the healthy ones are at least,
/// and the backup has each row.
fn look(healthy: &[Row], others: Vec<Row>, expected: usize) {
    let device = device_with([healthy.to_vec(), others].concat());
    let tab = device.open();
    let read = look_at_all(&device, &tab);
    assert!(read >= expected, "{read} of {expected} read");
    assert!(
        tab.stories()
            .iter()
            .any(|title| title == "Told in the loop")
    );
    let backup = exported(&device);
    assert!(backup.len() > healthy.len());
    tab.crash();
}

#[test]
fn no_field_of_any_kind_stops_the_app_or_hides_what_is_healthy() {
    let healthy = of_every_kind();
    let kinds: BTreeSet<String> = healthy
        .iter()
        .map(|row| serde_json::from_str::<Value>(&row.text).unwrap()["kind"].to_string())
        .collect();
    assert_eq!(kinds.len(), 21, "{kinds:?}");
    let expected = {
        let device = device_with(healthy.clone());
        look_at_all(&device, &device.open())
    };
    let mut rows = damaged_rows(&healthy);
    fastrand::Rng::with_seed(1).shuffle(&mut rows);
    let all = std::env::var("LOOPREADY_EVERY_FIELD").is_ok();
    rows.truncate(if all { usize::MAX } else { LOOKED_AT });
    let mut number = 0;
    for rows in rows.chunks(TOGETHER) {
        let others: Vec<Row> = rows
            .iter()
            .map(|(what, row)| {
                number += 1;
                let key = format!("damaged-{number}");
                let mut row = row.clone();
                // But where the id is what is damaged.
                if !what.contains("/id") && !what.contains("the id of") {
                    row["id"] = json!(key);
                }
                let text = row.to_string();
                Row { key, text }
            })
            .collect();
        let looked = std::panic::catch_unwind(|| look(&healthy, others, expected));
        let what: Vec<&String> = rows.iter().map(|(what, _)| what).collect();
        assert!(looked.is_ok(), "{what:#?}");
    }
}

#[test]
fn texts_of_ten_megabytes_stop_nothing() {
    let healthy = of_every_kind();
    let long = "word ".repeat(2_000_000);
    let others = [("story", "/body/title"), ("metric", "/body/name")];
    let others = others.map(|(kind, place)| {
        let of_kind = |row: &&Row| row.text.contains(&format!("\"kind\":\"{kind}\""));
        let row = healthy.iter().find(of_kind).unwrap();
        let mut row: Value = serde_json::from_str(&row.text).unwrap();
        row["id"] = json!(format!("long-{kind}"));
        *row.pointer_mut(place).unwrap() = json!(long);
        Row {
            key: format!("long-{kind}"),
            text: row.to_string(),
        }
    });
    let device = device_with([healthy, others.to_vec()].concat());
    let tab = device.open();
    let lengths: Vec<usize> = tab.stories().iter().map(String::len).collect();
    assert!(lengths.contains(&long.len()));
    tab.act(|app| app.backups.export());
    device.settle();
    assert!(exported(&device).iter().any(|line| line.len() > long.len()));
}
