//! The form of a custom question.

use reactive_graph::graph::untrack;

use crate::domain::questions::own::{OwnQuestion, QuestionForm, QuestionFormError};
use crate::domain::record::id::RecordId;
use crate::state::core::Core;
use crate::state::forms::typed::Typed;

impl Typed<QuestionForm> {
    /// Opens the form of a question, or of a new one.
    #[must_use]
    pub fn of_question(core: &'static Core, id: Option<&RecordId>) -> Self {
        let kept = |core: &'static Core, id: &RecordId| {
            let own = core.library.of::<OwnQuestion>();
            own.map(id, |record| QuestionForm::of(&record.body))
        };
        let stored = id.and_then(|id| untrack(|| kept(core, id)));
        let key = id.map_or_else(|| "question:new".to_owned(), |id| format!("question:{id}"));
        Self::open(core, key, stored.unwrap_or_default())
            .changing(id.cloned())
            .kept_as(kept)
    }

    /// Saves the form as a question and returns its id; `None` if something is missing.
    #[must_use]
    pub fn save_question(self) -> Option<RecordId> {
        let own = self.core.library.of::<OwnQuestion>();
        let before = self.id().and_then(|id| untrack(|| own.get(&id)));
        let before = before.map(|before| before.body).unwrap_or_default();
        let question =
            self.finished(|form| form.finished(before).map_err(QuestionFormError::advice))?;
        self.keep(question, Vec::new())
    }
}
