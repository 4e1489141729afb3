//! What the rules of a review have found so far.

use crate::domain::text::Span;

/// What the rules found so far; `place` is that of the rule at work in [`RULES`].
#[derive(Default)]
pub(crate) struct Hits {
    pub(crate) place: usize,
    pub(crate) found: Vec<Hit>,
}

/// What a rule found: where, and the measured detail that goes with it.
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
