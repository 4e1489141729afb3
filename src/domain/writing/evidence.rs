//! The author's decisions on the evidence map: this sentence shows it, or none does.
//!
//! Only confirmed evidence counts. Each decision is stored with the number of sessions that had
//! ended by then, so that an earlier draft keeps the map of its day.

use std::collections::BTreeMap;

use crate::domain::format::instants::instant;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::review::evidence::criterion::Criterion;
use crate::domain::review::evidence::proposal::EvidenceProposal;
use crate::domain::text::Span;

/// The author's decision on one thing that a reader looks for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EvidenceMark {
    /// The criterion's slug.
    pub criterion: String,
    /// The part of the prompt; empty for other criteria.
    #[serde(default)]
    pub part: String,
    /// The sentence that shows it; `None` if the author says that none does.
    pub sentence: Option<String>,
    /// How many sessions had ended by then.
    pub sittings: u32,
    /// When it was made.
    #[serde(with = "instant")]
    pub at: DateTime<Utc>,
}

impl EvidenceMark {
    /// Whether it is about this criterion and part of the prompt.
    #[must_use]
    pub fn is_of(&self, criterion: Criterion, part: &str) -> bool {
        self.criterion == criterion.slug() && self.part == part
    }
}

/// The state of one thing that a reader looks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EvidenceState {
    /// Undecided.
    Open,
    /// The author confirmed this sentence, and it is in the text.
    Confirmed(Span),
    /// The confirmed sentence has changed since.
    Changed(String),
    /// The author said that no sentence shows it.
    Missing,
}

/// A line of the map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EvidenceLine {
    /// The criterion, and the suggestion.
    pub proposal: EvidenceProposal,
    /// Its state.
    pub state: EvidenceState,
}

impl EvidenceLine {
    /// Whether it counts.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        matches!(self.state, EvidenceState::Confirmed(_))
    }

    /// The criterion's label.
    #[must_use]
    pub fn name(&self) -> &str {
        if self.proposal.part.is_empty() {
            self.proposal.criterion.name()
        } else {
            &self.proposal.part
        }
    }
}

/// The map of a text: each criterion, with the author's decision.
#[must_use]
pub fn map(
    proposals: &[EvidenceProposal],
    marks: &[EvidenceMark],
    text: &str,
) -> Vec<EvidenceLine> {
    proposals
        .iter()
        .map(|proposal| {
            let mut said = marks.iter().rev();
            let mark = said.find(|mark| mark.is_of(proposal.criterion, &proposal.part));
            let state = match mark.map(|mark| mark.sentence.as_deref()) {
                None => EvidenceState::Open,
                Some(None) => EvidenceState::Missing,
                Some(Some(sentence)) => place(text, sentence).map_or_else(
                    || EvidenceState::Changed(sentence.to_owned()),
                    EvidenceState::Confirmed,
                ),
            };
            EvidenceLine {
                proposal: proposal.clone(),
                state,
            }
        })
        .collect()
}

/// What a reader would miss: first what the author marked as missing, then criteria without a suggested
/// or chosen sentence.
#[must_use]
pub fn gaps(lines: &[EvidenceLine]) -> Vec<Criterion> {
    let is_missing = |line: &&EvidenceLine| line.state == EvidenceState::Missing;
    let is_open = |line: &&EvidenceLine| {
        line.state == EvidenceState::Open && line.proposal.sentence.is_none()
    };
    let missing = lines.iter().filter(is_missing);
    missing
        .chain(lines.iter().filter(is_open))
        .map(|line| line.proposal.criterion)
        .collect()
}

/// The position of a sentence in a text; `None` for one without a word.
fn place(text: &str, sentence: &str) -> Option<Span> {
    let start = text.find(sentence).filter(|_| !sentence.is_empty())?;
    Some(Span {
        start,
        end: start + sentence.len(),
    })
}

/// The labels of the evidence that was confirmed for a session's final text, before the next session.
#[must_use]
pub fn confirmed_in(marks: &[EvidenceMark], text: &str, sitting: usize) -> Vec<String> {
    let mut last: BTreeMap<(&str, &str), &EvidenceMark> = BTreeMap::new();
    for mark in marks {
        if usize::try_from(mark.sittings).is_ok_and(|sittings| sittings <= sitting) {
            last.insert((&mark.criterion, &mark.part), mark);
        }
    }
    last.into_values()
        .filter(|mark| {
            let sentence = mark.sentence.as_deref();
            sentence.is_some_and(|sentence| place(text, sentence).is_some())
        })
        .filter_map(|mark| {
            let criterion = Criterion::from_slug(&mark.criterion)?;
            Some(if mark.part.is_empty() {
                criterion.name().to_owned()
            } else {
                format!("“{}”", mark.part)
            })
        })
        .collect()
}

/// Adds a decision; for the same criterion and draft, only the last one counts.
pub fn say(marks: &mut Vec<EvidenceMark>, said: EvidenceMark) {
    marks.retain(|mark| {
        mark.criterion != said.criterion || mark.part != said.part || mark.sittings != said.sittings
    });
    marks.push(said);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::evidence::proposal::Proposed;

    const TEXT: &str = "I cut the wait. It fell from 19 to 7 minutes.";

    fn proposal(criterion: Criterion) -> EvidenceProposal {
        EvidenceProposal {
            criterion,
            part: String::new(),
            others: Vec::new(),
            sentence: Some(Proposed {
                span: Span { start: 0, end: 15 },
                text: "I cut the wait.".to_owned(),
            }),
            reason: "“I” acts in it.".to_owned(),
        }
    }

    #[test]
    fn what_is_marked_as_missing_and_what_nothing_shows_are_gaps() {
        let open = EvidenceProposal {
            sentence: None,
            ..proposal(Criterion::Learned)
        };
        let proposals = [
            open,
            proposal(Criterion::Number),
            proposal(Criterion::OtherSide),
        ];
        let marks = [mark(Criterion::OtherSide, None, 0)];
        let lines = map(&proposals, &marks, TEXT);
        assert_eq!(gaps(&lines), [Criterion::OtherSide, Criterion::Learned]);
    }

    fn mark(criterion: Criterion, sentence: Option<&str>, sittings: u32) -> EvidenceMark {
        EvidenceMark {
            criterion: criterion.slug().to_owned(),
            part: String::new(),
            sentence: sentence.map(str::to_owned),
            sittings,
            at: DateTime::from_timestamp(1_790_000_000, 0).unwrap(),
        }
    }

    #[test]
    fn only_a_confirmed_sentence_that_still_stands_counts() {
        let act = Criterion::OwnAct;
        for (marks, expected) in [
            (vec![], EvidenceState::Open),
            (
                vec![mark(act, Some("I cut the wait."), 1)],
                EvidenceState::Confirmed(Span { start: 0, end: 15 }),
            ),
            (vec![mark(act, None, 1)], EvidenceState::Missing),
            (
                vec![mark(act, Some("I cut the queue."), 1)],
                EvidenceState::Changed("I cut the queue.".to_owned()),
            ),
            (
                vec![mark(act, None, 1), mark(act, Some("I cut the wait."), 2)],
                EvidenceState::Confirmed(Span { start: 0, end: 15 }),
            ),
            (
                vec![mark(Criterion::Close, Some("I cut the wait."), 1)],
                EvidenceState::Open,
            ),
        ] {
            let map = map(&[proposal(act)], &marks, TEXT);
            assert_eq!(map[0].state, expected, "{marks:?}");
        }
    }

    #[test]
    fn the_last_word_on_a_draft_counts_and_those_on_older_drafts_are_kept() {
        let act = Criterion::OwnAct;
        let mut marks = vec![mark(act, Some("I cut the wait."), 1)];
        say(&mut marks, mark(act, None, 2));
        say(
            &mut marks,
            mark(act, Some("It fell from 19 to 7 minutes."), 2),
        );
        assert_eq!(marks.len(), 2);
        assert_eq!(confirmed_in(&marks, TEXT, 1), ["What you did"]);
        assert_eq!(confirmed_in(&marks, "I cut the wait.", 2), [""; 0]);
        assert_eq!(confirmed_in(&marks, TEXT, 0), [""; 0]);
    }
}
