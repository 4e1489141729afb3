//! Assigns items to slots, each item once: the maximum-weight matching, by the Hungarian algorithm
//! of the crate `pathfinding`, and a proof where items run short.
//!
//! It doesn't know stories or interviewers; slots and items are numbers.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use pathfinding::prelude::{Matrix, kuhn_munkres};

/// Assigns items to slots, each item once, maximizing the total worth. `worth` is positive if an item
/// fits a slot, and `None` if it doesn't. A slot can stay empty, which is worth zero. The result is
/// deterministic.
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
    // One extra column per slot, so that any of them can stay empty.
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

/// A set of slots with fewer fitting items than slots, so that one of them stays empty (Hall's marriage
/// theorem).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shortage {
    /// The slots, in ascending order.
    pub slots: Vec<usize>,
    /// Everything that can fill any of them, in ascending order.
    pub things: Vec<usize>,
}

impl Shortage {
    fn of(slots: Vec<usize>, fillers: &[Vec<usize>]) -> Self {
        let of_slot = |slot: &usize| fillers.get(*slot).into_iter().flatten().copied();
        let mut things: Vec<usize> = slots.iter().flat_map(of_slot).collect();
        things.sort_unstable();
        things.dedup();
        Self { slots, things }
    }
}

/// The shortages, which keep slots empty however they are filled: minimal sets of slots with fewer
/// fitting items than slots, the smallest first. If any of its slots is removed, a set can be filled. Sets
/// with the same items are merged; others can share slots. Their total deficit is the number of empty
/// slots.
#[must_use]
pub fn shortages(fillers: &[Vec<usize>]) -> Vec<Shortage> {
    let mut shortages: Vec<Shortage> = Vec::new();
    let mut open: Vec<usize> = (0..fillers.len()).collect();
    while let Some(slots) = smallest(&open, fillers) {
        // The rest of the set can be filled without this one.
        let given_up = slots.last().copied();
        open.retain(|slot| Some(*slot) != given_up);
        let found = Shortage::of(slots, fillers);
        let same = |known: &&mut Shortage| !found.things.is_empty() && known.things == found.things;
        if let Some(known) = shortages.iter_mut().find(same) {
            known.slots.extend(found.slots);
            known.slots.sort_unstable();
            known.slots.dedup();
        } else {
            shortages.push(found);
        }
    }
    shortages
}

/// The smallest set of slots that can't all be filled: starts at each slot and removes all slots that
/// aren't needed, those with the most items first.
fn smallest(open: &[usize], fillers: &[Vec<usize>]) -> Option<Vec<usize>> {
    if can_fill_all(open, fillers) {
        return None;
    }
    let mut order = open.to_vec();
    order.sort_by_key(|slot| Reverse((fillers.get(*slot).map_or(0, Vec::len), *slot)));
    let around = |center: &usize| {
        let mut slots = open.to_vec();
        for slot in order.iter().filter(|slot| *slot != center).chain([center]) {
            let without: Vec<usize> = slots.iter().copied().filter(|one| one != slot).collect();
            if !can_fill_all(&without, fillers) {
                slots = without;
            }
        }
        slots
    };
    open.iter()
        .map(around)
        .min_by(|one, other| (one.len(), one).cmp(&(other.len(), other)))
}

/// Whether each of these slots can have its own item, by augmenting paths.
fn can_fill_all(slots: &[usize], fillers: &[Vec<usize>]) -> bool {
    let mut holders: BTreeMap<usize, usize> = BTreeMap::new();
    slots
        .iter()
        .all(|slot| finds_thing(*slot, fillers, &mut holders, &mut BTreeSet::new()))
}

/// Gives a slot an item; the slot that had it finds another one, if necessary.
fn finds_thing(
    slot: usize,
    fillers: &[Vec<usize>],
    holders: &mut BTreeMap<usize, usize>,
    tried: &mut BTreeSet<usize>,
) -> bool {
    fillers.get(slot).into_iter().flatten().any(|&thing| {
        let is_free = tried.insert(thing)
            && holders
                .get(&thing)
                .copied()
                .is_none_or(|holder| finds_thing(holder, fillers, holders, tried));
        if is_free {
            holders.insert(thing, slot);
        }
        is_free
    })
}

/// Every slot that could be an empty one in a matching that fills as many as possible: those on
/// alternating paths from an empty one.
#[must_use]
pub fn may_stay_empty(fillers: &[Vec<usize>], filled: &[Option<usize>]) -> BTreeSet<usize> {
    let is_empty = |slot: &usize| filled.get(*slot) == Some(&None);
    let mut reached: BTreeSet<usize> = (0..filled.len()).filter(is_empty).collect();
    let mut waiting: VecDeque<usize> = reached.iter().copied().collect();
    while let Some(slot) = waiting.pop_front() {
        for &thing in fillers.get(slot).into_iter().flatten() {
            let holder = filled.iter().position(|&held| held == Some(thing));
            if let Some(holder) = holder.filter(|holder| reached.insert(*holder)) {
                waiting.push_back(holder);
            }
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The largest worth of any matching, by trying all.
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

    /// Whether a set with a deficit of one can be filled if any of its slots is removed.
    fn is_smallest(shortage: &Shortage, fillers: &[Vec<usize>]) -> bool {
        let without = |slot: usize| -> Vec<usize> {
            let others = shortage.slots.iter().copied();
            others.filter(|one| *one != slot).collect()
        };
        shortage.slots.len() > shortage.things.len() + 1
            || shortage
                .slots
                .iter()
                .all(|slot| can_fill_all(&without(*slot), fillers))
    }

    #[test]
    fn the_smallest_sets_are_named_and_not_what_hangs_on_them() {
        for (fillers, wanted) in [
            // Two slots share an item; the third has enough.
            (&[&[0][..], &[0], &[0, 1]][..], &[&[0, 1][..]][..]),
            // Three share one item.
            (&[&[0], &[0], &[0]], &[&[0, 1, 2]]),
            // Two shortages, with a slot in between that either could fill.
            (
                &[&[0], &[0], &[0, 1], &[1], &[1]],
                &[&[0, 1], &[3, 4], &[0, 2, 3]],
            ),
            // No items at all: each slot is its own shortage.
            (&[&[], &[], &[0]], &[&[0], &[1]]),
            (&[&[0, 1], &[0, 1], &[0, 1], &[2]], &[&[0, 1, 2]]),
            (&[&[0], &[1]], &[]),
        ] {
            let fillers: Vec<Vec<usize>> = fillers.iter().map(|one| one.to_vec()).collect();
            let found: Vec<Vec<usize>> = shortages(&fillers)
                .into_iter()
                .map(|shortage| shortage.slots)
                .collect();
            assert_eq!(found, wanted, "{fillers:?}");
        }
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
            let shortages = shortages(&fillers);
            let mut missing = 0;
            for shortage in &shortages {
                let neighbors: BTreeSet<usize> =
                    shortage.slots.iter().flat_map(|&slot| fillers[slot].clone()).collect();
                prop_assert!(neighbors.into_iter().eq(shortage.things.iter().copied()));
                prop_assert!(shortage.things.len() < shortage.slots.len());
                missing += shortage.slots.len() - shortage.things.len();
                prop_assert!(is_smallest(shortage, &fillers), "{shortage:?}");
            }
            // Each slot of a set could stay empty.
            let may_stay_empty = may_stay_empty(&fillers, &filled);
            prop_assert!(shortages.iter().flat_map(|one| &one.slots).all(|slot| may_stay_empty.contains(slot)));
            prop_assert_eq!(missing, filled.iter().filter(|thing| thing.is_none()).count());
        }
    }
}
