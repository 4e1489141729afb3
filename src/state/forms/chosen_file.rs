//! A file chosen in a page's input, or pasted text.

use std::sync::Arc;

use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::ports::FileError;
use crate::state::core::Core;

/// The content to parse, and its name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChosenText {
    /// The file's name; empty for pasted text.
    pub name: String,
    /// The bytes, decoded again when another encoding is chosen.
    pub bytes: Arc<Vec<u8>>,
}

/// The file of an input; a copyable handle.
#[derive(Clone, Copy)]
pub struct ChosenFile {
    core: &'static Core,
    /// The id of the input.
    input: &'static str,
    /// The chosen or pasted content, or the error; `None` before.
    pub found: RwSignal<Option<Result<ChosenText, FileError>>>,
    /// Whether a file is being read.
    pub is_reading: RwSignal<bool>,
}

impl ChosenFile {
    /// The file of an input, by the input's id; a file that was opened with the app is in it right away.
    #[must_use]
    pub fn of(core: &'static Core, input: &'static str) -> Self {
        let handed = core.handed.try_update_value(Option::take).flatten();
        let chosen = handed.map(|file| {
            Ok(ChosenText {
                name: file.name,
                bytes: Arc::new(file.bytes),
            })
        });
        Self {
            core,
            input,
            found: RwSignal::new(chosen),
            is_reading: RwSignal::new(false),
        }
    }

    /// Takes a pasted text.
    pub fn paste(self, text: String) {
        let bytes = Arc::new(text.into_bytes());
        let name = String::new();
        self.found.set(Some(Ok(ChosenText { name, bytes })));
    }

    /// Reads the file of that name from the input.
    pub fn open(self, name: String) {
        self.found.set(None);
        self.is_reading.set(true);
        let files = self
            .core
            .services
            .with_value(|services| services.files.clone());
        spawn_local(async move {
            let found = match files.chosen(self.input).await {
                Ok(None) => None,
                Ok(Some(bytes)) => Some(Ok(ChosenText {
                    name,
                    bytes: Arc::new(bytes),
                })),
                Err(error) => Some(Err(error)),
            };
            // The view may have been removed meanwhile.
            let _ = self.is_reading.try_set(false);
            let _ = self.found.try_set(found);
        });
    }
}
