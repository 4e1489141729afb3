//! Merging two bodies of a record, if the kind's lists can be united.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::domain::record::kind::{MergePolicy, UnitedList};

/// How deep a probe may be; deeper ones count as damaged.
const DEEPEST: usize = 64;

/// A merged body.
#[derive(Clone, PartialEq, Debug)]
pub struct United {
    /// The body.
    pub body: Value,
    /// Whether it contains everything from both.
    pub is_whole: bool,
}

/// Unites `other` with `first`, whose values win.
#[must_use]
pub fn unite(policy: MergePolicy, first: &Value, other: &Value) -> United {
    if first == other {
        return United {
            body: first.clone(),
            is_whole: true,
        };
    }
    let united = match policy {
        MergePolicy::Whole => None,
        MergePolicy::Lists(lists) => with_lists(lists, first, other),
        MergePolicy::Switches(lists) => with_lists(lists, first, other).map(|united| United {
            is_whole: true,
            ..united
        }),
        MergePolicy::Probes => with_probes(first, other),
    };
    united.unwrap_or_else(|| United {
        body: first.clone(),
        is_whole: false,
    })
}

fn with_lists(lists: &[UnitedList], first: &Value, other: &Value) -> Option<United> {
    let (mut body, other) = (first.as_object()?.clone(), other.as_object()?);
    let is_listed = |field: &String| lists.iter().any(|list| list.field == field);
    let mut is_whole = other
        .iter()
        .filter(|(field, _)| !is_listed(field))
        .all(|(field, value)| body.get(field) == Some(value));
    for list in lists {
        let theirs = entries(other, list.field)?;
        let mut united = entries(&body, list.field)?.to_vec();
        for entry in theirs {
            let known = united.iter().find(|known| is_same(list.same, known, entry));
            match known {
                Some(known) => is_whole &= known == entry,
                None => united.push(entry.clone()),
            }
        }
        if let Some(order) = list.order {
            united.sort_by_key(|entry| entry.get(order).and_then(Value::as_i64));
        }
        body.insert(list.field.to_owned(), Value::Array(united));
    }
    Some(United {
        body: Value::Object(body),
        is_whole,
    })
}

/// The entries of a list; a missing list has none.
fn entries<'a>(body: &'a Map<String, Value>, field: &str) -> Option<&'a [Value]> {
    match body.get(field) {
        None | Some(Value::Null) => Some(&[]),
        Some(list) => list.as_array().map(Vec::as_slice),
    }
}

fn is_same(fields: &[&str], one: &Value, other: &Value) -> bool {
    if fields.is_empty() {
        return one == other;
    }
    fields
        .iter()
        .all(|field| one.get(field) == other.get(field))
}

/// A probe's questions from the top down to its own.
type Way = Vec<String>;

fn with_probes(first: &Value, other: &Value) -> Option<United> {
    let (mut body, other) = (first.as_object()?.clone(), other.as_object()?);
    let mut is_whole = body.get("story") == other.get("story");
    let mut united = entries(&body, "probes")?.to_vec();
    let theirs = entries(other, "probes")?;
    let mut places: BTreeMap<Way, usize> = BTreeMap::new();
    for (place, probe) in united.iter().enumerate() {
        places.entry(way(&united, probe)?).or_insert(place);
    }
    let mut last = united.iter().filter_map(number).max().unwrap_or_default();
    for probe in theirs {
        let way = way(theirs, probe)?;
        if let Some(known) = places.get(&way).and_then(|place| united.get_mut(*place)) {
            is_whole &= take_answer(known, probe);
            continue;
        }
        let parent = way
            .split_last()
            .and_then(|(_, above)| places.get(above))
            .and_then(|place| number(united.get(*place)?));
        last = last.checked_add(1)?;
        let mut added = probe.as_object()?.clone();
        added.insert("number".to_owned(), last.into());
        added.insert("parent".to_owned(), parent.into());
        places.insert(way, united.len());
        united.push(Value::Object(added));
    }
    body.insert("probes".to_owned(), Value::Array(united));
    Some(United {
        body: Value::Object(body),
        is_whole,
    })
}

fn number(probe: &Value) -> Option<u64> {
    probe.get("number").and_then(Value::as_u64)
}

/// `None` if a probe's parents are missing or form a cycle.
fn way(probes: &[Value], probe: &Value) -> Option<Way> {
    let mut way = Vec::new();
    let mut current = probe;
    loop {
        way.push(current.get("question")?.as_str()?.to_owned());
        if way.len() > DEEPEST {
            return None;
        }
        match current.get("parent") {
            None | Some(Value::Null) => break,
            Some(parent) => {
                let parent = parent.as_u64()?;
                current = probes.iter().find(|probe| number(probe) == Some(parent))?;
            }
        }
    }
    way.reverse();
    Some(way)
}

/// Fills in an answer if there was none; false if two answers differ.
fn take_answer(known: &mut Value, other: &Value) -> bool {
    let answer = |probe: &Value| {
        probe
            .get("answer")
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let (ours, theirs) = (answer(known), answer(other));
    if theirs.as_deref().is_none_or(|text| text.trim().is_empty()) {
        return true;
    }
    let is_blank = ours.as_deref().is_none_or(|text| text.trim().is_empty());
    if let (true, Some(known)) = (is_blank, known.as_object_mut()) {
        for field in ["answer", "standing"] {
            let value = other.get(field).cloned().unwrap_or_default();
            known.insert(field.to_owned(), value);
        }
        return true;
    }
    ours == theirs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::kind::Kind;
    use serde_json::json;

    fn united(kind: Kind, first: &Value, other: &Value) -> United {
        unite(kind.merge_policy(), first, other)
    }

    #[test]
    fn answers_of_two_devices_are_all_there_in_the_order_of_their_times() {
        let answer =
            |at: i64, grade: &str| json!({"at": at, "grade": grade, "seconds": 60, "story": null});
        let body = |answers: Vec<Value>| json!({"question": "q", "answers": answers});
        let (one, two, three) = (answer(1, "solid"), answer(2, "blank"), answer(3, "fluent"));
        for (first, other, expected, is_whole) in [
            (
                body(vec![one.clone(), three.clone()]),
                body(vec![one.clone(), two.clone()]),
                body(vec![one.clone(), two.clone(), three.clone()]),
                true,
            ),
            (
                body(vec![]),
                body(vec![two.clone()]),
                body(vec![two.clone()]),
                true,
            ),
            (
                body(vec![one.clone()]),
                body(vec![answer(1, "shaky")]),
                body(vec![one.clone()]),
                false,
            ),
        ] {
            let made = united(Kind::Practice, &first, &other);
            assert_eq!(
                made,
                United {
                    body: expected,
                    is_whole
                }
            );
        }
    }

    #[test]
    fn a_name_that_one_device_guards_is_guarded_on_both() {
        let first = json!({"theme": "dark", "confidential": ["Osprey"], "minutes": 60});
        let other = json!({"theme": "light", "confidential": ["Heron", "Osprey"]});
        let made = united(Kind::Preferences, &first, &other);
        assert_eq!(made.body["confidential"], json!(["Osprey", "Heron"]));
        assert_eq!(made.body["theme"], "dark");
        assert!(made.is_whole);
    }

    #[test]
    fn probes_of_two_devices_keep_their_places_under_one_another() {
        let probe = |number: u32, parent: Option<u32>, question: &str, answer: &str| json!({"number": number, "parent": parent, "question": question, "answer": answer, "standing": null});
        let body = |probes: Vec<Value>| json!({"story": "s", "probes": probes});
        let first = body(vec![
            probe(1, None, "Why?", "Because."),
            probe(2, Some(1), "Why that?", ""),
        ]);
        let other = body(vec![
            probe(1, None, "How many?", "7"),
            probe(2, None, "Why?", ""),
            probe(3, Some(2), "Why that?", "It was faster."),
            probe(4, Some(3), "By how much?", "9 days"),
        ]);
        let made = united(Kind::Probes, &first, &other);
        assert!(made.is_whole);
        let expected = body(vec![
            probe(1, None, "Why?", "Because."),
            probe(2, Some(1), "Why that?", "It was faster."),
            probe(3, None, "How many?", "7"),
            probe(4, Some(2), "By how much?", "9 days"),
        ]);
        assert_eq!(made.body, expected);
        let otherwise = body(vec![probe(1, None, "Why?", "For money.")]);
        assert!(!united(Kind::Probes, &first, &otherwise).is_whole);
        // A probe that is its own ancestor.
        let circle = body(vec![probe(1, Some(1), "Why?", "x")]);
        assert!(!united(Kind::Probes, &first, &circle).is_whole);
    }

    #[test]
    fn what_has_no_list_is_not_united() {
        let made = united(Kind::Story, &json!({"title": "A"}), &json!({"title": "B"}));
        assert_eq!((made.body, made.is_whole), (json!({"title": "A"}), false));
        for odd in [json!(7), json!({"answers": 7}), json!(null)] {
            let good = json!({"question": "q", "answers": []});
            assert!(!united(Kind::Practice, &good, &odd).is_whole);
        }
    }
}
