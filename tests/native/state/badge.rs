use std::time::Duration;

use loopready::domain::record::save_state::Saved;
use loopready::domain::stories::story::Story;
use loopready::ports::StorageError;
use loopready::state::Typed;
use reactive_graph::computed::Memo;
use reactive_graph::prelude::*;

use super::device::{Device, Tab};

/// What a badge shows: what it was told last, until it is told something else.
fn badge(tab: &Tab) -> (Typed<Story>, Memo<Saved<StorageError>>) {
    tab.view(|app| {
        let session = Typed::of_story(app.core(), None, None);
        (session, Memo::new(move |_| session.saved()))
    })
}

fn type_title(tab: &Tab, session: Typed<Story>, title: &str) {
    tab.act(|_| session.edit(|story| title.clone_into(&mut story.title)));
}

#[test]
fn the_badge_of_a_form_ages() {
    let device = Device::new();
    let tab = device.open();
    let (session, badge) = badge(&tab);
    device.settle();
    assert_eq!(badge.get_untracked(), Saved::Untouched);
    type_title(&tab, session, "T");
    device.settle();
    assert_eq!(badge.get_untracked(), Saved::Ago(Duration::ZERO));
    for (seconds, age) in [(1, 1), (9, 10), (50, 60), (3_540, 3_600)] {
        device.advance(Duration::from_secs(seconds));
        let shown = badge.get_untracked();
        assert_eq!(shown, Saved::Ago(Duration::from_secs(age)));
    }
}

#[test]
fn the_badge_of_a_form_says_when_a_write_takes_too_long() {
    let device = Device::new();
    let tab = device.open();
    let (session, badge) = badge(&tab);
    device.settle();
    device.store.hold();
    type_title(&tab, session, "T");
    device.settle();
    assert_eq!(badge.get_untracked(), Saved::Saving);
    device.advance(Duration::from_secs(3));
    assert_eq!(badge.get_untracked(), Saved::Late);
    device.store.release();
    device.settle();
    assert_eq!(badge.get_untracked(), Saved::Ago(Duration::ZERO));
}

#[test]
fn nothing_ticks_once_the_last_form_is_closed() {
    let device = Device::new();
    let tab = device.open();
    let _ = badge(&tab);
    device.advance(Duration::from_secs(5));
    tab.close_views();
    device.advance(Duration::from_secs(5));
    assert_eq!(device.clock.next_wait(), None);
    // And again with the next form.
    let (session, badge) = badge(&tab);
    device.settle();
    type_title(&tab, session, "T");
    device.advance(Duration::from_secs(5));
    assert_eq!(badge.get_untracked(), Saved::Ago(Duration::from_secs(5)));
}
