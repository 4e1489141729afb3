//! Practice aloud, with a clock that moves.

use std::time::Duration;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use loopready::domain::loops::interview_loop::InterviewLoop;
use loopready::domain::practice::memory::{Answer, AnswerGrade, LAST_PASS, Practice};
use loopready::domain::practice::session::{Aim, CardStep, PracticeSession};
use loopready::domain::questions::question::Question;
use loopready::domain::record::id::RecordId;
use loopready::state::Loaded;
use reactive_graph::prelude::*;

use super::device::{Device, Tab, east, start};

pub fn questions(device: &Device, tab: &Tab) -> Vec<Question> {
    let list = tab.act(|app| app.catalogue.questions());
    device.settle();
    match list.get_untracked() {
        Some(Loaded::Ready(questions)) => questions,
        other => panic!("{other:?}"),
    }
}

pub fn begun(device: &Device, tab: &Tab) -> RecordId {
    let questions = questions(device, tab);
    assert!(tab.act(|app| app.practice.begin(Aim::Due, 15, &questions)));
    device.settle();
    tab.act(|app| app.practice.under_way())
        .unwrap()
        .id()
        .clone()
}

fn session(tab: &Tab, id: &RecordId) -> PracticeSession {
    let record = tab.act(|app| app.library.of::<PracticeSession>().get(id));
    record.unwrap().body
}

#[test]
fn a_session_is_walked_left_in_the_midst_and_taken_up_by_the_next_page() {
    let device = Device::new();
    let tab = device.open();
    let id = begun(&device, &tab);
    assert_eq!(session(&tab, &id).questions.len(), 3);
    tab.act(|app| app.practice.advance(&id, 2));
    assert_eq!(session(&tab, &id).step, CardStep::Speak);
    device.advance(Duration::from_secs(40));
    tab.act(|app| app.practice.pause(&id));
    device.settle();
    tab.crash();
    // A night later, on a new page.
    device.advance(Duration::from_hours(9));
    let tab = device.open();
    tab.act(|app| app.practice.take_up(&id));
    device.advance(Duration::from_secs(50));
    tab.act(|app| app.practice.advance(&id, 2));
    assert_eq!(session(&tab, &id).seconds, 90, "the night is not spoken");
    for _ in 0..3 {
        if session(&tab, &id).step != CardStep::Grade {
            tab.act(|app| app.practice.advance(&id, 2));
        }
    }
    tab.act(|app| app.practice.grade(&id, AnswerGrade::Solid));
    device.settle();
    let answered = session(&tab, &id).grades;
    assert_eq!(answered, [AnswerGrade::Solid]);
    let practiced = tab.act(|app| app.practice.practiced());
    let answers: Vec<&Answer> = practiced.values().flat_map(|one| &one.answers).collect();
    assert_eq!(answers.len(), 1);
    assert_eq!(answers[0].seconds, 90);
    tab.act(|app| app.practice.take_back(&id));
    device.settle();
    let practiced = tab.act(|app| app.practice.practiced());
    assert!(practiced.values().all(|one| one.answers.is_empty()));
}

#[test]
fn what_was_answered_is_due_again_when_time_has_passed_and_the_icon_says_so() {
    let device = Device::new();
    let tab = device.open();
    let questions = questions(&device, &tab);
    tab.view(|app| app.practice.keep_badge());
    device.settle();
    assert_eq!(tab.installation.badge(), Some(0));
    answer(&device, &tab, &questions[0].id, device_now(&device));
    assert_eq!(tab.app.practice.due_count(), Some(0));
    device.advance(Duration::from_hours(24 * 60));
    assert_eq!(tab.app.practice.due_count(), Some(1));
    tab.act(|_| tab.page.hide());
    assert_eq!(tab.installation.badge(), Some(1));
}

fn device_now(device: &Device) -> DateTime<Utc> {
    use loopready::ports::Clock;
    device.clock.now().wall
}

fn answer(device: &Device, tab: &Tab, question: &str, at: DateTime<Utc>) {
    tab.act(|app| {
        let mut practice = Practice::new(question);
        practice.answer(Answer {
            at,
            grade: AnswerGrade::Fluent,
            seconds: 120,
            story: None,
        });
        app.library.add(practice)
    });
    device.settle();
}

/// The day of the loop is a day on the candidate's wall: practice and plan agree about it, and the
/// last pass is over where that day begins, not at some other hour of the eve.
#[test]
fn practice_and_plan_agree_about_the_day_of_the_loop_in_every_time_zone() {
    let day = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap();
    for hours in [-12, -8, -5, 0, 1, 5, 9, 14] {
        let device = Device::new();
        device.clock.set_offset(east(hours));
        let tab = device.open();
        let questions = questions(&device, &tab);
        tab.act(|app| {
            app.library.add(InterviewLoop {
                date: Some(day),
                ..InterviewLoop::default()
            })
        });
        // Long known by then, so that nothing but the last pass makes it due.
        answer(
            &device,
            &tab,
            &questions[0].id,
            start() + TimeDelta::days(5),
        );
        let begins =
            day.and_time(chrono::NaiveTime::MIN).and_utc() - TimeDelta::hours(hours.into());
        let due = |at: DateTime<Utc>| {
            device.clock.set_wall(at);
            let plan = tab.app.plan.situation();
            let practice = tab.app.practice.loop_day();
            (tab.app.practice.due_count(), plan.loop_day, practice)
        };
        let known = (Some(day), Some(begins));
        let cases = [
            (begins - LAST_PASS - TimeDelta::minutes(1), 0, known),
            (begins - LAST_PASS + TimeDelta::minutes(1), 1, known),
            (begins - TimeDelta::hours(6), 1, known),
            (begins - TimeDelta::minutes(1), 1, known),
            // The day itself is the loop's, for both; the day after it is nobody's.
            (begins + TimeDelta::hours(23), 0, known),
            (begins + TimeDelta::hours(25), 0, (None, None)),
        ];
        for (at, count, (planned, practiced)) in cases {
            assert_eq!(due(at), (Some(count), planned, practiced), "{hours} {at}");
        }
    }
}
