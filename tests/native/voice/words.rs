//! The words that Loopready does not use, in its interface, its comments and its documents:
//! British spellings, and oblique words where a plain one exists.

use std::fs;
use std::path::Path;

use super::source::files;

/// Beginnings of words, each with what is said instead.
const BEGINNINGS: [(&str, &str); 17] = [
    ("behaviour", "behavior"),
    ("capitalis", "capitaliz"),
    ("colour", "color"),
    ("favourit", "favorit"),
    ("judgement", "judgment"),
    ("learnt", "learned"),
    ("mended", "fixed"),
    ("mending", "fixing"),
    ("neutralis", "neutraliz"),
    ("optimis", "optimiz"),
    ("organis", "organiz"),
    ("practis", "practic"),
    ("prioritis", "prioritiz"),
    ("reckon", "calculate"),
    ("summaris", "summariz"),
    ("whilst", "while"),
    ("hitherto", "so far"),
];

/// Whole words, each with what is said instead.
const WORDS: [(&str, &str); 4] = [
    ("anew", "again"),
    ("mend", "fix"),
    ("mends", "fixes"),
    ("whom", "who"),
];

/// Slugs and fields of released records and addresses, which never change.
const KEPT: [&str; 6] = [
    "is_favourite",
    "\"favourites\"",
    "only=favourites",
    "behavioural",
    "judgement-call",
    "prioritisation",
];

/// Tables of words that are looked for in what a candidate writes, and their tests.
pub const READERS: [&str; 11] = [
    "src/domain/prose",
    "src/domain/privacy",
    "src/domain/review/evidence/asked.rs",
    "src/domain/review/evidence/tables.rs",
    "src/domain/review/rules",
    "src/domain/stories/review",
    "src/domain/text",
    "src/domain/questions/fit",
    "src/domain/questions/list.rs",
    "src/domain/questions/search",
    "src/domain/stories/field.rs",
];

fn unwanted(line: &str) -> Option<(&'static str, &'static str)> {
    let mut line = line.to_lowercase();
    for kept in KEPT {
        line = line.replace(kept, "");
    }
    line.split(|letter: char| !letter.is_alphabetic())
        .find_map(|word| {
            let begins = BEGINNINGS.iter().find(|(out, _)| word.starts_with(out));
            let is = WORDS.iter().find(|(out, _)| word == *out);
            begins.or(is).copied()
        })
}

#[test]
fn plain_american_words_are_used() {
    let mut all = Vec::new();
    for place in [
        "src",
        "style",
        "README.md",
        "ARCHITECTURE.md",
        "index.html",
        "public/boot.js",
        "public/manifest.webmanifest",
        "public/sw.js",
    ] {
        all.extend(files(Path::new(place)));
    }
    let found: Vec<String> = all
        .iter()
        .filter(|file| !READERS.iter().any(|reader| file.starts_with(reader)))
        .flat_map(|file| {
            let text = fs::read_to_string(file).unwrap();
            let lines = text.lines().enumerate();
            lines
                .filter_map(|(at, line)| {
                    let (out, better) = unwanted(line)?;
                    let place = file.display();
                    Some(format!("{place}:{}: {out}…, better {better}", at + 1))
                })
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
