//! Tables with a whole story in one cell: a card's description with "Situation:" and "Result:" in it.

use crate::domain::format::table::TableColumn;
use crate::domain::incoming::columns::IncomingTable;
use crate::domain::incoming::sheet::Sheet;
use crate::domain::stories::field::StoryField;
use crate::domain::stories::markdown::from_markdown;
use crate::domain::stories::story::{StarPart, Story};
use crate::domain::stories::table::StoryTable;

/// Parts that a cell names at least to be a story.
const PARTS: usize = 2;

/// The table with a column for each part that the cells of one column name; the same if there is none, or
/// the parts have columns already.
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
    for (index, row) in sheet.rows.iter_mut().enumerate() {
        row.resize(row.len().max(width), String::new());
        let told = row.get(column).and_then(|cell| told_in(cell));
        for part in StarPart::ALL {
            row.push(match &told {
                _ if index == 0 => part.name().to_owned(),
                Some(story) => story.part(part).to_owned(),
                None => String::new(),
            });
        }
        // What names no parts is kept as it is, to be seen among the columns left out.
        if index > 0
            && told.is_some()
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

/// The story that a cell tells by its labels.
fn told_in(cell: &str) -> Option<Story> {
    if !cell.contains([':', '*', '#']) {
        return None;
    }
    let mut read = from_markdown(&format!("# Story\n\n{cell}\n")).stories;
    let story = read.pop().filter(|_| read.is_empty())?.told.story;
    let parts = StarPart::ALL
        .iter()
        .filter(|part| !story.part(**part).is_empty());
    (parts.count() >= PARTS).then_some(story)
}
