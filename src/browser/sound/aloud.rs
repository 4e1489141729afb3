//! The devices for practice aloud, in the practice part of the program: most starts of the app
//! don't need them.

#![allow(
    unsafe_code,
    clippy::unnecessary_wraps,
    reason = "what `wasm_split` writes declares an import and an export, and fails where a part cannot be fetched"
)]

use std::rc::Rc;

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::browser::sound::recorder::BrowserRecorder;
use crate::browser::sound::sounds::BrowserSounds;
use crate::browser::sound::speech::BrowserSpeech;
use crate::browser::sound::transcriber::BrowserTranscriber;
use crate::browser::storage::indexed_db::IndexedDb;
use crate::ports::memory::MemoryRecordings;
use crate::ports::pending::Pending;
use crate::ports::{Aloud, BringsAloud, Recordings};

/// Provides the microphone, the speaker, a voice, and the storage for recordings.
pub struct BrowserAloud {
    /// Where recordings are kept; `None` if the browser allows no storage.
    pub database: Option<IndexedDb>,
}

impl BringsAloud for BrowserAloud {
    fn bring(&self) -> Pending<'_, Option<Aloud>> {
        let database = self.database.clone();
        Box::pin(async { aloud(database).await.ok() })
    }
}

#[wasm_split(practice, fallible)]
fn aloud(database: Option<IndexedDb>) -> Result<Aloud, SplitLoaderError> {
    let recordings: Rc<dyn Recordings> = match database {
        Some(database) => Rc::new(database),
        None => Rc::new(MemoryRecordings::default()),
    };
    Ok(Aloud {
        recorder: Rc::new(BrowserRecorder),
        sounds: Rc::new(BrowserSounds::default()),
        speech: Rc::new(BrowserSpeech),
        transcriber: Rc::new(BrowserTranscriber),
        recordings,
    })
}
