//! Parses the rows of a table in a text, with quotation marks as in RFC 4180, and handles marks that are
//! never closed.
//!
//! `csv-core` parses such rows too. But it can't report which quotation mark swallowed the rest of the
//! file, and it can't continue after it.

use std::borrow::Cow;

use crate::domain::incoming::separator::Separator;

/// A parsed table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sheet {
    /// The cells of each nonblank row.
    pub rows: Vec<Vec<String>>,
    /// The number of each row, as a spreadsheet counts: blank ones, too.
    pub at: Vec<usize>,
    /// Unclosed quotation marks.
    pub strays: Vec<StrayQuote>,
}

/// A quotation mark that opens a cell and is never closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StrayQuote {
    /// The row.
    pub at: usize,
    /// How many rows below it would have become part of its cell.
    pub rows: usize,
}

impl StrayQuote {
    /// The note for the candidate.
    #[must_use]
    pub fn told(self) -> String {
        let Self { at, rows } = self;
        match rows {
            0 => format!(
                "Row {at}: a quotation mark opens a cell and isn’t closed. It was read as part of the text."
            ),
            1 => format!(
                "Row {at}: a quotation mark opens a cell and isn’t closed, so it would swallow 1 more row. Row {at} \
                 was read to the end of its line, and the other row separately."
            ),
            _ => format!(
                "Row {at}: a quotation mark opens a cell and isn’t closed, so it would swallow {rows} more rows. Row \
                 {at} was read to the end of its line, and the others separately."
            ),
        }
    }
}

/// The cells alone.
#[must_use]
pub fn cells_of(text: &str, separator: Separator) -> Vec<Vec<String>> {
    Sheet::read(text, separator, 0).rows
}

impl Sheet {
    /// The rows of a text whose line ends are `\n`, below this many lines.
    #[must_use]
    pub fn read(text: &str, separator: Separator, above: usize) -> Self {
        let mut sheet = Self::default();
        let separator = separator.letter();
        let mut rest = text;
        let mut at = above;
        let mut width = None;
        while !rest.is_empty() {
            at += 1;
            let mut cells: Vec<String> = Vec::new();
            let mut is_quoted = false;
            loop {
                let cell = Cell::read(rest, separator, width);
                is_quoted |= matches!(cell.text, Cow::Owned(_));
                if let Some(rows) = cell.swallowed {
                    sheet.strays.push(StrayQuote { at, rows });
                }
                cells.push(cell.text.into_owned());
                rest = cell.rest;
                if cell.ends_row {
                    break;
                }
            }
            // A blank line counts in the numbering and has no cells.
            if cells.len() > 1 || is_quoted || cells.iter().any(|cell| !cell.trim().is_empty()) {
                width = width.or(Some(cells.len()));
                sheet.rows.push(cells);
                sheet.at.push(at);
            }
        }
        sheet
    }
}

impl Sheet {
    /// Joins cells that begin with a space to the one before, in rows that have exactly that many
    /// cells too many: "What did you cut, and why?,Ownership". Returns the rows.
    pub fn rejoin(&mut self, separator: Option<Separator>) -> Vec<usize> {
        let letter = separator
            .and_then(Separator::letter)
            .filter(|letter| matches!(letter, ',' | ';'));
        let (Some(letter), Some(width)) = (letter, self.rows.first().map(Vec::len)) else {
            return Vec::new();
        };
        let is_spaced = |cell: &&String| cell.starts_with(' ');
        // If the first row has such cells, the space belongs to the separator.
        if self
            .rows
            .first()
            .is_some_and(|row| row.iter().any(|cell| is_spaced(&cell)))
        {
            return Vec::new();
        }
        let mut rejoined = Vec::new();
        for (at, row) in self.at.iter().zip(&mut self.rows) {
            let beyond = row.len().saturating_sub(width);
            let spaced = row.iter().skip(1).filter(is_spaced).count();
            if beyond == 0 || spaced != beyond {
                continue;
            }
            let mut joined: Vec<String> = Vec::new();
            for cell in row.drain(..) {
                match joined.last_mut().filter(|_| is_spaced(&&cell)) {
                    Some(last) => {
                        last.push(letter);
                        last.push_str(&cell);
                    }
                    None => joined.push(cell),
                }
            }
            *row = joined;
            rejoined.push(*at);
        }
        rejoined
    }
}

struct Cell<'a> {
    text: Cow<'a, str>,
    rest: &'a str,
    ends_row: bool,
    /// Rows that a quotation mark would swallow, if it is not closed.
    swallowed: Option<usize>,
}

impl<'a> Cell<'a> {
    fn read(text: &'a str, separator: Option<char>, width: Option<usize>) -> Self {
        let inner = if separator == Some(' ') {
            text
        } else {
            text.trim_start_matches(' ')
        };
        let mut swallowed = None;
        if let Some(quoted) = inner.strip_prefix('"') {
            match closed(quoted, separator, width) {
                Ok((text, rest)) => {
                    // Some programs escape a mark in a cell by a backslash.
                    let text = if text.matches("\\\"").count() > 1 {
                        text.replace("\\\"", "\"")
                    } else {
                        text
                    };
                    let (rest, ends_row) = behind(rest, separator);
                    return Self {
                        text: Cow::Owned(text),
                        rest,
                        ends_row,
                        swallowed,
                    };
                }
                Err(rows) => swallowed = Some(rows),
            }
        }
        let end = text
            .find(|letter| letter == '\n' || Some(letter) == separator)
            .unwrap_or(text.len());
        let cell = text.get(..end).unwrap_or_default();
        let (rest, ends_row) = behind(text.get(end..).unwrap_or_default(), separator);
        // An unpaired mark is not part of the text.
        let is_odd = cell.matches('"').count() % 2 == 1;
        let cell = if swallowed.is_some() && is_odd {
            cell.trim_start_matches([' ', '"'])
        } else {
            cell
        };
        // `"How?" she asked` has paired marks, and nothing was swallowed.
        let swallowed = swallowed.filter(|rows| is_odd || *rows > 0);
        Self {
            text: Cow::Borrowed(cell),
            rest,
            ends_row,
            swallowed,
        }
    }
}

/// The text after a cell, and whether its row ends there.
fn behind(rest: &str, separator: Option<char>) -> (&str, bool) {
    if let Some(rest) = separator.and_then(|separator| rest.strip_prefix(separator)) {
        return (rest, false);
    }
    (rest.strip_prefix('\n').unwrap_or(rest), true)
}

/// The text of a cell up to its closing quotation mark, and the rest; or how many rows were searched
/// without finding one. A mark closes the cell if the cell ends right after it. Other marks are part
/// of the text, but only up to the end of the line: later ones belong to other rows.
fn closed(
    text: &str,
    separator: Option<char>,
    width: Option<usize>,
) -> Result<(String, &str), usize> {
    let mut cell = String::new();
    let mut inner = 0_usize;
    let mut rest = text;
    let rows = |rest: &str| {
        let seen = text.get(..text.len() - rest.len()).unwrap_or(text);
        seen.matches('\n').count()
    };
    while let Some(at) = rest.find('"') {
        cell.push_str(rest.get(..at).unwrap_or_default());
        let after = rest.get(at + 1..).unwrap_or_default();
        let end = if separator == Some(' ') {
            after
        } else {
            after.trim_start_matches(' ')
        };
        let next = separator.and_then(|separator| end.strip_prefix(separator));
        // `"say "no", now"`: marks within a line are paired.
        let is_within = inner % 2 == 1
            && next.is_some_and(|next| {
                !next.starts_with('"') && next.split('\n').next().unwrap_or_default().contains('"')
            });
        if !is_within && (end.is_empty() || end.starts_with('\n') || next.is_some()) {
            return match rows_within(&cell, separator, width) {
                0 => Ok((cell, end)),
                rows => Err(rows),
            };
        }
        if let Some(after) = after.strip_prefix('"') {
            cell.push('"');
            rest = after;
        } else if cell.contains('\n') {
            return Err(rows(rest.get(at..).unwrap_or_default()));
        } else {
            let line = after.split('\n').next().unwrap_or_default();
            if !line.contains('"') {
                return Err(0);
            }
            cell.push('"');
            inner += 1;
            rest = after;
        }
    }
    Err(text.trim_end().matches('\n').count())
}

/// The fewest lines that make a cell suspicious if each of them looks like a row.
const LOOK_LIKE_ROWS: usize = 3;

/// How many lines of a cell look like rows of the table, if all between the first and the last do.
fn rows_within(cell: &str, separator: Option<char>, width: Option<usize>) -> usize {
    let (Some(separator), Some(width)) = (separator, width.filter(|width| *width > 1)) else {
        return 0;
    };
    let lines = cell.matches('\n').count();
    if lines <= LOOK_LIKE_ROWS {
        return 0;
    }
    let inner = cell.split('\n').skip(1).take(lines - 1);
    let mut inner = inner.map(|line| line.matches(separator).count() + 1);
    if inner.all(|cells| cells == width) {
        lines
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        cells_of(text, Separator::Comma)
    }

    #[test]
    fn k10_a_quotation_mark_that_is_not_closed_takes_no_other_row() {
        for (text, cells, strays) in [
            (
                "q,p\n\"a,b\nc,d\ne,f\n",
                &["q|p", "a|b", "c|d", "e|f"][..],
                &[(2, 2)][..],
            ),
            ("q,p\na,\"b\nc,d\n", &["q|p", "a|b", "c|d"], &[(2, 1)]),
            (
                "q,p\n\"a,b\nc,d\n\"e, f\",g\n",
                &["q|p", "a|b", "c|d", "e, f|g"],
                &[(2, 2)],
            ),
            (
                "q,p\n\"a,b\n\"c,d\ne,f\n",
                &["q|p", "a|b", "c|d", "e|f"],
                &[(2, 1), (3, 1)],
            ),
            ("q,p\n\"a,b", &["q|p", "a|b"], &[(2, 0)]),
            ("q,p\n\"a\nb\nc\",d\n", &["q|p", "a\nb\nc|d"], &[]),
            (
                "q,p\n\"say \"\"no\"\", now\",d\n",
                &["q|p", "say \"no\", now|d"],
                &[],
            ),
            (
                "q,p\n\"say \"no\", now\",d\n",
                &["q|p", "say \"no\", now|d"],
                &[],
            ),
            (
                "q,p\n\"the \"old\" desk\",d\n",
                &["q|p", "the \"old\" desk|d"],
                &[],
            ),
            (
                "q,p\n\"How?\" she asked,d\nx,y\n",
                &["q|p", "\"How?\" she asked|d", "x|y"],
                &[],
            ),
            (
                "q,p\na 5\" pipe,d\nx,y\n",
                &["q|p", "a 5\" pipe|d", "x|y"],
                &[],
            ),
            ("a, \"b, c\" ,d\n", &["a|b, c|d"], &[]),
            ("\"\",\"\"\n", &["|"], &[]),
            (
                "q,p\n\"a b,b\nc c,d\nd d,e\ne e,f\nf f,g\ng of 5\",h\n",
                &[
                    "q|p",
                    "a b|b",
                    "c c|d",
                    "d d|e",
                    "e e|f",
                    "f f|g",
                    "g of 5\"|h",
                ],
                &[(2, 5)],
            ),
        ] {
            let sheet = Sheet::read(text, Separator::Comma, 0);
            let told: Vec<String> = sheet
                .rows
                .iter()
                .map(|row| {
                    row.iter()
                        .map(|cell| cell.trim())
                        .collect::<Vec<_>>()
                        .join("|")
                })
                .collect();
            let found: Vec<(usize, usize)> = sheet
                .strays
                .iter()
                .map(|stray| (stray.at, stray.rows))
                .collect();
            assert_eq!(
                (told, found),
                (
                    cells.iter().map(|row| (*row).to_owned()).collect(),
                    strays.to_vec()
                ),
                "{text}"
            );
        }
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let sheet = Sheet::read("a,b\n\nc,\"d\ne\"\n,,\nf,g\n", Separator::Comma, 2);
        assert_eq!(sheet.at, [3, 5, 6, 7]);
    }

    #[test]
    fn a_comma_of_prose_that_nobody_quoted_stays_in_its_text() {
        let text = "q,p\nWhat, and why?,x\nWhat, who, and why?,y\nWho?,z\na,b,c\na, b,c,d\n";
        let mut sheet = Sheet::read(text, Separator::Comma, 0);
        assert_eq!(sheet.rejoin(Some(Separator::Comma)), [2, 3]);
        assert_eq!(sheet.rows[1], ["What, and why?", "x"]);
        assert_eq!(sheet.rows[2], ["What, who, and why?", "y"]);
        assert_eq!((sheet.rows[4].len(), sheet.rows[5].len()), (3, 4));
    }

    #[test]
    fn without_a_separator_a_line_is_a_cell() {
        assert_eq!(
            cells_of("a, b; c\n\"d\ne\"\n", Separator::Nothing),
            [["a, b; c"], ["d\ne"]]
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(table in proptest::collection::vec(proptest::collection::vec("[ -~\n]{1,12}", 2..5), 1..6)) {
            let text: String = table.iter().map(|row| crate::domain::format::csv::row(row, ',') + "\n").collect();
            prop_assert_eq!(rows(&text), table);
        }

        #[test]
        fn no_letter_is_lost(text in "[a-c\",\n ]{0,60}") {
            let sheet = Sheet::read(&text, Separator::Comma, 0);
            let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).collect::<String>();
            prop_assert_eq!(letters(&sheet.rows.concat().concat()), letters(&text));
        }
    }
}
