use loopready::domain::recording::Trouble;
use loopready::ports::Recorder;
use loopready::ports::memory::{MemoryRecorder, MemoryRecordings, MemoryStore};

use crate::contracts;

#[test]
fn the_memory_store_keeps_the_contract() {
    pollster::block_on(contracts::store::holds(|_| async {
        MemoryStore::default()
    }));
}

#[test]
fn the_recordings_in_memory_keep_the_contract() {
    pollster::block_on(contracts::recordings::holds(|_| async {
        MemoryRecordings::default()
    }));
}

#[test]
fn the_recorder_in_memory_keeps_the_contract() {
    let recorder = MemoryRecorder {
        sound: vec![1, 2, 3],
        trouble: None,
    };
    pollster::block_on(contracts::recorder::holds(&recorder));
}

#[test]
fn a_microphone_that_is_refused_says_so_and_records_nothing() {
    let recorder = MemoryRecorder {
        sound: Vec::new(),
        trouble: Some(Trouble::Refused),
    };
    let asked = pollster::block_on(recorder.ask());
    assert_eq!(asked, Err(Trouble::Refused));
    let started = pollster::block_on(recorder.start(Box::new(|_| unreachable!())));
    assert_eq!(started.err(), Some(Trouble::Refused));
}
