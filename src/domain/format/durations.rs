//! Durations: stored as whole milliseconds, shown as "12:05" or "3 minutes".

use std::time::Duration;

use crate::domain::format::counts::counted;

/// The longest duration accepted, a hundred years. A damaged row may contain any number, and adding
/// two durations near the type's limit panics.
const LONGEST: u64 = 100 * 366 * 24 * 60 * 60 * 1_000;

/// The duration of that many milliseconds; none beyond a hundred years.
fn from_millis(millis: u64) -> Option<Duration> {
    (millis <= LONGEST).then(|| Duration::from_millis(millis))
}

/// Serde adapter: a [`Duration`] as whole milliseconds.
pub mod millis {
    use serde::{Deserialize, Deserializer, Serializer};
    use std::time::Duration;

    /// Writes whole milliseconds; a duration of over 584 million years saturates.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(value: &Duration, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_u64(u64::try_from(value.as_millis()).unwrap_or(u64::MAX))
    }

    /// Reads whole milliseconds.
    ///
    /// # Errors
    /// Those of the deserializer, and a duration of over a hundred years.
    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Duration, D::Error> {
        super::from_millis(u64::deserialize(input)?)
            .ok_or_else(|| serde::de::Error::custom("a duration out of range"))
    }
}

/// Serde adapter: an optional [`Duration`] as whole milliseconds or null.
pub mod optional_millis {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::time::Duration;

    /// Writes whole milliseconds or null.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(value: &Option<Duration>, out: S) -> Result<S::Ok, S::Error> {
        value
            .map(|duration| u64::try_from(duration.as_millis()).unwrap_or(u64::MAX))
            .serialize(out)
    }

    /// Reads whole milliseconds or null.
    ///
    /// # Errors
    /// Those of the deserializer, and a duration of over a hundred years.
    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Duration>, D::Error> {
        Option::<u64>::deserialize(input)?
            .map(|millis| {
                super::from_millis(millis)
                    .ok_or_else(|| serde::de::Error::custom("a duration out of range"))
            })
            .transpose()
    }
}

/// A clock face: `9:05`, `61:00`, `125:30`. Minutes are not folded into hours, so that a
/// 90-minute drill counts down from `90:00`.
#[must_use]
pub fn clock_face(duration: Duration) -> String {
    let seconds = duration.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A duration of hours and days: `47 h 59 min`; below two hours it is a [`clock_face`].
#[must_use]
pub fn long_face(duration: Duration) -> String {
    let minutes = duration.as_secs() / 60;
    if minutes < 120 {
        clock_face(duration)
    } else {
        format!("{} h {:02} min", minutes / 60, minutes % 60)
    }
}

/// A clock in a tab's title: `29 min`, rounded down, and a [`clock_face`] in the last minute. A
/// title that changes every second would distract in other tabs, and cost more than a key does.
#[must_use]
pub fn tab_face(duration: Duration) -> String {
    match duration.as_secs() / 60 {
        0 => clock_face(duration),
        minutes @ 1..120 => format!("{minutes} min"),
        _ => long_face(duration),
    }
}

/// A duration in words, rounded down to its largest unit: `8 hours`, `1 minute`, `12 seconds`.
#[must_use]
pub fn in_words(duration: Duration) -> String {
    let seconds = duration.as_secs();
    let (count, unit) = match seconds {
        0..60 => (seconds, ("second", "seconds")),
        60..3_600 => (seconds / 60, ("minute", "minutes")),
        3_600..172_800 => (seconds / 3_600, ("hour", "hours")),
        _ => (seconds / 86_400, ("day", "days")),
    };
    counted(count, unit.0, unit.1)
}

/// Minutes of a plan: `45 min`, `1 h`, `1 h 30 min`.
#[must_use]
pub fn planned(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_face_keeps_minutes_and_pads_seconds() {
        assert_eq!(clock_face(Duration::from_secs(5_405)), "90:05");
        assert_eq!(clock_face(Duration::from_millis(999)), "0:00");
    }

    #[test]
    fn a_long_face_says_hours_until_two_are_left() {
        assert_eq!(long_face(Duration::from_hours(48)), "48 h 00 min");
        assert_eq!(long_face(Duration::from_secs(7_199)), "119:59");
    }

    #[test]
    fn a_tab_says_minutes_and_the_seconds_of_the_last_one() {
        assert_eq!(tab_face(Duration::from_secs(1_799)), "29 min");
        assert_eq!(tab_face(Duration::from_mins(1)), "1 min");
        assert_eq!(tab_face(Duration::from_secs(59)), "0:59");
        assert_eq!(tab_face(Duration::from_hours(48)), "48 h 00 min");
    }

    #[test]
    fn words_use_the_largest_unit() {
        assert_eq!(in_words(Duration::from_secs(1)), "1 second");
        assert_eq!(in_words(Duration::from_secs(8 * 3_600 + 59)), "8 hours");
        assert_eq!(in_words(Duration::from_hours(72)), "3 days");
    }

    #[test]
    fn planned_minutes_are_written_one_way() {
        let written = [0, 45, 60, 90, 125, 600].map(planned);
        assert_eq!(
            written,
            ["0 min", "45 min", "1 h", "1 h 30 min", "2 h 5 min", "10 h"]
        );
    }
}
