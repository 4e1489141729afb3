//! Sets of words in static sorted tables, indexed by their first two letters.

/// Function words of English; about four in ten words of prose. Sorted.
pub(crate) const FUNCTION_WORDS: Words = Words::new(&[
    "a", "about", "after", "all", "an", "and", "are", "as", "at", "be", "because", "been",
    "before", "but", "by", "could", "did", "do", "for", "from", "had", "has", "have", "he", "her",
    "his", "i", "if", "in", "into", "is", "it", "its", "me", "my", "no", "not", "of", "on", "one",
    "or", "our", "she", "so", "than", "that", "the", "their", "them", "then", "there", "they",
    "this", "to", "was", "we", "were", "what", "when", "which", "who", "will", "with", "would",
    "you",
]);

/// A set of single words.
pub(crate) struct Words {
    entries: &'static [&'static str],
    index: LetterIndex,
}

impl Words {
    /// Takes a sorted table of words in lower case, each beginning with a letter.
    pub(crate) const fn new(entries: &'static [&'static str]) -> Self {
        let mut index = LetterIndex::new();
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
    pub(crate) fn has(&self, word: &str) -> bool {
        self.index
            .alike(self.entries, |entry| entry, word)
            .any(|entry| *entry == word)
    }

    #[cfg(test)]
    pub(crate) fn assert_sorted(&self) {
        for pair in self.entries.windows(2) {
            assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
        }
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || b"-.".contains(&byte);
        for word in self.entries {
            assert!(word.bytes().all(is_plain), "{word}");
        }
    }
}

/// An index of the first two letters of a table's entries.
pub(crate) struct LetterIndex {
    /// For each of a to z, the index of the first entry with that first letter; then the end.
    starts: [u16; 27],
    /// For each of a to z, the second letters of these entries, as bits; see [`second`].
    seconds: [u32; 26],
    /// While building: the letters that have started, and the entries so far.
    begun: u8,
    passed: u16,
}

impl LetterIndex {
    pub(crate) const fn new() -> Self {
        Self {
            starts: [0; 27],
            seconds: [0; 26],
            begun: 0,
            passed: 0,
        }
    }

    pub(crate) const fn count(&mut self, entry: &str) {
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

    /// Marks that the entries of all letters up to `letter` begin here.
    pub(crate) const fn begin_letters_to(&mut self, letter: u8) {
        while self.begun <= letter {
            let (_, rest) = self.starts.split_at_mut(self.begun as usize);
            if let Some(start) = rest.first_mut() {
                *start = self.passed;
            }
            self.begun += 1;
        }
    }

    pub(crate) const fn finished(mut self) -> Self {
        self.begin_letters_to(26);
        self
    }

    /// The entries with the first two letters of a text; `said` returns the sort key of an entry.
    pub(crate) fn alike<'t, T>(
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

    /// The entries with the first letter of a text; `None` if none of them has its second letter.
    pub(crate) fn bucket<'t, T>(&self, entries: &'t [T], text: &str) -> Option<&'t [T]> {
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

/// The bit of a word's second letter; `rest` is the word after its first letter. There is a bit for each
/// of a to z, one for anything else, and one for no letter.
const fn second(rest: &[u8]) -> u32 {
    match rest {
        [letter @ b'a'..=b'z', ..] => 1 << (*letter - b'a'),
        [_, ..] => 1 << 26,
        [] => 1 << 27,
    }
}
