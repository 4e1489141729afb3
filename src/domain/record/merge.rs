//! Merging a backup into what is here. Nothing that was typed is lost, and merging the same file
//! twice changes nothing.
//!
//! Merging never uses a clock, only the changes that each copy has seen. A copy that has seen the other's
//! changes replaces it, even with a deletion. If both were changed independently, lists are united by the
//! kind's policy ([`Kind::merge_policy`](crate::domain::record::kind::Kind::merge_policy)). Of other
//! content, one version becomes the record, and the other is kept inside it.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::record::draft::age_within;
use crate::domain::record::envelope::{Envelope, Superseded};
use crate::domain::record::id::{DeviceId, RecordId};
use crate::domain::record::unite::unite;

/// The effect of an import, and the rows to write.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct MergePlan {
    /// Records that are only in the file.
    pub added: usize,
    /// Records whose copy in the file has seen the one here.
    pub changed: usize,
    /// Records deleted in the file, after it had seen the copy here.
    pub deleted: usize,
    /// Records changed on both sides, and united.
    pub united: usize,
    /// Records changed on both sides, with both versions kept.
    pub kept_twice: usize,
    /// Records that are equal, or newer here.
    pub unchanged: usize,
    /// Those of them that exist in the file and were deleted here since.
    pub deleted_here: usize,
    /// The rows to write.
    pub rows: Vec<Envelope>,
}

impl MergePlan {
    /// Whether there is anything to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The preview's sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        let mut parts = vec![
            format!("{} new", self.added),
            format!("{} changed", self.changed),
            format!("{} deleted", self.deleted),
        ];
        if self.united > 0 {
            parts.push(format!("{} combined", self.united));
        }
        if self.kept_twice > 0 {
            parts.push(format!("{} with both versions kept", self.kept_twice));
        }
        parts.push(format!("{} already here", self.unchanged));
        parts.join(", ")
    }
}

/// What happens to a record that is on both sides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Outcome {
    Unchanged,
    Changed,
    Deleted,
    United,
    KeptTwice,
}

/// What happens to records in the file that were deleted here since.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Deletions {
    /// They stay deleted.
    #[default]
    Hold,
    /// They are restored from the file, as a change made here.
    TakeBack,
}

/// Plans the merge of `incoming` into `here`. The records of `unsaved` have text that is still being typed
/// on `device` and that no copy has seen yet. So their merge counts as a change made there.
#[must_use]
pub fn plan(
    here: &BTreeMap<RecordId, Envelope>,
    unsaved: &BTreeSet<RecordId>,
    device: &DeviceId,
    incoming: &[Envelope],
    deletions: Deletions,
) -> MergePlan {
    let mut plan = MergePlan::default();
    // If a hand-made file has an id twice, the last line wins.
    let incoming: BTreeMap<&RecordId, &Envelope> = incoming
        .iter()
        .map(|envelope| (&envelope.id, envelope))
        .collect();
    for (id, theirs) in incoming {
        let Some(ours) = here.get(id) else {
            plan.added += 1;
            plan.rows.push(theirs.clone());
            continue;
        };
        let is_deleted_here = ours.deleted.is_some()
            && theirs.deleted.is_none()
            && ours.version().covers(&theirs.version());
        if is_deleted_here {
            plan.deleted_here += 1;
            if deletions == Deletions::TakeBack {
                plan.added += 1;
                plan.rows.push(taken_back(ours, theirs, device));
                continue;
            }
        }
        let (merged, outcome) = if unsaved.contains(id) {
            let (mut merged, outcome) = beside(ours, theirs);
            merged.seen.raise(device);
            merged.revision = merged.seen.changes();
            (merged, outcome)
        } else {
            merged(ours, theirs)
        };
        let count = match outcome {
            Outcome::Unchanged => &mut plan.unchanged,
            Outcome::Changed => &mut plan.changed,
            Outcome::Deleted => &mut plan.deleted,
            Outcome::United => &mut plan.united,
            Outcome::KeptTwice => &mut plan.kept_twice,
        };
        *count += 1;
        if outcome != Outcome::Unchanged {
            plan.rows.push(merged);
        }
    }
    plan
}

fn taken_back(ours: &Envelope, theirs: &Envelope, device: &DeviceId) -> Envelope {
    let mut record = theirs.clone();
    take_over(&mut record, &ours.superseded);
    record.seen = ours.version();
    record.seen.raise(device);
    record.revision = record.seen.changes();
    record.keep_unknown_of(ours);
    record
}

/// The record, with the local text as the current one, plus everything in the other copy that it hasn't
/// seen.
#[must_use]
pub fn over(ours: &Envelope, theirs: &Envelope) -> Envelope {
    if ours.version().covers(&theirs.version()) {
        return ours.clone();
    }
    beside(ours, theirs).0
}

fn merged(ours: &Envelope, theirs: &Envelope) -> (Envelope, Outcome) {
    match theirs.version().partial_cmp(&ours.version()) {
        Some(Ordering::Less) => (ours.clone(), Outcome::Unchanged),
        Some(Ordering::Greater) => {
            // A version that only our copy keeps was replaced by a save that had seen it.
            let mut merged = theirs.clone();
            merged.keep_unknown_of(ours);
            let outcome = match (ours.deleted, theirs.deleted) {
                (None, Some(_)) => Outcome::Deleted,
                _ if is_same(ours, &merged) => Outcome::Unchanged,
                _ => Outcome::Changed,
            };
            (merged, outcome)
        }
        Some(Ordering::Equal) | None if wins(theirs, ours) => {
            let (merged, mut outcome) = united(theirs, ours);
            if is_same(&merged, ours) {
                outcome = Outcome::Unchanged;
            }
            (merged, outcome)
        }
        Some(Ordering::Equal) | None => beside(ours, theirs),
    }
}

fn beside(ours: &Envelope, theirs: &Envelope) -> (Envelope, Outcome) {
    let (merged, mut outcome) = united(ours, theirs);
    if is_same(&merged, ours) {
        outcome = Outcome::Unchanged;
    }
    (merged, outcome)
}

/// Whether two copies have the same content, whatever their history.
fn is_same(one: &Envelope, other: &Envelope) -> bool {
    one.body == other.body
        && one.deleted.is_some() == other.deleted.is_some()
        && one.superseded == other.superseded
}

/// Whether `one` wins over `other` when neither has seen the other: the one that isn't deleted wins, or
/// else the one with more changes. This is a total order, so that both devices decide alike. It uses no
/// clock, because a clock that is years ahead would always win.
fn wins(one: &Envelope, other: &Envelope) -> bool {
    let rank = |envelope: &Envelope| {
        (
            envelope.deleted.is_none(),
            envelope.version().changes(),
            age_within(envelope),
        )
    };
    match rank(one).cmp(&rank(other)) {
        Ordering::Greater => true,
        Ordering::Less => false,
        Ordering::Equal => {
            (&one.device, one.body.to_string()) > (&other.device, other.body.to_string())
        }
    }
}

/// The winner, with everything that can be united from the loser, or else with the loser's body as
/// another version.
fn united(winner: &Envelope, loser: &Envelope) -> (Envelope, Outcome) {
    let mut merged = winner.clone();
    let united = unite(winner.kind.merge_policy(), &winner.body, &loser.body);
    merged.body = united.body;
    take_over(&mut merged, &loser.superseded);
    let outcome = if united.is_whole {
        Outcome::United
    } else {
        take_over(&mut merged, &[loser.as_superseded()]);
        Outcome::KeptTwice
    };
    merged.seen = winner.version().joined(&loser.version());
    merged.revision = merged.seen.changes();
    merged.keep_unknown_of(loser);
    (merged, outcome)
}

/// Keeps every body that the record doesn't contain yet, oldest first.
fn take_over(record: &mut Envelope, bodies: &[Superseded]) {
    for older in bodies {
        let held = older.body == record.body
            || record.superseded.iter().any(|kept| kept.body == older.body);
        if !held {
            let place = record
                .superseded
                .partition_point(|kept| kept.changed <= older.changed);
            record.superseded.insert(place, older.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::envelope::Record;
    use crate::domain::record::version::Version;
    use crate::domain::stories::story::Story;
    use chrono::{DateTime, TimeDelta, Utc};
    use proptest::prelude::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap() + TimeDelta::minutes(minutes)
    }

    fn envelope(id: &str, title: &str, minutes: i64, deleted: bool) -> Envelope {
        let story = Story {
            title: title.to_owned(),
            ..Story::default()
        };
        let record = Record::new(
            RecordId::from_text(id),
            story,
            at(minutes),
            &DeviceId("d".to_owned()),
        );
        let mut envelope = record.close();
        envelope.deleted = deleted.then(|| at(minutes));
        envelope
    }

    fn table(envelopes: &[Envelope]) -> BTreeMap<RecordId, Envelope> {
        envelopes
            .iter()
            .map(|envelope| (envelope.id.clone(), envelope.clone()))
            .collect()
    }

    fn here_now() -> DeviceId {
        DeviceId("here".to_owned())
    }

    fn planned(here: &BTreeMap<RecordId, Envelope>, incoming: &[Envelope]) -> MergePlan {
        plan(
            here,
            &BTreeSet::new(),
            &here_now(),
            incoming,
            Deletions::Hold,
        )
    }

    fn apply(
        here: &BTreeMap<RecordId, Envelope>,
        plan: &MergePlan,
    ) -> BTreeMap<RecordId, Envelope> {
        let mut after = here.clone();
        after.extend(table(&plan.rows));
        after
    }

    #[test]
    fn what_is_only_there_is_added_and_what_is_only_here_stays() {
        let here = table(&[envelope("a", "A", 0, false)]);
        let plan = planned(&here, &[envelope("b", "B", 0, false)]);
        assert_eq!(
            plan.summary(),
            "1 new, 0 changed, 0 deleted, 0 already here"
        );
        assert_eq!(apply(&here, &plan).len(), 2);
    }

    /// A copy with this many changes by a device whose clock is this many minutes ahead.
    fn changed_by(device: &str, times: u64, minutes: i64) -> Envelope {
        let mut copy = envelope("a", device, minutes, false);
        copy.device = DeviceId(device.to_owned());
        copy.seen = Version::default();
        for _ in 0..times {
            copy.seen.raise(&copy.device);
        }
        copy.revision = times;
        copy
    }

    /// On both sides, whatever the clocks say, the other text is kept inside.
    #[test]
    fn of_two_copies_the_one_changed_more_often_is_the_record_and_no_clock_decides() {
        for (one, other, winner) in [(2, 1, "one"), (1, 2, "other")] {
            for years in [-10, 0, 10] {
                let ahead = years * 365 * 24 * 60;
                let one = changed_by("one", one, ahead);
                let other = changed_by("other", other, 0);
                for (ours, theirs) in [(&one, &other), (&other, &one)] {
                    let here = table(std::slice::from_ref(ours));
                    let plan = planned(&here, std::slice::from_ref(theirs));
                    assert_eq!((plan.changed, plan.kept_twice), (0, 1));
                    let record = &plan.rows[0];
                    assert_eq!(record.body["title"], winner, "{years} years");
                    let beside = if winner == "one" { "other" } else { "one" };
                    assert_eq!(record.superseded[0].body["title"], beside);
                }
            }
        }
    }

    #[test]
    fn a_tombstone_gives_way_to_a_living_record_on_either_side() {
        let here = table(&[
            envelope("a", "gone", 9, true),
            envelope("b", "alive", 0, false),
        ]);
        let plan = planned(
            &here,
            &[
                envelope("a", "edited", 0, false),
                envelope("b", "gone", 9, true),
            ],
        );
        let after = apply(&here, &plan);
        assert!(after.values().all(|envelope| envelope.deleted.is_none()));
        assert_eq!(after[&RecordId::from_text("a")].body["title"], "edited");
    }

    /// A step from one copy of a record to the next, on a device.
    type Step = fn(&Record<Story>, &DeviceId) -> Record<Story>;

    const KEEP: Step = |record, _| record.clone();
    const EDIT: Step = |record, device| {
        record.edited(at(1), device, |story| {
            story.title = format!("by {}", device.0);
        })
    };
    const DELETE: Step = |record, device| record.deleted(at(2), device);

    /// The result for copies of which neither, one, or both changed since they were equal.
    #[test]
    fn a_copy_that_has_seen_the_other_replaces_it_and_a_deletion_holds() {
        let story = Story {
            title: "first".to_owned(),
            ..Story::default()
        };
        let (laptop, phone) = (DeviceId("laptop".to_owned()), DeviceId("phone".to_owned()));
        let first = Record::new(RecordId::from_text("a"), story, at(0), &laptop);
        // The changes here and there, then: title, whether it exists, number of kept versions, outcome.
        let cases: [(Step, Step, &str, bool, usize, &str); 8] = [
            (
                KEEP,
                KEEP,
                "first",
                true,
                0,
                "0 changed, 0 deleted, 1 already",
            ),
            (
                KEEP,
                EDIT,
                "by phone",
                true,
                0,
                "1 changed, 0 deleted, 0 already",
            ),
            (
                EDIT,
                KEEP,
                "by laptop",
                true,
                0,
                "0 changed, 0 deleted, 1 already",
            ),
            (
                KEEP,
                DELETE,
                "first",
                false,
                0,
                "0 changed, 1 deleted, 0 already",
            ),
            (
                DELETE,
                KEEP,
                "first",
                false,
                0,
                "0 changed, 0 deleted, 1 already",
            ),
            (
                EDIT,
                EDIT,
                "by phone",
                true,
                1,
                "0 changed, 0 deleted, 1 with both versions kept, 0 already",
            ),
            (
                EDIT,
                DELETE,
                "by laptop",
                true,
                1,
                "0 changed, 0 deleted, 1 with both versions kept, 0 already",
            ),
            (
                DELETE,
                EDIT,
                "by phone",
                true,
                1,
                "0 changed, 0 deleted, 1 with both versions kept, 0 already",
            ),
        ];
        for (number, (here, there, title, lives, beside, told)) in cases.into_iter().enumerate() {
            let (ours, theirs) = (here(&first, &laptop).close(), there(&first, &phone).close());
            let table = table(std::slice::from_ref(&ours));
            let plan = planned(&table, std::slice::from_ref(&theirs));
            let after = &apply(&table, &plan)[&ours.id];
            assert_eq!(after.body["title"], title, "case {number}");
            assert_eq!(after.deleted.is_none(), lives, "case {number}");
            assert_eq!(after.superseded.len(), beside, "case {number}");
            assert_eq!(
                plan.summary(),
                format!("0 new, {told} here"),
                "case {number}"
            );
        }
    }

    #[test]
    fn what_was_deleted_since_a_backup_comes_back_where_that_is_asked_for() {
        let (laptop, phone) = (DeviceId("laptop".to_owned()), DeviceId("phone".to_owned()));
        let first = Record::new(RecordId::from_text("a"), Story::default(), at(0), &laptop);
        let here = table(&[first.deleted(at(1), &laptop).close()]);
        let file = [first.close()];
        let held = planned(&here, &file);
        assert_eq!((held.deleted_here, held.rows.len()), (1, 0));
        let back = plan(&here, &BTreeSet::new(), &laptop, &file, Deletions::TakeBack);
        let after = apply(&here, &back);
        assert!(after[first.id()].deleted.is_none());
        // A device that knows of the deletion learns that it was undone.
        let there = table(&[first.deleted(at(1), &laptop).close()]);
        let news: Vec<Envelope> = after.values().cloned().collect();
        let plan = plan(&there, &BTreeSet::new(), &phone, &news, Deletions::Hold);
        assert!(apply(&there, &plan)[first.id()].deleted.is_none());
    }

    /// A copy written by this build and later changed by an earlier build is newer, and doesn't count as
    /// equal.
    #[test]
    fn a_change_by_an_earlier_build_counts() {
        let ours = envelope("a", "first", 0, false);
        let mut theirs = envelope("a", "by an earlier build", 5, false);
        theirs.revision += 1;
        let plan = planned(&table(&[ours]), &[theirs]);
        assert_eq!((plan.changed, plan.kept_twice), (1, 0));
    }

    #[test]
    fn a_text_that_is_being_typed_stays_and_the_one_in_the_file_is_kept_beside_it() {
        let ours = envelope("a", "being typed", 0, false);
        let mut theirs = envelope("a", "later elsewhere", 5, false);
        theirs.revision += 1;
        let here = table(&[ours]);
        let typed = BTreeSet::from([RecordId::from_text("a")]);
        let first = plan(
            &here,
            &typed,
            &here_now(),
            std::slice::from_ref(&theirs),
            Deletions::Hold,
        );
        assert_eq!(first.kept_twice, 1);
        let after = apply(&here, &first);
        let record = &after[&RecordId::from_text("a")];
        assert_eq!(record.body["title"], "being typed");
        assert_eq!(record.superseded[0].body["title"], "later elsewhere");
        assert!(planned(&after, &[theirs]).is_empty());
    }

    fn tables() -> impl Strategy<Value = Vec<Envelope>> {
        proptest::collection::vec(("[a-e]", "[xyz]", 0..4_i64, any::<bool>()), 0..8).prop_map(
            |rows| {
                let rows: Vec<Envelope> = rows
                    .iter()
                    .map(|(id, title, minutes, deleted)| envelope(id, title, *minutes, *deleted))
                    .collect();
                table(&rows).into_values().collect()
            },
        )
    }

    proptest! {
        #[test]
        fn merging_twice_changes_nothing_more(here in tables(), file in tables()) {
            let after = apply(&table(&here), &planned(&table(&here), &file));
            prop_assert!(planned(&after, &file).is_empty());
        }

        #[test]
        fn nothing_living_is_removed_and_no_text_is_lost(here in tables(), file in tables()) {
            let after = apply(&table(&here), &planned(&table(&here), &file));
            for before in here.iter().chain(&file) {
                let now = &after[&before.id];
                if before.deleted.is_none() {
                    prop_assert!(now.deleted.is_none());
                }
                let held = now.body == before.body
                    || now.superseded.iter().any(|older| older.body == before.body);
                prop_assert!(held);
            }
        }

        #[test]
        fn two_devices_that_swap_backups_end_up_with_the_same_records(one in tables(), two in tables()) {
            let first = apply(&table(&one), &planned(&table(&one), &two));
            let second = apply(&table(&two), &planned(&table(&two), &one));
            let bodies = |table: &BTreeMap<RecordId, Envelope>| -> Vec<_> {
                table.values().map(|row| (row.id.clone(), row.body.clone(), row.deleted.is_some())).collect()
            };
            prop_assert_eq!(bodies(&first), bodies(&second));
        }
    }
}
