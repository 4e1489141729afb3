//! The result of a review.

use crate::domain::review::counts::TextCounts;
use crate::domain::review::evidence::proposal::EvidenceProposal;
use crate::domain::review::grade::ReadingGrade;
use crate::domain::review::rule::Finding;
use crate::domain::review::withheld::Withheld;
use crate::domain::text::Span;

/// A review: the findings, the evidence map, and the counts for the mechanics.
pub struct Review {
    /// In reading order, those about the whole memo first.
    pub findings: Vec<Finding>,
    /// Why the text is not judged; `None` if it is.
    pub withheld: Option<Withheld>,
    /// For each thing that a reader looks for, the sentence that may show it.
    pub map: Vec<EvidenceProposal>,
    /// The sentences of the text itself, in reading order.
    pub told: Vec<Span>,
    pub(super) counts: TextCounts,
    /// The total number of words.
    pub words: usize,
    /// The total number of sentences.
    pub sentences: usize,
    /// The reading grade; `None` without a sentence of prose. Information only.
    pub grade: Option<ReadingGrade>,
}
