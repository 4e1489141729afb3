//! Everything goes out to one file, and comes back in without harm to what is here.

use std::rc::Rc;
use std::time::Duration;

use chrono::TimeDelta;
use loopready::domain::practice::memory::{Answer, AnswerGrade, Practice};
use loopready::domain::record::backup;
use loopready::domain::record::backup::Backup;
use loopready::domain::record::envelope::{Envelope, Record};
use loopready::domain::record::id::{DeviceId, RecordId};
use loopready::domain::stories::story::Story;
use loopready::domain::writing::memo::MemoDraft;
use loopready::ports::{Change, Durability, Row, StorageError, Store, Table};
use loopready::state::{MemoSession, Notice, Typed, Unsent, VersionChoice};
use reactive_graph::prelude::*;

use serde_json::Value;

use super::device::{Device, Tab, start};
use super::tabs::{open_memo, start_memo, type_text};

const INPUT: &str = "backup-file";

fn export(device: &Device, tab: &Tab) -> String {
    tab.act(|app| app.backups.export());
    device.settle();
    device.files.last_compressed().unwrap().1
}

fn look(device: &Device, tab: &Tab, file: &str) {
    device.files.choose(INPUT, Ok(file.to_owned()));
    tab.act(|app| app.backups.look(INPUT));
    device.settle();
}

fn import(device: &Device, tab: &Tab, file: &str) {
    look(device, tab, file);
    tab.act(|app| app.backups.apply());
    device.settle();
}

fn last_notice(tab: &Tab) -> Notice {
    tab.app
        .notices
        .shown
        .get_untracked()
        .last()
        .unwrap()
        .clone()
}

fn undo(device: &Device, tab: &Tab) {
    let undo = last_notice(tab).action.unwrap();
    assert_eq!(undo.label, "Undo");
    tab.act(|_| (undo.run)());
    device.settle();
}

fn type_into_new_story(device: &Device, tab: &Tab, title: &str) -> Typed<Story> {
    let session = tab.view(|app| Typed::of_story(app.core(), None, None));
    device.settle();
    tab.act(|_| session.edit(|story| title.clone_into(&mut story.title)));
    device.settle();
    session
}

fn titles(backup: &Backup) -> Vec<&str> {
    let bodies = backup.records.iter().map(|record| &record.body);
    bodies.filter_map(|body| body["title"].as_str()).collect()
}

#[test]
fn a_backup_brings_records_and_forms_to_another_device_and_its_undo_takes_them_away() {
    let (laptop, phone) = (Device::new(), Device::new());
    let from = laptop.open();
    from.add_story("Told in the loop");
    type_into_new_story(&laptop, &from, "Under way");
    let file = export(&laptop, &from);
    assert!(from.app.library.last_backup().is_some());

    let tab = phone.open();
    tab.add_story("Only here");
    phone.settle();
    let before = (
        phone.store.rows(Table::Records),
        phone.store.rows(Table::Drafts),
    );
    look(&phone, &tab, &file);
    let preview = tab.app.backups.preview.get_untracked().unwrap().unwrap();
    assert_eq!((preview.plan.added, preview.plan.changed), (1, 0));
    assert_eq!(preview.drafts.len(), 1);
    assert_eq!(
        phone.store.rows(Table::Records),
        before.0,
        "looking changes nothing"
    );

    import(&phone, &tab, &file);
    assert_eq!(tab.stories(), ["Told in the loop", "Only here"]);
    let session = tab.view(|app| Typed::of_story(app.core(), None, None));
    phone.settle();
    assert_eq!(session.form.get_untracked().title, "Under way");
    tab.close_views();

    undo(&phone, &tab);
    assert_eq!(last_notice(&tab).text, "Import undone.");
    assert_eq!(tab.stories(), ["Only here"]);
    let after = (
        phone.store.rows(Table::Records),
        phone.store.rows(Table::Drafts),
    );
    assert_eq!(after, before);
}

#[test]
fn what_was_changed_after_an_import_stays_when_it_is_undone() {
    let (laptop, phone) = (Device::new(), Device::new());
    let from = laptop.open();
    let worked_on = from.add_story("Worked on");
    from.add_story("Left alone");
    let file = export(&laptop, &from);
    let tab = phone.open();
    import(&phone, &tab, &file);
    tab.act(|app| {
        app.library.edit(&worked_on, |story: &mut Story| {
            story.title.push_str(" since");
        });
    });
    phone.settle();
    undo(&phone, &tab);
    assert_eq!(tab.stories(), ["Worked on since"]);
    let told = last_notice(&tab).text;
    assert_eq!(
        told,
        "Import undone. One entry you changed since then stays."
    );
}

#[test]
fn a_backup_holds_what_only_the_mirror_has() {
    let device = Device::new();
    let tab = device.open();
    tab.add_story("Saved before");
    device.settle();
    device.store.fail_with(Some(StorageError::Full));
    type_into_new_story(&device, &tab, "Typed without space");
    let names = tab.view(|app| Unsent::open(app.core(), "names"));
    device.settle();
    tab.act(|_| names.edit("Hooli".to_owned()));
    device.settle();
    assert!(device.store.rows(Table::Drafts).is_empty());
    let file = backup::read(&export(&device, &tab)).unwrap();
    assert!(file.is_complete());
    let keys: Vec<&str> = file.drafts.iter().map(|draft| draft.key.as_str()).collect();
    assert_eq!(keys, ["form:names", "story:new"]);
    // And it comes back elsewhere.
    let other = Device::new();
    let tab = other.open();
    import(&other, &tab, &device.files.last_compressed().unwrap().1);
    let session = tab.view(|app| Typed::of_story(app.core(), None, None));
    other.settle();
    assert_eq!(session.form.get_untracked().title, "Typed without space");
    assert_eq!(tab.stories(), ["Saved before"]);
}

#[test]
fn a_backup_holds_what_the_store_would_not_take() {
    let device = Device::new();
    let tab = device.open();
    let saved = tab.add_story("Saved before");
    device.settle();
    device.store.fail_with(Some(StorageError::Full));
    tab.add_story("Saved without space");
    tab.act(|app| {
        app.library.edit(&saved, |story: &mut Story| {
            story.title.push_str(", changed");
        });
    });
    device.settle();
    let file = backup::read(&export(&device, &tab)).unwrap();
    assert_eq!(
        titles(&file),
        ["Saved before, changed", "Saved without space"]
    );
    // What another tab announces takes nothing off this screen.
    device.store.fail_with(None);
    device.open().add_story("From the other tab");
    device.settle();
    let shown = [
        "Saved before, changed",
        "Saved without space",
        "From the other tab",
    ];
    assert_eq!(tab.stories(), shown);
}

#[test]
fn rows_that_cannot_be_read_are_in_the_backup_and_come_back_as_they_were() {
    let device = Device::new();
    let row = Row {
        key: "broken".to_owned(),
        text: "{\"id\":\"broken".to_owned(),
    };
    let put = vec![Change::Put(Table::Records, row.clone())];
    pollster::block_on(device.store.commit(put, Durability::Strict)).unwrap();
    let tab = device.open();
    tab.add_story("Readable");
    device.settle();
    let file = export(&device, &tab);
    let other = Device::new();
    let tab = other.open();
    import(&other, &tab, &file);
    assert!(other.store.rows(Table::Records).contains(&row));
    assert_eq!(tab.app.library.set_aside.get_untracked().len(), 1);
    assert_eq!(tab.stories(), ["Readable"]);
}

#[test]
fn what_changes_between_the_preview_and_the_import_is_shown_before_it_is_merged() {
    let (laptop, phone) = (Device::new(), Device::new());
    let from = laptop.open();
    let id = from.add_story("From the laptop");
    let file = export(&laptop, &from);
    let tab = phone.open();
    import(&phone, &tab, &file);
    from.act(|app| {
        app.library.edit(&id, |story: &mut Story| {
            story.title = "Laptop again".to_owned();
        });
    });
    laptop.settle();
    let file = export(&laptop, &from);
    look(&phone, &tab, &file);
    phone.advance(Duration::from_mins(1));
    let other_tab = phone.open();
    other_tab.act(|app| {
        app.library.edit(&id, |story: &mut Story| {
            story.title = "Phone meanwhile".to_owned();
        });
    });
    phone.settle();
    let plan = || match tab.app.backups.preview.get_untracked() {
        Some(Ok(preview)) => Some((preview.plan.changed, preview.plan.kept_twice)),
        _ => None,
    };
    assert_eq!(plan(), Some((1, 0)));
    tab.act(|app| app.backups.apply());
    phone.settle();
    assert_eq!(
        plan(),
        Some((0, 1)),
        "another preview, and nothing done yet"
    );
    assert!(
        phone
            .store
            .rows(Table::Records)
            .iter()
            .all(|row| !row.text.contains("Laptop again"))
    );
    tab.act(|app| app.backups.apply());
    phone.settle();
    assert_eq!(plan(), None);
    assert_eq!(tab.stories(), ["Phone meanwhile"], "the later change");
    assert_eq!(other_tab.stories(), ["Phone meanwhile"]);
    let rows = phone.store.rows(Table::Records);
    let kept_inside = rows.iter().any(|row| row.text.contains("Laptop again"));
    assert!(kept_inside, "and the earlier one within it");
}

#[test]
fn an_import_that_the_store_refuses_changes_nothing_and_says_so() {
    let (laptop, phone) = (Device::new(), Device::new());
    let from = laptop.open();
    from.add_story("From the laptop");
    let file = export(&laptop, &from);
    let tab = phone.open();
    tab.add_story("Only here");
    phone.settle();
    let before = phone.store.rows(Table::Records);
    phone.store.fail_with(Some(StorageError::Full));
    import(&phone, &tab, &file);
    assert!(last_notice(&tab).text.starts_with("Nothing was imported."));
    phone.store.fail_with(None);
    assert_eq!(phone.store.rows(Table::Records), before);
    assert_eq!(tab.stories(), ["Only here"]);
}

#[test]
fn a_file_that_is_no_backup_is_refused_in_words() {
    let device = Device::new();
    let tab = device.open();
    for file in ["", "hello", "{\"format\":\"other\"}"] {
        look(&device, &tab, file);
        let preview = tab.app.backups.preview.get_untracked().unwrap();
        assert!(preview.unwrap_err().contains("Nothing was changed"));
    }
}

fn sealed(device: &Device, tab: &Tab, passphrase: &str) -> Vec<u8> {
    tab.act(|app| app.backups.export_sealed(passphrase.to_owned()));
    device.settle();
    let file = device.files.saved().pop().unwrap();
    assert!(file.name.ends_with(".loopready"), "{}", file.name);
    file.bytes
}

fn choose_sealed(device: &Device, tab: &Tab, file: Vec<u8>) {
    device.files.choose_bytes(INPUT, Ok(file));
    tab.act(|app| app.backups.look(INPUT));
    device.settle();
}

fn unlock(device: &Device, tab: &Tab, passphrase: &str) -> Option<String> {
    tab.act(|app| app.backups.unlock(passphrase.to_owned()));
    device.settle();
    let locked = tab.app.backups.locked.get_untracked();
    locked.and_then(|locked| locked.problem)
}

#[test]
fn an_encrypted_backup_opens_with_its_passphrase_to_the_same_preview() {
    let (laptop, phone) = (Device::new(), Device::new());
    let from = laptop.open();
    from.add_story("Told in the loop");
    laptop.settle();
    let file = sealed(&laptop, &from, "harbor lemon");
    assert!(!String::from_utf8_lossy(&file).contains("Told in the loop"));
    assert!(from.app.library.last_backup().is_some());

    let tab = phone.open();
    let before = phone.store.rows(Table::Records);
    choose_sealed(&phone, &tab, file);
    let preview = || tab.app.backups.preview.get_untracked();
    assert!(preview().is_none());
    for wrong in ["", "harbor"] {
        let problem = unlock(&phone, &tab, wrong).unwrap();
        assert!(problem.contains("doesn’t open the file"), "{problem}");
    }
    assert_eq!(phone.store.rows(Table::Records), before);
    assert_eq!(unlock(&phone, &tab, "harbor lemon"), None);
    assert_eq!(preview().unwrap().unwrap().plan.added, 1);
    tab.act(|app| app.backups.apply());
    phone.settle();
    assert_eq!(tab.stories(), ["Told in the loop"]);
}

/// An encrypted file whose header names another work factor: the last word of its second line. The salt before
/// it is random and may look like one.
fn with_work(file: &[u8], work: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(file);
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let (start, _) = lines[1].rsplit_once(' ').unwrap();
    lines[1] = format!("{start} {work}");
    lines.join("\n").into_bytes()
}

#[test]
fn an_encrypted_file_that_is_no_whole_backup_is_refused_in_words() {
    let device = Device::new();
    let tab = device.open();
    tab.add_story("Only here");
    device.settle();
    let file = sealed(&device, &tab, "harbor");
    let text = |file: &[u8], from: &str, to: &str| {
        String::from_utf8_lossy(file)
            .replacen(from, to, 1)
            .into_bytes()
    };
    let before = device.store.rows(Table::Records);
    // What the header tells is said before a passphrase is asked for.
    for (work, told) in [("40", "far too much work"), ("x", "is damaged")] {
        choose_sealed(&device, &tab, with_work(&file[..140], work));
        let preview = tab.app.backups.preview.get_untracked().unwrap();
        let error = preview.unwrap_err();
        assert!(error.contains(told), "{error}");
    }
    choose_sealed(&device, &tab, text(&file[..140], "scrypt", "X25519"));
    let preview = tab.app.backups.preview.get_untracked().unwrap();
    assert!(preview.unwrap_err().contains("encrypted to a key"));
    choose_sealed(&device, &tab, file[..file.len() - 5].to_vec());
    let problem = unlock(&device, &tab, "harbor").unwrap();
    assert!(problem.contains("its end is missing"), "{problem}");
    // Another file in its stead: the first one is let go.
    look(&device, &tab, "hello");
    assert!(tab.app.backups.locked.get_untracked().is_none());
    assert_eq!(device.store.rows(Table::Records), before);
}

/// The texts of a memo: the one that stands, and those kept beside it.
fn memo_texts(device: &Device, id: &RecordId) -> (String, Vec<String>) {
    let rows = device.store.rows(Table::Records);
    let row = rows.iter().find(|row| row.key == id.as_str()).unwrap();
    let envelope = Envelope::read(&row.text).unwrap();
    let text = |body: &Value| body["draft"]["text"].as_str().unwrap().to_owned();
    let beside = envelope.superseded.iter().map(|older| text(&older.body));
    (text(&envelope.body), beside.collect())
}

/// A memo that was begun on the laptop, is on both devices, and was written further on each; the
/// laptop's file has the later text.
fn memo_on_two_devices(is_open: bool) -> (Device, Rc<Tab>, RecordId, Option<MemoSession>, String) {
    let (laptop, phone) = (Device::new(), Device::new());
    let from = laptop.open();
    let id = start_memo(&from);
    let write = |device: &Device, tab: &Tab, text: &str| {
        let session = open_memo(device, tab, &id);
        type_text(tab, &session, text);
        device.settle();
        session
    };
    let leave = |device: &Device, tab: &Tab, session: MemoSession| {
        tab.act(|_| session.leave());
        tab.close_views();
        device.settle();
    };
    let session = write(&laptop, &from, "First words.");
    leave(&laptop, &from, session);
    let tab = phone.open();
    import(&phone, &tab, &export(&laptop, &from));
    // Opened often here, so that the epochs of this device are far ahead.
    for _ in 0..4 {
        let session = write(&phone, &tab, "First words. Of the phone.");
        leave(&phone, &tab, session);
    }
    laptop.advance(Duration::from_hours(1));
    let session = write(&laptop, &from, "First words. Later, on the laptop.");
    leave(&laptop, &from, session);
    // Changed more often there, so that its text is the record of a merge.
    for limit in 3..13 {
        from.act(|app| {
            app.library
                .edit(&id, |memo: &mut MemoDraft| memo.limit = Some(limit));
        });
    }
    laptop.settle();
    let session = is_open.then(|| write(&phone, &tab, "First words. Of the phone, open."));
    let file = export(&laptop, &from);
    (phone, tab, id, session, file)
}

#[test]
fn a_memo_that_is_open_while_another_version_of_it_is_imported_keeps_both() {
    let (phone, tab, id, session, file) = memo_on_two_devices(true);
    let session = session.unwrap();
    let importing = phone.open();
    import(&phone, &importing, &file);
    // One key more, and leaving.
    type_text(&tab, &session, "First words. Of the phone, open!");
    phone.settle();
    tab.act(|_| session.leave());
    tab.close_views();
    phone.settle();
    let (text, beside) = memo_texts(&phone, &id);
    assert_eq!(text, "First words. Of the phone, open!");
    assert!(
        beside
            .iter()
            .any(|text| text == "First words. Later, on the laptop."),
        "{beside:?}"
    );
    // The next start shows the same.
    let next = phone.open();
    let memo = next.act(|app| app.library.memo(&id)).unwrap();
    assert_eq!(memo.body.draft.text, text);
}

#[test]
fn a_memo_that_is_closed_takes_what_is_imported_whatever_its_epochs_are() {
    let (phone, tab, id, _, file) = memo_on_two_devices(false);
    import(&phone, &tab, &file);
    let (text, beside) = memo_texts(&phone, &id);
    assert_eq!(text, "First words. Later, on the laptop.");
    assert!(
        beside
            .iter()
            .any(|text| text == "First words. Of the phone.")
    );
    let next = phone.open();
    let memo = next.act(|app| app.library.memo(&id)).unwrap();
    assert_eq!(
        memo.body.draft.text, text,
        "no draft of this device takes its place"
    );
    let session = open_memo(&phone, &next, &id);
    assert_eq!(session.given.get_untracked(), text);
}

#[test]
fn a_memo_that_was_typed_into_after_its_import_survives_the_undo() {
    let (laptop, phone) = (Device::new(), Device::new());
    let from = laptop.open();
    let id = start_memo(&from);
    laptop.settle();
    let tab = phone.open();
    import(&phone, &tab, &export(&laptop, &from));
    let session = open_memo(&phone, &tab, &id);
    type_text(&tab, &session, "Typed on the phone.");
    phone.settle();
    undo(&phone, &tab);
    let next = phone.open();
    let memo = next.act(|app| app.library.memo(&id)).unwrap();
    assert_eq!(memo.body.draft.text, "Typed on the phone.");
}

#[test]
fn answers_and_names_of_two_devices_are_united_and_deletions_travel() {
    let practiced = |name: &str, hours: &[i64]| {
        let mut practice = Practice::new("q");
        for hour in hours {
            practice.answer(Answer {
                at: start() + TimeDelta::hours(*hour),
                grade: AnswerGrade::Solid,
                seconds: 90,
                story: None,
            });
        }
        let by = DeviceId(name.to_owned());
        let record = Record::new(Practice::id_for("q"), practice, start(), &by).close();
        let device = Device::new();
        let row = Row {
            key: record.id.to_string(),
            text: record.write(),
        };
        let put = vec![Change::Put(Table::Records, row)];
        pollster::block_on(device.store.commit(put, Durability::Strict)).unwrap();
        device
    };
    let (laptop, phone) = (practiced("laptop", &[1, 3]), practiced("phone", &[2]));
    let (from, tab) = (laptop.open(), phone.open());
    let story = from.add_story("Deleted later");
    laptop.settle();
    import(&phone, &tab, &export(&laptop, &from));
    assert_eq!(tab.stories(), ["Deleted later"]);
    let name = |tab: &Tab, name: &str| {
        tab.act(|app| {
            app.library
                .prefer(|kept| kept.confidential = vec![name.to_owned()]);
        });
    };
    name(&from, "Heron");
    name(&tab, "Osprey");
    from.act(|app| {
        app.library
            .delete::<Story>(&story, "Story deleted.".to_owned());
    });
    laptop.settle();
    phone.settle();
    import(&phone, &tab, &export(&laptop, &from));
    let answers = tab.act(|app| app.library.of::<Practice>().get(&Practice::id_for("q")));
    assert_eq!(answers.unwrap().body.answers.len(), 3);
    let mut names = tab
        .app
        .library
        .preferences
        .get_untracked()
        .body
        .confidential;
    names.sort();
    assert_eq!(names, ["Heron", "Osprey"]);
    assert!(tab.stories().is_empty(), "the deletion had seen the story");
}

#[test]
fn a_version_kept_beside_another_can_be_used_and_the_choice_taken_back() {
    let (phone, tab, id, _, file) = memo_on_two_devices(false);
    import(&phone, &tab, &file);
    tab.act(|app| app.versions.look());
    phone.settle();
    let listed = || tab.app.versions.list.get_untracked();
    let version = listed().into_iter().next().unwrap();
    tab.act(|app| app.versions.choose(version.clone(), VersionChoice::Use));
    phone.settle();
    assert_eq!(memo_texts(&phone, &id).0, "First words. Of the phone.");
    let shown = || {
        tab.act(|app| app.library.memo(&id))
            .unwrap()
            .body
            .draft
            .text
    };
    assert_eq!(shown(), "First words. Of the phone.");
    undo(&phone, &tab);
    assert_eq!(shown(), "First words. Later, on the laptop.");
    tab.act(|app| {
        app.versions
            .choose(listed().remove(0), VersionChoice::Delete);
    });
    phone.settle();
    assert!(listed().is_empty());
    assert!(memo_texts(&phone, &id).1.is_empty());
}
