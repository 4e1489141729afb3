//! What a file of stories would bring: which of them are taken in, which are left out and why.

use std::collections::BTreeSet;
use std::fmt;

use crate::domain::format::table::left_behind;
use crate::domain::stories::file::{ReadStory, StoryField, StoryTable, from_markdown};
use crate::domain::stories::story::{StarPart, Story};
use crate::domain::text::plain::{IncomingError, is_table, places, plain_text_up_to};
use crate::domain::text::word_count;

/// The largest file, in bytes.
pub const LARGEST: usize = 20_000_000;

/// The most stories that are taken in at once. A bank carries a loop with 10 to 15.
pub const MOST: usize = 1_000;

/// A story with fewer words and no title is taken for a stray row.
const FEWEST_WORDS: usize = 3;

/// Why a file brings nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StoryImportError {
    /// There is no word in it.
    Empty,
    /// It is not text.
    NotText,
    /// It is larger than [`LARGEST`].
    TooLarge,
    /// It is text, with no story in it.
    NoStory,
    /// It has more stories than [`MOST`].
    TooMany(usize),
}

impl fmt::Display for StoryImportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => out.write_str(
                "There is no word in this file. Nothing was changed. Choose a file with your stories.",
            ),
            Self::NotText => out.write_str(
                "This is not plain text in UTF-8. Nothing was changed. From a spreadsheet, save it as “CSV UTF-8”; from \
                 a word processor, save it as Markdown or plain text.",
            ),
            Self::TooLarge => out.write_str(
                "This file is larger than 20 MB, so it was not opened. Nothing was changed. Stories are a few pages \
                 each: check that it is the file you meant, or split it.",
            ),
            Self::NoStory => out.write_str(
                "No story was found in this file. Nothing was changed. In Markdown each story needs a heading with its \
                 title and headings such as Situation and Result under it; a CSV file needs a row for each story.",
            ),
            Self::TooMany(count) => write!(
                out,
                "This file has {count} stories; at most {MOST} are taken in at once. Nothing was changed. Split the \
                 file, or take out what is no story.",
            ),
        }
    }
}

/// A file that was read.
#[derive(Clone, PartialEq, Debug)]
pub enum ImportedStories {
    /// Markdown: its stories are what they are.
    Markdown(Vec<ReadStory>),
    /// A table, whose columns can be mapped.
    Table(StoryTable),
}

/// Reads a file by its name's ending: a table for `.csv` and `.tsv`, else Markdown.
///
/// # Errors
/// Why it brings nothing, with what to do.
pub fn read(name: &str, text: &str) -> Result<ImportedStories, StoryImportError> {
    let text = plain_text_up_to(text, LARGEST).map_err(|error| match error {
        IncomingError::Empty => StoryImportError::Empty,
        IncomingError::NotText => StoryImportError::NotText,
        IncomingError::TooLong => StoryImportError::TooLarge,
    })?;
    if is_table(name) {
        let table = StoryTable::read(&text);
        return match table.rows.len() {
            0 => Err(StoryImportError::NoStory),
            count if count > MOST + 1 => Err(StoryImportError::TooMany(count - 1)),
            _ => Ok(ImportedStories::Table(table)),
        };
    }
    let stories = from_markdown(&text);
    match stories.len() {
        0 => Err(StoryImportError::NoStory),
        count if count > MOST => Err(StoryImportError::TooMany(count)),
        _ => Ok(ImportedStories::Markdown(stories)),
    }
}

/// What becomes of a story that was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StoryVerdict {
    /// It is taken in.
    Whole,
    /// It is taken in, though a title is all there is.
    TitleOnly,
    /// A story of this title is here already, or stands above it in the file.
    Duplicate,
    /// There is next to nothing in it; it is left out.
    NearlyEmpty,
}

/// A story of the file with its verdict.
#[derive(Clone, PartialEq, Debug)]
pub struct IncomingStory {
    /// The line or row where it begins, from 1.
    pub at: usize,
    /// The story.
    pub story: Story,
    /// What becomes of it.
    pub verdict: StoryVerdict,
}

fn title_key(story: &Story) -> String {
    let title = story.display_title().to_lowercase();
    title.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Judges what was read against the stories that are here.
#[must_use]
pub fn judge<'a>(
    read: Vec<ReadStory>,
    here: impl IntoIterator<Item = &'a Story>,
) -> Vec<IncomingStory> {
    let mut titles: BTreeSet<String> = here.into_iter().map(title_key).collect();
    read.into_iter()
        .map(|ReadStory { at, story }| {
            let words: usize = StarPart::ALL
                .iter()
                .map(|part| story.part(*part))
                .chain([story.hook.as_str()])
                .map(word_count)
                .sum();
            let verdict = match (story.title.is_empty(), words) {
                (true, words) if words < FEWEST_WORDS => StoryVerdict::NearlyEmpty,
                _ if !titles.insert(title_key(&story)) => StoryVerdict::Duplicate,
                (false, 0) => StoryVerdict::TitleOnly,
                _ => StoryVerdict::Whole,
            };
            IncomingStory { at, story, verdict }
        })
        .collect()
}

/// The stories to take in, with those whose title is here already or without.
#[must_use]
pub fn to_take(incoming: &[IncomingStory], with_duplicates: bool) -> Vec<Story> {
    incoming
        .iter()
        .filter(|one| match one.verdict {
            StoryVerdict::Whole | StoryVerdict::TitleOnly => true,
            StoryVerdict::Duplicate => with_duplicates,
            StoryVerdict::NearlyEmpty => false,
        })
        .map(|one| one.story.clone())
        .collect()
}

/// What the candidate should know before taking a file in, in sentences.
#[must_use]
pub fn notes(
    source: &ImportedStories,
    mapping: &[Option<StoryField>],
    has_header: bool,
    found: &[IncomingStory],
) -> Vec<String> {
    let (by, mut told) = match source {
        ImportedStories::Markdown(_) => ("line", Vec::new()),
        ImportedStories::Table(table) => ("row", about_table(table, mapping, has_header)),
    };
    let kinds = [
        (StoryVerdict::NearlyEmpty, "left out, next to nothing in it"),
        (
            StoryVerdict::Duplicate,
            "with a title that is here already or stands above",
        ),
        (
            StoryVerdict::TitleOnly,
            "taken in with a title alone, as a sketch",
        ),
    ];
    for (verdict, what) in kinds {
        let of = found.iter().filter(|one| one.verdict == verdict);
        let at: Vec<usize> = of.map(|one| one.at).collect();
        if !at.is_empty() {
            told.push(format!("{} {what}: {}.", at.len(), places(by, &at)));
        }
    }
    told
}

/// What a table's mapping leaves behind, and which rows may be shifted.
fn about_table(
    table: &StoryTable,
    mapping: &[Option<StoryField>],
    has_header: bool,
) -> Vec<String> {
    let header = table.rows.first().map(Vec::len).unwrap_or_default();
    let rows = table.rows.iter().skip(usize::from(has_header));
    let uneven = rows.filter(|row| row.len() != header).count();
    let uneven = (uneven > 0).then(|| {
        let rows = if uneven == 1 { "row has" } else { "rows have" };
        format!(
            "{uneven} {rows} more or fewer cells than the first row. Look whether their texts stand in the right part."
        )
    });
    left_behind(&table.rows, mapping, has_header)
        .into_iter()
        .chain(uneven)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(title: &str, result: &str) -> Story {
        Story {
            title: title.to_owned(),
            result: result.to_owned(),
            ..Story::default()
        }
    }

    #[test]
    fn what_is_no_text_and_what_holds_no_story_is_refused_with_what_to_do() {
        for (name, text, error) in [
            ("a.csv", "", StoryImportError::Empty),
            ("a.csv", "PK\u{3}\u{4}\0", StoryImportError::NotText),
            ("a.md", "caf\u{fffd}", StoryImportError::NotText),
            ("a.md", "Just prose.", StoryImportError::NoStory),
        ] {
            assert_eq!(read(name, text), Err(error.clone()));
            assert!(error.to_string().contains("Nothing was changed"));
        }
        let many = "title\n".to_owned() + &"One,\n".repeat(10_000);
        assert_eq!(read("a.CSV", &many), Err(StoryImportError::TooMany(10_000)));
        let large = "a ".repeat(LARGEST / 2 + 1);
        assert_eq!(read("a.md", &large), Err(StoryImportError::TooLarge));
    }

    #[test]
    fn a_mark_windows_line_ends_and_every_script_are_taken() {
        let text = "\u{feff}Title,Result\r\n返品デスク,待ち時間は 7 分\r\nمكتب الإرجاع,٧ دقائق\r\n📦 Desk,\"a\r\nb\"\r\n";
        let Ok(ImportedStories::Table(table)) = read("x.csv", text) else {
            panic!("no table");
        };
        let read = table.stories(&table.guess(), true);
        let titles: Vec<&str> = read.iter().map(|read| read.story.title.as_str()).collect();
        assert_eq!(titles, ["返品デスク", "مكتب الإرجاع", "📦 Desk"]);
        assert_eq!(read[2].story.result, "a\nb");
    }

    #[test]
    fn near_empty_rows_titles_alone_and_titles_that_are_here_are_told_apart() {
        let read = [
            story("Desk", "7 minutes"),
            story("  RETURNS  desk ", "It held."),
            story("Sketch", ""),
            story("", "x"),
            story("", "three whole words"),
            story("desk", "Again."),
        ]
        .into_iter()
        .enumerate()
        .map(|(index, story)| ReadStory {
            at: index + 2,
            story,
        })
        .collect();
        let incoming = judge(read, &[story("Returns desk", "")]);
        let verdicts: Vec<StoryVerdict> = incoming.iter().map(|one| one.verdict).collect();
        assert_eq!(
            verdicts,
            [
                StoryVerdict::Whole,
                StoryVerdict::Duplicate,
                StoryVerdict::TitleOnly,
                StoryVerdict::NearlyEmpty,
                StoryVerdict::Whole,
                StoryVerdict::Duplicate,
            ]
        );
        assert_eq!(to_take(&incoming, false).len(), 3);
        assert_eq!(to_take(&incoming, true).len(), 5);
    }

    #[test]
    fn columns_that_are_not_mapped_and_uneven_rows_are_told() {
        let table = StoryTable::read("Title,Notes,\nOne,x,\nTwo,y\n");
        let told = about_table(&table, &table.guess(), true);
        assert_eq!(told.len(), 2);
        assert_eq!(told[0], "Not taken in: “Notes”.");
        assert!(told[1].starts_with("1 row has"));
        let named = StoryTable::read("Title\nOne\n");
        assert_eq!(about_table(&named, &named.guess(), true), [""; 0]);
    }
}
