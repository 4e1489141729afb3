//! A count has its noun in the right number: never "1 words".

use std::path::Path;

use super::source::{files, literals, shipped};

/// Nouns that are counted.
const COUNTED: &[&str] = &[
    "answers",
    "cards",
    "changes",
    "characters",
    "copies",
    "days",
    "fields",
    "files",
    "findings",
    "follow-ups",
    "headings",
    "hours",
    "interviewers",
    "items",
    "letters",
    "lines",
    "loops",
    "memos",
    "minutes",
    "months",
    "names",
    "numbers",
    "offers",
    "pages",
    "pairs",
    "paragraphs",
    "points",
    "principles",
    "probes",
    "questions",
    "recordings",
    "records",
    "rounds",
    "rows",
    "seconds",
    "sentences",
    "sessions",
    "shares",
    "snapshots",
    "stories",
    "tabs",
    "tasks",
    "times",
    "versions",
    "weeks",
    "words",
    "years",
];

/// Texts whose count is never one, each with why.
const NEVER_ONE: &[&str] = &[
    // A verb.
    "Row {at} names the columns",
    // Lengths that are offered, and lengths of outlines.
    "{count} items",
    "{} items in {time}",
    " · about {} words",
    // All drawn loops, a thousand.
    "Your stories last in all {} loops",
    "Your stories run out in {ran_out} of {} loops",
    // Tenths of six, "3.2 of 6 points".
    "All evidence is about {lowest}",
    // "1 times as much" is how a factor is said: "4 to 4 is 1 times as much, not double".
    "times as much",
    // A time constant.
    "None. You practiced every principle within",
    // A plot needs more than one.
    "{} over {} sessions",
    // "9 of 11 items".
    "items met) leads with it",
    "The strongest, “{}”, meets {} items",
    // A pace, a share of an Action.
    "words a minute",
    "{words} of {all} words, {share} %",
    // The rules have limits above one.
    "words fit the pages",
    "sentences have over {GOOD} words",
    "{} pages, the limit is",
    "words before the questions",
    "sentences in a row start alike",
    "{count} headings in {} words",
    "{words} words in one paragraph",
    "{words} words",
    // Levels begin at three years.
    "years or more of product work",
    // The limit of characters is in the thousands.
    " of {most} characters",
    // Only more than the most that can be imported is refused.
    "You can import at most",
];

/// Whether a counted noun stands behind a placeholder: "{count} words", "{rest} more rows". A constant,
/// as in "{MOST} rows", is known.
fn counts_something(text: &str) -> bool {
    let placeholders = text.match_indices('}').filter(|(end, _)| {
        let name = text[..*end].rsplit('{').next().unwrap_or_default();
        name.is_empty() || !name.chars().any(|letter| letter.is_ascii_uppercase())
    });
    placeholders.into_iter().any(|(end, _)| {
        let rest = text[end + 1..].split('{').next().unwrap_or_default();
        let words: Vec<&str> = rest
            .split_whitespace()
            .take(2)
            .map(|word| {
                word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '-')
            })
            .collect();
        let is_near = rest.starts_with(' ');
        let is_noun = |word: Option<&&str>| word.is_some_and(|word| COUNTED.contains(word));
        let is_more = matches!(words.first(), Some(&("more" | "other" | "new" | "weak")));
        is_near && (is_noun(words.first()) || is_more && is_noun(words.get(1)))
    })
}

/// Whether the lines around a place handle one by itself: "1 => …", "== 1".
fn handles_one(source: &str, at: usize) -> bool {
    let from = source[..at]
        .rmatch_indices('\n')
        .nth(9)
        .map_or(0, |(place, _)| place);
    let to = source[at..]
        .match_indices('\n')
        .nth(3)
        .map_or(source.len(), |(place, _)| at + place);
    let around = &source[from..to];
    [
        "1 =>",
        "== 1",
        "(1)",
        "counted(",
        "noun(",
        "[only] =>",
        "[one] =>",
    ]
    .iter()
    .any(|one| around.contains(one))
}

#[test]
fn texts_with_a_count_are_recognized() {
    for (text, wanted) in [
        ("{count} words", true),
        ("in {} days.", true),
        ("{rest} more pairs are similar", true),
        ("{name} words", true),
        ("{} of {} ({})", false),
        ("{count} word", false),
        ("words {count}", false),
        ("at most {MOST} words", false),
        ("{title} ({minutes} min)", false),
    ] {
        assert_eq!(counts_something(text), wanted, "{text}");
    }
}

#[test]
fn no_text_says_1_words() {
    let unsure: Vec<String> = files(Path::new("src"))
        .iter()
        .flat_map(|file| {
            let source = shipped(file);
            let literals = literals(&source).into_iter();
            literals
                .filter(|literal| {
                    counts_something(&literal.text)
                        && !handles_one(&source, literal.start)
                        && !NEVER_ONE.iter().any(|never| literal.text.contains(never))
                })
                .map(|literal| format!("{}: {}", file.display(), literal.text))
                .collect::<Vec<String>>()
        })
        .collect();
    assert!(
        unsure.is_empty(),
        "use `counted`, or say why it is never one:\n{}",
        unsure.join("\n")
    );
}
