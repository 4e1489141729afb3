//! Rules about stories, and their findings.

use crate::domain::stories::review::found::Found;
use crate::domain::stories::review::telling::StoryText;
use crate::domain::stories::story::{StarPart, StoryDismissal};
use crate::domain::text::Span;

/// A rule: its name, why an interviewer cares, and how to fix what it flags.
pub struct StoryRule {
    /// Stable identifier; dismissals refer to it.
    pub id: &'static str,
    /// What it flags, for a heading.
    pub name: &'static str,
    /// Why an interviewer cares.
    pub why: &'static str,
    /// How to fix it.
    pub fix: &'static str,
    /// Whether it looks for English words; it is silent about a story in another language.
    pub(crate) reads_english: bool,
    pub(crate) check: fn(&StoryText<'_>, &mut Found),
}

/// A passage of a story that a rule flags.
#[derive(Clone)]
pub struct StoryFinding {
    /// The rule.
    pub rule: &'static StoryRule,
    /// The part it concerns; `None` for the whole story.
    pub part: Option<StarPart>,
    /// Its span in the part; `None` if something is missing.
    pub span: Option<Span>,
    /// The flagged text, empty when something is missing.
    pub quote: String,
    /// What was measured: "26 % of the words".
    pub detail: String,
}

impl StoryFinding {
    /// The flagged text as a person reads it in the text of its part: a bare figure has its unit beside
    /// it.
    #[must_use]
    pub fn shown<'a>(&'a self, text: &'a str) -> &'a str {
        let is_figure = !self.quote.contains(char::is_alphabetic);
        let Some(span) = self
            .span
            .filter(|span| is_figure && span.of(text) == self.quote)
        else {
            return &self.quote;
        };
        let rest = text.get(span.end..).unwrap_or_default();
        let unit = rest.trim_start_matches([' ', '\u{a0}']);
        let word = unit.split(char::is_whitespace).next().unwrap_or_default();
        let word = word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')']);
        let end = text.len() - unit.len() + word.len();
        text.get(span.start..end).unwrap_or(&self.quote)
    }
}

impl From<&StoryFinding> for StoryDismissal {
    fn from(finding: &StoryFinding) -> Self {
        Self {
            rule: finding.rule.id.to_owned(),
            part: finding.part,
            quote: finding.quote.clone(),
        }
    }
}
