//! Three devices that share a folder end up alike, and what goes wrong in it harms none.

use std::rc::Rc;
use std::time::Duration;

use chrono::TimeDelta;
use loopready::domain::record::id::RecordId;
use loopready::domain::stories::story::Story;
use loopready::domain::sync::setup::DavServer;
use loopready::domain::sync::setup::PeerOutcome;
use loopready::domain::sync::trouble::PlaceTrouble;
use loopready::domain::writing::memo::MemoDraft;
use loopready::ports::Table;
use loopready::ports::age;
use loopready::ports::memory::MemoryPlace;
use loopready::route::{Route, WritingRoute};
use loopready::state::{ServerChoice, SyncChoice, SyncStanding, VersionChoice};
use reactive_graph::prelude::*;

use super::device::{Device, Tab};
use super::tabs::{open_memo, start_memo, type_text};

const PASSPHRASE: &str = "harbor lemon tractor violin canyon";

/// A minute and a bit: the pause between two runs is over.
const LATER: Duration = Duration::from_secs(66);

fn choice(name: &str) -> SyncChoice {
    SyncChoice {
        name: name.to_owned(),
        passphrase: PASSPHRASE.to_owned(),
        is_remembered: true,
    }
}

/// A device that syncs in that folder.
fn device(name: &str, place: &MemoryPlace) -> (Device, Rc<Tab>) {
    let device = Device::new();
    device.folder.offer(place);
    let tab = device.open();
    tab.act(|app| app.sync.use_folder(choice(name)));
    device.settle();
    assert_eq!(standing(&tab), SyncStanding::Idle, "{name}");
    (device, tab)
}

fn standing(tab: &Tab) -> SyncStanding {
    tab.app.sync.standing.get_untracked()
}

fn sync(device: &Device, tab: &Tab) -> SyncStanding {
    tab.act(|app| app.sync.sync_now());
    device.settle();
    standing(tab)
}

fn stopped(device: &Device, tab: &Tab) -> String {
    match sync(device, tab) {
        SyncStanding::Stopped(why) => why,
        other => panic!("{other:?}"),
    }
}

fn retitle(device: &Device, tab: &Tab, id: &RecordId, title: &str) {
    tab.act(|app| {
        app.library
            .edit(id, |story: &mut Story| title.clone_into(&mut story.title));
    });
    device.settle();
}

#[test]
fn three_devices_end_up_alike_and_the_files_are_encrypted() {
    let place = MemoryPlace::default();
    let (laptop, at_desk) = device("Laptop", &place);
    let (phone, in_hand) = device("Phone", &place);
    let (tablet, on_sofa) = device("Tablet", &place);
    at_desk.add_story("Typed at the desk");
    let shared = at_desk.add_story("Deleted later");
    laptop.settle();
    in_hand.add_story("Typed in the train");
    phone.settle();
    for _ in 0..2 {
        for (device, tab) in [(&laptop, &at_desk), (&phone, &in_hand), (&tablet, &on_sofa)] {
            assert_eq!(sync(device, tab), SyncStanding::Idle);
        }
    }
    let mut all = on_sofa.stories();
    all.sort();
    assert_eq!(
        all,
        ["Deleted later", "Typed at the desk", "Typed in the train"]
    );
    // A deletion travels, by way of a device that did not make the record.
    on_sofa.act(|app| app.library.delete_story(&shared));
    tablet.settle();
    sync(&tablet, &on_sofa);
    sync(&phone, &in_hand);
    sync(&laptop, &at_desk);
    for tab in [&at_desk, &in_hand, &on_sofa] {
        let mut stories = tab.stories();
        stories.sort();
        assert_eq!(stories, ["Typed at the desk", "Typed in the train"]);
    }
    let names: Vec<String> = at_desk
        .app
        .sync
        .setup
        .get_untracked()
        .unwrap()
        .peers
        .into_iter()
        .filter_map(|peer| peer.name)
        .collect();
    assert!(names.contains(&"Phone".to_owned()) && names.contains(&"Tablet".to_owned()));
    for name in place.names() {
        let content = place.content(&name).unwrap();
        assert!(content.starts_with(b"age-encryption.org/v1\n"));
        assert!(!String::from_utf8_lossy(&content).contains("Typed at the desk"));
    }
    // Where nothing is new, nothing is written.
    let writes = place.writes();
    sync(&laptop, &at_desk);
    sync(&phone, &in_hand);
    assert_eq!(place.writes(), writes);
}

#[test]
fn it_runs_at_the_opening_when_seen_and_when_saves_are_quiet_once_a_minute() {
    let place = MemoryPlace::default();
    let (laptop, at_desk) = device("Laptop", &place);
    let writes = || place.writes();
    let before = writes();
    let id = at_desk.add_story("One");
    laptop.settle();
    laptop.advance(Duration::from_secs(10));
    assert_eq!(
        writes(),
        before,
        "a minute has not passed since the first run"
    );
    laptop.advance(LATER);
    assert_eq!(writes(), before + 1);
    laptop.advance(LATER);
    retitle(&laptop, &at_desk, &id, "Two");
    laptop.advance(Duration::from_secs(3));
    retitle(&laptop, &at_desk, &id, "Three");
    laptop.advance(Duration::from_secs(3));
    assert_eq!(writes(), before + 1, "saves are not quiet yet");
    laptop.advance(Duration::from_secs(3));
    assert_eq!(writes(), before + 2);
    // Another device wrote; this one is seen again.
    let (phone, in_hand) = device("Phone", &place);
    in_hand.add_story("Four");
    phone.settle();
    sync(&phone, &in_hand);
    laptop.advance(LATER);
    at_desk.page.show();
    laptop.settle();
    assert_eq!(at_desk.stories(), ["Three", "Four"]);
    // And at the next opening, with the passphrase that the device keeps.
    retitle(&phone, &in_hand, &id, "Five");
    sync(&phone, &in_hand);
    laptop.advance(LATER);
    let again = laptop.open();
    again.act(|app| app.sync.keep());
    laptop.settle();
    assert_eq!(again.stories(), ["Five", "Four"]);
}

#[test]
fn what_changed_on_two_devices_is_kept_twice_and_can_become_two_entries() {
    let place = MemoryPlace::default();
    let (laptop, at_desk) = device("Laptop", &place);
    let id = at_desk.add_story("First");
    laptop.settle();
    sync(&laptop, &at_desk);
    let (phone, in_hand) = device("Phone", &place);
    // A clock that is ten years ahead decides nothing.
    phone
        .clock
        .set_wall(super::device::start() + TimeDelta::days(3_650));
    retitle(&phone, &in_hand, &id, "In the train");
    retitle(&laptop, &at_desk, &id, "At the desk");
    retitle(&laptop, &at_desk, &id, "At the desk, again");
    for _ in 0..2 {
        sync(&laptop, &at_desk);
        sync(&phone, &in_hand);
    }
    assert_eq!(at_desk.stories(), ["At the desk, again"]);
    assert_eq!(in_hand.stories(), ["At the desk, again"]);
    at_desk.act(|app| app.versions.look());
    laptop.settle();
    let versions = at_desk.app.versions.list.get_untracked();
    assert_eq!(versions.len(), 1);
    let by = at_desk.act(|app| app.sync.name_of(&versions[0].device));
    assert_eq!(by, "Phone");
    at_desk.act(|app| {
        app.versions
            .choose(versions[0].clone(), VersionChoice::Part);
    });
    laptop.settle();
    let mut stories = at_desk.stories();
    stories.sort();
    assert_eq!(stories, ["At the desk, again", "In the train"]);
    sync(&laptop, &at_desk);
    sync(&phone, &in_hand);
    assert_eq!(in_hand.stories().len(), 2);
}

#[test]
fn what_is_wrong_with_the_folder_is_said_and_harms_nothing() {
    let place = MemoryPlace::default();
    let (laptop, at_desk) = device("Laptop", &place);
    at_desk.add_story("Only here");
    laptop.settle();
    let rows = || laptop.store.rows(Table::Records);
    let before = rows();
    for (trouble, told) in [
        (PlaceTrouble::Vanished, "The folder is gone"),
        (PlaceTrouble::Refused("odd".to_owned()), "odd"),
    ] {
        place.refuse(Some(trouble));
        assert!(stopped(&laptop, &at_desk).contains(told));
    }
    place.refuse(Some(PlaceTrouble::NeedsPress));
    assert_eq!(sync(&laptop, &at_desk), SyncStanding::NeedsPress);
    place.refuse(None);
    // What others wrote still arrives where nothing can be written.
    let (phone, in_hand) = device("Phone", &place);
    in_hand.add_story("From the phone");
    phone.settle();
    sync(&phone, &in_hand);
    for (trouble, told) in [
        (PlaceTrouble::ReadOnly, "can’t be written to"),
        (PlaceTrouble::Full, "no space left"),
    ] {
        place.refuse_writes(Some(trouble));
        assert!(stopped(&laptop, &at_desk).contains(told));
    }
    assert_eq!(at_desk.stories(), ["Only here", "From the phone"]);
    assert!(before.iter().all(|row| rows().contains(row)));
    place.refuse_writes(None);
    assert_eq!(sync(&laptop, &at_desk), SyncStanding::Idle);
}

#[test]
fn a_file_that_is_cut_foreign_newer_or_of_another_passphrase_is_left_alone() {
    let place = MemoryPlace::default();
    let (laptop, at_desk) = device("Laptop", &place);
    at_desk.add_story("Only here");
    laptop.settle();
    sync(&laptop, &at_desk);
    let before = laptop.store.rows(Table::Records);
    let sealed = |text: &str, passphrase: &str| age::seal(text.as_bytes(), passphrase, 1).unwrap();
    let newer = "{\"format\":\"loopready-bundle\",\"version\":2}\n";
    let whole = place.content(&place.names()[0]).unwrap();
    let text = String::from_utf8(age::open(&whole, PASSPHRASE).unwrap()).unwrap();
    let half = &text[..text.len() - 20];
    for (content, told) in [
        (whole[..whole.len() - 9].to_vec(), "its end is missing"),
        (b"<html>Sign in</html>".to_vec(), "wasn’t made by Loopready"),
        (Vec::new(), "wasn’t made by Loopready"),
        (sealed("hello", PASSPHRASE), "wasn’t made by Loopready"),
        (sealed(newer, PASSPHRASE), "newer version of Loopready"),
        (sealed(half, PASSPHRASE), "isn’t complete yet"),
        (sealed(&text, "another"), "passphrase doesn’t open"),
    ] {
        place.put("phone.loopready-sync", content);
        let why = stopped(&laptop, &at_desk);
        assert!(why.contains(told), "{why}");
        let setup = at_desk.app.sync.setup.get_untracked().unwrap();
        assert!(matches!(setup.peers[0].outcome, PeerOutcome::Skipped(_)));
        assert_eq!(laptop.store.rows(Table::Records), before);
    }
    // The same in good order, under the name of a copy that the folder made.
    place.put("phone.loopready-sync", whole);
    assert_eq!(sync(&laptop, &at_desk), SyncStanding::Idle);
    assert_eq!(laptop.store.rows(Table::Records), before);
}

#[test]
fn a_second_device_takes_the_passphrase_of_the_folder() {
    let place = MemoryPlace::default();
    device("Laptop", &place);
    let phone = Device::new();
    phone.folder.offer(&place);
    let tab = phone.open();
    let wrong = SyncChoice {
        passphrase: "another".to_owned(),
        ..choice("Phone")
    };
    tab.act(|app| app.sync.use_folder(wrong));
    phone.settle();
    let problem = tab.app.sync.problem.get_untracked().unwrap();
    assert!(problem.contains("another passphrase"), "{problem}");
    assert_eq!(standing(&tab), SyncStanding::Off);
    assert_eq!(place.names().len(), 1);
    assert!(!tab.app.sync.is_set_up());
}

#[test]
fn without_a_set_up_nothing_runs_and_a_stop_ends_it() {
    let place = MemoryPlace::default();
    let other = Device::new();
    other.folder.offer(&place);
    let tab = other.open();
    tab.act(|app| app.sync.keep());
    tab.add_story("Not shared");
    other.settle();
    other.advance(LATER);
    tab.page.show();
    other.settle();
    assert!(place.names().is_empty());

    let (laptop, at_desk) = device("Laptop", &place);
    at_desk.act(|app| app.sync.stop());
    laptop.settle();
    assert_eq!(standing(&at_desk), SyncStanding::Off);
    let writes = place.writes();
    at_desk.add_story("After the stop");
    laptop.settle();
    laptop.advance(LATER);
    at_desk.page.show();
    laptop.settle();
    assert_eq!(place.writes(), writes);
    assert_eq!(at_desk.stories(), ["After the stop"]);
}

#[test]
fn a_new_start_asks_for_the_folder_and_for_a_passphrase_that_is_not_kept() {
    let place = MemoryPlace::default();
    let laptop = Device::new();
    laptop.folder.offer(&place);
    let tab = laptop.open();
    let choice = SyncChoice {
        is_remembered: false,
        ..choice("Laptop")
    };
    tab.act(|app| app.sync.use_folder(choice));
    laptop.settle();
    laptop.folder.ask_again();
    let again = laptop.open();
    again.act(|app| app.sync.keep());
    laptop.settle();
    assert_eq!(standing(&again), SyncStanding::NeedsPress);
    again.act(|app| app.sync.allow());
    laptop.settle();
    assert_eq!(standing(&again), SyncStanding::NeedsPassphrase);
    again.act(|app| {
        app.sync
            .give_secrets("another".to_owned(), String::new(), false);
    });
    laptop.settle();
    again.act(|app| {
        app.sync
            .give_secrets(PASSPHRASE.to_owned(), String::new(), true);
    });
    laptop.settle();
    assert_eq!(standing(&again), SyncStanding::Idle);
}

#[test]
fn nothing_changes_beside_a_strict_drill() {
    let place = MemoryPlace::default();
    let (laptop, at_desk) = device("Laptop", &place);
    let id = start_memo(&at_desk);
    at_desk.act(|app| {
        app.library
            .edit(&id, |memo: &mut MemoDraft| memo.is_strict = true);
        app.go(WritingRoute::Sheet(id.clone()));
    });
    let session = open_memo(&laptop, &at_desk, &id);
    type_text(&at_desk, &session, "Against the clock.");
    laptop.settle();
    let writes = place.writes();
    laptop.advance(LATER);
    laptop.advance(LATER);
    assert_eq!(place.writes(), writes);
    at_desk.act(|app| app.go(Route::Today));
    laptop.advance(LATER);
    assert!(place.writes() > writes);
}

const ADDRESS: &str = "https://loop.example/dav/loop/";

fn server_choice(address: &str, password: &str) -> ServerChoice {
    ServerChoice {
        address: address.to_owned(),
        user: " kim ".to_owned(),
        password: password.to_owned(),
    }
}

fn serve(device: &Device, place: &MemoryPlace) {
    let server = DavServer {
        address: ADDRESS.to_owned(),
        user: "kim".to_owned(),
    };
    device.folder.serve(server, "secret", place);
}

fn connect(device: &Device, tab: &Tab, address: &str, password: &str) -> Option<String> {
    let typed = server_choice(address, password);
    tab.act(|app| app.sync.use_server(choice("Phone"), typed));
    device.settle();
    assert!(!tab.app.sync.is_connecting.get_untracked());
    tab.app.sync.problem.get_untracked()
}

#[test]
fn a_folder_on_a_server_and_one_of_the_device_are_read_alike() {
    let place = MemoryPlace::default();
    let (laptop, at_desk) = device("Laptop", &place);
    at_desk.add_story("Typed at the desk");
    laptop.settle();
    sync(&laptop, &at_desk);
    let phone = Device::new();
    serve(&phone, &place);
    let tab = phone.open();
    assert_eq!(connect(&phone, &tab, "/dav/loop", "secret"), None);
    assert_eq!(standing(&tab), SyncStanding::Idle);
    assert_eq!(tab.stories(), ["Typed at the desk"]);
    let setup = tab.app.sync.setup.get_untracked().unwrap();
    assert_eq!(setup.folder, ADDRESS);
    // It is reached again at the next start, with the secrets that the device keeps.
    tab.crash();
    let tab = phone.open();
    tab.act(|app| app.sync.keep());
    phone.advance(LATER);
    assert_eq!(standing(&tab), SyncStanding::Idle);
    tab.act(|app| app.sync.stop());
    phone.settle();
    assert_eq!(place.names().len(), 2, "the files stay");
}

#[test]
fn what_a_server_refuses_is_told_and_sets_nothing_up() {
    for (address, password, trouble, told) in [
        ("", "secret", None, "Type the address"),
        ("https://cloud.example/dav/", "secret", None, "its own site"),
        ("/dav/other/", "secret", None, "can’t be reached"),
        ("/dav/loop/", "slip", None, "user name or password"),
        (
            "/dav/loop/",
            "secret",
            Some(PlaceTrouble::NotWebDav),
            "not a WebDAV server",
        ),
        (
            "/dav/loop/",
            "secret",
            Some(PlaceTrouble::Forbidden),
            "let this user",
        ),
        (
            "/dav/loop/",
            "secret",
            Some(PlaceTrouble::TooSlow),
            "in time",
        ),
    ] {
        let place = MemoryPlace::default();
        place.refuse(trouble.clone());
        let phone = Device::new();
        serve(&phone, &place);
        let tab = phone.open();
        let problem = connect(&phone, &tab, address, password).unwrap_or_default();
        assert!(problem.contains(told), "{address} {trouble:?}: {problem}");
        assert_eq!(standing(&tab), SyncStanding::Off);
        assert!(place.names().is_empty());
    }
}

#[test]
fn a_password_that_was_changed_on_the_server_is_asked_for_again() {
    let place = MemoryPlace::default();
    let phone = Device::new();
    serve(&phone, &place);
    let tab = phone.open();
    assert_eq!(connect(&phone, &tab, ADDRESS, "secret"), None);
    place.refuse(Some(PlaceTrouble::WrongLogin));
    assert_eq!(sync(&phone, &tab), SyncStanding::NeedsPassphrase);
    let problem = tab.app.sync.problem.get_untracked().unwrap();
    assert!(problem.contains("user name or password"), "{problem}");
    place.refuse(None);
    for (password, after) in [
        ("slip", SyncStanding::NeedsPassphrase),
        ("secret", SyncStanding::Idle),
    ] {
        tab.act(|app| {
            app.sync
                .give_secrets(PASSPHRASE.to_owned(), password.to_owned(), true);
        });
        phone.settle();
        assert_eq!(standing(&tab), after, "{password}");
    }
}

#[test]
fn what_fails_on_a_server_later_loses_nothing_and_passes() {
    for trouble in [
        PlaceTrouble::Locked,
        PlaceTrouble::ServerFull,
        PlaceTrouble::ChangedMeanwhile,
        PlaceTrouble::ReadOnlyServer,
        PlaceTrouble::ServerTrouble(503),
        PlaceTrouble::Unreachable,
    ] {
        let place = MemoryPlace::default();
        let phone = Device::new();
        serve(&phone, &place);
        let tab = phone.open();
        assert_eq!(connect(&phone, &tab, ADDRESS, "secret"), None);
        tab.add_story("Typed on the train");
        phone.settle();
        place.refuse_writes(Some(trouble.clone()));
        assert_eq!(stopped(&phone, &tab), trouble.to_string());
        place.refuse_writes(None);
        assert_eq!(sync(&phone, &tab), SyncStanding::Idle, "{trouble:?}");
        assert_eq!(tab.stories(), ["Typed on the train"]);
    }
}
