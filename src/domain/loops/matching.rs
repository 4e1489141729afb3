//! Slots against things that can fill them, each thing once: the heaviest matching, by the
//! Hungarian algorithm of the crate `pathfinding`, and the proof of where there is too little.
//!
//! It knows nothing of stories and interviewers; slots and things are numbers.

use std::collections::VecDeque;

use pathfinding::prelude::{Matrix, kuhn_munkres};

/// Fills slots with things, each thing once, so that the worths add up to the most there can be.
/// `worth` is positive where a thing can fill a slot, and none where it cannot. A slot may stay
/// empty, which is worth nothing. The same question gets the same answer.
#[must_use]
pub fn heaviest(
    slots: usize,
    things: usize,
    worth: impl Fn(usize, usize) -> Option<i64>,
) -> Vec<Option<usize>> {
    if slots == 0 {
        return Vec::new();
    }
    let can_fill = |slot, thing| (thing < things).then(|| worth(slot, thing)).flatten();
    // One empty column a slot, so that any of them may stay without a thing.
    let worths = Matrix::from_fn(slots, things + slots, |(slot, thing)| {
        can_fill(slot, thing).unwrap_or(0)
    });
    let (_, columns) = kuhn_munkres(&worths);
    columns
        .into_iter()
        .enumerate()
        .map(|(slot, thing)| can_fill(slot, thing).map(|_| thing))
        .collect()
}

/// Slots that share fewer things than they are, which is why one of them stays empty (Hall's
/// marriage theorem).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Shortage {
    /// The slots, in ascending order.
    pub slots: Vec<usize>,
    /// Everything that can fill any of them, in ascending order.
    pub things: Vec<usize>,
}

impl Shortage {
    fn merge(&mut self, other: Self) {
        for (mine, theirs) in [
            (&mut self.slots, other.slots),
            (&mut self.things, other.things),
        ] {
            mine.extend(theirs);
            mine.sort_unstable();
            mine.dedup();
        }
    }
}

/// Where a matching that fills as many slots as possible falls short: for each empty slot, the
/// slots on alternating paths from it (each of them could be the empty one instead) with the
/// things that these share. Shortages that have a slot in common are one.
#[must_use]
pub fn shortages(fillers: &[Vec<usize>], filled: &[Option<usize>]) -> Vec<Shortage> {
    let mut shortages: Vec<Shortage> = Vec::new();
    let empty = (0..filled.len()).filter(|&slot| filled.get(slot) == Some(&None));
    for slot in empty {
        let mut found = reachable(slot, fillers, filled);
        shortages.retain_mut(|known| {
            let is_apart = known
                .slots
                .iter()
                .all(|slot| found.slots.binary_search(slot).is_err());
            if !is_apart {
                found.merge(std::mem::take(known));
            }
            is_apart
        });
        shortages.push(found);
    }
    shortages.sort_by(|one, other| one.slots.cmp(&other.slots));
    shortages
}

fn reachable(from: usize, fillers: &[Vec<usize>], filled: &[Option<usize>]) -> Shortage {
    let mut reached = Shortage {
        slots: vec![from],
        things: Vec::new(),
    };
    let mut waiting = VecDeque::from([from]);
    while let Some(slot) = waiting.pop_front() {
        for &thing in fillers.get(slot).into_iter().flatten() {
            if reached.things.contains(&thing) {
                continue;
            }
            reached.things.push(thing);
            let holder = filled.iter().position(|&held| held == Some(thing));
            if let Some(holder) = holder.filter(|holder| !reached.slots.contains(holder)) {
                reached.slots.push(holder);
                waiting.push_back(holder);
            }
        }
    }
    reached.slots.sort_unstable();
    reached.things.sort_unstable();
    reached
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// The most that any matching is worth, by trying all.
    fn best_by_brute_force(worths: &[Vec<Option<i64>>], slot: usize, used: u32) -> i64 {
        let Some(row) = worths.get(slot) else {
            return 0;
        };
        let empty = best_by_brute_force(worths, slot + 1, used);
        row.iter()
            .enumerate()
            .filter(|(thing, _)| used & (1 << thing) == 0)
            .filter_map(|(thing, worth)| {
                Some((*worth)? + best_by_brute_force(worths, slot + 1, used | (1 << thing)))
            })
            .fold(empty, i64::max)
    }

    fn grids() -> impl Strategy<Value = Vec<Vec<Option<i64>>>> {
        (0_usize..=6, 0_usize..=5).prop_flat_map(|(slots, things)| {
            let cell = prop::option::of(1_i64..20);
            prop::collection::vec(prop::collection::vec(cell, things), slots)
        })
    }

    proptest! {
        #[test]
        fn no_other_matching_is_worth_more(worths in grids()) {
            let things = worths.first().map_or(0, Vec::len);
            let filled = heaviest(worths.len(), things, |slot, thing| worths[slot][thing]);
            let used: Vec<usize> = filled.iter().flatten().copied().collect();
            prop_assert_eq!(used.iter().collect::<BTreeSet<_>>().len(), used.len());
            let worth: i64 = filled
                .iter()
                .zip(&worths)
                .filter_map(|(thing, row)| row[(*thing)?])
                .sum();
            prop_assert_eq!(worth, best_by_brute_force(&worths, 0, 0));
        }

        #[test]
        fn shortages_are_true_and_account_for_every_empty_slot(worths in grids()) {
            let things = worths.first().map_or(0, Vec::len);
            let filled = heaviest(worths.len(), things, |slot, thing| worths[slot][thing].map(|_| 1));
            let fillers: Vec<Vec<usize>> = worths
                .iter()
                .map(|row| (0..things).filter(|&thing| row[thing].is_some()).collect())
                .collect();
            let shortages = shortages(&fillers, &filled);
            let mut missing = 0;
            let mut seen = BTreeSet::new();
            for shortage in &shortages {
                let neighbours: BTreeSet<usize> =
                    shortage.slots.iter().flat_map(|&slot| fillers[slot].clone()).collect();
                prop_assert!(neighbours.into_iter().eq(shortage.things.iter().copied()));
                prop_assert!(shortage.things.len() < shortage.slots.len());
                missing += shortage.slots.len() - shortage.things.len();
                prop_assert!(shortage.slots.iter().all(|&slot| seen.insert(slot)), "they are apart");
            }
            prop_assert_eq!(missing, filled.iter().filter(|thing| thing.is_none()).count());
        }
    }
}
