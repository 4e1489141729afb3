//! The exhaustion test: many plausible loops against the bank, how often it runs out, where, and
//! which single new story would help most.
//!
//! The effect of a new story is computed without trying each one. A story for one principle answers one
//! more question of a loop exactly if a question on that principle can be the one without a story, which
//! means that it belongs to a shortage (`matching::may_stay_empty`). So one matching per loop judges all
//! 16 principles. Tests compare this with really adding the story.

use crate::domain::loops::assignment::{LoopQuestion, Teller, events, fillers, slots};
use crate::domain::loops::interview_loop::draw;
use crate::domain::loops::matching::{heaviest, may_stay_empty};
use crate::domain::principle::Principle;
use crate::domain::stories::story::Shows;

/// Loops in one test.
pub const LOOPS: u32 = 1_000;

/// The test's result for a principle.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Strain {
    /// The principle.
    pub principle: Principle,
    /// Loops in which a question about it can be the one without a story; so many more
    /// questions a new story for it alone would answer.
    pub short: u32,
    /// Loops that run out now, and would not with a new story for it alone.
    pub saved: u32,
}

/// The test's results so far.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// Loops tried.
    pub loops: u32,
    /// Loops with a question that found no story.
    pub ran_out: u32,
    /// Questions asked.
    pub questions: u32,
    /// Questions that found no story.
    pub unanswered: u32,
    /// Sixteen, in the published order.
    pub strains: Vec<Strain>,
}

impl Outcome {
    /// The principle at which the bank runs out most often, if it does; ties go to the first.
    #[must_use]
    pub fn tightest(&self) -> Option<Strain> {
        self.most(|strain| (strain.short, strain.saved))
    }

    /// The principle for which a single new story would help most, if any would: it saves the most
    /// loops, then answers the most questions; ties go to the first.
    #[must_use]
    pub fn best_new_story(&self) -> Option<Strain> {
        self.most(|strain| (strain.saved, strain.short))
    }

    fn most(&self, by: impl Fn(&Strain) -> (u32, u32)) -> Option<Strain> {
        self.strains
            .iter()
            .filter(|strain| strain.short > 0)
            // Ties go to the first.
            .rev()
            .max_by_key(|strain| by(strain))
            .copied()
    }
}

/// A running test. It runs in steps so that the page stays responsive; the steps don't affect the
/// result.
#[derive(Clone, Debug)]
pub struct Exhaustion {
    /// One bit per principle for each event in the bank.
    bank: Vec<u16>,
    seeds: fastrand::Rng,
    outcome: Outcome,
}

fn bit(principle: Principle) -> u16 {
    1 << (principle as u16)
}

impl Exhaustion {
    /// A test of a bank; the seed determines the drawn loops.
    #[must_use]
    pub fn new(bank: &[Teller], seed: u64) -> Self {
        let principles = |event: Vec<&Teller>| {
            let is_shown = |principle| {
                event
                    .iter()
                    .any(|story| story.shows(principle) != Shows::Not)
            };
            Principle::ALL
                .iter()
                .filter(|&&principle| is_shown(principle))
                .fold(0, |bits, &principle| bits | bit(principle))
        };
        let strain = |&principle| Strain {
            principle,
            short: 0,
            saved: 0,
        };
        Self {
            bank: events(bank).into_iter().map(principles).collect(),
            seeds: fastrand::Rng::with_seed(seed),
            outcome: Outcome {
                loops: 0,
                ran_out: 0,
                questions: 0,
                unanswered: 0,
                strains: Principle::ALL.iter().map(strain).collect(),
            },
        }
    }

    /// Tests more loops, up to [`LOOPS`].
    pub fn step(&mut self, loops: u32) {
        for _ in 0..loops.min(LOOPS - self.outcome.loops) {
            let drawn = draw(self.seeds.u64(..));
            self.try_questions(&slots(&drawn));
        }
    }

    /// Whether all loops were tried.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.outcome.loops >= LOOPS
    }

    /// What was found so far.
    #[must_use]
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    fn try_questions(&mut self, asked: &[LoopQuestion]) {
        let shows = |story: usize, principle| {
            self.bank
                .get(story)
                .is_some_and(|bits| bits & bit(principle) != 0)
        };
        let mut scarce: Vec<(LoopQuestion, Vec<usize>)> = asked
            .iter()
            .copied()
            .zip(fillers(asked, shows, self.bank.len()))
            .collect();
        set_certain_aside(&mut scarce);
        let (scarce, fillers): (Vec<LoopQuestion>, Vec<Vec<usize>>) = scarce.into_iter().unzip();
        let filled = heaviest(scarce.len(), self.bank.len(), |slot, story| {
            fillers
                .get(slot)
                .is_some_and(|stories| stories.binary_search(&story).is_ok())
                .then_some(1)
        });
        let empty = filled.iter().filter(|story| story.is_none()).count();
        let short = may_stay_empty(&fillers, &filled)
            .into_iter()
            .filter_map(|slot| scarce.get(slot))
            .fold(0, |bits, slot| bits | bit(slot.principle));
        self.count(asked.len(), empty, short);
    }

    fn count(&mut self, questions: usize, unanswered: usize, short: u16) {
        let outcome = &mut self.outcome;
        outcome.loops += 1;
        outcome.questions += u32::try_from(questions).unwrap_or(u32::MAX);
        outcome.unanswered += u32::try_from(unanswered).unwrap_or(u32::MAX);
        outcome.ran_out += u32::from(unanswered > 0);
        for strain in &mut outcome.strains {
            let is_short = short & bit(strain.principle) != 0;
            strain.short += u32::from(is_short);
            strain.saved += u32::from(is_short && unanswered == 1);
        }
    }
}

/// Leaves out questions with at least as many stories as there are questions: whatever the others use,
/// one is left. They never belong to a shortage, so this only saves time, and a large bank costs no
/// more.
fn set_certain_aside(scarce: &mut Vec<(LoopQuestion, Vec<usize>)>) {
    while let Some(certain) = scarce
        .iter()
        .position(|(_, stories)| stories.len() >= scarce.len())
    {
        scarce.swap_remove(certain);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::id::RecordId;
    use proptest::prelude::*;

    fn teller(number: usize, principles: &[Principle]) -> Teller {
        Teller {
            id: RecordId::from_text(&number.to_string()),
            title: number.to_string(),
            leading: principles.to_vec(),
            supporting: Vec::new(),
            strength: 50,
            event: RecordId::from_text(&number.to_string()),
        }
    }

    /// A bank with this many stories, each with three principles.
    fn bank(stories: usize, seed: u64) -> Vec<Teller> {
        let mut chance = fastrand::Rng::with_seed(seed);
        (0..stories)
            .map(|number| {
                let mut principles = Principle::ALL.to_vec();
                chance.shuffle(&mut principles);
                teller(number, &principles[..3])
            })
            .collect()
    }

    /// The result of the first few loops, for tests that run it often.
    fn glimpse(bank: &[Teller], seed: u64) -> Outcome {
        let mut test = Exhaustion::new(bank, seed);
        test.step(GLIMPSE);
        test.outcome().clone()
    }

    const GLIMPSE: u32 = 80;

    fn outcome(bank: &[Teller], seed: u64, slice: u32) -> Outcome {
        let mut test = Exhaustion::new(bank, seed);
        while !test.is_done() {
            test.step(slice);
        }
        test.outcome().clone()
    }

    #[test]
    fn the_same_seed_finds_the_same_however_it_is_sliced() {
        let bank = bank(12, 3);
        let whole = outcome(&bank, 7, LOOPS);
        assert_eq!(whole, outcome(&bank, 7, 33));
        assert_ne!(whole, outcome(&bank, 8, LOOPS));
        assert_eq!(whole.loops, LOOPS);
    }

    #[test]
    fn an_empty_bank_always_runs_out_and_a_boundless_one_never() {
        let empty = outcome(&[], 1, LOOPS);
        assert_eq!((empty.ran_out, empty.unanswered), (LOOPS, empty.questions));
        assert!(
            empty.best_new_story().is_some_and(|best| best.saved == 0),
            "a single story saves no loop of eight questions and more"
        );
        let boundless: Vec<Teller> = (0..20)
            .map(|number| teller(number, Principle::ALL))
            .collect();
        let never = outcome(&boundless, 1, LOOPS);
        assert_eq!(
            (never.ran_out, never.tightest(), never.best_new_story()),
            (0, None, None)
        );
    }

    #[test]
    fn a_bank_with_one_gap_is_advised_to_close_it() {
        let mut stories: Vec<Teller> = Vec::new();
        for &principle in Principle::ALL
            .iter()
            .filter(|&&one| one != Principle::Frugality)
        {
            for _ in 0..3 {
                stories.push(teller(stories.len(), &[principle]));
            }
        }
        let found = outcome(&stories, 5, LOOPS);
        assert!(found.ran_out > 0);
        let best = found.best_new_story().unwrap();
        assert_eq!(best.principle, Principle::Frugality);
        assert_eq!(found.tightest().unwrap().principle, Principle::Frugality);
        assert!(best.saved > found.ran_out / 2);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(6))]

        #[test]
        fn what_a_new_story_is_said_to_do_it_does(stories in 6_usize..16, seed in 0_u64..1_000) {
            let before = bank(stories, seed);
            let found = glimpse(&before, seed);
            for strain in &found.strains {
                let mut with = before.clone();
                with.push(teller(stories, &[strain.principle]));
                let after = glimpse(&with, seed);
                prop_assert_eq!(found.unanswered - after.unanswered, strain.short);
                prop_assert_eq!(found.ran_out - after.ran_out, strain.saved);
            }
        }

        #[test]
        fn the_bank_runs_out_in_just_the_loops_that_the_assignment_cannot_fill(seed in 0_u64..1_000) {
            use crate::domain::loops::assignment::assign;
            let bank = bank(10, seed);
            let mut seeds = fastrand::Rng::with_seed(seed);
            let missing: usize = (0..GLIMPSE)
                .map(|_| {
                    let assignment = assign(&bank, &draw(seeds.u64(..)));
                    assignment.answers.len() - assignment.answered()
                })
                .sum();
            prop_assert_eq!(usize::try_from(glimpse(&bank, seed).unanswered).unwrap(), missing);
        }
    }
}
