//! Instants: stored as whole milliseconds since 1970, UTC, within a sensible range.
//!
//! A damaged row may contain any number. The type's range is −262,143 to +262,142, and adding an
//! hour at its limit panics. So only instants from year 1 to year 9999 are accepted, which leaves
//! room for every calculation in this app; a row with any other is unreadable and set aside.

use chrono::{DateTime, Utc};

/// 1 January of year 1, and the last millisecond of year 9999.
const LIMITS: std::ops::RangeInclusive<i64> = -62_135_596_800_000..=253_402_300_799_999;

/// The instant of that many milliseconds; none outside years 1 to 9999.
#[must_use]
pub fn from_millis(millis: i64) -> Option<DateTime<Utc>> {
    LIMITS
        .contains(&millis)
        .then(|| DateTime::from_timestamp_millis(millis))
        .flatten()
}

/// Serde adapter: an instant as milliseconds.
pub mod instant {
    use chrono::{DateTime, Utc};
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes milliseconds.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(value: &DateTime<Utc>, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_i64(value.timestamp_millis())
    }

    /// Reads milliseconds.
    ///
    /// # Errors
    /// Those of the deserializer, and an instant outside years 1 to 9999.
    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<DateTime<Utc>, D::Error> {
        super::from_millis(i64::deserialize(input)?)
            .ok_or_else(|| serde::de::Error::custom("a date out of range"))
    }
}

/// Serde adapter: an optional instant as milliseconds or null.
pub mod optional_instant {
    use chrono::{DateTime, Utc};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Writes milliseconds or null.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(
        value: &Option<DateTime<Utc>>,
        out: S,
    ) -> Result<S::Ok, S::Error> {
        value
            .map(|instant| instant.timestamp_millis())
            .serialize(out)
    }

    /// Reads milliseconds or null.
    ///
    /// # Errors
    /// Those of the deserializer, and an instant outside years 1 to 9999.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        input: D,
    ) -> Result<Option<DateTime<Utc>>, D::Error> {
        Option::<i64>::deserialize(input)?
            .map(|millis| {
                super::from_millis(millis)
                    .ok_or_else(|| serde::de::Error::custom("a date out of range"))
            })
            .transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_read_from_year_1_to_9999_and_nowhere_else() {
        #[derive(Debug, serde::Deserialize)]
        struct Kept(#[serde(with = "instant")] DateTime<Utc>);
        #[derive(Debug, serde::Deserialize)]
        struct Perhaps(#[serde(with = "optional_instant")] Option<DateTime<Utc>>);
        for (text, is_read) in [
            ("0", true),
            ("-62135596800000", true),
            ("253402300799999", true),
            ("-62135596800001", false),
            ("253402300800000", false),
            ("8210266876799999", false),
            ("-8334601228800000", false),
            ("9223372036854775807", false),
            ("1.5", false),
            ("\"now\"", false),
        ] {
            let is_same = |at: DateTime<Utc>| at.timestamp_millis().to_string() == text;
            let kept = serde_json::from_str::<Kept>(text);
            assert_eq!(kept.is_ok_and(|kept| is_same(kept.0)), is_read, "{text}");
            let perhaps = serde_json::from_str::<Perhaps>(text);
            let is_kept = perhaps.is_ok_and(|perhaps| perhaps.0.is_some_and(is_same));
            assert_eq!(is_kept, is_read, "{text}");
        }
        assert!(serde_json::from_str::<Perhaps>("null").unwrap().0.is_none());
    }
}
