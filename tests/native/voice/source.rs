//! The texts in Rust sources: string literals before the tests of a file, in order.

use std::fs;
use std::path::{Path, PathBuf};

/// All files under a path, or the one that it names.
pub fn files(under: &Path) -> Vec<PathBuf> {
    if under.is_file() {
        return vec![under.to_owned()];
    }
    let entries = fs::read_dir(under).unwrap();
    let mut found: Vec<PathBuf> = entries
        .flat_map(|entry| files(&entry.unwrap().path()))
        .collect();
    found.sort();
    found
}

/// A string literal of a source.
#[derive(Clone, PartialEq, Debug)]
pub struct Literal {
    /// What it says: escapes of quotation marks and of line ends are undone.
    pub text: String,
    /// Where it begins and ends in the source, in bytes, its quotation marks included.
    pub start: usize,
    pub end: usize,
}

/// The part of a source that ships: what stands before its tests.
pub fn shipped(path: &Path) -> String {
    let mut source = fs::read_to_string(path).unwrap();
    if let Some(tests) = source.find("#[cfg(test)]") {
        source.truncate(tests);
    }
    source
}

/// The string literals of a source; comments, letters in single quotation marks and raw strings are passed over.
pub fn literals(source: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = source.get(at..) {
        let Some(next) = rest.find(['"', '\'', '/', 'r']) else {
            break;
        };
        at += next;
        let rest = &source[at..];
        at += if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("r#\"") {
            rest.find("\"#").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with('\'') {
            letter(rest)
        } else if rest.starts_with('"') {
            let length = quoted(rest);
            found.push(Literal {
                text: unescaped(&rest[1..length - 1]),
                start: at,
                end: at + length,
            });
            length
        } else {
            1
        };
    }
    found
}

/// The length of a letter in single quotation marks, or of the mark of a lifetime.
fn letter(rest: &str) -> usize {
    let mut letters = rest.char_indices().skip(1);
    let is_escaped = letters.next().is_some_and(|(_, letter)| letter == '\\');
    if is_escaped {
        return rest[2..].find('\'').map_or(1, |end| end + 3).max(3);
    }
    match letters.next() {
        Some((at, '\'')) => at + 1,
        _ => 1,
    }
}

/// The length of a literal, its quotation marks included.
fn quoted(rest: &str) -> usize {
    let mut is_escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn unescaped(literal: &str) -> String {
    let mut text = String::new();
    let mut letters = literal.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        match letters.next() {
            Some('\n') => while letters.next_if(|next| next.is_whitespace()).is_some() {},
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some(other) => text.push(other),
            None => {}
        }
    }
    text
}

#[test]
fn literals_are_found_among_comments_letters_and_lifetimes() {
    let source = [
        r#"fn a<'a>(b: &'a str) { c('"', '\'', "one \"two\"", // "no""#,
        "r#\"raw \"no\"\"#, \"three \\\n   four\") }",
    ];
    let texts: Vec<String> = literals(&source.join("\n"))
        .into_iter()
        .map(|one| one.text)
        .collect();
    assert_eq!(texts, ["one \"two\"", "three four"]);
}
