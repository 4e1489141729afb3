//! The changes between two drafts as a person reads them: sentence by sentence, and word by word only
//! within a rewritten sentence.

use std::collections::BTreeMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::domain::text::diff::{Change, Run, differences};
use crate::domain::text::{paragraphs, sentences, words};

/// The minimum that a sentence shares with the one it was rewritten from, in percent of the words of
/// both.
const ALIKE: usize = 50;

/// The most pairs of sentences that are compared; a completely rewritten text has no pairs worth
/// finding.
const PAIRS: usize = 40_000;

/// The runs that turn the older draft into the newer one. Removed or new sentences are whole runs.
/// White space comes from the newer draft where a sentence is in both.
#[must_use]
pub fn between_drafts(older: &str, newer: &str) -> Vec<Run> {
    let (old, new) = (units(older), units(newer));
    let keys = |units: &[&'_ str]| -> Vec<String> {
        units.iter().map(|unit| unit.trim().to_owned()).collect()
    };
    let mut runs = Vec::new();
    let mut changed = (0..0, 0..0);
    for op in capture_diff_slices(Algorithm::Myers, &keys(&old), &keys(&new)) {
        if let DiffOp::Equal { new_index, len, .. } = op {
            rewrite(&old, &new, &changed, &mut runs);
            for unit in new.iter().skip(new_index).take(len) {
                push(&mut runs, Change::Kept, unit);
            }
            changed = (
                op.old_range().end..op.old_range().end,
                op.new_range().end..op.new_range().end,
            );
        } else {
            changed.0.end = op.old_range().end;
            changed.1.end = op.new_range().end;
        }
    }
    rewrite(&old, &new, &changed, &mut runs);
    runs
}

/// The sentences of a text, each with the white space after it; joined, they are the text.
fn units(text: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = paragraphs(text)
        .flat_map(|paragraph| {
            let found = sentences(paragraph.of(text)).into_iter();
            found.map(move |sentence| paragraph.start + sentence.start)
        })
        .collect();
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let spans = starts.iter().copied().zip(ends);
    spans
        .filter_map(|(start, end)| text.get(start..end))
        .collect()
}

/// The changes between two unchanged sentences.
fn rewrite(
    old: &[&str],
    new: &[&str],
    changed: &(Range<usize>, Range<usize>),
    runs: &mut Vec<Run>,
) {
    let old = old.get(changed.0.clone()).unwrap_or_default();
    let new = new.get(changed.1.clone()).unwrap_or_default();
    let (mut next_old, mut next_new) = (0, 0);
    for (from, to) in pairs(old, new) {
        for unit in old.iter().take(from).skip(next_old) {
            push(runs, Change::Removed, unit);
        }
        for unit in new.iter().take(to).skip(next_new) {
            push(runs, Change::Added, unit);
        }
        if let (Some(from), Some(to)) = (old.get(from), new.get(to)) {
            for run in by_words(from, to) {
                push(runs, run.change, &run.text);
            }
        }
        (next_old, next_new) = (from + 1, to + 1);
    }
    for unit in old.iter().skip(next_old) {
        push(runs, Change::Removed, unit);
    }
    for unit in new.iter().skip(next_new) {
        push(runs, Change::Added, unit);
    }
}

/// Which sentences were rewritten from which, in the order of both: the pairing that shares the most
/// words.
fn pairs(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    if old.is_empty() || new.is_empty() || old.len() * new.len() > PAIRS {
        return Vec::new();
    }
    let counted = |units: &[&str]| -> Vec<BTreeMap<String, usize>> {
        units.iter().map(|unit| bag(unit)).collect()
    };
    let (old_bags, new_bags) = (counted(old), counted(new));
    // The best score for the sentences up to each index, and whether the last two are a pair.
    let mut best: Vec<Vec<(usize, Step)>> = vec![vec![(0, Step::New); new.len() + 1]];
    for from in &old_bags {
        let above = best.last().cloned().unwrap_or_default();
        let mut row = vec![(0, Step::Old)];
        for (place, to) in new_bags.iter().enumerate() {
            let at = |row: &[(usize, Step)], place: usize| row.get(place).map_or(0, |one| one.0);
            let alike = likeness(from, to);
            let paired = (alike >= ALIKE).then(|| (at(&above, place) + alike, Step::Pair));
            let options = [
                Some((at(&above, place + 1), Step::Old)),
                Some((at(&row, place), Step::New)),
                paired,
            ];
            let chosen = options.into_iter().flatten().max_by_key(|one| one.0);
            row.push(chosen.unwrap_or((0, Step::Old)));
        }
        best.push(row);
    }
    let (mut from, mut to) = (old.len(), new.len());
    let mut found = Vec::new();
    while from > 0 && to > 0 {
        match best.get(from).and_then(|row| row.get(to)).map(|one| one.1) {
            Some(Step::Pair) => {
                (from, to) = (from - 1, to - 1);
                found.push((from, to));
            }
            Some(Step::New) => to -= 1,
            Some(Step::Old) | None => from -= 1,
        }
    }
    found.reverse();
    found
}

/// How a cell gets its best score.
#[derive(Clone, Copy)]
enum Step {
    /// The older sentence has no partner.
    Old,
    /// The newer one has none.
    New,
    /// The two are a pair.
    Pair,
}

/// Counts the words of a sentence, ignoring case and punctuation.
fn bag(sentence: &str) -> BTreeMap<String, usize> {
    let mut bag = BTreeMap::new();
    for word in words(sentence) {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        *bag.entry(word.to_lowercase()).or_default() += 1;
    }
    bag
}

/// The words that two sentences share, in percent of the words of both.
fn likeness(one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>) -> usize {
    let shared: usize = one
        .iter()
        .map(|(word, count)| *count.min(other.get(word).unwrap_or(&0)))
        .sum();
    let all: usize = one.values().chain(other.values()).sum();
    (200 * shared).checked_div(all).unwrap_or(0)
}

/// The changes within a sentence. Changed words separated only by a space are one change, so that the
/// old words are read together and then the new ones.
fn by_words(older: &str, newer: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let (mut removed, mut added, mut between) = (String::new(), String::new(), String::new());
    let flush = |runs: &mut Vec<Run>, removed: &mut String, added: &mut String| {
        push(runs, Change::Removed, &std::mem::take(removed));
        push(runs, Change::Added, &std::mem::take(added));
    };
    for run in differences(older, newer) {
        let is_space = run.text.trim().is_empty();
        if run.change == Change::Kept && is_space && !(removed.is_empty() && added.is_empty()) {
            between = run.text;
            continue;
        }
        if run.change == Change::Kept {
            flush(&mut runs, &mut removed, &mut added);
            push(&mut runs, Change::Kept, &std::mem::take(&mut between));
            push(&mut runs, Change::Kept, &run.text);
            continue;
        }
        if !between.is_empty() {
            for side in [&mut removed, &mut added] {
                if !side.is_empty() {
                    side.push_str(&between);
                }
            }
            between.clear();
        }
        let side = if run.change == Change::Removed {
            &mut removed
        } else {
            &mut added
        };
        side.push_str(&run.text);
    }
    flush(&mut runs, &mut removed, &mut added);
    push(&mut runs, Change::Kept, &between);
    runs
}

fn push(runs: &mut Vec<Run>, change: Change, text: &str) {
    if text.is_empty() {
        return;
    }
    match runs.last_mut().filter(|run| run.change == change) {
        Some(run) => run.text.push_str(text),
        None => runs.push(Run {
            change,
            text: text.to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    use Change::{Added, Kept, Removed};

    fn told(older: &str, newer: &str) -> Vec<(Change, String)> {
        let runs = between_drafts(older, newer).into_iter();
        runs.map(|run| (run.change, run.text.trim().to_owned()))
            .collect()
    }

    fn expected(runs: &[(Change, &str)]) -> Vec<(Change, String)> {
        runs.iter()
            .map(|(change, text)| (*change, (*text).to_owned()))
            .collect()
    }

    #[test]
    fn sentences_are_compared_first_and_words_within_those_that_were_rewritten() {
        for (older, newer, runs) in [
            ("", "", vec![]),
            ("", "It pays.", vec![(Added, "It pays.")]),
            ("It pays.", "", vec![(Removed, "It pays.")]),
            (
                "It pays. It held.",
                "It pays.\n\nIt held.",
                vec![(Kept, "It pays.\n\nIt held.")],
            ),
            // A word within a sentence.
            (
                "I led it. The wait fell to 9 days. It held.",
                "I led it. The wait fell to 7 days. It held.",
                vec![
                    (Kept, "I led it. The wait fell to"),
                    (Removed, "9"),
                    (Added, "7"),
                    (Kept, "days. It held."),
                ],
            ),
            // A sentence that says something else is not a rewriting, whatever small word it
            // shares.
            (
                "The desk was slow. It held.",
                "I timed 1,140 visits over four weeks. It held.",
                vec![
                    (Removed, "The desk was slow."),
                    (Added, "I timed 1,140 visits over four weeks."),
                    (Kept, "It held."),
                ],
            ),
            // One added before one that was rewritten.
            (
                "The wait at our desk fell to 9 days.",
                "I led it. The wait at the desk fell to 9 days.",
                vec![
                    (Added, "I led it."),
                    (Kept, "The wait at"),
                    (Removed, "our"),
                    (Added, "the"),
                    (Kept, "desk fell to 9 days."),
                ],
            ),
            // Neighboring words are one change.
            (
                "We cut the whole long waiting time at our returns desk.",
                "We cut the median short queue at our returns desk.",
                vec![
                    (Kept, "We cut the"),
                    (Removed, "whole long waiting time"),
                    (Added, "median short queue"),
                    (Kept, "at our returns desk."),
                ],
            ),
            // A sentence that moved is gone in one place and new in the other.
            (
                "Costs fell by half. I wrote the plan. The team of six shipped it.",
                "I wrote the plan. The team of six shipped it. Costs fell by half.",
                vec![
                    (Removed, "Costs fell by half."),
                    (Kept, "I wrote the plan. The team of six shipped it."),
                    (Added, "Costs fell by half."),
                ],
            ),
        ] {
            assert_eq!(told(older, newer), expected(&runs), "{older} → {newer}");
        }
    }

    #[test]
    fn a_text_rewritten_whole_is_told_at_once() {
        let older = "One thing was said here. ".repeat(400);
        let newer = "Now something else stands there. ".repeat(400);
        let changes: Vec<Change> = between_drafts(&older, &newer)
            .iter()
            .map(|run| run.change)
            .collect();
        assert_eq!(changes, [Removed, Added]);
    }

    proptest! {
        #[test]
        fn no_word_of_either_draft_is_lost(
            older in "(([A-Z][a-z]{0,2})( [a-z]{1,2}){0,4}[.] ?\n?){0,8}",
            newer in "(([A-Z][a-z]{0,2})( [a-z]{1,2}){0,4}[.] ?\n?){0,8}",
        ) {
            let runs = between_drafts(&older, &newer);
            let without = |change| {
                let texts = runs.iter().filter(|run| run.change != change).map(|run| run.text.as_str());
                texts.collect::<String>().split_whitespace().collect::<String>()
            };
            let joined = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(without(Removed), joined(&newer));
            prop_assert_eq!(without(Added), joined(&older));
        }
    }
}
