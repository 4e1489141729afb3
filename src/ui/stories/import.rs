//! Importing stories.

use crate::domain::format::counts::counted;
use crate::domain::format::table::TableColumn;
use crate::domain::incoming::separator::Separator;
use crate::domain::stories::bank::{BankedStory, principles_in_words};
use crate::domain::stories::field::StoryField;
use crate::domain::stories::import::{
    ImportedStories, IncomingStory, StoryImportError, StoryVerdict, judge, notes, read, to_take,
};
use crate::domain::text::word_count;
use crate::route::{Route, StoriesRoute};
use crate::state::use_app;
use crate::ui::shared::{ImportRow, ImportWords, Importable};

/// Stories as an import kind.
#[derive(Clone, Copy)]
pub struct StoryImport;

impl Importable for StoryImport {
    type Source = ImportedStories;
    type Error = StoryImportError;
    type Column = StoryField;
    type Incoming = IncomingStory;
    type Kept = BankedStory;

    const WORDS: ImportWords = ImportWords {
        title: "Import stories",
        lead: "From Markdown or plain text with parts such as Situation and Result, from CSV, or from this app’s \
            files. You see a preview before anything changes.",
        input: "stories-file",
        file: "A file of stories",
        hint: "Ends in .md, .txt, .csv, .tsv, or .json.",
        accept: ".md,.markdown,.txt,.csv,.tsv,.json,text/markdown,text/csv,text/plain,application/json",
        counted: ("story", "stories"),
        copies: "Titles already in your bank",
    };
    const TOO_LARGE: StoryImportError = StoryImportError::TooLarge;

    fn home() -> (Route, &'static str) {
        (StoriesRoute::list().into(), "Stories")
    }

    fn read(
        name: &str,
        text: &str,
        separator: Option<Separator>,
    ) -> Result<ImportedStories, StoryImportError> {
        read(name, text, separator)
    }

    fn separator(source: &ImportedStories) -> Option<Separator> {
        source.separator()
    }

    fn rows(source: &ImportedStories) -> Option<&[Vec<String>]> {
        match source {
            ImportedStories::Table(table) => Some(&table.table.sheet.rows),
            ImportedStories::Text(_) => None,
        }
    }

    fn guess(source: &ImportedStories) -> (Vec<Option<StoryField>>, bool) {
        source.guess()
    }

    fn judge(
        self,
        source: &ImportedStories,
        mapping: &[Option<StoryField>],
        has_header: bool,
    ) -> Vec<IncomingStory> {
        let read = source.stories(mapping, has_header);
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

    fn to_take(found: &[IncomingStory], with_copies: bool) -> Vec<BankedStory> {
        to_take(found, with_copies)
    }

    fn keep(kept: Vec<BankedStory>, told: String) {
        use_app().library.add_bank(kept, told);
    }

    fn row(one: &IncomingStory) -> ImportRow {
        let story = &one.read.told.story;
        let parts: Vec<String> = StoryField::ALL
            .into_iter()
            .filter(|field| matches!(field, StoryField::Part(_)))
            .map(|field| (field.name(), word_count(&field.of(story))))
            .filter(|(_, words)| *words > 0)
            .map(|(name, words)| format!("{name} {}", counted(words, "word", "words")))
            .collect();
        let principles = principles_in_words(story);
        let about: Vec<String> = [principles]
            .into_iter()
            .filter(|names| !names.is_empty())
            .chain(parts)
            .collect();
        ImportRow {
            text: story.display_title(),
            about: about.join(" · "),
            verdict: match one.verdict {
                StoryVerdict::Whole => "",
                StoryVerdict::TitleOnly => "Title only",
                StoryVerdict::Duplicate => "Title already here",
                StoryVerdict::NearlyEmpty
                | StoryVerdict::Template
                | StoryVerdict::Damaged
                | StoryVerdict::OfTable => "Left out",
            },
        }
    }
}
