//! The current mock loop as its views see it, and the transitions between steps.

use leptos::prelude::*;

use crate::domain::clock::ClockReading;
use crate::domain::loops::mock::mock_loop::MockLoop;
use crate::domain::questions::question::Question;
use crate::domain::record::id::RecordId;
use crate::state::use_app;

/// The current loop, passed to its views.
#[derive(Clone, Copy)]
pub struct Run {
    /// The loop's id.
    pub id: StoredValue<RecordId>,
    /// Its current step.
    pub state: Memo<Option<MockLoop>>,
    /// The last reading of the clocks.
    pub now: RwSignal<ClockReading>,
    /// The question bank.
    pub questions: StoredValue<Vec<Question>>,
}

impl Run {
    /// Takes a step.
    pub fn act<T>(self, step: impl FnOnce(&mut MockLoop, ClockReading) -> T) -> Option<T> {
        let room = use_app().mock_loops;
        self.id.with_value(|id| room.act(id, step))
    }

    /// A value derived from the loop; tracked.
    pub fn read<T>(self, read: impl FnOnce(&MockLoop) -> T) -> Option<T> {
        self.state.with(|run| run.as_ref().map(read))
    }

    /// The current question, from the bank.
    pub fn question(self) -> Option<Question> {
        let id = self.read(|run| run.asked().map(|asked| asked.drawn.question.clone()))??;
        self.questions
            .with_value(|questions| questions.iter().find(|question| question.id == id).cloned())
    }
}

/// Goes on to the next step.
pub fn go_on(run: Run) -> Callback<()> {
    let room = use_app().mock_loops;
    Callback::new(move |()| run.id.with_value(|id| room.go_on(id)))
}
