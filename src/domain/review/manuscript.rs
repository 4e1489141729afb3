//! The input of the rules about the whole text: the memo and its context.

use std::rc::Rc;

use crate::domain::paper::page::PageCount;
use crate::domain::prose::language::{SmallWords, Tongue};
use crate::domain::prose::notes::Notes;
use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::review::document_kind::DocumentKind;
use crate::domain::review::evidence::cues::Cues;
use crate::domain::review::hits::Hit;
use crate::domain::review::stated::{Shares, Stated};
use crate::domain::text::Span;

/// Context for the review besides the text.
#[derive(Clone, Copy, Default)]
pub struct Brief<'a> {
    /// The prompt, if there is one.
    pub prompt: Option<&'a str>,
    /// The kind of document.
    pub kind: DocumentKind,
    /// The layout's measurements, once available.
    pub layout: Option<Layout>,
    /// Names that must not appear in the text: customers, code names, colleagues.
    pub confidential: &'a [String],
}

/// A paragraph with its position in the text.
pub(crate) struct PlacedParagraph {
    pub(crate) span: Span,
    pub(crate) analysis: Rc<Analysis>,
}

impl PlacedParagraph {
    /// The paragraph's notes.
    pub(crate) fn notes(&self) -> &Notes {
        &self.analysis.notes
    }
}

/// An analyzed paragraph: its notes, the cues in its sentences, and its own rules' findings. Spans
/// are relative to it.
pub(crate) struct Analysis {
    pub(crate) notes: Notes,
    pub(crate) hits: Vec<Hit>,
    /// The cues in each sentence.
    pub(crate) cues: Vec<Cues>,
    pub(crate) stated: Stated,
    pub(crate) shares: Shares,
}

/// A memo, as input for the rules about the whole text.
pub(crate) struct Manuscript<'a> {
    pub(crate) text: &'a str,
    pub(crate) paragraphs: Vec<PlacedParagraph>,
    /// The total number of words.
    pub(crate) words: usize,
    pub(crate) brief: &'a Brief<'a>,
}

/// Measurements of the memo's layout on its pages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Layout {
    /// The page count.
    pub pages: PageCount,
    /// The page limit.
    pub limit: u32,
    /// The index of the first paragraph beyond the limit.
    pub first_beyond: Option<usize>,
}

impl<'a> Manuscript<'a> {
    pub(crate) fn new(
        text: &'a str,
        paragraphs: Vec<PlacedParagraph>,
        brief: &'a Brief<'a>,
    ) -> Self {
        Self {
            text,
            words: paragraphs
                .iter()
                .map(|paragraph| paragraph.notes().words)
                .sum(),
            paragraphs,
            brief,
        }
    }

    /// The paragraphs of sentences.
    pub(crate) fn prose(&self) -> impl Iterator<Item = &PlacedParagraph> {
        self.paragraphs
            .iter()
            .filter(|paragraph| paragraph.notes().kind == ParagraphKind::Prose)
    }

    /// The paragraphs of the text itself: no headings, tables, or sources.
    pub(crate) fn told(&self) -> impl Iterator<Item = &PlacedParagraph> {
        self.paragraphs
            .iter()
            .filter(|paragraph| paragraph.notes().kind.is_told())
    }

    /// Whether the document is a narrative, which a press release is not.
    pub(crate) fn is_narrative(&self) -> bool {
        self.brief.kind != DocumentKind::PrFaq
    }

    /// Its language, judged by the text itself.
    pub(crate) fn tongue(&self) -> Tongue {
        let mut all = SmallWords::default();
        for paragraph in self.told() {
            all.add(paragraph.notes().small_words);
        }
        all.tongue()
    }

    /// The sentence that contains a passage; `None` if the passage spans several.
    pub(crate) fn sentence_around(&self, span: Span) -> Option<Span> {
        let after = self
            .paragraphs
            .partition_point(|paragraph| paragraph.span.end <= span.start);
        let paragraph = self.paragraphs.get(after)?;
        let sentences = &paragraph.notes().sentences;
        sentences
            .iter()
            .map(|sentence| sentence.span.shifted(paragraph.span.start))
            .find(|sentence| sentence.start <= span.start && span.end <= sentence.end)
    }

    pub(crate) fn of(&self, span: Span) -> &'a str {
        span.of(self.text)
    }
}
