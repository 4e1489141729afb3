//! A practice session: its questions, their order, and the current step, so that it can be
//! interrupted and resumed.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::clock::{ClockReading, Drill, Phase};
use crate::domain::practice::memory::{AnswerGrade, Moment, Practiced};
use crate::domain::practice::turns::{due, in_turn, takes_turns};
use crate::domain::principle::Principle;
use crate::domain::questions::draw::Deck;
use crate::domain::questions::levels::TargetLevel;
use crate::domain::questions::question::Question;
use crate::domain::record::envelope::Body;
use crate::domain::record::id::RecordId;
use crate::domain::record::kind::Kind;

/// Minutes per question: half a minute to think, two to speak, the follow-ups, and a look at what
/// it tests.
pub const MINUTES_A_QUESTION: u32 = 5;

/// The offered lengths, in minutes.
pub const LENGTHS: [u32; 4] = [5, 15, 30, 60];

/// A session's goal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aim {
    /// The due principles, most forgotten first, each with a different question than before; then new ones.
    #[default]
    Due,
    /// The principles with the least confidence.
    Weak,
    /// One principle.
    Principle(Principle),
    /// One question of each principle in turn, as a loop would.
    Mixed,
    /// Any questions.
    Random,
    /// Questions asked before the loop, without a principle: an introduction, why this company, why
    /// leave.
    Screen,
    /// One story, practiced with the questions that it answers.
    Story,
}

/// The confidence in a principle, from the answers to the questions that it leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Confidence {
    /// The principle.
    pub principle: Principle,
    /// Questions answered at least once.
    pub answered: usize,
    /// The mean, over those questions, of the last grade times the current chance of recall, in percent;
    /// `None` before the first answer.
    pub percent: Option<u32>,
}

/// The confidence in each principle, in the published order.
#[must_use]
pub fn confidence(
    questions: &[Question],
    practiced: &Practiced,
    now: DateTime<Utc>,
) -> Vec<Confidence> {
    Principle::ALL
        .iter()
        .map(|&principle| {
            let shares: Vec<f64> = questions
                .iter()
                .filter(|question| question.leading == Some(principle))
                .filter_map(|question| {
                    let practice = practiced.get(&question.id)?;
                    let grade = practice.answers.last()?.grade;
                    Some(f64::from(grade.percent()) * practice.memory()?.recall(now))
                })
                .collect();
            Confidence {
                principle,
                answered: shares.len(),
                percent: mean(&shares),
            }
        })
        .collect()
}

/// Hints for choosing a session: the weak principles.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Weak {
    /// The practiced principles with the lowest confidence, in percent, lowest first.
    pub least_sure: Vec<(Principle, u32)>,
    /// How many principles were never practiced.
    pub untried: usize,
}
impl Weak {
    /// The most principles that are named; more would be the whole table.
    const NAMED: usize = 2;

    /// Finds the weak principles.
    #[must_use]
    pub fn of(all: &[Confidence]) -> Self {
        let mut least_sure: Vec<(Principle, u32)> = all
            .iter()
            .filter_map(|one| Some((one.principle, one.percent?)))
            .collect();
        least_sure.sort_by_key(|&(_, percent)| percent);
        let untried = all.len() - least_sure.len();
        least_sure.truncate(Self::NAMED);
        Self {
            least_sure,
            untried,
        }
    }
}

/// The mean of percentages, rounded to a whole one; `None` without any.
#[must_use]
pub fn mean(shares: &[f64]) -> Option<u32> {
    let count = u32::try_from(shares.len())
        .ok()
        .filter(|&count| count > 0)?;
    let mean = shares.iter().sum::<f64>() / f64::from(count);
    // A mean of percentages lies between 0 and 100.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 100"
    )]
    Some(mean.round() as u32)
}

/// How many questions fit into this many minutes; at least one.
fn questions_in(minutes: u32) -> usize {
    usize::try_from((minutes / MINUTES_A_QUESTION).max(1)).unwrap_or(1)
}

/// The circumstances that a session is drawn for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Occasion {
    /// The current time, and the candidate's current day.
    pub moment: Moment,
    /// The day of the next loop, if there is one.
    pub loop_day: Option<DateTime<Utc>>,
    /// The target level.
    pub level: TargetLevel,
    /// The seed: the same one draws the same session.
    pub seed: u64,
}

/// Draws as many different questions as fit into the minutes: the due ones if the goal asks for them,
/// and new ones the way a loop would draw them ([`Deck`]).
#[must_use]
pub fn choose(
    aim: Aim,
    minutes: u32,
    questions: &[Question],
    practiced: &Practiced,
    occasion: Occasion,
) -> Vec<String> {
    let Occasion {
        moment,
        loop_day,
        level,
        seed,
    } = occasion;
    let count = questions_in(minutes);
    let is_new = |question: &&Question| {
        practiced
            .get(&question.id)
            .is_none_or(|practice| practice.answers.is_empty())
    };
    let told = || questions.iter().filter(|each| each.kind.wants_story());
    let leads = |question: &Question, principle| question.leading == Some(principle);
    let in_order = |by: fn(&Confidence) -> usize| {
        let mut confidences = confidence(questions, practiced, moment.now);
        confidences.sort_by_key(by);
        confidences
            .into_iter()
            .map(|confidence| confidence.principle)
            .collect::<Vec<Principle>>()
    };
    // A group's due questions, then its new ones, then the rest.
    let all_of = |is_of: &dyn Fn(&Question) -> bool| {
        let due = due(questions, practiced, moment, loop_day)
            .into_iter()
            .filter(|question| is_of(question));
        let of_it = || told().filter(|question| is_of(question));
        let mut new = Deck::shuffled(of_it().filter(is_new), level, seed);
        let mut rest = Deck::shuffled(of_it(), level, seed);
        due.chain(std::iter::from_fn(move || new.draw(|_| true)))
            .chain(std::iter::from_fn(move || rest.draw(|_| true)))
            .collect::<Vec<&Question>>()
    };
    let ordered: Vec<&Question> = match aim {
        Aim::Random => {
            let mut deck = Deck::shuffled(told(), level, seed);
            std::iter::from_fn(|| deck.draw(|_| true))
                .take(count)
                .collect()
        }
        Aim::Mixed => {
            Deck::shuffled(told(), level, seed).draw_in_turn(Principle::ALL, count, leads)
        }
        Aim::Principle(principle) => all_of(&|question| leads(question, principle)),
        Aim::Screen => all_of(&|question| question.leading.is_none() && !question.is_own()),
        // The caller chooses these questions, because it knows the story.
        Aim::Story => Vec::new(),
        Aim::Weak => {
            // A principle that was never practiced is weaker than one that went badly.
            let order =
                in_order(|confidence| confidence.percent.map_or(0, |percent| percent as usize + 1));
            Deck::shuffled(told(), level, seed).draw_in_turn(&order, count, leads)
        }
        Aim::Due => {
            let asked = questions.iter().filter(|question| takes_turns(question));
            let mut new = Deck::shuffled(asked.filter(is_new), level, seed);
            in_turn(questions, &mut new, count, practiced, (moment, loop_day))
        }
    };
    let mut chosen: Vec<String> = Vec::with_capacity(count);
    for question in ordered {
        if chosen.len() == count {
            break;
        }
        if !chosen.contains(&question.id) {
            chosen.push(question.id.clone());
        }
    }
    chosen
}

/// A card's step. Nothing is revealed before the answer is graded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardStep {
    /// Reading the question and picking a story.
    #[default]
    Think,
    /// Speaking the answer.
    Speak,
    /// The follow-ups, one at a time; how many were shown.
    Probe(usize),
    /// Grading the answer.
    Grade,
    /// Showing what a strong answer has.
    Reveal,
}

/// A session, running or done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PracticeSession {
    /// Its goal.
    pub aim: Aim,
    /// Its length, in minutes.
    pub minutes: u32,
    /// The seed it was drawn with.
    pub seed: u64,
    /// The questions' ids, in order.
    pub questions: Vec<String>,
    /// The index of the current card; past the end when it is done.
    pub position: usize,
    /// The current card's step.
    pub step: CardStep,
    /// The story picked for it.
    pub story: Option<RecordId>,
    /// The story that the session is about; it is preselected on each card.
    #[serde(default)]
    pub about: Option<RecordId>,
    /// The current card's speaking time, in seconds; 0 until the answer ends.
    pub seconds: u32,
    /// The answer's clock while it is spoken, so that a reload continues at the right second.
    #[serde(default)]
    pub clock: Option<Drill>,
    /// The grades given, in the order of the questions.
    pub grades: Vec<AnswerGrade>,
    /// What was told for each grade, in the same order; missing in sessions from before this was stored.
    #[serde(default)]
    pub told: Vec<ToldAnswer>,
}

/// What was told in answer to a question.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ToldAnswer {
    /// How long it was spoken, in seconds.
    pub seconds: u32,
    /// The story, if one was picked.
    pub story: Option<RecordId>,
}

impl Body for PracticeSession {
    const KIND: Kind = Kind::PracticeSession;
}
impl PracticeSession {
    /// Starts a session.
    #[must_use]
    pub fn begin(aim: Aim, minutes: u32, seed: u64, questions: Vec<String>) -> Self {
        Self {
            aim,
            minutes,
            seed,
            questions,
            position: 0,
            step: CardStep::Think,
            story: None,
            about: None,
            seconds: 0,
            clock: None,
            grades: Vec::new(),
            told: Vec::new(),
        }
    }

    /// Starts a session about one story, with as many of the questions that it answers as fit into the
    /// minutes.
    #[must_use]
    pub fn about(story: RecordId, minutes: u32, seed: u64, answered: &[&Question]) -> Self {
        let questions = answered.iter().take(questions_in(minutes));
        let questions = questions.map(|question| question.id.clone()).collect();
        Self {
            story: Some(story.clone()),
            about: Some(story),
            ..Self::begin(Aim::Story, minutes, seed, questions)
        }
    }

    /// The current question; `None` if the session is done.
    #[must_use]
    pub fn current(&self) -> Option<&str> {
        self.questions.get(self.position).map(String::as_str)
    }

    /// Ends it after the cards that were answered.
    pub fn stop(&mut self) {
        self.questions.truncate(self.grades.len());
        self.position = self.questions.len();
        self.step = CardStep::Think;
        self.clock = None;
    }

    /// Whether every card was answered.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.current().is_none()
    }

    /// Takes the next step of the current card, or goes to the next card. Grading is a separate
    /// step ([`PracticeSession::grade`]) and is never skipped.
    pub fn advance(&mut self, follow_ups: usize, now: ClockReading) {
        if self.step == CardStep::Speak {
            self.seconds = u32::try_from(self.spoken(now).as_secs()).unwrap_or(u32::MAX);
            self.clock = None;
        }
        self.step = match self.step {
            CardStep::Think => {
                self.clock = Some(Drill::start(None, now));
                CardStep::Speak
            }
            CardStep::Speak if follow_ups > 0 => CardStep::Probe(1),
            CardStep::Probe(shown) if shown < follow_ups => CardStep::Probe(shown + 1),
            CardStep::Speak | CardStep::Probe(_) => CardStep::Grade,
            CardStep::Grade => return,
            CardStep::Reveal => {
                self.position += 1;
                self.story.clone_from(&self.about);
                self.seconds = 0;
                CardStep::Think
            }
        };
    }

    /// The speaking time so far; `None` if nobody is speaking.
    #[must_use]
    pub fn spoken(&self, now: ClockReading) -> Duration {
        let clock = self.clock.as_ref();
        clock.map_or(Duration::ZERO, |clock| clock.watched(now))
    }

    /// Adds a reading to the answer's clock, so that the time so far is stored.
    pub fn watch(&mut self, now: ClockReading) {
        if let Some(clock) = &mut self.clock {
            clock.watch(now);
        }
    }

    /// Pauses the answer's clock: the candidate leaves the page.
    pub fn pause(&mut self, now: ClockReading) {
        self.watch(now);
        if let Some(clock) = &mut self.clock {
            clock.pause(now);
        }
    }

    /// Resumes the answer's clock: the candidate is back, or just reloaded the page.
    pub fn take_up(&mut self, now: ClockReading) {
        match &mut self.clock {
            Some(clock) if clock.phase() == Phase::Paused => clock.resume(now),
            Some(clock) => {
                clock.watch(now);
            }
            // A session from before the clock was stored.
            None if self.step == CardStep::Speak => self.clock = Some(Drill::start(None, now)),
            None => {}
        }
    }

    /// Grades the current card and reveals it.
    pub fn grade(&mut self, grade: AnswerGrade) {
        if self.step == CardStep::Grade {
            self.grades.push(grade);
            self.told.push(ToldAnswer {
                seconds: self.seconds,
                story: self.story.clone(),
            });
            self.step = CardStep::Reveal;
        }
    }

    /// Undoes the last grade, while its card is still shown.
    pub fn take_back(&mut self) {
        if self.step == CardStep::Reveal {
            self.grades.pop();
            self.told.pop();
            self.step = CardStep::Grade;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::practice::memory::Answer;
    use crate::domain::practice::memory::Practice;
    use crate::domain::questions::question::{QuestionFrequency, QuestionKind};
    use crate::domain::record::json::{from_json, to_json};
    use crate::domain::speaking::Length;
    use chrono::TimeDelta;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    /// A reading of clocks that are at this many seconds.
    fn reading(wall: i64, monotonic: u64, page_load: u64) -> ClockReading {
        ClockReading {
            wall: now() + TimeDelta::seconds(wall),
            monotonic: Duration::from_secs(monotonic),
            page_load,
        }
    }

    /// A session whose first answer has been spoken since the clocks stood at 0.
    fn speaking() -> PracticeSession {
        let mut session = PracticeSession::begin(Aim::Due, 5, 1, vec!["a".to_owned()]);
        session.advance(0, reading(0, 0, 1));
        session
    }

    fn seconds(session: &PracticeSession, now: ClockReading) -> u64 {
        session.spoken(now).as_secs()
    }

    fn bank() -> Vec<Question> {
        Principle::ALL
            .iter()
            .flat_map(|&leading| {
                (0..3).map(move |number| Question {
                    id: format!("{}-{number}", leading.slug()),
                    leading: Some(leading),
                    ..Question::default()
                })
            })
            .collect()
    }

    fn occasion(seed: u64) -> Occasion {
        Occasion {
            moment: Moment::of_day(now(), 12),
            loop_day: None,
            level: TargetLevel::ProductManager,
            seed,
        }
    }

    fn practiced(answers: &[(&str, i64, AnswerGrade)]) -> Practiced {
        let mut practiced = Practiced::new();
        for &(question, days_ago, grade) in answers {
            practiced
                .entry(question.to_owned())
                .or_insert_with(|| Practice::new(question))
                .answer(Answer {
                    at: now() - TimeDelta::days(days_ago),
                    grade,
                    seconds: 100,
                    story: None,
                });
        }
        practiced
    }

    fn chosen(aim: Aim, minutes: u32, practiced: &Practiced) -> Vec<String> {
        choose(aim, minutes, &bank(), practiced, occasion(7))
    }

    #[test]
    fn as_many_questions_as_fit_none_twice_and_the_same_for_a_seed() {
        for aim in [Aim::Due, Aim::Weak, Aim::Mixed, Aim::Random] {
            let once = chosen(aim, 60, &Practiced::new());
            assert_eq!(once.len(), 12);
            let mut ids = once.clone();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), 12);
            assert_eq!(once, chosen(aim, 60, &Practiced::new()));
        }
        assert_eq!(chosen(Aim::Due, 1, &Practiced::new()).len(), 1);
        assert!(choose(Aim::Due, 5, &[], &Practiced::new(), occasion(7)).is_empty());
    }

    #[test]
    fn a_session_about_a_story_tells_it_to_each_question() {
        let bank = bank();
        let answered: Vec<&Question> = bank.iter().take(5).collect();
        let story = RecordId::from_text("story");
        let mut session = PracticeSession::about(story.clone(), 15, 1, &answered);
        assert_eq!(session.questions.len(), 3);
        for _ in 0..3 {
            assert_eq!(session.story, Some(story.clone()));
            session.advance(0, reading(0, 0, 1));
            session.advance(0, reading(60, 60, 1));
            session.grade(AnswerGrade::Blank);
            session.take_back();
            session.grade(AnswerGrade::Solid);
            session.advance(0, reading(60, 60, 1));
        }
        assert!(session.is_done());
        let told = ToldAnswer {
            seconds: 60,
            story: Some(story),
        };
        assert_eq!(session.told, vec![told; 3]);
    }

    #[test]
    fn what_is_due_comes_first_and_the_most_forgotten_before_the_rest() {
        let practiced = practiced(&[
            ("ownership-0", 30, AnswerGrade::Shaky),
            ("dive-deep-0", 30, AnswerGrade::Fluent),
            ("frugality-0", 1, AnswerGrade::Fluent),
        ]);
        let chosen = chosen(Aim::Due, 15, &practiced);
        let begins = |id: &str, with: &str| id.starts_with(with) && id != format!("{with}-0");
        assert!(begins(&chosen[0], "ownership") && begins(&chosen[1], "dive-deep"));
        assert!(!chosen[2].starts_with("frugality"));
    }

    #[test]
    fn what_is_no_longer_asked_is_not_due() {
        let practiced = practiced(&[
            ("ownership-0", 30, AnswerGrade::Shaky),
            ("put-away", 30, AnswerGrade::Blank),
            ("frugality-0", 1, AnswerGrade::Fluent),
        ]);
        for (loop_day, count) in [
            (None, 1),
            (Some(now() + TimeDelta::days(2)), 1),
            (Some(now() - TimeDelta::days(2)), 1),
        ] {
            assert_eq!(
                due(&bank(), &practiced, Moment::of_day(now(), 12), loop_day).len(),
                count
            );
        }
    }

    #[test]
    fn the_least_sure_principles_are_named_and_the_untried_counted() {
        let practiced = practiced(&[
            ("ownership-0", 0, AnswerGrade::Solid),
            ("dive-deep-0", 0, AnswerGrade::Blank),
            ("frugality-0", 0, AnswerGrade::Shaky),
        ]);
        let weak = Weak::of(&confidence(&bank(), &practiced, now()));
        let named = [(Principle::DiveDeep, 0), (Principle::Frugality, 40)];
        assert_eq!(weak.least_sure, named);
        assert_eq!(weak.untried, 13);
        let none = Weak::of(&confidence(&bank(), &Practiced::new(), now()));
        assert!(none.least_sure.is_empty() && none.untried == 16);
    }

    #[test]
    fn a_weak_session_begins_with_what_was_never_tried_and_then_what_went_badly() {
        let mut answers: Vec<(String, AnswerGrade)> = Principle::ALL
            .iter()
            .map(|principle| (format!("{}-0", principle.slug()), AnswerGrade::Fluent))
            .collect();
        answers[4].1 = AnswerGrade::Blank;
        let last = answers.pop().unwrap();
        let practiced = practiced(
            &answers
                .iter()
                .map(|(question, grade)| (question.as_str(), 1, *grade))
                .collect::<Vec<_>>(),
        );
        let chosen = chosen(Aim::Weak, 10, &practiced);
        let leading = |id: &str| {
            bank()
                .into_iter()
                .find(|question| question.id == id)
                .unwrap()
                .leading
        };
        assert_eq!(leading(&chosen[0]), leading(&last.0));
        assert_eq!(leading(&chosen[1]), Some(Principle::ALL[4]));
    }

    #[test]
    fn a_session_on_one_principle_asks_nothing_else() {
        let chosen = chosen(Aim::Principle(Principle::DiveDeep), 60, &Practiced::new());
        assert_eq!(chosen.len(), 3);
        assert!(chosen.iter().all(|id| id.starts_with("dive-deep")));
    }

    #[test]
    fn a_mixed_session_asks_no_principle_twice_before_all_were_asked() {
        let chosen = chosen(Aim::Mixed, 60, &Practiced::new());
        let mut leading: Vec<&str> = chosen
            .iter()
            .filter_map(|id| id.rsplit_once('-'))
            .map(|(slug, _)| slug)
            .collect();
        leading.sort_unstable();
        leading.dedup();
        assert_eq!(leading.len(), 12);
    }

    #[test]
    fn a_screen_session_asks_what_has_no_principle_and_no_other_asks_that() {
        let mut bank = bank();
        bank.extend((0..2).map(|number| Question {
            id: format!("screen-{number}"),
            tests: "Whether you can say it.".to_owned(),
            ..Question::default()
        }));
        let drawn = |aim| choose(aim, 60, &bank, &Practiced::new(), occasion(3));
        let mut screen = drawn(Aim::Screen);
        screen.sort();
        assert_eq!(screen, ["screen-0", "screen-1"]);
        for aim in [Aim::Due, Aim::Weak, Aim::Mixed] {
            assert!(drawn(aim).iter().all(|id| !id.starts_with("screen")));
        }
    }

    #[test]
    fn hypothetical_questions_are_no_part_of_a_session() {
        let pivots: Vec<Question> = bank()
            .into_iter()
            .map(|question| Question {
                kind: QuestionKind::Pivot,
                ..question
            })
            .collect();
        for aim in [Aim::Due, Aim::Weak, Aim::Mixed, Aim::Random] {
            let drawn = choose(aim, 60, &pivots, &Practiced::new(), occasion(3));
            assert!(drawn.is_empty(), "{aim:?}");
        }
    }

    #[test]
    fn two_that_one_story_answers_are_not_both_new_in_a_session() {
        let mut bank = bank();
        bank.push(Question {
            id: "dive-deep-3".to_owned(),
            leading: Some(Principle::DiveDeep),
            frequency: QuestionFrequency::Variant,
            variant_of: Some("dive-deep-0".to_owned()),
            ..Question::default()
        });
        let aim = Aim::Principle(Principle::DiveDeep);
        let drawn = choose(aim, 60, &bank, &Practiced::new(), occasion(3));
        assert_eq!(drawn.len(), 3, "one story answers two of the four");
    }

    #[test]
    fn confidence_is_the_grade_times_the_recall_and_nothing_without_an_answer() {
        let practiced = practiced(&[
            ("ownership-0", 0, AnswerGrade::Solid),
            ("ownership-1", 0, AnswerGrade::Blank),
        ]);
        let all = confidence(&bank(), &practiced, now());
        assert_eq!(all[1].principle, Principle::Ownership);
        assert_eq!((all[1].answered, all[1].percent), (2, Some(40)));
        assert_eq!((all[0].answered, all[0].percent), (0, None));
    }

    #[test]
    fn a_card_is_graded_before_it_is_revealed_and_the_grade_can_be_taken_back() {
        let mut session = PracticeSession::begin(Aim::Due, 5, 1, vec!["a".to_owned()]);
        let mut steps = vec![session.step];
        for _ in 0..5 {
            session.advance(2, reading(0, 0, 1));
            steps.push(session.step);
        }
        assert_eq!(
            steps,
            [
                CardStep::Think,
                CardStep::Speak,
                CardStep::Probe(1),
                CardStep::Probe(2),
                CardStep::Grade,
                CardStep::Grade
            ]
        );
        session.grade(AnswerGrade::Shaky);
        session.take_back();
        assert!(session.grades.is_empty());
        session.grade(AnswerGrade::Solid);
        assert_eq!((session.step, session.grades.len()), (CardStep::Reveal, 1));
        session.advance(2, reading(0, 0, 1));
        assert!(session.is_done());
    }

    #[test]
    fn a_reload_while_speaking_goes_on_at_the_right_second() {
        let mut session = speaking();
        session.watch(reading(45, 45, 1));
        let mut session: PracticeSession = from_json(&to_json(&session)).unwrap();
        session.take_up(reading(57, 1, 2));
        assert_eq!(seconds(&session, reading(57, 1, 2)), 57);
        assert_eq!(seconds(&session, reading(130, 74, 2)), 130);
        session.advance(0, reading(130, 74, 2));
        assert_eq!((session.seconds, session.step), (130, CardStep::Grade));
        assert_eq!(session.clock, None);
    }

    #[test]
    fn a_night_in_the_middle_of_an_answer_is_no_part_of_it() {
        let mut session = speaking();
        session.watch(reading(45, 45, 1));
        session.take_up(reading(45 + 8 * 3_600, 1, 2));
        assert_eq!(seconds(&session, reading(50 + 8 * 3_600, 6, 2)), 50);
    }

    #[test]
    fn the_time_on_other_pages_is_no_part_of_an_answer() {
        let mut session = speaking();
        session.pause(reading(20, 20, 1));
        assert_eq!(seconds(&session, reading(300, 300, 1)), 20);
        session.take_up(reading(300, 300, 1));
        assert_eq!(seconds(&session, reading(310, 310, 1)), 30);
    }

    #[test]
    fn an_answer_begun_before_there_was_a_clock_is_timed_from_its_return() {
        let mut session = speaking();
        session.clock = None;
        let mut row: serde_json::Value = from_json(&to_json(&session)).unwrap();
        row.as_object_mut().unwrap().remove("clock").unwrap();
        let mut session: PracticeSession = from_json(&row.to_string()).unwrap();
        assert_eq!(seconds(&session, reading(10, 10, 2)), 0);
        session.take_up(reading(10, 10, 2));
        assert_eq!(seconds(&session, reading(15, 15, 2)), 5);
    }

    #[test]
    fn about_two_minutes_is_a_band() {
        let lengths = [0, 89, 90, 150, 151].map(Length::of);
        assert_eq!(
            lengths,
            [
                Length::Short,
                Length::Short,
                Length::Right,
                Length::Right,
                Length::Long
            ]
        );
    }

    #[test]
    fn a_session_that_is_stopped_keeps_the_cards_that_were_answered() {
        let questions = vec!["a".to_owned(), "b".to_owned(), "c".to_owned()];
        let mut session = PracticeSession::begin(Aim::Due, 15, 1, questions);
        session.step = CardStep::Grade;
        session.grade(AnswerGrade::Solid);
        session.advance(0, reading(0, 0, 1));
        session.stop();
        assert!(session.is_done());
        assert_eq!(session.questions, ["a"]);
    }
}
