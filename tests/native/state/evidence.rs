//! What the author says of the evidence map, its undo, and what is left of it after a crash.

use loopready::domain::record::id::RecordId;
use loopready::domain::review::evidence::criterion::Criterion;
use reactive_graph::prelude::*;

use super::device::{Device, Tab};
use super::tabs::start_memo;

/// The sentences kept for a criterion, oldest first; "-" where the author said that there is none.
fn kept(tab: &Tab, memo: &RecordId, criterion: Criterion) -> Vec<String> {
    let memo = tab.act(|app| app.library.memo(memo)).unwrap();
    let marks = memo.body.evidence.into_iter();
    marks
        .filter(|mark| mark.is_of(criterion, ""))
        .map(|mark| mark.sentence.unwrap_or_else(|| "-".to_owned()))
        .collect()
}

fn say(device: &Device, tab: &Tab, memo: &RecordId, criterion: Criterion, said: Option<&str>) {
    tab.act(|app| {
        app.library
            .mark_evidence(memo, criterion, "", said.map(str::to_owned));
    });
    device.settle();
}

fn undo(device: &Device, tab: &Tab) {
    let notice = tab.app.notices.shown.get_untracked().pop().unwrap();
    tab.act(|_| (notice.action.unwrap().run)());
    device.settle();
}

#[test]
fn the_last_word_is_kept_and_an_undo_takes_back_that_word_alone() {
    let device = Device::new();
    let tab = device.open();
    let memo = start_memo(&tab);
    device.settle();
    let (act, other) = (Criterion::OwnAct, Criterion::OtherSide);
    say(&device, &tab, &memo, act, Some("I cut the wait."));
    say(&device, &tab, &memo, act, Some("I timed 40 visits."));
    assert_eq!(kept(&tab, &memo, act), ["I timed 40 visits."]);
    say(&device, &tab, &memo, other, None);
    undo(&device, &tab);
    assert_eq!(kept(&tab, &memo, other), [""; 0]);
    assert_eq!(kept(&tab, &memo, act), ["I timed 40 visits."]);
    say(&device, &tab, &memo, act, None);
    undo(&device, &tab);
    assert_eq!(kept(&tab, &memo, act), ["I timed 40 visits."]);
    tab.crash();
    let again = device.open();
    assert_eq!(kept(&again, &memo, act), ["I timed 40 visits."]);
}
