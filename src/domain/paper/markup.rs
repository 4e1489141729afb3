//! Headings, bold words and simple tables, as Markdown writes them: "## Heading", "**bold**", "| a | b |".
//!
//! Each line of a text is set by itself: a table's columns are equally wide, so a row is as wide as the
//! rows around it without asking them, and an edit costs its line. A narrative memo stays plain.

use crate::domain::text::{Span, ends_line};

/// Whether a document's marks are drawn, or stand as they were typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Markup {
    /// Every mark stands as it was typed.
    #[default]
    Plain,
    /// Headings, bold words and tables are drawn.
    Structured,
}

/// How a line is set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// As a paragraph.
    Body,
    /// As a heading of this level, 1 to 3.
    Heading(u8),
    /// As a row of a table.
    Row(Row),
    /// Not at all: the line under a table's head, which only draws it.
    Rule,
}

/// A row of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// The columns of its table.
    pub columns: u8,
    /// Whether it names the columns.
    pub is_head: bool,
    /// Whether the table begins with it.
    pub is_first: bool,
    /// Whether the table ends with it.
    pub is_last: bool,
}

/// A line of a text as it is set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SetLine {
    /// Where it stands, with its indentation and its marks.
    pub span: Span,
    /// How it is set.
    pub shape: Shape,
}

/// A stretch of letters that is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// Whether it is bold.
    pub is_bold: bool,
}

/// The most columns of a table; more have no room on a page.
const MOST_COLUMNS: usize = 12;

/// The deepest heading that is drawn as one of its own.
const DEEPEST: usize = 3;

/// Characters that a backslash takes the meaning from.
const ESCAPED: [char; 4] = ['|', '*', '#', '\\'];

/// The lines of a text that has something on them, as they are set.
#[must_use]
pub fn set_lines(text: &str, markup: Markup) -> Vec<SetLine> {
    let mut set: Vec<SetLine> = Vec::new();
    let mut start = 0;
    // Where the table begins that the line before belongs to.
    let mut table: Option<usize> = None;
    for line in text.split_inclusive(ends_line) {
        let from = start;
        start += line.len();
        if line.trim().is_empty() {
            // The second half of "\r\n" is no line of its own.
            let is_half = line == "\n" && text.get(..from).is_some_and(|text| text.ends_with('\r'));
            if !is_half {
                end_table(&mut set, &mut table);
            }
            continue;
        }
        // With its indentation, so that its lines are those of the editor.
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
            // A line that draws nothing is one that was typed.
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

/// Says of the last row of the table that the table ends with it.
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

/// What a line is by itself.
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

/// The cells of a row, without the white space around them.
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

/// What is drawn of a line: the cells of a row, else one; none of a line that is not set.
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
            // A cell that its table has no column for stands in the last one.
            let beyond = cells.split_off(columns.min(cells.len()));
            if let Some(last) = cells.last_mut() {
                last.extend(beyond.into_iter().flatten());
            }
            cells.resize(columns, Vec::new());
            cells
        }
    }
}

/// The letters of a stretch that are drawn: without the marks around bold words, and without the
/// backslash before a mark that is meant as it stands.
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
            // The mark itself is drawn.
            at += 2;
        } else {
            at += letter.len_utf8();
        }
    }
    push(kept, stretch.end, is_bold);
    pieces
}

/// Whether the backslash at a place takes the meaning from the mark behind it.
fn escapes(typed: &str, at: usize) -> bool {
    typed
        .get(at + 1..)
        .is_some_and(|rest| rest.starts_with(ESCAPED))
}

/// Where the marks of bold words stand, opening and closing in turn.
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

    /// The lines as they are drawn: a heading with its level, the cells of a row between bars, bold words
    /// between angles.
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
            // No mark: nothing between, a space inside, no end, one asterisk, taken from its meaning.
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
            // Without the line under it, a table has no head.
            ("| a | b |\n| c | d |", vec!["rf a|b", "rl c|d"]),
            // Rows with other cells fit into the columns of the first.
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
            // A table ends where something else begins.
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
