//! Findings that the author has dismissed, for one memo or for good.

use serde::{Deserialize, Serialize};

use crate::domain::review::rule::Finding;
use crate::domain::text::clean::one_line;

/// A finding that the author does not want to see again in this memo: the rule and the text it
/// flagged, so that an edit elsewhere does not bring it back.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Dismissal {
    /// The rule's id.
    pub rule: String,
    /// The flagged text.
    pub quote: String,
}

/// A finding that the author does not want to see again in any memo: the rule and the words it
/// flagged, whatever their case and spacing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StandingDismissal {
    /// The rule's id.
    pub rule: String,
    /// The flagged words in lower case, one space between two.
    pub words: String,
}

impl StandingDismissal {
    /// The dismissal of a finding for good; none for a finding that flags no words, which could
    /// only be put aside by turning off its rule.
    #[must_use]
    pub fn of(finding: &Finding) -> Option<Self> {
        let words = plain(&finding.quote);
        (!words.is_empty()).then(|| Self {
            rule: finding.rule.id.to_owned(),
            words,
        })
    }
}

/// Whether a finding was put aside for good.
#[must_use]
pub fn is_put_aside(finding: &Finding, standing: &[StandingDismissal]) -> bool {
    !standing.is_empty()
        && StandingDismissal::of(finding).is_some_and(|dismissal| standing.contains(&dismissal))
}

/// Words in lower case, one space between two.
fn plain(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

impl Dismissal {
    /// The dismissal of a finding.
    #[must_use]
    pub fn of(finding: &Finding) -> Self {
        Self {
            rule: finding.rule.id.to_owned(),
            quote: finding.quote.clone(),
        }
    }

    /// Whether it dismisses a finding. Older ones hold the text as it was pasted.
    #[must_use]
    pub fn is_of(&self, finding: &Finding) -> bool {
        self.rule == finding.rule.id
            && (self.quote == finding.quote || one_line(&self.quote) == finding.quote)
    }
}
