//! The form of a custom question.

use reactive_graph::graph::untrack;
use reactive_graph::signal::RwSignal;

use crate::domain::questions::own::{OwnQuestion, QuestionForm, QuestionFormError};
use crate::domain::record::draft::NEW;
use crate::domain::record::id::RecordId;
use crate::state::core::Core;
use crate::state::forms::typed::Typed;
use crate::state::forms::unsaved::{UnsavedForm, unsaved_of};

fn kept(core: &'static Core, id: &RecordId) -> Option<QuestionForm> {
    let own = core.library.of::<OwnQuestion>();
    own.map(id, |record| QuestionForm::of(&record.body))
}

impl Typed<QuestionForm> {
    /// Opens the form of a question, or of a new one.
    #[must_use]
    pub fn of_question(core: &'static Core, id: Option<&RecordId>) -> Self {
        let stored = id.and_then(|id| untrack(|| kept(core, id)));
        let key = id.map_or_else(|| format!("question:{NEW}"), |id| format!("question:{id}"));
        Self::open(core, key, stored.unwrap_or_default())
            .changing(id.cloned())
            .kept_as(kept)
    }

    /// The question forms that were typed and not saved; tracked.
    #[must_use]
    pub fn unsaved_questions(core: &'static Core) -> RwSignal<Vec<UnsavedForm<QuestionForm>>> {
        unsaved_of(core, "question", kept)
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
