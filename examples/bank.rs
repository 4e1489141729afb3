//! Prints a filled app: ten stories with numbers and probes, three memos, practice, a loop in two weeks with
//! two mock loops, a plan and two offers. People, companies and numbers in it are invented. As a backup it is
//! what the README's pictures show; as a list it is the example that the app shows (`public/data/example.json`).
//!
//! ```text
//! cargo run --example bank > example.loopready
//! cargo run --example bank -- list > public/data/example.json
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
use loopready::domain::offer::{Offer, SCHEDULES, VestEvery};
use loopready::domain::paper::page::PageFormat;
use loopready::domain::paper::typeface::TypeStyle;
use loopready::domain::plan::loop_plan::LoopPlan;
use loopready::domain::practice::memory::{Answer, AnswerGrade, Practice};
use loopready::domain::practice::session::{Aim, PracticeSession};
use loopready::domain::principle::Principle;
use loopready::domain::questions::levels::TargetLevel;
use loopready::domain::questions::question::{Question, read_questions};
use loopready::domain::record::backup;
use loopready::domain::record::envelope::{Body, Envelope, Record};
use loopready::domain::record::id::{DeviceId, RecordId};
use loopready::domain::review::Reviewer;
use loopready::domain::review::document_kind::DocumentKind;
use loopready::domain::review::manuscript::Brief;
use loopready::domain::review::rule::Dimension;
use loopready::domain::stories::metric::{Certainty, Metric, Recall};
use loopready::domain::stories::probe::{AnswerStanding, Probes};
use loopready::domain::stories::story::{Status, Story};
use loopready::domain::writing::memo::{MemoChoices, MemoDraft, Way};
use loopready::domain::writing::prompt::{Prompt, read_prompts};
use loopready::domain::writing::rating::{Rating, marks};
use serde::Deserialize;

/// The texts.
const BANK: &str = include_str!("bank.json");
const QUESTIONS: &str = include_str!("../public/data/questions.json");
const PROMPTS: &str = include_str!("../public/data/prompts.json");
/// Draws the same each time.
const SEED: u64 = 11;
/// 20 September 2026, 8:00 in UTC: when the list was made, as far as its dates tell.
const LISTED: i64 = 1_789_891_200_000;
/// How far ahead the loop is, in days.
const AHEAD: u64 = 14;

#[derive(Deserialize)]
struct Bank {
    stories: Vec<Story>,
    memos: Vec<WrittenMemo>,
    metrics: Vec<WrittenMetric>,
    probes: Vec<WrittenProbes>,
    offers: Vec<WrittenOffer>,
}

#[derive(Deserialize)]
struct WrittenMemo {
    prompt: String,
    text: String,
    days_ago: i64,
    /// The author's own step in every dimension; 0 where the memo was not rated.
    own: u32,
}

#[derive(Deserialize)]
struct WrittenMetric {
    story: String,
    name: String,
    baseline: String,
    result: String,
    period: String,
    method: String,
    source: String,
    certainty: Certainty,
    recall: Recall,
}

#[derive(Deserialize)]
struct WrittenProbes {
    story: String,
    probes: Vec<WrittenProbe>,
}

#[derive(Deserialize)]
struct WrittenProbe {
    question: String,
    answer: String,
    standing: AnswerStanding,
    /// The number of the probe that it digs into.
    parent: Option<u32>,
}

#[derive(Deserialize)]
struct WrittenOffer {
    name: String,
    base: String,
    sign_on: [String; 4],
    grant: String,
    start: String,
    /// Whether the grant vests evenly.
    even: bool,
}

/// A device whose clocks move as the example needs it.
struct Device {
    today: DateTime<Utc>,
    wall: DateTime<Utc>,
    monotonic: Duration,
    made: u8,
    rows: Vec<Envelope>,
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

    /// The time of the example so many days ago.
    fn days_ago(&mut self, days: i64) {
        self.wall = self.today - TimeDelta::days(days);
    }

    fn keep<B: Body>(&mut self, body: B) -> RecordId {
        self.made += 1;
        let id = RecordId::new(self.wall, [self.made; 10]);
        self.keep_as(id, body)
    }

    fn keep_as<B: Body>(&mut self, id: RecordId, body: B) -> RecordId {
        let device = DeviceId("example".to_owned());
        let record = Record::new(id.clone(), body, self.wall, &device);
        self.rows.push(record.close());
        id
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
        let now = device.wait(35);
        follow_up += 1;
        run.mark((number + follow_up) % 5 != 0, now);
    }
    let showing = match story {
        Some(_) if number.is_multiple_of(4) => Showing::Above,
        Some(_) => Showing::Shown,
        None => Showing::Partly,
    };
    run.judge(showing, device.now());
}

/// How a debrief comes out: each second vote, what tipped it, and the decision.
type Outcome = (Vote, &'static str, Decision);

fn mock_loop(
    device: &mut Device,
    plan: MockPlan,
    told: &[(RecordId, Story)],
    questions: &[Question],
    (vote, tipped, decision): Outcome,
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
        run.vote_again(seat, vote);
    }
    run.write_tipped(tipped.to_owned());
    run.decide(decision, device.wall)
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
    if written.own > 0 {
        let brief = Brief {
            prompt: Some(&written.prompt),
            ..Brief::default()
        };
        let review = Reviewer::default().review(&written.text, &brief);
        let own: Vec<(Dimension, u32)> = Dimension::ALL
            .iter()
            .map(|dimension| (*dimension, written.own))
            .collect();
        device.wait(300);
        memo.ratings.push(Rating {
            at: device.wall,
            sittings: 1,
            marks: marks(&own),
            words: u32::try_from(review.words)?,
            page_tenths: 0,
            findings: u32::try_from(review.findings.len())?,
        });
        for proposal in &review.map {
            let proposed = proposal.sentence.as_ref().map(|proposed| proposed.span);
            let sentence = proposed.map(|span| span.of(&written.text).to_owned());
            if sentence.is_some() {
                memo.mark_evidence(proposal.criterion, &proposal.part, sentence, device.wall);
            }
        }
    }
    Ok(memo)
}

/// A session of three questions, told with the stories that lead their principles.
fn practice(
    device: &mut Device,
    kept: &mut Vec<Practice>,
    told: &[(RecordId, Story)],
    (days_ago, asked): (i64, &[(&str, AnswerGrade)]),
) {
    device.days_ago(days_ago);
    let questions = asked.iter().map(|(id, _)| (*id).to_owned()).collect();
    let mut session = PracticeSession::begin(Aim::Due, 15, SEED, questions);
    for (question, grade) in asked {
        session.advance(0, device.wait(30));
        let principle = Principle::ALL
            .iter()
            .find(|principle| question.starts_with(principle.slug()));
        let story = told
            .iter()
            .find(|(_, story)| principle.is_some_and(|held| story.principles.contains(held)))
            .map(|(id, _)| id.clone());
        let number = u32::try_from(kept.len()).unwrap_or_default();
        session.story.clone_from(&story);
        session.advance(0, device.wait(88 + number * 17 % 60));
        session.grade(*grade);
        let answer = Answer {
            at: device.wall,
            grade: *grade,
            seconds: session.seconds,
            story,
        };
        session.advance(0, device.now());
        if let Some(practice) = kept.iter_mut().find(|kept| kept.question == *question) {
            practice.answer(answer);
        } else {
            let mut practice = Practice::new(question);
            practice.answer(answer);
            kept.push(practice);
        }
    }
    device.keep(session);
}

/// The sessions, each with the days since then.
const SESSIONS: [(i64, &[(&str, AnswerGrade)]); 6] = [
    (
        17,
        &[
            ("dive-deep-1", AnswerGrade::Shaky),
            ("earn-trust-1", AnswerGrade::Blank),
            ("customer-obsession-1", AnswerGrade::Solid),
        ],
    ),
    (
        14,
        &[
            ("earn-trust-1", AnswerGrade::Shaky),
            ("frugality-1", AnswerGrade::Solid),
            ("have-backbone-1", AnswerGrade::Solid),
        ],
    ),
    (
        10,
        &[
            ("dive-deep-1", AnswerGrade::Solid),
            ("think-big-1", AnswerGrade::Shaky),
            ("ownership-1", AnswerGrade::Fluent),
        ],
    ),
    (
        7,
        &[
            ("deliver-results-1", AnswerGrade::Solid),
            ("think-big-1", AnswerGrade::Solid),
            ("invent-and-simplify-1", AnswerGrade::Fluent),
        ],
    ),
    (
        5,
        &[
            ("bias-for-action-1", AnswerGrade::Solid),
            ("are-right-a-lot-1", AnswerGrade::Blank),
            ("earn-trust-1", AnswerGrade::Solid),
        ],
    ),
    (
        2,
        &[
            ("are-right-a-lot-1", AnswerGrade::Shaky),
            ("insist-on-the-highest-standards-1", AnswerGrade::Solid),
            ("customer-obsession-1", AnswerGrade::Fluent),
        ],
    ),
];

/// The stories, with what belongs to them.
fn stories(device: &mut Device, bank: &mut Bank) -> Result<Vec<(RecordId, Story)>, Box<dyn Error>> {
    device.days_ago(27);
    let mut told: Vec<(RecordId, Story)> = Vec::new();
    for mut story in std::mem::take(&mut bank.stories) {
        story.status = Status::Rehearsed;
        told.push((device.keep(story.clone()), story));
        device.wait(50_000);
    }
    let id_of = |title: &str| {
        let found = told.iter().find(|(_, story)| story.title == title);
        found
            .map(|(id, _)| id.clone())
            .ok_or(format!("there is no story {title}"))
    };
    for written in std::mem::take(&mut bank.metrics) {
        device.wait(600);
        device.keep(Metric {
            stories: vec![id_of(&written.story)?],
            name: written.name,
            baseline: written.baseline,
            result: written.result,
            period: written.period,
            method: written.method,
            source: written.source,
            certainty: written.certainty,
            recall: written.recall,
            ..Metric::default()
        });
    }
    for written in std::mem::take(&mut bank.probes) {
        let mut probes = Probes::none(id_of(&written.story)?);
        for one in written.probes {
            let number = probes.ask(one.parent, one.question);
            let probe = probes.get_mut(number).ok_or("a probe is lost")?;
            probe.answer = one.answer;
            probe.standing = Some(one.standing);
        }
        device.wait(600);
        device.keep(probes);
    }
    Ok(told)
}

/// The loop, its plan, and its rehearsals.
fn loops(
    device: &mut Device,
    told: &[(RecordId, Story)],
    questions: &[Question],
) -> Result<(), Box<dyn Error>> {
    device.days_ago(16);
    let mut real = InterviewLoop {
        name: "Product manager, Seattle".to_owned(),
        date: device
            .today
            .date_naive()
            .checked_add_days(DaysLater::new(AHEAD)),
        ..InterviewLoop::default()
    };
    for seat in &MockPlan::drawn(SEED, Days::One).seats {
        real.add(seat.interviewer.clone());
    }
    let of = device.keep(real.clone());
    device.keep_as(
        LoopPlan::id(),
        LoopPlan {
            role: "Senior product manager".to_owned(),
            ..LoopPlan::default()
        },
    );
    let rehearsals: [(i64, usize, Outcome); 2] = [
        (
            11,
            6,
            (
                Vote::Not,
                "Three answers without a story, and two results without a baseline.",
                Decision::NoOffer,
            ),
        ),
        (
            3,
            told.len(),
            (
                Vote::Inclined,
                "Two results with a baseline and a period, and an open account of a mistake.",
                Decision::Offer,
            ),
        ),
    ];
    for (days_ago, stories, outcome) in rehearsals {
        device.days_ago(days_ago);
        let plan = MockPlan::rehearsing(of.clone(), &real, SEED + stories as u64);
        let known = told.get(..stories).unwrap_or(told);
        let run = mock_loop(device, plan, known, questions, outcome)?;
        device.keep(run);
    }
    Ok(())
}

fn filled(today: DateTime<Utc>) -> Result<Vec<Envelope>, Box<dyn Error>> {
    let mut bank: Bank = serde_json::from_str(BANK)?;
    let questions = read_questions(QUESTIONS)?;
    let mut device = Device {
        today,
        wall: today,
        monotonic: Duration::ZERO,
        made: 0,
        rows: Vec::new(),
    };
    let told = stories(&mut device, &mut bank)?;
    loops(&mut device, &told, &questions)?;
    let mut practiced = Vec::new();
    for session in SESSIONS {
        practice(&mut device, &mut practiced, &told, session);
    }
    for practice in practiced {
        device.keep_as(Practice::id_for(&practice.question), practice);
    }
    for written in bank.offers {
        let [rising, even, _] = SCHEDULES;
        let schedule = if written.even { even } else { rising };
        let mut vesting = schedule.texts(VestEvery::Half).into_iter();
        device.days_ago(1);
        device.keep(Offer {
            name: written.name,
            base: written.base,
            sign_on: written.sign_on,
            grant: written.grant,
            start: written.start,
            vesting: std::array::from_fn(|_| vesting.next().unwrap_or_default()),
            ..Offer::default()
        });
    }
    for written in &bank.memos {
        device.days_ago(written.days_ago);
        let memo = memo(&mut device, written)?;
        device.keep(memo);
    }
    Ok(device.rows)
}

fn main() -> Result<(), Box<dyn Error>> {
    if std::env::args().nth(1).is_some_and(|form| form == "list") {
        let listed = DateTime::from_timestamp_millis(LISTED).ok_or("no such time")?;
        let rows: Vec<String> = filled(listed)?.iter().map(Envelope::write).collect();
        println!("[\n{}\n]", rows.join(",\n"));
        return Ok(());
    }
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
    let now = DateTime::from_timestamp_millis(i64::try_from(since.as_millis())?)
        .ok_or("the clock of this device is set to no known year")?;
    print!("{}", backup::write(&filled(now)?, &[], &[], now));
    Ok(())
}
