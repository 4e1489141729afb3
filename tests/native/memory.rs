use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use loopready::domain::practice::recording::Trouble;
use loopready::ports::memory::{
    MemoryMirror, MemoryPlace, MemoryRecorder, MemoryRecordings, MemoryReminders, MemorySnapshots,
    MemoryStore, MemoryTranscriber,
};
use loopready::ports::{Permission, Recorder, Reminders, Transcribing};

use crate::contracts;

#[test]
fn the_memory_store_keeps_the_contract() {
    pollster::block_on(contracts::store::holds(|_| async {
        MemoryStore::default()
    }));
}

#[test]
fn the_mirror_in_memory_keeps_the_contract() {
    contracts::mirror::holds(&MemoryMirror::default());
}

#[test]
fn the_snapshots_in_memory_keep_the_contract() {
    pollster::block_on(contracts::snapshots::holds(&MemorySnapshots::default()));
}

#[test]
fn the_place_in_memory_keeps_the_contract() {
    pollster::block_on(contracts::places::holds(&MemoryPlace::default()));
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
        level: Some(40),
        trouble: None,
    };
    pollster::block_on(contracts::recorder::holds(&recorder));
}

#[test]
fn a_microphone_that_is_refused_says_so_and_records_nothing() {
    let recorder = MemoryRecorder {
        sound: Vec::new(),
        level: None,
        trouble: Some(Trouble::Refused),
    };
    let asked = pollster::block_on(recorder.ask());
    assert_eq!(asked, Err(Trouble::Refused));
    let started = pollster::block_on(recorder.start(Box::new(|_| unreachable!())));
    assert_eq!(started.err(), Some(Trouble::Refused));
}

#[test]
fn the_reminders_in_memory_keep_the_contract_whatever_the_answer() {
    for answer in [
        Permission::NotAsked,
        Permission::Granted,
        Permission::Refused,
    ] {
        let reminders = MemoryReminders::new(Permission::NotAsked, answer);
        pollster::block_on(contracts::reminders::holds(&reminders));
        let is_shown = reminders.standing.borrow().is_some();
        assert_eq!(is_shown, answer == Permission::Granted);
    }
    let none = MemoryReminders::new(Permission::Impossible, Permission::Granted);
    pollster::block_on(contracts::reminders::holds(&none));
    assert_eq!(none.permission(), Permission::Impossible);
}

#[test]
fn a_later_wait_stands_in_the_place_of_an_earlier_one() {
    let reminders = MemoryReminders::new(Permission::Granted, Permission::Granted);
    let wakes = Rc::new(Cell::new(0));
    let count = Rc::clone(&wakes);
    reminders.on_wake(Box::new(move || count.set(count.get() + 1)));
    reminders.wake_in(Duration::from_mins(1));
    reminders.wake_in(Duration::from_mins(10));
    reminders.pass(Duration::from_mins(4));
    assert_eq!(wakes.get(), 0);
    reminders.pass(Duration::from_mins(6));
    reminders.pass(Duration::from_hours(1));
    assert_eq!(wakes.get(), 1);
}

#[test]
fn the_transcriber_in_memory_keeps_the_contract() {
    for standing in [
        Transcribing::Ready,
        Transcribing::NeedsModel,
        Transcribing::Missing,
    ] {
        let transcriber = MemoryTranscriber {
            standing,
            phrases: Vec::new(),
        };
        pollster::block_on(contracts::transcriber::holds(&transcriber));
    }
}
