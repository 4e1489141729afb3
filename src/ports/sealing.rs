//! Encryption with a passphrase.

use crate::domain::record::sealed::SealError;
use crate::ports::pending::Pending;

/// Encrypts and decrypts texts with a passphrase, as files of age (see [`crate::ports::age`]). It
/// takes about a second, in which the page freezes.
pub trait Sealing {
    /// Encrypts a text, which may be compressed first.
    ///
    /// # Errors
    /// When it cannot.
    fn seal(&self, text: String, passphrase: String) -> Pending<'_, Result<Vec<u8>, SealError>>;

    /// Decrypts a file; what is compressed in it is unpacked.
    ///
    /// # Errors
    /// When the passphrase is another one, or the file is damaged or not for a passphrase.
    fn open(&self, file: Vec<u8>, passphrase: String) -> Pending<'_, Result<Vec<u8>, SealError>>;
}
