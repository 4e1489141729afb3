//! The exported story bank: stories with their numbers and follow-ups.

use crate::domain::principle::Principle;
use crate::domain::privacy::names::{OutgoingText, StandIn, replaced};
use crate::domain::privacy::outgoing::{Outgoing, piece};
use crate::domain::stories::metric::Metric;
use crate::domain::stories::probe::Probe;
use crate::domain::stories::story::{StarPart, Story};

/// A story with its numbers and follow-ups.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BankedStory {
    /// The story.
    pub story: Story,
    /// Its numbers.
    pub numbers: Vec<Metric>,
    /// Its follow-ups.
    pub probes: Vec<Probe>,
}

impl Outgoing for BankedStory {
    fn pieces(&self) -> Vec<OutgoingText> {
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

/// The stories exported together.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Bank {
    /// In the order of the list.
    pub stories: Vec<BankedStory>,
}

impl Outgoing for Bank {
    fn pieces(&self) -> Vec<OutgoingText> {
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

/// The principles of a story in words, leading ones first.
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
