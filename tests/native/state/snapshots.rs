//! Snapshots of all records in a second storage, and a start that finds an emptier store.

use std::time::Duration;

use loopready::domain::record::snapshots::listed;
use loopready::ports::memory::MemoryStore;
use loopready::ports::{Snapshots, StorageError};
use reactive_graph::prelude::*;

use super::device::Device;

fn count(device: &Device) -> usize {
    listed(&pollster::block_on(device.snapshots.names())).len()
}

/// A device with stories and a snapshot of them.
fn with_snapshot(titles: &[&str]) -> Device {
    let device = Device::new();
    let tab = device.open();
    for title in titles {
        tab.add_story(title);
    }
    device.advance(Duration::from_secs(10));
    tab.crash();
    device
}

#[test]
fn a_snapshot_is_written_when_it_is_quiet_and_at_most_every_ten_minutes() {
    let device = Device::new();
    let tab = device.open();
    device.advance(Duration::from_hours(1));
    assert_eq!(count(&device), 0, "nothing was changed");
    tab.add_story("One");
    device.advance(Duration::from_secs(4));
    assert_eq!(count(&device), 0);
    device.advance(Duration::from_secs(1));
    assert_eq!(count(&device), 1);
    tab.add_story("Two");
    device.advance(Duration::from_secs(590));
    assert_eq!(count(&device), 1);
    device.advance(Duration::from_secs(10));
    assert_eq!(count(&device), 2);
    device.advance(Duration::from_hours(5));
    assert_eq!(count(&device), 2, "nothing was changed since");
    assert_eq!(device.clock.next_wait(), None);
    // Many days of work keep the last of five days, and the last three.
    for day in 0..20 {
        for hour in 0..3 {
            tab.add_story(&format!("{day}, {hour}"));
            device.advance(Duration::from_hours(1));
        }
        device.advance(Duration::from_hours(21));
    }
    assert_eq!(count(&device), 7);
}

#[test]
fn a_start_with_an_emptier_store_offers_the_snapshot_and_brings_it_back() {
    let mut device = with_snapshot(&["A", "B"]);
    device.store = MemoryStore::default();
    let tab = device.open();
    assert!(tab.stories().is_empty());
    let offered = tab.app.snapshots.offered.get_untracked().unwrap();
    assert_eq!(offered.missing, 2);
    // New work beside it changes nothing about the offer, and is not replaced.
    tab.add_story("C");
    device.advance(Duration::from_mins(30));
    tab.crash();
    let tab = device.open();
    let offered = tab.app.snapshots.offered.get_untracked().unwrap();
    tab.act(|app| app.snapshots.preview(offered.snapshot));
    device.settle();
    assert_eq!(tab.stories(), ["C"], "never without being asked");
    tab.act(|app| app.backups.apply());
    device.settle();
    let mut stories = tab.stories();
    stories.sort();
    assert_eq!(stories, ["A", "B", "C"]);
    tab.crash();
    assert_eq!(device.open().app.snapshots.offered.get_untracked(), None);
}

#[test]
fn the_last_change_before_the_page_was_closed_gets_its_snapshot_at_the_next_start() {
    let device = Device::new();
    let tab = device.open();
    tab.add_story("A");
    device.advance(Duration::from_secs(1));
    tab.crash();
    assert_eq!(count(&device), 0);
    device.open();
    device.advance(Duration::from_secs(10));
    assert_eq!(count(&device), 1);
}

#[test]
fn an_offer_that_was_declined_is_not_made_again_and_the_snapshot_stays() {
    let mut device = with_snapshot(&["A"]);
    device.store = MemoryStore::default();
    let tab = device.open();
    tab.act(|app| app.snapshots.decline());
    device.settle();
    tab.crash();
    let tab = device.open();
    assert_eq!(tab.app.snapshots.offered.get_untracked(), None);
    assert_eq!(tab.app.snapshots.list.get_untracked().len(), 1);
}

#[test]
fn nothing_is_offered_where_nothing_is_missing() {
    let device = with_snapshot(&["A"]);
    let tab = device.open();
    assert_eq!(tab.app.snapshots.offered.get_untracked(), None);
    // What was deleted is not missing.
    let id = tab.act(|app| app.library.living_stories()[0].id().clone());
    tab.act(|app| app.library.delete_story(&id));
    device.settle();
    tab.crash();
    let tab = device.open();
    assert_eq!(tab.app.snapshots.offered.get_untracked(), None);
}

#[test]
fn a_damaged_snapshot_is_not_offered_and_says_so() {
    let mut device = with_snapshot(&["A"]);
    device.store = MemoryStore::default();
    device.snapshots.damage();
    let tab = device.open();
    assert_eq!(tab.app.snapshots.offered.get_untracked(), None);
    let snapshot = tab.app.snapshots.list.get_untracked()[0].clone();
    tab.act(|app| app.snapshots.preview(snapshot));
    device.settle();
    let preview = tab.app.backups.preview.get_untracked().unwrap();
    assert!(preview.unwrap_err().contains("damaged"));
}

#[test]
fn a_full_disk_leaves_the_snapshots_that_there_are() {
    let device = with_snapshot(&["A"]);
    let tab = device.open();
    device.store.fail_with(Some(StorageError::Full));
    device.snapshots.set_full(true);
    tab.add_story("B");
    device.advance(Duration::from_hours(1));
    assert_eq!(count(&device), 1);
    device.store.fail_with(None);
    device.snapshots.set_full(false);
    device.advance(Duration::from_hours(1));
    assert_eq!(count(&device), 2);
}
