//! Schema numbers and the migrations between them.
//!
//! Released schemas are numbered from 1 without gaps; each has a fixture under `tests/fixtures/`
//! that must always load.

use std::fmt;

use serde_json::Value;

use crate::domain::record::kind::Kind;

/// The schema that this build writes.
pub const CURRENT: u32 = 1;

/// Step `n` migrates a body from schema `n + 1` to `n + 2`.
const MIGRATIONS: &[fn(&Kind, &mut Value)] = &[];

/// Migrates a body from schema `found` to [`CURRENT`].
///
/// # Errors
/// [`SchemaError::TooNew`] when a later build wrote it, [`SchemaError::Unknown`] for number 0.
pub fn migrate(kind: &Kind, found: u32, body: &mut Value) -> Result<(), SchemaError> {
    if found > CURRENT {
        return Err(SchemaError::TooNew { found });
    }
    let first = usize::try_from(found)
        .ok()
        .and_then(|number| number.checked_sub(1))
        .ok_or(SchemaError::Unknown { found })?;
    for step in MIGRATIONS.get(first..).unwrap_or_default() {
        step(kind, body);
    }
    Ok(())
}

/// Why a row's schema could not be migrated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SchemaError {
    /// A later build wrote the row.
    TooNew {
        /// Its number.
        found: u32,
    },
    /// No build ever wrote this number.
    Unknown {
        /// The number.
        found: u32,
    },
}

impl fmt::Display for SchemaError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooNew { found } => write!(
                out,
                "a newer version of Loopready wrote it (format {found}; this one reads up to {CURRENT})"
            ),
            Self::Unknown { found } => {
                write!(out, "its format number {found} is not one of Loopready's")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_migration_a_step() {
        assert_eq!(MIGRATIONS.len() + 1, usize::try_from(CURRENT).unwrap());
    }
}
