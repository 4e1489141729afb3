//! The prompts of the writing assessment, and the seeded draw of two of them.

use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::principle::Principle;
use crate::domain::record::envelope::Body;
use crate::domain::record::id::RecordId;
use crate::domain::record::json::from_json;
use crate::domain::record::kind::Kind;

/// What a prompt asks for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PromptKind {
    /// The most inventive thing the candidate has done.
    #[default]
    Invention,
    /// A judgment call that data could not settle.
    #[serde(rename = "judgement-call")]
    JudgmentCall,
    /// A Leadership Principle in action.
    Principle,
    /// A reasoned opinion about a product.
    ProductCritique,
    /// A root cause, found by asking why.
    RootCause,
    /// An explanation of a metric or a P&L.
    Metrics,
    /// Working backwards from the customer.
    WorkingBackwards,
}

choices! {
    PromptKind {
        Invention: "invention", "Invention";
        JudgmentCall: "judgement-call", "Judgment call";
        Principle: "principle", "Principle";
        ProductCritique: "product-critique", "Product critique";
        RootCause: "root-cause", "Root cause";
        Metrics: "metrics", "Metrics";
        WorkingBackwards: "working-backwards", "Working backwards";
    }
}

/// How close a prompt is to those that candidates report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PromptLikeness {
    /// Broad, about one thing that the candidate did.
    Real,
    /// Narrower or harder than what is reported.
    Stretch,
}

impl PromptLikeness {
    /// A label for a person to read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Real => "Like the real one",
            Self::Stretch => "Stretch",
        }
    }
}

/// A prompt. A memo stores a copy, so that its history stays true if the list changes.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Prompt {
    /// Stable identifier.
    pub id: String,
    /// What it asks for.
    pub kind: PromptKind,
    /// The prompt itself.
    pub text: String,
    /// What a reader of the memo will look for.
    #[serde(default)]
    pub reader: String,
    /// Its principles.
    #[serde(default)]
    pub principles: Vec<Principle>,
    /// How close it is to those that candidates report; `None` for a custom prompt.
    #[serde(default)]
    pub like: Option<PromptLikeness>,
    /// Whether it is one of the two that candidates report.
    #[serde(default, rename = "reported")]
    pub is_reported: bool,
}

/// A custom prompt: one the candidate was given or made up.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct OwnPrompt {
    /// The prompt itself.
    pub text: String,
    /// What it asks for.
    pub kind: PromptKind,
    /// Whether it is no longer drawn; memos that answer it keep their copy.
    #[serde(default)]
    pub is_retired: bool,
}

/// The form of a custom prompt; stored as a draft until it is submitted.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct PromptForm {
    /// The prompt that is being changed; `None` for a new one.
    pub of: Option<RecordId>,
    /// The prompt as typed.
    pub text: String,
    /// What it asks for.
    pub kind: PromptKind,
    /// The prompt when the form was filled.
    #[serde(default)]
    pub was: Option<(String, PromptKind)>,
}

impl PromptForm {
    /// The form filled with a prompt, to edit it.
    #[must_use]
    pub fn changing(id: RecordId, prompt: &OwnPrompt) -> Self {
        Self {
            of: Some(id),
            text: prompt.text.clone(),
            kind: prompt.kind,
            was: Some((prompt.text.clone(), prompt.kind)),
        }
    }

    /// Whether the stored prompt is the one that this form was filled from, or matches the form.
    #[must_use]
    pub fn knows(&self, kept: &Self) -> bool {
        kept.was == self.was || (&kept.text, kept.kind) == (&self.text, self.kind)
    }

    /// Its typed values.
    #[must_use]
    pub fn typed(&self) -> Self {
        Self {
            of: None,
            was: None,
            ..self.clone()
        }
    }

    /// The form without the white space around its text.
    ///
    /// # Errors
    /// What is missing, in words for the candidate.
    pub fn finished(mut self) -> Result<Self, &'static str> {
        self.text = self.text.trim().to_owned();
        if self.text.is_empty() {
            return Err("Write the prompt first.");
        }
        Ok(self)
    }
}

impl Body for OwnPrompt {
    const KIND: Kind = Kind::Prompt;
}

impl OwnPrompt {
    /// The custom prompt as one that can be drawn.
    #[must_use]
    pub fn as_prompt(&self, id: &RecordId) -> Prompt {
        Prompt {
            id: id.as_str().to_owned(),
            kind: self.kind,
            text: self.text.clone(),
            reader: String::new(),
            principles: Vec::new(),
            like: None,
            is_reported: false,
        }
    }
}

/// The file `public/data/prompts.json`.
#[derive(Deserialize)]
struct PromptFile {
    prompts: Vec<Prompt>,
}

/// Reads the list of prompts.
///
/// # Errors
/// The reader's own words when the file is not of the expected shape.
pub fn read_prompts(json: &str) -> Result<Vec<Prompt>, String> {
    from_json::<PromptFile>(json)
        .map(|file| file.prompts)
        .map_err(|error| error.to_string())
}

/// The character limit by one account of the assessment: a candidate's copy of the instructions (2020,
/// posted 2023). Others name only pages.
pub const CHARACTERS_REPORTED: usize = 8_000;

/// The note above the pair that a first drill offers, with the dates of the accounts.
pub const REPORTED_PAIR: &str = "Candidates report these two prompts for everyone. Accounts of the limits differ. One copy of \
     the instructions (2020, posted 2023) says one to two pages and at most 8,000 characters. It \
     allows no bullets, tables, or graphics. Two preparation sites say four pages at most (checked November 2026). Some candidates had 48 hours.";

/// The prompts that candidates report.
#[must_use]
pub fn reported(prompts: &[Prompt]) -> Vec<Prompt> {
    prompts
        .iter()
        .filter(|prompt| prompt.is_reported)
        .cloned()
        .collect()
}

/// Draws two different prompts by `seed`, avoiding those in `recent` as long as two others are left.
#[must_use]
pub fn draw_two(prompts: &[Prompt], recent: &[String], seed: u64) -> Vec<Prompt> {
    let fresh: Vec<&Prompt> = prompts
        .iter()
        .filter(|prompt| !recent.contains(&prompt.id))
        .collect();
    let mut pool = if fresh.len() >= 2 {
        fresh
    } else {
        prompts.iter().collect()
    };
    fastrand::Rng::with_seed(seed).shuffle(&mut pool);
    pool.into_iter().take(2).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prompts(count: usize) -> Vec<Prompt> {
        (0..count)
            .map(|number| Prompt {
                id: format!("p{number}"),
                kind: PromptKind::Invention,
                text: String::new(),
                reader: String::new(),
                principles: Vec::new(),
                like: None,
                is_reported: number < 2,
            })
            .collect()
    }

    #[test]
    fn a_seed_always_draws_the_same_two_different_prompts() {
        let all = prompts(12);
        for seed in 0..200 {
            let drawn = draw_two(&all, &[], seed);
            assert_eq!(drawn.len(), 2);
            assert_ne!(drawn[0].id, drawn[1].id);
            assert_eq!(drawn, draw_two(&all, &[], seed));
        }
    }

    #[test]
    fn recent_prompts_wait_until_nothing_else_is_left() {
        let all = prompts(4);
        let recent = vec!["p0".to_owned(), "p1".to_owned()];
        for seed in 0..50 {
            assert!(
                draw_two(&all, &recent, seed)
                    .iter()
                    .all(|prompt| !recent.contains(&prompt.id))
            );
        }
        let most = vec!["p0".to_owned(), "p1".to_owned(), "p2".to_owned()];
        assert_eq!(draw_two(&all, &most, 1).len(), 2);
    }

    #[test]
    fn the_reported_pair_is_what_the_list_says() {
        let ids: Vec<String> = reported(&prompts(5))
            .into_iter()
            .map(|prompt| prompt.id)
            .collect();
        assert_eq!(ids, ["p0", "p1"]);
    }

    #[test]
    fn every_prompt_is_drawn_sooner_or_later() {
        let all = prompts(12);
        let seen: std::collections::BTreeSet<String> = (0..300)
            .flat_map(|seed| draw_two(&all, &[], seed))
            .map(|prompt| prompt.id)
            .collect();
        assert_eq!(seen.len(), 12);
    }
}
