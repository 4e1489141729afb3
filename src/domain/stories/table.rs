//! Stories in tables.

use std::borrow::Cow;

use crate::domain::format::csv;
use crate::domain::format::table::TableColumn;
use crate::domain::incoming::columns::IncomingTable;
use crate::domain::incoming::html::without_html;
use crate::domain::incoming::separator::Separator;
use crate::domain::stories::bank::BankedStory;
use crate::domain::stories::field::StoryField;

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

    /// A table of these rows.
    #[must_use]
    pub fn of(table: IncomingTable<StoryField>) -> Self {
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
