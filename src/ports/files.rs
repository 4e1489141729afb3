//! Texts in and out of the app: files, the clipboard, the printer.

use std::fmt;

use super::Pending;
use crate::domain::backup::BackupError;

/// Why a chosen file could not be opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileError {
    /// It would not fit into memory when unpacked.
    TooLarge,
    /// The browser could not read or write it.
    Refused(String),
}

impl fmt::Display for FileError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => BackupError::TooLarge.fmt(out),
            Self::Refused(detail) => write!(
                out,
                "The browser could not handle that file ({detail}). Nothing was changed. Copy the file onto \
                 this device and try again."
            ),
        }
    }
}

/// Moves texts between the app and the rest of the device.
pub trait Files {
    /// Offers a text as a compressed file to keep.
    ///
    /// # Errors
    /// What the browser said.
    fn save_compressed(&self, name: String, text: String) -> Pending<'_, Result<(), FileError>>;

    /// The text of the file chosen in the page's file input `id`; a compressed file is unpacked as
    /// far as it reaches. None when no file is chosen.
    ///
    /// # Errors
    /// When it cannot be read at all.
    fn chosen(&self, id: &'static str) -> Pending<'_, Result<Option<String>, FileError>>;

    /// Puts a text on the clipboard and says whether it is there.
    fn copy(&self, text: String) -> Pending<'_, bool>;

    /// Opens the print dialog.
    fn print(&self);
}
