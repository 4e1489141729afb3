//! Phrases that are looked for in folded words: `miss*|slip* .. date` is a word that begins with
//! "miss" or "slip", at most four others, and "date".

use crate::domain::text::fold::folded;
use crate::domain::text::fold::words as spans;

/// How many words may stand where a phrase says `..`.
const GAP: usize = 4;

/// The folded words of a text; "didn’t" is "didn" and "t".
pub(super) fn words(text: &str) -> Vec<String> {
    let text = folded(text);
    spans(&text).map(|span| span.of(&text).to_owned()).collect()
}

/// Where a phrase begins, if it is anywhere.
pub(super) fn place(words: &[String], phrase: &str) -> Option<usize> {
    let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
    words.iter().enumerate().position(|(start, word)| {
        is_any(word, first)
            && words.get(start + 1..).is_some_and(|after| {
                begins(after, rest.split(' ').filter(|wanted| !wanted.is_empty()))
            })
    })
}

/// Whether any of the phrases is there; semicolons stand between them.
pub(super) fn any(words: &[String], phrases: &str) -> bool {
    split(phrases).any(|phrase| place(words, phrase).is_some())
}

/// The phrases of a list.
pub(super) fn split(phrases: &str) -> impl Iterator<Item = &str> {
    phrases.split("; ").filter(|phrase| !phrase.is_empty())
}

fn begins<'a>(words: &[String], mut phrase: impl Iterator<Item = &'a str> + Clone) -> bool {
    match phrase.next() {
        None => true,
        Some("..") => (0..=GAP).any(|skipped| {
            words
                .get(skipped..)
                .is_some_and(|rest| begins(rest, phrase.clone()))
        }),
        Some(wanted) => words
            .split_first()
            .is_some_and(|(word, rest)| is_any(word, wanted) && begins(rest, phrase)),
    }
}

fn is_any(word: &str, wanted: &str) -> bool {
    wanted.split('|').any(|one| is_word(word, one))
}

fn is_word(word: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => word == wanted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_by_beginnings_choices_and_gaps() {
        for (text, phrase, at) in [
            ("We slipped the ship date.", "miss*|slip* .. date", Some(1)),
            ("A date you missed", "date .. miss*", Some(1)),
            (
                "A date that is known to all of us was missed",
                "date .. miss*",
                None,
            ),
            ("I didn’t meet it", "t meet", Some(2)),
            ("Dates", "date", None),
            ("", "date", None),
        ] {
            assert_eq!(place(&words(text), phrase), at, "{text}");
        }
    }
}
