//! Documents for word processors.

use super::{FileError, Pending};
use crate::domain::document::Document;

/// Makes files that word processors open.
pub trait WordFiles {
    /// The file of a document.
    ///
    /// # Errors
    /// When what makes such files is not on this device yet and cannot be fetched.
    fn write(&self, document: Document) -> Pending<'_, Result<Vec<u8>, FileError>>;
}
