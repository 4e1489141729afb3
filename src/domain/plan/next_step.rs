//! What to do next, derived from what there is.

use crate::domain::principle::Principle;
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::stories::coverage::gaps;
use crate::domain::stories::story::Story;
use crate::domain::writing::memo::MemoDraft;

/// The one next step.
#[derive(Clone, PartialEq, Debug)]
pub enum NextStep {
    /// A memo is being written.
    GoOnWriting(RecordId),
    /// Nothing was done yet: a first drill.
    FirstDrill,
    /// No story yet.
    FirstStory,
    /// A principle without a story.
    CloseGap(Principle),
    /// A story that misses a part.
    CompleteStory(RecordId, String),
    /// A story that is too weak to count.
    StrengthenStory(RecordId, String),
    /// Everything is covered: practice.
    Practice,
}

/// Chooses the next step; `memos` and `stories` hold no tombstones. `counts` tells of a whole story
/// whether it counts as cover.
#[must_use]
pub fn next_step(
    memos: &[Record<MemoDraft>],
    stories: &[Record<Story>],
    counts: impl Fn(&Record<Story>) -> bool,
) -> NextStep {
    let under_way = memos
        .iter()
        .filter(|memo| memo.body.is_open())
        .max_by_key(|memo| memo.changed());
    if let Some(memo) = under_way {
        return NextStep::GoOnWriting(memo.id().clone());
    }
    if memos.is_empty() {
        return NextStep::FirstDrill;
    }
    let told = || stories.iter().filter(|story| !story.body.is_retired());
    if told().next().is_none() {
        return NextStep::FirstStory;
    }
    let sketch = told().find(|story| !story.body.missing_parts().is_empty());
    if let Some(story) = sketch {
        return NextStep::CompleteStory(story.id().clone(), story.body.display_title());
    }
    if let Some(story) = told().find(|story| !counts(story)) {
        return NextStep::StrengthenStory(story.id().clone(), story.body.display_title());
    }
    gaps(stories.iter().map(|story| &story.body))
        .first()
        .map_or(NextStep::Practice, |&gap| NextStep::CloseGap(gap))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clock::ClockReading;
    use crate::domain::paper::page::PageFormat;
    use crate::domain::paper::typeface::TypeStyle;
    use crate::domain::record::id::DeviceId;
    use crate::domain::review::document_kind::DocumentKind;
    use crate::domain::writing::memo::{MemoChoices, Way};
    use chrono::DateTime;
    use std::time::Duration;

    fn now() -> ClockReading {
        ClockReading {
            wall: DateTime::from_timestamp(1_790_000_000, 0).unwrap(),
            monotonic: Duration::ZERO,
            page_load: 1,
        }
    }

    fn memo(finished: bool) -> Record<MemoDraft> {
        let choices = MemoChoices {
            way: Way::Drill,
            document: DocumentKind::NarrativeMemo,
            offered: Vec::new(),
            seed: 0,
            redraws: 0,
            chosen: 0,
            time: Duration::from_mins(30),
            is_strict: false,
            limit: 2,
            format: PageFormat::Letter,
            lettering: TypeStyle::default(),
            target: None,
        };
        let mut memo = MemoDraft::start(choices, now());
        if finished {
            memo.finish(now());
        }
        Record::new(
            RecordId::from_text("memo"),
            memo,
            now().wall,
            &DeviceId("d".to_owned()),
        )
    }

    fn story(text: &str, principles: &[Principle]) -> Record<Story> {
        let story = Story {
            title: "T".to_owned(),
            situation: text.to_owned(),
            task: text.to_owned(),
            action: text.to_owned(),
            result: text.to_owned(),
            principles: principles.to_vec(),
            ..Story::default()
        };
        Record::new(
            RecordId::from_text("story"),
            story,
            now().wall,
            &DeviceId("d".to_owned()),
        )
    }

    #[test]
    fn a_memo_under_way_comes_before_everything() {
        assert_eq!(
            next_step(&[memo(false)], &[], |_| true),
            NextStep::GoOnWriting(RecordId::from_text("memo"))
        );
    }

    #[test]
    fn a_retired_story_is_nothing_to_finish_and_covers_nothing() {
        let mut retired = story("", Principle::ALL);
        retired.body.status = crate::domain::stories::story::Status::Retired;
        assert_eq!(
            next_step(&[memo(true)], &[retired], |_| true),
            NextStep::FirstStory
        );
    }

    #[test]
    fn a_newcomer_is_led_from_drill_to_story_to_gap() {
        assert_eq!(next_step(&[], &[], |_| true), NextStep::FirstDrill);
        assert_eq!(
            next_step(&[memo(true)], &[], |_| true),
            NextStep::FirstStory
        );
        assert_eq!(
            next_step(&[memo(true)], &[story("", &[])], |_| true),
            NextStep::CompleteStory(RecordId::from_text("story"), "T".to_owned())
        );
        assert_eq!(
            next_step(
                &[memo(true)],
                &[story("x", &[Principle::CustomerObsession])],
                |_| true
            ),
            NextStep::CloseGap(Principle::Ownership)
        );
        assert_eq!(
            next_step(&[memo(true)], &[story("x", Principle::ALL)], |_| true),
            NextStep::Practice
        );
        assert_eq!(
            next_step(&[memo(true)], &[story("x", Principle::ALL)], |_| false),
            NextStep::StrengthenStory(RecordId::from_text("story"), "T".to_owned())
        );
    }
}
