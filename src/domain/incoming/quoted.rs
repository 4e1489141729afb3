//! Quoted e-mail: lines behind ">", broken after so many columns.

use std::borrow::Cow;

/// Quoted lines that a text has at least, and their share of its filled lines, in percent.
const FEWEST: usize = 3;
const MOST_OF: usize = 60;

/// The shortest line that was broken where it is full; a shorter one ends by itself.
const FULL: usize = 40;

/// A text as it was before it was quoted, each line on its number: a sentence that goes on stands on its
/// first line. Markdown's callouts ("> [!note]") and a single quotation stay as they are.
#[must_use]
pub fn unquoted(text: &str) -> Cow<'_, str> {
    let filled = || text.lines().filter(|line| !line.trim().is_empty());
    let quoted = filled().filter(|line| is_quoted(line)).count();
    let is_mail = quoted >= FEWEST && quoted * 100 >= filled().count() * MOST_OF;
    if !is_mail || filled().any(|line| bare(line).starts_with("[!")) {
        return Cow::Borrowed(text);
    }
    let mut lines: Vec<String> = Vec::new();
    // The line that goes on, and how long its last piece was.
    let mut open: Option<(usize, usize)> = None;
    for line in text.lines() {
        let inner = bare(line).trim_end();
        let length = inner.chars().count();
        let goes_on = open.filter(|(_, last)| is_quoted(line) && goes_on(inner, *last));
        if let Some((at, first)) = goes_on.and_then(|(at, _)| Some((at, lines.get_mut(at)?))) {
            first.push(' ');
            first.push_str(inner.trim_start());
            lines.push(String::new());
            open = Some((at, length));
        } else {
            open = (is_quoted(line) && !inner.is_empty()).then_some((lines.len(), length));
            lines.push(inner.to_owned());
        }
    }
    Cow::Owned(lines.join("\n"))
}

fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// A line without its marks of quotation: ">> ", "> > ".
fn bare(line: &str) -> &str {
    if is_quoted(line) {
        let inner = line.trim_start_matches(['>', ' ']);
        // The indent of a list stays.
        let marks = line.len() - inner.len();
        let indent = line
            .get(..marks)
            .map_or(0, |marks| marks.len() - marks.trim_end_matches(' ').len());
        line.get(marks - indent.saturating_sub(1).min(marks)..)
            .unwrap_or(inner)
    } else {
        line
    }
}

/// Whether a line begins with the mark or the number of a list.
fn is_item(line: &str) -> bool {
    let digits = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    line.starts_with(['-', '+', '•', '·'])
        || digits.len() < line.len() && digits.starts_with(['.', ')'])
}

/// Whether a line goes on with the one before it, and is no item, heading or label of its own.
fn goes_on(line: &str, last: usize) -> bool {
    let is_label = line
        .split_once(':')
        .is_some_and(|(name, _)| name.split_whitespace().count() <= 4);
    last >= FULL
        && !line.trim().is_empty()
        && !line.starts_with([' ', '#', '|', '*'])
        && !is_item(line)
        && (!is_label || line.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_mail_is_read_as_it_was_written() {
        for (text, wanted) in [
            (
                "> Situation: It stood for nineteen minutes at\n> the desk by the door.\n> Action: I timed it.",
                "Situation: It stood for nineteen minutes at the desk by the door.\n\nAction: I timed it.",
            ),
            (
                "On Mon, Kim wrote:\n>> What did you cut?\n> > Who paid?\n> - One\n>   - Two",
                "On Mon, Kim wrote:\nWhat did you cut?\nWho paid?\n- One\n  - Two",
            ),
            (
                "> Tell me about a time when you had to make a decision\n> without all of the data.\n>\n> Who paid?",
                "Tell me about a time when you had to make a decision without all of the data.\n\n\nWho paid?",
            ),
        ] {
            assert_eq!(unquoted(text), wanted);
            assert_eq!(text.lines().count(), unquoted(text).lines().count());
        }
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in [
            "# Desk\n\n> I cut the wait.\n\n## Situation\n\nIt stood.",
            "> [!note] Situation\n> It stood.\n> [!todo] Task\n> Halve it.",
            "> One\n> Two",
            "",
        ] {
            assert_eq!(unquoted(text), text);
        }
    }
}
