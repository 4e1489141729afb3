//! The visible text, whatever it was pasted from.
//!
//! Word processors, chat apps and PDF files insert invisible characters that no word table has:
//! no-break and thin spaces, zero-width marks, soft hyphens, full-width digits, ligatures. [`Clean`]
//! has the text without them, and maps its passages to the pasted text.

use std::borrow::Cow;

use crate::domain::text::{Span, ends_line};

/// A text without invisible characters.
pub struct Clean<'a> {
    /// The clean text.
    pub text: Cow<'a, str>,
    /// Where the offsets of clean text and raw text diverge, in order; empty if they are the same.
    stretches: Vec<Stretch>,
}

/// A stretch of clean text, up to the beginning of the next.
#[derive(Clone, Copy)]
struct Stretch {
    clean: usize,
    raw: usize,
    /// Bytes of raw text after it that the clean text does not have, or has in another form; zero if
    /// they are the same.
    replaced: usize,
}

/// A character's replacement in the clean text.
enum StandIn {
    Itself,
    Nothing,
    Letter(char),
    Letters(&'static str),
}

impl<'a> Clean<'a> {
    /// The clean text of a paragraph. A line break in it only wraps the line.
    #[must_use]
    pub fn of(raw: &'a str) -> Self {
        let mut clean = String::new();
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut kept = 0;
        for (at, letter) in raw.char_indices() {
            let end = at + letter.len_utf8();
            let stand_in = stand_in(
                letter,
                raw.get(..at).unwrap_or_default(),
                raw.get(end..).unwrap_or_default(),
            );
            if matches!(stand_in, StandIn::Itself) {
                continue;
            }
            if stretches.is_empty() {
                clean.reserve(raw.len());
                stretches.push(Stretch {
                    clean: 0,
                    raw: 0,
                    replaced: 0,
                });
            }
            clean.push_str(
                Span {
                    start: kept,
                    end: at,
                }
                .of(raw),
            );
            stretches.push(Stretch {
                clean: clean.len(),
                raw: at,
                replaced: end - at,
            });
            match stand_in {
                StandIn::Letter(letter) => clean.push(letter),
                StandIn::Letters(letters) => clean.push_str(letters),
                StandIn::Itself | StandIn::Nothing => {}
            }
            stretches.push(Stretch {
                clean: clean.len(),
                raw: end,
                replaced: 0,
            });
            kept = end;
        }
        if stretches.is_empty() {
            return Self {
                text: Cow::Borrowed(raw),
                stretches,
            };
        }
        clean.push_str(raw.get(kept..).unwrap_or_default());
        Self {
            text: Cow::Owned(clean),
            stretches,
        }
    }

    /// The range of a clean passage in the raw text.
    #[must_use]
    pub fn raw(&self, span: Span) -> Span {
        if self.stretches.is_empty() {
            return span;
        }
        let start = self.raw_start(span.start);
        // Ends with its last character, so that no invisible character is included.
        let end = if span.end > span.start {
            self.raw_end(span.end)
        } else {
            start
        };
        Span {
            start,
            end: end.max(start),
        }
    }

    /// The start of a clean character in the raw text.
    fn raw_start(&self, at: usize) -> usize {
        self.at(at).map_or(at, |stretch| {
            if stretch.replaced > 0 {
                stretch.raw
            } else {
                stretch.raw + at - stretch.clean
            }
        })
    }

    /// The end of a clean character in the raw text.
    fn raw_end(&self, at: usize) -> usize {
        self.at(at.saturating_sub(1)).map_or(at, |stretch| {
            if stretch.replaced > 0 {
                stretch.raw + stretch.replaced
            } else {
                stretch.raw + at - stretch.clean
            }
        })
    }

    /// The last stretch that begins at or before an offset in the clean text.
    fn at(&self, at: usize) -> Option<&Stretch> {
        let after = self
            .stretches
            .partition_point(|stretch| stretch.clean <= at);
        self.stretches.get(after.checked_sub(1)?)
    }
}

fn stand_in(letter: char, before: &str, after: &str) -> StandIn {
    if letter == ' ' {
        let is_second = before.ends_with(|letter: char| letter.is_whitespace());
        return if is_second {
            StandIn::Nothing
        } else {
            StandIn::Itself
        };
    }
    if letter.is_ascii() && !letter.is_ascii_control() && letter != '`' {
        return StandIn::Itself;
    }
    let joins = |letters: char| letters.is_alphanumeric();
    match letter {
        '\t' => StandIn::Itself,
        // "Well-" at the end of a line and "known" at the beginning of the next are one word.
        _ if ends_line(letter) => {
            let word = before.strip_suffix(['-', '\u{2010}', '\u{2011}']);
            let is_hyphenated = word.is_some_and(|word| word.ends_with(joins))
                && after.trim_start().starts_with(joins);
            let is_second = before.ends_with(char::is_whitespace);
            if is_hyphenated || is_second || before.ends_with('\u{ad}') {
                StandIn::Nothing
            } else {
                StandIn::Letter(' ')
            }
        }
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}'
        | '\u{feff}'
        | '\u{180e}'
        | '\u{fe00}'..='\u{fe0f}' => StandIn::Nothing,
        '\u{2010}' | '\u{2011}' => StandIn::Letter('-'),
        '\u{2bc}' => StandIn::Letter('’'),
        // A backtick typed as an apostrophe: "don`t".
        '`' | '´' if before.ends_with(joins) && after.starts_with(joins) => StandIn::Letter('\''),
        '\u{fb00}' => StandIn::Letters("ff"),
        '\u{fb01}' => StandIn::Letters("fi"),
        '\u{fb02}' => StandIn::Letters("fl"),
        '\u{fb03}' => StandIn::Letters("ffi"),
        '\u{fb04}' => StandIn::Letters("ffl"),
        '\u{fb05}' | '\u{fb06}' => StandIn::Letters("st"),
        // Full-width forms are 0xFEE0 above their ASCII equivalents.
        '\u{ff01}'..='\u{ff5e}' => match char::from_u32(u32::from(letter) - 0xfee0) {
            Some(twin) => StandIn::Letter(twin),
            None => StandIn::Itself,
        },
        _ if letter.is_whitespace() && before.ends_with(char::is_whitespace) => StandIn::Nothing,
        _ if letter.is_whitespace() => StandIn::Letter(' '),
        _ if letter.is_ascii_control() => StandIn::Nothing,
        _ => StandIn::Itself,
    }
}

/// A passage on one line, without invisible characters: the same however its text was pasted.
#[must_use]
pub fn one_line(passage: &str) -> String {
    let clean = Clean::of(passage);
    let words: Vec<&str> = clean.text.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cleaned(raw: &str) -> String {
        Clean::of(raw).text.into_owned()
    }

    #[test]
    fn what_only_the_source_needed_is_gone() {
        for (raw, clean) in [
            ("a lot of 12 %", "a lot of 12 %"),
            ("a\u{a0}lot of\u{202f}12\u{2009}%", "a lot of 12 %"),
            ("sig\u{ad}nif\u{ad}icant\u{200b}ly", "significantly"),
            ("\u{feff}It was\u{2060}n’t", "It wasn’t"),
            (
                "well\u{2011}known and well\u{2010}kept",
                "well-known and well-kept",
            ),
            ("１２％ of them", "12% of them"),
            ("of\u{fb01}ce tra\u{fb03}c", "office traffic"),
            (
                "we don`t and don´t and isn\u{2bc}t",
                "we don't and don't and isn’t",
            ),
            ("a `code` word", "a `code` word"),
            (
                "the wait\nfell to\r\n7  minutes \u{a0} or so",
                "the wait fell to 7 minutes or so",
            ),
            (
                "a well-\nknown desk, sig\u{ad}\nnificant",
                "a well-known desk, significant",
            ),
            ("a dash -\nand so on", "a dash - and so on"),
            ("caf\u{e9} «oui» “yes” — no…", "caf\u{e9} «oui» “yes” — no…"),
        ] {
            assert_eq!(cleaned(raw), clean, "{raw:?}");
        }
    }

    #[test]
    fn a_passage_is_found_where_it_was_pasted() {
        let raw = "It\u{a0}fell sig\u{ad}nif\u{ad}icantly, to\u{202f}１２ %.";
        let clean = Clean::of(raw);
        for (word, stands) in [
            ("It", "It"),
            ("significantly", "sig\u{ad}nif\u{ad}icantly"),
            ("12", "１２"),
            ("to 12 %", "to\u{202f}１２ %"),
        ] {
            let start = clean.text.find(word).unwrap();
            let span = Span {
                start,
                end: start + word.len(),
            };
            assert_eq!(clean.raw(span).of(raw), stands);
        }
    }

    #[test]
    fn a_plain_text_is_not_copied() {
        assert!(matches!(
            Clean::of("A plain text — “so it is”.").text,
            Cow::Borrowed(_)
        ));
    }

    proptest! {
        #[test]
        fn every_passage_has_a_place(raw in "([a-z .,’\u{a0}\u{ad}\u{200b}\u{fb01}\u{ff11}\n-]|語|é){0,40}") {
            let clean = Clean::of(&raw);
            let places: Vec<usize> = clean.text.char_indices().map(|(at, _)| at).chain([clean.text.len()]).collect();
            let mut last = 0;
            for pair in places.windows(2) {
                let span = clean.raw(Span { start: pair[0], end: pair[1] });
                prop_assert!(raw.get(span.start..span.end).is_some());
                prop_assert!(span.start >= last || span.end >= last);
                last = span.start;
            }
        }
    }
}
