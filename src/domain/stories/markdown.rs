//! Stories in Markdown and plain text: under headings, behind labels, one below the other without
//! separators, or in tables.

use std::borrow::Cow;

use crate::domain::incoming::LeftOut;
use crate::domain::incoming::columns::IncomingTable;
use crate::domain::incoming::html::{html_as_markdown, without_html};
use crate::domain::incoming::markdown::{MarkdownDocument, heading, unescaped, without_emphasis};
use crate::domain::incoming::sheet::Sheet;
use crate::domain::stories::bank::BankedStory;
use crate::domain::stories::escapes::plain;
use crate::domain::stories::field::StoryField;
use crate::domain::stories::labels::{
    Label, are_principles, counted_title, label, named, tells_principles, unmarked,
};
use crate::domain::stories::lines::{
    Heading, Line, classified, is_page_property, outline_as_markdown,
};
use crate::domain::stories::sections::StorySection;
use crate::domain::stories::story::StarPart;
use crate::domain::stories::table::{ReadStory, StoryTable};

/// The stories of a text, and what is left over.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct StoriesInText {
    /// The stories, in order.
    pub stories: Vec<ReadStory>,
    /// Lines that belong to none.
    pub left_out: Vec<LeftOut>,
    /// Notes, in sentences.
    pub notes: Vec<String>,
}

/// The destination of a line.
#[derive(Clone, Copy, PartialEq)]
enum Goes {
    /// Above the first part.
    Head,
    /// Into a field.
    Into(StoryField),
    /// To the numbers or the questions of the story.
    Section(StorySection),
}

/// The stories of a text whose line ends are `\n`.
#[must_use]
pub fn from_markdown(text: &str) -> StoriesInText {
    let text = html_as_markdown(text);
    let mut document = MarkdownDocument::read(&outline_as_markdown(&text));
    for block in document.code_blocks() {
        let lines = document.lines.get(block.clone()).unwrap_or_default();
        let parts = lines.iter().filter(|line| {
            heading(&line.text).is_some_and(|(_, text)| named(text).is_some())
                || label(&line.text).is_some()
        });
        // An unfilled template, as in articles about STAR.
        if parts.count() > 1 {
            document.leave_out(block, "a code block");
        }
    }
    let (mut told, tables) = (
        StoriesInText::default(),
        std::mem::take(&mut document.tables),
    );
    for sheet in tables {
        let table = StoryTable::of(IncomingTable::of(sheet, None));
        let fields = table.table.mapping.iter().flatten().count();
        if table.table.has_header && fields > 1 {
            let (mapping, has_header) = (&table.table.mapping, table.table.has_header);
            told.stories.extend(table.stories(mapping, has_header));
            told.notes.extend(table.table.notes(mapping, has_header));
        } else {
            lay_out(&table.table.sheet, &mut document);
        }
    }
    let (lines, titles) = classified(&document);
    let mut reader = Reader {
        lines: &lines,
        titles,
        stories: Vec::new(),
        left_out: Vec::new(),
        goes: Goes::Head,
        buffer: Vec::new(),
        seen: Vec::new(),
        group: None,
        principle: None,
        over: Vec::new(),
        is_inline: false,
        is_open: false,
    };
    reader.read();
    let (mut stories, left_out) = (reader.stories, reader.left_out);
    if let Some(first) = stories.first_mut() {
        fill_from_front(first, &mut document);
    }
    told.stories.extend(stories);
    told.stories.sort_by_key(|read| read.at);
    told.left_out.extend(left_out);
    told.left_out.extend(document.left_out);
    told.left_out.sort_by_key(|one| one.at);
    told
}

/// Gives the first story what the front matter says of it: its title and its principles.
fn fill_from_front(first: &mut ReadStory, document: &mut MarkdownDocument) {
    if let Some(title) = document
        .title
        .as_ref()
        .filter(|_| first.told.story.title.is_empty())
    {
        first.told.story.title.clone_from(title);
    }
    for entry in std::mem::take(&mut document.entries) {
        let field = named(&entry.name).map(|named| named.field);
        let told = &first.told.story;
        if let Some(field) = field.filter(|field| tells_principles(*field))
            && are_principles(&entry.value)
            && (field != StoryField::Leading || told.principles.is_empty())
        {
            first.put(field, &entry.value);
            document.take_back(entry.at..entry.at + entry.count);
        }
    }
}

/// A text without the indentation that all of its lines have, as below an item. The first may stand behind a
/// label.
fn outdented(text: &str, is_first_inline: bool) -> String {
    let skipped = usize::from(is_first_inline);
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let filled = text
        .lines()
        .skip(skipped)
        .filter(|line| !line.trim().is_empty());
    let Some(least) = filled.map(indent).min().filter(|least| *least > 0) else {
        return text.to_owned();
    };
    let lines: Vec<&str> = text
        .split('\n')
        .enumerate()
        .map(|(index, line)| {
            let is_kept = index < skipped || line.trim().is_empty();
            if is_kept {
                line
            } else {
                line.get(least..).unwrap_or(line)
            }
        })
        .collect();
    lines.join("\n")
}

/// Converts the rows of a table with one part per row to labeled lines, and other rows to text.
fn lay_out(sheet: &Sheet, document: &mut MarkdownDocument) {
    let is_part = |row: &Vec<String>| row.first().is_some_and(|name| named(name).is_some());
    let has_parts = sheet.rows.iter().any(is_part);
    for (index, (&at, row)) in sheet.at.iter().zip(&sheet.rows).enumerate() {
        let text = match row.split_first() {
            Some((name, rest)) if is_part(row) => {
                format!("**{}:** {}", without_emphasis(name), rest.join(" "))
            }
            _ if has_parts && index == 0 => {
                document
                    .left_out
                    .push(LeftOut::one(at, "the head of a table"));
                continue;
            }
            _ => row.join(" | "),
        };
        let line = at
            .checked_sub(1)
            .and_then(|index| document.lines.get_mut(index));
        if let Some(line) = line {
            line.text = text;
        }
    }
}

/// A title above a part, among the collected lines.
struct Candidate {
    /// Its index in the buffer.
    place: usize,
    title: String,
    /// Whether it cannot be a line of the part before: it is bold, numbers a story, or is below a rule.
    is_strong: bool,
}

struct Reader<'a> {
    lines: &'a [(usize, Line<'a>)],
    titles: Vec<usize>,
    stories: Vec<ReadStory>,
    left_out: Vec<LeftOut>,
    goes: Goes,
    /// The lines since the last heading or label.
    buffer: Vec<(usize, Line<'a>)>,
    /// The parts that the current story has.
    seen: Vec<StarPart>,
    /// A heading above several stories, unless one of them has no other title.
    group: Option<(usize, &'a str)>,
    /// The principle that a heading names, for the stories below it, and its level.
    principle: Option<(usize, &'a str)>,
    /// That principle of each story.
    over: Vec<Option<&'a str>>,
    /// Whether the first of the collected lines is the rest of a label's.
    is_inline: bool,
    /// Whether there is a current story.
    is_open: bool,
}

impl<'a> Reader<'a> {
    fn read(&mut self) {
        let lines = self.lines;
        for (index, &(at, line)) in lines.iter().enumerate() {
            match line {
                Line::Heading(heading) if heading.field.is_none() => {
                    if let Some(section) =
                        StorySection::named(heading.text).filter(|_| self.is_open)
                    {
                        self.settle();
                        self.goes = Goes::Section(section);
                    } else if self.titles.contains(&heading.level) {
                        self.settle();
                        if self
                            .principle
                            .is_some_and(|(level, _)| heading.level <= level)
                        {
                            self.principle = None;
                        }
                        if self.is_over_several(index) {
                            self.close_group();
                            self.group = Some((at, heading.text));
                            self.is_open = false;
                        } else {
                            self.start(at, &plain(without_emphasis(heading.text)));
                        }
                    } else if self.titles.iter().all(|level| *level > heading.level) {
                        self.heading_over_titles(at, heading);
                    } else {
                        self.buffer.push((at, Line::Text(heading.text)));
                    }
                }
                Line::Heading(Heading {
                    field: Some(field), ..
                }) => {
                    let may_start = self.titles.is_empty() || !self.is_open;
                    self.field(at, field, "", may_start);
                }
                Line::Label(..) if matches!(self.goes, Goes::Section(_)) => {
                    self.buffer.push((at, line));
                }
                Line::Label(label, _) => {
                    let is_part = matches!(label.field, StoryField::Part(_));
                    let leads = is_part || self.leads_to_part(index);
                    if label.field == StoryField::Title
                        && leads
                        && (!self.is_open || !self.seen.is_empty())
                    {
                        self.settle();
                        self.start(at, &plain(label.rest));
                    } else if is_part || self.goes == Goes::Head && (self.is_open || leads) {
                        self.field(at, label.field, label.rest, true);
                    } else if leads && self.candidate().is_some() {
                        self.start_over();
                        self.field(at, label.field, label.rest, true);
                    } else if label.lists_principles() {
                        // They may be below the parts as well as above them.
                        let goes = self.goes;
                        self.field(at, label.field, label.rest, true);
                        self.goes = goes;
                    } else {
                        self.buffer.push((at, line));
                    }
                }
                Line::Quote(text) if self.goes == Goes::Head && self.is_open => {
                    self.settle();
                    self.put(StoryField::Hook, &plain(text));
                }
                _ => self.buffer.push((at, line)),
            }
        }
        self.settle();
        self.close_group();
        self.give_principles();
    }

    /// A heading above those of titles: it ends the story above it, and may name the principle of those below.
    fn heading_over_titles(&mut self, at: usize, heading: Heading<'a>) {
        if self.titles.is_empty() {
            self.buffer.push((at, Line::Text(heading.text)));
            return;
        }
        self.settle();
        self.close_group();
        self.is_open = false;
        self.principle = are_principles(heading.text).then_some((heading.level, heading.text));
        if self.principle.is_none() {
            self.left_out
                .push(LeftOut::one(at, "a heading over several stories"));
        }
    }

    /// Gives each story without principles the one of the heading above it, or of its title.
    fn give_principles(&mut self) {
        for (read, over) in self.stories.iter_mut().zip(&self.over) {
            let story = &read.told.story;
            let title = Some(&*story.title).filter(|title| are_principles(title));
            if let Some(name) = over.or(title).filter(|_| story.principles.is_empty()) {
                let name = name.to_owned();
                read.put(StoryField::Leading, &name);
            }
        }
    }

    /// Starts a story.
    fn start(&mut self, at: usize, title: &str) {
        let mut read = ReadStory {
            at,
            ..ReadStory::default()
        };
        read.put(StoryField::Title, title);
        self.stories.push(read);
        self.over.push(self.principle.map(|(_, name)| name));
        self.goes = Goes::Head;
        self.seen.clear();
        self.is_open = true;
    }

    /// Starts a field; also starts a new story if the current one has that part already and a title
    /// precedes it, or if it cannot belong to the current one.
    fn field(&mut self, at: usize, field: StoryField, rest: &'a str, may_start: bool) {
        if let StoryField::Part(part) = field {
            if may_start && self.begins_story(part) {
                self.start_over_at(at);
            }
            self.seen.push(part);
        } else if !self.is_open {
            self.start_over_at(at);
        }
        self.settle();
        self.goes = Goes::Into(field);
        self.is_inline = !rest.is_empty();
        if !rest.is_empty() {
            self.buffer.push((at, Line::Text(rest)));
        }
        if !matches!(field, StoryField::Part(_)) {
            self.settle();
            self.goes = Goes::Head;
        }
    }

    fn begins_story(&self, part: StarPart) -> bool {
        if !self.is_open {
            return true;
        }
        if self.seen.is_empty() {
            return false;
        }
        let candidate = self.candidate();
        let has_rule = self
            .buffer
            .iter()
            .any(|(_, line)| matches!(line, Line::Rule(_)));
        let is_first = self.seen.first() == Some(&part) && self.seen.last() != Some(&part);
        (self.seen.contains(&part) && (candidate.is_some() || is_first))
            || has_rule
            || candidate.is_some_and(|one| one.is_strong)
    }

    fn start_over(&mut self) {
        let at = self.buffer.last().map_or(1, |(at, _)| *at);
        self.start_over_at(at);
    }

    /// Starts a story with the title above this line, if there is one.
    fn start_over_at(&mut self, at: usize) {
        let candidate = self.candidate();
        let mut start = (at, String::new());
        if let Some(candidate) = candidate {
            let above = self.buffer.get(candidate.place).map_or(at, |(at, _)| *at);
            self.buffer.truncate(candidate.place);
            start = (above, candidate.title);
        } else if let Some((at, title)) = self.group.take() {
            start = (at, plain(without_emphasis(title)));
        }
        self.settle();
        self.start(start.0, &start.1);
    }

    /// The title right above: a short line, alone in its paragraph, that does not end like a
    /// sentence.
    fn candidate(&self) -> Option<Candidate> {
        let place = self
            .buffer
            .iter()
            .rposition(|(_, line)| !matches!(line, Line::Blank | Line::Rule(_)))?;
        let (_, line) = self.buffer.get(place)?;
        let text = match line {
            Line::Text(text) | Line::Label(_, text) => text.trim(),
            _ => return None,
        };
        let above = place
            .checked_sub(1)
            .and_then(|above| self.buffer.get(above))
            .map(|(_, line)| line);
        // A label on its own line is followed by the text of a part.
        let is_first = above.is_none() && (self.is_open && !self.seen.is_empty());
        let is_alone =
            matches!(above, Some(Line::Blank | Line::Rule(_))) || (above.is_none() && !is_first);
        let has_rule = self
            .buffer
            .get(..place)
            .unwrap_or_default()
            .iter()
            .any(|(_, line)| matches!(line, Line::Rule(_)));
        let is_bold = without_emphasis(text).len() < text.len();
        if let Some(title) = counted_title(text) {
            return Some(Candidate {
                place,
                title: plain(title),
                // A bold item may also be the last of a part.
                is_strong: unmarked(text).len() == text.len(),
            });
        }
        let title = without_emphasis(text);
        let is_short = title.split_whitespace().count() <= 14
            && title.len() <= 120
            && !title.ends_with(['.', ';', ',', '。']);
        let is_item = text.starts_with(['-', '*', '+', '•']) && !is_bold;
        let is_title = is_short && !is_item && (is_bold || is_alone);
        let unnumbered = title.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let title = unnumbered
            .strip_prefix(['.', ')'])
            .filter(|_| unnumbered.len() < title.len())
            .unwrap_or(title);
        is_title.then(|| Candidate {
            place,
            title: plain(title.trim().trim_end_matches(':')),
            is_strong: is_bold || has_rule,
        })
    }

    /// Whether a line is followed by lines about the story, such as its principles, and then a
    /// part.
    fn leads_to_part(&self, index: usize) -> bool {
        let after = self
            .lines
            .iter()
            .skip(index + 1)
            .filter(|(_, line)| !matches!(line, Line::Blank))
            .take(8);
        for (_, line) in after {
            match line {
                Line::Label(label, _) if matches!(label.field, StoryField::Part(_)) => return true,
                Line::Heading(heading) => return heading.field.is_some(),
                Line::Label(..) | Line::Quote(_) => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether the first part under a heading repeats before the next title.
    fn is_over_several(&self, index: usize) -> bool {
        let mut first = None;
        let mut others = 0_usize;
        for (_, line) in self.lines.iter().skip(index + 1) {
            match line {
                Line::Heading(heading)
                    if heading.field.is_none() && self.titles.contains(&heading.level) =>
                {
                    return false;
                }
                Line::Label(
                    Label {
                        field: StoryField::Part(part),
                        ..
                    },
                    _,
                ) => match first {
                    None => first = Some(*part),
                    Some(first) if first == *part && others > 0 => return true,
                    Some(_) => others += 1,
                },
                _ => {}
            }
        }
        false
    }

    fn close_group(&mut self) {
        if let Some((at, _)) = self.group.take() {
            self.left_out
                .push(LeftOut::one(at, "a heading over several stories"));
        }
    }

    fn put(&mut self, field: StoryField, text: &str) {
        if let Some(last) = self.stories.last_mut() {
            last.put(field, text);
        }
    }

    /// Stores the collected lines in the current story. Text right below a title begins the
    /// Situation.
    fn settle(&mut self) {
        let mut buffer = std::mem::take(&mut self.buffer);
        let is_inline = std::mem::take(&mut self.is_inline);
        let is_empty = |(_, line): &(usize, Line<'_>)| matches!(line, Line::Blank | Line::Rule(_));
        while buffer.last().is_some_and(is_empty) {
            buffer.pop();
        }
        let first = buffer
            .iter()
            .position(|line| !is_empty(line))
            .unwrap_or(buffer.len());
        buffer.drain(..first);
        if buffer.is_empty() {
            return;
        }
        if !self.is_open {
            let filled = buffer.iter().filter(|line| !is_empty(line));
            self.left_out.extend(
                filled.map(|(at, _)| LeftOut::one(*at, "above the first story, or of none")),
            );
            return;
        }
        if self.goes == Goes::Head {
            let (about, told) = buffer
                .into_iter()
                .partition(|(_, line)| matches!(line, Line::Text(text) if is_page_property(text)));
            let about: Vec<(usize, Line<'_>)> = about;
            self.left_out.extend(
                about
                    .iter()
                    .map(|(at, _)| LeftOut::one(*at, "a property of its page")),
            );
            buffer = told;
            let first = buffer.iter().position(|line| !is_empty(line));
            buffer.drain(..first.unwrap_or(buffer.len()));
            if buffer.is_empty() {
                return;
            }
        }
        let lines: Vec<&str> = buffer
            .iter()
            .map(|(_, line)| match line {
                Line::Blank => "",
                Line::Code(text) | Line::Rule(text) | Line::Label(_, text) | Line::Text(text) => {
                    text
                }
                Line::Quote(text) => text.trim_start(),
                Line::Heading(heading) => heading.text,
            })
            .collect();
        let field = match self.goes {
            Goes::Section(section) => {
                if let Some(last) = self.stories.last_mut() {
                    section.read(&lines, &mut last.told);
                }
                return;
            }
            Goes::Head => StoryField::Part(StarPart::Situation),
            Goes::Into(field) => field,
        };
        let text = outdented(&lines.join("\n"), is_inline);
        let has_code = buffer.iter().any(|(_, line)| matches!(line, Line::Code(_)));
        let clean = without_html(&text);
        if let Some(last) = self.stories.last_mut() {
            last.had_html |= matches!(clean, Cow::Owned(_))
                && !text.contains("&#")
                && !text.contains("&lt;")
                && !text.contains("&amp;");
            last.put(
                field,
                &if has_code {
                    text
                } else {
                    unescaped(clean.trim_matches('\n'))
                },
            );
        }
    }
}

/// An empty story.
impl From<ReadStory> for BankedStory {
    fn from(read: ReadStory) -> Self {
        read.told
    }
}
