//! Each question's state today, for the search to filter and sort by.

use crate::domain::practice::memory::{AnswerGrade, Practiced};
use crate::domain::questions::fit::FittingStories;
use crate::domain::questions::own::Marks;
use crate::domain::questions::search::{QuestionStanding, SearchIndex};
use crate::domain::record::id::RecordId;
use crate::domain::stories::coverage::gaps;
use crate::domain::stories::story::Story;

/// Which questions of an index have no story, in its order: no story fits, or their principle is a gap.
/// The caller leaves out stories that don't count as coverage.
#[must_use]
pub fn without_story(index: &SearchIndex, stories: &[(RecordId, Story)]) -> Vec<bool> {
    let gaps = gaps(stories.iter().map(|(_, story)| story));
    let fitting = FittingStories::of(stories.iter().map(|(id, story)| (id, story)));
    index
        .entries()
        .iter()
        .map(|entry| {
            let is_gap = entry.leading.is_some_and(|leading| gaps.contains(&leading));
            entry.wants_story && (is_gap || fitting.best(entry) == 0)
        })
        .collect()
}

/// The state of each question in an index, in order. `without_story` belongs to the same index, and
/// `due` has the ids of the questions to practice now.
#[must_use]
pub fn standings(
    index: &SearchIndex,
    practiced: &Practiced,
    marks: &Marks,
    without_story: &[bool],
    due: &[String],
) -> Vec<QuestionStanding> {
    index
        .entries()
        .iter()
        .enumerate()
        .map(|(place, entry)| {
            let practice = practiced.get(&entry.id);
            let last = practice.and_then(|practice| practice.answers.last());
            let mark = marks.get(&entry.id);
            QuestionStanding {
                is_due: due.contains(&entry.id),
                has_no_story: without_story.get(place).copied().unwrap_or_default(),
                is_favourite: mark.is_some_and(|mark| mark.is_favourite),
                asked: mark.map_or(0, |mark| mark.asked.len()),
                is_weak: last.is_some_and(|answer| answer.grade <= AnswerGrade::Shaky),
                last: last.map(|answer| answer.at),
            }
        })
        .collect()
}
