//! Damaged stores: no value in any row stops the app.

use chrono::{NaiveDate, TimeDelta};
use loopready::domain::assessment::set::AssessmentSet;
use loopready::domain::assessment::work_style::WorkStyle;
use loopready::domain::guide::to_ask::QuestionToAsk;
use loopready::domain::loops::interview_loop::InterviewLoop;
use loopready::domain::loops::log::LoopLog;
use loopready::domain::loops::mock::mock_loop::MockLoop;
use loopready::domain::offer::form::Offer;
use loopready::domain::plan::loop_plan::LoopPlan;
use loopready::domain::plan::role_check::RoleCheck;
use loopready::domain::practice::drill::PracticeDrill;
use loopready::domain::practice::memory::{Answer, AnswerGrade, Practice};
use loopready::domain::practice::progress::forecast;
use loopready::domain::practice::session::PracticeSession;
use loopready::domain::questions::own::{OwnQuestion, QuestionMark};
use loopready::domain::record::envelope::{Body, Record};
use loopready::domain::record::id::{DeviceId, RecordId};
use loopready::domain::stories::metric::Metric;
use loopready::domain::stories::probe::Probes;
use loopready::domain::stories::story::{Story, StoryVersion};
use loopready::domain::writing::memo::MemoDraft;
use loopready::domain::writing::prompt::OwnPrompt;
use loopready::ports::{Change, Durability, Row, Store, Table};
use loopready::state::{App, Loaded};
use reactive_graph::prelude::*;
use serde_json::{Value, json};

use super::device::{Device, Tab, start};
use super::{mock_loop, practice};

/// A row of a record.
pub fn row<B: Body>(id: RecordId, body: B) -> Row {
    let record = Record::new(id, body, start(), &DeviceId("laptop".to_owned()));
    Row {
        key: record.id().to_string(),
        text: record.close().write(),
    }
}

/// The rows of a device on which most things were done.
pub fn healthy() -> Vec<Row> {
    let device = Device::new();
    let tab = device.open();
    tab.add_story("Told in the loop");
    mock_loop::begun(&device, &tab);
    let session = practice::begun(&device, &tab);
    tab.act(|app| app.practice.advance(&session, 2));
    tab.act(|app| app.library.prefer(|preferences| preferences.minutes = 45));
    device.settle();
    let mut rows = device.store.rows(Table::Records);
    let mut practice = Practice::new("q");
    for day in 0..3 {
        practice.answer(Answer {
            at: start() - TimeDelta::days(9 - 3 * day),
            grade: AnswerGrade::Solid,
            seconds: 90,
            story: None,
        });
    }
    let day = NaiveDate::from_ymd_opt(2026, 10, 1);
    rows.extend([
        row(Practice::id_for("q"), practice),
        row(
            RecordId::from_text("loop"),
            InterviewLoop {
                date: day,
                ..InterviewLoop::default()
            },
        ),
        row(
            LoopPlan::id(),
            LoopPlan {
                screen: day,
                ..LoopPlan::default()
            },
        ),
        row(RoleCheck::id(), RoleCheck::default()),
        row(RecordId::from_text("number"), Metric::default()),
        row(RecordId::from_text("own"), OwnQuestion::default()),
        row(Practice::id_for("mark"), QuestionMark::new("q")),
    ]);
    rows
}

/// What may stand where a value was.
fn odd(random: &mut fastrand::Rng) -> Value {
    // The milliseconds of years −270,000 to +270,000, and the edges of the types.
    match random.u8(0..14) {
        0 => Value::Null,
        1 => json!(-8_520_000_000_000_000_i64 + random.i64(0..100)),
        2 => json!(8_210_266_876_799_999_i64),
        3 => json!(-8_334_601_228_800_000_i64),
        4 => json!(8_520_000_000_000_000_i64),
        5 => json!(random.i64(-62_135_596_800_000..253_402_300_799_999)),
        6 => json!(i64::MIN),
        7 => json!(u64::MAX),
        8 => json!(random.u32(..)),
        9 => json!("x".repeat(random.usize(0..5_000))),
        10 => json!([{}, null, "preferences"]),
        11 => json!({"id": 7}),
        12 => json!(1.5e308),
        _ => json!(u32::MAX),
    }
}

/// Changes one value somewhere below, or takes it away, or doubles it.
fn damage(value: &mut Value, random: &mut fastrand::Rng) {
    match value {
        Value::Object(fields) if !fields.is_empty() && random.u8(0..10) > 0 => {
            let place = random.usize(0..fields.len());
            let Some(key) = fields.keys().nth(place).cloned() else {
                return;
            };
            if random.u8(0..12) == 0 {
                fields.remove(&key);
            } else if let Some(field) = fields.get_mut(&key) {
                damage(field, random);
            }
        }
        Value::Array(entries) if !entries.is_empty() && random.u8(0..4) > 0 => {
            let place = random.usize(0..entries.len());
            if random.u8(0..8) == 0 {
                entries.push(entries[place].clone());
            } else {
                damage(&mut entries[place], random);
            }
        }
        other => *other = odd(random),
    }
}

/// The text of a row that was damaged.
fn damaged(text: &str, random: &mut fastrand::Rng) -> String {
    match random.u8(0..20) {
        // What is left of a row that held `undefined`.
        0 => String::new(),
        1 => text.chars().take(random.usize(0..text.len())).collect(),
        2 => odd(random).to_string(),
        _ => {
            let mut value: Value = serde_json::from_str(text).unwrap();
            for _ in 0..random.u8(1..4) {
                damage(&mut value, random);
            }
            value.to_string()
        }
    }
}

fn count<B: loopready::state::Collected>(app: &'static App) -> usize {
    app.library.of::<B>().living().len()
}

/// Reads every kind, and makes everything that the pages derive from them.
pub fn look_at_all(device: &Device, tab: &Tab) -> usize {
    let questions = tab.act(|app| app.catalogue.questions());
    device.settle();
    let Some(Loaded::Ready(questions)) = questions.get_untracked() else {
        panic!("no questions");
    };
    let read = tab.act(|app| {
        [
            count::<Story>(app),
            count::<StoryVersion>(app),
            count::<MemoDraft>(app),
            count::<OwnPrompt>(app),
            count::<Probes>(app),
            count::<Practice>(app),
            count::<PracticeSession>(app),
            count::<InterviewLoop>(app),
            count::<Metric>(app),
            count::<OwnQuestion>(app),
            count::<QuestionMark>(app),
            count::<MockLoop>(app),
            count::<LoopLog>(app),
            count::<Offer>(app),
            count::<LoopPlan>(app),
            count::<RoleCheck>(app),
            count::<PracticeDrill>(app),
            count::<AssessmentSet>(app),
            count::<WorkStyle>(app),
            count::<QuestionToAsk>(app),
        ]
        .into_iter()
        .sum()
    });
    tab.act(|app| {
        let schedule = app.plan.situation().schedule();
        assert!(schedule.days.len() < 1_000);
        let _ = app.practice.due_count();
        let (now, day) = (app.practice.now(), app.practice.loop_day());
        let _ = forecast(&questions, &app.practice.practiced(), now, day);
        for story in app.library.living_stories() {
            let _ = app
                .strengths
                .of(&story, app.library.preferences.get_untracked().body.pace);
        }
        for run in app.mock_loops.living() {
            let _ = run.body.remaining(app.mock_loops.now());
            let _ = app.mock_loops.tally(&run.body);
        }
        if let Some(session) = app.practice.under_way() {
            app.practice.take_up(session.id());
            app.practice.watch(session.id());
        }
    });
    device.settle();
    tab.act(|app| app.backups.export());
    device.settle();
    read
}

pub fn device_with(rows: Vec<Row>) -> Device {
    let device = Device::new();
    let changes = rows.into_iter().map(|row| Change::Put(Table::Records, row));
    pollster::block_on(device.store.commit(changes.collect(), Durability::Strict)).unwrap();
    device
}

/// 2,000 damaged rows.
#[test]
fn no_value_in_any_row_stops_the_app() {
    let healthy = healthy();
    assert!(look_at_all_of(healthy.clone()) >= 10);
    let (seeds, rounds) = (0..10_u64, 200_usize.div_ceil(healthy.len()));
    for seed in seeds {
        let mut random = fastrand::Rng::with_seed(seed);
        for round in 0..rounds {
            let rows = healthy.iter().map(|row| Row {
                key: row.key.clone(),
                text: damaged(&row.text, &mut random),
            });
            let rows: Vec<Row> = rows.collect();
            let texts: Vec<String> = rows.iter().map(|row| row.text.clone()).collect();
            let looked = std::panic::catch_unwind(|| look_at_all_of(rows));
            assert!(looked.is_ok(), "seed {seed}, round {round}: {texts:#?}");
        }
    }
}

fn look_at_all_of(rows: Vec<Row>) -> usize {
    let device = device_with(rows);
    let tab = device.open();
    let read = look_at_all(&device, &tab);
    tab.crash();
    read
}

/// Puts a number in the place of every instant below.
fn set_instants(value: &mut Value, millis: i64) {
    match value {
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|one| set_instants(one, millis)),
        Value::Array(entries) => entries.iter_mut().for_each(|one| set_instants(one, millis)),
        Value::Number(number) if number.as_i64().is_some_and(|one| one > 1_000_000_000_000) => {
            *value = json!(millis);
        }
        _ => {}
    }
}

/// Every instant of a row at the edges of what the calendar's type and its readers take.
#[test]
fn no_date_in_any_row_stops_the_app() {
    let healthy = healthy();
    for millis in [
        8_210_266_876_799_999,
        -8_334_601_228_800_000,
        253_402_300_799_999,
        -62_135_596_800_000,
    ] {
        let rows = healthy.iter().map(|row| {
            let mut value: Value = serde_json::from_str(&row.text).unwrap();
            let body = value.get_mut("body").unwrap();
            set_instants(body, millis);
            Row {
                key: row.key.clone(),
                text: value.to_string(),
            }
        });
        look_at_all_of(rows.collect());
    }
}

/// What a later build wrote, and what is no record at all, under a key that will be written again.
fn unreadable_rows(key: &str, kind: &str) -> Vec<Row> {
    let newer = json!({
        "id": key, "kind": kind, "schema": 99, "created": 0, "changed": 0, "revision": 1,
        "device": "phone", "body": {},
    });
    let wrong_shape = json!({
        "id": key, "kind": kind, "schema": 1, "created": 0, "changed": 0, "revision": 1,
        "device": "phone", "body": [7],
    });
    [
        newer.to_string(),
        wrong_shape.to_string(),
        "{\"id\":".to_owned(),
    ]
    .map(|text| Row {
        key: key.to_owned(),
        text,
    })
    .into()
}

#[test]
fn a_record_of_its_own_kind_that_cannot_be_read_is_kept_when_it_is_written_again() {
    type Writes = fn(&Device, &Tab);
    let cases: [(RecordId, &str, Writes); 3] = [
        (RecordId::fixed("preferences"), "preferences", |_, tab| {
            tab.act(|app| app.library.prefer(|preferences| preferences.minutes = 45));
        }),
        (LoopPlan::id(), "plan", |device, tab| {
            let typed = tab.view(|app| app.plan.form());
            device.settle();
            tab.act(|_| typed.edit(|form| form.plan.screen = NaiveDate::from_ymd_opt(2026, 10, 1)));
            tab.act(|app| app.plan.save(typed));
        }),
        (RoleCheck::id(), "role-check", |device, tab| {
            let typed = tab.view(|app| app.plan.role_form());
            device.settle();
            tab.act(|_| typed.save_as_typed());
        }),
    ];
    for (id, kind, write) in cases {
        for unreadable in unreadable_rows(id.as_str(), kind) {
            let device = device_with(vec![unreadable.clone()]);
            let tab = device.open();
            for _ in 0..2 {
                write(&device, &tab);
                tab.close_views();
                device.settle();
            }
            let rows = device.store.rows(Table::Records);
            let read = |text: &str| serde_json::from_str::<Value>(text).ok();
            let body = |text: &str| read(text)?.get("body").cloned();
            let is_copy = |row: &Row| {
                row.text == unreadable.text
                    || body(&row.text).is_some_and(|it| Some(it) == body(&unreadable.text))
            };
            let is_readable = |row: &Row| row.key == id.as_str() && !is_copy(row);
            assert_eq!(
                rows.iter().filter(|row| is_readable(row)).count(),
                1,
                "{kind}"
            );
            let copies = rows.iter().filter(|row| is_copy(row)).count();
            assert_eq!(copies, 1, "{kind}: {unreadable:?}");
            // The next start says so still, and so does a backup.
            let next = device.open();
            let told = || next.app.library.set_aside.get_untracked().len();
            next.act(|app| {
                let _ = app.library.of::<LoopPlan>();
                let _ = app.library.of::<RoleCheck>();
            });
            assert_eq!(told(), 1, "{kind}");
        }
    }
}

#[test]
fn an_entry_can_be_set_aside_and_put_back_without_being_opened() {
    let device = Device::new();
    let tab = device.open();
    let id = tab.add_story("Stops the app");
    tab.add_story("Healthy");
    device.settle();
    let listed = |tab: &Tab| {
        tab.act(|app| app.entries.look());
        device.settle();
        tab.app.entries.list.get_untracked()
    };
    assert!(
        listed(&tab)
            .iter()
            .any(|entry| entry.name == "Stops the app")
    );
    tab.act(|app| app.entries.set_aside(id.to_string()));
    device.settle();
    let next = device.open();
    assert_eq!(next.stories(), ["Healthy"]);
    assert_eq!(next.app.library.set_aside.get_untracked().len(), 1);
    let aside = listed(&next)
        .into_iter()
        .find(|entry| entry.is_aside)
        .unwrap();
    assert_eq!(aside.name, "Stops the app");
    next.act(|app| app.backups.export());
    device.settle();
    let (_, backup) = device.files.last_compressed().unwrap();
    assert!(backup.contains("Stops the app"));
    next.act(|app| app.entries.put_back(aside.key.clone()));
    device.settle();
    assert_eq!(device.open().stories(), ["Stops the app", "Healthy"]);
}
