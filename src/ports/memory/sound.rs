//! Sound provided by tests, and recordings in memory.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use crate::domain::practice::recording::Trouble;
use crate::domain::practice::transcript::Phrase;
use crate::domain::speaking::delivery::Delivery;
use crate::ports::pending::Pending;
use crate::ports::{
    Aloud, BringsAloud, Chunk, Heard, Listening, Recorder, Recordings, Row, Sound, Sounds, Speech,
    StorageError, Take, Transcriber, Transcribing,
};

/// Chunks by recording and index.
type Chunks = BTreeMap<(String, u32), Vec<u8>>;

/// Recordings in memory. Clones share them.
#[derive(Clone, Default)]
pub struct MemoryRecordings {
    rows: Rc<RefCell<BTreeMap<String, String>>>,
    chunks: Rc<RefCell<Chunks>>,
}

impl Recordings for MemoryRecordings {
    fn list(&self) -> Pending<'_, Result<Vec<Row>, StorageError>> {
        let rows = self
            .rows
            .borrow()
            .iter()
            .map(|(key, text)| Row {
                key: key.clone(),
                text: text.clone(),
            })
            .collect();
        Box::pin(std::future::ready(Ok(rows)))
    }

    fn keep(&self, row: Row, chunk: Option<Chunk>) -> Pending<'_, Result<(), StorageError>> {
        if let Some(chunk) = chunk {
            let place = (row.key.clone(), chunk.number);
            self.chunks.borrow_mut().insert(place, chunk.bytes);
        }
        self.rows.borrow_mut().insert(row.key, row.text);
        Box::pin(std::future::ready(Ok(())))
    }

    fn sound(&self, key: &str) -> Pending<'_, Result<Vec<u8>, StorageError>> {
        let chunks = self.chunks.borrow();
        let from = (key.to_owned(), 0);
        let until = (key.to_owned(), u32::MAX);
        let sound = chunks
            .range(from..=until)
            .flat_map(|(_, bytes)| bytes.iter().copied())
            .collect();
        Box::pin(std::future::ready(Ok(sound)))
    }

    fn remove(&self, key: &str) -> Pending<'_, Result<(), StorageError>> {
        self.rows.borrow_mut().remove(key);
        self.chunks.borrow_mut().retain(|(of, _), _| of != key);
        Box::pin(std::future::ready(Ok(())))
    }
}

/// A microphone that records the given sound, all of it when it is stopped.
#[derive(Clone, Default)]
pub struct MemoryRecorder {
    /// The sound to record.
    pub sound: Vec<u8>,
    /// The level it reports as it starts.
    pub level: Option<u8>,
    /// The error it reports.
    pub trouble: Option<Trouble>,
}

/// Listener for the recorded sound.
type Told = Box<dyn Fn(Heard)>;

struct MemoryTake {
    sound: Vec<u8>,
    told: RefCell<Option<Told>>,
}

impl Recorder for MemoryRecorder {
    fn ask(&self) -> Pending<'_, Result<(), Trouble>> {
        Box::pin(std::future::ready(self.trouble.clone().map_or(Ok(()), Err)))
    }

    fn start(&self, told: Box<dyn Fn(Heard)>) -> Pending<'_, Result<Box<dyn Take>, Trouble>> {
        if let Some(level) = self.level {
            told(Heard::Level(level));
        }
        let take: Box<dyn Take> = Box::new(MemoryTake {
            sound: self.sound.clone(),
            told: RefCell::new(Some(told)),
        });
        Box::pin(std::future::ready(
            self.trouble.clone().map_or(Ok(take), Err),
        ))
    }
}

impl Take for MemoryTake {
    fn media(&self) -> String {
        "audio/webm".to_owned()
    }

    fn stop(&self) {
        if let Some(told) = self.told.borrow_mut().take() {
            told(Heard::Chunk(self.sound.clone()));
            told(Heard::Stopped(None));
        }
    }
}

/// A device without a voice.
pub struct Mute;

impl Speech for Mute {
    fn is_there(&self) -> bool {
        false
    }

    fn say(&self, _: &str, done: Box<dyn Fn(bool)>) {
        done(false);
    }

    fn hush(&self) {}
}

/// Recognition that hears the given phrases: the first as it begins, the rest as it stops.
#[derive(Clone, Default)]
pub struct MemoryTranscriber {
    /// Whether there is any.
    pub standing: Transcribing,
    /// What it hears.
    pub phrases: Vec<Phrase>,
}

/// Listener for the phrases.
type ToldPhrase = Box<dyn Fn(Phrase)>;

struct MemoryListening {
    rest: Vec<Phrase>,
    told: RefCell<Option<ToldPhrase>>,
}

impl Transcriber for MemoryTranscriber {
    fn standing(&self) -> Pending<'_, Transcribing> {
        Box::pin(std::future::ready(self.standing))
    }

    fn fetch_model(&self) -> Pending<'_, bool> {
        Box::pin(std::future::ready(self.standing != Transcribing::Missing))
    }

    fn listen(&self, told: Box<dyn Fn(Phrase)>) -> Option<Box<dyn Listening>> {
        if self.standing == Transcribing::Missing {
            return None;
        }
        let mut rest = self.phrases.clone();
        if !rest.is_empty() {
            told(rest.remove(0));
        }
        Some(Box::new(MemoryListening {
            rest,
            told: RefCell::new(Some(told)),
        }))
    }
}

impl Listening for MemoryListening {
    fn stop(&self) {
        if let Some(told) = self.told.borrow_mut().take() {
            for phrase in &self.rest {
                told(phrase.clone());
            }
        }
    }
}

/// A speaker for which a byte is a second of silence, and which ends playback immediately.
pub struct MemorySounds;

struct Silence(Duration);

impl Sounds for MemorySounds {
    fn open(&self, files: Vec<Vec<u8>>) -> Pending<'_, Result<Rc<dyn Sound>, String>> {
        let seconds = files.iter().map(Vec::len).sum::<usize>();
        let seconds = u64::try_from(seconds).unwrap_or(u64::MAX);
        let sound: Rc<dyn Sound> = Rc::new(Silence(Duration::from_secs(seconds)));
        Box::pin(std::future::ready(Ok(sound)))
    }
}

impl Sound for Silence {
    fn length(&self) -> Duration {
        self.0
    }

    fn peaks(&self, count: usize) -> Vec<u8> {
        vec![0; count]
    }

    fn delivery(&self) -> Option<Delivery> {
        None
    }

    fn play(&self, _: Duration, ended: Box<dyn Fn()>) {
        ended();
    }

    fn stop(&self) {}
}

/// The devices for practice aloud, without a voice. Clones share their recordings.
#[derive(Clone, Default)]
pub struct MemoryAloud {
    /// The microphone.
    pub recorder: MemoryRecorder,
    /// Speech recognition.
    pub transcriber: MemoryTranscriber,
    /// Storage for recordings.
    pub recordings: MemoryRecordings,
}

impl BringsAloud for MemoryAloud {
    fn bring(&self) -> Pending<'_, Option<Aloud>> {
        let aloud = Aloud {
            recorder: Rc::new(self.recorder.clone()),
            sounds: Rc::new(MemorySounds),
            speech: Rc::new(Mute),
            transcriber: Rc::new(self.transcriber.clone()),
            recordings: Rc::new(self.recordings.clone()),
        };
        Box::pin(std::future::ready(Some(aloud)))
    }
}
