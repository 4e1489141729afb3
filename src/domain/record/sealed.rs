//! Encrypted files: recognizing one by its header, and whether this app should try to open it.
//!
//! The format is age, version 1, with a passphrase (<https://age-encryption.org/v1>). The header is
//! plain text and states the work factor of a guess, as a power of two.

use std::fmt;
use std::ops::RangeInclusive;

/// The first line of every such file.
const HEADER: &[u8] = b"age-encryption.org/v1\n";

/// The longest header to parse. One with a passphrase has about 150 bytes.
const LONGEST_HEADER: usize = 4_096;

/// The work factor of this app's own files: 64 MB of memory, and about a second on a phone. The `age`
/// command uses 18.
pub const WORK: u8 = 16;

/// The work factors that this app accepts. The largest takes 1 GB of memory.
const ACCEPTED: RangeInclusive<u8> = 1..=20;

/// Why a file cannot be encrypted or decrypted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SealError {
    /// The passphrase is wrong.
    WrongPassphrase,
    /// It is incomplete or was changed.
    Damaged,
    /// It was encrypted for a key, so no passphrase opens it.
    NotByPassphrase,
    /// Its work factor is larger than any legitimate file needs.
    TooMuchWork(u8),
    /// This device has too little memory for the work.
    TooLittleMemory,
    /// The part of the app for encryption could not be fetched.
    PartMissing,
    /// The browser refused; the text says why.
    Refused(String),
}

impl fmt::Display for SealError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongPassphrase => out.write_str(
                "This passphrase doesn’t open the file. Check capital letters and the keyboard layout, then try again.",
            ),
            Self::Damaged => out.write_str(
                "This encrypted file is damaged, or its end is missing. Nothing was changed. Copy the whole file again.",
            ),
            Self::NotByPassphrase => out.write_str(
                "This file was encrypted to a key, not with a passphrase. Nothing was changed. Decrypt it with the \
                 app that made it.",
            ),
            Self::TooMuchWork(work) => write!(
                out,
                "This file asks for far too much work to check a passphrase (2 to the power of {work}). No backup \
                 of Loopready does. It was not opened."
            ),
            Self::TooLittleMemory => out.write_str(
                "This device has too little free memory to open the file. Close other tabs, or use a laptop.",
            ),
            Self::PartMissing => out.write_str(
                "Encryption didn’t load. Nothing was changed. Reload the page online, then try again.",
            ),
            Self::Refused(detail) => write!(
                out,
                "The browser couldn’t encrypt or decrypt the file ({detail}). Nothing was changed."
            ),
        }
    }
}

/// Whether a file is encrypted.
#[must_use]
pub fn is_sealed(file: &[u8]) -> bool {
    file.starts_with(HEADER)
}

/// The work factor of an encrypted file.
///
/// # Errors
/// If it has no passphrase, or its work factor is too large.
pub fn work(file: &[u8]) -> Result<u8, SealError> {
    let header = file.get(..file.len().min(LONGEST_HEADER));
    let header = String::from_utf8_lossy(header.unwrap_or_default());
    let stanza = header
        .lines()
        .find_map(|line| line.strip_prefix("-> "))
        .ok_or(SealError::Damaged)?;
    let mut words = stanza.split(' ');
    if words.next() != Some("scrypt") {
        return Err(SealError::NotByPassphrase);
    }
    let work = words.nth(1).and_then(|work| work.parse().ok());
    match work {
        None => Err(SealError::Damaged),
        Some(work) if !ACCEPTED.contains(&work) => Err(SealError::TooMuchWork(work)),
        Some(work) => Ok(work),
    }
}

/// The memory that this work factor takes, in bytes.
#[must_use]
pub fn memory(work: u8) -> usize {
    // Blocks of 128 bytes, eight at a time (RFC 7914, with r = 8).
    1_024_usize.saturating_mul(1_usize.checked_shl(work.into()).unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_says_whether_a_passphrase_opens_the_file_and_for_how_much_work() {
        let file = |stanza: &str| format!("age-encryption.org/v1\n-> {stanza}\nbody\n--- mac\n");
        for (stanza, expected) in [
            ("scrypt c2FsdHNhbHRzYWx0c2FsdA 16", Ok(16)),
            ("scrypt c2FsdHNhbHRzYWx0c2FsdA 20", Ok(20)),
            ("scrypt c2FsdA 21", Err(SealError::TooMuchWork(21))),
            ("scrypt c2FsdA 0", Err(SealError::TooMuchWork(0))),
            ("scrypt c2FsdA 999", Err(SealError::Damaged)),
            ("scrypt c2FsdA", Err(SealError::Damaged)),
            ("X25519 c2FsdA", Err(SealError::NotByPassphrase)),
        ] {
            let file = file(stanza);
            assert!(is_sealed(file.as_bytes()));
            assert_eq!(work(file.as_bytes()), expected, "{stanza}");
        }
        assert_eq!(work(HEADER), Err(SealError::Damaged));
        assert!(!is_sealed(b"{\"format\":\"loopready-backup\"}"));
        assert!(!is_sealed(b""));
    }

    #[test]
    fn the_memory_of_the_work_is_what_the_comments_say() {
        assert_eq!(memory(WORK), 64 << 20);
        assert_eq!(memory(*ACCEPTED.end()), 1 << 30);
    }
}
