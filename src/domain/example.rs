//! The example: the records of a fictional candidate, moved to today by whole days so that the loop is ahead.

use chrono::{Days, NaiveDate, TimeDelta};
use serde_json::Value;

use crate::domain::format::dates;
use crate::domain::format::instants::from_millis;
use crate::domain::record::kind::Kind;

/// How far ahead the example's loop is.
const AHEAD: Days = Days::new(14);

/// A day in milliseconds.
const DAY: i64 = 86_400_000;

/// The range of the example's instants: 2020 to 2039. A test makes sure that no other number falls into
/// it.
const INSTANTS: std::ops::Range<i64> = 1_577_836_800_000..2_208_988_800_000;

/// The example's rows with their keys, moved to today; `None` if the file is not the example. `text`
/// is a list of envelopes as JSON.
#[must_use]
pub fn rows(text: &str, today: NaiveDate) -> Option<Vec<(String, String)>> {
    let mut rows: Vec<Value> = serde_json::from_str(text).ok()?;
    let loop_day = rows.iter().find_map(day_of_loop)?;
    let ahead = today.checked_add_days(AHEAD)?;
    let days = (ahead - from_millis(loop_day)?.date_naive()).num_days();
    rows.iter_mut()
        .map(|row| {
            shift(row, days);
            Some((row.get("id")?.as_str()?.to_owned(), row.to_string()))
        })
        .collect()
}

/// The day of a loop in milliseconds, if the row is a loop that has one.
fn day_of_loop(row: &Value) -> Option<i64> {
    let kind = serde_json::to_value(Kind::Loop).ok()?;
    let is_loop = row.get("kind") == Some(&kind);
    row.get("body").filter(|_| is_loop)?.get("date")?.as_i64()
}

/// Moves every instant and date by whole days; a date field's day is text.
fn shift(value: &mut Value, days: i64) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| shift(value, days)),
        Value::Object(fields) => fields.values_mut().for_each(|value| shift(value, days)),
        Value::Number(number) => {
            if let Some(at) = number.as_i64().filter(|at| INSTANTS.contains(at)) {
                *value = at.saturating_add(days.saturating_mul(DAY)).into();
            }
        }
        Value::String(text) => {
            let day = dates::from_field(text).filter(|day| dates::in_file_name(day) == *text);
            if let Some(moved) = day.and_then(|day| day.checked_add_signed(TimeDelta::days(days))) {
                *text = dates::in_file_name(&moved);
            }
        }
        Value::Bool(_) | Value::Null => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A loop on 1 October 2026, and a story changed on 20 September at noon.
    const FILE: &str = r#"[
        {"id":"s","kind":"story","changed":1789905600000,"body":{"seed":11,"title":"2026-09-20 again","clock":null}},
        {"id":"l","kind":"loop","body":{"date":1790812800000,"days":[1790812800000],"start":"2026-10-31"}}
    ]"#;

    #[test]
    fn every_date_moves_by_the_days_that_put_the_loop_two_weeks_ahead() {
        for (today, moved, start) in [
            ("2026-09-17", 0, "2026-10-31"),
            ("2026-09-18", 1, "2026-11-01"),
            ("2026-09-10", -7, "2026-10-24"),
            // A leap day lies between.
            ("2028-03-01", 531, "2028-04-14"),
        ] {
            let rows = rows(FILE, day(today)).unwrap();
            let keys: Vec<&str> = rows.iter().map(|(key, _)| key.as_str()).collect();
            assert_eq!(keys, ["s", "l"]);
            let rows: Vec<Value> = rows
                .iter()
                .map(|(_, row)| serde_json::from_str(row).unwrap())
                .collect();
            let by = |at: i64| Value::from(at + moved * DAY);
            assert_eq!(rows[0]["changed"], by(1_789_905_600_000), "{today}");
            assert_eq!(rows[0]["body"]["seed"], 11, "{today}");
            assert_eq!(rows[0]["body"]["title"], "2026-09-20 again", "{today}");
            let body = &rows[1]["body"];
            assert_eq!(body["date"], by(1_790_812_800_000), "{today}");
            assert_eq!(body["days"][0], body["date"], "{today}");
            assert_eq!(body["start"], start, "{today}");
            let loop_day = from_millis(body["date"].as_i64().unwrap()).unwrap();
            assert_eq!(loop_day.date_naive(), day(today) + AHEAD, "{today}");
        }
    }

    #[test]
    fn what_is_no_example_gives_no_rows() {
        for text in [
            "",
            "{}",
            "[]",
            "[1]",
            r#"[{"id":"s","kind":"story","body":{}}]"#,
            r#"[{"id":1,"kind":"loop","body":{"date":1790812800000}}]"#,
        ] {
            assert_eq!(rows(text, day("2026-09-17")), None, "{text}");
        }
    }
}
