//! Writes the structure of an imported document, its headings, bold words, lists, and tables, as Markdown
//! or plain text. The HTML and Word parsers report what they find; this writer decides how it looks.

/// Writes a document paragraph by paragraph.
pub(super) struct Structure {
    is_plain: bool,
    out: String,
    /// The kind of the last paragraph.
    last: Last,
    start: Start,
    /// The text of the current paragraph or cell, and whether it is bold.
    runs: Vec<(String, bool)>,
    table: Option<Table>,
    is_rich: bool,
}

/// How a paragraph begins.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Start {
    #[default]
    Body,
    /// A heading of a level, 1 to 6.
    Heading(usize),
    /// A list item at this depth, with its number.
    Item(usize, Option<usize>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Paragraph,
    Item,
}

/// The current table.
#[derive(Default)]
struct Table {
    /// How deep it is nested in tables, counting itself.
    depth: usize,
    rows: Vec<Vec<String>>,
    /// Whether its first row can still be the header.
    has_head: Option<bool>,
    is_in_cell: bool,
}

/// The deepest list level.
const DEEPEST: usize = 6;

impl Structure {
    pub(super) fn new(is_plain: bool) -> Self {
        Self {
            is_plain,
            out: String::new(),
            last: Last::Nothing,
            start: Start::Body,
            runs: Vec::new(),
            table: None,
            is_rich: false,
        }
    }

    /// Begins a paragraph. At the start of an item, it continues the item's first line.
    pub(super) fn begin(&mut self, start: Start) {
        if self.is_in_cell() {
            if !self.ends_with_space() {
                self.text(" ", false);
            }
            return;
        }
        let is_waiting = start == Start::Body && self.start != Start::Body && self.is_blank();
        if !is_waiting {
            self.end();
            self.start = start;
        }
    }

    /// Numbers the current item.
    pub(super) fn number(&mut self, number: usize) {
        if let Start::Item(_, own) = &mut self.start {
            *own = Some(number);
        }
    }

    /// Adds text.
    pub(super) fn text(&mut self, letters: &str, is_bold: bool) {
        match self.runs.last_mut() {
            Some((last, same)) if *same == is_bold => last.push_str(letters),
            _ => self.runs.push((letters.to_owned(), is_bold)),
        }
    }

    /// Whether the current paragraph is empty or ends with white space.
    pub(super) fn ends_with_space(&self) -> bool {
        self.runs
            .last()
            .is_none_or(|(last, _)| last.ends_with(char::is_whitespace))
    }

    /// Ends the current paragraph.
    pub(super) fn end(&mut self) {
        if self.is_in_cell() {
            return;
        }
        let start = std::mem::take(&mut self.start);
        let is_heading = matches!(start, Start::Heading(_));
        let letters = self.take_runs(is_heading, false);
        if letters.is_empty() {
            return;
        }
        self.is_rich |= start != Start::Body;
        let (mark, last) = match start {
            Start::Body if !self.is_plain && letters.starts_with(['#', '|']) => {
                ("\\".to_owned(), Last::Paragraph)
            }
            Start::Body => (String::new(), Last::Paragraph),
            Start::Heading(_) if self.is_plain => (String::new(), Last::Paragraph),
            Start::Heading(level) => (
                format!("{} ", "#".repeat(level.clamp(1, 6))),
                Last::Paragraph,
            ),
            Start::Item(depth, number) => {
                let mark = number.map_or_else(|| "-".to_owned(), |number| format!("{number}."));
                let indent = "  ".repeat(depth.min(DEEPEST));
                (format!("{indent}{mark} "), Last::Item)
            }
        };
        self.write(&format!("{mark}{letters}"), last);
    }

    fn write(&mut self, line: &str, last: Last) {
        self.out.push_str(match (self.last, last) {
            (Last::Nothing, _) => "",
            (Last::Item, Last::Item) => "\n",
            _ => "\n\n",
        });
        self.out.push_str(line);
        self.last = last;
    }

    pub(super) fn begin_table(&mut self) {
        if let Some(table) = &mut self.table {
            // A table inside a cell becomes the cell's text.
            table.depth += 1;
            return;
        }
        self.end();
        self.table = Some(Table {
            depth: 1,
            ..Table::default()
        });
    }

    pub(super) fn begin_row(&mut self) {
        if let Some(table) = self.table.as_mut().filter(|table| table.depth == 1) {
            table.rows.push(Vec::new());
        }
    }

    /// Marks the current row as the header.
    pub(super) fn row_is_head(&mut self) {
        if let Some(table) = self.table.as_mut().filter(|table| table.rows.len() == 1) {
            table.has_head = Some(true);
        }
    }

    pub(super) fn begin_cell(&mut self) {
        if let Some(table) = self.table.as_mut().filter(|table| table.depth == 1) {
            table.is_in_cell = true;
            self.runs.clear();
        }
    }

    /// Ends a cell that spans this many columns.
    pub(super) fn end_cell(&mut self, columns: usize) {
        let Some(table) = self.table.as_mut().filter(|table| table.depth == 1) else {
            return;
        };
        table.is_in_cell = false;
        let is_first = table.rows.len() == 1;
        if is_first && table.has_head != Some(true) {
            // A first row in bold is the header.
            let is_bold =
                |(letters, is_bold): &(String, bool)| *is_bold || letters.trim().is_empty();
            let says = self
                .runs
                .iter()
                .any(|(letters, _)| !letters.trim().is_empty());
            let is_head =
                table.has_head.unwrap_or(true) && (!says || self.runs.iter().all(is_bold));
            if is_head || says {
                table.has_head = if is_head { None } else { Some(false) };
            }
        }
        let cell = self.take_runs(false, true);
        if let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) {
            row.push(cell);
            row.resize(row.len() + columns.clamp(1, 12) - 1, String::new());
        }
    }

    pub(super) fn end_table(&mut self) {
        match &mut self.table {
            Some(table) if table.depth > 1 => {
                table.depth -= 1;
                return;
            }
            _ => {}
        }
        let Some(mut table) = self.table.take() else {
            return;
        };
        table.rows.retain(|row| !row.is_empty());
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or_default();
        if columns == 0 {
            return;
        }
        let has_head = table.has_head != Some(false) && table.rows.len() > 1;
        let mut lines: Vec<String> = Vec::with_capacity(table.rows.len() + 1);
        for (index, mut row) in table.rows.into_iter().enumerate() {
            row.resize(columns, String::new());
            if self.is_plain {
                lines.push(row.join("\t").trim_end().to_owned());
                continue;
            }
            let is_head = index == 0 && has_head;
            if is_head {
                // A header is bold anyway.
                for cell in &mut row {
                    *cell = cell.replace("**", "");
                }
            }
            lines.push(format!("| {} |", row.join(" | ")));
            if is_head {
                lines.push(format!("|{}", "---|".repeat(columns)));
            }
        }
        self.is_rich = true;
        self.write(&lines.join("\n"), Last::Paragraph);
    }

    fn is_in_cell(&self) -> bool {
        self.table.as_ref().is_some_and(|table| table.is_in_cell)
    }

    fn is_blank(&self) -> bool {
        self.runs
            .iter()
            .all(|(letters, _)| letters.trim().is_empty())
    }

    /// The current text, with marks around bold parts.
    fn take_runs(&mut self, is_heading: bool, is_cell: bool) -> String {
        let runs = std::mem::take(&mut self.runs);
        let mut line = String::new();
        for (letters, is_bold) in runs {
            let letters = letters.replace(['\n', '\r'], " ");
            let said = letters.trim();
            if self.is_plain || !is_bold || is_heading || said.is_empty() {
                let written = if self.is_plain {
                    letters.clone()
                } else if is_cell {
                    escaped(&letters)
                } else {
                    letters.replace("**", "\\*\\*")
                };
                line.push_str(&written);
                self.is_rich |= is_bold && !said.is_empty();
                continue;
            }
            self.is_rich = true;
            // The marks go next to the words, and white space outside of them.
            let before = letters.len() - letters.trim_start().len();
            let after = letters.trim_end().len();
            let marked = if is_cell {
                escaped(said)
            } else {
                said.replace("**", "\\*\\*")
            };
            line.push_str(letters.get(..before).unwrap_or_default());
            line.push_str("**");
            line.push_str(&marked);
            line.push_str("**");
            line.push_str(letters.get(after..).unwrap_or_default());
        }
        line.trim().to_owned()
    }

    /// The whole document, and whether anything in it was more than a paragraph.
    pub(super) fn finish(mut self) -> (String, bool) {
        // The end of the document closes everything that is still open.
        while self.table.is_some() {
            self.end_cell(1);
            self.end_table();
        }
        self.end();
        (self.out, self.is_rich)
    }
}

/// Escapes Markdown: puts a backslash before each mark.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '|' | '\\') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped.replace("**", "\\*\\*")
}
