//! Stories from a file.

use crate::domain::format::counts::counted;
use crate::domain::format::table::TableColumn;
use crate::domain::stories::file::StoryField;
use crate::domain::stories::import::{
    ImportedStories, IncomingStory, StoryImportError, StoryVerdict, judge, notes, read, to_take,
};
use crate::domain::stories::story::Story;
use crate::domain::text::word_count;
use crate::route::{Route, StoriesRoute};
use crate::state::use_app;
use crate::ui::shared::{ImportRow, ImportWords, Importable};

/// Stories, as a file brings them.
#[derive(Clone, Copy)]
pub struct StoryImport;

impl Importable for StoryImport {
    type Source = ImportedStories;
    type Error = StoryImportError;
    type Column = StoryField;
    type Incoming = IncomingStory;
    type Body = Story;

    const WORDS: ImportWords = ImportWords {
        title: "Import stories",
        lead: "From a Markdown file with headings such as Situation and Result under each title, or from a spreadsheet \
               saved as CSV. You see what it would bring before anything happens.",
        input: "stories-file",
        file: "A file of stories",
        hint: "Ends in .md, .txt, .csv or .tsv; plain text in UTF-8.",
        accept: ".md,.markdown,.txt,.csv,.tsv,text/markdown,text/csv,text/plain",
        counted: ("story", "stories"),
        copies: "Titles that are here already",
    };
    const TOO_LARGE: StoryImportError = StoryImportError::TooLarge;

    fn home() -> (Route, &'static str) {
        (StoriesRoute::list().into(), "Stories")
    }

    fn read(name: &str, text: &str) -> Result<ImportedStories, StoryImportError> {
        read(name, text)
    }

    fn rows(source: &ImportedStories) -> Option<&[Vec<String>]> {
        match source {
            ImportedStories::Table(table) => Some(&table.rows),
            ImportedStories::Markdown(_) => None,
        }
    }

    fn guess(source: &ImportedStories) -> (Vec<Option<StoryField>>, bool) {
        match source {
            ImportedStories::Table(table) => {
                let guess = table.guess();
                let is_named = guess.iter().any(Option::is_some);
                (guess, is_named)
            }
            ImportedStories::Markdown(_) => (Vec::new(), false),
        }
    }

    fn judge(
        self,
        source: &ImportedStories,
        mapping: &[Option<StoryField>],
        has_header: bool,
    ) -> Vec<IncomingStory> {
        let read = match source {
            ImportedStories::Markdown(stories) => stories.clone(),
            ImportedStories::Table(table) => table.stories(mapping, has_header),
        };
        let here = use_app().library.living_stories();
        judge(read, here.iter().map(|story| &story.body))
    }

    fn notes(
        source: &ImportedStories,
        mapping: &[Option<StoryField>],
        has_header: bool,
        found: &[IncomingStory],
    ) -> Vec<String> {
        notes(source, mapping, has_header, found)
    }

    fn is_copy(one: &IncomingStory) -> bool {
        one.verdict == StoryVerdict::Duplicate
    }

    fn to_take(found: &[IncomingStory], with_copies: bool) -> Vec<Story> {
        to_take(found, with_copies)
    }

    fn row(one: &IncomingStory) -> ImportRow {
        let parts: Vec<String> = StoryField::ALL
            .into_iter()
            .filter(|field| matches!(field, StoryField::Part(_)))
            .map(|field| (field.name(), word_count(&field.of(&one.story))))
            .filter(|(_, words)| *words > 0)
            .map(|(name, words)| format!("{name} {}", counted(words, "word", "words")))
            .collect();
        ImportRow {
            text: one.story.display_title(),
            about: parts.join(" · "),
            verdict: match one.verdict {
                StoryVerdict::Whole => "",
                StoryVerdict::TitleOnly => "Title alone",
                StoryVerdict::Duplicate => "Title is here already",
                StoryVerdict::NearlyEmpty => "Left out",
            },
        }
    }
}
