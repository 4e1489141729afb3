//! What the microphone hears while it is open: how loud it is, and what is said.

use std::rc::Rc;

use reactive_graph::prelude::*;
use reactive_graph::spawn_local;

use crate::domain::practice::recording::phrases;
use crate::domain::practice::transcript::Phrase;
use crate::domain::record::id::RecordId;
use crate::ports::{Aloud, Transcribing};
use crate::state::practice::recordings::{ON, RecordingDesk, TRANSCRIPTS};
use crate::state::practice::written::Written;

impl RecordingDesk {
    /// Takes a level of the recording or trial with that number, if it is still the latest.
    pub(super) fn hear(self, turn: u32, level: u8) {
        if turn != self.turn.get_value() {
            return;
        }
        let at = self.core.reading().monotonic;
        let reception = self
            .listener
            .try_update_value(|listener| listener.take(level, at))
            .unwrap_or_default();
        self.level.set(Some(level));
        if self.reception.get_untracked() != reception {
            self.reception.set(reception);
        }
    }

    /// Asks the browser whether it can write transcripts on the device; remembered from then on.
    pub fn ask_for_transcripts(self) {
        let Some(aloud) = self.aloud.get_untracked() else {
            return;
        };
        self.core
            .services
            .with_value(|services| services.mirror.put(TRANSCRIPTS, ON));
        spawn_local(async move {
            self.transcribing.set(aloud.transcriber.standing().await);
            self.knows_transcribing.set(true);
        });
    }

    /// Has the browser fetch its model for transcripts.
    pub fn fetch_model(self) {
        let Some(aloud) = self.aloud.get_untracked() else {
            return;
        };
        spawn_local(async move {
            if aloud.transcriber.fetch_model().await {
                self.transcribing.set(aloud.transcriber.standing().await);
            } else {
                self.core.notices.tell(
                    "The browser couldn’t install its speech model. Recording works without it.",
                );
            }
        });
    }

    /// Writes down what is said in a recording, where the browser can do that on the device.
    pub(super) fn write_down(self, aloud: &Aloud, id: &RecordId) -> Rc<Written> {
        let written = Rc::new(Written::default());
        if self.transcribing.get_untracked() == Transcribing::Ready {
            let (writing, id) = (Rc::clone(&written), id.clone());
            let listening = aloud.transcriber.listen(Box::new(move |phrase| {
                if writing.take(phrase) {
                    self.note_phrases(&id, &writing);
                }
            }));
            self.listening.set_value(listening);
        }
        written
    }

    /// A recording got its last chunk: a phrase that comes later is noted by itself.
    pub(super) fn end_writing(self, id: &RecordId, written: &Written) {
        written.end();
        self.note_phrases(id, written);
    }

    /// Notes what was said in a recording that has ended.
    fn note_phrases(self, id: &RecordId, written: &Written) {
        let phrases = written.phrases();
        if let Some(mut recording) = self.known(id)
            && recording.phrases != phrases
        {
            recording.phrases = phrases;
            self.keep_row(id.clone(), recording);
        }
    }

    /// What was said in an answer, as it was written down on this device; tracked.
    #[must_use]
    pub fn phrases(self, id: &RecordId) -> Vec<Phrase> {
        self.recordings.with(|recordings| phrases(recordings, id))
    }
}
