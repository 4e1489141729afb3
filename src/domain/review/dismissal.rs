//! Findings that the author has dismissed: in one place, in one memo, or for good.

use serde::{Deserialize, Serialize};

use crate::domain::review::rule::Finding;
use crate::domain::review::rules::RULES;
use crate::domain::text::clean::one_line;

/// How far a dismissal reaches within its memo.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// The words in the sentence where they were dismissed.
    Place,
    /// The same words anywhere in the memo.
    #[default]
    Words,
    /// Everything the rule finds in the memo.
    Rule,
}

/// Findings dismissed in this memo. They are identified by their rule and words, so that editing
/// elsewhere does not bring them back.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Dismissal {
    /// The rule's id.
    pub rule: String,
    /// The flagged text.
    pub quote: String,
    /// How far it reaches.
    #[serde(default)]
    pub reach: Reach,
    /// The sentence around the flagged text, if the dismissal is limited to it.
    #[serde(default)]
    pub sentence: String,
}

/// Findings dismissed in all memos: those of a rule with the flagged words, ignoring case and
/// spacing, or all of a rule.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StandingDismissal {
    /// The rule's id.
    pub rule: String,
    /// The flagged words in lower case, one space between two; empty for all of the rule.
    pub words: String,
}

impl StandingDismissal {
    /// Dismisses a finding's words for good; `None` for a finding that flags no words.
    #[must_use]
    pub fn of(finding: &Finding) -> Option<Self> {
        let words = plain(&finding.quote);
        (!words.is_empty()).then(|| Self {
            rule: finding.rule.id.to_owned(),
            words,
        })
    }

    /// Dismisses everything that a finding's rule finds.
    #[must_use]
    pub fn of_rule(finding: &Finding) -> Self {
        Self {
            rule: finding.rule.id.to_owned(),
            words: String::new(),
        }
    }

    /// Whether it dismisses a finding.
    #[must_use]
    pub fn is_of(&self, finding: &Finding) -> bool {
        self.rule == finding.rule.id
            && (self.words.is_empty() || self.words == plain(&finding.quote))
    }
}

/// Whether a finding was dismissed for good.
#[must_use]
pub fn is_put_aside(finding: &Finding, standing: &[StandingDismissal]) -> bool {
    standing.iter().any(|kept| kept.is_of(finding))
}

/// Words in lower case, one space between two.
fn plain(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

impl Dismissal {
    /// Dismisses a finding in the text it belongs to.
    #[must_use]
    pub fn of(finding: &Finding, reach: Reach, text: &str) -> Self {
        Self {
            rule: finding.rule.id.to_owned(),
            quote: match reach {
                Reach::Place | Reach::Words => finding.quote.clone(),
                Reach::Rule => String::new(),
            },
            reach,
            sentence: match reach {
                Reach::Place => sentence_of(finding, text),
                Reach::Words | Reach::Rule => String::new(),
            },
        }
    }

    /// Whether it dismisses a finding of a text. Earlier versions stored the text as it was pasted.
    #[must_use]
    pub fn is_of(&self, finding: &Finding, text: &str) -> bool {
        let has_words = || self.quote == finding.quote || one_line(&self.quote) == finding.quote;
        self.rule == finding.rule.id
            && match self.reach {
                Reach::Rule => true,
                Reach::Words => has_words(),
                Reach::Place => has_words() && self.sentence == sentence_of(finding, text),
            }
    }
}

fn sentence_of(finding: &Finding, text: &str) -> String {
    finding
        .sentence
        .map(|sentence| one_line(sentence.of(text)))
        .unwrap_or_default()
}

/// A dismissal, with its storage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Aside {
    /// In its memo.
    Here(Dismissal),
    /// For all memos.
    Everywhere(StandingDismissal),
}

/// A dismissal as it is listed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListedAside {
    /// The dismissal.
    pub aside: Aside,
    /// How many findings of the text it hides.
    pub hides: usize,
}

impl Aside {
    /// The id of its rule.
    #[must_use]
    pub fn rule(&self) -> &str {
        match self {
            Self::Here(kept) => &kept.rule,
            Self::Everywhere(kept) => &kept.rule,
        }
    }

    /// The name of its rule; the id if the rule no longer exists.
    #[must_use]
    pub fn rule_name(&self) -> &str {
        let rule = RULES.iter().find(|rule| rule.id == self.rule());
        rule.map_or(self.rule(), |rule| rule.name)
    }

    /// The words it dismisses; empty for everything its rule finds.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Here(kept) => &kept.quote,
            Self::Everywhere(kept) => &kept.words,
        }
    }

    /// Its scope, to follow "dismissed".
    #[must_use]
    pub fn reach_name(&self) -> &'static str {
        match self {
            Self::Here(kept) => match kept.reach {
                Reach::Place => "in this place",
                Reach::Words => "for these words in this memo",
                Reach::Rule => "in this memo",
            },
            Self::Everywhere(kept) if kept.words.is_empty() => "in every memo",
            Self::Everywhere(_) => "for these words in every memo",
        }
    }

    /// Whether it dismisses a finding of a text.
    #[must_use]
    pub fn is_of(&self, finding: &Finding, text: &str) -> bool {
        match self {
            Self::Here(kept) => kept.is_of(finding, text),
            Self::Everywhere(kept) => kept.is_of(finding),
        }
    }
}

/// All dismissals, the memo's own first, and how many findings of its text each hides. Dismissals
/// for all memos are listed even if they hide nothing here, so that they can be restored.
#[must_use]
pub fn listed(
    findings: &[Finding],
    text: &str,
    memo: &[Dismissal],
    standing: &[StandingDismissal],
) -> Vec<ListedAside> {
    let here = memo.iter().cloned().map(Aside::Here);
    let everywhere = standing.iter().cloned().map(Aside::Everywhere);
    here.chain(everywhere)
        .map(|aside| {
            let hidden = findings.iter().filter(|finding| aside.is_of(finding, text));
            ListedAside {
                hides: hidden.count(),
                aside,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::manuscript::Brief;
    use crate::domain::review::review;

    const TEXT: &str = "Perhaps it holds. I saw that perhaps it falls. Perhaps it holds.";

    fn hedges(text: &str) -> Vec<Finding> {
        let mut found = review(text, &Brief::default());
        found.retain(|finding| finding.rule.id == "hedge");
        found
    }

    fn left(text: &str, dismissal: &Dismissal) -> usize {
        let found = hedges(text);
        found
            .iter()
            .filter(|finding| !dismissal.is_of(finding, text))
            .count()
    }

    #[test]
    fn a_dismissal_reaches_as_far_as_was_chosen() {
        let found = hedges(TEXT);
        assert_eq!(found.len(), 3);
        for (reach, of, expected) in [
            (Reach::Place, 1, 2),
            // The two sentences that read alike are dismissed together.
            (Reach::Place, 0, 1),
            (Reach::Words, 0, 1),
            (Reach::Words, 1, 2),
            (Reach::Rule, 1, 0),
        ] {
            let dismissal = Dismissal::of(&found[of], reach, TEXT);
            assert_eq!(left(TEXT, &dismissal), expected, "{reach:?} {of}");
        }
    }

    #[test]
    fn an_edit_elsewhere_does_not_bring_a_place_back_and_one_in_its_sentence_does() {
        let found = hedges(TEXT);
        let dismissal = Dismissal::of(&found[1], Reach::Place, TEXT);
        let elsewhere = TEXT.replace("Perhaps it holds", "Perhaps it lasts");
        assert_eq!(left(&elsewhere, &dismissal), 2);
        let within = TEXT.replace("I saw that perhaps", "I wrote that perhaps");
        assert_eq!(left(&within, &dismissal), 3);
    }

    #[test]
    fn dismissals_of_before_reach_the_same_words_in_their_memo() {
        let json = r#"{"rule":"hedge","quote":"Perhaps"}"#;
        let kept: Dismissal = serde_json::from_str(json).unwrap();
        assert_eq!((kept.reach, left(TEXT, &kept)), (Reach::Words, 1));
    }

    #[test]
    fn a_rule_is_dismissed_for_good_with_all_that_it_finds() {
        let found = hedges(TEXT);
        let standing = [StandingDismissal::of_rule(&found[0])];
        assert!(found.iter().all(|finding| is_put_aside(finding, &standing)));
        let others = review("It was really bad.", &Brief::default());
        let is_other = |finding: &&Finding| finding.rule.id != "hedge";
        let mut others = others.iter().filter(is_other);
        assert!(others.all(|finding| !is_put_aside(finding, &standing)));
    }

    #[test]
    fn the_list_tells_each_dismissal_with_its_reach_and_what_it_hides() {
        let found = hedges(TEXT);
        let memo = [Dismissal::of(&found[1], Reach::Place, TEXT)];
        let standing = [
            StandingDismissal::of(&found[0]).unwrap(),
            StandingDismissal {
                rule: "gone".to_owned(),
                words: String::new(),
            },
        ];
        let told: Vec<(String, String, &str, usize)> = listed(&found, TEXT, &memo, &standing)
            .iter()
            .map(|one| {
                let aside = &one.aside;
                (
                    aside.rule_name().to_owned(),
                    aside.words().to_owned(),
                    aside.reach_name(),
                    one.hides,
                )
            })
            .collect();
        let hedge = found[0].rule.name.to_owned();
        let row = |name: &str, words: &str, reach, hides| {
            (name.to_owned(), words.to_owned(), reach, hides)
        };
        assert_eq!(
            told,
            [
                row(&hedge, "perhaps", "in this place", 1),
                row(&hedge, "perhaps", "for these words in every memo", 3),
                row("gone", "", "in every memo", 0),
            ]
        );
    }
}
