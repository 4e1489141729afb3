//! Which stories fit a question: by their words, by the kind of story, and by principles. At most
//! three, each with the sentence that shows it. A question about a failure gets stories about one, or
//! none.

mod failure;
mod phrases;
mod story;
mod topics;

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::domain::principle::Principle;
use crate::domain::questions::fit::phrases::{any, words};
use crate::domain::questions::fit::story::{ENOUGH, ToldStory};
use crate::domain::questions::fit::topics::TOPICS;
use crate::domain::questions::question::{Question, Skill};
use crate::domain::questions::search::{ListedQuestion, related, telling_stems};
use crate::domain::record::id::RecordId;
use crate::domain::stories::story::{Shows, Story};
use crate::domain::text::capitalized;

/// The most stories suggested for a question; more would be a search, not a choice.
pub const MOST_FITTING: usize = 3;

// What a principle that a question is asked for is worth, in a story that leads or supports it.
const LEADS: u32 = 12;
const SUPPORTS: u32 = 6;
/// What all principles that a question also bears on are worth at most.
const BESIDE: u32 = 6;
/// What it is worth that a story is of what is asked for, times how much it says so.
const NEEDED: u32 = 6;
const ALSO: u32 = 3;
/// What the words of both are worth at most.
const WORDS: u32 = 24;
/// What a failure is worth that is asked for, and what it loses where it is not.
const ASKED_FAILURE: u32 = 10;
const UNASKED_FAILURE: u32 = 8;
/// What a story needs at least.
const LEAST: u32 = 6;

/// A story that fits, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoryFit {
    /// Which story.
    pub id: RecordId,
    /// Its title.
    pub title: String,
    /// How it shows the leading principle.
    pub shows: Shows,
    /// The topic that both share.
    about: Vec<&'static str>,
    /// The sentence of the story that shows it, or its outcome if none does.
    pub sentence: String,
    score: u32,
}

impl StoryFit {
    /// Why it fits, for a person to read: "Told for Earn Trust · about a missed date".
    #[must_use]
    pub fn reason(&self, asked_for: Option<Principle>) -> String {
        let shows = asked_for.and_then(|principle| match self.shows {
            Shows::Leading => Some(format!("Told for {principle}")),
            Shows::Supporting => Some(format!("Also shows {principle}")),
            Shows::Not => None,
        });
        let about = (!self.about.is_empty()).then(|| format!("about {}", self.about.join(", ")));
        match (shows, about) {
            (Some(shows), Some(about)) => format!("{shows} · {about}"),
            (Some(one), None) => one,
            (None, Some(one)) => capitalized(&one),
            (None, None) => "Says what is asked for".to_owned(),
        }
    }
}

/// The active stories, prepared once for all questions.
#[derive(Debug, Default)]
pub struct FittingStories {
    stories: Vec<ToldStory>,
    /// In how many stories each stem occurs.
    uses: HashMap<String, usize>,
}

/// A question, prepared for matching.
#[derive(Clone, Copy, Debug)]
pub struct AskedFor<'a> {
    /// The question.
    pub text: &'a str,
    /// The principle it is asked for.
    pub leading: Option<Principle>,
    /// Principles it also bears on.
    pub supporting: &'a [Principle],
    /// The skill it asks about.
    pub skill: Skill,
}

impl<'a> From<&'a Question> for AskedFor<'a> {
    fn from(question: &'a Question) -> Self {
        Self {
            text: &question.text,
            leading: question.leading,
            supporting: &question.supporting,
            skill: question.skill,
        }
    }
}

impl<'a> From<&'a ListedQuestion> for AskedFor<'a> {
    fn from(question: &'a ListedQuestion) -> Self {
        Self {
            text: &question.text,
            leading: question.leading,
            supporting: &question.supporting,
            skill: question.skill,
        }
    }
}

/// A question's subject.
struct Wanted {
    /// Stems of its words, with what each is worth before it is known how many stories have it.
    stems: Vec<(String, u32)>,
    /// Places in [`TOPICS`].
    topics: Vec<usize>,
    is_failure: bool,
}

impl Wanted {
    fn of(question: AskedFor<'_>) -> Self {
        let said = words(question.text);
        let mut stems: Vec<(String, u32)> = Vec::new();
        let mut want = |stem: String, worth: u32| {
            if !stems.iter().any(|(known, _)| *known == stem) {
                stems.push((stem, worth));
            }
        };
        let own = telling_stems(question.text);
        for stem in &own {
            want(stem.clone(), 6);
        }
        for stem in &own {
            for like in related(stem) {
                want(like.to_owned(), 3);
            }
        }
        let topics = TOPICS
            .iter()
            .enumerate()
            .filter(|(_, topic)| topic.skill == Some(question.skill) || any(&said, topic.asks))
            .map(|(place, _)| place)
            .collect();
        Self {
            stems,
            topics,
            is_failure: failure::is_asked(question.skill, &said),
        }
    }

    fn needs(&self) -> impl Iterator<Item = usize> + '_ {
        let is_needed = |place: &usize| TOPICS.get(*place).is_some_and(|topic| topic.is_needed);
        self.topics.iter().copied().filter(is_needed)
    }
}

impl FittingStories {
    /// Prepares stories; retired ones are left out.
    #[must_use]
    pub fn of<'a>(stories: impl IntoIterator<Item = (&'a RecordId, &'a Story)>) -> Self {
        let stories: Vec<ToldStory> = stories
            .into_iter()
            .filter(|(_, story)| !story.is_retired())
            .map(|(id, story)| ToldStory::of(id, story))
            .collect();
        let mut uses = HashMap::new();
        for stem in stories.iter().flat_map(ToldStory::stems) {
            *uses.entry(stem.to_owned()).or_default() += 1;
        }
        Self { stories, uses }
    }

    /// The stories that fit a question, best first, at most [`MOST_FITTING`]; ties keep their order.
    #[must_use]
    pub fn fitting<'a>(&self, question: impl Into<AskedFor<'a>>) -> Vec<StoryFit> {
        let question = question.into();
        let wanted = Wanted::of(question);
        let mut fits: Vec<StoryFit> = self
            .stories
            .iter()
            .filter_map(|story| self.fit(question, &wanted, story))
            .collect();
        fits.sort_by_key(|fit| Reverse(fit.score));
        let best = fits.first().map_or(0, |fit| fit.score);
        fits.retain(|fit| fit.score * 2 >= best);
        fits.truncate(MOST_FITTING);
        fits
    }

    /// How well the best story fits a question; zero if none does.
    #[must_use]
    pub fn best<'a>(&self, question: impl Into<AskedFor<'a>>) -> u32 {
        self.fitting(question).first().map_or(0, |fit| fit.score)
    }

    /// What a stem is worth that few stories have, out of what it is worth at most.
    fn rarity(&self, stem: &str, worth: u32) -> u32 {
        let uses = self.uses.get(stem).copied().unwrap_or_default();
        // Of a handful of stories, two are not many.
        let of = self.stories.len().max(8);
        match uses {
            0 | 1 => worth,
            few if few * 4 <= of => worth * 2 / 3,
            some if some * 5 <= of * 2 => worth / 3,
            _ => 0,
        }
    }

    fn fit(&self, question: AskedFor<'_>, wanted: &Wanted, story: &ToldStory) -> Option<StoryFit> {
        if wanted.is_failure && !story.is_failure {
            return None;
        }
        let topic = |place: usize| story.topics.get(place).copied().unwrap_or_default();
        let mut needs = wanted.needs().peekable();
        // A failure that is asked for is needed before anything it is about.
        if !wanted.is_failure
            && needs.peek().is_some()
            && !needs.any(|place| topic(place) >= ENOUGH)
        {
            return None;
        }
        let weight = |principle, leads, supports| match story.shows(principle) {
            Shows::Leading => leads,
            Shows::Supporting => supports,
            Shows::Not => 0,
        };
        let leading = question
            .leading
            .map_or(0, |principle| weight(principle, LEADS, SUPPORTS));
        let beside: u32 = question
            .supporting
            .iter()
            .map(|&principle| weight(principle, LEADS / 3, SUPPORTS / 3))
            .sum();
        let about: Vec<usize> = wanted
            .topics
            .iter()
            .copied()
            .filter(|&place| topic(place) >= ENOUGH)
            .collect();
        let kinds: u32 = wanted
            .topics
            .iter()
            .map(|&place| {
                let is_needed = TOPICS.get(place).is_some_and(|topic| topic.is_needed);
                u32::from(topic(place).min(4)) * if is_needed { NEEDED } else { ALSO }
            })
            .sum();
        let worths: Vec<(&str, u32)> = wanted
            .stems
            .iter()
            .map(|(stem, worth)| (stem.as_str(), self.rarity(stem, *worth)))
            .filter(|(_, worth)| *worth > 0)
            .collect();
        let shared: u32 = worths
            .iter()
            .map(|&(stem, worth)| worth * story.says(stem))
            .sum();
        let mut score = leading + beside.min(BESIDE) + kinds + shared.min(WORDS);
        if wanted.is_failure {
            score += ASKED_FAILURE;
        } else if story.is_failure {
            score = score.saturating_sub(UNASKED_FAILURE);
        }
        let matching = story.sentence(&wanted.topics, wanted.is_failure, &worths);
        // A title shows it too, though the reason is a sentence: then the outcome.
        let is_titled = worths.iter().any(|&(stem, _)| story.is_titled(stem));
        if score < LEAST || matching.is_none() && leading + beside == 0 && !is_titled {
            return None;
        }
        let mut names: Vec<&'static str> = about
            .iter()
            .filter_map(|&place| TOPICS.get(place))
            .map(|topic| topic.name)
            .collect();
        if wanted.is_failure {
            names.insert(0, "a failure");
        }
        names.truncate(2);
        Some(StoryFit {
            id: story.id.clone(),
            title: story.title.clone(),
            shows: question
                .leading
                .map_or(Shows::Not, |principle| story.shows(principle)),
            about: names,
            sentence: matching.unwrap_or_else(|| story.outcome()).to_owned(),
            score,
        })
    }
}

/// The questions that a story answers, the best fit first and, of equals, what is asked most often.
#[must_use]
pub fn answered_by<'a>(
    id: &RecordId,
    story: &Story,
    questions: &'a [Question],
) -> Vec<(&'a Question, StoryFit)> {
    let stories = FittingStories::of([(id, story)]);
    let mut answered: Vec<(&Question, StoryFit)> = questions
        .iter()
        .filter(|question| question.kind.wants_story())
        .filter_map(|question| Some((question, stories.fitting(question).into_iter().next()?)))
        .collect();
    answered.sort_by_key(|(question, fit)| (Reverse(fit.score), question.frequency));
    answered
}

#[cfg(test)]
mod tests;
