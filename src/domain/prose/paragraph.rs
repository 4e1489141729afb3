//! What a line of a text is: prose, an item of a list, or a heading.

use crate::domain::text;

/// What a paragraph is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParagraphKind {
    /// Sentences.
    Prose,
    /// A line of a bulleted or numbered list.
    ListItem,
    /// A short line without a full stop above other text.
    Heading,
}

/// The longest heading, in words.
const LONGEST_HEADING: usize = 10;

/// What a line is; only the last line cannot be a heading, since nothing stands under it.
pub(crate) fn kind_of(line: &str, is_last: bool) -> ParagraphKind {
    if is_item(line) {
        ParagraphKind::ListItem
    } else if !is_last && is_heading(line) {
        ParagraphKind::Heading
    } else {
        ParagraphKind::Prose
    }
}

/// The heading that a text begins with, without its marks.
#[must_use]
pub fn leading_heading(text: &str) -> Option<&str> {
    let mut paragraphs = text::paragraphs(text);
    let first = paragraphs.next()?.of(text);
    // A line with nothing under it heads nothing.
    paragraphs.next()?;
    (is_heading(first) && !is_item(first))
        .then(|| first.trim_start_matches('#').trim())
        .filter(|heading| !heading.is_empty())
}

pub(crate) fn is_heading(line: &str) -> bool {
    let ends_sentence = line.ends_with(['.', '!', '?', ':', ';', ',', '"', '”', '…']);
    line.starts_with('#') || (!ends_sentence && text::words(line).nth(LONGEST_HEADING).is_none())
}

/// Whether a line begins as an item of a list: a bullet, or a number or letter that is closed by
/// a full stop or a bracket, each followed by a space.
pub(crate) fn is_item(line: &str) -> bool {
    let Some((head, _)) = line.split_once(char::is_whitespace) else {
        return false;
    };
    if matches!(head, "-" | "–" | "*" | "•" | "·" | "▪" | "◦" | "‣" | "+") {
        return true;
    }
    let opened = head.strip_prefix('(').unwrap_or(head);
    let Some(label) = opened.strip_suffix(['.', ')']) else {
        return false;
    };
    let numbered =
        label.len() <= 2 && !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit());
    let lettered = head.ends_with(')')
        && label.len() == 1
        && label.bytes().all(|byte| byte.is_ascii_lowercase());
    numbered || lettered
}
