//! The findings of a story's rules.

use crate::domain::stories::story::StarPart;
use crate::domain::text::Span;

/// The findings so far.
#[derive(Default)]
pub(crate) struct Found(pub(crate) Vec<StoryHit>);

pub(crate) struct StoryHit {
    pub(crate) part: Option<StarPart>,
    pub(crate) span: Option<Span>,
    pub(crate) detail: String,
}

impl Found {
    /// Adds a passage of a part.
    pub(crate) fn at(&mut self, part: StarPart, span: Span, detail: impl Into<String>) {
        self.add(Some(part), Some(span), detail.into());
    }

    /// Adds something missing from a part.
    pub(crate) fn missing(&mut self, part: StarPart, detail: impl Into<String>) {
        self.add(Some(part), None, detail.into());
    }

    /// Adds a finding about the whole story.
    pub(crate) fn whole(&mut self, detail: impl Into<String>) {
        self.add(None, None, detail.into());
    }

    pub(crate) fn add(&mut self, part: Option<StarPart>, span: Option<Span>, detail: String) {
        self.0.push(StoryHit { part, span, detail });
    }
}
