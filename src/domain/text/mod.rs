//! Splits plain text into paragraphs, sentences, and words, each with its range.
//!
//! Words are separated by white space, as word processors count them. Spans are byte ranges into
//! the text they came from. Everything here takes linear time, whatever the text contains.

mod abbreviations;
pub mod clean;
pub mod diff;
pub mod direction;
pub mod drafts;
pub mod fold;
pub mod plain;
pub mod ranked;

use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;
use serde::{Deserialize, Serialize};

use crate::domain::text::abbreviations::{
    BEFORE_A_NAME, BEFORE_A_NUMBER, LONGEST_ABBREVIATION, MAY_END, OPENERS, is_shortened,
};

/// A byte range into a text, on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The text in the span; empty when the span does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The same span in a text that contains this one at `offset`.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        Self {
            start: self.start + offset,
            end: self.end + offset,
        }
    }
}

/// The span of `part`, trimmed.
fn trimmed(text: &str, span: Span) -> Span {
    let part = span.of(text);
    let start = span.start + (part.len() - part.trim_start().len());
    Span {
        start,
        end: start + part.trim().len(),
    }
}

/// A text with its first letter capitalized.
pub(crate) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// The length of a text as a web page's field counts it: UTF-16 code units, spaces and line breaks
/// included (HTML Standard, `maxlength`).
#[must_use]
pub fn character_count(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Whether a character ends a line: the line feed, and its equivalents in word processors, mail,
/// and older systems (Unicode Standard Annex 14, the classes BK, CR, LF, and NL).
#[must_use]
pub fn ends_line(letter: char) -> bool {
    matches!(
        letter,
        '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The paragraphs: every nonblank line is one, as in a word processor.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Span> + '_ {
    lines(text).filter(|span| span.start < span.end)
}

/// The lines, trimmed; blank ones are empty.
pub fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    text.split_inclusive(ends_line).map(move |line| {
        let span = trimmed(
            text,
            Span {
                start,
                end: start + line.len(),
            },
        );
        start += line.len();
        span
    })
}

/// The sentences of a paragraph.
///
/// Their ends are the boundaries of Unicode Standard Annex 29, which asks to be tailored: a figure
/// opens a sentence and an ellipsis ends one (see [`for_the_segmenter`]), and some boundaries are
/// none (see [`is_end`]).
#[must_use]
pub fn sentences(paragraph: &str) -> Vec<Span> {
    let mut start = 0;
    SentenceSegmenter::new(SentenceBreakInvariantOptions::default())
        .segment_str(&for_the_segmenter(paragraph))
        .filter_map(|end| {
            let is_last = end == paragraph.len();
            (is_last || is_end(paragraph, start, end)).then(|| {
                let span = trimmed(paragraph, Span { start, end });
                start = end;
                span
            })
        })
        .filter(|span| span.start < span.end)
        .collect()
}

/// A paragraph, every byte in its place, in which the segmenter finds the ends that it overlooks.
/// It takes "5" in "It held. 5 months later" for a part of the sentence before, so the first digit
/// of every number stands as a capital, and so does the first letter of "iOS" and of a sentence that
/// was typed without one; it knows the ellipsis as three full stops only; and it takes "[10]" after a
/// full stop for the next sentence.
fn for_the_segmenter(paragraph: &str) -> String {
    let mut before = ' ';
    let mut stand_ins = String::with_capacity(paragraph.len());
    for (at, letter) in paragraph.char_indices() {
        if at < stand_ins.len() {
            // Part of a reference, which was replaced already.
            before = letter;
            continue;
        }
        match letter {
            '…' => stand_ins.push_str("..."),
            '0'..='9' if !matches!(before, '0'..='9' | '.' | ',') => stand_ins.push('N'),
            'a'..='z'
                if (before.is_whitespace() || is_emphasis(before) || is_opening(before))
                    && opens_in_lower_case(
                        paragraph.get(..at).unwrap_or_default(),
                        paragraph.get(at..).unwrap_or_default(),
                    ) =>
            {
                stand_ins.push('N');
            }
            '*' | '_' | '`' if stand_ins.ends_with(|last| is_mark(last) || is_closing(last)) => {
                stand_ins.push(')');
            }
            // French puts a space before the closing mark.
            _ if letter.is_whitespace()
                && is_mark(before)
                && closes_after_space(paragraph.get(at..).unwrap_or_default()) =>
            {
                stand_ins.extend(std::iter::repeat_n(')', letter.len_utf8()));
            }
            '[' | '¹' | '²' | '³' | '⁴'..='⁹' if is_mark(before) || is_closing(before) => {
                let length = reference(paragraph.get(at..).unwrap_or_default());
                stand_ins.extend(std::iter::repeat_n(')', length));
                if length == 0 {
                    stand_ins.push(letter);
                }
            }
            _ => stand_ins.push(letter),
        }
        before = letter;
    }
    stand_ins
}

/// The length in bytes of a leading reference to a source: a number in square brackets, or in superscript.
fn reference(text: &str) -> usize {
    let raised = text.trim_start_matches(is_raised);
    if raised.len() < text.len() {
        return text.len() - raised.len();
    }
    let Some(inner) = text.strip_prefix('[') else {
        return 0;
    };
    let inner = inner.strip_prefix('^').unwrap_or(inner);
    let rest = inner.trim_start_matches(|letter: char| {
        letter.is_ascii_digit() || matches!(letter, ',' | '-' | '–' | ' ')
    });
    match rest.strip_prefix(']') {
        Some(rest) if inner.starts_with(|letter: char| letter.is_ascii_digit()) => {
            text.len() - rest.len()
        }
        _ => 0,
    }
}

/// Whether a closing mark stands alone behind a space: "slow. » Then".
fn closes_after_space(text: &str) -> bool {
    text.trim_start()
        .strip_prefix(['»', '›'])
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn is_raised(letter: char) -> bool {
    matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// A sentence without references to sources after its period.
fn without_references(sentence: &str) -> &str {
    let mut rest = sentence;
    loop {
        let mut shorter = rest.trim_end_matches(is_raised);
        if let Some(open) = shorter.rfind('[')
            && shorter.ends_with(']')
            && open + reference(shorter.get(open..).unwrap_or_default()) == shorter.len()
        {
            shorter = shorter.get(..open).unwrap_or_default();
        }
        if shorter.len() == rest.len() || !shorter.ends_with(|end| is_mark(end) || is_closing(end))
        {
            return rest;
        }
        rest = shorter;
    }
}

/// Whether a lower-case word begins a sentence, judged by the text before it: a name such as "iOS",
/// or a hastily typed word after a period that abbreviates nothing.
fn opens_in_lower_case(before: &str, next: &str) -> bool {
    let before = before.trim_end_matches(is_emphasis);
    let outside = before.trim_end_matches(is_opening);
    let is_quoted = outside.len() < before.len();
    let end = without_references(outside.trim_end());
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '\'' | '’');
    let word = next
        .split(|letter| !is_word(letter))
        .next()
        .unwrap_or_default();
    let is_name = word.chars().skip(1).take(3).any(char::is_uppercase);
    if is_name {
        return end.ends_with(|letter| is_mark(letter) || is_closing(letter));
    }
    // "It held. (see below)" continues the sentence.
    let Some(told) = end
        .strip_suffix('.')
        .filter(|_| !is_quoted)
        .filter(|told| !told.ends_with(is_mark))
    else {
        return false;
    };
    let start = last_word(told, told.len());
    let last = told.get(start..).unwrap_or_default();
    last.ends_with(char::is_alphanumeric)
        && (last.len() > LONGEST_ABBREVIATION || !is_shortened(last))
}

/// Markdown marks around words.
fn is_emphasis(letter: char) -> bool {
    matches!(letter, '*' | '_' | '`')
}

/// Whether a sentence that begins at `start` ends at the boundary `end`: its mark (with the
/// quotation marks and brackets that close there) stands before white space and something that can
/// begin another, and does not shorten a word. Marks beyond ASCII, as the ideographic full stop,
/// end one wherever they stand.
fn is_end(paragraph: &str, start: usize, end: usize) -> bool {
    let sentence = Span { start, end }.of(paragraph);
    let whole = sentence.trim_end();
    let told = without_references(whole).trim_end_matches(is_emphasis);
    let open = told.trim_end_matches(|letter: char| {
        is_mark(letter) || is_closing(letter) || letter.is_whitespace()
    });
    let close = told.get(open.len()..).unwrap_or_default();
    let Some(mark) = close.chars().find(|letter| is_mark(*letter)) else {
        return !open.ends_with(|letter: char| letter.is_ascii());
    };
    let next = paragraph.get(end..).unwrap_or_default();
    let begins = next.trim_start_matches(is_emphasis);
    if whole.len() == sentence.len()
        || !(begins.starts_with(can_open)
            || opens_in_lower_case(paragraph.get(..end).unwrap_or_default(), begins))
    {
        return false;
    }
    let is_single_stop =
        mark == '.' && close.chars().filter(|letter| is_mark(*letter)).count() == 1;
    let at = start + open.len() + close.find(is_mark).unwrap_or_default();
    let word = last_word(paragraph, at);
    let before = Span {
        start: word,
        end: at,
    }
    .of(paragraph);
    !(is_single_stop && is_abbreviation(before, begins, word == start))
}

/// The start of the run without white space that ends at `end`, looking back at most the length of
/// the longest abbreviation.
fn last_word(paragraph: &str, end: usize) -> usize {
    paragraph
        .get(..end)
        .unwrap_or_default()
        .char_indices()
        .rev()
        .take(LONGEST_ABBREVIATION + 1)
        .take_while(|(_, letter)| !letter.is_whitespace() && !is_opening(*letter))
        .last()
        .map_or(end, |(at, _)| at)
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…')
}

fn is_opening(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\'' | '(' | '[' | '“' | '‘' | '«' | '‹' | '„' | '‚' | '»' | '「' | '『'
    )
}

fn is_closing(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\'' | ')' | ']' | '”' | '’' | '»' | '›' | '“' | '«' | '」' | '』'
    )
}

/// Whether a sentence can begin with a letter; a lower-case one continues the sentence before.
fn can_open(letter: char) -> bool {
    letter.is_ascii_digit()
        || is_opening(letter)
        || matches!(letter, '$' | '£' | '€' | '#' | '—' | '–')
        || (letter.is_alphabetic() && !letter.is_lowercase())
}

/// Whether the period after `word` only abbreviates it, judged by the text after it.
fn is_abbreviation(word: &str, next: &str, opens_sentence: bool) -> bool {
    if word.len() > LONGEST_ABBREVIATION {
        return false;
    }
    let lower = word.to_ascii_lowercase();
    let is_in = |table: &[&str]| table.binary_search(&lower.as_str()).is_ok();
    if is_in(BEFORE_A_NAME) {
        return true;
    }
    if next.starts_with(|letter: char| letter.is_ascii_digit()) {
        return is_in(BEFORE_A_NUMBER);
    }
    if opens_sentence && word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return true;
    }
    let is_initial = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    // "J. R." and "U.S.A." alike: letters with periods between them.
    let are_initials = word.contains('.')
        && word.split('.').all(|part| {
            part.len() == 1 && !part.starts_with(|letter: char| letter.is_ascii_digit())
        });
    if !is_initial && !are_initials && !is_in(MAY_END) {
        return false;
    }
    let first = next
        .split(|letter: char| !letter.is_ascii_alphabetic())
        .next()
        .unwrap_or_default();
    // The pronoun at the end of a sentence is rarer than the initial of a name.
    OPENERS
        .binary_search(&first.to_ascii_lowercase().as_str())
        .is_err()
}

/// The words, as a person counts them: runs without white space that contain a letter or a digit;
/// each ideograph is a word, as word processors count Chinese and Japanese.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .flat_map(|run| {
            let parts = if run.is_ascii() {
                Vec::new()
            } else {
                around_ideographs(run)
            };
            let whole = parts.is_empty().then_some(run);
            whole.into_iter().chain(parts)
        })
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

/// Splits a run around each of its ideographs; yields nothing if it has none.
fn around_ideographs(run: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, letter) in run
        .char_indices()
        .filter(|(_, letter)| is_ideograph(*letter))
    {
        let end = at + letter.len_utf8();
        parts.extend([
            Span { start, end: at }.of(run),
            Span { start: at, end }.of(run),
        ]);
        start = end;
    }
    if start > 0 {
        parts.push(
            Span {
                start,
                end: run.len(),
            }
            .of(run),
        );
    }
    parts
}

/// The number of words; see [`words`].
#[must_use]
pub fn word_count(text: &str) -> usize {
    words(text).count()
}

/// The silent reading speed of adults, in words a minute. Source: the mean of 190 studies of
/// English nonfiction, Brysbaert (2019), *Journal of Memory and Language* 109.
const READ_A_MINUTE: u64 = 238;

/// How long it takes to read this many words silently.
#[must_use]
pub fn reading_time(words: usize) -> std::time::Duration {
    let words = u64::try_from(words).unwrap_or(u64::MAX);
    std::time::Duration::from_secs(words.saturating_mul(60) / READ_A_MINUTE)
}

/// The number of sentences, including headings and list items.
#[must_use]
pub fn sentence_count(text: &str) -> usize {
    paragraphs(text)
        .map(|paragraph| sentences(paragraph.of(text)).len())
        .sum()
}

/// Han, Hiragana and Katakana, which are written without spaces between words.
#[must_use]
pub fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sentence_texts(paragraph: &str) -> Vec<&str> {
        sentences(paragraph)
            .into_iter()
            .map(|span| span.of(paragraph))
            .collect()
    }

    #[test]
    fn characters_are_counted_as_web_forms_count_them() {
        for (text, count) in [
            ("", 0),
            ("a b", 3),
            ("one\ntwo\n", 8),
            ("naïve", 5),
            ("🙂", 2),
        ] {
            assert_eq!(character_count(text), count, "{text:?}");
        }
    }

    #[test]
    fn every_line_with_text_is_a_paragraph() {
        let text = "One.\r\n\r\n  Two.  \nThree.\n\n";
        let found: Vec<&str> = paragraphs(text).map(|span| span.of(text)).collect();
        assert_eq!(found, ["One.", "Two.", "Three."]);
    }

    #[test]
    fn sentences_do_not_end_at_abbreviations_or_decimals() {
        assert_eq!(
            sentence_texts("Dr. Ahn cut it by 1.4 points, e.g. in May. It held."),
            ["Dr. Ahn cut it by 1.4 points, e.g. in May.", "It held."]
        );
    }

    #[test]
    fn sentences_end_at_marks_with_what_closes_there() {
        assert_eq!(
            sentence_texts(
                "He asked \"Why?\" She left (in May.) Then it fell... Really?! £5 was enough. 4 of 5 agreed."
            ),
            [
                "He asked \"Why?\"",
                "She left (in May.)",
                "Then it fell...",
                "Really?!",
                "£5 was enough.",
                "4 of 5 agreed.",
            ]
        );
        assert_eq!(
            sentence_texts("以前は遅い。今は速い。"),
            ["以前は遅い。", "今は速い。"]
        );
        assert_eq!(
            sentence_texts("وصل الطلب؟ نعم. पहले धीमा था। अब तेज़ है।"),
            ["وصل الطلب؟", "نعم.", "पहले धीमा था।", "अब तेज़ है।"]
        );
    }

    #[test]
    fn sentences_go_on_after_initials_numbers_and_titles() {
        for whole in [
            "J. R. Tolkien and Prof. Ahn read fig. 3 and No. 5 on Sept. 9 at Larkfield Inc. Products met the U.S. Treasury.",
            "It began... and went on.",
            "1. First we measured.",
            "The iOS app, v. 2, came with version 1.2.3 of the tool vs. Version 2.",
            "\"Why now?\" she asked, and opened loopready.app/?from=mail!(as told).",
        ] {
            assert_eq!(sentence_texts(whole), [whole]);
        }
    }

    #[test]
    fn sentences_end_after_an_abbreviation_when_the_next_word_begins_one() {
        assert_eq!(
            sentence_texts(
                "We sold it in the U.S. The rest stayed. It opened at 9 a.m. We were there. He said no. Nobody asked. It rose to 6.3. Partners left."
            ),
            [
                "We sold it in the U.S.",
                "The rest stayed.",
                "It opened at 9 a.m.",
                "We were there.",
                "He said no.",
                "Nobody asked.",
                "It rose to 6.3.",
                "Partners left.",
            ]
        );
    }

    #[test]
    fn every_line_end_there_is_parts_two_paragraphs() {
        for end in [
            "\n",
            "\r\n",
            "\r",
            "\u{b}",
            "\u{c}",
            "\u{85}",
            "\u{2028}",
            "\u{2029}",
            "\u{2028}\u{2028}",
            "\r\n\r\n",
            " \u{b} \u{c}",
        ] {
            let text = ["It fell to 7.", "It held."].join(end);
            let found: Vec<&str> = paragraphs(&text).map(|span| span.of(&text)).collect();
            assert_eq!(found, ["It fell to 7.", "It held."], "{end:?}");
        }
    }

    #[test]
    fn a_sentence_can_begin_with_a_small_letter() {
        for (paragraph, parts) in [
            ("It worked. iOS users had to wait.", 2),
            ("Was it slow? eBay sellers said so. iPhones were slower.", 3),
            ("we moved the desk. then we timed it. it held.", 3),
            ("It fell by 6.3. partners left.", 2),
            ("It came late (in May). then it held.", 1),
            ("He asked \"Why now?\" and left. macOS was next.", 2),
            ("Approx. five of them, e.g. the dept. of works, left.", 1),
            (
                "The mgmt. team, incl. the head, came at 5 p.m. and left.",
                1,
            ),
            ("It began... and went on.", 1),
            ("Is it so? yes, it is.", 1),
        ] {
            assert_eq!(sentence_texts(paragraph).len(), parts, "{paragraph}");
        }
    }

    #[test]
    fn a_reference_after_the_mark_belongs_to_the_sentence() {
        for (paragraph, parts) in [
            (
                "The rate fell to 4%.[10] The next year it held.",
                vec!["The rate fell to 4%.[10]", "The next year it held."],
            ),
            (
                "It fell.[1][2] It held.[^3] 5 left.",
                vec!["It fell.[1][2]", "It held.[^3]", "5 left."],
            ),
            ("It fell.² It held.", vec!["It fell.²", "It held."]),
            ("It fell [10]. It held.", vec!["It fell [10].", "It held."]),
            (
                "Smith v. Jones went on, Op. cit. and all.",
                vec!["Smith v. Jones went on, Op. cit. and all."],
            ),
            (
                "**It fell.** *It held.* So it is.",
                vec!["**It fell.**", "*It held.*", "So it is."],
            ),
        ] {
            assert_eq!(sentence_texts(paragraph), parts, "{paragraph}");
        }
    }

    #[test]
    fn foreign_quotation_marks_open_and_close() {
        assert_eq!(
            sentence_texts("She wrote « it was slow. » Then she left. „Nie wieder.“ So it was."),
            [
                "She wrote « it was slow. »",
                "Then she left.",
                "„Nie wieder.“",
                "So it was."
            ]
        );
    }

    #[test]
    fn words_are_runs_with_a_letter_or_digit() {
        assert_eq!(
            word_count("A well-kept ledger \u{2014} 1,200 rows, 3% off & \"done\"."),
            8
        );
        assert_eq!(word_count(" \n\t"), 0);
    }

    #[test]
    fn two_pages_are_read_in_about_four_minutes() {
        assert_eq!(reading_time(952).as_secs(), 240);
        assert_eq!(reading_time(0).as_secs(), 0);
    }

    #[test]
    fn sentences_are_counted_over_paragraphs() {
        assert_eq!(sentence_count("One. Two.\n\nThree by Dr. Ahn."), 3);
    }

    #[test]
    fn ideographs_count_one_by_one() {
        assert_eq!(word_count("顧客第一"), 4);
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader_and_every_span_fits(text in any::<String>()) {
            let mut last = 0;
            for paragraph in paragraphs(&text) {
                prop_assert!(paragraph.start >= last);
                last = paragraph.end;
                let inner = paragraph.of(&text);
                prop_assert!(!inner.is_empty());
                for sentence in sentences(inner) {
                    prop_assert!(!sentence.of(inner).is_empty());
                }
            }
            prop_assert!(word_count(&text) <= text.chars().count());
        }
    }
}
