//! What the text says about one item of the checklist.

use crate::domain::text::Span;

/// What was found for an item, with the sentence of its part that it rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Said {
    /// The sentence says it.
    Met(Span),
    /// The sentence may say it; the rules cannot tell.
    Unclear(Span),
    /// No sentence says it.
    Missing,
}
