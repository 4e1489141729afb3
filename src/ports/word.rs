//! Documents for word processors.

use crate::domain::writing::document::Document;
use crate::ports::files::FileError;
use crate::ports::pending::Pending;

/// Makes files that word processors open.
pub trait WordFiles {
    /// The file of a document.
    ///
    /// # Errors
    /// When what makes such files is not on this device yet and cannot be fetched.
    fn write(&self, document: Document) -> Pending<'_, Result<Vec<u8>, FileError>>;
}
