//! Exports the plan as a calendar file (RFC 5545). Entries are all-day, or start at the time that the
//! candidate set. That time is floating: nine o'clock is nine o'clock in any time zone.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use icalendar::{Alarm, Calendar, Component, Event as Entry, EventLike};

use crate::domain::format::dates;
use crate::domain::format::durations::planned;
use crate::domain::plan::schedule::{Event, PlanDay, Schedule};
use crate::domain::plan::task::{Task, TaskSlot};

/// The app that made the file (RFC 5545, section 3.7.3).
const PRODUCT: &str = "-//Loopready//Plan//EN";

/// The calendar file, with an entry for each task and event. `remind_at` is when a day's work begins, in
/// minutes after midnight. An entry's UID is made from its content and `owner`, not from its date, so that
/// importing a later file moves the existing entry. Only practice has an entry for each day.
#[must_use]
pub fn to_ics(
    schedule: &Schedule,
    remind_at: Option<u32>,
    owner: &str,
    now: DateTime<Utc>,
) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", PRODUCT))
        .append_property(("CALSCALE", "GREGORIAN"))
        .name("Loopready");
    for day in &schedule.days {
        for &event in &day.events {
            let mut entry = entry(event_name(event), owner, event.name(), now);
            calendar.push(whole_day(&mut entry, day.date));
        }
        let mut begins = remind_at;
        for slot in &day.slots {
            calendar.push(of_task(slot, day, begins, owner, now));
            begins = begins.map(|minutes| minutes + slot.minutes);
        }
    }
    calendar.to_string()
}

fn entry(name: &str, owner: &str, summary: &str, now: DateTime<Utc>) -> Entry {
    // Some calendars only replace an entry if the sequence number is higher.
    let minutes = u32::try_from(now.timestamp() / 60).unwrap_or_default();
    Entry::new()
        .uid(&format!("{name}-{owner}@loopready"))
        .sequence(minutes)
        .timestamp(now)
        .summary(summary)
        .done()
}

fn event_name(event: Event) -> &'static str {
    match event {
        Event::Screen => "screen",
        Event::Assessment => "assessment",
        Event::Writing => "writing",
        Event::Eve => "eve",
        Event::Loop => "loop",
        Event::Answer => "answer",
    }
}

/// A task's key, which doesn't depend on its date.
fn task_name(task: &Task, date: NaiveDate) -> String {
    match task {
        Task::CheckRole => "check-role".to_owned(),
        Task::SetUpLoop => "set-up-loop".to_owned(),
        Task::PrepareScreen => "prepare-screen".to_owned(),
        Task::LogicSet { number, .. } => format!("logic-set-{number}"),
        Task::WorkStyle => "work-style".to_owned(),
        Task::Cover(principles) => {
            let slugs: Vec<&str> = principles.iter().map(|one| one.slug()).collect();
            format!("cover-{}", slugs.join("-"))
        }
        Task::AnotherStory { number, .. } => format!("story-{number}"),
        Task::Complete(story, _) => format!("complete-{story}"),
        Task::Strengthen(story, _) => format!("strengthen-{story}"),
        Task::Probe(story, _) => format!("probe-{story}"),
        Task::WriteMemo { number, .. } => format!("memo-{number}"),
        Task::Practice => format!("practice-{}", dates::in_file_name(&date)),
        Task::Rehearse { number, .. } => format!("mock-loop-{number}"),
        Task::LearnNumbers => "learn-numbers".to_owned(),
        Task::AnswerOffer(offer, _) => format!("answer-{offer}"),
    }
}

fn of_task(
    slot: &TaskSlot,
    day: &PlanDay,
    begins: Option<u32>,
    owner: &str,
    now: DateTime<Utc>,
) -> Entry {
    let (name, title) = (task_name(&slot.task, day.date), slot.task.title());
    let minutes = slot.minutes;
    let (name, summary) = match slot.part {
        // If a later plan splits the task, the first part replaces the whole entry.
        Some((part, of)) => (
            match part {
                1 => name,
                _ => format!("{name}-part-{part}"),
            },
            format!("{title}, part {part} of {of} ({})", planned(minutes)),
        ),
        None => (name, format!("{title} ({})", planned(minutes))),
    };
    let mut entry = entry(&name, owner, &summary, now);
    let begins = begins.and_then(|minutes| day.date.and_hms_opt(minutes / 60, minutes % 60, 0));
    match begins {
        Some(begins) => entry
            .starts(begins)
            .ends(begins + TimeDelta::minutes(minutes.into()))
            .alarm(Alarm::display(&summary, TimeDelta::minutes(-10)))
            .done(),
        None => whole_day(&mut entry, day.date),
    }
}

/// The end date of an all-day entry is exclusive and must be after the start (RFC 5545, section 3.6.1),
/// but the crate's `all_day` sets both to the same day. All-day entries don't block time, because
/// they have no hours.
fn whole_day(entry: &mut Entry, date: NaiveDate) -> Entry {
    entry
        .starts(date)
        .ends(date + Days::new(1))
        .add_property("TRANSP", "TRANSPARENT")
        .done()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::situation::Until;
    use crate::domain::plan::stretch::Stretch;
    use crate::domain::plan::task::Task;
    use crate::domain::record::id::RecordId;

    fn schedule() -> Schedule {
        let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
        let story = Task::Complete(RecordId::from_text("a"), "Returns; desk, one".to_owned());
        let slot = |task, minutes, part| TaskSlot {
            task,
            minutes,
            part,
        };
        Schedule {
            until: Until::Loop(day(7)),
            stretch: Stretch::Days,
            days: vec![
                PlanDay {
                    date: day(6),
                    events: vec![Event::Eve],
                    slots: vec![
                        slot(story, 15, Some((1, 2))),
                        slot(Task::Practice, 20, None),
                    ],
                },
                PlanDay {
                    date: day(7),
                    events: vec![Event::Loop],
                    slots: Vec::new(),
                },
            ],
            left_out: Vec::new(),
            done: Vec::new(),
        }
    }

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    fn file(schedule: &Schedule, remind_at: Option<u32>) -> String {
        to_ics(schedule, remind_at, "me", now()).replace("\r\n ", "")
    }

    /// The entries of a file: name and date.
    fn entries(text: &str) -> Vec<(String, String)> {
        let value = |entry: &str, key: &str| {
            let line = entry.lines().find(|line| line.starts_with(key));
            line.and_then(|line| line.split(':').nth(1))
                .unwrap()
                .to_owned()
        };
        text.split("BEGIN:VEVENT")
            .skip(1)
            .map(|entry| (value(entry, "UID"), value(entry, "DTSTART")))
            .collect()
    }

    #[test]
    fn each_task_and_event_is_an_entry_of_its_day() {
        let text = file(&schedule(), None);
        assert_eq!(
            entries(&text),
            [
                ("eve-me@loopready", "20261206"),
                ("complete-a-me@loopready", "20261206"),
                ("practice-2026-12-06-me@loopready", "20261206"),
                ("loop-me@loopready", "20261207"),
            ]
            .map(|(name, day)| (name.to_owned(), day.to_owned()))
        );
        for part in [
            "PRODID:-//Loopready//Plan//EN",
            "DTEND;VALUE=DATE:20261207",
            "TRANSP:TRANSPARENT",
            "SUMMARY:Finish “Returns\\; desk\\, one”\\, part 1 of 2 (15 min)",
            "DTSTAMP:20260921T",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert_eq!(text, file(&schedule(), None));
    }

    #[test]
    fn what_moves_to_another_day_keeps_its_name() {
        let mut moved = schedule();
        for day in &mut moved.days {
            day.date = day.date + Days::new(3);
        }
        let before = entries(&file(&schedule(), None));
        let after = entries(&file(&moved, None));
        for ((name, day), (later, moved)) in before.iter().zip(&after) {
            assert_ne!(day, moved);
            assert!(name == later || name.starts_with("practice-"), "{name}");
        }
    }

    #[test]
    fn a_task_that_is_split_takes_the_place_of_the_whole() {
        let mut split = schedule();
        let [day, ..] = split.days.as_mut_slice() else {
            unreachable!()
        };
        let second = TaskSlot {
            part: Some((2, 2)),
            ..day.slots[0].clone()
        };
        day.slots.insert(1, second);
        let mut whole = schedule();
        whole.days[0].slots[0].part = None;
        let names = |schedule: &Schedule| -> Vec<String> {
            let entries = entries(&file(schedule, None));
            entries.into_iter().map(|(name, _)| name).collect()
        };
        assert_eq!(names(&whole)[1], "complete-a-me@loopready");
        assert_eq!(
            names(&split)[1..3],
            ["complete-a-me@loopready", "complete-a-part-2-me@loopready"]
        );
    }

    #[test]
    fn two_candidates_have_entries_of_their_own() {
        let other = to_ics(&schedule(), None, "other", now());
        let names = |text: &str| entries(&text.replace("\r\n ", ""));
        let mine = names(&file(&schedule(), None));
        assert!(names(&other).iter().all(|entry| !mine.contains(entry)));
    }

    #[test]
    fn with_an_hour_the_tasks_follow_each_other_with_an_alarm() {
        let text = file(&schedule(), Some(18 * 60 + 30));
        for part in [
            "DTSTART:20261206T183000\r\n",
            "DTEND:20261206T184500\r\n",
            "DTSTART:20261206T184500\r\n",
            "DTEND:20261206T190500\r\n",
            "BEGIN:VALARM",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}
