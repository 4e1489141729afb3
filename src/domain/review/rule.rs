//! Rules and findings.

use crate::domain::choices::choices;
use crate::domain::prose::reading::Reading;
use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::text::Span;

/// A finding's severity for a reader of the assessment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Worth a thought; often fine as it is.
    Advice,
    /// Worth fixing.
    Worth,
    /// Violates what the assessment asks for.
    Serious,
}
impl Severity {
    /// A label for a person to read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Advice => "Advice",
            Self::Worth => "Worth fixing",
            Self::Serious => "Serious",
        }
    }

    /// The value in a style sheet.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Worth => "worth",
            Self::Serious => "serious",
        }
    }
}

/// An aspect that a memo is judged by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Dimension {
    /// Whether it is understood on first reading.
    Clarity,
    /// Whether it has an opening, a middle, and an end, in paragraphs.
    Structure,
    /// Whether its claims are backed by figures.
    Data,
    /// Whether it answers the prompt, and is about its author's own work.
    Relevance,
    /// Whether it uses as few words as possible.
    Concision,
}

choices! {
    Dimension {
        Clarity: "clarity", "Clarity";
        Structure: "structure", "Structure";
        Data: "data", "Data";
        Relevance: "relevance", "Relevance";
        Concision: "concision", "Concision";
    }
}

/// A rule: its name, why it matters in this assessment, and how to fix what it flags.
pub struct Rule {
    /// Stable identifier; dismissals refer to it.
    pub id: &'static str,
    /// What it flags, for a heading.
    pub name: &'static str,
    /// Why a reader of the assessment minds.
    pub why: &'static str,
    /// How to fix it.
    pub fix: &'static str,
    /// Its severity.
    pub severity: Severity,
    /// The mechanic that counts its findings; `None` for information only.
    pub bears_on: Option<Dimension>,
    /// Whether it looks for English words; it is silent about a text in another language.
    pub(crate) reads_english: bool,
    pub(crate) check: Check,
}

/// A rule's input.
pub(crate) enum Check {
    /// One paragraph by itself.
    Paragraph(fn(&Reading<'_>, &mut Hits)),
    /// The notes of all paragraphs.
    Memo(fn(&Manuscript<'_>, &mut Hits)),
}

/// A passage that a rule flags.
#[derive(Clone)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// Its span; `None` if something is missing.
    pub span: Option<Span>,
    /// The sentence around it; `None` if it spans several, or none.
    pub sentence: Option<Span>,
    /// The flagged text; empty if something is missing.
    pub quote: String,
    /// What was measured: "34 words".
    pub detail: String,
}
