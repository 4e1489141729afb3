//! Headings, bold words, and simple tables in Markdown: "## Heading", "**bold**", "| a | b |".
//!
//! Each line is laid out by itself, so an edit only affects its own line. That works for tables because
//! all columns have the same width. A narrative memo stays plain text.

use crate::domain::text::{Span, ends_line};

/// Whether a document's Markdown is rendered or shown as typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Markup {
    /// Marks are shown as typed.
    #[default]
    Plain,
    /// Headings, bold words, and tables are rendered.
    Structured,
}

/// What kind of line it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// A paragraph.
    Body,
    /// A heading of this level, 1 to 3.
    Heading(u8),
    /// A row of a table.
    Row(Row),
    /// The delimiter row under a table's header, which isn't printed.
    Rule,
}

/// A row of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// The number of columns of its table.
    pub columns: u8,
    /// Whether it is the header.
    pub is_head: bool,
    /// Whether it is the first row of the table.
    pub is_first: bool,
    /// Whether it is the last row of the table.
    pub is_last: bool,
}

/// A line of a text and its kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SetLine {
    /// Its span, including indentation and marks.
    pub span: Span,
    /// Its kind.
    pub shape: Shape,
}

/// A run of text that is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Piece {
    /// Its span.
    pub span: Span,
    /// Whether it is bold.
    pub is_bold: bool,
}

/// The most columns that fit on a page.
const MOST_COLUMNS: usize = 12;

/// The deepest heading with a style of its own.
const DEEPEST: usize = 3;

/// Characters that a backslash can escape.
const ESCAPED: [char; 4] = ['|', '*', '#', '\\'];

/// The nonblank lines of a text, with their kinds.
#[must_use]
pub fn set_lines(text: &str, markup: Markup) -> Vec<SetLine> {
    let mut set: Vec<SetLine> = Vec::new();
    let mut start = 0;
    // The first row of the table that the previous line belongs to.
    let mut table: Option<usize> = None;
    for line in text.split_inclusive(ends_line) {
        let from = start;
        start += line.len();
        if line.trim().is_empty() {
            // The second half of "\r\n" isn't a line of its own.
            let is_half = line == "\n" && text.get(..from).is_some_and(|text| text.ends_with('\r'));
            if !is_half {
                end_table(&mut set, &mut table);
            }
            continue;
        }
        // Keeps its indentation, so that it wraps as in the editor.
        let span = Span {
            start: from,
            end: from + line.trim_end().len(),
        };
        let shape = match markup {
            Markup::Plain => Shape::Body,
            Markup::Structured => shape_of(line.trim()),
        };
        match (shape, table) {
            (Shape::Row(row), None) => {
                table = Some(set.len());
                set.push(SetLine {
                    span,
                    shape: Shape::Row(Row {
                        is_first: true,
                        ..row
                    }),
                });
                continue;
            }
            (Shape::Row(row), Some(first)) => {
                let columns = match set.get(first).map(|line| line.shape) {
                    Some(Shape::Row(first)) => first.columns,
                    _ => row.columns,
                };
                set.push(SetLine {
                    span,
                    shape: Shape::Row(Row { columns, ..row }),
                });
                continue;
            }
            (Shape::Rule, Some(first)) if first + 1 == set.len() => {
                if let Some(SetLine {
                    shape: Shape::Row(head),
                    ..
                }) = set.last_mut()
                {
                    head.is_head = true;
                }
            }
            // A line that would print nothing is shown as typed.
            (Shape::Rule, _) => {
                end_table(&mut set, &mut table);
                set.push(SetLine {
                    span,
                    shape: Shape::Body,
                });
                continue;
            }
            _ => end_table(&mut set, &mut table),
        }
        set.push(SetLine { span, shape });
    }
    end_table(&mut set, &mut table);
    set
}

/// Marks the last row of the table.
fn end_table(set: &mut [SetLine], table: &mut Option<usize>) {
    if table.take().is_none() {
        return;
    }
    let row = set.iter_mut().rev().find_map(|line| match &mut line.shape {
        Shape::Row(row) => Some(row),
        _ => None,
    });
    if let Some(row) = row {
        row.is_last = true;
    }
}

/// The kind of a line, without looking at the lines around it.
fn shape_of(line: &str) -> Shape {
    let marks = line.len() - line.trim_start_matches('#').len();
    let after = line.get(marks..).unwrap_or_default();
    if (1..=6).contains(&marks) && after.starts_with(' ') && !after.trim().is_empty() {
        return Shape::Heading(u8::try_from(marks.min(DEEPEST)).unwrap_or(1));
    }
    if !(line.len() > 1 && line.starts_with('|') && line.ends_with('|')) {
        return Shape::Body;
    }
    let is_rule = line.contains('-')
        && line
            .chars()
            .all(|letter| matches!(letter, '|' | '-' | ':' | ' '));
    if is_rule {
        return Shape::Rule;
    }
    let whole = Span {
        start: 0,
        end: line.len(),
    };
    let columns = cells(line, whole).len().min(MOST_COLUMNS);
    Shape::Row(Row {
        columns: u8::try_from(columns).unwrap_or(1),
        is_head: false,
        is_first: false,
        is_last: false,
    })
}

/// The cells of a row, trimmed.
fn cells(text: &str, line: Span) -> Vec<Span> {
    let row = line.of(text);
    let begins = row.find('|').map_or(0, |bar| bar + 1);
    let mut cells = Vec::new();
    let mut start = line.start + begins;
    let mut is_escaped = false;
    for (at, letter) in row.char_indices().filter(|(at, _)| *at >= begins) {
        if letter == '|' && !is_escaped {
            let end = line.start + at;
            let cell = Span { start, end }.of(text);
            let lead = cell.len() - cell.trim_start().len();
            let from = start + lead;
            cells.push(Span {
                start: from,
                end: from + cell.trim().len(),
            });
            start = end + 1;
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    cells
}

/// What is printed of a line: a row's cells, or else the line as one cell. Nothing for a delimiter row.
#[must_use]
pub fn drawn(text: &str, line: SetLine, markup: Markup) -> Vec<Vec<Piece>> {
    let whole = |span| {
        vec![Piece {
            span,
            is_bold: false,
        }]
    };
    match (markup, line.shape) {
        (Markup::Plain, _) => vec![whole(line.span)],
        (_, Shape::Rule) => Vec::new(),
        (_, Shape::Body) => vec![pieces(text, line.span)],
        (_, Shape::Heading(_)) => {
            let typed = line.span.of(text);
            let title = typed.trim_start().trim_start_matches('#').trim_start();
            vec![pieces(
                text,
                Span {
                    start: line.span.end - title.len(),
                    end: line.span.end,
                },
            )]
        }
        (_, Shape::Row(row)) => {
            let columns = usize::from(row.columns);
            let mut cells: Vec<Vec<Piece>> = cells(text, line.span)
                .into_iter()
                .map(|cell| pieces(text, cell))
                .collect();
            // A cell beyond the table's columns joins the last one.
            let beyond = cells.split_off(columns.min(cells.len()));
            if let Some(last) = cells.last_mut() {
                last.extend(beyond.into_iter().flatten());
            }
            cells.resize(columns, Vec::new());
            cells
        }
    }
}

/// The printed runs of a span: without the marks around bold words and without the backslash before an
/// escaped mark.
fn pieces(text: &str, stretch: Span) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut push = |start: usize, end: usize, is_bold: bool| {
        if start < end {
            pieces.push(Piece {
                span: Span { start, end },
                is_bold,
            });
        }
    };
    let typed = stretch.of(text);
    let marks = bold_marks(typed);
    let mut marks = marks.iter().copied().peekable();
    let mut is_bold = false;
    let mut kept = stretch.start;
    let mut at = 0;
    while let Some(letter) = typed.get(at..).and_then(|rest| rest.chars().next()) {
        if marks.next_if_eq(&at).is_some() {
            push(kept, stretch.start + at, is_bold);
            is_bold = !is_bold;
            at += 2;
            kept = stretch.start + at;
        } else if letter == '\\' && escapes(typed, at) {
            push(kept, stretch.start + at, is_bold);
            kept = stretch.start + at + 1;
            // The escaped mark itself is printed.
            at += 2;
        } else {
            at += letter.len_utf8();
        }
    }
    push(kept, stretch.end, is_bold);
    pieces
}

/// Whether the backslash at this position escapes the mark after it.
fn escapes(typed: &str, at: usize) -> bool {
    typed
        .get(at + 1..)
        .is_some_and(|rest| rest.starts_with(ESCAPED))
}

/// The positions of bold marks, opening and closing in turn.
fn bold_marks(typed: &str) -> Vec<usize> {
    let mut marks = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = 0;
    let mut before = ' ';
    while let Some(letter) = typed.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = typed.get(at..).unwrap_or_default();
        if letter == '\\' && escapes(typed, at) {
            at += 2;
            before = '\\';
            continue;
        }
        if rest.starts_with("**") {
            let after = rest.chars().nth(2).unwrap_or(' ');
            match open {
                Some(opened) if !before.is_whitespace() && at > opened + 2 => {
                    marks.extend([opened, at]);
                    open = None;
                }
                None if !after.is_whitespace() && after != '*' => open = Some(at),
                _ => {}
            }
            at += 2;
            before = '*';
            continue;
        }
        at += letter.len_utf8();
        before = letter;
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::incoming::structure::escaped;
    use proptest::prelude::*;

    /// The lines as printed: a heading with its level, cells between bars, bold words between angle brackets.
    fn seen(text: &str) -> Vec<String> {
        set_lines(text, Markup::Structured)
            .into_iter()
            .map(|line| {
                let cells: Vec<String> = drawn(text, line, Markup::Structured)
                    .iter()
                    .map(|pieces| {
                        pieces
                            .iter()
                            .map(|piece| {
                                let letters = piece.span.of(text);
                                if piece.is_bold {
                                    format!("<{letters}>")
                                } else {
                                    letters.to_owned()
                                }
                            })
                            .collect()
                    })
                    .collect();
                let cells = cells.join("|");
                match line.shape {
                    Shape::Body => cells,
                    Shape::Heading(level) => format!("h{level} {cells}"),
                    Shape::Rule => "rule".to_owned(),
                    Shape::Row(row) => {
                        let mut marks = String::new();
                        for (is_so, mark) in
                            [(row.is_head, 'h'), (row.is_first, 'f'), (row.is_last, 'l')]
                        {
                            if is_so {
                                marks.push(mark);
                            }
                        }
                        format!("r{marks} {cells}")
                    }
                }
            })
            .collect()
    }

    #[test]
    fn headings_bold_words_and_tables_are_drawn() {
        for (text, lines) in [
            ("One.\n\n  two", vec!["One.", "  two"]),
            (
                "# A\n## B\n### C\n##### D",
                vec!["h1 A", "h2 B", "h3 C", "h3 D"],
            ),
            (
                "#hashtag\n#\n# \n####### x",
                vec!["#hashtag", "#", "#", "####### x"],
            ),
            ("## A **b** c", vec!["h2 A <b> c"]),
            (
                "The **wait** fell, **twice**.",
                vec!["The <wait> fell, <twice>."],
            ),
            // Not bold: nothing between the marks, a space inside, no end, a single asterisk, escaped.
            ("2 ** 3 ** 4", vec!["2 ** 3 ** 4"]),
            ("**** and **", vec!["**** and **"]),
            ("**open", vec!["**open"]),
            ("| a |\r\n|---|\r\n| b |", vec!["rhf a", "rule", "rl b"]),
            ("*one*", vec!["*one*"]),
            (r"\*\*not\*\* bold", vec!["**not** bold"]),
            (r"C:\temp", vec![r"C:\temp"]),
            (
                "| Year | Sales |\n|---|:-:|\n| 2025 | **12** |\n\nEnds.",
                vec!["rhf Year|Sales", "rule", "rl 2025|<12>", "Ends."],
            ),
            // Without a delimiter row, a table has no header.
            ("| a | b |\n| c | d |", vec!["rf a|b", "rl c|d"]),
            // Rows with more or fewer cells use the columns of the first row.
            (
                "| a | b |\n| c |\n| d | e | f |",
                vec!["rf a|b", "r c|", "rl d|ef"],
            ),
            (r"| a \| b | c |", vec!["rfl a | b|c"]),
            ("a | b\n|\n||", vec!["a | b", "|", "rfl "]),
            ("|---|---|", vec!["|---|---|"]),
            (
                "| a |\n|---|\n|---|\n| b |",
                vec!["rhfl a", "rule", "|---|", "rfl b"],
            ),
            // Any other line ends a table.
            ("| a |\n## B\n| c |", vec!["rfl a", "h2 B", "rfl c"]),
        ] {
            assert_eq!(seen(text), lines, "{text}");
        }
    }

    #[test]
    fn a_plain_document_stands_as_it_was_typed() {
        let text = "## A **b**\n| c |";
        let lines = set_lines(text, Markup::Plain);
        let drawn: Vec<&str> = lines
            .iter()
            .flat_map(|line| drawn(text, *line, Markup::Plain).concat())
            .map(|piece| piece.span.of(text))
            .collect();
        assert_eq!(drawn, ["## A **b**", "| c |"]);
    }

    #[test]
    fn escaped_text_stands_as_it_was() {
        for text in ["a | b", "2**3**4", r"C:\", "plain *one*"] {
            let escaped = escaped(text);
            let line = Span {
                start: 0,
                end: escaped.len(),
            };
            let drawn: String = pieces(&escaped, line)
                .iter()
                .map(|piece| piece.span.of(&escaped))
                .collect();
            assert_eq!(drawn, text);
        }
    }

    proptest! {
        #[test]
        fn every_text_is_set_line_by_line_in_order(text in "[ab*|#\\\\ \\-:é\n\u{2028}]{0,60}") {
            for markup in [Markup::Plain, Markup::Structured] {
                let set = set_lines(&text, markup);
                let typed: Vec<Span> = crate::domain::text::paragraphs(&text).collect();
                prop_assert_eq!(set.len(), typed.len());
                for (line, typed) in set.iter().zip(typed) {
                    prop_assert_eq!(line.span.end, typed.end);
                    prop_assert!(line.span.start <= typed.start);
                    let mut last = line.span.start;
                    for piece in drawn(&text, *line, markup).concat() {
                        prop_assert!(piece.span.start >= last && piece.span.end <= line.span.end);
                        prop_assert!(!piece.span.of(&text).is_empty());
                        last = piece.span.end;
                    }
                }
            }
        }
    }
}
