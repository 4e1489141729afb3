//! A mock loop that is left for the night.

use std::time::Duration;

use chrono::TimeDelta;
use loopready::domain::clock::Remaining;
use loopready::domain::loops::mock::interview::Showing;
use loopready::domain::loops::mock::mock_loop::{MockLoop, MockStep};
use loopready::domain::loops::mock::plan::{Days, MockPlan};
use loopready::domain::record::id::RecordId;
use loopready::ports::Clock;
use loopready::state::{Loaded, Typed};
use reactive_graph::prelude::*;

use super::device::{Device, Tab};

pub fn begun(device: &Device, tab: &Tab) -> RecordId {
    let list = tab.act(|app| app.catalogue.questions());
    device.settle();
    let Some(Loaded::Ready(questions)) = list.get_untracked() else {
        panic!("no questions");
    };
    let plan = tab.act(|app| app.mock_loops.drawn(Days::One));
    let typed = tab.view(|app| Typed::<MockPlan>::open(app.core(), "mock:new".to_owned(), plan));
    device.settle();
    let id = tab.act(|app| app.mock_loops.begin(typed, &questions));
    device.settle();
    id.unwrap()
}

fn run(tab: &Tab, id: &RecordId) -> MockLoop {
    let record = tab.act(|app| app.library.of::<MockLoop>().get(id));
    record.unwrap().body
}

fn left(device: &Device, tab: &Tab, id: &RecordId) -> Duration {
    let now = tab.app.mock_loops.now();
    match run(tab, id).remaining(now) {
        Some(Remaining::Left(left)) => left,
        other => panic!("{other:?} at {}", device.clock.now().wall),
    }
}

/// Speaks for a while, as the page does: the clocks are looked at now and then.
fn speak(device: &Device, tab: &Tab, id: &RecordId, seconds: u64) {
    tab.act(|app| app.mock_loops.act(id, MockLoop::speak));
    for _ in 0..seconds / 15 {
        device.advance(Duration::from_secs(15));
        tab.act(|app| app.mock_loops.observe(id));
    }
    device.settle();
}

/// How the night came.
#[derive(Clone, Copy, Debug)]
enum Night {
    /// The page was left, which pauses.
    Left,
    /// The browser was killed while the answer was spoken.
    Killed,
    /// The lid was closed while the answer was spoken, and opened in the morning.
    LidClosed,
}

#[test]
fn a_night_is_no_time_of_the_interview_however_it_came() {
    for night in [Night::Left, Night::Killed, Night::LidClosed] {
        let device = Device::new();
        let mut tab = device.open();
        let id = begun(&device, &tab);
        tab.act(|app| app.mock_loops.act(&id, MockLoop::go_on));
        let at_first = left(&device, &tab, &id);
        assert_eq!(run(&tab, &id).step(), MockStep::Pick);
        speak(&device, &tab, &id, 60);
        let eve = left(&device, &tab, &id);
        assert_eq!(at_first, eve + Duration::from_mins(1));
        match night {
            Night::Left => {
                tab.act(|app| app.mock_loops.pause(&id));
                device.settle();
                tab.crash();
                device.advance(Duration::from_hours(9));
                tab = device.open();
            }
            Night::Killed => {
                tab.crash();
                device.advance(Duration::from_hours(9));
                tab = device.open();
            }
            Night::LidClosed => {
                // The wall goes on, and the clock of the page stands still.
                let morning = device.clock.now().wall + TimeDelta::hours(9);
                device.clock.set_wall(morning);
            }
        }
        tab.act(|app| app.mock_loops.observe(&id));
        if run(&tab, &id).is_paused() {
            tab.act(|app| app.mock_loops.act(&id, MockLoop::resume));
        }
        device.settle();
        assert_eq!(left(&device, &tab, &id), eve, "{night:?}");
        assert_eq!(run(&tab, &id).step(), MockStep::Speak, "{night:?}");
        // And it goes on to its debrief.
        tab.act(|app| app.mock_loops.stop_speaking(&id, None));
        let spoken = run(&tab, &id).telling().unwrap().seconds;
        assert_eq!(spoken, Some(60), "{night:?}");
        walk(&tab, &id);
        device.settle();
        tab.crash();
        let tab = device.open();
        assert!(run(&tab, &id).is_over());
        let tally = tab.act(|app| app.mock_loops.tally(&run(&tab, &id)));
        assert_eq!(tally, tab.act(|app| app.mock_loops.tally(&run(&tab, &id))));
    }
}

/// Walks a loop to its end.
fn walk(tab: &Tab, id: &RecordId) {
    for _ in 0..1_000 {
        let step = run(tab, id).step();
        tab.act(|app| {
            let room = app.mock_loops;
            match step {
                MockStep::Pick => room.act(id, MockLoop::speak),
                MockStep::Speak => {
                    room.stop_speaking(id, None);
                    None
                }
                MockStep::Probe(_) => room.act(id, |run, _| run.mark(true)),
                MockStep::Judge => room.act(id, |run, now| run.judge(Showing::Shown, now)),
                MockStep::Over => None,
                _ => room.act(id, MockLoop::go_on),
            }
        });
        if step == MockStep::Over {
            return;
        }
    }
}
