//! The verdict on one item of the checklist.

use crate::domain::text::Span;

/// The verdict on an item, with the sentence that is its evidence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Said {
    /// The sentence shows it.
    Met(Span),
    /// The sentence might show it; the rules can't decide.
    Unclear(Span),
    /// No sentence shows it.
    Missing,
}
