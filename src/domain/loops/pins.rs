//! The candidate's view of a loop's match: their pins, the match they last saw, and what has changed
//! since.

use serde::{Deserialize, Serialize};

use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;

/// A question's key in a loop, which stays when interviewers or principles are reordered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct QuestionKey {
    /// The interviewer's key.
    pub by: u32,
    /// The question's principle.
    pub principle: Principle,
    /// How many earlier questions about the principle this interviewer asks.
    pub turn: u32,
}

/// A story pinned to a question.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pin {
    /// The question.
    pub at: QuestionKey,
    /// The story.
    pub story: RecordId,
}

/// A question with the story it had when the candidate last looked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SeenMatch {
    /// The question.
    pub at: QuestionKey,
    /// The story; `None` if there was none left.
    pub story: Option<RecordId>,
}

/// A question whose story has changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moved {
    /// The question.
    pub at: QuestionKey,
    /// The earlier story.
    pub before: Option<RecordId>,
    /// The current story.
    pub now: Option<RecordId>,
}

/// The changes between two matches, in the order of the second. A question in only one of them
/// doesn't count: the loop itself was changed.
#[must_use]
pub fn moved(seen: &[SeenMatch], now: &[SeenMatch]) -> Vec<Moved> {
    now.iter()
        .filter_map(|one| {
            let before = seen.iter().find(|seen| seen.at == one.at)?;
            (before.story != one.story).then(|| Moved {
                at: one.at,
                before: before.story.clone(),
                now: one.story.clone(),
            })
        })
        .collect()
}

/// Whether to store a match without showing changes: it is the first one, or only the loop's questions
/// differ.
#[must_use]
pub fn is_to_note(seen: Option<&[SeenMatch]>, now: &[SeenMatch]) -> bool {
    seen.is_none_or(|seen| seen != now && moved(seen, now).is_empty())
}

/// Pins a story to a question, or removes the pin. A story is told once, so an earlier pin of it is
/// removed.
pub fn pin(pins: &mut Vec<Pin>, at: QuestionKey, story: Option<RecordId>) {
    pins.retain(|pin| pin.at != at && Some(&pin.story) != story.as_ref());
    if let Some(story) = story {
        pins.push(Pin { at, story });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(by: u32, turn: u32) -> QuestionKey {
        QuestionKey {
            by,
            principle: Principle::Ownership,
            turn,
        }
    }

    fn id(name: &str) -> RecordId {
        RecordId::from_text(name)
    }

    fn seen(stories: &[(u32, &str)]) -> Vec<SeenMatch> {
        let one = |&(by, name): &(u32, &str)| SeenMatch {
            at: at(by, 0),
            story: (!name.is_empty()).then(|| id(name)),
        };
        stories.iter().map(one).collect()
    }

    #[test]
    fn each_question_with_another_story_is_named_and_no_other() {
        for (before, now, wanted) in [
            (&[(0, "a"), (1, "b")][..], &[(0, "a"), (1, "b")][..], vec![]),
            // A different order is not a change.
            (&[(0, "a"), (1, "b")], &[(1, "b"), (0, "a")], vec![]),
            (
                &[(0, "a"), (1, "b")],
                &[(0, "b"), (1, "a")],
                vec![(0, "a", "b"), (1, "b", "a")],
            ),
            // One lost its story, another got one.
            (
                &[(0, "a"), (1, "")],
                &[(0, ""), (1, "c")],
                vec![(0, "a", ""), (1, "", "c")],
            ),
            // The loop has different questions.
            (&[(0, "a")], &[(1, "a")], vec![]),
            (&[], &[(0, "a")], vec![]),
        ] {
            let found: Vec<(u32, String, String)> = moved(&seen(before), &seen(now))
                .into_iter()
                .map(|one| {
                    let name = |id: Option<RecordId>| id.map_or(String::new(), |id| id.to_string());
                    (one.at.by, name(one.before), name(one.now))
                })
                .collect();
            let wanted: Vec<(u32, String, String)> = wanted
                .into_iter()
                .map(|(by, before, now)| (by, before.to_owned(), now.to_owned()))
                .collect();
            assert_eq!(found, wanted, "{before:?} {now:?}");
            assert_eq!(
                is_to_note(Some(&seen(before)), &seen(now)),
                found.is_empty() && before != now
            );
            assert!(is_to_note(None, &seen(now)));
        }
    }

    #[test]
    fn a_question_has_one_pin_and_a_story_one_question() {
        let mut pins = Vec::new();
        for (question, story, wanted) in [
            (at(0, 0), Some("a"), vec![(at(0, 0), "a")]),
            (at(0, 1), Some("b"), vec![(at(0, 0), "a"), (at(0, 1), "b")]),
            (at(0, 0), Some("c"), vec![(at(0, 1), "b"), (at(0, 0), "c")]),
            (at(0, 0), Some("b"), vec![(at(0, 0), "b")]),
            (at(1, 0), None, vec![(at(0, 0), "b")]),
            (at(0, 0), None, vec![]),
        ] {
            pin(&mut pins, question, story.map(id));
            let wanted: Vec<Pin> = wanted
                .into_iter()
                .map(|(at, name)| Pin {
                    at,
                    story: id(name),
                })
                .collect();
            assert_eq!(pins, wanted);
        }
    }
}
