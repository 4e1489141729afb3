//! Previewing a file of questions: which are imported, which are left out, and why.

use std::fmt;

use crate::domain::format::counts::counted;
use crate::domain::format::csv;
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
use crate::domain::principle::Principle;
use crate::domain::questions::copies::{Copy, copies};
use crate::domain::questions::field::QuestionField;
use crate::domain::questions::list::{List, ListOrTable, read_list};
use crate::domain::questions::own::{LONGEST, OwnQuestion};
use crate::domain::questions::table::{QuestionTable, ReadQuestion};
use crate::domain::text::fold::folded;
use crate::domain::text::plain::{IncomingError, places};

/// The largest file, in bytes.
pub const LARGEST: usize = 20_000_000;

/// The most questions imported at once: as many as a phone can preview.
pub const MOST: usize = 20_000;

/// Why a file can't be imported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum QuestionImportError {
    /// It contains no word.
    Empty,
    /// It is not text.
    NotText,
    /// It is larger than [`LARGEST`].
    TooLarge,
    /// It has more questions than [`MOST`].
    TooMany(usize),
    /// It is JSON with an error at this line.
    BrokenJson(usize),
    /// It is JSON without a key that names a question.
    NoKeys,
}

impl fmt::Display for QuestionImportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => out.write_str(
                "This file is empty. Nothing was changed. Choose a file with your questions.",
            ),
            Self::NotText => out.write_str(
                "This is not plain text. Nothing was changed. From a spreadsheet, save it as “CSV UTF-8”; from \
                 Anki, export “Notes in Plain Text”, not a deck package.",
            ),
            Self::TooLarge => out.write_str(
                "This file is larger than 20 MB, so it was not opened. Nothing was changed. Check that it is the file \
                 you meant, or split it.",
            ),
            Self::TooMany(count) => write!(
                out,
                "This file has {count} rows. You can import at most {MOST} questions at once. Nothing was changed. \
                 Split the file, or remove questions you won’t practice.",
            ),
            Self::BrokenJson(line) => write!(
                out,
                "This JSON breaks off or has an error at line {line}. Nothing was changed. Export it again.",
            ),
            Self::NoKeys => out.write_str(
                "This JSON has no key that names a question. Looked for: question, text, prompt, name. Nothing was \
                 changed.",
            ),
        }
    }
}

/// A parsed file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ImportedQuestions {
    /// A list: no columns to map.
    List(List),
    /// A table, whose columns can be mapped.
    Table(QuestionTable),
}

impl ImportedQuestions {
    /// The unit of its positions, singular and plural.
    #[must_use]
    pub fn counted_by(&self) -> (&'static str, &'static str) {
        match self {
            Self::List(_) => ("line", "lines"),
            Self::Table(_) => ("row", "rows"),
        }
    }

    /// The questions, with columns mapped to fields.
    #[must_use]
    pub fn questions(
        &self,
        mapping: &[Option<QuestionField>],
        has_header: bool,
    ) -> Vec<ReadQuestion> {
        match self {
            Self::List(list) => list.questions.clone(),
            Self::Table(table) => table.questions(mapping, has_header),
        }
    }

    /// The role assumed for each column, and whether the first row names them.
    #[must_use]
    pub fn guess(&self) -> (Vec<Option<QuestionField>>, bool) {
        match self {
            Self::List(_) => (Vec::new(), false),
            Self::Table(table) => (table.table.mapping.clone(), table.table.has_header),
        }
    }

    /// The cell separator, if it can be chosen.
    #[must_use]
    pub fn separator(&self) -> Option<Separator> {
        match self {
            Self::List(_) => None,
            Self::Table(table) => table.table.separator,
        }
    }

    /// What its parser left out.
    fn left_out(&self) -> &[LeftOut] {
        match self {
            Self::List(list) => &list.left_out,
            Self::Table(table) => &table.table.left_out,
        }
    }
}

/// Parses a file or pasted text: as Anki's export by its header, as a table by its extension or its
/// lines, or else as a list. A chosen separator makes it a table.
///
/// # Errors
/// Why it cannot be imported, and what to do.
pub fn read(
    name: &str,
    text: &str,
    separator: Option<Separator>,
) -> Result<ImportedQuestions, QuestionImportError> {
    let text = text_of(text, LARGEST).map_err(|error| match error {
        IncomingError::Empty => QuestionImportError::Empty,
        IncomingError::NotText => QuestionImportError::NotText,
        IncomingError::TooLong => QuestionImportError::TooLarge,
    })?;
    let (name, text) = match html_document(&text) {
        Some(markdown) if separator.is_none() => ("a.md", markdown),
        _ => (name, text),
    };
    let json = sheet_of(&text).filter(|_| separator.is_none());
    let source = if let Some(table) = QuestionTable::read_anki(&text, separator) {
        ImportedQuestions::Table(table)
    } else if let Some(json) = json {
        ImportedQuestions::Table(from_json(json)?)
    } else if separator.is_some() || looks_like_table::<QuestionField>(name, &text) {
        ImportedQuestions::Table(QuestionTable::read(&text, separator))
    } else {
        match read_list(&text) {
            ListOrTable::List(list) => ImportedQuestions::List(list),
            ListOrTable::Table(table) => ImportedQuestions::Table(table),
        }
    };
    let count = match &source {
        ImportedQuestions::List(list) => list.questions.len(),
        ImportedQuestions::Table(table) => table.table.records(table.table.has_header).count(),
    };
    match count {
        0 => Err(QuestionImportError::Empty),
        count if count > MOST => Err(QuestionImportError::TooMany(count)),
        _ => Ok(source),
    }
}

/// A table of JSON, which has to have a key that names questions.
fn from_json(json: Result<Sheet, JsonError>) -> Result<QuestionTable, QuestionImportError> {
    let sheet = json.map_err(|error| match error {
        JsonError::Broken(line) => QuestionImportError::BrokenJson(line),
        JsonError::NoEntries => QuestionImportError::NoKeys,
    })?;
    let names = sheet.rows.first().map(Vec::as_slice).unwrap_or_default();
    let has_key = names.iter().any(|name| {
        let field = QuestionField::guess(name).or_else(|| QuestionField::hint(name));
        field == Some(QuestionField::Text) || folded(name) == "name"
    });
    let are_texts = sheet.at.first() == Some(&1);
    if !has_key && !are_texts {
        return Err(QuestionImportError::NoKeys);
    }
    Ok(QuestionTable::of(IncomingTable::of(sheet, None)))
}

/// What happens to a parsed question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum QuestionVerdict {
    /// It is imported.
    New,
    /// It has the same words as this one, which exists already, here or earlier in the file.
    Same(String),
    /// It shares this much, in percent, with this one, which exists already, here or earlier in the
    /// file.
    Near(usize, String),
    /// It contains no word; it is left out.
    Empty,
    /// It is too long for a question; it is left out.
    TooLong,
    /// Some of its bytes are invalid in the encoding; it is left out.
    Damaged,
    /// It adds up the table, or says where it comes from; it is left out.
    OfTable,
}

impl QuestionVerdict {
    /// Why the question is left out, with or without near-copies; `None` if it is imported.
    #[must_use]
    pub fn why_left_out(&self, with_near: bool) -> Option<&'static str> {
        match self {
            Self::New => None,
            Self::Near(..) => (!with_near).then_some("much like one that is here already or above"),
            Self::Same(_) => Some("word for word here already or above"),
            Self::Empty => Some("empty"),
            Self::TooLong => Some("longer than 1,000 characters"),
            Self::Damaged => Some(DAMAGED),
            Self::OfTable => Some(TOTALS),
        }
    }
}

/// A question of the file with its verdict.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IncomingQuestion {
    /// The parsed question.
    pub read: ReadQuestion,
    /// What happens to it.
    pub verdict: QuestionVerdict,
}

/// Compares parsed questions with existing ones. Those without a principle get `principle`.
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
        .map(|(mut read, mut verdict)| {
            read.question.leading = read.question.leading.or(principle);
            let leading = read.question.leading;
            read.question.supporting.retain(|one| Some(*one) != leading);
            let question = &read.question;
            if question
                .follow_ups
                .iter()
                .chain(&question.tags)
                .chain([&question.text])
                .any(|text| is_damaged(text))
            {
                verdict = QuestionVerdict::Damaged;
            }
            IncomingQuestion { read, verdict }
        })
        .collect()
}

fn verdict(text: &str, copy: Option<Copy>, texts: &[&str]) -> QuestionVerdict {
    if folded(text).is_empty() {
        return QuestionVerdict::Empty;
    }
    if is_of_table(text) {
        return QuestionVerdict::OfTable;
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

/// The questions to import, with or without near-copies.
#[must_use]
pub fn to_take(incoming: &[IncomingQuestion], with_near: bool) -> Vec<OwnQuestion> {
    incoming
        .iter()
        .filter(|one| one.verdict.why_left_out(with_near).is_none())
        .map(|one| one.read.question.clone())
        .collect()
}

/// Everything in the file that is not imported, by position.
#[must_use]
pub fn left_out(
    source: &ImportedQuestions,
    found: &[IncomingQuestion],
    with_near: bool,
) -> Vec<LeftOut> {
    let judged = found.iter().filter_map(|one| {
        Some(LeftOut::one(
            one.read.at,
            one.verdict.why_left_out(with_near)?,
        ))
    });
    let mut all: Vec<LeftOut> = source.left_out().iter().cloned().chain(judged).collect();
    all.sort_by_key(|one| one.at);
    all
}

/// Notes to show before importing, in sentences.
#[must_use]
pub fn notes(
    source: &ImportedQuestions,
    mapping: &[Option<QuestionField>],
    has_header: bool,
    found: &[IncomingQuestion],
) -> Vec<String> {
    let by = source.counted_by();
    let mut told = match source {
        ImportedQuestions::List(list) => {
            let mut told = left_out_in_words(("line", "lines"), &list.left_out);
            told.extend(list.notes.iter().cloned());
            told
        }
        ImportedQuestions::Table(table) => table.table.notes(mapping, has_header),
    };
    // The question about near-copies is below the notes, whatever the answer.
    let judged: Vec<LeftOut> = found
        .iter()
        .filter_map(|one| Some(LeftOut::one(one.read.at, one.verdict.why_left_out(true)?)))
        .collect();
    told.extend(left_out_in_words(by, &judged));
    let at = |is: &dyn Fn(&IncomingQuestion) -> bool| -> Vec<usize> {
        found
            .iter()
            .filter(|one| is(one))
            .map(|one| one.read.at)
            .collect()
    };
    let near = at(&|one| matches!(one.verdict, QuestionVerdict::Near(..)));
    let had_html = at(&|one| one.read.had_html && one.verdict.why_left_out(true).is_none());
    for (at, what) in [
        (near, "much like one that is here already or above"),
        (had_html, "with HTML, gaps, or sounds, which are removed"),
    ] {
        if !at.is_empty() {
            told.push(format!(
                "{} {what}: {}.",
                counted(at.len(), "question", "questions"),
                places(by.0, &at)
            ));
        }
    }
    told.extend(widened(found, by.0));
    for field in QuestionField::ALL {
        let unread: Vec<(usize, &str)> = found
            .iter()
            .flat_map(|one| {
                let values = one.read.unread.iter().filter(|(of, _)| *of == field);
                values.map(|(_, value)| (one.read.at, value.as_str()))
            })
            .collect();
        told.extend(not_understood(by.0, field.name(), &unread));
    }
    told
}

/// Unknown levels, each with the first row that has it.
fn widened(found: &[IncomingQuestion], place: &str) -> Option<String> {
    let mut named: Vec<(String, &str, Vec<usize>)> = Vec::new();
    for one in found {
        for text in &one.read.widened {
            let key = folded(text);
            match named.iter_mut().find(|(known, ..)| *known == key) {
                Some((_, _, at)) => at.push(one.read.at),
                None => named.push((key, text, vec![one.read.at])),
            }
        }
    }
    let listed: Vec<String> = named
        .iter()
        .map(|(_, text, at)| format!("“{}” ({})", csv::shortened(text), places(place, at)))
        .collect();
    (!listed.is_empty()).then(|| {
        format!(
            "Questions are for any level or for senior roles. Read as any level: {}.",
            listed.join(", ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(name: &str, text: &str, here: &[&str]) -> (ImportedQuestions, Vec<IncomingQuestion>) {
        let source = read(name, text, None).unwrap();
        let (mapping, has_header) = source.guess();
        let found = judge(source.questions(&mapping, has_header), here, None);
        (source, found)
    }

    #[test]
    fn a_level_that_questions_do_not_have_is_read_as_any_and_said() {
        for (levels, said) in [
            (&["Mid", "Senior", "mid "][..], Some("“Mid” (rows 2, 4)")),
            (&["any", "All levels", "", "Sr."], None),
            (&["L5", "junior"], Some("“L5” (row 2), “junior” (row 3)")),
            (&["hard"], None),
        ] {
            let rows: Vec<String> = levels
                .iter()
                .enumerate()
                .map(|(at, level)| format!("Tell me about the {at} time you said no?,{level}"))
                .collect();
            let text = format!("Question,Seniority\n{}\n", rows.join("\n"));
            let (source, found) = judged("a.csv", &text, &[]);
            let (mapping, has_header) = source.guess();
            let told = notes(&source, &mapping, has_header, &found);
            let note = told.iter().find(|note| note.contains("Read as any level"));
            match said {
                Some(said) => assert!(note.is_some_and(|note| note.contains(said)), "{told:?}"),
                None => assert_eq!(note, None, "{levels:?}"),
            }
        }
    }

    #[test]
    fn json_totals_quoted_mail_and_odd_separators_are_read() {
        let (cut, paid) = ("What did you cut?", "Who paid?");
        for (name, text, texts, out) in [
            (
                "a.json",
                r#"["What did you cut?","Who paid?"]"#,
                vec![cut, paid],
                vec![],
            ),
            (
                "a.json",
                r#"[{"question":"What did you cut?","principle":"Ownership"},{"question":"Who paid?"}]"#,
                vec![cut, paid],
                vec![],
            ),
            (
                "a.json",
                r#"{"Dive Deep":["Who paid?"],"Ownership":["What did you cut?"]}"#,
                vec![paid, cut],
                vec![],
            ),
            (
                "a.jsonl",
                "{\"prompt\":\"What did you cut?\"}\n{\"prompt\":\"Who paid?\"}\n",
                vec![cut, paid],
                vec![],
            ),
            (
                "a.json",
                r#"{"cards":[{"name":"What did you cut?","labels":[{"name":"Ownership"}]}]}"#,
                vec![cut],
                vec![],
            ),
            (
                "a.csv",
                "Question,Count\nWhat did you cut?,3\nTotal,3\n",
                vec![cut],
                vec![3],
            ),
            (
                "a.csv",
                "Question;Anzahl\nWhat did you cut?;3\nSumme;3\nSource: Blind;\n",
                vec![cut],
                vec![3, 4],
            ),
            (
                "a.csv",
                "sep=^\nQuestion^Principle\nWho paid?^Ownership\n",
                vec![paid],
                vec![],
            ),
            (
                "a.csv",
                "sep=~\nQuestion~Principle\nWho paid?~Ownership\n",
                vec![paid],
                vec![],
            ),
            (
                "a.txt",
                "> Tell me about a time when you had to make a decision\n> without all of the data.\n>\n> Who paid?\n",
                vec![
                    "Tell me about a time when you had to make a decision without all of the data.",
                    paid,
                ],
                vec![],
            ),
        ] {
            let (source, found) = judged(name, text, &[]);
            let taken = to_take(&found, false);
            let read: Vec<&str> = taken.iter().map(|one| one.text.as_str()).collect();
            assert_eq!(read, texts, "{text}");
            let at: Vec<usize> = left_out(&source, &found, false)
                .iter()
                .map(|one| one.at)
                .collect();
            assert_eq!(at, out, "{text}");
        }
        for (text, error) in [
            (r#"[{"foo":1}]"#, QuestionImportError::NoKeys),
            ("[{\"question\":", QuestionImportError::BrokenJson(1)),
        ] {
            assert_eq!(read("a.json", text, None), Err(error.clone()));
            assert!(error.to_string().contains("Nothing was changed"));
        }
    }

    #[test]
    fn what_is_no_text_and_what_is_too_much_is_refused_with_what_to_do() {
        for (name, text, error) in [
            ("a.csv", "", QuestionImportError::Empty),
            ("a.csv", "Question,Tags\n", QuestionImportError::Empty),
            ("a.md", "# Only a heading", QuestionImportError::Empty),
            ("a.apkg", "PK\u{3}\u{4}\0", QuestionImportError::NotText),
        ] {
            assert_eq!(read(name, text, None), Err(error.clone()), "{text}");
            assert!(error.to_string().contains("Nothing was changed"));
        }
        let many = "question\n".to_owned() + &"One?\n".repeat(50_000);
        assert_eq!(
            read("a.CSV", &many, None),
            Err(QuestionImportError::TooMany(50_000))
        );
        let large = "a ".repeat(LARGEST / 2 + 1);
        assert_eq!(
            read("a.md", &large, None),
            Err(QuestionImportError::TooLarge)
        );
    }

    #[test]
    fn a_file_is_what_its_head_its_name_and_its_first_line_say() {
        let is_table = |name: &str, text: &str| {
            matches!(read(name, text, None), Ok(ImportedQuestions::Table(_)))
        };
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
        let told = notes(&source, &source.guess().0, true, &found);
        assert_eq!(
            told,
            [
                "Separator: comma.",
                "Row 1 names the columns: Question, Mood.",
                "Columns left out: “Mood”.",
                "2 rows left out, word for word here already or above: rows 3, 7.",
                "1 row left out, empty: row 5.",
                "1 row left out, longer than 1,000 characters: row 6.",
                "1 question much like one that is here already or above: row 4.",
            ]
        );
    }

    #[test]
    fn a_principle_is_given_to_those_that_name_none() {
        let text =
            "Question,Principle,Other principles\nWhat?,,Ownership\nWho?,Frugality,Ownership\n";
        let Ok(ImportedQuestions::Table(table)) = read("a.csv", text, None) else {
            unreachable!("a table")
        };
        let found = judge(
            table.questions(&table.table.mapping, true),
            &[],
            Some(Principle::Ownership),
        );
        assert_eq!(found[0].read.question.leading, Some(Principle::Ownership));
        assert_eq!(found[0].read.question.supporting, []);
        assert_eq!(found[1].read.question.leading, Some(Principle::Frugality));
        assert_eq!(found[1].read.question.supporting, [Principle::Ownership]);
    }

    #[test]
    fn prose_in_a_list_is_told_by_its_lines() {
        let (source, found) = judged("a.md", "Intro.\n- One?\n- <b>Two</b>?\n", &[]);
        assert_eq!(
            notes(&source, &[], false, &found),
            [
                "1 line left out, not an item of the list: line 1.",
                "1 question with HTML, gaps, or sounds, which are removed: line 3.",
            ]
        );
    }
}
