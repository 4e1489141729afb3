//! Previewing a file of stories: which are imported, which are left out, and why.

use std::collections::BTreeSet;
use std::fmt;

use crate::domain::format::counts::counted;
use crate::domain::format::table::TableColumn;
use crate::domain::incoming::columns::IncomingTable;
use crate::domain::incoming::encoding::{DAMAGED, is_damaged};
use crate::domain::incoming::json::{JsonError, sheet_of};
use crate::domain::incoming::rich::html_document;
use crate::domain::incoming::separator::Separator;
use crate::domain::incoming::sheet::Sheet;
use crate::domain::incoming::totals::{TOTALS, is_of_table};
use crate::domain::incoming::{
    LeftOut, left_out_in_words, looks_like_table, not_understood, text_of,
};
use crate::domain::stories::bank::BankedStory;
use crate::domain::stories::field::StoryField;
use crate::domain::stories::file::from_json_file;
use crate::domain::stories::markdown::{StoriesInText, from_markdown};
use crate::domain::stories::story::{StarPart, Story};
use crate::domain::stories::table::{ReadStory, StoryTable};
use crate::domain::stories::unfolded::unfolded;
use crate::domain::text::fold::folded;
use crate::domain::text::plain::{IncomingError, places};
use crate::domain::text::word_count;

/// The largest file, in bytes.
pub const LARGEST: usize = 20_000_000;

/// The most stories imported at once. A bank of 10 to 15 is enough for a loop.
pub const MOST: usize = 1_000;

/// A story with fewer words and no title counts as a stray row.
const FEWEST_WORDS: usize = 3;

/// Why a file cannot be imported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StoryImportError {
    /// It contains no word.
    Empty,
    /// It is not text.
    NotText,
    /// It is larger than [`LARGEST`].
    TooLarge,
    /// It is text without a story.
    NoStory,
    /// It has more stories than [`MOST`].
    TooMany(usize),
    /// It is JSON with an error at this line.
    BrokenJson(usize),
    /// It is JSON without a key that names a part of a story.
    NoKeys,
}

impl fmt::Display for StoryImportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => out.write_str(
                "This file is empty. Nothing was changed. Choose a file with your stories.",
            ),
            Self::NotText => out.write_str(
                "This is not plain text. Nothing was changed. From a spreadsheet, save it as “CSV UTF-8”; from \
                 a word processor, save it as Markdown or plain text.",
            ),
            Self::TooLarge => out.write_str(
                "This file is larger than 20 MB, so it was not opened. Nothing was changed. Stories are a few pages \
                 each: check that it is the file you meant, or split it.",
            ),
            Self::NoStory => out.write_str(
                "No story was found in this file. Nothing was changed. Each story needs a title with parts such as \
                 Situation and Result below it. A CSV file needs one row per story.",
            ),
            Self::TooMany(count) => write!(
                out,
                "This file has {count} stories. You can import at most {MOST} at once. Nothing was changed. Split \
                 the file, or remove what isn’t a story.",
            ),
            Self::BrokenJson(line) => write!(
                out,
                "This JSON breaks off or has an error at line {line}. Nothing was changed. Export it again.",
            ),
            Self::NoKeys => out.write_str(
                "This JSON has no key that names a story. Looked for: title, situation, task, action, result, \
                 learning. Nothing was changed.",
            ),
        }
    }
}

/// A parsed file.
#[derive(Clone, PartialEq, Debug)]
pub enum ImportedStories {
    /// Markdown, plain text, or JSON: no columns to map.
    Text(StoriesInText),
    /// A table, whose columns can be mapped.
    Table(StoryTable),
}

impl ImportedStories {
    /// The unit of its positions, singular and plural.
    #[must_use]
    pub fn counted_by(&self) -> (&'static str, &'static str) {
        match self {
            Self::Text(_) => ("line", "lines"),
            Self::Table(_) => ("row", "rows"),
        }
    }

    /// The stories, with columns mapped to fields.
    #[must_use]
    pub fn stories(&self, mapping: &[Option<StoryField>], has_header: bool) -> Vec<ReadStory> {
        match self {
            Self::Text(text) => text.stories.clone(),
            Self::Table(table) => table.stories(mapping, has_header),
        }
    }

    /// The role assumed for each column, and whether the first row names them.
    #[must_use]
    pub fn guess(&self) -> (Vec<Option<StoryField>>, bool) {
        match self {
            Self::Text(_) => (Vec::new(), false),
            Self::Table(table) => (table.table.mapping.clone(), table.table.has_header),
        }
    }

    /// The cell separator, if it can be chosen.
    #[must_use]
    pub fn separator(&self) -> Option<Separator> {
        match self {
            Self::Text(_) => None,
            Self::Table(table) => table.table.separator,
        }
    }

    /// What its parser left out.
    fn left_out(&self) -> &[LeftOut] {
        match self {
            Self::Text(text) => &text.left_out,
            Self::Table(table) => &table.table.left_out,
        }
    }
}

/// Parses a file or pasted text: this app's own JSON, a table by its extension or its header, or else
/// Markdown. A chosen separator makes it a table.
///
/// # Errors
/// Why it cannot be imported, and what to do.
pub fn read(
    name: &str,
    text: &str,
    separator: Option<Separator>,
) -> Result<ImportedStories, StoryImportError> {
    let text = text_of(text, LARGEST).map_err(|error| match error {
        IncomingError::Empty => StoryImportError::Empty,
        IncomingError::NotText => StoryImportError::NotText,
        IncomingError::TooLong => StoryImportError::TooLarge,
    })?;
    let (name, text) = match html_document(&text) {
        Some(markdown) if separator.is_none() => ("a.md", markdown),
        _ => (name, text),
    };
    let source = if let Some(stories) = from_json_file(&text) {
        ImportedStories::Text(StoriesInText {
            stories,
            ..StoriesInText::default()
        })
    } else if let Some(json) = sheet_of(&text).filter(|_| separator.is_none()) {
        ImportedStories::Table(unfolded(from_json(json)?))
    } else if separator.is_some() || looks_like_table::<StoryField>(name, &text) {
        ImportedStories::Table(unfolded(StoryTable::read(&text, separator)))
    } else {
        ImportedStories::Text(from_markdown(&text))
    };
    let count = match &source {
        ImportedStories::Text(text) => text.stories.len(),
        ImportedStories::Table(table) => table.table.records(table.table.has_header).count(),
    };
    match count {
        0 => Err(StoryImportError::NoStory),
        count if count > MOST => Err(StoryImportError::TooMany(count)),
        _ => Ok(source),
    }
}

/// A table of JSON, which has to have a key that names a title or a part.
fn from_json(json: Result<Sheet, JsonError>) -> Result<StoryTable, StoryImportError> {
    let sheet = json.map_err(|error| match error {
        JsonError::Broken(line) => StoryImportError::BrokenJson(line),
        JsonError::NoEntries => StoryImportError::NoKeys,
    })?;
    let table = StoryTable::of(IncomingTable::of(sheet, None));
    let is_named =
        |field: &Option<StoryField>| matches!(field, Some(StoryField::Title | StoryField::Part(_)));
    if table.table.has_header && table.table.mapping.iter().any(is_named) {
        Ok(table)
    } else {
        Err(StoryImportError::NoKeys)
    }
}

/// What happens to a parsed story.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StoryVerdict {
    /// It is imported.
    Whole,
    /// It is imported, although it only has a title.
    TitleOnly,
    /// A story with this title exists already, here or earlier in the file.
    Duplicate,
    /// It is almost empty; it is left out.
    NearlyEmpty,
    /// It is an unfilled template; it is left out.
    Template,
    /// Some of its bytes are invalid in the encoding; it is left out.
    Damaged,
    /// It adds up the table, or says where it comes from; it is left out.
    OfTable,
}

impl StoryVerdict {
    /// Why the story is left out, with or without duplicates by title; `None` if it is imported.
    #[must_use]
    pub fn why_left_out(self, with_duplicates: bool) -> Option<&'static str> {
        match self {
            Self::Whole | Self::TitleOnly => None,
            Self::Duplicate => {
                (!with_duplicates).then_some("a story of this title is here already or above")
            }
            Self::NearlyEmpty => Some("almost nothing in it"),
            Self::Template => Some("a template with nothing filled in"),
            Self::Damaged => Some(DAMAGED),
            Self::OfTable => Some(TOTALS),
        }
    }
}

/// A story of the file with its verdict.
#[derive(Clone, PartialEq, Debug)]
pub struct IncomingStory {
    /// The parsed story.
    pub read: ReadStory,
    /// What happens to it.
    pub verdict: StoryVerdict,
}

fn title_key(story: &Story) -> String {
    let title = story.display_title().to_lowercase();
    title.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Compares parsed stories with existing ones.
#[must_use]
pub fn judge<'a>(
    read: Vec<ReadStory>,
    here: impl IntoIterator<Item = &'a Story>,
) -> Vec<IncomingStory> {
    let mut titles: BTreeSet<String> = here.into_iter().map(title_key).collect();
    read.into_iter()
        .map(|read| {
            let story = &read.told.story;
            let texts = || {
                StarPart::ALL
                    .iter()
                    .map(|part| story.part(*part))
                    .chain([story.hook.as_str()])
            };
            let words: usize = texts().map(word_count).sum();
            let verdict = match (story.title.is_empty(), words) {
                _ if texts()
                    .chain([story.title.as_str(), story.setting.as_str()])
                    .any(is_damaged) =>
                {
                    StoryVerdict::Damaged
                }
                (false, 0) if is_of_table(&story.title) => StoryVerdict::OfTable,
                _ if is_template(story) => StoryVerdict::Template,
                (true, words) if words < FEWEST_WORDS => StoryVerdict::NearlyEmpty,
                _ if !titles.insert(title_key(story)) => StoryVerdict::Duplicate,
                (false, 0) => StoryVerdict::TitleOnly,
                _ => StoryVerdict::Whole,
            };
            IncomingStory { read, verdict }
        })
        .collect()
}

/// Whether it is an unfilled template: all parts with text have only placeholders, and at least one
/// has, or the title says that it is a template.
fn is_template(story: &Story) -> bool {
    let filled: Vec<&str> = StarPart::ALL
        .iter()
        .map(|part| story.part(*part))
        .filter(|text| !text.trim().is_empty())
        .collect();
    let title = folded(&story.title);
    let is_named = title.split(' ').any(|word| {
        matches!(
            word,
            "template" | "templates" | "vorlage" | "plantilla" | "modele"
        )
    });
    // "Story: ____" has its name behind the colon.
    let name = story.title.rsplit(':').next().unwrap_or_default();
    let are_hints = filled.len() > 1 && filled.iter().all(|text| is_hint(text));
    are_hints
        || filled.iter().all(|text| is_placeholder(text))
            && (!filled.is_empty() || is_named || is_placeholder(name) && !name.trim().is_empty())
}

/// Whether a text is a placeholder: "[Your situation]", "<describe it>", "TBD", "…".
fn is_placeholder(text: &str) -> bool {
    text.lines()
        .map(|line| line.trim().trim_matches(['*', '_', '-', ' ']))
        .filter(|line| !line.is_empty())
        .all(|line| {
            let is_within = |open: char, close: char| {
                line.starts_with(open) && line.trim_end_matches('.').ends_with(close)
            };
            is_within('[', ']') && !line.contains("](")
                || is_within('<', '>')
                || is_within('{', '}')
                || matches!(
                    line.to_ascii_lowercase().as_str(),
                    "todo" | "tbd" | "tba" | "n/a" | "xxx"
                )
                || line
                    .chars()
                    .all(|letter| matches!(letter, '_' | '.' | '…' | ' '))
        })
}

/// Whether a text only says what to write: "What was your responsibility?", "Describe the context."
fn is_hint(text: &str) -> bool {
    const SAYS: [&str; 17] = [
        "describe",
        "explain",
        "set",
        "give",
        "list",
        "detail",
        "quantify",
        "include",
        "share",
        "state",
        "summarize",
        "outline",
        "tell",
        "focus",
        "add",
        "write",
        "use",
    ];
    const ASKS: [&str; 7] = ["what", "how", "who", "why", "which", "when", "where"];
    let words = folded(text);
    let has = |meant: &[&str]| words.split(' ').any(|word| meant.contains(&word));
    let first = words.split(' ').next().unwrap_or_default();
    let is_asked = ASKS.contains(&first) && text.contains('?');
    is_placeholder(text) || (SAYS.contains(&first) || is_asked) && !has(&["i", "my", "we", "our"])
}

/// The stories to import, with or without duplicates by title.
#[must_use]
pub fn to_take(incoming: &[IncomingStory], with_duplicates: bool) -> Vec<BankedStory> {
    incoming
        .iter()
        .filter(|one| one.verdict.why_left_out(with_duplicates).is_none())
        .map(|one| one.read.told.clone())
        .collect()
}

/// Everything in the file that is not imported, by position.
#[must_use]
pub fn left_out(
    source: &ImportedStories,
    found: &[IncomingStory],
    with_duplicates: bool,
) -> Vec<LeftOut> {
    let judged = found.iter().filter_map(|one| {
        Some(LeftOut::one(
            one.read.at,
            one.verdict.why_left_out(with_duplicates)?,
        ))
    });
    let mut all: Vec<LeftOut> = source.left_out().iter().cloned().chain(judged).collect();
    all.sort_by_key(|one| one.at);
    all
}

/// Notes to show before importing, in sentences.
#[must_use]
pub fn notes(
    source: &ImportedStories,
    mapping: &[Option<StoryField>],
    has_header: bool,
    found: &[IncomingStory],
) -> Vec<String> {
    let by = source.counted_by();
    let mut told = match source {
        ImportedStories::Text(text) => {
            let mut told = left_out_in_words(("line", "lines"), &text.left_out);
            told.extend(text.notes.iter().cloned());
            told
        }
        ImportedStories::Table(table) => table.table.notes(mapping, has_header),
    };
    // The question about duplicates is below the notes, whatever the answer.
    let judged: Vec<LeftOut> = found
        .iter()
        .filter_map(|one| Some(LeftOut::one(one.read.at, one.verdict.why_left_out(true)?)))
        .collect();
    told.extend(
        left_out_in_words(("story", "stories"), &judged)
            .into_iter()
            .map(|note| {
                note.replace(": story ", &format!(": {} ", by.0))
                    .replace(": storys ", &format!(": {} ", by.1))
            }),
    );
    let at = |is: &dyn Fn(&IncomingStory) -> bool| -> Vec<usize> {
        found
            .iter()
            .filter(|one| is(one))
            .map(|one| one.read.at)
            .collect()
    };
    for (at, what) in [
        (
            at(&|one| one.verdict == StoryVerdict::Duplicate),
            "with a title that is here already or above",
        ),
        (
            at(&|one| one.verdict == StoryVerdict::TitleOnly),
            "with nothing but a title, imported as a sketch",
        ),
        (at(&|one| one.read.had_html), "with HTML, which is removed"),
    ] {
        if !at.is_empty() {
            told.push(format!(
                "{} {what}: {}.",
                counted(at.len(), "story", "stories"),
                places(by.0, &at)
            ));
        }
    }
    for field in StoryField::ALL {
        let unread: Vec<(usize, &str)> = found
            .iter()
            .flat_map(|one| {
                let values = one.read.unread.iter().filter(|(of, _)| *of == field);
                values.map(|(_, value)| (one.read.at, value.as_str()))
            })
            .collect();
        told.extend(not_understood(by.0, field.name(), &unread));
    }
    let (numbers, probes) = found
        .iter()
        .map(|one| (one.read.told.numbers.len(), one.read.told.probes.len()))
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    if numbers + probes > 0 {
        told.push(format!(
            "With {} and {}.",
            counted(numbers, "number", "numbers"),
            counted(probes, "follow-up question", "follow-up questions")
        ));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::principle::Principle;

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
            ("a.md", "Just prose.", StoryImportError::NoStory),
        ] {
            assert_eq!(read(name, text, None), Err(error.clone()));
            assert!(error.to_string().contains("Nothing was changed"));
        }
        let many = "title\n".to_owned() + &"One,\n".repeat(10_000);
        assert_eq!(
            read("a.CSV", &many, None),
            Err(StoryImportError::TooMany(10_000))
        );
        let large = "a ".repeat(LARGEST / 2 + 1);
        assert_eq!(read("a.md", &large, None), Err(StoryImportError::TooLarge));
    }

    /// Titles and results of what is taken in, and the places of what is left out.
    fn previewed(name: &str, text: &str) -> (Vec<[String; 3]>, Vec<usize>) {
        let source = read(name, text, None).unwrap_or_else(|error| panic!("{text}: {error}"));
        let (mapping, has_header) = source.guess();
        let found = judge(source.stories(&mapping, has_header), []);
        let taken = to_take(&found, false)
            .into_iter()
            .map(|one| [one.story.title, one.story.situation, one.story.result])
            .collect();
        let out = left_out(&source, &found, false);
        (taken, out.iter().map(|one| one.at).collect())
    }

    #[test]
    fn json_of_other_apps_is_read_by_its_keys() {
        let desk = ["Desk", "It stood.", "7 minutes."];
        for text in [
            r#"[{"title":"Desk","situation":"It stood.","result":"7 minutes."}]"#,
            r#"{"stories":[{"name":"Desk","S":"It stood.","R":"7 minutes."}]}"#,
            r#"[{"title":"Desk","star":{"situation":"It stood.","result":"7 minutes."},"tags":["data"]}]"#,
            r#"{"Desk":{"situation":"It stood.","result":"7 minutes."}}"#,
            r#"{"title":"Desk","situation":"It stood.","result":"7 minutes."}"#,
            r#"{"records":[{"id":"rec1","fields":{"Title":"Desk","Situation":"It stood.","Result":"7 minutes."}}]}"#,
            r#"{"name":"Board","cards":[{"name":"Desk","desc":"**Situation:** It stood.\n\n**Result:** 7 minutes.","labels":[{"name":"Ownership"}]}]}"#,
        ] {
            assert_eq!(
                previewed("a.json", text),
                (vec![desk.map(str::to_owned)], vec![]),
                "{text}"
            );
        }
        for (text, error) in [
            (r#"[{"foo":1},{"bar":2}]"#, StoryImportError::NoKeys),
            ("[{\"title\":\n\"Desk\"", StoryImportError::BrokenJson(2)),
        ] {
            assert_eq!(read("a.json", text, None), Err(error.clone()), "{text}");
            assert!(error.to_string().contains("Nothing was changed"));
        }
    }

    #[test]
    fn what_a_cell_tells_beside_its_parts_is_taken_or_named() {
        let read_all = |text: &str| {
            let source = read("a.csv", text, None).unwrap();
            let (mapping, has_header) = source.guess();
            let found = judge(source.stories(&mapping, has_header), []);
            let notes = notes(&source, &mapping, has_header, &found);
            (notes, found[0].read.told.story.clone())
        };
        let head = "Card Name,Card Description\nDesk,\"";
        let (notes, story) = read_all(&format!(
            "{head}Hook: Cut it.\nSituation: It stood.\nResult: 7 minutes.\nPrinciples: Dive Deep\"\n"
        ));
        assert_eq!(
            (story.title.as_str(), story.hook.as_str()),
            ("Desk", "Cut it.")
        );
        assert_eq!(story.principles, [Principle::DiveDeep]);
        assert!(
            !notes.iter().any(|note| note.contains("left out")),
            "{notes:?}"
        );
        // What no column holds stays in a part, or keeps the cell, whose column is named as left out.
        for (more, told) in [
            ("Principles: Kindness", "Kindness"),
            ("Principles: Dive Deep, Kindness", "Kindness"),
            ("## Numbers\n- Wait: 19 minutes → 7 minutes", "19 minutes"),
        ] {
            let (notes, story) = read_all(&format!(
                "{head}Situation: It stood.\nResult: 7 minutes.\n{more}\"\n"
            ));
            assert_eq!(story.situation, "It stood.");
            let is_named = notes
                .iter()
                .any(|note| note.contains("left out: “Card Description”"));
            assert!(is_named || story.result.contains(told), "{more}: {notes:?}");
        }
    }

    #[test]
    fn values_of_a_json_list_that_are_no_entries_are_named() {
        let text = r#"[{"title":"Desk","situation":"It stood.","result":"7 minutes."}, 5, ["x", "y"], null]"#;
        let (taken, out) = previewed("a.json", text);
        assert_eq!((taken.len(), out), (1, vec![2, 3]));
    }

    #[test]
    fn a_cell_with_labels_is_a_story_and_totals_are_none() {
        let desk = ["Desk", "It stood.", "7 minutes."].map(str::to_owned);
        for (text, out) in [
            (
                "Card Name,Card Description,List\nDesk,\"Situation: It stood.\nResult: 7 minutes.\",Stories\n",
                vec![],
            ),
            (
                "Title,Situation,Result\nDesk,It stood.,7 minutes.\nTotal,,\n",
                vec![3],
            ),
            (
                "Title,Situation,Result,Score\nDesk,It stood.,7 minutes.,8\nAverage,,,8\nSource: Kim,,,\n",
                vec![3, 4],
            ),
        ] {
            assert_eq!(
                previewed("a.csv", text),
                (vec![desk.clone()], out),
                "{text}"
            );
        }
    }

    #[test]
    fn quoted_mail_and_marks_of_direction_hide_no_label() {
        let stood = "It stood for nineteen minutes at the desk by the door.";
        for (text, title, situation, result) in [
            (
                "> Desk\n>\n> Situation: It stood for nineteen minutes at\n> the desk by the door.\n> Result: 7 minutes.\n",
                "Desk",
                stood,
                "7 minutes.",
            ),
            (
                "# \u{200f}مكتب\n\u{200f}الموقف: كانوا ينتظرون.\n\u{200f}النتيجة: 7 دقائق.\n",
                "مكتب",
                "كانوا ينتظرون.",
                "7 دقائق.",
            ),
            (
                "# דלפק\nמצב: חיכו.\nתוצאה: 7 דקות.\n",
                "דלפק",
                "חיכו.",
                "7 דקות.",
            ),
            (
                "# डेस्क\nस्थिति: लोग खड़े थे।\nपरिणाम: 7 मिनट।\n",
                "डेस्क",
                "लोग खड़े थे।",
                "7 मिनट।",
            ),
        ] {
            let wanted = [title, situation, result].map(str::to_owned);
            let (mut taken, _) = previewed("a.md", text);
            for one in &mut taken {
                one[0] = one[0].trim_start_matches('\u{200f}').to_owned();
            }
            assert_eq!(taken, vec![wanted], "{text}");
        }
    }

    #[test]
    fn a_mark_windows_line_ends_and_every_script_are_taken() {
        let text = "\u{feff}Title,Result\r\n返品デスク,待ち時間は 7 分\r\nمكتب الإرجاع,٧ دقائق\r\n📦 Desk,\"a\r\nb\"\r\n";
        let Ok(ImportedStories::Table(table)) = read("x.csv", text, None) else {
            panic!("no table");
        };
        let read = table.stories(&table.table.mapping, true);
        let titles: Vec<&str> = read
            .iter()
            .map(|read| read.told.story.title.as_str())
            .collect();
        assert_eq!(titles, ["返品デスク", "مكتب الإرجاع", "📦 Desk"]);
        assert_eq!(read[2].told.story.result, "a\nb");
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
            told: BankedStory {
                story,
                ..BankedStory::default()
            },
            ..ReadStory::default()
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
}
