//! The columns of a table that comes from elsewhere, and which of them is what.

use crate::domain::format::csv;

/// What a column of a table may be.
pub trait TableColumn: Copy + PartialEq + Send + Sync + 'static {
    /// Everything it may be, in the order of a file's columns.
    const EVERY: &'static [Self];

    /// What such a column is called.
    fn name(self) -> &'static str;

    /// What a column is meant to be, by its name.
    fn guess(name: &str) -> Option<Self>;
}

/// How many columns there are, by the widest row.
#[must_use]
pub fn width(rows: &[Vec<String>]) -> usize {
    rows.iter().map(Vec::len).max().unwrap_or(0)
}

/// What the names of columns mean; each is meant once.
#[must_use]
pub fn named<C: TableColumn>(names: &[String]) -> Vec<Option<C>> {
    let mut taken: Vec<C> = Vec::new();
    names
        .iter()
        .map(|name| {
            let column = C::guess(name).filter(|column| !taken.contains(column));
            taken.extend(column);
            column
        })
        .collect()
}

/// The beginnings of each column's first two cells, to know the column by.
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

/// The columns that are filled and not mapped, in a sentence; none when there are none.
#[must_use]
pub fn left_behind<C: TableColumn>(
    rows: &[Vec<String>],
    mapping: &[Option<C>],
    has_header: bool,
) -> Option<String> {
    let is_filled = |column: usize| {
        let rows = rows.iter().skip(usize::from(has_header));
        rows.filter_map(|row| row.get(column))
            .any(|cell| !cell.trim().is_empty())
    };
    let names: Vec<String> = mapping
        .iter()
        .enumerate()
        .filter(|(column, meant)| meant.is_none() && is_filled(*column))
        .map(|(column, _)| {
            let first = rows.first().and_then(|row| row.get(column));
            let name = first.filter(|name| has_header && !name.trim().is_empty());
            name.map_or_else(
                || format!("column {}", column + 1),
                |name| format!("“{}”", csv::shortened(name)),
            )
        })
        .collect();
    (!names.is_empty()).then(|| format!("Not taken in: {}.", names.join(", ")))
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
    }

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        let row = |row: &&[&str]| row.iter().map(|&cell| cell.to_owned()).collect();
        rows.iter().map(row).collect()
    }

    #[test]
    fn a_name_that_stands_twice_is_meant_once() {
        let names = ["Price", "Name", "Price"].map(str::to_owned);
        assert_eq!(named(&names), [Some(Part::Price), Some(Part::Name), None]);
    }

    #[test]
    fn a_filled_column_that_is_not_mapped_is_told_by_its_name_or_its_place() {
        let table = rows(&[&["Name", "Color", "Empty"], &["Cup", "blue", " "]]);
        let mapping = [Some(Part::Name), None, None];
        let told = |has_header| left_behind(&table, &mapping, has_header).unwrap();
        assert_eq!(told(true), "Not taken in: “Color”.");
        assert_eq!(told(false), "Not taken in: column 2, column 3.");
        assert_eq!(left_behind(&table, &[Some(Part::Name); 3], true), None);
    }

    #[test]
    fn a_column_is_known_by_its_first_two_cells_even_where_rows_are_short() {
        let table = rows(&[&["Name"], &["Cup", "3"]]);
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(heads(&table), [pair("Name", "Cup"), pair("", "3")]);
        assert_eq!(width(&table), 2);
    }
}
