//! The differences between two versions of a form, field by field, in words for the candidate.

use serde::Serialize;
use serde_json::Value;

/// A differing field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Differing {
    /// Its label.
    pub name: String,
    /// Its text in one version.
    pub one: String,
    /// Its text in the other.
    pub other: String,
}

/// The fields that differ between two versions, in order.
#[must_use]
pub fn differing<T: Serialize>(one: &T, other: &T) -> Vec<Differing> {
    let parts = |version: &T| {
        let mut parts = Vec::new();
        let value = serde_json::to_value(version).unwrap_or_default();
        gather(&value, String::new(), &mut parts);
        parts
    };
    let (ones, others) = (parts(one), parts(other));
    let text = |parts: &[(String, String)], name: &str| {
        let part = parts.iter().find(|(other, _)| other == name);
        part.map(|(_, text)| text.clone()).unwrap_or_default()
    };
    let mut names: Vec<&String> = Vec::new();
    for (name, _) in ones.iter().chain(&others) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
        .into_iter()
        .map(|name| Differing {
            name: name.clone(),
            one: text(&ones, name),
            other: text(&others, name),
        })
        .filter(|part| part.one != part.other)
        .collect()
}

/// The texts in a value, each with its path.
fn gather(value: &Value, name: String, parts: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                let field = field.replace('_', " ");
                let name = if name.is_empty() {
                    field
                } else {
                    format!("{name}, {field}")
                };
                gather(value, name, parts);
            }
        }
        Value::Array(entries) if entries.iter().any(Value::is_object) => {
            for (place, entry) in entries.iter().enumerate() {
                gather(entry, format!("{name} {}", place + 1), parts);
            }
        }
        Value::Array(entries) => {
            let texts: Vec<String> = entries.iter().map(text_of).collect();
            parts.push((name, texts.join(", ")));
        }
        value => parts.push((name, text_of(value))),
    }
}

fn text_of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_listed_each_under_its_name() {
        let one = serde_json::json!({
            "title": "A", "had_result": true, "tags": ["x"],
            "people": [{"name": "Kim"}, {"name": "Lee"}], "day": null,
        });
        let other = serde_json::json!({
            "title": "A", "had_result": false, "tags": ["x", "y"],
            "people": [{"name": "Kim"}], "day": "2026-11-27",
        });
        let found: Vec<(String, String, String)> = differing(&one, &other)
            .into_iter()
            .map(|part| (part.name, part.one, part.other))
            .collect();
        let expected = [
            ("day", "", "2026-11-27"),
            ("had result", "yes", "no"),
            ("people 2, name", "Lee", ""),
            ("tags", "x", "x, y"),
        ];
        let expected =
            expected.map(|(name, one, other)| (name.to_owned(), one.to_owned(), other.to_owned()));
        assert_eq!(found, expected);
        assert_eq!(differing(&one, &one), []);
    }
}
