//! Documents for word processors.

use crate::domain::writing::document::Document;
use crate::ports::files::FileError;
use crate::ports::pending::Pending;

/// Makes and reads files of word processors.
pub trait WordFiles {
    /// The file of a document.
    ///
    /// # Errors
    /// If the part that creates such files is not on this device yet and cannot be fetched.
    fn write(&self, document: Document) -> Pending<'_, Result<Vec<u8>, FileError>>;

    /// The text of a file, with its structure as Markdown, or plainly.
    ///
    /// # Errors
    /// When what reads such files is not on this device yet and cannot be fetched, or when this is none.
    fn read(&self, bytes: Vec<u8>, is_plain: bool) -> Pending<'_, Result<String, FileError>>;
}
