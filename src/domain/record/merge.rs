//! Merging a backup into what is here. Nothing is ever removed, nothing that was typed is lost,
//! and merging the same file twice changes nothing.
//!
//! A record only there is added; a tombstone that meets a living record gives way; of two that
//! differ the later changed one becomes the record and the other is kept inside it.

use std::collections::BTreeMap;

use crate::domain::record::envelope::{Envelope, Superseded};
use crate::domain::record::id::RecordId;

/// What an import would do, and the rows that do it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct MergePlan {
    /// Records that are only in the file.
    pub added: usize,
    /// Records whose copy in the file is the later one; the copy here is kept inside it.
    pub changed: usize,
    /// Records whose copy here is the later one; the copy in the file is kept inside it.
    pub kept_twice: usize,
    /// Records that are the same on both sides.
    pub unchanged: usize,
    /// The rows to write.
    pub rows: Vec<Envelope>,
}

impl MergePlan {
    /// Whether there is anything to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The preview's sentence. Removed is always none, and said, because people ask.
    #[must_use]
    pub fn summary(&self) -> String {
        format!(
            "{} new, {} changed, {} kept twice, {} the same, 0 removed",
            self.added, self.changed, self.kept_twice, self.unchanged
        )
    }
}

/// Plans the merge of `incoming` into `here`.
#[must_use]
pub fn plan(here: &BTreeMap<RecordId, Envelope>, incoming: &[Envelope]) -> MergePlan {
    let mut plan = MergePlan::default();
    // The last line of an id counts, should a hand-made file name one twice.
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
        let theirs_win = wins(theirs, ours);
        let merged = if theirs_win {
            merged(theirs, ours)
        } else {
            merged(ours, theirs)
        };
        if merged == *ours {
            plan.unchanged += 1;
            continue;
        }
        if merged.body == ours.body && merged.deleted == ours.deleted {
            plan.kept_twice += 1;
        } else {
            plan.changed += 1;
        }
        plan.rows.push(merged);
    }
    plan
}

/// Whether `one` becomes the record rather than `other`. Total, so that both devices of a merge
/// decide alike.
fn wins(one: &Envelope, other: &Envelope) -> bool {
    let rank = |envelope: &Envelope| {
        (
            envelope.deleted.is_none(),
            envelope.changed,
            envelope.revision,
        )
    };
    match rank(one).cmp(&rank(other)) {
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => {
            (&one.device, one.body.to_string()) > (&other.device, other.body.to_string())
        }
    }
}

/// The winner, with every body of the loser that it does not hold yet.
fn merged(winner: &Envelope, loser: &Envelope) -> Envelope {
    let mut merged = winner.clone();
    let last = Superseded {
        changed: loser.changed,
        device: loser.device.clone(),
        body: loser.body.clone(),
    };
    for older in loser.superseded.iter().chain([&last]) {
        let held = older.body == merged.body
            || merged.superseded.iter().any(|kept| kept.body == older.body);
        if !held {
            let place = merged
                .superseded
                .partition_point(|kept| kept.changed <= older.changed);
            merged.superseded.insert(place, older.clone());
        }
    }
    merged.keep_unknown_of(loser);
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::envelope::Record;
    use crate::domain::record::id::DeviceId;
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
        let plan = plan(&here, &[envelope("b", "B", 0, false)]);
        assert_eq!(
            plan.summary(),
            "1 new, 0 changed, 0 kept twice, 0 the same, 0 removed"
        );
        assert_eq!(apply(&here, &plan).len(), 2);
    }

    #[test]
    fn the_later_change_wins_and_the_earlier_text_is_kept_inside() {
        let here = table(&[envelope("a", "old", 0, false)]);
        let plan = plan(&here, &[envelope("a", "new", 5, false)]);
        assert_eq!((plan.changed, plan.kept_twice), (1, 0));
        assert_eq!(plan.rows[0].body["title"], "new");
        assert_eq!(plan.rows[0].superseded[0].body["title"], "old");
    }

    #[test]
    fn an_older_copy_in_the_file_is_kept_twice() {
        let here = table(&[envelope("a", "new", 5, false)]);
        let plan = plan(&here, &[envelope("a", "old", 0, false)]);
        assert_eq!((plan.changed, plan.kept_twice), (0, 1));
        assert_eq!(plan.rows[0].body["title"], "new");
    }

    #[test]
    fn a_tombstone_gives_way_to_a_living_record_on_either_side() {
        let here = table(&[
            envelope("a", "gone", 9, true),
            envelope("b", "alive", 0, false),
        ]);
        let plan = plan(
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
            let after = apply(&table(&here), &plan(&table(&here), &file));
            prop_assert!(plan(&after, &file).is_empty());
        }

        #[test]
        fn nothing_living_is_removed_and_no_text_is_lost(here in tables(), file in tables()) {
            let after = apply(&table(&here), &plan(&table(&here), &file));
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
            let first = apply(&table(&one), &plan(&table(&one), &two));
            let second = apply(&table(&two), &plan(&table(&two), &one));
            let bodies = |table: &BTreeMap<RecordId, Envelope>| -> Vec<_> {
                table.values().map(|row| (row.id.clone(), row.body.clone(), row.deleted.is_some())).collect()
            };
            prop_assert_eq!(bodies(&first), bodies(&second));
        }
    }
}
