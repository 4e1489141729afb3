//! The age format, by the crate `age`. It needs the system's random numbers, so it is no part of the
//! domain.

use std::io::{Read, Write};
use std::iter;

use age::scrypt::{Identity, Recipient};
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor};
use unicode_normalization::UnicodeNormalization;

use crate::domain::record::sealed::{self, SealError};

/// Encrypts `content` with a passphrase, for that much work (see [`sealed::WORK`]).
///
/// # Errors
/// When this device has too little memory, or the system gives no random numbers.
pub fn seal(content: &[u8], passphrase: &str, work: u8) -> Result<Vec<u8>, SealError> {
    has_memory(work)?;
    let mut recipient = Recipient::new(secret(passphrase));
    recipient.set_work_factor(work);
    let refused = |error: &dyn ToString| SealError::Refused(error.to_string());
    let encryptor =
        Encryptor::with_recipients(iter::once(&recipient as _)).map_err(|error| refused(&error))?;
    let mut file = Vec::new();
    let mut writer = encryptor
        .wrap_output(&mut file)
        .map_err(|error| refused(&error))?;
    writer
        .write_all(content)
        .and_then(|()| writer.finish())
        .map_err(|error| refused(&error))?;
    Ok(file)
}

/// Decrypts a file with a passphrase.
///
/// # Errors
/// When the passphrase is another one, or the file is damaged or not for a passphrase.
pub fn open(file: &[u8], passphrase: &str) -> Result<Vec<u8>, SealError> {
    let work = sealed::work(file)?;
    has_memory(work)?;
    let mut identity = Identity::new(secret(passphrase));
    identity.set_max_work_factor(work);
    let reader = Decryptor::new(file)
        .and_then(|decryptor| decryptor.decrypt(iter::once(&identity as _)))
        .map_err(|error| match error {
            DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
                SealError::WrongPassphrase
            }
            DecryptError::NoMatchingKeys => SealError::NotByPassphrase,
            DecryptError::ExcessiveWork { required, .. } => SealError::TooMuchWork(required),
            _ => SealError::Damaged,
        });
    let mut content = Vec::new();
    reader?
        .read_to_end(&mut content)
        .map_err(|_| SealError::Damaged)?;
    Ok(content)
}

/// A program that runs out of memory in the middle of it would end, so it is asked for before.
fn has_memory(work: u8) -> Result<(), SealError> {
    let mut probe: Vec<u8> = Vec::new();
    probe
        .try_reserve_exact(sealed::memory(work))
        .map_err(|_| SealError::TooLittleMemory)
}

/// Keyboards differ in how they write an accent, so it has one form.
fn secret(passphrase: &str) -> SecretString {
    SecretString::from(passphrase.nfc().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUICK: u8 = 2;

    #[test]
    fn what_is_sealed_opens_with_the_same_passphrase_only() {
        let content = vec![7; 200_000];
        let file = seal(&content, "caf\u{e9} harbor", QUICK).unwrap();
        assert!(sealed::is_sealed(&file));
        assert_eq!(sealed::work(&file), Ok(QUICK));
        assert_eq!(
            open(&file, "cafe\u{301} harbor").as_ref(),
            Ok(&content),
            "an accent in two characters"
        );
        for wrong in ["", "cafe harbor", "caf\u{e9} harbor "] {
            assert_eq!(open(&file, wrong), Err(SealError::WrongPassphrase));
        }
        let again = seal(&content, "caf\u{e9} harbor", QUICK).unwrap();
        assert_ne!(file, again, "each file has a salt of its own");
    }

    #[test]
    fn a_file_that_was_cut_or_changed_anywhere_is_refused() {
        let file = seal(&vec![7; 70_000], "harbor", QUICK).unwrap();
        let header = file.len() - 70_000 - 2 * 16 - 16;
        for length in [21, 60, header, header + 16, 65_000, file.len() - 1] {
            let opened = open(&file[..length], "harbor");
            assert_eq!(opened, Err(SealError::Damaged), "{length}");
        }
        for at in [header + 3, header + 40, file.len() - 1] {
            let mut changed = file.clone();
            changed[at] ^= 1;
            assert_eq!(open(&changed, "harbor"), Err(SealError::Damaged), "{at}");
        }
        let mut longer = file;
        longer.push(0);
        assert_eq!(open(&longer, "harbor"), Err(SealError::Damaged));
    }
}
