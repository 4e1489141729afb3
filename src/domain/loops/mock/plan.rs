//! The plan of a mock loop: the interviewers, their principles, the length, and the schedule.

use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::loops::interview_loop::{
    INTERVIEWERS_AT_MOST, InterviewLoop, Interviewer, LoopFormError, draw,
};
use crate::domain::principle::Principle;
use crate::domain::questions::draw::Deck;
use crate::domain::questions::levels::TargetLevel;
use crate::domain::questions::question::{Question, Role};
use crate::domain::record::id::RecordId;

/// The break between two interviews in minutes: accounts of the loop agree on about a quarter of an
/// hour.
pub const BREAK_MINUTES: u32 = 15;

/// The shortest and the longest interview that can be planned, in minutes.
pub const MINUTES: std::ops::RangeInclusive<u32> = 5..=90;

/// How a loop is scheduled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Days {
    /// One day, with a break between two interviews.
    #[default]
    One,
    /// Two days, the first half on the first.
    Two,
    /// Compressed: one question per interviewer, one interview after the other.
    Compressed,
}

choices! {
    Days {
        One: "one", "One day";
        Two: "two", "Two days";
        Compressed: "compressed", "Compressed";
    }
}

impl Days {
    /// The default questions and minutes of an interview. A compressed one has room for one answer
    /// with follow-ups; otherwise about two questions in 50 minutes are usual.
    #[must_use]
    pub fn usual(self) -> (u32, u32) {
        match self {
            Self::One | Self::Two => (2, 50),
            Self::Compressed => (1, 12),
        }
    }
}

/// An interviewer and the length of the interview.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Seat {
    /// The interviewer.
    pub interviewer: Interviewer,
    /// The length, in minutes.
    pub minutes: u32,
}

/// The plan of a mock loop, both stored and in its form.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct MockPlan {
    /// Its name.
    pub name: String,
    /// The schedule.
    pub days: Days,
    /// The interviewers, in order.
    pub seats: Vec<Seat>,
    /// The real loop that it rehearses, if there is one.
    pub of: Option<RecordId>,
    /// Whether a partner reads the interviewers' part.
    pub has_partner: bool,
    /// Whether it is realistic: principles and matches stay hidden until the debrief, and the number of
    /// questions follows from the minutes.
    #[serde(default)]
    pub is_realistic: bool,
    /// The seed for everything that is drawn.
    pub seed: u64,
}

/// Minutes for an answer with its follow-ups.
const QUESTION_MINUTES: u32 = 12;

/// Minutes at the start and the end without questions.
const OTHER_MINUTES: u32 = 10;

/// How many questions fit into this many minutes.
#[must_use]
pub fn questions_for(minutes: u32) -> u32 {
    (minutes.saturating_sub(OTHER_MINUTES) / QUESTION_MINUTES).max(1)
}

/// When an interview is planned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Appointment {
    /// The interviewer's index.
    pub seat: usize,
    /// The day, from 1.
    pub day: u32,
    /// Minutes since the start of that day.
    pub starts: u32,
    /// Its length in minutes.
    pub minutes: u32,
}

impl MockPlan {
    /// Draws a plausible loop over the 16 principles; the same seed draws the same one.
    #[must_use]
    pub fn drawn(seed: u64, days: Days) -> Self {
        let mut plan = Self::seated(draw(seed).interviewers, days);
        plan.seed = seed;
        if days == Days::Compressed {
            plan.set_days(days);
        }
        plan
    }

    /// A rehearsal of a loop set up by hand.
    #[must_use]
    pub fn rehearsing(id: RecordId, of: &InterviewLoop, seed: u64) -> Self {
        Self {
            name: of.display_name(),
            of: Some(id),
            seed,
            ..Self::seated(of.interviewers.clone(), Days::One)
        }
    }

    fn seated(interviewers: Vec<Interviewer>, days: Days) -> Self {
        let (_, minutes) = days.usual();
        let seats = interviewers
            .into_iter()
            .map(|interviewer| Seat {
                interviewer,
                minutes,
            })
            .collect();
        Self {
            days,
            seats,
            ..Self::default()
        }
    }

    /// Changes the schedule: every interview gets its default questions and minutes.
    pub fn set_days(&mut self, days: Days) {
        self.days = days;
        let (questions, minutes) = days.usual();
        for seat in &mut self.seats {
            seat.interviewer.questions = questions;
            seat.minutes = minutes;
        }
    }

    /// Adds an interviewer without a name or role, as long as there is room.
    pub fn add_seat(&mut self) {
        let (questions, minutes) = self.days.usual();
        if self.seats.len() < INTERVIEWERS_AT_MOST {
            self.seats.push(Seat {
                interviewer: Interviewer {
                    questions,
                    ..Interviewer::default()
                },
                minutes,
            });
        }
    }

    /// Makes an interviewer the only Bar Raiser, or removes that role.
    pub fn set_bar_raiser(&mut self, seat: usize, is_bar_raiser: bool) {
        for (place, one) in self.seats.iter_mut().enumerate() {
            one.interviewer.is_bar_raiser = is_bar_raiser && place == seat;
        }
    }

    /// The plan as a loop, to assign stories to it.
    #[must_use]
    pub fn as_loop(&self) -> InterviewLoop {
        InterviewLoop {
            name: self.name.clone(),
            interviewers: self
                .seats
                .iter()
                .map(|seat| seat.interviewer.clone())
                .collect(),
            ..InterviewLoop::default()
        }
    }

    /// An interviewer's label, by index: name, role, or number.
    #[must_use]
    pub fn label(&self, seat: usize) -> String {
        self.as_loop().label(seat)
    }

    /// The loop's label.
    #[must_use]
    pub fn display_name(&self) -> String {
        match self.name.trim() {
            "" => "Mock loop".to_owned(),
            name => name.to_owned(),
        }
    }

    /// The form as it is stored.
    ///
    /// # Errors
    /// What is missing, in words for the candidate.
    pub fn finished(mut self) -> Result<Self, LoopFormError> {
        let finished = self.as_loop().finished()?;
        self.name = finished.name;
        for (seat, interviewer) in self.seats.iter_mut().zip(finished.interviewers) {
            seat.interviewer = interviewer;
            seat.minutes = seat.minutes.clamp(*MINUTES.start(), *MINUTES.end());
        }
        Ok(self)
    }

    /// When each interview is planned, in order.
    #[must_use]
    pub fn timetable(&self) -> Vec<Appointment> {
        let first_day = match self.days {
            Days::Two => self.seats.len().div_ceil(2),
            Days::One | Days::Compressed => self.seats.len(),
        };
        let pause = match self.days {
            Days::One | Days::Two => BREAK_MINUTES,
            Days::Compressed => 0,
        };
        let mut starts = 0;
        self.seats
            .iter()
            .enumerate()
            .map(|(seat, one)| {
                if seat == first_day {
                    starts = 0;
                }
                let appointment = Appointment {
                    seat,
                    day: if seat < first_day { 1 } else { 2 },
                    starts,
                    minutes: one.minutes,
                };
                starts += one.minutes + pause;
                appointment
            })
            .collect()
    }

    /// The questions of each interviewer for the target `level`, mostly common ones and never two that
    /// one story answers ([`Deck`]): as many as planned, cycling through their principles. If no
    /// leading question for a principle is left, a supporting one replaces it; if there is none at
    /// all, the interviewer asks fewer.
    #[must_use]
    pub fn questions(&self, bank: &[Question], level: TargetLevel) -> Vec<Vec<Drawn>> {
        let told = bank
            .iter()
            .filter(|question| question.role == Role::default() && question.kind.wants_story());
        let mut deck = Deck::shuffled(told, level, self.seed);
        self.seats
            .iter()
            .map(|seat| {
                let mut interviewer = seat.interviewer.clone();
                if self.is_realistic {
                    interviewer.questions = questions_for(seat.minutes);
                }
                let asks: Vec<Principle> = interviewer.asks().collect();
                asks.into_iter()
                    .filter_map(|principle| {
                        let question = deck
                            .draw(|question| question.leading == Some(principle))
                            .or_else(|| {
                                deck.draw(|question| question.supporting.contains(&principle))
                            })?;
                        Some(Drawn {
                            principle,
                            question: question.id.clone(),
                            text: question.text.clone(),
                        })
                    })
                    .collect()
            })
            .collect()
    }
}

/// A drawn question with its text, since later versions of the bank may change it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Drawn {
    /// Its principle.
    pub principle: Principle,
    /// Its id in the bank.
    pub question: String,
    /// Its text.
    pub text: String,
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// A bank with this many questions per principle, each with the next principle as a supporting one.
    pub fn bank(each: usize) -> Vec<Question> {
        Principle::ALL
            .iter()
            .enumerate()
            .flat_map(|(place, &leading)| {
                (0..each).map(move |number| Question {
                    id: format!("{}-{number}", leading.slug()),
                    text: format!("Question {number} about {leading}?"),
                    leading: Some(leading),
                    supporting: vec![Principle::ALL[(place + 1) % 16]],
                    follow_ups: ["a?", "b?", "c?", "d?"].map(str::to_owned).to_vec(),
                    ..Question::default()
                })
            })
            .collect()
    }

    fn days() -> impl Strategy<Value = Days> {
        prop::sample::select(Days::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn a_draw_covers_what_it_claims(seed in any::<u64>(), days in days()) {
            let plan = MockPlan::drawn(seed, days);
            prop_assert_eq!(&plan, &MockPlan::drawn(seed, days));
            prop_assert!((4..=6).contains(&plan.seats.len()));
            prop_assert!(plan.clone().finished().is_ok());
            let bank = bank(16);
            let questions = plan.questions(&bank, TargetLevel::default());
            prop_assert_eq!(&questions, &plan.questions(&bank, TargetLevel::default()));
            prop_assert_eq!(questions.len(), plan.seats.len());
            let mut seen = BTreeSet::new();
            for (seat, asked) in plan.seats.iter().zip(&questions) {
                let about: Vec<Principle> = asked.iter().map(|one| one.principle).collect();
                prop_assert_eq!(&about, &seat.interviewer.asks().collect::<Vec<_>>());
                for one in asked {
                    prop_assert!(seen.insert(one.question.clone()), "no question twice");
                    let question = bank.iter().find(|question| question.id == one.question).unwrap();
                    prop_assert_eq!(question.leading, Some(one.principle));
                }
            }
        }

        #[test]
        fn no_two_interviews_of_a_day_overlap(seed in any::<u64>(), days in days()) {
            let plan = MockPlan::drawn(seed, days);
            let table = plan.timetable();
            prop_assert_eq!(table.len(), plan.seats.len());
            for pair in table.windows(2) {
                let is_later = pair[1].day > pair[0].day
                    || pair[1].starts >= pair[0].starts + pair[0].minutes;
                prop_assert!(is_later);
            }
            let last = table.last().unwrap().day;
            prop_assert_eq!(last, if days == Days::Two { 2 } else { 1 });
        }
    }

    #[test]
    fn where_questions_run_out_related_ones_stand_in_and_then_fewer_are_asked() {
        let mut plan = MockPlan::default();
        for _ in 0..2 {
            plan.add_seat();
        }
        for seat in &mut plan.seats {
            seat.interviewer.principles = vec![Principle::Ownership];
        }
        let asked: Vec<String> = plan
            .questions(&bank(1), TargetLevel::default())
            .into_iter()
            .flatten()
            .map(|one| one.question)
            .collect();
        assert_eq!(asked, ["ownership-0", "customer-obsession-0"]);
    }

    #[test]
    fn an_interviewer_without_principles_is_named() {
        let mut plan = MockPlan::default();
        assert_eq!(plan.clone().finished(), Err(LoopFormError::NoInterviewer));
        plan.add_seat();
        plan.seats[0].interviewer.role = "Designer".to_owned();
        assert_eq!(
            plan.finished(),
            Err(LoopFormError::NoPrinciple("Designer".to_owned()))
        );
    }

    #[test]
    fn two_days_begin_again_with_the_second_half_and_minutes_stay_within_reason() {
        let mut plan = MockPlan::drawn(3, Days::Two);
        plan.seats.truncate(4);
        plan.seats[0].minutes = 4_000;
        plan.seats[1].minutes = 0;
        let plan = plan.finished().unwrap();
        assert_eq!((plan.seats[0].minutes, plan.seats[1].minutes), (90, 5));
        let table: Vec<(u32, u32)> = plan
            .timetable()
            .iter()
            .map(|one| (one.day, one.starts))
            .collect();
        assert_eq!(table, [(1, 0), (1, 105), (2, 0), (2, 65)]);
    }

    #[test]
    fn a_compressed_loop_asks_one_question_each_without_breaks() {
        let plan = MockPlan::drawn(5, Days::Compressed);
        assert!(
            plan.seats
                .iter()
                .all(|seat| seat.interviewer.questions == 1)
        );
        assert_eq!(plan.timetable()[1].starts, 12);
    }

    #[test]
    fn a_realistic_interview_has_the_questions_that_its_minutes_need() {
        for (minutes, questions) in [(5, 1), (12, 1), (30, 1), (40, 2), (50, 3), (60, 4), (90, 6)] {
            assert_eq!(questions_for(minutes), questions, "{minutes}");
        }
        let plan = MockPlan::drawn(4, Days::One);
        let level = TargetLevel::default();
        let usual = plan.questions(&bank(16), level);
        let realistic = MockPlan {
            is_realistic: true,
            ..plan
        };
        let asked = realistic.questions(&bank(16), level);
        assert_eq!(asked.len(), usual.len());
        assert!(asked.iter().all(|one| one.len() == 3), "50 minutes each");
    }
}
