//! Questions that the candidate asks interviewers: a starting set, custom ones, and who was asked.

use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::record::envelope::{Body, Record};
use crate::domain::record::id::RecordId;
use crate::domain::record::json::from_json;
use crate::domain::record::kind::Kind;

/// The kind of interviewer that a question suits best.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Addressee {
    /// Anyone.
    #[default]
    Anyone,
    /// The hiring manager.
    HiringManager,
    /// A team member or close peer.
    Colleague,
    /// The Bar Raiser.
    BarRaiser,
}

choices! {
    Addressee {
        HiringManager: "hiring-manager", "The hiring manager";
        Colleague: "colleague", "A future colleague";
        BarRaiser: "bar-raiser", "The Bar Raiser";
        Anyone: "anyone", "Anyone";
    }
}

/// A question of the starting set, `public/data/questions-to-ask.json`, a list of these.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Starter {
    /// Its name in records.
    pub id: String,
    /// The interviewer that it suits best.
    pub of: Addressee,
    /// The question.
    pub text: String,
    /// What to listen for in the answer.
    pub listen: String,
}

/// Reads the starting set.
///
/// # Errors
/// What the reader says when the file has another shape.
pub fn read_starters(json: &str) -> Result<Vec<Starter>, String> {
    from_json(json).map_err(|error| error.to_string())
}

/// An interviewer of a loop who was asked a question.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AskedOf {
    /// The loop.
    pub of_loop: RecordId,
    /// The interviewer's key in the loop, which stays the same when the loop is edited.
    pub interviewer: u32,
}

/// A custom question, or changes to one of the starting set.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct QuestionToAsk {
    /// The question.
    pub text: String,
    /// The interviewer that it suits best.
    pub of: Addressee,
    /// The starter it replaces; `None` if it is a custom one.
    pub starter: Option<String>,
    /// Whether it was removed from the list, which only a starter needs.
    pub is_hidden: bool,
    /// Who was asked.
    pub asked: Vec<AskedOf>,
}

impl Body for QuestionToAsk {
    const KIND: Kind = Kind::QuestionToAsk;
}

impl QuestionToAsk {
    /// A starter as a record, before any change.
    #[must_use]
    pub fn of_starter(starter: &Starter) -> Self {
        Self {
            text: starter.text.clone(),
            of: starter.of,
            starter: Some(starter.id.clone()),
            is_hidden: false,
            asked: Vec::new(),
        }
    }

    /// The id of a starter's record.
    #[must_use]
    pub fn id_for(starter: &str) -> RecordId {
        RecordId::from_text(&format!("to-ask-{starter}"))
    }

    /// Whether it was asked of an interviewer.
    #[must_use]
    pub fn was_asked(&self, of: &AskedOf) -> bool {
        self.asked.contains(of)
    }

    /// Records whether it was asked of an interviewer.
    pub fn set_asked(&mut self, of: &AskedOf, was_asked: bool) {
        self.asked.retain(|other| other != of);
        if was_asked {
            self.asked.push(of.clone());
        }
    }
}

/// An entry of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ToAskEntry {
    /// Its record, which is first stored when it changes.
    pub id: RecordId,
    /// The question.
    pub question: QuestionToAsk,
    /// What the reply reveals; empty for custom questions and for starters with changed text.
    pub listen: String,
}

/// The current list: the starting set with its changes, then custom questions, the oldest first.
/// Removed ones are left out.
#[must_use]
pub fn listed(starters: &[Starter], records: &[Record<QuestionToAsk>]) -> Vec<ToAskEntry> {
    let from_the_set = starters.iter().map(|starter| {
        let id = QuestionToAsk::id_for(&starter.id);
        let question = records
            .iter()
            .find(|record| *record.id() == id)
            .map_or_else(
                || QuestionToAsk::of_starter(starter),
                |record| record.body.clone(),
            );
        let listen = if question.text == starter.text {
            starter.listen.clone()
        } else {
            String::new()
        };
        ToAskEntry {
            id,
            question,
            listen,
        }
    });
    let is_known = |record: &&Record<QuestionToAsk>| {
        let of = record.body.starter.as_deref();
        of.is_some_and(|of| starters.iter().any(|starter| starter.id == of))
    };
    // A starter that a later version dropped stays on the list if the candidate changed or asked it.
    let own = records
        .iter()
        .filter(|record| !is_known(record))
        .map(|record| ToAskEntry {
            id: record.id().clone(),
            question: record.body.clone(),
            listen: String::new(),
        });
    from_the_set
        .chain(own)
        .filter(|entry| !entry.question.is_hidden)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::loops::interview_loop::{InterviewLoop, Interviewer};
    use crate::domain::record::id::DeviceId;
    use chrono::DateTime;

    fn starter(id: &str) -> Starter {
        Starter {
            id: id.to_owned(),
            of: Addressee::HiringManager,
            text: format!("{id}?"),
            listen: "A number.".to_owned(),
        }
    }

    fn record(id: RecordId, body: QuestionToAsk) -> Record<QuestionToAsk> {
        let at = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        Record::new(id, body, at, &DeviceId("d".to_owned()))
    }

    #[test]
    fn the_list_is_the_starting_set_as_it_was_changed_and_the_own_ones() {
        let starters = [starter("a"), starter("b"), starter("c")];
        let mut changed = QuestionToAsk::of_starter(&starters[0]);
        changed.text = "A, really?".to_owned();
        let mut hidden = QuestionToAsk::of_starter(&starters[1]);
        hidden.is_hidden = true;
        let own = QuestionToAsk {
            text: "Mine?".to_owned(),
            ..QuestionToAsk::default()
        };
        let records = [
            record(QuestionToAsk::id_for("a"), changed),
            record(QuestionToAsk::id_for("b"), hidden),
            record(RecordId::from_text("own"), own),
        ];
        let listed = listed(&starters, &records);
        let texts: Vec<(&str, &str)> = listed
            .iter()
            .map(|entry| (entry.question.text.as_str(), entry.listen.as_str()))
            .collect();
        assert_eq!(
            texts,
            [("A, really?", ""), ("c?", "A number."), ("Mine?", "")]
        );
    }

    #[test]
    fn a_mark_stays_with_its_interviewer_when_another_is_taken_out_of_the_loop() {
        let mut of = InterviewLoop::default();
        for name in ["Ana", "Ben", "Cleo"] {
            of.add(Interviewer {
                name: name.to_owned(),
                ..Interviewer::default()
            });
        }
        let asked = |of: &InterviewLoop, place: usize| AskedOf {
            of_loop: RecordId::from_text("l"),
            interviewer: of.interviewers[place].key.unwrap(),
        };
        let mut question = QuestionToAsk::default();
        question.set_asked(&asked(&of, 1), true);
        of.take_out(0);
        assert!(question.was_asked(&asked(&of, 0)), "Ben is the first now");
        assert!(!question.was_asked(&asked(&of, 1)), "Cleo was not asked");
        assert_eq!(of.label_of(question.asked[0].interviewer), "Ben");
    }

    #[test]
    fn a_mark_of_before_there_were_keys_is_found() {
        let old = r#"{"text":"Mine?","of":"anyone","starter":null,"is_hidden":false,
            "asked":[{"of_loop":"l","interviewer":1}]}"#;
        let question: QuestionToAsk = from_json(old).unwrap();
        let of = r#"{"name":"","date":null,"interviewers":[
            {"name":"Ana","role":"","principles":[],"questions":2,"is_bar_raiser":false},
            {"name":"Ben","role":"","principles":[],"questions":2,"is_bar_raiser":false}]}"#;
        let mut of: InterviewLoop = from_json(of).unwrap();
        of.take_out(0);
        assert_eq!(of.label_of(question.asked[0].interviewer), "Ben");
    }

    #[test]
    fn a_question_is_checked_off_for_one_interviewer_and_not_for_another() {
        let of = |interviewer| AskedOf {
            of_loop: RecordId::from_text("l"),
            interviewer,
        };
        let mut question = QuestionToAsk::default();
        question.set_asked(&of(1), true);
        question.set_asked(&of(1), true);
        assert_eq!(question.asked.len(), 1);
        assert!(question.was_asked(&of(1)) && !question.was_asked(&of(0)));
        question.set_asked(&of(1), false);
        assert!(question.asked.is_empty());
    }
}
