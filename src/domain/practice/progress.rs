//! Practice progress: the confidence in each principle and skill with its evidence, the days of
//! practice, the length of answers, and the forecast for the loop's date.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};

use crate::domain::practice::memory::{AnswerGrade, Practiced};
use crate::domain::practice::turns::recalls;
use crate::domain::questions::question::Question;
use crate::domain::speaking::Length;

/// One answered question, as evidence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PracticeEvidence {
    /// The question's id.
    pub question: String,
    /// The question.
    pub text: String,
    /// The last grade.
    pub grade: AnswerGrade,
    /// The chance that it is recalled now, in percent.
    pub recall: u32,
}

/// The progress of one principle or skill.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SkillStanding<K> {
    /// Which one.
    pub of: K,
    /// Mean over the evidence of grade times recall, in percent; none without evidence.
    pub percent: Option<u32>,
    /// The questions answered at least once, the weakest first.
    pub evidence: Vec<PracticeEvidence>,
    /// The median time of its timed answers, in seconds.
    pub seconds: Option<u32>,
    /// When it was practiced last.
    pub last: Option<DateTime<Utc>>,
}

/// The progress of each of `all`; `group` returns which of them a question belongs to, if any.
#[must_use]
pub fn standings<K: Copy + PartialEq>(
    all: &[K],
    group: impl Fn(&Question) -> Option<K>,
    questions: &[Question],
    practiced: &Practiced,
    now: DateTime<Utc>,
) -> Vec<SkillStanding<K>> {
    all.iter()
        .map(|&of| {
            let mut found: Vec<(f64, PracticeEvidence)> = Vec::new();
            let mut seconds = Vec::new();
            let mut last = None;
            for question in questions
                .iter()
                .filter(|question| group(question) == Some(of))
            {
                let Some(practice) = practiced.get(&question.id) else {
                    continue;
                };
                let (Some(answer), Some(memory)) = (practice.answers.last(), practice.memory())
                else {
                    continue;
                };
                seconds.extend(practice.answers.iter().map(|answer| answer.seconds));
                last = last.max(Some(answer.at));
                let recall = memory.recall(now);
                let evidence = PracticeEvidence {
                    question: question.id.clone(),
                    text: question.text.clone(),
                    grade: answer.grade,
                    recall: percent(recall * 100.0),
                };
                found.push((f64::from(answer.grade.percent()) * recall, evidence));
            }
            found.sort_by(|(one, _), (other, _)| one.total_cmp(other));
            let shares: Vec<f64> = found.iter().map(|(share, _)| *share).collect();
            SkillStanding {
                of,
                percent: mean(&shares).map(percent),
                evidence: found.into_iter().map(|(_, evidence)| evidence).collect(),
                seconds: median(seconds),
                last,
            }
        })
        .collect()
}

fn mean(values: &[f64]) -> Option<f64> {
    let count = u32::try_from(values.len())
        .ok()
        .filter(|&count| count > 0)?;
    Some(values.iter().sum::<f64>() / f64::from(count))
}

/// A percentage, rounded to a whole number between 0 and 100.
fn percent(value: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 100"
    )]
    let percent = value.clamp(0.0, 100.0).round() as u32;
    percent
}

/// The middle of the times over 0; of an even number, the later of the two in the middle.
fn median(mut seconds: Vec<u32>) -> Option<u32> {
    seconds.retain(|&seconds| seconds > 0);
    seconds.sort_unstable();
    seconds.get(seconds.len() / 2).copied()
}

/// After this long without practice, a principle counts as neglected.
pub const NEGLECTED: TimeDelta = TimeDelta::days(14);

/// Neglected principles: those never practiced, then those not practiced for [`NEGLECTED`], the
/// longest ago first.
#[must_use]
pub fn neglected<K: Clone>(
    standings: &[SkillStanding<K>],
    now: DateTime<Utc>,
) -> Vec<SkillStanding<K>> {
    let mut neglected: Vec<SkillStanding<K>> = standings
        .iter()
        .filter(|standing| standing.last.is_none_or(|last| now - last >= NEGLECTED))
        .cloned()
        .collect();
    neglected.sort_by_key(|standing| standing.last);
    neglected
}

/// One day of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PracticeDay {
    /// The day, in the candidate's time zone.
    pub date: NaiveDate,
    /// Answers and drill cards on it.
    pub count: usize,
}

/// This many weeks up to the one of `today`, each starting on Monday; future days are left out.
/// `practiced` has the day of each answer.
#[must_use]
pub fn calendar(practiced: &[NaiveDate], today: NaiveDate, weeks: usize) -> Vec<Vec<PracticeDay>> {
    let mut counts: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for &date in practiced {
        *counts.entry(date).or_default() += 1;
    }
    let into_week = TimeDelta::days(i64::from(today.weekday().num_days_from_monday()));
    let back = TimeDelta::weeks(i64::try_from(weeks).unwrap_or(1).saturating_sub(1));
    let first = today - into_week - back;
    let days: Vec<PracticeDay> = first
        .iter_days()
        .take_while(|&date| date <= today)
        .map(|date| PracticeDay {
            date,
            count: counts.get(&date).copied().unwrap_or(0),
        })
        .collect();
    days.chunks(7).map(<[PracticeDay]>::to_vec).collect()
}

/// How long answers took.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Times {
    /// Answers that were shorter; see [`Length`].
    pub short: usize,
    /// Answers of about two minutes.
    pub right: usize,
    /// Answers that were too long.
    pub long: usize,
    /// The median, in seconds; none without a timed answer.
    pub median: Option<u32>,
}

/// How long all timed answers took.
#[must_use]
pub fn times(practiced: &Practiced) -> Times {
    let seconds: Vec<u32> = practiced
        .values()
        .flat_map(|practice| &practice.answers)
        .map(|answer| answer.seconds)
        .filter(|&seconds| seconds > 0)
        .collect();
    let count = |length| {
        seconds
            .iter()
            .filter(|&&each| Length::of(each) == length)
            .count()
    };
    Times {
        short: count(Length::Short),
        right: count(Length::Right),
        long: count(Length::Long),
        median: median(seconds.clone()),
    }
}

/// Days of the forecast without a loop.
const HORIZON: TimeDelta = TimeDelta::days(30);

/// The most days that a forecast names; a longer one takes steps of several.
const MOST_POINTS: i64 = 30;

/// The forecast for a day, without further practice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Forecast {
    /// When.
    pub at: DateTime<Utc>,
    /// The mean chance of recall over all 16 principles, in percent: 0 for one never practiced.
    pub recall: u32,
    /// Principles more likely forgotten than recalled, including those never practiced.
    pub lost: usize,
}

/// The forecast from now to the loop, or over 30 days without one; empty before the first answer.
/// The last point is the loop itself.
#[must_use]
pub fn forecast(
    questions: &[Question],
    practiced: &Practiced,
    now: DateTime<Utc>,
    loop_day: Option<DateTime<Utc>>,
) -> Vec<Forecast> {
    let is_practiced = |question: &Question| {
        practiced
            .get(&question.id)
            .is_some_and(|practice| !practice.answers.is_empty())
    };
    if !questions.iter().any(is_practiced) {
        return Vec::new();
    }
    let end = loop_day.filter(|&day| day > now).unwrap_or(now + HORIZON);
    let days = (end - now).num_days();
    let step = (days / MOST_POINTS + 1).max(1);
    let mut moments: Vec<DateTime<Utc>> = (0..=days / step)
        .map(|index| now + TimeDelta::days(index * step))
        .filter(|&moment| moment < end)
        .collect();
    moments.push(end);
    moments
        .into_iter()
        .filter_map(|at| {
            let recalls = recalls(questions, practiced, at);
            Some(Forecast {
                at,
                recall: percent(mean(&recalls)? * 100.0),
                lost: recalls.iter().filter(|&&recall| recall < 0.5).count(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::practice::memory::{Answer, Practice};
    use crate::domain::principle::Principle;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    fn question(id: &str, leading: Principle) -> Question {
        Question {
            id: id.to_owned(),
            text: format!("{id}?"),
            leading: Some(leading),
            ..Question::default()
        }
    }

    fn bank() -> Vec<Question> {
        vec![
            question("a", Principle::DiveDeep),
            question("b", Principle::DiveDeep),
            question("c", Principle::Ownership),
            question("d", Principle::Frugality),
        ]
    }

    fn practiced(answers: &[(&str, i64, AnswerGrade, u32)]) -> Practiced {
        let mut practiced = Practiced::new();
        for &(question, days_ago, grade, seconds) in answers {
            practiced
                .entry(question.to_owned())
                .or_insert_with(|| Practice::new(question))
                .answer(Answer {
                    at: now() - TimeDelta::days(days_ago),
                    grade,
                    seconds,
                    story: None,
                });
        }
        practiced
    }

    const ASKED: [Principle; 3] = [
        Principle::DiveDeep,
        Principle::Ownership,
        Principle::Frugality,
    ];

    fn stand(practiced: &Practiced) -> Vec<SkillStanding<Principle>> {
        standings(
            &ASKED,
            |question| question.leading,
            &bank(),
            practiced,
            now(),
        )
    }

    #[test]
    fn a_standing_shows_the_answers_that_it_rests_on_weakest_first() {
        let practiced = practiced(&[
            ("a", 0, AnswerGrade::Fluent, 100),
            ("b", 0, AnswerGrade::Shaky, 140),
            ("c", 0, AnswerGrade::Solid, 0),
        ]);
        let all = stand(&practiced);
        let ids: Vec<&str> = all[0]
            .evidence
            .iter()
            .map(|evidence| evidence.question.as_str())
            .collect();
        assert_eq!(ids, ["b", "a"]);
        assert_eq!((all[0].percent, all[0].seconds), (Some(70), Some(140)));
        assert_eq!((all[1].percent, all[1].seconds), (Some(80), None));
        assert_eq!((all[2].percent, all[2].last), (None, None));
    }

    #[test]
    fn a_standing_agrees_with_the_confidence_that_practice_begins_with() {
        use crate::domain::practice::session::confidence;
        let practiced = practiced(&[
            ("a", 9, AnswerGrade::Fluent, 0),
            ("b", 3, AnswerGrade::Shaky, 0),
        ]);
        let confidence = confidence(&bank(), &practiced, now());
        let all = standings(
            Principle::ALL,
            |question| question.leading,
            &bank(),
            &practiced,
            now(),
        );
        for (one, other) in all.iter().zip(&confidence) {
            assert_eq!((one.of, one.percent), (other.principle, other.percent));
        }
    }

    #[test]
    fn what_was_never_practiced_is_neglected_most() {
        let practiced = practiced(&[
            ("a", 20, AnswerGrade::Solid, 0),
            ("b", 15, AnswerGrade::Solid, 0),
            ("c", 13, AnswerGrade::Solid, 0),
        ]);
        let order: Vec<Principle> = neglected(&stand(&practiced), now())
            .into_iter()
            .map(|standing| standing.of)
            .collect();
        assert_eq!(order, [Principle::Frugality, Principle::DiveDeep]);
    }

    #[test]
    fn the_calendar_ends_today_and_its_weeks_begin_on_monday() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        // 25 November 2026 is a Wednesday.
        let weeks = calendar(&[day(11, 24), day(11, 24), day(8, 1)], day(11, 25), 2);
        assert_eq!(weeks.len(), 2);
        assert_eq!((weeks[0].len(), weeks[0][0].date), (7, day(11, 16)));
        assert_eq!((weeks[1].len(), weeks[1][2].date), (3, day(11, 25)));
        assert_eq!((weeks[1][1].count, weeks[0][0].count), (2, 0));
    }

    #[test]
    fn times_are_counted_around_two_minutes_and_only_where_they_were_taken() {
        let practiced = practiced(&[
            ("a", 3, AnswerGrade::Solid, 60),
            ("a", 2, AnswerGrade::Solid, 120),
            ("b", 1, AnswerGrade::Solid, 200),
            ("c", 1, AnswerGrade::Solid, 0),
        ]);
        let expected = Times {
            short: 1,
            right: 1,
            long: 1,
            median: Some(120),
        };
        assert_eq!(times(&practiced), expected);
        assert_eq!(times(&Practiced::new()), Times::default());
    }

    #[test]
    fn a_forecast_falls_to_the_day_of_the_loop_and_ends_there() {
        let practiced = practiced(&[
            ("a", 0, AnswerGrade::Solid, 0),
            ("c", 0, AnswerGrade::Fluent, 0),
        ]);
        let day = now() + TimeDelta::hours(24 * 10 + 5);
        let points = forecast(&bank(), &practiced, now(), Some(day));
        assert_eq!(points.len(), 12);
        // Two of the 16.
        assert_eq!((points[0].at, points[0].recall), (now(), 13));
        assert_eq!(points.last().unwrap().at, day);
        assert!(
            points
                .windows(2)
                .all(|pair| pair[0].recall >= pair[1].recall)
        );
    }

    #[test]
    fn a_forecast_stays_sane_whatever_the_loop_is() {
        let practiced = practiced(&[("a", 2, AnswerGrade::Blank, 0)]);
        let over = |loop_day| forecast(&bank(), &practiced, now(), loop_day);
        for odd in [
            None,
            Some(now() - TimeDelta::days(3)),
            Some(now() + TimeDelta::minutes(5)),
            Some(now() + TimeDelta::days(4_000)),
        ] {
            let points = over(odd);
            assert!(
                (2..=33).contains(&points.len()),
                "{odd:?}: {}",
                points.len()
            );
        }
        assert!(forecast(&bank(), &Practiced::new(), now(), None).is_empty());
    }

    #[test]
    fn what_is_likelier_forgotten_than_recalled_is_counted() {
        let practiced = practiced(&[
            ("a", 0, AnswerGrade::Blank, 0),
            ("c", 0, AnswerGrade::Fluent, 0),
        ]);
        let points = forecast(&bank(), &practiced, now(), None);
        assert_eq!((points[0].lost, points.last().unwrap().lost), (14, 15));
    }
}
