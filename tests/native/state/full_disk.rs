//! A disk that is full, or a database that cannot be opened, for a while: nothing is called saved
//! that is not, and everything is kept as soon as there is space again.

use std::rc::Rc;
use std::time::Duration;

use loopready::domain::loops::interview_loop::{InterviewLoop, draw};
use loopready::domain::offer::form::Offer;
use loopready::domain::questions::own::QuestionForm;
use loopready::domain::record::id::RecordId;
use loopready::domain::record::save_state::Saved;
use loopready::domain::stories::metric::Metric;
use loopready::domain::stories::story::{Status, Story};
use loopready::ports::{StorageError, Table};
use loopready::state::{Access, App, MemoSession, Start, Typed};
use reactive_graph::prelude::*;

use super::device::{Device, Tab};
use super::tabs::start_memo;

fn told(tab: &Tab) -> Vec<String> {
    let shown = tab.app.notices.shown.get_untracked();
    shown.into_iter().map(|notice| notice.text).collect()
}

fn new_story(device: &Device, tab: &Tab) -> Typed<Story> {
    let typed = tab.view(|app| Typed::of_story(app.core(), None, None));
    device.settle();
    typed
}

fn type_title(tab: &Tab, typed: Typed<Story>, title: &str) {
    tab.act(|_| typed.edit(|story| title.clone_into(&mut story.title)));
}

/// What is done with a form or a record, and what is said of it once it is kept.
type Deed = (&'static str, fn(&Device, &Tab));

const DEEDS: [Deed; 8] = [
    ("Story saved.", |device, tab| {
        let typed = tab.view(|app| Typed::of_story(app.core(), None, None));
        save(
            device,
            tab,
            typed,
            |story| "T".clone_into(&mut story.title),
            Typed::save_story,
        );
    }),
    ("Number saved.", |device, tab| {
        let typed = tab.view(|app| Typed::<Metric>::of_number(app.core(), None));
        let edit = |metric: &mut Metric| {
            "Wait".clone_into(&mut metric.name);
            "7 minutes".clone_into(&mut metric.result);
        };
        save(device, tab, typed, edit, Typed::save_number);
    }),
    ("Question saved.", |device, tab| {
        let typed = tab.view(|app| Typed::<QuestionForm>::of_question(app.core(), None));
        let edit = |form: &mut QuestionForm| "Why this job?".clone_into(&mut form.text);
        save(device, tab, typed, edit, Typed::save_question);
    }),
    ("Offer saved.", |device, tab| {
        let typed = tab.view(|app| Typed::<Offer>::of_record(app.core(), "offer", None));
        let edit = |offer: &mut Offer| "First".clone_into(&mut offer.name);
        save(device, tab, typed, edit, Typed::save_as_typed);
    }),
    ("Loop saved.", |device, tab| {
        let typed = tab.view(|app| Typed::of_loop(app.core(), None));
        let edit = |form: &mut InterviewLoop| *form = draw(1);
        save(device, tab, typed, edit, Typed::save_loop);
    }),
    ("Plan saved.", |device, tab| {
        let typed = tab.view(|app| app.plan.form());
        let plan = tab.app.plan;
        save(
            device,
            tab,
            typed,
            |form| "PM".clone_into(&mut form.plan.role),
            |typed| plan.save(typed),
        );
    }),
    ("“Here before” deleted.", |_, tab| {
        tab.act(|app| app.library.delete_story(&first(app)));
    }),
    ("“Here before” is retired.", |_, tab| {
        tab.act(|app| app.library.set_status(&first(app), Status::Retired));
    }),
];

fn first(app: &'static App) -> RecordId {
    app.library.living_stories()[0].id().clone()
}

/// Types into a form and saves it, as its page does.
fn save<T: loopready::state::Form>(
    device: &Device,
    tab: &Tab,
    typed: Typed<T>,
    edit: impl FnOnce(&mut T),
    save: impl FnOnce(Typed<T>) -> Option<RecordId>,
) {
    device.settle();
    tab.act(|_| typed.edit(edit));
    device.settle();
    tab.act(|_| assert!(save(typed).is_some(), "{:?}", typed.error.get_untracked()));
}

#[test]
fn nothing_is_said_to_be_done_before_it_is_kept() {
    for (said, deed) in DEEDS {
        let device = Device::new();
        let tab = device.open();
        tab.add_story("Here before");
        device.settle();
        device.store.fail_with(Some(StorageError::Full));
        deed(&device, &tab);
        if said.contains("saved") {
            tab.act(|app| app.library.tell_once_kept(said));
        }
        device.settle();
        let before = told(&tab);
        assert!(!before.iter().any(|text| text == said), "{before:?}");
        assert!(before.iter().any(|text| text.contains("no space")));
        assert!(tab.page.asks_before_leaving(), "{said}");
        device.store.fail_with(None);
        device.advance(Duration::from_secs(2));
        let after = told(&tab);
        assert!(after.iter().any(|text| text == said), "{said}: {after:?}");
        assert!(!tab.page.asks_before_leaving(), "{said}");
        // And it is there at the next start.
        tab.crash();
        let rows = device.store.rows(Table::Records);
        let stories = device.open().stories();
        match said {
            "Story saved." => assert_eq!(stories, ["Here before", "T"]),
            "“Here before” deleted." => assert!(stories.is_empty()),
            "“Here before” is retired." => assert!(rows[0].text.contains("retired")),
            _ => assert!(rows.len() > 1, "{said}"),
        }
        assert!(device.store.rows(Table::Drafts).is_empty(), "{said}");
    }
}

/// What has a store that failed try again.
#[derive(Clone, Copy, Debug)]
enum Cause {
    Time,
    Key,
    Shown,
}

#[test]
fn what_was_refused_is_tried_again() {
    let failures = [
        StorageError::Full,
        StorageError::Closed,
        StorageError::Blocked("UnknownError".to_owned()),
    ];
    for failure in failures {
        for cause in [Cause::Time, Cause::Key, Cause::Shown] {
            for is_shut in [false, true] {
                let device = Device::new();
                let tab = device.open();
                let typed = new_story(&device, &tab);
                if is_shut {
                    device.store.shut_with(failure.clone());
                } else {
                    device.store.fail_with(Some(failure.clone()));
                }
                tab.add_story("Refused");
                type_title(&tab, typed, "Typed");
                device.advance(Duration::from_mins(10));
                let badge = tab.act(|_| typed.saved());
                assert_eq!(badge, Saved::Failed(failure.clone()));
                assert!(tab.page.asks_before_leaving());
                device.store.fail_with(None);
                match cause {
                    Cause::Time => device.advance(Duration::from_secs(30)),
                    Cause::Key => type_title(&tab, typed, "Typed on"),
                    Cause::Shown => tab.act(|_| tab.page.show()),
                }
                device.settle();
                let rows = device.store.rows(Table::Drafts);
                assert!(
                    rows.iter().any(|row| row.text.contains("Typed")),
                    "{cause:?}"
                );
                assert_eq!(device.store.rows(Table::Records).len(), 1, "{cause:?}");
                let badge = tab.act(|_| typed.saved());
                assert!(matches!(badge, Saved::Ago(_)), "{badge:?}");
                assert!(!tab.page.asks_before_leaving(), "{cause:?}");
            }
        }
    }
}

/// A browser looks for room once a second: a key in between is refused although there is room.
#[test]
fn a_key_that_is_refused_is_tried_again_soon_however_long_the_store_failed() {
    let device = Device::new();
    let tab = device.open();
    let typed = new_story(&device, &tab);
    device.store.fail_with(Some(StorageError::Full));
    tab.add_story("Refused");
    type_title(&tab, typed, "Typed");
    device.advance(Duration::from_hours(1));
    type_title(&tab, typed, "Typed on");
    device.settle();
    device.store.fail_with(None);
    device.advance(Duration::from_secs(1));
    let badge = tab.act(|_| typed.saved());
    assert!(matches!(badge, Saved::Ago(_)), "{badge:?}");
    assert_eq!(device.store.rows(Table::Records).len(), 1);
    assert!(!tab.page.asks_before_leaving());
}

#[test]
fn a_change_that_is_refused_is_tried_again_soon_however_long_the_store_failed() {
    let device = Device::new();
    let tab = device.open();
    device.store.fail_with(Some(StorageError::Full));
    tab.add_story("First");
    device.advance(Duration::from_hours(1));
    tab.add_story("Second");
    device.settle();
    device.store.fail_with(None);
    device.advance(Duration::from_secs(1));
    assert_eq!(device.store.rows(Table::Records).len(), 2);
    assert!(!tab.page.asks_before_leaving());
}

/// The disk fills up at each moment of an hour's work, and has space again later.
#[test]
fn nothing_is_lost_whenever_the_disk_fills_up() {
    for sound in 0..12 {
        let device = Device::new();
        let tab = device.open();
        device.store.fail_after(sound, Some(StorageError::Full));
        let first = new_story(&device, &tab);
        for title in ["A", "A s", "A story"] {
            type_title(&tab, first, title);
            device.settle();
        }
        let id = tab.act(|_| first.save_story()).unwrap();
        device.settle();
        tab.close_views();
        let again = tab.view(|app| Typed::of_story(app.core(), Some(&id), None));
        device.settle();
        type_title(&tab, again, "A better story");
        device.settle();
        assert!(tab.act(|_| again.save_story()).is_some());
        tab.close_views();
        let gone = tab.add_story("Gone");
        device.settle();
        tab.act(|app| app.library.delete_story(&gone));
        let next = new_story(&device, &tab);
        type_title(&tab, next, "Under way");
        device.advance(Duration::from_mins(5));
        device.store.fail_with(None);
        device.advance(Duration::from_mins(1));
        tab.crash();

        let tab = device.open();
        assert_eq!(tab.stories(), ["A better story"], "after {sound}");
        let found = new_story(&device, &tab);
        let title = found.form.with_untracked(|story| story.title.clone());
        assert_eq!(title, "Under way", "after {sound}");
    }
}

#[test]
fn a_later_save_is_not_undone_by_an_earlier_one_that_is_tried_again() {
    let device = Device::new();
    let tab = device.open();
    let id = tab.add_story("First");
    device.settle();
    let edit = |title: &'static str| {
        tab.act(|app| {
            app.library
                .edit(&id, |story: &mut Story| title.clone_into(&mut story.title));
        });
        device.settle();
    };
    device.store.fail_with(Some(StorageError::Full));
    edit("Second");
    device.store.fail_with(None);
    edit("Third");
    device.advance(Duration::from_mins(1));
    tab.crash();
    assert_eq!(device.open().stories(), ["Third"]);
}

#[test]
fn a_write_without_an_answer_says_so_and_stands_in_the_mirror() {
    let device = Device::new();
    let tab = device.open();
    let typed = new_story(&device, &tab);
    type_title(&tab, typed, "S");
    device.settle();
    device.store.hold();
    type_title(&tab, typed, "So");
    device.advance(Duration::from_millis(249));
    assert!(matches!(tab.act(|_| typed.saved()), Saved::Ago(_)));
    assert!(!tab.page.asks_before_leaving());
    device.advance(Duration::from_millis(1));
    assert_eq!(tab.act(|_| typed.saved()), Saved::Saving);
    assert!(tab.page.asks_before_leaving());
    tab.crash();
    device.store.lose();
    let tab = device.open();
    let found = new_story(&device, &tab);
    let title = found.form.with_untracked(|story| story.title.clone());
    assert_eq!(title, "So", "the one key that waited for nothing");
}

/// The first start of all on a full disk: it is said before anything is typed, and one can write.
#[test]
fn a_first_start_on_a_full_disk_says_so_and_lets_one_write() {
    for is_shut in [false, true] {
        let device = Device::new();
        if is_shut {
            device.store.shut_with(StorageError::Full);
        } else {
            device.store.fail_with(Some(StorageError::Full));
        }
        let tab = device.open();
        let trouble = tab.act(|app| app.library.trouble());
        assert_eq!(trouble, Some(StorageError::Full), "shut: {is_shut}");
        let id = start_memo(&tab);
        device.settle();
        let session = tab.view(|app| MemoSession::open(app.core(), id.clone()));
        let session = session.unwrap();
        device.settle();
        assert_eq!(session.access.get_untracked(), Access::Writing);
        tab.act(|_| session.edit("Written on a full disk".to_owned()));
        tab.act(|_| session.finish());
        device.settle();
        let text = |tab: &Tab| {
            let memo = tab.act(|app| app.library.memo(&id));
            memo.map(|memo| memo.body.draft.text)
        };
        assert_eq!(text(&tab).as_deref(), Some("Written on a full disk"));
        device.store.fail_with(None);
        device.advance(Duration::from_mins(1));
        if !is_shut {
            assert_eq!(tab.act(|app| app.library.trouble()), None);
        }
        tab.crash();
        let text = text(&device.open());
        assert_eq!(text.as_deref(), Some("Written on a full disk"));
    }
}

/// Where a browser keeps nothing, all that is typed goes with the page.
/// A start whose database cannot be opened.
fn without_a_store() -> (Device, Rc<Tab>) {
    let device = Device::new();
    let blocked = StorageError::Blocked("denied".to_owned());
    let tab = device.open_with(Start::NotStored(blocked));
    (device, tab)
}

#[test]
fn where_nothing_is_kept_leaving_asks_once_something_was_typed() {
    let (device, tab) = without_a_store();
    let typed = new_story(&device, &tab);
    assert!(!tab.page.asks_before_leaving());
    type_title(&tab, typed, "T");
    device.advance(Duration::from_secs(5));
    assert!(tab.page.asks_before_leaving());
    let saved = tab.act(|_| typed.saved());
    assert!(matches!(saved, Saved::Failed(_)), "{saved:?}");
}

#[test]
fn where_nothing_is_kept_nothing_is_called_saved_and_a_backup_holds_it_all() {
    for (told, deed) in DEEDS {
        let (device, tab) = without_a_store();
        tab.add_story("Here before");
        deed(&device, &tab);
        device.advance(Duration::from_mins(1));
        assert!(!self::told(&tab).iter().any(|text| text == told), "{told}");
        assert!(tab.page.asks_before_leaving(), "{told}");
    }
    let (device, tab) = without_a_store();
    tab.add_story("Only on this page");
    device.settle();
    assert_eq!(tab.stories(), ["Only on this page"]);
    tab.act(|app| app.backups.export());
    device.settle();
    let (_, file) = device.files.last_compressed().unwrap();
    assert!(file.contains("Only on this page"));
}

#[test]
fn what_the_browser_empties_is_saved_again_from_the_page() {
    let device = Device::new();
    for title in ["One", "Two"] {
        device.open().add_story(title);
    }
    device.settle();
    let tab = device.open();
    // A story in its form, one that was saved from there, and kinds that nobody has looked at.
    let left = new_story(&device, &tab);
    type_title(&tab, left, "Left in its form");
    tab.act(|app| {
        app.library
            .prefer(|preferences| preferences.confidential = vec!["Osprey".into()]);
    });
    device.settle();
    let before = device.store.rows(Table::Records);
    let drafts = device.store.rows(Table::Drafts);
    assert_eq!((before.len(), drafts.len()), (3, 1));
    device.store.empty();
    device.settle();
    assert_eq!(device.store.rows(Table::Records), before);
    assert_eq!(device.store.rows(Table::Drafts), drafts);
    assert!(!device.store.rows(Table::Device).is_empty());
    assert!(
        told(&tab)
            .iter()
            .any(|text| text.contains("was saved again"))
    );
    // What was forgotten since stays so.
    assert!(tab.act(|_| left.save_story().is_some()));
    device.settle();
    device.store.empty();
    device.settle();
    assert_eq!(device.store.rows(Table::Records).len(), 4);
    assert!(device.store.rows(Table::Drafts).is_empty());
}
