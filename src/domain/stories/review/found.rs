//! What the rules of a story have found so far.

use crate::domain::stories::story::StarPart;
use crate::domain::text::Span;

/// What the rules found so far.
#[derive(Default)]
pub(crate) struct Found(pub(crate) Vec<StoryHit>);

pub(crate) struct StoryHit {
    pub(crate) part: Option<StarPart>,
    pub(crate) span: Option<Span>,
    pub(crate) detail: String,
}

impl Found {
    /// A passage of a part.
    pub(crate) fn at(&mut self, part: StarPart, span: Span, detail: impl Into<String>) {
        self.add(Some(part), Some(span), detail.into());
    }

    /// Something that a part misses.
    pub(crate) fn missing(&mut self, part: StarPart, detail: impl Into<String>) {
        self.add(Some(part), None, detail.into());
    }

    /// Something about the whole.
    pub(crate) fn whole(&mut self, detail: impl Into<String>) {
        self.add(None, None, detail.into());
    }

    pub(crate) fn add(&mut self, part: Option<StarPart>, span: Option<Span>, detail: String) {
        self.0.push(StoryHit { part, span, detail });
    }
}
