//! Ranking names by a typed search.

use crate::domain::text::fold::folded;

/// How well a typed word matches a word of a name; a name that one of the words doesn't match is
/// left out.
const WHOLE: u32 = 4;
const BEGINS: u32 = 3;
const WITHIN: u32 = 1;

/// The bonus for a name that begins with everything typed.
const IN_ORDER: u32 = 5;

/// The indices of the names that match every typed word, the best first and at most `most`; ties keep
/// their order. If nothing is typed, the first names. `names` are folded (see [`folded`]).
#[must_use]
pub fn ranked(names: &[String], typed: &str, most: usize) -> Vec<usize> {
    let typed = folded(typed);
    let mut found: Vec<(u32, usize)> = names
        .iter()
        .enumerate()
        .filter_map(|(place, name)| Some((score(name, &typed)?, place)))
        .collect();
    found.sort_by_key(|(score, place)| (u32::MAX - score, *place));
    found
        .into_iter()
        .take(most)
        .map(|(_, place)| place)
        .collect()
}

fn score(name: &str, typed: &str) -> Option<u32> {
    let words: Option<u32> = typed
        .split_whitespace()
        .map(|word| of_word(name, word))
        .sum();
    let in_order = if typed.is_empty() || !name.starts_with(typed) {
        0
    } else {
        IN_ORDER
    };
    words.map(|words| words + in_order)
}

fn of_word(name: &str, typed: &str) -> Option<u32> {
    let fit = |word: &str| match word {
        _ if word == typed => Some(WHOLE),
        _ if word.starts_with(typed) => Some(BEGINS),
        _ if word.contains(typed) => Some(WITHIN),
        _ => None,
    };
    name.split_whitespace().filter_map(fit).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_and_beginnings_come_before_what_stands_within() {
        let names = [
            "Mock loops",
            "Start drill: Five whys",
            "Loops",
            "Progress, Practice",
            "Progress, Write",
            "Préparer la boucle",
            "Overloop",
        ];
        let names: Vec<String> = names.into_iter().map(folded).collect();
        for (typed, found) in [
            ("", &[0, 1, 2][..]),
            ("   ", &[0, 1, 2]),
            ("loops", &[2, 0]),
            ("loop", &[2, 0, 6]),
            ("drill fiv", &[1]),
            ("FIVE", &[1]),
            ("progress wr", &[4]),
            ("prog", &[3, 4]),
            ("preparer", &[5]),
            ("boucle loop", &[]),
            ("zzz", &[]),
        ] {
            assert_eq!(ranked(&names, typed, 3), found, "{typed:?}");
        }
    }
}
