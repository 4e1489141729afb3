//! The candidate's own list of names that must not leave: where they stand in a text, and what can
//! stand there instead. The review and everything that hands out a text use this one matcher.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::text::{Span, is_ideograph};

/// What is written in the place of a name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StandIn {
    /// The name on the list.
    pub name: String,
    /// What stands for it.
    pub with: String,
}

/// A name where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FoundName {
    /// Where.
    pub span: Span,
    /// Which of the names, an index.
    pub name: usize,
}

/// A text in one case, each of its bytes with where it came from.
///
/// Case is Unicode's, "ß" is "ss", a final sigma is a sigma. Any white space between words is one
/// space, curly apostrophes and hyphens are plain ones, and characters that nobody sees are gone:
/// a name that is broken across lines is still the name.
struct Folded {
    text: String,
    origins: Vec<usize>,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            origins: Vec::with_capacity(text.len()),
        };
        for (at, letter) in text.char_indices() {
            match letter {
                'ß' | 'ẞ' => folded.push('s', at).push('s', at),
                'ς' => folded.push('σ', at),
                'ſ' => folded.push('s', at),
                '’' | '‘' | 'ʼ' => folded.push('\'', at),
                '‐' | '\u{2011}' => folded.push('-', at),
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => &mut folded,
                _ if letter.is_whitespace() => {
                    if folded.text.ends_with(' ') {
                        &mut folded
                    } else {
                        folded.push(' ', at)
                    }
                }
                _ => letter
                    .to_lowercase()
                    .fold(&mut folded, |folded, lower| folded.push(lower, at)),
            };
        }
        folded
    }

    fn push(&mut self, letter: char, origin: usize) -> &mut Self {
        self.text.push(letter);
        self.origins
            .extend(std::iter::repeat_n(origin, letter.len_utf8()));
        self
    }

    /// Where a byte of the folded text begins a character of the original one; none within one.
    fn origin(&self, at: usize, length: usize) -> Option<usize> {
        let here = self.origins.get(at).copied().unwrap_or(length);
        let before = at.checked_sub(1).and_then(|at| self.origins.get(at));
        (before != Some(&here)).then_some(here)
    }
}

/// Whether a letter goes on with a word; a combining mark does.
fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '\u{300}'..='\u{36f}')
}

/// Whether a word ends between two letters. Scripts without spaces end words anywhere.
fn is_edge(inner: Option<char>, outer: Option<char>) -> bool {
    let is_open =
        |letter: Option<char>| letter.is_none_or(|one| !is_of_word(one) || is_ideograph(one));
    is_open(outer) || is_open(inner)
}

/// Where names stand in a text, in any case, as whole words, in order. Of two that begin at one
/// place the longer is meant, and what lies within it is not told again.
#[must_use]
pub fn find(text: &str, names: &[String]) -> Vec<FoundName> {
    let wanted: Vec<(usize, String)> = names
        .iter()
        .enumerate()
        .map(|(index, name)| (index, Folded::of(name.trim()).text))
        .filter(|(_, name)| !name.is_empty())
        .collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let folded = Folded::of(text);
    let mut found: Vec<FoundName> = wanted
        .iter()
        .flat_map(|(index, name)| {
            folded
                .text
                .match_indices(name.as_str())
                .map(|(at, name)| (*index, at, at + name.len()))
        })
        .filter_map(|(name, from, to)| {
            let span = Span {
                start: folded.origin(from, text.len())?,
                end: folded.origin(to, text.len())?,
            };
            let quote = span.of(text);
            let before = text.get(..span.start)?.chars().next_back();
            let after = text.get(span.end..)?.chars().next();
            (is_edge(quote.chars().next(), before) && is_edge(quote.chars().next_back(), after))
                .then_some(FoundName { span, name })
        })
        .collect();
    found.sort_by_key(|one| (one.span.start, std::cmp::Reverse(one.span.end)));
    let mut end = 0;
    found.retain(|one| {
        let is_next = one.span.start >= end;
        if is_next {
            end = one.span.end;
        }
        is_next
    });
    found
}

/// The text with stand-ins in the place of names.
#[must_use]
pub fn replaced(text: &str, stand_ins: &[StandIn]) -> String {
    let names: Vec<String> = stand_ins
        .iter()
        .map(|stand_in| stand_in.name.clone())
        .collect();
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    for found in find(text, &names) {
        let with = stand_ins
            .get(found.name)
            .map_or("", |one| one.with.as_str());
        result.push_str(text.get(at..found.span.start).unwrap_or_default());
        result.push_str(with);
        at = found.span.end;
    }
    result.push_str(text.get(at..).unwrap_or_default());
    result
}

/// First words of the names of undertakings.
const UNDERTAKINGS: [&str; 5] = ["project", "operation", "programme", "program", "initiative"];

/// What stands for each name: what was kept for it, else "Customer A", "Project B", a letter to
/// each in the order of the list, so that a name is called the same wherever it stands.
#[must_use]
pub fn stand_ins(names: &[String], kept: &[StandIn]) -> Vec<StandIn> {
    let names = names.iter().map(|name| name.trim());
    names
        .filter(|name| !name.is_empty())
        .enumerate()
        .map(|(index, name)| {
            let kept = kept
                .iter()
                .find(|stand_in| stand_in.name == name && !stand_in.with.trim().is_empty());
            let with = kept.map_or_else(
                || format!("{} {}", sort_of(name), letters(index)),
                |kept| kept.with.trim().to_owned(),
            );
            StandIn {
                name: name.to_owned(),
                with,
            }
        })
        .collect()
}

fn sort_of(name: &str) -> &'static str {
    let first = name.split_whitespace().next().unwrap_or_default();
    if UNDERTAKINGS.contains(&first.to_lowercase().as_str()) {
        "Project"
    } else {
        "Customer"
    }
}

/// A, B, … Z, AA, AB, …
fn letters(index: usize) -> String {
    let letter = u8::try_from(index % 26).map_or('A', |place| char::from(b'A' + place));
    match (index / 26).checked_sub(1) {
        Some(before) => format!("{}{letter}", letters(before)),
        None => letter.to_string(),
    }
}

/// A text that is about to leave, and what to call its place: "“Returns desk”, Result".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutgoingText {
    /// Where it stands.
    pub place: String,
    /// The text.
    pub text: String,
}

/// A name in what is about to leave.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sighting {
    /// The name, as it stands on the list.
    pub name: String,
    /// How often it stands there.
    pub count: usize,
    /// Where, each place once.
    pub places: Vec<String>,
}

/// The names in what is about to leave, in the order of the list.
#[must_use]
pub fn sightings(pieces: &[OutgoingText], names: &[String]) -> Vec<Sighting> {
    let mut seen: BTreeMap<usize, Sighting> = BTreeMap::new();
    for piece in pieces {
        for found in find(&piece.text, names) {
            let Some(name) = names.get(found.name) else {
                continue;
            };
            let sighting = seen.entry(found.name).or_insert_with(|| Sighting {
                name: name.trim().to_owned(),
                count: 0,
                places: Vec::new(),
            });
            sighting.count += 1;
            if sighting.places.last() != Some(&piece.place) {
                sighting.places.push(piece.place.clone());
            }
        }
    }
    seen.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    fn found(list: &[&str], text: &str) -> Vec<String> {
        find(text, &names(list))
            .into_iter()
            .map(|found| found.span.of(text).to_owned())
            .collect()
    }

    #[test]
    fn a_name_is_found_in_any_case_of_any_script_and_its_span_is_that_of_the_text() {
        for (name, text, quote) in [
            ("Larkfield", "We won LARKFIELD’s desk", "LARKFIELD"),
            ("Köhler", "für KÖHLER allein", "KÖHLER"),
            ("Strauß", "bei STRAUSS im Mai", "STRAUSS"),
            ("STRAUSS", "bei Strauß im Mai", "Strauß"),
            ("Οδυσσέας", "ο ΟΔΥΣΣΈΑΣ ήρθε", "ΟΔΥΣΣΈΑΣ"),
            ("Ромашка", "для РОМАШКА всё", "РОМАШКА"),
            ("İzmir", "İİ in İZMIR now", "İZMIR"),
            (
                "Project Heron",
                "the project\n heron began",
                "project\n heron",
            ),
            ("O'Neill", "Ms O’NEILL said", "O’NEILL"),
            ("Lark‑field", "at Lark-Field", "Lark-Field"),
            ("Larkfield", "Lark\u{ad}field", "Lark\u{ad}field"),
            ("トヨタ", "顧客はトヨタの工場", "トヨタ"),
            ("Larkfield", "Larkfieldの机", "Larkfield"),
            ("نون", "مع نون اليوم", "نون"),
        ] {
            assert_eq!(found(&[name], text), [quote], "{name} in {text}");
        }
    }

    #[test]
    fn a_name_within_another_word_is_none() {
        for (name, text) in [
            ("Ana", "We analyzed bananas."),
            ("Ana", "Ana\u{303} came"),
            ("Köhl", "Köhler kam"),
            ("s", "Strauß"),
            ("", "anything"),
            ("  ", "any thing"),
        ] {
            assert_eq!(found(&[name], text), [""; 0], "{name} in {text}");
        }
    }

    #[test]
    fn of_names_within_each_other_the_longest_is_told_once() {
        assert_eq!(
            found(
                &["Larkfield", "Larkfield Grocers"],
                "Larkfield Grocers and Larkfield."
            ),
            ["Larkfield Grocers", "Larkfield"]
        );
    }

    #[test]
    fn stand_ins_are_lettered_by_the_list_and_what_was_kept_stays() {
        let list = names(&["Larkfield", "Project Heron", " ", "Ana Ruiz"]);
        let kept = [StandIn {
            name: "Ana Ruiz".to_owned(),
            with: "my manager".to_owned(),
        }];
        let with: Vec<String> = stand_ins(&list, &kept)
            .into_iter()
            .map(|one| one.with)
            .collect();
        assert_eq!(with, ["Customer A", "Project B", "my manager"]);
        assert_eq!(
            (letters(25), letters(26), letters(701)),
            ("Z".into(), "AA".into(), "ZZ".into())
        );
    }

    #[test]
    fn a_name_is_called_the_same_wherever_it_stands() {
        let list = names(&["Larkfield", "Project Heron"]);
        let stand_ins = stand_ins(&list, &[]);
        assert_eq!(
            replaced("LARKFIELD’s Project  Heron for Larkfield.", &stand_ins),
            "Customer A’s Project B for Customer A."
        );
        assert_eq!(replaced("Nobody.", &stand_ins), "Nobody.");
    }

    #[test]
    fn sightings_say_how_often_and_where() {
        let piece = |place: &str, text: &str| OutgoingText {
            place: place.to_owned(),
            text: text.to_owned(),
        };
        let pieces = [
            piece("the title", "Larkfield"),
            piece("Result", "Larkfield, larkfield and Heron"),
        ];
        let seen = sightings(&pieces, &names(&["Heron", "Larkfield", "Nobody"]));
        let told: Vec<(&str, usize, usize)> = seen
            .iter()
            .map(|one| (one.name.as_str(), one.count, one.places.len()))
            .collect();
        assert_eq!(told, [("Heron", 1, 1), ("Larkfield", 3, 2)]);
    }

    proptest! {
        #[test]
        fn every_span_fits_the_text_and_nothing_is_found_after_replacing(
            text in "[aAßẞİıςΣσ’ \\n\u{ad}éÉ]{0,30}",
            name in "[aAßİıΣé]{1,3}",
        ) {
            let list = vec![name.clone()];
            for found in find(&text, &list) {
                prop_assert!(text.get(found.span.start..found.span.end).is_some_and(|quote| !quote.is_empty()));
            }
            let with = vec![StandIn { name, with: "Customer A".to_owned() }];
            let _ = replaced(&text, &with);
        }

        #[test]
        fn no_text_and_no_list_make_the_matcher_panic(text in any::<String>(), list in proptest::collection::vec(any::<String>(), 0..4)) {
            let stand_ins = stand_ins(&list, &[]);
            let _ = replaced(&text, &stand_ins);
        }
    }
}
