//! Practice for the logic and work-style parts of an online assessment.
//!
//! Candidates describe these kinds of items. The items, their wording, and their times are our own, and
//! nothing here claims to be the real test. Each kind has a generator ([`series`], [`syllogism`],
//! [`sufficiency`], [`charts`]), which draws an item from a seed and checks every case to prove that
//! exactly one option is right.

pub mod charts;
pub mod item;
pub mod results;
pub mod series;
pub mod set;
pub mod sufficiency;
pub mod syllogism;
pub mod work_style;

use item::{Item, ItemKind, ItemLevel};

/// Draws an item. The same seed draws the same item.
#[must_use]
pub fn draw(kind: ItemKind, level: ItemLevel, seed: u64) -> Item {
    match kind {
        ItemKind::Series => series::draw(level, seed),
        ItemKind::Syllogism => syllogism::draw(level, seed),
        ItemKind::Sufficiency => sufficiency::draw(level, seed),
        ItemKind::Reading => charts::draw(level, seed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn every_item_has_five_different_options_one_of_them_right_and_each_explained(
            kind in 0_usize..4,
            level in 0_usize..3,
            seed in 0_u64..(1 << 53),
        ) {
            let (kind, level) = (ItemKind::ALL[kind], ItemLevel::ALL[level]);
            let item = draw(kind, level, seed);
            prop_assert_eq!((item.kind, item.level), (kind, level));
            prop_assert_eq!(&item, &draw(kind, level, seed));
            let texts: BTreeSet<&str> = item.options.iter().map(|option| option.text.as_str()).collect();
            prop_assert_eq!(texts.len(), 5);
            prop_assert!(item.right < 5);
            prop_assert!(!item.worked.is_empty());
            prop_assert!(item.options.iter().all(|option| option.why.ends_with('.')), "{:?}", item.options);
            prop_assert!(item.worked.iter().all(|line| line.ends_with('.')), "{:?}", item.worked);
        }
    }

    #[test]
    fn the_right_option_stands_in_every_place() {
        for kind in ItemKind::ALL {
            for level in ItemLevel::ALL {
                let mut count = [0_u32; 5];
                for seed in 0..120 {
                    count[draw(kind, level, seed).right] += 1;
                }
                assert!(
                    count.iter().all(|&count| count >= 5),
                    "{kind:?} {level:?} {count:?}"
                );
            }
        }
    }
}
