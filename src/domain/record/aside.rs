//! Rows that cannot be read, kept under keys of their own.
//!
//! A record with a fixed key, such as the preferences, is written again under that key. The row
//! that stood there and could not be read is kept first under another one.

use std::hash::Hasher;

use fnv::FnvHasher;

use crate::domain::record::envelope::{Envelope, RecordError, SetAside};

/// How every such key begins. No id of a record does.
const PREFIX: &str = "set-aside.";

/// The key under which an unreadable row is kept once its own is needed. The same row always gets
/// the same key, so it is never kept twice.
#[must_use]
pub fn key_for(key: &str, row: &str) -> String {
    if is_aside(key) {
        return key.to_owned();
    }
    // It tells a few rows apart and guards nothing, so it need not bring a cryptographic hash with it.
    let mut hasher = FnvHasher::default();
    hasher.write(row.as_bytes());
    format!("{PREFIX}{key}.{:016x}", hasher.finish())
}

/// The row under [`key_for`] it.
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

/// Reads a row of the table of records. One that was set aside stays so: another record may have
/// its place by now.
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
