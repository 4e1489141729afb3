//! The microphone, the speaker and a voice, for practice aloud.

use std::rc::Rc;
use std::time::Duration;

use crate::domain::practice::recording::Trouble;
use crate::domain::speaking::delivery::Delivery;
use crate::ports::pending::Pending;
use crate::ports::store::{Row, StorageError};

/// Everything that practice aloud needs of a device. It comes by itself, since most starts of the
/// app do without.
#[derive(Clone)]
pub struct Aloud {
    /// The microphone.
    pub recorder: Rc<dyn Recorder>,
    /// The speaker.
    pub sounds: Rc<dyn Sounds>,
    /// A voice that reads.
    pub speech: Rc<dyn Speech>,
    /// Where recordings are kept.
    pub recordings: Rc<dyn Recordings>,
}

/// Brings what practice aloud needs.
pub trait BringsAloud {
    /// All of it; none when the part of the program that has it could not be fetched.
    fn bring(&self) -> Pending<'_, Option<Aloud>>;
}

/// What a recorder tells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Heard {
    /// The next piece of sound. The pieces in their order are one file.
    Chunk(Vec<u8>),
    /// It stopped, for a reason if nobody asked for it. Nothing is told after this.
    Stopped(Option<Trouble>),
}

/// A microphone.
pub trait Recorder {
    /// Asks for the microphone without recording.
    ///
    /// # Errors
    /// Why there is none.
    fn ask(&self) -> Pending<'_, Result<(), Trouble>>;

    /// Records until it is stopped and tells each chunk when it is there.
    ///
    /// # Errors
    /// Why it cannot.
    fn start(&self, told: Box<dyn Fn(Heard)>) -> Pending<'_, Result<Box<dyn Take>, Trouble>>;
}

/// A recording that is being made.
pub trait Take {
    /// The media type of what is told.
    fn media(&self) -> String;

    /// Stops; the rest is told, then that it stopped. Stopping twice is no error.
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

/// Sound that can be heard.
pub trait Sound {
    /// How long it is.
    fn length(&self) -> Duration;

    /// Its shape; see [`crate::domain::practice::recording::peaks`].
    fn peaks(&self, count: usize) -> Vec<u8>;

    /// How it was delivered; none where nobody speaks.
    fn delivery(&self) -> Option<Delivery>;

    /// Plays it from a moment on, in place of what was played before; says when its end was heard.
    fn play(&self, from: Duration, ended: Box<dyn Fn()>);

    /// Falls silent.
    fn stop(&self);
}

/// A voice that reads.
pub trait Speech {
    /// Whether there is one.
    fn is_there(&self) -> bool;

    /// Reads an English text, in place of what it was reading; says when it is done, and whether
    /// anything could be heard.
    fn say(&self, text: &str, done: Box<dyn Fn(bool)>);

    /// Falls silent.
    fn hush(&self);
}

/// Keeps recordings: a row that describes each, and its sound in numbered chunks.
pub trait Recordings {
    /// The rows of all recordings, sorted by key.
    ///
    /// # Errors
    /// When they cannot be read.
    fn list(&self) -> Pending<'_, Result<Vec<Row>, StorageError>>;

    /// Writes a row and, with it or not at all, a chunk of the same recording.
    ///
    /// # Errors
    /// When the transaction was aborted; nothing was changed then.
    fn keep(&self, row: Row, chunk: Option<Chunk>) -> Pending<'_, Result<(), StorageError>>;

    /// The sound of a recording: its chunks in their order, as one.
    ///
    /// # Errors
    /// When it cannot be read.
    fn sound(&self, key: &str) -> Pending<'_, Result<Vec<u8>, StorageError>>;

    /// Removes a recording with its sound; one that is not there is no error.
    ///
    /// # Errors
    /// When the transaction was aborted; nothing was changed then.
    fn remove(&self, key: &str) -> Pending<'_, Result<(), StorageError>>;
}

/// A piece of a recording.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chunk {
    /// Its place, counted from 0.
    pub number: u32,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
