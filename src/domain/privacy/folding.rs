//! A text in the one form in which names are compared, whatever form it was typed or pasted in.
//!
//! Characters are taken apart by compatibility (NFKD, Unicode Standard Annex 15), so that composed and
//! combining accents, full-width and bold letters and ligatures are the same letters. Case is Unicode's,
//! with "ß" as "ss" and "ı" and "İ" as "i". White space, hyphens and apostrophes are one of each kind,
//! and characters that nobody sees are gone.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// The folded form of hyphens, dashes, and other marks that join words.
pub(super) const HYPHEN: char = '-';

/// The folded form of apostrophes.
pub(super) const APOSTROPHE: char = '\'';

/// What a letter with a stroke and a ligature have behind their plain letters, as accents are.
pub(super) const STROKE: char = '\u{338}';

/// A folded text, with the origin of each character.
pub(super) struct Folded {
    /// The characters.
    pub letters: Vec<char>,
    /// The byte of the original text at which the character begins that each came from.
    origins: Vec<usize>,
}

impl Folded {
    /// Folds a text.
    pub(super) fn of(text: &str) -> Self {
        let mut folded = Self {
            letters: Vec::with_capacity(text.len()),
            origins: Vec::with_capacity(text.len()),
        };
        for (at, letter) in text.char_indices() {
            match letter {
                'a'..='z' | '0'..='9' | ' ' => folded.push(letter, at),
                _ if is_unseen(letter) => {}
                _ => match sign(letter) {
                    Some(sign) => folded.push(sign, at),
                    None => decompose_compatible(letter, |part| folded.add(part, at)),
                },
            }
        }
        folded
    }

    /// Adds a part of a character that was taken apart.
    fn add(&mut self, part: char, at: usize) {
        if let Some(sign) = sign(part) {
            self.push(sign, at);
            return;
        }
        for lower in part.to_lowercase() {
            let (letters, has_stroke) = match lower {
                'ß' => ("ss", false),
                'ς' => ("σ", false),
                'ı' => ("i", false),
                'ø' => ("o", true),
                'ł' => ("l", true),
                'đ' | 'ð' => ("d", true),
                'ħ' => ("h", true),
                'æ' => ("ae", true),
                'œ' => ("oe", true),
                'þ' => ("th", true),
                // The dot that a Turkish capital keeps when it is lowered.
                '\u{307}' if self.letters.last() == Some(&'i') => continue,
                _ => {
                    self.push(lower, at);
                    continue;
                }
            };
            for letter in letters.chars() {
                self.push(letter, at);
                if has_stroke {
                    self.push(STROKE, at);
                }
            }
        }
    }

    fn push(&mut self, letter: char, origin: usize) {
        let mut at = self.letters.len();
        // Marks on one letter have one order, whatever order they were typed in.
        if is_optional_mark(letter) {
            let class = canonical_combining_class(letter);
            while let Some(before) = at.checked_sub(1)
                && self.letters.get(before).is_some_and(|mark| {
                    is_optional_mark(*mark) && canonical_combining_class(*mark) > class
                })
            {
                at = before;
            }
        }
        self.letters.insert(at, letter);
        self.origins.insert(at, origin);
    }

    /// Where a character of the folded text begins in the original one; `None` if it begins within
    /// one of its characters.
    pub(super) fn origin(&self, at: usize, length: usize) -> Option<usize> {
        let here = self.origins.get(at).copied().unwrap_or(length);
        let before = at.checked_sub(1).and_then(|at| self.origins.get(at));
        (before != Some(&here)).then_some(here)
    }
}

/// The folded form of a whole class: spaces, line ends, hyphens, apostrophes.
fn sign(letter: char) -> Option<char> {
    Some(match letter {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        _ if letter.is_whitespace() => ' ',
        '-' | '_' | '\u{58a}' | '\u{5be}' | '\u{1806}' | '\u{2010}'..='\u{2015}' | '\u{2043}'
        | '\u{2212}' | '\u{2e3a}' | '\u{2e3b}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
        // Marks that join the parts of a name in Catalan, Japanese and Chinese.
        | '·' | '‧' | '・' | '･' => HYPHEN,
        '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʾ' | 'ʿ' | 'ˈ' | '＇'
        | '׳' | 'ꞌ' => APOSTROPHE,
        _ => return None,
    })
}

/// Whether a character is an apostrophe, some of which Unicode takes for letters.
pub(super) fn is_apostrophe(letter: char) -> bool {
    sign(letter) == Some(APOSTROPHE)
}

/// Whether a character is invisible: soft hyphens, joiners, direction marks, selectors; also
/// trademark signs, which are not part of the name.
pub(super) fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
            | '™' | '®' | '©' | '℠'
    )
}

/// Whether a mark on a letter is often left out when one types: accents, and the vowel signs of
/// Hebrew and Arabic. The signs of other scripts make other letters.
pub(super) fn is_optional_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{64b}'..='\u{652}' | '\u{670}')
}
