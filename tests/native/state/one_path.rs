//! From the first visit to the offer with the clock moved: each day, Today names what is next.

use std::rc::Rc;
use std::time::Duration;

use loopready::domain::loops::interview_loop::{InterviewLoop, LoopOutcome, draw};
use loopready::domain::loops::log::{LoggedQuestion, LoopLog};
use loopready::domain::offer::form::Offer;
use loopready::domain::plan::safeguard::Safeguard;
use loopready::domain::plan::situation::{Unfinished, Until};
use loopready::domain::plan::task::Task;
use loopready::domain::plan::today::NextStep;
use loopready::domain::practice::session::{Aim, PracticeSession};
use loopready::domain::principle::Principle;
use loopready::domain::record::id::RecordId;
use loopready::domain::stories::story::Story;
use loopready::ports::InstallOffer;
use loopready::state::Typed;
use reactive_graph::prelude::*;

use super::device::{Device, Tab};

const DAY: Duration = Duration::from_hours(24);

/// What Today names, first and then.
fn steps(tab: &Tab) -> Vec<NextStep> {
    let agenda = tab.act(|app| {
        let situation = app.plan.situation();
        situation.agenda(&situation.schedule())
    });
    std::iter::once(agenda.first).chain(agenda.then).collect()
}

fn first(tab: &Tab) -> NextStep {
    steps(tab).remove(0)
}

fn next_loop(tab: &Tab) -> RecordId {
    let next = tab.act(|app| app.plan.next_loop());
    next.unwrap().id().clone()
}

/// Says on the first visit that the loop is in so many days.
fn welcomed(device: &Device, days: u64) -> Rc<Tab> {
    let tab = device.open();
    assert_eq!(steps(&tab), [NextStep::Welcome]);
    let form = tab.view(|app| app.plan.form());
    let day = tab.act(|app| app.plan.day(app.plan.now())) + chrono::Days::new(days);
    tab.act(|app| {
        form.edit(|form| form.loop_day = Some(day));
        app.plan.save(form)
    });
    device.settle();
    tab.close_views();
    tab
}

fn told(title: &str, principles: &[Principle]) -> Story {
    Story {
        title: title.to_owned(),
        situation: "In May 2024, returns took 19 minutes at the desk.".to_owned(),
        task: "I had to halve that by July, or the desk would close.".to_owned(),
        action: "I timed 40 returns. I found that 9 minutes went to one form. I cut the form to 3 \
                 fields. I trained 12 people."
            .to_owned(),
        result: "By July, a return took 7 minutes, which saved $120,000 a year.".to_owned(),
        principles: principles.to_vec(),
        ..Story::default()
    }
}

#[test]
fn every_day_from_the_first_visit_to_the_offer_has_its_step() {
    let device = Device::new();
    let tab = welcomed(&device, 14);
    let loop_id = next_loop(&tab);
    // The day stands in the loop alone, and the plan has it.
    let situation = tab.act(|app| app.plan.situation());
    assert!(matches!(situation.until(), Until::Loop(_)));

    // Every day until the eve has a task, and a story takes its task away.
    for day in 0..13 {
        let NextStep::Do(slot) = first(&tab) else {
            panic!("day {day}: {:?}", first(&tab));
        };
        if day < 3 {
            let principle = Principle::ALL[day];
            let is_first = slot.task.title().contains(principle.name());
            assert!(is_first, "day {day}: {:?}", slot.task);
            tab.act(|app| app.library.add(told(&format!("Story {day}"), &[principle])));
            device.settle();
            let is_left = |step: &NextStep| matches!(step, NextStep::Do(slot) if slot.task.title().contains(principle.name()));
            assert!(!steps(&tab).iter().any(is_left));
        }
        device.advance(DAY);
    }

    // The eve, the day, the day after.
    assert_eq!(first(&tab), NextStep::Eve(loop_id.clone()));
    device.advance(DAY);
    assert_eq!(first(&tab), NextStep::LoopDay(loop_id.clone()));
    device.advance(DAY);
    let decision = NextStep::NoteDecision(loop_id.clone());
    assert_eq!(
        steps(&tab),
        [NextStep::Log(loop_id.clone()), decision.clone()]
    );
    let typed = tab.view(|app| {
        Typed::open(
            app.core(),
            "loop-log".to_owned(),
            LoopLog {
                of: loop_id.clone(),
                entries: vec![LoggedQuestion {
                    question: "What did you simplify?".to_owned(),
                    ..LoggedQuestion::default()
                }],
            },
        )
    });
    tab.act(|app| {
        typed.edit(|log| log.entries[0].note = "Well".to_owned());
        app.mock_loops.keep_log_with_questions(typed)
    });
    device.settle();
    assert_eq!(steps(&tab), [decision]);

    // The decision, and the offer; a restart changes nothing.
    device.advance(5 * DAY);
    tab.act(|app| app.plan.note_decision(&loop_id, LoopOutcome::Offer));
    device.settle();
    assert_eq!(steps(&tab), [NextStep::EnterOffer]);
    tab.act(|app| app.library.add(Offer::default()));
    device.settle();
    assert_eq!(steps(&device.open()), [NextStep::CompareOffers]);
}

#[test]
fn without_an_offer_the_next_loop_is_asked_for_and_then_prepared() {
    let device = Device::new();
    let tab = welcomed(&device, 1);
    let loop_id = next_loop(&tab);
    device.advance(4 * DAY);
    tab.act(|app| app.plan.note_decision(&loop_id, LoopOutcome::NoOffer));
    device.settle();
    assert_eq!(first(&tab), NextStep::DateNextLoop);
    // The day goes into a loop of its own; the old one keeps its day.
    let form = tab.view(|app| app.plan.form());
    let day = tab.act(|app| app.plan.day(app.plan.now())) + chrono::Days::new(20);
    tab.act(|app| {
        form.edit(|form| form.loop_day = Some(day));
        app.plan.save(form)
    });
    device.settle();
    assert_ne!(next_loop(&tab), loop_id);
    assert!(matches!(first(&tab), NextStep::Do(_)));
}

#[test]
fn a_day_entered_in_the_loop_is_the_plans_day_with_no_plan_made() {
    let device = Device::new();
    let tab = device.open();
    let day = tab.act(|app| app.plan.day(app.plan.now())) + chrono::Days::new(14);
    let body = InterviewLoop {
        date: Some(day),
        ..draw(7)
    };
    tab.act(|app| app.library.add(body));
    device.settle();
    assert_eq!(tab.act(|app| app.plan.plan()), None);
    let situation = tab.act(|app| app.plan.situation());
    assert_eq!(situation.until(), Until::Loop(day));
    let form = tab.view(|app| app.plan.form());
    assert_eq!(form.form.get_untracked().loop_day, Some(day));
    let NextStep::Do(slot) = first(&tab) else {
        panic!("{:?}", first(&tab));
    };
    assert!(!matches!(slot.task, Task::SetUpLoop));
}

#[test]
fn a_practice_session_under_way_goes_on_first() {
    let device = Device::new();
    let tab = welcomed(&device, 14);
    tab.act(|app| {
        let chosen = vec!["dive-deep-1".to_owned()];
        app.library
            .add(PracticeSession::begin(Aim::Due, 15, 1, chosen))
    });
    device.settle();
    assert_eq!(first(&tab), NextStep::GoOn(Unfinished::Practice));
}

#[test]
fn a_backup_and_then_the_installation_are_proposed_once_there_is_something_to_lose() {
    let device = Device::new();
    let tab = welcomed(&device, 14);
    let proposed = |tab: &Tab, offer| {
        tab.act(|app| {
            let situation = app.plan.situation();
            app.plan.proposal(&situation, offer)
        })
    };
    for title in ["One", "Two"] {
        tab.add_story(title);
    }
    assert_eq!(proposed(&tab, InstallOffer::Prompt), None);
    tab.add_story("Three");
    device.settle();
    assert_eq!(
        proposed(&tab, InstallOffer::Prompt),
        Some(Safeguard::Backup)
    );
    tab.act(|app| app.plan.answer(Safeguard::Backup));
    assert_eq!(proposed(&tab, InstallOffer::None), None);
    assert_eq!(proposed(&tab, InstallOffer::Installed), None);
    assert_eq!(
        proposed(&tab, InstallOffer::ShareSheet),
        Some(Safeguard::Install)
    );
    tab.act(|app| app.plan.answer(Safeguard::Install));
    // Neither comes back, on this device or after a restart.
    assert_eq!(proposed(&device.open(), InstallOffer::Prompt), None);
}
