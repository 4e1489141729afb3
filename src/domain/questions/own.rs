//! Custom questions, and notes about any question: whether it is a favorite, and when it was really
//! asked.
//!
//! Notes are separate records, found by the question's id, so that built-in and custom questions
//! are treated alike. This module doesn't know which loop a date belongs to.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::format::dates;
use crate::domain::principle::Principle;
use crate::domain::privacy::names::{OutgoingText, StandIn, replaced};
use crate::domain::privacy::outgoing::{Outgoing, piece};
use crate::domain::questions::proposal::Proposals;
use crate::domain::questions::question::{Question, QuestionLevel, Role, Skill};
use crate::domain::record::envelope::{Body, Record};
use crate::domain::record::id::RecordId;
use crate::domain::record::kind::Kind;

/// A longer text, in characters, is no question.
pub const LONGEST: usize = 1_000;

/// A custom question: one the candidate heard of, was asked, or expects.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct OwnQuestion {
    /// The question as an interviewer says it.
    pub text: String,
    /// The leading principle; `None` while it is unknown.
    #[serde(default)]
    pub leading: Option<Principle>,
    /// The supporting principles; never the leading one.
    #[serde(default)]
    pub supporting: Vec<Principle>,
    /// The skill.
    #[serde(default)]
    pub skill: Skill,
    /// The role.
    #[serde(default)]
    pub role: Role,
    /// The level.
    #[serde(default)]
    pub level: QuestionLevel,
    /// Follow-ups, in order.
    #[serde(default)]
    pub follow_ups: Vec<String>,
    /// Tags, each once.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Whether it is archived: kept, but neither listed nor practiced.
    #[serde(default)]
    pub is_archived: bool,
}

impl Body for OwnQuestion {
    const KIND: Kind = Kind::OwnQuestion;
}

impl OwnQuestion {
    /// The question as it is practiced; `None` while it is archived.
    #[must_use]
    pub fn as_question(&self, id: &RecordId) -> Option<Question> {
        (!self.is_archived).then(|| Question {
            id: id.as_str().to_owned(),
            text: self.text.clone(),
            leading: self.leading,
            supporting: self.supporting.clone(),
            skill: self.skill,
            role: self.role,
            level: self.level,
            follow_ups: self.follow_ups.clone(),
            ..Question::default()
        })
    }
}

/// The first question of an interviewer who has read the memo.
#[must_use]
pub fn memo_question(title: &str) -> String {
    format!("I read your memo “{title}”. Walk me through what you did, and why.")
}

/// The built-in questions, then the custom ones that aren't archived. A custom question without a
/// principle is practiced under the suggested one, if there is one.
#[must_use]
pub fn with_own(mut bank: Vec<Question>, own: &[Record<OwnQuestion>]) -> Vec<Question> {
    let mut asked: Vec<Question> = own
        .iter()
        .filter_map(|record| record.body.as_question(record.id()))
        .collect();
    let lacking = |question: &&mut Question| question.leading.is_none();
    if asked.iter().any(|question| question.leading.is_none()) {
        let proposals = Proposals::of(&bank);
        for question in asked.iter_mut().filter(lacking) {
            question.leading = proposals.for_text(&question.text);
        }
    }
    bank.extend(asked);
    bank
}

/// The active custom questions without a principle, each with the suggested one.
#[must_use]
pub fn without_principle(
    bank: &[Question],
    own: &[Record<OwnQuestion>],
) -> Vec<(RecordId, String, Option<Principle>)> {
    let is_lacking =
        |one: &&Record<OwnQuestion>| one.body.leading.is_none() && !one.body.is_archived;
    let mut lacking = own.iter().filter(is_lacking).peekable();
    if lacking.peek().is_none() {
        return Vec::new();
    }
    let proposals = Proposals::of(bank);
    lacking
        .map(|one| {
            let proposed = proposals.for_text(&one.body.text);
            (one.id().clone(), one.body.text.clone(), proposed)
        })
        .collect()
}

/// An interview where the question was really asked.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct AskedOnce {
    /// The date; `None` if the candidate doesn't remember it.
    #[serde(default, with = "dates::optional_day")]
    pub day: Option<NaiveDate>,
    /// The company; may be empty.
    #[serde(default)]
    pub company: String,
    /// The round: "phone screen", "loop, second interviewer"; may be empty.
    #[serde(default)]
    pub round: String,
}

/// The candidate's notes about a question. The record's id is derived from the question's, so that there
/// is only one per question across devices.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct QuestionMark {
    /// The id of a built-in question, or the record id of a custom one.
    pub question: String,
    /// Whether it is one of the candidate's favorites.
    #[serde(default)]
    pub is_favourite: bool,
    /// When it was really asked, in the order of entry.
    #[serde(default)]
    pub asked: Vec<AskedOnce>,
}

impl Body for QuestionMark {
    const KIND: Kind = Kind::QuestionMark;
}

impl QuestionMark {
    /// Empty notes.
    #[must_use]
    pub fn new(question: &str) -> Self {
        Self {
            question: question.to_owned(),
            is_favourite: false,
            asked: Vec::new(),
        }
    }

    /// The id of a question's notes.
    #[must_use]
    pub fn id_for(question: &str) -> RecordId {
        RecordId::from_text(&format!("mark-{question}"))
    }
}

/// All notes, by the question's id.
pub type Marks = BTreeMap<String, QuestionMark>;

/// Why a form can't be saved yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum QuestionFormError {
    /// It contains no question.
    NoText,
}

impl QuestionFormError {
    /// How to fix it.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            Self::NoText => "Write the question first, as an interviewer would say it.",
        }
    }
}

/// A question's form: raw texts, stored as a draft until it is saved.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionForm {
    /// The question.
    pub text: String,
    /// The leading principle.
    pub leading: Option<Principle>,
    /// The supporting principles.
    pub supporting: Vec<Principle>,
    /// The skill.
    pub skill: Skill,
    /// The role.
    pub role: Role,
    /// The level.
    pub level: QuestionLevel,
    /// Follow-ups, one per line.
    pub follow_ups: String,
    /// Tags, separated by commas.
    pub tags: String,
}

impl QuestionForm {
    /// The form filled with a question, to edit it.
    #[must_use]
    pub fn of(question: &OwnQuestion) -> Self {
        Self {
            text: question.text.clone(),
            leading: question.leading,
            supporting: question.supporting.clone(),
            skill: question.skill,
            role: question.role,
            level: question.level,
            follow_ups: question.follow_ups.join("\n"),
            tags: question.tags.join(", "),
        }
    }

    /// The question in the form. What the form doesn't show (whether it is archived) comes from `before`.
    ///
    /// # Errors
    /// What is missing, in words for the candidate.
    pub fn finished(&self, before: OwnQuestion) -> Result<OwnQuestion, QuestionFormError> {
        let text = one_line(&self.text);
        if text.is_empty() {
            return Err(QuestionFormError::NoText);
        }
        let supporting: BTreeSet<Principle> = self
            .supporting
            .iter()
            .copied()
            .filter(|&principle| Some(principle) != self.leading)
            .collect();
        Ok(OwnQuestion {
            text,
            leading: self.leading,
            supporting: supporting.into_iter().collect(),
            skill: self.skill,
            role: self.role,
            level: self.level,
            follow_ups: lines(&self.follow_ups),
            tags: tags(&self.tags),
            ..before
        })
    }
}

/// A text on one line, with single spaces.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// The nonblank lines of a text, each on one line.
#[must_use]
pub fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(one_line)
        .filter(|line| !line.is_empty())
        .collect()
}

/// The tags of a text, separated by commas or semicolons. Of tags that only differ in case, the first.
#[must_use]
pub fn tags(text: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    text.split([',', ';'])
        .map(one_line)
        .filter(|tag| !tag.is_empty() && seen.insert(tag.to_lowercase()))
        .collect()
}

impl Outgoing for Vec<OwnQuestion> {
    fn pieces(&self) -> Vec<OutgoingText> {
        self.iter()
            .flat_map(|question| {
                [&question.text]
                    .into_iter()
                    .chain(&question.follow_ups)
                    .chain(&question.tags)
            })
            .filter_map(|text| piece("your own questions", text))
            .collect()
    }

    fn with_stand_ins(&self, stand_ins: &[StandIn]) -> Self {
        let mut questions = self.clone();
        for question in &mut questions {
            let lists = question.follow_ups.iter_mut().chain(&mut question.tags);
            for text in lists.chain([&mut question.text]) {
                *text = replaced(text, stand_ins);
            }
        }
        questions
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::envelope::Envelope;
    use crate::domain::record::id::DeviceId;

    fn form() -> QuestionForm {
        QuestionForm {
            text: "  Tell me about\na time you said no. ".to_owned(),
            leading: Some(Principle::HaveBackbone),
            supporting: vec![
                Principle::Ownership,
                Principle::HaveBackbone,
                Principle::Ownership,
            ],
            follow_ups: "Whose idea was it?\n\n  What  did it cost? ".to_owned(),
            tags: "phone, Phone; second round,,".to_owned(),
            ..QuestionForm::default()
        }
    }

    #[test]
    fn a_form_becomes_a_question_without_its_slips() {
        let question = form().finished(OwnQuestion::default()).unwrap();
        assert_eq!(question.text, "Tell me about a time you said no.");
        assert_eq!(question.supporting, [Principle::Ownership]);
        assert_eq!(
            question.follow_ups,
            ["Whose idea was it?", "What did it cost?"]
        );
        assert_eq!(question.tags, ["phone", "second round"]);
        let again = QuestionForm::of(&question).finished(question.clone());
        assert_eq!(again, Ok(question));
    }

    #[test]
    fn a_form_without_a_question_says_so_and_an_archived_one_stays_archived() {
        let before = OwnQuestion {
            is_archived: true,
            ..OwnQuestion::default()
        };
        let empty = QuestionForm::default();
        assert_eq!(
            empty.finished(before.clone()),
            Err(QuestionFormError::NoText)
        );
        assert!(form().finished(before).unwrap().is_archived);
    }

    #[test]
    fn a_question_is_practiced_with_and_without_a_principle_while_it_is_not_archived() {
        let id = RecordId::from_text("a");
        let mut own = form().finished(OwnQuestion::default()).unwrap();
        let question = own.as_question(&id).unwrap();
        assert_eq!(
            (question.id.as_str(), question.leading),
            ("a", Some(Principle::HaveBackbone))
        );
        own.is_archived = true;
        assert_eq!(own.as_question(&id), None);
        own.is_archived = false;
        own.leading = None;
        assert_eq!(own.as_question(&id).unwrap().leading, None);
    }

    #[test]
    fn own_questions_follow_the_built_in_ones() {
        let now = chrono::DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        let own = |id: &str, leading| {
            let body = OwnQuestion {
                text: "Why?".to_owned(),
                leading,
                ..OwnQuestion::default()
            };
            Record::new(
                RecordId::from_text(id),
                body,
                now,
                &DeviceId("d".to_owned()),
            )
        };
        let own = [own("a", Some(Principle::Frugality)), own("b", None)];
        let bank = vec![own[0].body.as_question(&RecordId::from_text("q")).unwrap()];
        let ids: Vec<String> = with_own(bank, &own).into_iter().map(|one| one.id).collect();
        assert_eq!(ids, ["q", "a", "b"]);
    }

    #[test]
    fn a_question_with_its_text_alone_is_read_and_every_field_is_written() {
        let row = r#"{"id":"a","kind":"own-question","schema":1,"created":1,"changed":1,"revision":1,
            "device":"d","body":{"text":"Why?"}}"#;
        let record = Record::<OwnQuestion>::open(Envelope::read(row).unwrap()).unwrap();
        assert_eq!(record.body.role, Role::ProductManager);
        let written = record.close().write();
        for field in ["leading", "skill", "level", "tags", "is_archived"] {
            assert!(written.contains(&format!("\"{field}\":")), "{field}");
        }
    }

    #[test]
    fn what_is_noted_is_one_record_a_question() {
        assert_eq!(
            QuestionMark::id_for("dive-deep-1").as_str(),
            "mark-dive-deep-1"
        );
        let mark = r#"{"question":"dive-deep-1"}"#;
        let mark: QuestionMark = serde_json::from_str(mark).unwrap();
        assert_eq!(mark, QuestionMark::new("dive-deep-1"));
    }
}
