//! A file that the candidate chose in a page's input, and what was made of it.

use std::fmt::Display;

use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::ports::FileError;
use crate::state::core::Core;

/// What was made of a chosen file, or why nothing was; a copyable handle.
pub struct ChosenFile<T: Send + Sync + 'static> {
    core: &'static Core,
    /// The id of the input.
    input: &'static str,
    /// What was made of it; none before a file is chosen, and while one is read.
    pub found: RwSignal<Option<Result<T, String>>>,
    /// Whether a file is being read.
    pub is_reading: RwSignal<bool>,
}

// By hand, since a handle can be copied whatever is made of the file.
impl<T: Send + Sync> Clone for ChosenFile<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for ChosenFile<T> {}

impl<T: Send + Sync> ChosenFile<T> {
    /// The file of an input, by the input's id.
    #[must_use]
    pub fn of(core: &'static Core, input: &'static str) -> Self {
        Self {
            core,
            input,
            found: RwSignal::new(None),
            is_reading: RwSignal::new(false),
        }
    }

    /// Reads the file that stands in the input now. `too_large` is what to say of one that is too
    /// large to be opened at all.
    pub fn open<E: Display + 'static>(
        self,
        too_large: E,
        read: impl FnOnce(&str) -> Result<T, E> + 'static,
    ) {
        self.found.set(None);
        self.is_reading.set(true);
        let files = self
            .core
            .services
            .with_value(|services| services.files.clone());
        spawn_local(async move {
            let found = match files.chosen(self.input).await {
                Ok(None) => None,
                Ok(Some(text)) => Some(read(&text).map_err(|error| error.to_string())),
                Err(FileError::TooLarge) => Some(Err(too_large.to_string())),
                Err(error) => Some(Err(error.to_string())),
            };
            // The view may have gone meanwhile.
            let _ = self.is_reading.try_set(false);
            let _ = self.found.try_set(found);
        });
    }
}
