//! Stories in tables.

use std::borrow::Cow;

use crate::domain::format::csv;
use crate::domain::format::table::TableColumn;
use crate::domain::incoming::columns::IncomingTable;
use crate::domain::incoming::html::without_html;
use crate::domain::incoming::separator::Separator;
use crate::domain::incoming::sheet::Sheet;
use crate::domain::stories::bank::BankedStory;
use crate::domain::stories::field::StoryField;
use crate::domain::stories::labels::named;

/// A parsed story, with the number of its first line or row, from 1.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ReadStory {
    /// The line or row.
    pub at: usize,
    /// The story, with its numbers and follow-ups.
    pub told: BankedStory,
    /// Values that were not understood, each with its field.
    pub unread: Vec<(StoryField, String)>,
    /// Whether HTML was removed.
    pub had_html: bool,
}

impl ReadStory {
    /// Puts a text into a field and collects what was not understood.
    pub fn put(&mut self, field: StoryField, text: &str) {
        let unread = field.put(&mut self.told.story, text);
        self.unread
            .extend(unread.into_iter().map(|value| (field, value)));
    }
}

/// A parsed table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoryTable {
    /// Rows and columns.
    pub table: IncomingTable<StoryField>,
    /// Whether this app wrote it, so that every text is taken literally.
    is_own: bool,
}

impl StoryTable {
    /// Reads a table whose line ends are `\n`.
    #[must_use]
    pub fn read(text: &str, chosen: Option<Separator>) -> Self {
        Self::of(IncomingTable::read(text, chosen))
    }

    /// Transposes a table with a story in each column and the parts in the first one, so that each row is a
    /// story. `None` if each row already is one. A row is then named after its original column.
    fn turned(sheet: &Sheet) -> Option<Sheet> {
        let width = sheet.rows.iter().map(Vec::len).max()?;
        let (first, below) = sheet.rows.split_first()?;
        let is_name = |cell: &String| named(cell).is_some();
        let names = below.iter().filter_map(|row| row.first());
        let parts = names.clone().filter(|name| {
            named(name).is_some_and(|found| matches!(found.field, StoryField::Part(_)))
        });
        let is_turned = width > 2
            && parts.count() > 1
            && names.filter(|name| !name.trim().is_empty()).all(is_name)
            && first.iter().skip(1).filter(|cell| is_name(cell)).count() == 0;
        if !is_turned {
            return None;
        }
        let rows = (0..width).map(|column| {
            let cell = |row: &Vec<String>| row.get(column).cloned().unwrap_or_default();
            let mut cells: Vec<String> = sheet.rows.iter().map(cell).collect();
            if column == 0
                && let Some(corner) = cells.first_mut().filter(|corner| !is_name(corner))
            {
                StoryField::Title.name().clone_into(corner);
            }
            cells
        });
        let at = sheet.at.first().copied().unwrap_or(1);
        Some(Sheet {
            rows: rows.collect(),
            at: vec![at; width],
            strays: sheet.strays.clone(),
        })
    }

    /// A table of these rows.
    #[must_use]
    pub fn of(table: IncomingTable<StoryField>) -> Self {
        let table = match Self::turned(&table.sheet) {
            Some(sheet) => {
                let mut turned = IncomingTable::of(sheet, table.separator);
                turned.left_out = table.left_out;
                turned
            }
            None => table,
        };
        let names = table
            .sheet
            .rows
            .first()
            .map(Vec::as_slice)
            .unwrap_or_default();
        let is_own = names
            .iter()
            .map(String::as_str)
            .eq(StoryField::ALL.map(StoryField::name));
        Self { table, is_own }
    }

    /// The stories, with columns mapped to fields.
    #[must_use]
    pub fn stories(&self, mapping: &[Option<StoryField>], has_header: bool) -> Vec<ReadStory> {
        self.table
            .records(has_header)
            .map(|(at, row)| {
                let mut read = ReadStory {
                    at,
                    ..ReadStory::default()
                };
                for (field, cell) in mapping.iter().zip(row) {
                    let Some(field) = *field else { continue };
                    let cell = csv::unguarded(cell);
                    let cell = if self.is_own {
                        Cow::Borrowed(cell)
                    } else {
                        without_html(cell)
                    };
                    read.had_html |= matches!(cell, Cow::Owned(_));
                    read.put(field, &cell);
                }
                read
            })
            .collect()
    }
}
