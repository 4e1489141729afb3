//! Questions in lists: Markdown, plain lines, "Q:" and "A:", and tables within them.

use std::borrow::Cow;

use crate::domain::format::table::TableColumn;
use crate::domain::incoming::LeftOut;
use crate::domain::incoming::columns::IncomingTable;
use crate::domain::incoming::html::without_html;
use crate::domain::incoming::markdown::{MarkdownDocument, heading, is_rule, without_emphasis};
use crate::domain::incoming::principles::principles_in;
use crate::domain::incoming::sheet::Sheet;
use crate::domain::prose::marks::{Mark, after_mark, mark_of};
use crate::domain::questions::field::QuestionField;
use crate::domain::questions::own::{OwnQuestion, lines, one_line};
use crate::domain::questions::table::{QuestionTable, ReadQuestion};
use crate::domain::text::fold::folded;

/// A parsed list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct List {
    /// Its questions.
    pub questions: Vec<ReadQuestion>,
    /// Lines that belong to no question.
    pub left_out: Vec<LeftOut>,
    /// Notes, in sentences.
    pub notes: Vec<String>,
}

/// The content of a text that isn't known to be a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ListOrTable {
    /// A list.
    List(List),
    /// Only a table, or several tables with the same columns.
    Table(QuestionTable),
}

/// Parses a list: an item is a question, and indented lines below it are labeled fields, such as
/// "Principle:", or follow-ups. A heading that names a principle or a skill applies to the
/// questions below it. Without items, each line is a question.
#[must_use]
pub fn read_list(text: &str) -> ListOrTable {
    let mut document = MarkdownDocument::read(text);
    for block in document.code_blocks() {
        document.leave_out(block, "a code block");
    }
    let tables = std::mem::take(&mut document.tables);
    let mut list = ListReader::of(&document).read();
    list.left_out.extend(document.left_out);
    if list.questions.is_empty()
        && let Some(sheet) = one_sheet(&tables)
    {
        list.left_out.sort_by_key(|one| one.at);
        let mut table = IncomingTable::of(sheet, None);
        table.left_out = list.left_out;
        return ListOrTable::Table(QuestionTable::of(table));
    }
    for sheet in tables {
        let table = QuestionTable::of(IncomingTable::of(sheet, None));
        let (mapping, has_header) = (&table.table.mapping, table.table.has_header);
        list.questions.extend(table.questions(mapping, has_header));
        list.notes.extend(table.table.notes(mapping, has_header));
    }
    list.questions.sort_by_key(|read| read.at);
    list.left_out.sort_by_key(|one| one.at);
    ListOrTable::List(list)
}

/// The rows of all tables, if they have the same columns.
fn one_sheet(tables: &[Sheet]) -> Option<Sheet> {
    let (first, others) = tables.split_first()?;
    let mut sheet = first.clone();
    for other in others {
        if other.rows.first() != first.rows.first() {
            return None;
        }
        sheet.rows.extend(other.rows.iter().skip(1).cloned());
        sheet.at.extend(other.at.iter().skip(1));
    }
    Some(sheet)
}

/// The role of a line in a list.
enum Line<'a> {
    Blank,
    /// A heading, or a line with only a principle's name.
    Heading(&'a str),
    /// An item, with its indentation.
    Item(usize, &'a str),
    /// After "Q:".
    Asked(&'a str),
    /// After "A:".
    Answer,
    Other(&'a str),
}

/// What the list contains, which decides how lines are parsed.
struct Has {
    items: bool,
    /// Lines after "Q:".
    asked: bool,
    /// Some lines are clearly questions, so lines that aren't are no questions.
    questions: bool,
}

struct ListReader<'a> {
    lines: Vec<(usize, &'a str, Line<'a>)>,
    has: Has,
    list: List,
    /// The fields that the heading above sets for its questions.
    above: ReadQuestion,
    /// The indentation of the parent item, and of its children.
    over: Option<(usize, Option<usize>)>,
    is_answer: bool,
    was_blank: bool,
    /// The last line of the last question.
    last: usize,
}

impl<'a> ListReader<'a> {
    fn of(document: &'a MarkdownDocument) -> Self {
        let marks: Vec<Option<Mark>> = document
            .lines
            .iter()
            .map(|line| mark_of(line.text.trim_start()))
            .collect();
        let filled: Vec<usize> = (0..marks.len())
            .filter(|index| {
                document
                    .lines
                    .get(*index)
                    .is_some_and(|line| !line.text.trim().is_empty())
            })
            .collect();
        let is_item = |place: usize| {
            let mark = |place: Option<usize>| marks.get(*filled.get(place?)?)?.as_ref();
            match mark(Some(place)) {
                Some(Mark::Certain | Mark::Numbered(_)) => true,
                Some(own) => [place.checked_sub(1), place.checked_add(1)]
                    .into_iter()
                    .any(|beside| mark(beside).is_some_and(|other| own.goes_with(other))),
                None => false,
            }
        };
        let mut items = vec![false; marks.len()];
        for (place, &index) in filled.iter().enumerate() {
            if let Some(item) = items.get_mut(index) {
                *item = is_item(place);
            }
        }
        let lines: Vec<(usize, &str, Line<'_>)> = document
            .lines
            .iter()
            .zip(items)
            .map(|(line, is_item)| (line.at, line.text.as_str(), kind_of(&line.text, is_item)))
            .collect();
        let asked = lines
            .iter()
            .any(|(_, _, line)| matches!(line, Line::Asked(_)));
        let items = lines
            .iter()
            .any(|(_, _, line)| matches!(line, Line::Item(..)));
        Self {
            has: Has {
                items: asked || items,
                asked,
                questions: lines.iter().any(|(_, text, _)| asks(text)),
            },
            lines,
            list: List::default(),
            above: ReadQuestion::default(),
            over: None,
            is_answer: false,
            was_blank: true,
            last: 0,
        }
    }

    fn read(mut self) -> List {
        for (at, raw, line) in std::mem::take(&mut self.lines) {
            let was_blank = std::mem::replace(&mut self.was_blank, matches!(line, Line::Blank));
            match line {
                Line::Blank => {}
                _ if is_address(raw.trim().trim_start_matches(['-', '*', '+', ' '])) => {
                    self.leave_out(at, "an address");
                }
                Line::Item(_, text) | Line::Other(text) if card(text).is_some() => {
                    if let Some((front, _)) = card(text) {
                        self.question(at, front);
                        self.leave_out(at, "an answer");
                    }
                }
                Line::Heading(text) => self.heading(at, text),
                Line::Asked(text) => {
                    self.is_answer = false;
                    self.question(at, text);
                }
                Line::Answer if self.has.asked => {
                    self.is_answer = true;
                    self.leave_out(at, "an answer");
                }
                _ if self.is_answer => self.leave_out(at, "an answer"),
                Line::Item(indent, text) => self.item(at, indent, text),
                Line::Answer => self.other(at, raw, raw.trim(), was_blank),
                Line::Other(text) => self.other(at, raw, text, was_blank),
            }
        }
        let mut list = self.list;
        list.questions = list
            .questions
            .into_iter()
            .map(ReadQuestion::settled)
            .collect();
        list
    }

    fn leave_out(&mut self, at: usize, why: &'static str) {
        self.list.left_out.push(LeftOut::one(at, why));
    }

    fn heading(&mut self, at: usize, text: &str) {
        self.is_answer = false;
        self.over = None;
        if asks(text) {
            self.question(at, text);
            return;
        }
        self.above = ReadQuestion::default();
        let before = self.above.question.clone();
        if !principles_in(text).found.is_empty() {
            QuestionField::Leading.put(&mut self.above.question, text);
        }
        QuestionField::Skill.put(&mut self.above.question, text);
        if self.above.question == before {
            self.leave_out(at, "a heading");
        }
    }

    fn item(&mut self, at: usize, indent: usize, text: &str) {
        // An item with only a principle's name applies to the items below it.
        if let Some(name) = over_others(text) {
            self.heading(at, name);
            self.over = Some((indent, None));
            return;
        }
        let base = match &mut self.over {
            Some((over, base)) if indent > *over => *base.get_or_insert(indent),
            _ => {
                self.over = None;
                0
            }
        };
        let is_below = indent > base + 1;
        match self.list.questions.last_mut().filter(|_| is_below) {
            Some(parent) => below(parent, text),
            None => self.question(at, text),
        }
    }

    fn other(&mut self, at: usize, raw: &str, text: &str, was_blank: bool) {
        if is_rule(text) {
            return;
        }
        if !self.has.items {
            // A wrapped line continues in lower case.
            let goes_on = self.last + 1 == at && text.starts_with(char::is_lowercase);
            let last = self.list.questions.last_mut().filter(|_| goes_on);
            if let Some(last) = last.filter(|last| !ends(&last.question.text)) {
                go_on(&mut last.question, text);
                self.last = at;
            } else if asks(text) || !self.has.questions {
                self.question(at, text);
            } else {
                self.leave_out(at, "not a question");
            }
            return;
        }
        let is_about = label_of(text).is_some() && !was_blank;
        if let Some(last) = self.list.questions.last_mut().filter(|_| is_about) {
            below(last, text);
            return;
        }
        let goes_on = raw.starts_with([' ', '\t'])
            || !was_blank
                && self
                    .list
                    .questions
                    .last()
                    .is_some_and(|last| !ends(last_line(&last.question)));
        if let Some(last) = self.list.questions.last_mut().filter(|_| goes_on) {
            // A line that continues its item.
            go_on(&mut last.question, text);
        } else if asks(text) {
            self.question(at, text);
        } else {
            self.leave_out(at, "not an item of the list");
        }
    }

    fn question(&mut self, at: usize, source: &str) {
        let plain = without_html(source);
        let mut read = self.above.clone();
        read.at = at;
        read.had_html = matches!(plain, Cow::Owned(_));
        let text = without_emphasis(&plain);
        // A text that begins with an escape is literal.
        if text.starts_with('\\') || source.trim_start().starts_with("&#") {
            read.question.text = one_line(unescaped(text));
        } else {
            let (text, about) = apart(text);
            for (field, value) in about {
                read.put(field, value);
            }
            read.question.text = one_line(&without_links(text));
        }
        self.list.questions.push(read);
        self.last = at;
    }
}

/// The two sides of a flashcard in one line, separated by two colons, as in notes apps.
fn card(text: &str) -> Option<(&str, &str)> {
    let (front, back) = text.split_once("::")?;
    let back = back.trim_start_matches(':').trim();
    (asks(front) && !back.is_empty() && !text.starts_with("&#")).then_some((front.trim_end(), back))
}

/// Splits a question from the principles and tags around it: "Ownership: What did you cut?", "[Dive Deep]
/// Why?", "What broke? (Frugality)", "Why? #loop".
fn apart(text: &str) -> (&str, Vec<(QuestionField, &str)>) {
    let mut text = text.trim();
    let mut about = Vec::new();
    let are_names = |names: &str| {
        let named = principles_in(names);
        !named.found.is_empty() && named.unknown.is_empty() && !names.trim().is_empty()
    };
    let before = text
        .strip_prefix(['[', '('])
        .and_then(|inner| inner.split_once([']', ')']))
        .or_else(|| text.split_once(":** "))
        .or_else(|| text.split_once(": "))
        .or_else(|| text.split_once(" – "))
        .or_else(|| text.split_once(" — "))
        .filter(|(names, rest)| are_names(names) && !rest.starts_with('(') && asks(rest));
    if let Some((names, rest)) = before {
        about.push((QuestionField::Leading, names));
        text = rest.trim_start_matches([':', '-', '–', '—', ' ']);
    }
    while let Some((rest, tag)) = text.rsplit_once(char::is_whitespace)
        && let Some(tag) = tag.strip_prefix('#')
        && tag.starts_with(char::is_alphabetic)
    {
        let field = if are_names(tag) {
            QuestionField::Leading
        } else {
            QuestionField::Tags
        };
        about.push((field, tag));
        text = rest.trim_end();
    }
    let end = text.rfind(['?', '？', '.']).map(|at| at + 1);
    if let Some((question, names)) = end.and_then(|end| text.split_at_checked(end))
        && let names = names
            .trim()
            .trim_matches(['(', ')', '[', ']', '-', '–', '—', '`', '*', ' '])
        && are_names(names)
    {
        about.push((QuestionField::Leading, names));
        text = question;
    }
    (text, about)
}

/// A text with each link replaced by its words: "[What did you cut?](https://…)", "[[Who paid?]]".
fn without_links(text: &str) -> Cow<'_, str> {
    if let Some(inner) = text
        .strip_prefix("[[")
        .and_then(|inner| inner.strip_suffix("]]"))
    {
        return Cow::Owned(inner.rsplit('|').next().unwrap_or(inner).to_owned());
    }
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let link = after.split_once("](").and_then(|(words, after)| {
            let (address, after) = after.split_once(')')?;
            let is_link = !words.contains(['[', ']']) && !address.contains(' ');
            is_link.then_some((words, after))
        });
        plain.push_str(before);
        if let Some((words, after)) = link {
            plain.push_str(words);
            rest = after;
        } else {
            plain.push('[');
            rest = after;
        }
    }
    plain.push_str(rest);
    if plain == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(plain)
    }
}

/// Whether a line is only a web address.
fn is_address(text: &str) -> bool {
    let text = text.trim_matches(['<', '>', ' ']);
    !text.contains(char::is_whitespace)
        && (text.starts_with("https://") || text.starts_with("http://"))
}

fn kind_of(line: &str, is_item: bool) -> Line<'_> {
    let text = line.trim();
    if text.is_empty() {
        return Line::Blank;
    }
    if let Some((_, heading)) = heading(line).filter(|_| !line.starts_with(' ')) {
        return Line::Heading(without_emphasis(heading));
    }
    let rest = after_mark(text).filter(|_| is_item);
    let inner = rest.unwrap_or(text);
    let indent = line
        .chars()
        .take_while(|letter| letter.is_whitespace())
        .map(|letter| if letter == '\t' { 4 } else { 1 })
        .sum();
    match question_or_answer(inner) {
        Some((true, asked)) if indent < 2 => return Line::Asked(asked),
        Some((false, _)) if indent < 2 => return Line::Answer,
        _ => {}
    }
    match rest {
        Some(rest) => {
            let is_box = |mark: &&&str| rest.starts_with(**mark);
            let boxed = ["[ ] ", "[x] ", "[X] "]
                .iter()
                .find(is_box)
                .map_or(0, |mark| mark.len());
            Line::Item(indent, rest.get(boxed..).unwrap_or(rest))
        }
        None => over_others(text).map_or(Line::Other(text), Line::Heading),
    }
}

/// The principle in a line that has nothing else: "**Dive Deep:**", "Ownership (3)".
fn over_others(text: &str) -> Option<&str> {
    let name = without_emphasis(text.trim_end_matches([':', ' ']));
    let name = without_emphasis(name.trim_end_matches([':', ' ']));
    let named = principles_in(name);
    let is_name = named.found.len() == 1
        && named.unknown.is_empty()
        && name.len() < 70
        && !name.contains([':', '：']);
    (is_name && !asks(text)).then_some(name)
}

/// The text after "Q:", "Q1.", or "**Question 2:**", and whether it is the question or the answer.
fn question_or_answer(text: &str) -> Option<(bool, &str)> {
    let text = text.trim_start_matches(['*', '_']);
    let word_length = text
        .find(|letter: char| !letter.is_alphabetic())
        .unwrap_or(text.len());
    let (word, rest) = text.split_at(word_length);
    let asked = match folded(word).as_str() {
        "q" | "question" | "frage" | "pregunta" | "pergunta" | "domanda" => true,
        "a" | "answer" | "antwort" | "reponse" | "respuesta" | "resposta" | "risposta" => false,
        _ => return None,
    };
    let rest = rest.trim_start();
    let number = rest.trim_start_matches(['#', ' ']);
    let after = number.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_numbered = after.len() < number.len();
    let after = after.trim_start_matches(['*', '_']);
    let rest = after.strip_prefix([':', '：']).or_else(|| {
        after
            .strip_prefix(['.', ')', '-', '–'])
            .filter(|_| is_numbered)
    })?;
    Some((asked, rest.trim_start_matches(['*', '_', ' '])))
}

/// Whether a question's text would be parsed as a label or a heading at the start of an item.
pub(super) fn is_mistakable(text: &str) -> bool {
    question_or_answer(text).is_some()
        || over_others(text).is_some()
        || card(text).is_some()
        || is_address(text)
        || !apart(text).1.is_empty()
        || matches!(without_links(text), Cow::Owned(_))
}

/// Whether a text is a question, judged by its question mark or its first word.
fn asks(text: &str) -> bool {
    const FIRST: [&str; 38] = [
        "tell", "describe", "give", "walk", "explain", "share", "talk", "how", "what", "when",
        "which", "who", "whom", "whose", "why", "where", "have", "has", "did", "do", "does", "can",
        "could", "would", "should", "is", "are", "was", "were", "if", "name", "think", "imagine",
        "suppose", "recall", "discuss", "outline", "show",
    ];
    let text = text
        .trim()
        .trim_end_matches(['*', '_', '~', '"', '”', '»', ')']);
    if text.ends_with(['?', '？', '؟']) {
        return true;
    }
    let mut words = text.split_whitespace();
    let first = words.next().map(folded).unwrap_or_default();
    FIRST.contains(&first.as_str()) && words.count() >= 2 && !text.ends_with(':')
}

fn ends(text: &str) -> bool {
    text.ends_with(['.', '?', '!', ':', '？', '。', '”', '"'])
}

fn last_line(question: &OwnQuestion) -> &str {
    question.follow_ups.last().unwrap_or(&question.text)
}

fn go_on(question: &mut OwnQuestion, line: &str) {
    let text = question.follow_ups.last_mut().unwrap_or(&mut question.text);
    text.push(' ');
    text.push_str(&one_line(&without_html(line)));
}

/// A labeled line's field and text; never the question itself.
fn label_of(text: &str) -> Option<(QuestionField, &str)> {
    let (label, rest) = text.split_once([':', '：'])?;
    let field = QuestionField::guess(label.trim_matches(['*', '_', ' ']))?;
    (field != QuestionField::Text).then_some((field, rest))
}

/// The lines below a question.
fn below(read: &mut ReadQuestion, text: &str) {
    match label_of(text) {
        Some((field, rest)) => {
            read.put(field, &without_html(rest.trim_start_matches(['*', '_'])));
        }
        _ => read
            .question
            .follow_ups
            .extend(lines(unescaped(&without_html(text)))),
    }
}

/// A text without the backslash that escapes its first character.
fn unescaped(text: &str) -> &str {
    text.strip_prefix('\\')
        .filter(|rest| rest.starts_with(|letter: char| letter.is_ascii_punctuation()))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::principle::Principle;
    use crate::domain::questions::question::{QuestionLevel, Skill};

    fn list(text: &str) -> List {
        match read_list(text) {
            ListOrTable::List(list) => list,
            ListOrTable::Table(table) => List {
                questions: table.questions(&table.table.mapping, table.table.has_header),
                left_out: table.table.left_out.clone(),
                notes: table
                    .table
                    .notes(&table.table.mapping, table.table.has_header),
            },
        }
    }

    /// Each question with its line and principle, and each line that is left out.
    fn told(text: &str) -> (Vec<String>, Vec<String>) {
        let list = list(text);
        let questions = list.questions.iter().map(|read| {
            let principle = read.question.leading.map_or("", Principle::slug);
            format!("{} {} {principle}", read.at, read.question.text)
                .trim()
                .to_owned()
        });
        let left_out = list
            .left_out
            .iter()
            .map(|one| format!("{} {} {}", one.at, one.count, one.why));
        (questions.collect(), left_out.collect())
    }

    #[test]
    fn a_list_with_headings_and_what_stands_below_its_items_is_read() {
        let text = "# Loop\n\nSome prose.\n\n## Dive Deep\n- [ ] What did you\n  find out?\n    - Skill: root cause\n    - Why there?\n\
            1. **Bold?** it was\n## Profit and loss\n* What did it earn?\n  - **Principles also:** x\n  - Level: Senior";
        let list = list(text);
        let left_out: Vec<usize> = list.left_out.iter().map(|one| one.at).collect();
        assert_eq!(left_out, [1, 3]);
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
    fn k15_principles_and_tags_around_a_question_are_taken_off_it() {
        for (line, principle, tags) in [
            ("Ownership: What broke?", Principle::Ownership, &[][..]),
            ("**Ownership:** What broke?", Principle::Ownership, &[]),
            ("Dive Deep – What broke?", Principle::DiveDeep, &[]),
            (
                "[Customer Obsession] What broke?",
                Principle::CustomerObsession,
                &[],
            ),
            ("(DD) What broke?", Principle::DiveDeep, &[]),
            (
                "What broke? (Bias for Action)",
                Principle::BiasForAction,
                &[],
            ),
            ("What broke? – Frugality", Principle::Frugality, &[]),
            ("What broke? `Frugality`", Principle::Frugality, &[]),
            (
                "What broke? #ownership #loop",
                Principle::Ownership,
                &["loop"],
            ),
            ("What broke? #dive-deep", Principle::DiveDeep, &[]),
        ] {
            let list = list(&format!("- {line}\n- Who paid?\n"));
            let read = &list.questions[0].question;
            assert_eq!(
                (read.text.as_str(), read.leading, &read.tags[..]),
                (
                    "What broke?",
                    Some(principle),
                    &tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>()[..]
                ),
                "{line}"
            );
        }
        for line in [
            "What broke? (In 2024)",
            "In May: What broke?",
            "Why [in brackets] now?",
            "Was it issue #4",
            "Why trust: what is it?",
        ] {
            assert_eq!(
                list(&format!("- {line}\n")).questions[0].question.text,
                line
            );
        }
    }

    /// A text, its questions, and the lines that are left out.
    type Shape = (
        &'static str,
        &'static [&'static str],
        &'static [&'static str],
    );

    const SHAPES: &[Shape] = &[
        (
            "What broke?::The lane\nWho paid?:::Finance\n",
            &["1 What broke?", "2 Who paid?"],
            &["1 1 an answer", "2 1 an answer"],
        ),
        (
            "- [What broke?](https://x.y/z)\n- [[Who paid?]]\n- <https://x.y>\n",
            &["1 What broke?", "2 Who paid?"],
            &["3 1 an address"],
        ),
        (
            "Tell me about a time when you decided without\nall of the data that you wanted.\n\nWho paid?\n",
            &[
                "1 Tell me about a time when you decided without all of the data that you wanted.",
                "4 Who paid?",
            ],
            &[],
        ),
        (
            "+----+----+\n| Question | Principle |\n+====+====+\n| What broke? | Ownership |\n+----+----+\n| Who paid? | Frugality |\n+----+----+\n",
            &["4 What broke? ownership", "6 Who paid? frugality"],
            &[],
        ),
        (
            "What broke?\n\n Who paid?\n",
            &["1 What broke?", "3 Who paid?"],
            &[],
        ),
        (
            "~~What broke?~~\n\n**Who paid?**\n\n- ~~**What held?**~~\n",
            &["1 What broke?", "3 Who paid?", "5 What held?"],
            &[],
        ),
        (
            "My questions\nWhat broke?\nWho paid?\n",
            &["2 What broke?", "3 Who paid?"],
            &["1 1 not a question"],
        ),
        (
            "Launch plans\nPricing changes\n",
            &["1 Launch plans", "2 Pricing changes"],
            &[],
        ),
        (
            "1\\. What broke?\n2\\. Who paid?\n\\- When?\n",
            &["1 What broke?", "2 Who paid?", "3 When?"],
            &[],
        ),
        (
            "• What broke?\n• Who paid?\n",
            &["1 What broke?", "2 Who paid?"],
            &[],
        ),
        (
            "1) What broke?\n2) Who paid?\n",
            &["1 What broke?", "2 Who paid?"],
            &[],
        ),
        (
            "a) What broke?\nb) Who paid?\n",
            &["1 What broke?", "2 Who paid?"],
            &[],
        ),
        (
            "Q: What broke?\nA: The desk.\nIt was old.\n\nQ: Who paid?\nA: I did.\n",
            &["1 What broke?", "5 Who paid?"],
            &["2 1 an answer", "3 1 an answer", "6 1 an answer"],
        ),
        (
            "**Q1:** What broke?\n**A1:** The desk.\nQ2. Who paid?\n",
            &["1 What broke?", "3 Who paid?"],
            &["2 1 an answer"],
        ),
        (
            "- What broke?\nTell me about a day you failed.\n- Who paid?\n",
            &[
                "1 What broke?",
                "2 Tell me about a day you failed.",
                "3 Who paid?",
            ],
            &[],
        ),
        (
            "- What did you cut from\nthe plan?\n- Who paid?\nNotes of May\n",
            &["1 What did you cut from the plan?", "3 Who paid?"],
            &["4 1 not an item of the list"],
        ),
        (
            "Ownership\n- What broke?\n\n**Dive Deep:**\n- Who paid?\n",
            &["2 What broke? ownership", "5 Who paid? dive-deep"],
            &[],
        ),
        (
            "- Ownership\n  - What broke?\n  - Who paid?\n- Dive Deep\n  - Why?\n",
            &[
                "2 What broke? ownership",
                "3 Who paid? ownership",
                "5 Why? dive-deep",
            ],
            &[],
        ),
        (
            "### What broke?\n\n### Who paid?\n",
            &["1 What broke?", "3 Who paid?"],
            &[],
        ),
        (
            "Dive Deep\n=========\n- What broke?\n",
            &["3 What broke? dive-deep"],
            &[],
        ),
        (
            "---\ntags: x\n---\n<!-- note -->\n- What broke?\n```\ncode\n```\n",
            &["5 What broke?"],
            &["1 3 front matter", "4 1 a comment", "6 3 a code block"],
        ),
        ("```markdown\n- What broke?\n```", &["2 What broke?"], &[]),
        (
            "# Bank\n\n| # | Question | Principle |\n|---|---|---|\n| 1 | What broke? | Ownership |\n| 2 | Who paid? | Dive Deep |\n",
            &["5 What broke? ownership", "6 Who paid? dive-deep"],
            &["1 1 a heading"],
        ),
        (
            "- One and two?\n\n| Question |\n|---|\n| What broke? |\n",
            &["1 One and two?", "5 What broke?"],
            &[],
        ),
    ];

    #[test]
    fn k15_lists_of_every_kind_are_read_and_nothing_is_dropped() {
        for (text, questions, left_out) in SHAPES {
            let (found, left) = told(text);
            assert_eq!(
                (found, left),
                (
                    questions.iter().map(|one| (*one).to_owned()).collect(),
                    left_out.iter().map(|one| (*one).to_owned()).collect()
                ),
                "{text}"
            );
        }
        assert_eq!(list(""), List::default());
    }
}
