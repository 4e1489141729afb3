//! Work-style statements: of four, the one most and the one least like the candidate. There is no
//! right answer, and none is suggested. The result shows which principles the choices favor and
//! how consistent they are.
//!
//! The 16 principles are dealt onto a square of four by four. Its rows and columns are eight groups
//! of four; each group comes twice, the second time in other words. So each principle comes four
//! times, and each of the 48 pairs that share a row or a column is weighed twice. Consistency is
//! the share of those pairs, decided both times, that were decided the same way. Choosing by
//! lot comes to about half.

use serde::{Deserialize, Serialize};

use crate::domain::format::numbers::percent;
use crate::domain::principle::Principle;
use crate::domain::record::envelope::Body;
use crate::domain::record::json::from_json;
use crate::domain::record::kind::Kind;

/// How often each principle comes up in a session.
pub const TIMES: usize = 4;

/// Statements in a group, and groups in a square's rows or columns.
const SIDE: usize = 4;

/// A statement of the built-in list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WorkStyleStatement {
    /// Its principle.
    pub principle: Principle,
    /// Its text, in the first person.
    pub text: String,
}

/// Reads the built-in list, `public/data/work-style.json`: `[{"principle": slug, "text": …}]`.
///
/// # Errors
/// What the reader says when the file has another shape.
pub fn read_statements(json: &str) -> Result<Vec<WorkStyleStatement>, String> {
    from_json(json).map_err(|error| error.to_string())
}

/// Four statements and the choices about them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Block {
    /// The statements, in the order in which they are shown.
    pub statements: Vec<WorkStyleStatement>,
    /// The index of the statement most like the candidate.
    pub most: Option<usize>,
    /// The index of the statement least like the candidate.
    pub least: Option<usize>,
}

impl Block {
    /// Whether both choices are made.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.most.is_some() && self.least.is_some()
    }

    /// Which of two principles was preferred; `None` if neither is in a choice, or not in the block.
    fn preferred(&self, one: Principle, other: Principle) -> Option<Principle> {
        let place = |principle| {
            self.statements
                .iter()
                .position(|statement| statement.principle == principle)
        };
        let (first, second) = (place(one)?, place(other)?);
        if self.most == Some(first) || self.least == Some(second) {
            Some(one)
        } else if self.most == Some(second) || self.least == Some(first) {
            Some(other)
        } else {
            None
        }
    }
}

/// A session, running or done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WorkStyle {
    /// The seed it was drawn with.
    pub seed: u64,
    /// The blocks, in order; the second half repeats the groups of the first in other words.
    pub blocks: Vec<Block>,
    /// The index of the current block; past the end when it is done.
    pub position: usize,
}

impl Body for WorkStyle {
    const KIND: Kind = Kind::WorkStyle;
}

/// A principle's outcome.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Leaning {
    /// The principle.
    pub principle: Principle,
    /// How often it was chosen as most like the candidate.
    pub most: u32,
    /// How often as least.
    pub least: u32,
}

impl Leaning {
    /// Most minus least: from −4 to 4.
    #[must_use]
    pub fn balance(self) -> i64 {
        i64::from(self.most) - i64::from(self.least)
    }
}

/// How consistent the two halves are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Consistency {
    /// Pairs decided in both halves.
    pub compared: u32,
    /// Pairs decided the same way in both.
    pub agreed: u32,
}

impl Consistency {
    /// The share of pairs decided the same way, in percent; `None` before any was decided twice.
    #[must_use]
    pub fn percent(self) -> Option<u64> {
        percent(u64::from(self.agreed), u64::from(self.compared))
    }
}

impl WorkStyle {
    /// Draws a session. The same seed draws the same one. `None` if the list does not have
    /// [`TIMES`] statements for each principle.
    #[must_use]
    pub fn begin(statements: &[WorkStyleStatement], seed: u64) -> Option<Self> {
        let mut chance = fastrand::Rng::with_seed(seed);
        let mut square = Principle::ALL.to_vec();
        chance.shuffle(&mut square);
        let mut own: Vec<Vec<&WorkStyleStatement>> = square
            .iter()
            .map(|principle| {
                let mut own: Vec<&WorkStyleStatement> = statements
                    .iter()
                    .filter(|statement| statement.principle == *principle)
                    .collect();
                chance.shuffle(&mut own);
                own
            })
            .collect();
        let mut blocks = Vec::with_capacity(TIMES * SIDE);
        for _half in 0..2 {
            let mut groups: Vec<Vec<usize>> = (0..SIDE)
                .flat_map(|line| {
                    let row = (0..SIDE).map(|place| line * SIDE + place).collect();
                    let column = (0..SIDE).map(|place| place * SIDE + line).collect();
                    [row, column]
                })
                .collect();
            chance.shuffle(&mut groups);
            for mut group in groups {
                chance.shuffle(&mut group);
                let statements = group
                    .into_iter()
                    .map(|place| own.get_mut(place)?.pop().cloned())
                    .collect::<Option<Vec<WorkStyleStatement>>>()?;
                blocks.push(Block {
                    statements,
                    most: None,
                    least: None,
                });
            }
        }
        Some(Self {
            seed,
            blocks,
            position: 0,
        })
    }

    /// The current block; `None` if the session is done.
    #[must_use]
    pub fn current(&self) -> Option<&Block> {
        self.blocks.get(self.position)
    }

    /// Whether every block is done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.current().is_none()
    }

    /// Chooses the statement of the current block that is most like the candidate. A statement
    /// cannot be both.
    pub fn choose_most(&mut self, place: usize) {
        if let Some(block) = self.blocks.get_mut(self.position) {
            block.most = Some(place);
            block.least = block.least.filter(|&least| least != place);
        }
    }

    /// Chooses the one that is least like the candidate.
    pub fn choose_least(&mut self, place: usize) {
        if let Some(block) = self.blocks.get_mut(self.position) {
            block.least = Some(place);
            block.most = block.most.filter(|&most| most != place);
        }
    }

    /// Continues to the next block, once both choices are made.
    pub fn advance(&mut self) {
        if self.current().is_some_and(Block::is_answered) {
            self.position += 1;
        }
    }

    /// Returns to the previous block.
    pub fn go_back(&mut self) {
        self.position = self.position.saturating_sub(1);
    }

    /// The principles that the choices favor, highest first, then in the published order.
    #[must_use]
    pub fn leanings(&self) -> Vec<Leaning> {
        let count = |principle: Principle, chosen: fn(&Block) -> Option<usize>| -> u32 {
            let is_it = |block: &&Block| {
                chosen(block)
                    .and_then(|place| block.statements.get(place))
                    .is_some_and(|statement| statement.principle == principle)
            };
            self.blocks.iter().filter(is_it).map(|_| 1).sum()
        };
        let mut leanings: Vec<Leaning> = Principle::ALL
            .iter()
            .map(|&principle| Leaning {
                principle,
                most: count(principle, |block| block.most),
                least: count(principle, |block| block.least),
            })
            .collect();
        leanings.sort_by_key(|leaning| -leaning.balance());
        leanings
    }

    /// How consistent the two halves are; see the module documentation.
    #[must_use]
    pub fn consistency(&self) -> Consistency {
        let (first, second) = self.blocks.split_at(self.blocks.len() / 2);
        let decided =
            |half: &[Block], one, other| half.iter().find_map(|block| block.preferred(one, other));
        let mut consistency = Consistency {
            compared: 0,
            agreed: 0,
        };
        for (place, &one) in Principle::ALL.iter().enumerate() {
            for &other in Principle::ALL.iter().skip(place + 1) {
                if let (Some(before), Some(after)) =
                    (decided(first, one, other), decided(second, one, other))
                {
                    consistency.compared += 1;
                    consistency.agreed += u32::from(before == after);
                }
            }
        }
        consistency
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn statements() -> Vec<WorkStyleStatement> {
        Principle::ALL
            .iter()
            .flat_map(|&principle| {
                (0..TIMES).map(move |number| WorkStyleStatement {
                    principle,
                    text: format!("{principle} {number}"),
                })
            })
            .collect()
    }

    /// Chooses by a rank of the principles.
    fn sat(seed: u64, rank: impl Fn(usize, Principle) -> usize) -> WorkStyle {
        let mut sitting = WorkStyle::begin(&statements(), seed).unwrap();
        while let Some(block) = sitting.current() {
            let ranked = |place: &usize| rank(sitting.position, block.statements[*place].principle);
            let most = (0..SIDE).min_by_key(ranked).unwrap();
            let least = (0..SIDE).max_by_key(ranked).unwrap();
            sitting.choose_most(most);
            sitting.choose_least(least);
            sitting.advance();
        }
        sitting
    }

    fn published(principle: Principle) -> usize {
        Principle::ALL
            .iter()
            .position(|one| *one == principle)
            .unwrap()
    }

    proptest! {
        #[test]
        fn each_statement_comes_once_each_principle_four_times_and_each_group_twice(seed in any::<u64>()) {
            let sitting = WorkStyle::begin(&statements(), seed).unwrap();
            let mut texts: Vec<&str> = sitting.blocks.iter()
                .flat_map(|block| &block.statements)
                .map(|statement| statement.text.as_str())
                .collect();
            texts.sort_unstable();
            texts.dedup();
            prop_assert_eq!(texts.len(), 64);
            let group = |block: &Block| {
                let mut group: Vec<Principle> = block.statements.iter().map(|one| one.principle).collect();
                group.sort_unstable();
                group.dedup();
                group
            };
            let (first, second) = sitting.blocks.split_at(8);
            let (mut first, mut second): (Vec<_>, Vec<_>) = (first.iter().map(group).collect(), second.iter().map(group).collect());
            first.sort();
            second.sort();
            prop_assert!(first.iter().all(|group| group.len() == 4));
            prop_assert_eq!(first, second);
        }
    }

    #[test]
    fn who_always_prefers_the_same_is_wholly_consistent() {
        let sitting = sat(5, |_, principle| published(principle));
        let consistency = sitting.consistency();
        // In each of the 8 groups one pair of the 6 is left undecided.
        assert_eq!((consistency.compared, consistency.agreed), (40, 40));
        assert_eq!(consistency.percent(), Some(100));
        let leanings = sitting.leanings();
        assert_eq!(
            (leanings[0].principle, leanings[0].balance()),
            (Principle::ALL[0], 4)
        );
        assert_eq!(leanings[15].balance(), -4);
    }

    #[test]
    fn who_turns_everything_round_in_the_second_half_agrees_with_nothing() {
        let sitting = sat(5, |position, principle| {
            if position < 8 {
                published(principle)
            } else {
                16 - published(principle)
            }
        });
        assert_eq!(sitting.consistency().percent(), Some(0));
    }

    #[test]
    fn a_statement_is_never_both_and_both_are_needed_to_go_on() {
        let mut sitting = WorkStyle::begin(&statements(), 1).unwrap();
        sitting.choose_most(2);
        sitting.advance();
        assert_eq!(sitting.position, 0);
        sitting.choose_least(2);
        assert_eq!(
            (sitting.blocks[0].most, sitting.blocks[0].least),
            (None, Some(2))
        );
        sitting.choose_most(1);
        sitting.advance();
        assert_eq!(sitting.position, 1);
        sitting.go_back();
        assert_eq!(sitting.position, 0);
        assert_eq!(sitting.consistency().percent(), None);
    }

    #[test]
    fn a_list_that_lacks_statements_deals_nothing() {
        assert_eq!(WorkStyle::begin(&statements()[1..], 1), None);
    }
}
