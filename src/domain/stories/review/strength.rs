//! What a story earns: 0 to 100 points, each for a sentence that can be shown. Nothing is earned
//! for being there: a part full of empty words earns what an empty part does.

use crate::domain::format::counts::counted;
use crate::domain::prose::notes::SentenceNote;
use crate::domain::prose::reading::Traits;
use crate::domain::speaking::ANSWER;
use crate::domain::stories::review::loose_number::Anchors;
use crate::domain::stories::review::no_stakes::stakes;
use crate::domain::stories::review::telling::{Part, StoryText};
use crate::domain::stories::review::thin_action::{SHARE, WORTH_SHARING};
use crate::domain::stories::review::vague;
use crate::domain::stories::story::StarPart;
use crate::domain::text::Span;

/// The most that a story can earn.
pub const MOST: u32 = 100;

/// What one thing earned, or would have earned.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StrengthMark {
    /// What it is.
    pub name: &'static str,
    /// The points for it.
    pub worth: u32,
    /// What earned them: words of the story, or what was counted; none when it is missing.
    pub evidence: Option<String>,
    /// The part to look at.
    pub part: StarPart,
}

/// The strength of a story, with its reasons.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Strength {
    /// 0 to [`MOST`].
    pub points: u32,
    /// Everything that earns points, earned or not, in the order of the parts.
    pub marks: Vec<StrengthMark>,
}

/// Sentences in which "I" acts that an Action has to have.
const OWN_SENTENCES: usize = 2;

/// The shortest story worth timing, in words: half a minute.
const WORTH_TIMING: usize = 70;

impl Strength {
    pub(super) fn of(telling: &StoryText<'_>) -> Self {
        let marks: Vec<StrengthMark> = CRITERIA
            .iter()
            .map(|criterion| StrengthMark {
                name: criterion.name,
                worth: criterion.worth,
                evidence: (criterion.evidence)(telling),
                part: criterion.part,
            })
            .collect();
        Self {
            points: marks
                .iter()
                .filter(|mark| mark.evidence.is_some())
                .map(|mark| mark.worth)
                .sum(),
            marks,
        }
    }

    /// What it earned.
    pub fn earned(&self) -> impl Iterator<Item = &StrengthMark> {
        self.marks.iter().filter(|mark| mark.evidence.is_some())
    }

    /// What would earn more.
    pub fn missing(&self) -> impl Iterator<Item = &StrengthMark> {
        self.marks.iter().filter(|mark| mark.evidence.is_none())
    }
}

struct Criterion {
    name: &'static str,
    worth: u32,
    part: StarPart,
    evidence: fn(&StoryText<'_>) -> Option<String>,
}

/// The worths add up to [`MOST`].
const CRITERIA: &[Criterion] = &[
    Criterion {
        name: "The Situation says when it was",
        worth: 5,
        part: StarPart::Situation,
        evidence: |telling| {
            let part = telling.part(StarPart::Situation);
            sentence(telling, part, |part| {
                part.first(|reading, index| reading.traits(index).any(Traits::DATE))
            })
        },
    },
    Criterion {
        name: "The Situation says what was at stake",
        worth: 10,
        part: StarPart::Situation,
        evidence: |telling| sentence(telling, telling.part(StarPart::Situation), stakes),
    },
    Criterion {
        name: "The Task is yours, or has a limit",
        worth: 10,
        part: StarPart::Task,
        evidence: |telling| {
            told(telling.part(StarPart::Task))
                .find(|(_, note)| note.has_i || note.has_figure)
                .map(|(span, _)| quote(telling, StarPart::Task, span))
        },
    },
    Criterion {
        name: "In the Action, “I” acts",
        worth: 15,
        part: StarPart::Action,
        evidence: |telling| {
            let action = telling.part(StarPart::Action);
            let own = told(action).filter(|(_, note)| note.has_i).count();
            let others = told(action)
                .filter(|(_, note)| note.has_we && !note.has_i)
                .count();
            (own >= OWN_SENTENCES && own > others).then(|| {
                format!(
                    "{} with “I”, {others} with “we” alone",
                    counted(own, "sentence", "sentences")
                )
            })
        },
    },
    Criterion {
        name: "The Action is at least 40 % of the words",
        worth: 15,
        part: StarPart::Action,
        evidence: |telling| {
            let action = telling.part(StarPart::Action);
            // Only what is said in sentences counts as told.
            let words: usize = told(action).map(|(_, note)| note.words).sum();
            let all = telling.words;
            // Of a story without an end, the Action is no share yet.
            let is_whole = telling.story.missing_parts().is_empty();
            (is_whole && all >= WORTH_SHARING && words * 100 >= SHARE * all)
                .then(|| format!("{words} of {all} words"))
        },
    },
    Criterion {
        name: "The Result has a number",
        worth: 15,
        part: StarPart::Result,
        evidence: |telling| {
            measured(telling.part(StarPart::Result))
                .map(|span| quote(telling, StarPart::Result, span))
        },
    },
    Criterion {
        name: "The number has its baseline",
        worth: 10,
        part: StarPart::Result,
        evidence: |telling| anchor(telling, |anchors| anchors.baseline),
    },
    Criterion {
        name: "The number has its period",
        worth: 5,
        part: StarPart::Result,
        evidence: |telling| anchor(telling, |anchors| anchors.period),
    },
    Criterion {
        name: "It says how the number was measured",
        worth: 5,
        part: StarPart::Result,
        evidence: |telling| anchor(telling, |anchors| anchors.method),
    },
    Criterion {
        name: "It is told within two minutes",
        worth: 5,
        part: StarPart::Situation,
        evidence: |telling| {
            let told_words: usize = telling
                .parts
                .iter()
                .flat_map(told)
                .map(|(_, note)| note.words)
                .sum();
            let words = telling.words;
            (told_words >= WORTH_TIMING && telling.pace.time(words) <= ANSWER)
                .then(|| format!("{words} words"))
        },
    },
    Criterion {
        name: "No vague word",
        worth: 5,
        part: StarPart::Situation,
        evidence: |telling| {
            let told_words: usize = telling
                .parts
                .iter()
                .flat_map(told)
                .map(|(_, note)| note.words)
                .sum();
            (told_words >= WORTH_TIMING && !vague::is_in(telling))
                .then(|| format!("none in {} words", telling.words))
        },
    },
];

/// The sentences of a part that read as sentences; one that stands twice is told once.
fn told<'a>(part: &'a Part<'_>) -> impl Iterator<Item = (Span, &'a SentenceNote)> {
    let mut known = std::collections::BTreeSet::new();
    part.sentences().filter(move |(_, note)| {
        note.is_sentence && !note.drops_figures && known.insert(note.wording)
    })
}

/// The first sentence of a part with a figure.
fn measured(part: &Part<'_>) -> Option<Span> {
    told(part)
        .find(|(_, note)| note.has_figure)
        .map(|(span, _)| span)
}

/// The words of a passage, if the passage is in a sentence that reads as one.
fn sentence(
    telling: &StoryText<'_>,
    part: &Part<'_>,
    find: impl Fn(&Part<'_>) -> Option<Span>,
) -> Option<String> {
    let span = find(part)?;
    told(part)
        .any(|(told, _)| told == span)
        .then(|| quote(telling, part.name, span))
}

/// What anchors the Result's number; without a number there is nothing to anchor.
fn anchor(telling: &StoryText<'_>, of: impl Fn(&Anchors) -> Option<Span>) -> Option<String> {
    let result = telling.part(StarPart::Result);
    measured(result)?;
    sentence(telling, result, |part| of(&Anchors::of(part)))
}

/// At most so many characters are shown as evidence.
const SHOWN: usize = 90;

fn quote(telling: &StoryText<'_>, part: StarPart, span: Span) -> String {
    let text = span.of(telling.story.part(part));
    match text.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("“{} …”", text.get(..cut).unwrap_or(text).trim_end()),
        None => format!("“{text}”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::speaking::Pace;
    use crate::domain::stories::review::review;
    use crate::domain::stories::review::tests::{strong, with};
    use crate::domain::stories::story::Story;

    fn points(story: &Story) -> u32 {
        review(story, Pace::default()).strength.points
    }

    fn everywhere(text: &str) -> Story {
        let mut story = Story::default();
        for part in StarPart::ALL {
            text.clone_into(story.part_mut(part));
        }
        story
    }

    #[test]
    fn the_worths_add_up() {
        let worths: u32 = CRITERIA.iter().map(|criterion| criterion.worth).sum();
        assert_eq!(worths, MOST);
    }

    #[test]
    fn a_strong_story_earns_everything_and_shows_by_what() {
        let strength = review(&strong(), Pace::default()).strength;
        let missing: Vec<&str> = strength.missing().map(|mark| mark.name).collect();
        assert_eq!((strength.points, missing), (100, Vec::new()));
        assert!(strength.earned().any(|mark| {
            mark.evidence
                .as_deref()
                .is_some_and(|quote| quote.contains("from 19 to 7 minutes"))
        }));
    }

    #[test]
    fn nothing_fine_and_empty_words_earn_nothing() {
        for text in [
            "",
            "fine.",
            "Fine. Great. Good.",
            "good good good good good good good good good good good good",
            "7 8 9 10 11 12 13 14",
            "😀😀😀",
            "。。。",
        ] {
            assert_eq!(points(&everywhere(text)), 0, "{text}");
        }
    }

    #[test]
    fn a_title_principles_and_a_status_earn_nothing() {
        let story = Story {
            title: "In March 2023 I saved £40,000 within six weeks".to_owned(),
            principles: vec![crate::domain::principle::Principle::DeliverResults],
            status: crate::domain::stories::story::Status::Rehearsed,
            kinds: vec!["data".to_owned()],
            ..Story::default()
        };
        assert_eq!(points(&story), 0);
    }

    #[test]
    fn an_action_alone_is_no_large_share_of_a_story() {
        let story = Story {
            action: strong().action,
            ..Story::default()
        };
        let strength = review(&story, Pace::default()).strength;
        assert!(strength.missing().any(|mark| mark.name.contains("40 %")));
    }

    #[test]
    fn a_sentence_repeated_earns_no_more_than_once() {
        let once = with(StarPart::Action, "I timed the visits at the desk.");
        let often = with(
            StarPart::Action,
            &"I timed the visits at the desk. ".repeat(30),
        );
        assert!(points(&often) <= points(&once));
    }

    #[test]
    fn every_mended_finding_raises_the_strength() {
        let whole = points(&strong());
        for part in StarPart::STAR {
            assert!(points(&with(part, "")) < whole, "{}", part.name());
        }
        for result in [
            "The wait fell to 7 minutes.",
            "The wait fell from 19 to 7 minutes.",
            "The wait fell from 19 to 7 minutes over six weeks.",
        ] {
            assert!(points(&with(StarPart::Result, result)) < whole, "{result}");
        }
        assert!(
            points(&with(StarPart::Result, "The wait fell to 7 minutes."))
                < points(&with(
                    StarPart::Result,
                    "The wait fell from 19 to 7 minutes."
                ))
        );
    }
}
