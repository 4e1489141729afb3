//! Recognizes parts that aren't the text itself: tables, captions, sources and notes at the end, and the
//! header lines of a letter.

use crate::domain::prose::marks::mark_of;
use crate::domain::prose::paragraph::{ParagraphKind, TextBlock};
use crate::domain::prose::words::Words;
use crate::domain::text::word_count;

/// Which lines are rows of a table. A row is next to another with the same number of cells.
pub(super) fn table_rows<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<bool> {
    let cells: Vec<Cells> = lines.map(Cells::of).collect();
    (0..cells.len())
        .map(|index| {
            let Some(own) = cells.get(index) else {
                return false;
            };
            let beside = |at: Option<usize>| {
                at.and_then(|at| cells.get(at))
                    .is_some_and(|other| own.is_beside(other))
            };
            own.is_certain || beside(index.checked_sub(1)) || beside(Some(index + 1))
        })
        .collect()
}

/// The cells of a line.
struct Cells {
    is_certain: bool,
    /// Their separator, and the number of separators.
    by: Option<(Separator, usize)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    Bar,
    Tabulator,
    Spaces,
    /// A table's delimiter row: "|---|---|".
    Rule,
}

/// A row with more words is a paragraph that contains a tab.
const LONGEST_ROW: usize = 60;

/// The most words in a row that is aligned by spaces.
const LONGEST_ALIGNED: usize = 16;

impl Cells {
    fn of(line: &str) -> Self {
        let drawn = ['│', '┃', '║'];
        let bars = line
            .matches(|letter| letter == '|' || drawn.contains(&letter))
            .count();
        let is_rule = line.len() >= 3
            && line.chars().all(|letter| {
                matches!(letter, '-' | '=' | '+' | '|' | ':' | ' ' | '_')
                    || ('─'..='╿').contains(&letter)
            })
            && (bars > 0 || line.contains('+') || line.contains('─'));
        if is_rule {
            return Self {
                is_certain: true,
                by: Some((Separator::Rule, 0)),
            };
        }
        let is_framed =
            bars >= 2 && line.starts_with(|letter| letter == '|' || drawn.contains(&letter));
        if is_framed {
            return Self {
                is_certain: true,
                by: Some((Separator::Bar, bars)),
            };
        }
        let none = Self {
            is_certain: false,
            by: None,
        };
        let tabs = line.matches('\t').count();
        if (bars == 0 && tabs == 0 && !line.contains("   "))
            || mark_of(line).is_some()
            || word_count(line) > LONGEST_ROW
        {
            return none;
        }
        let by = if bars > 0 {
            Some((Separator::Bar, bars))
        } else if tabs > 0 {
            Some((Separator::Tabulator, tabs))
        } else {
            let gaps = line
                .split("   ")
                .filter(|cell| !cell.trim().is_empty())
                .count();
            (gaps > 1 && word_count(line) <= LONGEST_ALIGNED).then_some((Separator::Spaces, gaps))
        };
        Self {
            is_certain: false,
            by,
        }
    }

    fn is_beside(&self, other: &Self) -> bool {
        match (self.by, other.by) {
            (Some((_, _)), Some((Separator::Rule, _))) => true,
            (Some(own), Some(other)) => own == other,
            _ => false,
        }
    }
}

/// Titles of sections after the text. Sorted; in lower case.
const AFTER_THE_TEXT: Words = Words::new(&[
    "appendices",
    "appendix",
    "attachments",
    "bibliography",
    "citations",
    "endnotes",
    "footnotes",
    "links",
    "notes",
    "reading",
    "reference",
    "references",
    "source",
    "sources",
    "works",
]);

/// Words that such a title can also have. Sorted.
const IN_SUCH_A_TITLE: Words = Words::new(&[
    "a",
    "additional",
    "all",
    "and",
    "b",
    "cited",
    "consulted",
    "data",
    "for",
    "further",
    "list",
    "my",
    "of",
    "on",
    "other",
    "selected",
    "the",
    "used",
]);

/// Header fields of a letter or memo. In lower case, with their colon.
const HEAD_FIELDS: &[&str] = &[
    "to:",
    "from:",
    "date:",
    "subject:",
    "re:",
    "cc:",
    "author:",
    "title:",
    "prompt:",
    "question:",
    "candidate:",
    "name:",
    "role:",
    "position:",
    "version:",
    "word count:",
    "words:",
    "topic:",
];

/// How many paragraphs from the top can be a letter's header.
const TOP: usize = 8;

/// The most words in a field, a salutation, or a caption.
const SHORT: usize = 30;

/// Marks paragraphs that aren't text, among those that aren't rows of tables.
pub(super) fn set(text: &str, blocks: &mut [TextBlock]) {
    let mut of_block: Vec<usize> = blocks
        .iter()
        .map(|block| word_count(block.span.of(text)))
        .collect();
    let all: usize = of_block.iter().sum();
    for block in blocks.iter_mut().take(TOP) {
        let line = block.span.of(text);
        if block.kind == ParagraphKind::Prose && is_of_head(line) {
            block.kind = ParagraphKind::Apparatus;
        }
    }
    for block in blocks.iter_mut() {
        if block.kind == ParagraphKind::Prose && is_caption(block.span.of(text)) {
            block.kind = ParagraphKind::Apparatus;
        }
    }
    // From the end: lines that look like sources, and everything below a title for sources.
    let mut is_starred = false;
    for (block, words) in blocks.iter_mut().zip(&mut of_block).rev() {
        let line = block.span.of(text);
        let is_passed = block.kind != ParagraphKind::Prose || *words == 0;
        // A single asterisk begins a list item.
        let is_first = is_starred && line.starts_with("* ");
        is_starred = ["** ", "*** ", "†", "‡"]
            .iter()
            .any(|star| line.starts_with(star));
        if !is_passed && !is_source(line, *words) && !is_starred && !is_first {
            break;
        }
        if block.kind == ParagraphKind::Prose {
            block.kind = ParagraphKind::Apparatus;
        }
    }
    let mut after = 0;
    let mut begins = None;
    for (index, block) in blocks.iter().enumerate().rev() {
        after += of_block.get(index).copied().unwrap_or_default();
        // If it were more than that, it would be the text itself.
        if after * 5 > all * 2 {
            break;
        }
        if heads_apparatus(block.span.of(text)) {
            begins = Some(index);
        }
    }
    if let Some(begins) = begins {
        for block in blocks.iter_mut().skip(begins) {
            if block.kind == ParagraphKind::Prose {
                block.kind = ParagraphKind::Apparatus;
            }
        }
    }
}

/// "Sources", "## References:", "Appendix A: the survey".
fn heads_apparatus(line: &str) -> bool {
    if line.len() > 80 || line.ends_with(['.', '!', '?']) {
        return false;
    }
    let title = line
        .trim_matches(|letter: char| !letter.is_alphabetic())
        .to_ascii_lowercase();
    let words = || {
        title
            .split(|letter: char| !letter.is_alphabetic())
            .filter(|word| !word.is_empty())
    };
    // "Reading" and "works" alone are titles of sections.
    let is_list = words().any(|word| AFTER_THE_TEXT.has(word))
        && words().all(|word| AFTER_THE_TEXT.has(word) || IN_SUCH_A_TITLE.has(word))
        && !matches!(title.as_str(), "reading" | "works");
    is_list
        || title.strip_prefix("appendix ").is_some_and(|rest| {
            rest.starts_with(|next: char| next.is_ascii_alphanumeric()) && word_count(rest) <= 8
        })
}

fn is_of_head(line: &str) -> bool {
    if line.len() > 240 {
        return false;
    }
    let lower = line
        .trim_start_matches(['*', '_', '#', ' '])
        .to_ascii_lowercase();
    let is_field = || HEAD_FIELDS.iter().any(|field| lower.starts_with(field));
    let is_salutation = || {
        ["dear ", "hi ", "hello "]
            .iter()
            .any(|word| lower.starts_with(word))
            && lower.ends_with([',', ':'])
            && word_count(&lower) <= 8
    };
    (is_field() || is_salutation()) && word_count(&lower) <= SHORT
}

/// "Table 2: Visits before and after", "Figure 1. The desk".
fn is_caption(line: &str) -> bool {
    let bare = line.trim_start_matches(['*', '_', ' ']);
    let Some((word, rest)) = bare.split_once(' ') else {
        return false;
    };
    let names = [
        "table", "figure", "fig.", "fig", "chart", "exhibit", "graph",
    ];
    if !names.iter().any(|name| word.eq_ignore_ascii_case(name)) {
        return false;
    }
    let after = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
    after.len() < rest.len()
        && (after.is_empty()
            || after.starts_with([':', '.', '—', '–'])
            || after.starts_with(" –")
            || after.starts_with(" —"))
        && word_count(line) <= SHORT
}

/// "[1] Larkfield, annual report, 2023", "Source: …", a line around a link.
fn is_source(line: &str, words: usize) -> bool {
    if words > SHORT * 2 {
        return false;
    }
    let lower = line
        .trim_start_matches(['*', '_', ' '])
        .to_ascii_lowercase();
    let has_link = ["http://", "https://", "www.", "doi:", "doi.org"]
        .iter()
        .any(|link| lower.contains(link));
    let is_numbered = lower.strip_prefix('[').is_some_and(|rest| {
        let rest = rest.strip_prefix('^').unwrap_or(rest);
        let after = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        after.len() < rest.len() && after.starts_with(']')
    });
    let is_raised = lower.starts_with(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
    let is_named = [
        "source:",
        "sources:",
        "note:",
        "notes:",
        "footnote:",
        "* note",
        "ibid",
    ]
    .iter()
    .any(|name| lower.starts_with(name));
    (has_link && words <= SHORT) || is_numbered || is_raised || is_named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        AFTER_THE_TEXT.assert_sorted();
        IN_SUCH_A_TITLE.assert_sorted();
    }
}
