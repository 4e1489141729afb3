//! Unreadable rows, kept under separate keys.
//!
//! A record with a fixed key, such as the preferences, is written again under that key. An
//! unreadable row with that key is first moved to another one.

use std::hash::Hasher;

use fnv::FnvHasher;

use crate::domain::record::envelope::{Envelope, RecordError, SetAside};

/// The prefix of every such key. No record id has it.
const PREFIX: &str = "set-aside.";

/// The new key of an unreadable row whose key is needed. The same row always gets the same key, so
/// it is never stored twice.
#[must_use]
pub fn key_for(key: &str, row: &str) -> String {
    if is_aside(key) {
        return key.to_owned();
    }
    // It only distinguishes a few rows, so it doesn't need a cryptographic hash.
    let mut hasher = FnvHasher::default();
    hasher.write(row.as_bytes());
    format!("{PREFIX}{key}.{:016x}", hasher.finish())
}

/// The row under its [`key_for`] key.
#[must_use]
pub fn moved(kept: &SetAside) -> SetAside {
    SetAside {
        key: key_for(&kept.key, &kept.row),
        ..kept.clone()
    }
}

/// Whether a key is one of [`key_for`].
#[must_use]
pub fn is_aside(key: &str) -> bool {
    key.starts_with(PREFIX)
}

/// The key that a row had before it was set aside.
#[must_use]
pub fn first_key(key: &str) -> &str {
    let within = key.strip_prefix(PREFIX);
    let first = within.and_then(|key| key.rsplit_once('.'));
    first.map_or(key, |(first, _)| first)
}

/// Parses a row of the records table. One that was set aside stays so: another record may have its
/// key by now.
///
/// # Errors
/// As [`Envelope::read`], and [`RecordError::SetAside`].
pub fn read(key: &str, row: &str) -> Result<Envelope, RecordError> {
    let envelope = Envelope::read(row)?;
    if is_aside(key) {
        return Err(RecordError::SetAside);
    }
    Ok(envelope)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_set_aside_has_one_key_and_is_never_taken_for_the_record() {
        let row = r#"{"id":"plan","kind":"plan","schema":1,"created":0,"changed":0,"revision":1,"device":"d","body":7}"#;
        let key = key_for("plan", row);
        assert_eq!(key, key_for("plan", row));
        assert_eq!(key, key_for(&key, row));
        assert_ne!(key, key_for("plan", "another row"));
        assert_eq!((first_key(&key), first_key("plan")), ("plan", "plan"));
        assert!(read("plan", row).is_ok());
        assert_eq!(read(&key, row), Err(RecordError::SetAside));
        assert!(matches!(read(&key, "{"), Err(RecordError::Unreadable(_))));
    }
}
