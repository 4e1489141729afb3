//! The candidate's questions for interviewers: the list, and who was asked each one.

use reactive_graph::graph::untrack;
use reactive_graph::owner::StoredValue;
use reactive_graph::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::guide::to_ask::{
    Addressee, AskedOf, QuestionToAsk, Starter, ToAskEntry, listed,
};
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::ports::Durability;
use crate::state::core::Core;
use crate::state::forms::typed::Typed;
use crate::state::records::library::Library;

/// The form's values: a new question, or an edited one.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ToAskForm {
    /// The entry it was filled from; `None` for a new one.
    pub of: Option<RecordId>,
    /// The question.
    pub text: String,
    /// The kind of interviewer it suits best.
    pub addressee: Addressee,
    /// The entry when the form was filled.
    #[serde(default)]
    pub was: Option<(String, Addressee)>,
}

impl ToAskForm {
    /// The form filled with an entry, to edit it.
    #[must_use]
    pub fn changing(id: RecordId, question: &QuestionToAsk) -> Self {
        Self {
            of: Some(id),
            text: question.text.clone(),
            addressee: question.of,
            was: Some((question.text.clone(), question.of)),
        }
    }

    /// Its typed values.
    #[must_use]
    pub fn typed(&self) -> Self {
        Self {
            of: None,
            was: None,
            ..self.clone()
        }
    }

    /// Whether the stored entry is the one that this form was filled from, or matches the form.
    fn knows(&self, kept: &Self) -> bool {
        kept.was == self.was || (&kept.text, kept.addressee) == (&self.text, self.addressee)
    }

    /// The form with its text trimmed.
    fn finished(mut self) -> Result<Self, &'static str> {
        self.text = self.text.trim().into();
        if self.text.is_empty() {
            return Err("Write the question first.");
        }
        Ok(self)
    }
}

/// The list; a copyable handle.
#[derive(Clone, Copy)]
pub struct ToAskList {
    library: &'static Library,
    starters: StoredValue<Vec<Starter>>,
}

impl ToAskList {
    /// The list, on top of a starting set.
    #[must_use]
    pub fn of(core: &'static Core, starters: Vec<Starter>) -> Self {
        Self {
            library: core.library,
            starters: StoredValue::new(starters),
        }
    }

    /// The current list; tracked.
    #[must_use]
    pub fn entries(self) -> Vec<ToAskEntry> {
        let records = self.library.of::<QuestionToAsk>().living();
        self.starters
            .with_value(|starters| listed(starters, &records))
    }

    /// Notes whether a question was asked of an interviewer.
    pub fn set_asked(self, entry: &RecordId, of: &AskedOf, was_asked: bool) {
        if let Some(record) = self.changed(entry, |question| question.set_asked(of, was_asked)) {
            self.library.keep(record, Vec::new(), Durability::Strict);
        }
    }

    /// Saves the form: a new question, or an edited entry.
    pub fn keep(self, typed: Typed<ToAskForm>) {
        let Some(form) = typed.finished(ToAskForm::finished) else {
            return;
        };
        let kept = form.of.as_ref().and_then(|of| {
            let records = self.library.of::<QuestionToAsk>();
            untrack(|| records.map(of, |kept| ToAskForm::changing(of.clone(), &kept.body)))
        });
        if kept.is_some_and(|kept| typed.asks_about(kept.clone(), form.knows(&kept))) {
            return;
        }
        let ToAskForm {
            of,
            text,
            addressee,
            ..
        } = form;
        let changed = of.and_then(|of| {
            let kept = untrack(|| self.library.of::<QuestionToAsk>().get(&of));
            if let Some(kept) = kept {
                let body = QuestionToAsk {
                    text: text.clone(),
                    of: addressee,
                    ..kept.body.clone()
                };
                return Some(typed.following(kept, body));
            }
            self.changed(&of, |question| {
                question.text.clone_from(&text);
                question.of = addressee;
            })
        });
        let record = changed.unwrap_or_else(|| {
            self.library.new_record(QuestionToAsk {
                text,
                of: addressee,
                ..QuestionToAsk::default()
            })
        });
        self.library.keep(record, typed.sent(), Durability::Strict);
    }

    /// Removes a question and offers to undo that.
    pub fn remove(self, entry: &RecordId) {
        let Some(record) = self.changed(entry, |question| question.is_hidden = true) else {
            return;
        };
        let library = self.library;
        library.keep(record, Vec::new(), Durability::Strict);
        let id = entry.clone();
        library.offer_undo_once_kept("Question removed.", move || {
            library.edit(&id, |question: &mut QuestionToAsk| {
                question.is_hidden = false;
            });
        });
    }

    /// An entry's record with a change. A starter becomes a record with its first change.
    fn changed(
        self,
        entry: &RecordId,
        change: impl FnOnce(&mut QuestionToAsk),
    ) -> Option<Record<QuestionToAsk>> {
        let (now, device) = self.library.here();
        if let Some(record) = untrack(|| self.library.of::<QuestionToAsk>().get(entry)) {
            return Some(record.edited(now, &device, change));
        }
        let mut question = untrack(|| self.entries())
            .into_iter()
            .find(|listed| listed.id == *entry)?
            .question;
        change(&mut question);
        Some(Record::new(entry.clone(), question, now, &device))
    }
}
