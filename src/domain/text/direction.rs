//! Text direction, by the Unicode Bidirectional Algorithm (Unicode Standard Annex 9).

use crate::domain::text::Span;

/// Whether a paragraph runs from right to left: its first letter with a direction does (rules P2
/// and P3). Letters within an isolate do not count.
#[must_use]
pub fn is_right_to_left(paragraph: &str) -> bool {
    let mut isolates = 0_u32;
    for letter in paragraph.chars() {
        match letter {
            '\u{2066}'..='\u{2068}' => isolates += 1,
            '\u{2069}' => isolates = isolates.saturating_sub(1),
            _ if isolates == 0 => {
                if let Some(is_right_to_left) = strong(letter) {
                    return is_right_to_left;
                }
            }
            _ => {}
        }
    }
    false
}

/// Splits a paragraph where its direction changes, each piece with whether it runs from right to
/// left. Neutral characters join the letters around them, or else take the paragraph's direction.
#[must_use]
pub fn pieces(paragraph: &str) -> Vec<(&str, bool)> {
    let base = is_right_to_left(paragraph);
    let mut pieces: Vec<(Span, bool)> = Vec::new();
    let mut add = |start: usize, end: usize, direction: bool| match pieces.last_mut() {
        Some((last, same)) if *same == direction => last.end = end,
        _ if start < end => pieces.push((Span { start, end }, direction)),
        _ => {}
    };
    let mut before = base;
    // The start of neutral characters after the last letter with a direction.
    let mut neutral = 0;
    for (at, letter) in paragraph.char_indices() {
        if let Some(direction) = strong(letter) {
            add(
                neutral,
                at,
                if direction == before { direction } else { base },
            );
            neutral = at + letter.len_utf8();
            add(at, neutral, direction);
            before = direction;
        }
    }
    add(neutral, paragraph.len(), base);
    pieces
        .into_iter()
        .map(|(span, direction)| (span.of(paragraph), direction))
        .collect()
}

/// Whether a letter runs from right to left; `None` for digits, punctuation and space, which go
/// with their neighbors.
fn strong(letter: char) -> Option<bool> {
    match letter {
        '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{60c}' | '\u{64b}'..='\u{65f}' => None,
        '\u{5be}'
        | '\u{5d0}'..='\u{5f4}'
        | '\u{608}'..='\u{8ff}'
        | '\u{200f}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}' => Some(true),
        '\u{200e}' => Some(false),
        _ => letter.is_alphabetic().then_some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn k23_a_paragraph_runs_as_its_first_letter_does() {
        for (text, is_right) in [
            ("", false),
            ("2022", false),
            ("I moved the desk.", false),
            ("שיניתי את הדלפק.", true),
            ("غيرت المكتب.", true),
            ("میز را تغییر دادم.", true),
            ("ܐܒܓ", true),
            ("2022: שיניתי", true),
            ("“غيرت” in 2022", true),
            ("- עברית", true),
            ("The sign said שלום.", false),
            ("iOS עברית", false),
            ("٢٠٢٢ desk", false),
            ("\u{200f}123", true),
            ("\u{200e}שלום", false),
            ("\u{2068}שלום\u{2069} desk", false),
            ("私は", false),
            ("Я был", false),
        ] {
            assert_eq!(is_right_to_left(text), is_right, "{text}");
        }
    }

    #[test]
    fn k23_pieces_part_where_the_direction_changes() {
        for (text, wanted) in [
            ("I left.", vec![("I left.", false)]),
            ("שלום.", vec![("שלום.", true)]),
            ("בשנת 2022 שיניתי.", vec![("בשנת 2022 שיניתי.", true)]),
            (
                "שיניתי את iOS 17 מהר.",
                vec![("שיניתי את ", true), ("iOS", false), (" 17 מהר.", true)],
            ),
            (
                "It said “שלום”, twice.",
                vec![("It said “", false), ("שלום", true), ("”, twice.", false)],
            ),
            ("", vec![]),
            ("1, 2", vec![("1, 2", false)]),
        ] {
            assert_eq!(pieces(text), wanted, "{text}");
        }
    }

    proptest! {
        #[test]
        fn pieces_make_up_the_text(text in "[a שא١1 .]{0,20}|.{0,20}") {
            let joined: String = pieces(&text).into_iter().map(|(piece, _)| piece).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
