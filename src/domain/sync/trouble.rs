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
    /// The server doesn't take the user name and password.
    WrongLogin,
    /// The server shows this user nothing of the folder.
    Forbidden,
    /// The server lets this user read but not write.
    ReadOnlyServer,
    /// The server has no folder at this address.
    NoSuchFolder,
    /// The server has no place to make the folder in.
    NoParentFolder,
    /// What answers is no WebDAV server: a page to sign in, or a host without WebDAV.
    NotWebDav,
    /// Another program wrote this device's file in the meantime.
    ChangedMeanwhile,
    /// Another program holds a lock on the file.
    Locked,
    /// The server has no space left for it.
    ServerFull,
    /// The server failed, with this status.
    ServerTrouble(u16),
    /// Nothing answered: no network, or no server there.
    Unreachable,
    /// The answer took too long.
    TooSlow,
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
            Self::WrongLogin => out.write_str(
                "The server refused the user name or password. Your records here are safe. Type them again.",
            ),
            Self::Forbidden => out.write_str(
                "The server doesn’t let this user open the folder. Your records here are safe. Ask the \
                 person who runs the server.",
            ),
            Self::ReadOnlyServer => out.write_str(
                "The server doesn’t let this user write to the folder. Changes from other devices still arrive. Ask \
                 the person who runs the server.",
            ),
            Self::NoSuchFolder => out.write_str(
                "The server has no folder at this address. Your records here are safe. Check the address.",
            ),
            Self::NoParentFolder => out.write_str(
                "The server can’t make the folder, since the folder above it is missing. Check the address.",
            ),
            Self::NotWebDav => out.write_str(
                "What answers there is not a WebDAV server. On a guest network, sign in first. Otherwise, check the \
                 address.",
            ),
            Self::ChangedMeanwhile => out.write_str(
                "Something else wrote this device’s file on the server. Your records here are safe. Sync again.",
            ),
            Self::Locked => out.write_str(
                "Another program has locked the file on the server. Your records here are safe. Sync again later.",
            ),
            Self::ServerFull => out.write_str(
                "The server has no space left for the file. Your records here are safe. Free some space there, then \
                 sync again.",
            ),
            Self::ServerTrouble(status) => write!(
                out,
                "The server had a problem (status {status}). Your records here are safe. Sync again later."
            ),
            Self::Unreachable => out.write_str(
                "The server can’t be reached. Your records here are safe. They sync when there is a network again.",
            ),
            Self::TooSlow => out.write_str(
                "The server didn’t answer in time. Your records here are safe. Sync again later.",
            ),
            Self::Refused(detail) => write!(
                out,
                "The browser couldn’t use the folder ({detail}). Your records here are safe. Try again, or choose \
                 another folder."
            ),
        }
    }
}
