//! Text pasted or imported from a file: converted to plain text, or refused with a reason.

use std::fmt;

use crate::domain::text::ends_line;

/// The longest text accepted, in bytes: a book is about a megabyte.
pub const LONGEST: usize = 2_000_000;

/// Why a text is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IncomingError {
    /// It contains no word.
    Empty,
    /// It is not text, or its encoding is unknown.
    NotText,
    /// It is longer than [`LONGEST`].
    TooLong,
}

impl fmt::Display for IncomingError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Empty => "This text is empty. Paste the text, or choose another file.",
            Self::NotText => {
                "This is not plain text in UTF-8. If it is a document, save it as plain text (.txt) or Markdown (.md) \
                 first. Nothing was changed."
            }
            Self::TooLong => {
                "This is longer than two million characters, too long to check at once. Nothing was changed. Paste \
                 only the part you want to check."
            }
        })
    }
}

/// The text with all line ends (see [`ends_line`]) as `\n`, and without a byte-order mark.
///
/// # Errors
/// If it contains no word, is not text (it contains a NUL or a replacement character, which
/// undecodable bytes become), or is too long.
pub fn plain_text(text: &str) -> Result<String, IncomingError> {
    plain_text_up_to(text, LONGEST)
}

/// The same for a text of at most so many bytes.
///
/// # Errors
/// As [`plain_text`].
pub fn plain_text_up_to(text: &str, longest: usize) -> Result<String, IncomingError> {
    if text.len() > longest {
        return Err(IncomingError::TooLong);
    }
    if text.contains(['\0', '\u{fffd}']) {
        return Err(IncomingError::NotText);
    }
    with_plain_line_ends(text)
}

/// The text with all line ends as `\n`, and without a byte-order mark.
///
/// # Errors
/// If it contains no word.
pub fn with_plain_line_ends(text: &str) -> Result<String, IncomingError> {
    let text = text.trim_start_matches('\u{feff}');
    let text = text.replace("\r\n", "\n").replace(ends_line, "\n");
    if crate::domain::text::word_count(&text) == 0 {
        return Err(IncomingError::Empty);
    }
    Ok(text)
}

/// Whether a file is a table, by its extension.
#[must_use]
pub fn is_table(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    ["csv", "tsv"]
        .iter()
        .any(|table| ending.eq_ignore_ascii_case(table))
}

/// The most positions that are listed one by one; more are listed by ranges.
const PLACES_TOLD: usize = 12;

/// Positions in a file, for a person to read: "rows 3, 8", with the noun for the unit.
#[must_use]
pub fn places(by: &str, at: &[usize]) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for &place in at {
        match ranges.last_mut() {
            Some((_, end)) if at.len() > PLACES_TOLD && *end + 1 == place => *end = place,
            _ => ranges.push((place, place)),
        }
    }
    let told: Vec<String> = ranges
        .iter()
        .map(|(start, end)| {
            if start == end {
                start.to_string()
            } else {
                format!("{start}–{end}")
            }
        })
        .collect();
    let plural = if at.len() == 1 { "" } else { "s" };
    format!("{by}{plural} {}", told.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_and_old_mac_line_ends_become_plain() {
        assert_eq!(
            plain_text("\u{feff}One.\r\nTwo.\rThree.").unwrap(),
            "One.\nTwo.\nThree."
        );
    }

    #[test]
    fn the_line_ends_of_word_processors_and_older_systems_become_plain() {
        assert_eq!(
            plain_text("One.\u{b}Two.\u{c}Three.\u{85}Four.\u{2028}Five.\u{2029}Six.").unwrap(),
            "One.\nTwo.\nThree.\nFour.\nFive.\nSix."
        );
    }

    #[test]
    fn what_is_no_text_is_refused_with_what_to_do() {
        for (text, error) in [
            ("", IncomingError::Empty),
            (" \n 😀 \t", IncomingError::Empty),
            ("PK\u{3}\u{4}\0\0", IncomingError::NotText),
            ("caf\u{fffd}", IncomingError::NotText),
        ] {
            assert_eq!(plain_text(text), Err(error));
            assert!(!error.to_string().is_empty());
        }
        assert_eq!(
            plain_text(&"a ".repeat(LONGEST)),
            Err(IncomingError::TooLong)
        );
    }

    #[test]
    fn markup_is_taken_as_it_stands() {
        assert_eq!(plain_text("<p>One.</p>").unwrap(), "<p>One.</p>");
    }

    #[test]
    fn a_table_is_known_by_its_ending_and_places_are_told_up_to_a_dozen() {
        assert!(is_table("Bank.CSV") && is_table("a.tsv") && !is_table("csv.txt"));
        assert_eq!(places("row", &[3]), "row 3");
        let many: Vec<usize> = (1..=13).collect();
        assert_eq!(places("line", &many), "lines 1–13");
        let odd: Vec<usize> = (1..=13).map(|place| place * 2 - place % 2).collect();
        assert_eq!(
            places("row", &odd),
            "rows 1, 4–5, 8–9, 12–13, 16–17, 20–21, 24–25"
        );
    }
}
