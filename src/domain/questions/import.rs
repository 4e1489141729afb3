//! What a file of questions would bring: which of them are taken in, which are left out and why.

use std::fmt;

use crate::domain::format::table::left_behind;
use crate::domain::principle::Principle;
use crate::domain::questions::copies::{Copy, copies};
use crate::domain::questions::file::{List, QuestionField, QuestionTable, ReadQuestion, read_list};
use crate::domain::questions::own::OwnQuestion;
use crate::domain::text::fold::folded;
use crate::domain::text::plain::{IncomingError, is_table, places, plain_text_up_to};

/// The largest file, in bytes.
pub const LARGEST: usize = 20_000_000;

/// The most questions that are taken in at once: as many as a phone finds its way in at once.
pub const MOST: usize = 20_000;

/// A longer text, in characters, is no question.
const LONGEST: usize = 1_000;

/// Why a file brings nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum QuestionImportError {
    /// There is no word in it.
    Empty,
    /// It is not text.
    NotText,
    /// It is larger than [`LARGEST`].
    TooLarge,
    /// It has more questions than [`MOST`].
    TooMany(usize),
}

impl fmt::Display for QuestionImportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => out.write_str(
                "There is no word in this file. Nothing was changed. Choose a file with your questions.",
            ),
            Self::NotText => out.write_str(
                "This is not plain text in UTF-8. Nothing was changed. From a spreadsheet, save it as “CSV UTF-8”; from \
                 Anki, export “Notes in Plain Text”, not a deck package.",
            ),
            Self::TooLarge => out.write_str(
                "This file is larger than 20 MB, so it was not opened. Nothing was changed. Check that it is the file \
                 you meant, or split it.",
            ),
            Self::TooMany(count) => write!(
                out,
                "This file has {count} rows; at most {MOST} questions are taken in at once. Nothing was changed. Split \
                 the file, or take out what you will not practice.",
            ),
        }
    }
}

/// A file that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ImportedQuestions {
    /// A list: its questions are what they are.
    List(List),
    /// A table, whose columns can be mapped.
    Table(QuestionTable),
}

impl ImportedQuestions {
    /// What the places in it are counted by.
    #[must_use]
    pub fn counted_by(&self) -> &'static str {
        match self {
            Self::List(_) => "line",
            Self::Table(_) => "row",
        }
    }
}

/// Reads a file: as Anki's export when its head says so, as a table when its name ends so or a
/// tabulator stands in its first line, else as a list.
///
/// # Errors
/// Why it brings nothing, with what to do.
pub fn read(name: &str, text: &str) -> Result<ImportedQuestions, QuestionImportError> {
    let text = plain_text_up_to(text, LARGEST).map_err(|error| match error {
        IncomingError::Empty => QuestionImportError::Empty,
        IncomingError::NotText => QuestionImportError::NotText,
        IncomingError::TooLong => QuestionImportError::TooLarge,
    })?;
    let is_table = is_table(name)
        || text
            .lines()
            .next()
            .is_some_and(|line| line.trim().contains('\t'));
    let source = match QuestionTable::read_anki(&text) {
        Some(table) => ImportedQuestions::Table(table),
        None if is_table => ImportedQuestions::Table(QuestionTable::read(&text)),
        None => ImportedQuestions::List(read_list(&text)),
    };
    let count = match &source {
        ImportedQuestions::List(list) => list.questions.len(),
        ImportedQuestions::Table(table) => table.rows.len() - usize::from(table.has_header),
    };
    match count {
        0 => Err(QuestionImportError::Empty),
        count if count > MOST => Err(QuestionImportError::TooMany(count)),
        _ => Ok(source),
    }
}

/// What becomes of a question that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum QuestionVerdict {
    /// It is taken in.
    New,
    /// It has the same words as this one, which is here already or stands above it.
    Same(String),
    /// It shares so much, in percent, with this one, which is here already or stands above it.
    Near(usize, String),
    /// There is no word in it; it is left out.
    Empty,
    /// It is too long for a question; it is left out.
    TooLong,
}

/// A question of the file with its verdict.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IncomingQuestion {
    /// The line or row where it begins, from 1.
    pub at: usize,
    /// The question.
    pub question: OwnQuestion,
    /// Whether marks of HTML were taken out of it.
    pub had_html: bool,
    /// What becomes of it.
    pub verdict: QuestionVerdict,
}

/// Judges what was read against the questions that are here. Those that name no principle get
/// `principle`.
#[must_use]
pub fn judge(
    read: Vec<ReadQuestion>,
    here: &[&str],
    principle: Option<Principle>,
) -> Vec<IncomingQuestion> {
    let texts: Vec<&str> = here
        .iter()
        .copied()
        .chain(read.iter().map(|read| read.question.text.as_str()))
        .collect();
    let verdicts: Vec<QuestionVerdict> = copies(&texts)
        .into_iter()
        .zip(&texts)
        .skip(here.len())
        .map(|(copy, text)| verdict(text, copy, &texts))
        .collect();
    read.into_iter()
        .zip(verdicts)
        .map(|(mut read, verdict)| {
            read.question.leading = read.question.leading.or(principle);
            let leading = read.question.leading;
            read.question.supporting.retain(|one| Some(*one) != leading);
            IncomingQuestion {
                at: read.at,
                question: read.question,
                had_html: read.had_html,
                verdict,
            }
        })
        .collect()
}

fn verdict(text: &str, copy: Option<Copy>, texts: &[&str]) -> QuestionVerdict {
    if folded(text).is_empty() {
        return QuestionVerdict::Empty;
    }
    if text.chars().count() > LONGEST {
        return QuestionVerdict::TooLong;
    }
    let Some(copy) = copy else {
        return QuestionVerdict::New;
    };
    let of = texts.get(copy.of).copied().unwrap_or_default();
    match copy.percent {
        100 => QuestionVerdict::Same(of.to_owned()),
        percent => QuestionVerdict::Near(percent, of.to_owned()),
    }
}

/// The questions to take in, with the near-copies or without.
#[must_use]
pub fn to_take(incoming: &[IncomingQuestion], with_near: bool) -> Vec<OwnQuestion> {
    incoming
        .iter()
        .filter(|one| match one.verdict {
            QuestionVerdict::New => true,
            QuestionVerdict::Near(..) => with_near,
            QuestionVerdict::Same(_) | QuestionVerdict::Empty | QuestionVerdict::TooLong => false,
        })
        .map(|one| one.question.clone())
        .collect()
}

/// What the candidate should know before taking a file in, in sentences.
#[must_use]
pub fn notes(
    source: &ImportedQuestions,
    mapping: &[Option<QuestionField>],
    has_header: bool,
    found: &[IncomingQuestion],
) -> Vec<String> {
    let by = source.counted_by();
    let of = |is: fn(&IncomingQuestion) -> bool| -> Vec<usize> {
        found
            .iter()
            .filter(|one| is(one))
            .map(|one| one.at)
            .collect()
    };
    let mut told = match source {
        ImportedQuestions::List(list) if !list.left_out.is_empty() => {
            let places = places(by, &list.left_out);
            vec![format!("Left out, no item of a list: {places}.")]
        }
        ImportedQuestions::List(_) => Vec::new(),
        ImportedQuestions::Table(table) => left_behind(&table.rows, mapping, has_header)
            .into_iter()
            .collect(),
    };
    let kinds: [(Vec<usize>, &str); 5] = [
        (
            of(|one| one.verdict == QuestionVerdict::Empty),
            "left out, no word in it",
        ),
        (
            of(|one| one.verdict == QuestionVerdict::TooLong),
            "left out, longer than 1,000 characters",
        ),
        (
            of(|one| matches!(one.verdict, QuestionVerdict::Same(_))),
            "left out, word for word here already or above",
        ),
        (
            of(|one| matches!(one.verdict, QuestionVerdict::Near(..))),
            "much like one that is here already or above",
        ),
        (
            of(|one| {
                one.had_html
                    && !matches!(
                        one.verdict,
                        QuestionVerdict::Same(_) | QuestionVerdict::Empty
                    )
            }),
            "with marks of HTML, which are taken out",
        ),
    ];
    told.extend(
        kinds
            .into_iter()
            .filter(|(at, _)| !at.is_empty())
            .map(|(at, what)| format!("{} {what}: {}.", at.len(), places(by, &at))),
    );
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(name: &str, text: &str, here: &[&str]) -> (ImportedQuestions, Vec<IncomingQuestion>) {
        let source = read(name, text).unwrap();
        let read = match &source {
            ImportedQuestions::List(list) => list.questions.clone(),
            ImportedQuestions::Table(table) => table.questions(&table.mapping, table.has_header),
        };
        let found = judge(read, here, None);
        (source, found)
    }

    #[test]
    fn what_is_no_text_and_what_is_too_much_is_refused_with_what_to_do() {
        for (name, text, error) in [
            ("a.csv", "", QuestionImportError::Empty),
            ("a.csv", "Question,Tags\n", QuestionImportError::Empty),
            ("a.md", "# Only a heading", QuestionImportError::Empty),
            ("a.apkg", "PK\u{3}\u{4}\0", QuestionImportError::NotText),
            ("a.txt", "caf\u{fffd}", QuestionImportError::NotText),
        ] {
            assert_eq!(read(name, text), Err(error.clone()), "{text}");
            assert!(error.to_string().contains("Nothing was changed"));
        }
        let many = "question\n".to_owned() + &"One?\n".repeat(50_000);
        assert_eq!(
            read("a.CSV", &many),
            Err(QuestionImportError::TooMany(50_000))
        );
        let large = "a ".repeat(LARGEST / 2 + 1);
        assert_eq!(read("a.md", &large), Err(QuestionImportError::TooLarge));
    }

    #[test]
    fn a_file_is_what_its_head_its_name_and_its_first_line_say() {
        let is_table =
            |name: &str, text: &str| matches!(read(name, text), Ok(ImportedQuestions::Table(_)));
        assert!(is_table("a.csv", "One?"));
        assert!(is_table("a.txt", "One?\tx"));
        assert!(is_table("a.txt", "#html:true\nOne?"));
        assert!(!is_table("a.txt", "One?\nTwo?"));
        assert!(!is_table("a.md", "# Mine\n- One, and more?"));
    }

    #[test]
    fn copies_empty_and_overlong_rows_are_told_apart_and_left_out() {
        let text = format!(
            "Question,Mood\nWhat did you cut from the roadmap last year?,x\n WHAT did you cut from the roadmap last year,\n\
             Which thing did you cut from your roadmap last year?,\n<br>,\n{},\nWho paid?,\n",
            "long ".repeat(300)
        );
        let (source, found) = judged("a.csv", &text, &["Who paid?!"]);
        let verdicts: Vec<&QuestionVerdict> = found.iter().map(|one| &one.verdict).collect();
        assert_eq!(verdicts[0], &QuestionVerdict::New);
        assert!(matches!(verdicts[1], QuestionVerdict::Same(of) if of.starts_with("What did")));
        assert!(matches!(verdicts[2], QuestionVerdict::Near(percent, _) if *percent >= 60));
        assert_eq!(
            verdicts[3..5],
            [&QuestionVerdict::Empty, &QuestionVerdict::TooLong]
        );
        assert_eq!(verdicts[5], &QuestionVerdict::Same("Who paid?!".to_owned()));
        assert_eq!(to_take(&found, false).len(), 1);
        assert_eq!(to_take(&found, true).len(), 2);
        let ImportedQuestions::Table(table) = &source else {
            unreachable!("a table")
        };
        let told = notes(&source, &table.mapping, true, &found);
        assert_eq!(
            told,
            [
                "Not taken in: “Mood”.",
                "1 left out, no word in it: row 5.",
                "1 left out, longer than 1,000 characters: row 6.",
                "2 left out, word for word here already or above: rows 3, 7.",
                "1 much like one that is here already or above: row 4.",
            ]
        );
    }

    #[test]
    fn a_principle_is_given_to_those_that_name_none() {
        let text =
            "Question,Principle,Other principles\nWhat?,,Ownership\nWho?,Frugality,Ownership\n";
        let Ok(ImportedQuestions::Table(table)) = read("a.csv", text) else {
            unreachable!("a table")
        };
        let found = judge(
            table.questions(&table.mapping, true),
            &[],
            Some(Principle::Ownership),
        );
        assert_eq!(found[0].question.leading, Some(Principle::Ownership));
        assert_eq!(found[0].question.supporting, []);
        assert_eq!(found[1].question.leading, Some(Principle::Frugality));
        assert_eq!(found[1].question.supporting, [Principle::Ownership]);
    }

    #[test]
    fn prose_in_a_list_is_told_by_its_lines() {
        let (source, found) = judged("a.md", "Intro.\n- One?\n- <b>Two</b>?\n", &[]);
        assert_eq!(
            notes(&source, &[], false, &found),
            [
                "Left out, no item of a list: line 1.",
                "1 with marks of HTML, which are taken out: line 3.",
            ]
        );
    }
}
