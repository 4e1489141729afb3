//! The kinds of documents that can be written and reviewed.

use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::paper::markup::Markup;

/// The kind of document.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// The memo of the writing assessment.
    #[default]
    NarrativeMemo,
    /// A press release with its questions and answers.
    PrFaq,
    /// The six-page narrative, in sections.
    SixPager,
}

choices! {
    DocumentKind {
        NarrativeMemo: "narrative-memo", "Narrative memo";
        PrFaq: "pr-faq", "PR/FAQ";
        SixPager: "six-pager", "Six-page narrative";
    }
}

impl DocumentKind {
    /// The default page limit: two for the assessment's memo, six for a press release with its FAQ
    /// (one and five), and six for a narrative.
    #[must_use]
    pub fn page_limit(self) -> u32 {
        match self {
            Self::NarrativeMemo => 2,
            Self::PrFaq | Self::SixPager => 6,
        }
    }

    /// Whether its Markdown is rendered. The assessment's memo has neither headings nor tables.
    #[must_use]
    pub fn markup(self) -> Markup {
        match self {
            Self::NarrativeMemo => Markup::Plain,
            Self::PrFaq | Self::SixPager => Markup::Structured,
        }
    }

    /// The target length in words for this many pages. Two pages of a memo hold 800 to 1,100 words
    /// (`domain.md`), so about 475 per page. Longer documents have headings and hold about 400.
    #[must_use]
    pub fn target_words(self, pages: u32) -> u32 {
        match self {
            Self::NarrativeMemo => pages.saturating_mul(475),
            Self::PrFaq | Self::SixPager => pages.saturating_mul(400),
        }
    }
}
