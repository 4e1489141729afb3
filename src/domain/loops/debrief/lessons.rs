//! The lessons of a mock loop: each question with its background and the answers' results, and what to
//! do next.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::time::Duration;

use crate::domain::format::counts::{counted, noun};
use crate::domain::format::durations::clock_face;
use crate::domain::loops::debrief::VoteEvidence;
use crate::domain::loops::mock::follow_ups::AskedFollowUp;
use crate::domain::loops::mock::interview::{Showing, Telling};
use crate::domain::loops::mock::mock_loop::MockLoop;
use crate::domain::principle::Principle;
use crate::domain::questions::question::Question;
use crate::domain::record::id::RecordId;
use crate::domain::speaking::{AIM_SECONDS, FollowUpLength, Length, MUCH_TOO_SHORT};
use crate::domain::text::capitalized;

/// How many next steps are suggested after a loop.
pub const NEXT_STEPS: usize = 3;

/// Below this many points a principle is weak: less than what counts as shown.
const WEAK_TENTHS: u32 = 40;

/// One answer to a question, as the debrief shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TaughtAnswer {
    /// The story, its time, and whether it was too long or too short, in one line.
    pub line: String,
    /// The follow-ups, each with its result.
    pub follow_ups: Vec<String>,
}

/// A question of the loop with its background.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lesson {
    /// The question.
    pub question: String,
    /// Its principle.
    pub principle: Principle,
    /// What it tests; empty if the bank doesn't say.
    pub tests: String,
    /// A strong answer; empty if the bank doesn't say.
    pub strong: String,
    /// Warning signs in an answer.
    pub warnings: Vec<String>,
    /// The answers in order; empty if there was no time for it.
    pub answers: Vec<TaughtAnswer>,
}

impl Lesson {
    /// The texts in it that come from the candidate or their stories.
    pub(super) fn told(&self) -> impl Iterator<Item = &String> {
        let answers = self
            .answers
            .iter()
            .flat_map(|answer| std::iter::once(&answer.line).chain(&answer.follow_ups));
        std::iter::once(&self.question).chain(answers)
    }

    /// The same, mutable.
    pub(super) fn told_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let answers = self
            .answers
            .iter_mut()
            .flat_map(|answer| std::iter::once(&mut answer.line).chain(&mut answer.follow_ups));
        std::iter::once(&mut self.question).chain(answers)
    }
}

/// A next step after a loop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LessonStep {
    /// Answer a story's follow-ups that did not hold up.
    AnswerFollowUps {
        /// The story.
        story: RecordId,
        /// Its title.
        title: String,
        /// How many.
        count: usize,
    },
    /// Write a story for a principle that was answered without one, or with a repeat.
    WriteStory {
        /// The principle.
        principle: Principle,
    },
    /// Bring a story closer to two minutes.
    Retime {
        /// The story.
        story: RecordId,
        /// Its title.
        title: String,
        /// How long it took.
        seconds: u32,
    },
    /// Practice the principle with the weakest answers.
    Practice {
        /// The principle.
        principle: Principle,
        /// The mean of its answers' points, in tenths.
        tenths: u32,
    },
    /// Practice what is due.
    PracticeDue,
}

impl LessonStep {
    /// The title of the story in it.
    pub(super) fn title(&self) -> Option<&String> {
        match self {
            Self::AnswerFollowUps { title, .. } | Self::Retime { title, .. } => Some(title),
            Self::WriteStory { .. } | Self::Practice { .. } | Self::PracticeDue => None,
        }
    }

    /// The same, mutable.
    pub(super) fn title_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::AnswerFollowUps { title, .. } | Self::Retime { title, .. } => Some(title),
            Self::WriteStory { .. } | Self::Practice { .. } | Self::PracticeDue => None,
        }
    }

    /// What to do and why, in one sentence each.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::AnswerFollowUps { title, count, .. } => format!(
                "Answer {} under “{title}”. {} didn’t hold up in this loop.",
                counted(*count, "follow-up", "follow-ups"),
                noun(*count, "It", "They")
            ),
            Self::WriteStory { principle } => {
                format!("Write a story for {principle}. You had none to tell, or repeated one.")
            }
            Self::Retime { title, seconds, .. } => {
                let (verb, face) = (
                    if Length::of(*seconds) == Length::Long {
                        "Cut"
                    } else {
                        "Fill out"
                    },
                    clock_face(Duration::from_secs(u64::from(*seconds))),
                );
                format!("{verb} “{title}” to about two minutes. You took {face}.")
            }
            Self::Practice { principle, tenths } => format!(
                "Practice {principle}. Its answers earned {}.{} of 6 points, the least of this loop.",
                tenths / 10,
                tenths % 10
            ),
            Self::PracticeDue => {
                "Practice the questions that are due. The answers of this loop count there."
                    .to_owned()
            }
        }
    }
}

/// A follow-up's result, for a person to read, with its time where that was taken.
fn result_in_words(follow_up: &AskedFollowUp) -> String {
    let held = match follow_up.held {
        Some(true) => "held up",
        Some(false) => "didn’t hold up",
        None => "not asked",
    };
    let Some(seconds) = follow_up.seconds else {
        return held.to_owned();
    };
    let face = clock_face(Duration::from_secs(u64::from(seconds)));
    match FollowUpLength::of(seconds).problem() {
        Some(problem) => format!("{held}, {face}, {problem}"),
        None => format!("{held}, {face}"),
    }
}

/// The label of an answer's length if it is far from two minutes.
#[must_use]
pub fn length_in_words(seconds: u32) -> Option<&'static str> {
    if seconds < MUCH_TOO_SHORT {
        Some("much too short")
    } else if Length::of(seconds) == Length::Long {
        Some("too long")
    } else {
        None
    }
}

fn taught(telling: &Telling) -> Option<TaughtAnswer> {
    let seconds = telling.seconds?;
    let title = match telling.title.as_str() {
        "" => "An answer without a story from your bank".to_owned(),
        title => format!("“{title}”"),
    };
    let length = length_in_words(seconds).map_or(String::new(), |length| format!(", {length}"));
    let showing = telling.showing.map_or("not judged", Showing::name);
    let face = clock_face(Duration::from_secs(u64::from(seconds)));
    Some(TaughtAnswer {
        line: format!("{title}: {face}{length}. {}.", capitalized(showing)),
        follow_ups: telling
            .follow_ups
            .iter()
            .map(|one| format!("{} ({})", one.text, result_in_words(one)))
            .collect(),
    })
}

impl MockLoop {
    /// The questions of an interview, each with its background if the bank has it.
    #[must_use]
    pub fn lessons(&self, seat: usize, bank: &[Question]) -> Vec<Lesson> {
        self.interviews
            .get(seat)
            .into_iter()
            .flat_map(|interview| &interview.asked)
            .map(|asked| {
                let known = bank
                    .iter()
                    .find(|question| question.id == asked.drawn.question);
                Lesson {
                    question: asked.drawn.text.clone(),
                    principle: asked.drawn.principle,
                    tests: known.map_or(String::new(), |known| known.tests.clone()),
                    strong: known.map_or(String::new(), |known| known.strong.clone()),
                    warnings: known.map_or(Vec::new(), |known| known.warnings.clone()),
                    answers: asked.tellings.iter().filter_map(taught).collect(),
                }
            })
            .collect()
    }

    /// An interview's follow-ups that did not hold up, by story.
    #[must_use]
    pub fn not_held(&self, seat: usize) -> BTreeMap<RecordId, Vec<String>> {
        let mut found: BTreeMap<RecordId, Vec<String>> = BTreeMap::new();
        for (_, _, telling) in self.tellings().filter(|(at, ..)| *at == seat) {
            let texts = telling
                .follow_ups
                .iter()
                .filter(|one| one.held == Some(false))
                .map(|one| one.text.clone());
            if let Some(story) = &telling.story {
                found.entry(story.clone()).or_default().extend(texts);
            }
        }
        found.retain(|_, texts| !texts.is_empty());
        found
    }

    /// Three next steps: first failed follow-ups, then missing stories, then the weakest principle,
    /// then answers that were too long or too short.
    #[must_use]
    pub fn next_steps(&self, is_here: impl Fn(&RecordId) -> bool) -> Vec<LessonStep> {
        let told: Vec<(Principle, &Telling, VoteEvidence)> = (0..self.interviews.len())
            .flat_map(|seat| {
                let tellings = self
                    .tellings()
                    .filter(move |(at, _, telling)| *at == seat && telling.seconds.is_some());
                tellings
                    .zip(self.evidence(seat))
                    .map(|((_, principle, telling), evidence)| (principle, telling, evidence))
            })
            .collect();
        let here = |telling: &Telling| telling.story.clone().filter(|story| is_here(story));
        let mut failed: Vec<(RecordId, String, usize)> = Vec::new();
        for (_, telling, _) in &told {
            let count = telling
                .follow_ups
                .iter()
                .filter(|one| one.held == Some(false))
                .count();
            let Some(story) = here(telling).filter(|_| count > 0) else {
                continue;
            };
            match failed.iter_mut().find(|(known, ..)| *known == story) {
                Some((.., all)) => *all += count,
                None => failed.push((story, telling.title.clone(), count)),
            }
        }
        failed.sort_by_key(|(.., count)| Reverse(*count));
        let mut steps: Vec<LessonStep> = failed
            .into_iter()
            .map(|(story, title, count)| LessonStep::AnswerFollowUps {
                story,
                title,
                count,
            })
            .take(1)
            .collect();
        let bare = told
            .iter()
            .find(|(_, telling, evidence)| telling.story.is_none() || evidence.is_repeat);
        steps.extend(bare.map(|(principle, ..)| LessonStep::WriteStory {
            principle: *principle,
        }));
        let weakest = self.weights().into_iter().next();
        steps.extend(
            weakest
                .filter(|(_, tenths)| *tenths < WEAK_TENTHS)
                .map(|(principle, tenths)| LessonStep::Practice { principle, tenths }),
        );
        let far = |evidence: &VoteEvidence| evidence.seconds.abs_diff(AIM_SECONDS);
        let timed = told
            .iter()
            .filter(|(_, _, evidence)| length_in_words(evidence.seconds).is_some())
            .max_by_key(|(_, _, evidence)| far(evidence))
            .and_then(|(_, telling, evidence)| {
                Some(LessonStep::Retime {
                    story: here(telling)?,
                    title: telling.title.clone(),
                    seconds: evidence.seconds,
                })
            });
        steps.extend(timed);
        steps.push(LessonStep::PracticeDue);
        steps.truncate(NEXT_STEPS);
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::loops::mock::mock_loop::MockStep;
    use crate::domain::loops::mock::mock_loop::tests::{Device, answer, begun, walked};
    use crate::domain::loops::mock::plan::Days;

    #[test]
    fn a_lesson_has_what_stood_behind_the_question_and_how_each_follow_up_held() {
        let run = walked(begun(4, Days::One, false), 20, false, Showing::Partly);
        let asked = run.interviews[0].asked[0].drawn.clone();
        let bank = [Question {
            id: asked.question.clone(),
            tests: "Whether you act.".to_owned(),
            strong: "A date and a number.".to_owned(),
            warnings: vec!["Only “we”.".to_owned()],
            ..Question::default()
        }];
        let lessons = run.lessons(0, &bank);
        assert_eq!(lessons.len(), run.interviews[0].asked.len());
        let lesson = &lessons[0];
        assert_eq!(
            (&lesson.question, lesson.principle),
            (&asked.text, asked.principle)
        );
        assert_eq!(lesson.tests, "Whether you act.");
        assert_eq!(lesson.strong, "A date and a number.");
        assert_eq!(lesson.warnings, ["Only “we”."]);
        let told = &lesson.answers[0];
        assert!(
            told.line.contains("0:20, much too short. Partly shown."),
            "{}",
            told.line
        );
        assert!(!told.follow_ups.is_empty());
        assert!(
            told.follow_ups
                .iter()
                .all(|one| one.ends_with("(didn’t hold up)"))
        );
        let unknown = run.lessons(0, &[]);
        assert!(unknown[0].tests.is_empty() && !unknown[0].answers.is_empty());
        assert_eq!(run.lessons(99, &bank), []);
    }

    #[test]
    fn a_follow_up_tells_its_time_and_whether_that_was_far_off() {
        use crate::domain::loops::mock::follow_ups::Origin;
        for (held, seconds, words) in [
            (Some(true), None, "held up"),
            (None, None, "not asked"),
            (Some(true), Some(45), "held up, 0:45"),
            (Some(false), Some(4), "didn’t hold up, 0:04, much too short"),
            (Some(true), Some(130), "held up, 2:10, much too long"),
        ] {
            let asked = AskedFollowUp {
                text: "Why?".to_owned(),
                origin: Origin::Question,
                held,
                seconds,
            };
            assert_eq!(result_in_words(&asked), words);
        }
    }

    #[test]
    fn lengths_are_named_only_where_they_are_far_from_two_minutes() {
        for (seconds, named) in [
            (0, Some("much too short")),
            (59, Some("much too short")),
            (60, None),
            (120, None),
            (150, None),
            (151, Some("too long")),
            (400, Some("too long")),
        ] {
            assert_eq!(length_in_words(seconds), named, "{seconds}");
        }
    }

    /// A loop whose first answers are these: a story, its seconds, whether its follow-ups held, how much
    /// it showed. The rest is told by stories of their own, and well.
    fn told(answers: &[(Option<&str>, u32, bool, Showing)]) -> MockLoop {
        let mut device = Device::new();
        let mut run = begun(4, Days::One, false);
        let mut answers = answers.iter();
        let mut names = (0..).map(|at| format!("own{at}"));
        run.go_on(device.now());
        while !run.is_over() {
            if run.step == MockStep::Pick {
                let own = names.next().unwrap();
                let (name, seconds, held, showing) = answers.next().copied().unwrap_or((
                    Some(own.as_str()),
                    120,
                    true,
                    Showing::Above,
                ));
                answer(&mut run, &mut device, name, seconds, held, showing);
            } else {
                run.go_on(device.now());
            }
        }
        run
    }

    #[test]
    fn three_steps_follow_from_what_failed_and_each_says_why() {
        let well = (Some("good"), 120, true, Showing::Above);
        for (answers, kinds) in [
            (vec![well], vec!["due"]),
            (
                vec![(Some("a"), 120, false, Showing::Above)],
                vec!["follow-ups", "due"],
            ),
            (
                vec![(None, 120, true, Showing::Above)],
                vec!["write", "due"],
            ),
            (vec![well, well], vec!["write", "practice", "due"]),
            (
                vec![(Some("a"), 300, true, Showing::Above)],
                vec!["retime", "due"],
            ),
            (
                vec![
                    (Some("a"), 20, false, Showing::Not),
                    (None, 10, true, Showing::Not),
                ],
                vec!["follow-ups", "write", "practice"],
            ),
        ] {
            let steps = told(&answers).next_steps(|_| true);
            let found: Vec<&str> = steps
                .iter()
                .map(|step| match step {
                    LessonStep::AnswerFollowUps { .. } => "follow-ups",
                    LessonStep::WriteStory { .. } => "write",
                    LessonStep::Retime { .. } => "retime",
                    LessonStep::Practice { .. } => "practice",
                    LessonStep::PracticeDue => "due",
                })
                .collect();
            // A repeat costs its principle two points, which may or may not make it weak.
            let wanted: Vec<&str> = kinds
                .iter()
                .copied()
                .filter(|kind| found.contains(kind) || *kind != "practice")
                .collect();
            assert_eq!(found, wanted, "{answers:?}");
            assert!(steps.len() <= NEXT_STEPS);
            assert!(steps.iter().all(|step| step.words().ends_with('.')));
        }
    }

    #[test]
    fn a_story_that_is_gone_is_no_step() {
        let run = told(&[(Some("a"), 20, false, Showing::Above)]);
        assert_eq!(run.next_steps(|_| false), [LessonStep::PracticeDue]);
    }

    #[test]
    fn what_did_not_hold_is_known_by_its_story() {
        let run = told(&[
            (Some("a"), 120, false, Showing::Shown),
            (None, 120, false, Showing::Shown),
        ]);
        let seats: Vec<usize> = (0..run.interviews.len())
            .filter(|seat| !run.not_held(*seat).is_empty())
            .collect();
        assert_eq!(seats, [0]);
        let found = run.not_held(0);
        let (story, texts) = found.first_key_value().unwrap();
        assert_eq!(story.as_str(), "a");
        assert_eq!(texts.len(), run.evidence(0)[0].asked);
    }
}
