//! Text folded for searching: lower case, no accents, one word after another.

use unicode_normalization::char::decompose_canonical;

use crate::domain::text::Span;

/// The words of a text: runs of letters and digits. Of scripts that set no spaces between words,
/// each character is one.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) =
            letters.find(|(_, letter)| letter.is_alphanumeric() && !is_accent(*letter))?;
        let mut end = start + first.len_utf8();
        while let Some((at, letter)) = letters.next_if(|(_, letter)| {
            is_accent(*letter)
                || letter.is_alphanumeric() && !is_unspaced(first) && !is_unspaced(*letter)
        }) {
            end = at + letter.len_utf8();
        }
        Some(Span { start, end })
    })
}

/// Kana and Han, which are written without spaces.
pub(crate) fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// A combining accent in scripts where accents are optional when typing; in other scripts, vowel
/// signs are letters.
pub(crate) fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Appends a text without case and accents: canonical decomposition (Unicode Standard Annex 15),
/// plus the few Latin letters that do not decompose but are often typed without their stroke.
pub(crate) fn fold_into(folded: &mut String, text: &str) {
    for letter in text.chars() {
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
            continue;
        }
        for lower in letter.to_lowercase() {
            match lower {
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'ø' => folded.push('o'),
                'ł' => folded.push('l'),
                'đ' => folded.push('d'),
                'ı' => folded.push('i'),
                _ => decompose_canonical(lower, |part| {
                    if !is_accent(part) {
                        folded.push(part);
                    }
                }),
            }
        }
    }
}

/// A text for comparison: its words without case and accents, separated by single spaces.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for span in words(text) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        fold_into(&mut folded, span.of(text));
    }
    folded
}
