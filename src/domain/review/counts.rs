//! Counts about a text, independent of its findings.

use crate::domain::review::manuscript::Manuscript;

/// What is counted of the text itself.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct TextCounts {
    pub(crate) sentence_words: usize,
    pub(crate) longest: usize,
    pub(crate) paragraphs: usize,
    pub(crate) with_figure: usize,
}

impl TextCounts {
    pub(crate) fn of(memo: &Manuscript<'_>) -> Self {
        let mut counts = Self::default();
        for paragraph in memo.told() {
            let notes = paragraph.notes();
            counts.paragraphs += 1;
            counts.with_figure +=
                usize::from(notes.sentences.iter().any(|sentence| sentence.has_figure));
            for sentence in &notes.sentences {
                counts.sentence_words += sentence.words;
                counts.longest = counts.longest.max(sentence.words);
            }
        }
        counts
    }
}
