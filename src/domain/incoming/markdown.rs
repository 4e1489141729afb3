//! The lines of a Markdown text: front matter and comments are left out, code blocks and tables are
//! kept apart, and all headings get one form.

use std::ops::Range;

use crate::domain::incoming::LeftOut;
use crate::domain::incoming::dialects::{BORDER, DocumentLine, table_cells, unify};
use crate::domain::incoming::sheet::Sheet;

/// An entry of the front matter.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FrontEntry {
    /// The number of its first line.
    pub at: usize,
    /// How many lines it has.
    pub count: usize,
    /// Its name.
    pub name: String,
    /// Its value; the items of a list, one a line.
    pub value: String,
}

/// A Markdown text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MarkdownDocument {
    /// Its lines, with those of tables left blank.
    pub lines: Vec<DocumentLine>,
    /// Its tables.
    pub tables: Vec<Sheet>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
    /// The title in its front matter.
    pub title: Option<String>,
    /// The other entries of its front matter.
    pub entries: Vec<FrontEntry>,
}

impl MarkdownDocument {
    /// Parses a text whose line ends are `\n`.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut lines = DocumentLine::all(text);
        let mut document = Self::default();
        document.take_front_matter(&mut lines);
        unwrap_whole_block(&mut lines);
        mark_code(&mut lines);
        document.take_comments(&mut lines);
        unify(&mut lines);
        document.take_tables(&mut lines);
        unify_headings(&mut lines);
        document.lines = lines;
        document
    }

    /// The code blocks, as ranges of line indices, fences included.
    #[must_use]
    pub fn code_blocks(&self) -> Vec<Range<usize>> {
        let mut blocks: Vec<Range<usize>> = Vec::new();
        let mut is_open = false;
        for (index, line) in self
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.is_code)
        {
            let open = blocks
                .last_mut()
                .filter(|last| last.end == index && is_open);
            if let Some(last) = open {
                last.end = index + 1;
                is_open = !is_fence(&line.text);
            } else {
                blocks.push(index..index + 1);
                is_open = true;
            }
        }
        blocks
    }

    /// Leaves a range of lines out.
    pub fn leave_out(&mut self, range: Range<usize>, why: &'static str) {
        if let Some(lines) = self.lines.get_mut(range)
            && let Some(first) = lines.first()
        {
            self.left_out.push(LeftOut {
                at: first.at,
                count: lines.len(),
                why: why.into(),
            });
            for line in lines {
                line.text.clear();
                line.is_code = false;
            }
        }
    }

    /// Restores lines that were left out, because they are part of a record after all.
    pub fn take_back(&mut self, lines: Range<usize>) {
        let out = std::mem::take(&mut self.left_out);
        for one in out {
            let end = one.at + one.count;
            for part in [one.at..end.min(lines.start), one.at.max(lines.end)..end] {
                if !part.is_empty() {
                    self.left_out.push(LeftOut {
                        at: part.start,
                        count: part.len(),
                        why: one.why.clone(),
                    });
                }
            }
        }
    }

    /// YAML or TOML between two delimiter lines, at the top.
    fn take_front_matter(&mut self, lines: &mut [DocumentLine]) {
        let Some(start) = lines.iter().position(|line| !line.text.trim().is_empty()) else {
            return;
        };
        let mark = lines.get(start).map_or("", |line| line.text.trim_end());
        if !matches!(mark, "---" | "+++") {
            return;
        }
        let mark = mark.to_owned();
        let body = lines.get(start + 1..).unwrap_or_default();
        let Some(length) = body
            .iter()
            .take(200)
            .position(|line| line.text.trim_end() == mark || line.text.trim_end() == "...")
        else {
            return;
        };
        let body = body.get(..length).unwrap_or_default();
        let is_entry = |line: &str| {
            let text = line.trim();
            let key = text.split([':', '=']).next().unwrap_or_default();
            text.is_empty()
                || text.starts_with(['#', '-'])
                || line.starts_with([' ', '\t'])
                || (key.len() < text.len() && !key.trim().contains(' '))
        };
        if length == 0 || !body.iter().all(|line| is_entry(&line.text)) {
            return;
        }
        self.title = body.iter().find_map(|line| {
            let value = line
                .text
                .strip_prefix("title")?
                .trim_start()
                .strip_prefix([':', '='])?;
            let value = value.trim().trim_matches(['"', '\'']);
            (!value.is_empty()).then(|| value.to_owned())
        });
        self.entries = front_entries(body);
        let range = start..start + length + 2;
        if let Some(head) = lines.get_mut(range.clone()) {
            self.left_out.push(LeftOut {
                at: range.start + 1,
                count: range.len(),
                why: "front matter".into(),
            });
            for line in head {
                line.text.clear();
            }
        }
    }

    /// HTML comments, on one line or several.
    fn take_comments(&mut self, lines: &mut [DocumentLine]) {
        let ends: Vec<bool> = lines.iter().map(|line| line.text.contains("-->")).collect();
        let Some(last) = ends.iter().rposition(|ends| *ends) else {
            return;
        };
        let mut open: Option<usize> = None;
        for (index, line) in lines.iter_mut().enumerate() {
            if line.is_code {
                continue;
            }
            if open.is_none() && !line.text.contains("<!--") {
                continue;
            }
            let mut kept = String::new();
            let mut rest = line.text.as_str();
            let mut was_in = open.is_some();
            loop {
                if open.is_some() {
                    let Some((_, after)) = rest.split_once("-->") else {
                        break;
                    };
                    open = None;
                    rest = after;
                }
                let Some((before, after)) = rest.split_once("<!--") else {
                    kept.push_str(rest);
                    break;
                };
                kept.push_str(before);
                if index > last || (index == last && !after.contains("-->")) {
                    // It is never closed, so it is text.
                    kept.push_str("<!--");
                    kept.push_str(after);
                    break;
                }
                open = Some(index);
                was_in = true;
                rest = after;
            }
            if was_in {
                self.left_out.push(LeftOut::one(line.at, "a comment"));
            }
            line.text = kept;
        }
    }

    fn take_tables(&mut self, lines: &mut [DocumentLine]) {
        let mut index = 0;
        while index + 1 < lines.len() {
            let Some([head, marks]) = lines.get(index..index + 2) else {
                break;
            };
            let is_table =
                !head.is_code && head.text.contains('|') && is_delimiter_row(&marks.text);
            if !is_table {
                index += 1;
                continue;
            }
            let mut sheet = Sheet::default();
            let start = index;
            while let Some(line) = lines
                .get_mut(index)
                .filter(|line| !line.is_code && line.text.contains('|'))
            {
                if index != start + 1 && line.text != BORDER {
                    let cells = table_cells(&line.text);
                    let cells = cells.iter().map(|cell| without_emphasis(cell).to_owned());
                    sheet.rows.push(cells.collect());
                    sheet.at.push(line.at);
                }
                line.text.clear();
                index += 1;
            }
            self.tables.push(sheet);
        }
    }
}

/// The entries of front matter. A list is below its name, one item a line.
fn front_entries(lines: &[DocumentLine]) -> Vec<FrontEntry> {
    let mut entries: Vec<FrontEntry> = Vec::new();
    for line in lines {
        let text = line.text.trim();
        let named = text
            .split_once([':', '='])
            .filter(|_| !line.text.starts_with([' ', '\t', '-', '#']));
        if let Some((name, value)) = named {
            entries.push(FrontEntry {
                at: line.at,
                count: 1,
                name: name.trim().to_owned(),
                value: value.trim().to_owned(),
            });
        } else if let Some(entry) = entries.last_mut() {
            entry.count = line.at + 1 - entry.at;
            entry.value.push('\n');
            entry.value.push_str(text.trim_start_matches(['-', ' ']));
        }
    }
    entries
}

/// The row below a table's header: "|---|:---:|".
fn is_delimiter_row(line: &str) -> bool {
    let line = line.trim();
    line.contains('|')
        && line.contains('-')
        && line
            .chars()
            .all(|letter| matches!(letter, '|' | '-' | ':' | ' ' | '\t'))
        && line
            .trim_matches('|')
            .split('|')
            .all(|cell| cell.contains('-'))
}

fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("```") || line.starts_with("~~~")
}

/// A text that is entirely in a code block, as chat apps copy it, is not code.
fn unwrap_whole_block(lines: &mut [DocumentLine]) {
    let filled: Vec<usize> = (0..lines.len())
        .filter(|index| {
            lines
                .get(*index)
                .is_some_and(|line| !line.text.trim().is_empty())
        })
        .collect();
    let fences: Vec<usize> = filled
        .iter()
        .copied()
        .filter(|index| lines.get(*index).is_some_and(|line| is_fence(&line.text)))
        .collect();
    if let ([first, .., last], [open, close]) = (&filled[..], &fences[..])
        && (first, last) == (open, close)
    {
        for index in [*first, *last] {
            if let Some(line) = lines.get_mut(index) {
                line.text.clear();
            }
        }
    }
}

/// Marks the lines from a fence to its closing fence. An unclosed fence is text.
fn mark_code(lines: &mut [DocumentLine]) {
    let fences: Vec<usize> = (0..lines.len())
        .filter(|index| lines.get(*index).is_some_and(|line| is_fence(&line.text)))
        .collect();
    let mut next = 0;
    while let Some(&open) = fences.get(next) {
        let mark = |index: usize| {
            lines
                .get(index)
                .and_then(|line| line.text.trim_start().chars().next())
        };
        let is_close = |index: &&usize| {
            mark(**index) == mark(open)
                && lines
                    .get(**index)
                    .is_some_and(|line| line.text.trim().trim_matches(['`', '~']).is_empty())
        };
        let rest = fences.get(next + 1..).unwrap_or_default();
        let Some(place) = rest.iter().position(|index| is_close(&index)) else {
            next += 1;
            continue;
        };
        let close = rest.get(place).copied().unwrap_or(open);
        for line in lines.get_mut(open..=close).unwrap_or_default() {
            line.is_code = true;
        }
        next += place + 2;
    }
}

/// A line of "===" or "---" below a title makes it a heading, and an anchor after a heading is
/// removed: "# Desk {#desk}". A line that ends like a sentence is not a title, so that a rule below a
/// paragraph stays a rule.
fn unify_headings(lines: &mut [DocumentLine]) {
    for index in 0..lines.len() {
        let above = index
            .checked_sub(1)
            .and_then(|above| lines.get(above))
            .map(|line| line.text.clone());
        let below = lines
            .get(index + 1)
            .map(|line| line.text.trim().to_owned())
            .unwrap_or_default();
        let is_line_of =
            |mark: char| below.len() >= 3 && below.chars().all(|letter| letter == mark);
        let level = if is_line_of('=') {
            "#"
        } else if is_line_of('-') {
            "##"
        } else {
            ""
        };
        let Some(line) = lines.get_mut(index).filter(|line| !line.is_code) else {
            continue;
        };
        let text = line.text.trim();
        let is_alone = above.is_none_or(|above| above.trim().is_empty());
        let can_be_title = !text.is_empty()
            && text.len() <= 120
            && !text.starts_with(['#', '-', '*', '+', '>', '|', '='])
            && !text.ends_with(['.', ',', ';', ':', '。'])
            && !text.contains('\t');
        if !level.is_empty() && is_alone && can_be_title {
            line.text = format!("{level} {text}");
            if let Some(marks) = lines.get_mut(index + 1) {
                marks.text.clear();
            }
        } else if text.starts_with('#')
            && let Some(start) = text.rfind('{').filter(|_| text.ends_with('}'))
            && let Some(title) = text.get(..start).filter(|title| !title.ends_with('\\'))
            && text
                .get(start + 1..)
                .is_some_and(|anchor| anchor.starts_with(['#', '.']))
        {
            line.text = title.trim_end().to_owned();
        }
    }
}

/// A heading's level and text, without closing marks.
#[must_use]
pub fn heading(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start();
    let level = text.bytes().take_while(|byte| *byte == b'#').count();
    let rest = text.get(level..)?;
    let is_heading = (1..=6).contains(&level) && (rest.is_empty() || rest.starts_with([' ', '\t']));
    let rest = rest.trim();
    let bare = rest.trim_end_matches('#');
    let rest = if bare.is_empty() || bare.ends_with(' ') {
        bare.trim()
    } else {
        rest
    };
    is_heading.then_some((level, rest))
}

/// Whether a line is a horizontal rule.
#[must_use]
pub fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let Some(mark) = line
        .chars()
        .next()
        .filter(|mark| matches!(mark, '-' | '*' | '_' | '=' | '—' | '–' | '~'))
    else {
        return false;
    };
    let marks = line.chars().filter(|letter| *letter == mark).count();
    marks >= 3 && line.chars().all(|letter| letter == mark || letter == ' ')
}

/// A text without the emphasis around all of it: "**Returns desk**", "~~Returns desk~~".
#[must_use]
pub fn without_emphasis(text: &str) -> &str {
    let mut text = text.trim();
    for mark in ["~~", "***", "**", "__", "*", "_"] {
        if let Some(inner) = text
            .strip_prefix(mark)
            .and_then(|inner| inner.strip_suffix(mark))
            && !inner.is_empty()
            && !inner.contains(mark)
        {
            text = inner.trim();
        }
    }
    text
}

/// Unescapes a text (`CommonMark`: a backslash before punctuation).
#[must_use]
pub fn unescaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let escapes = letter == '\\' && letters.peek().is_some_and(char::is_ascii_punctuation);
        match letters.next_if(|_| escapes) {
            Some(next) => result.push(next),
            None => result.push(letter),
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The nonblank lines, with code marked by a bar.
    fn lines(text: &str) -> Vec<String> {
        MarkdownDocument::read(text)
            .lines
            .into_iter()
            .filter(|line| !line.text.trim().is_empty())
            .map(|line| {
                if line.is_code {
                    format!("|{}", line.text)
                } else {
                    line.text
                }
            })
            .collect()
    }

    #[test]
    fn k14_what_is_no_content_stands_apart() {
        for (text, said, left_out) in [
            (
                "---\ntitle: Desk\ntags: [a, b]\nlist:\n  - x\n---\n\n# Desk\n",
                &["# Desk"][..],
                &[(1, 6, "front matter")][..],
            ),
            (
                "+++\ntitle = \"Desk\"\n+++\nText\n",
                &["Text"],
                &[(1, 3, "front matter")],
            ),
            (
                "---\nReturns desk\nSituation: It stood.\n---\nx\n",
                &["---", "Returns desk", "Situation: It stood.", "---", "x"],
                &[],
            ),
            (
                "<!-- one -->\nA <!-- two --> b\n<!-- three\nfour\n-->five\n",
                &["A  b", "five"],
                &[
                    (1, 1, "a comment"),
                    (2, 1, "a comment"),
                    (3, 1, "a comment"),
                    (4, 1, "a comment"),
                    (5, 1, "a comment"),
                ],
            ),
            ("a <!-- open\nb\n", &["a <!-- open", "b"], &[]),
            (
                "a\n```md\n# Title\n```\nb\n",
                &["a", "|```md", "|# Title", "|```", "b"],
                &[],
            ),
            ("```\n# Title\nText\n```\n", &["# Title", "Text"], &[]),
            ("a\n```\nb\n", &["a", "```", "b"], &[]),
            (
                "~~~\n<!-- x -->\n~~~\na\n",
                &["|~~~", "|<!-- x -->", "|~~~", "a"],
                &[],
            ),
        ] {
            let document = MarkdownDocument::read(text);
            let found: Vec<(usize, usize, &str)> = document
                .left_out
                .iter()
                .map(|one| (one.at, one.count, &*one.why))
                .collect();
            assert_eq!(
                (lines(text), found),
                (
                    said.iter().map(|line| (*line).to_owned()).collect(),
                    left_out.to_vec()
                ),
                "{text}"
            );
        }
        assert_eq!(
            MarkdownDocument::read("---\ntitle: 'Desk'\n---\n")
                .title
                .as_deref(),
            Some("Desk")
        );
    }

    #[test]
    fn k12_headings_have_one_form() {
        for (text, said) in [
            ("Desk\n====\nText\n", &["# Desk", "Text"][..]),
            ("Desk\n---\nText\n", &["## Desk", "Text"]),
            ("It stood.\n---\nText\n", &["It stood.", "---", "Text"]),
            ("a\nb\n---\n", &["a", "b", "---"]),
            (
                "# Desk {#desk}\n## Result {.x}\n# A {b}\n",
                &["# Desk", "## Result", "# A {b}"],
            ),
        ] {
            assert_eq!(lines(text), said, "{text}");
        }
    }

    #[test]
    fn k15_tables_are_read_with_their_lines() {
        let document = MarkdownDocument::read(
            "x\n\n| # | Question |\n|---|:--|\n| 1 | What \\| who? |\n| 2 |  |\ny\n\na | b\n-|-\nc | d",
        );
        let tables: Vec<_> = document
            .tables
            .iter()
            .map(|table| (table.at.clone(), table.rows.clone()))
            .collect();
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        assert_eq!(
            tables,
            [
                (
                    vec![3, 5, 6],
                    vec![
                        row(["#", "Question"]),
                        row(["1", "What | who?"]),
                        row(["2", ""])
                    ]
                ),
                (vec![9, 11], vec![row(["a", "b"]), row(["c", "d"])]),
            ]
        );
    }

    #[test]
    fn code_blocks_are_told_apart() {
        let mut document = MarkdownDocument::read("```\na\n```\n```\nb\n```\nc\n");
        assert_eq!(document.code_blocks(), [0..3, 3..6]);
        document.leave_out(0..3, "a code block");
        assert_eq!(document.code_blocks().first(), Some(&(3..6)));
        assert_eq!(document.left_out[0].count, 3);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[#=\\-|`<!> a\\n\\\\{}~]{0,80}") {
            let document = MarkdownDocument::read(&text);
            let _ = document.code_blocks();
        }
    }
}
