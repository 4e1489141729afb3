//! The board on which tasks are placed: each day has time for practice and for other tasks.

use crate::domain::plan::task::{Task, TaskSlot};

/// The shortest useful slot, in minutes.
const LEAST: u32 = 5;

/// The days of the plan while tasks are placed.
pub(super) struct Board {
    pub(super) days: Vec<Room>,
    /// The length of a day, in minutes.
    minutes: u32,
}

/// The time left on a day.
#[derive(Clone, Default)]
pub(super) struct Room {
    /// For practice, in minutes.
    pub(super) practice: u32,
    /// For everything else, in minutes.
    pub(super) free: u32,
    placed: Vec<(Task, u32)>,
}

impl Room {
    pub(super) fn reserve(&mut self, minutes: u32) {
        self.practice = minutes.min(self.free);
        self.free -= self.practice;
    }

    /// Reserves the whole day for practice.
    pub(super) fn only_practice(&mut self, minutes: u32) {
        self.practice = minutes.min(self.free);
        self.free = 0;
    }

    /// Uses the minutes, and takes practice time if the rest is too short.
    fn take(&mut self, task: &Task, minutes: u32) {
        let from_practice = minutes.saturating_sub(self.free);
        self.practice = self.practice.saturating_sub(from_practice);
        self.free = self.free.saturating_sub(minutes);
        self.placed.push((task.clone(), minutes));
    }
}

impl Board {
    pub(super) fn new(days: usize, minutes: u32) -> Self {
        let room = Room {
            free: minutes,
            ..Room::default()
        };
        Self {
            days: vec![room; days],
            minutes,
        }
    }

    /// Places a task on the days before `last`: on a single day from `place` on or before it, or else on
    /// several days. Returns whether there was room. A timed task needs a single day, and can use its
    /// practice time.
    pub(super) fn place(&mut self, task: &Task, minutes: u32, place: usize, last: usize) -> bool {
        let rooms = self.days.get_mut(..last).unwrap_or_default();
        let first_day = |days: &mut dyn Iterator<Item = usize>| {
            let days: Vec<usize> = days.collect();
            let day_with = |fits: &dyn Fn(&Room) -> bool| {
                let mut days = days.iter().copied();
                days.find(|&day| rooms.get(day).is_some_and(fits))
            };
            let with_practice = |room: &Room| room.free + room.practice >= minutes;
            day_with(&|room| room.free >= minutes)
                .or_else(|| task.is_timed().then(|| day_with(&with_practice)).flatten())
        };
        let found =
            first_day(&mut (place..last)).or_else(|| first_day(&mut (0..place.min(last)).rev()));
        if let Some(room) = found.and_then(|day| rooms.get_mut(day)) {
            room.take(task, minutes);
            return true;
        }
        if task.is_timed() {
            return false;
        }
        let worth: Vec<usize> = rooms
            .iter()
            .enumerate()
            .filter(|(_, room)| room.free >= LEAST)
            .map(|(day, _)| day)
            .collect();
        let free = |day: &usize| rooms.get(*day).map_or(0, |room| room.free);
        let is_enough = |days: &&[usize]| days.iter().map(free).sum::<u32>() >= minutes;
        // The parts of a task are on nearby days, and no longer than a day.
        let parts = 2..=usize::try_from(minutes.div_ceil(self.minutes.max(1)) + 1).unwrap_or(2);
        let stretches = || parts.clone().flat_map(|count| worth.windows(count));
        let begins = |days: &&[usize]| days.first().is_some_and(|&day| day >= place);
        let forward = stretches().filter(begins).find(is_enough);
        let Some(days) = forward.or_else(|| stretches().rfind(is_enough)) else {
            return false;
        };
        let mut rest = minutes;
        for &day in days {
            let Some(room) = rooms.get_mut(day).filter(|_| rest > 0) else {
                continue;
            };
            let now = room.free.min(rest);
            room.take(task, now);
            rest -= now;
        }
        true
    }

    /// The days' slots: what was placed, then practice.
    pub(super) fn into_slots(self) -> Vec<Vec<TaskSlot>> {
        let all: Vec<Task> = self
            .days
            .iter()
            .flat_map(|room| room.placed.iter().map(|(task, _)| task.clone()))
            .collect();
        let mut seen: Vec<Task> = Vec::new();
        let count = |tasks: &[Task], task: &Task| tasks.iter().filter(|one| *one == task).count();
        self.days
            .into_iter()
            .map(|room| {
                let mut slots: Vec<TaskSlot> = Vec::new();
                for (task, minutes) in room.placed {
                    let of = count(&all, &task);
                    seen.push(task.clone());
                    let part = (of > 1).then(|| (count(&seen, &task), of));
                    slots.push(TaskSlot {
                        task,
                        minutes,
                        part,
                    });
                }
                if room.practice > 0 {
                    slots.push(TaskSlot {
                        task: Task::Practice,
                        minutes: room.practice,
                        part: None,
                    });
                }
                slots
            })
            .collect()
    }
}
