//! Stories as files: Markdown with STAR headings, CSV, and JSON. Markdown and JSON parse back to the
//! same stories, with their numbers and follow-ups.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use crate::domain::format::csv;
use crate::domain::format::table::TableColumn;
use crate::domain::record::json::{from_json, to_json};
use crate::domain::stories::bank::{Bank, BankedStory};
use crate::domain::stories::escapes::{escaped, escaped_line};
use crate::domain::stories::field::StoryField;
use crate::domain::stories::labels::named;
use crate::domain::stories::metric::Metric;
use crate::domain::stories::probe::Probe;
use crate::domain::stories::sections::{
    numbers_in_markdown, questions_in_markdown, title_in_markdown,
};
use crate::domain::stories::story::{StarPart, Story};
use crate::domain::stories::table::ReadStory;

/// The stories in Markdown, each under a heading of the first level.
#[must_use]
pub fn to_markdown(bank: &Bank) -> String {
    let stories: Vec<String> = bank.stories.iter().map(story_in_markdown).collect();
    stories.join("\n")
}

fn story_in_markdown(told: &BankedStory) -> String {
    let story = &told.story;
    let mut text = format!("# {}\n", title_in_markdown(&story.title));
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
    // A title that looks like a part's heading is recognized by the part right below it.
    let has_part = StarPart::ALL
        .into_iter()
        .any(|part| !story.part(part).is_empty());
    let needs_part = !has_part && named(&story.title).is_some();
    for part in StarPart::ALL {
        let lines: Vec<String> = story.part(part).split('\n').map(escaped_line).collect();
        if !story.part(part).is_empty() || needs_part && part == StarPart::Situation {
            let _ = write!(text, "\n## {}\n\n{}\n", part.name(), lines.join("\n"));
        }
    }
    text.push_str(&numbers_in_markdown(&told.numbers));
    text.push_str(&questions_in_markdown(&told.probes));
    text
}

// CSV

/// The stories as CSV (RFC 4180), one row each, with the field names as a header.
#[must_use]
pub fn to_csv(bank: &Bank) -> String {
    let names = StoryField::ALL.map(|field| field.name().to_owned());
    let rows = bank
        .stories
        .iter()
        .map(|told| StoryField::ALL.map(|field| csv::guarded(&field.of(&told.story))));
    let mut text = csv::MARK.to_owned();
    for row in std::iter::once(names).chain(rows) {
        text.push_str(&csv::row(&row, ','));
        text.push_str("\r\n");
    }
    text
}

// JSON

/// The file's header.
const FORMAT: &str = "loopready-stories";

#[derive(Serialize, Deserialize)]
struct JsonFile {
    format: String,
    stories: Vec<JsonStory>,
}

#[derive(Serialize, Deserialize)]
struct JsonStory {
    story: Story,
    #[serde(default)]
    numbers: Vec<Metric>,
    #[serde(default)]
    probes: Vec<Probe>,
}

/// The stories as JSON, with their numbers and follow-ups.
#[must_use]
pub fn to_json_file(bank: &Bank) -> String {
    to_json(&JsonFile {
        format: FORMAT.to_owned(),
        stories: bank
            .stories
            .iter()
            .map(|told| JsonStory {
                story: told.story.clone(),
                numbers: told.numbers.clone(),
                probes: told.probes.clone(),
            })
            .collect(),
    })
}

/// The stories of such a file, each with its position; `None` if it is not such a file.
#[must_use]
pub fn from_json_file(text: &str) -> Option<Vec<ReadStory>> {
    if !text.trim_start().starts_with('{') {
        return None;
    }
    let file: JsonFile = from_json(text).ok()?;
    let read = |(index, one): (usize, JsonStory)| ReadStory {
        at: index + 1,
        told: BankedStory {
            story: one.story,
            numbers: one.numbers,
            probes: one.probes,
        },
        ..ReadStory::default()
    };
    (file.format == FORMAT).then(|| file.stories.into_iter().enumerate().map(read).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::principle::Principle;
    use crate::domain::stories::markdown::from_markdown;
    use crate::domain::stories::story::Status;
    use crate::domain::stories::table::StoryTable;
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
        read.into_iter().map(|read| read.told.story).collect()
    }

    fn from_csv(text: &str) -> Vec<Story> {
        let text = text.trim_start_matches(csv::MARK).replace("\r\n", "\n");
        let table = StoryTable::read(&text, None);
        stories(table.stories(&table.table.mapping, true))
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
                stories(from_markdown(text).stories),
                std::slice::from_ref(&wanted),
                "{text}"
            );
        }
    }

    #[test]
    fn a_heading_within_a_part_stays_text_and_a_title_without_parts_is_a_sketch() {
        let text = "# One\n## Action\n### First\nI asked.\n# Two\nA thought.\n# Three\n## Result\nIt held.";
        let read = from_markdown(text).stories;
        assert_eq!(
            read.iter().map(|read| read.at).collect::<Vec<usize>>(),
            [1, 5, 7]
        );
        assert_eq!(read[0].told.story.action, "First\nI asked.");
        assert_eq!(read[1].told.story.situation, "A thought.");
        assert_eq!(read[2].told.story.result, "It held.");
    }

    #[test]
    fn text_without_a_heading_and_an_empty_one_give_no_story() {
        assert_eq!(from_markdown("").stories, []);
        assert_eq!(from_markdown("Some prose. With: a colon.").stories, []);
        assert_eq!(from_markdown("Situation: It was May.").stories.len(), 1);
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
            "[ \t\u{a0}\u{2000}\u{2009}\u{202f}\u{3000}\u{200b}\u{feff}]{1,3}",
            "[ \t\u{a0}]{0,2}(a|-|\\*|#|1\\.|•|—|\\||`|~|=|>|_|:|\\[|&|<){1,4}[ \t\u{a0}]{0,2}",
            "(S|T|A|R|Story 1|Hook|Status|Numbers|Questions|Title|What I did):? ?(x|\\*\\*)?",
            Just("## Result".to_owned()),
            Just("Result".to_owned()),
            Just("**Task:** x".to_owned()),
            Just("Action: y".to_owned()),
            Just("- one".to_owned()),
            Just("> quote \\# \\".to_owned()),
            Just("---".to_owned()),
            Just("| a | b |".to_owned()),
            Just("|---|---|".to_owned()),
            Just("```".to_owned()),
            Just("<!-- x -->".to_owned()),
            Just("<p>&amp;</p>".to_owned()),
            Just("a {#desk}".to_owned()),
            Just(String::new()),
        ]
        .prop_map(|line| line.replace('\u{fffd}', ""))
    }

    fn lines() -> impl Strategy<Value = String> {
        proptest::collection::vec(line(), 0..4).prop_map(|lines| lines.join("\n").trim().to_owned())
    }

    /// A form's input has one line; the importer replaces any white space in it by a space.
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
                    // A story always has a label: without a title, the app uses its first words.
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
            prop_assert_eq!(stories(from_markdown(&to_markdown(&bank(list.clone()))).stories), list);
        }

        #[test]
        fn no_text_makes_the_readers_panic(text in any::<String>()) {
            let _ = from_markdown(&text);
            let table = StoryTable::read(&text, None);
            let _ = table.stories(&table.table.mapping, true);
        }
    }
}
