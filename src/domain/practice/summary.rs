//! The summary of a session: its answers in a table, and three next steps.

use crate::domain::practice::memory::AnswerGrade;
use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;
use crate::domain::speaking::{Length, MUCH_TOO_SHORT};

/// The number of next steps in a summary.
const NAMED: usize = 3;

/// A story's state at the end of the session.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoryAfter {
    /// Its id.
    pub id: RecordId,
    /// Its title.
    pub title: String,
    /// Whether a part of STAR is missing.
    pub is_sketch: bool,
    /// The number of its follow-ups that are marked as gaps.
    pub gaps: usize,
}

/// An answer of the session.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AnswerGiven {
    /// The principle that the question asked for.
    pub leading: Option<Principle>,
    /// The grade.
    pub grade: AnswerGrade,
    /// The speaking time, in seconds.
    pub seconds: u32,
    /// The story that was told; `None` for an answer without one, or if it was deleted.
    pub story: Option<StoryAfter>,
}

/// A next step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NextThing {
    /// Write a story for a principle that was answered badly without one.
    WriteStory(Principle),
    /// Fill the missing parts of a story.
    Finish(RecordId, String),
    /// Read a story again and retell it, because it didn't hold up.
    TellAgain(RecordId, String),
    /// Answer the follow-ups that are marked as gaps.
    AnswerGaps(RecordId, String, usize),
    /// Shorten a story that took too long; its time in seconds.
    Shorten(RecordId, String, u32),
    /// Say more where an answer was much too short; its time in seconds.
    SayMore(RecordId, String, u32),
    /// Practice with the timer.
    Drill,
    /// Run a full mock loop.
    RunLoop,
    /// Drill the numbers.
    LearnNumbers,
}

/// Three next steps, starting with what went worst; empty without an answer.
#[must_use]
pub fn next_things(answers: &[AnswerGiven]) -> Vec<NextThing> {
    if answers.is_empty() {
        return Vec::new();
    }
    let mut worst_first: Vec<&AnswerGiven> = answers.iter().collect();
    worst_first.sort_by_key(|answer| answer.grade);
    let failed = |answer: &&&AnswerGiven| answer.grade <= AnswerGrade::Shaky;
    let mut things: Vec<NextThing> = Vec::new();
    for answer in worst_first.iter().filter(failed) {
        let thing = match (&answer.story, answer.leading) {
            (Some(story), _) if story.is_sketch => {
                NextThing::Finish(story.id.clone(), story.title.clone())
            }
            (Some(story), _) => NextThing::TellAgain(story.id.clone(), story.title.clone()),
            (None, Some(principle)) => NextThing::WriteStory(principle),
            (None, None) => continue,
        };
        things.push(thing);
    }
    for answer in &worst_first {
        let Some(story) = &answer.story else { continue };
        let (id, title) = (story.id.clone(), story.title.clone());
        match Length::of(answer.seconds) {
            Length::Long => things.push(NextThing::Shorten(id, title, answer.seconds)),
            Length::Short if (1..MUCH_TOO_SHORT).contains(&answer.seconds) => {
                things.push(NextThing::SayMore(id, title, answer.seconds));
            }
            Length::Short | Length::Right => {}
        }
    }
    for story in worst_first
        .iter()
        .filter_map(|answer| answer.story.as_ref())
    {
        if story.gaps > 0 {
            let (id, title) = (story.id.clone(), story.title.clone());
            things.push(NextThing::AnswerGaps(id, title, story.gaps));
        }
    }
    things.extend([
        NextThing::Drill,
        NextThing::LearnNumbers,
        NextThing::RunLoop,
    ]);
    let mut named: Vec<NextThing> = Vec::new();
    for thing in things {
        if !named.contains(&thing) {
            named.push(thing);
        }
    }
    named.truncate(NAMED);
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(name: &str, is_sketch: bool, gaps: usize) -> StoryAfter {
        StoryAfter {
            id: RecordId::from_text(name),
            title: name.to_owned(),
            is_sketch,
            gaps,
        }
    }

    fn answer(grade: AnswerGrade, seconds: u32, story: Option<StoryAfter>) -> AnswerGiven {
        AnswerGiven {
            leading: Some(Principle::DiveDeep),
            grade,
            seconds,
            story,
        }
    }

    #[test]
    fn what_went_worst_is_named_first_and_three_things_at_most() {
        let (id, title) = (RecordId::from_text("a"), || "a".to_owned());
        let cases = [
            (
                "all well",
                vec![answer(AnswerGrade::Fluent, 120, Some(story("a", false, 0)))],
                vec![
                    NextThing::Drill,
                    NextThing::LearnNumbers,
                    NextThing::RunLoop,
                ],
            ),
            (
                "no story",
                vec![
                    answer(AnswerGrade::Solid, 120, None),
                    answer(AnswerGrade::Blank, 20, None),
                ],
                vec![
                    NextThing::WriteStory(Principle::DiveDeep),
                    NextThing::Drill,
                    NextThing::LearnNumbers,
                ],
            ),
            (
                "shaky, long, and with gaps",
                vec![answer(AnswerGrade::Shaky, 200, Some(story("a", false, 2)))],
                vec![
                    NextThing::TellAgain(id.clone(), title()),
                    NextThing::Shorten(id.clone(), title(), 200),
                    NextThing::AnswerGaps(id.clone(), title(), 2),
                ],
            ),
            (
                "a sketch, told twice, too short",
                vec![
                    answer(AnswerGrade::Shaky, 30, Some(story("a", true, 0))),
                    answer(AnswerGrade::Blank, 0, Some(story("a", true, 0))),
                ],
                vec![
                    NextThing::Finish(id.clone(), title()),
                    NextThing::SayMore(id.clone(), title(), 30),
                    NextThing::Drill,
                ],
            ),
            ("nothing answered", Vec::new(), Vec::new()),
        ];
        for (when, answers, expected) in cases {
            assert_eq!(next_things(&answers), expected, "{when}");
        }
    }
}
