//! Choosing the prompt of a memo: one of the two drawn, one from the list, or one that the candidate was
//! given.

use serde::{Deserialize, Serialize};

use crate::domain::review::document_kind::DocumentKind;
use crate::domain::writing::prompt::{OwnPrompt, Prompt, PromptKind, draw_two, reported};

/// The form for a new memo. It is stored as a draft, so that a reload shows the same two prompts and the
/// typed text.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PromptChoice {
    /// The seed of the current draw.
    pub seed: u64,
    /// The ids of the two drawn prompts; `None` before the first draw.
    pub pair: Vec<String>,
    /// Whether they are the two that candidates report.
    pub is_reported: bool,
    /// The number of earlier draws.
    pub redraws: u32,
    /// The prompt that was picked.
    pub picked: Picked,
    /// The prompt that the candidate was given, as typed.
    pub given: String,
    /// What it asks for.
    pub kind: PromptKind,
    /// When a take-home is due, from its field; `None` for the usual time.
    pub due: Option<String>,
}

/// The prompt that was picked.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Picked {
    /// None yet, or none at all.
    #[default]
    None,
    /// The prompt with this id.
    Of(String),
    /// The typed prompt.
    Given,
}

/// The prompts that suit a kind of document: a press release needs one that works backwards from the
/// customer. If fewer than two suit it, all prompts.
#[must_use]
pub fn suited(prompts: &[Prompt], document: DocumentKind) -> Vec<Prompt> {
    let suits = |prompt: &&Prompt| {
        document != DocumentKind::PrFaq || prompt.kind == PromptKind::WorkingBackwards
    };
    let suited: Vec<Prompt> = prompts.iter().filter(suits).cloned().collect();
    if suited.len() < 2 {
        prompts.to_vec()
    } else {
        suited
    }
}

impl PromptChoice {
    /// Whether both drawn prompts suit a kind of document.
    #[must_use]
    pub fn is_suited(&self, prompts: &[Prompt], document: DocumentKind) -> bool {
        let suited = suited(prompts, document);
        let suits = |id: &String| suited.iter().any(|prompt| prompt.id == *id);
        self.pair.iter().all(suits)
    }

    /// The two drawn prompts; `None` before the first draw, or if one of them no longer exists.
    #[must_use]
    pub fn pair(&self, prompts: &[Prompt]) -> Option<Vec<Prompt>> {
        let find = |id: &String| prompts.iter().find(|prompt| prompt.id == *id).cloned();
        let pair: Option<Vec<Prompt>> = self.pair.iter().map(find).collect();
        pair.filter(|pair| !pair.is_empty())
    }

    /// Draws two prompts.
    pub fn draw(&mut self, prompts: &[Prompt], recent: &[String], seed: u64) {
        self.show(draw_two(prompts, recent, seed));
        self.seed = seed;
        self.is_reported = false;
    }

    /// Draws two other prompts; the memo records how often.
    pub fn redraw(&mut self, prompts: &[Prompt], recent: &[String], seed: u64) {
        self.draw(prompts, recent, seed);
        self.redraws += 1;
    }

    /// Offers the two prompts that candidates report.
    pub fn offer_reported(&mut self, prompts: &[Prompt], seed: u64) {
        self.show(reported(prompts));
        self.seed = seed;
        self.is_reported = true;
    }

    /// Shows another pair. A pick from the earlier pair is dropped; another pick stays.
    fn show(&mut self, pair: Vec<Prompt>) {
        let is_void = |id: &String| self.pair.contains(id);
        if matches!(&self.picked, Picked::Of(id) if is_void(id)) {
            self.picked = Picked::None;
        }
        self.pair = pair.into_iter().map(|prompt| prompt.id).collect();
    }

    /// Whether the picked prompt can still be chosen.
    #[must_use]
    pub fn has_pick(&self, prompts: &[Prompt]) -> bool {
        match &self.picked {
            Picked::None => false,
            Picked::Given => true,
            Picked::Of(id) => prompts.iter().any(|prompt| prompt.id == *id),
        }
    }

    /// Whether the pick is not one of the two drawn prompts.
    #[must_use]
    pub fn is_beside(&self) -> bool {
        match &self.picked {
            Picked::None => false,
            Picked::Given => true,
            Picked::Of(id) => !self.pair.contains(id),
        }
    }

    /// The prompt picked from the list instead of the two drawn ones.
    #[must_use]
    pub fn listed(&self, prompts: &[Prompt]) -> Option<Prompt> {
        match &self.picked {
            Picked::Of(id) if !self.pair.contains(id) => {
                prompts.iter().find(|prompt| prompt.id == *id).cloned()
            }
            _ => None,
        }
    }

    /// The typed prompt, trimmed.
    ///
    /// # Errors
    /// What is missing, in words for the candidate.
    pub fn given(&self) -> Result<OwnPrompt, &'static str> {
        let text = self.given.trim();
        if text.is_empty() {
            return Err("Write the prompt you were given first.");
        }
        Ok(OwnPrompt {
            text: text.to_owned(),
            kind: self.kind,
            is_retired: false,
        })
    }

    /// The prompts that the memo was offered, and which of them it answers; `None` if none was picked.
    /// `given` is the typed prompt in its stored form.
    #[must_use]
    pub fn offered(
        &self,
        prompts: &[Prompt],
        given: Option<Prompt>,
    ) -> Option<(Vec<Prompt>, usize)> {
        let picked = match &self.picked {
            Picked::None => return None,
            Picked::Given => given?,
            Picked::Of(id) => prompts.iter().find(|prompt| prompt.id == *id)?.clone(),
        };
        let mut offered = self.pair(prompts).unwrap_or_default();
        let place = offered.iter().position(|prompt| prompt.id == picked.id);
        let chosen = place.unwrap_or(offered.len());
        if place.is_none() {
            offered.push(picked);
        }
        Some((offered, chosen))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prompt(id: &str, is_reported: bool) -> Prompt {
        Prompt {
            id: id.to_owned(),
            kind: PromptKind::Invention,
            text: format!("What of {id}?"),
            reader: String::new(),
            principles: Vec::new(),
            like: None,
            is_reported,
        }
    }

    fn prompts() -> Vec<Prompt> {
        ["a", "b", "c", "d", "e"]
            .map(|id| prompt(id, id < "c"))
            .to_vec()
    }

    fn ids(prompts: &[Prompt]) -> Vec<&str> {
        prompts.iter().map(|prompt| prompt.id.as_str()).collect()
    }

    fn drawn() -> PromptChoice {
        let mut choice = PromptChoice::default();
        choice.offer_reported(&prompts(), 7);
        choice
    }

    #[test]
    fn the_pair_stays_when_the_list_grows_and_goes_when_one_of_it_does() {
        let choice = drawn();
        let mut all = prompts();
        all.insert(0, prompt("own", false));
        assert_eq!(ids(&choice.pair(&all).unwrap()), ["a", "b"]);
        all.retain(|prompt| prompt.id != "b");
        assert_eq!(choice.pair(&all), None);
        assert_eq!(PromptChoice::default().pair(&all), None);
    }

    #[test]
    fn a_press_release_is_offered_prompts_that_work_backwards() {
        let mut all = prompts();
        for (id, document, expected) in [
            ("c", DocumentKind::PrFaq, vec!["a", "b", "c", "d", "e"]),
            ("d", DocumentKind::PrFaq, vec!["c", "d"]),
            ("d", DocumentKind::SixPager, vec!["a", "b", "c", "d", "e"]),
        ] {
            for prompt in &mut all {
                if prompt.id == id {
                    prompt.kind = PromptKind::WorkingBackwards;
                }
            }
            assert_eq!(ids(&suited(&all, document)), expected, "{id}");
        }
        assert!(!drawn().is_suited(&all, DocumentKind::PrFaq));
        assert!(drawn().is_suited(&all, DocumentKind::NarrativeMemo));
        let mut choice = drawn();
        choice.draw(&suited(&all, DocumentKind::PrFaq), &[], 1);
        assert!(choice.is_suited(&all, DocumentKind::PrFaq));
    }

    #[test]
    fn what_is_picked_is_offered_with_the_pair_once() {
        for (picked, offered, chosen) in [
            (Picked::Of("a".to_owned()), vec!["a", "b"], 0),
            (Picked::Of("b".to_owned()), vec!["a", "b"], 1),
            (Picked::Of("e".to_owned()), vec!["a", "b", "e"], 2),
            (Picked::Given, vec!["a", "b", "own"], 2),
        ] {
            let choice = PromptChoice { picked, ..drawn() };
            let given = Some(prompt("own", false));
            let (found, place) = choice.offered(&prompts(), given).unwrap();
            assert_eq!((ids(&found), place), (offered, chosen));
        }
    }

    #[test]
    fn a_given_prompt_that_is_one_of_the_pair_is_offered_once() {
        let choice = PromptChoice {
            picked: Picked::Given,
            ..drawn()
        };
        let (found, place) = choice
            .offered(&prompts(), Some(prompt("b", false)))
            .unwrap();
        assert_eq!((ids(&found), place), (vec!["a", "b"], 1));
    }

    #[test]
    fn nothing_is_offered_where_nothing_is_picked_or_it_is_gone() {
        assert_eq!(drawn().offered(&prompts(), None), None);
        for picked in [Picked::Given, Picked::Of("gone".to_owned())] {
            let choice = PromptChoice { picked, ..drawn() };
            assert_eq!(choice.offered(&prompts(), None), None);
        }
    }

    #[test]
    fn a_pick_that_was_retired_meanwhile_is_none() {
        for (picked, has) in [
            (Picked::None, false),
            (Picked::Of("gone".to_owned()), false),
            (Picked::Of("e".to_owned()), true),
            (Picked::Given, true),
        ] {
            let choice = PromptChoice { picked, ..drawn() };
            assert_eq!(choice.has_pick(&prompts()), has);
        }
    }

    #[test]
    fn another_draw_voids_a_pick_among_the_two_and_keeps_one_beside_them() {
        for (picked, after) in [
            (Picked::Of("a".to_owned()), Picked::None),
            (Picked::Of("e".to_owned()), Picked::Of("e".to_owned())),
            (Picked::Given, Picked::Given),
        ] {
            let mut choice = PromptChoice { picked, ..drawn() };
            choice.redraw(&prompts(), &[], 3);
            assert_eq!(choice.picked, after);
            assert_eq!((choice.redraws, choice.is_reported), (1, false));
            assert_eq!(choice.pair.len(), 2);
        }
    }

    #[test]
    fn a_given_prompt_needs_words() {
        for text in ["", "  \n"] {
            let choice = PromptChoice {
                given: text.to_owned(),
                ..drawn()
            };
            assert!(choice.given().is_err());
        }
        let choice = PromptChoice {
            given: " What did you stop? \n".to_owned(),
            ..drawn()
        };
        assert_eq!(choice.given().unwrap().text, "What did you stop?");
    }
}
