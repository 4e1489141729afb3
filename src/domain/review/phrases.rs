//! Tables of words and phrases, looked up at a token without a regular expression.
//!
//! A table is a static slice sorted by its phrases; where each first letter begins is reckoned
//! when the program is compiled, so a look-up compares a handful of entries.

use super::reading::Reading;

/// A set of single words.
pub(super) struct Words {
    entries: &'static [&'static str],
    starts: [u16; 27],
}

impl Words {
    /// Takes a sorted table of words in lower case, each beginning with a letter.
    pub(super) const fn new(entries: &'static [&'static str]) -> Self {
        let mut starts = Starts::new();
        let mut rest = entries;
        while let Some((word, others)) = rest.split_first() {
            starts.count(word);
            rest = others;
        }
        Self {
            entries,
            starts: starts.finish(),
        }
    }

    /// Whether a lower-cased word is in the set.
    pub(super) fn has(&self, word: &str) -> bool {
        let second = word.as_bytes().get(1);
        bucket(self.entries, &self.starts, word)
            .iter()
            .any(|entry| entry.as_bytes().get(1) == second && *entry == word)
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

/// Where the entries of each first letter begin, while they are counted.
struct Starts {
    found: [u16; 27],
    letter: u8,
    passed: u16,
}

impl Starts {
    const fn new() -> Self {
        Self {
            found: [0; 27],
            letter: 0,
            passed: 0,
        }
    }

    const fn count(&mut self, entry: &str) {
        if let Some(first) = entry.as_bytes().first() {
            self.begin_letters_to(*first - b'a');
        }
        self.passed += 1;
    }

    /// Says of each letter up to `letter` that its entries begin here.
    const fn begin_letters_to(&mut self, letter: u8) {
        while self.letter <= letter {
            let (_, rest) = self.found.split_at_mut(self.letter as usize);
            if let Some(start) = rest.first_mut() {
                *start = self.passed;
            }
            self.letter += 1;
        }
    }

    const fn finish(mut self) -> [u16; 27] {
        self.begin_letters_to(26);
        self.found
    }
}

/// The entries with the first letter of a text.
fn bucket<'t, T>(entries: &'t [T], starts: &[u16; 27], text: &str) -> &'t [T] {
    let range = || {
        let letter = usize::from(text.bytes().next()?.checked_sub(b'a')?);
        let from = usize::from(*starts.get(letter)?);
        let to = usize::from(*starts.get(letter + 1)?);
        entries.get(from..to)
    };
    range().unwrap_or_default()
}

/// A table of phrases, each with what a finding says about it.
pub(super) struct Phrases {
    entries: &'static [(&'static str, &'static str)],
    /// For a to z where the entries with that first letter begin, and the end.
    starts: [u16; 27],
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
        let mut starts = Starts::new();
        let mut rest = entries;
        while let Some(((phrase, _), others)) = rest.split_first() {
            starts.count(phrase);
            rest = others;
        }
        Self {
            entries,
            starts: starts.finish(),
        }
    }

    /// The longest phrase that begins at a token. Quoted words match nothing: they are not the
    /// author's own.
    pub(super) fn at(&self, reading: &Reading<'_>, index: usize) -> Option<Match> {
        if !reading.is_own(index) {
            return None;
        }
        let text = reading.lower_from(index);
        let second = text.as_bytes().get(1);
        let (phrase, advice) =
            bucket(self.entries, &self.starts, text)
                .iter()
                .rfind(|(phrase, _)| {
                    // Two letters compared first spare most of the whole comparisons.
                    let last = phrase.len().saturating_sub(1);
                    phrase.as_bytes().get(1) == second
                        && text.as_bytes().get(last) == phrase.as_bytes().last()
                        && is_whole(text, phrase)
                })?;
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
