//! The plan as a calendar file (RFC 5545), for whatever calendar the candidate uses. Days are whole
//! days, or begin at the hour that the candidate set, in floating time: nine o'clock is nine o'clock
//! wherever they are.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use icalendar::{Alarm, Calendar, Component, Event as Entry, EventLike};

use crate::domain::format::counts::counted;
use crate::domain::format::dates;
use crate::domain::plan::schedule::{Event, PlanDay, Schedule};
use crate::domain::plan::task::TaskSlot;

/// The calendar file. `remind_at` is when a day's work begins, in minutes after midnight. Entries
/// are named by their days, so that a later file replaces what an earlier one put there.
#[must_use]
pub fn to_ics(schedule: &Schedule, remind_at: Option<u32>, now: DateTime<Utc>) -> String {
    let mut calendar = Calendar::new().name("Loopready").done();
    for day in &schedule.days {
        for &event in &day.events {
            calendar.push(of_event(event, day.date, now));
        }
        if !day.slots.is_empty() {
            calendar.push(of_day(day, remind_at, now));
        }
    }
    calendar.to_string()
}

fn entry(name: &str, date: NaiveDate, summary: &str, now: DateTime<Utc>) -> Entry {
    Entry::new()
        .uid(&format!("{name}-{}@loopready", dates::in_file_name(&date)))
        .timestamp(now)
        .summary(summary)
        .done()
}

fn of_event(event: Event, date: NaiveDate, now: DateTime<Utc>) -> Entry {
    let name = match event {
        Event::Screen => "screen",
        Event::Assessment => "assessment",
        Event::Writing => "writing",
        Event::Eve => "eve",
        Event::Loop => "loop",
    };
    whole_day(&mut entry(name, date, event.name(), now), date)
}

fn of_day(day: &PlanDay, remind_at: Option<u32>, now: DateTime<Utc>) -> Entry {
    let tasks = counted(day.slots.len(), "task", "tasks");
    let summary = format!("Loopready: {tasks}, {} min", day.minutes());
    let lines: Vec<String> = day.slots.iter().map(line).collect();
    let mut entry = entry("day", day.date, &summary, now);
    entry.description(&lines.join("\n"));
    let start = remind_at.and_then(|minutes| day.date.and_hms_opt(minutes / 60, minutes % 60, 0));
    match start {
        Some(start) => entry
            .starts(start)
            .ends(start + TimeDelta::minutes(i64::from(day.minutes())))
            .alarm(Alarm::display(&summary, TimeDelta::minutes(-10)))
            .done(),
        None => whole_day(&mut entry, day.date),
    }
}

/// An end that is a day is not part of the entry, and has to come after its start (RFC 5545,
/// section 3.6.1); the crate's own `all_day` gives both the same day.
fn whole_day(entry: &mut Entry, date: NaiveDate) -> Entry {
    entry.starts(date).ends(date + Days::new(1)).done()
}

fn line(slot: &TaskSlot) -> String {
    let part = slot
        .part
        .map(|(part, of)| format!(", part {part} of {of}"))
        .unwrap_or_default();
    format!("{}{part} ({} min)", slot.task.title(), slot.minutes)
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

    #[test]
    fn each_day_is_an_entry_named_by_its_date_with_its_tasks() {
        let text = to_ics(&schedule(), None, now()).replace("\r\n ", "");
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 3);
        for part in [
            "UID:day-2026-12-06@loopready",
            "DTSTART;VALUE=DATE:20261206",
            "DTEND;VALUE=DATE:20261207",
            "SUMMARY:Loopready: 2 tasks\\, 35 min",
            "Finish “Returns\\; desk\\, one”\\, part 1 of 2 (15 min)\\nPractice aloud (20 min)",
            "UID:loop-2026-12-07@loopready",
            "DTSTAMP:20260921T",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert_eq!(text, to_ics(&schedule(), None, now()).replace("\r\n ", ""));
    }

    #[test]
    fn with_an_hour_the_work_has_its_time_and_an_alarm_before_it() {
        let text = to_ics(&schedule(), Some(18 * 60 + 30), now()).replace("\r\n ", "");
        for part in [
            "DTSTART:20261206T183000\r\n",
            "DTEND:20261206T190500\r\n",
            "BEGIN:VALARM",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}
