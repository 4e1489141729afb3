//! Histories recorded with ts-fsrs (`tests/fixtures/schedules/make.mjs` says how), and what holds of
//! any history when a loop is near.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use loopready::domain::practice::memory::{Answer, AnswerGrade, LAST_PASS, Practice};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Recorded {
    /// Hours since the first answer.
    hours: i64,
    /// 1 to 4.
    grade: usize,
    /// Milliseconds from the first answer until the question is due.
    due: i64,
}

fn at(hours: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_788_249_600, 0).unwrap() + TimeDelta::hours(hours)
}

fn answer(hours: i64, grade: AnswerGrade) -> Answer {
    Answer {
        at: at(hours),
        grade,
        seconds: 0,
        story: None,
    }
}

fn practice(answers: &[(i64, AnswerGrade)]) -> Practice {
    let mut practice = Practice::new("q");
    for &(hours, grade) in answers {
        practice.answer(answer(hours, grade));
    }
    practice
}

fn recorded() -> BTreeMap<String, Vec<Vec<Recorded>>> {
    serde_json::from_str(include_str!("../fixtures/schedules/recorded.json")).unwrap()
}

/// Answers that the two schedule apart, out of how many.
fn apart(group: &str) -> (Vec<String>, usize) {
    let histories = &recorded()[group];
    let mut apart = Vec::new();
    let mut count = 0;
    for (number, history) in histories.iter().enumerate() {
        let mut practice = Practice::new("q");
        for each in history {
            practice.answer(answer(each.hours, AnswerGrade::ALL[each.grade - 1]));
            count += 1;
            let due = practice.memory().unwrap().next;
            let expected = at(0) + TimeDelta::milliseconds(each.due);
            if due != expected {
                apart.push(format!(
                    "{group} {number}, hour {}: {due}, not {expected}",
                    each.hours
                ));
            }
        }
    }
    (apart, count)
}

#[test]
fn recorded_histories_that_never_rest_on_a_changed_difficulty_are_scheduled_as_by_ts_fsrs() {
    let (apart, count) = apart("agreeing");
    assert!(count >= 150, "{count}");
    assert_eq!(apart, Vec::<String>::new());
}

#[test]
fn recorded_histories_of_any_grades_are_scheduled_as_by_ts_fsrs_without_its_damping() {
    let (apart, count) = apart("undamped");
    assert!(count >= 150, "{count}");
    assert_eq!(apart, Vec::<String>::new());
}

/// Answers in their order: hours between them, and their grades.
fn history() -> impl Strategy<Value = Vec<(i64, AnswerGrade)>> {
    proptest::collection::vec((0_i64..1_500, 0_usize..4), 1..15).prop_map(|steps| {
        let mut hours = 0;
        steps
            .into_iter()
            .map(|(gap, grade)| {
                hours += gap;
                (hours, AnswerGrade::ALL[grade])
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn nothing_is_due_at_or_after_the_loop(answers in history(), ahead in 1_i64..3_000) {
        let now = at(answers.last().unwrap().0);
        let deadline = now + TimeDelta::hours(ahead);
        let memory = practice(&answers).memory().unwrap();
        if let Some(due) = memory.due(now, Some(deadline)) {
            prop_assert!(due < deadline);
        }
    }

    #[test]
    fn a_loop_never_puts_a_question_off(answers in history(), ahead in 1_i64..3_000) {
        let now = at(answers.last().unwrap().0);
        let deadline = now + TimeDelta::hours(ahead);
        let memory = practice(&answers).memory().unwrap();
        if let Some(due) = memory.due(now, Some(deadline)) {
            prop_assert!(due <= memory.next);
        }
    }

    #[test]
    fn recall_only_falls_until_the_next_answer(answers in history(), from in 0_i64..3_000, later in 1_i64..3_000) {
        let last = answers.last().unwrap().0;
        let memory = practice(&answers).memory().unwrap();
        let (early, late) = (memory.recall(at(last + from)), memory.recall(at(last + from + later)));
        prop_assert!(late <= early, "{early} then {late}");
    }

    #[test]
    fn a_better_last_answer_never_comes_back_sooner(answers in history()) {
        let mut earlier = None;
        for grade in AnswerGrade::ALL {
            let mut answers = answers.clone();
            answers.last_mut().unwrap().1 = grade;
            let next = practice(&answers).memory().unwrap().next;
            prop_assert!(earlier.is_none_or(|earlier| earlier <= next), "{grade:?}");
            earlier = Some(next);
        }
    }

    #[test]
    fn a_loop_that_is_over_or_has_no_date_leaves_plain_fsrs(answers in history(), ago in 0_i64..3_000) {
        let last = answers.last().unwrap().0;
        let now = at(last + ago);
        let memory = practice(&answers).memory().unwrap();
        prop_assert_eq!(memory.due(now, Some(at(last))), Some(memory.next));
        prop_assert_eq!(memory.due(now, None), Some(memory.next));
    }

    #[test]
    fn a_loop_tomorrow_asks_for_everything_once_and_then_only_for_what_failed(
        answers in history(),
        away in 49_i64..2_000,
    ) {
        let now = at(answers.last().unwrap().0 + away);
        let tomorrow = now + TimeDelta::hours(24);
        let mut asked = practice(&answers);
        let due = asked.memory().unwrap().due(now, Some(tomorrow));
        prop_assert!(due.is_some_and(|due| due <= now), "{:?}", due);
        asked.answer(Answer { at: now, grade: AnswerGrade::Fluent, seconds: 0, story: None });
        let again = asked.memory().unwrap().due(now, Some(tomorrow));
        prop_assert!(again.is_none_or(|again| again < tomorrow && again > now), "{:?}", again);
    }

    #[test]
    fn a_loop_that_is_moved_away_and_back_changes_nothing(answers in history(), ahead in 1_i64..500, moved in 1_i64..500) {
        let now = at(answers.last().unwrap().0);
        let (first, later) = (now + TimeDelta::hours(ahead), now + TimeDelta::hours(ahead + moved));
        let memory = practice(&answers).memory().unwrap();
        let before = memory.due(now, Some(first));
        let while_later = memory.due(now, Some(later));
        prop_assert_eq!(memory.due(now, Some(first)), before);
        // A later loop puts off what is due; it asks earlier only for its own last pass, when the
        // first one's was over already.
        if let (Some(before), Some(after)) = (before, while_later) {
            prop_assert!(before <= after || after == later - LAST_PASS, "{before} then {after}");
        }
    }
}
