//! A paragraph, prepared for the rules: its tokens and sentences, found in a single pass.
//!
//! Invisible characters are removed first (see [`Clean`]). All spans are relative to the clean text, and
//! [`Reading::raw`] maps them back. The text is lower-cased once. Only ASCII letters change, so offsets
//! stay the same, and a token's lower-cased form is a slice of that copy.

use std::ops::Range;

use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::prose::words::Words;
use crate::domain::text;
use crate::domain::text::Span;
use crate::domain::text::clean::Clean;

/// The properties of a token: a set of the constants below.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Traits(u16);

impl Traits {
    /// Counts as a word, as word processors count.
    pub(crate) const COUNTS: Self = Self(1);
    /// Begins with a capital.
    pub(crate) const CAPITAL: Self = Self(1 << 1);
    /// Two or more capitals, possibly with digits: "SKU", "B2B"; also with a plural s.
    pub(crate) const CAPITALS: Self = Self(1 << 2);
    /// Contains a digit.
    pub(crate) const DIGIT: Self = Self(1 << 3);
    /// In quotation marks: not the author's own word.
    pub(crate) const QUOTED: Self = Self(1 << 4);
    /// The first of its sentence.
    pub(crate) const FIRST: Self = Self(1 << 5);
    /// Separated from the token before it only by white space.
    pub(crate) const JOINED: Self = Self(1 << 6);
    /// A quantity: data.
    pub(crate) const FIGURE: Self = Self(1 << 7);
    /// A date, a year, a month, or a quarter: a number that is not data.
    pub(crate) const DATE: Self = Self(1 << 8);
    /// A quantity in percent.
    pub(crate) const PERCENT: Self = Self(1 << 9);
    /// A number written as a word.
    pub(crate) const SPELLED: Self = Self(1 << 10);
    /// A function word, without a meaning of its own.
    pub(crate) const FUNCTION: Self = Self(1 << 11);

    /// Whether any of `wanted` is in the set.
    pub(crate) fn any(self, wanted: Self) -> bool {
        self.0 & wanted.0 != 0
    }

    /// The union of both sets.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Adds the properties in `more`.
    pub(crate) fn add(&mut self, more: Self) {
        self.0 |= more.0;
    }
}

/// A word, or a part of a compound joined by a dash.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Its span, without the punctuation around it.
    pub span: Span,
    /// Where the word ends before its apostrophe: "was" + "n't" is `wasn`, "desk's" is `desk`.
    base: usize,
    pub traits: Traits,
}

/// A sentence with its tokens (indices).
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    pub span: Span,
    pub tokens: Range<usize>,
}

/// An analyzed paragraph.
pub(crate) struct Reading<'a> {
    clean: Clean<'a>,
    lower: String,
    pub kind: ParagraphKind,
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
}

impl<'a> Reading<'a> {
    pub(crate) fn of(text: &'a str, kind: ParagraphKind) -> Self {
        let clean = Clean::of(text);
        let mut reading = Self {
            lower: clean.text.to_ascii_lowercase(),
            clean,
            kind,
            tokens: Vec::new(),
            sentences: Vec::new(),
        };
        reading.read_tokens();
        reading.read_sentences();
        reading
    }

    /// The clean text of the paragraph.
    pub(crate) fn text(&self) -> &str {
        &self.clean.text
    }

    /// The span of a passage in the pasted paragraph.
    pub(crate) fn raw(&self, span: Span) -> Span {
        self.clean.raw(span)
    }

    /// Its whole span.
    pub(crate) fn whole(&self) -> Span {
        Span {
            start: 0,
            end: self.text().len(),
        }
    }

    /// Adds properties to a token.
    pub(crate) fn mark(&mut self, index: usize, traits: Traits) {
        if let Some(token) = self.tokens.get_mut(index) {
            token.traits.add(traits);
        }
    }

    /// The lower-cased word without its apostrophe ending; empty if there is no such token.
    pub(crate) fn word(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| {
            self.lower
                .get(token.span.start..token.base)
                .unwrap_or_default()
        })
    }

    /// The text after a word's apostrophe, in lower case: the "re" of "they’re"; empty if it has none.
    pub(crate) fn ending(&self, index: usize) -> &str {
        let ending = self.tokens.get(index).and_then(|token| {
            let ending = self.lower.get(token.base..token.span.end)?;
            ending.strip_prefix(['\'', '’'])
        });
        ending.unwrap_or_default()
    }

    /// The word right before another one, with only white space in between.
    pub(crate) fn joined_before(&self, index: usize) -> &str {
        match index.checked_sub(1) {
            Some(before) if self.traits(index).any(Traits::JOINED) => self.word(before),
            _ => "",
        }
    }

    /// The word right after another one, with only white space in between.
    pub(crate) fn joined_after(&self, index: usize) -> &str {
        if self.traits(index + 1).any(Traits::JOINED) {
            self.word(index + 1)
        } else {
            ""
        }
    }

    /// The properties of a token; empty if there is no such token.
    pub(crate) fn traits(&self, index: usize) -> Traits {
        self.tokens
            .get(index)
            .map_or(Traits::default(), |token| token.traits)
    }

    /// Whether a token is one of the author's own words that count.
    pub(crate) fn is_own(&self, index: usize) -> bool {
        let traits = self.traits(index);
        traits.any(Traits::COUNTS) && !traits.any(Traits::QUOTED)
    }

    /// The lower-cased paragraph from a token on.
    pub(crate) fn lower_from(&self, index: usize) -> &str {
        self.tokens
            .get(index)
            .and_then(|token| self.lower.get(token.span.start..))
            .unwrap_or_default()
    }

    /// The text after a token, to the end of the paragraph.
    pub(crate) fn text_after(&self, index: usize) -> &str {
        self.tokens
            .get(index)
            .and_then(|token| self.text().get(token.span.end..))
            .unwrap_or_default()
    }

    /// The text before a token, from the beginning of the paragraph.
    pub(crate) fn text_before(&self, index: usize) -> &str {
        self.tokens
            .get(index)
            .and_then(|token| self.text().get(..token.span.start))
            .unwrap_or_default()
    }

    /// From the first byte of a token to the last of another.
    pub(crate) fn span(&self, first: usize, last: usize) -> Span {
        let start = self.tokens.get(first).map_or(0, |token| token.span.start);
        let end = self.tokens.get(last).map_or(start, |token| token.span.end);
        Span { start, end }
    }

    /// How many of a sentence's words are the author's own.
    pub(crate) fn own_words(&self, sentence: &Sentence) -> usize {
        sentence
            .tokens
            .clone()
            .filter(|&index| self.is_own(index))
            .count()
    }

    /// Whether one of a sentence's tokens has any of `wanted`.
    pub(crate) fn has(&self, sentence: &Sentence, wanted: Traits) -> bool {
        self.any_in(sentence.tokens.clone(), wanted)
    }

    /// Whether a token in the range has any of `wanted`.
    pub(crate) fn any_in(&self, range: Range<usize>, wanted: Traits) -> bool {
        self.tokens
            .get(range.start..range.end.min(self.tokens.len()))
            .unwrap_or_default()
            .iter()
            .any(|token| token.traits.any(wanted))
    }

    /// Whether any of a sentence's words is in a table.
    pub(crate) fn has_word(&self, sentence: &Sentence, table: &Words) -> bool {
        sentence
            .tokens
            .clone()
            .any(|index| table.has(self.word(index)))
    }

    /// The words of the whole paragraph.
    pub(crate) fn word_count(&self) -> usize {
        self.tokens
            .iter()
            .filter(|token| token.traits.any(Traits::COUNTS))
            .count()
    }

    fn read_tokens(&mut self) {
        // The token at which a quotation opened, and the mark that closes it.
        let mut quotation: Option<(usize, char)> = None;
        let text = std::mem::take(&mut self.clean.text);
        let base = text.as_ptr() as usize;
        for run in text.split_whitespace() {
            let at = run.as_ptr() as usize - base;
            let first = self.tokens.len();
            // "LTV/CAC" are two words joined; "3/4" is a number.
            let is_joined = run.contains('/') && !run.bytes().any(|byte| byte.is_ascii_digit());
            if run.is_ascii() && !is_joined {
                if run.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
                    self.push_trimmed(run, at, Traits::COUNTS);
                }
            } else {
                for part in text::words(run) {
                    let start = part.as_ptr() as usize - base;
                    self.read_word(part, start);
                }
            }
            // A run of marks only, such as "—" or "&", separates its neighbors.
            let has_token = self.tokens.len() > first;
            let (from, to) = match (self.tokens.get(first), self.tokens.last()) {
                (Some(opening), Some(last)) if has_token => (
                    opening.span.start.saturating_sub(at),
                    last.span.end.saturating_sub(at),
                ),
                _ => (run.len(), run.len()),
            };
            for mark in run.get(..from).unwrap_or_default().chars() {
                self.follow_quotation(mark, first, true, &mut quotation);
            }
            for mark in run.get(to..).unwrap_or_default().chars() {
                let next = self.tokens.len();
                self.follow_quotation(mark, next, false, &mut quotation);
            }
        }
        for index in 1..self.tokens.len() {
            let between = match self.tokens.get(index - 1..=index) {
                Some([before, token]) => Span {
                    start: before.span.end,
                    end: token.span.start,
                }
                .of(&text),
                _ => continue,
            };
            if between.bytes().all(|byte| byte.is_ascii_whitespace())
                && let Some(token) = self.tokens.get_mut(index)
            {
                token.traits.add(Traits::JOINED);
            }
        }
        self.clean.text = text;
    }

    /// Opens or closes a quotation at a mark before the token `next`.
    fn follow_quotation(
        &mut self,
        mark: char,
        next: usize,
        leads: bool,
        quotation: &mut Option<(usize, char)>,
    ) {
        match *quotation {
            Some((opened, close)) if closes(mark, close) => {
                for token in self.tokens.get_mut(opened..next).unwrap_or_default() {
                    token.traits.add(Traits::QUOTED);
                }
                *quotation = None;
            }
            // A double mark inside single ones opens a quotation of its own.
            None | Some((_, '’' | '‘' | '\'' | '›' | '‹')) => {
                let close = match mark {
                    '"' => '"',
                    '“' => '”',
                    '„' | '‟' => '“',
                    '«' => '»',
                    '「' => '」',
                    '『' => '』',
                    '《' => '》',
                    '〈' => '〉',
                    '【' => '】',
                    '〝' => '〞',
                    '❝' => '❞',
                    // Swedish opens with the usual closing mark, and Danish reverses the marks.
                    '”' if leads => '”',
                    '»' if leads => '«',
                    '‘' if leads && quotation.is_none() => '’',
                    '‚' if leads && quotation.is_none() => '‘',
                    '‹' if leads && quotation.is_none() => '›',
                    '›' if leads && quotation.is_none() => '‹',
                    '\'' if leads && quotation.is_none() => '\'',
                    _ => return,
                };
                *quotation = Some((next, close));
            }
            Some(_) => {}
        }
    }

    /// Adds the tokens of one word. Parts joined by a dash are separate tokens, but count as one word.
    fn read_word(&mut self, word: &str, start: usize) {
        let mut at = start;
        let mut traits = Traits::COUNTS;
        for part in word.split_inclusive(['—', '/']) {
            if self.push_trimmed(part, at, traits) {
                traits = Traits::default();
            }
            at += part.len();
        }
    }

    /// Adds a token for a part of the text, without the punctuation around it. Returns whether there was
    /// one.
    fn push_trimmed(&mut self, part: &str, at: usize, traits: Traits) -> bool {
        let bare = part.trim_matches(|letter: char| !letter.is_alphanumeric());
        if !bare.is_empty() {
            let from = at + (bare.as_ptr() as usize - part.as_ptr() as usize);
            self.push(bare, from, traits);
        }
        !bare.is_empty()
    }

    fn push(&mut self, bare: &str, start: usize, mut traits: Traits) {
        let mut capitals = 0;
        let mut others = 0;
        for byte in bare.bytes() {
            match byte {
                b'A'..=b'Z' => capitals += 1,
                b'0'..=b'9' => traits.add(Traits::DIGIT),
                _ => others += 1,
            }
        }
        if bare.starts_with(|letter: char| letter.is_uppercase()) {
            traits.add(Traits::CAPITAL);
        }
        let apostrophe = bare.find(['\'', '’']).unwrap_or(bare.len());
        let stem = bare.get(..apostrophe).unwrap_or(bare);
        let is_plural = stem.ends_with('s') && others == 1;
        if capitals >= 2
            && (others == 0 || is_plural || apostrophe < bare.len() && all_capital(stem))
        {
            traits.add(Traits::CAPITALS);
        }
        self.tokens.push(Token {
            span: Span {
                start,
                end: start + bare.len(),
            },
            base: start + apostrophe,
            traits,
        });
    }

    fn read_sentences(&mut self) {
        let mut next = 0;
        for span in text::sentences(&self.clean.text) {
            let first = next;
            while self
                .tokens
                .get(next)
                .is_some_and(|token| token.span.start < span.end)
            {
                next += 1;
            }
            if let Some(token) = self.tokens.get_mut(first)
                && first < next
            {
                token.traits.add(Traits::FIRST);
            }
            self.sentences.push(Sentence {
                span,
                tokens: first..next,
            });
        }
    }
}

/// Whether a mark closes a quotation for which `close` is the usual mark.
fn closes(mark: char, close: char) -> bool {
    mark == close
        || match close {
            // Low marks are closed high, in either shape or straight.
            '“' => matches!(mark, '”' | '"'),
            '‘' => matches!(mark, '’' | '\''),
            '〞' => mark == '〟',
            _ => false,
        }
}

fn all_capital(stem: &str) -> bool {
    stem.bytes()
        .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Reading<'_> {
        Reading::of(text, ParagraphKind::Prose)
    }

    fn own(text: &str) -> Vec<String> {
        let reading = read(text);
        (0..reading.tokens.len())
            .filter(|&index| reading.is_own(index))
            .map(|index| reading.word(index).to_owned())
            .collect()
    }

    #[test]
    fn quoted_speech_is_not_the_authors_own() {
        assert_eq!(
            own("She said \"we can wait\" and left"),
            ["she", "said", "and", "left"]
        );
        assert_eq!(own("“We” — I said"), ["i", "said"]);
        assert_eq!(
            own("He wrote ‘we don’t know’ twice"),
            ["he", "wrote", "twice"]
        );
    }

    #[test]
    fn an_opening_mark_without_a_closing_one_quotes_nothing() {
        assert_eq!(
            own("Six \" is an inch mark"),
            ["six", "is", "an", "inch", "mark"]
        );
        assert_eq!(own("It was '90s style").len(), 4);
    }

    #[test]
    fn an_apostrophe_parts_the_word_from_its_ending() {
        assert_eq!(
            own("I’d say the desk's rule wasn't ours"),
            ["i", "say", "the", "desk", "rule", "wasn", "ours"]
        );
    }

    #[test]
    fn a_dash_without_spaces_joins_two_tokens_that_count_once() {
        let reading = read("It failed—significantly.");
        assert_eq!(reading.tokens.len(), 3);
        assert_eq!(reading.word_count(), 2);
        assert_eq!(reading.word(2), "significantly");
    }

    #[test]
    fn punctuation_parts_and_white_space_joins() {
        let reading = read("well, known words & more");
        assert_eq!(reading.joined_after(0), "");
        assert_eq!(reading.joined_after(1), "words");
        assert_eq!(reading.joined_after(2), "");
    }

    proptest! {
        #[test]
        fn tokens_count_as_words_count_and_stand_on_character_boundaries(text in any::<String>()) {
            for paragraph in text::paragraphs(&text) {
                let reading = read(paragraph.of(&text));
                prop_assert_eq!(reading.word_count(), text::word_count(reading.text()));
                for (index, token) in reading.tokens.iter().enumerate() {
                    prop_assert!(!token.span.of(reading.text()).is_empty());
                    prop_assert!(reading.word(index).len() <= token.span.end - token.span.start);
                }
                let in_sentences: usize = reading.sentences.iter().map(|sentence| sentence.tokens.len()).sum();
                prop_assert_eq!(in_sentences, reading.tokens.len());
            }
        }
    }
}
