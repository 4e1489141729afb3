//! A sentence of the interface is read once, so it has 20 words at most.

use std::path::{Path, PathBuf};

use super::source::{files, literals, shipped};
use super::words::READERS;

/// The most words in a sentence of the interface.
const MOST: usize = 20;

/// Whether a text is the path of an icon.
fn is_drawn(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next() == Some('M') && letters.next().is_some_and(|letter| letter.is_ascii_digit())
}

/// The texts of a source, each with its line; literals that follow each other in a view are one text.
fn texts(path: &Path) -> Vec<(usize, String)> {
    let source = shipped(path);
    let mut texts: Vec<(usize, usize, String)> = Vec::new();
    for literal in literals(&source) {
        match texts.last_mut() {
            Some((_, end, text)) if source[*end..literal.start].trim().is_empty() => {
                text.push_str(&literal.text);
                *end = literal.end;
            }
            _ => texts.push((literal.start, literal.end, literal.text)),
        }
    }
    let line = |start: usize| source[..start].matches('\n').count() + 1;
    texts
        .into_iter()
        .map(|(start, _, text)| (line(start), text))
        .collect()
}

/// Where a text ends a sentence: a mark that white space follows, or a line's end.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut is_ended = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '.' | '!' | '?' => is_ended = true,
            '”' | '’' | ')' | '"' if is_ended => {}
            letter if letter == '\n' || (letter.is_whitespace() && is_ended) => {
                found.push(&text[start..at]);
                start = at;
                is_ended = false;
            }
            _ => is_ended = false,
        }
    }
    found.push(&text[start..]);
    found
}

/// The words of a sentence; what is filled in counts as one.
fn words(sentence: &str) -> usize {
    sentence
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric) || word.contains('{'))
        .count()
}

#[test]
fn sentences_are_told_apart() {
    assert_eq!(words("At {}, “{title}” – 3 of 4 % held."), 7);
    let text = "One. Two (“three.”) Four 2.5?\nFive";
    let told: Vec<&str> = sentences(text).into_iter().map(str::trim).collect();
    assert_eq!(told, ["One.", "Two (“three.”)", "Four 2.5?", "Five"]);
}

#[test]
fn a_sentence_of_the_interface_has_20_words_at_most() {
    let sources: Vec<PathBuf> = ["src/ui", "src/state", "src/domain", "src/route"]
        .into_iter()
        .flat_map(|place| files(Path::new(place)))
        .filter(|file| !READERS.iter().any(|reader| file.starts_with(reader)))
        .collect();
    let long: Vec<String> = sources
        .iter()
        .flat_map(|file| {
            let texts = texts(file).into_iter().filter(|(_, text)| !is_drawn(text));
            texts.flat_map(move |(line, text)| {
                sentences(&text)
                    .into_iter()
                    .filter(|sentence| words(sentence) > MOST)
                    .map(|sentence| format!("{}:{line}: {}", file.display(), sentence.trim()))
                    .collect::<Vec<String>>()
            })
        })
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}
