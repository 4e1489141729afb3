//! What is said in a recording, phrase by phrase.

use std::cell::{Cell, RefCell};

use crate::domain::practice::transcript::Phrase;

/// What is said in a recording, as far as it was heard.
#[derive(Default)]
pub(super) struct Written {
    phrases: RefCell<Vec<Phrase>>,
    /// Whether the recording has its last chunk; before it, each chunk takes the phrases along.
    has_ended: Cell<bool>,
}

impl Written {
    /// The phrases so far.
    pub(super) fn phrases(&self) -> Vec<Phrase> {
        self.phrases.borrow().clone()
    }

    /// Takes a phrase, and returns whether it has to be noted by itself.
    pub(super) fn take(&self, phrase: Phrase) -> bool {
        self.phrases.borrow_mut().push(phrase);
        self.has_ended.get()
    }

    /// Notes that the recording has its last chunk.
    pub(super) fn end(&self) {
        self.has_ended.set(true);
    }
}
