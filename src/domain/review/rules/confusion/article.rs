//! "A" and "an" by the sound of the word after them.

use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::prose::words::Words;

/// The correct article for a word, if it has the wrong one.
pub(super) fn wrong_article(reading: &Reading<'_>, index: usize) -> Option<&'static str> {
    let article = reading.word(index);
    let traits = reading.traits(index);
    if !matches!(article, "a" | "an")
        || !reading.ending(index).is_empty()
        || traits.any(Traits::CAPITAL) && !traits.any(Traits::FIRST)
        || !reading.traits(index + 1).any(Traits::JOINED)
        || !reading.is_own(index + 1)
    {
        return None;
    }
    let needs_an = begins_with_a_vowel(reading, index + 1)?;
    match (article, needs_an) {
        ("a", true) => Some("“an”"),
        ("an", false) => Some("“a”"),
        _ => None,
    }
}

/// Letters whose names begin with a vowel: "an MBA", "an X-ray".
fn is_vowel_by_name(letter: u8) -> bool {
    b"aefhilmnorsx".contains(&letter)
}

/// Acronyms with a vowel that are still read letter by letter. Sorted.
pub(super) const SPELLED: Words = Words::new(&[
    "fbi", "fda", "mba", "mri", "nda", "nfl", "ngo", "seo", "sla", "suv", "ui", "uk", "un", "url",
    "us", "usb", "ux",
]);

/// Whether a word starts with a vowel sound; `None` if readers differ.
fn begins_with_a_vowel(reading: &Reading<'_>, index: usize) -> Option<bool> {
    let word = reading.word(index);
    let traits = reading.traits(index);
    let bytes = word.as_bytes();
    let first = *bytes.first()?;
    if !word.is_ascii() || bytes.len() < 2 && !first.is_ascii_digit() {
        return None;
    }
    if first.is_ascii_digit() {
        return number_sounds_like_a_vowel(word);
    }
    if traits.any(Traits::DIGIT) {
        return None;
    }
    if bytes.get(1) == Some(&b'-') {
        return Some(is_vowel_by_name(first));
    }
    let has_vowel = word.bytes().any(|letter| b"aeiouy".contains(&letter));
    if traits.any(Traits::CAPITALS) {
        let word = word.trim_end_matches('s');
        // "NASA" is read as a word, "MVP" letter by letter, "SQL" either way.
        let is_spelled = !has_vowel && word != "sql" || SPELLED.has(word);
        return match first {
            b'a' | b'i' | b'o' => Some(true),
            b'u' | b'f' | b'h' | b'l' | b'm' | b'n' | b'r' | b's' | b'x' => {
                is_spelled.then_some(is_vowel_by_name(first))
            }
            b'e' => None,
            _ => Some(false),
        };
    }
    let text = reading.span(index, index).of(reading.text());
    let has_inner_capital = text
        .bytes()
        .skip(1)
        .any(|letter| letter.is_ascii_uppercase());
    if !has_vowel
        || has_inner_capital
        || traits.any(Traits::CAPITAL) && matches!(first, b'u' | b'h' | b'y')
    {
        return None;
    }
    // "Option a is", "a or b": a letter, not an article.
    if traits.any(Traits::FUNCTION) && word != "one" || SPELLED.has(word) || UNSOUND.has(word) {
        return None;
    }
    let begins = |starts: &[&str]| starts.iter().any(|start| word.starts_with(start));
    match first {
        b'h' if begins(&["hour", "honest", "honor", "honour", "heir"]) => Some(true),
        b'h' => begins(&[
            "high", "huge", "half", "hard", "home", "hous", "help", "hund", "head", "heav",
        ])
        .then_some(false),
        b'o' if word == "one" || word == "once" || begins(&["one-", "ouija"]) => Some(false),
        b'e' if begins(&["eu", "ewe"]) => Some(false),
        b'u' if begins(&["unin", "unim", "unid", "unir", "unis"]) => {
            (!begins(&["unidirect", "unis"])).then_some(true)
        }
        b'u' if begins(&[
            "uni", "usa", "use", "usu", "uti", "uto", "ubi", "ura", "uri", "unanim", "u-",
        ]) =>
        {
            Some(false)
        }
        b'a' | b'e' | b'i' | b'o' | b'u' => Some(true),
        b'y' => None,
        _ => Some(false),
    }
}

/// Words whose first sound varies among readers or isn't obvious from the spelling. Sorted.
pub(super) const UNSOUND: Words = Words::new(&["herb", "herbal", "nginx", "roi", "sku", "uber"]);

/// "An 8-week test", "an 11% drop", "an 18-month plan"; "a 10% drop".
fn number_sounds_like_a_vowel(word: &str) -> Option<bool> {
    let end = word
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(word.len());
    let digits = word.get(..end)?;
    if digits.starts_with('0') || digits.len() == 4 && digits.starts_with('1') {
        return None;
    }
    // "1,100" is read as "one thousand" or as "eleven hundred".
    if word.starts_with("1,1") || word.starts_with("1,8") {
        return None;
    }
    Some(digits.starts_with('8') || digits == "11" || digits == "18")
}
