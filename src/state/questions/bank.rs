//! Use cases for questions: archiving custom ones, and notes about any question.

use reactive_graph::graph::untrack;
use reactive_graph::prelude::*;

use crate::domain::principle::Principle;
use crate::domain::questions::own::{
    AskedOnce, Marks, OwnQuestion, QuestionMark, one_line, with_own, without_principle,
};
use crate::domain::questions::question::Question;
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::ports::{Change, Durability};
use crate::state::forms::typed::Typed;
use crate::state::records::library::Library;

impl Library {
    /// The notes about all questions; tracked.
    #[must_use]
    pub fn question_marks(&'static self) -> Marks {
        self.of::<QuestionMark>()
            .map_living(|mark| (mark.body.question.clone(), mark.body.clone()))
            .into_iter()
            .collect()
    }

    /// The notes about a question; tracked.
    #[must_use]
    pub fn question_mark(&'static self, question: &str) -> QuestionMark {
        self.of::<QuestionMark>()
            .get(&QuestionMark::id_for(question))
            .map_or_else(|| QuestionMark::new(question), |record| record.body)
    }

    /// The built-in questions and the active custom ones; tracked.
    #[must_use]
    pub fn with_own_questions(&'static self, bank: Vec<Question>) -> Vec<Question> {
        with_own(bank, &self.of::<OwnQuestion>().living())
    }

    /// The custom questions without a principle, each with a suggested one; tracked.
    #[must_use]
    pub fn without_principle(
        &'static self,
        bank: &[Question],
    ) -> Vec<(RecordId, String, Option<Principle>)> {
        without_principle(bank, &self.of::<OwnQuestion>().living())
    }

    /// Sets the principles of custom questions without one, and offers to undo that.
    pub fn set_principles(&'static self, chosen: Vec<(RecordId, Principle)>) {
        let set = move |id: &RecordId, leading: Option<Principle>| {
            self.edit(id, |question: &mut OwnQuestion| {
                question.leading = leading;
                question.supporting.retain(|one| Some(*one) != leading);
            });
        };
        for (id, principle) in &chosen {
            set(id, Some(*principle));
        }
        self.offer_undo_once_kept("Principles set.", move || {
            for (id, _) in &chosen {
                set(id, None);
            }
        });
    }

    /// Adds a question to the favorites, or removes it.
    pub fn turn_favorite(&'static self, question: &str) {
        self.note(question, Vec::new(), |mark| {
            mark.is_favourite = !mark.is_favourite;
        });
    }

    /// Notes that a question was really asked, as `typed` in a form, and offers to undo that.
    pub fn note_asked(&'static self, question: &str, typed: Typed<AskedOnce>) {
        let asked = typed.form.get_untracked();
        let asked = AskedOnce {
            day: asked.day,
            company: one_line(&asked.company),
            round: one_line(&asked.round),
        };
        self.note(question, typed.sent(), |mark| {
            mark.asked.push(asked.clone());
        });
        let question = question.to_owned();
        self.offer_undo_once_kept("Note saved.", move || {
            self.note(&question, Vec::new(), |mark| {
                if let Some(at) = mark.asked.iter().rposition(|one| *one == asked) {
                    mark.asked.remove(at);
                }
            });
        });
    }

    /// Removes one occasion on which a question was asked, and offers to undo that.
    pub fn forget_asked(&'static self, question: &str, at: usize) {
        let mut forgotten = None;
        self.note(question, Vec::new(), |mark| {
            forgotten = (at < mark.asked.len()).then(|| mark.asked.remove(at));
        });
        let Some(asked) = forgotten else {
            return;
        };
        let question = question.to_owned();
        self.offer_undo_once_kept("Note removed.", move || {
            self.note(&question, Vec::new(), |mark| {
                mark.asked.insert(at.min(mark.asked.len()), asked.clone());
            });
        });
    }

    /// Archives or restores a custom question, and offers to undo that.
    pub fn set_archived(&'static self, id: &RecordId, is_archived: bool) {
        let turn = move |id: &RecordId, to: bool| {
            self.edit(id, |question: &mut OwnQuestion| question.is_archived = to);
        };
        turn(id, is_archived);
        let told = if is_archived {
            "Archived: saved, but not listed or practiced."
        } else {
            "Question restored."
        };
        let id = id.clone();
        self.offer_undo_once_kept(told, move || turn(&id, !is_archived));
    }

    /// Changes the notes about a question, with further changes in the same transaction.
    fn note(
        &'static self,
        question: &str,
        changes: Vec<Change>,
        edit: impl FnOnce(&mut QuestionMark),
    ) {
        let id = QuestionMark::id_for(question);
        let (now, device) = self.here();
        let record = if let Some(record) = untrack(|| self.of::<QuestionMark>().get(&id)) {
            record.edited(now, &device, edit)
        } else {
            let mut mark = QuestionMark::new(question);
            edit(&mut mark);
            Record::new(id, mark, now, &device)
        };
        self.keep(record, changes, Durability::Strict);
    }
}
