//! Splits pasted text into paragraphs.
//!
//! Mail programs and old editors wrap paragraphs at 65 to 100 characters. If a text is wrapped like that,
//! [`blocks`] joins the lines; otherwise, every line is a paragraph. A paragraph's [`ParagraphKind`]
//! depends on its own line and the neighboring ones.

use std::borrow::Cow;

use crate::domain::prose::apparatus;
use crate::domain::prose::marks::{Mark, mark_of};
use crate::domain::prose::paragraph::{ParagraphKind, TextBlock, is_heading};
use crate::domain::text::clean::Clean;
use crate::domain::text::{Span, lines, word_count};

/// The paragraphs of a text, each with its kind.
#[must_use]
pub fn blocks(text: &str) -> Vec<TextBlock> {
    let lines: Vec<Line<'_>> = read_lines(text);
    let tables = apparatus::table_rows(lines.iter().map(|line| line.text));
    let wrap = Wrap::of(&lines, &tables);
    let mut blocks: Vec<TextBlock> = Vec::with_capacity(lines.len());
    let mut begins_with_item = false;
    for (index, line) in lines.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| lines.get(before));
        let is_row = |index: usize| tables.get(index) == Some(&true);
        let goes_on = match (&wrap, before) {
            (Some(wrap), Some(before)) => {
                !is_row(index) && !is_row(index - 1) && wrap.goes_on(before, line, begins_with_item)
            }
            _ => false,
        };
        if let Some(last) = blocks.last_mut().filter(|_| goes_on) {
            last.span.end = line.span.end;
            continue;
        }
        begins_with_item = line.mark.is_some();
        blocks.push(TextBlock {
            span: line.span,
            kind: if is_row(index) {
                ParagraphKind::TableRow
            } else {
                ParagraphKind::Prose
            },
        });
    }
    set_kinds(text, &mut blocks);
    blocks
}

/// Unwraps a text, so that every paragraph is one line. Blank lines stay.
#[must_use]
pub fn unwrapped(text: &str) -> Cow<'_, str> {
    let wrapped: Vec<Span> = blocks(text)
        .into_iter()
        .map(|block| block.span)
        .filter(|span| span.of(text).contains(crate::domain::text::ends_line))
        .collect();
    if wrapped.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    let mut kept = 0;
    for span in wrapped {
        whole.push_str(text.get(kept..span.start).unwrap_or_default());
        for (place, line) in lines(span.of(text)).enumerate() {
            let line = line.of(span.of(text));
            let is_hyphenated = whole.ends_with('-') && !whole.ends_with(" -");
            if place > 0 && !is_hyphenated {
                whole.push(' ');
            }
            whole.push_str(line);
        }
        kept = span.end;
    }
    whole.push_str(text.get(kept..).unwrap_or_default());
    Cow::Owned(whole)
}

/// A nonblank line.
struct Line<'a> {
    span: Span,
    text: &'a str,
    /// Its length in characters.
    length: usize,
    /// Its indentation in characters.
    indent: usize,
    follows_blank: bool,
    mark: Option<Mark>,
}

fn read_lines(text: &str) -> Vec<Line<'_>> {
    let mut follows_blank = true;
    let mut last_end = 0;
    let mut found = Vec::new();
    for span in lines(text) {
        if span.start == span.end {
            // A line end after another one; "\r\n" counts as one.
            let between = text.get(last_end..span.end).unwrap_or_default();
            follows_blank |= between.trim_matches([' ', '\t']) != "\r\n";
            continue;
        }
        let line = span.of(text);
        let before = text.get(last_end..span.start).unwrap_or_default();
        found.push(Line {
            span,
            text: line,
            length: line.chars().count(),
            indent: before
                .chars()
                .rev()
                .take_while(|letter| matches!(letter, ' ' | '\t'))
                .count(),
            follows_blank,
            mark: mark_of(line),
        });
        follows_blank = false;
        last_end = span.end;
    }
    found
}

/// How a text was wrapped.
struct Wrap {
    /// The longest wrapped line, in characters.
    width: usize,
    /// Whether every line is as full as its next word allows, which means a fixed width.
    is_exact: bool,
}

/// A longer line wasn't wrapped to a width.
const WIDEST: usize = 132;

/// Shorter lines are a list or verse.
const NARROWEST: usize = 40;

impl Wrap {
    /// Judges by all lines: a text is wrapped if lines end within sentences, and if the first word of the
    /// next line would not have fit.
    fn of(lines: &[Line<'_>], tables: &[bool]) -> Option<Self> {
        let pairs = || {
            lines
                .windows(2)
                .zip(tables.windows(2))
                .filter_map(|(pair, rows)| match (pair, rows) {
                    ([before, line], [false, false])
                        if !line.follows_blank
                            && line.mark.is_none()
                            && before.length <= WIDEST
                            && !before.text.starts_with('#')
                            && !line.text.starts_with('#') =>
                    {
                        Some((before, line))
                    }
                    _ => None,
                })
        };
        let is_broken = |before: &Line<'_>, line: &Line<'_>| {
            !ends_thought(before.text)
                && line.text.starts_with(|letter: char| letter.is_lowercase())
        };
        let all = pairs().count();
        let unfinished = pairs()
            .filter(|(before, _)| !ends_thought(before.text))
            .count();
        let broken = pairs().filter(|(before, line)| is_broken(before, line));
        let width = pairs().map(|(before, _)| before.length).max()?;
        let is_full = |share: usize| {
            move |pair: &(&Line<'_>, &Line<'_>)| {
                pair.0.length + 1 + first_word(pair.1.text) > width * share / 100
            }
        };
        let count = broken.clone().count();
        let filled = broken.clone().filter(is_full(80)).count();
        let is_wrapped = width >= NARROWEST
            && count >= if width < 60 { 3 } else { 2 }
            && unfinished * 2 >= all
            && filled * 10 >= count * 9;
        is_wrapped.then(|| Self {
            width,
            is_exact: broken.clone().all(|pair| is_full(100)(&pair)),
        })
    }

    /// Whether a line continues the paragraph of the line before it.
    fn goes_on(&self, before: &Line<'_>, line: &Line<'_>, is_in_item: bool) -> bool {
        if line.follows_blank
            || before.length > WIDEST
            || before.text.starts_with('#')
            || line.text.starts_with('#')
        {
            return false;
        }
        let next = first_word(line.text);
        let had_room = |share: usize| before.length + 1 + next <= self.width * share / 100;
        if line.mark.is_some() {
            // "- and so on" and "2. Then" can be the result of wrapping.
            return !is_in_item && !ends_thought(before.text) && !had_room(100);
        }
        if !ends_thought(before.text) {
            let is_title =
                had_room(50) && !line.text.starts_with(|letter: char| letter.is_lowercase());
            return !is_title;
        }
        let is_indented = line.indent >= before.indent + 2 && !is_in_item;
        !is_indented && !had_room(if self.is_exact { 100 } else { 85 })
    }
}

/// The length of the first word, in characters.
fn first_word(line: &str) -> usize {
    line.split_whitespace()
        .next()
        .unwrap_or_default()
        .chars()
        .count()
}

/// Whether a line ends with a mark that ends a sentence or introduces a list.
fn ends_thought(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', ')', ']', '”', '’', '»', '*', '_'])
        .ends_with(['.', '!', '?', ':', ';', '…', '。'])
}

/// Determines the kind of each paragraph.
fn set_kinds(text: &str, blocks: &mut [TextBlock]) {
    let marks: Vec<Option<Mark>> = blocks
        .iter()
        .map(|block| match block.kind {
            ParagraphKind::TableRow => None,
            _ => mark_of(block.span.of(text)),
        })
        .collect();
    apparatus::set(text, blocks);
    let last_told = blocks
        .iter()
        .rposition(|block| block.kind == ParagraphKind::Prose);
    let kinds: Vec<ParagraphKind> = blocks
        .iter()
        .enumerate()
        .map(|(index, block)| {
            if block.kind != ParagraphKind::Prose {
                return block.kind;
            }
            let line = Clean::of(block.span.of(text)).text;
            if is_item_among(&marks, index) {
                let is_title = heads_section(&marks, index)
                    && is_heading(&line)
                    && blocks
                        .get(index + 1)
                        .is_some_and(|next| word_count(next.span.of(text)) > TITLED);
                if is_title {
                    ParagraphKind::Heading
                } else {
                    ParagraphKind::ListItem
                }
            } else if Some(index) != last_told && is_heading(&line) {
                ParagraphKind::Heading
            } else {
                ParagraphKind::Prose
            }
        })
        .collect();
    for (block, kind) in blocks.iter_mut().zip(kinds) {
        block.kind = kind;
    }
}

/// A numbered line above a longer paragraph is a heading.
const TITLED: usize = 12;

/// Whether a number belongs to a heading and not to an item: there is no item next to it.
fn heads_section(marks: &[Option<Mark>], index: usize) -> bool {
    let is_numbered = matches!(marks.get(index), Some(Some(Mark::Numbered(_))));
    let has_none = |at: Option<usize>| at.and_then(|at| marks.get(at)?.as_ref()).is_none();
    is_numbered && has_none(index.checked_sub(1)) && has_none(Some(index + 1))
}

/// Whether a paragraph is an item: its marker is certain or matches a neighboring one.
fn is_item_among(marks: &[Option<Mark>], index: usize) -> bool {
    let mark = |at: usize| marks.get(at).and_then(Option::as_ref);
    match mark(index) {
        None => false,
        Some(Mark::Certain | Mark::Numbered(_)) => true,
        Some(uncertain) => {
            let goes = |other: Option<&Mark>| other.is_some_and(|other| uncertain.goes_with(other));
            goes(index.checked_sub(1).and_then(mark)) || goes(mark(index + 1))
        }
    }
}
