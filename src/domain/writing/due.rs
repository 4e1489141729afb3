//! When a take-home is due: a date and time in the candidate's time zone.

use chrono::{DateTime, FixedOffset, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};

use crate::domain::format::dates;

/// The usual length of a take-home.
pub const USUAL: TimeDelta = TimeDelta::hours(48);

/// The longest take-home.
const LONGEST: TimeDelta = TimeDelta::days(366);

/// Offered times are whole quarters of an hour.
const STEP: u32 = 15;

/// The text of a date and time field: `2026-11-30T18:00`.
#[must_use]
pub fn in_field(local: &NaiveDateTime) -> String {
    let minutes = local.hour() * 60 + local.minute();
    format!(
        "{}T{}",
        dates::in_file_name(local),
        dates::minutes_in_field(minutes)
    )
}

/// The date and time in such a field; `None` if it is neither. Some browsers add seconds.
#[must_use]
pub fn from_field(text: &str) -> Option<NaiveDateTime> {
    let (day, time) = text.split_once('T')?;
    let time = time.get(..5).unwrap_or(time);
    let minutes = dates::minutes_from_field(time)?;
    let time = NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0)?;
    Some(dates::from_field(day)?.and_time(time))
}

/// The field's initial value: two days from now, at the next quarter of an hour.
#[must_use]
pub fn usual(now: DateTime<FixedOffset>) -> NaiveDateTime {
    let due = now.naive_local() + USUAL;
    let into = i64::from(due.minute() % STEP * 60 + due.second());
    let whole = due.with_nanosecond(0).unwrap_or(due);
    let step = i64::from(STEP * 60);
    whole + TimeDelta::seconds((step - into) % step)
}

/// The instant at which the local time is `local`. A skipped hour counts as the hour after it; for a
/// repeated hour, either instant is fine.
pub fn instant(
    local: NaiveDateTime,
    on_the_wall: impl Fn(DateTime<Utc>) -> DateTime<FixedOffset>,
) -> DateTime<Utc> {
    let as_utc = local.and_utc();
    let off = |at| TimeDelta::seconds(i64::from(on_the_wall(at).offset().local_minus_utc()));
    let near = as_utc - off(as_utc);
    as_utc - off(near)
}

/// A valid due instant.
///
/// # Errors
/// What is wrong with it, in words for the candidate.
pub fn checked(due: DateTime<Utc>, now: DateTime<Utc>) -> Result<DateTime<Utc>, &'static str> {
    if due <= now {
        Err("Choose a due date and time in the future.")
    } else if due - now > LONGEST {
        Err("Choose a due date within a year.")
    } else {
        Ok(due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn local(day: u32, hour: u32, minute: u32) -> NaiveDateTime {
        let day = NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        day.and_hms_opt(hour, minute, 0).unwrap()
    }

    #[test]
    fn a_field_is_read_as_it_is_written() {
        assert_eq!(in_field(&local(3, 9, 5)), "2026-11-03T09:05");
        for (text, read) in [
            ("2026-11-03T09:05", Some(local(3, 9, 5))),
            ("2026-11-03T09:05:30", Some(local(3, 9, 5))),
            ("", None),
            ("2026-11-03", None),
            ("2026-11-31T09:05", None),
            ("2026-11-03T24:05", None),
            ("T", None),
            ("2026-11-03T9", None),
        ] {
            assert_eq!(from_field(text), read, "{text}");
        }
    }

    #[test]
    fn two_days_are_proposed_up_to_the_next_quarter() {
        let offset = FixedOffset::east_opt(3_600).unwrap();
        for (now, proposed) in [
            (local(3, 9, 0), local(5, 9, 0)),
            (local(3, 9, 1), local(5, 9, 15)),
            (local(3, 23, 50), local(6, 0, 0)),
        ] {
            let now = now.and_local_timezone(offset).unwrap();
            assert_eq!(usual(now), proposed);
        }
    }

    /// A time zone at UTC-5 until 1 November 2026, 06:00 UTC, and at UTC-6 from then on.
    fn wall(at: DateTime<Utc>) -> DateTime<FixedOffset> {
        let change = local(1, 6, 0).and_utc();
        let hours = if at < change { -5 } else { -6 };
        at.with_timezone(&FixedOffset::east_opt(hours * 3_600).unwrap())
    }

    #[test]
    fn the_instant_is_the_one_at_which_the_wall_shows_that_time() {
        for due in [
            local(1, 0, 30),
            local(1, 3, 0),
            local(2, 18, 0),
            local(30, 23, 59),
        ] {
            assert_eq!(wall(instant(due, wall)).naive_local(), due);
        }
        // The hour from 0:00 to 1:00 comes twice; either instant is right.
        assert_eq!(
            wall(instant(local(1, 0, 59), wall)).naive_local(),
            local(1, 0, 59)
        );
    }

    #[test]
    fn what_is_due_is_due_later_and_within_a_year() {
        let now = local(3, 9, 0).and_utc();
        assert!(checked(now, now).is_err());
        assert!(checked(now - TimeDelta::minutes(1), now).is_err());
        assert!(checked(now + TimeDelta::minutes(1), now).is_ok());
        assert!(checked(now + TimeDelta::days(400), now).is_err());
    }
}
