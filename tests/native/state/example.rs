//! A look around with the example, and back: the candidate's own records are untouched.

use std::collections::BTreeMap;
use std::time::Duration;

use loopready::domain::loops::interview_loop::InterviewLoop;
use loopready::domain::loops::mock::mock_loop::MockLoop;
use loopready::domain::offer::Offer;
use loopready::domain::plan::situation::Until;
use loopready::domain::plan::today::NextStep;
use loopready::domain::practice::memory::Practice;
use loopready::domain::practice::session::PracticeSession;
use loopready::domain::stories::metric::Metric;
use loopready::domain::stories::probe::Probes;
use loopready::domain::writing::memo::MemoDraft;
use loopready::ports::{InstallOffer, Mirror, Sandbox, Snapshots, Table};
use reactive_graph::prelude::*;

use super::device::{Device, Tab};

/// Everything of the device's own: rows, mirror, snapshots, files.
fn own(device: &Device) -> impl PartialEq + std::fmt::Debug + use<> {
    let tables = Table::ALL.map(|table| device.store.rows(table));
    let mirror: BTreeMap<String, String> = device.mirror.entries().into_iter().collect();
    let snapshots = pollster::block_on(device.snapshots.names());
    (tables, mirror, snapshots, device.files.saved().len())
}

fn entered(device: &Device, tab: &Tab) -> std::rc::Rc<Tab> {
    tab.act(|app| app.sandbox.open());
    device.settle();
    tab.crash();
    device.open()
}

#[test]
fn the_example_is_complete_and_two_weeks_before_its_loop_on_any_day() {
    for days in [0, 400] {
        let device = Device::new();
        device.advance(Duration::from_hours(24 * days));
        let tab = entered(&device, &device.open());
        assert!(tab.app.sandbox.is_open());
        let counts = tab.act(|app| {
            let library = app.library;
            [
                library.living_stories().len(),
                library.of::<Metric>().living().len(),
                library.of::<Probes>().living().len(),
                library.of::<MemoDraft>().living().len(),
                library.of::<PracticeSession>().living().len(),
                library.of::<Practice>().living().len(),
                library.of::<MockLoop>().living().len(),
                library.of::<InterviewLoop>().living().len(),
                library.of::<Offer>().living().len(),
            ]
        });
        assert_eq!(counts, [10, 11, 4, 3, 6, 12, 2, 1, 2]);
        assert!(tab.app.library.set_aside.get_untracked().is_empty());
        let (situation, today) =
            tab.act(|app| (app.plan.situation(), app.plan.day(app.plan.now())));
        assert_eq!(
            situation.until(),
            Until::Loop(today + chrono::Days::new(14))
        );
        let first = situation.agenda(&situation.schedule()).first;
        assert!(matches!(first, NextStep::Do(_)), "{first:?}");
        tab.act(|app| {
            let now = app.plan.now();
            let records = app.library.living_stories().into_iter();
            assert!(records.map(|story| story.changed()).all(|at| at < now));
        });
    }
}

#[test]
fn nothing_of_the_example_meets_what_is_the_candidates_own() {
    let device = Device::new();
    let tab = device.open();
    tab.add_story("My own");
    device.advance(Duration::from_mins(2));
    tab.crash();
    let tab = device.open();
    let before = own(&device);

    let example = entered(&device, &tab);
    assert!(!example.stories().contains(&"My own".to_owned()));
    example.add_story("Written in the example");
    example.act(|app| app.backups.export());
    device.advance(Duration::from_mins(2));
    assert_eq!(own(&device), before);
    let told = example.app.notices.shown.get_untracked();
    assert!(
        told.iter()
            .any(|notice| notice.text.contains("Leave it first"))
    );
    let proposal = example.act(|app| {
        let situation = app.plan.situation();
        app.plan.proposal(&situation, InstallOffer::Prompt)
    });
    assert_eq!(proposal, None);

    // A reload stays in it; leaving it throws it away.
    example.crash();
    let again = device.open();
    assert_eq!(again.stories().len(), 11);
    again.act(|app| app.sandbox.leave());
    again.crash();
    let back = device.open();
    assert!(!back.app.sandbox.is_open() && !device.sandbox.is_open());
    assert_eq!(back.stories(), ["My own"]);
    assert_eq!(own(&device), before);
    assert_eq!(entered(&device, &back).stories().len(), 10);
}
