//! Three devices that exchange backups in any order: they end up alike, and no text is lost but by
//! a save that had seen it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use loopready::domain::practice::memory::{Answer, AnswerGrade, Practice};
use loopready::domain::record::envelope::{Body, Envelope, Record};
use loopready::domain::record::id::{DeviceId, RecordId};
use loopready::domain::record::merge::{Deletions, plan};
use loopready::domain::record::version::Version;
use loopready::domain::stories::story::Story;

type Table = BTreeMap<RecordId, Envelope>;

/// A device with its clock, which may be years off.
struct Device {
    id: DeviceId,
    table: Table,
    clock: TimeDelta,
}

/// The story and its text that a save kept, and what that save had seen.
struct Saved {
    id: RecordId,
    title: String,
    version: Version,
}

struct World {
    random: fastrand::Rng,
    devices: Vec<Device>,
    /// Backups made earlier, which may be imported at any time.
    files: Vec<Vec<Envelope>>,
    saved: Vec<Saved>,
    answers: BTreeSet<i64>,
    steps: i64,
}

const RECORDS: usize = 4;

impl World {
    fn new(seed: u64) -> Self {
        let device = |name: &str| Device {
            id: DeviceId(name.to_owned()),
            table: Table::new(),
            clock: TimeDelta::zero(),
        };
        Self {
            random: fastrand::Rng::with_seed(seed),
            devices: vec![device("laptop"), device("phone"), device("tablet")],
            files: Vec::new(),
            saved: Vec::new(),
            answers: BTreeSet::new(),
            steps: 0,
        }
    }

    fn now(&self, device: usize) -> DateTime<Utc> {
        let time = DateTime::from_timestamp(1_790_000_000 + self.steps, 0).unwrap();
        time + self.devices[device].clock
    }

    fn step(&mut self) {
        self.steps += 1;
        let device = self.random.usize(0..self.devices.len());
        match self.random.u8(0..12) {
            0..=3 => self.edit(device),
            4 => self.delete(device),
            5 => self.answer(device),
            6 => {
                let years = self.random.i64(-10..=10);
                self.devices[device].clock = TimeDelta::days(365 * years);
            }
            7 => {
                let file = self.backup(device);
                self.files.push(file);
            }
            8 if !self.files.is_empty() => {
                let file = self.files[self.random.usize(0..self.files.len())].clone();
                self.import(device, &file);
            }
            9 if self.steps % 5 == 0 => {
                // Everything was lost here, and comes back from another device; the id is new.
                let from = self.random.usize(0..self.devices.len());
                let file = self.backup(from);
                self.devices[device].id = DeviceId(format!("restored-{}", self.steps));
                self.import(device, &file);
            }
            _ => {
                let from = self.random.usize(0..self.devices.len());
                let file = self.backup(from);
                self.import(device, &file);
            }
        }
    }

    fn backup(&self, device: usize) -> Vec<Envelope> {
        // As it is read from a file.
        let rows = self.devices[device].table.values().map(Envelope::write);
        rows.map(|row| Envelope::read(&row).unwrap()).collect()
    }

    fn import(&mut self, device: usize, file: &[Envelope]) {
        let Device { table, id, .. } = &mut self.devices[device];
        let rows = plan(table, &BTreeSet::new(), id, file, Deletions::Hold).rows;
        table.extend(rows.into_iter().map(|row| (row.id.clone(), row)));
        assert!(
            plan(table, &BTreeSet::new(), id, file, Deletions::Hold).is_empty(),
            "twice is once"
        );
    }

    fn open<B: Body>(&self, device: usize, id: &RecordId) -> Option<Record<B>> {
        let envelope = self.devices[device].table.get(id)?.clone();
        Record::open(envelope).ok()
    }

    fn keep<B: Body>(&mut self, device: usize, record: &Record<B>) -> Version {
        let envelope = record.close();
        let version = envelope.version();
        self.devices[device]
            .table
            .insert(envelope.id.clone(), envelope);
        version
    }

    fn edit(&mut self, device: usize) {
        let id = RecordId::from_text(&format!("story-{}", self.random.usize(0..RECORDS)));
        let (now, by) = (self.now(device), self.devices[device].id.clone());
        let title = format!("text {}", self.steps);
        let story = Story {
            title: title.clone(),
            ..Story::default()
        };
        let record = match self.open::<Story>(device, &id) {
            Some(before) if before.is_deleted() => before.restored(now, &by),
            Some(before) => before.edited(now, &by, |kept| *kept = story),
            None => Record::new(id.clone(), story, now, &by),
        };
        let version = self.keep(device, &record);
        if record.body.title == title {
            self.saved.push(Saved { id, title, version });
        }
    }

    fn delete(&mut self, device: usize) {
        let id = RecordId::from_text(&format!("story-{}", self.random.usize(0..RECORDS)));
        let (now, by) = (self.now(device), self.devices[device].id.clone());
        if let Some(record) = self.open::<Story>(device, &id) {
            self.keep(device, &record.deleted(now, &by));
        }
    }

    fn answer(&mut self, device: usize) {
        let id = Practice::id_for("q");
        let (now, by) = (self.now(device), self.devices[device].id.clone());
        // No two answers are given at one moment, whatever a clock says.
        if !self.answers.insert(now.timestamp_millis()) {
            return;
        }
        let answer = Answer {
            at: now,
            grade: AnswerGrade::Solid,
            seconds: 90,
            story: None,
        };
        let record = if let Some(before) = self.open::<Practice>(device, &id) {
            before.edited(now, &by, |practice| practice.answer(answer))
        } else {
            let mut practice = Practice::new("q");
            practice.answer(answer);
            Record::new(id, practice, now, &by)
        };
        self.keep(device, &record);
    }

    /// Everybody hears from everybody, until nobody has news.
    fn exchange(&mut self) {
        for _ in 0..4 {
            for to in 0..self.devices.len() {
                for from in 0..self.devices.len() {
                    let file = self.backup(from);
                    self.import(to, &file);
                }
            }
        }
    }

    fn check(&self, seed: u64) {
        let says = |device: &Device| -> Vec<_> {
            let rows = device.table.values();
            rows.map(|row| {
                let beside: BTreeSet<String> = row
                    .superseded
                    .iter()
                    .map(|older| older.body.to_string())
                    .collect();
                (
                    row.id.clone(),
                    row.body.clone(),
                    row.deleted.is_some(),
                    beside,
                )
            })
            .collect()
        };
        let [first, rest @ ..] = self.devices.as_slice() else {
            return;
        };
        for other in rest {
            assert!(says(first) == says(other), "seed {seed}");
        }
        for saved in &self.saved {
            let record = &first.table[&saved.id];
            let is_there = record.body["title"] == saved.title.as_str()
                || record
                    .superseded
                    .iter()
                    .any(|older| older.body["title"] == saved.title.as_str());
            let was_seen = || {
                let mut later = self.saved.iter().filter(|later| later.id == saved.id);
                later.any(|later| later.version > saved.version)
            };
            assert!(
                is_there || was_seen(),
                "seed {seed}: {} is lost",
                saved.title
            );
        }
        if let Some(practice) = first.table.get(&Practice::id_for("q")) {
            let answers = practice.body["answers"].as_array().unwrap();
            let times: BTreeSet<i64> = answers
                .iter()
                .map(|answer| answer["at"].as_i64().unwrap())
                .collect();
            assert_eq!(times, self.answers, "seed {seed}");
        }
    }
}

#[test]
fn three_devices_end_up_alike_and_lose_no_text() {
    for seed in 0..12 {
        let mut world = World::new(seed);
        for _ in 0..120 {
            world.step();
        }
        world.exchange();
        world.check(seed);
    }
}
