//! What was typed and not saved comes back, wherever the page was when it ended.

use loopready::domain::loops::interview_loop::InterviewLoop;
use loopready::domain::plan::role_check::RoleRequirement;
use loopready::domain::stories::story::Story;
use loopready::ports::{Mirror, StorageError, Table};
use loopready::state::{Typed, unsaved};
use reactive_graph::prelude::*;

use super::device::{Device, Tab};

fn open(device: &Device, tab: &Tab) -> Typed<Story> {
    let session = tab.view(|app| Typed::of_story(app.core(), None, None));
    device.settle();
    session
}

fn type_title(tab: &Tab, session: Typed<Story>, title: &str) {
    tab.act(|_| session.edit(|story| title.clone_into(&mut story.title)));
}

/// The title of the new story's form, and whether it was brought back.
fn found(device: &Device) -> (String, bool) {
    let tab = device.open();
    let session = open(device, &tab);
    let title = session.form.with_untracked(|story| story.title.clone());
    (title, session.was_recovered.get_untracked())
}

/// How the page ended.
#[derive(Clone, Copy, Debug)]
enum End {
    /// Every write had completed.
    Written,
    /// A write was under way; the browser's process lived on and completed it.
    UnderWay,
    /// A write was under way, and was lost with the browser's process.
    Lost,
    /// The same, after the page had been hidden.
    HiddenThenLost,
    /// The store had no space for any of it.
    Full,
}

#[test]
fn a_form_comes_back_as_it_was_when_the_page_ended() {
    // What came back of "T", "Ti" and "Tit", each typed after the one before was under way.
    let cases = [
        (End::Written, 1, "T"),
        (End::Written, 3, "Tit"),
        (End::UnderWay, 1, "T"),
        (End::UnderWay, 3, "Tit"),
        // One key that no store has and that waits for nothing: the least that can be lost.
        (End::Lost, 1, ""),
        (End::Lost, 2, "Ti"),
        (End::Lost, 3, "Tit"),
        (End::HiddenThenLost, 1, "T"),
        (End::HiddenThenLost, 3, "Tit"),
        (End::Full, 1, "T"),
        (End::Full, 3, "Tit"),
    ];
    for (end, keys, expected) in cases {
        let device = Device::new();
        let tab = device.open();
        let session = open(&device, &tab);
        match end {
            End::Written => {}
            End::UnderWay | End::Lost | End::HiddenThenLost => device.store.hold(),
            End::Full => device.store.fail_with(Some(StorageError::Full)),
        }
        for length in 1..=keys {
            type_title(&tab, session, &"Tit"[..length]);
            device.settle();
        }
        if matches!(end, End::HiddenThenLost) {
            tab.page.hide();
        }
        tab.crash();
        match end {
            End::UnderWay => device.store.release(),
            _ => device.store.lose(),
        }
        device.store.fail_with(None);
        let (title, was_recovered) = found(&device);
        assert_eq!(title, expected, "{end:?} after {keys} keys");
        assert_eq!(was_recovered, !expected.is_empty(), "{end:?}, {keys}");
    }
}

#[test]
fn a_story_that_was_saved_is_there_again_and_its_form_is_empty() {
    let device = Device::new();
    let tab = device.open();
    let session = open(&device, &tab);
    type_title(&tab, session, "Saved");
    tab.act(|_| session.edit(|story| story.situation = "We had to choose.".to_owned()));
    assert!(tab.act(|_| session.save_story().is_some()));
    device.settle();
    tab.crash();
    assert_eq!(found(&device), (String::new(), false));
    assert!(device.store.rows(Table::Drafts).is_empty());
    let tab = device.open();
    let stories = tab.act(|app| app.library.of::<Story>().living());
    assert_eq!(stories.len(), 1);
    assert_eq!(stories[0].body.title, "Saved");
}

#[test]
fn a_save_that_is_lost_leaves_the_form_as_it_was() {
    let device = Device::new();
    let tab = device.open();
    let session = open(&device, &tab);
    type_title(&tab, session, "Lost");
    device.settle();
    device.store.hold();
    assert!(tab.act(|_| session.save_story().is_some()));
    device.settle();
    tab.crash();
    device.store.lose();
    assert_eq!(found(&device), ("Lost".to_owned(), true));
    assert!(device.store.rows(Table::Records).is_empty());
}

/// Without space nothing is saved, so whatever was typed has to stay where it can be found.
#[test]
fn a_story_that_the_store_would_not_take_comes_back_in_its_form() {
    let device = Device::new();
    let tab = device.open();
    let session = open(&device, &tab);
    device.store.fail_with(Some(StorageError::Full));
    type_title(&tab, session, "No space");
    device.settle();
    assert!(tab.act(|_| session.save_story().is_some()));
    device.settle();
    let told = tab.app.notices.shown.get_untracked();
    assert!(told.iter().any(|notice| notice.text.contains("no space")));
    let shown = tab.act(|app| app.library.of::<Story>().living());
    assert_eq!(shown.len(), 1, "it is still on the screen");
    tab.crash();
    device.store.fail_with(None);
    assert_eq!(found(&device), ("No space".to_owned(), true));
}

/// A page may end before its draft is open: on a slow device that takes as long as some keys do.
#[test]
fn what_was_typed_before_the_draft_was_open_comes_back() {
    for is_left in [false, true] {
        for before in ["", "Before"] {
            let device = Device::new();
            let tab = device.open();
            if !before.is_empty() {
                let session = open(&device, &tab);
                type_title(&tab, session, before);
                tab.act(|_| session.edit(|story| story.task = "Cut the cost.".to_owned()));
                device.settle();
                tab.close_views();
            }
            device.store.hold();
            let session = tab.view(|app| Typed::of_story(app.core(), None, None));
            type_title(&tab, session, "Early");
            if is_left {
                tab.close_views();
                device.settle();
            }
            tab.crash();
            device.store.lose();
            let tab = device.open();
            let session = open(&device, &tab);
            let story = session.form.get_untracked();
            let expected = if before.is_empty() {
                "Early"
            } else {
                "Before Early"
            };
            assert_eq!(story.title, expected, "left: {is_left}");
            assert_eq!(story.task.is_empty(), before.is_empty());
            assert!(session.was_recovered.get_untracked());
            tab.crash();
            assert_eq!(found(&device).0, expected, "once");
            let names = device.mirror.entries();
            assert!(
                !names.iter().any(|(name, _)| name.starts_with("early:")),
                "{names:?}"
            );
        }
    }
}

/// A press may come before the draft is open, as a key may.
#[test]
fn what_was_added_before_the_draft_was_open_stays() {
    let device = Device::new();
    let tab = device.open();
    let form = tab.view(|app| Typed::<InterviewLoop>::of_loop(app.core(), None));
    tab.act(|_| form.draw());
    tab.act(|_| form.edit(|form| form.name.push_str("Practice")));
    let drawn = form.form.get_untracked();
    assert!(drawn.interviewers.len() >= 4);
    assert_eq!(
        form.given.get_untracked().unwrap().interviewers.len(),
        drawn.interviewers.len()
    );
    device.settle();
    assert_eq!(form.form.get_untracked(), drawn);
    assert_eq!(form.given.get_untracked(), Some(drawn.clone()));
    tab.crash();
    let again = device.open();
    let form = again.view(|app| Typed::<InterviewLoop>::of_loop(app.core(), None));
    device.settle();
    assert_eq!(form.form.get_untracked(), drawn);
}

/// The names that a list says are not saved yet, each with whether its story is there already.
fn unsaved_stories(device: &Device, tab: &Tab) -> Vec<(String, bool)> {
    let forms = tab.act(|app| unsaved::<Story>(app.core(), "story"));
    device.settle();
    let told = |forms: &Vec<loopready::state::UnsavedForm<Story>>| {
        let told = forms
            .iter()
            .map(|one| (one.form.title.clone(), one.id.is_some()));
        told.collect()
    };
    forms.with_untracked(told)
}

#[test]
fn a_list_tells_what_is_typed_and_not_saved_until_it_is() {
    let device = Device::new();
    let tab = device.open();
    assert_eq!(unsaved_stories(&device, &tab), []);
    let session = open(&device, &tab);
    type_title(&tab, session, "New");
    device.settle();
    tab.close_views();
    assert_eq!(unsaved_stories(&device, &tab), [("New".to_owned(), false)]);
    let session = open(&device, &tab);
    let id = tab.act(|_| session.save_story()).unwrap();
    device.settle();
    tab.close_views();
    assert_eq!(unsaved_stories(&device, &tab), []);

    // A changed story, and a new one that the store had no space for.
    let change = |title: &str| {
        let session = tab.view(|app| Typed::of_story(app.core(), Some(&id), None));
        device.settle();
        type_title(&tab, session, title);
        device.settle();
        tab.close_views();
    };
    change("Renamed");
    device.store.fail_with(Some(StorageError::Full));
    let session = open(&device, &tab);
    type_title(&tab, session, "No space");
    device.settle();
    tab.close_views();
    assert_eq!(
        unsaved_stories(&device, &tab),
        [("Renamed".to_owned(), true), ("No space".to_owned(), false)]
    );
    device.store.fail_with(None);

    // As it was, it is no change; and what was deleted has no form.
    change("New");
    assert_eq!(unsaved_stories(&device, &tab).len(), 1);
    change("Renamed");
    tab.act(|app| app.library.delete_story(&id));
    device.settle();
    assert_eq!(unsaved_stories(&device, &tab).len(), 1);
}

#[test]
fn the_plan_the_role_check_and_planned_mock_loops_tell_what_is_not_saved_as_well() {
    let device = Device::new();
    let tab = device.open();
    let told = || {
        let (dates, role, plans) = tab.act(|app| {
            let (plan, loops) = (app.plan, app.mock_loops);
            (
                plan.unsaved_form(),
                plan.unsaved_role_form(),
                loops.unsaved_plans(),
            )
        });
        device.settle();
        let named = plans.with_untracked(|plans| {
            let named = plans
                .iter()
                .map(|one| (one.form.name.clone(), one.id.is_some()));
            named.collect::<Vec<_>>()
        });
        (
            dates.with_untracked(Vec::len),
            role.with_untracked(Vec::len),
            named,
        )
    };
    assert_eq!(told(), (0, 0, Vec::new()));
    let real = tab.act(|app| app.library.add(InterviewLoop::default()));
    device.settle();

    let dates = tab.view(|app| app.plan.form());
    let role = tab.view(|app| app.plan.role_form());
    let [fresh, rehearsal] = [None, Some(real.clone())].map(|of| {
        tab.view(|app| {
            let loops = app.mock_loops;
            let plan = of.as_ref().and_then(|of| loops.rehearsing(of));
            loops.plan_form(of.as_ref(), plan.unwrap_or_default())
        })
    });
    device.settle();
    assert_eq!(told(), (0, 0, Vec::new()), "open is not typed");
    tab.act(|_| {
        dates.edit(|form| form.plan.role = "Head of toys".to_owned());
        role.edit(|check| check.judge(RoleRequirement::ALL[0], |one| one.note = "SQL".to_owned()));
        fresh.edit(|plan| plan.name = "First try".to_owned());
        rehearsal.edit(|plan| plan.name = "Dress rehearsal".to_owned());
    });
    device.settle();
    tab.close_views();
    let planned = [("First try", false), ("Dress rehearsal", true)]
        .map(|(name, is_rehearsal)| (name.to_owned(), is_rehearsal));
    let (dates, role, mut named) = told();
    named.sort_by_key(|(_, is_rehearsal)| *is_rehearsal);
    assert_eq!((dates, role, named), (1, 1, planned.to_vec()));

    let form = tab.view(|app| app.plan.form());
    device.settle();
    assert!(tab.act(|app| app.plan.save(form)).is_some());
    tab.act(|app| {
        app.library.delete::<InterviewLoop>(&real, String::new());
    });
    device.settle();
    tab.close_views();
    assert_eq!(told(), (0, 1, vec![("First try".to_owned(), false)]));
}
