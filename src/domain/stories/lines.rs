//! The role of each line in a text with stories.

use std::borrow::Cow;

use crate::domain::incoming::markdown::{MarkdownDocument, heading, is_rule};
use crate::domain::stories::field::StoryField;
use crate::domain::stories::labels::{
    Label, are_principles, label, letters_mean_parts, named, tells_principles, unmarked,
};
use crate::domain::stories::story::StarPart;
use crate::domain::text::fold::folded;

/// A heading of a document.
#[derive(Clone, Copy)]
pub(super) struct Heading<'a> {
    pub level: usize,
    pub text: &'a str,
    pub field: Option<StoryField>,
}

/// A line's role.
#[derive(Clone, Copy)]
pub(super) enum Line<'a> {
    Blank,
    Code(&'a str),
    Rule(&'a str),
    Heading(Heading<'a>),
    Label(Label<'a>, &'a str),
    Quote(&'a str),
    Text(&'a str),
}

/// The role of each line, and the levels of the titles.
pub(super) fn classified(document: &MarkdownDocument) -> (Vec<(usize, Line<'_>)>, Vec<usize>) {
    let mut lines: Vec<(usize, Line<'_>)> = document
        .lines
        .iter()
        .map(|line| {
            let text = line.text.as_str();
            let kind = if text.trim().is_empty() {
                Line::Blank
            } else if line.is_code {
                Line::Code(text)
            } else if let Some((level, title)) = heading(text) {
                Line::Heading(Heading {
                    level,
                    text: title,
                    field: heading_field(title),
                })
            } else if is_rule(text) {
                Line::Rule(text)
            } else if let Some(label) = label(text) {
                Line::Label(label, text)
            } else if let Some(quoted) = text.trim_start().strip_prefix('>') {
                match label(quoted).filter(Label::lists_principles) {
                    Some(label) => Line::Label(label, quoted),
                    None => Line::Quote(quoted),
                }
            } else {
                Line::Text(text)
            };
            (line.at, kind)
        })
        .collect();
    let letters: Vec<char> = lines
        .iter()
        .filter_map(|(_, line)| {
            if let Line::Label(label, _) = line {
                label.letter
            } else {
                None
            }
        })
        .collect();
    if !letters_mean_parts(&letters) {
        for (_, line) in &mut lines {
            if let Line::Label(
                Label {
                    letter: Some(_), ..
                },
                text,
            ) = *line
            {
                *line = Line::Text(text);
            }
        }
    }
    // A story may be titled "Result": a heading with a part right below it is not a part itself.
    let mut below: Option<Heading<'_>> = None;
    for (_, line) in lines.iter_mut().rev() {
        if let Line::Heading(place) = line {
            let here = *place;
            if below.is_some_and(|below| below.level > here.level && below.field.is_some()) {
                place.field = None;
            }
            below = Some(here);
        }
    }
    place_what_happened(&mut lines);
    label_listed_principles(&mut lines);
    let titles = title_levels(&lines);
    (lines, titles)
}

/// "What happened" opens a story, or closes it below the Action.
fn place_what_happened(lines: &mut [(usize, Line<'_>)]) {
    let mut last = None;
    for (_, line) in lines {
        let (field, text) = match line {
            Line::Heading(heading) => (heading.field.as_mut(), heading.text),
            Line::Label(label, text) => (Some(&mut label.field), *text),
            _ => continue,
        };
        let Some(field) = field else {
            last = None;
            continue;
        };
        if last == Some(StoryField::Part(StarPart::Action))
            && folded(text).starts_with("what happened")
        {
            *field = StoryField::Part(StarPart::Result);
        }
        last = Some(*field);
    }
}

/// Whether a text is an outline with stars, as in Emacs: "* Desk", "** Situation". In Markdown these would
/// be list items, so one of them has to be a part of a story.
pub(super) fn outline_as_markdown(text: &str) -> Cow<'_, str> {
    let stars = |line: &str| line.bytes().take_while(|byte| *byte == b'*').count();
    let is_part = |line: &str| {
        let title = line.trim_start_matches('*');
        stars(line) > 1 && title.starts_with(' ') && named(title).is_some()
    };
    if !text.lines().any(is_part) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| match (stars(line), line.trim_start_matches('*')) {
            (level @ 1..=6, title) if title.starts_with(' ') => {
                format!("{}{title}", "#".repeat(level))
            }
            _ => line.to_owned(),
        })
        .collect();
    Cow::Owned(lines.join("\n"))
}

/// Whether a line is a page property of a notes app: "Last edited time: …".
pub(super) fn is_page_property(line: &str) -> bool {
    const NAMES: [&str; 20] = [
        "created",
        "created time",
        "created at",
        "created by",
        "date created",
        "creation date",
        "last edited",
        "last edited time",
        "last edited by",
        "last modified",
        "modified",
        "updated",
        "updated at",
        "author",
        "assignee",
        "assign",
        "url",
        "id",
        "priority",
        "aliases",
    ];
    line.split_once(':')
        .is_some_and(|(name, rest)| !rest.trim().is_empty() && NAMES.contains(&&*folded(name)))
}

/// Principles may be listed below their label, one per line: each of these lines then joins the label
/// before it.
fn label_listed_principles(lines: &mut [(usize, Line<'_>)]) {
    let mut name: Option<(usize, StoryField)> = None;
    let mut listed = Vec::new();
    for (index, (_, line)) in lines.iter().enumerate() {
        let field = match line {
            Line::Heading(heading) => named(heading.text).map(|named| named.field),
            Line::Label(label, _) if label.rest.is_empty() => Some(label.field),
            _ => None,
        };
        match (line, name) {
            (Line::Blank, _) => {}
            (Line::Text(text), Some((at, field))) if are_principles(unmarked(text.trim())) => {
                listed.push((at, index, field));
            }
            _ => {
                name = field
                    .filter(|field| tells_principles(*field))
                    .map(|field| (index, field));
            }
        }
    }
    for (at, index, field) in listed {
        if let Some((_, line)) = lines.get_mut(at) {
            *line = Line::Blank;
        }
        if let Some((_, line)) = lines.get_mut(index)
            && let Line::Text(text) = *line
        {
            let label = Label {
                field,
                rest: unmarked(text.trim()),
                letter: None,
            };
            *line = Line::Label(label, text);
        }
    }
}

/// The field of a heading: a part, or one of a story's other fields.
fn heading_field(text: &str) -> Option<StoryField> {
    let field = named(text)?.field;
    matches!(
        field,
        StoryField::Part(_) | StoryField::Hook | StoryField::Setting
    )
    .then_some(field)
}

/// The heading levels of story titles: a heading is a title if a part is below it, or if it has the
/// same level as such a heading. Without any part, the topmost headings are.
fn title_levels(lines: &[(usize, Line<'_>)]) -> Vec<usize> {
    let mut levels = Vec::new();
    let mut above = None;
    let mut has_part = false;
    for (_, line) in lines {
        let is_part = match line {
            Line::Heading(heading) if heading.field.is_some() => true,
            Line::Heading(heading) => {
                above = Some(heading.level);
                false
            }
            Line::Label(label, _) => matches!(label.field, StoryField::Part(_)),
            _ => false,
        };
        has_part |= is_part;
        if is_part
            && let Some(level) = above
            && !levels.contains(&level)
        {
            levels.push(level);
        }
    }
    if levels.is_empty() && !has_part {
        let headings = lines.iter().filter_map(|(_, line)| {
            if let Line::Heading(heading) = line {
                Some(heading.level)
            } else {
                None
            }
        });
        levels.extend(headings.min());
    }
    levels
}
