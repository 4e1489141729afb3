//! Practice on one question: its answers, and the memory model based on them.
//!
//! Only the answers are stored. Memory, due dates, and forecasts are derived from them, so undoing
//! an answer just removes it. The memory model is FSRS-5 with its published default parameters (the
//! crate `rs-fsrs`; Ye, Su and Cao, "A Stochastic Shortest Path Algorithm for Optimizing Spaced
//! Repetition Scheduling", KDD 2022, and the project's notes on version 5).

use std::collections::BTreeMap;
use std::time::Duration;

use crate::domain::format::instants::instant;
use chrono::{DateTime, TimeDelta, Utc};
use rs_fsrs::{Card, FSRS, Parameters, Rating};
use serde::{Deserialize, Serialize};

use crate::domain::record::envelope::Body;
use crate::domain::record::id::RecordId;
use crate::domain::record::kind::Kind;

/// The last stretch before the loop, in which every practiced question comes up once more.
pub const LAST_PASS: TimeDelta = TimeDelta::hours(72);

/// The candidate's own grade, given before anything is revealed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerGrade {
    /// Blank.
    Blank,
    /// With gaps, or late.
    Shaky,
    /// Complete.
    Solid,
    /// Right away, with its numbers.
    Fluent,
}

impl AnswerGrade {
    /// All four, worst first.
    pub const ALL: [Self; 4] = [Self::Blank, Self::Shaky, Self::Solid, Self::Fluent];

    /// A label for a person to read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Blank => "Blank",
            Self::Shaky => "Shaky",
            Self::Solid => "Solid",
            Self::Fluent => "Fluent",
        }
    }

    /// What it means.
    #[must_use]
    pub fn hint(self) -> &'static str {
        match self {
            Self::Blank => "You had no story, or it fell apart",
            Self::Shaky => "You told it with gaps or without its numbers",
            Self::Solid => "Complete, in order, with its numbers",
            Self::Fluent => "Right away, and the follow-ups held up",
        }
    }

    /// How complete the answer was, in percent; confidence is the mean of these.
    #[must_use]
    pub fn percent(self) -> u32 {
        match self {
            Self::Blank => 0,
            Self::Shaky => 40,
            Self::Solid => 80,
            Self::Fluent => 100,
        }
    }

    fn rating(self) -> Rating {
        match self {
            Self::Blank => Rating::Again,
            Self::Shaky => Rating::Hard,
            Self::Solid => Rating::Good,
            Self::Fluent => Rating::Easy,
        }
    }
}

/// One answer to a question.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// When it was given.
    #[serde(with = "instant")]
    pub at: DateTime<Utc>,
    /// How it went.
    pub grade: AnswerGrade,
    /// How long it was spoken, in whole seconds.
    pub seconds: u32,
    /// The story that was told.
    pub story: Option<RecordId>,
}

/// The practice on one question, a record whose id follows from the question's.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Practice {
    /// The question's id.
    pub question: String,
    /// Oldest first.
    pub answers: Vec<Answer>,
}

/// The practice by its question.
pub type Practiced = BTreeMap<String, Practice>;

impl Body for Practice {
    const KIND: Kind = Kind::Practice;
}

impl Practice {
    /// The practice on a question without answers.
    #[must_use]
    pub fn new(question: &str) -> Self {
        Self {
            question: question.to_owned(),
            answers: Vec::new(),
        }
    }

    /// The id of a question's practice: one record per question, on every device.
    #[must_use]
    pub fn id_for(question: &str) -> RecordId {
        RecordId::from_text(&format!("practice-{question}"))
    }

    /// Adds an answer.
    pub fn answer(&mut self, answer: Answer) {
        self.answers.push(answer);
    }

    /// Removes the last answer.
    pub fn take_back(&mut self) -> Option<Answer> {
        self.answers.pop()
    }

    /// The memory of a question; `None` before the first answer.
    #[must_use]
    pub fn memory(&self) -> Option<Memory> {
        Memory::of(&self.answers)
    }

    /// Whether it is due now; see [`Memory::due`]. Anything due later today is due from the start of
    /// the day, unless it was answered today. A question without answers is not due.
    #[must_use]
    pub fn is_due(&self, moment: Moment, loop_day: Option<DateTime<Utc>>) -> bool {
        self.memory().is_some_and(|memory| {
            let is_of_today = |due| due < moment.day_ends && memory.last < moment.day_begins;
            memory
                .due(moment.now, loop_day)
                .is_some_and(|due| due <= moment.now || is_of_today(due))
        })
    }

    /// How long answers took, the median of those that were timed.
    #[must_use]
    pub fn usual_time(&self) -> Option<Duration> {
        let mut seconds: Vec<u32> = self
            .answers
            .iter()
            .map(|answer| answer.seconds)
            .filter(|&seconds| seconds > 0)
            .collect();
        seconds.sort_unstable();
        let middle = seconds.get(seconds.len() / 2)?;
        Some(Duration::from_secs(u64::from(*middle)))
    }
}

/// The current time, and the candidate's current day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moment {
    /// Now.
    pub now: DateTime<Utc>,
    /// When today began.
    pub day_begins: DateTime<Utc>,
    /// When tomorrow begins.
    pub day_ends: DateTime<Utc>,
}

#[cfg(test)]
impl Moment {
    /// A moment of a day that began so many hours ago.
    pub(crate) fn of_day(now: DateTime<Utc>, hours_ago: i64) -> Self {
        let day_begins = now - TimeDelta::hours(hours_ago);
        Self {
            now,
            day_begins,
            day_ends: day_begins + TimeDelta::days(1),
        }
    }
}

/// A question's memory.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Memory {
    /// Days until the chance of recall falls to 90 percent.
    stability: f64,
    /// The last answer.
    pub last: DateTime<Utc>,
    /// FSRS's own due date.
    pub next: DateTime<Utc>,
}

impl Memory {
    fn of(answers: &[Answer]) -> Option<Self> {
        let scheduler = FSRS::new(Parameters::default());
        let mut card = Card::default();
        for answer in answers {
            card = scheduler.next(card, answer.at, answer.grade.rating()).card;
        }
        let last = answers.last()?.at;
        Some(Self {
            stability: card.stability,
            last,
            next: card.due,
        })
    }

    /// The chance of recall at a time, from 0 to 1 (FSRS's forgetting curve, in days and their
    /// parts).
    #[must_use]
    pub fn recall(&self, at: DateTime<Utc>) -> f64 {
        let days = (at - self.last).as_seconds_f64().max(0.0) / 86_400.0;
        Parameters::forgetting_curve(days, self.stability)
    }

    /// When to ask again: by FSRS, but never after the loop, and once more in the [`LAST_PASS`]
    /// before it. `None` once that has been done.
    #[must_use]
    pub fn due(
        &self,
        now: DateTime<Utc>,
        loop_day: Option<DateTime<Utc>>,
    ) -> Option<DateTime<Utc>> {
        let Some(deadline) = loop_day.filter(|&deadline| now < deadline) else {
            return Some(self.next);
        };
        if self.next < deadline - LAST_PASS {
            return Some(self.next);
        }
        let pass = deadline - LAST_PASS;
        if self.last < pass {
            return Some(self.next.min(pass));
        }
        (self.next < deadline).then_some(self.next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::envelope::{Envelope, Record};
    use crate::domain::record::id::DeviceId;
    use proptest::prelude::*;

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap() + TimeDelta::hours(hours)
    }

    fn answered(answers: &[(i64, AnswerGrade)]) -> Practice {
        let mut practice = Practice::new("q");
        for &(hours, grade) in answers {
            practice.answer(Answer {
                at: at(hours),
                grade,
                seconds: 0,
                story: None,
            });
        }
        practice
    }

    #[test]
    fn a_practice_that_an_older_version_kept_opens_and_keeps_what_is_no_longer_known() {
        // Before favorites were separate records, a practice record had a field for them that was
        // never set.
        let row = r#"{"id":"practice-q","kind":"practice","schema":1,"created":1790000000000,"changed":1790000000000,
            "revision":1,"device":"d","body":{"question":"q","answers":[{"at":1790000000000,"grade":"solid",
            "seconds":100,"story":null}],"is_favourite":false}}"#;
        let record = Record::<Practice>::open(Envelope::read(row).unwrap()).unwrap();
        assert_eq!(record.body.usual_time(), Some(Duration::from_secs(100)));
        let edited = record.edited(at(1), &DeviceId("d".to_owned()), |practice| {
            practice.take_back();
        });
        assert!(edited.close().write().contains("\"is_favourite\":false"));
    }

    #[test]
    fn a_question_never_asked_has_no_memory() {
        assert_eq!(answered(&[]).memory(), None);
    }

    #[test]
    fn intervals_are_those_of_the_reference_implementation() {
        // Computed with ts-fsrs 4.7.1 on the same parameters, without fuzz: the answers at hours from
        // the first, then the hours until the question is due. The two part after two or more
        // answers that were not solid, since the crate does not damp the change of difficulty: shaky
        // at 0 and 24, solid at 48 and fluent at 96 hours are due 13 days later here, 15 there.
        use AnswerGrade::{Blank, Fluent, Shaky, Solid};
        let cases: [(&[(i64, AnswerGrade)], i64); 4] = [
            (&[(0, Solid), (1, Solid)], 97),
            (&[(0, Fluent)], 360),
            (
                &[
                    (0, Blank),
                    (1, Solid),
                    (30, Solid),
                    (150, Shaky),
                    (400, Blank),
                    (420, Solid),
                ],
                468,
            ),
            (&[(0, Solid), (1, Solid), (97, Solid), (433, Fluent)], 2977),
        ];
        for (answers, hours) in cases {
            let memory = answered(answers).memory().unwrap();
            assert_eq!(memory.next, at(hours), "{answers:?}");
        }
        let first = answered(&[(0, Solid)]).memory().unwrap();
        assert_eq!(first.next, at(0) + TimeDelta::minutes(10));
    }

    #[test]
    fn recall_is_whole_at_the_answer_and_nine_in_ten_after_the_stability() {
        let memory = answered(&[(0, AnswerGrade::Fluent)]).memory().unwrap();
        assert!((memory.recall(at(0)) - 1.0).abs() < 1e-9);
        let later = at(0) + TimeDelta::milliseconds(1_336_798_080);
        assert!((memory.recall(later) - 0.9).abs() < 1e-4);
    }

    #[test]
    fn nothing_is_put_off_beyond_the_loop_and_the_last_pass_comes_once() {
        let practice = answered(&[(0, AnswerGrade::Fluent)]);
        let memory = practice.memory().unwrap();
        let deadline = at(24 * 10);
        assert_eq!(
            memory.due(at(1), Some(deadline)),
            Some(deadline - LAST_PASS)
        );
        let passed = answered(&[(0, AnswerGrade::Fluent), (24 * 8, AnswerGrade::Fluent)]);
        assert_eq!(
            passed.memory().unwrap().due(at(24 * 8 + 1), Some(deadline)),
            None
        );
    }

    #[test]
    fn a_blank_in_the_last_days_comes_back_before_the_loop() {
        let deadline = at(24 * 10);
        let practice = answered(&[(24 * 9, AnswerGrade::Blank)]);
        let due = practice.memory().unwrap().due(at(24 * 9), Some(deadline));
        assert!(due.is_some_and(|due| due < deadline));
    }

    #[test]
    fn after_the_loop_plain_fsrs_goes_on() {
        let memory = answered(&[(0, AnswerGrade::Fluent)]).memory().unwrap();
        assert_eq!(memory.due(at(50), Some(at(40))), Some(memory.next));
    }

    #[test]
    fn an_answer_taken_back_leaves_the_memory_as_it_was() {
        let mut practice = answered(&[(0, AnswerGrade::Solid), (30, AnswerGrade::Blank)]);
        practice.take_back();
        assert_eq!(
            practice.memory(),
            answered(&[(0, AnswerGrade::Solid)]).memory()
        );
    }

    #[test]
    fn the_usual_time_is_the_median_of_timed_answers() {
        let mut practice = answered(&[]);
        for seconds in [0, 90, 200, 130] {
            practice.answer(Answer {
                at: at(0),
                grade: AnswerGrade::Solid,
                seconds,
                story: None,
            });
        }
        assert_eq!(practice.usual_time(), Some(Duration::from_secs(130)));
    }

    #[test]
    fn k21_practice_is_due_from_the_midnight_of_its_day() {
        use AnswerGrade::{Blank, Fluent, Solid};
        // Fluent comes back after 360 hours. Days begin at `first` hours from the first answer.
        for (answers, hours, into_the_day, is_due) in [
            // Answered at 22:00; its day is the fifteenth after.
            (&[(0, Fluent)][..], 360 - 23, 23, false),
            (&[(0, Fluent)], 360 - 22, 0, true),
            (&[(0, Fluent)], 360 - 10, 12, true),
            (&[(0, Fluent)], 360, 22, true),
            (&[(0, Fluent)], 360 + 30, 4, true),
            // Answered at 0:30, due at 0:30.
            (&[(0, Fluent)], 360 - 1, 23, false),
            (&[(0, Fluent)], 360, 0, true),
            // What was answered today comes back after its minutes, not at once.
            (&[(0, Solid)], 0, 9, false),
            (&[(0, Blank)], 0, 9, false),
            (&[(0, Solid)], 1, 10, true),
            // The minutes run over midnight: due since then.
            (&[(0, Solid)], 1, 0, true),
        ] {
            let practice = answered(answers);
            assert_eq!(
                practice.is_due(Moment::of_day(at(hours), into_the_day), None),
                is_due,
                "{answers:?} {hours} {into_the_day}"
            );
        }
    }

    #[test]
    fn k21_what_is_due_at_any_hour_of_a_day_is_due_at_each() {
        let practice = answered(&[(0, AnswerGrade::Fluent)]);
        // Whatever the hour of the answer, the question is due on the whole of day 15 and not before.
        for hour_of_answer in 0..24 {
            for hour in 0..24 {
                let on_day = |day: i64| {
                    let now = at(day * 24 + hour - hour_of_answer);
                    practice.is_due(Moment::of_day(now, hour), None)
                };
                assert_eq!(
                    (on_day(14), on_day(15)),
                    (false, true),
                    "{hour_of_answer} {hour}"
                );
            }
        }
    }

    proptest! {
        #[test]
        fn any_history_gives_a_recall_between_0_and_1_and_a_due_time_before_the_loop(
            steps in proptest::collection::vec((0i64..2000, 0usize..4), 1..20),
            ahead in 1i64..2000,
        ) {
            let mut hours = 0;
            let answers: Vec<(i64, AnswerGrade)> = steps
                .into_iter()
                .map(|(gap, grade)| {
                    hours += gap;
                    (hours, AnswerGrade::ALL[grade])
                })
                .collect();
            let memory = answered(&answers).memory().unwrap();
            let deadline = at(hours + ahead);
            let recall = memory.recall(deadline);
            prop_assert!((0.0..=1.0).contains(&recall));
            if let Some(due) = memory.due(at(hours), Some(deadline)) {
                prop_assert!(due < deadline);
            }
        }
    }
}
