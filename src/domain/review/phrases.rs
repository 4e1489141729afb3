//! Tables of words and phrases, looked up at a token without a regular expression.
//!
//! A table is a static slice sorted by its phrases; where each first letter begins is reckoned
//! when the program is compiled, so a look-up compares a handful of entries.

use super::reading::Reading;

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
        let mut starts = [0_u16; 27];
        let mut letter = 0;
        let mut rest = entries;
        let mut passed = 0_u16;
        while letter < 26 {
            while let Some(((phrase, _), others)) = rest.split_first() {
                match phrase.as_bytes().first() {
                    Some(first) if *first < b'a' + letter => {
                        rest = others;
                        passed += 1;
                    }
                    _ => break,
                }
            }
            if let Some(start) = starts
                .as_mut_slice()
                .split_at_mut(letter as usize)
                .1
                .first_mut()
            {
                *start = passed;
            }
            letter += 1;
        }
        if let Some(end) = starts.last_mut() {
            *end = passed + u16_length(rest);
        }
        Self { entries, starts }
    }

    /// The longest phrase that begins at a token. Quoted words match nothing: they are not the
    /// author's own.
    pub(super) fn at(&self, reading: &Reading<'_>, index: usize) -> Option<Match> {
        if !reading.is_own(index) {
            return None;
        }
        let text = reading.lower_from(index);
        let letter = usize::from(text.bytes().next()?.checked_sub(b'a')?);
        let from = usize::from(*self.starts.get(letter)?);
        let to = usize::from(*self.starts.get(letter + 1)?);
        let (phrase, advice) = self
            .entries
            .get(from..to)?
            .iter()
            .rfind(|(phrase, _)| is_whole(text, phrase))?;
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

#[expect(
    clippy::cast_possible_truncation,
    reason = "no table comes near 65,536 phrases"
)]
const fn u16_length(entries: &[(&str, &str)]) -> u16 {
    entries.len() as u16
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
