//! What a key costs in the search of 10,000 questions, natively and without a page around it:
//! prints the medians of building the index and of one search, and the time for a misspelled word,
//! in microseconds.
//!
//! ```text
//! cargo run --release --example search
//! ```

use std::time::Instant;

use chrono::DateTime;
use loopready::domain::questions::own::OwnQuestion;
use loopready::domain::questions::search::{QuestionFilter, QuestionStanding, SearchIndex};
use loopready::domain::record::envelope::Record;
use loopready::domain::record::id::{DeviceId, RecordId};

const QUESTIONS: usize = 10_000;
const INDEXED: usize = 7;
/// What is typed, a key at a time; the first keys find the most and cost the most.
const TYPED: &str = "customer forec";
/// A misspelled word, which is compared with the whole vocabulary.
const MISSPELLED: &str = "forcast";

fn question(number: usize) -> Record<OwnQuestion> {
    let verbs = [
        "cut", "moved", "priced", "tested", "shipped", "halted", "merged",
    ];
    let things = ["checkout", "forecast", "warehouse", "budget", "contract"];
    let of = |words: &[&'static str]| words.get(number % words.len()).copied().unwrap_or_default();
    let text = format!(
        "Which customer {} the {} of region{number} in week{}, and what came of it?",
        of(&verbs),
        of(&things),
        number % 53
    );
    let body = OwnQuestion {
        text,
        follow_ups: vec!["What did it cost, and who paid?".to_owned()],
        ..OwnQuestion::default()
    };
    let id = RecordId::from_text(&format!("{number:05}"));
    Record::new(
        id,
        body,
        DateTime::default(),
        &DeviceId("device".to_owned()),
    )
}

fn median(mut times: Vec<u128>) -> u128 {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn main() {
    let own: Vec<Record<OwnQuestion>> = (0..QUESTIONS).map(question).collect();
    let mut index = SearchIndex::default();
    let built = (0..INDEXED).map(|_| {
        let from = Instant::now();
        index = SearchIndex::of(&[], &own);
        from.elapsed().as_micros()
    });
    let built = median(built.collect());
    let standings = vec![QuestionStanding::default(); QUESTIONS];
    let keys = (1..=TYPED.len()).map(|length| {
        let filter = QuestionFilter {
            search: TYPED.chars().take(length).collect(),
            ..QuestionFilter::default()
        };
        let from = Instant::now();
        let found = filter.find(&index, &index.terms(&filter.search), &standings);
        let time = from.elapsed().as_micros();
        assert!(!found.places.is_empty(), "nothing was found");
        time
    });
    let keys = median(keys.collect());
    let from = Instant::now();
    assert!(!index.terms(MISSPELLED).corrected().is_empty());
    let corrected = from.elapsed().as_micros();
    println!("{built} {keys} {corrected}");
}
