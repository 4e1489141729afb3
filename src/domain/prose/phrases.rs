//! Tables of words and phrases, looked up at a token without a regular expression.
//!
//! A table is a static slice, sorted by phrase. An index of first and second letters is computed at
//! compile time. It rules out most words of a text right away, and the others are only compared with the
//! few entries that share both letters.

use crate::domain::prose::reading::Reading;
use crate::domain::prose::words::LetterIndex;

/// A table of phrases, each with what a finding says about it.
pub(crate) struct Phrases {
    entries: &'static [(&'static str, &'static str)],
    index: LetterIndex,
}

/// A phrase of a table found in the text.
pub(crate) struct Match {
    pub phrase: &'static str,
    /// What the table says about it.
    pub advice: &'static str,
    /// Its last token.
    pub last: usize,
}
impl Phrases {
    /// Takes a table sorted by phrase, in lower case, each beginning with a letter.
    pub(crate) const fn new(entries: &'static [(&'static str, &'static str)]) -> Self {
        let mut index = LetterIndex::new();
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
    pub(crate) fn at(&self, reading: &Reading<'_>, index: usize) -> Option<Match> {
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
    pub(crate) fn assert_sorted(&self) {
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
    use super::*;
    use crate::domain::prose::paragraph::ParagraphKind;

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
