//! Formatting dates, for people and for file names.

use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Serde adapter: an optional [`NaiveDate`] as the milliseconds from 1970 to its midnight in UTC, or
/// null. That is how records have always kept a day; a day itself has no time zone.
pub mod optional_day {
    use crate::domain::format::instants::from_millis;
    use chrono::{NaiveDate, NaiveTime};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Writes milliseconds or null.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(day: &Option<NaiveDate>, out: S) -> Result<S::Ok, S::Error> {
        day.map(|day| day.and_time(NaiveTime::MIN).and_utc().timestamp_millis())
            .serialize(out)
    }

    /// Reads milliseconds or null.
    ///
    /// # Errors
    /// Those of the deserializer, and a day outside years 1 to 9999.
    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Option<NaiveDate>, D::Error> {
        Option::<i64>::deserialize(input)?
            .map(|millis| {
                from_millis(millis)
                    .map(|midnight| midnight.date_naive())
                    .ok_or_else(|| serde::de::Error::custom("a day out of range"))
            })
            .transpose()
    }
}

/// A day for a person to read: `23 Nov 2026`.
#[must_use]
pub fn in_words(day: &impl Datelike) -> String {
    let month = usize::try_from(day.month0())
        .ok()
        .and_then(|month| MONTHS.get(month))
        .copied()
        .unwrap_or_default();
    format!("{} {month} {}", day.day(), day.year())
}

/// How far a day is from today: "today", "in 14 days", "yesterday".
#[must_use]
pub fn from_today(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days if days < 0 => format!("{} days ago", -days),
        days => format!("in {days} days"),
    }
}

/// A day that sorts, for the name of a file: `2026-11-23`.
#[must_use]
pub fn in_file_name(day: &impl Datelike) -> String {
    format!("{}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// The day of a date field, `2026-11-23`; `None` if it is not a day.
#[must_use]
pub fn from_field(text: &str) -> Option<NaiveDate> {
    let mut numbers = text.splitn(3, '-');
    let year = numbers.next()?.parse().ok()?;
    let month = numbers.next()?.parse().ok()?;
    let day = numbers.next()?.parse().ok()?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// A time of day in minutes after midnight, from the text of a time field, `18:30`; `None` if it is
/// not a time.
#[must_use]
pub fn minutes_from_field(text: &str) -> Option<u32> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// The text of a time field: `18:30`.
#[must_use]
pub fn minutes_in_field(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_said_with_its_month_and_named_so_that_it_sorts() {
        let day = NaiveDate::from_ymd_opt(2026, 1, 9).unwrap();
        assert_eq!(in_words(&day), "9 Jan 2026");
        assert_eq!(in_file_name(&day), "2026-01-09");
    }

    #[test]
    fn the_text_of_a_time_field_is_a_time_or_nothing() {
        assert_eq!(minutes_from_field("18:30"), Some(1110));
        assert_eq!(minutes_in_field(1110), "18:30");
        for odd in ["", "24:00", "7", "12:60", "a:b"] {
            assert_eq!(minutes_from_field(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_day_is_kept_as_its_midnight_in_utc_and_read_back_whatever_hour_was_kept() {
        #[derive(serde::Serialize, serde::Deserialize)]
        struct Kept(#[serde(with = "optional_day")] Option<NaiveDate>);
        let day = NaiveDate::from_ymd_opt(2026, 12, 3).unwrap();
        let text = serde_json::to_string(&Kept(Some(day))).unwrap();
        assert_eq!(text, "1796256000000");
        for (kept, read) in [
            ("1796256000000", Some(day)),
            ("1796342399999", Some(day)),
            ("-86400000", NaiveDate::from_ymd_opt(1969, 12, 31)),
            ("null", None),
        ] {
            let Kept(found) = serde_json::from_str(kept).unwrap();
            assert_eq!(found, read, "{kept}");
        }
        for kept in ["9223372036854775807", "253402300800000", "-62135596800001"] {
            assert!(serde_json::from_str::<Kept>(kept).is_err(), "{kept}");
        }
    }

    #[test]
    fn the_text_of_a_date_field_is_a_day_or_nothing() {
        let day = from_field("2026-12-03").unwrap();
        assert_eq!(in_file_name(&day), "2026-12-03");
        for odd in ["", "2026-13-01", "2026-02-30", "tomorrow", "1-2", "-5-1-1"] {
            assert_eq!(from_field(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_day_is_told_from_today() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
        for (one, told) in [
            (5, "5 days ago"),
            (9, "yesterday"),
            (10, "today"),
            (11, "tomorrow"),
            (24, "in 14 days"),
        ] {
            assert_eq!(from_today(day(one), day(10)), told);
        }
    }
}
