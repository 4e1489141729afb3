//! Built-in content provided by a test.

use crate::ports::pending::Pending;
use crate::ports::{Content, ContentError, DataFile};

/// Built-in content provided by a test; any other file counts as unreachable.
#[derive(Clone, Default)]
pub struct MemoryContent {
    files: Vec<(DataFile, String)>,
}

impl MemoryContent {
    /// The same with another file.
    #[must_use]
    pub fn with(mut self, file: DataFile, text: impl Into<String>) -> Self {
        self.files.push((file, text.into()));
        self
    }
}

impl Content for MemoryContent {
    fn load(&self, file: DataFile) -> Pending<'_, Result<String, ContentError>> {
        let found = self.files.iter().find(|(name, _)| *name == file);
        let text = found.map(|(_, text)| text.clone()).ok_or(ContentError {
            file: file.name(),
            detail: "there is no network".to_owned(),
        });
        Box::pin(std::future::ready(text))
    }
}
