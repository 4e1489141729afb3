//! Practice by principle: each principle's memory, which principles are due, and which one is next.
//! An interviewer never asks exactly the practiced question, so a due principle is asked with
//! another of its questions.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::domain::practice::memory::{Moment, Practice, Practiced};
use crate::domain::principle::Principle;
use crate::domain::questions::draw::Deck;
use crate::domain::questions::question::Question;

/// One in this many questions of a session is for the least practiced principle.
const ONE_IN: usize = 3;

/// How practice is grouped: by principle, or none for custom questions without a known one.
type Group = Option<Principle>;

/// Whether regular practice asks this question: a story answers it, or it is a custom question without a
/// principle. Questions asked before the loop have a session of their own.
#[must_use]
pub fn takes_turns(question: &Question) -> bool {
    question.kind.wants_story() && (question.leading.is_some() || question.is_own())
}

/// The answers to all questions of each group, as if they were one question.
fn by_group<'a>(
    questions: impl IntoIterator<Item = &'a Question>,
    practiced: &Practiced,
) -> BTreeMap<Group, Practice> {
    let mut groups: BTreeMap<Group, Practice> = BTreeMap::new();
    for question in questions {
        let Some(practice) = practiced.get(&question.id) else {
            continue;
        };
        groups
            .entry(question.leading)
            .or_insert_with(|| Practice::new(""))
            .answers
            .extend(practice.answers.iter().cloned());
    }
    for practice in groups.values_mut() {
        practice.answers.sort_by_key(|answer| answer.at);
    }
    groups
}

/// The chance of recall of each of the 16 principles at a time, from 0 to 1; 0 for one that was never
/// practiced.
#[must_use]
pub fn recalls(questions: &[Question], practiced: &Practiced, at: DateTime<Utc>) -> Vec<f64> {
    let groups = by_group(questions, practiced);
    Principle::ALL
        .iter()
        .map(|&principle| {
            let memory = groups.get(&Some(principle)).and_then(Practice::memory);
            memory.map_or(0.0, |memory| memory.recall(at))
        })
        .collect()
}

/// When a question, or another one of its principle, is due again. `None` before the first answer, and
/// after it was asked in the last days before the loop.
#[must_use]
pub fn comes_back(
    questions: &[Question],
    practiced: &Practiced,
    question: &Question,
    now: DateTime<Utc>,
    loop_day: Option<DateTime<Utc>>,
) -> Option<DateTime<Utc>> {
    let memory = if question.leading.is_some() {
        let same = questions
            .iter()
            .filter(|one| one.leading == question.leading);
        by_group(same, practiced)
            .remove(&question.leading)?
            .memory()
    } else {
        practiced.get(&question.id)?.memory()
    };
    memory?.due(now, loop_day)
}

/// The groups that are due, the least likely to be recalled on the day of the loop (without one: now)
/// first.
fn due_groups<'a>(
    questions: impl IntoIterator<Item = &'a Question>,
    practiced: &Practiced,
    moment: Moment,
    loop_day: Option<DateTime<Utc>>,
) -> Vec<Group> {
    let now = moment.now;
    let day = loop_day.filter(|&day| day > now).unwrap_or(now);
    let mut due: Vec<(f64, Group)> = by_group(questions, practiced)
        .into_iter()
        .filter_map(|(group, practice)| {
            let recall = practice.memory()?.recall(day);
            practice.is_due(moment, loop_day).then_some((recall, group))
        })
        .collect();
    due.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    due.into_iter().map(|(_, group)| group).collect()
}

/// The questions to practice for what is due: for each due principle, the one practiced longest ago.
/// Questions asked before a loop, and custom ones without a principle, are due individually.
#[must_use]
pub fn due<'a>(
    questions: &'a [Question],
    practiced: &Practiced,
    moment: Moment,
    loop_day: Option<DateTime<Utc>>,
) -> Vec<&'a Question> {
    let last = |question: &Question| {
        practiced
            .get(&question.id)?
            .answers
            .last()
            .map(|one| one.at)
    };
    let of_principle = questions.iter().filter(|each| each.leading.is_some());
    let mut due: Vec<&Question> = due_groups(of_principle, practiced, moment, loop_day)
        .into_iter()
        .filter_map(|group| {
            questions
                .iter()
                .filter(|question| question.leading == group)
                .filter_map(|question| Some((last(question)?, question)))
                .min_by_key(|(at, _)| *at)
                .map(|(_, question)| question)
        })
        .collect();
    due.extend(questions.iter().filter(|question| {
        question.leading.is_none()
            && practiced
                .get(&question.id)
                .is_some_and(|practice| practice.is_due(moment, loop_day))
    }));
    due
}

/// The questions of a session by principle, `count` at most. Due principles come first, each with a
/// different question than before if there is one. One question in three is for the least practiced
/// principle. No principle comes a third time before all came once. `deck` has the questions that were
/// never answered.
#[must_use]
pub fn in_turn<'a>(
    questions: &'a [Question],
    deck: &mut Deck<'a>,
    count: usize,
    practiced: &Practiced,
    (moment, loop_day): (Moment, Option<DateTime<Utc>>),
) -> Vec<&'a Question> {
    let asked = || questions.iter().filter(|question| takes_turns(question));
    let mut answers: BTreeMap<Group, usize> =
        asked().map(|question| (question.leading, 0)).collect();
    for (group, practice) in by_group(asked(), practiced) {
        answers.insert(group, practice.answers.len());
    }
    let mut due = due_groups(asked(), practiced, moment, loop_day);
    due.reverse();
    let mut drawn: Vec<&Question> = Vec::with_capacity(count);
    while drawn.len() < count {
        let Some(least) = answers.values().min().copied() else {
            break;
        };
        let may_come = |group: &Group| {
            let times = answers.get(group).copied().unwrap_or_default();
            least > 0 || times < 2
        };
        let is_for_least = drawn.len() % ONE_IN == ONE_IN - 1;
        let next_due = due.iter().rposition(may_come).filter(|_| !is_for_least);
        let group = if let Some(place) = next_due {
            due.remove(place)
        } else {
            // The deck is shuffled, so that ties don't come in the published order.
            let least_of = answers.iter().filter(|(_, times)| **times == least);
            let groups: Vec<Group> = least_of.map(|(group, _)| *group).collect();
            deck.first_of(|question| groups.contains(&question.leading))
                .or_else(|| groups.first().copied())
                .unwrap_or_default()
        };
        due.retain(|other| *other != group);
        let is_free = |question: &&Question| {
            question.leading == group && drawn.iter().all(|one| one.id != question.id)
        };
        let another = deck.draw(|question| question.leading == group).or_else(|| {
            // All of them were answered, so take the one answered longest ago.
            asked().filter(is_free).min_by_key(|question| {
                let practice = practiced.get(&question.id);
                practice.and_then(|practice| practice.answers.last().map(|one| one.at))
            })
        });
        match another {
            Some(question) => {
                drawn.push(question);
                *answers.entry(group).or_default() += 1;
            }
            None => {
                // The principle has no more questions for this session.
                answers.remove(&group);
            }
        }
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::practice::memory::{Answer, AnswerGrade};
    use crate::domain::practice::session::{Aim, Occasion, choose};
    use crate::domain::questions::levels::TargetLevel;
    use crate::domain::questions::question::{of_own_role, read_questions};
    use chrono::TimeDelta;
    use std::collections::BTreeSet;

    fn start() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    fn bank() -> Vec<Question> {
        let json = include_str!("../../../public/data/questions.json");
        of_own_role(read_questions(json).unwrap())
    }

    /// This many days of practice with the default goal: the questions in order, and whether each was new.
    fn practice(
        bank: &[Question],
        days: i64,
        minutes: u32,
        loop_day: Option<DateTime<Utc>>,
        grades: &[AnswerGrade],
        seed: u64,
    ) -> (Practiced, Vec<Vec<(Group, bool)>>) {
        let mut practiced = Practiced::new();
        let mut came = Vec::new();
        let mut grade = grades.iter().cycle();
        for day in 0..days {
            let now = start() + TimeDelta::days(day);
            let occasion = Occasion {
                moment: Moment::of_day(now, 12),
                loop_day,
                level: TargetLevel::ProductManager,
                seed: seed + u64::try_from(day).unwrap(),
            };
            let mut session = Vec::new();
            for id in choose(Aim::Due, minutes, bank, &practiced, occasion) {
                let leading = bank.iter().find(|one| one.id == id).unwrap().leading;
                let is_new = !practiced.contains_key(&id);
                practiced
                    .entry(id.clone())
                    .or_insert_with(|| Practice::new(&id))
                    .answer(Answer {
                        at: now,
                        grade: *grade.next().unwrap(),
                        seconds: 100,
                        story: None,
                    });
                session.push((leading, is_new));
            }
            came.push(session);
        }
        (practiced, came)
    }

    const GRADES: [&[AnswerGrade]; 4] = [
        &[AnswerGrade::Blank],
        &[AnswerGrade::Solid],
        &[AnswerGrade::Fluent],
        &[
            AnswerGrade::Shaky,
            AnswerGrade::Solid,
            AnswerGrade::Blank,
            AnswerGrade::Fluent,
            AnswerGrade::Solid,
        ],
    ];

    #[test]
    fn two_weeks_of_a_quarter_of_an_hour_leave_no_principle_untouched() {
        let bank = bank();
        for (seed, grades) in (1..).zip(GRADES) {
            for loop_day in [None, Some(start() + TimeDelta::days(14))] {
                let (practiced, came) = practice(&bank, 14, 15, loop_day, grades, seed * 100);
                let mut times: BTreeMap<Group, usize> = BTreeMap::new();
                for session in &came {
                    assert_eq!(session.len(), 3);
                    let new = session.iter().filter(|(_, is_new)| *is_new).count();
                    assert!(new >= 1, "one in three is new");
                    for (group, _) in session {
                        let untouched = Principle::ALL.len() - times.len();
                        let before = times.entry(*group).or_default();
                        *before += 1;
                        assert!(
                            *before < 3 || untouched == 0,
                            "a third time before all once"
                        );
                    }
                }
                assert_eq!(times.len(), Principle::ALL.len(), "{grades:?}");
                let end = start() + TimeDelta::days(14);
                assert!(
                    recalls(&bank, &practiced, end)
                        .iter()
                        .all(|recall| *recall > 0.0)
                );
            }
        }
    }

    #[test]
    fn what_is_due_comes_back_by_another_question() {
        let bank = bank();
        let of = |principle| {
            bank.iter()
                .filter(move |one| one.leading == Some(principle))
        };
        let first = of(Principle::DiveDeep).next().unwrap();
        let mut practiced = Practiced::new();
        let mut practice = Practice::new(&first.id);
        practice.answer(Answer {
            at: start() - TimeDelta::days(30),
            grade: AnswerGrade::Blank,
            seconds: 0,
            story: None,
        });
        practiced.insert(first.id.clone(), practice);
        let due = due(&bank, &practiced, Moment::of_day(start(), 12), None);
        assert_eq!(
            due.iter().map(|one| &one.id).collect::<Vec<_>>(),
            [&first.id]
        );
        let occasion = Occasion {
            moment: Moment::of_day(start(), 12),
            loop_day: None,
            level: TargetLevel::ProductManager,
            seed: 3,
        };
        let chosen = choose(Aim::Due, 15, &bank, &practiced, occasion);
        assert!(!chosen.contains(&first.id));
        assert!(of(Principle::DiveDeep).any(|one| one.id == chosen[0]));
    }

    #[test]
    fn own_questions_without_a_principle_take_their_turn() {
        let mut bank = bank();
        bank.extend((0..2).map(|number| Question {
            id: format!("own-{number}"),
            text: "What about the ferry?".to_owned(),
            ..Question::default()
        }));
        let (practiced, _) = practice(&bank, 14, 15, None, GRADES[1], 5);
        assert!(practiced.keys().any(|id| id.starts_with("own-")));
    }

    #[test]
    fn a_bank_that_is_smaller_than_the_session_is_asked_whole_and_no_more() {
        let few: Vec<Question> = bank().into_iter().take(2).collect();
        let (_, came) = practice(&few, 3, 60, None, GRADES[0], 5);
        assert!(came.iter().all(|session| (1..=2).contains(&session.len())));
        let groups: BTreeSet<Group> = came.into_iter().flatten().map(|(group, _)| group).collect();
        assert_eq!(groups.len(), 1);
    }
}
