//! Stories as files: Markdown with STAR headings, CSV and JSON out; Markdown and CSV in. What was
//! written here is read back as the same stories.
//!
//! Reading never fails half-way: it gives stories with where each stood, and says what it made of
//! the rest. Whether they are taken in is decided elsewhere ([`crate::domain::stories::import`]).

use std::fmt::Write;

use serde::Serialize;

use crate::domain::format::csv;
use crate::domain::format::table::{TableColumn, named, width};
use crate::domain::principle::Principle;
use crate::domain::record::json::to_json;
use crate::domain::stories::bank::{Bank, BankedStory};
use crate::domain::stories::metric::Metric;
use crate::domain::stories::probe::Probe;
use crate::domain::stories::story::{StarPart, Status, Story};

/// What of a story stands under a heading or in a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StoryField {
    /// The title.
    Title,
    /// What is said first.
    Hook,
    /// When and where it was.
    Setting,
    /// How far it has come.
    Status,
    /// The principles that it is told for.
    Leading,
    /// The principles that it also shows.
    Supporting,
    /// What it is a story of.
    Kinds,
    /// A part.
    Part(StarPart),
}

impl TableColumn for StoryField {
    const EVERY: &'static [Self] = &Self::ALL;

    fn name(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Hook => "Opening line",
            Self::Setting => "When and where",
            Self::Status => "Status",
            Self::Leading => "Leading principles",
            Self::Supporting => "Supporting principles",
            Self::Kinds => "Kinds",
            Self::Part(part) => part.name(),
        }
    }

    fn guess(heading: &str) -> Option<Self> {
        let words: Vec<String> = heading
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        Some(match words.join(" ").as_str() {
            "title" | "name" | "story" | "story title" | "headline" => Self::Title,
            "opening line" | "hook" | "one line" | "one liner" | "summary" | "opening" => {
                Self::Hook
            }
            "when and where" | "setting" | "when" | "where" | "company" | "role" | "date" => {
                Self::Setting
            }
            "status" | "state" => Self::Status,
            "leading principles"
            | "leading"
            | "principles"
            | "principle"
            | "lp"
            | "lps"
            | "leadership principle"
            | "leadership principles" => Self::Leading,
            "supporting principles"
            | "supporting"
            | "secondary principles"
            | "other principles" => Self::Supporting,
            "kinds" | "kind" | "tags" | "tag" | "type" | "category" | "categories" => Self::Kinds,
            "situation" | "context" | "background" | "s" => Self::Part(StarPart::Situation),
            "task" | "tasks" | "goal" | "objective" | "t" => Self::Part(StarPart::Task),
            "action" | "actions" | "what i did" | "a" => Self::Part(StarPart::Action),
            "result" | "results" | "outcome" | "outcomes" | "impact" | "r" => {
                Self::Part(StarPart::Result)
            }
            "learning" | "learnings" | "lesson" | "lessons" | "lessons learned" | "reflection"
            | "what i learned" | "l" => Self::Part(StarPart::Learning),
            _ => return None,
        })
    }
}

impl StoryField {
    /// Every field, in the order of a file's columns.
    pub const ALL: [Self; 12] = [
        Self::Title,
        Self::Hook,
        Self::Setting,
        Self::Status,
        Self::Leading,
        Self::Supporting,
        Self::Kinds,
        Self::Part(StarPart::Situation),
        Self::Part(StarPart::Task),
        Self::Part(StarPart::Action),
        Self::Part(StarPart::Result),
        Self::Part(StarPart::Learning),
    ];

    /// The field's text in a story.
    #[must_use]
    pub fn of(self, story: &Story) -> String {
        let names = |list: &[Principle]| {
            let names: Vec<&str> = list.iter().map(|principle| principle.name()).collect();
            names.join(" · ")
        };
        match self {
            Self::Title => story.title.clone(),
            Self::Hook => story.hook.clone(),
            Self::Setting => story.setting.clone(),
            Self::Status => story.status.name().to_owned(),
            Self::Leading => names(&story.principles),
            Self::Supporting => names(&story.supporting),
            Self::Kinds => story.kinds.join(", "),
            Self::Part(part) => story.part(part).to_owned(),
        }
    }

    /// Puts a text into a story, after what is there already: two columns may be one field.
    pub fn put(self, story: &mut Story, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let line = || text.split_whitespace().collect::<Vec<&str>>().join(" ");
        match self {
            Self::Title => append(&mut story.title, &line(), " "),
            Self::Hook => append(&mut story.hook, &line(), " "),
            Self::Setting => append(&mut story.setting, &line(), ", "),
            Self::Status => {
                let named = |status: &Status| status.name().eq_ignore_ascii_case(text);
                story.status = Status::ALL.into_iter().find(named).unwrap_or_default();
            }
            Self::Leading => add_principles(&mut story.principles, text),
            Self::Supporting => add_principles(&mut story.supporting, text),
            Self::Kinds => story.kinds.extend(
                line()
                    .split([',', ';'])
                    .map(str::trim)
                    .filter(|kind| !kind.is_empty())
                    .map(str::to_owned),
            ),
            Self::Part(part) => append(story.part_mut(part), text, "\n\n"),
        }
    }
}

fn append(to: &mut String, text: &str, between: &str) {
    if !to.is_empty() {
        to.push_str(between);
    }
    to.push_str(text);
}

/// The principles that a text names, by name or slug. Two of the names hold a comma or a
/// semicolon, so the text is not cut but searched.
fn add_principles(list: &mut Vec<Principle>, text: &str) {
    let plain = |text: &str| -> String {
        let lower = text.to_lowercase();
        lower
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .collect()
    };
    let text = plain(text);
    for principle in Principle::ALL {
        if text.contains(&plain(principle.name())) && !list.contains(principle) {
            list.push(*principle);
        }
    }
    list.sort();
}

/// A story that was read, and where it began: the number of its line or row, from 1.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadStory {
    /// The line or row.
    pub at: usize,
    /// The story.
    pub story: Story,
}

// Markdown

/// The stories in Markdown, each under a heading of the first level.
#[must_use]
pub fn to_markdown(bank: &Bank) -> String {
    let stories: Vec<String> = bank.stories.iter().map(story_in_markdown).collect();
    stories.join("\n")
}

/// The headings of what a story is exported with, and which belongs to other records.
const NUMBERS: &str = "Numbers";
const QUESTIONS: &str = "Questions";

fn story_in_markdown(told: &BankedStory) -> String {
    let story = &told.story;
    let mut text = format!(
        "# {}\n",
        escaped(&story.title)
            .replace('#', "\\#")
            .replace('*', "\\*")
    );
    if !story.hook.is_empty() {
        // Writing to a String cannot fail, here and below.
        let _ = write!(text, "\n> {}\n", escaped(&story.hook));
    }
    text.push('\n');
    for field in [
        StoryField::Setting,
        StoryField::Status,
        StoryField::Leading,
        StoryField::Supporting,
        StoryField::Kinds,
    ] {
        let value = field.of(story);
        if !value.is_empty() {
            let _ = writeln!(text, "- {}: {}", field.name(), escaped(&value));
        }
    }
    // A title that could be a part's is known by the part right under it.
    let has_part = StarPart::ALL
        .into_iter()
        .any(|part| !story.part(part).is_empty());
    let needs_part = !has_part && heading_field(&story.title).is_some();
    for part in StarPart::ALL {
        let lines: Vec<String> = story.part(part).split('\n').map(escaped_line).collect();
        if !story.part(part).is_empty() || needs_part && part == StarPart::Situation {
            let _ = write!(text, "\n## {}\n\n{}\n", part.name(), lines.join("\n"));
        }
    }
    if !told.numbers.is_empty() {
        let _ = write!(text, "\n## {NUMBERS}\n\n");
        for number in &told.numbers {
            let _ = writeln!(
                text,
                "- {}: {}",
                escaped(&number.name),
                escaped(&number.in_one_line())
            );
        }
    }
    if !told.probes.is_empty() {
        let _ = write!(text, "\n## {QUESTIONS}\n\n");
        for probe in &told.probes {
            let answer = probe
                .answer
                .split_whitespace()
                .collect::<Vec<&str>>()
                .join(" ");
            let _ = writeln!(text, "- {} {}", escaped(&probe.question), escaped(&answer));
        }
    }
    text
}

/// A text whose backslashes are not taken for escapes.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
}

/// A line of a part that is not taken for a heading, a quotation or a label.
fn escaped_line(line: &str) -> String {
    let line = escaped(line);
    let text = line.trim_start();
    let indent = line.get(..line.len() - text.len()).unwrap_or_default();
    if text.starts_with(['#', '>', '*', '_', '-', '+']) {
        return format!("{indent}\\{text}");
    }
    match label(text) {
        Some(_) => format!("{indent}{}", text.replacen(':', "\\:", 1)),
        None => line,
    }
}

/// The text that an escaped one stands for (`CommonMark`: a backslash before punctuation).
fn unescaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let escapes = letter == '\\' && letters.peek().is_some_and(char::is_ascii_punctuation);
        match letters.next_if(|_| escapes) {
            Some(next) => result.push(next),
            None => result.push(letter),
        }
    }
    result
}

/// A heading's level and text, without the marks at its end.
fn heading(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start();
    let level = text.bytes().take_while(|byte| *byte == b'#').count();
    let rest = text.get(level..)?;
    let is_heading = (1..=6).contains(&level) && (rest.is_empty() || rest.starts_with([' ', '\t']));
    let rest = rest.trim();
    let bare = rest.trim_end_matches('#');
    let rest = if bare.is_empty() || bare.ends_with(' ') {
        bare.trim()
    } else {
        rest
    };
    is_heading.then_some((level, rest))
}

/// A text without the marks of emphasis and of list items around it.
fn without_marks(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '*' | '_' | ':'))
}

/// A label at the beginning of a line, "**Situation:** In May", "Situation:", with what follows.
fn label(line: &str) -> Option<(StoryField, &str)> {
    let line = line.trim_start();
    let line = line
        .strip_prefix(['-', '*', '+'])
        .filter(|rest| rest.starts_with(' '))
        .unwrap_or(line);
    let line = line.trim_start();
    let is_marked = line.starts_with(['*', '_']);
    let (name, rest) = match line.split_once(':') {
        Some((name, rest)) => (name, rest.trim_start_matches(['*', '_'])),
        None if is_marked => (line, ""),
        None => return None,
    };
    let name = without_marks(name);
    // A single letter is a column's name, and no label in prose.
    let is_plain = name
        .chars()
        .all(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-'));
    let field = StoryField::guess(name).filter(|_| is_plain && name.len() > 1)?;
    Some((field, rest))
}

/// The field of a heading: a part, or one of the lines above them.
fn heading_field(text: &str) -> Option<StoryField> {
    let text = without_marks(text).trim_start_matches(|letter: char| {
        letter.is_ascii_digit() || matches!(letter, '.' | ')' | ' ')
    });
    // An escaped one is somebody's own title.
    StoryField::guess(text)
        .filter(|_| !text.contains('\\'))
        .filter(|field| {
            matches!(
                field,
                StoryField::Part(_) | StoryField::Hook | StoryField::Setting
            )
        })
}

/// A heading of a document.
#[derive(Clone, Copy)]
struct Heading<'a> {
    level: usize,
    text: &'a str,
    field: Option<StoryField>,
}

/// The heading on each line, if there is one. A story may be titled "Result": what has a part
/// right under it is no part itself.
fn headings<'a>(lines: &[&'a str]) -> Vec<Option<Heading<'a>>> {
    let mut found: Vec<Option<Heading<'a>>> = lines
        .iter()
        .map(|line| {
            let (level, text) = heading(line)?;
            Some(Heading {
                level,
                text,
                field: heading_field(text),
            })
        })
        .collect();
    let mut below: Option<Heading<'_>> = None;
    for place in found.iter_mut().rev().flatten() {
        let here = *place;
        let is_title = below.is_some_and(|below| below.level > here.level && below.field.is_some());
        if is_title {
            place.field = None;
        }
        below = Some(here);
    }
    found
}

/// The levels of the titles of stories: a heading is one when a part stands under it, or when it
/// has the level of such a one. Without any part, the topmost headings are.
fn title_levels(lines: &[&str], headings: &[Option<Heading<'_>>]) -> Vec<usize> {
    let mut levels = Vec::new();
    let mut above = None;
    for (line, heading) in lines.iter().zip(headings) {
        let is_part = match heading {
            Some(heading) if heading.field.is_some() => true,
            Some(heading) => {
                above = Some(heading.level);
                false
            }
            None => matches!(label(line), Some((StoryField::Part(_), _))),
        };
        if is_part
            && let Some(level) = above
            && !levels.contains(&level)
        {
            levels.push(level);
        }
    }
    if levels.is_empty() {
        levels.extend(headings.iter().flatten().map(|heading| heading.level).min());
    }
    levels
}

/// Where a line of Markdown goes.
#[derive(Clone, Copy, PartialEq)]
enum Goes {
    /// Above the first part.
    Head,
    /// Into a field.
    Into(StoryField),
    /// Nowhere: it belongs to other records.
    Nowhere,
}

/// The stories of a Markdown text; its line ends are `\n`.
#[must_use]
pub fn from_markdown(text: &str) -> Vec<ReadStory> {
    let lines: Vec<&str> = text.split('\n').collect();
    let headings = headings(&lines);
    let titles = title_levels(&lines, &headings);
    let mut stories: Vec<ReadStory> = Vec::new();
    let mut goes = Goes::Head;
    let mut buffer = String::new();
    for (index, (line, found)) in lines.iter().zip(&headings).enumerate() {
        let field = found.and_then(|heading| heading.field);
        if let Some(heading) = found
            && titles.contains(&heading.level)
            && field.is_none()
        {
            settle(&mut stories, goes, &mut buffer);
            let title = heading.text;
            let mut story = Story::default();
            // Marks around a whole title are emphasis.
            let title = title
                .strip_prefix("**")
                .and_then(|title| title.strip_suffix("**"))
                .unwrap_or(title);
            StoryField::Title.put(&mut story, &unescaped(title));
            stories.push(ReadStory {
                at: index + 1,
                story,
            });
            goes = Goes::Head;
            continue;
        }
        if let Some(heading) = found
            && (field.is_some() || matches!(heading.text, NUMBERS | QUESTIONS))
        {
            settle(&mut stories, goes, &mut buffer);
            goes = field.map_or(Goes::Nowhere, Goes::Into);
            continue;
        }
        match label(line) {
            // Above the parts a line may be any field; below, prose has many words with a colon.
            Some((field, rest)) if goes == Goes::Head || matches!(field, StoryField::Part(_)) => {
                settle(&mut stories, goes, &mut buffer);
                buffer.push_str(rest);
                buffer.push('\n');
                goes = Goes::Into(field);
                if !matches!(field, StoryField::Part(_)) {
                    settle(&mut stories, goes, &mut buffer);
                    goes = Goes::Head;
                }
            }
            _ if goes == Goes::Head && line.trim_start().starts_with('>') => {
                settle(&mut stories, goes, &mut buffer);
                buffer.push_str(line.trim_start().trim_start_matches('>'));
                settle(&mut stories, Goes::Into(StoryField::Hook), &mut buffer);
            }
            _ => {
                buffer.push_str(found.map_or(*line, |heading| heading.text));
                buffer.push('\n');
            }
        }
    }
    settle(&mut stories, goes, &mut buffer);
    stories
}

/// Puts what was gathered into the last story. Text under a title alone begins the Situation;
/// a document without a title is one story without one.
fn settle(stories: &mut Vec<ReadStory>, goes: Goes, buffer: &mut String) {
    let text = unescaped(buffer.trim_matches('\n'));
    buffer.clear();
    let field = match goes {
        Goes::Nowhere => return,
        Goes::Head => StoryField::Part(StarPart::Situation),
        Goes::Into(field) => field,
    };
    if text.trim().is_empty() {
        return;
    }
    if stories.is_empty() {
        if goes == Goes::Head {
            // What stands above the first story introduces the document.
            return;
        }
        stories.push(ReadStory {
            at: 1,
            story: Story::default(),
        });
    }
    if let Some(last) = stories.last_mut() {
        field.put(&mut last.story, &text);
    }
}

// CSV

/// The stories as CSV (RFC 4180), a row each under the names of the fields.
#[must_use]
pub fn to_csv(bank: &Bank) -> String {
    let names = StoryField::ALL.map(|field| field.name().to_owned());
    let rows = bank
        .stories
        .iter()
        .map(|told| StoryField::ALL.map(|field| field.of(&told.story)));
    let mut text = csv::MARK.to_owned();
    for row in std::iter::once(names).chain(rows) {
        text.push_str(&csv::row(&row, ','));
        text.push_str("\r\n");
    }
    text
}

/// A table that was read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct StoryTable {
    /// The rows, the first of which may name the columns.
    pub rows: Vec<Vec<String>>,
}

impl StoryTable {
    /// Reads CSV whose line ends are `\n`; commas, semicolons or tabulators part its cells.
    #[must_use]
    pub fn read(text: &str) -> Self {
        Self {
            rows: csv::rows(text, csv::delimiter(text)),
        }
    }

    /// The fields that the cells of the first row name.
    #[must_use]
    pub fn guess(&self) -> Vec<Option<StoryField>> {
        let mut guesses = named(self.rows.first().map(Vec::as_slice).unwrap_or_default());
        guesses.resize(width(&self.rows), None);
        guesses
    }

    /// The stories, by which column is which field.
    #[must_use]
    pub fn stories(&self, mapping: &[Option<StoryField>], has_header: bool) -> Vec<ReadStory> {
        self.rows
            .iter()
            .enumerate()
            .skip(usize::from(has_header))
            .map(|(index, row)| {
                let mut story = Story::default();
                for (field, cell) in mapping.iter().zip(row) {
                    if let Some(field) = field {
                        field.put(&mut story, cell);
                    }
                }
                ReadStory {
                    at: index + 1,
                    story,
                }
            })
            .collect()
    }
}

// JSON

#[derive(Serialize)]
struct JsonFile<'a> {
    format: &'static str,
    stories: Vec<JsonStory<'a>>,
}

#[derive(Serialize)]
struct JsonStory<'a> {
    story: &'a Story,
    numbers: &'a [Metric],
    probes: &'a [Probe],
}

/// The stories as JSON, with their numbers and the questions under them.
#[must_use]
pub fn to_json_file(bank: &Bank) -> String {
    to_json(&JsonFile {
        format: "loopready-stories",
        stories: bank
            .stories
            .iter()
            .map(|told| JsonStory {
                story: &told.story,
                numbers: &told.numbers,
                probes: &told.probes,
            })
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bank(stories: Vec<Story>) -> Bank {
        let told = |story| BankedStory {
            story,
            ..BankedStory::default()
        };
        Bank {
            stories: stories.into_iter().map(told).collect(),
        }
    }

    fn stories(read: Vec<ReadStory>) -> Vec<Story> {
        read.into_iter().map(|read| read.story).collect()
    }

    fn from_csv(text: &str) -> Vec<Story> {
        let table = StoryTable::read(text.trim_start_matches(csv::MARK));
        stories(table.stories(&table.guess(), true))
    }

    #[test]
    fn markdown_with_headings_of_any_level_labels_in_bold_and_any_order_is_read() {
        let wanted = Story {
            title: "Returns desk".to_owned(),
            situation: "In May the desk stood still.".to_owned(),
            task: "Halve the wait.".to_owned(),
            action: "I timed it.\n\nThen I moved the printer.".to_owned(),
            result: "7 minutes, down from 19.".to_owned(),
            ..Story::default()
        };
        for text in [
            "# Returns desk\n## Situation\nIn May the desk stood still.\n## Task\nHalve the wait.\n## Action\n\
             I timed it.\n\nThen I moved the printer.\n## Result\n7 minutes, down from 19.\n",
            "# My stories\nFor the loop.\n\n### Returns desk ###\n#### RESULTS\n7 minutes, down from 19.\n#### Context:\n\
             In May the desk stood still.\n#### 2. Task\nHalve the wait.\n#### Actions\nI timed it.\n\nThen I moved the printer.",
            "## **Returns desk**\n\n**Situation:** In May the desk stood still.\n**Task**: Halve the wait.\n\
             - **Action:** I timed it.\n\nThen I moved the printer.\n\nResult: 7 minutes, down from 19.",
        ] {
            assert_eq!(
                stories(from_markdown(text)),
                std::slice::from_ref(&wanted),
                "{text}"
            );
        }
    }

    #[test]
    fn a_heading_within_a_part_stays_text_and_a_title_without_parts_is_a_sketch() {
        let text = "# One\n## Action\n### First\nI asked.\n# Two\nA thought.\n# Three\n## Result\nIt held.";
        let read = from_markdown(text);
        assert_eq!(
            read.iter().map(|read| read.at).collect::<Vec<usize>>(),
            [1, 5, 7]
        );
        assert_eq!(read[0].story.action, "First\nI asked.");
        assert_eq!(read[1].story.situation, "A thought.");
        assert_eq!(read[2].story.result, "It held.");
    }

    #[test]
    fn text_without_a_heading_and_an_empty_one_give_no_story() {
        assert_eq!(from_markdown(""), []);
        assert_eq!(from_markdown("Some prose. With: a colon."), []);
        assert_eq!(from_markdown("Situation: It was May.").len(), 1);
    }

    #[test]
    fn csv_with_quotes_line_breaks_semicolons_and_other_names_of_columns_is_read() {
        for text in [
            "Title,Context,Outcome,Notes\n\"Desk, the \"\"old\"\" one\",\"In May.\n\nIt stood.\",7 minutes,x\n",
            "title;background;impact;notes\n\"Desk, the \"\"old\"\" one\";\"In May.\n\nIt stood.\";7 minutes;x",
            "Story\tS\tR\t\nDesk, the \"old\" one\t\"In May.\n\nIt stood.\"\t7 minutes\tx",
        ] {
            let [story] = from_csv(text).try_into().unwrap();
            assert_eq!(story.title, "Desk, the \"old\" one", "{text}");
            assert_eq!(story.situation, "In May.\n\nIt stood.");
            assert_eq!(story.result, "7 minutes");
        }
    }

    #[test]
    fn principles_are_known_by_their_names_though_two_hold_a_comma_or_a_semicolon() {
        let mut story = Story::default();
        StoryField::Leading.put(
            &mut story,
            "Have Backbone; Disagree and Commit, are right, a lot; dive-deep",
        );
        assert_eq!(
            story.principles,
            [
                Principle::AreRightALot,
                Principle::DiveDeep,
                Principle::HaveBackbone,
            ]
        );
    }

    #[test]
    fn a_large_cell_and_many_rows_are_read() {
        let cell = "word ".repeat(40_000);
        let text = format!(
            "title,situation\nOne,\"{cell}\"\n{}",
            "Two,x\n".repeat(10_000)
        );
        let read = from_csv(&text);
        assert_eq!(read.len(), 10_001);
        assert_eq!(read[0].situation.len(), cell.trim().len());
    }

    fn line() -> impl Strategy<Value = String> {
        prop_oneof![
            "[ -~]{0,24}",
            "\\PC{0,12}",
            Just("## Result".to_owned()),
            Just("Result".to_owned()),
            Just("**Task:** x".to_owned()),
            Just("Action: y".to_owned()),
            Just("- one".to_owned()),
            Just("> quote \\# \\".to_owned()),
            Just(String::new()),
        ]
        .prop_map(|line| line.replace('\u{fffd}', ""))
    }

    fn lines() -> impl Strategy<Value = String> {
        proptest::collection::vec(line(), 0..4).prop_map(|lines| lines.join("\n").trim().to_owned())
    }

    /// A form's input holds one line; the importer takes any white space in it for a space.
    fn one_line() -> impl Strategy<Value = String> {
        line().prop_map(|line| line.split_whitespace().collect::<Vec<&str>>().join(" "))
    }

    fn principles() -> impl Strategy<Value = Vec<Principle>> {
        proptest::sample::subsequence(Principle::ALL.to_vec(), 0..4)
    }

    fn story() -> impl Strategy<Value = Story> {
        (
            (one_line(), one_line(), one_line()),
            (lines(), lines(), lines(), lines(), lines()),
            (principles(), principles()),
            proptest::collection::vec("[a-z][a-z ]{0,6}[a-z]", 0..3),
            proptest::sample::select(Status::ALL.to_vec()),
        )
            .prop_map(
                |(head, parts, (principles, supporting), kinds, status)| Story {
                    // A story always has one: the app calls it by its first words else.
                    title: if head.0.is_empty() {
                        "Untitled".to_owned()
                    } else {
                        head.0
                    },
                    hook: head.1,
                    setting: head.2,
                    situation: parts.0,
                    task: parts.1,
                    action: parts.2,
                    result: parts.3,
                    learning: parts.4,
                    principles,
                    supporting,
                    kinds: kinds
                        .iter()
                        .map(|kind| kind.split_whitespace().collect::<Vec<&str>>().join(" "))
                        .collect(),
                    status,
                    ..Story::default()
                },
            )
    }

    proptest! {
        #[test]
        fn what_is_written_as_csv_is_read_back_equal(list in proptest::collection::vec(story(), 0..4)) {
            prop_assert_eq!(from_csv(&to_csv(&bank(list.clone()))), list);
        }

        #[test]
        fn what_is_written_as_markdown_is_read_back_equal(list in proptest::collection::vec(story(), 0..4)) {
            prop_assert_eq!(stories(from_markdown(&to_markdown(&bank(list.clone())))), list);
        }

        #[test]
        fn no_text_makes_the_readers_panic(text in any::<String>()) {
            let _ = from_markdown(&text);
            let table = StoryTable::read(&text);
            let _ = table.stories(&table.guess(), true);
        }
    }
}
