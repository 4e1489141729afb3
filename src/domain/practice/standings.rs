//! Where each question stands today, for the search to filter and sort by.

use chrono::{DateTime, Utc};

use crate::domain::practice::memory::AnswerGrade;
use crate::domain::practice::session::Practiced;
use crate::domain::questions::own::Marks;
use crate::domain::questions::search::{QuestionStanding, SearchIndex};
use crate::domain::stories::coverage::gaps;
use crate::domain::stories::story::Story;

/// Where each question of an index stands, in its order. `loop_day` is the day of the next loop.
#[must_use]
pub fn standings<'a>(
    index: &SearchIndex,
    practiced: &Practiced,
    marks: &Marks,
    stories: impl IntoIterator<Item = &'a Story>,
    now: DateTime<Utc>,
    loop_day: Option<DateTime<Utc>>,
) -> Vec<QuestionStanding> {
    let gaps = gaps(stories);
    index
        .entries()
        .iter()
        .map(|entry| {
            let practice = practiced.get(&entry.id);
            let last = practice.and_then(|practice| practice.answers.last());
            let mark = marks.get(&entry.id);
            QuestionStanding {
                is_due: practice.is_some_and(|practice| practice.is_due(now, loop_day)),
                has_no_story: entry
                    .leading
                    .iter()
                    .chain(&entry.supporting)
                    .all(|principle| gaps.contains(principle)),
                is_favourite: mark.is_some_and(|mark| mark.is_favourite),
                asked: mark.map_or(0, |mark| mark.asked.len()),
                is_weak: last.is_some_and(|answer| answer.grade <= AnswerGrade::Shaky),
                last: last.map(|answer| answer.at),
            }
        })
        .collect()
}
