//! The words that Loopready does not use, in its interface, its comments and its documents:
//! British spellings, and oblique words where a plain one exists.

use std::fs;
use std::path::Path;

use super::source::{files, literals, shipped};

/// Beginnings of words, each with what is said instead.
const BEGINNINGS: [(&str, &str); 41] = [
    ("analysed", "analyzed"),
    ("analysing", "analyzing"),
    ("apologis", "apologiz"),
    ("authoris", "authoriz"),
    ("behaviour", "behavior"),
    ("burnt", "burned"),
    ("cancelled", "canceled"),
    ("cancelling", "canceling"),
    ("capitalis", "capitaliz"),
    ("centre", "center"),
    ("characteris", "characteriz"),
    ("colour", "color"),
    ("customis", "customiz"),
    ("defence", "defense"),
    ("favourit", "favorit"),
    ("henceforth", "from now on"),
    ("hitherto", "so far"),
    ("honour", "honor"),
    ("judgement", "judgment"),
    ("labour", "labor"),
    ("learnt", "learned"),
    ("licence", "license"),
    ("maximis", "maximiz"),
    ("mended", "fixed"),
    ("mending", "fixing"),
    ("minimis", "minimiz"),
    ("modelling", "modeling"),
    ("neighbour", "neighbor"),
    ("neutralis", "neutraliz"),
    ("normalis", "normaliz"),
    ("offence", "offense"),
    ("optimis", "optimiz"),
    ("organis", "organiz"),
    ("practis", "practic"),
    ("prioritis", "prioritiz"),
    ("reckon", "calculate"),
    ("recognis", "recogniz"),
    ("summaris", "summariz"),
    ("synchronis", "synchroniz"),
    ("travell", "travel"),
    ("whilst", "while"),
];

/// Whole words, each with what is said instead.
const WORDS: [(&str, &str); 37] = [
    ("afterwards", "afterward"),
    ("albeit", "though"),
    ("amongst", "among"),
    ("anew", "again"),
    ("beneath", "under"),
    ("cheque", "check"),
    ("dear", "expensive"),
    ("dearer", "more expensive"),
    ("forthwith", "now"),
    ("fulfil", "fulfill"),
    ("grey", "gray"),
    ("hence", "so"),
    ("heretofore", "so far"),
    ("lest", "so that … not"),
    ("likewise", "also"),
    ("mend", "fix"),
    ("mends", "fixes"),
    ("nought", "nothing"),
    ("ought", "should"),
    ("programme", "program"),
    ("seldom", "rarely"),
    ("shall", "will"),
    ("spends", "uses"),
    ("stead", "place"),
    ("thence", "from there"),
    ("thereby", "by this"),
    ("therein", "in it"),
    ("thereof", "of it"),
    ("thus", "so"),
    ("towards", "toward"),
    ("upon", "on"),
    ("whence", "from where"),
    ("whereas", "while"),
    ("wherein", "in which"),
    ("whoever", "who it is"),
    ("whom", "who"),
    ("whomever", "who it is"),
];

/// Phrases that read as translated, each with what is said instead.
const PHRASES: [(&str, &str); 21] = [
    ("all the same", "still"),
    ("at hand", "available"),
    ("cannot be helped", "what happens then"),
    ("for want of", "without"),
    ("hears what", "the story for each interviewer"),
    ("hears which", "the story for each interviewer"),
    ("in sum", "in total"),
    ("in want of", "without"),
    ("of itself", "about itself"),
    ("put aside", "dismiss"),
    ("puts aside", "dismisses"),
    ("stands still", "freezes"),
    ("take in", "import"),
    ("taken up again", "resumed"),
    ("tell of", "say"),
    ("tells of", "says"),
    ("there and here", "everywhere"),
    ("told of", "told about"),
    ("weigh up", "compare"),
    ("weighed up", "compared"),
    ("weighs up", "compares"),
];

/// Words that no text of the interface has, though a comment or a test may: each with what is said instead.
const SHOWN: [(&str, &str); 4] = [
    ("deed", "action"),
    ("sat", "done"),
    ("sitting", "session"),
    ("sittings", "sessions"),
];

/// Slugs and fields of released records and addresses, which never change, and words that files of others say.
const KEPT: [&str; 10] = [
    "is_favourite",
    "\"favourites\"",
    "only=favourites",
    "behavioural",
    "judgement-call",
    "prioritisation",
    // Among the words that are looked for.
    "\"afterwards\"",
    "\"whereas\"",
    "bias towards action",
    "working-backwards",
];

/// Content that is read by the same measure; examples are written as candidates write, weak ones included.
const CONTENT: [&str; 7] = [
    "public/data/guide.json",
    "public/data/levels.json",
    "public/data/outlines.json",
    "public/data/prompts.json",
    "public/data/questions-to-ask.json",
    "public/data/questions.json",
    "public/data/work-style.json",
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

/// A line without what candidates type to find a question.
fn without_aliases(line: &str) -> String {
    let parts = line
        .split_once("\"aliases\":[")
        .and_then(|(before, after)| Some((before, after.split_once(']')?.1)));
    parts.map_or_else(
        || line.to_owned(),
        |(before, after)| format!("{before}{after}"),
    )
}

fn words_of(line: &str) -> Vec<&str> {
    line.split(|letter: char| !letter.is_alphabetic() && letter != '’')
        .filter(|word| !word.is_empty())
        .collect()
}

/// The words of a line with bars for punctuation, which ends a phrase; a name in code is one word.
fn spoken(line: &str) -> String {
    let mut said = String::new();
    for letter in line.chars() {
        match letter {
            '’' | '_' | '-' => said.push(letter),
            letter if letter.is_alphabetic() || letter.is_whitespace() => said.push(letter),
            _ => said.push_str(" | "),
        }
    }
    said.split_whitespace().collect::<Vec<&str>>().join(" ")
}

fn unwanted(line: &str) -> Option<(&'static str, &'static str)> {
    let mut line = without_aliases(line).to_lowercase();
    for kept in KEPT {
        line = line.replace(kept, "");
    }
    let words = words_of(&line);
    let said = format!(" {} ", spoken(&line));
    let phrase = PHRASES
        .iter()
        .find(|(out, _)| said.contains(&format!(" {out} ")));
    let word = words.iter().find_map(|word| {
        let begins = BEGINNINGS.iter().find(|(out, _)| word.starts_with(out));
        begins.or_else(|| WORDS.iter().find(|(out, _)| word == out))
    });
    phrase.or(word).copied()
}

#[test]
fn words_and_phrases_are_found_whole_and_not_among_what_is_typed() {
    for (line, out) in [
        ("Weigh up both offers.", Some("weigh up")),
        ("// It tells\u{a0}of a draft.", Some("tells of")),
        ("A mistake in it, told often.", None),
        ("How long it may take, in seconds.", None),
        ("self.put_aside(\"at-hand\")", None),
        ("Whom it concerns.", Some("whom")),
        (
            "\"aliases\":[\"cancelled project\"],\"tests\":\"Clear.\"",
            None,
        ),
        (
            "\"aliases\":[\"layoff\"],\"tests\":\"Shall we?\"",
            Some("shall"),
        ),
        ("\"afterwards\",", None),
    ] {
        assert_eq!(unwanted(line).map(|(out, _)| out), out, "{line}");
    }
}

#[test]
fn no_text_of_the_interface_is_from_an_older_book() {
    let sources = ["src/ui", "src/state", "src/route", "src/domain"]
        .into_iter()
        .flat_map(|place| files(Path::new(place)))
        .filter(|file| !READERS.iter().any(|reader| file.starts_with(reader)));
    let found: Vec<String> = sources
        .flat_map(|file| {
            let texts = literals(&shipped(&file)).into_iter().map(|one| one.text);
            texts
                .filter_map(|text| {
                    // A single word is a slug or a word that is looked for.
                    let words = words_of(&text);
                    let (out, better) = SHOWN
                        .iter()
                        .find(|(out, _)| words.len() > 1 && words.contains(out))?;
                    Some(format!(
                        "{}: {out}, better {better}: {text}",
                        file.display()
                    ))
                })
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn plain_american_words_are_used() {
    let mut all = Vec::new();
    let documents = [
        "src",
        "style",
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "index.html",
        "public/boot.js",
        "public/manifest.webmanifest",
        "public/sw.js",
    ];
    for place in documents.into_iter().chain(CONTENT) {
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
