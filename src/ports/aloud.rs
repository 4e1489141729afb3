//! The microphone, the speaker, and a voice, for practice aloud.

use std::rc::Rc;
use std::time::Duration;

use crate::domain::practice::recording::Trouble;
use crate::domain::practice::transcript::Phrase;
use crate::domain::speaking::delivery::Delivery;
use crate::ports::pending::Pending;
use crate::ports::store::{Row, StorageError};

/// The devices for practice aloud. They are loaded separately, since most starts of the app don't
/// need them.
#[derive(Clone)]
pub struct Aloud {
    /// The microphone.
    pub recorder: Rc<dyn Recorder>,
    /// The speaker.
    pub sounds: Rc<dyn Sounds>,
    /// A voice that reads aloud.
    pub speech: Rc<dyn Speech>,
    /// Speech recognition on the device.
    pub transcriber: Rc<dyn Transcriber>,
    /// Storage for recordings.
    pub recordings: Rc<dyn Recordings>,
}

/// Loads what practice aloud needs.
pub trait BringsAloud {
    /// Everything; `None` if its part of the program could not be fetched.
    fn bring(&self) -> Pending<'_, Option<Aloud>>;
}

/// A recorder's events.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Heard {
    /// The next chunk of sound. All chunks in order form one file.
    Chunk(Vec<u8>),
    /// How loud it is now; see [`crate::domain::speaking::level`]. Missing where the browser cannot tell.
    Level(u8),
    /// It stopped, with a reason if nobody asked for it. No more events follow.
    Stopped(Option<Trouble>),
}

/// A microphone.
pub trait Recorder {
    /// Asks for the microphone without recording.
    ///
    /// # Errors
    /// Why there is none.
    fn ask(&self) -> Pending<'_, Result<(), Trouble>>;

    /// Records until it is stopped and reports each chunk.
    ///
    /// # Errors
    /// Why it cannot.
    fn start(&self, told: Box<dyn Fn(Heard)>) -> Pending<'_, Result<Box<dyn Take>, Trouble>>;
}

/// A running recording.
pub trait Take {
    /// The media type of the chunks.
    fn media(&self) -> String;

    /// Stops; the remaining chunks are reported, then the stop. Stopping twice is not an error.
    fn stop(&self);
}

/// A speaker.
pub trait Sounds {
    /// Reads recorded files, which are heard one after the other as one sound.
    ///
    /// # Errors
    /// What the browser said when one is no sound that it knows.
    fn open(&self, files: Vec<Vec<u8>>) -> Pending<'_, Result<Rc<dyn Sound>, String>>;
}

/// A decoded sound.
pub trait Sound {
    /// Its length.
    fn length(&self) -> Duration;

    /// Its waveform; see [`crate::domain::practice::recording::peaks`].
    fn peaks(&self, count: usize) -> Vec<u8>;

    /// How it was delivered; none where nobody speaks.
    fn delivery(&self) -> Option<Delivery>;

    /// Plays it from a moment on, in place of what was played before; says when its end was heard.
    fn play(&self, from: Duration, ended: Box<dyn Fn()>);

    /// Stops playback.
    fn stop(&self);
}

/// A voice that reads aloud.
pub trait Speech {
    /// Whether there is one.
    fn is_there(&self) -> bool;

    /// Reads an English text, replacing any other; reports when it is done, and whether anything
    /// could be heard.
    fn say(&self, text: &str, done: Box<dyn Fn(bool)>);

    /// Stops reading.
    fn hush(&self);
}

/// Whether there can be a transcript.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Transcribing {
    /// The browser recognizes speech on the device.
    Ready,
    /// It would, once it has fetched its own model.
    NeedsModel,
    /// It does not, or only by sending sound away.
    #[default]
    Missing,
}

/// Speech recognition on the device. It never sends sound away.
pub trait Transcriber {
    /// Whether there can be a transcript.
    fn standing(&self) -> Pending<'_, Transcribing>;

    /// Has the browser fetch its model, and says whether it is there then.
    fn fetch_model(&self) -> Pending<'_, bool>;

    /// Listens to the microphone until it is stopped, and reports each phrase once. `None` where it
    /// cannot without sending sound away.
    fn listen(&self, told: Box<dyn Fn(Phrase)>) -> Option<Box<dyn Listening>>;
}

/// Speech recognition under way.
pub trait Listening {
    /// Stops; the last phrases are still reported. Stopping twice is not an error.
    fn stop(&self);
}

/// Stores recordings: a metadata row for each, and its sound in numbered chunks.
pub trait Recordings {
    /// The rows of all recordings, sorted by key.
    ///
    /// # Errors
    /// When they cannot be read.
    fn list(&self) -> Pending<'_, Result<Vec<Row>, StorageError>>;

    /// Writes a row and a chunk of the same recording, both or neither.
    ///
    /// # Errors
    /// When the transaction was aborted; nothing was changed then.
    fn keep(&self, row: Row, chunk: Option<Chunk>) -> Pending<'_, Result<(), StorageError>>;

    /// The sound of a recording: its chunks in order, joined.
    ///
    /// # Errors
    /// When it cannot be read.
    fn sound(&self, key: &str) -> Pending<'_, Result<Vec<u8>, StorageError>>;

    /// Removes a recording with its sound; removing a missing one is not an error.
    ///
    /// # Errors
    /// When the transaction was aborted; nothing was changed then.
    fn remove(&self, key: &str) -> Pending<'_, Result<(), StorageError>>;
}

/// A chunk of a recording.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chunk {
    /// Its index, from 0.
    pub number: u32,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
