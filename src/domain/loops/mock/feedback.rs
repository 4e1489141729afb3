//! How an interview of a mock loop updates practice and stories.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::loops::mock::interview::{Showing, Telling};
use crate::domain::loops::mock::mock_loop::MockLoop;
use crate::domain::practice::memory::{Answer, AnswerGrade};
use crate::domain::stories::probe::{AnswerStanding, Probes};

/// An answer to a question, as a practice record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SpokenAnswer {
    /// The question's id.
    pub question: String,
    /// The answer.
    pub answer: Answer,
}

/// The grade for this much evidence.
fn grade(showing: Showing) -> AnswerGrade {
    match showing {
        Showing::Not => AnswerGrade::Blank,
        Showing::Partly => AnswerGrade::Shaky,
        Showing::Shown => AnswerGrade::Solid,
        Showing::Above => AnswerGrade::Fluent,
    }
}

impl MockLoop {
    /// The current interview's answers as practice records, a millisecond apart up to `now`; unrated
    /// answers have no grade and are left out.
    #[must_use]
    pub fn spoken_answers(&self, now: DateTime<Utc>) -> Vec<SpokenAnswer> {
        let Some(interview) = self.interview() else {
            return Vec::new();
        };
        let told: Vec<(&str, &Telling)> = interview
            .asked
            .iter()
            .flat_map(|asked| {
                let question = asked.drawn.question.as_str();
                asked
                    .tellings
                    .iter()
                    .map(move |telling| (question, telling))
            })
            .collect();
        let mut at = now - TimeDelta::milliseconds(i64::try_from(told.len()).unwrap_or_default());
        told.into_iter()
            .filter_map(|(question, telling)| {
                at += TimeDelta::milliseconds(1);
                Some(SpokenAnswer {
                    question: question.to_owned(),
                    answer: Answer {
                        at,
                        grade: grade(telling.showing?),
                        seconds: telling.seconds?,
                        story: telling.story.clone(),
                    },
                })
            })
            .collect()
    }
}

/// A story's follow-ups, with those that did not hold up marked as gaps: new ones at the top level,
/// known ones in place.
#[must_use]
pub fn with_gaps(mut probes: Probes, questions: &[String]) -> Probes {
    for question in questions {
        let folded = |text: &str| text.trim().to_lowercase();
        let known = probes
            .probes
            .iter()
            .find(|probe| folded(&probe.question) == folded(question))
            .map(|probe| probe.number);
        let number = known.unwrap_or_else(|| probes.ask(None, question.trim()));
        if let Some(probe) = probes.get_mut(number) {
            probe.standing = Some(AnswerStanding::Gap);
        }
    }
    probes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::loops::mock::mock_loop::tests::{begun, walked};
    use crate::domain::loops::mock::plan::Days;
    use crate::domain::record::id::RecordId;

    #[test]
    fn each_judged_answer_is_one_of_practice_with_its_time_and_story() {
        let now = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        for (showing, wanted) in [
            (Showing::Not, AnswerGrade::Blank),
            (Showing::Partly, AnswerGrade::Shaky),
            (Showing::Shown, AnswerGrade::Solid),
            (Showing::Above, AnswerGrade::Fluent),
        ] {
            let run = walked(begun(4, Days::One, false), 100, true, showing);
            let spoken = run.spoken_answers(now);
            let told: usize = run
                .interview()
                .unwrap()
                .asked
                .iter()
                .map(|asked| asked.tellings.len())
                .sum();
            assert_eq!(spoken.len(), told);
            assert!(spoken.iter().all(|one| one.answer.grade == wanted));
            assert!(spoken.iter().all(|one| one.answer.seconds == 100));
            assert!(spoken.iter().all(|one| one.answer.story.is_some()));
            let mut times: Vec<_> = spoken.iter().map(|one| one.answer.at).collect();
            assert_eq!(times.last(), Some(&now));
            times.dedup();
            assert_eq!(times.len(), told, "each at its own time");
        }
        assert_eq!(begun(4, Days::One, false).spoken_answers(now), []);
    }

    #[test]
    fn what_did_not_hold_is_a_gap_under_the_story_and_no_answer_is_lost() {
        let mut probes = Probes::none(RecordId::from_text("s"));
        let known = probes.ask(None, "Why not earlier?");
        let deeper = probes.ask(Some(known), "Who decided?");
        for number in [known, deeper] {
            let probe = probes.get_mut(number).unwrap();
            probe.answer = "Because.".to_owned();
            probe.standing = Some(AnswerStanding::Safe);
        }
        let questions = ["why not earlier? ", "How was it measured?"].map(str::to_owned);
        let found = with_gaps(probes, &questions);
        let standings: Vec<_> = found
            .probes
            .iter()
            .map(|probe| {
                (
                    probe.question.as_str(),
                    probe.answer.as_str(),
                    probe.standing,
                )
            })
            .collect();
        let (gap, safe) = (Some(AnswerStanding::Gap), Some(AnswerStanding::Safe));
        assert_eq!(
            standings,
            [
                ("Why not earlier?", "Because.", gap),
                ("Who decided?", "Because.", safe),
                ("How was it measured?", "", gap),
            ]
        );
        assert_eq!(with_gaps(found.clone(), &questions), found, "twice is once");
    }
}
