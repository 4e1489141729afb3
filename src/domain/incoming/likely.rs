//! Guessing a table's separator from all of its lines.

use std::collections::BTreeMap;

use crate::domain::incoming::separator::Separator;
use crate::domain::incoming::sheet::cells_of;

/// How much of a text is read, in bytes.
const SAMPLE: usize = 1_000_000;

/// A text's separator: the one for which most lines have the same number of cells. One that separates
/// column names in the first line wins, and a character that is always followed by a space belongs to
/// prose.
#[must_use]
pub fn likely_separator(text: &str, is_name: &dyn Fn(&str) -> bool) -> Separator {
    let sample = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text);
    let mut best: Option<((usize, usize, bool, usize), Separator)> = None;
    for separator in [
        Separator::Comma,
        Separator::Semicolon,
        Separator::Tab,
        Separator::Pipe,
    ] {
        let Some(letter) = separator.letter().filter(|letter| sample.contains(*letter)) else {
            continue;
        };
        let rows = cells_of(sample, separator);
        let first = rows.first().map(Vec::as_slice).unwrap_or_default();
        let names = if first.len() > 1 {
            first.iter().filter(|name| is_name(name)).count()
        } else {
            0
        };
        let (width, same) = usual_width(&rows);
        let share = (same * 100).checked_div(rows.len()).unwrap_or(0);
        let is_prose = letter != '\t' && names == 0 && is_always_spaced(&rows);
        if names == 0 && (share < 60 || is_prose) {
            continue;
        }
        let rank = (names, share, !is_prose, width);
        if best.is_none_or(|(other, _)| rank > other) {
            best = Some((rank, separator));
        }
    }
    best.map_or(Separator::Nothing, |(_, separator)| separator)
}

/// The number of cells, above one, that most rows have, and how many rows have it.
fn usual_width(rows: &[Vec<String>]) -> (usize, usize) {
    let mut counts = BTreeMap::new();
    for row in rows.iter().filter(|row| row.len() > 1) {
        *counts.entry(row.len()).or_insert(0_usize) += 1;
    }
    let usual = counts
        .into_iter()
        .max_by_key(|(width, count)| (*count, *width));
    usual.unwrap_or((0, 0))
}

fn is_always_spaced(rows: &[Vec<String>]) -> bool {
    rows.iter()
        .filter_map(|row| row.get(1..))
        .flatten()
        .all(|cell| cell.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_name(name: &str) -> bool {
        ["Question", "Principle", "Tags"].contains(&name.trim())
    }

    #[test]
    fn k07_the_separator_is_judged_by_all_lines() {
        for (text, separator) in [
            (
                "Question (full text, please);Principle\nWhat did you cut?;Ownership\n",
                Separator::Semicolon,
            ),
            (
                "Question (a, b, c);Principle\nWhat, and why?;Ownership\nWho, and when?;Frugality\n",
                Separator::Semicolon,
            ),
            (
                "Question,Principle\nWhat; and why?,Ownership\nWho; when?,Frugality\n",
                Separator::Comma,
            ),
            (
                "Question\tPrinciple\nWhat, why, who?\tOwnership\n",
                Separator::Tab,
            ),
            (
                "Question|Principle\nWhat, why?|Ownership\nWho?|Frugality\n",
                Separator::Pipe,
            ),
            (
                "Question\nWhat did you cut, and why?\nWho paid?\n",
                Separator::Nothing,
            ),
            (
                "What did you cut, and why?\nWho paid, and when?\n",
                Separator::Nothing,
            ),
            (
                "What did you cut?,Ownership\nWho paid?,Frugality\n",
                Separator::Comma,
            ),
            ("Question, Principle\nWhat?, Ownership\n", Separator::Comma),
            (
                "\"What; did, you\ncut?\";x\n\"Who, and why\";y\n",
                Separator::Semicolon,
            ),
            (
                "1;What did you cut, and why?;x\n2;Who, how, when, where?;y\n3;One?;z\n",
                Separator::Semicolon,
            ),
            ("What?\nWho?\n", Separator::Nothing),
            ("", Separator::Nothing),
        ] {
            assert_eq!(likely_separator(text, &is_name), separator, "{text}");
        }
    }
}
