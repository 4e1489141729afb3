//! The changes between two versions of a text, word by word, by the crate `similar`.

use similar::{ChangeTag, TextDiff};

use crate::domain::text::Span;

/// The kind of a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    /// In both versions.
    Kept,
    /// Only in the newer text.
    Added,
    /// Only in the older text.
    Removed,
}

/// A run of words of one kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run {
    /// Its kind.
    pub change: Change,
    /// Its words, with the white space between and after them.
    pub text: String,
}

/// The runs that turn the older text into the newer one.
#[must_use]
pub fn differences(older: &str, newer: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for part in TextDiff::from_words(older, newer).iter_all_changes() {
        let change = match part.tag() {
            ChangeTag::Equal => Change::Kept,
            ChangeTag::Insert => Change::Added,
            ChangeTag::Delete => Change::Removed,
        };
        match runs.last_mut().filter(|run| run.change == change) {
            Some(run) => run.text.push_str(part.value()),
            None => runs.push(Run {
                change,
                text: part.value().to_owned(),
            }),
        }
    }
    runs
}

/// The ranges in the newer text that the older one did not have.
#[must_use]
pub fn added(older: &str, newer: &str) -> Vec<Span> {
    let mut at = 0;
    let mut spans = Vec::new();
    for run in differences(older, newer) {
        let end = match run.change {
            Change::Removed => continue,
            Change::Kept | Change::Added => at + run.text.len(),
        };
        if run.change == Change::Added && !run.text.trim().is_empty() {
            spans.push(Span { start: at, end });
        }
        at = end;
    }
    spans
}

/// Maps passages of the older text to the newer one, as far as they still exist. Both lists are in
/// reading order; adjacent passages are joined.
#[must_use]
pub fn carried(older: &str, newer: &str, passages: &[Span]) -> Vec<Span> {
    if passages.is_empty() || older == newer {
        return passages.to_vec();
    }
    let (mut before, mut after) = (0, 0);
    let mut found: Vec<Span> = Vec::new();
    for run in differences(older, newer) {
        let length = run.text.len();
        if run.change == Change::Kept {
            for passage in passages {
                let (start, end) = (passage.start.max(before), passage.end.min(before + length));
                if start < end {
                    let (start, end) = (start - before + after, end - before + after);
                    match found.last_mut().filter(|last| last.end == start) {
                        Some(last) => last.end = end,
                        None => found.push(Span { start, end }),
                    }
                }
            }
        }
        before += if run.change == Change::Added {
            0
        } else {
            length
        };
        after += if run.change == Change::Removed {
            0
        } else {
            length
        };
    }
    found
}

/// The numbers of words added and removed.
#[must_use]
pub fn count(runs: &[Run]) -> (usize, usize) {
    let words = |change| {
        runs.iter()
            .filter(|run| run.change == change)
            .map(|run| crate::domain::text::word_count(&run.text))
            .sum()
    };
    (words(Change::Added), words(Change::Removed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_changed_in_the_middle_is_the_only_change() {
        let runs = differences("The wait fell to 9 days.", "The wait fell to 7 days.");
        let changes: Vec<(Change, &str)> = runs
            .iter()
            .map(|run| (run.change, run.text.as_str()))
            .collect();
        assert_eq!(
            changes,
            [
                (Change::Kept, "The wait fell to "),
                (Change::Removed, "9"),
                (Change::Added, "7"),
                (Change::Kept, " days."),
            ]
        );
        assert_eq!(count(&runs), (1, 1));
    }

    #[test]
    fn what_was_written_after_the_limit_is_found() {
        let older = "One two.\n\nThree four.";
        let newer = "One two.\n\nThree and four. Five.";
        let texts: Vec<&str> = added(older, newer)
            .into_iter()
            .map(|span| span.of(newer))
            .collect();
        assert_eq!(
            texts.concat().split_whitespace().collect::<Vec<_>>(),
            ["and", "Five."]
        );
    }

    #[test]
    fn a_passage_is_carried_as_far_as_it_is_still_there() {
        let older = "One two three four five.";
        let passages = [Span { start: 4, end: 18 }];
        assert_eq!(passages[0].of(older), "two three four");
        let newer = "Zero. One two 3 four five.";
        let texts: Vec<&str> = carried(older, newer, &passages)
            .into_iter()
            .map(|span| span.of(newer))
            .collect();
        assert_eq!(texts, ["two ", " four"]);
        assert_eq!(carried(older, "Another.", &passages), []);
        assert_eq!(carried(older, older, &passages), passages);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_put_together_again(older in "([a-z]{1,3}[ \n]){0,20}", newer in "([a-zé語]{1,3}[ \n]){0,20}") {
            let runs = differences(&older, &newer);
            let without = |change| runs.iter().filter(|run| run.change != change).map(|run| run.text.as_str()).collect::<String>();
            prop_assert_eq!(without(Change::Removed), newer.clone());
            prop_assert_eq!(without(Change::Added), older.clone());
            for span in added(&older, &newer) {
                prop_assert!(newer.get(span.start..span.end).is_some());
            }
        }
    }
}
