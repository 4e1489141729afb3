//! The hits of a review's rules.

use crate::domain::text::Span;

/// The hits so far; `place` is the index of the current rule in [`RULES`].
#[derive(Default)]
pub(crate) struct Hits {
    pub(crate) place: usize,
    pub(crate) found: Vec<Hit>,
}

/// A hit of a rule: the span, and a measured detail.
pub(crate) struct Hit {
    pub(crate) place: usize,
    pub(crate) span: Option<Span>,
    pub(crate) detail: String,
}

impl Hits {
    /// For the rules of paragraphs, spans are relative to the paragraph; for the others, to the text.
    pub(crate) fn add(&mut self, span: impl Into<Option<Span>>, detail: impl Into<String>) {
        self.found.push(Hit {
            place: self.place,
            span: span.into(),
            detail: detail.into(),
        });
    }
}
