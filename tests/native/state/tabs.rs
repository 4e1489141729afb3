//! Two tabs of one device.

use std::time::Duration;

use loopready::domain::assessment::item::{ItemKind, ItemLevel};
use loopready::domain::assessment::work_style::WorkStyle;
use loopready::domain::paper::page::PageFormat;
use loopready::domain::paper::typeface::TypeStyle;
use loopready::domain::practice::drill::{Card, DrillKind, PracticeDrill};
use loopready::domain::practice::memory::AnswerGrade;
use loopready::domain::practice::session::{CardStep, PracticeSession};
use loopready::domain::record::id::RecordId;
use loopready::domain::record::save_state::GRACE;
use loopready::domain::review::document_kind::DocumentKind;
use loopready::domain::stories::probe::Probes;
use loopready::domain::stories::story::Story;
use loopready::domain::writing::memo::{MemoChoices, MemoDraft, Way};
use loopready::ports::Table;
use loopready::state::{
    Access, App, AssessmentRoom, Loaded, MemoSession, ProbeSession, Seat, Typed,
};
use reactive_graph::prelude::*;

use super::device::{Device, Tab};
use super::{mock_loop, practice};

pub fn start_memo(tab: &Tab) -> RecordId {
    let choices = MemoChoices {
        way: Way::Drill,
        document: DocumentKind::default(),
        offered: Vec::new(),
        seed: 1,
        redraws: 0,
        chosen: 0,
        time: Duration::from_hours(1),
        due: None,
        is_strict: false,
        limit: 2,
        format: PageFormat::default(),
        lettering: TypeStyle::default(),
        target: None,
    };
    tab.act(|app| app.library.start_memo(choices, Vec::new()))
}

pub fn open_memo(device: &Device, tab: &Tab, id: &RecordId) -> MemoSession {
    let session = tab.view(|app| MemoSession::open(app.core(), id.clone()));
    device.settle();
    session.unwrap()
}

pub fn type_text(tab: &Tab, session: &MemoSession, text: &str) {
    tab.act(|_| session.edit(text.to_owned()));
}

fn text_of(tab: &Tab, id: &RecordId) -> String {
    let memo = tab.act(|app| app.library.of::<MemoDraft>().get(id));
    memo.unwrap().body.draft.text
}

#[test]
fn a_story_saved_in_one_tab_is_shown_in_the_other() {
    let device = Device::new();
    let (one, two) = (device.open(), device.open());
    let id = one.add_story("T");
    device.settle();
    assert_eq!(two.stories(), ["T"]);
    two.act(|app| {
        app.library
            .edit(&id, |story: &mut Story| story.title.push('!'));
    });
    device.settle();
    assert_eq!(one.stories(), ["T!"]);
    one.act(|app| app.library.delete_story(&id));
    device.settle();
    assert!(two.stories().is_empty());
}

#[test]
fn one_tab_writes_a_memo_and_the_other_reads_until_it_takes_over() {
    let device = Device::new();
    let (one, two) = (device.open(), device.open());
    let id = start_memo(&one);
    device.settle();
    let first = open_memo(&device, &one, &id);
    assert_eq!(first.access.get_untracked(), Access::Writing);
    type_text(&one, &first, "From the first tab");
    device.settle();
    let second = open_memo(&device, &two, &id);
    assert_eq!(second.access.get_untracked(), Access::Reading);
    assert_eq!(second.given.get_untracked(), "From the first tab");
    // What a reader types is kept nowhere.
    type_text(&two, &second, "typed by the reader");
    device.settle();

    two.act(|_| second.take_over());
    device.advance(GRACE);
    assert_eq!(first.access.get_untracked(), Access::TakenOver);
    assert_eq!(second.access.get_untracked(), Access::Writing);
    assert_eq!(second.given.get_untracked(), "From the first tab");
    type_text(&two, &second, "From the second tab");
    type_text(&one, &first, "too late");
    device.settle();
    two.crash();
    one.crash();
    let later = device.open();
    assert_eq!(text_of(&later, &id), "From the second tab");
}

/// A key that is on its way when another tab takes over is in the text that this tab finds.
#[test]
fn no_key_is_lost_when_another_tab_takes_over_in_the_middle_of_typing() {
    for keys in 1..=3 {
        let device = Device::new();
        let (one, two) = (device.open(), device.open());
        let id = start_memo(&one);
        device.settle();
        let first = open_memo(&device, &one, &id);
        let second = open_memo(&device, &two, &id);
        device.store.hold();
        two.act(|_| second.take_over());
        for length in 1..=keys {
            type_text(&one, &first, &"Key"[..length]);
        }
        device.settle();
        assert_eq!(first.access.get_untracked(), Access::TakenOver);
        device.store.release();
        device.advance(GRACE);
        assert_eq!(second.access.get_untracked(), Access::Writing);
        assert_eq!(second.given.get_untracked(), &"Key"[..keys]);
    }
}

#[test]
fn a_write_of_the_old_tab_that_comes_late_is_outdated() {
    let device = Device::new();
    let (one, two) = (device.open(), device.open());
    let id = start_memo(&one);
    device.settle();
    let first = open_memo(&device, &one, &id);
    for text in ["a", "ab", "abc", "abcd"] {
        type_text(&one, &first, text);
        device.settle();
    }
    let second = open_memo(&device, &two, &id);
    device.store.hold();
    type_text(&one, &first, "abcde");
    device.settle();
    device.store.release();
    two.act(|_| second.take_over());
    device.advance(GRACE);
    type_text(&two, &second, "new");
    device.settle();
    one.crash();
    two.crash();
    assert_eq!(text_of(&device.open(), &id), "new");
}

#[test]
fn a_tab_that_takes_over_a_memo_that_was_finished_finds_it_over() {
    let device = Device::new();
    let (one, two) = (device.open(), device.open());
    let id = start_memo(&one);
    device.settle();
    let first = open_memo(&device, &one, &id);
    type_text(&one, &first, "All of it");
    let second = open_memo(&device, &two, &id);
    one.act(|_| first.finish());
    device.settle();
    two.act(|_| second.take_over());
    device.advance(GRACE);
    assert_eq!(second.access.get_untracked(), Access::Over);
    assert_eq!(text_of(&two, &id), "All of it");
}

#[test]
fn a_memo_that_is_closed_lets_the_other_tab_write_at_once() {
    let device = Device::new();
    let (one, two) = (device.open(), device.open());
    let id = start_memo(&one);
    device.settle();
    let first = open_memo(&device, &one, &id);
    type_text(&one, &first, "Typed");
    device.settle();
    one.act(|_| first.leave());
    one.close_views();
    device.settle();
    let second = open_memo(&device, &two, &id);
    assert_eq!(second.access.get_untracked(), Access::Writing);
    assert_eq!(second.given.get_untracked(), "Typed");
}

#[test]
fn a_memo_comes_back_with_its_last_words_and_an_hour_of_absence() {
    let device = Device::new();
    let tab = device.open();
    let id = start_memo(&tab);
    device.settle();
    let session = open_memo(&device, &tab, &id);
    device.store.hold();
    for text in ["W", "Wo", "Words"] {
        type_text(&tab, &session, text);
        device.settle();
    }
    tab.crash();
    device.store.lose();
    device.advance(Duration::from_mins(20));
    let tab = device.open();
    let session = open_memo(&device, &tab, &id);
    assert_eq!(session.given.get_untracked(), "Words");
    tab.act(|_| session.look_at_clocks());
    let left = session.remaining();
    let forty = loopready::domain::clock::Remaining::Left(Duration::from_mins(40));
    assert_eq!(left, forty, "a drill goes on while nobody is there");
}

fn new_story(device: &Device, tab: &Tab) -> Typed<Story> {
    let typed = tab.view(|app| Typed::of_story(app.core(), None, None));
    device.settle();
    typed
}

fn type_title(device: &Device, tab: &Tab, typed: Typed<Story>, title: &str) {
    tab.act(|_| typed.edit(|story| title.clone_into(&mut story.title)));
    device.settle();
}

fn title(typed: Typed<Story>) -> String {
    typed.form.with_untracked(|story| story.title.clone())
}

#[test]
fn new_stories_in_two_tabs_are_two_drafts() {
    let device = Device::new();
    let (one, two) = (device.open(), device.open());
    let (first, second) = (new_story(&device, &one), new_story(&device, &two));
    type_title(&device, &one, first, "From the first tab");
    type_title(&device, &two, second, "From the second tab");
    assert!(one.act(|_| first.save_story()).is_some());
    device.settle();
    // What the second tab has typed survives its end, and comes back in the next form.
    two.crash();
    one.close_views();
    let again = new_story(&device, &one);
    assert_eq!(title(again), "From the second tab");
    assert!(again.was_recovered.get_untracked());
    // A third tab begins with an empty form meanwhile.
    let three = device.open();
    assert_eq!(title(new_story(&device, &three)), "");
    assert!(one.act(|_| again.save_story()).is_some());
    device.settle();
    assert_eq!(
        three.stories(),
        ["From the first tab", "From the second tab"]
    );
}

#[test]
fn every_draft_of_tabs_that_crashed_comes_back() {
    let device = Device::new();
    let tabs: Vec<_> = (0..3).map(|_| device.open()).collect();
    for (number, tab) in tabs.iter().enumerate() {
        let typed = new_story(&device, tab);
        type_title(&device, tab, typed, &format!("Draft {number}"));
    }
    for tab in &tabs {
        tab.crash();
    }
    let tab = device.open();
    let mut found = Vec::new();
    for _ in 0..3 {
        let typed = new_story(&device, &tab);
        found.push(title(typed));
        assert!(tab.act(|_| typed.save_story()).is_some());
        device.settle();
        tab.close_views();
    }
    found.sort();
    assert_eq!(found, ["Draft 0", "Draft 1", "Draft 2"]);
}

#[test]
fn a_save_over_a_newer_version_asks_first_and_keeps_both() {
    for is_mine in [true, false] {
        let device = Device::new();
        let (one, two) = (device.open(), device.open());
        let id = one.add_story("Before");
        device.settle();
        let open = |tab: &Tab| {
            let typed = tab.view(|app| Typed::of_story(app.core(), Some(&id), None));
            device.settle();
            typed
        };
        let (first, second) = (open(&one), open(&two));
        type_title(&device, &one, first, "First");
        type_title(&device, &two, second, "Second");
        assert!(one.act(|_| first.save_story()).is_some());
        device.settle();
        assert_eq!(two.act(|_| second.save_story()), None, "it asks first");
        device.settle();
        assert_eq!(two.stories(), ["First"]);
        let newer = second.newer.get_untracked().unwrap();
        assert_eq!(newer.title, "First");
        if is_mine {
            two.act(|_| second.keep_both());
        } else {
            two.act(|_| second.take_newer());
            assert_eq!(title(second), "First");
            type_title(&device, &two, second, "First, and on");
        }
        assert!(two.act(|_| second.save_story()).is_some());
        device.settle();
        let story = two.act(|app| app.library.story(&id)).unwrap();
        let kept = story.superseded().to_vec();
        if is_mine {
            assert_eq!(story.body.title, "Second");
            assert_eq!(kept.len(), 1);
            assert_eq!(kept[0].body["title"], "First");
        } else {
            assert_eq!(story.body.title, "First, and on");
            assert!(kept.is_empty());
        }
    }
}

#[test]
fn what_a_form_itself_has_changed_is_no_surprise_to_it() {
    let device = Device::new();
    let tab = device.open();
    let id = tab.add_story("Now");
    device.settle();
    let typed = tab.view(|app| Typed::of_story(app.core(), Some(&id), None));
    device.settle();
    let older = Story {
        title: "Older".to_owned(),
        ..Story::default()
    };
    tab.act(|_| typed.restore(older));
    device.settle();
    type_title(&device, &tab, typed, "Older, and on");
    assert!(tab.act(|_| typed.save_story()).is_some());
}

/// Opens a session as its page does: the clock goes on when this tab drives.
fn sit(device: &Device, tab: &Tab, id: &RecordId) -> Seat {
    let seat = tab.view(|app| {
        let session = id.clone();
        Seat::take(app.core(), id.clone(), move || {
            app.practice.take_up(&session);
        })
    });
    device.settle();
    seat
}

fn step(tab: &Tab, id: &RecordId) -> CardStep {
    let session = tab.act(|app| app.library.of::<PracticeSession>().get(id));
    session.unwrap().body.step
}

#[test]
fn one_tab_drives_a_practice_session_and_the_other_follows_until_it_takes_over() {
    let device = Device::new();
    let (one, two) = (device.open(), device.open());
    let id = practice::begun(&device, &one);
    let (first, second) = (sit(&device, &one, &id), sit(&device, &two, &id));
    assert_eq!(first.access.get_untracked(), Access::Writing);
    assert_eq!(second.access.get_untracked(), Access::Reading);
    // What the follower presses does nothing; what the driver does is seen.
    two.act(|app| app.practice.advance(&id, 0));
    two.act(|app| app.practice.stop(&id));
    device.settle();
    assert_eq!(step(&one, &id), CardStep::Think);
    one.act(|app| app.practice.advance(&id, 0));
    device.settle();
    assert_eq!(step(&two, &id), CardStep::Speak);
    // A follower that leaves stops no clock.
    let records = device.store.rows(Table::Records);
    two.act(|app| second.leave(|| app.practice.pause(&id)));
    device.settle();
    assert_eq!(device.store.rows(Table::Records), records);

    let second = sit(&device, &two, &id);
    two.act(|_| second.take_over());
    device.advance(GRACE);
    assert_eq!(first.access.get_untracked(), Access::TakenOver);
    assert_eq!(second.access.get_untracked(), Access::Writing);
    one.act(|app| app.practice.stop(&id));
    device.settle();
    assert_eq!(step(&one, &id), CardStep::Speak);
    two.act(|app| app.practice.advance(&id, 0));
    device.settle();
    assert_eq!(step(&one, &id), CardStep::Grade);
    // And one that ends makes room.
    two.crash();
    let three = device.open();
    let third = sit(&device, &three, &id);
    assert_eq!(third.access.get_untracked(), Access::Writing);
}

/// A session in which steps are taken, one by one.
struct Stepped {
    name: &'static str,
    begin: fn(&Device, &Tab) -> RecordId,
    /// Takes the step of that turn.
    step: fn(&'static App, &RecordId, usize),
}

pub fn drill_begun(device: &Device, tab: &Tab) -> RecordId {
    tab.act(|app| {
        app.library
            .add(PracticeDrill::begin(DrillKind::Pivot, 1, cards()))
    });
    device.settle();
    let round = tab.act(|app| app.drills.under_way(DrillKind::Pivot));
    round.unwrap()
}

fn cards() -> Vec<Card> {
    ["one", "two"]
        .map(|id| Card::Question(id.to_owned()))
        .to_vec()
}

pub fn set_begun(_: &Device, tab: &Tab) -> RecordId {
    let id =
        tab.act(|app| AssessmentRoom::of(app.core()).begin(&ItemKind::ALL, ItemLevel::ALL[0], 4));
    id.unwrap()
}

pub fn sitting_begun(device: &Device, tab: &Tab) -> RecordId {
    let statements = tab.act(|app| app.catalogue.work_style());
    device.settle();
    let Some(Loaded::Ready(statements)) = statements.get_untracked() else {
        panic!("no statements");
    };
    let id = tab.act(|app| AssessmentRoom::of(app.core()).begin_sitting(&statements));
    id.unwrap()
}

fn sessions() -> [Stepped; 5] {
    [
        Stepped {
            name: "practice",
            begin: practice::begun,
            step: |app, id, _| app.practice.advance(id, 0),
        },
        Stepped {
            name: "mock loop",
            begin: mock_loop::begun,
            step: |app, id, turn| {
                app.mock_loops.act(id, |run, now| match turn {
                    0 => run.go_on(now),
                    _ => run.speak(now),
                });
            },
        },
        Stepped {
            name: "drill",
            begin: drill_begun,
            step: |app, id, turn| match turn {
                0 => app.drills.said(id, 4),
                _ => app.drills.rate(id, AnswerGrade::Solid),
            },
        },
        Stepped {
            name: "assessment",
            begin: set_begun,
            step: |app, id, turn| AssessmentRoom::of(app.core()).choose(id, turn),
        },
        Stepped {
            name: "work style",
            begin: sitting_begun,
            step: |app, id, turn| {
                AssessmentRoom::of(app.core())
                    .in_sitting(id, |sitting: &mut WorkStyle| sitting.choose_most(turn));
            },
        },
    ]
}

#[test]
fn follow_ups_open_in_two_tabs_are_typed_in_one_and_followed_in_the_other() {
    let device = Device::new();
    let (one, two) = (device.open(), device.open());
    let story = one.add_story("Told");
    device.settle();
    let open = |tab: &Tab| {
        let opened = tab.view(|app| {
            let session = ProbeSession::open(app.core(), &story);
            let seat = Seat::take(app.core(), Probes::id_for(&story), move || {
                session.take_up();
            });
            (session, seat)
        });
        device.settle();
        opened
    };
    let answer = |session: ProbeSession| {
        let of = |probes: &Probes| probes.get(1).map(|probe| probe.answer.clone());
        session.probes.with_untracked(of).unwrap_or_default()
    };
    let types = |tab: &Tab, session: ProbeSession, text: &str| {
        tab.act(|_| session.type_into(1, |probe| probe.answer.push_str(text)));
        device.settle();
    };
    let (first, _) = open(&one);
    let (second, seat) = open(&two);
    one.act(|_| first.ask(None, "Why then?"));
    device.settle();
    two.act(|_| second.follow());
    assert_eq!(
        second.probes.with_untracked(|probes| probes.probes.len()),
        1
    );
    // What a follower would type is not kept; what the driver types is, though no field was left.
    types(&two, second, "Nothing");
    types(&one, first, "The lease");
    two.act(|_| second.leave());
    let kept = || two.act(|app| app.library.probes_of(&story));
    device.settle();
    assert_eq!(kept().get(1).map(|probe| probe.answer.as_str()), Some(""));
    two.act(|_| seat.take_over());
    device.advance(GRACE);
    assert_eq!(answer(second), "The lease");
    types(&two, second, " ended.");
    types(&one, first, " lost");
    one.act(|_| first.leave());
    two.act(|_| second.leave());
    device.settle();
    let answers = kept().get(1).map(|probe| probe.answer.clone());
    assert_eq!(answers.as_deref(), Some("The lease ended."));
}

#[test]
fn of_two_tabs_with_any_session_one_drives_until_the_other_takes_over() {
    for Stepped { name, begin, step } in sessions() {
        let device = Device::new();
        let (one, two) = (device.open(), device.open());
        let id = begin(&device, &one);
        device.settle();
        let seats = [&one, &two].map(|tab| sit(&device, tab, &id));
        let accesses = || seats.map(|seat| seat.access.get_untracked());
        assert_eq!(accesses(), [Access::Writing, Access::Reading], "{name}");
        let kept = || {
            let rows = device.store.rows(Table::Records);
            let row = rows.into_iter().find(|row| row.key == id.as_str());
            row.unwrap().text
        };
        let changes = |tab: &Tab, turn: usize| {
            let before = kept();
            tab.act(|app| step(app, &id, turn));
            device.settle();
            kept() != before
        };
        assert!(!changes(&two, 0), "{name}: a follower takes no step");
        assert!(changes(&one, 0), "{name}");
        two.act(|_| seats[1].take_over());
        device.advance(GRACE);
        assert_eq!(accesses(), [Access::TakenOver, Access::Writing], "{name}");
        assert!(
            !changes(&one, 1),
            "{name}: nor does one that was taken over"
        );
        assert!(changes(&two, 1), "{name}: from where the first has left it");
        // One that ends makes room.
        two.crash();
        let third = sit(&device, &device.open(), &id);
        assert_eq!(third.access.get_untracked(), Access::Writing, "{name}");
    }
}
