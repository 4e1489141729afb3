//! Cell separators, and what a table's own header line says about them.

use crate::domain::choices::choices;

/// A cell separator.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Separator {
    /// As in the United States.
    #[default]
    Comma,
    /// Used by spreadsheets where the comma is the decimal mark.
    Semicolon,
    /// Used when copying from a spreadsheet.
    Tab,
    /// Used by databases.
    Pipe,
    /// Supported by Anki.
    Colon,
    /// Supported by Anki.
    Space,
    /// Used where texts have all the others.
    Caret,
    /// Used where texts have all the others.
    Tilde,
    /// None: each line is one cell.
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
        Caret: "caret", "Caret";
        Tilde: "tilde", "Tilde";
        Nothing: "nothing", "Nothing: one column";
    }
}

impl Separator {
    /// The character; `None` if there is one column.
    #[must_use]
    pub fn letter(self) -> Option<char> {
        match self {
            Self::Comma => Some(','),
            Self::Semicolon => Some(';'),
            Self::Tab => Some('\t'),
            Self::Pipe => Some('|'),
            Self::Colon => Some(':'),
            Self::Space => Some(' '),
            Self::Caret => Some('^'),
            Self::Tilde => Some('~'),
            Self::Nothing => None,
        }
    }

    /// The separator that a header line names, in words or literally. Extra separators that a
    /// spreadsheet appended are ignored: "Comma,,".
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

    /// Excel's first line, "sep=;": its separator, and the text below it. A spreadsheet that used another
    /// separator and saved the file again appended its own to that line, "sep=;,,"; then its own counts.
    #[must_use]
    pub fn from_first_line(text: &str) -> Option<(Self, &str)> {
        let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
        let line = line.trim_start_matches([' ', '"']);
        let head = line.get(..4)?;
        let value = line.get(4..)?;
        let named = head
            .eq_ignore_ascii_case("sep=")
            .then(|| Self::named(value))??;
        let padding = value.trim_end_matches(['"', '\r']).chars().next_back();
        let resaved = Self::ALL
            .into_iter()
            .filter(|one| matches!(one, Self::Comma | Self::Semicolon | Self::Tab | Self::Pipe))
            .find(|one| one.letter() == padding && value.len() > 1)
            .filter(|one| {
                rest.lines()
                    .next()
                    .is_some_and(|line| one.letter().is_some_and(|letter| line.contains(letter)))
            });
        Some((resaved.unwrap_or(named), rest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k08_and_k09_a_head_line_names_the_separator_however_it_was_saved() {
        for (line, separator) in [
            ("sep=;\nx", Some(Separator::Semicolon)),
            ("SEP=,\nx", Some(Separator::Comma)),
            ("\"sep=;\"\nx", Some(Separator::Semicolon)),
            ("sep=;;;\nx", Some(Separator::Semicolon)),
            ("sep=\t\nx", Some(Separator::Tab)),
            ("sep=;,,\na,b,c", Some(Separator::Comma)),
            ("sep=,;;\na;b;c", Some(Separator::Semicolon)),
            ("sep=;,,\na;b;c", Some(Separator::Semicolon)),
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
