//! Tables with a whole story in one cell: a card's description with "Situation:" and "Result:" in it.

use crate::domain::format::table::TableColumn;
use crate::domain::incoming::columns::IncomingTable;
use crate::domain::incoming::sheet::Sheet;
use crate::domain::stories::field::StoryField;
use crate::domain::stories::markdown::from_markdown;
use crate::domain::stories::story::StarPart;
use crate::domain::stories::table::{ReadStory, StoryTable};

/// Parts that a cell names at least to be a story.
const PARTS: usize = 2;

/// The table with a column for each field that the cells of one column name; the same if there is none, or
/// the parts have columns already. A cell that tells more than its fields stays, so that the preview names
/// its column as left out.
#[must_use]
pub fn unfolded(table: StoryTable) -> StoryTable {
    let inner = &table.table;
    let has_parts = inner
        .mapping
        .iter()
        .any(|field| matches!(field, Some(StoryField::Part(_))));
    // "Card Name" only mentions a title.
    let has_names = inner.has_header
        || inner.sheet.rows.first().is_some_and(|names| {
            names
                .iter()
                .any(|name| StoryField::hint(name) == Some(StoryField::Title))
        });
    if has_parts || !has_names {
        return table;
    }
    let width = inner.mapping.len();
    let is_free = |column: &usize| inner.mapping.get(*column) == Some(&None);
    let Some(column) = (0..width)
        .filter(is_free)
        .find(|column| holds_stories(&inner.sheet, *column))
    else {
        return table;
    };
    let mut sheet = inner.sheet.clone();
    let below = sheet.rows.iter().skip(1);
    let told: Vec<Option<ReadStory>> = below.map(|row| told_in(row.get(column)?)).collect();
    let value = |read: &Option<ReadStory>, field: StoryField| {
        read.as_ref()
            .map(|read| field.of(&read.told.story))
            .unwrap_or_default()
    };
    // The title and the status have columns of their own.
    let fields: Vec<StoryField> = StoryField::ALL
        .into_iter()
        .filter(|field| !matches!(field, StoryField::Title | StoryField::Status))
        .filter(|field| told.iter().any(|read| !value(read, *field).is_empty()))
        .collect();
    let mut rows = sheet.rows.iter_mut();
    if let Some(names) = rows.next() {
        names.resize(names.len().max(width), String::new());
        names.extend(fields.iter().map(|field| field.name().to_owned()));
    }
    for (row, read) in rows.zip(&told) {
        row.resize(row.len().max(width), String::new());
        row.extend(fields.iter().map(|field| value(read, *field)));
        if read.as_ref().is_some_and(is_all_fields)
            && let Some(cell) = row.get_mut(column)
        {
            cell.clear();
        }
    }
    let mut unfolded = IncomingTable::of(sheet, inner.separator);
    unfolded.left_out.clone_from(&inner.left_out);
    StoryTable::of(unfolded)
}

fn holds_stories(sheet: &Sheet, column: usize) -> bool {
    let cells = || {
        let below = sheet.rows.iter().skip(1);
        below
            .filter_map(|row| row.get(column))
            .filter(|cell| !cell.trim().is_empty())
    };
    let told = cells().filter(|cell| told_in(cell).is_some()).count();
    told > 0 && told * 2 >= cells().count()
}

/// Whether the fields of a story hold all that was read.
fn is_all_fields(read: &ReadStory) -> bool {
    read.unread.is_empty() && read.told.numbers.is_empty() && read.told.probes.is_empty()
}

/// The story that a cell tells by its labels, if nothing of it is left out.
fn told_in(cell: &str) -> Option<ReadStory> {
    if !cell.contains([':', '*', '#']) {
        return None;
    }
    let mut read = from_markdown(&format!("# Story\n\n{cell}\n"));
    let one = read
        .stories
        .pop()
        .filter(|_| read.stories.is_empty() && read.left_out.is_empty())?;
    let parts = StarPart::ALL
        .iter()
        .filter(|part| !one.told.story.part(**part).is_empty());
    (parts.count() >= PARTS).then_some(one)
}
