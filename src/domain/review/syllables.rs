//! Syllables of an English word, for the reading grade.
//!
//! Groups of vowels are counted, with what endings and a few letter groups add or take away, and a
//! table of words that follow no rule. The crates at hand are either heavier or further from the
//! pronunciation.

/// Words whose syllables the rules below miss. Sorted.
const EXCEPTIONS: &[(&str, usize)] = &[
    ("area", 3),
    ("being", 2),
    ("business", 2),
    ("businesses", 3),
    ("every", 2),
    ("everybody", 4),
    ("everyone", 3),
    ("everything", 3),
    ("idea", 3),
    ("ideas", 3),
    ("people", 2),
    ("seeing", 2),
    ("something", 2),
    ("sometimes", 2),
    ("somewhere", 2),
    ("therefore", 2),
    ("user", 2),
    ("users", 2),
];

/// How many syllables a lower-case word has; at least one. A compound has those of its parts.
pub(super) fn count(word: &str) -> usize {
    word.split('-')
        .filter(|part| !part.is_empty())
        .map(count_part)
        .sum::<usize>()
        .max(1)
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

fn count_part(word: &str) -> usize {
    if let Ok(found) = EXCEPTIONS.binary_search_by(|(entry, _)| (*entry).cmp(word)) {
        return EXCEPTIONS.get(found).map_or(1, |(_, syllables)| *syllables);
    }
    let mut groups = 0;
    let mut before = b' ';
    for byte in word.bytes() {
        groups += usize::from(is_vowel(byte) && !is_vowel(before));
        before = byte;
    }
    (groups + more(word)).saturating_sub(fewer(word)).max(1)
}

/// Vowels side by side that are spoken apart.
fn more(word: &str) -> usize {
    let bytes = word.as_bytes();
    let mut more = 0;
    for (at, three) in bytes.windows(3).enumerate() {
        more += usize::from(match three {
            // "create", "reality" but not "great"; "dial", "piano" but not "special".
            [b'i', b'a' | b'o' | b'u', next] => {
                let before = at.checked_sub(1).and_then(|before| bytes.get(before));
                !matches!(before, Some(b'c' | b't' | b's' | b'g' | b'x')) && *next != b' '
            }
            [b'u', b'a', b'l' | b't' | b'r'] => !matches!(
                at.checked_sub(1).and_then(|before| bytes.get(before)),
                Some(b'q' | b'g')
            ),
            _ => false,
        });
    }
    more
}

/// Letters that are silent.
fn fewer(word: &str) -> usize {
    usize::from(word.ends_with('e'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_for_binary_search() {
        assert!(EXCEPTIONS.is_sorted());
    }
}
