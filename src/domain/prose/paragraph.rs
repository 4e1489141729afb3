//! The kind of a paragraph: prose, a list item, a heading, or something that isn't the text itself.

use crate::domain::prose::marks::{Mark, mark_of};
use crate::domain::text;
use crate::domain::text::Span;

/// The kind of a paragraph.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParagraphKind {
    /// Sentences.
    Prose,
    /// An item of a bulleted or numbered list.
    ListItem,
    /// A short line without a period above other text.
    Heading,
    /// A row of a table.
    TableRow,
    /// Something that isn't the text itself: captions, sources, notes, the header lines of a
    /// letter.
    Apparatus,
}

/// A paragraph with its position.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TextBlock {
    /// Its span, including line ends that only wrap it.
    pub span: Span,
    /// Its kind.
    pub kind: ParagraphKind,
}

impl ParagraphKind {
    /// Whether it belongs to the text itself: sentences and items, but no headings, tables, or
    /// sources.
    #[must_use]
    pub fn is_told(self) -> bool {
        matches!(self, Self::Prose | Self::ListItem)
    }
}

/// The longest heading, in words.
const LONGEST_HEADING: usize = 10;

/// The heading that a text begins with, without its marks.
#[must_use]
pub fn leading_heading(text: &str) -> Option<&str> {
    let mut paragraphs = text::paragraphs(text);
    let first = paragraphs.next()?.of(text);
    // A line with nothing below it isn't a heading.
    paragraphs.next()?;
    (is_heading(first) && !is_item(first))
        .then(|| first.trim_start_matches('#').trim())
        .filter(|heading| !heading.is_empty())
}

pub(crate) fn is_heading(line: &str) -> bool {
    let ends_sentence = line.ends_with(['.', '!', '?', ':', ';', ',', '"', '”', '…']);
    line.starts_with('#') || (!ends_sentence && text::words(line).nth(LONGEST_HEADING).is_none())
}

/// Whether a line, seen by itself, is an item of a list.
pub(crate) fn is_item(line: &str) -> bool {
    matches!(mark_of(line), Some(Mark::Certain | Mark::Numbered(_)))
}
