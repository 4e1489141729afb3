//! Recording an answer: the level of the microphone, and what is written down on the device.

use loopready::domain::practice::transcript::Phrase;
use loopready::domain::record::id::RecordId;
use loopready::domain::speaking::level::Reception;
use loopready::ports::Transcribing;
use loopready::ports::memory::{MemoryAloud, MemoryRecorder, MemoryTranscriber};
use loopready::state::Microphone;
use reactive_graph::prelude::*;

use super::device::Device;

fn phrase(at: u32, text: &str) -> Phrase {
    Phrase {
        at,
        until: at + 900,
        text: text.to_owned(),
    }
}

fn device(standing: Transcribing, level: Option<u8>) -> Device {
    let mut device = Device::new();
    device.aloud = MemoryAloud {
        recorder: MemoryRecorder {
            sound: vec![1, 2, 3],
            level,
            trouble: None,
        },
        transcriber: MemoryTranscriber {
            standing,
            phrases: vec![
                phrase(0, "I timed the visits."),
                phrase(1_000, "We cut the wait."),
            ],
        },
        ..MemoryAloud::default()
    };
    device
}

#[test]
fn an_answer_keeps_what_was_said_also_what_comes_after_its_end() {
    for standing in [
        Transcribing::Ready,
        Transcribing::NeedsModel,
        Transcribing::Missing,
    ] {
        let device = device(standing, None);
        let tab = device.open();
        let desk = tab.app.recordings;
        tab.act(|_| desk.open());
        device.settle();
        assert!(!desk.knows_transcribing.get_untracked(), "nobody asked");
        tab.act(|_| desk.ask_for_transcripts());
        device.settle();
        assert_eq!(desk.transcribing.get_untracked(), standing);
        let card = (RecordId::from_text("session"), 0);
        tab.act(|_| desk.begin(("q".to_owned(), "Tell me.".to_owned()), card.clone()));
        device.settle();
        assert_eq!(desk.microphone.get_untracked(), Microphone::Recording);
        tab.act(|_| desk.end());
        device.settle();
        tab.crash();

        let tab = device.open();
        let desk = tab.app.recordings;
        tab.act(|_| desk.open());
        device.settle();
        let found = tab.act(|_| desk.of_card(&card.0, card.1));
        assert_eq!(found.len(), 1);
        let said = tab.act(|_| desk.phrases(&found[0].0));
        let texts: Vec<&str> = said.iter().map(|one| one.text.as_str()).collect();
        if standing == Transcribing::Ready {
            assert_eq!(texts, ["I timed the visits.", "We cut the wait."]);
        } else {
            assert!(texts.is_empty(), "{standing:?}");
        }
        // The part after a reload goes on where the first one ended.
        tab.act(|_| desk.begin(("q".to_owned(), "Tell me.".to_owned()), card));
        device.settle();
        tab.act(|_| desk.end());
        device.settle();
        let said = tab.act(|_| desk.phrases(&found[0].0));
        let count = if standing == Transcribing::Ready {
            4
        } else {
            0
        };
        assert_eq!(said.len(), count);
    }
}

#[test]
fn the_level_is_shown_while_the_microphone_is_open() {
    for (level, reception) in [
        (None, Reception::Waiting),
        (Some(0), Reception::Waiting),
        (Some(60), Reception::Heard),
    ] {
        let device = device(Transcribing::Missing, level);
        let tab = device.open();
        let desk = tab.app.recordings;
        tab.act(|_| desk.open());
        device.settle();
        let shown = || (desk.level.get_untracked(), desk.reception.get_untracked());
        tab.act(|_| {
            desk.begin(
                ("q".to_owned(), "Tell me.".to_owned()),
                (RecordId::from_text("session"), 0),
            );
        });
        device.settle();
        assert_eq!(shown(), (level, reception));
        tab.act(|_| desk.end());
        device.settle();
        assert_eq!(shown(), (None, Reception::Waiting));
        tab.act(|_| desk.try_microphone());
        device.settle();
        assert_eq!(shown(), (level, reception));
        tab.act(|_| desk.end());
        device.settle();
        assert_eq!(shown(), (None, Reception::Waiting));
    }
}
