//! Tables of words and phrases, looked up at a token without a regular expression.
//!
//! A table is a static slice sorted by its phrases. Where each first letter begins, and which second
//! letters follow it, is reckoned when the program is compiled: most words of a text are told apart
//! from all entries by these two, and the others are compared with the few that share them.

use super::reading::Reading;

/// A set of single words.
pub(super) struct Words {
    entries: &'static [&'static str],
    index: Index,
}

impl Words {
    /// Takes a sorted table of words in lower case, each beginning with a letter.
    pub(super) const fn new(entries: &'static [&'static str]) -> Self {
        let mut index = Index::new();
        let mut rest = entries;
        while let Some((word, others)) = rest.split_first() {
            index.count(word);
            rest = others;
        }
        Self {
            entries,
            index: index.finished(),
        }
    }

    /// Whether a lower-cased word is in the set.
    pub(super) fn has(&self, word: &str) -> bool {
        self.index
            .alike(self.entries, |entry| entry, word)
            .any(|entry| *entry == word)
    }

    #[cfg(test)]
    pub(super) fn assert_sorted(&self) {
        for pair in self.entries.windows(2) {
            assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
        }
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || b"-.".contains(&byte);
        for word in self.entries {
            assert!(word.bytes().all(is_plain), "{word}");
        }
    }
}

/// What the first two letters tell about a table.
struct Index {
    /// For a to z where the entries with that first letter begin, and the end.
    starts: [u16; 27],
    /// For a to z the second letters of these entries, a bit each; see [`second`].
    seconds: [u32; 26],
    /// While the entries are counted: letters that have begun, and entries that are passed.
    begun: u8,
    passed: u16,
}

impl Index {
    const fn new() -> Self {
        Self {
            starts: [0; 27],
            seconds: [0; 26],
            begun: 0,
            passed: 0,
        }
    }

    const fn count(&mut self, entry: &str) {
        if let [first, rest @ ..] = entry.as_bytes() {
            let letter = *first - b'a';
            self.begin_letters_to(letter);
            let (_, seconds) = self.seconds.split_at_mut(letter as usize);
            if let Some(seconds) = seconds.first_mut() {
                *seconds |= second(rest);
            }
        }
        self.passed += 1;
    }

    /// Says of each letter up to `letter` that its entries begin here.
    const fn begin_letters_to(&mut self, letter: u8) {
        while self.begun <= letter {
            let (_, rest) = self.starts.split_at_mut(self.begun as usize);
            if let Some(start) = rest.first_mut() {
                *start = self.passed;
            }
            self.begun += 1;
        }
    }

    const fn finished(mut self) -> Self {
        self.begin_letters_to(26);
        self
    }

    /// The entries with the first two letters of a text; `said` is what an entry is sorted by.
    fn alike<'t, T>(
        &self,
        entries: &'t [T],
        said: impl Fn(&T) -> &str,
        text: &str,
    ) -> impl Iterator<Item = &'t T> {
        let next = text.as_bytes().get(1);
        self.bucket(entries, text)
            .unwrap_or_default()
            .iter()
            .filter(move |entry| said(entry).as_bytes().get(1) == next)
    }

    /// The entries with the first letter of a text; none if its second letter is none of theirs.
    fn bucket<'t, T>(&self, entries: &'t [T], text: &str) -> Option<&'t [T]> {
        let (first, rest) = text.as_bytes().split_first()?;
        let letter = usize::from(first.checked_sub(b'a')?);
        if self.seconds.get(letter)? & second(rest) == 0 {
            return None;
        }
        let from = usize::from(*self.starts.get(letter)?);
        let to = usize::from(*self.starts.get(letter + 1)?);
        entries.get(from..to)
    }
}

/// The bit of a word's second letter, `rest` being what follows the first: one for each of a to z,
/// one for anything else and one for nothing.
const fn second(rest: &[u8]) -> u32 {
    match rest {
        [letter @ b'a'..=b'z', ..] => 1 << (*letter - b'a'),
        [_, ..] => 1 << 26,
        [] => 1 << 27,
    }
}

/// A table of phrases, each with what a finding says about it.
pub(super) struct Phrases {
    entries: &'static [(&'static str, &'static str)],
    index: Index,
}

/// A phrase of a table that stands in the text.
pub(super) struct Match {
    pub phrase: &'static str,
    /// What the table says about it.
    pub advice: &'static str,
    /// Its last token.
    pub last: usize,
}

impl Phrases {
    /// Takes a table sorted by phrase, in lower case, each beginning with a letter.
    pub(super) const fn new(entries: &'static [(&'static str, &'static str)]) -> Self {
        let mut index = Index::new();
        let mut rest = entries;
        while let Some(((phrase, _), others)) = rest.split_first() {
            index.count(phrase);
            rest = others;
        }
        Self {
            entries,
            index: index.finished(),
        }
    }

    /// The longest phrase that begins at a token. Quoted words match nothing: they are not the
    /// author's own.
    pub(super) fn at(&self, reading: &Reading<'_>, index: usize) -> Option<Match> {
        if !reading.is_own(index) {
            return None;
        }
        let text = reading.lower_from(index);
        let (phrase, advice) = self
            .index
            .alike(self.entries, |(phrase, _)| phrase, text)
            .filter(|(phrase, _)| {
                // Its last letter compared first spares most of the whole comparisons.
                let last = phrase.len().saturating_sub(1);
                text.as_bytes().get(last) == phrase.as_bytes().last() && is_whole(text, phrase)
            })
            .last()?;
        Some(Match {
            phrase,
            advice,
            last: index + phrase.bytes().filter(|byte| *byte == b' ').count(),
        })
    }

    #[cfg(test)]
    pub(super) fn assert_sorted(&self) {
        for pair in self.entries.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
        }
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || b" -".contains(&byte);
        for (phrase, _) in self.entries {
            assert!(phrase.bytes().all(is_plain), "{phrase}");
        }
    }
}

/// Whether a text begins with a phrase that ends where a word ends.
fn is_whole(text: &str, phrase: &str) -> bool {
    let Some(rest) = text.strip_prefix(phrase) else {
        return false;
    };
    let mut following = rest.chars();
    match following.next() {
        // "better" is not found in "better-known", but in "better - known".
        Some('-' | '\'' | '’') => !following.next().is_some_and(char::is_alphanumeric),
        Some(letter) => !letter.is_alphanumeric(),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::ParagraphKind;
    use super::*;

    const TABLE: Phrases =
        Phrases::new(&[("at", "short"), ("at the end", "long"), ("zeal", "last")]);

    fn found(text: &str) -> Vec<(&'static str, usize)> {
        let reading = Reading::of(text, ParagraphKind::Prose);
        (0..reading.tokens.len())
            .filter_map(|index| TABLE.at(&reading, index))
            .map(|found| (found.phrase, found.last))
            .collect()
    }

    #[test]
    fn the_longest_phrase_wins_and_tells_its_last_token() {
        assert_eq!(
            found("At the end, at Zeal."),
            [("at the end", 2), ("at", 3), ("zeal", 4)]
        );
    }

    #[test]
    fn parts_of_words_and_quoted_words_do_not_match() {
        assert!(found("atlas zeal-free \"at the end\" éat").is_empty());
    }
}
