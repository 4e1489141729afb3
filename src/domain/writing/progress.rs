//! The history of finished sessions: length, pace, findings, confirmed evidence, and
//! self-assessment.

use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::domain::clock::ClockReading;
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::text::word_count;
use crate::domain::writing::evidence::confirmed_in;
use crate::domain::writing::memo::{MemoDraft, Way};
use crate::domain::writing::rating::Rating;

/// A finished session.
#[derive(Clone, PartialEq, Debug)]
pub struct Finished {
    /// The memo.
    pub memo: RecordId,
    /// The memo's label.
    pub title: String,
    /// When it ended.
    pub at: DateTime<Utc>,
    /// Its mode.
    pub way: Way,
    /// The number of the session in its memo, from 1.
    pub sitting: usize,
    /// Time worked in it.
    pub worked: Duration,
    /// Words at its end.
    pub words: usize,
    /// Words per minute, by how much the text grew. `None` if something was pasted, if the text shrank, or
    /// for less than a minute, because it would be meaningless.
    pub words_a_minute: Option<f64>,
    /// Its rating, if it has one.
    pub rating: Option<Rating>,
    /// How much of the evidence map the author confirmed in it; `None` without a decision.
    pub confirmed: Option<usize>,
}

/// The finished sessions of existing memos, oldest first. An imported text counts as finished when it
/// was reviewed.
#[must_use]
pub fn finished(memos: &[Record<MemoDraft>], now: ClockReading) -> Vec<Finished> {
    let mut all: Vec<Finished> = memos.iter().flat_map(|memo| of_memo(memo, now)).collect();
    all.sort_by_key(|sitting| sitting.at);
    all
}

fn of_memo(memo: &Record<MemoDraft>, now: ClockReading) -> Vec<Finished> {
    let mut before = 0;
    let title = memo.body.title();
    let mut found = Vec::new();
    for (index, sitting) in memo.body.sittings.iter().enumerate() {
        let Some(end) = &sitting.end else { continue };
        let words = word_count(&end.text);
        let worked = sitting.drill.elapsed(now);
        found.push(Finished {
            memo: memo.id().clone(),
            title: title.clone(),
            at: end.at,
            way: memo.body.way,
            sitting: index + 1,
            worked,
            words,
            words_a_minute: (sitting.pasted == 0 && !(memo.body.way == Way::Check && index == 0))
                .then(|| pace(words.checked_sub(before)?, worked))
                .flatten(),
            confirmed: (!memo.body.evidence.is_empty())
                .then(|| confirmed_in(&memo.body.evidence, &end.text, index + 1).len()),
            rating: memo
                .body
                .ratings
                .iter()
                .rev()
                .find(|rating| usize::try_from(rating.sittings) == Ok(index + 1))
                .cloned(),
        });
        before = words;
    }
    found
}

fn pace(words: usize, worked: Duration) -> Option<f64> {
    let minutes = worked.as_secs_f64() / 60.0;
    let words = u32::try_from(words).ok()?;
    (minutes >= 1.0).then(|| f64::from(words) / minutes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::paper::page::PageFormat;
    use crate::domain::paper::typeface::TypeStyle;
    use crate::domain::record::id::DeviceId;
    use crate::domain::review::document_kind::DocumentKind;
    use crate::domain::writing::memo::MemoChoices;

    fn now(seconds: u64) -> ClockReading {
        ClockReading {
            wall: DateTime::from_timestamp(1_790_000_000, 0).unwrap()
                + Duration::from_secs(seconds),
            monotonic: Duration::from_secs(seconds),
            page_load: 1,
        }
    }

    fn memo(pasted: u64) -> Record<MemoDraft> {
        let mut memo = MemoDraft::start(
            MemoChoices {
                way: Way::Drill,
                document: DocumentKind::NarrativeMemo,
                offered: Vec::new(),
                seed: 0,
                redraws: 0,
                chosen: 0,
                time: Duration::from_mins(30),
                due: None,
                is_strict: true,
                limit: 2,
                format: PageFormat::A4,
                lettering: TypeStyle::default(),
                target: None,
            },
            now(0),
        );
        memo.draft.replace_text("word ".repeat(60));
        memo.sittings[0].pasted = pasted;
        memo.finish(now(120));
        memo.revise(now(200));
        memo.draft.replace_text("word ".repeat(90));
        memo.finish(now(260));
        Record::new(
            RecordId::from_text("m"),
            memo,
            now(0).wall,
            &DeviceId("d".to_owned()),
        )
    }

    #[test]
    fn a_revision_counts_only_the_words_it_added() {
        let found = finished(&[memo(0)], now(999));
        let paces: Vec<Option<f64>> = found.iter().map(|one| one.words_a_minute).collect();
        assert_eq!(paces, [Some(30.0), Some(30.0)]);
        assert_eq!(found[1].words, 90);
    }

    #[test]
    fn a_text_from_elsewhere_is_listed_without_a_pace_until_it_is_revised() {
        let mut memo = memo(0);
        memo.body.way = Way::Check;
        memo.body.give_title("Returns desk".to_owned());
        let found = finished(&[memo], now(999));
        let paces: Vec<Option<f64>> = found.iter().map(|one| one.words_a_minute).collect();
        assert_eq!(paces, [None, Some(30.0)]);
        assert_eq!(found[0].title, "Returns desk");
    }

    #[test]
    fn pasted_words_have_no_pace() {
        assert_eq!(finished(&[memo(400)], now(999))[0].words_a_minute, None);
    }
}
