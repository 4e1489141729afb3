//! Errors of the sync folder, in words that say what is safe and what to do.

use std::fmt;

/// Why the sync folder could not be read or written. Nothing on this device changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PlaceTrouble {
    /// The folder was moved, renamed, or deleted, or its drive isn't connected.
    Vanished,
    /// The browser needs permission again, which it only asks for after a click.
    NeedsPress,
    /// The folder can be read but not written.
    ReadOnly,
    /// The drive is full.
    Full,
    /// A file in the folder is too large to be a bundle.
    TooLarge,
    /// The sync part of the app could not be fetched.
    PartMissing,
    /// Anything else; the text is the browser's.
    Refused(String),
}

impl fmt::Display for PlaceTrouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Vanished => out.write_str(
                "The folder is gone: it was moved, renamed, or deleted. Your records here are safe. Choose it again.",
            ),
            Self::NeedsPress => out.write_str(
                "The browser asks for permission to the folder again. Press “Allow folder”.",
            ),
            Self::ReadOnly => out.write_str(
                "The folder can’t be written to. Changes from other devices still arrive. Check its permissions.",
            ),
            Self::Full => out.write_str(
                "There is no space left in the folder. Your records here are safe. Free some space, then sync again.",
            ),
            Self::TooLarge => out.write_str(
                "A file in the folder is far larger than a sync file can be. It was left alone.",
            ),
            Self::PartMissing => out.write_str(
                "Sync didn’t load. Your records here are safe. Reload this page online.",
            ),
            Self::Refused(detail) => write!(
                out,
                "The browser couldn’t use the folder ({detail}). Your records here are safe. Try again, or choose \
                 another folder."
            ),
        }
    }
}
