//! JSON of other apps as a table: a list of objects, a board of cards, or one object a line.

use serde_json::{Map, Value};

use crate::domain::incoming::sheet::Sheet;

/// Why JSON makes no table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JsonError {
    /// It ends too early or has an error; the line, from 1.
    Broken(usize),
    /// It has no list of entries.
    NoEntries,
}

/// Names of the list that holds the entries, the likeliest first.
const LISTS: [&str; 12] = [
    "stories",
    "questions",
    "cards",
    "records",
    "items",
    "entries",
    "results",
    "data",
    "notes",
    "pages",
    "rows",
    "list",
];

/// Names of what an object in a list is called by.
const NAMES: [&str; 5] = ["name", "title", "text", "label", "value"];

/// A longer text in a list of texts stands on a line of its own.
const SHORT: usize = 60;

/// The entries of a JSON text as rows below the names of their keys; `None` if it is no JSON.
#[must_use]
pub fn sheet_of(text: &str) -> Option<Result<Sheet, JsonError>> {
    let text = text.trim();
    let mut begins = text.chars().filter(|letter| !letter.is_whitespace());
    // "[Desk](#desk)", "[ ] Who paid?" and "{{c1::Who}}" begin alike.
    let is_json = match (begins.next()?, begins.next()?) {
        ('{', '"' | '}') | ('[', '{') => true,
        ('[', '"') => text.ends_with(']'),
        _ => false,
    };
    if !is_json {
        return None;
    }
    let entries = match serde_json::from_str::<Value>(text) {
        Ok(value) => entries_of(value),
        Err(error) => match by_lines(text) {
            Some(entries) => entries,
            None => return Some(Err(JsonError::Broken(error.line()))),
        },
    };
    if entries.is_empty() {
        return Some(Err(JsonError::NoEntries));
    }
    Some(Ok(sheet(entries)))
}

/// One object a line.
fn by_lines(text: &str) -> Option<Vec<Value>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let entries: Option<Vec<Value>> = lines
        .map(|line| {
            serde_json::from_str::<Value>(line)
                .ok()
                .filter(Value::is_object)
        })
        .collect();
    entries.filter(|entries| entries.len() > 1)
}

fn entries_of(value: Value) -> Vec<Value> {
    // Numbers and the like become rows as well, so that they are named when they are left out.
    let is_entry = |value: &Value| value.is_object() || !text_of(value).is_empty();
    match value {
        Value::Array(list) => list.into_iter().filter(is_entry).collect(),
        Value::Object(mut map) => {
            let is_list = |value: &Value| {
                value
                    .as_array()
                    .is_some_and(|list| list.iter().any(Value::is_object))
            };
            let named = LISTS
                .iter()
                .find(|name| map.get(**name).is_some_and(is_entry_list))
                .map(|name| (*name).to_owned());
            let first = || {
                let found = map.iter().find(|(_, value)| is_list(value));
                found.map(|(name, _)| name.clone())
            };
            if let Some(Value::Array(list)) =
                named.or_else(first).and_then(|name| map.remove(&name))
            {
                return list.into_iter().filter(is_entry).collect();
            }
            if !map.is_empty() && map.values().all(is_entry_list) {
                return map.into_iter().flat_map(under_principle).collect();
            }
            if !map.is_empty() && map.values().all(Value::is_object) {
                return map.into_iter().map(titled).collect();
            }
            vec![Value::Object(map)]
        }
        _ => Vec::new(),
    }
}

fn is_entry_list(value: &Value) -> bool {
    value
        .as_array()
        .is_some_and(|list| list.iter().any(|one| one.is_object() || one.is_string()))
}

/// Questions under the name of their principle.
fn under_principle((principle, list): (String, Value)) -> Vec<Value> {
    let Value::Array(list) = list else {
        return Vec::new();
    };
    list.into_iter()
        .map(|one| {
            let mut map = match one {
                Value::Object(map) => map,
                one => Map::from_iter([("question".to_owned(), one)]),
            };
            map.entry("principle")
                .or_insert_with(|| Value::String(principle.clone()));
            Value::Object(map)
        })
        .collect()
}

/// Stories under their title.
fn titled((title, story): (String, Value)) -> Value {
    let mut map = match story {
        Value::Object(map) => map,
        _ => Map::new(),
    };
    map.entry("title").or_insert(Value::String(title));
    Value::Object(map)
}

/// Rows of these entries, numbered from 1, below their keys.
fn sheet(entries: Vec<Value>) -> Sheet {
    let mut names: Vec<String> = Vec::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let are_texts = entries.iter().all(Value::is_string);
    for entry in entries {
        let mut row: Vec<String> = vec![String::new(); names.len()];
        let mut put = |name: &str, text: String| {
            let name = spaced(name);
            let at = names.iter().position(|known| *known == name);
            let at = at.unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            });
            row.resize(row.len().max(at + 1), String::new());
            if let Some(cell) = row.get_mut(at).filter(|cell| cell.is_empty()) {
                *cell = text;
            }
        };
        match entry {
            Value::Object(map) => flatten(&map, &mut put),
            other => put("", text_of(&other)),
        }
        rows.push(row);
    }
    let mut sheet = Sheet::default();
    if !are_texts {
        sheet.at.push(0);
        sheet.rows.push(names);
    }
    for (index, row) in rows.into_iter().enumerate() {
        sheet.at.push(index + 1);
        sheet.rows.push(row);
    }
    sheet
}

/// The values of an object, and of those in it: "star": {"situation": …}.
fn flatten(map: &Map<String, Value>, put: &mut impl FnMut(&str, String)) {
    for (name, value) in map {
        match value {
            Value::Object(inner) if inner.len() > 1 || !has_name(inner) => {
                flatten_inner(inner, put);
            }
            value => put(name, text_of(value)),
        }
    }
}

/// One level further down only: deeper objects are their text.
fn flatten_inner(map: &Map<String, Value>, put: &mut impl FnMut(&str, String)) {
    for (name, value) in map {
        put(name, text_of(value));
    }
}

fn has_name(map: &Map<String, Value>) -> bool {
    NAMES.iter().any(|name| map.contains_key(*name))
}

fn text_of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            let texts: Vec<String> = list
                .iter()
                .map(text_of)
                .filter(|text| !text.trim().is_empty())
                .collect();
            let are_short = texts
                .iter()
                .all(|text| text.len() < SHORT && !text.ends_with(['.', '!', '?']));
            texts.join(if are_short { ", " } else { "\n" })
        }
        Value::Object(map) => NAMES
            .iter()
            .find_map(|name| map.get(*name))
            .map_or_else(|| value.to_string(), text_of),
        other => other.to_string(),
    }
}

/// `what_i_learned` and `lessonsLearned` as words.
fn spaced(name: &str) -> String {
    let mut words = String::new();
    let mut was_lower = false;
    for letter in name.chars() {
        if was_lower && letter.is_uppercase() {
            words.push(' ');
        }
        was_lower = letter.is_lowercase();
        words.push(if letter == '_' { ' ' } else { letter });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_of_every_shape_becomes_rows() {
        for (text, wanted) in [
            (
                r#"[{"title":"Desk","result":"7."},{"title":"Lane","lessonsLearned":"Ask."}]"#,
                vec![
                    (0, vec!["result", "title", "lessons Learned"]),
                    (1, vec!["7.", "Desk"]),
                    (2, vec!["", "Lane", "Ask."]),
                ],
            ),
            (
                r#"{"v":1,"stories":[{"name":"Desk","star":{"S":"It stood.","R":["7.","Nobody left."]}}]}"#,
                vec![
                    (0, vec!["name", "R", "S"]),
                    (1, vec!["Desk", "7.\nNobody left.", "It stood."]),
                ],
            ),
            (
                r#"{"name":"Board","lists":[],"cards":[{"name":"Desk","labels":[{"name":"Ownership"},{"name":"Dive Deep"}]}]}"#,
                vec![
                    (0, vec!["labels", "name"]),
                    (1, vec!["Ownership, Dive Deep", "Desk"]),
                ],
            ),
            (
                r#"["What did you cut?","Who paid?"]"#,
                vec![(1, vec!["What did you cut?"]), (2, vec!["Who paid?"])],
            ),
            (
                r#"{"Ownership":["What did you cut?"]}"#,
                vec![
                    (0, vec!["principle", "question"]),
                    (1, vec!["Ownership", "What did you cut?"]),
                ],
            ),
            (
                "{\"q\":\"One?\"}\n{\"q\":\"Two?\"}",
                vec![(0, vec!["q"]), (1, vec!["One?"]), (2, vec!["Two?"])],
            ),
            (
                r#"{"Desk":{"situation":"It stood."}}"#,
                vec![
                    (0, vec!["situation", "title"]),
                    (1, vec!["It stood.", "Desk"]),
                ],
            ),
        ] {
            let sheet = sheet_of(text).and_then(Result::ok).unwrap_or_default();
            let found: Vec<(usize, Vec<&str>)> = sheet
                .at
                .iter()
                .copied()
                .zip(
                    sheet
                        .rows
                        .iter()
                        .map(|row| row.iter().map(String::as_str).collect()),
                )
                .collect();
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn what_is_broken_or_no_json_is_told_apart() {
        for text in [
            "[Desk](#desk)",
            "[ ] Who paid?",
            "{{c1::Who}} paid?",
            "[[Who paid?]]",
            "# Desk",
            "",
            "\"x\"",
        ] {
            assert_eq!(sheet_of(text), None, "{text}");
        }
        assert_eq!(sheet_of("[{\"a\":\n\"b\""), Some(Err(JsonError::Broken(2))));
        assert_eq!(
            sheet_of("{}"),
            Some(Ok(sheet(vec![Value::Object(Map::new())])))
        );
    }
}
