//! Today: the next step and the rest of the day, from the current situation.

use chrono::NaiveDate;

use crate::domain::loops::interview_loop::LoopOutcome;
use crate::domain::plan::schedule::Schedule;
use crate::domain::plan::situation::{PastLoop, Situation, Unfinished};
use crate::domain::plan::task::{Task, TaskSlot};
use crate::domain::record::id::RecordId;

/// How many days after a loop its questions are still worth writing down.
const FRESH_DAYS: u64 = 3;

/// How many days after a loop without an offer the next loop comes first.
const REGROUPING_DAYS: u64 = 28;

/// A step on Today.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NextStep {
    /// Enter the loop's date and level.
    Welcome,
    /// Continue an unfinished activity.
    GoOn(Unfinished),
    /// The day before the loop: the cheat sheet, what to bring, nothing new.
    Eve(RecordId),
    /// The loop day: who asks in which order, and which stories to tell.
    LoopDay(RecordId),
    /// Log the questions asked.
    Log(RecordId),
    /// Enter the decision.
    NoteDecision(RecordId),
    /// Enter the offer.
    EnterOffer,
    /// Compare the offers.
    CompareOffers,
    /// Set the date of the next loop.
    DateNextLoop,
    /// A task of the plan.
    Do(TaskSlot),
    /// Everything for today is done, or nothing is planned; the next task, and when.
    NothingLeft(Option<(NaiveDate, Task)>),
}

/// Today's steps: the main one first, then the rest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Agenda {
    /// The one next step.
    pub first: NextStep,
    /// The rest of today.
    pub then: Vec<NextStep>,
}

impl Situation {
    /// The next step and the rest of today; `schedule` is this situation's own. An activity worked
    /// on today comes first. Then the loop: the day before, its day, and what follows. Then the
    /// plan.
    #[must_use]
    pub fn agenda(&self, schedule: &Schedule) -> Agenda {
        if self.is_new {
            return Agenda {
                first: NextStep::Welcome,
                then: Vec::new(),
            };
        }
        let go_on = |is_of_today: bool| {
            self.unfinished
                .iter()
                .filter(move |(_, day)| (*day == self.today) == is_of_today)
                .map(|(what, _)| NextStep::GoOn(what.clone()))
        };
        let mut steps: Vec<NextStep> = go_on(true).collect();
        steps.extend(self.around_the_loop());
        steps.extend(go_on(false));
        let slots = schedule.on(self.today).map(|day| day.slots.iter().cloned());
        steps.extend(slots.into_iter().flatten().map(NextStep::Do));
        let mut steps = steps.into_iter();
        let first = steps.next().unwrap_or_else(|| {
            let later = schedule.days.iter().filter(|day| day.date > self.today);
            let mut tasks = later.filter_map(|day| Some((day.date, day.slots.first()?)));
            NextStep::NothingLeft(tasks.next().map(|(date, slot)| (date, slot.task.clone())))
        });
        Agenda {
            first,
            then: steps.collect(),
        }
    }

    /// The loop's steps: the last loop's first, while it is recent.
    fn around_the_loop(&self) -> Vec<NextStep> {
        let mut steps = Vec::new();
        let to_log = |past: &&PastLoop| {
            !past.is_logged && past.outcome.is_none() && self.days_since(past.day) <= FRESH_DAYS
        };
        if let Some(past) = self.last_loop.as_ref().filter(to_log) {
            steps.push(NextStep::Log(past.id.clone()));
        }
        if let (Some(day), Some(next)) = (self.dated(), &self.next_loop) {
            match self.days_to(day) {
                0 => {
                    // On the loop day, everything else can wait.
                    return vec![NextStep::LoopDay(next.clone()), NextStep::Log(next.clone())];
                }
                1 => steps.insert(0, NextStep::Eve(next.clone())),
                _ => {}
            }
        }
        match (self.awaited(), &self.last_loop) {
            (Some(past), _) if past.outcome.is_some() && self.offers == 0 => {
                steps.push(NextStep::EnterOffer);
            }
            (Some(past), _) if past.outcome.is_some() => steps.push(NextStep::CompareOffers),
            (Some(past), _) => steps.push(NextStep::NoteDecision(past.id.clone())),
            (None, Some(past))
                if past.outcome == Some(LoopOutcome::NoOffer)
                    && self.dated().is_none()
                    && self.days_since(past.day) <= REGROUPING_DAYS =>
            {
                steps.push(NextStep::DateNextLoop);
            }
            _ => {}
        }
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::situation::Until;
    use chrono::TimeDelta;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, 7).unwrap()
    }

    fn in_days(days: i64) -> NaiveDate {
        today() + TimeDelta::days(days)
    }

    fn id(text: &str) -> RecordId {
        RecordId::from_text(text)
    }

    fn nothing() -> Situation {
        Situation::nothing(today())
    }

    fn ahead(days: i64) -> Situation {
        Situation {
            next_loop: Some(id("next")),
            loop_day: Some(in_days(days)),
            ..nothing()
        }
    }

    fn past(days: i64, is_logged: bool, outcome: Option<LoopOutcome>) -> Situation {
        let past = PastLoop {
            id: id("past"),
            day: in_days(-days),
            is_logged,
            outcome,
        };
        Situation {
            last_loop: Some(past),
            ..nothing()
        }
    }

    fn agenda(situation: &Situation) -> Agenda {
        situation.agenda(&situation.schedule())
    }

    fn first_task(situation: &Situation) -> NextStep {
        let schedule = situation.schedule();
        NextStep::Do(schedule.on(today()).unwrap().slots[0].clone())
    }

    #[test]
    fn around_the_loop_each_day_names_its_own_step() {
        let (next, gone) = (|| id("next"), || id("past"));
        let with_offers = |offers| Situation {
            offers,
            ..past(9, true, Some(LoopOutcome::Offer))
        };
        let cases = [
            ("eve", ahead(1), NextStep::Eve(next())),
            ("day", ahead(0), NextStep::LoopDay(next())),
            ("day after", past(1, false, None), NextStep::Log(gone())),
            ("third day", past(3, false, None), NextStep::Log(gone())),
            (
                "stale",
                past(4, false, None),
                NextStep::NoteDecision(gone()),
            ),
            (
                "logged",
                past(1, true, None),
                NextStep::NoteDecision(gone()),
            ),
            ("offer", with_offers(0), NextStep::EnterOffer),
            ("offers", with_offers(2), NextStep::CompareOffers),
            (
                "no offer",
                past(9, true, Some(LoopOutcome::NoOffer)),
                NextStep::DateNextLoop,
            ),
        ];
        for (when, situation, step) in cases {
            assert_eq!(agenda(&situation).first, step, "{when}");
        }
    }

    #[test]
    fn the_plan_has_its_say_before_the_eve_and_after_an_old_loop() {
        let no_offer = Some(LoopOutcome::NoOffer);
        for situation in [
            ahead(14),
            ahead(2),
            nothing(),
            past(29, false, None),
            past(29, true, no_offer),
        ] {
            assert_eq!(agenda(&situation).first, first_task(&situation));
        }
    }

    #[test]
    fn a_newcomer_is_welcomed_whatever_else() {
        let mut situation = ahead(14);
        situation.is_new = true;
        let agenda = agenda(&situation);
        assert_eq!((agenda.first, agenda.then), (NextStep::Welcome, Vec::new()));
    }

    #[test]
    fn what_was_worked_on_today_goes_on_first_and_older_work_yields_to_the_loop() {
        let begun = || NextStep::GoOn(Unfinished::MockLoop(id("mock")));
        let with = |mut situation: Situation, day| {
            situation.unfinished = Some((Unfinished::MockLoop(id("mock")), in_days(day)));
            agenda(&situation)
        };
        for days in [0, 1, 14] {
            assert_eq!(with(ahead(days), 0).first, begun(), "{days}");
        }
        assert_eq!(with(ahead(14), -3).first, begun());
        for situation in [ahead(1), ahead(0), past(1, false, None)] {
            let agenda = with(situation, -3);
            assert_ne!(agenda.first, begun());
            assert!(agenda.then.contains(&begun()));
        }
    }

    #[test]
    fn nothing_is_to_be_learned_while_a_decision_is_waited_for() {
        let agenda = agenda(&past(2, false, None));
        assert_eq!(agenda.then, [NextStep::NoteDecision(id("past"))]);
        let schedule = past(2, false, None).schedule();
        assert_eq!(schedule.until, Until::Past(in_days(-2)));
        assert_eq!((schedule.days.len(), schedule.left_out.len()), (0, 0));
    }

    #[test]
    fn a_further_loop_is_prepared_for_and_the_last_one_still_logged() {
        let mut situation = past(1, false, None);
        situation.next_loop = Some(id("next"));
        situation.loop_day = Some(in_days(10));
        let all = agenda(&situation);
        assert_eq!(all.first, NextStep::Log(id("past")));
        assert!(matches!(all.then.first(), Some(NextStep::Do(_))));
        situation.loop_day = Some(in_days(1));
        let all = agenda(&situation);
        assert_eq!(all.first, NextStep::Eve(id("next")));
        assert_eq!(all.then.first(), Some(&NextStep::Log(id("past"))));
    }

    #[test]
    fn a_day_without_tasks_names_the_next_one() {
        let situation = ahead(100);
        let NextStep::NothingLeft(Some((day, _))) = agenda(&situation).first else {
            panic!("the plan begins nine weeks before the loop");
        };
        assert_eq!(day, in_days(37));
    }
}
