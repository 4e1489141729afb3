//! A mock loop that is left for the night.

use std::time::Duration;

use chrono::TimeDelta;
use loopready::domain::clock::Remaining;
use loopready::domain::loops::debrief::lessons::LessonStep;
use loopready::domain::loops::mock::interview::Showing;
use loopready::domain::loops::mock::mock_loop::{MockLoop, MockStep, Repeat};
use loopready::domain::loops::mock::plan::{Days, MockPlan};
use loopready::domain::record::id::RecordId;
use loopready::domain::stories::probe::AnswerStanding;
use loopready::domain::stories::story::Story;
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
                MockStep::Probe(_) => room.act(id, |run, now| run.mark(true, now)),
                MockStep::Judge => room.act(id, |run, now| run.judge(Showing::Shown, now)),
                MockStep::Over => None,
                _ => {
                    room.go_on(id);
                    None
                }
            }
        });
        if step == MockStep::Over {
            return;
        }
    }
}

#[test]
fn what_was_spoken_counts_in_practice_and_what_did_not_hold_is_open_under_its_story() {
    let device = Device::new();
    let tab = device.open();
    let story = tab.act(|app| {
        app.library.add(Story {
            title: "Returns desk".to_owned(),
            action: "I timed 40 returns and cut the form to 3 fields.".to_owned(),
            ..Story::default()
        })
    });
    let id = begun(&device, &tab);
    assert!(tab.act(|app| app.practice.practiced()).is_empty());
    tab.act(|app| app.mock_loops.go_on(&id));
    tab.act(|app| {
        let picked = Some((story.clone(), "Returns desk".to_owned()));
        app.mock_loops
            .act(&id, |run, _| run.pick(picked, Repeat::Refused))
    });
    let asked = run(&tab, &id).asked().unwrap().drawn.question.clone();
    let bank = tab.act(|app| app.catalogue.questions_here()).unwrap();
    let question = bank.iter().find(|question| question.id == asked);
    speak(&device, &tab, &id, 90);
    tab.act(|app| app.mock_loops.stop_speaking(&id, question));
    let mut failed = 0;
    while matches!(run(&tab, &id).step(), MockStep::Probe(_)) {
        failed += 1;
        tab.act(|app| app.mock_loops.act(&id, |run, now| run.mark(false, now)));
    }
    assert!(failed > 1);
    walk(&tab, &id);
    device.settle();
    tab.crash();
    let tab = device.open();

    let told = run(&tab, &id).tellings().count();
    let practiced = tab.act(|app| app.practice.practiced());
    let answers: usize = practiced.values().map(|one| one.answers.len()).sum();
    assert_eq!(answers, told);
    let first = &practiced[&asked].answers[0];
    assert_eq!((first.seconds, first.story.as_ref()), (90, Some(&story)));
    let probes = tab.act(|app| app.library.probes_of(&story));
    assert_eq!(probes.probes.len(), failed);
    assert!(
        probes
            .probes
            .iter()
            .all(|probe| probe.standing == Some(AnswerStanding::Gap))
    );
    let steps = run(&tab, &id).next_steps(|id| *id == story);
    assert_eq!(
        steps[0],
        LessonStep::AnswerFollowUps {
            story,
            title: "Returns desk".to_owned(),
            count: failed,
        }
    );
}
