//! List markers, as word processors, phones, and people type them.
//!
//! Some markers are always certain ("•", "2.", "(iv)"). Others are ambiguous ("A. Ahn", "i. e.", a dash
//! before a name), and only count next to another one of their kind.

/// The beginning of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Mark {
    /// A list marker.
    Certain,
    /// A number that can also belong to a heading: "2. The desk".
    Numbered(u32),
    /// A list marker if a neighboring line has the next or the previous label.
    Label(Vec<(Sequence, u32)>),
    /// A list marker if a neighboring line has the same one.
    Glyph(char),
}

/// The numbering style of a label.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sequence {
    /// 1, 2, 3.
    Number,
    /// a, b, c.
    Small,
    /// A, B, C.
    Capital,
    /// i, ii, iii.
    Roman,
    /// I, II, III.
    CapitalRoman,
}

impl Mark {
    /// Whether the markers of two consecutive lines belong to one list.
    pub(crate) fn goes_with(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Glyph(one), Self::Glyph(other)) => one == other,
            (Self::Label(one), Self::Label(other)) => one.iter().any(|(sequence, value)| {
                other
                    .iter()
                    .any(|(like, next)| like == sequence && value.abs_diff(*next) == 1)
            }),
            _ => false,
        }
    }
}

/// ASCII bullets and dashes, which need white space after them.
const SPACED: &[&str] = &[
    "-", "–", "‐", "‑", "*", "+", "->", "-->", "=>", "[ ]", "[]", "[x]", "[X]",
];

/// Letters that result from pasting a bullet in a symbol font; a tab follows them.
const SYMBOL_LETTERS: &[&str] = &["o", "§", "ü", "Ø", "v", "q", "à", "è", "n", "l", "w"];

/// Whether a character is a bullet, box, or arrow for list items.
fn is_bullet(letter: char) -> bool {
    matches!(letter,
        '•' | '·' | '‧' | '・' | '‣' | '⁃' | '∙' | '◦' | '⦁' | '⦿' | '⚫' | '⚪'
        // Geometric shapes, check marks, arrows, and stars.
        | '■'..='◿' | '☐'..='☒' | '❏'..='❒' | '★' | '☆' | '⭐' | '♦' | '✓'..='✘' | '✅' | '❌' | '❖' | '➔'..='➿'
        | '→' | '⇒' | '⇨' | '⬛' | '⬜' | '🔹' | '🔸' | '🔷' | '🔶' | '🔘' | '👉' | '🟢' | '🟡' | '🔴' | '🔵'
        // The private use area, which symbol fonts use.
        | '\u{f000}'..='\u{f0ff}')
}

/// Numbers in circles, in parentheses, or with a period, each a single character.
fn is_number_sign(letter: char) -> bool {
    matches!(letter, '①'..='⒛' | '❶'..='➓' | 'Ⅰ'..='ⅿ')
}

/// The marker of a line; `None` if it begins with a word.
pub(crate) fn mark_of(line: &str) -> Option<Mark> {
    let line = line.strip_prefix('\\').unwrap_or(line);
    let first = line.chars().next()?;
    if is_bullet(first) || is_number_sign(first) {
        let rest = line.get(first.len_utf8()..).unwrap_or_default();
        let rest = rest.trim_start_matches('\u{fe0f}');
        return (!rest.trim().is_empty()).then_some(Mark::Certain);
    }
    if first.is_ascii_digit() && line.contains('\u{20e3}') {
        let keycap = line
            .get(1..)
            .unwrap_or_default()
            .trim_start_matches('\u{fe0f}');
        if keycap.starts_with('\u{20e3}') {
            return Some(Mark::Certain);
        }
    }
    for entity in ["&bull;", "&#8226;", "&middot;"] {
        if line.starts_with(entity) {
            return Some(Mark::Certain);
        }
    }
    for spaced in SPACED {
        let rest = line.strip_prefix(spaced);
        if rest.is_some_and(|rest| rest.starts_with(char::is_whitespace) && !rest.trim().is_empty())
        {
            return Some(Mark::Certain);
        }
    }
    let (head, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let is_tab = line
        .get(head.len()..)
        .is_some_and(|rest| rest.starts_with('\t'));
    if (is_tab && SYMBOL_LETTERS.contains(&head)) || (head == "o" && !rest.trim().is_empty()) {
        return Some(Mark::Certain);
    }
    if rest.trim().is_empty() {
        return glued(head);
    }
    match head {
        "—" | "‒" | "―" | "−" | "~" | "--" | "»" | "›" | "ü" | "Ø" | "§" => {
            return head.chars().next().map(Mark::Glyph);
        }
        _ => {}
    }
    if head.starts_with(is_pictogram) && head.chars().count() <= 3 {
        // Different pictograms in a list count as the same marker.
        return Some(Mark::Glyph('🔹'));
    }
    if let Some((number, rest)) = counted(head, rest) {
        return label(number, rest, false).map(|mark| match mark {
            // "No. 5 was the best" begins a sentence.
            Mark::Numbered(value) => Mark::Label(vec![(Sequence::Number, value)]),
            mark => mark,
        });
    }
    glued(head).or_else(|| label(head, rest, is_tab))
}

/// An emoji at the beginning of a line.
fn is_pictogram(letter: char) -> bool {
    matches!(letter, '\u{1f300}'..='\u{1f5ff}' | '\u{1f680}'..='\u{1f6ff}' | '\u{1f900}'..='\u{1faff}')
}

/// The number with its closing mark, and the text after it: "Step 1: cut".
fn counted<'a>(head: &str, rest: &'a str) -> Option<(&'a str, &'a str)> {
    let is_counter = ["step", "point", "item"]
        .iter()
        .any(|word| head.eq_ignore_ascii_case(word));
    let (number, rest) = rest.trim_start().split_once(char::is_whitespace)?;
    (is_counter && number.starts_with(|letter: char| letter.is_ascii_digit()))
        .then_some((number, rest))
}

/// The text after a line's marker; `None` if the line has no marker.
pub(crate) fn after_mark(line: &str) -> Option<&str> {
    mark_of(line)?;
    let line = line.strip_prefix('\\').unwrap_or(line);
    let first = line.chars().next()?;
    if is_bullet(first) || is_number_sign(first) {
        let rest = line.get(first.len_utf8()..)?;
        return Some(rest.trim_start_matches(['\u{fe0f}', ' ', '\t', '\u{a0}']));
    }
    let entity = ["&bull;", "&#8226;", "&middot;"]
        .iter()
        .find_map(|entity| line.strip_prefix(entity));
    if let Some(rest) = entity {
        return Some(rest.trim_start());
    }
    let keycap = line.find('\u{20e3}').filter(|_| first.is_ascii_digit());
    if let Some(at) = keycap {
        return line.get(at + '\u{20e3}'.len_utf8()..).map(str::trim_start);
    }
    let (head, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    if let Some((_, rest)) = counted(head, rest) {
        return Some(rest.trim_start_matches(['-', '–', '—', ' ', '\t']));
    }
    if glued(head).is_some() {
        let is_mark =
            |letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '*' | '+' | '.' | ')');
        return Some(line.trim_start_matches(is_mark));
    }
    Some(
        rest.trim_start_matches(['-', '–', '—', '|', ' ', '\t'])
            .trim_start(),
    )
}

/// A marker without a space after it: "-Cut", "*Cut", and "1.Cut". "•Cut" is handled above.
fn glued(head: &str) -> Option<Mark> {
    let begins_word = |rest: &str| rest.starts_with(char::is_alphabetic);
    if let Some(rest) = head
        .strip_prefix(['-', '*', '+'])
        .filter(|rest| begins_word(rest))
    {
        // "*Bold*" and "-5" have no marker.
        return (!rest.ends_with('*')).then(|| Mark::Glyph(head.chars().next().unwrap_or('-')));
    }
    let digits = head.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let count = head.len() - digits.len();
    let rest = digits.strip_prefix(['.', ')'])?;
    let is_mark = (1..=2).contains(&count) && rest.starts_with(char::is_uppercase);
    is_mark.then_some(Mark::Certain)
}

/// A number or letter with its closing mark: "1.", "(2)", "b)", "iv.", "1.2.", "3:", "#4".
fn label(head: &str, rest: &str, is_tab: bool) -> Option<Mark> {
    let opened = head.strip_prefix(['(', '#', '[']).unwrap_or(head);
    let inner = opened.trim_end_matches(['.', ')', ':', ']', '/', '\\', '-', '–']);
    let close = opened.get(inner.len()..).unwrap_or_default();
    if inner.is_empty() || inner.len() > 8 {
        return None;
    }
    let is_closed = !close.is_empty();
    let is_bracketed = close.contains(')');
    if inner.bytes().all(|byte| byte.is_ascii_digit()) {
        let value: u32 = inner.parse().ok().filter(|_| inner.len() <= 2)?;
        return if matches!(close, "." | ")" | "\\." | "\\)" | ".)" | ".-") {
            Some(if is_bracketed {
                Mark::Certain
            } else {
                Mark::Numbered(value)
            })
        } else if is_closed
            || is_tab
            || head.starts_with('#')
            || rest.starts_with(['-', '–', '—', '|'])
        {
            Some(Mark::Label(vec![(Sequence::Number, value)]))
        } else {
            None
        };
    }
    // "1.2." is a label, but "1.2" can be a number.
    let levels: Vec<&str> = inner.split('.').collect();
    let are_levels = levels.len() > 1
        && levels.iter().all(|level| {
            (1..=2).contains(&level.len()) && level.bytes().all(|byte| byte.is_ascii_digit())
        });
    if are_levels {
        let value = levels.last().and_then(|level| level.parse().ok())?;
        return Some(if is_closed {
            Mark::Certain
        } else {
            Mark::Label(vec![(Sequence::Number, value)])
        });
    }
    if !is_closed || !inner.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let mut readings = Vec::new();
    if let [letter] = inner.as_bytes() {
        let sequence = if letter.is_ascii_lowercase() {
            Sequence::Small
        } else {
            Sequence::Capital
        };
        readings.push((sequence, u32::from(letter.to_ascii_lowercase() - b'a') + 1));
    }
    if let Some(value) = roman(inner) {
        let is_small = inner.bytes().all(|byte| byte.is_ascii_lowercase());
        readings.push((
            if is_small {
                Sequence::Roman
            } else {
                Sequence::CapitalRoman
            },
            value,
        ));
    }
    if readings.is_empty() {
        return None;
    }
    // "a)" never begins a sentence; "A." and "i." can.
    Some(if is_bracketed && !close.contains(':') {
        Mark::Certain
    } else {
        Mark::Label(readings)
    })
}

/// A Roman numeral up to 39, in one case.
fn roman(text: &str) -> Option<u32> {
    let is_one_case = text.bytes().all(|byte| byte.is_ascii_lowercase())
        || text.bytes().all(|byte| byte.is_ascii_uppercase());
    let lower = text.to_ascii_lowercase();
    let tens = lower.bytes().take_while(|byte| *byte == b'x').count();
    let ones = match lower.get(tens..)? {
        "" => 0,
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        "v" => 5,
        "vi" => 6,
        "vii" => 7,
        "viii" => 8,
        "ix" => 9,
        _ => return None,
    };
    let value = u32::try_from(tens * 10 + ones).ok()?;
    (is_one_case && value > 0 && tens <= 3).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_word_docs_phones_and_hands_are_certain() {
        for line in [
            "- cut",
            "– cut",
            "* cut",
            "+ cut",
            "• cut",
            "•\tcut",
            "•cut",
            "· cut",
            "▪ cut",
            "◦ cut",
            "‣ cut",
            "● cut",
            "○ cut",
            "■ cut",
            "□ cut",
            "◆ cut",
            "❖ cut",
            "➢ cut",
            "➤ cut",
            "➔ cut",
            "→ cut",
            "❑ cut",
            "‐ cut",
            "‧ cut",
            "・cut",
            "► cut",
            "▶ cut",
            "▸ cut",
            "⁃ cut",
            "∙ cut",
            "✓ cut",
            "✔ cut",
            "✗ cut",
            "✅ cut",
            "✔️ cut",
            "☑ cut",
            "☐ cut",
            "[ ] cut",
            "[x] cut",
            "- [ ] cut",
            "o\tcut",
            "o cut",
            "§\tcut",
            "ü\tcut",
            "Ø\tcut",
            "v\tcut",
            "\u{f0b7}\tcut",
            "\u{f0a7} cut",
            "\u{f0d8}cut",
            "-> cut",
            "=> cut",
            "🔹 cut",
            "👉 cut",
            "⭐ cut",
            "&bull; cut",
            "\\- cut",
            "\\* cut",
            "1) cut",
            "(1) cut",
            "(12) cut",
            "1.Cut",
            "2)Cut",
            "1.1. cut",
            "2.3) cut",
            "①cut",
            "⑴ cut",
            "❶ cut",
            "1️⃣ cut",
            "a) cut",
            "(b) cut",
            "A) cut",
            "(C) cut",
            "ii) cut",
            "(iv) cut",
            "1\\) cut",
        ] {
            assert_eq!(mark_of(line), Some(Mark::Certain), "{line:?}");
        }
        for line in ["1. cut", "12.\tcut", "1\\. cut"] {
            assert!(matches!(mark_of(line), Some(Mark::Numbered(_))), "{line:?}");
        }
    }

    #[test]
    fn what_begins_a_sentence_is_no_mark() {
        for line in [
            "I was sure.",
            "1.2 million orders came in.",
            "2024 was the year.",
            "2024. That was the year.",
            "-5 degrees.",
            "5 shops closed.",
            "12,000 pounds.",
            "It held - barely.",
            "A desk.",
            "of the desk",
            "*Bold* words.",
            "oh no",
            "v2 was worse.",
            "$5 was enough.",
            "§ ",
            "•",
            "- ",
            "(Later it fell.)",
            "\"We left.\"",
            "No. 5 was the best.",
            "Dr. Ahn left.",
            "e.g. the desk",
            "“Go,” he said.",
        ] {
            assert!(
                !matches!(mark_of(line), Some(Mark::Certain | Mark::Numbered(_))),
                "{line:?} {:?}",
                mark_of(line)
            );
        }
    }

    #[test]
    fn labels_go_with_their_neighbours_only() {
        let goes =
            |one: &str, other: &str| mark_of(one).unwrap().goes_with(&mark_of(other).unwrap());
        for (one, other) in [
            ("i. cut", "ii. cut"),
            ("A. cut", "B. cut"),
            ("a. cut", "b. cut"),
            ("I. cut", "II. cut"),
            ("1: cut", "2: cut"),
            ("1 - cut", "2 - cut"),
            ("1.1 cut", "1.2 cut"),
            ("#1 cut", "#2 cut"),
            ("— cut", "— move"),
            ("-Cut", "-Move"),
            ("iv. cut", "v. cut"),
            ("h. cut", "i. cut"),
            ("1/ cut", "2/ cut"),
            ("~ cut", "~ move"),
            ("XIX. cut", "XX. cut"),
            ("[1] cut", "[2] cut"),
            ("1\tcut", "2\tcut"),
            ("› cut", "› move"),
            ("🚀 cut", "📈 move"),
            ("Step 1: cut", "Step 2: move"),
            ("Step 1. cut", "Step 2. move"),
        ] {
            assert!(goes(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("A. Ahn", "D. Ruiz"),
            ("1.2 million", "3.4 million"),
            ("— cut", "-Cut"),
            ("i. cut", "v. cut"),
        ] {
            assert!(!goes(one, other), "{one} {other}");
        }
    }
}
