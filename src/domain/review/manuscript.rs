//! A memo as the rules about the whole of it read it, and what they should know besides its text.

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

/// What the review should know besides the text.
#[derive(Clone, Copy, Default)]
pub struct Brief<'a> {
    /// The prompt that is answered, if there is one.
    pub prompt: Option<&'a str>,
    /// What kind of document it is.
    pub kind: DocumentKind,
    /// What the layout measured, once it has.
    pub layout: Option<Layout>,
    /// Names that must not stand in the text: customers, code names, colleagues.
    pub confidential: &'a [String],
}

/// A paragraph at its place in the text.
pub(crate) struct PlacedParagraph {
    pub(crate) span: Span,
    pub(crate) analysis: Rc<Analysis>,
}

impl PlacedParagraph {
    /// What is kept of the paragraph.
    pub(crate) fn notes(&self) -> &Notes {
        &self.analysis.notes
    }
}

/// A paragraph, analyzed: what is kept of it, what its sentences show, and
/// what its own rules found. Spans are relative to it.
pub(crate) struct Analysis {
    pub(crate) notes: Notes,
    pub(crate) hits: Vec<Hit>,
    /// What each sentence shows of what a reader looks for.
    pub(crate) cues: Vec<Cues>,
    pub(crate) stated: Stated,
    pub(crate) shares: Shares,
}

/// A memo as the rules about the whole of it read it.
pub(crate) struct Manuscript<'a> {
    pub(crate) text: &'a str,
    pub(crate) paragraphs: Vec<PlacedParagraph>,
    /// Words in all.
    pub(crate) words: usize,
    pub(crate) brief: &'a Brief<'a>,
}

/// What the layout of the memo on its pages measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Layout {
    /// The page count.
    pub pages: PageCount,
    /// Pages allowed.
    pub limit: u32,
    /// The first paragraph (an index) that reaches beyond the limit.
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

    /// The paragraphs in which the memo is told: no headings, tables or sources.
    pub(crate) fn told(&self) -> impl Iterator<Item = &PlacedParagraph> {
        self.paragraphs
            .iter()
            .filter(|paragraph| paragraph.notes().kind.is_told())
    }

    /// Whether the document is told as a narrative, which a press release is not.
    pub(crate) fn is_narrative(&self) -> bool {
        self.brief.kind != DocumentKind::PrFaq
    }

    /// What language it is in, judged by what is told.
    pub(crate) fn tongue(&self) -> Tongue {
        let mut all = SmallWords::default();
        for paragraph in self.told() {
            all.add(paragraph.notes().small_words);
        }
        all.tongue()
    }

    /// The sentence in which a passage stands; none where it reaches beyond one.
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
