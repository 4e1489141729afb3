//! Questions as files: CSV, tables between tabulators, Anki's text export and Markdown, out and in;
//! plain lists in. What was written here is read back as the same questions.
//!
//! Reading never fails half-way: it gives questions with where each stood. Whether they are taken
//! in is decided elsewhere ([`crate::domain::questions::import`]).

use std::borrow::Cow;
use std::fmt::Write;

use crate::domain::format::csv;
use crate::domain::format::table::{TableColumn, named, width};
use crate::domain::principle::Principle;
use crate::domain::questions::own::{OwnQuestion, lines, one_line, tags};
use crate::domain::questions::question::{QuestionLevel, Role, Skill};
use crate::domain::text::fold::folded;

/// What of a question stands in a column, or after a label.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum QuestionField {
    /// The question.
    Text,
    /// The principle it is asked for.
    Leading,
    /// Principles it also bears on.
    Supporting,
    /// The skill it asks about.
    Skill,
    /// Whose loop it belongs to.
    Role,
    /// How senior the role is.
    Level,
    /// Follow-ups.
    FollowUps,
    /// Tags.
    Tags,
    /// Whether it is put away.
    Archived,
}

impl TableColumn for QuestionField {
    const EVERY: &'static [Self] = &Self::ALL;

    fn name(self) -> &'static str {
        match self {
            Self::Text => "Question",
            Self::Leading => "Principle",
            Self::Supporting => "Other principles",
            Self::Skill => "Skill",
            Self::Role => "Role",
            Self::Level => "Level",
            Self::FollowUps => "Follow-ups",
            Self::Tags => "Tags",
            Self::Archived => "Archived",
        }
    }

    fn guess(name: &str) -> Option<Self> {
        Some(match folded(name).as_str() {
            "question" | "questions" | "text" | "front" | "prompt" | "q" => Self::Text,
            "principle" | "leading principle" | "leadership principle" | "lp" | "leading" => {
                Self::Leading
            }
            "other principles" | "supporting" | "supporting principles" | "also" => {
                Self::Supporting
            }
            "skill" | "topic" | "competency" => Self::Skill,
            "role" => Self::Role,
            "level" | "seniority" => Self::Level,
            "follow ups" | "follow up" | "followups" | "probes" | "follow up questions" => {
                Self::FollowUps
            }
            "tags" | "tag" | "labels" | "category" | "categories" => Self::Tags,
            "archived" => Self::Archived,
            _ => return None,
        })
    }
}

impl QuestionField {
    /// Every field, in the order of a file's columns.
    pub const ALL: [Self; 9] = [
        Self::Text,
        Self::Leading,
        Self::Supporting,
        Self::Skill,
        Self::Role,
        Self::Level,
        Self::FollowUps,
        Self::Tags,
        Self::Archived,
    ];

    /// The field's text in a question; empty for what need not be said.
    #[must_use]
    pub fn of(self, question: &OwnQuestion) -> String {
        match self {
            Self::Text => question.text.clone(),
            Self::Leading => question.leading.map_or("", Principle::name).to_owned(),
            Self::Supporting => {
                let names: Vec<&str> = question.supporting.iter().map(|one| one.name()).collect();
                names.join(" · ")
            }
            Self::Skill => said(question.skill == Skill::default(), question.skill.name()),
            Self::Role => said(question.role == Role::default(), question.role.name()),
            Self::Level => said(
                question.level == QuestionLevel::default(),
                question.level.name(),
            ),
            Self::FollowUps => question.follow_ups.join("\n"),
            Self::Tags => question.tags.join(", "),
            Self::Archived => said(!question.is_archived, "yes"),
        }
    }

    /// Puts a text into a question, after what is there already: two columns may be one field.
    pub fn put(self, question: &mut OwnQuestion, text: &str) {
        match self {
            Self::Text => {
                let line = one_line(text);
                if !question.text.is_empty() && !line.is_empty() {
                    question.text.push(' ');
                }
                question.text.push_str(&line);
            }
            Self::Leading => {
                let mut named = principles(text).into_iter();
                question.leading = question.leading.or_else(|| named.next());
                question.supporting.extend(named);
            }
            Self::Supporting => question.supporting.extend(principles(text)),
            Self::Skill => {
                let named = |skill: &Skill| is_named(text, skill.name(), skill.slug());
                question.skill = Skill::ALL.iter().copied().find(named).unwrap_or_default();
            }
            Self::Role => {
                let named = |role: &Role| is_named(text, role.name(), role.slug());
                question.role = Role::ALL.into_iter().find(named).unwrap_or_default();
            }
            Self::Level => {
                let named = |level: &QuestionLevel| is_named(text, level.name(), level.slug());
                question.level = QuestionLevel::ALL
                    .into_iter()
                    .find(named)
                    .unwrap_or_default();
            }
            Self::FollowUps => question.follow_ups.extend(lines(text)),
            Self::Tags => {
                let all = format!("{},{text}", question.tags.join(","));
                question.tags = tags(&all);
            }
            Self::Archived => {
                question.is_archived = matches!(folded(text).as_str(), "yes" | "true" | "1" | "x");
            }
        }
    }
}

fn said(is_plain: bool, name: &str) -> String {
    if is_plain {
        String::new()
    } else {
        name.to_owned()
    }
}

fn is_named(text: &str, name: &str, slug: &str) -> bool {
    let text = folded(text);
    text == folded(name) || text == folded(slug)
}

/// The principles that a text names, in the order in which it names them. Two of the names hold a
/// comma or a semicolon, so the text is not cut but searched.
fn principles(text: &str) -> Vec<Principle> {
    let text = format!(" {} ", folded(text));
    let mut found: Vec<(usize, Principle)> = Principle::ALL
        .iter()
        .filter_map(|&principle| {
            [principle.name(), principle.slug()]
                .iter()
                .filter_map(|name| text.find(&format!(" {} ", folded(name))))
                .min()
                .map(|at| (at, principle))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, principle)| principle).collect()
}

/// A question that was read, and where it began: the number of its line or row, from 1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadQuestion {
    /// The line or row.
    pub at: usize,
    /// The question.
    pub question: OwnQuestion,
    /// Whether marks of HTML were taken out of it.
    pub had_html: bool,
}

// Tables

/// A table that was read, with what its own head says of it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct QuestionTable {
    /// The rows, the first of which may name the columns.
    pub rows: Vec<Vec<String>>,
    /// What each column is meant to be, as far as the file says so.
    pub mapping: Vec<Option<QuestionField>>,
    /// Whether the first row has the names of the columns.
    pub has_header: bool,
    /// Lines that stand above the first row.
    lines_above: usize,
    /// Tags of every question.
    tags: Vec<String>,
    /// Tags stand with spaces between them, as in Anki.
    has_spaced_tags: bool,
    /// Marks of HTML are text.
    is_plain: bool,
}

impl QuestionTable {
    /// Reads a table whose line ends are `\n`; commas, semicolons or tabulators part its cells.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let rows = csv::rows(text, csv::delimiter(text));
        let named = named(rows.first().map(Vec::as_slice).unwrap_or_default());
        let has_header = named.iter().any(Option::is_some);
        Self {
            mapping: mapped(named, &rows),
            rows,
            has_header,
            ..Self::default()
        }
    }

    /// Reads Anki's text export: `#key:value` lines above rows, as its manual describes under
    /// "Text Files". None when no such line stands at its head.
    #[must_use]
    pub fn read_anki(text: &str) -> Option<Self> {
        let mut table = Self::default();
        let mut delimiter = None;
        let mut special: Vec<(usize, Option<QuestionField>)> = Vec::new();
        let mut names: Option<&str> = None;
        let mut body = text;
        while let Some((key, value, rest)) = anki_key(body) {
            match key {
                "separator" => delimiter = Some(separator(value)),
                "html" => table.is_plain = value == "false",
                "tags" => table.tags = spaced(value),
                "columns" => names = Some(value),
                _ => {
                    let column = key.strip_suffix(" column").zip(value.parse::<usize>().ok());
                    if let Some((what, column)) = column {
                        let field = (what == "tags").then_some(QuestionField::Tags);
                        special.push((column.saturating_sub(1), field));
                    }
                }
            }
            table.lines_above += 1;
            body = rest;
        }
        if table.lines_above == 0 {
            return None;
        }
        table.has_spaced_tags = true;
        let delimiter = delimiter.unwrap_or(b'\t');
        table.rows = csv::rows(body, delimiter);
        let names = names.map(|names| csv::rows(names, delimiter));
        let names = names.and_then(|rows| rows.into_iter().next());
        let mut mapping = named(&names.unwrap_or_default());
        mapping.resize(width(&table.rows), None);
        for &(column, field) in &special {
            if let Some(place) = mapping.get_mut(column) {
                *place = field;
            }
        }
        if !mapping.contains(&Some(QuestionField::Text)) {
            // The first column that is the note's own is its front.
            let is_own = |column: &usize| special.iter().all(|(taken, _)| taken != column);
            let front = (0..mapping.len()).find(is_own);
            if let Some(place) = front.and_then(|front| mapping.get_mut(front)) {
                *place = Some(QuestionField::Text);
            }
        }
        table.mapping = mapping;
        Some(table)
    }

    /// The questions, by which column is which field.
    #[must_use]
    pub fn questions(
        &self,
        mapping: &[Option<QuestionField>],
        has_header: bool,
    ) -> Vec<ReadQuestion> {
        self.rows
            .iter()
            .enumerate()
            .skip(usize::from(has_header))
            .map(|(index, row)| {
                let mut question = OwnQuestion {
                    tags: self.tags.clone(),
                    ..OwnQuestion::default()
                };
                let mut had_html = false;
                for (field, cell) in mapping.iter().zip(row) {
                    let Some(field) = field else {
                        continue;
                    };
                    let cell = if self.is_plain {
                        Cow::Borrowed(cell.as_str())
                    } else {
                        without_html(cell)
                    };
                    had_html |= matches!(cell, Cow::Owned(_));
                    if *field == QuestionField::Tags && self.has_spaced_tags {
                        field.put(&mut question, &spaced(&cell).join(","));
                    } else {
                        field.put(&mut question, &cell);
                    }
                }
                ReadQuestion {
                    at: self.lines_above + index + 1,
                    question: settled(question),
                    had_html,
                }
            })
            .collect()
    }
}

/// A column for every cell of the widest row. Where none is named the question, it is the one with
/// the longest texts.
fn mapped(
    mut named: Vec<Option<QuestionField>>,
    rows: &[Vec<String>],
) -> Vec<Option<QuestionField>> {
    let width = width(rows);
    named.resize(width, None);
    if !named.contains(&Some(QuestionField::Text)) {
        let length = |column: &usize| -> usize {
            rows.iter()
                .take(100)
                .filter_map(|row| row.get(*column))
                .map(String::len)
                .sum()
        };
        let longest = (0..width).rev().max_by_key(length);
        if let Some(place) = longest.and_then(|column| named.get_mut(column)) {
            *place = Some(QuestionField::Text);
        }
    }
    named
}

/// A question whose lists say nothing twice.
fn settled(mut question: OwnQuestion) -> OwnQuestion {
    let leading = question.leading;
    question.supporting.retain(|one| Some(*one) != leading);
    question.supporting.sort();
    question.supporting.dedup();
    question
}

/// The key and value of a line of Anki's head, and what follows it.
fn anki_key(text: &str) -> Option<(&str, &str, &str)> {
    const KEYS: [&str; 12] = [
        "separator",
        "html",
        "tags",
        "columns",
        "notetype",
        "deck",
        "if matches",
        "notetype column",
        "deck column",
        "tags column",
        "guid column",
        "scheduled column",
    ];
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let (key, value) = line.strip_prefix('#')?.split_once(':')?;
    KEYS.contains(&key).then(|| {
        // A tabulator may be the value.
        let value = if key == "separator" && value.starts_with('\t') {
            value
        } else {
            value.trim()
        };
        (key, value, rest)
    })
}

/// What parts the cells, by Anki's name for it or as it stands.
fn separator(value: &str) -> u8 {
    match value.to_ascii_lowercase().as_str() {
        "comma" => b',',
        "semicolon" => b';',
        "space" => b' ',
        "pipe" => b'|',
        "colon" => b':',
        "tab" => b'\t',
        _ => value.bytes().next().filter(u8::is_ascii).unwrap_or(b'\t'),
    }
}

fn spaced(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// A text without marks of HTML and with the characters that its entities stand for; borrowed when
/// there were none. "a < b" is no mark.
#[must_use]
pub fn without_html(text: &str) -> Cow<'_, str> {
    if !text.contains(['<', '&']) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    let mut was_changed = false;
    while let Some(at) = rest.find(['<', '&']) {
        plain.push_str(rest.get(..at).unwrap_or_default());
        let from = rest.get(at..).unwrap_or_default();
        if let Some((name, length)) = mark(from) {
            // Blocks and line breaks part lines; marks within a line part nothing.
            if matches!(name, "br" | "p" | "div" | "li" | "tr" | "ul" | "ol" | "hr") {
                plain.push('\n');
            }
            rest = from.get(length..).unwrap_or_default();
            was_changed = true;
        } else if let Some((letter, length)) = entity(from) {
            plain.push(letter);
            rest = from.get(length..).unwrap_or_default();
            was_changed = true;
        } else {
            plain.push_str(from.get(..1).unwrap_or_default());
            rest = from.get(1..).unwrap_or_default();
        }
    }
    plain.push_str(rest);
    if was_changed {
        Cow::Owned(plain)
    } else {
        Cow::Borrowed(text)
    }
}

/// The name of a mark at the beginning of a text, in lower case where it parts lines, and its length.
fn mark(text: &str) -> Option<(&'static str, usize)> {
    const NAMES: [&str; 31] = [
        "br",
        "p",
        "div",
        "li",
        "tr",
        "ul",
        "ol",
        "hr",
        "a",
        "b",
        "i",
        "u",
        "em",
        "strong",
        "span",
        "font",
        "sub",
        "sup",
        "img",
        "h1",
        "h2",
        "h3",
        "h4",
        "code",
        "pre",
        "table",
        "tbody",
        "td",
        "th",
        "s",
        "blockquote",
    ];
    let inner = text.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let length = text.find('>')? + 1;
    let name: String = inner
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    let known = NAMES.into_iter().find(|known| *known == name)?;
    let after = inner.get(name.len()..)?;
    let ends = after.starts_with(['>', '/']) || after.starts_with(char::is_whitespace);
    ends.then_some((known, length))
}

/// The character of an entity at the beginning of a text, and the entity's length.
fn entity(text: &str) -> Option<(char, usize)> {
    // The longest is "&#1114111;".
    let end = text.bytes().take(10).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let letter = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "rsquo" => '’',
        "lsquo" => '‘',
        "rdquo" => '”',
        "ldquo" => '“',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        _ => {
            let number = name.strip_prefix('#')?;
            let hex = number.strip_prefix(['x', 'X']);
            let code = match hex {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((letter, end + 1))
}

// Markdown and plain lists

/// A list that was read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct List {
    /// Its questions.
    pub questions: Vec<ReadQuestion>,
    /// The numbers of the lines, from 1, that belong to no question.
    pub left_out: Vec<usize>,
}

/// An item's text without the mark before it, and how far it is indented.
fn item(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let after = text.get(digits..)?;
    let rest = if digits > 0 && digits < 4 {
        after.strip_prefix(['.', ')'])?
    } else {
        text.strip_prefix(['-', '*', '+', '•'])?
    };
    let rest = rest.strip_prefix([' ', '\t'])?.trim_start();
    let is_box = |mark: &&&str| rest.starts_with(**mark);
    let length = ["[ ] ", "[x] ", "[X] "]
        .iter()
        .find(is_box)
        .map_or(0, |mark| mark.len());
    Some((indent, rest.get(length..)?))
}

/// Reads a list: an item is a question, and what is indented under it says more about it, after a
/// label such as "Principle:", or is a follow-up. A heading that names a principle or a skill is
/// meant for the questions under it. Where nothing is an item, each line is a question.
#[must_use]
pub fn read_list(text: &str) -> List {
    let has_items = text.lines().any(|line| item(line).is_some());
    let mut list = List::default();
    let mut above = OwnQuestion::default();
    for (index, line) in text.lines().enumerate() {
        let at = index + 1;
        if line.trim().is_empty() {
            continue;
        }
        if let Some(heading) = heading(line) {
            above = OwnQuestion::default();
            QuestionField::Leading.put(&mut above, heading);
            QuestionField::Skill.put(&mut above, heading);
            continue;
        }
        let (indent, text) = match item(line) {
            Some(item) => item,
            None if !has_items => (0, line.trim()),
            // A line that goes on below its item, or prose between lists.
            None if line.starts_with([' ', '\t']) && !list.questions.is_empty() => {
                if let Some(item) = list.questions.last_mut() {
                    go_on(&mut item.question, line.trim());
                }
                continue;
            }
            None => {
                list.left_out.push(at);
                continue;
            }
        };
        if let Some(parent) = list.questions.last_mut().filter(|_| indent > 1) {
            below(&mut parent.question, text);
            continue;
        }
        let plain = without_html(text);
        let had_html = matches!(plain, Cow::Owned(_));
        let mut question = above.clone();
        question.text = one_line(unescaped(&plain));
        list.questions.push(ReadQuestion {
            at,
            question,
            had_html,
        });
    }
    for read in &mut list.questions {
        read.question = settled(std::mem::take(&mut read.question));
    }
    list
}

fn heading(line: &str) -> Option<&str> {
    let text = line.strip_prefix('#')?.trim_start_matches('#');
    text.starts_with(' ').then(|| text.trim())
}

fn go_on(question: &mut OwnQuestion, line: &str) {
    let text = question.follow_ups.last_mut().unwrap_or(&mut question.text);
    text.push(' ');
    text.push_str(&one_line(line));
}

/// What stands under a question.
fn below(question: &mut OwnQuestion, text: &str) {
    let labelled = text.split_once(':').and_then(|(label, rest)| {
        Some((QuestionField::guess(label.trim_matches(['*', '_']))?, rest))
    });
    match labelled {
        Some((field, rest)) if field != QuestionField::Text => {
            field.put(question, rest.trim_start_matches(['*', '_']));
        }
        _ => question.follow_ups.extend(lines(text)),
    }
}

/// A text without the backslash that keeps its beginning from being read as a mark.
fn unescaped(text: &str) -> &str {
    text.strip_prefix('\\')
        .filter(|rest| rest.starts_with(|letter: char| letter.is_ascii_punctuation()))
        .unwrap_or(text)
}

// Out

/// The questions as a table, a row each under the names of the fields.
fn table(questions: &[OwnQuestion], delimiter: char) -> String {
    let names = QuestionField::ALL.map(|field| field.name().to_owned());
    let rows = questions
        .iter()
        .map(|question| QuestionField::ALL.map(|field| field.of(question)));
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

/// The questions as a table between tabulators.
#[must_use]
pub fn to_tsv(questions: &[OwnQuestion]) -> String {
    table(questions, '\t')
}

/// The questions as a text that Anki imports: the question in front, what is known about it behind,
/// its tags in a column of their own.
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
            // A space would make two of a tag.
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

/// The questions as Markdown, an item each with what is known about it below.
#[must_use]
pub fn to_markdown(questions: &[OwnQuestion]) -> String {
    let mut text = "# Questions\n\n".to_owned();
    for question in questions {
        let escape = if question
            .text
            .starts_with(|letter: char| letter.is_ascii_punctuation())
        {
            "\\"
        } else {
            ""
        };
        // Writing to a String cannot fail, here and below.
        let _ = writeln!(text, "- {escape}{}", question.text);
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn questions(read: Vec<ReadQuestion>) -> Vec<OwnQuestion> {
        read.into_iter().map(|read| read.question).collect()
    }

    fn from_table(text: &str) -> Vec<OwnQuestion> {
        let table = QuestionTable::read(text.trim_start_matches(csv::MARK));
        questions(table.questions(&table.mapping, table.has_header))
    }

    fn from_anki(text: &str) -> Vec<OwnQuestion> {
        let table = QuestionTable::read_anki(text).unwrap();
        questions(table.questions(&table.mapping, false))
    }

    #[test]
    fn a_table_with_other_names_quotes_and_line_breaks_is_read() {
        for text in [
            "Front,LP,Category\n\"Tell me, \"\"why\"\"?\",\"Have Backbone; Disagree and Commit, Ownership\",phone\n",
            "topic;q;lp;tag\n;\"Tell me, \"\"why\"\"?\";\"have-backbone, ownership\";phone",
            "Question\tLevel\tPrinciple\tTags\n\"Tell me,\n\"\"why\"\"?\"\t\tHave Backbone; Disagree and Commit and Ownership\tphone",
        ] {
            let [question] = from_table(text).try_into().unwrap();
            assert_eq!(question.text, "Tell me, \"why\"?", "{text}");
            assert_eq!(question.leading, Some(Principle::HaveBackbone));
            assert_eq!(question.supporting, [Principle::Ownership]);
            assert_eq!(question.tags, ["phone"]);
        }
    }

    #[test]
    fn a_table_without_names_has_its_questions_where_the_longest_texts_are() {
        let text = "1,What did you cut from the plan?,x\n2,Who paid for it in the end?,y\n";
        let table = QuestionTable::read(text);
        assert!(!table.has_header);
        assert_eq!(table.mapping, [None, Some(QuestionField::Text), None]);
        assert_eq!(from_table(text).len(), 2);
    }

    #[test]
    fn an_anki_export_is_read_with_its_head_html_and_tags() {
        let text = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n\
            kX:1\tBasic\tLoop\t\"What did you <b>cut</b>,<br>and who&#39;s &amp; why?\"\tBack <div>x</div>\tphone feared\n";
        let table = QuestionTable::read_anki(text).unwrap();
        let read = table.questions(&table.mapping, false);
        assert_eq!((read.len(), read[0].at, read[0].had_html), (1, 7, true));
        assert_eq!(read[0].question.text, "What did you cut, and who's & why?");
        assert_eq!(read[0].question.tags, ["phone", "feared"]);
        let named =
            "#separator:Semicolon\n#columns:Back;Front\n#tags:loop\n#html:false\nx;Is <b> a tag?\n";
        let [question] = from_anki(named).try_into().unwrap();
        assert_eq!(question.text, "Is <b> a tag?");
        assert_eq!(question.tags, ["loop"]);
        assert_eq!(QuestionTable::read_anki("# My questions\n- One?"), None);
    }

    #[test]
    fn marks_of_html_are_taken_out_and_what_only_looks_like_one_stays() {
        for (html, plain) in [
            ("One<br/>two<BR>three", "One\ntwo\nthree"),
            ("<span class=\"x\">a</span>&nbsp;b &hellip;", "a b …"),
            (
                "x < y and y > z &c; &unknown; <you>",
                "x < y and y > z &c; &unknown; <you>",
            ),
            ("&#x1F4E6;&#128230;", "📦📦"),
            ("<b", "<b"),
        ] {
            assert_eq!(without_html(html), plain);
        }
    }

    #[test]
    fn a_list_with_headings_and_what_stands_below_its_items_is_read() {
        let text = "# Loop\n\nSome prose.\n\n## Dive Deep\n- [ ] What did you\n  find out?\n    - Skill: root cause\n    - Why there?\n\
            1. **Bold?** it was\n## Profit and loss\n* What did it earn?\n  - **Principles also:** x\n  - Level: Senior";
        let list = read_list(text);
        assert_eq!(list.left_out, [3]);
        let read = list.questions;
        assert_eq!(
            read.iter().map(|one| one.at).collect::<Vec<_>>(),
            [6, 10, 12]
        );
        assert_eq!(read[0].question.text, "What did you find out?");
        assert_eq!(read[0].question.skill, Skill::RootCause);
        assert_eq!(read[0].question.follow_ups, ["Why there?"]);
        assert_eq!(read[1].question.leading, Some(Principle::DiveDeep));
        assert_eq!(read[2].question.skill, Skill::ProfitAndLoss);
        assert_eq!(read[2].question.level, QuestionLevel::Senior);
        assert_eq!(read[2].question.leading, None);
    }

    #[test]
    fn where_nothing_is_an_item_each_line_is_a_question() {
        let texts: Vec<String> = questions(read_list("What broke?\n\n Who paid?\n").questions)
            .into_iter()
            .map(|question| question.text)
            .collect();
        assert_eq!(texts, ["What broke?", "Who paid?"]);
        assert_eq!(read_list(""), List::default());
    }

    fn line() -> impl Strategy<Value = String> {
        prop_oneof!["[ -~]{1,24}", "\\PC{1,12}", Just("Skill: x - y".to_owned())].prop_map(|line| {
            let line = one_line(&line.replace(['<', '&', '\u{fffd}'], ""));
            // What is no word is nobody's question.
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
            prop_assert_eq!(&from_table(&to_csv(&list)), &list);
            prop_assert_eq!(&from_table(&to_tsv(&list)), &list);
            prop_assert_eq!(&from_anki(&to_anki(&list)), &list);
            prop_assert_eq!(&questions(read_list(&to_markdown(&list)).questions), &list);
        }

        #[test]
        fn no_text_makes_the_readers_panic(text in any::<String>()) {
            let _ = read_list(&text);
            let table = QuestionTable::read(&text);
            let _ = table.questions(&table.mapping, true);
            let _ = QuestionTable::read_anki(&format!("#separator:,\n{text}"));
            let _ = without_html(&text);
        }
    }
}
