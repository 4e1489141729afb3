//! A mock loop under way as its parts see it, and the way from one step to the next.

use leptos::prelude::*;

use crate::domain::clock::ClockReading;
use crate::domain::loops::mock::mock_loop::MockLoop;
use crate::domain::questions::question::Question;
use crate::domain::record::id::RecordId;
use crate::state::use_app;

/// A loop under way, as its parts see it.
#[derive(Clone, Copy)]
pub struct Run {
    /// Which loop.
    pub id: StoredValue<RecordId>,
    /// Where it stands.
    pub state: Memo<Option<MockLoop>>,
    /// The last look at the clocks.
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

    /// What is read off the loop; tracked.
    pub fn read<T>(self, read: impl FnOnce(&MockLoop) -> T) -> Option<T> {
        self.state.with(|run| run.as_ref().map(read))
    }

    /// The question that is up, as the bank has it.
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
