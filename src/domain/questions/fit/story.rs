//! A story as it is matched with questions: its sentences, their stems, and what it is of.

use std::collections::BTreeSet;

use crate::domain::principle::Principle;
use crate::domain::questions::fit::failure;
use crate::domain::questions::fit::phrases::{any, words};
use crate::domain::questions::fit::topics::TOPICS;
use crate::domain::questions::search::telling_stems;
use crate::domain::record::id::RecordId;
use crate::domain::stories::story::{Shows, StarPart, Story};
use crate::domain::text::sentences;

/// From which strength on a story is of a topic: one sentence that says so, or two that hint at it.
pub(super) const ENOUGH: u8 = 2;

/// How much admissions of a story add up to that is a failure; more where the candidate gave it kinds
/// and left that one out.
const ADMITTED: u8 = 2;
const ADMITTED_AGAINST: u8 = 4;

/// A sentence of a story.
#[derive(Debug)]
struct Told {
    text: String,
    stems: BTreeSet<String>,
    /// How much it says of each of [`TOPICS`].
    topics: Vec<u8>,
    /// How much it says that it is a failure.
    failure: u8,
    /// Where it stands; `None` for the title.
    part: Option<StarPart>,
}

/// A story that can be told.
#[derive(Debug)]
pub(super) struct ToldStory {
    pub(super) id: RecordId,
    pub(super) title: String,
    /// How much it is of each of [`TOPICS`].
    pub(super) topics: Vec<u8>,
    pub(super) is_failure: bool,
    leading: Vec<Principle>,
    supporting: Vec<Principle>,
    sentences: Vec<Told>,
}

impl ToldStory {
    pub(super) fn of(id: &RecordId, story: &Story) -> Self {
        let mut told = vec![
            Told::of(&story.title, None),
            Told::of(&story.hook, Some(StarPart::Action)),
        ];
        told.extend(StarPart::ALL.into_iter().flat_map(|part| {
            story.part(part).lines().flat_map(move |line| {
                sentences(line)
                    .into_iter()
                    .map(move |span| Told::of(span.of(line), Some(part)))
            })
        }));
        let topics = TOPICS
            .iter()
            .enumerate()
            .map(|(place, topic)| {
                let is_of_kind = topic.kind.is_some_and(|kind| story.is_of_kind(kind));
                let said = told.iter().filter_map(|told| told.topics.get(place));
                let sum = said
                    .clone()
                    .fold(0, |sum: u8, one| sum.saturating_add(*one));
                // Where nothing else is an answer, hints make none.
                let is_hinted = topic.is_needed && said.max() < Some(&ENOUGH);
                match (is_of_kind, is_hinted) {
                    (true, _) => sum.saturating_add(ENOUGH),
                    (false, true) => 0,
                    (false, false) => sum,
                }
            })
            .collect();
        let admitted = told
            .iter()
            .fold(0, |sum: u8, told| sum.saturating_add(told.failure));
        let enough = if story.kinds.is_empty() {
            ADMITTED
        } else {
            ADMITTED_AGAINST
        };
        Self {
            id: id.clone(),
            title: story.display_title(),
            topics,
            is_failure: story.is_failure() || admitted >= enough,
            leading: story.principles.clone(),
            supporting: story.supporting.clone(),
            sentences: told,
        }
    }

    pub(super) fn shows(&self, principle: Principle) -> Shows {
        if self.leading.contains(&principle) {
            Shows::Leading
        } else if self.supporting.contains(&principle) {
            Shows::Supporting
        } else {
            Shows::Not
        }
    }

    /// Its stems, each once.
    pub(super) fn stems(&self) -> BTreeSet<&str> {
        self.sentences
            .iter()
            .flat_map(|told| &told.stems)
            .map(String::as_str)
            .collect()
    }

    /// Whether it says a word: twice in its title.
    pub(super) fn says(&self, stem: &str) -> u32 {
        self.sentences
            .iter()
            .filter(|told| told.stems.contains(stem))
            .map(|told| if told.part.is_none() { 2 } else { 1 })
            .max()
            .unwrap_or_default()
    }

    /// Whether its title says a word.
    pub(super) fn is_titled(&self, stem: &str) -> bool {
        self.sentences
            .iter()
            .any(|told| told.part.is_none() && told.stems.contains(stem))
    }

    /// The sentence that says best what is asked for.
    pub(super) fn sentence(
        &self,
        topics: &[usize],
        is_failure: bool,
        worths: &[(&str, u32)],
    ) -> Option<&str> {
        let score = |told: &Told| {
            let of_topics: u32 = topics
                .iter()
                .filter_map(|place| told.topics.get(*place))
                .map(|said| u32::from(*said) * 3)
                .sum();
            let of_words: u32 = worths
                .iter()
                .filter(|(stem, _)| told.stems.contains(*stem))
                .map(|(_, worth)| *worth)
                .sum();
            let admits = if is_failure {
                u32::from(told.failure) * 8
            } else {
                0
            };
            of_topics + of_words + admits
        };
        self.sentences
            .iter()
            .filter(|told| told.part.is_some())
            .map(|told| (score(told), told))
            .filter(|(score, _)| *score > 0)
            // The earlier of equals.
            .rev()
            .max_by_key(|(score, _)| *score)
            .map(|(_, told)| told.text.as_str())
    }

    /// The first sentence of its Result, by which its author knows it again.
    pub(super) fn outcome(&self) -> &str {
        let of_result = |told: &&Told| told.part == Some(StarPart::Result);
        let mut sentences = self.sentences.iter();
        sentences
            .find(of_result)
            .map_or("", |told| told.text.as_str())
    }
}

impl Told {
    fn of(text: &str, part: Option<StarPart>) -> Self {
        let said = words(text);
        Self {
            text: text.to_owned(),
            stems: telling_stems(text).into_iter().collect(),
            topics: TOPICS
                .iter()
                .map(|topic| {
                    if any(&said, topic.says) {
                        ENOUGH + u8::from(part.is_none())
                    } else {
                        u8::from(any(&said, topic.hints))
                    }
                })
                .collect(),
            failure: failure::said(part, &said),
            part,
        }
    }
}
