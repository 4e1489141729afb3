//! The schedule: which task on which day, so that preparation peaks on the loop's date.

use chrono::{Days, NaiveDate};

use crate::domain::format::dates;
use crate::domain::format::durations::planned;
use crate::domain::plan::board::Board;
use crate::domain::plan::situation::{Situation, Until};
use crate::domain::plan::stretch::Stretch;
use crate::domain::plan::task::{Task, TaskSlot};
use crate::domain::plan::work::Done;
use crate::domain::practice::session::MINUTES_A_QUESTION;
use crate::domain::privacy::names::{OutgoingText, StandIn, replaced};
use crate::domain::privacy::outgoing::{Outgoing, piece};

/// The most days to plan ahead: about two months, the length of a slow process. A later loop is planned
/// from that many days before it.
pub const LONGEST_DAYS: u64 = 63;

/// The number of days to plan before an event that comes long before the loop.
const LEAD_DAYS: u64 = 14;

/// How many days before the screen or the online assessment its tasks come.
const DAYS_BEFORE: usize = 3;

/// Practice on the day before the loop, in minutes: enough to tell a few stories once more.
const EVE_MINUTES: u32 = 20;

/// A fixed event on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Event {
    /// The screen.
    Screen,
    /// The assessment.
    Assessment,
    /// The writing sample is due.
    Writing,
    /// The day before: the cheat sheet, and an early night.
    Eve,
    /// The loop.
    Loop,
    /// An offer has to be answered.
    Answer,
}

impl Event {
    /// Its label.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Screen => "Screen",
            Self::Assessment => "Online assessment",
            Self::Writing => "Writing sample due",
            Self::Eve => "Read the cheat sheet once, then stop",
            Self::Loop => "Loop",
            Self::Answer => "Answer to an offer due",
        }
    }
}

/// A day of the plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanDay {
    /// The date.
    pub date: NaiveDate,
    /// Its events.
    pub events: Vec<Event>,
    /// What to do, in order.
    pub slots: Vec<TaskSlot>,
}

impl PlanDay {
    /// The time that it takes, in minutes.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.slots.iter().map(|slot| slot.minutes).sum()
    }
}

/// The schedule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Schedule {
    /// Its goal.
    pub until: Until,
    /// The time available.
    pub stretch: Stretch,
    /// The days from the first task to the loop, without empty ones.
    pub days: Vec<PlanDay>,
    /// Tasks that don't fit, the most important first.
    pub left_out: Vec<Task>,
    /// Finished tasks.
    pub done: Vec<Done>,
}

impl Schedule {
    /// A day's schedule; `None` if it is empty.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Option<&PlanDay> {
        self.days.iter().find(|one| one.date == day)
    }

    /// How much time a day takes, or why it takes none, in one or two sentences.
    #[must_use]
    pub fn said_of(&self, day: NaiveDate) -> String {
        let minutes = self.on(day).map_or(0, PlanDay::minutes);
        let has_done = self.done_on(day).next().is_some();
        match (minutes, has_done, self.days.first()) {
            (1.., _, _) => format!("{} planned.", planned(minutes)),
            (0, true, _) => "All done for today.".to_owned(),
            (0, false, Some(first)) if first.date > day => format!(
                "Nothing is due before {}. You can practice any day.",
                dates::in_words(&first.date)
            ),
            _ => "Nothing is planned for today.".to_owned(),
        }
    }

    /// What was done on a day.
    pub fn done_on(&self, day: NaiveDate) -> impl Iterator<Item = &Task> {
        self.done
            .iter()
            .filter(move |done| done.on == Some(day))
            .map(|done| &done.task)
    }

    /// How many answers fit into the planned practice.
    pub(super) fn answers_planned(&self) -> usize {
        let slots = self.days.iter().flat_map(|day| &day.slots);
        let practice = slots.filter(|slot| slot.task == Task::Practice);
        let minutes: u32 = practice.map(|slot| slot.minutes).sum();
        usize::try_from(minutes / MINUTES_A_QUESTION).unwrap_or(usize::MAX)
    }

    /// The planned tasks, each once, in the order of their days, without practice.
    #[must_use]
    pub fn planned(&self) -> Vec<&Task> {
        let mut planned: Vec<&Task> = Vec::new();
        for slot in self.days.iter().flat_map(|day| &day.slots) {
            if slot.task != Task::Practice && !planned.contains(&&slot.task) {
                planned.push(&slot.task);
            }
        }
        planned
    }
}

impl Situation {
    /// The share of a day for practice, in percent: little while there is much to write, most of it
    /// at the end.
    fn practice_share(&self, stretch: Stretch, place: usize, days: usize) -> u32 {
        let left = days - place;
        let is_first_quarter = place * 4 < days;
        if self.stories.is_empty() && is_first_quarter {
            0
        } else if stretch == Stretch::Days {
            if left <= 1 { 34 } else { 17 }
        } else if left <= 3 {
            75
        } else if left * 3 <= days {
            50
        } else {
            25
        }
    }

    /// Makes the schedule.
    #[must_use]
    pub fn schedule(&self) -> Schedule {
        let until = self.until();
        let ahead = self.days_to(until.day());
        let stretch = Stretch::of(ahead);
        let open = match until {
            Until::Past(_) => Vec::new(),
            Until::Loop(_) | Until::Assumed(_) => self.open(stretch),
        };
        let ahead = match open.iter().filter_map(|task| self.deadline(task)).min() {
            // Events long before the loop need preparation, too.
            Some(day) => {
                ahead.min(LONGEST_DAYS.max(ahead - self.days_to(day).min(ahead) + LEAD_DAYS))
            }
            None => ahead.min(LONGEST_DAYS),
        };
        let first = until.day() - Days::new(ahead);
        let count = usize::try_from(ahead).unwrap_or_default();
        let done = self.done(stretch);
        let time = self.time();
        let mut board = Board::new(count, time);
        for (place, room) in board.days.iter_mut().enumerate() {
            let share = time * self.practice_share(stretch, place, count) / 100;
            if place + 1 == count && stretch != Stretch::Days {
                room.only_practice(share.min(EVE_MINUTES));
            } else {
                room.reserve(share / MINUTES_A_QUESTION * MINUTES_A_QUESTION);
            }
        }
        if first == self.today
            && let Some(today) = board.days.first_mut()
        {
            let answers = u32::try_from(self.answers_today).unwrap_or(u32::MAX / 64);
            today.practice = today.practice.saturating_sub(answers * MINUTES_A_QUESTION);
            today.free = today.free.saturating_sub(self.spent_today(&done, stretch));
        }
        let left_out = self.fill(&mut board, open, first, stretch);
        Schedule {
            until,
            stretch,
            days: self.days(first, until, board),
            left_out,
            done,
        }
    }

    /// Gives each task its day, and returns those that don't fit. Memos are spread over the days before the
    /// writing sample, everything else over the days before the loop. The last sixth of the days is a
    /// buffer, or half of them if there is far more time than work.
    fn fill(
        &self,
        board: &mut Board,
        open: Vec<Task>,
        first: NaiveDate,
        stretch: Stretch,
    ) -> Vec<Task> {
        let is_memo = |task: &Task| matches!(task, Task::WriteMemo { .. });
        let total = |of_memos: bool| -> u32 {
            let tasks = open.iter().filter(|task| is_memo(task) == of_memos);
            tasks.map(|task| self.minutes(task, stretch)).sum()
        };
        let totals = (total(true), total(false));
        let room: u32 = board.days.iter().map(|day| day.free).sum();
        let count = board.days.len();
        let last_of = |task: &Task| {
            let days = self
                .deadline(task)
                .map(|day| usize::try_from((day - first).num_days()).unwrap_or(0));
            days.map_or(count, |days| days.min(count))
        };
        let mut before = (0_u32, 0_u32);
        let mut left_out = Vec::new();
        // A mock loop needs an uninterrupted stretch in the second half, so it is placed first.
        let (rehearsals, open): (Vec<Task>, Vec<Task>) = open
            .into_iter()
            .partition(|task| matches!(task, Task::Rehearse { .. }));
        let half = count / 2;
        let step = (count - half) / (rehearsals.len() + 1);
        for (task, number) in rehearsals.into_iter().zip(1..) {
            if !board.place(
                &task,
                self.minutes(&task, stretch),
                half + number * step,
                count,
            ) {
                left_out.push(task);
            }
        }
        for task in open {
            let minutes = self.minutes(&task, stretch);
            let last = last_of(&task);
            if !is_memo(&task) && self.deadline(&task).is_some() {
                if !board.place(&task, minutes, last.saturating_sub(DAYS_BEFORE), last) {
                    left_out.push(task);
                }
                continue;
            }
            let (before, total) = if is_memo(&task) {
                (&mut before.0, totals.0)
            } else {
                (&mut before.1, totals.1)
            };
            let window = if room > 2 * (totals.0 + totals.1) {
                last / 2
            } else {
                last * 5 / 6
            };
            let window = u64::try_from(window).unwrap_or_default();
            let place = u64::from(*before) * window / u64::from(total).max(1);
            *before += minutes;
            if !board.place(
                &task,
                minutes,
                usize::try_from(place).unwrap_or_default(),
                last,
            ) {
                left_out.push(task);
            }
        }
        left_out
    }

    fn days(&self, first: NaiveDate, until: Until, board: Board) -> Vec<PlanDay> {
        let mut days: Vec<PlanDay> = board
            .into_slots()
            .into_iter()
            .zip(0..)
            .map(|(slots, place)| PlanDay {
                date: first + Days::new(place),
                events: Vec::new(),
                slots,
            })
            .collect();
        let mut events = vec![
            (self.plan.screen, Event::Screen),
            (self.plan.assessment, Event::Assessment),
            (self.writing(), Event::Writing),
        ];
        if let Until::Loop(day) = until {
            events.push((day.pred_opt(), Event::Eve));
            events.push((Some(day), Event::Loop));
        }
        for (day, event) in events {
            let ahead = day.filter(|&day| day >= self.today && day <= until.day());
            let Some(date) = ahead else { continue };
            on_day(&mut days, date, |day| day.events.push(event));
        }
        // An offer has its own deadline, before or after the loop, and takes its time whatever else is planned.
        for answer in self.to_answer() {
            let slot = TaskSlot {
                minutes: self.minutes(&answer.task(), Stretch::Days),
                task: answer.task(),
                part: None,
            };
            let eve = answer.by.pred_opt().unwrap_or(answer.by);
            on_day(&mut days, eve.max(self.today), |day| {
                day.slots.insert(0, slot);
            });
            if answer.by >= self.today {
                on_day(&mut days, answer.by, |day| day.events.push(Event::Answer));
            }
        }
        days.retain(|day| !day.slots.is_empty() || !day.events.is_empty());
        days.sort_by_key(|day| day.date);
        days
    }
}

/// Changes a day of the plan, and adds it if it is missing.
fn on_day(days: &mut Vec<PlanDay>, date: NaiveDate, change: impl FnOnce(&mut PlanDay)) {
    if let Some(known) = days.iter_mut().find(|known| known.date == date) {
        change(known);
        return;
    }
    let mut day = PlanDay {
        date,
        events: Vec::new(),
        slots: Vec::new(),
    };
    change(&mut day);
    days.push(day);
}

impl Outgoing for Schedule {
    fn pieces(&self) -> Vec<OutgoingText> {
        self.planned()
            .into_iter()
            .filter_map(|task| piece("the plan", task.own_words()?))
            .collect()
    }

    fn with_stand_ins(&self, stand_ins: &[StandIn]) -> Self {
        let mut schedule = self.clone();
        let slots = schedule.days.iter_mut().flat_map(|day| &mut day.slots);
        for slot in slots {
            if let Some(words) = slot.task.own_words_mut() {
                *words = replaced(words, stand_ins);
            }
        }
        schedule
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::loop_plan::{LoopPlan, PlanForm};
    use crate::domain::plan::readiness::Measured;
    use crate::domain::plan::situation::{OfferAnswer, PlannedStory};
    use crate::domain::principle::Principle;
    use crate::domain::questions::levels::TargetLevel;
    use crate::domain::record::id::RecordId;
    use crate::domain::stories::probe::Readiness;
    use crate::domain::stories::weight::{Band, Weight};
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    fn in_days(days: i64) -> NaiveDate {
        today() + chrono::TimeDelta::days(days)
    }

    fn nothing(days: Option<i64>) -> Situation {
        Situation {
            next_loop: days.map(|_| RecordId::from_text("loop")),
            loop_day: days.map(in_days),
            ..Situation::nothing(today())
        }
    }

    fn weight(band: Band) -> Weight {
        Weight {
            band,
            met: 8,
            of: 11,
        }
    }

    fn story(title: &str, shows: &[Principle]) -> PlannedStory {
        PlannedStory {
            id: RecordId::from_text(title),
            title: title.to_owned(),
            begun: today(),
            changed: today(),
            is_sketch: false,
            weight: weight(Band::Strong),
            probes: Readiness { ready: 2, asked: 2 },
            probed: None,
            shows: shows.to_vec(),
        }
    }

    fn gaps(tasks: &[&Task]) -> Vec<Principle> {
        tasks
            .iter()
            .filter_map(|task| match task {
                Task::Cover(principles) => Some(principles.clone()),
                _ => None,
            })
            .flatten()
            .collect()
    }

    #[test]
    fn an_offer_is_answered_on_the_eve_of_its_day_whatever_the_loop_does() {
        let offer = |by: i64, is_answered| OfferAnswer {
            offer: RecordId::from_text("offer"),
            name: "North".to_owned(),
            by: in_days(by),
            is_answered,
        };
        let days_of = |situation: &Situation| -> (Vec<i64>, Vec<i64>) {
            let schedule = situation.schedule();
            let ahead = |day: &PlanDay| (day.date - today()).num_days();
            let task = offer(0, false).task();
            let has_task = |day: &&PlanDay| day.slots.iter().any(|slot| slot.task == task);
            let is_due = |day: &&PlanDay| day.events.contains(&Event::Answer);
            let days = &schedule.days;
            (
                days.iter().filter(has_task).map(ahead).collect(),
                days.iter().filter(is_due).map(ahead).collect(),
            )
        };
        let cases = [
            (5, false, vec![4], vec![5]),
            (90, false, vec![89], vec![90]),
            (1, false, vec![0], vec![1]),
            (0, false, vec![0], vec![0]),
            (-7, false, vec![0], vec![]),
            (-8, false, vec![], vec![]),
            (5, true, vec![], vec![]),
        ];
        for loop_in in [None, Some(30), Some(-3)] {
            for (by, is_answered, tasks, due) in &cases {
                let situation = Situation {
                    answers: vec![offer(*by, *is_answered)],
                    ..nothing(loop_in)
                };
                let told = (tasks.clone(), due.clone());
                assert_eq!(days_of(&situation), told, "{loop_in:?} {by}");
            }
        }
        let answered = Situation {
            answers: vec![offer(5, true)],
            ..nothing(None)
        };
        let done = answered.schedule().done;
        assert!(done.iter().any(|done| done.task == offer(5, true).task()));
    }

    #[test]
    fn from_nothing_two_weeks_cover_every_principle_and_begin_today() {
        let schedule = nothing(Some(14)).schedule();
        assert_eq!(schedule.stretch, Stretch::Weeks);
        assert_eq!(schedule.days[0].date, today());
        let mut covered = gaps(&schedule.planned());
        covered.sort();
        assert_eq!(covered, Principle::ALL);
        let last = schedule.days.last().unwrap();
        assert_eq!(
            (last.events.as_slice(), last.slots.len()),
            (&[Event::Loop][..], 0)
        );
        assert_eq!(last.date, in_days(14));
    }

    #[test]
    fn two_days_plan_for_what_fits_and_say_what_does_not() {
        let mut situation = nothing(Some(2));
        situation.held = vec![Principle::DiveDeep, Principle::EarnTrust];
        let schedule = situation.schedule();
        assert_eq!(schedule.stretch, Stretch::Days);
        let planned = gaps(&schedule.planned());
        assert_eq!(planned[..2], [Principle::EarnTrust, Principle::DiveDeep]);
        let stories = |tasks: &[&Task]| {
            let found = tasks.iter().filter(|task| matches!(task, Task::Cover(_)));
            found.count()
        };
        assert_eq!(stories(&schedule.planned()), 3);
        // One compressed mock loop, and only a light day before the loop.
        let mock = Task::Rehearse { number: 1, of: 1 };
        assert!(schedule.planned().contains(&&mock));
        let memo = |task: &&Task| matches!(task, Task::WriteMemo { .. });
        assert!(!schedule.planned().iter().any(memo));
        let left: Vec<&Task> = schedule.left_out.iter().collect();
        assert_eq!(planned.len() + gaps(&left).len(), 16);
    }

    #[test]
    fn two_months_ask_for_more_memos_and_more_stories() {
        let mut situation = nothing(Some(60));
        situation.plan.level = TargetLevel::Senior;
        situation.stories = vec![story("A", Principle::ALL)];
        let schedule = situation.schedule();
        assert_eq!(schedule.stretch, Stretch::Months);
        let planned = schedule.planned();
        assert!(planned.contains(&&Task::WriteMemo { number: 5, of: 5 }));
        assert!(planned.contains(&&Task::AnotherStory { number: 12, of: 12 }));
    }

    #[test]
    fn the_last_days_only_rehearse() {
        let schedule = nothing(Some(14)).schedule();
        let practice = |day: &PlanDay| {
            let practiced = day.slots.iter().filter(|slot| slot.task == Task::Practice);
            practiced.map(|slot| slot.minutes).sum::<u32>()
        };
        let eve = schedule
            .days
            .iter()
            .find(|day| day.events.contains(&Event::Eve))
            .unwrap();
        assert_eq!((practice(eve), eve.slots.len()), (20, 1));
        assert!(schedule.days[..3].iter().all(|day| practice(day) < 20));
    }

    #[test]
    fn a_story_written_today_ticks_its_principles_and_pulls_nothing_into_today() {
        let before = nothing(Some(14)).schedule();
        assert_eq!(before.days[0].minutes(), 60, "{:?}", before.days[0]);
        let mut situation = nothing(Some(14));
        situation.stories = vec![story("A", &[Principle::Ownership, Principle::DiveDeep])];
        let after = situation.schedule();
        let ticked: Vec<&Task> = after.done_on(today()).collect();
        assert_eq!(
            ticked,
            [&Task::Cover(vec![
                Principle::Ownership,
                Principle::DiveDeep
            ])]
        );
        assert_eq!(gaps(&after.planned()).len(), 14);
        assert_eq!(after.days[0].date, today());
        assert!(after.days[0].minutes() <= 30, "{:?}", after.days[0]);
    }

    #[test]
    fn a_memo_finished_today_is_ticked_and_the_next_is_planned() {
        let mut situation = nothing(Some(14));
        situation.memos = vec![today()];
        let schedule = situation.schedule();
        let first = Task::WriteMemo { number: 1, of: 3 };
        assert_eq!(schedule.done_on(today()).collect::<Vec<_>>(), [&first]);
        assert!(!schedule.planned().contains(&&first));
        assert!(
            schedule
                .planned()
                .contains(&&Task::WriteMemo { number: 2, of: 3 })
        );
    }

    #[test]
    fn a_day_says_its_minutes_that_it_is_done_or_when_the_next_begins() {
        let mut schedule = nothing(Some(14)).schedule();
        assert_eq!(schedule.said_of(today()), "1 h planned.");
        schedule.days.remove(0);
        assert!(
            schedule
                .said_of(today())
                .starts_with("Nothing is due before 24 Nov 2026.")
        );
        schedule.done.push(Done {
            task: Task::LearnNumbers,
            on: Some(today()),
        });
        assert_eq!(schedule.said_of(today()), "All done for today.");
        schedule.done.clear();
        schedule.days.clear();
        assert_eq!(schedule.said_of(today()), "Nothing is planned for today.");
    }

    #[test]
    fn a_mock_loop_comes_late_and_is_ticked_once_it_was_run() {
        let mut situation = nothing(Some(14));
        situation.stories = vec![story("A", Principle::ALL)];
        let mock = Task::Rehearse { number: 1, of: 1 };
        let has_it = |day: &PlanDay| day.slots.iter().any(|slot| slot.task == mock);
        let schedule = situation.schedule();
        let first = schedule.days.iter().find(|day| has_it(day)).unwrap();
        assert!(first.date >= in_days(5), "{first:?}");
        situation.rehearsals = vec![today()];
        let schedule = situation.schedule();
        assert!(!schedule.days.iter().any(has_it));
        assert!(schedule.done_on(today()).any(|task| *task == mock));
    }

    #[test]
    fn answers_given_today_are_taken_off_todays_practice() {
        let mut situation = nothing(Some(1));
        situation.stories = vec![story("A", Principle::ALL)];
        let practice = |situation: &Situation| {
            let schedule = situation.schedule();
            let day = schedule.days.first().cloned();
            day.filter(|day| day.date == today())
                .and_then(|day| {
                    day.slots
                        .into_iter()
                        .find(|slot| slot.task == Task::Practice)
                })
                .map(|slot| slot.minutes)
        };
        assert_eq!(practice(&situation), Some(20));
        situation.answers_today = 3;
        assert_eq!(practice(&situation), Some(5));
        situation.answers_today = 4;
        assert_eq!(practice(&situation), None);
    }

    #[test]
    fn memos_end_before_the_writing_sample_and_come_first_when_it_is_near() {
        let mut situation = nothing(Some(14));
        situation.plan.writing = Some(in_days(4));
        let schedule = situation.schedule();
        let memo = |slot: &TaskSlot| matches!(slot.task, Task::WriteMemo { .. });
        for day in &schedule.days {
            let writes = day.slots.iter().any(memo);
            assert!(!writes || day.date < in_days(4), "{day:?}");
        }
        // A sample that is due within days leaves time for one more memo.
        assert!(
            schedule
                .planned()
                .iter()
                .any(|task| **task == Task::WriteMemo { number: 3, of: 3 })
        );
        situation.plan.writing = Some(in_days(-1));
        assert!(
            !situation
                .schedule()
                .days
                .iter()
                .any(|day| day.slots.iter().any(memo))
        );
    }

    #[test]
    fn the_screen_and_the_assessment_have_tasks_until_they_are_done_or_over() {
        let mut situation = nothing(Some(200));
        situation.plan.screen = Some(in_days(6));
        situation.plan.assessment = Some(in_days(9));
        let of_dates = |situation: &Situation| -> Vec<(Task, NaiveDate)> {
            let days = situation.schedule().days;
            let slots = days
                .iter()
                .flat_map(|day| day.slots.iter().map(|slot| (slot.task.clone(), day.date)));
            slots
                .filter(|(task, _)| {
                    matches!(
                        task,
                        Task::PrepareScreen | Task::LogicSet { .. } | Task::WorkStyle
                    )
                })
                .collect()
        };
        let planned = of_dates(&situation);
        assert_eq!(planned.len(), 4, "{planned:?}");
        assert_eq!(planned[0], (Task::PrepareScreen, in_days(3)));
        situation.screen_sessions = vec![today()];
        situation.logic_sets = vec![today(); 2];
        situation.work_styles = vec![today()];
        assert_eq!(of_dates(&situation), []);
        assert!(situation.schedule().done_on(today()).count() >= 4);
        situation.screen_sessions.clear();
        situation.plan.screen = Some(today());
        assert_eq!(of_dates(&situation), []);
    }

    #[test]
    fn on_the_day_of_the_loop_there_is_nothing_left_to_do() {
        let schedule = nothing(Some(0)).schedule();
        assert!(schedule.planned().is_empty());
        assert_eq!(schedule.days.len(), 1);
        assert_eq!(schedule.days[0].events, [Event::Loop]);
    }

    #[test]
    fn without_a_day_five_weeks_are_assumed_and_a_loop_that_is_over_counts_as_none() {
        for situation in [nothing(None), nothing(Some(-3))] {
            let schedule = situation.schedule();
            assert_eq!(schedule.until, Until::Assumed(today() + Days::new(35)));
            assert!(
                schedule
                    .days
                    .iter()
                    .all(|day| !day.events.contains(&Event::Loop))
            );
        }
    }

    #[test]
    fn a_loop_far_away_is_planned_for_its_last_nine_weeks() {
        let schedule = nothing(Some(200)).schedule();
        assert_eq!(schedule.days[0].date, in_days(200 - 63));
    }

    #[test]
    fn days_that_are_not_before_the_loop_are_doubted_and_left_out() {
        let form = PlanForm {
            plan: LoopPlan {
                screen: Some(in_days(20)),
                writing: Some(in_days(3)),
                ..LoopPlan::default()
            },
            loop_day: Some(in_days(14)),
        };
        let doubts = form.doubts();
        assert_eq!(doubts.len(), 1);
        assert!(doubts[0].starts_with("The screen isn’t before the loop"));
        let mut situation = nothing(Some(14));
        situation.plan = form.plan;
        let events: Vec<Event> = situation
            .schedule()
            .days
            .into_iter()
            .flat_map(|day| day.events)
            .collect();
        assert_eq!(events, [Event::Writing, Event::Eve, Event::Loop]);
    }

    #[test]
    fn a_task_longer_than_a_day_is_done_in_parts() {
        let mut situation = nothing(Some(28));
        situation.plan.minutes_a_day = 30;
        situation.stories = vec![story("A", Principle::ALL)];
        let schedule = situation.schedule();
        let slots = |task: Task| -> Vec<TaskSlot> {
            let slots = schedule.days.iter().flat_map(|day| day.slots.clone());
            slots.filter(|slot| slot.task == task).collect()
        };
        let parts = slots(Task::AnotherStory { number: 2, of: 12 });
        assert!(parts.len() > 1);
        assert_eq!(parts.iter().map(|slot| slot.minutes).sum::<u32>(), 40);
        assert_eq!(parts[0].part, Some((1, parts.len())));
        // A timed session is as long as the day and is never split.
        let memo = slots(Task::WriteMemo { number: 1, of: 3 });
        assert_eq!((memo.len(), memo[0].minutes), (1, 30));
    }

    #[test]
    fn readiness_says_what_each_count_rests_on() {
        let mut situation = nothing(Some(14));
        situation.stories = vec![
            story("A", &[Principle::Ownership]),
            story("B", &[Principle::Ownership]),
        ];
        (situation.practiced, situation.due, situation.recall) = (6, Some(1), Some(71));
        let measures = situation.readiness(&situation.schedule());
        let of = |which: Measured| measures.iter().find(|one| one.of == which).unwrap();
        let coverage = of(Measured::Coverage);
        assert_eq!((coverage.have, coverage.wanted), (1, 16));
        assert!(coverage.evidence.contains("1 have two"));
        assert_eq!(of(Measured::Whys).have, 4);
        let practice = of(Measured::Practice);
        assert!(
            practice
                .evidence
                .contains("Over all 16 principles, you would recall 71 % on 7 Dec 2026"),
            "{}",
            practice.evidence
        );
        assert!(practice.evidence.contains("1 is due now"));
    }

    fn any_story() -> impl Strategy<Value = PlannedStory> {
        let shows = proptest::collection::vec(0_usize..16, 0..4);
        (
            shows,
            0_i64..30,
            any::<bool>(),
            0_usize..3,
            0_usize..4,
            0_usize..4,
            "[a-z]{12}",
        )
            .prop_map(
                |(shows, age, is_sketch, band, ready, more, title)| PlannedStory {
                    begun: in_days(-age),
                    changed: in_days(-age / 2),
                    is_sketch,
                    weight: weight(Band::ALL[band]),
                    probes: Readiness {
                        ready,
                        asked: ready + more,
                    },
                    shows: shows.into_iter().map(|at| Principle::ALL[at]).collect(),
                    ..story(&title, &[])
                },
            )
    }

    fn any_situation() -> impl Strategy<Value = Situation> {
        let day = || proptest::option::of(-10_i64..90);
        let days = (proptest::option::of(-3_i64..120), day(), day(), day());
        let done = (0_usize..8, 0_usize..6, (0_usize..4, 0_usize..4));
        let stories = proptest::collection::vec(any_story(), 0..12);
        (
            days,
            0_u32..700,
            stories,
            done,
            any::<bool>(),
            any::<bool>(),
        )
            .prop_map(
                |(
                    (loop_day, screen, assessment, writing),
                    minutes,
                    stories,
                    (answers, memos, numbers),
                    is_senior,
                    checked,
                )| {
                    let mut situation = nothing(loop_day);
                    situation.plan = LoopPlan {
                        minutes_a_day: minutes,
                        screen: screen.map(in_days),
                        assessment: assessment.map(in_days),
                        writing: writing.map(in_days),
                        level: if is_senior {
                            TargetLevel::Senior
                        } else {
                            TargetLevel::ProductManager
                        },
                        ..LoopPlan::default()
                    };
                    situation.stories = stories;
                    situation.answers_today = answers;
                    situation.memos = vec![today(); memos];
                    situation.numbers = (numbers.0, numbers.0 + numbers.1);
                    situation.role_checked = checked.then(today);
                    situation
                },
            )
    }

    proptest! {
        #[test]
        fn nothing_is_planned_in_the_past_on_the_day_of_the_loop_or_after(situation in any_situation()) {
            let schedule = situation.schedule();
            for day in &schedule.days {
                prop_assert!(day.date >= situation.today);
                prop_assert!(day.date <= schedule.until.day());
                if !day.slots.is_empty() {
                    prop_assert!(day.date < schedule.until.day());
                }
            }
            prop_assert!(schedule.days.windows(2).all(|pair| pair[0].date < pair[1].date));
        }

        #[test]
        fn no_day_takes_more_time_than_it_has(situation in any_situation()) {
            let time = situation.plan.minutes_a_day.clamp(10, 600);
            for day in situation.schedule().days {
                prop_assert!(day.minutes() <= time, "{day:?}");
                prop_assert!(day.slots.iter().all(|slot| slot.minutes > 0));
            }
        }

        #[test]
        fn every_open_task_is_planned_whole_or_said_to_be_left_out_never_both(situation in any_situation()) {
            let schedule = situation.schedule();
            let planned = schedule.planned();
            for task in situation.open(schedule.stretch) {
                let is_left = schedule.left_out.contains(&task);
                prop_assert!(planned.contains(&&task) != is_left, "{task:?}");
                let slots = schedule.days.iter().flat_map(|day| &day.slots);
                let minutes: u32 = slots.filter(|slot| slot.task == task).map(|slot| slot.minutes).sum();
                prop_assert_eq!(minutes, if is_left { 0 } else { situation.minutes(&task, schedule.stretch) });
            }
        }

        #[test]
        fn what_runs_against_a_clock_is_never_in_parts(situation in any_situation()) {
            let schedule = situation.schedule();
            for slot in schedule.days.iter().flat_map(|day| &day.slots) {
                prop_assert!(!slot.task.is_timed() || slot.part.is_none(), "{slot:?}");
            }
        }

        #[test]
        fn parts_of_a_task_are_no_more_than_its_days_ask_for(situation in any_situation()) {
            let schedule = situation.schedule();
            for slot in schedule.days.iter().flat_map(|day| &day.slots) {
                let whole = situation.minutes(&slot.task, schedule.stretch);
                let most = whole.div_ceil(situation.time()) + 1;
                let parts = slot.part.map_or(1, |(_, of)| of);
                prop_assert!(parts <= usize::try_from(most).unwrap(), "{slot:?}");
            }
        }

        #[test]
        fn what_has_a_day_of_its_own_is_planned_before_it(situation in any_situation()) {
            for day in situation.schedule().days {
                for slot in &day.slots {
                    let by = situation.deadline(&slot.task);
                    prop_assert!(by.is_none_or(|by| day.date < by), "{slot:?} on {}", day.date);
                }
            }
        }

        #[test]
        fn no_goal_is_beyond_what_the_days_have_room_for(situation in any_situation()) {
            let schedule = situation.schedule();
            for measure in situation.readiness(&schedule) {
                if measure.of == Measured::Practice {
                    prop_assert!(measure.wanted <= situation.practiced + schedule.answers_planned());
                }
            }
        }

        #[test]
        fn every_gap_is_a_task_and_none_that_is_covered_is(situation in any_situation()) {
            let schedule = situation.schedule();
            let all: Vec<&Task> = schedule.planned().into_iter().chain(&schedule.left_out).collect();
            let gaps = gaps(&all);
            for principle in Principle::ALL {
                let times = gaps.iter().filter(|gap| *gap == principle).count();
                prop_assert_eq!(times, usize::from(!situation.has_story(*principle)));
            }
        }

        #[test]
        fn with_time_enough_nothing_is_left_out(mut situation in any_situation(), days in 5_i64..60) {
            situation.loop_day = Some(in_days(days));
            situation.plan.minutes_a_day = 600;
            situation.plan.writing = None;
            prop_assert_eq!(situation.schedule().left_out, []);
        }
    }
}
