//! Prints a backup of a filled app: a story bank, a loop in three weeks, a mock loop with its debrief
//! and a memo that was reviewed. It is what the README's pictures show and what a demonstration
//! can be imported from. People, companies and numbers in it are invented.
//!
//! ```text
//! cargo run --example bank > example.loopready
//! ```

use std::error::Error;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Days as DaysLater, TimeDelta, Utc};
use loopready::domain::clock::ClockReading;
use loopready::domain::loops::interview_loop::InterviewLoop;
use loopready::domain::loops::mock::follow_ups::Ground;
use loopready::domain::loops::mock::interview::Showing;
use loopready::domain::loops::mock::mock_loop::{MockLoop, MockStep, Repeat};
use loopready::domain::loops::mock::plan::{Days, MockPlan};
use loopready::domain::loops::mock::votes::{Debrief, Decision, Vote};
use loopready::domain::paper::page::PageFormat;
use loopready::domain::paper::typeface::TypeStyle;
use loopready::domain::questions::levels::TargetLevel;
use loopready::domain::questions::question::{Question, read_questions};
use loopready::domain::record::backup;
use loopready::domain::record::envelope::{Body, Envelope, Record};
use loopready::domain::record::id::{DeviceId, RecordId};
use loopready::domain::review::document_kind::DocumentKind;
use loopready::domain::stories::story::{Status, Story};
use loopready::domain::writing::memo::{MemoChoices, MemoDraft, Way};
use loopready::domain::writing::prompt::{Prompt, read_prompts};
use serde::Deserialize;

/// The texts.
const BANK: &str = include_str!("bank.json");
const QUESTIONS: &str = include_str!("../public/data/questions.json");
const PROMPTS: &str = include_str!("../public/data/prompts.json");
/// Draws the same mock loop each time.
const SEED: u64 = 11;

#[derive(Deserialize)]
struct Bank {
    stories: Vec<Story>,
    memo: WrittenMemo,
}

#[derive(Deserialize)]
struct WrittenMemo {
    prompt: String,
    text: String,
}

/// A device whose clocks move as the example needs it.
struct Device {
    wall: DateTime<Utc>,
    monotonic: Duration,
    made: u8,
}

impl Device {
    fn now(&self) -> ClockReading {
        ClockReading {
            wall: self.wall,
            monotonic: self.monotonic,
            page_load: 1,
        }
    }

    fn wait(&mut self, seconds: u32) -> ClockReading {
        self.wall += TimeDelta::seconds(seconds.into());
        self.monotonic += Duration::from_secs(seconds.into());
        self.now()
    }

    fn id(&mut self) -> RecordId {
        self.made += 1;
        RecordId::new(self.wall, [self.made; 10])
    }

    fn keep<B: Body>(&mut self, body: B) -> (RecordId, Envelope) {
        let id = self.id();
        let device = DeviceId("example".to_owned());
        let record = Record::new(id.clone(), body, self.wall, &device);
        (id, record.close())
    }
}

/// Tells the story that leads the principle asked for, as far as there is one, and is examined.
fn answer(
    run: &mut MockLoop,
    device: &mut Device,
    told: &[(RecordId, Story)],
    questions: &[Question],
) {
    let Some(asked) = run.asked().map(|asked| asked.drawn.clone()) else {
        return;
    };
    let story = told
        .iter()
        .filter(|(id, _)| run.heard_before(id).is_none())
        .find(|(_, story)| {
            story.principles.contains(&asked.principle)
                || story.supporting.contains(&asked.principle)
        });
    let picked = story.map(|(id, story)| (id.clone(), story.display_title()));
    // Nothing can refuse it: a repeat is allowed.
    let _ = run.pick(picked, Repeat::Allowed);
    run.speak(device.now());
    let number = u32::try_from(run.number()).unwrap_or_default();
    let follow_ups = questions
        .iter()
        .find(|question| question.id == asked.question)
        .map(|question| question.follow_ups.clone())
        .unwrap_or_default();
    let ground = Ground {
        question: &follow_ups,
        story: story.map(|(_, story)| story),
        probes: None,
        numbers: &[],
    };
    let now = device.wait(95 + number * 13 % 70);
    run.stop_speaking(&ground, now);
    let mut follow_up = 0;
    while matches!(run.step(), MockStep::Probe(_)) {
        device.wait(35);
        follow_up += 1;
        run.mark((number + follow_up) % 5 != 0);
    }
    let showing = match story {
        Some(_) if number.is_multiple_of(4) => Showing::Above,
        Some(_) => Showing::Shown,
        None => Showing::Partly,
    };
    run.judge(showing, device.now());
}

fn mock_loop(
    device: &mut Device,
    plan: MockPlan,
    told: &[(RecordId, Story)],
    questions: &[Question],
) -> Result<MockLoop, Box<dyn Error>> {
    let level = TargetLevel::default();
    let mut run = MockLoop::begin(plan, questions, level, Debrief::default());
    while !run.is_over() {
        if run.step() == MockStep::Pick {
            answer(&mut run, device, told, questions);
        } else {
            let now = device.wait(40);
            run.go_on(now);
        }
    }
    for seat in 0..run.interviews().len() {
        run.vote(seat, if seat == 2 { Vote::Not } else { Vote::Inclined });
    }
    run.open_votes()
        .map_err(|why| format!("the votes stay sealed: {why:?}"))?;
    for seat in 0..run.interviews().len() {
        run.vote_again(seat, Vote::Inclined);
    }
    run.write_tipped(
        "Two results with a baseline and a period, and an open account of a mistake.".to_owned(),
    );
    run.decide(Decision::Offer, device.wall)
        .map_err(|why| format!("it is not decided: {why:?}"))?;
    Ok(run)
}

fn memo(device: &mut Device, written: &WrittenMemo) -> Result<MemoDraft, Box<dyn Error>> {
    let prompts = read_prompts(PROMPTS)?;
    let mut offered: Vec<Prompt> = prompts.into_iter().take(2).collect();
    if let Some(chosen) = offered.first_mut() {
        written.prompt.clone_into(&mut chosen.text);
    }
    let choices = MemoChoices {
        way: Way::Drill,
        document: DocumentKind::NarrativeMemo,
        offered,
        seed: SEED,
        redraws: 0,
        chosen: 0,
        time: Duration::from_mins(90),
        due: None,
        is_strict: false,
        limit: 2,
        format: PageFormat::Letter,
        lettering: TypeStyle::default(),
        target: None,
    };
    let mut memo = MemoDraft::start(choices, device.now());
    let words: Vec<&str> = written.text.split_inclusive(' ').collect();
    let mut text = String::new();
    for some in words.chunks(10) {
        text.extend(some.iter().copied());
        let now = device.wait(45);
        if let Some(sitting) = memo.open_sitting_mut() {
            sitting.drill.watch(now);
        }
    }
    memo.draft.replace_text(text);
    memo.finish(device.now());
    Ok(memo)
}

fn filled(now: DateTime<Utc>) -> Result<Vec<Envelope>, Box<dyn Error>> {
    let bank: Bank = serde_json::from_str(BANK)?;
    let questions = read_questions(QUESTIONS)?;
    let mut device = Device {
        wall: now - TimeDelta::days(3),
        monotonic: Duration::ZERO,
        made: 0,
    };
    let mut rows = Vec::new();
    let mut told = Vec::new();
    for mut story in bank.stories {
        story.status = Status::Rehearsed;
        let (id, row) = device.keep(story.clone());
        told.push((id, story));
        rows.push(row);
        device.wait(3_600);
    }
    let plan = MockPlan::drawn(SEED, Days::One);
    let mut real = InterviewLoop {
        name: "Product manager, Seattle".to_owned(),
        date: now.date_naive().checked_add_days(DaysLater::new(19)),
        ..InterviewLoop::default()
    };
    for seat in &plan.seats {
        real.add(seat.interviewer.clone());
    }
    let (of, row) = device.keep(real.clone());
    rows.push(row);
    let rehearsal = MockPlan::rehearsing(of, &real, SEED);
    let run = mock_loop(&mut device, rehearsal, &told, &questions)?;
    rows.push(device.keep(run).1);
    let memo = memo(&mut device, &bank.memo)?;
    rows.push(device.keep(memo).1);
    Ok(rows)
}

fn main() -> Result<(), Box<dyn Error>> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
    let now = DateTime::from_timestamp_millis(i64::try_from(since.as_millis())?)
        .ok_or("the clock of this device is set to no known year")?;
    print!("{}", backup::write(&filled(now)?, &[], &[], now));
    Ok(())
}
