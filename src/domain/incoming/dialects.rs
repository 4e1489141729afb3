//! Converts headings, callouts, and tables of other markup languages to Markdown: wikis, notes apps, and
//! tables drawn with lines. Lines keep their numbers.

/// A line of the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DocumentLine {
    /// Its number, from 1.
    pub at: usize,
    /// Its text.
    pub text: String,
    /// Whether it is part of a code block.
    pub is_code: bool,
}

impl DocumentLine {
    /// The lines of a text whose line ends are `\n`, with no code marked yet.
    pub(super) fn all(text: &str) -> Vec<Self> {
        text.split('\n')
            .enumerate()
            .map(|(index, text)| Self {
                at: index + 1,
                text: text.to_owned(),
                is_code: false,
            })
            .collect()
    }
}

/// Whether a line is a border between the rows of a drawn table.
pub(super) const BORDER: &str = "|-|";

/// Cells between vertical bars; an escaped bar is text.
pub(super) fn table_cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek() == Some(&'|') => {
                letters.next();
                if let Some(cell) = cells.last_mut() {
                    cell.push('|');
                }
            }
            '|' => cells.push(String::new()),
            _ => {
                if let Some(cell) = cells.last_mut() {
                    cell.push(letter);
                }
            }
        }
    }
    if cells.len() > 1 && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// Converts other markup to Markdown, except in code.
pub(super) fn unify(lines: &mut [DocumentLine]) {
    unify_headings(lines);
    unify_callouts(lines);
    unify_tables(lines);
}

/// "h2. Desk" as in Jira, "== Desk ==" and "== Desk" as in wikis. A single such line may be something else.
fn unify_headings(lines: &mut [DocumentLine]) {
    let is_heading = |line: &&mut DocumentLine| !line.is_code && wiki_heading(&line.text).is_some();
    let headings: Vec<&mut DocumentLine> = lines.iter_mut().filter(is_heading).collect();
    if headings.len() < 2 {
        return;
    }
    for line in headings {
        if let Some((level, title)) = wiki_heading(&line.text) {
            line.text = format!("{} {title}", "#".repeat(level));
        }
    }
}

/// Whether a line is a heading in a wiki, among others of its kind.
#[must_use]
pub fn is_wiki_heading(line: &str) -> bool {
    wiki_heading(line).is_some()
}

fn wiki_heading(line: &str) -> Option<(usize, &str)> {
    let line = line.trim_end();
    if let Some(rest) = line.strip_prefix('h') {
        let level = rest.chars().next()?.to_digit(10)?;
        let title = rest.get(1..)?.strip_prefix(". ")?.trim();
        let level = usize::try_from(level).ok()?;
        return ((1..=6).contains(&level) && !title.is_empty()).then_some((level, title));
    }
    let rest = line.trim_start_matches('=');
    let level = line.len() - rest.len();
    let title = rest.trim_end_matches('=');
    let is_closed = rest.len() - title.len() == level;
    let is_heading = (1..=6).contains(&level)
        && !title.trim().is_empty()
        && (is_closed || rest.starts_with(' ') && title.len() == rest.len());
    is_heading.then(|| (level, title.trim()))
}

/// "> [!note]- Situation" with quoted lines below it, as in Obsidian and GitHub: a bold line with text below.
fn unify_callouts(lines: &mut [DocumentLine]) {
    let mut is_within = false;
    for line in lines.iter_mut().filter(|line| !line.is_code) {
        let Some(quoted) = line.text.trim_start().strip_prefix('>') else {
            is_within = false;
            continue;
        };
        let title = quoted
            .trim_start()
            .strip_prefix("[!")
            .and_then(|kind| kind.split_once(']'))
            .filter(|(kind, _)| {
                kind.chars()
                    .all(|letter| letter.is_alphanumeric() || letter == '-')
            })
            .map(|(_, title)| title.trim_start_matches(['+', '-']).trim());
        let text = match title {
            Some("") => String::new(),
            Some(title) => format!("**{title}**"),
            None if is_within => quoted.strip_prefix(' ').unwrap_or(quoted).to_owned(),
            None => continue,
        };
        is_within = true;
        line.text = text;
    }
}

/// Tables drawn with "+---+", and those whose line below the head has a plus: "---+---".
fn unify_tables(lines: &mut [DocumentLine]) {
    let mut index = 0;
    while index < lines.len() {
        let rest = lines.get_mut(index..).unwrap_or_default();
        let length = rest
            .iter()
            .take_while(|line| {
                let text = line.text.trim();
                !line.is_code && (text.contains('|') || is_border(text))
            })
            .count();
        if let Some(block) = rest.get_mut(..length) {
            unify_table(block);
        }
        index += length.max(1);
    }
}

fn is_border(text: &str) -> bool {
    text.contains('+')
        && text.contains(['-', '='])
        && text
            .chars()
            .all(|letter| matches!(letter, '+' | '-' | '=' | ':' | '|' | ' '))
}

fn unify_table(lines: &mut [DocumentLine]) {
    let borders: Vec<usize> = (0..lines.len())
        .filter(|index| {
            lines
                .get(*index)
                .is_some_and(|line| is_border(line.text.trim()))
        })
        .collect();
    let Some(first) = borders.first() else {
        return;
    };
    // Rows may be several lines high if each has a border below it; a client of a database has three
    // borders in all.
    let are_all_bordered = *first == 0 && borders.len() > 3;
    let columns = lines
        .iter()
        .find(|line| !is_border(line.text.trim()))
        .map_or(1, |line| table_cells(&line.text).len());
    let mut row: Option<(usize, Vec<String>)> = None;
    let mut has_head = false;
    for index in 0..lines.len() {
        let Some(line) = lines.get_mut(index) else {
            break;
        };
        if is_border(line.text.trim()) {
            line.text = match (&row, index) {
                (_, 0) => String::new(),
                _ if !has_head => {
                    has_head = true;
                    format!("|{}", "---|".repeat(columns))
                }
                _ => BORDER.to_owned(),
            };
            row = None;
            continue;
        }
        let cells = table_cells(&line.text);
        match &mut row {
            Some((start, above)) if are_all_bordered => {
                for (above, cell) in above.iter_mut().zip(&cells) {
                    if !cell.is_empty() {
                        above.push(' ');
                        above.push_str(cell);
                    }
                }
                let (start, text) = (*start, format!("| {} |", above.join(" | ")));
                BORDER.clone_into(&mut line.text);
                if let Some(line) = lines.get_mut(start) {
                    line.text = text;
                }
            }
            _ => row = Some((index, cells)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unified(text: &str) -> String {
        let mut lines = DocumentLine::all(text);
        unify(&mut lines);
        let lines: Vec<String> = lines.into_iter().map(|line| line.text).collect();
        lines.join("\n")
    }

    #[test]
    fn k12_headings_of_wikis_become_those_of_markdown() {
        for (text, markdown) in [
            ("h1. Desk\nh2. Task", "# Desk\n## Task"),
            ("= Desk =\n== Task ==", "# Desk\n## Task"),
            ("==Desk==\n===Task===", "## Desk\n### Task"),
            ("== Desk\n=== Task", "## Desk\n### Task"),
            ("== Desk\nText", "== Desk\nText"),
            ("Desk\n====", "Desk\n===="),
            ("h9. Desk\nh2. Task", "h9. Desk\nh2. Task"),
        ] {
            assert_eq!(unified(text), markdown, "{text}");
        }
    }

    #[test]
    fn k12_callouts_are_bold_lines_with_text_below() {
        for (text, markdown) in [
            (
                "> [!note] Task\n> Halve it.\n\n> Quote",
                "**Task**\nHalve it.\n\n> Quote",
            ),
            ("> [!success]- Result\n> 7.", "**Result**\n7."),
            ("> [!quote]\n> 7.", "\n7."),
            ("> [link](x)", "> [link](x)"),
        ] {
            assert_eq!(unified(text), markdown, "{text}");
        }
    }

    #[test]
    fn k15_drawn_tables_become_those_of_markdown() {
        for (text, markdown) in [
            (
                "+---+---+\n| a | b |\n+===+===+\n| c | d |\n| e |   |\n+---+---+\n| f | g |\n+---+---+",
                "\n| a | b |\n|---|---|\n| c e | d |\n|-|\n|-|\n| f | g |\n|-|",
            ),
            (
                "+---+---+\n| a | b |\n+---+---+\n| c | d |\n| e | f |\n+---+---+",
                "\n| a | b |\n|---|---|\n| c | d |\n| e | f |\n|-|",
            ),
            (" a | b\n---+---\n c | d", " a | b\n|---|---|\n c | d"),
            (
                "| a | b |\n|---+---|\n| c | d |",
                "| a | b |\n|---|---|\n| c | d |",
            ),
            (
                "| a | b |\n|---|---|\n| c | d |",
                "| a | b |\n|---|---|\n| c | d |",
            ),
        ] {
            assert_eq!(unified(text), markdown, "{text}");
        }
    }
}
