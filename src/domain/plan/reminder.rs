//! When to remind the candidate of today's remaining tasks, and the text. The scheduler checks
//! often; each check returns either what to show or how long to wait.
//!
//! Everything follows from the candidate's local time at that moment, so a changed clock, another
//! time zone, or daylight saving time needs no extra rules.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, Timelike};

use crate::domain::format::counts::counted;
use crate::domain::format::durations::planned;
use crate::domain::plan::task::TaskSlot;

/// The longest delay of a reminder if the device was asleep; a later one no longer
/// helps.
pub const LATEST: Duration = Duration::from_hours(1);

/// The longest wait between two checks. Timers stop while a device sleeps, so after waking a
/// reminder is at most this late.
pub const LOOKS: Duration = Duration::from_mins(10);

const SECONDS_A_DAY: u32 = 24 * 60 * 60;

/// A reminder. It may be shown on a locked screen, so it contains none of the candidate's words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reminder {
    /// How much there is to do.
    pub title: String,
    /// The first task.
    pub text: String,
}

impl Reminder {
    /// The text for a day's remaining tasks; `None` if there are none.
    #[must_use]
    pub fn of(left: &[TaskSlot]) -> Option<Self> {
        let first = left.first()?;
        let tasks = counted(left.len(), "task", "tasks");
        let minutes: u32 = left.iter().map(|slot| slot.minutes).sum();
        Some(Self {
            title: format!("Loopready: {tasks} today, {}", planned(minutes)),
            text: format!(
                "First: {} ({})",
                first.task.discreet_title(),
                planned(first.minutes)
            ),
        })
    }
}

/// The result of a check.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Look {
    /// Show this now, and store today as the day of the last reminder.
    Show(Reminder),
    /// Nothing now; check again after this time, which is never zero and at most [`LOOKS`].
    Again(Duration),
}

/// Checks for a reminder. `remind_at` is the plan's time, in minutes after midnight; `shown` is the
/// day of the last reminder on this device; `now` is the candidate's local time; `left` returns the
/// remaining tasks of that day, and is only called if needed.
#[must_use]
pub fn look(
    remind_at: Option<u32>,
    shown: Option<NaiveDate>,
    now: DateTime<FixedOffset>,
    left: impl FnOnce() -> Vec<TaskSlot>,
) -> Look {
    let Some(at) = remind_at.and_then(|minutes| minutes.checked_mul(60)) else {
        return Look::Again(LOOKS);
    };
    let second = now.num_seconds_from_midnight();
    let since = second
        .checked_sub(at)
        .map(|seconds| Duration::from_secs(u64::from(seconds)));
    if since.is_some_and(|since| since <= LATEST)
        && !was_shown(shown, now.date_naive())
        && let Some(reminder) = Reminder::of(&left())
    {
        return Look::Show(reminder);
    }
    let ahead = (at % SECONDS_A_DAY + SECONDS_A_DAY - second) % SECONDS_A_DAY;
    match Duration::from_secs(u64::from(ahead)) {
        Duration::ZERO => Look::Again(LOOKS),
        ahead => Look::Again(ahead.min(LOOKS)),
    }
}

/// Whether the day has had its reminder. One stored for tomorrow counts, since it was shown in a
/// time zone further east; a later day comes from a wrong clock.
fn was_shown(shown: Option<NaiveDate>, today: NaiveDate) -> bool {
    shown.is_some_and(|shown| (0..=1).contains(&(shown - today).num_days()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::task::Task;
    use crate::domain::principle::Principle;
    use crate::domain::record::id::RecordId;
    use proptest::prelude::*;

    const HALF_PAST_SIX: Option<u32> = Some(18 * 60 + 30);

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
    }

    fn at(hour: u32, minute: u32, second: u32) -> DateTime<FixedOffset> {
        let offset = FixedOffset::east_opt(3_600).unwrap();
        let time = today().and_hms_opt(hour, minute, second).unwrap();
        time.and_local_timezone(offset).unwrap()
    }

    fn slot(task: Task, minutes: u32) -> TaskSlot {
        TaskSlot {
            task,
            minutes,
            part: None,
        }
    }

    fn two() -> Vec<TaskSlot> {
        vec![
            slot(Task::Cover(vec![Principle::DiveDeep]), 20),
            slot(Task::Practice, 15),
        ]
    }

    fn shows(look: &Look) -> bool {
        matches!(look, Look::Show(_))
    }

    #[test]
    fn at_the_hour_the_first_task_and_the_minutes_are_named() {
        let Look::Show(reminder) = look(HALF_PAST_SIX, None, at(18, 30, 0), two) else {
            panic!("nothing is shown");
        };
        assert_eq!(reminder.title, "Loopready: 2 tasks today, 35 min");
        assert_eq!(reminder.text, "First: Find a story for Dive Deep (20 min)");
    }

    #[test]
    fn no_title_of_a_story_stands_on_a_locked_screen() {
        let id = RecordId::from_text("a");
        let secret = "Project Nightjar".to_owned();
        for task in [
            Task::Complete(id.clone(), secret.clone()),
            Task::Strengthen(id.clone(), secret.clone()),
            Task::Probe(id, secret),
        ] {
            let reminder = Reminder::of(&[slot(task.clone(), 20)]).unwrap();
            assert!(!reminder.text.contains("Nightjar"), "{}", reminder.text);
            assert!(reminder.text.contains("story"));
            assert!(reminder.title.contains("1 task today"));
        }
    }

    #[test]
    fn before_the_hour_the_next_look_is_at_the_hour_or_ten_minutes_on() {
        let wait = |now| look(HALF_PAST_SIX, None, now, two);
        assert_eq!(wait(at(18, 27, 30)), Look::Again(Duration::from_secs(150)));
        assert_eq!(wait(at(9, 0, 0)), Look::Again(LOOKS));
    }

    #[test]
    fn a_device_that_slept_reminds_within_the_hour_and_not_later() {
        assert!(shows(&look(HALF_PAST_SIX, None, at(19, 30, 0), two)));
        assert!(!shows(&look(HALF_PAST_SIX, None, at(19, 30, 1), two)));
        // A time within the last hour of a day ends at midnight: the next day has its own tasks.
        assert!(!shows(&look(Some(23 * 60 + 50), None, at(0, 5, 0), two)));
    }

    #[test]
    fn a_day_whose_tasks_are_all_done_is_left_in_peace() {
        assert!(!shows(&look(HALF_PAST_SIX, None, at(18, 31, 0), Vec::new)));
    }

    #[test]
    fn a_reminder_shown_further_east_counts_and_one_from_a_wrong_clock_does_not() {
        let shown = |day| look(HALF_PAST_SIX, Some(day), at(18, 30, 0), two);
        assert!(!shows(&shown(today())));
        assert!(!shows(&shown(today().succ_opt().unwrap())));
        assert!(shows(&shown(today().pred_opt().unwrap())));
        assert!(shows(&shown(NaiveDate::from_ymd_opt(2036, 1, 1).unwrap())));
    }

    #[test]
    fn without_an_hour_nothing_is_shown_nor_calculated() {
        let unasked = || -> Vec<TaskSlot> { unreachable!() };
        assert_eq!(look(None, None, at(18, 30, 0), unasked), Look::Again(LOOKS));
        // An hour that no day has, as a damaged record may hold.
        for odd in [24 * 60, u32::MAX] {
            assert!(!shows(&look(Some(odd), None, at(18, 30, 0), unasked)));
        }
    }

    prop_compose! {
        /// An instant of a few days, where the clock may stand in any zone.
        fn any_instant()(seconds in 0_i64..5 * 86_400, zone in -14_i32..=14) -> DateTime<FixedOffset> {
            let utc = DateTime::from_timestamp(1_795_000_000 + seconds, 0).unwrap();
            utc.with_timezone(&FixedOffset::east_opt(zone * 3_600).unwrap())
        }
    }

    proptest! {
        #[test]
        fn no_day_is_reminded_of_twice(
            minutes in 0_u32..1_440,
            mut steps in proptest::collection::vec(0_i64..40_000, 1..60),
            zone in -12_i32..=12,
        ) {
            let offset = FixedOffset::east_opt(zone * 3_600).unwrap();
            let mut now = DateTime::from_timestamp(1_795_000_000, 0).unwrap().with_timezone(&offset);
            let mut shown = None;
            let mut days = Vec::new();
            steps.push(0);
            for step in steps {
                if shows(&look(Some(minutes), shown, now, two)) {
                    prop_assert!(!days.contains(&now.date_naive()));
                    days.push(now.date_naive());
                    shown = Some(now.date_naive());
                }
                now += chrono::TimeDelta::seconds(step);
            }
        }

        #[test]
        fn a_day_that_is_done_or_was_reminded_of_is_never_shown(
            minutes in proptest::option::of(any::<u32>()),
            now in any_instant(),
        ) {
            prop_assert!(!shows(&look(minutes, None, now, Vec::new)));
            prop_assert!(!shows(&look(minutes, Some(now.date_naive()), now, two)));
        }

        #[test]
        fn the_next_look_is_always_ahead_and_soon(
            minutes in proptest::option::of(any::<u32>()),
            shown in any::<bool>(),
            now in any_instant(),
        ) {
            if let Look::Again(wait) = look(minutes, shown.then(|| now.date_naive()), now, two) {
                prop_assert!(wait > Duration::ZERO && wait <= LOOKS);
            }
        }

        #[test]
        fn a_clock_that_is_looked_at_when_due_reminds_at_the_very_second(
            minutes in 0_u32..1_440,
            start in any_instant(),
        ) {
            let mut now = start;
            // A day and an hour at most, in looks of ten minutes.
            for _ in 0..200 {
                match look(Some(minutes), None, now, two) {
                    Look::Again(wait) => now += wait,
                    Look::Show(_) => break,
                }
            }
            let late = i64::from(now.num_seconds_from_midnight()) - i64::from(minutes) * 60;
            let latest = if now == start { 3_600 } else { 0 };
            prop_assert!((0..=latest).contains(&late), "{late} seconds late");
        }
    }
}
