//! Imported stories, with their numbers and follow-ups.

use chrono::TimeDelta;

use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::stories::bank::BankedStory;
use crate::domain::stories::metric::Metric;
use crate::domain::stories::probe::Probes;
use crate::domain::stories::story::Story;
use crate::ports::Change;
use crate::state::records::library::{Library, put};

impl Library {
    /// Stores imported stories in one transaction, each number only once, and offers to undo all of
    /// it; `told` is the confirmation.
    pub fn add_bank(&'static self, bank: Vec<BankedStory>, told: String) {
        let (now, device) = self.here();
        let mut stories: Vec<Record<Story>> = Vec::new();
        let mut probes: Vec<Record<Probes>> = Vec::new();
        let mut numbers: Vec<Metric> = Vec::new();
        for (index, one) in (0..).zip(bank) {
            // Ids sort by time, so each gets its own millisecond and the order stays.
            let id = self.new_id(now + TimeDelta::milliseconds(index));
            if !one.probes.is_empty() {
                let body = Probes {
                    story: id.clone(),
                    probes: one.probes,
                };
                probes.push(Record::new(Probes::id_for(&id), body, now, &device));
            }
            for number in one.numbers {
                // Its links use the ids of another device.
                let bare = |number: &Metric| Metric {
                    stories: Vec::new(),
                    memos: Vec::new(),
                    ..number.clone()
                };
                match numbers
                    .iter_mut()
                    .find(|other| bare(other) == bare(&number))
                {
                    Some(other) => other.stories.push(id.clone()),
                    None => numbers.push(Metric {
                        stories: vec![id.clone()],
                        ..bare(&number)
                    }),
                }
            }
            stories.push(Record::new(id, one.story, now, &device));
        }
        let numbers: Vec<Record<Metric>> = (0..)
            .zip(numbers)
            .map(|(index, number)| {
                Record::new(
                    self.new_id(now + TimeDelta::milliseconds(index)),
                    number,
                    now,
                    &device,
                )
            })
            .collect();
        let along: Vec<Change> = probes
            .iter()
            .map(Record::close)
            .chain(numbers.iter().map(Record::close))
            .map(put)
            .collect();
        let (probe_ids, number_ids): (Vec<RecordId>, Vec<RecordId>) = (
            probes.iter().map(|record| record.id().clone()).collect(),
            numbers.iter().map(|record| record.id().clone()).collect(),
        );
        let shown = move || {
            self.of::<Probes>().insert_all(probes);
            self.of::<Metric>().insert_all(numbers);
        };
        let undone = move || {
            self.take_back::<Probes>(probe_ids.clone());
            self.take_back::<Metric>(number_ids.clone());
        };
        self.insert_new(stories, along, shown, undone, told);
    }
}
