//! One name as it is looked for in a folded text.
//!
//! People write a name with a hyphen, a space or nothing between its parts, without its accents,
//! apostrophes and stops, and with "ue" for "ü"; a line may end in it. All of these are the name.

use crate::domain::privacy::folding::{APOSTROPHE, Folded, HYPHEN, STROKE, is_optional_mark};
use crate::domain::text::is_ideograph;

/// A shorter name must be written exactly as on the list: short ones occur by chance in "re-do" and
/// "today".
const LONG: usize = 5;

/// Letters that people write as two where a keyboard lacks them: the letter, its mark, and what follows
/// the letter then. "ß", "æ", "œ" and "þ" are folded to two letters already.
const SPELLED_OUT: [(char, char, char); 5] = [
    ('a', '\u{308}', 'e'),
    ('o', '\u{308}', 'e'),
    ('u', '\u{308}', 'e'),
    ('o', STROKE, 'e'),
    ('a', '\u{30a}', 'a'),
];

/// A name to search for.
pub(super) struct Pattern {
    letters: Vec<char>,
    /// At which letters a capital follows a small one, as in `PayPal`.
    humps: Vec<usize>,
    /// Letters and digits.
    length: usize,
}

/// An occurrence in a folded text.
#[derive(Clone, Copy)]
pub(super) struct Match {
    /// Its first letter.
    pub start: usize,
    /// One past its last.
    pub end: usize,
    /// Whether each accent is that of the list.
    pub is_exact: bool,
}

impl Pattern {
    /// The pattern of a name; `None` for one that is only ASCII punctuation or nothing.
    pub(super) fn of(name: &str) -> Option<Self> {
        let folded = Folded::of(name);
        let is_part = |letter: &char| !is_separator(*letter);
        let first = folded.letters.iter().position(is_part)?;
        let last = folded.letters.iter().rposition(is_part)?;
        let letters = folded.letters.get(first..=last)?.to_vec();
        let length = letters
            .iter()
            .filter(|letter| letter.is_alphanumeric())
            .count();
        if length == 0 && letters.iter().all(char::is_ascii) {
            return None;
        }
        let mut before = ' ';
        let mut humps = Vec::new();
        for (at, letter) in name.char_indices() {
            if before.is_lowercase() && letter.is_uppercase() {
                // The folded text before it is as long as that of the name before it.
                humps.push(
                    Folded::of(name.get(..at)?)
                        .letters
                        .len()
                        .checked_sub(first)?,
                );
            }
            before = letter;
        }
        Some(Self {
            letters,
            humps,
            length,
        })
    }

    /// Every place of the name in a folded text, also within words.
    pub(super) fn places<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = Match> + 'a {
        let first = self.letters.first().copied();
        (0..text.len())
            .filter(move |at| text.get(*at).copied() == first)
            .filter_map(move |start| {
                self.end_from(text, start).map(|(end, is_exact)| Match {
                    start,
                    end,
                    is_exact,
                })
            })
    }

    /// Where the name ends that begins at `start`, and whether its accents are those of the list.
    fn end_from(&self, text: &[char], start: usize) -> Option<(usize, bool)> {
        let at = |place: usize| text.get(place).copied();
        let (mut own, mut place, mut is_exact) = (0, start, true);
        while let Some(&letter) = self.letters.get(own) {
            if is_separator(letter) {
                own += run(self.letters.get(own..)?, is_separator);
                place = self.after_separator(text, place)?;
                continue;
            }
            if let Some((marked, spelled_out)) = self.spelled_out(text, place, own) {
                own += marked;
                place += spelled_out;
                continue;
            }
            if at(place) == Some(letter) {
                let marks = marks_at(self.letters.get(own + 1..)?);
                let told = marks_at(text.get(place + 1..)?);
                is_exact &= self.has_same_letter(marks, told)?;
                own += 1 + marks.len();
                place += 1 + told.len();
                continue;
            }
            // "Macys" for "Macy's", "Acme Inc" for "Acme, Inc.".
            if own > 0 && self.length >= LONG - 1 && matches!(letter, APOSTROPHE | '.' | ',') {
                own += 1;
                continue;
            }
            place = self.after_break(text, place, own)?;
        }
        Some((place, is_exact))
    }

    /// How many letters of the name and of the text are one, where one of them has "ue" for the other's
    /// "ü". In "Agüero" and "Aguero" the mark is only left out.
    fn spelled_out(&self, text: &[char], place: usize, own: usize) -> Option<(usize, usize)> {
        let (own, told) = (self.letters.get(own..)?, text.get(place..)?);
        let is_spelled_out = |marked: &[char], plain: &[char]| {
            let [letter, mark, after @ ..] = marked else {
                return false;
            };
            let [same, second, rest @ ..] = plain else {
                return false;
            };
            let is_followed = |letters: &[char]| letters.first() == Some(second);
            letter == same
                && SPELLED_OUT.contains(&(*letter, *mark, *second))
                && !after.first().is_some_and(|next| is_optional_mark(*next))
                && (!is_followed(after) || is_followed(rest))
        };
        (is_spelled_out(own, told) || is_spelled_out(told, own)).then_some((2, 2))
    }

    /// Whether the marks on a letter are the same; `None` if they make it another letter.
    fn has_same_letter(&self, own: &[char], told: &[char]) -> Option<bool> {
        if own == told {
            return Some(true);
        }
        let is_left_out = told.iter().all(|mark| own.contains(mark));
        // "Ana" is not "Anã", but who has "Beyonce" on the list means "Beyoncé".
        let is_added = self.length >= LONG - 1 && own.iter().all(|mark| told.contains(mark));
        (is_left_out || is_added).then_some(false)
    }

    /// Behind what stands in a text where the name has a space or a hyphen: white space, a hyphen that
    /// may end the line, the stop or slash of an address, or nothing.
    fn after_separator(&self, text: &[char], place: usize) -> Option<usize> {
        let rest = text.get(place..)?;
        let spaces = run(rest, is_space);
        if spaces > 0 {
            return Some(place + spaces);
        }
        match rest {
            [HYPHEN, ..] => Some(after_hyphen(text, place)),
            ['.' | '/' | '+', next, ..] if next.is_alphanumeric() => Some(place + 1),
            [_, ..] if self.length >= LONG => Some(place),
            _ => None,
        }
    }

    /// Behind what stands in a text where the name goes on: a hyphen within a longer name, a space
    /// before a capital within it, the end of a line within one of ideographs.
    fn after_break(&self, text: &[char], place: usize, own: usize) -> Option<usize> {
        let next = *self.letters.get(own)?;
        let before = *self.letters.get(own.checked_sub(1)?)?;
        let rest = text.get(place..)?;
        let behind = match rest {
            [HYPHEN, ..] if self.length >= LONG => after_hyphen(text, place),
            [letter, ..] if is_space(*letter) => {
                let is_hump = self.humps.contains(&own);
                let is_wrapped = is_ideograph(before) && is_ideograph(next);
                (is_hump || is_wrapped).then(|| place + run(rest, is_space))?
            }
            _ => return None,
        };
        (text.get(behind) == Some(&next)).then_some(behind)
    }
}

/// Behind a hyphen, and behind the end of the line if it ends one.
fn after_hyphen(text: &[char], place: usize) -> usize {
    let rest = text.get(place + 1..).unwrap_or_default();
    let spaces = run(rest, is_space);
    let ends_line = rest.iter().take(spaces).any(|letter| *letter == '\n');
    place + 1 + if ends_line { spaces } else { 0 }
}

/// How many of the first letters are of a kind.
fn run(letters: &[char], is_of_it: impl Fn(char) -> bool) -> usize {
    letters
        .iter()
        .take_while(|letter| is_of_it(**letter))
        .count()
}

fn marks_at(letters: &[char]) -> &[char] {
    letters
        .get(..run(letters, is_optional_mark))
        .unwrap_or_default()
}

fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\n')
}

fn is_separator(letter: char) -> bool {
    is_space(letter) || letter == HYPHEN
}
