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

/// All points that an answer can earn.
const FULL_TENTHS: u32 = 60;

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
    /// Practice a principle whose question the loop ended before.
    Unanswered {
        /// The principle.
        principle: Principle,
    },
    /// Practice a principle that the loop asked nothing about.
    Unasked {
        /// The principle.
        principle: Principle,
    },
    /// Practice what is due.
    PracticeDue {
        /// Whether answers of this loop count there.
        has_answers: bool,
    },
    /// Plan another loop.
    AnotherLoop(HarderLoop),
    /// Look for principles without a spare story.
    FindSpares,
}

/// What the next loop has over this one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HarderLoop {
    /// Answers: this one had none.
    Answered,
    /// Hidden principles, and a clock for follow-ups.
    Realistic,
    /// Somebody else who judges.
    WithPartner,
    /// Other questions, which is all that is left to change.
    OtherQuestions,
}

impl LessonStep {
    /// The title of the story in it.
    pub(super) fn title(&self) -> Option<&String> {
        match self {
            Self::AnswerFollowUps { title, .. } | Self::Retime { title, .. } => Some(title),
            _ => None,
        }
    }

    /// The same, mutable.
    pub(super) fn title_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::AnswerFollowUps { title, .. } | Self::Retime { title, .. } => Some(title),
            _ => None,
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
            Self::Unanswered { principle } => {
                format!("Practice {principle}. The loop ended before you answered its question.")
            }
            Self::Unasked { principle } => {
                format!("Practice {principle}. This loop asked nothing about it.")
            }
            Self::PracticeDue { has_answers: true } => {
                "Practice the questions that are due. The answers of this loop count there."
                    .to_owned()
            }
            Self::PracticeDue { has_answers: false } => {
                "Practice the questions that are due. Single questions are the way into a full loop."
                    .to_owned()
            }
            Self::AnotherLoop(harder) => match harder {
                HarderLoop::Answered => {
                    "Plan another mock loop. This one ended before you answered anything."
                }
                HarderLoop::Realistic => {
                    "Plan a realistic loop next. It hides the principles and times each follow-up."
                }
                HarderLoop::WithPartner => {
                    "Plan the next loop with a partner. Only you judged these answers."
                }
                HarderLoop::OtherQuestions => {
                    "Plan another loop. It asks other questions, and one good loop can be luck."
                }
            }
            .to_owned(),
            Self::FindSpares => {
                "Check your coverage. A principle with only one story has no spare when it’s asked twice."
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

    /// Three next steps: first what fell short in this loop, in the order of what it costs, then what
    /// it left out, then what makes the next one harder.
    #[must_use]
    pub fn next_steps(&self, is_here: impl Fn(&RecordId) -> bool) -> Vec<LessonStep> {
        let told = self.told_with_evidence();
        let here = |telling: &Telling| telling.story.clone().filter(|story| is_here(story));
        let mut failed = failed_follow_ups(&told, here).into_iter();
        let mut steps: Vec<LessonStep> = failed.next().into_iter().collect();
        let bare = told
            .iter()
            .find(|(_, telling, evidence)| telling.story.is_none() || evidence.is_repeat);
        steps.extend(bare.map(|(principle, ..)| LessonStep::WriteStory {
            principle: *principle,
        }));
        let weakest = self
            .weights()
            .into_iter()
            .next()
            .filter(|(_, tenths)| *tenths < FULL_TENTHS)
            .map(|(principle, tenths)| (tenths, LessonStep::Practice { principle, tenths }));
        let (weak, fair) = match weakest {
            Some((tenths, step)) if tenths < WEAK_TENTHS => (Some(step), None),
            Some((_, step)) => (None, Some(step)),
            None => (None, None),
        };
        steps.extend(weak);
        let distance = |evidence: &VoteEvidence| evidence.seconds.abs_diff(AIM_SECONDS);
        let timed = told
            .iter()
            .filter(|(_, _, evidence)| length_in_words(evidence.seconds).is_some())
            .max_by_key(|(_, _, evidence)| distance(evidence))
            .and_then(|(_, telling, evidence)| {
                Some(LessonStep::Retime {
                    story: here(telling)?,
                    title: telling.title.clone(),
                    seconds: evidence.seconds,
                })
            });
        steps.extend(timed);
        steps.extend(failed);
        if told.is_empty() {
            steps.push(LessonStep::AnotherLoop(HarderLoop::Answered));
        } else {
            steps.extend(
                self.left_out(LeftOut::Unanswered)
                    .or(fair)
                    .or_else(|| self.left_out(LeftOut::Unasked)),
            );
        }
        steps.push(LessonStep::PracticeDue {
            has_answers: !told.is_empty(),
        });
        if !told.is_empty() {
            steps.push(LessonStep::AnotherLoop(self.harder()));
        }
        steps.push(LessonStep::FindSpares);
        steps.truncate(NEXT_STEPS);
        steps
    }

    /// The answers that were spoken, each with its principle and what it counts for.
    fn told_with_evidence(&self) -> Vec<(Principle, &Telling, VoteEvidence)> {
        (0..self.interviews.len())
            .flat_map(|seat| {
                let tellings = self
                    .tellings()
                    .filter(move |(at, _, telling)| *at == seat && telling.seconds.is_some());
                tellings
                    .zip(self.evidence(seat))
                    .map(|((_, principle, telling), evidence)| (principle, telling, evidence))
            })
            .collect()
    }

    /// The first principle whose question has no answer, or that has no question.
    fn left_out(&self, how: LeftOut) -> Option<LessonStep> {
        let mut asked = self.interviews.iter().flat_map(|one| &one.asked);
        match how {
            LeftOut::Unanswered => asked
                .find(|one| one.tellings.iter().all(|telling| telling.seconds.is_none()))
                .map(|one| LessonStep::Unanswered {
                    principle: one.drawn.principle,
                }),
            LeftOut::Unasked => {
                let asked: Vec<Principle> = asked.map(|one| one.drawn.principle).collect();
                Principle::ALL
                    .iter()
                    .find(|principle| !asked.contains(principle))
                    .map(|&principle| LessonStep::Unasked { principle })
            }
        }
    }

    /// What makes the next loop harder than this one.
    fn harder(&self) -> HarderLoop {
        if !self.plan.is_realistic {
            HarderLoop::Realistic
        } else if self.plan.has_partner {
            HarderLoop::OtherQuestions
        } else {
            HarderLoop::WithPartner
        }
    }
}

/// How a principle was left out of a loop.
enum LeftOut {
    /// Its question has no answer.
    Unanswered,
    /// It has no question.
    Unasked,
}

/// The stories with follow-ups that did not hold up, those with most first.
fn failed_follow_ups(
    told: &[(Principle, &Telling, VoteEvidence)],
    here: impl Fn(&Telling) -> Option<RecordId>,
) -> Vec<LessonStep> {
    let mut failed: Vec<(RecordId, String, usize)> = Vec::new();
    for (_, telling, _) in told {
        let follow_ups = telling.follow_ups.iter();
        let count = follow_ups.filter(|one| one.held == Some(false)).count();
        let Some(story) = here(telling).filter(|_| count > 0) else {
            continue;
        };
        match failed.iter_mut().find(|(known, ..)| *known == story) {
            Some((.., all)) => *all += count,
            None => failed.push((story, telling.title.clone(), count)),
        }
    }
    failed.sort_by_key(|(.., count)| Reverse(*count));
    failed
        .into_iter()
        .map(|(story, title, count)| LessonStep::AnswerFollowUps {
            story,
            title,
            count,
        })
        .collect()
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

    fn kind_of(step: &LessonStep) -> &'static str {
        match step {
            LessonStep::AnswerFollowUps { .. } => "follow-ups",
            LessonStep::WriteStory { .. } => "write",
            LessonStep::Retime { .. } => "retime",
            LessonStep::Practice { tenths, .. } if *tenths < WEAK_TENTHS => "weak",
            LessonStep::Practice { .. } => "least",
            LessonStep::Unanswered { .. } => "unanswered",
            LessonStep::Unasked { .. } => "unasked",
            LessonStep::PracticeDue { .. } => "due",
            LessonStep::AnotherLoop(_) => "loop",
            LessonStep::FindSpares => "spares",
        }
    }

    #[test]
    fn there_are_three_steps_however_the_loop_went_and_each_says_why() {
        let answer = |story, seconds, held, showing| (Some(story), seconds, held, showing);
        let well = answer("good", 120, true, Showing::Above);
        for (name, answers, kinds) in [
            ("all well", vec![well], ["unasked", "due", "loop"]),
            (
                "one that only showed it",
                vec![answer("a", 120, true, Showing::Shown)],
                ["least", "due", "loop"],
            ),
            (
                "follow-ups that failed",
                vec![answer("a", 120, false, Showing::Above)],
                ["follow-ups", "least", "due"],
            ),
            (
                "follow-ups of two stories",
                vec![
                    answer("a", 120, false, Showing::Above),
                    answer("b", 120, false, Showing::Above),
                ],
                ["follow-ups", "follow-ups", "least"],
            ),
            (
                "no story",
                vec![(None, 120, true, Showing::Above)],
                ["write", "unasked", "due"],
            ),
            (
                "too long",
                vec![answer("a", 300, true, Showing::Above)],
                ["retime", "least", "due"],
            ),
            (
                "everything at once",
                vec![
                    answer("a", 20, false, Showing::Not),
                    (None, 10, true, Showing::Not),
                ],
                ["follow-ups", "write", "weak"],
            ),
        ] {
            let steps = told(&answers).next_steps(|_| true);
            let found: Vec<&str> = steps.iter().map(kind_of).collect();
            assert_eq!(found, kinds, "{name}");
            for step in &steps {
                // What to do, then why.
                let words = step.words();
                assert_eq!(words.split_inclusive(". ").count(), 2, "{words}");
            }
        }
    }

    #[test]
    fn a_loop_without_an_answer_claims_none_and_leads_to_the_next() {
        let device = Device::new();
        let mut run = begun(4, Days::One, false);
        while !run.is_over() {
            if run.step == MockStep::Pick {
                run.break_off(device.now());
            } else {
                run.go_on(device.now());
            }
        }
        assert_eq!(
            run.next_steps(|_| true),
            [
                LessonStep::AnotherLoop(HarderLoop::Answered),
                LessonStep::PracticeDue { has_answers: false },
                LessonStep::FindSpares,
            ]
        );
    }

    #[test]
    fn what_the_loop_ended_before_comes_before_what_it_did_not_ask() {
        let mut run = walked(begun(4, Days::One, false), 120, true, Showing::Above);
        let left = &mut run.interviews[0].asked[0];
        let principle = left.drawn.principle;
        left.tellings.clear();
        assert_eq!(
            run.next_steps(|_| true)[0],
            LessonStep::Unanswered { principle }
        );
    }

    #[test]
    fn the_next_loop_is_harder_than_this_one() {
        for (is_realistic, has_partner, harder) in [
            (false, false, HarderLoop::Realistic),
            (false, true, HarderLoop::Realistic),
            (true, false, HarderLoop::WithPartner),
            (true, true, HarderLoop::OtherQuestions),
        ] {
            let mut run = begun(4, Days::One, has_partner);
            run.plan.is_realistic = is_realistic;
            assert_eq!(run.harder(), harder);
        }
    }

    #[test]
    fn a_story_that_is_gone_is_no_step() {
        let steps = told(&[(Some("a"), 20, false, Showing::Above)]).next_steps(|_| false);
        assert_eq!(
            steps.iter().map(kind_of).collect::<Vec<_>>(),
            ["least", "due", "loop"]
        );
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
