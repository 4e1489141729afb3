//! What a session taught: its answers in a table, and three things to do next.

use crate::domain::practice::memory::AnswerGrade;
use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;
use crate::domain::speaking::{Length, MUCH_TOO_SHORT};

/// Things to do that a summary names.
const NAMED: usize = 3;

/// A story as it stands when the session ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoryAfter {
    /// Which.
    pub id: RecordId,
    /// What to call it.
    pub title: String,
    /// Whether a part of STAR is missing.
    pub is_sketch: bool,
    /// Follow-ups under it that are marked as gaps.
    pub gaps: usize,
}

/// An answer of the session.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AnswerGiven {
    /// The principle that was asked for.
    pub leading: Option<Principle>,
    /// How it went.
    pub grade: AnswerGrade,
    /// How long it was spoken, in seconds.
    pub seconds: u32,
    /// The story that was told; none where it was answered without one, or it is gone.
    pub story: Option<StoryAfter>,
}

/// Something to do after a session.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NextThing {
    /// Write a story for a principle that was answered badly without one.
    WriteStory(Principle),
    /// Fill the missing parts of a story.
    Finish(RecordId, String),
    /// Read and tell a story again that did not hold.
    TellAgain(RecordId, String),
    /// Answer follow-ups that are gaps.
    AnswerGaps(RecordId, String, usize),
    /// Cut a story that took too long, in seconds.
    Shorten(RecordId, String, u32),
    /// Say more where an answer was much too short, in seconds.
    SayMore(RecordId, String, u32),
    /// Drill questions against the clock.
    Drill,
    /// Rehearse a whole loop.
    RunLoop,
    /// See the numbers by heart.
    LearnNumbers,
}

/// Three things to do, what went worst first; nothing without an answer.
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
