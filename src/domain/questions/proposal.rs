//! Suggests a principle for a custom question, from the bank's questions that share its rarest
//! words.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::domain::principle::Principle;
use crate::domain::questions::question::Question;
use crate::domain::questions::search::telling_stems;

/// How many of the closest questions vote.
const NEAREST: usize = 5;

/// The bank's questions as words, prepared once for all suggestions.
#[derive(Debug)]
pub struct Proposals {
    questions: Vec<(Principle, BTreeSet<String>)>,
    uses: HashMap<String, usize>,
}

impl Proposals {
    /// Indexes the bank.
    #[must_use]
    pub fn of(bank: &[Question]) -> Self {
        let questions: Vec<(Principle, BTreeSet<String>)> = bank
            .iter()
            .filter(|question| question.kind.wants_story())
            .filter_map(|question| {
                let aliases = question
                    .aliases
                    .iter()
                    .flat_map(|alias| telling_stems(alias));
                let stems = telling_stems(&question.text).into_iter().chain(aliases);
                Some((question.leading?, stems.collect()))
            })
            .collect();
        let mut uses = HashMap::new();
        for stem in questions.iter().flat_map(|(_, stems)| stems) {
            *uses.entry(stem.clone()).or_default() += 1;
        }
        Self { questions, uses }
    }

    /// The principle that a question is most likely about; `None` if it shares no word with the bank.
    #[must_use]
    pub fn for_text(&self, text: &str) -> Option<Principle> {
        let wanted: BTreeSet<String> = telling_stems(text).into_iter().collect();
        let worth = |stem: &String| {
            let uses = self.uses.get(stem).copied().unwrap_or_default();
            self.questions
                .len()
                .checked_div(uses)
                .map_or(0, |share| share.ilog2().max(1))
        };
        let mut near: Vec<(u32, Principle)> = self
            .questions
            .iter()
            .map(|(principle, stems)| (wanted.intersection(stems).map(worth).sum(), *principle))
            .filter(|(near, _)| *near > 0)
            .collect();
        near.sort_by_key(|(near, _)| std::cmp::Reverse(*near));
        let mut votes: BTreeMap<Principle, u32> = BTreeMap::new();
        for (near, principle) in near.into_iter().take(NEAREST) {
            // A question that is twice as close counts four times as much.
            *votes.entry(principle).or_default() += near * near;
        }
        votes
            .into_iter()
            // Ties go to the first, in the published order.
            .rev()
            .max_by_key(|(_, votes)| *votes)
            .map(|(principle, _)| principle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::questions::question::read_questions;

    #[test]
    fn most_questions_get_a_principle_that_fits_and_none_without_words_in_common() {
        use Principle as P;
        let bank = read_questions(include_str!("../../../public/data/questions.json")).unwrap();
        let proposals = Proposals::of(&bank);
        let cases: &[(&str, &[P])] = &[
            (
                "Tell me about a time you disagreed with your boss.",
                &[P::HaveBackbone],
            ),
            (
                "Describe a mentee who struggled and how you coached them.",
                &[P::HireAndDevelopTheBest],
            ),
            (
                "How did you cut costs without hurting customers?",
                &[P::Frugality],
            ),
            (
                "Tell me about the root cause of a drop in a metric.",
                &[P::DiveDeep],
            ),
            ("Describe a big vision you had.", &[P::ThinkBig]),
            (
                "When did you have to decide without data?",
                &[P::AreRightALot, P::BiasForAction],
            ),
            (
                "Tell me about a customer whose complaint changed your roadmap.",
                &[P::CustomerObsession, P::DiveDeep],
            ),
            (
                "Tell me about a bug that slipped through to customers.",
                &[P::InsistOnTheHighestStandards],
            ),
            (
                "Tell me about a time you simplified a process.",
                &[P::InventAndSimplify],
            ),
            (
                "Tell me about carbon emissions you reduced.",
                &[P::BroadResponsibility],
            ),
        ];
        let right = cases
            .iter()
            .filter(|(text, right)| {
                proposals
                    .for_text(text)
                    .is_some_and(|proposed| right.contains(&proposed))
            })
            .count();
        assert!(right >= 8, "{right} of {}", cases.len());
        assert_eq!(proposals.for_text("Xyzzy plugh?"), None);
        assert_eq!(proposals.for_text(""), None);
        assert_eq!(Proposals::of(&[]).for_text("Tell me about a metric."), None);
    }
}
