//! One fixture a released schema. They are never edited: a file that no longer loads means that
//! somebody's data no longer loads.

use loopready::domain::preferences::Preferences;
use loopready::domain::record::backup;
use loopready::domain::record::envelope::{Envelope, Record};
use loopready::domain::record::kind::Kind;
use loopready::domain::stories::story::Story;
use loopready::domain::writing::memo::MemoDraft;

const SCHEMA_1: &str = include_str!("../fixtures/schema-1/backup.jsonl");

fn envelopes() -> Vec<Envelope> {
    let backup = backup::read(SCHEMA_1).unwrap();
    assert!(backup.is_complete(), "{} damaged", backup.damaged);
    backup.records
}

#[test]
fn schema_1_loads_whole() {
    let kinds: Vec<Kind> = envelopes().iter().map(|envelope| envelope.kind).collect();
    assert_eq!(kinds, [Kind::Story, Kind::Memo, Kind::Preferences]);
    for envelope in envelopes() {
        match envelope.kind {
            Kind::Story => assert_eq!(
                Record::<Story>::open(envelope)
                    .unwrap()
                    .body
                    .principles
                    .len(),
                2
            ),
            Kind::Memo => {
                let memo = Record::<MemoDraft>::open(envelope).unwrap().body;
                assert_eq!(memo.draft.text, "I cut the wait from 19 to 7 minutes.");
                assert_eq!(memo.sittings.len(), 2);
            }
            Kind::Preferences => {
                let preferences = Record::<Preferences>::open(envelope).unwrap().body;
                assert_eq!(preferences.minutes, 45);
                assert!(!preferences.print_title && !preferences.print_page_numbers);
            }
            later => unreachable!("schema 1 began without {later:?}"),
        }
    }
}

#[test]
fn what_schema_1_did_not_know_is_written_back() {
    for envelope in envelopes() {
        assert!(
            envelope.write().contains("\"from_the_future\":"),
            "{}",
            envelope.id
        );
    }
}
