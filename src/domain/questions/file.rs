//! Custom questions as files: CSV, tab-separated tables, Anki's text export, and Markdown. They
//! parse back to the same questions.

use std::borrow::Cow;
use std::fmt::Write;

use crate::domain::format::csv;
use crate::domain::format::table::TableColumn;
use crate::domain::questions::field::QuestionField;
use crate::domain::questions::list::is_mistakable;
use crate::domain::questions::own::OwnQuestion;

/// The questions as a table, one row each, with the field names as a header.
fn table(questions: &[OwnQuestion], delimiter: char) -> String {
    let names = QuestionField::ALL.map(|field| field.name().to_owned());
    let rows = questions
        .iter()
        .map(|question| QuestionField::ALL.map(|field| csv::guarded(&field.of(question))));
    let mut text = csv::MARK.to_owned();
    for row in std::iter::once(names).chain(rows) {
        text.push_str(&csv::row(&row, delimiter));
        text.push_str("\r\n");
    }
    text
}

/// The questions as CSV (RFC 4180).
#[must_use]
pub fn to_csv(questions: &[OwnQuestion]) -> String {
    table(questions, ',')
}

/// The questions as a tab-separated table.
#[must_use]
pub fn to_tsv(questions: &[OwnQuestion]) -> String {
    table(questions, '\t')
}

/// The questions as a text that Anki imports: the question on the front, its other fields on the
/// back, and its tags in a separate column.
#[must_use]
pub fn to_anki(questions: &[OwnQuestion]) -> String {
    const COLUMNS: [QuestionField; 9] = [
        QuestionField::Text,
        QuestionField::FollowUps,
        QuestionField::Leading,
        QuestionField::Supporting,
        QuestionField::Skill,
        QuestionField::Role,
        QuestionField::Level,
        QuestionField::Archived,
        QuestionField::Tags,
    ];
    let names = COLUMNS.map(QuestionField::name).join("\t");
    let mut text = format!("#separator:tab\n#html:false\n#columns:{names}\n#tags column:9\n");
    for question in questions {
        let row = COLUMNS.map(|field| match field {
            // A space would split a tag in two.
            QuestionField::Tags => {
                let tags: Vec<String> = question
                    .tags
                    .iter()
                    .map(|tag| tag.replace(' ', "_"))
                    .collect();
                tags.join(" ")
            }
            _ => field.of(question),
        });
        text.push_str(&csv::row(&row, '\t'));
        text.push('\n');
    }
    text
}

/// The questions as Markdown: a list item for each, with the other fields below.
#[must_use]
pub fn to_markdown(questions: &[OwnQuestion]) -> String {
    let mut text = "# Questions\n\n".to_owned();
    for question in questions {
        // Writing to a String cannot fail, here and below.
        let _ = writeln!(text, "- {}", escaped(&question.text));
        for field in QuestionField::ALL {
            match field {
                QuestionField::Text => {}
                QuestionField::FollowUps => {
                    for follow_up in &question.follow_ups {
                        let _ = writeln!(text, "  - Follow-up: {follow_up}");
                    }
                }
                _ => {
                    let value = field.of(question);
                    if !value.is_empty() {
                        let _ = writeln!(text, "  - {}: {value}", field.name());
                    }
                }
            }
        }
    }
    text
}

/// A text that parses as a question and not as a mark, a label, or a heading.
fn escaped(text: &str) -> Cow<'_, str> {
    match text.chars().next() {
        Some(first) if first.is_ascii_punctuation() => format!("\\{text}").into(),
        Some(first) if is_mistakable(text) => {
            // Escaped as a character reference, which works for any letter in Markdown.
            let rest = text.get(first.len_utf8()..).unwrap_or_default();
            format!("&#{};{rest}", u32::from(first)).into()
        }
        _ => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::incoming::separator::Separator;
    use crate::domain::incoming::sheet::cells_of;
    use crate::domain::principle::Principle;
    use crate::domain::questions::import::{ImportedQuestions, read};
    use crate::domain::questions::own::one_line;
    use crate::domain::questions::question::{QuestionLevel, Role, Skill};
    use crate::domain::text::fold::folded;
    use proptest::prelude::*;

    fn back(name: &str, text: &str) -> Vec<OwnQuestion> {
        let source = read(name, text, None).unwrap();
        let read = match &source {
            ImportedQuestions::List(list) => list.questions.clone(),
            ImportedQuestions::Table(table) => {
                table.questions(&table.table.mapping, table.table.has_header)
            }
        };
        read.into_iter().map(|read| read.question).collect()
    }

    #[test]
    fn k19_no_cell_is_a_formula_and_all_are_read_back() {
        let question = |text: &str| OwnQuestion {
            text: text.to_owned(),
            follow_ups: vec!["-40 %?".to_owned(), "=1+1".to_owned()],
            tags: vec!["@home".to_owned()],
            ..OwnQuestion::default()
        };
        let questions = [
            "=HYPERLINK(\"x\")",
            "+11pp?",
            "-40 % wait?",
            "@who?",
            "'quoted' text?",
            "'=x",
        ]
        .map(question)
        .to_vec();
        for (name, text) in [("a.csv", to_csv(&questions)), ("a.tsv", to_tsv(&questions))] {
            let separator = if name == "a.csv" {
                Separator::Comma
            } else {
                Separator::Tab
            };
            let lines = text.trim_start_matches(csv::MARK).replace("\r\n", "\n");
            let mut cells = cells_of(&lines, separator).concat().into_iter();
            assert!(
                cells.all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t'])),
                "{text}"
            );
            assert_eq!(back(name, &text), questions);
        }
    }

    fn line() -> impl Strategy<Value = String> {
        prop_oneof!["[ -~]{1,24}", "\\PC{1,12}", Just("Skill: x - y".to_owned())].prop_map(|line| {
            let line = one_line(&line.replace(['<', '&', '{', '[', '|', '\u{fffd}'], ""));
            // A text without a word isn't a question.
            if folded(&line).is_empty() {
                "Why?".to_owned()
            } else {
                line
            }
        })
    }

    fn question() -> impl Strategy<Value = OwnQuestion> {
        (
            line(),
            proptest::sample::subsequence(Principle::ALL.to_vec(), 0..4),
            proptest::collection::vec(line(), 0..3),
            proptest::collection::btree_set("[a-z]{1,6}", 0..3),
            (0..Skill::ALL.len(), 0..Role::ALL.len(), 0..2_usize),
            any::<bool>(),
        )
            .prop_map(
                |(text, principles, follow_ups, tags, (skill, role, level), is_archived)| {
                    let mut principles = principles.into_iter();
                    OwnQuestion {
                        text,
                        leading: principles.next(),
                        supporting: principles.collect(),
                        skill: Skill::ALL[skill],
                        role: Role::ALL[role],
                        level: QuestionLevel::ALL[level],
                        follow_ups,
                        tags: tags.into_iter().collect(),
                        is_archived,
                    }
                },
            )
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_equal(list in proptest::collection::vec(question(), 1..4)) {
            prop_assert_eq!(&back("a.csv", &to_csv(&list)), &list);
            prop_assert_eq!(&back("a.tsv", &to_tsv(&list)), &list);
            prop_assert_eq!(&back("a.txt", &to_anki(&list)), &list);
            prop_assert_eq!(&back("a.md", &to_markdown(&list)), &list);
        }
    }
}
