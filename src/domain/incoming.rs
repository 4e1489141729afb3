//! A text that comes from elsewhere, pasted or from a file: made plain, or refused with a reason.

use std::fmt;

/// The longest text taken in, in bytes: a book is about a megabyte.
pub const LONGEST: usize = 2_000_000;

/// Why a text is not taken in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IncomingError {
    /// There is no word in it.
    Empty,
    /// It is not text, or not in an encoding that can be read.
    NotText,
    /// It is longer than [`LONGEST`].
    TooLong,
}

impl fmt::Display for IncomingError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Empty => "There is nothing to read in it. Paste the text, or choose a file that has some.",
            Self::NotText => {
                "This is not plain text in UTF-8. If it is a document, save it as plain text (.txt) or Markdown (.md) \
                 first. Nothing was changed."
            }
            Self::TooLong => {
                "This is longer than two million characters, more than can be read at once. Take the part that you \
                 want to check. Nothing was changed."
            }
        })
    }
}

/// The text with the line ends of this app (`\n`) and without a byte-order mark.
///
/// # Errors
/// When it holds no word, is no text (a NUL or a replacement character stands in it, which is
/// what undecodable bytes become), or is too long.
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
    let text = text.trim_start_matches('\u{feff}');
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if super::text::word_count(&text) == 0 {
        return Err(IncomingError::Empty);
    }
    Ok(text)
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
}
