//! Draws questions the way real loops do: mostly those that candidates report again and again, and never
//! two that the same story answers.

use std::collections::HashSet;

use crate::domain::principle::Principle;
use crate::domain::questions::levels::TargetLevel;
use crate::domain::questions::question::{Question, QuestionFrequency};

/// Of this many drawn questions …
const OUT_OF: usize = 10;

/// … at most this many are not common, while common ones are left.
const UNCOMMON_AT_MOST: usize = 3;

/// A shuffled deck of questions. The same seed draws the same ones.
#[derive(Debug)]
pub struct Deck<'a> {
    cards: Vec<&'a Question>,
    /// The families already drawn from.
    spent: HashSet<&'a str>,
    drawn: usize,
    uncommon: usize,
    chance: fastrand::Rng,
}

impl<'a> Deck<'a> {
    /// The questions asked at the target `level`.
    #[must_use]
    pub fn shuffled(
        questions: impl IntoIterator<Item = &'a Question>,
        level: TargetLevel,
        seed: u64,
    ) -> Self {
        let mut chance = fastrand::Rng::with_seed(seed);
        let mut cards: Vec<&Question> = questions
            .into_iter()
            .filter(|question| level.is_asked(question.level))
            .collect();
        chance.shuffle(&mut cards);
        Self {
            cards,
            spent: HashSet::new(),
            drawn: 0,
            uncommon: 0,
            chance,
        }
    }

    /// The principle of the next question that fits, without drawing it.
    pub fn first_of(&self, fits: impl Fn(&Question) -> bool) -> Option<Option<Principle>> {
        let is_left =
            |question: &&&Question| !self.spent.contains(question.family()) && fits(question);
        self.cards
            .iter()
            .find(is_left)
            .map(|question| question.leading)
    }

    /// Draws a question that fits; `None` if none is left. At any time at most 3 of 10 drawn
    /// questions are not common, unless the common ones that fit run out.
    pub fn draw(&mut self, fits: impl Fn(&Question) -> bool) -> Option<&'a Question> {
        use QuestionFrequency::{Common, Rare, Variant};
        let may_be_uncommon = (self.uncommon + 1) * OUT_OF <= (self.drawn + 1) * UNCOMMON_AT_MOST;
        let wanted = if may_be_uncommon && self.chance.bool() {
            // Three of the four are variants.
            if self.chance.u8(0..4) > 0 {
                [Variant, Rare, Common]
            } else {
                [Rare, Variant, Common]
            }
        } else {
            [Common, Variant, Rare]
        };
        let place = wanted.into_iter().find_map(|frequency| {
            self.cards.iter().position(|question| {
                question.frequency == frequency
                    && !self.spent.contains(question.family())
                    && fits(question)
            })
        })?;
        let question = self.cards.remove(place);
        self.spent.insert(question.family());
        self.drawn += 1;
        self.uncommon += usize::from(question.frequency != Common);
        Some(question)
    }

    /// Draws up to `count` questions, one for each of `groups` in turn, then a second for each, and so
    /// on. `is_of` returns whether a question belongs to a group.
    pub fn draw_in_turn<G: Copy>(
        &mut self,
        groups: &[G],
        count: usize,
        is_of: impl Fn(&Question, G) -> bool,
    ) -> Vec<&'a Question> {
        let mut drawn = Vec::with_capacity(count.min(self.cards.len()));
        loop {
            let before = drawn.len();
            for &group in groups {
                if drawn.len() == count {
                    return drawn;
                }
                drawn.extend(self.draw(|question| is_of(question, group)));
            }
            if drawn.len() == before {
                return drawn;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::questions::question::QuestionLevel;
    use proptest::prelude::*;

    fn question(id: &str, frequency: QuestionFrequency, of: Option<&str>) -> Question {
        Question {
            id: id.to_owned(),
            frequency,
            variant_of: of.map(str::to_owned),
            ..Question::default()
        }
    }

    fn bank(common: usize, variants: usize, rare: usize) -> Vec<Question> {
        use QuestionFrequency::{Common, Rare, Variant};
        let commons = (0..common).map(|n| question(&format!("c{n}"), Common, None));
        let variants = (0..variants)
            .map(|n| question(&format!("v{n}"), Variant, Some(&format!("c{}", n % 7))));
        let rares = (0..rare).map(|n| question(&format!("r{n}"), Rare, None));
        commons.chain(variants).chain(rares).collect()
    }

    fn all(deck: &mut Deck) -> Vec<String> {
        std::iter::from_fn(|| deck.draw(|_| true))
            .map(|question| question.id.clone())
            .collect()
    }

    proptest! {
        #[test]
        fn at_any_time_at_most_three_of_ten_are_uncommon_while_common_ones_last(seed in any::<u64>()) {
            let bank = bank(30, 30, 10);
            let mut deck = Deck::shuffled(&bank, TargetLevel::Senior, seed);
            let mut uncommon = 0;
            for drawn in 1..=20 {
                let question = deck.draw(|_| true).unwrap();
                uncommon += usize::from(question.frequency != QuestionFrequency::Common);
                prop_assert!(uncommon * 10 <= drawn * 3);
            }
            let again = Deck::shuffled(&bank, TargetLevel::Senior, seed).draw(|_| true).map(|question| &question.id);
            let first = Deck::shuffled(&bank, TargetLevel::Senior, seed).draw(|_| true).map(|question| &question.id);
            prop_assert_eq!(first, again);
        }

        #[test]
        fn no_two_that_one_story_answers_are_drawn(seed in any::<u64>()) {
            let bank = bank(7, 20, 0);
            let drawn = all(&mut Deck::shuffled(&bank, TargetLevel::Senior, seed));
            prop_assert_eq!(drawn.len(), 7);
        }
    }

    #[test]
    fn where_common_ones_run_out_the_others_are_drawn() {
        let bank = bank(1, 0, 4);
        let drawn = all(&mut Deck::shuffled(&bank, TargetLevel::Senior, 3));
        assert_eq!((drawn.len(), drawn[0].as_str()), (5, "c0"));
    }

    #[test]
    fn senior_questions_are_kept_from_who_aims_for_l5() {
        let senior = Question {
            level: QuestionLevel::Senior,
            ..Question::default()
        };
        let bank = [senior];
        for (level, count) in TargetLevel::ALL.into_iter().zip([0, 1, 1]) {
            assert_eq!(all(&mut Deck::shuffled(&bank, level, 1)).len(), count);
        }
    }

    #[test]
    fn groups_come_in_turn_until_they_run_out() {
        let bank = bank(6, 0, 0);
        let is_of = |question: &Question, group: &str| match group {
            "even" => ["c0", "c2", "c4"].contains(&question.id.as_str()),
            _ => question.id == "c1",
        };
        let mut deck = Deck::shuffled(&bank, TargetLevel::Senior, 5);
        let drawn = deck.draw_in_turn(&["odd", "even"], 9, is_of);
        assert_eq!((drawn.len(), drawn[0].id.as_str()), (4, "c1"));
    }
}
