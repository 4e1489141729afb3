//! Stored rows of records, without parsing their bodies: a list that works even if one of them
//! breaks every other page.

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::domain::record::aside;
use crate::domain::record::envelope::Envelope;
use crate::domain::record::kind::Kind;

/// The most characters of a text used as a name.
const NAME_CHARACTERS: usize = 60;

/// The fields that name a record, in order of preference.
const NAMING: [&str; 7] = [
    "title", "name", "text", "question", "company", "draft", "chosen",
];

/// A row of a record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The row's key.
    pub key: String,
    /// Its kind; `None` if that cannot be read.
    pub kind: Option<Kind>,
    /// Its name; may be empty.
    pub name: String,
    /// When it was last changed, if that can be read.
    pub changed: Option<DateTime<Utc>>,
    /// How long the row is, in bytes.
    pub bytes: usize,
    /// Whether it is set aside.
    pub is_aside: bool,
}

/// All rows: unreadable ones first, then the newest.
#[must_use]
pub fn entries<'a>(rows: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = rows
        .into_iter()
        .filter(|(_, row)| Envelope::read(row).map_or(true, |record| record.deleted.is_none()))
        .map(|(key, row)| {
            let record = Envelope::read(row).ok();
            Entry {
                key: key.to_owned(),
                kind: record.as_ref().map(|record| record.kind),
                name: record
                    .as_ref()
                    .map(|record| name_of(&record.body))
                    .unwrap_or_default(),
                changed: record.as_ref().map(|record| record.changed),
                bytes: row.len(),
                is_aside: aside::is_aside(key),
            }
        })
        .collect();
    entries.sort_by_key(|entry| (entry.changed.is_some(), std::cmp::Reverse(entry.changed)));
    entries
}

/// The first words of a record, to recognize it; empty if it has none.
#[must_use]
pub fn name_of(body: &Value) -> String {
    let mut texts = NAMING.iter().filter_map(|field| match body.get(field)? {
        Value::String(text) => Some(text.trim()),
        Value::Object(fields) => fields.get("text")?.as_str().map(str::trim),
        _ => None,
    });
    let named = texts.find(|text| !text.is_empty());
    let line = named
        .and_then(|text| text.lines().next())
        .unwrap_or_default();
    let Some((end, _)) = line.char_indices().nth(NAME_CHARACTERS) else {
        return line.to_owned();
    };
    // Cut after a whole word, where there is one.
    let cut = line.get(..end).unwrap_or(line);
    let whole = cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole);
    format!("{whole}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_listed_whatever_it_holds() {
        let row = |title: &str, changed: i64, deleted: &str| {
            format!(
                r#"{{"id":"a","kind":"story","schema":1,"created":0,"changed":{changed},"revision":1,"device":"d",
                "deleted":{deleted},"body":{{"title":"{title}"}}}}"#
            )
        };
        let (old, new) = (row("Old", 1_000, "null"), row("New", 2_000, "null"));
        let (gone, body) = (
            row("Gone", 3_000, "3000"),
            new.replace(r#"{"title":"New"}"#, "7"),
        );
        let listed = entries([
            ("old", old.as_str()),
            ("new", new.as_str()),
            ("gone", gone.as_str()),
            ("set-aside.plan.1", body.as_str()),
            ("undefined", ""),
        ]);
        let found: Vec<(&str, &str, bool)> = listed
            .iter()
            .map(|entry| (entry.key.as_str(), entry.name.as_str(), entry.is_aside))
            .collect();
        assert_eq!(
            found,
            [
                ("undefined", "", false),
                ("new", "New", false),
                ("set-aside.plan.1", "", true),
                ("old", "Old", false),
            ]
        );
    }

    #[test]
    fn a_record_is_named_by_its_first_words() {
        for (body, name) in [
            (
                serde_json::json!({"title": " ", "draft": {"text": "First line\nSecond"}}),
                "First line",
            ),
            (serde_json::json!({"name": "Offer A"}), "Offer A"),
            (serde_json::json!([1]), ""),
            (
                serde_json::json!({"title": "We let guests choose their own room, and it sounded wrong at first to all"}),
                "We let guests choose their own room, and it sounded wrong…",
            ),
            (
                serde_json::json!({"title": "語".repeat(70)}),
                &format!("{}…", "語".repeat(60)),
            ),
        ] {
            assert_eq!(name_of(&body), name);
        }
    }
}
