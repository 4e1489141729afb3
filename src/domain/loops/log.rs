//! The log of a real loop: who asked what, which story was told, and how that compares with the
//! plan.

use serde::{Deserialize, Serialize};

use crate::domain::loops::assignment::{Assignment, Teller};
use crate::domain::loops::interview_loop::{InterviewLoop, Interviewer};
use crate::domain::principle::Principle;
use crate::domain::questions::own::{OwnQuestion, one_line};
use crate::domain::record::envelope::Body;
use crate::domain::record::id::RecordId;
use crate::domain::record::kind::Kind;

/// A question that was really asked, both stored and in the form.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct LoggedQuestion {
    /// The interviewer's key in the loop, which stays when the loop is edited; `None` for someone
    /// outside the loop.
    pub by: Option<u32>,
    /// The question, as the candidate remembers it.
    pub question: String,
    /// The principle that it seemed to be about.
    pub principle: Option<Principle>,
    /// The story that was told.
    pub story: Option<RecordId>,
    /// How it went, in a few words.
    pub note: String,
    /// The question's id in the bank, once it was added.
    pub in_bank: Option<RecordId>,
}

impl LoggedQuestion {
    /// Whether it is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.question.trim().is_empty() && self.story.is_none() && self.note.trim().is_empty()
    }
}

/// The questions asked in a loop; one record per loop.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LoopLog {
    /// The loop.
    pub of: RecordId,
    /// The questions, in the order in which they were asked.
    pub entries: Vec<LoggedQuestion>,
}

impl Body for LoopLog {
    const KIND: Kind = Kind::LoopLog;
}

/// A question about a principle that someone was expected to ask about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnexpectedQuestion {
    /// The entry's index in the log.
    pub entry: usize,
    /// Whether the expected interviewer asked it.
    pub is_by_expected: bool,
    /// Whether the prepared story was told.
    pub is_prepared_story: bool,
}

/// How a logged question relates to the bank.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Newcomer {
    /// It is new.
    New(OwnQuestion),
    /// It exists already.
    Known(RecordId),
    /// It is the same as an earlier entry's.
    AsIn(usize),
}

/// Whether two questions are equal except for case and white space.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    one_line(one).to_lowercase() == one_line(other).to_lowercase()
}

/// The comparison of the plan with the log.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Comparison {
    /// Questions about principles that were expected.
    pub found: Vec<UnexpectedQuestion>,
    /// Questions about unexpected principles, by index.
    pub missed: Vec<usize>,
    /// Questions without a noted principle, by index.
    pub unclear: Vec<usize>,
    /// Prepared stories that were not told.
    pub unused: Vec<Teller>,
}

impl LoopLog {
    /// The id of a loop's log: one per loop, the same on every device.
    #[must_use]
    pub fn id_for(of: &RecordId) -> RecordId {
        RecordId::from_text(&format!("log-{of}"))
    }

    /// An empty log.
    #[must_use]
    pub fn none(of: RecordId) -> Self {
        Self {
            of,
            entries: Vec::new(),
        }
    }

    /// The form as it is stored: without empty entries, and with texts trimmed.
    #[must_use]
    pub fn finished(mut self) -> Self {
        self.entries.retain(|entry| !entry.is_empty());
        for entry in &mut self.entries {
            entry.question = entry.question.trim().to_owned();
            entry.note = entry.note.trim().to_owned();
        }
        self
    }

    /// The questions that are not in the bank yet, each with its entry's index; duplicates count
    /// once. `known` returns whether a question exists already.
    #[must_use]
    pub fn new_questions(
        &self,
        known: impl Fn(&str) -> Option<RecordId>,
    ) -> Vec<(usize, Newcomer)> {
        let mut new: Vec<(usize, Newcomer)> = Vec::new();
        for (place, entry) in self.entries.iter().enumerate() {
            let text = one_line(&entry.question);
            if text.is_empty() || entry.in_bank.is_some() {
                continue;
            }
            let twin = new.iter().find_map(|(twin, newcomer)| match newcomer {
                Newcomer::New(question) if same(&question.text, &text) => {
                    Some(Newcomer::AsIn(*twin))
                }
                _ => None,
            });
            let known = known(&text).map(Newcomer::Known);
            let newcomer = known.or(twin).unwrap_or_else(|| {
                Newcomer::New(OwnQuestion {
                    text,
                    leading: entry.principle,
                    ..OwnQuestion::default()
                })
            });
            new.push((place, newcomer));
        }
        new
    }

    /// The keys of those who have heard a story; an inner `None` is someone outside the loop.
    #[must_use]
    pub fn told_to(&self, story: &RecordId) -> Option<Option<u32>> {
        self.entries
            .iter()
            .find(|entry| entry.story.as_ref() == Some(story))
            .map(|entry| entry.by)
    }

    /// Whether a story is used up: later interviewers will know of it.
    #[must_use]
    pub fn is_spent(&self, story: &RecordId) -> bool {
        self.told_to(story).is_some()
    }

    /// The remaining rounds: the loop without interviewers who have asked something.
    #[must_use]
    pub fn remaining(&self, of: &InterviewLoop) -> InterviewLoop {
        if self.entries.is_empty() {
            return of.clone();
        }
        let interviewers = of
            .interviewers
            .iter()
            .enumerate()
            .filter(|(_, one)| {
                let has_asked = |entry: &LoggedQuestion| entry.by.is_some() && entry.by == one.key;
                !self.entries.iter().any(has_asked)
            })
            .map(|(place, interviewer)| Interviewer {
                // Their number would change.
                name: of.label(place),
                ..interviewer.clone()
            })
            .collect();
        InterviewLoop {
            interviewers,
            ..of.clone()
        }
    }

    /// Compares the log with the plan: `prepared` is the assignment of the whole loop, with every
    /// story available.
    #[must_use]
    pub fn compared(&self, of: &InterviewLoop, prepared: &Assignment) -> Comparison {
        let mut comparison = Comparison::default();
        for (place, entry) in self.entries.iter().enumerate() {
            let Some(principle) = entry.principle else {
                comparison.unclear.push(place);
                continue;
            };
            let holds = |one: &Interviewer| one.principles.contains(&principle);
            if !of.interviewers.iter().any(holds) {
                comparison.missed.push(place);
                continue;
            }
            let is_prepared_story = prepared.answers.iter().any(|answer| {
                answer.slot.principle == principle
                    && answer
                        .story
                        .as_ref()
                        .is_some_and(|(story, _)| Some(&story.id) == entry.story.as_ref())
            });
            comparison.found.push(UnexpectedQuestion {
                entry: place,
                is_by_expected: of
                    .interviewers
                    .iter()
                    .any(|one| entry.by.is_some() && entry.by == one.key && holds(one)),
                is_prepared_story,
            });
        }
        comparison.unused = prepared
            .answers
            .iter()
            .filter_map(|answer| answer.story.as_ref())
            .filter(|(story, _)| !self.is_spent(&story.id))
            .map(|(story, _)| story.clone())
            .collect();
        comparison
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::loops::assignment::assign;

    fn id(name: &str) -> RecordId {
        RecordId::from_text(name)
    }

    fn teller(name: &str, leading: Principle) -> Teller {
        Teller {
            id: id(name),
            title: name.to_owned(),
            leading: vec![leading],
            supporting: Vec::new(),
            strength: 50,
            event: id(name),
        }
    }

    fn expected() -> InterviewLoop {
        let holding = |principle| Interviewer {
            principles: vec![principle],
            questions: 1,
            ..Interviewer::default()
        };
        let mut expected = InterviewLoop::default();
        expected.replace([holding(Principle::DiveDeep), holding(Principle::Ownership)]);
        expected
    }

    fn bank() -> Vec<Teller> {
        vec![
            teller("deep", Principle::DiveDeep),
            teller("own", Principle::Ownership),
        ]
    }

    fn asked(by: u32, principle: Option<Principle>, story: &str) -> LoggedQuestion {
        LoggedQuestion {
            by: Some(by),
            question: "Tell me about a time.".to_owned(),
            principle,
            story: Some(id(story)),
            ..LoggedQuestion::default()
        }
    }

    fn log(entries: Vec<LoggedQuestion>) -> LoopLog {
        LoopLog {
            entries,
            ..LoopLog::none(id("loop"))
        }
    }

    #[test]
    fn what_was_asked_is_found_missed_or_unclear_and_what_was_not_told_is_unused() {
        let of = expected();
        let log = log(vec![
            asked(0, Some(Principle::DiveDeep), "deep"),
            asked(1, Some(Principle::DiveDeep), "other"),
            asked(1, Some(Principle::Frugality), "other"),
            asked(1, None, "other"),
        ]);
        let found = log.compared(&of, &assign(&bank(), &of));
        let as_prepared = |entry, is_by_expected, is_prepared_story| UnexpectedQuestion {
            entry,
            is_by_expected,
            is_prepared_story,
        };
        assert_eq!(
            found.found,
            [as_prepared(0, true, true), as_prepared(1, false, false)]
        );
        assert_eq!((found.missed, found.unclear), (vec![2], vec![3]));
        let unused: Vec<&str> = found.unused.iter().map(|one| one.title.as_str()).collect();
        assert_eq!(unused, ["own"]);
    }

    #[test]
    fn a_told_story_is_spent_and_who_has_asked_does_not_remain() {
        let log = log(vec![asked(0, Some(Principle::DiveDeep), "deep")]);
        assert!(log.is_spent(&id("deep")) && !log.is_spent(&id("own")));
        assert_eq!(log.told_to(&id("deep")), Some(Some(0)));
        let remaining = log.remaining(&expected());
        assert_eq!(remaining.interviewers.len(), 1);
        assert_eq!(remaining.label(0), "Interviewer 2");
        assert_eq!(LoopLog::none(id("loop")).remaining(&expected()), expected());
    }

    #[test]
    fn who_has_asked_stays_the_same_when_another_is_taken_out_of_the_loop() {
        let mut of = expected();
        of.add(Interviewer {
            name: "Cleo".to_owned(),
            principles: vec![Principle::Frugality],
            ..Interviewer::default()
        });
        let log = log(vec![asked(1, Some(Principle::Ownership), "own")]);
        of.take_out(0);
        let remaining = log.remaining(&of);
        assert_eq!(remaining.interviewers.len(), 1);
        assert_eq!(remaining.label(0), "Cleo");
        let compared = log.compared(&of, &assign(&bank(), &of));
        assert!(compared.found[0].is_by_expected);
    }

    #[test]
    fn an_entry_that_says_nothing_is_not_kept() {
        let said = LoggedQuestion {
            note: " went well ".to_owned(),
            ..LoggedQuestion::default()
        };
        let nothing = LoggedQuestion {
            by: Some(1),
            question: "  ".to_owned(),
            ..LoggedQuestion::default()
        };
        let kept = log(vec![nothing, said]).finished();
        assert_eq!(kept.entries.len(), 1);
        assert_eq!(kept.entries[0].note, "went well");
    }

    #[test]
    fn questions_join_the_bank_once_with_the_principle_that_they_seemed_to_be_about() {
        let question = |text: &str| LoggedQuestion {
            question: text.to_owned(),
            principle: Some(Principle::ThinkBig),
            ..LoggedQuestion::default()
        };
        let mut log = log(vec![
            question(
                " When did you
  change your mind? ",
            ),
            question("WHEN did you change your mind?"),
            question("What did it cost?"),
            question("Who paid?"),
            question(""),
        ]);
        log.entries[3].in_bank = Some(id("there"));
        let known = |text: &str| same(text, "what did it cost?").then(|| id("own"));
        let found = log.new_questions(known);
        let new = OwnQuestion {
            text: "When did you change your mind?".to_owned(),
            leading: Some(Principle::ThinkBig),
            ..OwnQuestion::default()
        };
        assert_eq!(
            found,
            [
                (0, Newcomer::New(new)),
                (1, Newcomer::AsIn(0)),
                (2, Newcomer::Known(id("own"))),
            ]
        );
    }

    #[test]
    fn a_place_that_is_no_longer_in_the_loop_is_nobody_expected() {
        let of = InterviewLoop::default();
        let log = log(vec![asked(7, Some(Principle::DiveDeep), "deep")]);
        assert_eq!(log.compared(&of, &assign(&bank(), &of)).missed, [0]);
        assert!(log.remaining(&of).interviewers.is_empty());
    }
}
