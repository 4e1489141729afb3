//! Importing and exporting texts: files, the clipboard, the share sheet, the printer.

use std::fmt;

use crate::domain::incoming::word::WordError;
use crate::domain::record::backup::BackupError;
use crate::domain::writing::document::FileKind;
use crate::ports::pending::Pending;

/// Why a chosen file could not be opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileError {
    /// It would not fit into memory when unpacked.
    TooLarge,
    /// The browser could not read or write it.
    Refused(String),
    /// The part of the app that writes this kind of file could not be fetched.
    WriterMissing,
    /// The part of the app that reads this kind of file could not be fetched.
    ReaderMissing,
    /// It is no Word file that can be read.
    Word(WordError),
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
            Self::WriterMissing => out.write_str(
                "Word export didn’t load. Your memo is safe. Reload the page online and try again, or print it.",
            ),
            Self::ReaderMissing => out.write_str(
                "What opens Word files didn’t load. Reload the page online and try again, or paste the text.",
            ),
            Self::Word(error) => error.fmt(out),
        }
    }
}

/// A file to export.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: FileKind,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A file that was opened with the app.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenedFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What became of something that was to be shared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shared {
    /// The candidate shared it or canceled.
    Done,
    /// The browser refused.
    Refused,
}

/// Moves texts between the app and the device.
pub trait Files {
    /// Downloads a text as a compressed file.
    ///
    /// # Errors
    /// The browser's message.
    fn save_compressed(&self, name: String, text: String) -> Pending<'_, Result<(), FileError>>;

    /// Downloads a file.
    ///
    /// # Errors
    /// The browser's message.
    fn save(&self, file: &File) -> Result<(), FileError>;

    /// Whether there is a share sheet.
    fn can_share(&self) -> bool;

    /// Opens the share sheet with a text, and with a file if the sheet accepts it. The call itself
    /// must open it, since that only works during a click.
    fn share(&self, text: String, file: Option<File>) -> Pending<'static, Shared>;

    /// The bytes of the file chosen in the page's file input `id`; a compressed file is unpacked as
    /// far as it is readable. `None` if no file is chosen.
    ///
    /// # Errors
    /// If it cannot be read at all.
    fn chosen(&self, id: &'static str) -> Pending<'_, Result<Option<Vec<u8>>, FileError>>;

    /// Calls back with each file that is opened with the app in the device's own file manager, as long
    /// as the page lives: its name, and its bytes unpacked.
    fn on_opened(&self, opened: Box<dyn Fn(Result<OpenedFile, FileError>)>);

    /// Puts a text on the clipboard and says whether it is there.
    fn copy(&self, text: String) -> Pending<'_, bool>;

    /// Opens the print dialog.
    fn print(&self);
}
