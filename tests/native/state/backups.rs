//! Everything goes out to one file, and comes back in without harm to what is here.

use std::time::Duration;

use loopready::domain::record::backup;
use loopready::domain::record::backup::Backup;
use loopready::domain::stories::story::Story;
use loopready::ports::{Change, Durability, Row, StorageError, Store, Table};
use loopready::state::{Notice, Typed, Unsent};
use reactive_graph::prelude::*;

use super::device::{Device, Tab};

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
fn what_changes_between_the_preview_and_the_import_is_merged_too() {
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
    tab.act(|app| app.backups.apply());
    phone.settle();
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
