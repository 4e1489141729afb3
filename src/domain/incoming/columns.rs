//! The columns of a table, and their roles.

use std::collections::BTreeMap;

use crate::domain::format::csv;
use crate::domain::format::table::TableColumn;
use crate::domain::incoming::likely::likely_separator;
use crate::domain::incoming::principles::principles_in;
use crate::domain::incoming::separator::Separator;
use crate::domain::incoming::sheet::Sheet;
use crate::domain::incoming::{LeftOut, left_out_in_words};
use crate::domain::text::fold::folded;
use crate::domain::text::plain::places;

/// A table of a file, with the role assumed for each column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IncomingTable<C> {
    /// Its rows; the first may have the columns' names.
    pub sheet: Sheet,
    /// The cell separator; `None` if the format defines it.
    pub separator: Option<Separator>,
    /// The role of each column, as far as the file says.
    pub mapping: Vec<Option<C>>,
    /// Whether the first row has the names of the columns.
    pub has_header: bool,
    /// Rows in which the separator is also part of a text.
    rejoined: Vec<usize>,
    /// Text around the table.
    pub left_out: Vec<LeftOut>,
}

impl<C: TableColumn> IncomingTable<C> {
    /// Parses a table whose line ends are `\n`, with the separator that it names, the chosen one,
    /// or the one that its lines suggest.
    #[must_use]
    pub fn read(text: &str, chosen: Option<Separator>) -> Self {
        let (named, body) =
            Separator::from_first_line(text).map_or((None, text), |(one, body)| (Some(one), body));
        let above = usize::from(named.is_some());
        let is_name = |name: &str| C::guess(name).is_some();
        let separator = chosen
            .or(named)
            .unwrap_or_else(|| likely_separator(body, &is_name));
        Self::of(Sheet::read(body, separator, above), Some(separator))
    }

    /// A table of these rows.
    #[must_use]
    pub fn of(mut sheet: Sheet, separator: Option<Separator>) -> Self {
        let above = take_above::<C>(&mut sheet);
        let rejoined = sheet.rejoin(separator);
        let has_header = has_header::<C>(&sheet.rows);
        let first = sheet.rows.first().map(Vec::as_slice).unwrap_or_default();
        let names: &[String] = if has_header { first } else { &[] };
        let mapping = mapped(names, &sheet.rows, has_header);
        Self {
            sheet,
            separator,
            mapping,
            has_header,
            rejoined,
            left_out: above,
        }
    }

    /// The rows with records, each with its position.
    pub fn records(&self, has_header: bool) -> impl Iterator<Item = (usize, &Vec<String>)> {
        let rows = self.sheet.at.iter().copied().zip(&self.sheet.rows);
        rows.skip(usize::from(has_header))
    }

    /// Notes about the table, in sentences.
    #[must_use]
    pub fn notes(&self, mapping: &[Option<C>], has_header: bool) -> Vec<String> {
        let mut told: Vec<String> = Vec::new();
        if let Some(separator) = self.separator.filter(|one| *one != Separator::Nothing) {
            told.push(format!("Separator: {}.", separator.name().to_lowercase()));
        }
        if has_header
            && let (Some(names), Some(at)) = (self.sheet.rows.first(), self.sheet.at.first())
        {
            let names: Vec<String> = names
                .iter()
                .map(|name| csv::shortened(name))
                .filter(|name| !name.is_empty())
                .collect();
            told.push(format!("Row {at} names the columns: {}.", names.join(", ")));
        }
        told.extend(left_out_in_words(("line", "lines"), &self.left_out));
        told.extend(self.left_behind(mapping, has_header));
        told.extend(self.sheet.strays.iter().map(|stray| stray.told()));
        if !self.rejoined.is_empty() {
            let at = places("row", &self.rejoined);
            told.push(format!(
                "A separator with a space behind it was kept as part of the text: {at}."
            ));
        }
        told.extend(self.uneven(has_header));
        told
    }

    /// The filled columns without a role, in a sentence; `None` if there are none.
    fn left_behind(&self, mapping: &[Option<C>], has_header: bool) -> Option<String> {
        let rows = &self.sheet.rows;
        let is_filled = |column: usize| {
            let mut cells = self
                .records(has_header)
                .filter_map(|(_, row)| row.get(column));
            cells.any(|cell| !cell.trim().is_empty())
        };
        let names: Vec<String> = (0..width(rows))
            .filter(|column| {
                mapping.get(*column).copied().flatten().is_none() && is_filled(*column)
            })
            .map(|column| {
                let first = rows.first().and_then(|row| row.get(column));
                let name = first.filter(|name| has_header && !name.trim().is_empty());
                name.map_or_else(
                    || format!("column {}", column + 1),
                    |name| format!("“{}”", csv::shortened(name)),
                )
            })
            .collect();
        (!names.is_empty()).then(|| format!("Columns left out: {}.", names.join(", ")))
    }

    /// The rows that may be shifted. A row may end early; one with more cells than the first has a
    /// separator within a text.
    fn uneven(&self, has_header: bool) -> Option<String> {
        let usual = self.sheet.rows.first().map(Vec::len)?;
        let is_beyond =
            |row: &Vec<String>| row.iter().skip(usual).any(|cell| !cell.trim().is_empty());
        let at: Vec<usize> = self
            .records(has_header)
            .filter(|(_, row)| is_beyond(row))
            .map(|(at, _)| at)
            .collect();
        (!at.is_empty()).then(|| {
            let (rows, have) = if at.len() == 1 { ("row", "has") } else { ("rows", "have") };
            format!(
                "{} {rows} {have} more cells than the first row: {}. Check the separator, and whether each text is in the \
                 right column.",
                at.len(),
                places("row", &at)
            )
        })
    }
}

/// The number of columns, by the widest row.
#[must_use]
pub fn width(rows: &[Vec<String>]) -> usize {
    rows.iter().map(Vec::len).max().unwrap_or(0)
}

/// The beginnings of each column's first two cells, to recognize it.
#[must_use]
pub fn heads(rows: &[Vec<String>]) -> Vec<(String, String)> {
    let cell = |row: usize, column: usize| {
        let cell = rows.get(row).and_then(|row| row.get(column));
        csv::shortened(cell.map_or("", String::as_str))
    };
    (0..width(rows))
        .map(|column| (cell(0, column), cell(1, column)))
        .collect()
}

/// A table of the names for columns, headings, and labels, built once.
pub struct Names<C: 'static>(BTreeMap<String, C>);

impl<C: TableColumn> Names<C> {
    /// The names of each column, in any language; case, accents, and punctuation don't matter.
    #[must_use]
    pub fn of(table: &[(C, &[&str])]) -> Self {
        let names = table
            .iter()
            .flat_map(|(column, names)| names.iter().map(|name| (folded(name), *column)));
        Self(names.collect())
    }

    /// The column with exactly this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<C> {
        // No name is longer than this, but a text may be.
        (name.len() < 100)
            .then(|| self.0.get(&folded(name)).copied())
            .flatten()
    }
}

/// The columns' roles by name; each role is used once. An exact name goes before a mention.
#[must_use]
pub fn named<C: TableColumn>(names: &[String]) -> Vec<Option<C>> {
    let mut mapping: Vec<Option<C>> = vec![None; names.len()];
    for guess in [C::guess, C::hint] {
        for (column, name) in names.iter().enumerate() {
            let meant = guess(name).filter(|meant| !mapping.contains(&Some(*meant)));
            if let Some(place) = mapping.get_mut(column).filter(|place| place.is_none()) {
                *place = meant;
            }
        }
    }
    mapping
}

/// How many rows are read to guess a column's role from its values.
const LOOKED_AT: usize = 200;

/// A role for each column of the widest row: by its name, or else by its values.
fn mapped<C: TableColumn>(
    names: &[String],
    rows: &[Vec<String>],
    has_header: bool,
) -> Vec<Option<C>> {
    let mut mapping = named(names);
    let width = width(rows);
    mapping.resize(width, None);
    let cells = |column: usize| {
        let rows = rows.iter().skip(usize::from(has_header)).take(LOOKED_AT);
        rows.filter_map(move |row| row.get(column))
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
    };
    if let Some(principles) = C::PRINCIPLES
        && !mapping.contains(&Some(principles))
        && let Some(column) = (0..width).find(|column| are_principles(cells(*column)))
        && let Some(place) = mapping.get_mut(column).filter(|place| place.is_none())
    {
        *place = Some(principles);
    }
    if let Some(main) = C::LONGEST
        && !mapping.contains(&Some(main))
    {
        let is_free = |column: &usize| mapping.get(*column).is_some_and(Option::is_none);
        // Addresses, identifiers, and days are long, but have no words.
        let length = |column: &usize| -> (bool, usize) {
            let (mut said, mut all) = (0_usize, 0_usize);
            for cell in cells(*column) {
                all += 1;
                said += usize::from(is_text(cell));
            }
            (said * 2 > all, cells(*column).map(str::len).sum())
        };
        let longest = (0..width).rev().filter(is_free).max_by_key(length);
        if let Some(place) = longest.and_then(|column| mapping.get_mut(column)) {
            *place = Some(main);
        }
    }
    mapping
}

/// Whether a cell has several words, more than numbers, or is in a script that does not part them.
fn is_text(cell: &str) -> bool {
    let has_letter = |word: &&str| word.contains(char::is_alphabetic);
    let words = cell.split_whitespace().filter(has_letter).count();
    let others = cell.split_whitespace().count() - words;
    !cell.is_ascii() || words > 1 && words > others
}

fn are_principles<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let (mut all, mut known) = (0_usize, 0_usize);
    for cell in cells {
        let named = principles_in(cell);
        all += 1;
        known += usize::from(!named.found.is_empty() && named.unknown.is_empty());
    }
    known > 0 && known * 5 >= all * 3
}

/// How far down the row with the columns' names may be.
const LOWEST_HEADER: usize = 12;

/// Removes the rows above the one with the columns' names, such as a sheet's title and export date. They
/// have at most one cell each, or are a label and its value.
fn take_above<C: TableColumn>(sheet: &mut Sheet) -> Vec<LeftOut> {
    let names = |row: &Vec<String>| row.iter().filter(|name| C::guess(name).is_some()).count();
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let width = width(&sheet.rows);
    let place = sheet
        .rows
        .iter()
        .take(LOWEST_HEADER)
        .position(|row| names(row) > 1);
    let Some(place) = place.filter(|place| {
        let above = sheet.rows.get(..*place).unwrap_or_default();
        above
            .iter()
            .all(|row| filled(row) < 2 || filled(row) == 2 && width > 2)
    }) else {
        return Vec::new();
    };
    let at: Vec<usize> = sheet.at.drain(..place).collect();
    sheet.rows.drain(..place);
    at.into_iter()
        .map(|at| LeftOut::one(at, "above the names of the columns"))
        .collect()
}

/// Whether the first row has the columns' names: a cell is a known name, or several mention roles,
/// or a cell differs in kind from all below it. A question above other questions is not a header.
fn has_header<C: TableColumn>(rows: &[Vec<String>]) -> bool {
    let Some((first, below)) = rows.split_first() else {
        return false;
    };
    if first.iter().any(|name| C::guess(name).is_some()) {
        return true;
    }
    let mut hinted: Vec<C> = Vec::new();
    for hint in first.iter().filter_map(|name| C::hint(name)) {
        if !hinted.contains(&hint) {
            hinted.push(hint);
        }
    }
    if hinted.len() > 1 {
        return true;
    }
    (0..first.len()).any(|column| {
        let name = first.get(column).map_or("", |name| name.trim());
        let cells = below
            .iter()
            .take(LOOKED_AT)
            .filter_map(|row| row.get(column));
        let cells: Vec<&str> = cells
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .collect();
        is_of_another_kind(name, &cells)
    })
}

/// Whether a name differs in kind from the values below it: a word above numbers, days, questions,
/// or principles.
fn is_of_another_kind(name: &str, cells: &[&str]) -> bool {
    let is_number = |text: &str| {
        text.starts_with(|letter: char| letter.is_ascii_digit()) && !text.contains('?')
    };
    let asks = |text: &str| text.contains(['?', '？', '؟']);
    // A date below one or two words makes them a column's name, even in a table with one row.
    let is_moment = |text: &str| {
        is_number(text)
            && text.matches(['-', '/', ':', '.']).count() > 1
            && !text.contains(|letter: char| {
                letter.is_alphabetic() && !matches!(letter, 'A' | 'P' | 'M' | 'T' | 'Z')
            })
    };
    let are_moments = !cells.is_empty() && cells.iter().all(|cell| is_moment(cell));
    let most = |is: &dyn Fn(&str) -> bool| {
        cells.len() > 1 && cells.iter().filter(|cell| is(cell)).count() * 5 >= cells.len() * 4
    };
    let words = name.split_whitespace().count();
    let is_name = !name.is_empty() && words <= 6 && !asks(name) && !name.ends_with('.');
    let is_principle = |text: &str| !principles_in(text).found.is_empty();
    is_name
        && ((most(&is_number) || are_moments) && !is_number(name) && words <= 4
            || most(&asks)
            || cells.iter().all(|cell| is_principle(cell))
                && !cells.is_empty()
                && !is_principle(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, PartialEq, Debug)]
    enum Part {
        Name,
        Price,
    }

    impl TableColumn for Part {
        const EVERY: &'static [Self] = &[Self::Name, Self::Price];

        fn name(self) -> &'static str {
            match self {
                Self::Name => "Name",
                Self::Price => "Price",
            }
        }

        fn guess(name: &str) -> Option<Self> {
            Self::EVERY.iter().copied().find(|part| part.name() == name)
        }

        fn hint(name: &str) -> Option<Self> {
            Self::EVERY
                .iter()
                .copied()
                .find(|part| name.contains(part.name()))
        }
    }

    #[test]
    fn a_name_that_stands_twice_is_meant_once_and_an_exact_one_goes_first() {
        let names = ["Price", "Name", "Price"].map(str::to_owned);
        assert_eq!(named(&names), [Some(Part::Price), Some(Part::Name), None]);
        let names = ["The Price", "Price", "His Name"].map(str::to_owned);
        assert_eq!(named(&names), [None, Some(Part::Price), Some(Part::Name)]);
    }

    #[test]
    fn a_filled_column_that_is_not_mapped_is_told_by_its_name_or_its_place() {
        let table: IncomingTable<Part> =
            IncomingTable::read("Name,Color,Empty\nCup,blue, \nPot,red,,x\n", None);
        assert_eq!(
            table.notes(&table.mapping, true),
            [
                "Separator: comma.",
                "Row 1 names the columns: Name, Color, Empty.",
                "Columns left out: “Color”, column 4.",
                "1 row has more cells than the first row: row 3. Check the separator, and whether each text is in the right \
                 column.",
            ]
        );
    }

    #[test]
    fn a_column_is_known_by_its_first_two_cells_even_where_rows_are_short() {
        let table: IncomingTable<Part> =
            IncomingTable::read("Name\nCup,3\n", Some(Separator::Comma));
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            heads(&table.sheet.rows),
            [pair("Name", "Cup"), pair("", "3")]
        );
    }

    #[test]
    fn k16_the_names_of_columns_may_be_below_the_title_of_a_sheet() {
        for (text, above, rows) in [
            ("My list\nName,Price\nCup,1\n", &[1][..], 1),
            (
                "My list,,\n,,\nName,Price,Color\nCup,1,red\nPot,2,blue\n",
                &[1, 2],
                2,
            ),
            (
                "Exported,2026-11-28,\nName,Price,Color\nCup,1,red\n",
                &[1],
                1,
            ),
            ("Name,Price\nCup,1\n", &[], 1),
            ("Cup,1,red\nPot,2,blue\nName,Price,Color\n", &[], 3),
        ] {
            let table: IncomingTable<Part> = IncomingTable::read(text, None);
            let left_out: Vec<usize> = table.left_out.iter().map(|one| one.at).collect();
            assert_eq!(left_out, above, "{text}");
            assert_eq!(table.records(table.has_header).count(), rows, "{text}");
        }
    }

    #[test]
    fn k16_a_first_row_of_another_kind_than_the_rest_is_a_heading() {
        for (text, is_header) in [
            ("Name,x\nCup,1\n", true),
            ("The Name,Its Price\nCup,1\n", true),
            ("Nummer,Frage\n1,Was?\n2,Wer?\n", true),
            ("My list\nWhat?\nWho?\n", true),
            ("What?\nWho?\nWhen?\n", false),
            ("Cup,blue\nPot,red\n", false),
            ("2026-01-01,a\n2026-01-02,b\n", false),
            ("Kategorie,Text\nOwnership,a\nDive Deep,b\n", true),
            ("Ownership,a\nDive Deep,b\n", false),
            ("Asked on,Text\n2026-11-20 9:14,a\n", true),
            ("#,Text,Start (UTC)\nab12,b,11/20/26 9:14\n", true),
            ("<div>What?</div>\n<div>Who?</div>\n<b>Why?</b>\n", false),
        ] {
            let table: IncomingTable<Part> = IncomingTable::read(text, None);
            assert_eq!(table.has_header, is_header, "{text}");
        }
    }
}
