//! What a rule is, and what it finds.

use crate::domain::choices::choices;
use crate::domain::prose::reading::Reading;
use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::text::Span;

/// How much a finding matters to the reader of the assessment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Worth a thought, often right as it stands.
    Advice,
    /// Worth fixing.
    Worth,
    /// Against what the assessment asks for.
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

/// What a memo is judged on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Dimension {
    /// Whether it is understood at the first reading.
    Clarity,
    /// Whether it has an opening, a middle and an end, in paragraphs.
    Structure,
    /// Whether its claims stand on figures.
    Data,
    /// Whether it answers the prompt, and is about its author's own work.
    Relevance,
    /// Whether it says it in as few words as it takes.
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

/// A rule: what it is called, why it matters in this assessment, how to fix what it flags.
pub struct Rule {
    /// Stable identifier; dismissals refer to it.
    pub id: &'static str,
    /// What it flags, for a heading.
    pub name: &'static str,
    /// Why a reader of the assessment minds.
    pub why: &'static str,
    /// How to fix it.
    pub fix: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What its findings are counted under in the mechanics; none for information only.
    pub bears_on: Option<Dimension>,
    /// Whether it looks for English words; it is silent about a text in another language.
    pub(crate) reads_english: bool,
    pub(crate) check: Check,
}

/// What a rule looks at.
pub(crate) enum Check {
    /// One paragraph by itself.
    Paragraph(fn(&Reading<'_>, &mut Hits)),
    /// What is kept of all paragraphs.
    Memo(fn(&Manuscript<'_>, &mut Hits)),
}

/// A passage that a rule flags.
#[derive(Clone)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// Where it stands; none when something is missing.
    pub span: Option<Span>,
    /// The sentence around it; none where it is more than a sentence, or in none.
    pub sentence: Option<Span>,
    /// The flagged text, empty when something is missing.
    pub quote: String,
    /// What was measured: "34 words".
    pub detail: String,
}
