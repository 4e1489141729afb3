//! Small typing errors: the edit distance of two words.

/// The shortest word in which an error is forgiven.
const SHORTEST: usize = 4;

/// The shortest word in which two errors are forgiven.
const TWO_ERRORS: usize = 7;

/// How many errors are forgiven in a word of this length.
pub(super) fn forgiven(letters: usize) -> usize {
    match letters {
        0..SHORTEST => 0,
        SHORTEST..TWO_ERRORS => 1,
        _ => 2,
    }
}

/// How many letters are missing, added, changed, or swapped with their neighbor, if at most `most`
/// (optimal string alignment).
pub(super) fn errors(typed: &str, word: &str, most: usize) -> Option<usize> {
    let typed: Vec<char> = typed.chars().collect();
    let word: Vec<char> = word.chars().collect();
    if typed.len().abs_diff(word.len()) > most {
        return None;
    }
    let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=word.len()).collect();
    for (row, letter) in typed.iter().enumerate() {
        let mut now = Vec::with_capacity(word.len() + 1);
        now.push(row + 1);
        for (column, other) in word.iter().enumerate() {
            let changed = at(&last, column) + usize::from(letter != other);
            let mut fewest = changed
                .min(at(&last, column + 1) + 1)
                .min(at(&now, column) + 1);
            let is_swapped = row > 0
                && column > 0
                && typed.get(row - 1) == Some(other)
                && word.get(column - 1) == Some(letter);
            if is_swapped {
                fewest = fewest.min(at(&before_last, column - 1) + 1);
            }
            now.push(fewest);
        }
        if now.iter().all(|errors| *errors > most) {
            return None;
        }
        before_last = std::mem::replace(&mut last, now);
    }
    last.last().copied().filter(|errors| *errors <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_missing_added_changed_or_swapped_count_one_each() {
        for (typed, word, count) in [
            ("priortize", "prioritize", Some(1)),
            ("dissagreed", "disagreed", Some(1)),
            ("confilct", "conflict", Some(1)),
            ("ambigious", "ambiguous", Some(1)),
            ("stakehlder", "stakeholder", Some(1)),
            ("feedbakc", "feedback", Some(1)),
            ("recieve", "receive", Some(1)),
            ("dedlien", "deadline", Some(2)),
            ("conflict", "conflict", Some(0)),
            ("roadmap", "roadblock", None),
        ] {
            assert_eq!(errors(typed, word, 2), count, "{typed}");
        }
    }

    #[test]
    fn short_words_have_to_be_right() {
        let all = [3, 4, 6, 7, 12].map(forgiven);
        assert_eq!(all, [0, 1, 1, 2, 2]);
    }

    proptest! {
        #[test]
        fn errors_are_the_same_both_ways(one in "[a-d]{0,7}", other in "[a-d]{0,7}") {
            prop_assert_eq!(errors(&one, &other, 3), errors(&other, &one, 3));
            prop_assert_eq!(errors(&one, &one, 0), Some(0));
        }
    }
}
