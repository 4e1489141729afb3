//! Which loop "your loop" means: one rule for the plan, practice, and every page with a date.

use chrono::NaiveDate;

use crate::domain::loops::interview_loop::InterviewLoop;
use crate::domain::record::envelope::Record;

/// The next loop: the first one today or later, or else the newest without a date. `loops` are
/// oldest first, without deleted ones. `today` is the candidate's current day.
#[must_use]
pub fn next_loop(
    loops: &[Record<InterviewLoop>],
    today: NaiveDate,
) -> Option<&Record<InterviewLoop>> {
    let is_ahead = |one: &&Record<InterviewLoop>| one.body.date.is_some_and(|day| day >= today);
    loops
        .iter()
        .filter(is_ahead)
        .min_by_key(|one| one.body.date)
        .or_else(|| loops.iter().rfind(|one| one.body.date.is_none()))
}

/// The last loop: the latest one before today.
#[must_use]
pub fn last_loop(
    loops: &[Record<InterviewLoop>],
    today: NaiveDate,
) -> Option<&Record<InterviewLoop>> {
    loops
        .iter()
        .filter(|one| one.body.date.is_some_and(|day| day < today))
        .max_by_key(|one| one.body.date)
}

/// The loop that matters today: the next one with a date, or else the last one while its decision is
/// open, or else the newest one without a date.
#[must_use]
pub fn loop_at_hand(
    loops: &[Record<InterviewLoop>],
    today: NaiveDate,
) -> Option<&Record<InterviewLoop>> {
    let next = next_loop(loops, today);
    next.filter(|one| one.body.date.is_some())
        .or_else(|| last_loop(loops, today).filter(|one| one.body.outcome.is_none()))
        .or(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::loops::interview_loop::LoopOutcome;
    use crate::domain::record::id::{DeviceId, RecordId};
    use chrono::DateTime;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
    }

    fn loops(days: &[Option<u32>]) -> Vec<Record<InterviewLoop>> {
        days.iter()
            .zip(0..)
            .map(|(date, number)| {
                let body = InterviewLoop {
                    name: format!("{number}"),
                    date: date.map(day),
                    ..InterviewLoop::default()
                };
                let now = DateTime::from_timestamp(1_790_000_000 + number, 0).unwrap();
                let id = RecordId::from_text(&format!("loop-{number}"));
                Record::new(id, body, now, &DeviceId("d".to_owned()))
            })
            .collect()
    }

    #[test]
    fn the_next_loop_is_the_first_ahead_then_the_newest_without_a_day() {
        type Case<'a> = (&'a [Option<u32>], Option<&'a str>, Option<&'a str>);
        // The dates of the loops, and the indices of the next and the last one, on 10 December.
        let cases: [Case; 8] = [
            (&[], None, None),
            (&[Some(9)], None, Some("0")),
            (&[Some(10)], Some("0"), None),
            (&[Some(20), Some(12)], Some("1"), None),
            (&[Some(3), Some(8), Some(5)], None, Some("1")),
            (&[None, None], Some("1"), None),
            (&[Some(11), None], Some("0"), None),
            (&[Some(9), None], Some("1"), Some("0")),
        ];
        for (days, next, last) in cases {
            let loops = loops(days);
            let name = |one: Option<&Record<InterviewLoop>>| one.map(|one| one.body.name.clone());
            assert_eq!(
                name(next_loop(&loops, day(10))).as_deref(),
                next,
                "{days:?}"
            );
            assert_eq!(
                name(last_loop(&loops, day(10))).as_deref(),
                last,
                "{days:?}"
            );
        }
    }

    #[test]
    fn the_loop_at_hand_is_the_next_then_the_last_until_its_decision() {
        let name = |loops: &[Record<InterviewLoop>]| {
            loop_at_hand(loops, day(10)).map(|one| one.body.name.clone())
        };
        assert_eq!(name(&[]), None);
        assert_eq!(
            name(&loops(&[Some(3), None, Some(12)])).as_deref(),
            Some("2")
        );
        assert_eq!(name(&loops(&[Some(3), None])).as_deref(), Some("0"));
        let mut decided = loops(&[Some(3), None]);
        decided[0].body.outcome = Some(LoopOutcome::NoOffer);
        assert_eq!(name(&decided).as_deref(), Some("1"));
        assert_eq!(name(&decided[..1]), None);
    }
}
