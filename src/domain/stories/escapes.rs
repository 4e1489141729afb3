//! A story's texts as Markdown that parses back to the same texts.

use crate::domain::incoming::dialects::is_wiki_heading;
use crate::domain::incoming::html::without_html;
use crate::domain::incoming::markdown::unescaped;
use crate::domain::stories::labels::label;

/// A text in which nothing is parsed as an escape, HTML, or Anki markup.
pub(super) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace("{{", "\\{\\{")
        .replace("[sound:", "\\[sound:")
        .replace("[anki:", "\\[anki:")
}

/// A title that parses as one, without emphasis, anchors, or closing marks.
pub(super) fn escaped_title(title: &str) -> String {
    let mut out = String::new();
    for letter in escaped(title).chars() {
        if matches!(letter, '#' | '*' | '_' | '{') && !out.ends_with('\\') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// A line of a part that is not parsed as a heading, a quotation, a table, code, or a label.
pub(super) fn escaped_line(line: &str) -> String {
    let plain = escaped(line);
    let text = plain.trim_start();
    let indent = plain.get(..plain.len() - text.len()).unwrap_or_default();
    // A line of spaces alone would be a blank one.
    if text.is_empty() {
        return line.chars().map(reference).collect();
    }
    let is_label = label(line).is_some() || is_wiki_heading(line);
    match text.chars().next() {
        Some('#' | '>' | '*' | '_' | '-' | '+' | '=' | '`' | '~' | '|' | ':' | '[' | '(') => {
            format!("{indent}\\{text}")
        }
        // An ampersand is escaped already.
        Some(first) if is_label && first != '&' => {
            let rest = text.get(first.len_utf8()..).unwrap_or_default();
            format!("{indent}{}{rest}", reference(first))
        }
        _ => plain,
    }
}

/// Escapes a word so that it is parsed literally and matches no name.
pub(super) fn shielded(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(reference).unwrap_or_default();
    first + letters.as_str()
}

/// A character reference, which Markdown allows for any letter.
fn reference(letter: char) -> String {
    if letter == '\u{a0}' {
        // Its numeric reference is parsed as a space, as on web pages.
        "&NonBreakingSpace;".to_owned()
    } else {
        format!("&#{};", u32::from(letter))
    }
}

/// A line of Markdown as text.
pub(super) fn plain(text: &str) -> String {
    unescaped(&without_html(text)).trim().to_owned()
}
