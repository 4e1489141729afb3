//! Recordings of answers: making them, keeping them, hearing them; and a voice that reads.
//!
//! Recording is off until it is enabled, which this device remembers. Each chunk is stored
//! immediately, so a crash loses at most one. Errors are shown and never stop a session.

use std::rc::Rc;

use chrono::{DateTime, Utc};
use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, unbounded};
use reactive_graph::graph::untrack;
use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::domain::practice::recording::{AllRecordings, Recording, Trouble, answers, parts};
use crate::domain::record::id::RecordId;
use crate::domain::record::json::{from_json, to_json};
use crate::domain::speaking::delivery::Delivery;
use crate::domain::speaking::level::{Listener, Reception};
use crate::ports::{Aloud, Chunk, Heard, Listening, Row, Sound, StorageError, Take, Transcribing};
use crate::state::core::Core;
use crate::state::practice::written::Written;

/// The mirror's key for the recording switch.
const SWITCH: &str = "recording";
pub(super) const ON: &str = "on";

/// The mirror's key for transcripts, once they were asked for.
pub(super) const TRANSCRIPTS: &str = "transcripts";

/// The microphone's state.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Microphone {
    /// Off.
    #[default]
    Off,
    /// Waiting for permission.
    Asked,
    /// Recording.
    Recording,
}

/// A microphone test, so that no answer is recorded as silence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trial {
    /// It listens.
    Listening,
    /// Something was heard.
    Heard,
    /// Nothing was heard: it may be muted.
    Silent,
}

/// Recordings and reading aloud; a copyable handle that lives as long as the page.
#[derive(Clone, Copy)]
pub struct RecordingDesk {
    pub(super) core: &'static Core,
    pub(super) aloud: RwSignal<Option<Aloud>, LocalStorage>,
    take: StoredValue<Option<Rc<dyn Take>>, LocalStorage>,
    /// The number of the latest answer to record: a microphone that opens too late for its answer
    /// is closed.
    pub(super) turn: StoredValue<u32>,
    pub(super) recordings: RwSignal<AllRecordings>,
    /// What came of trying the microphone; none before.
    pub trial: RwSignal<Option<Trial>>,
    /// Whether answers are to be recorded.
    pub is_on: RwSignal<bool>,
    /// The microphone's state.
    pub microphone: RwSignal<Microphone>,
    /// Whether answers can be written down on this device.
    pub transcribing: RwSignal<Transcribing>,
    /// Whether the browser has said so.
    pub knows_transcribing: RwSignal<bool>,
    pub(super) listening: StoredValue<Option<Box<dyn Listening>>, LocalStorage>,
    /// How loud the microphone is, while it is open and the browser can tell.
    pub level: RwSignal<Option<u8>>,
    /// What the levels say so far.
    pub reception: RwSignal<Reception>,
    pub(super) listener: StoredValue<Listener>,
    /// The last error, until the next attempt.
    pub trouble: RwSignal<Option<Trouble>>,
    /// Whether a text is being read aloud.
    pub is_reading: RwSignal<bool>,
}

impl RecordingDesk {
    pub(crate) fn new(core: &'static Core) -> Self {
        Self {
            core,
            aloud: RwSignal::new_local(None),
            take: StoredValue::new_local(None),
            turn: StoredValue::new(0),
            recordings: RwSignal::new(AllRecordings::new()),
            trial: RwSignal::new(None),
            is_on: RwSignal::new(false),
            microphone: RwSignal::new(Microphone::Off),
            transcribing: RwSignal::new(Transcribing::default()),
            knows_transcribing: RwSignal::new(false),
            listening: StoredValue::new_local(None),
            level: RwSignal::new(None),
            reception: RwSignal::new(Reception::default()),
            listener: StoredValue::new(Listener::default()),
            trouble: RwSignal::new(None),
            is_reading: RwSignal::new(false),
        }
    }

    /// Loads the devices and the list of recordings, once, and deletes expired ones for good.
    pub fn open(self) {
        if self.aloud.with_untracked(Option::is_some) {
            return;
        }
        spawn_local(async move {
            let services = self.core.services.get_value();
            let Some(aloud) = services.aloud.bring().await else {
                self.core.notices
                    .alert("Recording and reading aloud didn’t load. Practice works without them. Reload to try \
                        again.");
                return;
            };
            let found = match aloud.recordings.list().await {
                Ok(rows) => rows,
                Err(error) => {
                    self.core.notices.alert(error.to_string());
                    Vec::new()
                }
            };
            let now = services.clock.now().wall;
            let (spent, kept): (AllRecordings, AllRecordings) = found
                .into_iter()
                .filter_map(|row| {
                    let recording = from_json::<Recording>(&row.text).ok()?;
                    Some((RecordId::from_text(&row.key), recording))
                })
                .partition(|(_, recording)| recording.is_spent(now));
            self.recordings.set(kept);
            self.is_on
                .set(services.mirror.get(SWITCH).as_deref() == Some(ON));
            self.aloud.set(Some(aloud.clone()));
            for id in spent.keys() {
                // Anything that cannot be deleted now is deleted next time.
                let _ = aloud.recordings.remove(id.as_str()).await;
            }
            // Not without having been asked to: a browser without the service behind it may end the page.
            if services.mirror.get(TRANSCRIPTS).as_deref() == Some(ON) {
                self.ask_for_transcripts();
            }
        });
    }

    /// Whether everything is loaded; tracked.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.aloud.with(Option::is_some)
    }

    /// Whether there is a voice; tracked.
    #[must_use]
    pub fn can_read(self) -> bool {
        self.aloud
            .with(|aloud| aloud.as_ref().is_some_and(|aloud| aloud.speech.is_there()))
    }

    /// Reads a text aloud, or stops reading.
    pub fn read(self, text: &str) {
        let Some(aloud) = self.aloud.get_untracked() else {
            return;
        };
        if self.is_reading.get_untracked() {
            self.hush();
            return;
        }
        self.is_reading.set(true);
        aloud.speech.say(
            text,
            Box::new(move |heard| {
                self.is_reading.set(false);
                if !heard {
                    self.core.notices.tell(
                        "This browser has no voice to read aloud. The question stays on the screen.",
                    );
                }
            }),
        );
    }

    /// Stops reading.
    pub fn hush(self) {
        if self.is_reading.get_untracked() {
            self.is_reading.set(false);
            if let Some(aloud) = self.aloud.get_untracked() {
                aloud.speech.hush();
            }
        }
    }

    /// Enables recording, which asks for the microphone, or disables it.
    pub fn switch(self, on: bool) {
        self.trouble.set(None);
        let aloud = self.aloud.get_untracked().filter(|_| on);
        let Some(aloud) = aloud else {
            self.remember(false);
            self.end();
            return;
        };
        self.microphone.set(Microphone::Asked);
        spawn_local(async move {
            let answer = aloud.recorder.ask().await;
            self.microphone.set(Microphone::Off);
            self.remember(answer.is_ok());
            self.trouble.set(answer.err());
        });
    }

    /// Listens to the microphone and keeps nothing, until [`Self::end`]: then it is said whether anything
    /// was heard.
    pub fn try_microphone(self) {
        let Some(aloud) = self.aloud.get_untracked() else {
            return;
        };
        self.end();
        self.trouble.set(None);
        self.trial.set(Some(Trial::Listening));
        let turn = self.turn.get_value();
        let (sender, mut heard) = unbounded();
        spawn_local(async move {
            let told = move |told| {
                // The other end is gone once it has heard that this stopped.
                let _ = sender.unbounded_send(told);
            };
            let take: Rc<dyn Take> = match aloud.recorder.start(Box::new(told)).await {
                Ok(take) => Rc::from(take),
                Err(trouble) => {
                    self.trial.set(None);
                    self.trouble.set(Some(trouble));
                    return;
                }
            };
            if turn == self.turn.get_value() {
                self.take.set_value(Some(Rc::clone(&take)));
            } else {
                take.stop();
            }
            let mut file = Vec::new();
            while let Some(told) = heard.next().await {
                match told {
                    Heard::Chunk(bytes) => file.extend(bytes),
                    Heard::Level(level) => self.hear(turn, level),
                    Heard::Stopped(_) => break,
                }
            }
            let sound = aloud.sounds.open(vec![file]).await;
            // Softer than what fills a picture is silence; see `recording::peaks`.
            let is_loud = |sound: Rc<dyn Sound>| sound.peaks(1).first() == Some(&100);
            let trial = if sound.is_ok_and(is_loud) {
                Trial::Heard
            } else {
                Trial::Silent
            };
            self.trial.set(Some(trial));
        });
    }

    fn remember(self, on: bool) {
        self.is_on.set(on);
        self.core.services.with_value(|services| {
            if on {
                services.mirror.put(SWITCH, ON);
            } else {
                services.mirror.remove(SWITCH);
            }
        });
    }

    /// Starts recording the answer to a question, given by its id and text, on a card of a session.
    pub fn begin(self, question: (String, String), card: (RecordId, usize)) {
        let Some(aloud) = self.aloud.get_untracked() else {
            return;
        };
        self.end();
        self.trouble.set(None);
        self.microphone.set(Microphone::Asked);
        let turn = self.turn.get_value();
        let (sender, heard) = unbounded();
        spawn_local(async move {
            let started = aloud
                .recorder
                .start(Box::new(move |told| {
                    // The receiver is dropped once it knows that recording stopped.
                    let _ = sender.unbounded_send(told);
                }))
                .await;
            let take: Rc<dyn Take> = match started {
                Ok(take) => Rc::from(take),
                Err(trouble) => {
                    self.microphone.set(Microphone::Off);
                    self.remember(false);
                    self.trouble.set(Some(trouble));
                    return;
                }
            };
            if turn != self.turn.get_value() {
                take.stop();
                return;
            }
            self.take.set_value(Some(Rc::clone(&take)));
            self.microphone.set(Microphone::Recording);
            let (now, entropy) = self
                .core
                .services
                .with_value(|services| (services.clock.now().wall, services.clock.entropy()));
            let mut recording = Recording::begin(question, card, take.media(), now);
            recording.part_of = self.first_part(&recording);
            let id = RecordId::new(now, entropy);
            let written = self.write_down(&aloud, &id);
            self.follow((id, recording, written), (aloud, take), (turn, heard))
                .await;
        });
    }

    /// Stores the chunks one after the other: a stored recording never has a gap.
    async fn follow(
        self,
        (id, mut recording, written): (RecordId, Recording, Rc<Written>),
        (aloud, take): (Aloud, Rc<dyn Take>),
        (turn, mut heard): (u32, UnboundedReceiver<Heard>),
    ) {
        let mut trouble = None;
        while let Some(told) = heard.next().await {
            match told {
                Heard::Chunk(bytes) if trouble.is_none() => {
                    // It may have been kept or deleted before its last chunk arrived.
                    recording = self.known(&id).unwrap_or(recording);
                    recording.phrases = written.phrases();
                    let next = recording.with_chunk(bytes.len(), self.now());
                    let chunk = Chunk {
                        number: recording.chunks,
                        bytes,
                    };
                    match aloud.recordings.keep(row(&id, &next), Some(chunk)).await {
                        Ok(()) => {
                            recording = next;
                            self.show(&id, recording.clone());
                        }
                        Err(error) => {
                            trouble = Some(not_kept(error));
                            take.stop();
                        }
                    }
                }
                Heard::Chunk(_) => {}
                Heard::Level(level) => self.hear(turn, level),
                Heard::Stopped(reason) => {
                    trouble = trouble.or(reason);
                    break;
                }
            }
        }
        self.end_writing(&id, &written);
        // The next answer may have started by now.
        let is_own = self
            .take
            .with_value(|current| current.as_ref().is_some_and(|one| Rc::ptr_eq(one, &take)));
        if is_own {
            self.end();
        }
        if trouble.is_some() {
            self.trouble.set(trouble);
        }
    }

    /// The recording of the same answer that was begun before, if there is one.
    fn first_part(self, of: &Recording) -> Option<RecordId> {
        let answers = untrack(|| self.chosen(|one| one.is_living() && one.is_of_answer_of(of)));
        answers.into_iter().next().map(|(id, _)| id)
    }

    /// Ends the current recording, if there is one; the rest of it is still stored.
    pub fn end(self) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        if let Some(take) = self.take.try_update_value(Option::take).flatten() {
            take.stop();
        }
        if let Some(listening) = self.listening.try_update_value(Option::take).flatten() {
            listening.stop();
        }
        self.microphone.set(Microphone::Off);
        self.level.set(None);
        self.reception.set(Reception::default());
        self.listener.set_value(Listener::default());
    }

    /// The recordings of a session's card, oldest first; tracked.
    #[must_use]
    pub fn of_card(self, session: &RecordId, card: usize) -> Vec<(RecordId, Recording)> {
        self.chosen(|recording| {
            recording.is_living() && recording.session == *session && recording.card == card
        })
    }

    /// The recordings of an answer in a mock loop, by the answer's number; see
    /// [`crate::domain::loops::mock::mock_loop::MockLoop::told_in`]. Oldest first; tracked.
    #[must_use]
    pub fn of_answer(
        self,
        run: &RecordId,
        number: usize,
        question: &str,
    ) -> Vec<(RecordId, Recording)> {
        // An aborted interview reuses its last number for the next answer.
        let mut recorded = self.of_card(run, number);
        recorded.retain(|(_, recording)| recording.question == question);
        recorded
    }

    /// All recordings, oldest first; tracked.
    #[must_use]
    pub fn living(self) -> Vec<(RecordId, Recording)> {
        self.chosen(Recording::is_living)
    }

    /// Deleted recordings that still take space; tracked.
    #[must_use]
    pub fn thrown(self) -> Vec<(RecordId, Recording)> {
        self.chosen(|recording| recording.thrown.is_some())
    }

    fn chosen(self, wanted: impl Fn(&Recording) -> bool) -> Vec<(RecordId, Recording)> {
        self.recordings
            .with(|recordings| answers(recordings, wanted))
    }

    /// The recordings of these answers.
    fn parts_of(self, ids: &[RecordId]) -> Vec<RecordId> {
        self.recordings.with_untracked(|all| {
            let parts = ids.iter().flat_map(|id| parts(all, id));
            parts.collect()
        })
    }

    /// Notes how an answer was delivered, once its sound was read.
    pub fn note_delivery(self, id: &RecordId, delivery: Option<Delivery>) {
        if let Some(mut recording) = self.known(id)
            && recording.delivery != delivery
        {
            recording.delivery = delivery;
            self.keep_row(id.clone(), recording);
        }
    }

    /// A recording with its id, if it is there; tracked.
    #[must_use]
    pub fn recording(self, id: &RecordId) -> Option<(RecordId, Recording)> {
        self.recordings.with(|recordings| {
            let found = recordings.get_key_value(id)?;
            Some((found.0.clone(), found.1.clone()))
        })
    }

    /// Whether the candidate still has to decide about a recording; tracked.
    #[must_use]
    pub fn is_undecided(self, id: &RecordId) -> bool {
        self.recordings
            .with(|recordings| recordings.get(id).is_some_and(Recording::is_undecided))
    }

    /// Keeps recordings, so that the app doesn't ask about them again.
    pub fn keep(self, ids: &[RecordId]) {
        let now = self.now();
        self.decide(ids, |recording| recording.kept = Some(now));
    }

    /// Undoes keeping a recording: it stays, undecided.
    pub fn leave_open(self, id: &RecordId) {
        self.decide(std::slice::from_ref(id), |recording| recording.kept = None);
    }

    /// Deletes recordings and offers to undo that.
    pub fn throw_away(self, ids: &[RecordId]) {
        let now = self.now();
        self.decide(ids, |recording| recording.thrown = Some(now));
        let told = match ids.len() {
            0 => return,
            1 => "Recording deleted.".to_owned(),
            count => format!("{count} recordings deleted."),
        };
        let ids = ids.to_vec();
        self.core.notices.offer_undo(told, move || {
            self.decide(&ids, |recording| recording.thrown = None);
        });
    }

    pub(super) fn known(self, id: &RecordId) -> Option<Recording> {
        self.recordings
            .with_untracked(|recordings| recordings.get(id).cloned())
    }

    fn decide(self, ids: &[RecordId], decision: impl Fn(&mut Recording)) {
        for id in self.parts_of(ids) {
            if let Some(mut recording) = self.known(&id) {
                decision(&mut recording);
                self.keep_row(id, recording);
            }
        }
    }

    /// Writes a recording's metadata, without its sound. Each row has its own transaction; the
    /// browser runs them in order.
    pub(super) fn keep_row(self, id: RecordId, marked: Recording) {
        let Some(aloud) = self.aloud.get_untracked() else {
            return;
        };
        self.show(&id, marked.clone());
        spawn_local(async move {
            if let Err(error) = aloud.recordings.keep(row(&id, &marked), None).await {
                self.core.notices.alert(error.to_string());
            }
        });
    }

    /// Frees the space of deleted recordings, which cannot be undone.
    pub fn free(self) {
        let Some(aloud) = self.aloud.get_untracked() else {
            return;
        };
        let thrown = untrack(|| self.thrown());
        spawn_local(async move {
            let ids: Vec<RecordId> = thrown.into_iter().map(|(id, _)| id).collect();
            for id in self.parts_of(&ids) {
                match aloud.recordings.remove(id.as_str()).await {
                    Ok(()) => self.recordings.update(|recordings| {
                        recordings.remove(&id);
                    }),
                    Err(error) => self.core.notices.alert(error.to_string()),
                }
            }
        });
    }

    /// The sound of a recording.
    ///
    /// # Errors
    /// Why it cannot be heard.
    pub async fn sound(self, id: RecordId) -> Result<Rc<dyn Sound>, String> {
        let aloud = self
            .aloud
            .get_untracked()
            .ok_or("The player didn’t load. Reload and try again.")?;
        let mut files = Vec::new();
        for part in self.parts_of(&[id]) {
            let sound = aloud.recordings.sound(part.as_str()).await;
            let file = sound.map_err(|error| error.to_string())?;
            if !file.is_empty() {
                files.push(file);
            }
        }
        if files.is_empty() {
            return Err("This recording is no longer on this device.".to_owned());
        }
        aloud.sounds.open(files).await.map_err(|detail| {
            format!("This browser can’t play it ({detail}). It stays on this device.")
        })
    }

    fn show(self, id: &RecordId, recording: Recording) {
        self.recordings.update(|recordings| {
            recordings.insert(id.clone(), recording);
        });
    }

    fn now(self) -> DateTime<Utc> {
        self.core.now()
    }
}

fn row(id: &RecordId, recording: &Recording) -> Row {
    Row {
        key: id.as_str().to_owned(),
        text: to_json(recording),
    }
}

fn not_kept(error: StorageError) -> Trouble {
    match error {
        StorageError::Full => Trouble::Full,
        StorageError::Aborted(detail) => Trouble::NotKept(detail),
        other => Trouble::NotKept(other.to_string()),
    }
}
