//! The suggested title of a memo, and the names of its files.
//!
//! The suggestion is the heading above the text. Without one, it is the thesis: the first sentence that
//! states an act, from the actor to the end of the clause. Without that, it is the first words.

use crate::domain::prose;
use crate::domain::prose::layout::blocks;
use crate::domain::prose::paragraph::leading_heading;
use crate::domain::prose::reading::{Reading, Sentence};
use crate::domain::prose::thesis::{CLAIMS, DEEDS, is_deed};
use crate::domain::prose::words::{FUNCTION_WORDS, Words};

/// The longest suggested title, in characters.
const LONGEST: usize = 60;

/// How much of the text is searched for a thesis, in bytes; it is at the beginning.
const LOOKED_AT: usize = 4_000;

/// A shorter clause, in words, says too little to be a title.
const SHORTEST: usize = 4;

/// Headings that are common to all memos and say nothing about the topic. In lower case, sorted.
const PARTS: Words = Words::new(&[
    "abstract",
    "background",
    "context",
    "draft",
    "introduction",
    "memo",
    "memorandum",
    "narrative",
    "opening",
    "overview",
    "problem",
    "purpose",
    "situation",
    "summary",
]);

/// Words that begin a new clause. Sorted.
const CLAUSE_OPENERS: Words = Words::new(&[
    "after",
    "and",
    "before",
    "but",
    "so",
    "then",
    "therefore",
    "until",
    "when",
    "while",
]);

/// The title that a text suggests; `None` if it has no letter.
#[must_use]
pub fn proposed(text: &str) -> Option<String> {
    heading(text)
        .or_else(|| thesis(text))
        .or_else(|| text.lines().find_map(first_words))
}

/// The line that distinguishes a memo from others with the same title: the first line with a letter
/// that isn't the title itself.
#[must_use]
pub fn first_line(text: &str, title: &str) -> Option<String> {
    let lines = text.lines().map(|line| line.trim_start_matches('#').trim());
    let mut lines = lines.filter(|line| line.contains(char::is_alphanumeric));
    lines
        .find(|line| *line != title)
        .map(|line| cut(line, LONGEST_LINE))
        .filter(|line| line.trim_end_matches(['…', '.']) != title.trim_end_matches('…'))
}

/// The longest first line that a list shows, in characters.
const LONGEST_LINE: usize = 120;

/// A title as a file name; `None` if it has no letter that a file name can have.
#[must_use]
pub fn as_file_name(title: &str) -> Option<String> {
    let lawful = title.chars().map(|letter| match letter {
        // Characters with a special meaning in some file system.
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => ' ',
        letter if letter.is_control() || letter.is_whitespace() => ' ',
        letter => letter,
    });
    let lawful: String = lawful.collect();
    let words: Vec<&str> = lawful.split_whitespace().collect();
    let name: String = words.join(" ").chars().take(LONGEST_NAME).collect();
    // A leading dot hides a file, and Windows drops a trailing one.
    let name = name.trim_matches(|letter: char| letter == '.' || letter == '…' || letter == ' ');
    let is_device = DEVICES
        .iter()
        .any(|device| name.eq_ignore_ascii_case(device));
    (name.contains(char::is_alphanumeric) && !is_device).then(|| name.to_owned())
}

/// The longest file name, in characters; file systems take at most 255 bytes.
const LONGEST_NAME: usize = 60;

/// Names that Windows reserves for devices.
const DEVICES: [&str; 10] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "lpt1", "lpt2", "lpt3",
];

/// The heading that names the memo's topic.
fn heading(text: &str) -> Option<String> {
    let heading = leading_heading(text)?.trim_matches('*');
    (!PARTS.has(&heading.to_ascii_lowercase())).then(|| heading.to_owned())
}

/// The first clause in which the author acts.
fn thesis(text: &str) -> Option<String> {
    let end = text.floor_char_boundary(LOOKED_AT);
    let opening = text.get(..end)?;
    blocks(opening)
        .into_iter()
        .filter(|block| block.kind.is_told())
        .find_map(|block| {
            let reading = prose::read(block.span.of(opening), block.kind);
            let mut sentences = reading.sentences.iter();
            sentences.find_map(|sentence| act(&reading, sentence))
        })
}

/// The clause of a sentence in which the author acts, as a title.
fn act(reading: &Reading<'_>, sentence: &Sentence) -> Option<String> {
    sentence.tokens.clone().find_map(|index| {
        if !reading.is_own(index) {
            return None;
        }
        let word = reading.word(index);
        let is_act = matches!(word, "i" | "we")
            && begins_clause(reading, sentence, index)
            && reading.ending(index).is_empty()
            && (is_deed(reading, index + 1) || CLAIMS.has(reading.joined_after(index)));
        // "Closing the warehouse was my decision."
        let is_own = matches!(word, "my" | "our")
            && DEEDS.has(reading.joined_after(index))
            && matches!(reading.joined_before(index), "is" | "was" | "were");
        let start = match (is_act, is_own) {
            (true, _) => index,
            (false, true) => sentence.tokens.start,
            (false, false) => return None,
        };
        clause(reading, sentence, start, index)
    })
}

/// Whether a word begins a clause: before it is only the end of another clause.
fn begins_clause(reading: &Reading<'_>, sentence: &Sentence, index: usize) -> bool {
    if index == sentence.tokens.start {
        return true;
    }
    let before = reading.joined_before(index);
    if before.is_empty() || CLAUSE_OPENERS.has(before) {
        return true;
    }
    // "In May 2024 I closed …" has a time without a comma.
    let opens_with_time = matches!(
        reading.word(sentence.tokens.start),
        "in" | "on" | "at" | "by" | "last"
    );
    opens_with_time && index - sentence.tokens.start <= 4
}

/// From a word to the end of its clause, which is after the word `least`.
fn clause(
    reading: &Reading<'_>,
    sentence: &Sentence,
    start: usize,
    least: usize,
) -> Option<String> {
    let end = (start..sentence.tokens.end)
        .skip_while(|index| *index <= least)
        .find(|index| has_break(reading, index.saturating_sub(1), *index))
        .unwrap_or(sentence.tokens.end);
    if end - start < SHORTEST {
        return None;
    }
    let said = reading.span(start, end - 1).of(reading.text());
    let title = shortened(said);
    Some(crate::domain::text::capitalized(&title))
}

/// Whether a mark between two words ends a clause.
fn has_break(reading: &Reading<'_>, one: usize, other: usize) -> bool {
    let from = reading.span(one, one).end;
    let to = reading.span(other, other).start;
    let between = reading.text().get(from..to).unwrap_or_default();
    between.contains([',', ';', ':', '—', '–', '(', '.', '!', '?'])
}

/// A clause of limited length, in characters, cut after a word that ends a phrase.
fn shortened(said: &str) -> String {
    if said.chars().count() <= LONGEST {
        return said.to_owned();
    }
    let cut_off = cut(said, LONGEST);
    let mut words: Vec<&str> = cut_off.trim_end_matches('…').split(' ').collect();
    // "… at the" can't be the end.
    while words.len() > SHORTEST
        && words
            .last()
            .is_some_and(|word| FUNCTION_WORDS.has(&word.to_ascii_lowercase()))
    {
        words.pop();
    }
    format!("{}…", words.join(" "))
}

/// The beginning of a line, up to the end of a word; `None` if it has no letter.
fn first_words(line: &str) -> Option<String> {
    let line = line.trim();
    if !line.contains(char::is_alphanumeric) {
        return None;
    }
    Some(cut(line.trim_end_matches('.'), LONGEST))
}

/// A line of limited length, in characters, cut at the end of a word.
fn cut(line: &str, longest: usize) -> String {
    let Some((end, _)) = line.char_indices().nth(longest) else {
        return line.to_owned();
    };
    let kept = line.get(..end).unwrap_or(line);
    let words = kept.rsplit_once(' ').map_or(kept, |(words, _)| words);
    let words = words.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    format!("{words}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        PARTS.assert_sorted();
        CLAUSE_OPENERS.assert_sorted();
    }

    #[test]
    fn the_title_is_the_heading_else_the_act_else_the_first_words() {
        for (text, title) in [
            ("# Returns desk\n\nI closed it in May 2024.", "Returns desk"),
            (
                "**Returns desk**\n\nI closed it in May 2024.",
                "Returns desk",
            ),
            // A heading that any memo could have isn't a title.
            (
                "Summary\n\nI closed the returns desk in eleven shops.",
                "I closed the returns desk in eleven shops",
            ),
            (
                "In 2024 I cut the wait at our returns desk from 19 to 7 minutes, and it held.",
                "I cut the wait at our returns desk from 19 to 7 minutes",
            ),
            (
                "Customers waited 19 minutes. Nobody knew why. In May, I moved the inspection to the night; the wait fell.",
                "I moved the inspection to the night",
            ),
            (
                "When the desk opened, we timed 1,140 visits over four weeks, and I drew a plan.",
                "We timed 1,140 visits over four weeks",
            ),
            (
                "Closing the warehouse was my decision, and it cost us two customers.",
                "Closing the warehouse was my decision",
            ),
            (
                "I recommend closing the returns desk in Leeds.",
                "I recommend closing the returns desk in Leeds",
            ),
            // An opinion isn't an act, nor is another person's statement or a relative clause.
            (
                "I think that pricing is interesting. I cut the price list from 40 lines to 6.",
                "I cut the price list from 40 lines to 6",
            ),
            (
                "“I closed the whole desk myself,” she said. I opened it again in June.",
                "I opened it again in June",
            ),
            (
                "The desk that I designed pays first. Nothing else changed.",
                "The desk that I designed pays first. Nothing else changed",
            ),
            (
                "I replaced the manual inspection of every returned tent and sleeping bag with a sealed bag.",
                "I replaced the manual inspection of every returned tent…",
            ),
            ("It pays first.\nIt holds.", "It pays first"),
            (
                "Ich habe die Wartezeit am Schalter halbiert.",
                "Ich habe die Wartezeit am Schalter halbiert",
            ),
        ] {
            assert_eq!(proposed(text).as_deref(), Some(title), "{text}");
        }
        for text in ["", " \n—\n"] {
            assert_eq!(proposed(text), None, "{text}");
        }
    }

    #[test]
    fn a_long_text_is_read_no_further_than_its_opening() {
        let text = format!(
            "{}I closed the returns desk.",
            "Nothing was known of it.\n".repeat(400)
        );
        assert_eq!(proposed(&text).as_deref(), Some("Nothing was known of it"));
        let text = "é".repeat(LOOKED_AT);
        assert!(proposed(&text).is_some());
    }

    #[test]
    fn the_first_line_tells_memos_apart_where_the_title_does_not() {
        for (text, title, line) in [
            (
                "# Returns desk\n\nIt pays first.",
                "Returns desk",
                Some("It pays first."),
            ),
            ("It pays first.\nIt holds.", "It pays first", None),
            ("It pays first.\nIt holds.", "Tills", Some("It pays first.")),
            ("It pays first.", "It pays first", None),
            ("", "Invention", None),
            ("\n—\nIt holds.", "Invention", Some("It holds.")),
        ] {
            assert_eq!(first_line(text, title).as_deref(), line, "{text} {title}");
        }
        let long = "word ".repeat(60);
        assert!(
            first_line(&long, "Tills").is_some_and(|line| line.chars().count() <= LONGEST_LINE)
        );
    }

    #[test]
    fn a_title_becomes_the_name_of_a_file_that_every_system_takes() {
        for (title, name) in [
            ("Returns desk", Some("Returns desk")),
            (
                "Wait: from 19/7 to <5 min?",
                Some("Wait from 19 7 to 5 min"),
            ),
            ("I cut the wait…", Some("I cut the wait")),
            (".hidden. ", Some("hidden")),
            ("Über die\tKasse\n", Some("Über die Kasse")),
            ("con", None),
            ("…", None),
            ("", None),
        ] {
            assert_eq!(as_file_name(title).as_deref(), name, "{title}");
        }
        assert!(as_file_name(&"é".repeat(300)).is_some_and(|name| name.len() <= 200));
    }
}
