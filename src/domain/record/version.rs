//! The history that a copy of a record has seen: the number of changes by each device.
//!
//! A version vector (Parker et al., "Detection of Mutual Inconsistency in Distributed Systems",
//! IEEE Transactions on Software Engineering, 1983). It uses no clock.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::domain::record::id::DeviceId;

/// The number of changes by each device. A device that is not listed has made none.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(BTreeMap<DeviceId, u64>);

impl Version {
    /// The version of a row with `revision` changes, the last of them by `device`. Earlier builds only
    /// increase that number: if it is ahead of the vector, the rest were changes by that device.
    #[must_use]
    pub fn counted(mut self, revision: u64, device: &DeviceId) -> Self {
        let ahead = revision.saturating_sub(self.changes());
        if ahead > 0 {
            let count = self.0.entry(device.clone()).or_default();
            *count = count.saturating_add(ahead);
        }
        self
    }

    /// The total number of changes.
    #[must_use]
    pub fn changes(&self) -> u64 {
        self.0
            .values()
            .fold(0, |sum: u64, count| sum.saturating_add(*count))
    }

    /// Adds one change by a device.
    pub fn raise(&mut self, device: &DeviceId) {
        let count = self.0.entry(device.clone()).or_default();
        *count = count.saturating_add(1);
    }

    /// The union of both histories.
    #[must_use]
    pub fn joined(mut self, other: &Self) -> Self {
        for (device, theirs) in &other.0 {
            let ours = self.0.entry(device.clone()).or_default();
            *ours = (*ours).max(*theirs);
        }
        self
    }

    /// The changes of two different records together.
    #[must_use]
    pub fn plus(mut self, other: &Self) -> Self {
        for (device, theirs) in &other.0 {
            let ours = self.0.entry(device.clone()).or_default();
            *ours = ours.saturating_add(*theirs);
        }
        self
    }

    /// Whether it has seen everything that `other` has.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        let seen = |device: &DeviceId| self.0.get(device).copied().unwrap_or_default();
        other.0.iter().all(|(device, count)| seen(device) >= *count)
    }
}

/// Parses a version. Anything invalid counts as missing, so that the revision number replaces it and the
/// record stays readable.
///
/// # Errors
/// If the text isn't JSON.
pub(crate) fn or_none<'de, D: Deserializer<'de>>(row: D) -> Result<Version, D::Error> {
    let value = Value::deserialize(row)?;
    Ok(Version::deserialize(&value).unwrap_or_default())
}

/// A version is less if the other has seen all of it; `None` if both have seen changes of their own.
impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self.covers(other), other.covers(self)) {
            (true, true) => Some(Ordering::Equal),
            (true, false) => Some(Ordering::Greater),
            (false, true) => Some(Ordering::Less),
            (false, false) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(counts: &[(&str, u64)]) -> Version {
        let counts = counts.iter();
        Version(
            counts
                .map(|(device, count)| (DeviceId((*device).to_owned()), *count))
                .collect(),
        )
    }

    #[test]
    fn a_version_is_before_after_or_beside_another() {
        for (one, other, expected) in [
            (version(&[]), version(&[]), Some(Ordering::Equal)),
            (version(&[("a", 1)]), version(&[]), Some(Ordering::Greater)),
            (
                version(&[("a", 1)]),
                version(&[("a", 2)]),
                Some(Ordering::Less),
            ),
            (
                version(&[("a", 2), ("b", 1)]),
                version(&[("a", 2)]),
                Some(Ordering::Greater),
            ),
            (version(&[("a", 2)]), version(&[("b", 9)]), None),
            (
                version(&[("a", 2), ("b", 1)]),
                version(&[("a", 1), ("b", 2)]),
                None,
            ),
        ] {
            assert_eq!(one.partial_cmp(&other), expected, "{one:?} {other:?}");
            let joined = one.clone().joined(&other);
            assert!(joined.covers(&one) && joined.covers(&other));
        }
    }

    #[test]
    fn changes_of_an_earlier_build_are_counted_for_its_device() {
        let (a, b) = (DeviceId("a".to_owned()), DeviceId("b".to_owned()));
        assert_eq!(Version::default().counted(5, &a), version(&[("a", 5)]));
        let mut version_of_b = version(&[("a", 5)]);
        version_of_b.raise(&b);
        assert_eq!(version_of_b.clone().counted(6, &b), version_of_b);
        assert_eq!(version_of_b.counted(8, &a), version(&[("a", 7), ("b", 1)]));
    }
}
