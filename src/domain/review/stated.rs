//! Numeric statements of a paragraph, stored so that paragraphs can be compared.

use crate::domain::text::Span;

/// The statements of a paragraph. Spans are relative to it.
#[derive(Default)]
pub(crate) struct Stated {
    pub changes: Vec<StatedChange>,
    pub counts: Vec<StatedCount>,
}

/// What distinguishes statements with the same unit.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Told {
    pub span: Span,
    /// The sentence, by its place in the paragraph.
    pub sentence: usize,
    /// What it counts: "minute", "%", "$ order".
    pub unit: String,
    /// Names, dates and words that narrow what is meant ("pilot", "target"); sorted, each once.
    pub scope: Vec<String>,
}

/// A value that went from one to another.
pub(crate) struct StatedChange {
    pub told: Told,
    /// What changed: the stems of the nouns before it; sorted, each once.
    pub label: Vec<u32>,
    pub from: StatedEnd,
    pub to: StatedEnd,
}

/// One end of a change.
pub(crate) struct StatedEnd {
    /// In millionths.
    pub value: i128,
    /// The most that rounding took.
    pub slack: i128,
    /// As in the text.
    pub shown: String,
}

impl StatedEnd {
    /// Whether the two may be one number, rounded.
    pub fn agrees(&self, other: &Self) -> bool {
        let apart = (self.value - other.value).abs();
        apart == 0 || apart < self.slack + other.slack
    }
}

/// A large number of something.
pub(crate) struct StatedCount {
    pub told: Told,
    /// In millionths.
    pub value: i128,
    /// As in the text.
    pub shown: String,
}

/// What a paragraph says of people in numbers. Spans are relative to it.
#[derive(Default)]
pub(crate) struct Shares {
    /// Shares of people without a count near them, each with who they are.
    pub shares: Vec<(Span, String)>,
    /// Who is counted.
    pub counted: Vec<String>,
}
