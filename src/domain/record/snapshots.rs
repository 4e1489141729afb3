//! Rolling snapshots of all records, in a second storage of the browser: when one is due, which are
//! kept, and which one to offer at startup.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::record::backup;
use crate::domain::record::backup::Backup;
use crate::domain::record::id::DeviceId;

/// A snapshot is written after this long without a change.
const QUIET: Duration = Duration::from_secs(5);

/// The shortest time between two snapshots, and the longest that a change waits.
const EVERY: Duration = Duration::from_mins(10);

/// How many of the last snapshots are kept, and for how many days the last one of each day.
const LAST: usize = 3;
const DAYS: usize = 5;

/// The file extension of a snapshot.
const ENDING: &str = "snapshot";

/// A snapshot's metadata, from its name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Snapshot {
    /// When it was written.
    pub at: DateTime<Utc>,
    /// How many entries it has, deleted ones included.
    pub entries: usize,
    /// The store's device id. A new store has a new one.
    pub device: DeviceId,
    /// The hash of its text.
    sha256: String,
}

impl Snapshot {
    /// Describes the text of a snapshot.
    #[must_use]
    pub fn of(text: &str, entries: usize, device: DeviceId, at: DateTime<Utc>) -> Self {
        Self {
            at,
            entries,
            device,
            sha256: backup::hash([text]),
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> String {
        let (at, device) = (self.at.timestamp_millis(), &self.device.0);
        format!("{at}.{}.{device}.{}.{ENDING}", self.entries, self.sha256)
    }

    /// Parses a name; `None` if it is not a snapshot's.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let parts: Vec<&str> = name.split('.').collect();
        let [at, entries, device, sha256, ENDING] = *parts.as_slice() else {
            return None;
        };
        Some(Self {
            at: DateTime::from_timestamp_millis(at.parse().ok()?)?,
            entries: entries.parse().ok()?,
            device: DeviceId(device.to_owned()),
            sha256: sha256.to_owned(),
        })
    }

    /// Checks its text; `None` if it differs from what was written.
    #[must_use]
    pub fn open(&self, text: &str) -> Option<Backup> {
        let is_whole = backup::hash([text]) == self.sha256;
        let backup = backup::read(text).ok().filter(|_| is_whole)?;
        backup.is_complete().then_some(backup)
    }
}

/// The snapshots among some names, the last one first.
#[must_use]
pub fn listed(names: &[String]) -> Vec<Snapshot> {
    let mut snapshots: Vec<Snapshot> = names
        .iter()
        .filter_map(|name| Snapshot::named(name))
        .collect();
    snapshots.sort();
    snapshots.reverse();
    snapshots
}

/// How long until a snapshot is due, given the times of the first and last change; `last` is when the
/// last snapshot was written. A clock that was set back never makes the wait longer.
#[must_use]
pub fn due_in(
    changed: (DateTime<Utc>, DateTime<Utc>),
    last: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Duration {
    let left = |since: DateTime<Utc>, pause: Duration| {
        let passed = (now - since).to_std().unwrap_or_default();
        pause.saturating_sub(passed)
    };
    let (first_change, last_change) = changed;
    let until_quiet = left(last_change, QUIET).min(left(first_change, EVERY));
    let until_next = last.map_or(Duration::ZERO, |last| left(last, EVERY));
    until_quiet.max(until_next)
}

/// The snapshots to delete. Each store's are counted separately, so that a new store doesn't displace
/// those of an earlier one.
#[must_use]
pub fn outdated(snapshots: &[Snapshot], day: impl Fn(DateTime<Utc>) -> NaiveDate) -> Vec<Snapshot> {
    let mut sorted: Vec<&Snapshot> = snapshots.iter().collect();
    sorted.sort();
    sorted.reverse();
    let devices: BTreeSet<&DeviceId> = sorted.iter().map(|one| &one.device).collect();
    let mut outdated = Vec::new();
    for device in devices {
        let mut days = BTreeSet::new();
        let own = sorted.iter().filter(|one| one.device == *device);
        for (place, snapshot) in own.enumerate() {
            let is_last_of_day = days.len() < DAYS && days.insert(day(snapshot.at));
            if !is_last_of_day && place >= LAST {
                outdated.push((*snapshot).clone());
            }
        }
    }
    outdated
}

/// The snapshots to compare with the current data at startup: the last one of each other store, and this
/// store's last one if it has more entries than there are now. Declined ones are left out.
#[must_use]
pub fn to_compare(
    snapshots: &[Snapshot],
    here: (&DeviceId, usize),
    declined: &[String],
) -> Vec<Snapshot> {
    let (own, entries) = here;
    let mut seen = BTreeSet::new();
    let mut sorted: Vec<&Snapshot> = snapshots.iter().collect();
    sorted.sort();
    sorted
        .into_iter()
        .rev()
        .filter(|snapshot| seen.insert(&snapshot.device))
        .filter(|snapshot| snapshot.device != *own || snapshot.entries > entries)
        .filter(|snapshot| !declined.contains(&snapshot.name()))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
    }

    fn snapshot(device: &str, seconds: i64, entries: usize) -> Snapshot {
        Snapshot::of("text", entries, DeviceId(device.to_owned()), at(seconds))
    }

    #[test]
    fn a_name_says_all_and_no_other_name_is_read() {
        let written = snapshot("0190-ab", 5, 12);
        assert_eq!(Snapshot::named(&written.name()), Some(written.clone()));
        for name in [
            "",
            "notes.txt",
            "1.2.3.snapshot",
            "x.1.d.h.snapshot",
            "9.1.d.h.other",
        ] {
            assert_eq!(Snapshot::named(name), None, "{name}");
        }
        let text = backup::write(&[], &[], &[], at(0));
        let written = Snapshot::of(&text, 0, DeviceId("d".to_owned()), at(0));
        assert!(written.open(&text).is_some());
        assert!(written.open(&text.replace('0', "1")).is_none());
        assert!(written.open("").is_none());
    }

    #[test]
    fn one_is_due_when_it_is_quiet_and_ten_minutes_after_the_last() {
        // The first change, the last change, the last snapshot, and the wait from 0 on.
        let cases = [
            (0, 0, None, 5),
            (-3, -3, None, 2),
            (-60, -1, None, 4),
            (-599, 0, None, 1),
            (-700, 0, None, 0),
            (-20, -20, Some(-30), 570),
            (-20, -20, Some(-600), 0),
            (-20, -20, Some(86_400), 600),
            (86_400, 86_400, None, 5),
        ];
        for (first, latest, last, expected) in cases {
            let due = due_in((at(first), at(latest)), last.map(at), at(0));
            assert_eq!(due.as_secs(), expected, "{first}, {latest}, {last:?}");
        }
    }

    #[test]
    fn the_last_three_and_the_last_of_five_days_are_kept_store_by_store() {
        let mut snapshots: Vec<Snapshot> = (0..8)
            .flat_map(|day| (0..4).map(move |hour| (day, hour)))
            .map(|(day, hour)| snapshot("new", day * 86_400 + hour * 3_600, 1))
            .collect();
        let old = snapshot("old", -900_000, 40);
        snapshots.push(old.clone());
        let outdated = outdated(&snapshots, |at| at.date_naive());
        assert!(!outdated.contains(&old));
        snapshots.retain(|one| !outdated.contains(one));
        // Three of the last day, and one of each of the four days before.
        assert_eq!(snapshots.len(), 3 + 4 + 1);
    }

    #[test]
    fn a_start_looks_at_other_stores_and_at_a_fuller_snapshot_of_its_own() {
        let (own, other) = (snapshot("own", 5, 12), snapshot("other", 3, 2));
        let all = [own.clone(), other.clone(), snapshot("other", 1, 40)];
        let me = DeviceId("own".to_owned());
        let look = |entries, declined: &[String]| to_compare(&all, (&me, entries), declined);
        assert_eq!(look(12, &[]), std::slice::from_ref(&other));
        assert_eq!(look(0, &[]), [own.clone(), other.clone()]);
        assert_eq!(look(0, &[own.name(), other.name()]), []);
    }
}
