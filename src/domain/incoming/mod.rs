//! Parsing files from other apps: encodings, tables, Markdown, and HTML, and what is left out. Each
//! kind of record decides in its own room what the content means.
//!
//! The promise: everything in a file is either imported or listed, with its row and the reason.

pub mod columns;
pub mod dialects;
pub mod encoding;
pub mod handed;
pub mod html;
pub mod json;
pub mod likely;
pub mod markdown;
pub mod principles;
pub mod quoted;
pub mod rich;
pub mod separator;
pub mod sheet;
pub mod structure;
pub mod totals;
pub mod word;

use std::borrow::Cow;

use crate::domain::format::counts::counted;
use crate::domain::format::csv;
use crate::domain::format::table::TableColumn;
use crate::domain::incoming::encoding::Encoding;
use crate::domain::incoming::likely::likely_separator;
use crate::domain::incoming::separator::Separator;
use crate::domain::incoming::sheet::cells_of;
use crate::domain::text::plain::{IncomingError, is_table, places, with_plain_line_ends};

/// How to parse a file, as far as the candidate chose.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct HowToRead {
    /// Its encoding.
    pub encoding: Encoding,
    /// The cell separator of a table; `None` to guess it from the file.
    pub separator: Option<Separator>,
}

/// Consecutive lines or rows that are left out, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftOut {
    /// The first of them, from 1.
    pub at: usize,
    /// How many there are.
    pub count: usize,
    /// The reason, to follow "left out": "front matter".
    pub why: Cow<'static, str>,
}

impl LeftOut {
    /// One line or row.
    #[must_use]
    pub fn one(at: usize, why: impl Into<Cow<'static, str>>) -> Self {
        Self {
            at,
            count: 1,
            why: why.into(),
        }
    }
}

/// What is left out, a sentence per reason: "3 lines left out, a comment: lines 1, 2, 3."
#[must_use]
pub fn left_out_in_words(by: (&'static str, &'static str), left_out: &[LeftOut]) -> Vec<String> {
    let mut reasons: Vec<&str> = Vec::new();
    for one in left_out {
        if !reasons.contains(&&*one.why) {
            reasons.push(&one.why);
        }
    }
    reasons
        .into_iter()
        .map(|why| {
            let at: Vec<usize> = left_out
                .iter()
                .filter(|one| one.why == why)
                .flat_map(|one| one.at..one.at.saturating_add(one.count))
                .collect();
            format!(
                "{} left out, {why}: {}.",
                counted(at.len(), by.0, by.1),
                places(by.0, &at)
            )
        })
        .collect()
}

/// The most values of a field to quote; for the rest, only their places are listed.
const VALUES_TOLD: usize = 12;

/// The values of a field that were not understood, each with its line or row, in a sentence.
#[must_use]
pub fn not_understood(by: &str, field: &str, values: &[(usize, &str)]) -> Option<String> {
    let quoted: Vec<String> = values
        .iter()
        .take(VALUES_TOLD)
        .map(|(at, value)| format!("“{}” ({by} {at})", csv::shortened(value)))
        .collect();
    let mut others: Vec<usize> = values.iter().skip(VALUES_TOLD).map(|(at, _)| *at).collect();
    let count = others.len();
    others.dedup();
    let more = if others.is_empty() {
        String::new()
    } else {
        format!(" and {count} more ({})", places(by, &others))
    };
    (!quoted.is_empty()).then(|| {
        format!(
            "Not understood in “{field}” and left out: {}{more}.",
            quoted.join(", ")
        )
    })
}

/// The text of a file with all line ends as `\n`. Invalid bytes stay in it, so that their rows can be
/// reported.
///
/// # Errors
/// If it contains no word, is not text, or is longer than `longest` bytes.
pub fn text_of(text: &str, longest: usize) -> Result<String, IncomingError> {
    if text.len() > longest {
        return Err(IncomingError::TooLong);
    }
    // The first bytes of archives, documents, and pictures.
    let is_binary = ["PK\u{3}\u{4}", "%PDF-", "{\\rtf", "\u{fffd}PNG"]
        .iter()
        .any(|head| text.starts_with(head));
    if is_binary || text.contains('\0') {
        return Err(IncomingError::NotText);
    }
    let text = with_plain_line_ends(text)?;
    let text = match quoted::unquoted(&text) {
        Cow::Owned(unquoted) => unquoted,
        Cow::Borrowed(_) => text,
    };
    // Marks of direction at the start of a line would hide its label.
    let is_mark =
        |letter: char| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}');
    if !text.contains(is_mark) {
        return Ok(text);
    }
    let lines: Vec<&str> = text
        .split('\n')
        .map(|line| line.trim_start_matches(is_mark))
        .collect();
    Ok(lines.join("\n"))
}

/// Whether a text is a table: by its file's extension, by its first line, or because most of its lines
/// have tab-separated cells below known names.
#[must_use]
pub fn looks_like_table<C: TableColumn>(name: &str, text: &str) -> bool {
    if is_table(name) || Separator::from_first_line(text).is_some() {
        return true;
    }
    let ending = name.rsplit('.').next().unwrap_or_default();
    if ["md", "markdown"]
        .iter()
        .any(|other| ending.eq_ignore_ascii_case(other))
    {
        return false;
    }
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let is_name = |name: &str| C::guess(name).is_some();
    let separator = likely_separator(text, &is_name);
    let cells = cells_of(first, separator)
        .into_iter()
        .next()
        .unwrap_or_default();
    let names = cells.iter().filter(|cell| is_name(cell)).count();
    names > 1 || separator == Separator::Tab && C::LONGEST.is_some()
}
