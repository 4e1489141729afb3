use std::time::Duration;

use chrono::DateTime;
use loopready::domain::clock::ClockReading;
use loopready::domain::paper::page::PageFormat;
use loopready::domain::paper::typeface::TypeStyle;
use loopready::domain::privacy::names::{OutgoingText, sightings, stand_ins};
use loopready::domain::privacy::outgoing::Outgoing;
use loopready::domain::questions::own::OwnQuestion;
use loopready::domain::review::document_kind::DocumentKind;
use loopready::domain::stories::bank::{Bank, BankedStory};
use loopready::domain::stories::metric::Metric;
use loopready::domain::stories::probe::Probe;
use loopready::domain::stories::story::Story;
use loopready::domain::writing::memo::{MemoChoices, MemoDraft, Way};
use loopready::domain::writing::prompt::{Prompt, PromptKind};

const NAME: &str = "Larkfield";

fn clean<T: Outgoing>(outgoing: &T) -> (usize, usize) {
    let names = vec![NAME.to_owned()];
    let count = |pieces: &[OutgoingText]| -> usize {
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
    let told = BankedStory {
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
    let choices = MemoChoices {
        way: Way::Drill,
        document: DocumentKind::NarrativeMemo,
        offered: vec![Prompt {
            id: "p".to_owned(),
            kind: PromptKind::RootCause,
            text: format!("What went wrong at {NAME}?"),
            reader: String::new(),
            principles: Vec::new(),
            like: None,
            is_reported: false,
        }],
        seed: 1,
        chosen: 0,
        format: PageFormat::Letter,
        time: Duration::from_mins(1),
        due: None,
        is_strict: false,
        limit: 2,
        redraws: 0,
        lettering: TypeStyle::default(),
        target: None,
    };
    let now = ClockReading {
        wall: DateTime::from_timestamp_millis(0).unwrap(),
        monotonic: Duration::ZERO,
        page_load: 0,
    };
    let memo = MemoDraft::check(choices, format!("{NAME} waited. {NAME}’s desk."), now);
    assert_eq!(clean(&memo), (3, 0));
}
