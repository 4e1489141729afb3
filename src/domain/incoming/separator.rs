//! What separates the cells of a table, judged by all of its lines.

use crate::domain::choices::choices;
use crate::domain::incoming::sheet::cells_of;

/// What stands between cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Separator {
    /// As in the United States.
    #[default]
    Comma,
    /// As spreadsheets write where a comma parts decimals.
    Semicolon,
    /// As copied from a spreadsheet.
    Tab,
    /// As databases write.
    Pipe,
    /// Anki offers it.
    Colon,
    /// Anki offers it.
    Space,
    /// Nothing: each line is one cell.
    Nothing,
}

choices! {
    Separator {
        Comma: "comma", "Comma";
        Semicolon: "semicolon", "Semicolon";
        Tab: "tab", "Tab";
        Pipe: "pipe", "Vertical bar";
        Colon: "colon", "Colon";
        Space: "space", "Space";
        Nothing: "nothing", "Nothing: one column";
    }
}

/// As much of a text as is looked at, in bytes.
const SAMPLE: usize = 1_000_000;

impl Separator {
    /// The character; none where there is one column.
    #[must_use]
    pub fn letter(self) -> Option<char> {
        match self {
            Self::Comma => Some(','),
            Self::Semicolon => Some(';'),
            Self::Tab => Some('\t'),
            Self::Pipe => Some('|'),
            Self::Colon => Some(':'),
            Self::Space => Some(' '),
            Self::Nothing => None,
        }
    }

    /// The separator that a head line names, by a word or as it stands. What a spreadsheet put behind
    /// the word when it saved the line is passed over: "Comma,,".
    #[must_use]
    pub fn named(value: &str) -> Option<Self> {
        let word: String = value
            .trim_start()
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .collect();
        if let Some(named) =
            Self::from_slug(&word.to_ascii_lowercase()).filter(|one| *one != Self::Nothing)
        {
            return Some(named);
        }
        if value.starts_with("\\t") {
            return Some(Self::Tab);
        }
        let first = value.chars().next()?;
        Self::ALL
            .into_iter()
            .find(|one| one.letter() == Some(first))
    }

    /// Excel's first line, "sep=;": what it names, and the text below it.
    #[must_use]
    pub fn from_first_line(text: &str) -> Option<(Self, &str)> {
        let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
        let line = line.trim_start_matches([' ', '"']);
        let head = line.get(..4)?;
        let value = line.get(4..)?;
        head.eq_ignore_ascii_case("sep=")
            .then(|| Self::named(value))?
            .map(|separator| (separator, rest))
    }

    /// The separator of a text, by the share of its lines that have the same number of cells. One that
    /// parts the names of columns in the first line goes before all others, and a mark that always has a space
    /// behind it is one of prose.
    #[must_use]
    pub fn guess(text: &str, is_name: &dyn Fn(&str) -> bool) -> Self {
        let sample = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text);
        let mut best: Option<((usize, usize, bool, usize), Self)> = None;
        for separator in [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe] {
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
        best.map_or(Self::Nothing, |(_, separator)| separator)
    }
}

/// The number of cells, above one, that most rows have, and how many have it.
fn usual_width(rows: &[Vec<String>]) -> (usize, usize) {
    let mut counts = std::collections::BTreeMap::new();
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
            assert_eq!(Separator::guess(text, &is_name), separator, "{text}");
        }
    }

    #[test]
    fn k08_and_k09_a_head_line_names_the_separator_however_it_was_saved() {
        for (line, separator) in [
            ("sep=;\nx", Some(Separator::Semicolon)),
            ("SEP=,\nx", Some(Separator::Comma)),
            ("\"sep=;\"\nx", Some(Separator::Semicolon)),
            ("sep=;;;\nx", Some(Separator::Semicolon)),
            ("sep=\t\nx", Some(Separator::Tab)),
            ("sep=|\nx", Some(Separator::Pipe)),
            ("separate\nx", None),
            ("sep=", None),
        ] {
            assert_eq!(
                Separator::from_first_line(line).map(|(one, _)| one),
                separator,
                "{line}"
            );
        }
        for (value, separator) in [
            ("Comma,,", Some(Separator::Comma)),
            ("comma", Some(Separator::Comma)),
            ("Semicolon;;", Some(Separator::Semicolon)),
            (" tab", Some(Separator::Tab)),
            ("\t", Some(Separator::Tab)),
            ("\\t", Some(Separator::Tab)),
            (",,,", Some(Separator::Comma)),
            ("Pipe\"", Some(Separator::Pipe)),
            ("Space", Some(Separator::Space)),
            ("wat", None),
            ("", None),
        ] {
            assert_eq!(Separator::named(value), separator, "{value:?}");
        }
    }
}
