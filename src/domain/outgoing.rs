//! What is about to leave the app, piece by piece, so that confidential names can be found in it;
//! and the same with stand-ins in their place.
//!
//! A backup is no part of this: it is the candidate's own copy, and has to come back as it was.

use super::confidential::{Piece, StandIn, replaced};
use super::memo::MemoDraft;
use super::metric::Metric;
use super::offer::Offer;
use super::own_question::OwnQuestion;
use super::plan::{Schedule, Task};
use super::principle::Principle;
use super::probe::Probe;
use super::story::{StarPart, Story};

/// Something that can leave.
pub trait Outgoing {
    /// Its texts, each with where it stands.
    fn pieces(&self) -> Vec<Piece>;

    /// The same with stand-ins in the place of names.
    #[must_use]
    fn with_stand_ins(&self, stand_ins: &[StandIn]) -> Self;
}

fn piece(place: impl Into<String>, text: &str) -> Option<Piece> {
    (!text.is_empty()).then(|| Piece {
        place: place.into(),
        text: text.to_owned(),
    })
}

impl Outgoing for MemoDraft {
    fn pieces(&self) -> Vec<Piece> {
        let prompt = self.prompt().map_or("", |prompt| prompt.text.as_str());
        [
            piece("the memo’s prompt", prompt),
            piece("the memo", &self.draft.text),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn with_stand_ins(&self, stand_ins: &[StandIn]) -> Self {
        let mut memo = self.clone();
        memo.draft.text = replaced(&memo.draft.text, stand_ins);
        for prompt in &mut memo.offered {
            prompt.text = replaced(&prompt.text, stand_ins);
        }
        memo
    }
}

impl Outgoing for Vec<OwnQuestion> {
    fn pieces(&self) -> Vec<Piece> {
        self.iter()
            .flat_map(|question| {
                [&question.text]
                    .into_iter()
                    .chain(&question.follow_ups)
                    .chain(&question.tags)
            })
            .filter_map(|text| piece("your own questions", text))
            .collect()
    }

    fn with_stand_ins(&self, stand_ins: &[StandIn]) -> Self {
        let mut questions = self.clone();
        for question in &mut questions {
            let lists = question.follow_ups.iter_mut().chain(&mut question.tags);
            for text in lists.chain([&mut question.text]) {
                *text = replaced(text, stand_ins);
            }
        }
        questions
    }
}

/// A story with what belongs to it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Told {
    /// The story.
    pub story: Story,
    /// The numbers that it tells.
    pub numbers: Vec<Metric>,
    /// The questions under it.
    pub probes: Vec<Probe>,
}

impl Outgoing for Told {
    fn pieces(&self) -> Vec<Piece> {
        let story = &self.story;
        let title = story.display_title();
        let within = |part: &str| format!("“{title}”, {part}");
        let mut pieces = vec![
            piece(within("title"), &story.title),
            piece(within("opening line"), &story.hook),
            piece(within("when and where"), &story.setting),
        ];
        pieces.extend(
            StarPart::ALL
                .into_iter()
                .map(|part| piece(within(part.name()), story.part(part))),
        );
        pieces.extend(story.kinds.iter().map(|kind| piece(within("kinds"), kind)));
        for number in &self.numbers {
            pieces.extend(texts(number).map(|text| piece(within("numbers"), text)));
        }
        for probe in &self.probes {
            pieces.extend(
                [&probe.question, &probe.answer].map(|text| piece(within("questions"), text)),
            );
        }
        pieces.into_iter().flatten().collect()
    }

    fn with_stand_ins(&self, stand_ins: &[StandIn]) -> Self {
        let mut told = self.clone();
        let story = &mut told.story;
        let mut texts = vec![&mut story.title, &mut story.hook, &mut story.setting];
        texts.extend([
            &mut story.situation,
            &mut story.task,
            &mut story.action,
            &mut story.result,
            &mut story.learning,
        ]);
        texts.extend(&mut story.kinds);
        for number in &mut told.numbers {
            texts.extend([
                &mut number.name,
                &mut number.baseline,
                &mut number.result,
                &mut number.period,
                &mut number.method,
                &mut number.source,
            ]);
        }
        for probe in &mut told.probes {
            texts.extend([&mut probe.question, &mut probe.answer]);
        }
        for text in texts {
            *text = replaced(text, stand_ins);
        }
        told
    }
}

fn texts(number: &Metric) -> impl Iterator<Item = &str> {
    [
        &number.name,
        &number.baseline,
        &number.result,
        &number.period,
        &number.method,
        &number.source,
    ]
    .into_iter()
    .map(String::as_str)
}

impl Outgoing for Schedule {
    fn pieces(&self) -> Vec<Piece> {
        self.planned()
            .into_iter()
            .filter_map(|task| piece("the plan", task.story_title()?))
            .collect()
    }

    fn with_stand_ins(&self, stand_ins: &[StandIn]) -> Self {
        let mut schedule = self.clone();
        let slots = schedule.days.iter_mut().flat_map(|day| &mut day.slots);
        for slot in slots {
            if let Task::Complete(_, title) | Task::Strengthen(_, title) | Task::Probe(_, title) =
                &mut slot.task
            {
                *title = replaced(title, stand_ins);
            }
        }
        schedule
    }
}

impl Outgoing for Vec<Offer> {
    fn pieces(&self) -> Vec<Piece> {
        self.iter()
            .filter_map(|offer| piece("the name of an offer", &offer.name))
            .collect()
    }

    fn with_stand_ins(&self, stand_ins: &[StandIn]) -> Self {
        let mut offers = self.clone();
        for offer in &mut offers {
            offer.name = replaced(&offer.name, stand_ins);
        }
        offers
    }
}

/// The stories that leave together.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Bank {
    /// In the order of the list.
    pub stories: Vec<Told>,
}

impl Outgoing for Bank {
    fn pieces(&self) -> Vec<Piece> {
        self.stories.iter().flat_map(Outgoing::pieces).collect()
    }

    fn with_stand_ins(&self, stand_ins: &[StandIn]) -> Self {
        Self {
            stories: self
                .stories
                .iter()
                .map(|told| told.with_stand_ins(stand_ins))
                .collect(),
        }
    }
}

/// The principles of a story in words, those that lead first.
#[must_use]
pub fn principles_in_words(story: &Story) -> String {
    let names: Vec<&str> = story
        .principles
        .iter()
        .chain(&story.supporting)
        .map(|principle| Principle::name(*principle))
        .collect();
    names.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::confidential::{sightings, stand_ins};
    use crate::domain::drill::Reading;
    use crate::domain::lettering::Lettering;
    use crate::domain::memo::{Choices, Way};
    use crate::domain::outline::DocumentKind;
    use crate::domain::prompt::{Prompt, PromptKind};
    use chrono::DateTime;
    use std::time::Duration;

    const NAME: &str = "Larkfield";

    fn clean<T: Outgoing>(outgoing: &T) -> (usize, usize) {
        let names = vec![NAME.to_owned()];
        let count = |pieces: &[Piece]| -> usize {
            sightings(pieces, &names).iter().map(|one| one.count).sum()
        };
        let after = outgoing.with_stand_ins(&stand_ins(&names, &[]));
        (count(&outgoing.pieces()), count(&after.pieces()))
    }

    #[test]
    fn every_text_of_an_own_question_is_looked_at_and_replaced() {
        let question = OwnQuestion {
            text: format!("Who left {NAME}?"),
            follow_ups: vec![NAME.to_owned()],
            tags: vec![NAME.to_owned()],
            ..OwnQuestion::default()
        };
        assert_eq!(clean(&vec![question]), (3, 0));
    }

    #[test]
    fn every_text_of_a_story_its_numbers_and_probes_is_looked_at_and_replaced() {
        let text = || NAME.to_owned();
        let told = Told {
            story: Story {
                title: text(),
                hook: text(),
                setting: text(),
                situation: text(),
                task: text(),
                action: text(),
                result: text(),
                learning: text(),
                kinds: vec![text()],
                ..Story::default()
            },
            numbers: vec![Metric {
                name: text(),
                baseline: text(),
                result: text(),
                period: text(),
                method: text(),
                source: text(),
                ..Metric::default()
            }],
            probes: vec![Probe {
                number: 1,
                parent: None,
                question: text(),
                answer: text(),
                standing: None,
            }],
        };
        let bank = Bank {
            stories: vec![told],
        };
        assert_eq!(clean(&bank), (17, 0));
    }

    #[test]
    fn a_memo_leaves_with_its_prompt_and_both_are_looked_at() {
        let choices = Choices {
            way: Way::Drill,
            document: DocumentKind::NarrativeMemo,
            offered: vec![Prompt {
                id: "p".to_owned(),
                kind: PromptKind::RootCause,
                text: format!("What went wrong at {NAME}?"),
                reader: String::new(),
                principles: Vec::new(),
            }],
            seed: 1,
            chosen: 0,
            format: crate::domain::sheet::PageFormat::Letter,
            time: Duration::from_mins(1),
            is_strict: false,
            limit: 2,
            redraws: 0,
            lettering: Lettering::default(),
            target: None,
        };
        let now = Reading {
            wall: DateTime::from_timestamp_millis(0).unwrap(),
            monotonic: Duration::ZERO,
            page_load: 0,
        };
        let memo = MemoDraft::check(choices, format!("{NAME} waited. {NAME}’s desk."), now);
        assert_eq!(clean(&memo), (3, 0));
    }
}
